"""When an action is due: by its column, the time beside its owner, or its words."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import datetime as dt
import re
from dataclasses import dataclass, replace

from bot.reading import dates
from bot.reading.due import THIS_BOARD, Day, Doubt, Due
from bot.reading.formats import marks
from bot.reading.grammar import almanac
from bot.reading.notes import assigned, series, status
from bot.reading.notes.drafts import Draft
from bot.reading.notes.found import CLOSED, NO_DUE, Status, Unsure
from bot.reading.notes.people import Person
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


def of(draft: Draft, text: str, base: Base, standing: Status) -> tuple[Due, Unsure | None]:
    """Read when it is due: an overdue action's new date, then the date column, then the words."""
    if base.on is None:
        return NO_DUE, None
    if newer := _newer(draft, base, standing):
        return newer, None
    if draft.when and _NEVER.fullmatch(draft.when.strip()):
        return NO_DUE, None
    if draft.when and (says_when(draft.when) or status.read(draft.when) not in CLOSED):
        return _beside(draft, base, standing)
    due, doubt = _certain(dates.find(text, **_given(base)), draft)  # type: ignore[arg-type]
    if _may_be_ours(due, base) and (named := _at_next(due.text or text, base)):
        return named, None
    if due.precision == "none" and standing not in CLOSED and draft.progress:
        due = found(draft.progress, base)
    gone = due.by is not None and due.by < base.on and due.precision != "meeting"
    gone = (gone and standing != "overdue") or _was(due, standing, base.on)
    return (NO_DUE, None) if gone else (due, doubt)


def says_when(words: str) -> bool:
    """Whether words beside an action say when, "all trained by June", and not how it stands."""
    return assigned.is_time(words) or bool(_BY.search(words))


def _newer(draft: Draft, base: Base, standing: Status) -> Due | None:
    """Read the newer of two dates: "New date end Sept", "30.11.23 revised to 25.1.24".

    What is told of an overdue action's progress is newer than its column, and the last of the days
    that stand one under another is the newest.
    """
    told = draft.text if draft.spot.zone == "previous" else ""
    newer = _NEWER.search(f"{draft.when} {draft.progress} {told}")
    stacked = _DAYS.findall(draft.when) if not _RANGE.search(draft.when) else []
    due = found(f"by {newer['d']}", base) if newer else NO_DUE
    if not due.date and len(stacked) > 1 and standing not in CLOSED:
        due = found(f"by {stacked[-1]}", base)
    if not due.date and standing == "overdue":
        due = found(draft.progress, base)
    return due if due.date else None


def _beside(draft: Draft, base: Base, standing: Status) -> tuple[Due, Unsure | None]:
    """Read the time that stands in a column of its own, or beside the owner."""
    said = draft.when.strip(" .")
    led = None if assigned.is_time(said) else _BY.search(said)
    said = said[led.start() :] if led else said
    due, doubt = _certain(dates.mention(said, **_given(base)), draft)  # type: ignore[arg-type]
    if (
        _may_be_ours(due, base)
        and due.precision != "event"
        and (named := _at_next(draft.when, base))
    ):
        return named, None
    if due.precision == "none" and not (doubt and doubt.readings) and _TIED.match(draft.when):
        tied = "Tied to something that has no date yet."
        return Due(draft.when.strip(), "event", reason=tied), None
    late = standing == "overdue" or standing in CLOSED
    raised = next((day.day for day in _days(draft.raised) if day.day), None)
    return (_just_late(due, raised, base.on, late=late) if base.on else due), doubt


def _may_be_ours(due: Due, base: Base) -> bool:
    """Whether words that hold no day may mean this board's own next meeting."""
    own = due.precision == "meeting" and not due.date and due.meeting
    called = _OF_THE.sub("", own).lower() if own else ""
    letters = due.precision == "month" and series.means_next(due.text, base.series)  # "next FEB"
    named = called and called in base.series.words
    return due.precision in ("none", "event") or bool(named or letters)


def _at_next(text: str, base: Base) -> Due | None:
    """Read "next call", "Session 15": this board's next meeting, by what it calls its meetings."""
    words = series.means_next(text, base.series)
    if not words:
        return None
    day = base.next_meeting
    iso = day.isoformat() if day else None
    return Due(words, "meeting", iso, day, THIS_BOARD, None if day else "next", reason="The next.")


def _was(due: Due, standing: Status, on: dt.date) -> bool:
    """Whether a day told of what is done was the last of its name, not the next: "sent 20 May"."""
    if standing not in CLOSED or not due.by or str(due.by.year) in due.text:
        return False
    return due.precision == "day" and due.by - on > _YEAR / 2


def _days(text: str) -> list[Day]:
    return [day for day in dates.days(text) if isinstance(day, Day)] if text else []


def _just_late(due: Due, raised: dt.date | None, on: dt.date, *, late: bool) -> Due:
    """Put back by a year a time that would be a year ahead, of what is late, closed or older."""
    if due.precision not in ("day", "month") or not due.by or not due.date:
        return due
    before = almanac.plus_months(due.by, -12)
    if not late and (raised is None or before < raised):
        return due
    written = str(due.by.year) if due.precision == "day" else f"{due.by:%y}"
    if written in due.text or not on - _YEAR < before <= on or due.by - on < _YEAR / 2:
        return due
    date = before.isoformat() if due.precision == "day" else f"{before:%Y-%m}"
    return replace(due, date=date, by=before, reason="Already late, so the one before.")


def found(text: str, base: Base) -> Due:
    """Return the due time that words hold; none where they hold none, or could be read as two."""
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


_NEWER = re.compile(
    r"(?:\b(?:new|revised|extended)\s+(?:due\s+|target\s+)?date(?:\s+(?:agreed|given|set)\b[^.;:]{0,40}:|\s+is\b|:)?|\brevised(?:\s+to)?|\bnow\s+due|\bextended\s+to)\s+"
    r"(?P<d>\d{1,2}\.\d{1,2}\.\d{2,4}|[^.;,()]{3,30})",
    re.IGNORECASE,
)
_BY = re.compile(
    rf"\b(?:by|before|within|until)\s+(?:the\s+)?(?:end|mid|middle|start|early|late|\d{{1,2}}(?:st|nd|rd|th)?|{marks.MONTHS})\b",
    re.IGNORECASE,
)
_TIED = re.compile(
    r"(?:with|alongside|as\s+part\s+of|upon|on|once|after|before|following|ahead\s+of|prior\s+to|"
    r"in\s+(?:advance\s+of|time\s+for|line\s+with))\s+\w",
    re.IGNORECASE,
)
_DAYS = re.compile(
    rf"\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{marks.MONTHS})\b(?:\s+\d{{4}})?",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\d\w*\s*[–—-]\s*\w|\b(?:to|and|or|until)\b|&", re.IGNORECASE)
_OF_THE = re.compile(r"^(?:meeting|session)\s+of\s+(?:the|this|our)\s+", re.IGNORECASE)
_YEAR = dt.timedelta(days=366)
_NEVER = re.compile(
    r"no\s+(?:hurry|rush)|no\s+(?:due\s+)?date(?:\s+(?:set|given|stated))?\.?|none|n/?a|[-–—]+|not\s+(?:set|stated)",
    re.IGNORECASE,
)
