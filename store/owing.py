"""Questions the plan asks: what may be owed a reminder, found by the days it is due on."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Final

from sqlalchemy import Date, bindparam, func, literal, or_, select
from sqlmodel import Session, col

from store import prepared
from store.among import among, among_named
from store.asking import outstanding
from store.tables import UNDATED, Action, Change, Meeting, Owner, Post, Preference, Snooze


@dataclass(frozen=True, slots=True)
class Owing:
    """An action that is outstanding and not reported complete, and who still owes it."""

    id: int
    board_id: int
    due_by: date
    owners: tuple[tuple[int | None, int | None], ...]  # post and person; neither for a body
    reported: tuple[tuple[int | None, int | None], ...] = ()  # who have, their part of it


@dataclass(frozen=True, slots=True)
class Standing:
    """A meeting that has a day and is not cancelled."""

    id: int
    board_id: int
    day: date
    starts: time | None


def earliest_due(session: Session) -> date | None:
    """Return the earliest due day of an outstanding action; None when none has one."""
    question = select(func.min(col(Action.due_by))).where(outstanding())
    found = session.connection().execute(question).scalar()
    return None if found is None or found == UNDATED else found


def due_on(session: Session, days: Collection[date]) -> Iterator[Owing]:
    """Yield what is outstanding and due on any of these days."""
    for day in sorted(days):
        yield from _owing(session, _DUE_ON, {"day": day})


def these(session: Session, ids: Collection[int]) -> list[Owing]:
    """Return those of these actions that are outstanding and not reported complete."""
    return _owing(session, _THESE, {"ids": ids})


def of_boards(session: Session, boards: Collection[int], days: Collection[date]) -> set[int]:
    """Return the outstanding actions of these boards that are due on any of these days."""
    question = select(col(Action.id)).where(
        col(Action.board_id).in_(boards), col(Action.due_by).in_(days), outstanding()
    )
    return {row.id for row in session.connection().execute(question)}


def meetings(
    session: Session,
    *,
    since: date | None = None,
    until: date | None = None,
    ids: Collection[int] | None = None,
    boards: Collection[int] | None = None,
) -> list[Standing]:
    """Return meetings with a day that are not cancelled, by day."""
    question = select(
        col(Meeting.id), col(Meeting.board_id), col(Meeting.day), col(Meeting.starts)
    ).where(col(Meeting.day).is_not(None), col(Meeting.cancelled_at).is_(None))
    if since is not None:
        question = question.where(col(Meeting.day) >= since)
    if until is not None:
        question = question.where(col(Meeting.day) <= until)
    if ids is not None:
        question = question.where(among(col(Meeting.id), ids))
    if boards is not None:
        question = question.where(col(Meeting.board_id).in_(boards))
    found = session.connection().execute(question.order_by(col(Meeting.day), col(Meeting.id)))
    return [Standing(row.id, row.board_id, row.day, row.starts) for row in found]


def posts_that_owe(session: Session) -> set[int]:
    """Return the posts that owe something outstanding."""
    return {row.id for row in prepared.ask(session, _POSTS_THAT_OWE, {})}


def snoozes(session: Session, *, on: date) -> list[Snooze]:
    """Return what is put off or paused still on a day, or until that day itself."""
    return list(session.scalars(_SNOOZES, {"on": on}))


def preferences(session: Session) -> list[Preference]:
    """Return how each person who said so wants to be told."""
    return list(session.scalars(_PREFERENCES))


def changed(session: Session, *, after: int, limit: int) -> list[Change]:
    """Return the lines of the history after this one, oldest first."""
    question = select(Change).where(col(Change.id) > after).order_by(col(Change.id))
    return list(session.scalars(question.limit(limit)))


def _owing(session: Session, question: Any, values: dict[str, Any]) -> list[Owing]:
    found: dict[int, list[Any]] = {}
    for row in prepared.ask(session, question, values):
        found.setdefault(row.id, []).append(row)
    return [_one(rows) for rows in found.values()]


def _those(which: Any) -> Any:
    """Return the question for those of the outstanding actions that nobody reports complete."""
    return (
        select(
            col(Action.id),
            col(Action.board_id),
            col(Action.due_by),
            col(Owner.action_id),
            col(Owner.post_id),
            col(Owner.person_id),
            col(Owner.reported_at),
        )
        .outerjoin(Owner, col(Owner.action_id) == col(Action.id))
        .where(which, outstanding(), col(Action.reported_at).is_(None))
        .order_by(col(Action.id), col(Owner.position))
    )


_DUE_ON: Final = _those(col(Action.due_by) == bindparam("day", type_=Date))
_THESE: Final = _those(among_named(col(Action.id), "ids"))
_POSTS_THAT_OWE: Final = select(col(Post.id)).where(
    select(literal(1))
    .select_from(Owner)
    .join(Action, col(Action.id) == col(Owner.action_id))
    .where(col(Owner.post_id) == col(Post.id), outstanding(), col(Owner.reported_at).is_(None))
    .exists()
)
_SNOOZES: Final = (
    select(Snooze)
    .where(or_(col(Snooze.until).is_(None), col(Snooze.until) >= bindparam("on", type_=Date)))
    .order_by(col(Snooze.id))
)
_PREFERENCES: Final = select(Preference).order_by(col(Preference.person_id))
"""Made once: whatever is planned or sent asks them."""


def _one(rows: list[Any]) -> Owing:
    first = rows[0]
    if first.action_id is None:
        return Owing(first.id, first.board_id, first.due_by, ((None, None),))
    still = tuple((row.post_id, row.person_id) for row in rows if row.reported_at is None)
    reported = tuple((row.post_id, row.person_id) for row in rows if row.reported_at is not None)
    return Owing(first.id, first.board_id, first.due_by, still, reported)
