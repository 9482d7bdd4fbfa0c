"""OpenDocument text (.odt) into lines and tables, in the order a reader sees them."""

import re
from collections.abc import Iterator

from lxml import etree

from bot.reading.formats import faces, marks, numbering, refusals, runs
from bot.reading.formats.document import Block, Document, Place, Style, laid_out
from bot.reading.formats.faces import Faces, Level
from bot.reading.formats.looks import Look
from bot.reading.formats.packed import Package
from bot.reading.formats.runs import Run

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_SKIPPED = {
    f"{_TEXT}tracked-changes",
    f"{_TEXT}note",
    f"{_OFFICE}annotation",
    f"{_TEXT}hidden-text",
    f"{_OFFICE}forms",
}
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_EDGES = tuple(f"{_STYLE}{name}" for name in ("header", "footer", "header-first", "footer-first"))
_PLAIN = Look()
_LAYOUT = 2
_DEEPEST = 40


def read(package: Package) -> Document:
    """Read the text of an OpenDocument file."""
    content = package.xml("content.xml")
    body = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise refusals.because(refusals.WRONG_KIND)
    parts = [content]
    if "styles.xml" in package.names:
        parts.insert(0, package.xml("styles.xml"))
    reader = _Reader(faces.read(parts))
    margins = dict.fromkeys(words for part in parts for words in _margins(part))
    return Document(tuple(reader.blocks(body, 0)), kind="odt", margins=tuple(margins))


def _margins(styles: etree._Element) -> Iterator[str]:
    """Yield what stands in the headers and footers of the pages, each part of a line by itself."""
    for edge in styles.iter(*_EDGES):
        for paragraph in edge.iter(f"{_TEXT}p"):
            words = "".join(run.text for run in _runs(paragraph, Faces({}, {}), _PLAIN))
            parts = re.split(r"\t|\s{3,}", words)
            yield from (part.strip() for part in parts if part.strip())


class _Reader:
    """Walks the text in order, counting its paragraphs and the entries of its lists."""

    def __init__(self, styles: Faces) -> None:
        self._line = 0
        self._faces = styles
        self._last: dict[str, int] = {}

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
                yield from self._list(child, depth, (), "")
            elif child.tag == f"{_TABLE}table":
                yield from self._table(child, depth + 1)
            elif child.tag == f"{_TEXT}section":
                yield from self.blocks(child, depth + 1)

    def _list(
        self, element: etree._Element, depth: int, above: tuple[int, ...], name: str
    ) -> Iterator[Block]:
        """Yield the entries of a list, with the bullets or numbers that its style gives them."""
        name = element.get(f"{_TEXT}style-name") or name
        level = self._faces.lists.get(name, {}).get(len(above) + 1, Level())
        goes_on = element.get(f"{_TEXT}continue-numbering") == "true" or element.get(
            f"{_TEXT}continue-list"
        )
        number = self._last.get(name, level.start - 1) if goes_on and not above else level.start - 1
        for entry in element.iterchildren(f"{_TEXT}list-item", f"{_TEXT}list-header"):
            listed = entry.tag == f"{_TEXT}list-item"
            number += listed
            at = (*above, number)
            mark = self._mark(at, name, level) if listed else ""
            for child in entry:
                if child.tag == f"{_TEXT}list":
                    yield from self._list(child, depth + 1, at, name)
                elif child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                    yield from self._paragraph(child, mark, depth + 1)
                    mark = ""
        if not above:
            self._last[name] = number

    def _mark(self, at: tuple[int, ...], name: str, level: Level) -> str:
        """Write the number of an entry, with those of the levels above it where the list does."""
        if not level.form:
            return "- "
        levels = self._faces.lists.get(name, {})
        first = max(len(at) - level.shown, 0)
        forms = [levels.get(n + 1, level).form or "decimal" for n in range(len(at))]
        written = [numbering.in_form(n, form) for n, form in zip(at, forms, strict=True)]
        return ".".join(written[first:]) + ". "

    def _table(self, table: etree._Element, depth: int) -> Iterator[Block]:
        """Yield a table; one that only sets others side by side is opened, cell by cell."""
        rows = [
            row
            for row in table.iter(f"{_TABLE}table-row")
            if next(row.iterancestors(f"{_TABLE}table"), None) is table
        ]
        if len(rows) <= _LAYOUT and any(row.find(f".//{_TABLE}table") is not None for row in rows):
            for row in rows:
                for cell in row.iterchildren(*_CELLS):
                    yield from self.blocks(cell, depth + 1)
            return
        yield from laid_out(
            [list(self.blocks(cell, depth + 1)) for cell in row.iterchildren(*_CELLS)]
            for row in rows
        )

    def _paragraph(self, paragraph: etree._Element, mark: str, depth: int) -> Iterator[Block]:
        self._line += 1
        place = Place(line=self._line)
        heads = paragraph.tag == f"{_TEXT}h" or self._faces.heads(paragraph)
        for part in runs.lines(_runs(paragraph, self._faces, _PLAIN)):
            said = runs.said(part)
            style: Style = "heading" if heads else "bold" if said.bold else ""
            words = mark + said.text if said.text.strip() else said.text
            if line := marks.line(
                words, place, depth=max(depth - 1, 0), style=style, struck=said.struck
            ):
                mark = ""
                yield line
        for box in paragraph.iter(f"{_DRAW}text-box"):
            yield from self.blocks(box, depth + 1)


def _runs(element: etree._Element, styles: Faces, outer: Look) -> Iterator[Run]:
    """Yield the words of a paragraph, with its tabs, spaces and line breaks."""
    look = styles.look(element, outer)
    yield Run(element.text or "", *look)
    for child in element:
        if child.tag == f"{_TEXT}tab":
            yield Run("\t", *look)
        elif child.tag == f"{_TEXT}line-break":
            yield Run("\n", *look)
        elif child.tag == f"{_TEXT}s":
            yield Run(" " * min(int(child.get(f"{_TEXT}c", "1") or 1), 40), *look)
        elif isinstance(child.tag, str) and child.tag not in (*_SKIPPED, f"{_DRAW}text-box"):
            yield from _runs(child, styles, look)
        yield Run(child.tail or "", *look)
