"""The word of a reply that one letter makes another: "acknoweldged"."""

from typing import Final

from bot.reading.replies.words import words


def mended(word: str) -> str:
    """Return the head that a word is with one letter mistyped, or the word."""
    if word in MISTYPED or not FEWEST_LETTERS <= len(word) <= MOST_LETTERS:
        return word
    return next((head for head in MISTYPED if word[0] == head[0] and _is_slip(word, head)), word)


def _is_slip(word: str, head: str) -> bool:
    """Say whether one letter is too many, missing or in its neighbour's place; the last stays."""
    same = next((at for at, (a, b) in enumerate(zip(word, head, strict=False)) if a != b), None)
    if same is None:
        return len(word) == len(head) + 1 and word[-1] == head[-1]
    if len(word) == len(head):
        if len(word) >= MANY_LETTERS and word[same + 1 :] == head[same + 1 :]:
            return True  # one letter for another
        return word[same : same + 2] == head[same : same + 2][::-1] and (
            word[same + 2 :] == head[same + 2 :]
        )
    shorter, longer = sorted((word, head), key=len)
    return len(longer) == len(shorter) + 1 and longer[same + 1 :] == shorter[same:]


MISTYPED: Final = words("noted acknowledged acknowledge received understood")
"""Words long enough to be known when one letter is doubled, missing or in its neighbour's place."""

FEWEST_LETTERS: Final = 4
MANY_LETTERS: Final = 10
MOST_LETTERS: Final = 14
"""Letters of a word that may be a head mistyped."""
