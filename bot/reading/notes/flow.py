"""The notes as one stream of passages: a paragraph, or a row of a table."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from bot.reading.formats.document import Cell, Document, Line, Place, Table
from bot.reading.formats.wrapping import goes_on
from bot.reading.notes import (
    assigned,
    columns,
    headings,
    labels,
    lights,
    margins,
    mark,
    owners,
    stacked,
    tables,
)
from bot.reading.notes import status as standings
from bot.reading.notes.found import CLOSED


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or a row, and what stands beside it.

    `who` and `when` are the entries of the owner's and the date's column, in order, as written;
    `status` its progress column. `task` says that the words are an action by their column's
    heading; `ref` and `raised` are the number and origin that a log gives it.
    """

    lines: tuple[Line, ...]
    who: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    status: str = ""
    ref: str = ""
    raised: str = ""
    task: bool = False
    row: bool = False

    @property
    def text(self) -> str:
        """All of its words."""
        return " ".join(line.text for line in self.lines)

    @property
    def place(self) -> Place:
        """Where it begins."""
        return self.lines[0].place


def of(document: Document) -> list[Passage]:
    """Turn a document into passages in reading order, owners on lines of their own rejoined."""
    whole = document.kind not in _WHOLE
    stream = list(_rejoined(list(_passages(document, broken=whole))))
    key = lights.key(line.text for passage in stream for line in passage.lines)
    lit = (replace(each, status=lights.told(each.status, key)) for each in stream)
    return [_off(passage) for passage in lit]


def _off(passage: Passage) -> Passage:
    """Close what is struck out, whatever its progress column still says."""
    struck = all(line.struck for line in passage.lines if line.text)
    return replace(passage, status="Closed") if struck else passage


def _passages(document: Document, *, broken: bool) -> Iterator[Passage]:
    """Yield passages as they stand; a table that goes on below another keeps its headings.

    `broken` says that a page or a margin may have parted the rows of a table.
    """
    carried: dict[int, tables.Roles] = {}
    spaced: tables.Roles | None = None
    for block in columns.rebuilt(document.blocks):
        if isinstance(block, Table):
            has_heading = any(tables.header(row) for row in block.rows)
            if not has_heading and margins.stand_in(block):
                yield from (passage for row in block.rows for passage in _in_margin(row))
                continue
            guessed = None if has_heading else tables.guessed(block)
            above = None if _has_own_heads(block) else carried.get(block.width)
            headed = list(_headed(block, above or guessed))
            if headed and (last := headed[-1][1]):
                carried[len(last)] = last
            rows = (passage for row, roles in _labelled(headed) for passage in _row(row, roles))
            yield from _mended(rows) if broken else rows
            continue
        if block.side and (heads := _spaced_heading(block)):
            spaced = heads
            continue
        yield _beside(block, spaced)


def _has_own_heads(table: Table) -> bool:
    """Whether the first row stands out from those below it, and so is no row of a table above."""
    loud = [_is_loud(row) for row in table.rows[:_TOP]]
    return len(loud) > 1 and loud[0] and not any(loud[1:])


def _is_loud(row: Sequence[Cell]) -> bool:
    lines = [line for cell in row for line in cell.lines if line.text]
    return bool(lines) and all(line.style in ("bold", "heading") for line in lines)


def _headed(
    table: Table, roles: tables.Roles | None
) -> Iterator[tuple[Sequence[Cell], tables.Roles | None]]:
    """Yield each row with what its columns are for; headings themselves are left out."""
    seen: list[str] | None = None
    for number, row in enumerate(table.rows):
        if (texts := [cell.text for cell in row]) == seen:
            continue
        below = Table(table.rows[number + 1 :])
        if heads := tables.header(row):
            seen, roles = texts, tables.settled(heads, below)
            roles = None if tables.lists_days(roles) else roles
        elif number < _TOP and (heads := tables.beside(row)):
            roles = tables.settled(heads, below)
            yield row[:-1], None
        else:
            yield row, roles


def _labelled(
    rows: Iterable[tuple[Sequence[Cell], tables.Roles | None]],
) -> Iterator[tuple[Sequence[Cell], tables.Roles | None]]:
    """Yield rows, those with nothing under "Action:" before them with that label again."""
    label: Cell | None = None
    for row, roles in rows:
        if len(row) == 2 and row[0].text:  # noqa: PLR2004  a label, and its words
            label = row[0] if mark.opening(f"{row[0].text} -") else None
        elif label and len(row) == 2 and roles is None:  # noqa: PLR2004  as above
            row = (label, row[1])  # noqa: PLW2901  it is what is yielded
        yield row, roles


def _in_margin(row: Sequence[Cell]) -> Iterator[Passage]:
    """Yield the passages of a row that may have whose it is in its margin."""
    beside = margins.read(row[0].text)
    lines = tuple(line for cell in row[1:] for line in cell.lines)
    if beside and lines:
        yield Passage(lines, who=(beside.who,), status=beside.status, task=True, row=True)
    else:
        yield from _row(row, None)


def _spaced_heading(line: Line) -> tables.Roles | None:
    """Read a line of headings that were set apart by spaces."""
    heads = tables.header([Cell((Line(part),)) for part in (line.text, *line.side)])
    return tables.settled(heads, Table(())) if heads else None


def _row(row: Sequence[Cell], roles: tables.Roles | None) -> Iterator[Passage]:
    """Yield the passages of one row: what was said, then what is to be done."""
    if plain := _plain(row, roles):
        yield from plain
        return
    roles = roles or tuple("ref" if _is_ref(cell) else "talk" for cell in row)
    held = {
        role: [cell for cell, r in zip(row, roles, strict=False) if r == role]
        for role in set(roles)
    }
    beside = [_named(line) for cell in held.get("who", []) for line in cell.lines]
    above = list(takewhile(_CODE.fullmatch, beside)) if len(beside) > 1 else []
    ref = " ".join([cell.text for cell in held.get("ref", [])] + above).strip(" .")
    who, at = stacked.parted(beside[len(above) :])
    whens = [cell for cell in held.get("when", []) if cell.lines][-1:]  # a revised date is later
    when = tuple(line.text for cell in whens for line in cell.lines) or at
    if (
        not who
        and any(assigned.is_time(entry) for entry in when)
        and "who" in roles
        and "person" not in roles
    ):
        who = ("?",)  # a column for owners with nobody in it: an action that nobody owns
    words = {
        "who": who,
        "when": when,
        "status": _standing(held),
        "raised": " ".join(cell.text for cell in held.get("raised", [])),
    }
    talk = [
        line
        for cell in [*held.get("talk", []), *held.get("person", []), *held.get("other", [])]
        for line in cell.lines
    ]
    task = [
        line for cell in [*held.get("task", []), *held.get("finished", [])] for line in cell.lines
    ]
    if task and sum(len(line.text) for line in talk) < _SAID:
        talk = []  # a colour, a date, "new": nothing was said
    numbered = _numbered(talk or task, ref)
    if talk and task:
        yield Passage(numbered, ref=ref, row=True)
        yield Passage(tuple(task), ref=ref, task=True, row=True, **words)  # type: ignore[arg-type]
    elif talk or task:
        yield Passage(numbered, ref=ref, task=bool(task), row=True, **words)  # type: ignore[arg-type]
    elif ref and who:  # what a key says of a number
        yield Passage(held["ref"][0].lines, ref=ref, row=True, **words)  # type: ignore[arg-type]
    elif any(cell.lines for cell in row):
        yield _whole(row)


def _plain(row: Sequence[Cell], roles: tables.Roles | None) -> list[Passage]:
    """Return a row that its table has no heads for, where it is no row of an action."""
    filled = [cell for cell in row if cell.lines]
    if len(filled) == 2 and filled[0].text.endswith(":"):  # noqa: PLR2004  a label, and its words
        first, *more = filled[1].lines
        return [Passage((replace(first, text=f"{filled[0].text} {first.text}"), *more), row=True)]
    if roles is None and _is_data(row):
        return [_whole(row)]
    lines = filled[0].lines if len(filled) == 1 else _labelled_lines(filled)
    if roles is None and lines:
        return [Passage((_flat(line),), row=True) for line in lines]
    return []


def _labelled_lines(filled: Sequence[Cell]) -> tuple[Line, ...]:
    """Return the lines beside a number, where some say whose an action above is, or by when."""
    lines = filled[1].lines if len(filled) == 2 else ()  # noqa: PLR2004  a number, and its words
    if len(lines) > _PLENTY and any(labels.alone(line.text) for line in lines):
        return _numbered(lines, filled[0].text)
    return ()


def _named(line: Line) -> str:
    """Return an entry of an owner's column; "P. Hale" is no entry P of a list."""
    initial = len(line.marker) == 1 and line.marker.isupper()
    return f"{line.marker}. {line.text}" if initial else line.text


def _standing(held: Mapping[tables.Role, Sequence[Cell]]) -> str:
    """Return how a row stands: what its progress columns say, and whether it was closed."""
    closed = any(cell.lines for cell in held.get("finished", [])) or any(
        assigned.is_time(cell.text) for cell in held.get("closed", [])
    )
    said = sorted(map(_stood, held.get("status", [])), key=len)
    return " ".join(["Closed", *said] if closed else said)


def _stood(cell: Cell) -> str:
    """Return the words of a progress column, with the ticks before them."""
    return " ".join(f"✓ {line.text}" if line.marker == "✓" else line.text for line in cell.lines)


def _is_data(row: Sequence[Cell]) -> bool:
    """Whether a row of a table without headings only lists facts: several short cells, no words."""
    filled = [cell for cell in row if cell.lines]
    return len(filled) > 1 and all(
        len(cell.lines) == 1 and len(cell.text) <= _FACT and not cell.text.endswith(".")
        for cell in filled
    )


def _flat(line: Line) -> Line:
    """Say what stands to the right of a line in a cell behind its words."""
    return replace(line, text="  ".join((line.text, *line.side)), side=())


def _whole(row: Sequence[Cell]) -> Passage:
    """Read a row as one line, for what its cells say together."""
    first = next(line for cell in row for line in cell.lines)
    said = ", ".join(cell.text for cell in row if cell.lines)
    return Passage((Line(said, first.place),), row=True)


def _numbered(lines: Sequence[Line], ref: str) -> tuple[Line, ...]:
    """Give the first line of a row the number that stands in the column before it."""
    if ref and lines and not lines[0].marker:
        return (replace(lines[0], marker=ref), *lines[1:])
    return tuple(lines)


def _is_ref(cell: Cell) -> bool:
    return (
        bool(re.fullmatch(r"\(?[A-Za-z]?[\d.]{0,8}[a-zA-Z]?[.)]{0,2}", cell.text))
        and len(cell.text) < _REF
    )


def _beside(line: Line, spaced: tables.Roles | None) -> Passage:
    """Read what stands to the right of a line, after a gap: owners and dates, or more words."""
    if led := _led_by_owner(line):
        return led
    who, when, more = [], [], []
    status = ""
    pieces = [piece for part in line.side for piece in re.split(r"\s{2,}", part)]
    if noted := stacked.noted(pieces):
        return Passage((replace(line, side=()),), noted.who, noted.when, noted.status)
    for piece in pieces:
        if _STANDS.match(piece):
            status = piece
        elif owners.looks_like(piece) or ((g := assigned.read(piece)) and g.when):
            who.append(piece)
        elif spaced and assigned.is_time(piece):
            when.append(piece)
        elif piece.isupper() and standings.read(piece):
            status = piece
        else:
            more.append(piece)
    if more and not spaced:
        return Passage((replace(line, text="  ".join([line.text, *line.side])),))
    words = " ".join([line.text, *more])
    named, at = stacked.parted(who)
    told = replace(line, text=words, side=())
    return Passage((told,), who=named, when=tuple(when) or at, status=status)


def _led_by_owner(line: Line) -> Passage | None:
    """Read "Denny    pick a Saturday": an owner in a column of his own before the words."""
    words = "  ".join(line.side)
    if line.text.endswith(":") or not owners.looks_like(line.text) or owners.is_word(line.text):
        return None
    said = words[:1].islower() and len(words.split()) > _FEW
    return Passage((replace(line, text=words, side=()),), who=(line.text,)) if said else None


def _mended(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Join a row to the one it continues: a page or a margin broke the sentence in two."""
    last: Passage | None = None
    for passage in passages:
        if (
            last
            and not passage.ref
            and not passage.who
            and not last.who
            and len(passage.lines) == 1
        ):
            above, below = last.lines[-1], passage.lines[0]
            if goes_on(
                above, below, width=_COLUMN if len(above.text) < _COLUMN * 2 else 0, gap=False
            ):
                joined = replace(above, text=f"{above.text} {below.text}")
                last = replace(last, lines=(*last.lines[:-1], joined))
                continue
        if last:
            yield last
        last = passage
    if last:
        yield last


def _rejoined(passages: list[Passage]) -> Iterator[Passage]:
    """Give owners and dates that stand on lines of their own to the passage they belong to."""
    kept: list[Passage] = []
    waiting = ""
    for passage in _unsigned(passages):
        if kept and (told := _told_of(kept[-1], passage) or _closed_since(kept[-1], passage)):
            kept[-1] = told
            continue
        alone = _alone(passage)
        if alone == "who" and kept and not kept[-1].who and _is_said(kept[-1]):
            kept.append(replace(_gathered(kept), who=(passage.text,)))
        elif alone == "who":
            waiting = passage.text
        elif alone == "when" and kept and kept[-1].who and not kept[-1].when:
            kept[-1] = replace(kept[-1], when=(passage.text,))
        else:
            take = waiting and _is_said(passage) and not passage.who
            kept.append(replace(passage, who=(waiting,)) if take else passage)
            waiting = ""
    yield from kept


def _unsigned(passages: list[Passage]) -> list[Passage]:
    """Leave out who wrote the notes and when, under them, if no other owner has a line alone."""
    signed = [_alone(passage) for passage in passages[-2:]] == ["who", "when"]
    only = signed and not any(_alone(passage) == "who" for passage in passages[:-2])
    return passages[:-2] if only and re.match(r"\d", passages[-1].text) else passages


def _told_of(above: Passage, passage: Passage) -> Passage | None:
    """Give an action the owner, the time or the standing that a labelled line under it states."""
    words = " ".join([passage.text, *passage.who, *passage.when])
    found = labels.alone(words) if len(passage.lines) == 1 else None
    if not found or above.lines[0].style == "heading":
        return None
    kind, said = found
    given = assigned.read(said) if kind == "who" else None
    if kind != "status" and not given and (len(said) > _LABELLED or _TASK.search(said)):
        return None  # the words of the action stand between its labels
    if kind == "who" and (both := labels.read(said)).when and owners.looks_like(both.text):
        return replace(above, who=(both.text,), when=(both.when,))
    if given and given.when:
        return replace(above, who=given.who, when=(given.when,))
    if kind == "status":
        return replace(above, status=said)
    return replace(above, who=(said,)) if kind == "who" else replace(above, when=(said,))


def _closed_since(above: Passage, passage: Passage) -> Passage | None:
    """Close what a note below it says was done once the notes were written."""
    since = _SINCE.fullmatch(passage.text)
    return (
        replace(above, status=since["n"])
        if since and standings.read(since["n"]) in CLOSED
        else None
    )


def _gathered(kept: list[Passage]) -> Passage:
    """Take back the paragraphs since the last heading or owner: the owner below is theirs."""
    lines: list[Line] = []
    while (
        kept
        and len(lines) < _GATHERED
        and _is_said(kept[-1])
        and not (kept[-1].who or kept[-1].row)
    ):
        above = kept.pop()
        lines[:0] = above.lines
        if above.lines[0].marker:
            break
    return Passage(tuple(lines)) if lines else kept.pop()


def _alone(passage: Passage) -> str:
    """Tell a line that is only an owner, or only a date, from one that says something."""
    text = passage.text
    if passage.row or passage.who or len(text) > _ALONE or passage.lines[0].marker:
        return ""
    if owners.initials(text) and owners.looks_like(text) and not owners.is_word(text):
        return "who"
    return "when" if _ONLY_WHEN.fullmatch(text) else ""


def _is_said(passage: Passage) -> bool:
    """Whether a passage is a sentence, and not a heading or a label."""
    last = passage.lines[-1]
    heading = last.text.endswith((":", ":-")) or headings.is_title(last)
    return len(last.text) > _ALONE and not heading


_SINCE = re.compile(
    r"[(\[]?post[- ]meeting\s+(?:note|update)\s?[:–—-]\s?(?P<n>[^()\[\]]{3,160}?)[)\]]?\.?",
    re.IGNORECASE,
)
"""What was added below an action once the notes were written."""
_ONLY_WHEN = re.compile(
    r"\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?|asap|tbc|ongoing|no\s+date(?:\s+set)?|"
    r"(?:by|due|before|w/c|on|for|deadline:?)\s.{3,20}|\d{1,2}(?:st|nd|rd|"
    r"th)?\s+[A-Z][a-z]{2,8}(?:\s+\d{4})?",
    re.IGNORECASE,
)
_WHOLE = frozenset({"docx", "odt", "html"})
"""The formats whose tables say themselves where a row ends."""
_STANDS = re.compile(
    r"(?:outstanding|on-?going|overdue|complete[d]?|closed|done|discharged|in\s+progress)[.;,:]\s",
    re.IGNORECASE,
)
"""How an action stands, with more of it behind: "Outstanding. KL is waiting for"."""
_REF = 9
_CODE = re.compile(r"(?:[A-Z]{1,4}[/-]?)?\d{1,4}(?:[/.-]\d{1,4}){0,2}[a-z]?")
_LABELLED = 45
_TASK = re.compile(r"\b(?:task|action|what)\s*:", re.IGNORECASE)
_SAID = 12
_FEW = 2
_PLENTY = 2
_FACT = 30
_ALONE = 24
_GATHERED = 5
_TOP = 8
_COLUMN = 76
"""The width in letters of a column of minutes; a fuller line was broken by it."""
