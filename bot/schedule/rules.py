"""What a change to a meeting must keep to: each rule is a check that says what to do instead."""

import unicodedata
from datetime import date, datetime, timedelta
from typing import Final

from sqlmodel import Session

from bot.access import Actor, may
from bot.errors import Changed, NotUnderstood, Told
from bot.office import LONDON
from bot.telling import phrases
from store import history
from store import meetings as schedule
from store.tables import Board, Meeting

LONGEST: Final = {"venue": 200, "kind": 40, "theme": 300, "heading": 200, "because": 1_000}
"""Characters of each, so that a sentence about a meeting stays one."""

NAMED: Final = {"because": "reason"}

YEARS_AHEAD: Final = 10
YEARS_BACK: Final = 50
"""A day further off than these is a slip of the keyboard."""


def line(words: str, what: str) -> str:
    """Return what was said of a meeting as one line; NotUnderstood when it is too long."""
    shown = "".join(one if unicodedata.category(one)[0] != "C" else " " for one in words)
    said = " ".join(shown.split())
    if len(said) > LONGEST[what]:
        raise NotUnderstood(
            f"That is {len(said):,} characters; a {NAMED.get(what, what)} can have"
            f" {LONGEST[what]:,}. Please shorten it. Nothing was saved.",
            field=what,
        )
    return said


def must_be_to_come(day: date | None, *, today: date, held: bool = False) -> None:
    """Refuse a day that is past, unless the meeting was held, and one that is a slip."""
    if day is None:
        return
    if not _years(today, -YEARS_BACK) <= day <= _years(today, YEARS_AHEAD):
        raise NotUnderstood(
            f"{phrases.day(day)} is very far from today. Please check the year. Nothing was saved.",
            field="day",
        )
    if held and day > today:
        raise NotUnderstood(
            f"{phrases.day(day)} is still to come, so that meeting cannot have been held."
            " Nothing was saved.",
            field="day",
        )
    if day < today and not held:
        raise NotUnderstood(
            f"{phrases.day(day)} is past. If that meeting was held, say so:"
            " `/meetings schedule held` and the rest. Nothing was saved.",
            field="day",
        )


def must_be_free(session: Session, board: Board, day: date) -> None:
    """Refuse a second meeting of a board on one day, and tell the one that stands."""
    there = schedule.standing_on(session, board.id or 0, day)
    if there is not None:
        raise Told(
            f"The {board.name} already meets on"
            f" {phrases.meeting(there.day, there.starts, there.venue)}. Nothing was saved."
            " To change that one: `/meetings move`.",
            field="day",
        )


def must_not_wait(board: Board, waiting: Meeting | None) -> None:
    """Refuse a second meeting whose date is to be confirmed, and tell the one that waits."""
    if waiting is not None:
        kind = f"{waiting.kind} " if waiting.kind else ""
        said = f" (said on {phrases.day(waiting.said_on)})" if waiting.said_on else ""
        raise Told(
            f"The date of the next {kind}meeting of the {board.name} is to be confirmed"
            f" already{said}. Nothing was saved. To set it: `/meetings schedule` with the date.",
            field="day",
        )


def must_stand(meeting: Meeting, deed: str) -> None:
    """Refuse to change a meeting that was cancelled, or that has been held."""
    when = phrases.day(meeting.day) if meeting.day else "a day to be confirmed"
    if meeting.cancelled_at is not None:
        raise Told(
            f"The meeting of {when} was cancelled, so it cannot be {deed}. Nothing was saved."
            " Schedule another: `/meetings schedule`.",
        )
    if meeting.held_at is not None:
        raise Told(
            f"The meeting of {when} has been held, so it cannot be {deed}. Nothing was saved. If it"
            " was not held, whoever recorded it can `/actions undo`.",
        )


def must_be_in_time(by: Actor, *, closes: date | None, today: date, notice: int) -> None:
    """Refuse a proposal after notice has closed, unless it is the office's own."""
    if closes is None or today <= closes or may(by, "schedule"):
        return
    raise Told(
        f"Agenda items closed on {phrases.day(closes)}: notice of"
        f" {phrases.plural(notice, 'working day')} is needed. Ask the office. Nothing was saved.",
        field="heading",
    )


def is_past(meeting: Meeting, *, now: datetime) -> bool:
    """Say whether a meeting is over or has begun: its day is past, or today its time has come."""
    there = now.astimezone(LONDON)
    if meeting.held_at is not None or meeting.day is None:
        return meeting.held_at is not None
    begun = meeting.starts is not None and meeting.starts <= there.time().replace(tzinfo=None)
    return meeting.day < there.date() or (meeting.day == there.date() and begun)


def unchanged_since(session: Session, meeting: Meeting, revision: int | None) -> None:
    """Raise Changed when the meeting is not as it was on the person's screen."""
    if revision is None or meeting.revision == revision:
        return
    last = history.altered(session, "meeting", meeting.id or 0)
    raise Changed(
        f"That meeting was {history.deed(last)} by {last.who} while you had it open. Your change is"
        " not saved. Close this, look at it again, then make your change.",
    )


def _years(day: date, count: int) -> date:
    return day + timedelta(days=365 * count)
