"""Words set on a page into lines: which stand on one, and what parts them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from bot.reading.formats import marks


class Word(NamedTuple):
    """A word, or a line of them, and where it stands, in points from the bottom left of its page.

    `follows` says that a space stands before it on its line, `closed` that one stands after it.
    """

    text: str
    x: float
    y: float
    end: float
    size: float
    bold: bool = False
    struck: bool = False
    follows: bool = False
    closed: bool = False


class Row(NamedTuple):
    """The words that stand on one line of a page: where it begins and ends, its baseline, its size.

    `text` is its words, with a wide gap kept as a tab, and `starts` those after such a gap.
    `inset` is where its words begin after the number or bullet that hangs before them.
    """

    words: tuple[Word, ...]
    text: str
    x: float
    y: float
    end: float
    size: float
    inset: float
    starts: tuple[Word, ...] = ()


class Setting(NamedTuple):
    """What the lines of a page are measured by.

    Its number, the numbers of its lines by their height, and the size most of its words have.
    """

    number: int
    ranks: Mapping[int, int]
    body: float = 0.0


def _row(words: list[Word], columns: frozenset[int]) -> Row:
    """Set words in a row, left to right."""
    words.sort(key=_across)
    first = words[0]
    parts, size, inset = [first.text], first.size, first.x
    starts = []
    hangs = len(words) > 1 and _hangs(first.text)
    for before, word in pairwise(words):
        part = between(before, word, columns)
        if hangs and word is words[1]:
            part, inset = " ", word.x
        elif part == "\t":
            starts.append(word)
        parts += [part, word.text]
        size = max(size, word.size)
    end = max(word.end for word in words)
    return Row(tuple(words), "".join(parts), first.x, first.y, end, size, inset, tuple(starts))


def between(before: Word, word: Word, columns: frozenset[int] = frozenset()) -> str:
    """Return what parts two words on a line: a tab for a wide gap, a space, or nothing.

    Where a column begins, any gap that is wider than a space is wide enough.
    """
    gap = word.x - before.end
    if gap > (_GAP_AT_COLUMN if round(word.x) in columns else GAP) * word.size:
        return "\t"
    return " " if word.follows or gap > _TOUCH * word.size else ""


def _hangs(text: str) -> bool:
    """Whether a word is only the number or the bullet of what stands after it."""
    return len(text) <= _LONGEST_MARK and marks.parted(f"{text} Xx")[1] == "Xx"


_across = attrgetter("x")


def rows(words: Sequence[Word]) -> list[Row]:
    """Gather words into lines, top to bottom, each left to right; raised letters stay in theirs."""
    gathered: list[list[Word]] = []
    line, reach = float("inf"), 0.0
    for word in sorted(words, key=_down):
        if line - word.y <= reach:
            gathered[-1].append(word)
        else:
            gathered.append([word])
            line, reach = word.y, _SAME * word.size
    columns = _columns(gathered)
    return [_row(line, columns) for line in gathered]


def _columns(lines: Sequence[list[Word]]) -> frozenset[int]:
    """Return where columns begin: several lines have a wide gap before the same place."""
    starts: Counter[int] = Counter()
    for line in lines:
        if len(line) > 1:
            line.sort(key=_across)
            starts.update(round(b.x) for a, b in pairwise(line) if b.x - a.end > GAP * b.size)
    return frozenset(at for at, times in starts.items() if times >= _FEW)


def _down(word: Word) -> float:
    return -word.y


def ranked(words: Sequence[Word]) -> dict[int, int]:
    """Return the number of each line of a page from its top, by its height."""
    heights = sorted({round(word.y) for word in words}, reverse=True)
    return {height: number for number, height in enumerate(heights, 1)}


def usual_size(pages: Sequence[Sequence[Word]]) -> float:
    """Return the size that most letters of a document have."""
    sizes: Counter[float] = Counter()
    for words in pages:
        for word in words:
            sizes[round(word.size * 2) / 2] += len(word.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


GAP = 1.6
_GAP_AT_COLUMN = 0.45
_FEW = 2
_TOUCH = 0.12
_SAME = 0.45
_LONGEST_MARK = 8
