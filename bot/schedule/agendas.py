"""What goes on a meeting's agenda: items proposed, and until when they can be."""

import json
from datetime import date, datetime
from typing import Any, Final

from sqlmodel import Session

from bot import workdays
from bot.access import Actor, require
from bot.errors import NotUnderstood
from bot.filling import filling
from bot.office import london_day
from bot.schedule import rules
from store import history
from store.tables import Board, Change, Item, Meeting

PROPOSED: Final = "proposed an item for"


def propose(
    session: Session, meeting: Meeting, *, heading: str, because: str, by: Actor, at: datetime
) -> Item:
    """Propose an item for a meeting's agenda; after its notice has closed only the office can.

    The notes of 26 July 2016, item 5, ask for five working days' notice.
    """
    require(by, "read")
    rules.must_stand(meeting, "given another item")
    board = session.get_one(Board, meeting.board_id)
    rules.must_be_in_time(
        by, closes=notice_ends(board, meeting), today=london_day(at), notice=board.notice_days
    )
    with filling() as filled:
        said = filled.read(_headed, heading)
        reason = filled.read(rules.line, because, "because")
    item = Item(meeting_id=meeting.id or 0, number="", heading=said)
    session.add(item)
    session.flush()
    history.record(
        session, at=at, by=by.by, did=PROPOSED, about="meeting",
        about_id=meeting.id or 0, after={"item": item.id, "heading": said},
        why=reason,
    )  # fmt: skip
    return item


def _headed(heading: str) -> str:
    said = rules.line(heading, "heading")
    if not said:
        raise NotUnderstood("Please give the item a heading. Nothing was saved.", field="heading")
    return said


def notice_ends(board: Board, meeting: Meeting) -> date | None:
    """Return the last day on which an item can be proposed; None while the day is unknown."""
    if meeting.day is None:
        return None
    return workdays.last_day_for_notice(meeting.day, board.notice_days)


def take_back(session: Session, change: Change, *, by: Actor, at: datetime) -> None:
    """Take back a proposal: the undoing of `change`."""
    proposed: dict[str, Any] = json.loads(change.after)
    item = session.get(Item, proposed["item"])
    if item is not None:
        session.delete(item)
        session.flush()
    history.record(
        session, at=at, by=by.by, did="undid a change to", about="meeting",
        about_id=change.about_id, undoes=change.id,
    )  # fmt: skip


def proposed(change: Change) -> dict[str, Any]:
    """Return what a line of the history says was proposed: its `item` and `heading`."""
    read: dict[str, Any] = json.loads(change.after) if change.after else {}
    return read
