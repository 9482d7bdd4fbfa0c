"""A draft into an action: its owner, due time and standing settled, or put as a doubt."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.reading.notes import (
    assigned,
    cast,
    closing,
    doers,
    due_times,
    entries,
    labels,
    owners,
    people,
    status,
)
from bot.reading.notes.drafts import Draft
from bot.reading.notes.due_times import Base
from bot.reading.notes.found import CLOSED, Action, Kind, Origin, Status, Unsure
from bot.reading.notes.people import Person
from bot.reading.notes.sections import Spot


@dataclass(frozen=True, slots=True)
class Settled:
    """An action, and what of it is in doubt."""

    action: Action
    doubts: tuple[Unsure, ...] = ()


def action(
    draft: Draft,
    base: Base,
    *,
    kind: Kind = "explicit",
    known: Status | None = None,
    reason: str = "",
    origin: Origin | None = None,
) -> Settled:
    """Settle one draft. `known` is its standing where the place it was found in decides that."""
    whole = status.Stated(draft.text, None)  # what puts a matter off is part of its words
    said = whole if known == "brought_forward" else status.stated(draft.text)
    inside = labels.read(said.text.strip(" ;–-") or draft.text)
    given = assigned.read(inside.who) if inside.who and not draft.column else None
    if given:
        draft = replace(draft, who=given.who, column=True, when=draft.when or given.when)
    draft = replace(draft, when=draft.when or inside.when)
    words = _FROM_ITEM.sub("", inside.text or draft.text)
    draft, words = _entry(draft, words, base.known)
    draft = _said_done(draft)
    found = doers.of(words)
    who = draft.who if draft.column else found.who
    if draft.spot.whose and not draft.column and not _all_known(who, base):
        who = ()
    who = who or _of_section(draft.spot, base)
    text = words if draft.column and not _labels(found, draft) else found.text
    standing = known or _standing(draft, inside.text or draft.text, said.status)
    put_off = known == "brought_forward"
    timed = _MOVED.sub("deferred to", text) if put_off else text
    due, doubt = due_times.of(draft, timed, base, standing)
    if due.precision == "none" and said.note and standing not in CLOSED:
        due = due_times.found(said.note, base)
    made = Action(
        text=_tidy(text),
        quotation=draft.quotation or draft.text,
        place=draft.place,
        kind=kind,
        owners=who,
        due=due,
        status=standing,
        origin=origin or ("previous" if draft.raised or _reviewed(draft) else "new"),
        item=draft.ref or draft.spot.number,
        heading=draft.spot.matter or draft.spot.heading,
        raised=draft.raised,
        reason=reason,
        ref=draft.ref,
    )
    return Settled(made, (*_owner_doubts(made, base.people), *([doubt] if doubt else [])))


def _entry(draft: Draft, words: str, known: frozenset[str]) -> tuple[Draft, str]:
    """Take an owner and a time that stand beside the words; those they open with stay."""
    ended = None if draft.column else closing.at_end(words, known)
    if ended and ended.who:
        words = ended.text
        return replace(draft, who=ended.who, column=True, when=draft.when or ended.when), words
    led = doers.leads(words)
    if led and all(re.fullmatch(owners.EACH, who) for who in led.who):
        led = None  # beside "Members" it may be named which of them
    listed = None if draft.column or led else entries.read(words, known)
    if listed:
        draft = replace(draft, who=listed.who, column=True, when=draft.when or listed.when)
        return _timed(draft, listed.text)
    last = None if draft.column or led else entries.trailing(words)
    if last and entries.is_sure(last.who, known):
        return replace(draft, who=last.who, column=True, when=draft.when or last.when), last.text
    return _timed(draft, words)


def _said_done(draft: Draft) -> Draft:
    """Take "done 26/9" where a time would stand for how it stands, and for no time."""
    if not _DONE_ON.match(draft.when):
        return draft
    return replace(draft, when="", progress=f"{draft.when} {draft.progress}".strip())


def _timed(draft: Draft, words: str) -> tuple[Draft, str]:
    """Take the time that a dash or brackets set off at the end of words, where none is given."""
    late = entries.time_at_end(words)
    if draft.when or not late.when:
        return draft, words
    return replace(draft, when=late.when), late.text


def _all_known(who: Sequence[str], base: Base) -> bool:
    return bool(who) and all(
        cast.is_known(name, base.known) or owners.is_post(name) for name in who
    )


def _of_section(spot: Spot, base: Base) -> tuple[str, ...]:
    """Return the person whose section an action stands in: "STEPH (chair)", "EVERYONE"."""
    if spot.whose:
        return owners.split(spot.whose)
    found = _SECTION.fullmatch(spot.heading.strip())
    if not found:
        return ()
    name = found["who"].title() if found["who"].isupper() else found["who"]
    meant = name.lower() in base.mentioned if found["role"] else cast.is_known(name, base.known)
    return (name,) if meant or re.fullmatch(owners.EACH, name) else ()


def _reviewed(draft: Draft) -> bool:
    """Whether a numbered action stands among those of earlier meetings."""
    return bool(draft.ref) and draft.spot.zone == "previous"


def _labels(found: doers.Found, draft: Draft) -> bool:
    """Whether the words only repeat the column's owner as a label: "JS: write to …"."""
    return found.who == draft.who and len(found.text) < len(draft.text)


def _standing(draft: Draft, words: str, noted: Status | None) -> Status:
    """Say how an action stands: by its tick, its columns, or the note in its words."""
    if draft.ticked:
        return "complete"
    beside = status.read(draft.progress) or (
        None if due_times.says_when(draft.when) else status.read(draft.when)
    )
    became = status.outcome(words) if draft.spot.zone == "previous" or draft.ref else None
    standing = beside or noted or became or "open"
    return "open" if standing == "ongoing" and not draft.progress and draft.when else standing


def _owner_doubts(made: Action, everyone: Sequence[Person]) -> tuple[Unsure, ...]:
    """Put as a doubt each owner who could be more than one of those listed."""
    return tuple(
        Unsure(
            "owner",
            who.written,
            tuple(f"{p.name} ({p.capacity})" if p.capacity else p.name for p in who.people),
            f'"{who.written}" could be {" or ".join(p.name for p in who.people)}.',
            made.place,
        )
        for who in people.doubtful(made.owners, everyone)
    )


_FROM_ITEM = re.compile(
    r"(?<=[\w.])\s+\((?:item\s+|min(?:ute)?\.?\s+)?\d{1,2}(?:\.[1-9]\d?)?\)\.?$"
)
"""The number of the item that an entry of a list comes from, at its end."""
_DONE_ON = re.compile(
    r"\(?(?:done|completed|closed|finished|discharged|sent|published)\s+(?:on\s+)?(?:the\s+)?"
    r"(?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day)",
    re.IGNORECASE,
)
"""On which day a thing was done, which is not when it was due."""
_MOVED = re.compile(
    r"\b(?:moved|put\s+back)\s+(?:from\s+(?:the\s+)?[A-Z][a-z]{2,8}\s+(?:\d{4}\s+|meeting\s+)?)?to\b"
)
"""That a matter is put off, and to when: of an event, "moved to July" would say only when it is."""
_SECTION = re.compile(
    r"(?P<who>[A-Z][\w'’-]{1,20}(?:\s[A-Z][\w'’-]{1,20})?)\s*(?:\((?P<role>[^()]{2,40})\))?\s*:?"
)


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" ;–-|")
