"""Who was there, who sent apologies, who chaired and who wrote, by the head of the notes."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise
from typing import NamedTuple

from bot.reading.formats.document import Document
from bot.reading.notes import (
    across,
    head,
    lists,
    narrated,
    officers,
    register,
    rosters,
)
from bot.reading.notes.entries_of_lists import Entry
from bot.reading.notes.head import Said
from bot.reading.notes.kinds import kind_of
from bot.reading.notes.listed import Listed
from bot.reading.notes.people import Person, folded, letters_of
from bot.reading.notes.register import NO_REGISTER, Register


class Attendance(NamedTuple):
    """Those present and those who sent apologies, each in the order written.

    Somebody named only for the minutes is not in the list of those present; `chair` and
    `minute_taker` are names, "" where the notes do not say.
    """

    present: tuple[Person, ...] = ()
    apologies: tuple[Person, ...] = ()
    chair: str = ""
    minute_taker: str = ""


def read(document: Document) -> Attendance:
    """Find the people wherever they stand before the business, and in the items on apologies."""
    found = of(head.read(document), register.read(head.rows(document)))
    lines = [row.words for row in islice(across.rows(document), _SEARCHED)]
    told = [*lines[:_OPENING], *lines[-_CLOSING:]] if len(lines) > _OPENING else lines
    found = _in_full(found, [*lines[:_OPENING], *lines[-_CLOSING:]])
    return found._replace(
        chair=found.chair or officers.chair(told, found.present, found.apologies),
        minute_taker=found.minute_taker or officers.writer(told, found.present),
    )


def _in_full(found: Attendance, lines: Sequence[str]) -> Attendance:
    """Give those listed by their letters the names that a key gives: "JB = Jo Barr".

    A key may also say whose letters are whose, "Jo Barr JB, Ann Lee AL", of those listed by
    their first names.
    """
    key = {f["letters"]: f["name"] for words in lines for f in _KEY.finditer(words)}
    own = {
        f["name"]
        for words in lines
        for f in _OWN.finditer(words)
        if letters_of(f["name"]) == f["letters"]
    }
    if len(own) >= _SEVERAL:
        firsts = Counter(name.split()[0] for name in own)
        key |= {name.split()[0]: name for name in own if firsts[name.split()[0]] == 1}
    if not key:
        return found

    def named(person: Person) -> Person:
        return replace(person, name=key.get(person.name, person.name))

    return Attendance(
        tuple(map(named, found.present)),
        tuple(map(named, found.apologies)),
        key.get(found.chair, found.chair),
        key.get(found.minute_taker, found.minute_taker),
    )


def of(said: Sequence[Said], table: Register = NO_REGISTER) -> Attendance:
    """Find the people in the labels of the head and in what follows them.

    `table` is a table of attendance, whose rows are read by its columns and not as labels.
    """
    first = min(table.rows, default=0)
    entries = lists.entries([each for each in said if each.order < first])
    entries += [Entry(each.where, each.listed) for each in table.entries if each.where]
    said = [each for each in said if each.order not in table.rows]
    entries += lists.entries(_one_meeting([each for each in said if each.order >= first]))
    entries += [entry for each in said for entry in _in_passing(each)]
    entries += [entry for above, each in _pairs(said) for entry in _narrated(above, each)]
    entries = [e._replace(where="away") if e.listed.missed else e for e in entries]
    if any(e.listed.chairs and e.where != "host" for e in entries):
        entries = [e for e in entries if e.where != "host"]  # a body may host what another chairs
    away = rosters.merged([e.listed for e in entries if e.where == "away"])
    gone = {each.person.name for each in away}
    there = _in_order(
        [e for e in entries if e.where != "away" and e.listed.person.name not in gone]
    )
    there += [each for each in _sender(said) if there and each.person.name not in gone]
    there = [each for each in there if each.person.name.lower() not in ("me", "myself")]
    there = list(_resolved(rosters.merged(there)))
    named = _writers_alone(entries)
    writers = [e for e in there if e.writes] or [e for e in there if e.keeps] or _sender(said)
    return Attendance(
        tuple(each.person for each in there if each.person.name not in named),
        tuple(each.person for each in away),
        _officer([each for each in there if each.chairs]),
        _officer(writers),
    )


def _writers_alone(entries: Sequence[Entry]) -> set[str]:
    """Return whom only a label at the top names for the minutes, above all lists of people.

    Whoever is named for them below a list, or in it, was there.
    """
    listed = next((n for n, e in enumerate(entries) if e.where == "present"), len(entries))
    writers = {e.listed.person.name for e in entries[:listed] if e.where == "writer"}
    return writers - {
        e.listed.person.name for n, e in enumerate(entries) if e.where != "writer" or n > listed
    }


def _in_order(entries: Sequence[Entry]) -> list[Listed]:
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


def _in_passing(each: Said) -> Iterator[Entry]:
    """Yield whom a sentence says were away: "Sorry that Hilary and Teresa couldn't make it"."""
    if each.order < _LETTER or "apolog" in each.words.lower():
        yield from (Entry("away", listed) for listed in narrated.away(each.words))


def _pairs(said: Sequence[Said]) -> Iterator[tuple[Said | None, Said]]:
    """Yield each label with the one above it."""
    return zip((None, *said), said, strict=False)


def _narrated(above: Said | None, each: Said) -> Iterator[Entry]:
    """Yield whom a paragraph before the business tells of: "With her were Ann Lee and …"."""
    if each.business or each.order >= _NARRATED or each.kind not in ("", "away"):
        return
    words = each.words if each.kind == "" else narrated.after_list(each.words)
    under = above is not None and above.kind == "present" and not above.cells and not each.kind
    told = narrated.read(words, under=under and words.endswith("."))
    yield from (Entry(one.where, one.listed) for one in told)


def _one_meeting(said: Sequence[Said]) -> Sequence[Said]:
    """Stop where a second meeting in the same notes lists its people: the first is the meeting."""
    begun = [
        n
        for n, each in enumerate(said)
        if each.kind == "present"
        and kind_of(each.label)
        and re.fullmatch(r"present|attendees", each.label.strip(" :*"), re.IGNORECASE)
    ]
    for first, second in pairwise(begun):
        if (
            any(each.line.style == "heading" for each in said[first + 1 : second])
            and second - first > _APART
        ):
            return said[:second]
    return said


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


_KEY = re.compile(
    r"\b(?P<letters>[A-Z]{2,4})\s?=\s?(?P<name>[A-Z][\w'’-]{1,20}(?:\s[A-Z][\w'’-]{1,20}){1,2})"
)
_OWN = re.compile(
    r"\b(?P<name>[A-Z][\w'’-]{1,20}(?:\s[A-Z][\w'’-]{1,20}){1,2})\s(?P<letters>[A-Z]{2,4})(?=[,.;)\s]|$)"
)
_SEVERAL = 3
_APART = 4
_LETTER = 12
_NARRATED = 25
_OPENING = 60
_CLOSING = 10
_SEARCHED = 4_000
