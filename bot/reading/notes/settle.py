"""A draft into an action: its owner, due time and standing settled, or put as a doubt."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.reading import dates
from bot.reading.due import THIS_BOARD, Doubt, Due
from bot.reading.grammar import almanac
from bot.reading.notes import (
    assigned,
    cast,
    closing,
    doers,
    entries,
    labels,
    owners,
    people,
    series,
    status,
)
from bot.reading.notes.drafts import Draft
from bot.reading.notes.found import CLOSED, NO_DUE, Action, Kind, Origin, Status, Unsure
from bot.reading.notes.people import Person
from bot.reading.notes.sections import Spot
from bot.reading.notes.series import NO_SERIES, Series


@dataclass(frozen=True, slots=True)
class Base:
    """What due times and owners are read against: the meeting's day, the next, who was there."""

    on: dt.date | None
    next_meeting: dt.date | None = None
    cancelled: tuple[dt.date, ...] = ()
    people: tuple[Person, ...] = ()
    known: frozenset[str] = frozenset()
    mentioned: frozenset[str] = frozenset()
    series: Series = NO_SERIES
    own: tuple[str, ...] = dates.OWN


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
    words = inside.text or draft.text
    draft, words = _entry(draft, words, base.known)
    found = doers.of(words)
    who = draft.who if draft.column else found.who
    if draft.spot.whose and not draft.column and not _all_known(who, base):
        who = ()
    who = who or _of_section(draft.spot, base)
    text = words if draft.column and not _labels(found, draft) else found.text
    standing = known or _standing(draft, said.status)
    due, doubt = _due(draft, text, base, standing)
    if due.precision == "none" and said.note and standing not in CLOSED:
        due = _found(said.note, base)
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
    listed = None if draft.column or doers.leads(words) else entries.read(words, known)
    if listed:
        draft = replace(draft, who=listed.who, column=True, when=draft.when or listed.when)
        return draft, listed.text
    last = None if draft.column or doers.leads(words) else entries.trailing(words)
    if last and entries.is_sure(last.who, known):
        return replace(draft, who=last.who, column=True, when=draft.when or last.when), last.text
    late = entries.time_at_end(words)
    return (
        (replace(draft, when=late.when), late.text)
        if late.when and not draft.when
        else (draft, words)
    )


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


def _standing(draft: Draft, noted: Status | None) -> Status:
    """Say how an action stands: by its tick, its columns, or the note in its words."""
    if draft.ticked:
        return "complete"
    beside = status.read(draft.progress) or (
        None if assigned.is_time(draft.when) else status.read(draft.when)
    )
    became = status.outcome(draft.text) if draft.spot.zone == "previous" or draft.ref else None
    standing = beside or noted or became or "open"
    return "open" if standing == "ongoing" and not draft.progress and draft.when else standing


def _due(draft: Draft, text: str, base: Base, standing: Status) -> tuple[Due, Unsure | None]:
    """Read when it is due: an overdue action's new date, then the date column, then the words."""
    if base.on is None:
        return NO_DUE, None
    if newer := _newer(draft, base, standing):
        return newer, None
    if draft.when and _NEVER.fullmatch(draft.when.strip()):
        return NO_DUE, None
    if draft.when and (assigned.is_time(draft.when) or status.read(draft.when) not in CLOSED):
        return _beside(draft, base, standing)
    due, doubt = _certain(dates.find(text, **_given(base)), draft)  # type: ignore[arg-type]
    if due.precision in ("none", "event") and (named := _at_next(due.text or text, base)):
        return named, None
    if due.precision == "none" and standing not in CLOSED and draft.progress:
        due = _found(draft.progress, base)
    gone = due.by is not None and due.by < base.on and due.precision != "meeting"
    return (NO_DUE, None) if gone else (due, doubt)


def _newer(draft: Draft, base: Base, standing: Status) -> Due | None:
    """Read the newer of two dates: "New date end Sept", "30.11.23 revised to 25.1.24".

    What is told of an overdue action's progress is newer than its column.
    """
    told = draft.text if draft.spot.zone == "previous" else ""
    found = _NEWER.search(f"{draft.when} {draft.progress} {told}")
    due = _found(f"by {found['d']}", base) if found else NO_DUE
    if not due.date and standing == "overdue":
        due = _found(draft.progress, base)
    return due if due.date else None


def _beside(draft: Draft, base: Base, standing: Status) -> tuple[Due, Unsure | None]:
    """Read the time that stands in a column of its own, or beside the owner."""
    due, doubt = _certain(dates.mention(draft.when.strip(" ."), **_given(base)), draft)  # type: ignore[arg-type]
    if due.precision == "none" and (named := _at_next(draft.when, base)):
        return named, None
    return (_just_late(due, standing, base.on) if base.on else due), doubt


def _at_next(text: str, base: Base) -> Due | None:
    """Read "next call", "Session 15": this board's next meeting, by what it calls its meetings."""
    words = series.means_next(text, base.series)
    if not words:
        return None
    day = base.next_meeting
    iso = day.isoformat() if day else None
    return Due(words, "meeting", iso, day, THIS_BOARD, None if day else "next", reason="The next.")


def _just_late(due: Due, standing: Status, on: dt.date) -> Due:
    """Put back by a year a day of an overdue or closed action that would be a year ahead."""
    late = standing == "overdue" or standing in CLOSED
    if not late or due.precision != "day" or not due.by or not due.date:
        return due
    before = almanac.plus_months(due.by, -12)
    if str(due.by.year) in due.text or not on - _YEAR < before <= on or due.by - on < _YEAR / 2:
        return due
    return replace(
        due, date=before.isoformat(), by=before, reason="Already late, so the one before."
    )


def _found(text: str, base: Base) -> Due:
    found = dates.find(text, **_given(base))  # type: ignore[arg-type]
    return found if isinstance(found, Due) else NO_DUE


def _given(base: Base) -> dict[str, object]:
    return {
        "on": base.on,
        "next_meeting": base.next_meeting,
        "cancelled": base.cancelled,
        "own": base.own,
    }


def _certain(read: Due | Doubt, draft: Draft) -> tuple[Due, Unsure | None]:
    """Keep a due time that is certain; a doubt is put to a person and nothing is guessed."""
    if isinstance(read, Due):
        return read, None
    readings = tuple(due.date or due.text for due in read.readings)
    return Due(read.text, "none", reason=read.why), Unsure(
        "due", read.text, readings, read.why, draft.place
    )


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


_NEWER = re.compile(
    r"(?:\b(?:new|revised|extended)\s+(?:due\s+|target\s+)?date:?|\brevised\s+to|\bnow\s+due|\bextended\s+to)\s+"
    r"(?P<d>\d{1,2}\.\d{1,2}\.\d{2,4}|[^.;,()]{3,30})",
    re.IGNORECASE,
)
_YEAR = dt.timedelta(days=366)
_SECTION = re.compile(
    r"(?P<who>[A-Z][\w'’-]{1,20}(?:\s[A-Z][\w'’-]{1,20})?)\s*(?:\((?P<role>[^()]{2,40})\))?\s*:?"
)
_NEVER = re.compile(
    r"no\s+(?:due\s+)?date(?:\s+(?:set|given|stated))?\.?|none|n/?a|[-–—]+|not\s+(?:set|stated)",
    re.IGNORECASE,
)


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" ;–-|")
