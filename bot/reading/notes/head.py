"""The head of the notes as labels and what each says, however they are laid out."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import Literal, NamedTuple

from bot.reading.formats.document import Document, Line
from bot.reading.notes import across, callings, occasions, rosters
from bot.reading.notes.across import Row

Kind = Literal[
    "",
    "date",
    "time",
    "venue",
    "chair",
    "minutes",
    "clerk",
    "title",
    "present",
    "away",
    "group",
    "from",
    "to",
    "skip",
]


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
    business = listed = False
    top = rows(document)
    for order, row in enumerate(top):
        found = tuple(_said(row, order, business=business))
        labelled = any(said.kind in ("present", "away", "chair", "minutes") for said in found)
        listed = listed or any(said.kind in ("present", "away") for said in found)
        titled = listed and row.line.style == "heading" and found and found[0].kind == ""
        titled = titled and not _heads_people(row, top[order + 1 : order + 2])
        if not business and not labelled and (titled or _is_item(row)):
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
    return list(islice(paired(_side_by_side(across.rows(document, _LINES))), _LINES + 2))


def kind_of(label: str) -> Kind:
    """Say what a label asks for, in either of two languages: "Dyddiad / Date"."""
    words = re.sub(r"[*_#:]+", "", label).strip(" .–-")
    if words == "CC" or len(words) > _LONGEST_LABEL * 2:
        return ""  # the Chief Constable, where a copy is "Cc"
    for part in (words, *reversed(re.split(r"\s*/\s*", words))):
        for kind, pattern in _KINDS:
            if pattern.fullmatch(part):
                return kind
    return ""


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
    opening = _OPENING.match(cell)
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


def paired(rows: Iterable[Row]) -> Iterator[Row]:
    """Turn a row of labels with what they say in the row below into a label and what it says.

    A list of dates below its heads is left as it is: it says several things under each.
    """
    above: Row | None = None
    for row, after in pairwise((*rows, None)):
        if row is None:
            break
        listed = after is not None and _is_dated(row) and _is_dated(after)
        if above and len(row.cells) == len(above.cells) and not listed:
            for label, cell in zip(above.cells, row.cells, strict=True):
                yield Row((f"{label.strip(' :')}:", cell), row.line)
            above = None
            continue
        if above:
            yield above
        above = row if _are_labels(row.cells) else None
        if above is None:
            yield row
    if above:
        yield above


def _side_by_side(rows: Iterable[Row]) -> Iterator[Row]:
    """Turn lists that stand side by side, row by row below their heads, into one row for each."""
    heads: Row | None = None
    below: list[Row] = []
    for row in (*rows, None):
        if row and heads and _goes_below(row, heads):
            below.append(row)
            continue
        if heads and len(below) > 1:
            for at, label in enumerate(heads.cells):
                column = "\n".join(each.cells[at] for each in below if at < len(each.cells))
                yield Row((f"{label.strip(' :')}:", column), heads.line)
        elif heads:
            yield from (heads, *below)
        heads = row if row and _are_labels(row.cells) else None
        below = []
        if row and heads is None:
            yield row


def _goes_below(row: Row, above: Row) -> bool:
    """Whether a row lists people below the heads of lists that stand side by side."""
    lists = {kind_of(cell) for cell in above.cells} <= {"present", "away"}
    plain = row.line.style == "" and not row.line.marker[:1].isdigit()
    fits = 0 < len(row.cells) <= len(above.cells) and plain and not any(map(kind_of, row.cells))
    return lists and fits and all(rosters.opens(cell) for cell in row.cells)


def _is_dated(row: Row) -> bool:
    return len(row.cells) > 1 and bool(occasions.DATE.match(row.cells[0]))


def _are_labels(cells: Sequence[str]) -> bool:
    """Whether a row is labels side by side; the heads of a table of names are none."""
    told = [kind_of(cell) for cell in cells] if len(cells) > 1 else []
    lists = set(told) <= {"present", "away"} or "present" not in told
    return bool(told) and all(told) and lists and not any(map(_NAMES.match, cells))


def _is_item(row: Row) -> bool:
    """Whether a row begins the business: it bears a number, or is a heading of the agenda."""
    line = row.line
    if row.cells and occasions.DATE.match(row.cells[0]):
        return False
    numbered = bool(re.match(r"\d", line.marker)) or bool(
        re.match(r"\d{1,2}(?:\.\d)?[.)]?$", row.cells[0] if row.cells else "")
    )
    return numbered or bool(_ITEM.match(row.cells[0] if row.cells else ""))


_WORDINGS: tuple[tuple[Kind, str], ...] = (
    (
        "date",
        (
            r"(?:date\s+held|date\s+of\s+(?:the\s+|this\s+)?(?!next|future|last|"
            r"previous)[\w\s]{3,20}|(?:day\s*,?\s*)?dates?\s*(?:and|&|/|,)\s*time|meeting\s+date|"
            r"this\s+meeting|date|when|held(?:\s+on)?|day)"
        ),
    ),
    (
        "time",
        (
            r"(?:(?:start(?:ing|ed)?|meeting|"
            r"commencement)\s+)?times?(?:\s+of\s+(?:the\s+)?meeting)?|began|begins|start(?:s|ed)?|"
            r"commenc(?:ed|es|ing)|opened|hours?"
        ),
    ),
    (
        "venue",
        (
            r"(?:meeting\s+)?(?:venue|location|place)(?:\s+of\s+(?:the\s+)?meeting)?|where|"
            r"(?:hybrid|virtual|online)\s+meeting|(?:held|webcast|broadcast|met)\s+(?:at|in|via|from|by)|at|via|room|platform"
        ),
    ),
    (
        "chair",
        (
            r"(?:independent\s+|committee\s+|meeting\s+|board\s+)?chair(?:man|woman|person|"
            r"ed\s+by|ing(?:\s+(?:tonight|today|(?:this|the)\s+meeting))?)?|in\s+the\s+chair|presiding(?:\s+(?:officer|member))?|"
            r"presided\s+over\s+by|led\s+by|host(?:ed\s+by)?|convenor|facilitat(?:or|ed\s+by)"
        ),
    ),
    (
        "minutes",
        (
            r"(?:(?:minutes?|notes?|record)(?:\s+(?:taken|prepared|recorded|kept|produced|"
            r"written))?\s+by|(?:minute|note|record|log)s?[\s-]*(?:taker|keeper)|minutes?|notes?|record|"
            r"minuted\s+by|scrib(?:e|bler)|rapporteur|recorder|recorded\s+by|taken\s+by|kept\s+by|"
            r"prepared\s+by|author|secretariat)"
        ),
    ),
    (
        "clerk",
        (r"(?:\w{1,20}\s+)?(?:clerk|secretary)(?:\s+to\s+the\s+[\w\s]{3,30})?"),
    ),
    (
        "present",
        (
            r"(?:(?:also|those|members?|people|councillors|officers|trustees|governors|"
            r"all)\s+)?(?:present|in\s+attendance|attend(?:ance|ees|ed|ing)(?:\s+by)?|"
            r"taking\s+part|there|here)(?:\s+(?:were|at\s+the\s+meeting|from\s+[\w\s]{2,30}))?|"
            r"participants?|by\s+invitation|invite(?:d|es)|who\s+was\s+there|(?:on|in|round|"
            r"around)\s+the\s+(?:call|room|meeting|table|line)|in|also|delegates|"
            r"(?:welcome,?\s+(?:and|&)\s+)?introductions|members|officers|councillors|"
            r"panel\s+members|board\s+members|trustees|governors|regulars|guests?|observers?|"
            r"names?|attendance(?:\s+list|,?\s+by\s+\w+)?|pres|(?:also\s+)?with\s+us|"
            r"(?:joining\s+)?(?:online|remotely|virtually|by\s+(?:phone|video|teams|zoom)|"
            r"on\s+(?:teams|zoom))"
        ),
    ),
    (
        "away",
        (
            r"(?:(?:sent|send|with)\s+)?(?:apolog(?:y|ies)|apols?|regrets?)(?:\s+for\s+absence)?"
            r"(?:\s+(?:(?:had|have)\s+been|were|was))?(?:\s+(?:not\s+)?(?:received|accepted|"
            r"given|noted|sent|submitted|tendered))?(?:\s+(?:from|by|on\s+behalf\s+of))?|absen(?:t|"
            r"ce)s?(?:\s+(?:with(?:out)?)\s+apolog(?:y|ies))?|(?:could\s+not|couldn['’]t|"
            r"unable\s+to|not\s+able\s+to)\s+(?:attend|come|make\s+it|be\s+present)|"
            r"not\s+(?:with\s+us|there|here|present|in\s+attendance|attending|able\s+to\s+\w+)|"
            r"sorry(?:\s+no)?|out|away|missing|(?:invited,?\s+)?did\s+not\s+(?:join|attend)"
        ),
    ),
    (
        "title",
        (
            r"title|meeting(?:\s+(?:title|name))?|subject|committee|board|group|"
            r"name\s+of\s+(?:meeting|committee)"
        ),
    ),
    (
        "from",
        (r"from"),
    ),
    (
        "to",
        (r"to|sent\s+to|cc"),
    ),
    (
        "skip",
        (
            r"(?:date\s+of\s+)?next\b.{0,30}|distribution(?:\s+list)?|circulation(?:\s+list)?|"
            r"copy|copies(?:\s+to)?|sent|late|agenda(?:\s+item)?|(?:key\s+)?actions?.{0,20}|re|"
            r"items?|quorum|theme|topics?|status|classification|version|purpose|background|"
            r"papers?|capacity|role|title|organisation|initials|who\s+does\b.{0,10}|"
            r"meeting\s+no\.?|ref(?:erence)?|decisions?|discussion"
        ),
    ),
)
_KINDS = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in _WORDINGS)
_INSIDE = ("date", "time", "venue", "chair", "minutes", "clerk", "present", "away", "skip")
_CLOSING = re.compile(
    r"\A(?P<before>\S.{9,400}?)\s{1,5}(?P<label>Apologies(?:\s+for\s+absence)?|Present|In\s+attendance|Absent)$"
)
_OPENING = re.compile(
    r"(?P<label>(?:(?:also|those|members?|councillors|officers)\s+)?present(?:\s+were)?|in\s+attendance|attendees|"
    r"(?:apolog(?:y|ies)|apols|regrets)(?:\s+for\s+absence)?(?:\s+(?:were|had\s+been|have\s+been))?"
    r"(?:\s+(?:received|accepted|noted|given|sent|submitted|tendered))?(?:\s+(?:from|by|on\s+behalf\s+of))?|absent|"
    r"(?:minutes|notes|record)\s+(?:taken\s+|kept\s+)?by|kept\s+by|chaired\s+by|led\s+by|taken\s+by|"
    r"venue|commenced\s+at|started\s+at|began(?:\s+at)?)"
    r"(?:\s*[:–—-]\s*|\s{2,}|\s+(?=[A-Z(\d]))",
    re.IGNORECASE,
)
_KNOWN = re.compile(
    r"(?<=\s)(?P<known>Chair(?:man|woman|person)?|Clerk|Secretary|Venue|Location|Place|Where|Minutes|Notes|"
    r"(?:Minute|Note)[\s-]taker|Scribe|Start|Time|Date|Apologies|Present|In\s+attendance|Attendees):\s+"
)
_LABEL = re.compile(
    r"(?:^|(?<=[.;,|)(]\s)|(?<=\s\s)|(?<=[(]))\(?(?P<label>[A-Za-z][^:;.|()]{0,70}?)\s?:[*]*(?=\s|$)\s*|"
    r"(?<=\s)(?P<apologies>Apologies(?:\s+for\s+absence)?(?:\s+(?:were|had\s+been|have\s+been))?\s+"
    r"(?:received|accepted|given|submitted|tendered)\s+(?:from|by|on\s+behalf\s+of))\s+|"
    rf"{_KNOWN.pattern}|"
    r"(?<=\s)(?P<here>here|sorry(?:\s+no)?|not\s+there):\s+|"
    r"(?<=\s\s)(?P<shouted>APOLOGIES(?:\s+FOR\s+ABSENCE)?|PRESENT|IN\s+ATTENDANCE)\s\s+|"
    r"(?<=\s)(?P<venue>Venue)\s+(?=[A-Z])"
)
_LONG_LABEL = re.compile(r"(?P<label>[A-Z*][^:\n]{1,140}):\**\s+")
_ITEM = re.compile(r"\d{1,2}(?:\.\d{1,2})?[.)/]?\s+[A-Z]|[Ii]tem\s+\d")
_NAMES = re.compile(r"\W{0,4}names?\b", re.IGNORECASE)
_LONGEST_LABEL = 60
_SHORT_LABEL = 5
_LINES = 60
