"""HTML into lines and tables: what a browser would show, and nothing that a script would add."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree, html

from bot.reading.formats import looks, marks, numbering, refusals, runs
from bot.reading.formats.document import (
    Block,
    Cell,
    Document,
    Line,
    Place,
    Style,
    Table,
    flat,
    laid_out,
)
from bot.reading.formats.looks import Look, Looks
from bot.reading.formats.runs import Run

_UNSEEN = {
    "script",
    "style",
    "noscript",
    "template",
    "head",
    "svg",
    "iframe",
    "object",
    "nav",
    "button",
    "select",
    "textarea",
    "aside",
    "dialog",
    "menu",
}
_BLOCKS = {
    "p", "div", "section", "article", "main", "header", "footer", "li", "dt", "dd", "h1", "h2",
    "h3", "h4", "h5", "h6", "blockquote", "pre", "tr", "table", "ul", "ol", "dl", "body",
    "address", "figure", "center", "form", "fieldset",
}  # fmt: skip
_WROTE = re.compile(r"[> ]{0,6}On\s.{6,80}?\swrote:")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SIGN_IN = re.compile(
    r"sign[\s-]?in|log[\s-]?in|authenticat|single sign-on|enter your password|"
    r"session (?:has )?expired",
    re.IGNORECASE,
)
_NOISE = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|breadcrumbs?|skip-?(?:link|nav|to)|share|social|likes?|"
    r"newsletter|pagination|comments?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ATTACHED = re.compile(
    r"\s?\b(?:(?:pdf|word|excel)\s+icon\s+)?(?:PDF|DOCX?|XLSX?|PPTX?)\s+[\d.]+\s?[KM]B\b",
    re.IGNORECASE,
)
"""What a page says of a file beside the heading that leads to it: "pdf icon PDF 296 KB"."""
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_PLAIN = Look()
_LAYOUT = 2
_TALLEST = 100
_WIDEST = 30
_ASIDE = 400
"""Letters; what is longer is no notice about cookies, whatever it is called."""
_DEEPEST = 150


def read(text: str) -> Document:
    """Read a page. A sign-in page that came in place of the notes is refused, and so is a bomb."""
    if re.search(r"<!ENTITY|<!DOCTYPE[^>]{0,300}\[", text, re.IGNORECASE):
        raise refusals.because(refusals.ENTITIES)
    try:
        root = html.document_fromstring(
            text,
            parser=html.HTMLParser(
                no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
            ),
        )
    except (etree.LxmlError, ValueError) as error:
        raise refusals.because(refusals.DAMAGED) from error
    if _is_sign_in(root):
        raise refusals.because(refusals.SIGN_IN)
    return Document(tuple(_Reader(looks.read(root)).blocks(root, 0)), kind="html")


def _is_sign_in(root: html.HtmlElement) -> bool:
    """Whether a page asks for a password, or is short and only asks one to sign in."""
    if root.xpath("//input[translate(@type,'PASWORD','pasword')='password']"):
        return True
    title = " ".join(part.text_content() for part in root.iter("title"))
    words = " ".join(part.text_content() for part in root.iter("p"))
    return bool(_SIGN_IN.search(title)) and len(words) < 1500  # noqa: PLR2004  minutes say more


class _Reader:
    """Walks the page in order, counting its lines."""

    def __init__(self, sheet: Looks) -> None:
        self._line = 0
        self._sheet = sheet

    def blocks(self, element: etree._Element, depth: int, look: Look = _PLAIN) -> Iterator[Block]:
        """Yield the blocks under an element; words between blocks are paragraphs too."""
        if depth > _DEEPEST:
            raise refusals.because(refusals.NESTED)
        look = self._sheet.of(element, look)
        loose: list[Run] = [Run(element.text or "", *look)]
        for child in element:
            if not isinstance(child.tag, str) or _unseen(child):
                loose.append(Run(child.tail or "", *look))
                continue
            if child.tag in _BLOCKS:
                yield from self._lines(loose, element)
                loose = []
                yield from self._block(child, depth + 1, look)
            else:
                loose += self._inline(child, depth + 1, look)
            loose.append(Run(child.tail or "", *look))
        yield from self._lines(loose, element)

    def _block(self, child: etree._Element, depth: int, look: Look) -> Iterator[Block]:
        if child.tag == "table":
            yield from self._table(child, depth, look)
        elif child.tag == "dl":
            yield self._terms(child, depth, look)
        elif child.tag in ("ul", "ol"):
            yield from self._list(child, depth, self._sheet.of(child, look))
        else:
            yield from self.blocks(child, depth, look)

    def _list(self, element: etree._Element, depth: int, look: Look) -> Iterator[Block]:
        """Yield the entries of a list with the bullets or numbers a browser would draw."""
        start = int(element.get("start") or 1) if (element.get("start") or "1").isdigit() else 1
        level = sum(1 for _ in element.iterancestors("ul", "ol"))
        form = _FORMS.get(element.get("type") or "1", "decimal")
        for number, entry in enumerate(element.iterchildren("li"), start):
            mark = "-" if element.tag == "ul" else numbering.in_form(number, form)
            for n, block in enumerate(self.blocks(entry, depth + 1, look)):
                if isinstance(block, Line) and n == 0 and not block.marker:
                    yield replace(block, marker=mark, depth=level)
                else:
                    yield block

    def _terms(self, element: etree._Element, depth: int, look: Look) -> Table:
        """Read a list of terms as a table: each term, and beside it all that is said of it."""
        look = self._sheet.of(element, look)
        rows: list[tuple[list[Line], list[Line]]] = []
        for part in element.iter("dt", "dd"):
            if next(part.iterancestors("dl"), None) is not element or _unseen(part):
                continue
            lines = [line for block in self.blocks(part, depth + 1, look) for line in flat(block)]
            if part.tag == "dt" or not rows:
                rows.append(([], []))
            rows[-1][part.tag == "dd"].extend(lines)
        return Table(tuple((Cell(tuple(term)), Cell(tuple(said))) for term, said in rows))

    def _table(self, table: etree._Element, depth: int, look: Look) -> Iterator[Block]:
        """Yield a table; one that only sets others side by side is opened, cell by cell."""
        look = self._sheet.of(table, look)
        own = [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]
        if len(own) <= _LAYOUT and any(row.find(".//table") is not None for row in own):
            for row in own:
                for cell in row.iterchildren("td", "th"):
                    yield from self.blocks(cell, depth + 1, look)
            return
        below: dict[int, int] = {}  # column -> how many more rows a tall cell reaches into
        yield from laid_out(
            list(self._row(row, depth, look, below)) for row in own if not _unseen(row)
        )

    def _row(
        self, row: etree._Element, depth: int, look: Look, below: dict[int, int]
    ) -> Iterator[list[Block]]:
        """Yield what the cells of a row hold, nothing where a wide or a tall one reaches."""
        look = self._sheet.of(row, look)
        place = 0
        for cell in row.iterchildren("td", "th"):
            while below.get(place, 0) > 0:
                below[place] -= 1
                place += 1
                yield []
            below[place] = _spans(cell, "rowspan", _TALLEST) - 1
            yield list(self.blocks(cell, depth + 1, look))
            wide = _spans(cell, "colspan", _WIDEST)
            place += wide
            yield from ([] for _ in range(wide - 1))

    def _inline(self, element: etree._Element, depth: int, outer: Look) -> Iterator[Run]:
        """Yield the words of an inline element, line breaks kept."""
        if depth > _DEEPEST:
            raise refusals.because(refusals.NESTED)
        look = self._sheet.of(element, outer)
        if element.tag == "br":
            yield Run("\n", *look)
            return
        if element.tag == "input" and element.get("type") == "checkbox":
            yield Run("[x] " if element.get("checked") is not None else "[ ] ", *look)
        yield Run(element.text or "", *look)
        for child in element:
            if isinstance(child.tag, str) and not _unseen(child):
                yield from self._inline(child, depth + 1, look)
            yield Run(child.tail or "", *look)

    def _lines(self, loose: Sequence[Run], element: etree._Element) -> Iterator[Line]:
        heading = element.tag in ("h1", "h2", "h3", "h4", "h5", "h6")
        keep = element.tag == "pre"
        for part in runs.lines(loose if keep else _unbroken(loose)):
            self._line += 1
            said = runs.said(part)
            words = said.text if keep else " ".join(re.split(r"[ \t\r\f\v]+", said.text)).strip()
            style: Style = "heading" if heading else "bold" if said.bold else ""
            place = Place(line=self._line)
            words = _ATTACHED.sub("", words)
            if line := marks.line(words, place, style=style, struck=said.struck):
                yield line


def _unbroken(loose: Sequence[Run]) -> Iterator[Run]:
    """Yield runs with only the line breaks that <br> made: any other is a space."""
    return (
        run if run.text == "\n" else run._replace(text=run.text.replace("\n", " ")) for run in loose
    )


def _spans(cell: etree._Element, name: str, most: int) -> int:
    """Return how many rows or columns a cell takes up."""
    said = cell.get(name) or "1"
    return max(min(int(said), most), 1) if said.isdigit() else 1


def _unseen(element: etree._Element) -> bool:
    if element.tag == "blockquote" and _WROTE.match("".join(str(t) for t in element.itertext())):
        return True  # the e-mail that this one answers
    if element.tag in _UNSEEN or element.get("hidden") is not None:
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
    if named and _NOISE.search(named) and len("".join(map(str, element.itertext()))) < _ASIDE:
        return True
    return bool(_HIDDEN.search(element.get("style") or ""))
