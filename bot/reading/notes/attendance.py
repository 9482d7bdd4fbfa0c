"""Who was there, who sent apologies, who chaired and who wrote, by the head of the notes."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from bot.reading.formats.document import Document
from bot.reading.notes import callings, head, occasions, rosters
from bot.reading.notes.head import Kind, Said
from bot.reading.notes.people import Person, folded
from bot.reading.notes.rosters import Listed


class Attendance(NamedTuple):
    """Those present and those who sent apologies, each in the order written.

    Somebody named only for the minutes is not in the list of those present; `chair` and
    `minute_taker` are names, "" where the notes do not say.
    """

    present: tuple[Person, ...] = ()
    apologies: tuple[Person, ...] = ()
    chair: str = ""
    minute_taker: str = ""


class _Entry(NamedTuple):
    """One person in a list: "present" or "away", or the "officer" or "writer" a label names."""

    where: str
    listed: Listed


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


def read(document: Document) -> Attendance:
    """Find the people wherever they stand before the business, and in the items on apologies."""
    return of(head.read(document))


def of(said: Sequence[Said]) -> Attendance:
    """Find the people in the labels of the head and in what follows them."""
    entries = _entries(_mended(_one_meeting(said)))
    entries += [entry for each in said if each.order < _LETTER for entry in _in_passing(each)]
    away = rosters.merged([e.listed for e in entries if e.where == "away"])
    gone = {each.person.name for each in away}
    there = _in_order(
        [e for e in entries if e.where != "away" and e.listed.person.name not in gone]
    )
    there += [each for each in _sender(said) if there and each.person.name not in gone]
    there = list(_resolved(rosters.merged(there)))
    named = {e.listed.person.name for e in entries if e.where == "writer"}
    named -= {e.listed.person.name for e in entries if e.where != "writer"}
    writers = [e for e in there if e.writes] or [e for e in there if e.keeps] or _sender(said)
    return Attendance(
        tuple(each.person for each in there if each.person.name not in named),
        tuple(each.person for each in away),
        _officer([each for each in there if each.chairs]),
        _officer(writers),
    )


def _in_order(entries: Sequence[_Entry]) -> list[Listed]:
    """Return officers whom no list has first, then everybody as the lists have them."""
    listed = {entry.listed.person.name for entry in entries if entry.where == "present"}
    again = [e for e in entries if e.where != "present" and e.listed.person.name in listed]
    return [e.listed for e in entries if e not in again] + [e.listed for e in again]


def _sender(said: Sequence[Said]) -> tuple[Listed, ...]:
    """Return who wrote the e-mail that the notes are: "me" in its list."""
    top = [each for each in said if each.order < _LETTER]
    letter = any(each.kind == "to" or each.label.lower() == "subject" for each in top)
    found = (rosters.read(re.sub(r"<.*", "", each.words)) for each in top if each.kind == "from")
    return next(found, ()) if letter else ()


def _in_passing(each: Said) -> Iterator[_Entry]:
    """Yield whom a sentence says were away: "Sorry that Hilary and Teresa couldn't make it"."""
    for found in _PASSING.finditer(each.words):
        names = found["who"] or found["sent"] or found["from"]
        yield from (_Entry("away", listed) for listed in rosters.read(names, single=True))


def _one_meeting(said: Sequence[Said]) -> Sequence[Said]:
    """Stop where a second meeting in the same notes lists its people: the first is the meeting."""
    begun = [
        n
        for n, each in enumerate(said)
        if each.kind == "present"
        and head.kind_of(each.label)
        and re.fullmatch(r"present|attendees", each.label.strip(" :*"), re.IGNORECASE)
    ]
    for first, second in pairwise(begun):
        if (
            any(each.line.style == "heading" for each in said[first + 1 : second])
            and second - first > _APART
        ):
            return said[:second]
    return said


def _mended(said: Sequence[Said]) -> Sequence[Said]:
    """Join a line to the list that it goes on with: a margin broke the entry in two."""
    out: list[Said] = []
    for each in said:
        last = out[-1] if out else None
        if last and last.kind in ("present", "away", "group", "") and _is_broken(last, each):
            joined = f"{last.cells[-1]} {each.words}"
            out[-1] = last._replace(cells=(*last.cells[:-1], joined), order=each.order)
        else:
            out.append(each)
    return out


def _is_broken(last: Said, each: Said) -> bool:
    """Whether a line goes on with the entry at the end of the line before it."""
    if each.kind or each.business or len(each.cells) != 1 or not last.cells:
        return False
    above = last.cells[-1]
    if above.endswith((",", ";", " and", "&")):
        return last.kind != "" or rosters.opens(above)
    several = "," in above or ";" in above
    goes_on = ";" in each.words and not rosters.opens(each.words)
    return several and last.kind != "" and not above.endswith(".") and goes_on


def _entries(said: Sequence[Said]) -> list[_Entry]:
    """Return each person with the list they are in, a list going on until something ends it."""
    entries: list[_Entry] = []
    opened = _Open()
    row, beside = -1, False
    for each in said:
        if each.order != row:  # a label beside an entry of a list opens no list below it
            row, beside = each.order, bool(each.kind == "" and opened.where)
        if opened.where and _CAPACITY.fullmatch(each.label.strip(" :")):
            entries = _with_capacities(entries, each.words)
            continue
        if opened.waiting and each.kind == "" and each.cells:
            each = each._replace(kind=opened.waiting)  # noqa: PLW2901  its label is above it
        opened, found = _taken(opened, each, beside=beside)
        entries += found
    return entries


def _taken(opened: _Open, each: Said, *, beside: bool) -> tuple[_Open, list[_Entry]]:
    """Return the list that is open after a label or a line, and the people in it."""
    match each.kind:
        case "chair" | "minutes" | "clerk" if beside or not each.business:
            waiting = each.kind if not each.cells else ""
            return replace(opened, waiting=waiting), list(_officers(each))
        case "present" | "away":
            new = _Open(each.kind, order=each.order, named=bool(each.cells))
            return opened if beside else new, [_Entry(each.kind, who) for who in _listed(each)]
        case "group" | "title":
            where = "" if _ends(each) else opened.where
            return replace(opened, where=where), list(_group(each, where))
        case "" if opened.where and not _ends(each):
            return _gone_on(opened, each)
        case "":
            crowd = [_Entry("present", who) for who in _crowd(each)]
            kept = "present" if crowd else "" if each.order > opened.order else opened.where
            return replace(opened, where=kept, quiet=0), crowd
    over = each.order > opened.order and not beside
    return replace(opened, where="") if over else opened, []


def _gone_on(opened: _Open, each: Said) -> tuple[_Open, list[_Entry]]:
    """Take a line below a list into it; a few lines that list nobody end it."""
    found = _going_on(each, posts=not opened.named)
    quiet = 0 if found else opened.quiet + (each.order > opened.order)
    named = opened.named or any(listed.person.name != listed.person.capacity for listed in found)
    where = opened.where if quiet <= _PATIENCE else ""
    list_of = "away" if any(map(_MISSED.match, each.cells[1:])) else opened.where
    return (
        replace(opened, where=where, quiet=quiet, named=named),
        [_Entry(list_of, listed) for listed in found],
    )


def _with_capacities(entries: list[_Entry], words: str) -> list[_Entry]:
    """Give the people of a column the capacities that were run together in the next one."""
    roles = [found.group().strip() for found in _ROLE.finditer(words)]
    roles = list(dict.fromkeys(roles))
    bare = [
        n
        for n, entry in enumerate(entries)
        if entry.where == "present" and not entry.listed.person.capacity
    ]
    for number, role in zip(bare, roles, strict=False) if len(bare) <= len(roles) else ():
        listed = entries[number].listed
        person = rosters.read(f"{listed.person.name}, {role}")[0].person
        entries[number] = _Entry("present", listed._replace(person=person))
    return entries


def _going_on(each: Said, *, posts: bool) -> tuple[Listed, ...]:
    """Read one more entry of an open list: a name, a row of columns, a post among posts."""
    if occasions.DATE.search(each.words):
        return ()
    if len(each.cells) > 1:
        return rosters.by_columns(each.cells) if any(map(rosters.opens, each.cells)) else ()
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
        return rosters.by_columns(each.cells)
    return rosters.read(each.words, single=True, posts=True)


def _group(each: Said, where: str) -> Iterator[_Entry]:
    """Read a list by what it holds, whatever it is called: "Police: …", "Chief Constable: …"."""
    if _AWAY.search(each.label):
        yield from (_Entry("away", listed) for listed in rosters.read(each.words, single=True))
        return
    label = each.label.strip(" :*")
    post = each.kind == "group" and callings.names_post(label.split())
    words = f"{label}: {each.words}" if post else each.words
    listing = rosters.is_list(words) or (where and rosters.opens(words))
    if (each.business and not where) or not listing:
        return
    several = len(each.cells) > 1 and not post
    found = rosters.by_columns(each.cells) if several else rosters.read(words)
    yield from (_Entry(where or "present", listed) for listed in found)


def _officers(each: Said) -> Iterator[_Entry]:
    """Read whom a label names as chair or for the minutes; the rest of its line is a list."""
    words = re.sub(r"^(?:the|by)\s+", "", each.words)
    if occasions.DATE.search(words) or callings.is_prose(words.split(". ")[0]):
        return
    first, *rest = rosters.read(words, single=True, posts=True) or (None,)
    if first is None:
        return
    capacity = first.person.capacity
    if each.kind == "clerk" and not capacity:
        first = first._replace(person=Person(first.person.name, each.label, first.person.letters))
    chair = each.kind == "chair"
    yield _Entry(
        "writer" if each.kind == "minutes" else "officer",
        first._replace(
            chairs=chair, writes=each.kind == "minutes", keeps=each.kind == "clerk" or first.keeps
        ),
    )
    yield from (_Entry("present", listed) for listed in rest)


def _resolved(there: Sequence[Listed]) -> tuple[Listed, ...]:
    """Join officers named by a post, letters or one name to the person in the list they are."""
    full = [each for each in there if " " in each.person.name]
    out: dict[str, Listed] = {}
    for each in there:
        name = folded(each.person.name)
        same = [
            other
            for other in there
            if other is not each
            and name
            and (
                name in (folded(other.person.letters), folded(other.person.capacity))
                or (" " not in name and other in full and name in folded(other.person.name).split())
            )
        ]
        if len(same) == 1:
            key = same[0].person.name
            kept = out.get(key, same[0])
            out[key] = kept._replace(
                chairs=kept.chairs or each.chairs,
                writes=kept.writes or each.writes,
                keeps=kept.keeps or each.keeps,
            )
        else:
            out.setdefault(each.person.name, each)
    order = [each.person.name for each in there]
    return tuple(sorted(out.values(), key=lambda each: order.index(each.person.name)))


def _officer(found: Sequence[Listed]) -> str:
    return found[0].person.name if found else ""


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
    if re.match(r"\d", each.line.marker) or (each.business and each.line.style == "heading"):
        return True
    if re.match(r"(?:agreed\s+)?actions?\b", text, re.IGNORECASE):
        return True
    return len(text) > _ENTRY and text.endswith(".") and not rosters.is_list(text)


_MISSED = re.compile(r"apolog|no\b|absent", re.IGNORECASE)
_CAPACITY = re.compile(r"capacity|role|post|position|title", re.IGNORECASE)
_ROLE = re.compile(r"[^()]{3,80}\([^()]{2,8}\)")
_AWAY = re.compile(
    r"^a$|\b(?:apolog|regrets|absen|unable|unavailable|couldn['’]?t|could\s+not|sorry|away|missing)|"
    r"\b(?:did\s+)?not\s+(?:able|here|there|present|in\s+attendance|attend|join)",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w'’]*(?:\s[A-Z][\w'’]*){0,3}"
_NAMES = rf"{_NAME}(?:(?:,\s|,?\sand\s){_NAME}){{0,6}}"
_PASSING = re.compile(
    rf"(?P<who>{_NAMES})\s(?:couldn['’]t|could\snot|can['’]t|wasn['’]t\sable\sto)\s(?:make|come|attend|be)|"
    rf"(?P<sent>{_NAMES})(?:,\s[^.,;]{{2,60}},)?\s(?:had\s|has\s|have\s)?(?:sent|sends|gave)\s(?:\w+\s)?apologies|"
    rf"\b[Aa]polog(?:y|ies)\s(?:had\sbeen|has\sbeen|was|were)\s(?:received|accepted)\sfrom\s(?P<from>{_NAMES})"
)
_APART = 4
_LETTER = 12
_PATIENCE = 3
_SHORT = 80
_ENTRY = 100
_FEW = 2
