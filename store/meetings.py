"""Questions about the schedule of meetings, each with a plain name."""

from collections.abc import Collection
from datetime import date, timedelta

from sqlalchemy import or_
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from store.asking import outstanding
from store.history import FOLLOWED
from store.tables import Action, Attendance, Board, Change, Item, Meeting


def get(session: Session, number: int) -> Meeting | None:
    """Return the meeting with this number."""
    return session.get(Meeting, number)


def after(session: Session, board_id: int, day: date) -> Meeting | None:
    """Return the first meeting of a board after `day` that is not cancelled."""
    return session.exec(_standing(board_id).where(col(Meeting.day) > day).limit(1)).first()


def meant(session: Session, board_id: int, *, when: str, after: date) -> Meeting | None:
    """Return the meeting that "next" or a month such as "2017-10" means; None if not scheduled.

    Of several in a month it is the first after `after`, or else the first.
    """
    if when == "next":
        question = _standing(board_id).where(col(Meeting.day) > after)
    else:
        first = date.fromisoformat(f"{when}-01")
        last = (first + timedelta(days=31)).replace(day=1)
        question = (
            _standing(board_id)
            .where(col(Meeting.day) >= first, col(Meeting.day) < last)
            .order_by(None)
            .order_by(col(Meeting.day) <= after, col(Meeting.day), col(Meeting.id))
        )
    return session.exec(question.limit(1)).first()


def on_day(session: Session, board_id: int, day: date) -> Meeting | None:
    """Return the board's meeting on `day`, cancelled or not; one that stands comes first."""
    question = select(Meeting).where(col(Meeting.board_id) == board_id, col(Meeting.day) == day)
    stands_first = (col(Meeting.cancelled_at).is_not(None), col(Meeting.starts), col(Meeting.id))
    return session.exec(question.order_by(*stands_first).limit(1)).first()


def listed(
    session: Session,
    *,
    boards: Collection[int] | None = None,
    since: date | None = None,
    until: date | None = None,
    limit: int = 20,
) -> list[Meeting]:
    """Return meetings from `since` to `until` by day, those without one last."""
    question = select(Meeting)
    if boards is not None:
        question = question.where(col(Meeting.board_id).in_(boards))
    if since is not None:
        question = question.where(or_(col(Meeting.day) >= since, col(Meeting.day).is_(None)))
    if until is not None:
        question = question.where(col(Meeting.day) <= until)
    order = (col(Meeting.day).is_(None), col(Meeting.day), col(Meeting.starts), col(Meeting.id))
    return list(session.exec(question.order_by(*order).limit(limit)))


def attendance(session: Session, meeting_id: int) -> list[Attendance]:
    """Return who the notes of a meeting name, in their order."""
    question = select(Attendance).where(col(Attendance.meeting_id) == meeting_id)
    return list(session.exec(question.order_by(col(Attendance.id))))


def items(session: Session, meeting_id: int) -> list[Item]:
    """Return the items of a meeting in their order."""
    question = select(Item).where(col(Item.meeting_id) == meeting_id).order_by(col(Item.id))
    return list(session.exec(question))


def standing_on(session: Session, board_id: int, day: date) -> Meeting | None:
    """Return the board's meeting on `day` that is not cancelled: there is one at the most."""
    return session.exec(_standing(board_id).where(col(Meeting.day) == day).limit(1)).first()


def unconfirmed(session: Session, board_id: int) -> Meeting | None:
    """Return the board's meeting whose day is still to be confirmed, the last announced."""
    question = select(Meeting).where(
        col(Meeting.board_id) == board_id,
        col(Meeting.day).is_(None),
        col(Meeting.cancelled_at).is_(None),
    )
    return session.exec(question.order_by(col(Meeting.id).desc()).limit(1)).first()


def last(session: Session, board_id: int, *, until: date) -> Meeting | None:
    """Return the board's last meeting up to `until` that was not cancelled."""
    question = select(Meeting).where(
        col(Meeting.board_id) == board_id,
        col(Meeting.day) <= until,
        col(Meeting.cancelled_at).is_(None),
    )
    newest = (col(Meeting.day).desc(), col(Meeting.id).desc())
    return session.exec(question.order_by(*newest).limit(1)).first()


def in_line(session: Session, board_id: int) -> Board:
    """Return the board, and make other writers to its schedule wait for this transaction."""
    return session.get_one(Board, board_id, with_for_update=True)


def raised_at(session: Session, meeting_id: int, *, limit: int = 100) -> list[int]:
    """Return the references of the actions raised at a meeting, in their order."""
    return _numbers(session, col(Action.meeting_id) == meeting_id, limit=limit)


def due_at(session: Session, meeting_id: int, *, limit: int = 100) -> list[int]:
    """Return the references of the outstanding actions due at a meeting, in their order."""
    return _numbers(session, col(Action.due_meeting_id) == meeting_id, outstanding(), limit=limit)


def followed(session: Session, change: Change) -> list[Change]:
    """Return the lines of the actions that followed one change to a meeting, oldest first.

    They were written before it in the same transaction, so they stand next to it in the chain.
    """
    question = select(Change).where(
        col(Change.id) < change.id,
        col(Change.at) == change.at,
        col(Change.about) == "action",
        col(Change.did).in_(FOLLOWED),
    )
    found = session.exec(question.order_by(col(Change.id).desc())).all()
    together = [
        one for place, one in enumerate(found, start=1) if one.id == (change.id or 0) - place
    ]
    return together[::-1]


def _numbers(session: Session, *which: ColumnElement[bool], limit: int) -> list[int]:
    question = select(Action).where(*which).order_by(col(Action.id)).limit(limit)
    numbers = question.with_only_columns(col(Action.id))
    return [row.id for row in session.connection().execute(numbers)]


def _standing(board_id: int) -> SelectOfScalar[Meeting]:
    return (
        select(Meeting)
        .where(
            col(Meeting.board_id) == board_id,
            col(Meeting.day).is_not(None),
            col(Meeting.cancelled_at).is_(None),
        )
        .order_by(col(Meeting.day), col(Meeting.starts), col(Meeting.id))
    )
