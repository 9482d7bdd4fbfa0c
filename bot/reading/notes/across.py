"""Each line of a document with what stands beside it: the cells of a row, what bars part."""

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from bot.reading.formats.document import Cell, Document, Line


class Row(NamedTuple):
    """What stands on one line, from left to right; a cell of several lines keeps them apart."""

    cells: tuple[str, ...]
    line: Line

    @property
    def words(self) -> str:
        """All of it as one line."""
        return " | ".join(self.cells).replace("\n", " | ")


def rows(document: Document, most: int | None = None) -> Iterator[Row]:
    """Yield the rows in reading order: of the whole document, or of the first `most` blocks."""
    for block in islice(document.blocks, most):
        if isinstance(block, Line):
            parts = (part for text in (block.text, *block.side) for part in _cells(text))
            off = (_OFF,) if block.struck else ()
            yield Row((*(_plain(part) for part in parts if part.strip(" |·•")), *off), block)
            continue
        for row in islice(block.rows, most):
            yield from _beside([cell for cell in row if cell.lines])


def _beside(cells: Sequence[Cell]) -> Iterator[Row]:
    """Yield a row of a table; cells with as many lines as each other are as many rows."""
    if not cells:
        return
    first = cells[0].lines[0]
    even = len({len(cell.lines) for cell in cells}) == 1 and len(cells[0].lines) > 1
    if even or len(cells) == 1:
        for lines in zip(*(cell.lines for cell in cells), strict=True):
            texts = (text for line in lines for text in (line.text, *line.side))
            yield Row(tuple(_plain(text) for text in texts), lines[0])
        return
    yield Row(tuple(_plain("\n".join(line.text for line in cell.lines)) for cell in cells), first)


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

_COMMA = re.compile(r",(?!\s|\d{3}\b)")
