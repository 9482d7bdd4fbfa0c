"""Words set on a page into lines, and lines into the paragraphs they were wrapped from."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from bot.reading.formats import marks
from bot.reading.formats.document import Line, Place


class Word(NamedTuple):
    """A word and where it stands, in points from the bottom left of its page."""

    text: str
    x: float
    y: float
    end: float
    size: float


class Row(NamedTuple):
    """The words that stand on one line of a page: where it begins and ends, its baseline, its size.

    `text` is its words, with a wide gap kept as a tab.
    """

    words: tuple[Word, ...]
    text: str
    x: float
    y: float
    end: float
    size: float


def _row(words: list[Word]) -> Row:
    """Set words in a row, left to right."""
    words.sort(key=_across)
    first = words[0]
    parts, end, size = [first.text], first.end, first.size
    for word in words[1:]:
        gap = word.x - end
        parts.append("\t" if gap > _GAP * word.size else " " if gap > _TOUCH * word.size else "")
        parts.append(word.text)
        end, size = max(end, word.end), max(size, word.size)
    return Row(tuple(words), "".join(parts), first.x, first.y, end, size)


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
    return [_row(line) for line in gathered]


def _down(word: Word) -> float:
    return -word.y


def paragraphs(
    lines: Sequence[Row],
    ranks: Mapping[int, int],
    *,
    page: int,
    right: float | None = None,
    cell: float = 0.0,
) -> Iterator[Line]:
    """Yield the paragraphs that lines were wrapped from: a line is full when no more would fit.

    `ranks` gives the number of a line on its page by its height. `right` is the margin, the
    furthest that any line reaches when it is not given. `cell` is the width of the cell they
    stand in, so that a word too long for it can be made whole.
    """
    margin = right if right is not None else max((line.end for line in lines), default=0.0)
    held: list[Row] = []
    for line in lines:
        if held and not _wraps(held[-1], line, margin):
            yield from _line(held, Place(page, ranks[round(held[0].y)]), cell)
            held = []
        held.append(line)
    if held:
        yield from _line(held, Place(page, ranks[round(held[0].y)]), cell)


def ranked(words: Sequence[Word]) -> dict[int, int]:
    """Return the number of each line of a page from its top, by its height."""
    heights = sorted({round(word.y) for word in words}, reverse=True)
    return {height: number for number, height in enumerate(heights, 1)}


def _wraps(above: Row, below: Row, margin: float) -> bool:
    """Whether `below` goes on the paragraph of `above`."""
    text = below.text
    if (
        "\t" in text
        or "\t" in above.text
        or above.y - below.y > _SPACED * max(above.size, below.size)
    ):
        return False
    marker, rest = marks.parted(text)
    if marker and not (marker == "-" and rest[:1].islower()) and not re.match(r"\d{4}\b|\(", text):
        return False
    if re.match(r"(?:actions?|[A-Z][\w ]{0,30}:)(?:\s|$)", text) and above.text.rstrip().endswith(
        (".", ":")
    ):
        return False
    first = (below.end - below.x) * len(text.split(" ", 1)[0]) / len(text)
    full = first + above.size * _SPACE > margin - above.end
    return full and abs(below.size - above.size) < 1 and below.x < above.x + _INDENT * above.size


def _line(held: Sequence[Row], place: Place, cell: float) -> Iterator[Line]:
    words = held[0].text
    for above, row in pairwise(held):
        hyphen = words.endswith("-") and not words.endswith(" -")
        words += row.text if hyphen or _is_broken(above, row, cell) else f" {row.text}"
    if line := marks.line(words, place):
        yield line


def _is_broken(above: Row, below: Row, cell: float) -> bool:
    """Whether a word too long for its cell was broken between two lines."""
    whole = above.end - above.x + below.words[0].end - below.words[0].x
    return " " not in above.text and below.text[0].islower() and 0 < cell < whole


def repeated(pages: Sequence[Sequence[Word]]) -> set[tuple[int, str]]:
    """Return what is printed at the same height on most pages: running heads and page numbers.

    Each is (height, words), as `edge` gives it.
    """
    if len(pages) < _FEW:
        return set()
    seen: Counter[tuple[int, str]] = Counter()
    for words in pages:
        heights = sorted({round(word.y) for word in words})
        outer = set(heights[:2]) | set(heights[-2:])
        seen.update({edge(word) for word in words if round(word.y) in outer})
    return {key for key, count in seen.items() if count >= max(_FEW, len(pages) * 0.7)}


def edge(word: Word) -> tuple[int, str]:
    """Return the height and the words of something at the edge of a page; numbers are all alike."""
    return round(word.y), re.sub(r"\d+", "#", word.text)


_GAP = 1.6
_TOUCH = 0.12
_SPACE = 0.6
_SAME = 0.45
_SPACED = 1.75
_INDENT = 3.0
_FEW = 3
