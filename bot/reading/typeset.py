"""Words set on a page into lines, and lines into the paragraphs they were wrapped from."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import re

from bot.reading import marks
from bot.reading.document import Line, Place


class Word(NamedTuple):
    """A word and where it stands, in points from the bottom left of its page."""

    text: str
    x: float
    y: float
    end: float
    size: float


class Row(NamedTuple):
    """The words that stand on one line of a page."""

    words: tuple[Word, ...]

    @property
    def y(self) -> float:
        """Its baseline."""
        return self.words[0].y

    @property
    def x(self) -> float:
        """Where it begins."""
        return self.words[0].x

    @property
    def end(self) -> float:
        """Where it ends."""
        return max(word.end for word in self.words)

    @property
    def size(self) -> float:
        """The size of its letters."""
        return max(word.size for word in self.words)

    @property
    def text(self) -> str:
        """Its words, with a wide gap kept as a tab."""
        parts = [self.words[0].text]
        for before, word in zip(self.words, self.words[1:], strict=False):
            gap = word.x - before.end
            parts.append(
                ("\t" if gap > _GAP * word.size else " " if gap > _TOUCH * word.size else "")
                + word.text
            )
        return "".join(parts)


def rows(words: Sequence[Word]) -> list[Row]:
    """Gather words into lines, top to bottom, each left to right; raised letters stay in theirs."""
    ordered = sorted(words, key=lambda word: (-word.y, word.x))
    gathered: list[list[Word]] = []
    for word in ordered:
        if gathered and abs(gathered[-1][0].y - word.y) <= _SAME * max(
            word.size, gathered[-1][0].size
        ):
            gathered[-1].append(word)
        else:
            gathered.append([word])
    return [Row(tuple(sorted(line, key=lambda word: word.x))) for line in gathered]


def paragraphs(
    lines: Sequence[Row],
    *,
    page: int,
    first: int = 1,
    right: float | None = None,
    cell: float = 0.0,
) -> Iterator[Line]:
    """Yield the paragraphs that lines were wrapped from; a line is full when no word more would fit.

    `right` is the margin, the furthest that any line reaches when it is not given. `cell` is
    the width of the cell they stand in, so that a word too long for it can be made whole.
    """
    margin = right if right is not None else max((line.end for line in lines), default=0.0)
    held: list[Row] = []
    for number, line in enumerate(lines, first):
        if held and not _wraps(held[-1], line, margin):
            yield from _line(held, page, number - len(held), cell)
            held = []
        held.append(line)
    if held:
        yield from _line(held, page, first + len(lines) - len(held), cell)


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
    first = below.words[0]
    room = margin - above.end
    full = first.end - first.x + above.size * _TOUCH * 2 > room
    return full and abs(below.size - above.size) < 1 and below.x < above.x + _INDENT * above.size


def _line(held: Sequence[Row], page: int, number: int, cell: float) -> Iterator[Line]:
    words = held[0].text
    for above, row in zip(held, held[1:], strict=False):
        hyphen = words.endswith("-") and not words.endswith(" -")
        words += row.text if hyphen or _is_broken(above, row, cell) else f" {row.text}"
    if line := marks.line(words, Place(page, number), depth=0):
        yield line


def _is_broken(above: Row, below: Row, cell: float) -> bool:
    """Whether a word too long for its cell was broken between two lines."""
    whole = above.end - above.x + below.words[0].end - below.words[0].x
    return len(above.words) == 1 and below.text[0].islower() and 0 < cell < whole


def repeated(pages: Sequence[Sequence[Word]]) -> set[tuple[int, str]]:
    """Return the words printed at the same height on most pages: running heads and page numbers."""
    if len(pages) < _FEW:
        return set()
    seen: Counter[tuple[int, str]] = Counter()
    for words in pages:
        heights = sorted({round(word.y) for word in words})
        edge = set(heights[:2]) | set(heights[-2:])
        seen.update({(round(word.y), word.text) for word in words if round(word.y) in edge})
    return {key for key, count in seen.items() if count >= max(_FEW, len(pages) * 0.7)}


_GAP = 1.6
_TOUCH = 0.12
_SAME = 0.45
_SPACED = 1.75
_INDENT = 3.0
_FEW = 3
