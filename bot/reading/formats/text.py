"""Plain text and Markdown into lines and tables: tabs, pipes and wrapped paragraphs undone."""

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.reading.formats import aligned, marks
from bot.reading.formats.document import Block, Cell, Document, Line, Place, Table
from bot.reading.formats.wrapping import unwrapped

_RULE = re.compile(r"\s*[\s:|=+-]{3,}\s*$")
_BREAK = re.compile(r"</?(?:p|ul|ol|li|br|div|tr)(?:\s[^<>]{0,300})?/?>", re.IGNORECASE)
_LEADS = re.compile(r"(?:\(?[\d.]{1,6}[.)]?|\(?[a-z]{1,3}[.)]|[A-Z][A-Za-z ]{2,20}:)\t")
_MARGIN = re.compile(
    r"(?P<who>[A-Z]{2,5}(?:\s?[/&,+]\s?[A-Z]{2,5})*|All|Clerk|Chair|Secretary|Treasurer)\s+(?P<rest>\S.*)$"
)
_BELOW = re.compile(r"(?P<note>\S+(?:\s\S+){0,5})(?:\s{2,40}(?P<rest>\S.*))?$")
_NARROWEST = 4
_FEWEST = 2
_WROTE = re.compile(r"[> ]{0,6}On\s.{6,80}\swrote:\s*$")
_INLINE_BULLET = re.compile(r"(?<=[.;:?!)])\s+-\s+(?=[A-Z])")
_INLINE_NUMBER = re.compile(r"(?<=[.;:!?])\s+(?=\d{1,2}\.\s+[A-Z])")


def read(text: str) -> Document:
    """Read text or Markdown, in whatever mixture of the two it was saved."""
    raw = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").split("\n")
    if raw[0].strip() == "---" and "---" in raw[1:_HEAD]:
        raw[raw.index("---", 1)] = raw[0] = ""
    return Document(
        tuple(_blocks(_margins_at_right(aligned.tabbed(_without_answered(raw))))), kind="text"
    )


def _margins_at_right(raw: list[str]) -> list[str]:
    """Put initials that stand in the left margin of the notes to the right of their line.

    So is what stands under them there: "by 30 May", beside the lines that go on.
    """
    body = _body(raw)
    if body < _NARROWEST:
        return raw
    out: list[str] = []
    noted = -1
    for words in raw:
        found = _MARGIN.match(words.lstrip())
        below = _below(words, body) if noted >= 0 and not found else None
        if found and len(words) - len(found["rest"]) == body:
            noted = len(out)
            words = f"{' ' * body}{found['rest']}    {found['who']}"  # noqa: PLW2901  the same line
        elif below:
            out[noted] += f"    {below['note']}"
            words = f"{' ' * body}{below['rest']}" if below["rest"] else ""  # noqa: PLW2901  as above
        elif not words.strip():
            noted = -1
        out.append(words)
    return out


def _body(raw: Sequence[str]) -> int:
    """Return the column at which the words beside a left margin begin; 0 where there is none."""
    indents = Counter(len(words) - len(words.lstrip()) for words in raw if words.strip())
    usual = indents.most_common(1)[0][0] if indents else 0
    if usual >= _NARROWEST:
        return usual
    noted = Counter(found.start("rest") for words in raw if (found := _MARGIN.match(words)))
    at, times = noted.most_common(1)[0] if noted else (0, 0)
    return at if times >= _FEWEST and indents[at] > times else 0


def _below(words: str, body: int) -> re.Match[str] | None:
    """Read what stands in the margin of a line, beside the words that begin at `body` or none."""
    found = _BELOW.match(words) if len(words[:body].rstrip()) < body - 1 else None
    at_body = found and (found.start("rest") == body if found["rest"] else len(words) < body)
    return found if at_body else None


def _without_answered(raw: list[str]) -> list[str]:
    """Blank what an e-mail quotes of the one it answers: "> On 4 Feb, Pat wrote:" and on."""
    start = next((n for n, words in enumerate(raw) if _WROTE.match(words)), len(raw))
    return raw[:start] + ["" if words.lstrip().startswith(">") else words for words in raw[start:]]


def cell(text: str, place: Place) -> Cell:
    """Read one cell: markup left inside it and lists run together become lines again."""
    if "<" in text:
        text = _BREAK.sub("\n", text)
    if "&" in text:
        text = html.unescape(text)
    opens_as_list = text.lstrip().startswith("- ")
    text = re.sub(r"(?:^|\s)[•●▪]\s+", "\n- ", text)
    if opens_as_list:
        text = _INLINE_BULLET.sub("\n- ", text)
    text = _INLINE_NUMBER.sub("\n", text)
    parts = (marks.line(part, place) for part in text.split("\n"))
    return Cell(tuple(stacked for part in parts if part for stacked in _unstacked(part)))


def _unstacked(line: Line) -> Iterator[Line]:
    """Give each of the entries that a wide gap parts inside one cell a line of its own."""
    yield from (
        line.with_text(text) if n == 0 else Line(text, line.place)
        for n, text in enumerate(re.split(r"\s{2,}", line.text) + list(line.side))
    )


def _blocks(raw: list[str]) -> Iterator[Block]:
    """Yield tables where rows stand together, and paragraphs between them."""
    rows: list[tuple[Cell, ...]] = []
    loose: list[tuple[int, str]] = []
    for number, words in enumerate(raw, 1):
        row = _row(words, Place(line=number))
        if row is None and "|" in words and _RULE.match(words):
            continue
        if row is None and not (rows and (not words.strip() or _RULE.match(words))):
            if rows:
                yield Table(_squared(rows))
                rows = []
            loose.append((number, words))
        elif row is not None:
            if loose:
                yield from _paragraphs(loose)
                loose = []
            rows.append(row)
    if rows:
        yield Table(_squared(rows))
    yield from _paragraphs(loose)


def _squared(rows: list[tuple[Cell, ...]]) -> tuple[tuple[Cell, ...], ...]:
    """Line up rows that as many tabs as it took to look straight have parted.

    Such rows differ in width and have as many entries each; their empty cells say nothing.
    """
    filled = [tuple(one for one in row if one.lines) for row in rows]
    ragged = len({len(row) for row in rows}) > 1
    alike = len({len(row) for row in filled}) == 1
    return tuple(filled if ragged and alike and len(rows) > 1 else rows)


def _row(words: str, place: Place) -> tuple[Cell, ...] | None:
    """Return the cells of a row of a table, or None when the line is not one."""
    bare = words.strip()
    if bare.count("\t") == 1 and len(bare) < _ITEM and "<" not in bare and _LEADS.match(bare):
        return None  # an item's number, or a label, before its words
    if bare.startswith("|") and bare.endswith("|") and bare.count("|") > 1:
        if _RULE.match(bare):
            return None
        parts = bare[1:-1].replace("\\|", "\0").split("|")
        return tuple(cell(part.replace("\0", "|"), place) for part in parts)
    if bare.count(" | ") >= _PIPES and not _RULE.match(bare):
        return tuple(cell(part, place) for part in bare.split(" | "))
    if "\t" in words.strip(" ") and not words.startswith("\t\t\t\t"):
        return tuple(cell(part, place) for part in words.split("\t"))
    return None


def _paragraphs(loose: list[tuple[int, str]]) -> Iterator[Line]:
    """Yield the lines between tables: headings underlined with dashes, wrapped words rejoined."""
    lines: list[Line | None] = []
    for number, written in _broken(loose):
        if re.fullmatch(r"\s*(?:-{3,}|={3,}|_{3,}|\*{3,})\s*", written):
            if lines and (above := lines[-1]) and len(above.text) < _UNDERLINED:
                lines[-1] = Line(above.text, above.place, above.marker, style="heading")
            continue
        marked_up = "<" in written or "&" in written
        words = html.unescape(_BREAK.sub(" ", written)) if marked_up else written
        depth = (len(words) - len(words.lstrip())) // 2
        lines.append(marks.line(words, Place(line=number), depth=depth))
    yield from unwrapped(lines, flowing=any(line and line.style == "heading" for line in lines))


def _broken(loose: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield a line for each part of one that has HTML line breaks left inside it, or lost them."""
    for number, glued in loose:
        words = re.sub(r"(?<=[a-z]{2}[.?!])(?=[A-Z][a-z]{2,15}\s)", "<br>", glued)
        parts = re.split(r"<br\s{0,9}/?>", words, flags=re.IGNORECASE) if "<" in words else [words]
        yield from ((number, part) for part in parts)


_HEAD = 30
_ITEM = 200
_PIPES = 2
_UNDERLINED = 90
"""A longer line above dashes is a paragraph, not a heading."""
