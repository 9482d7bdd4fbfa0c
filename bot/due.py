"""What a due time that was read comes to on the register, and how it follows its meeting."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlmodel import Session

from bot.reading.due import THIS_BOARD, Due
from store import meetings as schedule
from store.tables import UNDATED, Action, Meeting

NO_TIME: Final = Due(text="", precision="none")


@dataclass(frozen=True, slots=True)
class Bound:
    """The due columns of an action: what was minuted, and the day or meeting it comes to."""

    due_phrase: str
    due_precision: str
    due_written: str | None
    due_by: date
    due_meeting_id: int | None
    due_when: str | None
    due_elsewhere: str

    def onto(self, action: Action) -> None:
        """Write the due time onto an action."""
        for name in self.__slots__:
            setattr(action, name, getattr(self, name))


def bound(session: Session, due: Due, *, board_id: int, after: date) -> Bound:
    """Return the due columns for `due`, tied to a meeting of the board when it means one.

    "The next meeting" is the first after `after` that is not cancelled. A meeting that is not
    yet in the schedule leaves the action waiting for it; nothing is invented meanwhile but the
    last day of a month that was named.
    """
    meeting = _meeting_meant(session, due, board_id=board_id, after=after)
    own = due.precision == "meeting" and due.meeting == THIS_BOARD
    return Bound(
        due_phrase=due.text,
        due_precision=due.precision,
        due_written=due.date,
        due_by=(meeting.day if meeting else due.by) or UNDATED,
        due_meeting_id=meeting.id if meeting else None,
        due_when=due.when if own and meeting is None else None,
        due_elsewhere="" if own else (due.meeting or ""),
    )


def tie(action: Action, meeting: Meeting) -> None:
    """Make an action due at `meeting`, on its day; without a day it is undated until it has one."""
    action.due_meeting_id = meeting.id
    action.due_when = None
    action.due_by = meeting.day or UNDATED


def _meeting_meant(session: Session, due: Due, *, board_id: int, after: date) -> Meeting | None:
    if due.precision != "meeting" or due.meeting != THIS_BOARD:
        return None
    if due.when is not None:
        return schedule.meant(session, board_id, when=due.when, after=after)
    return schedule.standing_on(session, board_id, due.day) if due.day else None


def columns(action: Action) -> dict[str, Any]:
    """Return an action's due columns as they stand, for the history."""
    return {name: getattr(action, name) for name in Bound.__slots__}
