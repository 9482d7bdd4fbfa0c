"""Each line of a document with what stands beside it: the cells of a row, what bars part."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from bot.reading.formats.document import Cell, Document, Line


class Row(NamedTuple):
    """What stands on one line, from left to right; a cell of several lines keeps them apart.

    `at` tells the column of each cell, for a row of a table in which some are empty.
    """

    cells: tuple[str, ...]
    line: Line
    at: tuple[int, ...] = ()

    @property
    def words(self) -> str:
        """All of it as one line."""
        return " | ".join(self.cells).replace("\n", " | ")

    def spread(self) -> dict[int, str]:
        """Return each cell by its column."""
        places = self.at if len(self.at) == len(self.cells) else range(len(self.cells))
        return dict(zip(places, self.cells, strict=True))


def rows(document: Document, most: int | None = None) -> Iterator[Row]:
    """Yield the rows in reading order: of the whole document, or of the first `most` blocks."""
    for block in islice(document.blocks, most):
        if isinstance(block, Line):
            parts = [part for text in (_whole(block), *block.side) for part in _cells(text)]
            kept = [n for n, part in enumerate(parts) if part.strip(" |·•")]
            off = (_OFF,) if block.struck else ()
            yield Row((*(_plain(parts[n]) for n in kept), *off), block, tuple(kept))
            continue
        for row in islice(block.rows, most):
            yield from _beside(row)


def _beside(row: Sequence[Cell]) -> Iterator[Row]:
    """Yield a row of a table; cells with as many lines as each other are as many rows."""
    at = tuple(n for n, cell in enumerate(row) if cell.lines)
    cells = [row[n] for n in at]
    if not cells:
        return
    first = cells[0].lines[0]
    even = len({len(cell.lines) for cell in cells}) == 1 and len(cells[0].lines) > 1
    if even or len(cells) == 1:
        for lines in zip(*(cell.lines for cell in cells), strict=True):
            texts = (text for line in lines for text in (_whole(line), *line.side))
            yield Row(tuple(_plain(text) for text in texts), lines[0], at)
        return
    words = ("\n".join(_whole(line) for line in cell.lines) for cell in cells)
    yield Row(tuple(map(_plain, words)), first, at)


def _whole(line: Line) -> str:
    """Return the words of a line, with the hour before them that was taken for its number."""
    hour = _HOUR.fullmatch(line.marker) and _AFTER_HOUR.match(line.text)
    return f"{line.marker} {line.text}" if hour else line.text


def _cells(text: str) -> list[str]:
    """Part a line at bars, dots and commas that stand for the edges of cells."""
    if "," in text:
        bare = re.sub(r"\"[^\"]*\"", "", text)
        if len(_COMMA.findall(bare)) > 1 and not re.search(r"[^,],\s", bare):
            return [cell.strip() or "|" for cell in next(csv.reader([text]))]
    return re.split(r"\s+(?:[|·•]|//)\s+|^\s*\|\s*|\s*\|\s*$", text)


def _plain(text: str) -> str:
    return re.sub(r"\*\*|__|^#+\s*|^\*(?=\w)|(?<=\w[.)])\*$", "", text).strip()


_OFF = "(cancelled)"
"""What a line that is struck out says with the line that is drawn through it."""

_HOUR = re.compile(r"(?:[01]?\d|2[0-3])[.:][0-5]\d")
_AFTER_HOUR = re.compile(
    r"(?:to|until|till|start|for\s+\d|[ap]\.?m|hrs|hours)\b|[-–—,]\s", re.IGNORECASE
)
_COMMA = re.compile(r",(?!\s|\d{3}\b)")
