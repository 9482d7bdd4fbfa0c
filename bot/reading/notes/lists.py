"""The lists of people at the head of the notes, each open until something ends it."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.reading.notes import callings, in_columns, mended, narrated, occasions, rolls, rosters
from bot.reading.notes.entries_of_lists import Entry, with_capacities
from bot.reading.notes.head import Said
from bot.reading.notes.kinds import Kind, kind_of
from bot.reading.notes.listed import Listed
from bot.reading.notes.people import Person
from bot.reading.notes.series import GATHERING


@dataclass(frozen=True, slots=True)
class _Open:
    """The list that is open: where it puts people, its last line, whether it names anybody.

    `waiting` is the office whose label has been read and whose holder stands below it.
    """

    where: str = ""
    order: int = -1
    quiet: int = 0
    named: bool = False
    waiting: Kind = ""


def entries(said: Sequence[Said]) -> list[Entry]:
    """Return each person with the list they are in, a list going on until something ends it."""
    out: list[Entry] = []
    opened = _Open()
    row, beside = -1, False
    said = mended.lines(said)
    rolls_begin = rolls.begins(said)
    for each in said:
        if each.order != row:  # a label beside an entry of a list opens no list below it
            row, beside = each.order, bool(each.kind == "" and opened.where)
        if opened.where and _CAPACITY.fullmatch(each.label.strip(" :")):
            out = with_capacities(out, each.words)
            continue
        if not opened.where and each.order in rolls_begin:
            opened = _Open("present", order=each.order, named=True)
        if opened.waiting and each.kind == "" and each.cells:
            each = each._replace(kind=opened.waiting)  # noqa: PLW2901  its label is above it
        opened, found = _taken(opened, each, beside=beside)
        out += found
    return out


def _taken(opened: _Open, each: Said, *, beside: bool) -> tuple[_Open, list[Entry]]:
    """Return the list that is open after a label or a line, and the people in it."""
    match each.kind:
        case "chair" | "minutes" | "clerk" if beside or not each.business:
            waiting = each.kind if not each.cells else ""
            return replace(opened, waiting=waiting), list(_officers(each))
        case "present" | "away":
            new = _Open(each.kind, order=each.order, named=bool(each.cells))
            return opened if beside else new, [Entry(each.kind, who) for who in _listed(each)]
        case "group" | "title":
            where = "" if _ends(each) else opened.where
            if where == "away" and opened.named:
                where = "present"  # a list of its own after "Apologies: Ann Lee"
            return replace(opened, where=where), list(_group(each, where))
        case "" if opened.where and not _ends(each):
            return _gone_on(opened, each)
        case "":
            crowd = [Entry("present", who) for who in _crowd(each)]
            kept = "present" if crowd else "" if each.order > opened.order else opened.where
            return replace(opened, where=kept, quiet=0), crowd
    over = each.order > opened.order and not beside
    return replace(opened, where="") if over else opened, []


def _gone_on(opened: _Open, each: Said) -> tuple[_Open, list[Entry]]:
    """Take a line below a list into it; a few lines that list nobody end it."""
    if bodies := tuple(_of_bodies(each.words, opened.where)):
        return replace(opened, quiet=0, named=True), list(bodies)
    found = _going_on(each, posts=not opened.named)
    quiet = 0 if found else opened.quiet + (each.order > opened.order)
    named = opened.named or any(listed.person.name != listed.person.capacity for listed in found)
    where = opened.where if quiet <= _PATIENCE else ""
    list_of = "away" if any(map(_MISSED.match, each.cells[1:])) else opened.where
    return (
        replace(opened, where=where, quiet=quiet, named=named),
        [Entry(list_of, listed) for listed in found],
    )


def _of_bodies(words: str, where: str) -> Iterator[Entry]:
    """Yield the people whom a line lists after the name of their body."""
    parts = [
        part for part in re.split(r"\s{3,}|;\s", _SORRY.sub(" ; ", words)) if part.strip(" .,")
    ]
    bodies = [_BODY.match(part.strip()) for part in parts]
    if not bodies or bodies[0] is None or rosters.is_name(bodies[0]["body"]):
        return
    if callings.names_post(bodies[0]["body"].split()) and rosters.is_name(bodies[0]["rest"]):
        return  # a person with a post before the name, and not a body
    for part, found in zip(parts, bodies, strict=True):
        for listed in rosters.read(found["rest"] if found else part):
            yield Entry(where, _of_body(listed, found["body"] if found else ""))
    for found in _SORRY.finditer(words):
        for listed in rosters.read(found["who"], single=True, posts=True):
            yield Entry("away", _of_body(listed, bodies[0]["body"]))


def _of_body(listed: Listed, body: str) -> Listed:
    """Say what body somebody comes from, where nothing else is said of them."""
    person = listed.person
    return listed if person.capacity else listed._replace(person=replace(person, capacity=body))


def _going_on(each: Said, *, posts: bool) -> tuple[Listed, ...]:
    """Read one more entry of an open list: a name, a row of columns, a post among posts."""
    if occasions.DATE.search(each.words):
        return ()
    if len(each.cells) > 1:
        return in_columns.read(each.cells) if any(map(rosters.opens, each.cells)) else ()
    if rosters.opens(each.words):
        return rosters.read(each.words)
    if posts and callings.names_post(re.sub(r"\([^()]*\)", "", each.words).split()):
        return rosters.read(each.words, posts=True)
    return ()


def _listed(each: Said) -> tuple[Listed, ...]:
    """Read the people of a label that says whose list it is."""
    if occasions.DATE.search(each.words) and len(each.words) < _SHORT:
        return ()
    if len(each.cells) > 1:
        return in_columns.read(each.cells)
    words = each.words
    if each.kind == "away":
        words = narrated.without(_NOT_AWAY.sub(" ", words))
    return rosters.read(words, single=True, posts=True)


def _group(each: Said, where: str) -> Iterator[Entry]:
    """Read a list by what it holds, whatever it is called: "Police: …", "Chief Constable: …"."""
    if _AWAY.search(each.label):
        yield from (Entry("away", listed) for listed in rosters.read(each.words, single=True))
        return
    label = each.label.strip(" :*")
    if _TITLES.fullmatch(label):
        return
    if where and (sorry := _SORRY.match(f" {each.words}")):
        for listed in rosters.read(sorry["who"], single=True):
            yield Entry("away", _of_body(listed, label))
        return
    post = each.kind == "group" and callings.names_post(label.split())
    words = f"{label}: {each.words}" if post else each.words
    listing = rosters.is_list(words) or (where and rosters.opens(words))
    if (each.business and not where) or not listing:
        return
    several = len(each.cells) > 1 and not post
    found = in_columns.read(each.cells) if several else rosters.read(words)
    named = "" if post or kind_of(label) or not where else label
    yield from (Entry(where or "present", _of_body(listed, named)) for listed in found)


def _officers(each: Said) -> Iterator[Entry]:
    """Read whom a label names as chair or for the minutes; the rest of its line is a list."""
    words = re.sub(r"^(?:the|by)\s+", "", each.words)
    if occasions.DATE.search(words) or callings.is_prose(words.split(". ")[0]):
        return
    if _OF_A_BOARD.search(words) or _HELD.match(words):
        return
    first, *rest = rosters.read(words, single=True, posts=True) or (None,)
    if first is None:
        return
    capacity = first.person.capacity
    if each.kind == "clerk" and not capacity:
        first = first._replace(person=Person(first.person.name, each.label, first.person.letters))
    chair = each.kind == "chair"
    hosts = bool(re.match(r"host", each.label, re.IGNORECASE))
    yield Entry(
        "writer" if each.kind == "minutes" else "host" if hosts else "officer",
        first._replace(
            chairs=chair, writes=each.kind == "minutes", keeps=each.kind == "clerk" or first.keeps
        ),
    )
    yield from (Entry("present", listed) for listed in rest)


def _crowd(each: Said) -> tuple[Listed, ...]:
    """Read a line without a label that lists several people and nothing else, or who chairs."""
    words = each.words
    if each.business or callings.is_prose(words[:_SHORT]) or occasions.DATE.search(words):
        return ()
    found = rosters.read(words) if rosters.is_list(words) or rosters.opens(words) else ()
    return found if len(found) > _FEW or any(listed.chairs for listed in found) else ()


def _ends(each: Said) -> bool:
    """Whether a list is over: an item of business, a heading of one, a sentence."""
    text = each.words
    if (re.match(r"\d", each.line.marker) and not rosters.tells_who(text)) or (
        each.business and each.line.style == "heading"
    ):
        return True
    if each.business and each.cells and _NUMBER.fullmatch(each.cells[0]):
        return True
    if re.match(r"(?:agreed\s+)?actions?\b", text, re.IGNORECASE):
        return True
    return len(text) > _ENTRY and text.endswith(".") and not rosters.is_list(text)


_BODY = re.compile(
    r"(?P<body>[A-Z][^\W\d][^–—:;,()]{0,60}?(?:\s\([^()]{2,40}\))?)(?:\s[–—-](?:\s|$)|:(?:\s|$))(?P<rest>\S.*|$)"
)
_SORRY = re.compile(
    r"[\s(.,]{1,3}(?:with\s+)?(?i:apolog(?:y|ies))(?:\s+(?:were\s+)?(?:received|sent))?(?:\s+(?:from|by)\s|:\s?|\s[–-]\s)"
    r"(?P<who>[A-Z][^;()]{1,120})\)?"
)
_MISSED = re.compile(r"apolog|no\b|absent", re.IGNORECASE)
_CAPACITY = re.compile(r"capacity|role|post|position|title", re.IGNORECASE)
_AWAY = re.compile(
    r"^a$|\b(?:apolog|regrets|absen|unable|unavailable|couldn['’]?t|could\s+not|sorry|away|missing)|"
    r"\b(?:did\s+)?not\s+(?:able|here|there|present|in\s+attendance|attend|join)",
    re.IGNORECASE,
)
_NOT_AWAY = re.compile(
    r"(?:\A|(?<=[.;]\s))(?:None|No\s+apolog\w+)\s+(?:from|by)\b[^;]*?(?:[.;](?=\s|$)|$)|"
    r"(?:\A|(?<=[.;,]\s))[^.;,]{2,60}?\s(?:(?:will|would)\s+be|was|arriv\w+|running)\s+late\b[^.;,(]*(?:\([^()]*\))?[.;,]?"
)
"""Words under "Apologies" of those who sent none, or only came late."""

_NUMBER = re.compile(r"(?:[A-Z&]{1,6}\s?[./-]?\s?)?\d{1,4}(?:[./-]\d{1,4}){0,2}[A-Z]?[.)]?")
_TITLES = re.compile(r"title|session|event|meeting(?:\s+(?:title|name))?|subject|re", re.IGNORECASE)
_PATIENCE = 3
_OF_A_BOARD = re.compile(rf"^[^,]*(?<!\bthe )\b(?:{GATHERING})\W*$", re.IGNORECASE)
"""A title under "Minutes": the board's name, and nobody's."""
_HELD = re.compile(r"(?:was\s+|were\s+)?(?:held|met)\s", re.IGNORECASE)
"""What stands under "Minutes" where they are the title: "Held in the Oak Room, Town Hall"."""
_SHORT = 80
_ENTRY = 100
_FEW = 2
