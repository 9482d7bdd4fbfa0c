"""What a line of history makes us say at once: a meeting is new or changed, more time is asked."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from sqlmodel import Session

from bot.office import london_day
from bot.reminders import hours
from bot.reminders.facts import Planned
from bot.reminders.kinds import ANNOUNCED
from bot.reminders.plan import OFFICE, Owed, attendees
from store import notices
from store.tables import Change, Meeting, Notice

SETTLES: Final = timedelta(seconds=60)
"""How long a change to a meeting rests before it is told, so that an edit storm is told once."""

TOLD: Final = ("day", "starts", "venue", "cancelled_at")
"""What attendees are told when it changes; of the rest the next reminder tells."""

ASKED_FOR_TIME: Final = "asked for more time for"
"""The deed, in the history, of asking the office for a later due time."""

OVERTAKEN: Final = "it was changed again before this was sent"

SCHEDULED: Final = "scheduled"
"""The deed, in the history, of putting a meeting in the schedule."""

PUT_DOWN: Final = timedelta(days=28)
"""What was done longer ago than this is no news: notes of the past are put down as of their day."""


def of_change(session: Session, known: Planned, change: Change, *, now: datetime) -> Iterator[Owed]:
    """Yield what one line of history makes us say, and to whom.

    Of meetings nothing is said that was put down from notes of the past: see notes.when.
    """
    if change.about == "meeting" and change.after and change.at > now - PUT_DOWN:
        if change.before:
            yield from _of_meeting(session, known, change)
        elif change.did == SCHEDULED:
            yield from _of_new_meeting(session, known, change, now)
    elif change.about == "action" and change.did == ASKED_FOR_TIME:
        yield Owed(
            "asked", "action", change.about_id, OFFICE, london_day(change.at), "", change.at,
            at_once=True, revision=change.id or 0,
        )  # fmt: skip


def owe(session: Session, owed: Iterable[Owed], *, at: datetime) -> int:
    """Owe what is to be said at once; of a meeting only the last change is told.

    It is told against what its attendees were told before the first change that was not. A
    meeting of which they were not told yet is told as new, as it has become.
    """
    new = 0
    for one in owed:
        if one.kind == "changed":
            one = _overtaking(session, one, at=at)  # noqa: PLW2901  the same notice, told better
        new += notices.owe(session, [one.as_row()], at=at)
    return new


def _overtaking(session: Session, one: Owed, *, at: datetime) -> Owed:
    earlier = [notice for notice in notices.about(session, "meeting", [one.about_id])
               if notice.key != one.key and notice.whom == one.whom and _waits(notice)]  # fmt: skip
    if not earlier:
        return one
    notices.drop(session, {notice.id or 0: OVERTAKEN for notice in earlier}, at=at)
    if any(notice.kind == ANNOUNCED for notice in earlier):
        return replace(one, kind=ANNOUNCED, was="")
    was = json.loads(one.was) | json.loads(earlier[0].was)
    return replace(one, was=json.dumps(was, sort_keys=True), on_day=earlier[0].on_day)


def _waits(notice: Notice) -> bool:
    mine = notice.kind in {"changed", ANNOUNCED}
    return mine and notice.message_id is None and notice.dropped_at is None


def _of_new_meeting(
    session: Session, known: Planned, change: Change, now: datetime
) -> Iterator[Owed]:
    """Yield who is told that a meeting is to come; the office, which put it down, knows."""
    meeting = session.get(Meeting, change.about_id)
    board = known.boards.get(meeting.board_id) if meeting else None
    if meeting is None or board is None or meeting.day is None or meeting.held_at is not None:
        return
    expires = _over(meeting.day, meeting)
    if expires <= now:
        return
    for whom in attendees(board):
        if whom != OFFICE:
            yield Owed(
                ANNOUNCED, "meeting", change.about_id, whom, meeting.day, "", change.at + SETTLES,
                expires_at=expires, at_once=True, revision=change.id or 0,
            )  # fmt: skip


def _of_meeting(session: Session, known: Planned, change: Change) -> Iterator[Owed]:
    before: dict[str, Any] = json.loads(change.before)
    was = {name: before[name] for name in TOLD if name in before}
    meeting = session.get(Meeting, change.about_id)
    board = known.boards.get(meeting.board_id) if meeting else None
    if not was or meeting is None or board is None:
        return
    if meeting.cancelled_at is not None and "cancelled_at" not in was:
        return  # its cancellation was told, and nothing else of it is news
    if _was_in_error(meeting) and not _was_announced(session, meeting):
        return
    day = date.fromisoformat(was["day"]) if was.get("day") else meeting.day
    if day is None:
        return  # it had no day and has none: nobody expects it
    expires = max(_over(day, meeting), _over(meeting.day or day, meeting))
    for whom in attendees(board):
        yield Owed(
            "changed", "meeting", change.about_id, whom, day, "", change.at + SETTLES,
            expires_at=expires, at_once=True, revision=change.id or 0,
            was=json.dumps(was, sort_keys=True),
        )  # fmt: skip


def _was_in_error(meeting: Meeting) -> bool:
    """Say whether a meeting was scheduled in error and undone: it was never to be."""
    return meeting.cancelled_at is not None and meeting.day is None


def _was_announced(session: Session, meeting: Meeting) -> bool:
    """Say whether anybody was told of a meeting at all."""
    told = notices.about(session, "meeting", [meeting.id or 0])
    return any(one.message_id is not None and one.dropped_at is None for one in told)


def _over(day: date, meeting: Meeting) -> datetime:
    """Return when it is no longer worth telling of a meeting on `day`: once it would be over."""
    starts: time | None = meeting.starts
    if starts is None or meeting.cancelled_at is not None:
        return hours.ends(day)
    return hours.moment(day, starts)
