"""The word of a reply that a slip of the finger makes another: "acknoweldged", "nited"."""

from typing import Final

from bot.reading.replies.words import words


def mended(word: str) -> str:
    """Return the word for taking in that a word is with a slip or two, or the word itself."""
    if word in MISTYPED or not FEWEST_LETTERS <= len(word) <= MOST_LETTERS:
        return word
    ends = word[0], word[-1]
    near = (one for one in MISTYPED if (one[0], one[-1]) == ends or sorted(one) == sorted(word))
    return next((one for one in near if slips(word, one) <= _allowed(one)), word)


def _allowed(word: str) -> int:
    return 2 if len(word) >= MANY_LETTERS else 1


def slips(word: str, meant: str) -> int:
    """Return how many letters are wrong, missing, too many or in their neighbour's place."""
    above: list[int] = []
    row = list(range(len(meant) + 1))
    for at, letter in enumerate(word, 1):
        before, above, row = above, row, [at]
        for place, other in enumerate(meant, 1):
            best = min(above[place - 1] + (letter != other), above[place] + 1, row[-1] + 1)
            swapped = at > 1 and place > 1 and letter == meant[place - 2] and word[at - 2] == other
            row.append(min(best, before[place - 2] + 1) if swapped else best)
    return row[-1]


MISTYPED: Final = words("noted acknowledged acknowledge received understood")
"""Words long enough to be known with a slip in them."""

FEWEST_LETTERS: Final = 4
MANY_LETTERS: Final = 10
MOST_LETTERS: Final = 14
"""Letters of a word that may be one of them mistyped."""
