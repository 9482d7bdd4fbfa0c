"""Questions about people, the posts they hold and the boards, each with a plain name."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, Final

from sqlalchemy import Date, and_, bindparam, or_, select
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import Session, col

from store.tables import Appointment, Board, Deputy, Person, Post


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who holds a post on a day."""

    person_id: int
    name: str
    acting: bool


@dataclass(frozen=True, slots=True)
class Held:
    """A post, and whoever holds it on a day: nobody when it is vacant."""

    id: int
    short: str
    name: str
    aliases: tuple[str, ...]
    holders: tuple[Holder, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody the office knows, with the posts they hold on a day."""

    id: int
    name: str
    slack_id: str | None
    email: str | None
    posts: tuple[int, ...]


def in_force(on: ColumnElement[date] | date) -> ColumnElement[bool]:
    """Return the condition that an appointment is in force on a day."""
    since, until = col(Appointment.since), col(Appointment.until)
    return and_(or_(since.is_(None), since <= on), or_(until.is_(None), until >= on))


ON: Final = bindparam("on", type_=Date)

HELD: Final[Any] = (
    select(
        col(Post.id),
        col(Post.short),
        col(Post.name),
        col(Post.aliases),
        col(Person.id).label("person_id"),
        col(Person.name).label("person"),
        col(Appointment.acting),
    )
    .select_from(Post)
    .outerjoin(Appointment, and_(col(Appointment.post_id) == col(Post.id), in_force(ON)))
    .outerjoin(Person, col(Person.id) == col(Appointment.person_id))
    .order_by(col(Post.id), col(Appointment.acting), col(Appointment.id))
)
_PERSONS: Final = select(Person).order_by(col(Person.id))
_POSTS: Final = select(Post).order_by(col(Post.id))
_BOARDS: Final = select(Board).order_by(col(Board.id))
_DEPUTIES: Final = select(Deputy).order_by(col(Deputy.id))
HELD_ONLY: Final = HELD.where(col(Post.id).in_(bindparam("only", expanding=True)))

KNOWN: Final = (
    select(
        col(Person.id),
        col(Person.name),
        col(Person.slack_id),
        col(Person.email),
        col(Appointment.post_id),
    )
    .select_from(Person)
    .outerjoin(Appointment, and_(col(Appointment.person_id) == col(Person.id), in_force(ON)))
    .order_by(col(Person.id), col(Appointment.acting), col(Appointment.id))
)
"""Made once: to put these together anew for every question took longer than to ask them."""


def holders(session: Session, post_id: int, *, on: date) -> list[Holder]:
    """Return who holds a post on a day, whoever acts in it last."""
    return list(held(session, on=on, only=[post_id])[0].holders)


def held(session: Session, *, on: date, only: Collection[int] | None = None) -> list[Held]:
    """Return every post with its holders on a day, in the order of the office file.

    `only` these posts when given.
    """
    if only is None:
        found = session.connection().execute(HELD, {"on": on})
    else:
        found = session.connection().execute(HELD_ONLY, {"on": on, "only": list(only)})
    return [_held(list(rows)) for _, rows in groupby(found, key=lambda row: row.id)]


def known(session: Session, *, on: date) -> list[Known]:
    """Return everybody, with the posts they hold on a day, in the order they were added."""
    found = session.connection().execute(KNOWN, {"on": on})
    return [_known(list(rows)) for _, rows in groupby(found, key=lambda row: row.id)]


def names(session: Session, person_ids: Collection[int]) -> dict[int, str]:
    """Return the names of these people by their numbers."""
    if not person_ids:
        return {}
    question = select(col(Person.id), col(Person.name)).where(col(Person.id).in_(person_ids))
    return {number: name for number, name in session.execute(question) if number is not None}


def posts_of(session: Session, person_id: int, *, on: date) -> list[Post]:
    """Return the posts that somebody holds on a day, acting or not."""
    mine = (
        select(col(Appointment.post_id))
        .where(col(Appointment.person_id) == person_id, in_force(on))
        .scalar_subquery()
    )
    question = select(Post).where(col(Post.id).in_(mine)).order_by(col(Post.id))
    return list(session.scalars(question))


def by_slack_id(session: Session, slack_id: str) -> Person | None:
    """Return who has this Slack account."""
    return session.scalars(select(Person).where(col(Person.slack_id) == slack_id)).first()


def by_email(session: Session, email: str) -> Person | None:
    """Return who has this e-mail address; capitals do not matter."""
    question = select(Person).where(col(Person.email) == email.strip().casefold())
    return session.scalars(question).first()


def named(session: Session, name: str) -> list[Person]:
    """Return everybody of exactly this name: two people may share it."""
    question = select(Person).where(col(Person.name) == name).order_by(col(Person.id))
    return list(session.scalars(question))


def persons(session: Session) -> list[Person]:
    """Return everybody, in the order they were added."""
    return list(session.scalars(_PERSONS))


def posts(session: Session) -> list[Post]:
    """Return every post, in the order of the office file."""
    return list(session.scalars(_POSTS))


def post(session: Session, words: str) -> Post | None:
    """Return the post of this short name, name or alias; capitals do not matter."""
    return next((one for one in posts(session) if _answers_to(one, words)), None)


def shorts(session: Session, post_ids: Collection[int]) -> set[str]:
    """Return the short names of these posts."""
    question = select(col(Post.short)).where(col(Post.id).in_(post_ids))
    return set(session.scalars(question))


def boards(session: Session) -> list[Board]:
    """Return every board, in the order of the office file."""
    return list(session.scalars(_BOARDS))


def board(session: Session, words: str) -> Board | None:
    """Return the board of this short name, name or alias; capitals do not matter."""
    return next((one for one in boards(session) if _answers_to(one, words)), None)


def appointments(
    session: Session, *, post_id: int | None = None, person_id: int | None = None
) -> list[Appointment]:
    """Return appointments past, present and to come, in the order of their first days."""
    question = select(Appointment)
    if post_id is not None:
        question = question.where(col(Appointment.post_id) == post_id)
    if person_id is not None:
        question = question.where(col(Appointment.person_id) == person_id)
    found = session.scalars(question.order_by(col(Appointment.id)))
    return sorted(found, key=lambda one: one.since or date.min)


def deputies(session: Session) -> list[Deputy]:
    """Return who may answer for which post, in the order they were named."""
    return list(session.scalars(_DEPUTIES))


def _answers_to(one: Post | Board, words: str) -> bool:
    return _folded(words) in map(_folded, _names(one.short, one.name, one.aliases))


def _names(short: str, name: str, aliases: Iterable[str]) -> list[str]:
    return [short, name, *aliases]


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()


def _held(rows: Sequence[Any]) -> Held:
    first = rows[0]
    holders = (
        Holder(row.person_id, row.person, row.acting) for row in rows if row.person_id is not None
    )
    return Held(first.id, first.short, first.name, tuple(first.aliases), tuple(holders))


def _known(rows: Sequence[Any]) -> Known:
    first = rows[0]
    posts = tuple(row.post_id for row in rows if row.post_id is not None)
    return Known(first.id, first.name, first.slack_id, first.email, posts)
