"""How the actions due at a meeting follow it: moved, tied, passed on to the next, put back."""

import json
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, Final

from sqlmodel import Session

from bot import due as dues
from bot.access import Actor
from bot.office import london_day
from bot.written import put_back, written
from store import actions as register
from store import meetings as schedule
from store.tables import UNDATED, Action, Change, Meeting, number

MOVED: Final = "moved with its meeting"
TIED: Final = "tied to its meeting"
PASSED_ON: Final = "moved to the next meeting"


def _when_due(_session: Session, action: Action) -> dict[str, Any]:
    return dues.columns(action)


_written = partial(written, looks=_when_due)


def with_it(session: Session, meeting: Meeting, *, because: str, by: Actor, at: datetime) -> None:
    """Make every action due at `meeting` due on its day, now that the day is another."""
    for action in register.due_at(session, number(meeting)):
        with _written(session, action, MOVED, by=by, at=at, why=because):
            dues.tie(action, meeting)


def to_it(session: Session, meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """Tie to a meeting of the board what waited for one, now that `meeting` has a day.

    What waits for "the next" is not tied to a meeting that was over before it began to wait:
    it may wait because the meeting it was due at was cancelled.
    """
    today = london_day(at)
    for action in register.waiting_for_meeting(session, meeting.board_id):
        found = schedule.meant(
            session,
            meeting.board_id,
            when=action.due_when or "next",
            after=_waits_since(action, meeting, today),
        )
        if found is not None:
            with _written(session, action, TIED, by=by, at=at):
                dues.tie(action, found)


def from_it(session: Session, meeting: Meeting, *, because: str, by: Actor, at: datetime) -> None:
    """Pass on what was due at a cancelled meeting to the next that stands, or let it wait."""
    after = meeting.day or london_day(at) - timedelta(days=1)
    following = schedule.after(session, meeting.board_id, after)
    for action in register.due_at(session, number(meeting)):
        with _written(session, action, PASSED_ON, by=by, at=at, why=because):
            if following is None:
                _wait(action)
            else:
                dues.tie(action, following)


def opened_again(session: Session, action: Action, *, on: date) -> None:
    """Make an action that is being opened again due where its meeting is now.

    While it was closed it did not follow: its meeting may have been moved, or cancelled, and
    then it is due at the next that stands on or after `on`.
    """
    meeting = schedule.get(session, action.due_meeting_id) if action.due_meeting_id else None
    if meeting is not None and meeting.cancelled_at is not None:
        after = max(meeting.day or on, on - timedelta(days=1))
        meeting = schedule.after(session, meeting.board_id, after)
        if meeting is None:
            _wait(action)
    if meeting is not None:
        dues.tie(action, meeting)


def back(
    session: Session, meeting: Meeting, lines: Iterable[Change], *, by: Actor, at: datetime,
    undoes: int,
) -> None:  # fmt: skip
    """Undo what a change to `meeting` did to actions: what has been changed since is left.

    What was made due at it since follows it: to its day, or, cancelled, to wait for the next.
    """
    for line in lines:
        action = register.get(session, line.about_id)
        if action is not None and _as_left(action, line):
            _restore(session, action, line, by=by, at=at)
    for action in register.due_at(session, number(meeting)):
        with _written(session, action, "undid a change to", by=by, at=at, undoes=undoes):
            if meeting.cancelled_at is None:
                dues.tie(action, meeting)
            else:
                _wait(action)


def _waits_since(action: Action, meeting: Meeting, today: date) -> date:
    if meeting.day is None or meeting.day < today:
        return action.raised_on
    return max(action.raised_on, today - timedelta(days=1))


def _wait(action: Action) -> None:
    action.due_meeting_id = None
    action.due_when = "next"
    action.due_by = UNDATED


def _as_left(action: Action, line: Change) -> bool:
    left: dict[str, Any] = json.loads(line.after)
    now = {name: _plain(getattr(action, name)) for name in left}
    closed = action.discharged_at is not None or action.withdrawn_at is not None
    return now == left and not closed


def _restore(session: Session, action: Action, line: Change, *, by: Actor, at: datetime) -> None:
    was: dict[str, Any] = json.loads(line.before)
    with _written(session, action, "undid a change to", by=by, at=at, undoes=line.id):
        put_back(action, was)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
