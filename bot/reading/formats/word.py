"""Word documents into lines and tables, from their XML, in the order a reader sees them."""

import re
from collections.abc import Iterator

from lxml import etree

from bot.reading.formats import marks, numbering, refusals, runs, wordruns
from bot.reading.formats.document import Block, Document, Place, Style, laid_out
from bot.reading.formats.numbering import Counter
from bot.reading.formats.packed import Package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_MAIN = re.compile(
    r"application/vnd\.openxmlformats-officedocument\.wordprocessingml\.(?:document|"
    r"template)\.main\+xml"
)
_LAYOUT = 2
_DEEPEST = 12


def read(package: Package) -> Document:
    """Read the one main part of a Word document. Hidden and deleted text is left out."""
    main = _main(package)
    body = package.xml(main).find(f"{_W}body")
    if body is None:
        raise refusals.because(refusals.DAMAGED)
    if body.find(f".//{_W}altChunk") is not None or body.find(f".//{_W}subDoc") is not None:
        raise refusals.because(refusals.ELSEWHERE)
    folder = main.rpartition("/")[0]
    reader = _Reader(numbering.read(package, folder))
    margins = tuple(dict.fromkeys(_margins(package, folder)))
    return Document(tuple(reader.blocks(body)), kind="docx", margins=margins)


def _main(package: Package) -> str:
    """Return the name of the main part; refuse macros, two of them, or another kind of file."""
    types = package.xml("[Content_Types].xml")
    kinds = [
        (part.get("PartName", ""), part.get("ContentType", ""))
        for part in types.iter(f"{_TYPES}Override")
    ]
    if any("macroEnabled" in kind or "vbaProject" in kind for _, kind in kinds) or any(
        "vbaProject" in name for name in package.names
    ):
        raise refusals.because(refusals.MACROS)
    mains = [name.lstrip("/") for name, kind in kinds if _MAIN.fullmatch(kind)]
    if len(mains) > 1:
        raise refusals.because(refusals.TWO_BODIES)
    if not mains or mains[0] not in package.names:
        raise refusals.because(refusals.DAMAGED if mains else refusals.WRONG_KIND)
    return mains[0]


def _margins(package: Package, folder: str) -> Iterator[str]:
    """Yield what stands in the headers and footers of the pages, each part of a line by itself."""
    for name in sorted(package.names):
        if re.fullmatch(rf"{re.escape(folder)}/(?:header|footer)\d{{0,3}}\.xml", name):
            for paragraph in package.xml(name).iter(f"{_W}p"):
                words = "".join(run.text for run in wordruns.of(paragraph))
                parts = re.split(r"\t|\s{3,}", words)
                yield from (part.strip() for part in parts if part.strip())


class _Reader:
    """Walks the body in order, counting paragraphs and the numbers of lists."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter
        self._line = 0

    def blocks(self, parent: etree._Element, depth: int = 0) -> Iterator[Block]:
        """Yield paragraphs and tables; content controls and text boxes are opened in place."""
        for child in parent:
            if child.tag == f"{_W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                yield from self._table(child, depth + 1)
            elif child.tag in (
                f"{_W}sdt",
                f"{_W}sdtContent",
                f"{_W}customXml",
                f"{_W}ins",
                f"{_W}smartTag",
            ):
                yield from self.blocks(child, depth)

    def _table(self, table: etree._Element, depth: int) -> Iterator[Block]:
        """Yield a table; a cell that spans columns is followed by empty ones.

        One that is there only to set things side by side is opened, cell by cell.
        """
        if depth > _DEEPEST:
            raise refusals.because(refusals.NESTED)
        rows = list(table.iterchildren(f"{_W}tr", f"{_W}sdt", f"{_W}ins"))
        if len(rows) <= _LAYOUT and table.find(f".//{_W}tc//{_W}tbl") is not None:
            for cell in (cell for row in rows for cell in _own_cells(row)):
                yield from self.blocks(cell, depth)
            return
        yield from laid_out(cells for row in rows if (cells := list(self._cells(row, depth))))

    def _cells(self, row: etree._Element, depth: int) -> Iterator[list[Block]]:
        """Yield what the cells of a row hold, nothing where a wide one reaches."""
        for cell in _own_cells(row):
            yield list(self.blocks(cell, depth))
            span = cell.find(f"{_W}tcPr/{_W}gridSpan")
            for _ in range(
                min(int(span.get(f"{_W}val", "1") or 1) - 1, 30) if span is not None else 0
            ):
                yield []

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Block]:
        """Yield the lines of a paragraph, with the number of its list, and the boxes beside it."""
        self._line += 1
        place = Place(line=self._line)
        number, depth, style = self._counter.of(paragraph)
        for part in runs.lines(wordruns.of(paragraph, self._counter.loud)):
            said = runs.said(part)
            words = f"{number} {said.text}" if number and said.text.strip() else said.text
            face: Style = style or ("bold" if said.bold else "")
            if line := marks.line(words, place, depth=depth, style=face, struck=said.struck):
                number = ""
                yield line
        for box in paragraph.iter(f"{_W}txbxContent"):
            if next(box.iterancestors(f"{_MC}Fallback"), None) is None:
                yield from self.blocks(box, 1)


def _own_cells(row: etree._Element) -> Iterator[etree._Element]:
    """Yield the cells of a row, and not those of a table inside one of them."""
    for cell in row.iter(f"{_W}tc"):
        if next(cell.iterancestors(f"{_W}tr"), None) is row or row.tag != f"{_W}tr":
            yield cell
