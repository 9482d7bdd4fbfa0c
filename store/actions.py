"""Questions about the register of actions, each with a plain name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Select, and_, func, literal, or_, select, true, tuple_
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import Session, col

from store import words as _words
from store.tables import UNDATED, Action, Board, Meeting, Owner, Person, Post

COUNTED_TO: Final = 1_000
"""Totals are exact up to here and "more than" beyond it, so that no list grows slow."""

PAGE: Final = 20
"""Actions on a page of a list."""

OWNERS_APART: Final = "\x1f"


@dataclass(frozen=True, slots=True)
class Sees:
    """What somebody may be shown: every board, or these boards and what these posts owe."""

    boards: frozenset[int] | None = None
    posts: frozenset[int] = frozenset()


EVERYTHING: Final = Sees()


@dataclass(frozen=True, slots=True)
class Filter:
    """Which actions are wanted; every part narrows the list."""

    state: str = "outstanding"  # or overdue, reported, deferred, discharged, withdrawn, all
    posts: frozenset[int] = frozenset()  # owed by any of these posts, persons or bodies
    persons: frozenset[int] = frozenset()
    bodies: frozenset[str] = frozenset()
    due_from: date | None = None
    due_to: date | None = None
    raised_from: date | None = None
    raised_to: date | None = None
    about: tuple[str, ...] = ()
    board_id: int | None = None
    sees: Sees = EVERYTHING


ANY: Final = Filter()


@dataclass(frozen=True, slots=True)
class Cursor:
    """The place in a list that a page starts from: the action before it, or after it."""

    due_by: date
    id: int
    backwards: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """An action as a list shows it."""

    id: int
    words: str
    owners: tuple[str, ...]
    board_id: int
    board: str
    raised_on: date
    due_phrase: str
    due_precision: str
    due_written: str | None
    due_by: date
    due_when: str | None
    due_elsewhere: str
    due_meeting_id: int | None
    due_meeting_day: date | None
    due_meeting_cancelled: datetime | None
    brought_forward: int
    deferred_times: int
    deferred_why: str
    first_due: str
    reported_at: datetime | None
    discharged_at: datetime | None
    withdrawn_at: datetime | None

    @property
    def ref(self) -> str:
        """The reference that people say: A17."""
        return f"A{self.id}"


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the actions that were asked for, and how many there are in all.

    `total`, `late` and `reported` are exact up to `COUNTED_TO`; one more means "more than".
    """

    rows: tuple[Row, ...]
    total: int
    late: int
    reported: int
    before: Cursor | None = None
    after: Cursor | None = None


def page(
    session: Session,
    wanted: Filter = ANY,
    *,
    on: date,
    cursor: Cursor | None = None,
    size: int = PAGE,
) -> Page:
    """Return actions that match, soonest due first, undated last; `on` decides what is late."""
    backwards = cursor is not None and cursor.backwards
    question = _listed(session, wanted, on=on).limit(size + 1)
    if cursor is not None:
        place = tuple_(col(Action.due_by), col(Action.id))
        there = tuple_(literal(cursor.due_by), literal(cursor.id))
        question = question.where(place < there if backwards else place > there)
    order = (col(Action.due_by), col(Action.id))
    question = question.order_by(*(column.desc() for column in order) if backwards else order)
    found = session.connection().execute(question).all()
    more, found = len(found) > size, found[:size]
    rows = tuple(_row(one) for one in (reversed(found) if backwards else found))
    counts = found[0] if found else None
    return Page(
        rows=rows,
        total=counts.total if counts else 0,
        late=counts.late if counts else 0,
        reported=counts.reported if counts else 0,
        before=_at(rows, backwards=True) if (more if backwards else cursor is not None) else None,
        after=_at(rows, backwards=False) if (backwards or more) else None,
    )


def rows(session: Session, ids: Iterable[int], *, on: date, sees: Sees = EVERYTHING) -> list[Row]:
    """Return these actions in the order of their references; those not to be seen are left out."""
    question = _listed(session, Filter(state="all", sees=sees), on=on, counted=False)
    question = question.where(col(Action.id).in_(list(ids))).order_by(col(Action.id))
    return [_row(one) for one in session.connection().execute(question)]


def search(
    session: Session, phrases: Sequence[str], *, on: date, sees: Sees = EVERYTHING, size: int = PAGE
) -> list[Row]:
    """Return actions in any state whose words hold every phrase, newest first.

    One more than `size` are returned when there are more.
    """
    question = _listed(session, Filter(state="all", sees=sees), on=on, counted=False)
    question = (
        question.where(_words.matching(session, phrases))
        .order_by(col(Action.id).desc())
        .limit(size + 1)
    )
    return [_row(one) for one in session.connection().execute(question)]


def get(session: Session, number: int) -> Action | None:
    """Return the action with this reference number."""
    return session.get(Action, number)


def owners(session: Session, number: int) -> list[Owner]:
    """Return who owes an action, in the order they are named."""
    question = select(Owner).where(col(Owner.action_id) == number).order_by(col(Owner.position))
    return list(session.scalars(question))


def due_at(session: Session, meeting_id: int) -> list[Action]:
    """Return outstanding actions due at a meeting, in the order of their references."""
    question = select(Action).where(col(Action.due_meeting_id) == meeting_id, _outstanding())
    return list(session.scalars(question.order_by(col(Action.id))))


def waiting_for_meeting(session: Session, board_id: int) -> list[Action]:
    """Return outstanding actions due at a meeting of the board that was not yet in the schedule."""
    question = select(Action).where(
        col(Action.board_id) == board_id, col(Action.due_when).is_not(None), _outstanding()
    )
    return list(session.scalars(question.order_by(col(Action.id))))


def count_outstanding(session: Session, board_id: int) -> int:
    """Return how many actions of a board are outstanding, counted to `COUNTED_TO` and one."""
    chosen = select(literal(1)).where(col(Action.board_id) == board_id, _outstanding())
    return (
        session.scalar(select(func.count()).select_from(chosen.limit(COUNTED_TO + 1).subquery()))
        or 0
    )


def _at(rows: tuple[Row, ...], *, backwards: bool) -> Cursor | None:
    if not rows:
        return None
    edge = rows[0] if backwards else rows[-1]
    return Cursor(edge.due_by, edge.id, backwards=backwards)


def _outstanding() -> ColumnElement[bool]:
    return and_(col(Action.discharged_at).is_(None), col(Action.withdrawn_at).is_(None))


def _state(state: str, *, on: date) -> ColumnElement[bool]:
    return {
        "outstanding": _outstanding(),
        "overdue": and_(_outstanding(), col(Action.due_by) < on),
        "reported": and_(_outstanding(), col(Action.reported_at).is_not(None)),
        "deferred": and_(_outstanding(), col(Action.deferred_times) > 0),
        "discharged": col(Action.discharged_at).is_not(None),
        "withdrawn": col(Action.withdrawn_at).is_not(None),
        "all": true(),
    }[state]


def _owed_by(wanted: Filter) -> ColumnElement[bool]:
    whose = [
        col(Owner.post_id).in_(wanted.posts) if wanted.posts else None,
        col(Owner.person_id).in_(wanted.persons) if wanted.persons else None,
        func.lower(col(Owner.body)).in_(wanted.bodies) if wanted.bodies else None,
    ]
    mine = or_(*(part for part in whose if part is not None))
    return select(literal(1)).where(col(Owner.action_id) == col(Action.id), mine).exists()


def _seen(sees: Sees) -> ColumnElement[bool]:
    if sees.boards is None:
        return true()
    return (
        or_(col(Action.board_id).in_(sees.boards), _owed_by(Filter(posts=sees.posts)))
        if sees.posts
        else col(Action.board_id).in_(sees.boards)
    )


def _conditions(session: Session, wanted: Filter, *, on: date) -> list[ColumnElement[bool]]:
    asked = [
        _owed_by(wanted) if wanted.posts or wanted.persons or wanted.bodies else None,
        col(Action.due_by) >= wanted.due_from if wanted.due_from else None,
        col(Action.due_by) <= wanted.due_to if wanted.due_to else None,
        col(Action.due_by) < UNDATED if wanted.due_from or wanted.due_to else None,
        col(Action.raised_on) >= wanted.raised_from if wanted.raised_from else None,
        col(Action.raised_on) <= wanted.raised_to if wanted.raised_to else None,
        _words.matching(session, wanted.about) if wanted.about else None,
        col(Action.board_id) == wanted.board_id if wanted.board_id is not None else None,
        _seen(wanted.sees) if wanted.sees.boards is not None else None,
    ]
    return [_state(wanted.state, on=on), *(part for part in asked if part is not None)]


def _counted(conditions: list[ColumnElement[bool]], *more: ColumnElement[bool]) -> Any:
    chosen = select(literal(1)).select_from(Action).where(*conditions, *more)
    inner = chosen.limit(COUNTED_TO + 1).subquery()
    return select(func.count()).select_from(inner).scalar_subquery()


def _owner_names() -> Any:
    named = (
        select(func.coalesce(Post.short, Person.name, Owner.body).label("name"))
        .select_from(Owner)
        .outerjoin(Post, col(Post.id) == col(Owner.post_id))
        .outerjoin(Person, col(Person.id) == col(Owner.person_id))
        .where(col(Owner.action_id) == col(Action.id))
        .order_by(col(Owner.position))
        .correlate(Action)
        .subquery()
    )
    return select(func.aggregate_strings(named.c.name, OWNERS_APART)).scalar_subquery()


def _times_brought_forward(on: date) -> Any:
    return (
        select(func.count())
        .select_from(Meeting)
        .where(
            col(Meeting.board_id) == col(Action.board_id),
            col(Meeting.day) > col(Action.raised_on),
            col(Meeting.day) <= on,
            col(Meeting.cancelled_at).is_(None),
        )
        .correlate(Action)
        .scalar_subquery()
    )


def _listed(session: Session, wanted: Filter, *, on: date, counted: bool = True) -> Select[Any]:
    due_meeting = Meeting.__table__.alias("due_meeting")  # type: ignore[attr-defined]
    conditions = _conditions(session, wanted, on=on)
    nothing = literal(0)
    late = _counted(conditions, col(Action.due_by) < on, _outstanding()) if counted else nothing
    reported = _counted(conditions, col(Action.reported_at).is_not(None), _outstanding())
    return (
        select(
            *(getattr(Action, name) for name in _OWN_COLUMNS),
            Board.short.label("board"),  # type: ignore[attr-defined]
            due_meeting.c.day.label("due_meeting_day"),
            due_meeting.c.cancelled_at.label("due_meeting_cancelled"),
            _owner_names().label("owners"),
            _times_brought_forward(on).label("brought_forward"),
            (_counted(conditions) if counted else nothing).label("total"),
            late.label("late"),
            (reported if counted else nothing).label("reported"),
        )
        .select_from(Action)
        .join(Board, col(Board.id) == col(Action.board_id))
        .outerjoin(due_meeting, due_meeting.c.id == col(Action.due_meeting_id))
        .where(*conditions)
    )


_OWN_COLUMNS: Final = (
    "id", "words", "board_id", "raised_on", "due_phrase", "due_precision", "due_written",
    "due_by", "due_when", "due_elsewhere", "due_meeting_id", "deferred_times", "deferred_why",
    "first_due", "reported_at", "discharged_at", "withdrawn_at",
)  # fmt: skip


def _row(found: Any) -> Row:
    own = {name: getattr(found, name) for name in _OWN_COLUMNS}
    return Row(
        **own,
        owners=tuple(found.owners.split(OWNERS_APART)) if found.owners else (),
        board=found.board,
        due_meeting_day=found.due_meeting_day,
        due_meeting_cancelled=found.due_meeting_cancelled,
        brought_forward=found.brought_forward,
    )
