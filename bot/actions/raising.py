"""A new action put on the register."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from bot import due as dues
from bot.access import Actor, require
from bot.actions import kept, owners
from bot.names.named import Named
from bot.office import london_day
from bot.reading.due import Due
from bot.said import what_is_to_be_done
from store import history
from store.tables import Action, Board, Meeting, number


@dataclass(frozen=True, slots=True)
class New:
    """An action about to be raised."""

    words: str
    board: Board
    owners: Sequence[Named] = ()
    due: Due = dues.NO_TIME
    meeting: Meeting | None = None
    item: str = ""
    quotation: str = ""
    public: bool = False
    any_owner: bool = False  # one owner's report is enough; else every owner must report


def raise_(session: Session, new: New, *, by: Actor, at: datetime) -> Action:
    """Put a new action on the register under the next reference, and return it."""
    require(by, "raise")
    raised_on = _raised_on(new, at)
    action = Action(
        id=history.next_reference(session),
        board_id=number(new.board),
        meeting_id=new.meeting.id if new.meeting else None,
        item=new.item,
        raised_on=raised_on,
        words=what_is_to_be_done(new.words),
        quotation=new.quotation,
        public=new.public,
        any_owner=new.any_owner,
        raised_at=at,
    )
    due = dues.bound(session, new.due, board_id=action.board_id, after=raised_on)
    due.onto(action)
    session.add(action)
    session.flush()
    owners.name(session, action, new.owners)
    after = kept.looks(session, action)
    history.record(session, at=at, by=by.by, did="raised", **kept.this(action), after=after)
    return action


def _raised_on(new: New, at: datetime) -> date:
    return (new.meeting.day if new.meeting else None) or london_day(at)
