"""The head of the notes as labels and what each says, however they are laid out."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from bot.reading.formats.document import Document, Line
from bot.reading.notes import abreast, across, agendas, callings, occasions, rosters, tables
from bot.reading.notes.across import Row
from bot.reading.notes.kinds import Kind, kind_of


class Said(NamedTuple):
    """A label of the head with what it says, cell by cell; `kind` is "" where there is no label.

    `order` counts the lines, `business` says that the first item has begun.
    """

    kind: Kind
    label: str
    cells: tuple[str, ...]
    line: Line
    order: int
    business: bool = False

    @property
    def words(self) -> str:
        """All that it says."""
        return "; ".join(self.cells)


def read(document: Document) -> tuple[Said, ...]:
    """Read the labels of the first lines, several to a line, and the lines that have none."""
    out: list[Said] = []
    business = listed = listing = False
    top = rows(document)
    for order, row in enumerate(top):
        business = business and not _AFTER_AGENDA.fullmatch(row.words)
        found = tuple(_said(row, order, business=business))
        labelled = any(said.kind in _OF_HEAD for said in found)
        listed = listed or any(said.kind in ("present", "away") for said in found)
        titled = listed and row.line.style == "heading" and found and found[0].kind == ""
        titled = titled and not _heads_people(row, top[order + 1 : order + 2])
        entry = listing and row.line.marker != "" and rosters.tells_who(row.words)
        listing = entry or any(said.kind in ("present", "away") for said in found)
        if not business and not labelled and not entry and (titled or _is_item(row)):
            business = True
            found = tuple(said._replace(business=True) for said in found)
        out += found
        if order > _LINES:
            break
    return tuple(out)


def _heads_people(row: Row, below: Sequence[Row]) -> bool:
    """Whether a heading is of a group in the list of people: "Constabulary", and then a name."""
    words = row.words
    short = len(words) <= _LONGEST_LABEL and not re.search(r"\d", words + row.line.marker)
    return short and any(
        rosters.is_list(each.words) and not re.search(r"\d", each.words) for each in below
    )


def rows(document: Document) -> list[Row]:
    """Return the rows of the first lines; `Said.order` counts them."""
    top = list(islice(across.rows(document, _LINES + _AGENDA), _LINES + _AGENDA))
    left_out = agendas.rows(top)
    found = abreast.stacked(row for n, row in enumerate(top) if n not in left_out)
    return list(islice(abreast.paired(abreast.lists(found)), _LINES + 2))


def _said(row: Row, order: int, *, business: bool) -> Iterator[Said]:
    """Yield the labels of one row: a cell that is a label, or labels inside a line."""
    found: list[tuple[str, list[str]]] = [("", [])]
    plain = _is_person(row.cells)
    for at, cell in enumerate(row.cells):
        for label, words in (
            [("", cell)] if plain and not cell.endswith(":") else _labels(cell, row.cells, at)
        ):
            if label or (not words and found[-1][1]):
                found.append((label, []))
            if words:
                found[-1][1].append(words)
    for label, held in found:
        named = not label and not plain and _is_group(held)
        title, cells = (held[0], held[1:]) if named else (label, held)
        if title or cells:
            kind: Kind = (kind_of(title) or "group") if title else ""
            yield Said(kind, title, tuple(cells), row.line, order, business)


def _is_person(cells: Sequence[str]) -> bool:
    """Whether a row of columns is of a person: its first cell is a name or a post, no label."""
    first = cells[0] if cells else ""
    return (
        len(cells) > 1
        and not kind_of(first)
        and ":" not in first
        and (rosters.is_name(first) or callings.names_post(first.split()))
    )


def _is_group(cells: Sequence[str]) -> bool:
    """Whether the first cell names a group of people and the next lists them."""
    if len(cells) != len(("label", "list")):
        return False
    short = len(cells[0]) <= _LONGEST_LABEL and not re.search(r"\d", cells[0])
    return short and rosters.is_list(cells[1])


def _labels(cell: str, cells: Sequence[str], at: int) -> Iterator[tuple[str, str]]:
    """Yield (label, words) in order; the label is "" for words before any label."""
    alone = len(cells) > 1 and at + 1 < len(cells)
    kind = kind_of(cell)
    listing = kind in ("present", "away") and len(cell) > _SHORT_LABEL
    if kind and (alone or listing or cell.endswith(":") or cell.isupper()):
        yield cell, ""
        return
    if alone and (closing := _CLOSING.match(cell)):
        yield "", closing["before"]
        yield closing["label"], ""
        return
    opening = _OPENING.match(cell) or _dashed(cell)
    if opening and kind_of(opening["label"]):
        rest = cell[opening.end() :]
        inner = list(_inner(rest, first=False))
        yield opening["label"], rest[: inner[0].start()] if inner else rest
        yield from _each(rest, inner)
        return
    found = list(_inner(cell, first=at == 0))
    before = cell[: found[0].start()] if found else cell
    if before.strip(" .;|") or not cell:
        yield "", before.strip(" |")
    yield from _each(cell, found)


def _dashed(cell: str) -> re.Match[str] | None:
    """Find a label of a list that only a dash parts from it: "Sorry can't come - Ann Lee"."""
    found = _DASHED.match(cell)
    listing = found is not None and kind_of(found["label"]) in ("present", "away")
    return found if listing and rosters.opens(cell[found.end() :]) else None  # type: ignore[union-attr]


def _each(text: str, found: Sequence[re.Match[str]]) -> Iterator[tuple[str, str]]:
    for here, after in zip(found, [*found[1:], None][: len(found)], strict=True):
        words = text[here.end() : after.start() if after else len(text)]
        yield _label_of(here), words.strip(" ;|,")


def _label_of(found: re.Match[str]) -> str:
    groups = found.groupdict()
    names = ("label", "apologies", "known", "here", "shouted", "venue")
    return next((groups[name] for name in names if groups.get(name)), "").strip(" (")


def _inner(text: str, *, first: bool) -> Iterator[re.Match[str]]:
    """Find the labels inside a line: any at its beginning, later only those that we know."""
    opens = _LONG_LABEL.match(text) if first else None
    opens = None if opens and _SENTENCE.search(opens["label"]) else opens
    known = opens and any(kind_of(_label_of(f)) for f in _LABEL.finditer(text, 0, opens.end()))
    if opens and not known and not _LABEL.match(text) and rosters.is_list(text[opens.end() :]):
        yield opens
        text = " " * opens.end() + text[opens.end() :]
    for found in _LABEL.finditer(text):
        label = _label_of(found)
        kind = kind_of(label)
        if first and not text[: found.start()].strip(" (*"):
            if kind or (label[:1].isupper() and len(label) <= _LONGEST_LABEL):
                yield found
        elif kind in _INSIDE and (label[:1].isupper() or found["label"] is None):
            yield found
        elif not kind:  # "Oak Room, Town Hall Clerk: Ann Lee"
            yield from _KNOWN.finditer(text, found.start() + 1, found.end())


def _is_item(row: Row) -> bool:
    """Whether a row begins the business: it bears a number, or is a heading of the agenda."""
    line = row.line
    if row.cells and occasions.DATE.match(row.cells[0]):
        return False
    first = row.cells[0] if row.cells else ""
    numbered = bool(re.match(r"\d", line.marker)) or bool(
        _REFERENCE.fullmatch(first) if len(row.cells) > 1 else _NUMBER.fullmatch(first)
    )
    return numbered or bool(_ITEM.match(first)) or _heads_items(row.cells)


def _heads_items(cells: Sequence[str]) -> bool:
    """Whether a row is the heads of a table of the business: "No. | Item", "Minute | Owner"."""
    if len(cells) < len(("number", "item")) or any(cell.endswith(":") for cell in cells):
        return False
    told = [tables.role(cell.strip(" *")) for cell in cells]
    known = [each for each in told if each not in ("person", "place", "other")]
    listing = "person" not in told and told[0] in ("ref", "talk", "task", "maybe")
    return listing and len(known) > 1 and len(known) + 1 >= len(told) and bool(_DISTINCT & {*told})


_NUMBER = re.compile(r"\d{1,2}(?:\.\d)?[.)]?")
_REFERENCE = re.compile(r"(?:[A-Z&]{1,6}\s?[./-]?\s?)?\d{1,4}(?:[./-]\d{1,4}){0,2}[A-Z]?[.)]?")
_DISTINCT = frozenset({"talk", "task", "maybe", "who", "when"})
_OF_HEAD = ("present", "away", "chair", "minutes", "date", "time", "venue", "title")
_INSIDE = ("date", "time", "venue", "chair", "minutes", "clerk", "present", "away", "skip")
_CLOSING = re.compile(
    r"\A(?P<before>\S.{9,400}?)\s{1,5}(?P<label>Apologies(?:\s+for\s+absence)?|Present|In\s+attendance|Absent)$"
)
_OPENING = re.compile(
    r"(?P<label>(?:(?:also|those|members?|councillors|officers)\s+)?present(?:\s+were)?|in\s+attendance|attendees|"
    r"(?:apolog(?:y|ies)|apols|regrets)(?:\s+for\s+absence)?(?:\s+(?:were|had\s+been|have\s+been))?"
    r"(?:\s+(?:received|accepted|noted|given|sent|submitted|tendered|came)(?:\s+and\s+(?:accepted|noted|approved))?)?"
    r"(?:\s+(?:from|by|on\s+behalf\s+of))?|absent|"
    r"(?:minutes|notes|record)\s+(?:taken\s+|kept\s+)?by|kept\s+by|chaired\s+by|led\s+by|taken\s+by|"
    r"venue|commenced\s+at|started\s+at|began(?:\s+at)?)"
    r"(?:\s*[:–—-]\s*|\s{2,}|\s+(?=(?-i:[A-Z])|[(\d]))",
    re.IGNORECASE,
)
_DASHED = re.compile(r"(?P<label>[A-Z][\w'’ ]{2,45}?)\s{0,2}[–—-]{1,2}\s+")
_KNOWN = re.compile(
    r"(?<=\s)(?P<known>Chair(?:man|woman|person)?|Clerk|Secretary|Venue|Location|Place|Where|Minutes|Notes|"
    r"(?:Minute|Note)[\s-]taker|Scribe|Secretariat|Record(?:er)?|Start|Time|Date|Apologies|Present|In\s+attendance|Attendees):\s+"
)
_LABEL = re.compile(
    r"(?:^|(?<=[.;,|)(]\s)|(?<=\s\s)|(?<=[(]))\(?(?P<label>[A-Za-z][^:;.|()]{0,70}?(?:\s\(\d{1,3}\))?)\s?:[*]*(?=\s|$)\s*|"
    r"(?<=\s)(?P<apologies>Apologies(?:\s+for\s+absence)?(?:\s+(?:were|had\s+been|have\s+been))?\s+"
    r"(?:received|accepted|given|sent|submitted|tendered|came)(?:\s+and\s+(?:accepted|noted|approved))?\s+"
    r"(?:from|by|on\s+behalf\s+of))\s+|"
    rf"{_KNOWN.pattern}|"
    r"(?<=\s)(?P<here>here|sorry(?:\s+no)?|not\s+there):\s+|"
    r"(?<=\s\s)(?P<shouted>APOLOGIES(?:\s+FOR\s+ABSENCE)?|PRESENT|IN\s+ATTENDANCE)\s\s+|"
    r"(?<=\s)(?P<venue>Venue)\s+(?=[A-Z])"
)
_LONG_LABEL = re.compile(r"(?P<label>[A-Z*][^:\n]{1,140}):\**\s+")
_SENTENCE = re.compile(r"[a-z]{3}\.\s+[A-Z]")
_ITEM = re.compile(r"\d{1,2}(?:\.\d{1,2})?[.)/]?\s+[A-Z]|[Ii]tem\s+\d")
_LONGEST_LABEL = 60
_SHORT_LABEL = 5
_AFTER_AGENDA = re.compile(
    r"(?:(?:draft|confirmed|unconfirmed)\s)?(?:minutes|meeting\snotes|notes)(?:\sof\s(?:the\s)?meeting)?\W*",
    re.IGNORECASE,
)
_LINES = 60
_AGENDA = 30
