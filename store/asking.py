"""The SQL of every list of actions, built once for each shape of filter and kept.

Building a statement of this size costs more than asking it, so what changes from one question
to the next is a bound value, and only which parts are there at all makes another statement.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Literal

from sqlalchemy import (
    Date,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    func,
    literal,
    or_,
    select,
    true,
    tuple_,
)
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import col

from store import words
from store.among import among_named
from store.filtering import COUNTED_TO, OWNERS_APART, Filter
from store.tables import UNDATED, Action, Board, Meeting, Moment, Owner, Person, Post

if TYPE_CHECKING:
    from collections.abc import Callable

Condition = ColumnElement[bool]
Turning = Literal["on", "back"] | None


@dataclass(frozen=True, slots=True)
class Shape:
    """Which parts of a filter are there: all that its SQL depends on."""

    state: str
    posts: bool
    persons: bool
    bodies: bool
    due_from: bool
    due_to: bool
    raised_from: bool
    raised_to: bool
    closed_from: bool
    closed_to: bool
    unowned: bool
    undated: bool
    carried: bool
    about: bool
    board: bool
    sees_boards: bool
    sees_posts: bool
    sees_persons: bool


def shape(wanted: Filter) -> Shape:
    """Return which parts of a filter are there."""
    return Shape(
        state=wanted.state,
        posts=bool(wanted.posts),
        persons=bool(wanted.persons),
        bodies=bool(wanted.bodies),
        due_from=wanted.due_from is not None,
        due_to=wanted.due_to is not None,
        raised_from=wanted.raised_from is not None,
        raised_to=wanted.raised_to is not None,
        closed_from=wanted.closed_from is not None,
        closed_to=wanted.closed_to is not None,
        unowned=wanted.unowned,
        undated=wanted.undated,
        carried=wanted.carried,
        about=bool(wanted.about),
        board=wanted.board_id is not None,
        sees_boards=wanted.sees.boards is not None,
        sees_posts=bool(wanted.sees.posts),
        sees_persons=bool(wanted.sees.persons),
    )


def values(wanted: Filter, *, on: date) -> dict[str, Any]:
    """Return the values that a filter's statement is asked with."""
    given = {
        "on": on,
        "posts": list(wanted.posts),
        "persons": list(wanted.persons),
        "bodies": list(wanted.bodies),
        "due_from": wanted.due_from,
        "due_to": wanted.due_to,
        "raised_from": wanted.raised_from,
        "raised_to": wanted.raised_to,
        "closed_from": wanted.closed_from,
        "closed_to": wanted.closed_to,
        "sought": words.sought(wanted.about) if wanted.about else None,
        "board": wanted.board_id,
        "sees_boards": None if wanted.sees.boards is None else list(wanted.sees.boards),
        "sees_posts": list(wanted.sees.posts),
        "sees_persons": list(wanted.sees.persons),
    }
    return {name: value for name, value in given.items() if value is not None and value != []} | (
        {"sees_boards": given["sees_boards"]} if given["sees_boards"] is not None else {}
    )


@lru_cache(maxsize=256)
def listing(shaped: Shape, dialect: str, turning: Turning) -> Select[Any]:
    """Return the statement for a page: soonest due first, undated last, with its totals."""
    question = listed(shaped, dialect, counted=True)
    order = (col(Action.due_by), col(Action.id))
    if turning is not None:
        place = tuple_(*order)
        there = tuple_(bindparam("from_due", type_=Date), bindparam("from_id", type_=Integer))
        question = question.where(place < there if turning == "back" else place > there)
    ordered = (column.desc() for column in order) if turning == "back" else order
    return question.order_by(*ordered).limit(bindparam("size", type_=Integer))


@lru_cache(maxsize=64)
def these(shaped: Shape, dialect: str) -> Select[Any]:
    """Return the statement for actions named by their references."""
    question = listed(shaped, dialect).where(among_named(col(Action.id), "ids"))
    return question.order_by(col(Action.id))


@lru_cache(maxsize=64)
def newest_with_words(shaped: Shape, dialect: str) -> Select[Any]:
    """Return the statement for actions with words in them, newest first."""
    question = words.walking_back(listed(shaped, dialect), dialect)
    return question.limit(bindparam("size", type_=Integer))


@lru_cache(maxsize=64)
def last_discharged(shaped: Shape, dialect: str) -> Select[Any]:
    """Return the statement for the one action discharged last."""
    order = (col(Action.discharged_at).desc(), col(Action.id).desc())
    return listed(shaped, dialect).order_by(*order).limit(1)


def listed(shaped: Shape, dialect: str, *, counted: bool = False) -> Select[Any]:
    """Return the statement for lines of a list, unordered; the columns are those of a Row."""
    due_meeting = Meeting.__table__.alias("due_meeting")  # type: ignore[attr-defined]
    conditions = _conditions(shaped, dialect)
    totals = _totals(conditions) if counted else ()
    return (
        select(
            *(getattr(Action, name) for name in _OWN_COLUMNS),
            col(Board.short).label("board"),
            due_meeting.c.day.label("due_meeting_day"),
            _owner_names(dialect).label("owner_names"),
            _times_brought_forward().label("brought_forward"),
            *totals,
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


def _totals(conditions: list[Condition]) -> tuple[Any, ...]:
    reported = col(Action.reported_at).is_not(None)
    return (
        _counted(conditions).label("total"),
        _counted([*conditions, _late()]).label("late"),
        _counted([*conditions, outstanding(), reported]).label("reported"),
    )


def _counted(conditions: list[Condition]) -> Any:
    chosen = select(literal(1)).select_from(Action).where(*conditions)
    inner = chosen.limit(COUNTED_TO + 1).subquery()
    return select(func.count()).select_from(inner).scalar_subquery()


def outstanding() -> Condition:
    """Return the condition of not being discharged or withdrawn, as the partial index has it."""
    return and_(col(Action.discharged_at).is_(None), col(Action.withdrawn_at).is_(None))


def _late() -> Condition:
    """Return the condition of being late: what is reported complete awaits the office instead."""
    due_before = col(Action.due_by) < bindparam("on", type_=Date)
    return and_(outstanding(), due_before, col(Action.reported_at).is_(None))


def _state(state: str) -> Condition:
    return {
        "outstanding": outstanding(),
        "overdue": _late(),
        "reported": and_(outstanding(), col(Action.reported_at).is_not(None)),
        "deferred": and_(outstanding(), col(Action.deferred_times) > 0),
        "discharged": col(Action.discharged_at).is_not(None),
        "withdrawn": col(Action.withdrawn_at).is_not(None),
        "all": true(),
    }[state]


def _conditions(shaped: Shape, dialect: str) -> list[Condition]:
    owed = shaped.posts or shaped.persons or shaped.bodies
    dated = shaped.due_from or shaped.due_to
    asked: tuple[tuple[bool, Callable[[], Condition]], ...] = (
        (owed, lambda: _owed(shaped)),
        (shaped.due_from, lambda: col(Action.due_by) >= bindparam("due_from", type_=Date)),
        (shaped.due_to, lambda: col(Action.due_by) <= bindparam("due_to", type_=Date)),
        (dated, lambda: col(Action.due_by) < UNDATED),
        (shaped.raised_from, lambda: col(Action.raised_on) >= bindparam("raised_from", type_=Date)),
        (shaped.raised_to, lambda: col(Action.raised_on) <= bindparam("raised_to", type_=Date)),
        (shaped.closed_from, lambda: col(Action.discharged_at) >= _moment("closed_from")),
        (shaped.closed_to, lambda: col(Action.discharged_at) < _moment("closed_to")),
        (shaped.unowned, lambda: ~_owner_is(true())),
        (shaped.undated, lambda: col(Action.due_by) == UNDATED),
        (shaped.carried, lambda: _met_since().exists()),
        (shaped.about, lambda: words.matching(dialect)),
        (shaped.board, lambda: col(Action.board_id) == bindparam("board", type_=Integer)),
        (shaped.sees_boards, lambda: _seen(shaped)),
    )
    return [_state(shaped.state), *(condition() for there, condition in asked if there)]


def _owed(shaped: Shape) -> Condition:
    whose: tuple[tuple[bool, Callable[[], Condition]], ...] = (
        (shaped.posts, lambda: col(Owner.post_id).in_(_many("posts"))),
        (shaped.persons, lambda: col(Owner.person_id).in_(_many("persons"))),
        (shaped.bodies, lambda: func.lower(col(Owner.body)).in_(_many("bodies", String))),
    )
    return _owner_is(or_(*(condition() for there, condition in whose if there)))


def _seen(shaped: Shape) -> Condition:
    owed: tuple[tuple[bool, Callable[[], Condition]], ...] = (
        (shaped.sees_posts, lambda: col(Owner.post_id).in_(_many("sees_posts"))),
        (shaped.sees_persons, lambda: col(Owner.person_id).in_(_many("sees_persons"))),
    )
    mine = [condition() for there, condition in owed if there]
    open_ = col(Action.board_id).in_(_many("sees_boards"))
    return or_(open_, _owner_is(or_(*mine))) if mine else open_


def _owner_is(condition: Condition) -> Condition:
    return select(literal(1)).where(col(Owner.action_id) == col(Action.id), condition).exists()


def _moment(name: str) -> Any:
    return bindparam(name, type_=Moment())


def _many(name: str, kind: Any = Integer) -> Any:
    return bindparam(name, type_=kind, expanding=True)


def _owner_names(dialect: str) -> Any:
    """Return who owes an action in one column; the mark between them is a value bound once.

    `func.aggregate_strings` would write the mark into the SQL anew each time that it is asked.
    """
    joined = func.group_concat if dialect == "sqlite" else func.string_agg
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
    return select(joined(named.c.name, literal(OWNERS_APART))).scalar_subquery()


def _times_brought_forward() -> Any:
    return _met_since(func.count()).scalar_subquery()


def _met_since(*columns: Any) -> Select[Any]:
    """Return the question for the meetings of an action's board while it was outstanding.

    The meeting at which it was closed is the last of them: a day comes before the moments in it.
    """
    closed = (col(Action.discharged_at), col(Action.withdrawn_at))
    return (
        select(*columns or (literal(1),))
        .select_from(Meeting)
        .where(
            col(Meeting.board_id) == col(Action.board_id),
            col(Meeting.day) > col(Action.raised_on),
            col(Meeting.day) <= bindparam("on", type_=Date),
            col(Meeting.cancelled_at).is_(None),
            *(or_(at.is_(None), col(Meeting.day) < at) for at in closed),
        )
        .correlate(Action)
    )
