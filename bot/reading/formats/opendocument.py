"""OpenDocument text (.odt) into lines and tables, in the order a reader sees them."""

from collections.abc import Iterator

from lxml import etree

from bot.reading.formats import marks, refusals
from bot.reading.formats.document import Block, Cell, Document, Line, Place, Style, Table
from bot.reading.formats.packed import Package

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_SKIPPED = {
    f"{_TEXT}tracked-changes",
    f"{_TEXT}note",
    f"{_OFFICE}annotation",
    f"{_TEXT}hidden-text",
    f"{_OFFICE}forms",
}
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_DEEPEST = 40


def read(package: Package) -> Document:
    """Read the text of an OpenDocument file."""
    body = package.xml("content.xml").find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise refusals.because(refusals.WRONG_KIND)
    return Document(tuple(_Reader().blocks(body, 0)), kind="odt")


class _Reader:
    """Walks the text in order, counting its paragraphs."""

    def __init__(self) -> None:
        self._line = 0

    def blocks(self, parent: etree._Element, depth: int, mark: str = "") -> Iterator[Block]:
        """Yield paragraphs, headings, lists and tables."""
        if depth > _DEEPEST:
            raise refusals.because(refusals.NESTED)
        for child in parent:
            if not isinstance(child.tag, str) or child.tag in _SKIPPED:
                continue
            if child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                yield from self._paragraph(child, mark, depth)
                mark = ""
            elif child.tag == f"{_TEXT}list":
                for entry in child.iterchildren(f"{_TEXT}list-item", f"{_TEXT}list-header"):
                    yield from self.blocks(entry, depth + 1, "- ")
            elif child.tag == f"{_TABLE}table":
                yield self._table(child, depth + 1)
            elif child.tag == f"{_TEXT}section":
                yield from self.blocks(child, depth + 1)

    def _table(self, table: etree._Element, depth: int) -> Table:
        rows = [
            tuple(self._cell(cell, depth) for cell in row if cell.tag in _CELLS)
            for row in table.iter(f"{_TABLE}table-row")
            if next(row.iterancestors(f"{_TABLE}table"), None) is table
        ]
        return Table(tuple(rows))

    def _cell(self, cell: etree._Element, depth: int) -> Cell:
        found = list(self.blocks(cell, depth + 1))
        return Cell(tuple(block for block in found if isinstance(block, Line)))

    def _paragraph(self, paragraph: etree._Element, mark: str, depth: int) -> Iterator[Line]:
        self._line += 1
        style: Style = "heading" if paragraph.tag == f"{_TEXT}h" else ""
        for part in "".join(_words(paragraph)).split("\n"):
            if line := marks.line(
                mark + part, Place(line=self._line), depth=max(depth - 1, 0), style=style
            ):
                yield line


def _words(element: etree._Element) -> Iterator[str]:
    """Yield the words of a paragraph, with its tabs, spaces and line breaks."""
    yield element.text or ""
    for child in element:
        if child.tag == f"{_TEXT}tab":
            yield "\t"
        elif child.tag == f"{_TEXT}line-break":
            yield "\n"
        elif child.tag == f"{_TEXT}s":
            yield " " * min(int(child.get(f"{_TEXT}c", "1") or 1), 40)
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            yield from _words(child)
        yield child.tail or ""
