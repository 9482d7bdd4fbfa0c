"""HTML into lines and tables: what a browser would show, and nothing that a script would add."""

import re
from collections.abc import Iterator

from lxml import etree, html

from bot.reading.formats import marks, refusals, runs
from bot.reading.formats.document import Block, Cell, Document, Line, Place, Style, Table

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
_DEEPEST = 150
_PARAGRAPHS = 5


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
    return Document(tuple(_Reader().blocks(root, 0)), kind="html")


def _is_sign_in(root: html.HtmlElement) -> bool:
    """Whether a page asks for a password, or is short and only asks one to sign in."""
    if root.xpath("//input[translate(@type,'PASWORD','pasword')='password']"):
        return True
    title = " ".join(part.text_content() for part in root.iter("title"))
    words = " ".join(part.text_content() for part in root.iter("p"))
    return bool(_SIGN_IN.search(title)) and len(words) < 1500  # noqa: PLR2004  minutes say more


class _Reader:
    """Walks the page in order, counting its lines."""

    def __init__(self) -> None:
        self._line = 0

    def blocks(self, element: etree._Element, depth: int) -> Iterator[Block]:
        """Yield the blocks under an element; words between blocks are paragraphs too."""
        if depth > _DEEPEST:
            raise refusals.because(refusals.NESTED)
        loose: list[str] = [element.text or ""]
        for number, child in enumerate(element):
            if not isinstance(child.tag, str) or _unseen(child):
                loose.append(child.tail or "")
                continue
            if child.tag in _BLOCKS:
                yield from self._lines("".join(loose), element, depth)
                loose = []
                yield from self._block(child, depth + 1, number)
            else:
                loose.append("\n" if child.tag == "br" else self._inline(child, depth + 1))
            loose.append(child.tail or "")
        yield from self._lines("".join(loose), element, depth)

    def _block(self, child: etree._Element, depth: int, number: int) -> Iterator[Block]:
        if child.tag == "table":
            yield self._table(child, depth)
        elif child.tag in ("ul", "ol"):
            yield from self._list(child, depth)
        else:
            yield from self.blocks(child, depth)
        del number

    def _list(self, element: etree._Element, depth: int) -> Iterator[Block]:
        """Yield the entries of a list with the bullets or numbers a browser would draw."""
        start = int(element.get("start") or 1) if (element.get("start") or "1").isdigit() else 1
        level = sum(1 for _ in element.iterancestors("ul", "ol"))
        for number, entry in enumerate(element.iterchildren("li"), start):
            mark = "-" if element.tag == "ul" else f"{number}."
            for n, block in enumerate(self.blocks(entry, depth + 1)):
                if isinstance(block, Line) and n == 0 and not block.marker:
                    yield Line(
                        block.text, block.place, mark.rstrip("."), level, block.style, block.side
                    )
                else:
                    yield block

    def _table(self, table: etree._Element, depth: int) -> Table:
        rows = []
        below: dict[int, int] = {}  # column -> how many more rows a tall cell reaches into
        for row in table.iter("tr"):
            if next(row.iterancestors("table"), None) is table and not _unseen(row):
                cells: list[Cell] = []
                for cell in row.iterchildren("td", "th"):
                    while below.get(len(cells), 0) > 0:
                        below[len(cells)] -= 1
                        cells.append(Cell())
                    tall = cell.get("rowspan") or "1"
                    below[len(cells)] = min(int(tall), 100) - 1 if tall.isdigit() else 0
                    lines = (
                        line for block in self.blocks(cell, depth + 1) for line in _flat(block)
                    )
                    cells.append(Cell(tuple(lines)))
                    span = cell.get("colspan") or "1"
                    cells += [Cell()] * (min(int(span), 30) - 1 if span.isdigit() else 0)
                rows.append(tuple(cells))
        return Table(tuple(rows))

    def _inline(self, element: etree._Element, depth: int) -> str:
        """Return the words of an inline element, line breaks kept."""
        if depth > _DEEPEST:
            raise refusals.because(refusals.NESTED)
        parts = [element.text or ""]
        for child in element:
            if isinstance(child.tag, str) and not _unseen(child):
                parts.append("\n" if child.tag == "br" else self._inline(child, depth + 1))
                if child.tag == "input" and child.get("type") == "checkbox":
                    parts.append("[x] " if child.get("checked") is not None else "[ ] ")
            parts.append(child.tail or "")
        words = "".join(parts)
        loud = element.tag in ("b", "strong") and element.getprevious() is not None
        return runs.emphasised(words) if loud else words

    def _lines(self, words: str, element: etree._Element, depth: int) -> Iterator[Line]:
        style: Style = "heading" if element.tag in ("h1", "h2", "h3", "h4", "h5", "h6") else ""
        only = [child for child in element if isinstance(child.tag, str)]
        if (
            not style
            and len(only) == 1
            and only[0].tag in ("b", "strong")
            and not (element.text or only[0].tail or "").strip()
        ):
            style = "bold"
        keep = element.tag == "pre"
        for part in words.split("\n") if keep else re.split(r"\n", _collapsed(words)):
            self._line += 1
            if line := marks.line(part, Place(line=self._line), style=style):
                yield line
        del depth


def _collapsed(words: str) -> str:
    """Collapse white space as a browser does, but keep the line breaks that <br> made."""
    return "\n".join(re.sub(r"[ \t\r\f\v]+", " ", part).strip() for part in words.split("\n"))


def _unseen(element: etree._Element) -> bool:
    if element.tag == "blockquote" and _WROTE.match("".join(str(t) for t in element.itertext())):
        return True  # the e-mail that this one answers
    if element.tag in _UNSEEN or element.get("hidden") is not None:
        return True
    return bool(_HIDDEN.search(element.get("style") or ""))


def _flat(block: Block) -> Iterator[Line]:
    if isinstance(block, Line):
        yield block
    else:
        yield from (
            Line("  ".join(cell.text for cell in row if cell.lines))
            for row in block.rows
            if any(cell.lines for cell in row)
        )
