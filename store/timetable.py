"""The schedule in lists: meetings of several boards by day, a page at a time."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

from sqlalchemy import Select, and_, func, literal, select, tuple_
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import Session, col

from store.filtering import COUNTED_TO
from store.paging import Place
from store.tables import Board, Meeting

PAGE: Final = 20
"""Meetings on a page of a list."""


@dataclass(frozen=True, slots=True)
class Row:
    """A meeting as a list shows it."""

    id: int
    board_id: int
    board: str
    name: str  # the board's, in full
    day: date | None
    starts: time | None
    venue: str
    kind: str
    theme: str
    said_on: date | None
    moved_from: date | None
    cancelled_at: datetime | None
    cancelled_why: str
    held_at: datetime | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which meetings are wanted; every part narrows the list."""

    boards: frozenset[int] | None = None  # None: of every board
    since: date | None = None
    until: date | None = None
    state: str = "all"  # or standing, unrecorded (as held), cancelled, unconfirmed
    kind: str = ""
    newest_first: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the meetings asked for; `total` is exact up to `COUNTED_TO`."""

    rows: tuple[Row, ...]
    total: int
    before: Place | None = None
    after: Place | None = None


def page(session: Session, wanted: Wanted, *, place: Place | None = None, size: int = PAGE) -> Page:
    """Return the meetings that match, in the order of their days, or as they were announced.

    Those whose day is to be confirmed are in it when they alone are wanted.
    """
    backwards = place is not None and place.backwards
    waits = wanted.state == "unconfirmed"
    conditions = [*_conditions(wanted), *([] if waits else [col(Meeting.day).is_not(None)])]
    question = _rows(_counted(conditions)).where(*conditions).limit(size + 1)
    downwards = wanted.newest_first != backwards
    order: list[Any] = [col(Meeting.id)] if waits else [col(Meeting.day), col(Meeting.id)]
    if place is not None:
        at = [literal(place.id)] if waits else [literal(place.day), literal(place.id)]
        key, there = tuple_(*order), tuple_(*at)
        question = question.where(key < there if downwards else key > there)
    question = question.order_by(*(one.desc() if downwards else one for one in order))
    found = session.connection().execute(question).all()
    more, found = len(found) > size, found[:size]
    rows = tuple(_row(one) for one in (found[::-1] if backwards else found))
    return Page(
        rows=rows,
        total=found[0].total if found else 0,
        before=_at(rows, backwards=True) if (more if backwards else place is not None) else None,
        after=_at(rows, backwards=False) if (backwards or more) else None,
    )


def unconfirmed(session: Session, boards: Collection[int] | None = None, *, kind: str = "") -> Page:
    """Return meetings whose day is still to be confirmed, in the order they were announced."""
    only = None if boards is None else frozenset(boards)
    return page(session, Wanted(only, state="unconfirmed", kind=kind))


def on_day(session: Session, day: date, boards: Collection[int] | None = None) -> list[Row]:
    """Return the meetings on a day, in the order of the office file; those that stand first."""
    only = None if boards is None else frozenset(boards)
    question = _rows(literal(0)).where(*_conditions(Wanted(only, since=day, until=day)))
    order = (col(Meeting.cancelled_at).is_not(None), col(Meeting.board_id), col(Meeting.id))
    return [_row(one) for one in session.connection().execute(question.order_by(*order).limit(50))]


def one(session: Session, number: int) -> Row | None:
    """Return the meeting with this number, as a list shows it."""
    found = session.connection().execute(_rows(literal(0)).where(col(Meeting.id) == number)).first()
    return _row(found) if found else None


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    stands = col(Meeting.cancelled_at).is_(None)
    states: dict[str, list[ColumnElement[bool]]] = {
        "standing": [stands],
        "unrecorded": [stands, col(Meeting.held_at).is_(None)],
        "cancelled": [col(Meeting.cancelled_at).is_not(None)],
        "unconfirmed": [and_(col(Meeting.day).is_(None), stands)],
    }
    asked: list[ColumnElement[bool] | None] = [
        col(Meeting.board_id).in_(wanted.boards) if wanted.boards is not None else None,
        col(Meeting.day) >= wanted.since if wanted.since is not None else None,
        col(Meeting.day) <= wanted.until if wanted.until is not None else None,
        func.lower(col(Meeting.kind)) == wanted.kind.casefold() if wanted.kind else None,
    ]
    return [*states.get(wanted.state, []), *(part for part in asked if part is not None)]


def _counted(conditions: list[ColumnElement[bool]]) -> Any:
    chosen = select(literal(1)).select_from(Meeting).where(*conditions).limit(COUNTED_TO + 1)
    return select(func.count()).select_from(chosen.subquery()).scalar_subquery()


def _rows(total: Any) -> Select[Any]:
    columns: list[Any] = [getattr(Meeting, name) for name in _OWN_COLUMNS]
    columns += [col(Board.short).label("board"), col(Board.name).label("name")]
    return (
        select(*columns, total.label("total"))
        .select_from(Meeting)
        .join(Board, col(Board.id) == col(Meeting.board_id))
    )


def _row(found: Any) -> Row:
    own = {name: getattr(found, name) for name in _OWN_COLUMNS}
    return Row(**own, board=found.board, name=found.name)


def _at(rows: tuple[Row, ...], *, backwards: bool) -> Place | None:
    if not rows:
        return None
    edge = rows[0] if backwards else rows[-1]
    return Place(edge.day or date.max, edge.id, backwards=backwards)


_OWN_COLUMNS: Final = (
    "id", "board_id", "day", "starts", "venue", "kind", "theme", "said_on", "moved_from",
    "cancelled_at", "cancelled_why", "held_at",
)  # fmt: skip
