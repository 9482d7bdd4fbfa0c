"""Whom a notice can come to: posts, who holds them today, their deputies, and who is away."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import Date, bindparam, select
from sqlmodel import Session, col

from store import people, prepared
from store.tables import Absence, Person, Preference


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody, as far as telling them something goes."""

    id: int
    name: str
    slack_id: str | None
    role: str
    channel: str | None  # where they want to be told; None: a direct message


@dataclass(frozen=True, slots=True)
class Away:
    """Until when somebody is away, that day included, and whom they named in their place."""

    until: date
    instead_id: int | None


@dataclass(frozen=True, slots=True)
class Held:
    """A post, who holds it (acting first) and who may answer for it."""

    id: int
    short: str
    name: str
    holders: tuple[int, ...]
    deputies: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Addresses:
    """Everybody, on one day."""

    posts: Mapping[int, Held]
    persons: Mapping[int, Known]
    away: Mapping[int, Away]


def addresses(session: Session, *, on: date) -> Addresses:
    """Return whom a notice can come to on a day."""
    held = {one.id: one for one in people.held(session, on=on)}
    holders = {
        number: tuple(one.person_id for one in reversed(post.holders))
        for number, post in held.items()
    }
    deputies = _deputies(session, holders)
    return Addresses(
        posts={
            number: Held(number, post.short, post.name, holders[number], deputies.get(number, ()))
            for number, post in held.items()
        },
        persons=_persons(session),
        away=_away(session, on),
    )


def absences(session: Session, person_id: int, *, on: date) -> list[Absence]:
    """Return when somebody is or will be away, the soonest first."""
    question = select(Absence).where(col(Absence.person_id) == person_id, col(Absence.until) >= on)
    return list(session.scalars(question.order_by(col(Absence.since), col(Absence.id))))


def preference(session: Session, person_id: int) -> Preference | None:
    """Return how somebody wants to be told; None when they never said."""
    return session.get(Preference, person_id)


def _deputies(
    session: Session, holders: Mapping[int, tuple[int, ...]]
) -> dict[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = {}
    for row in people.deputies(session):
        who = (row.person_id,) if row.person_id else holders.get(row.by_post_id or 0, ())
        found[row.post_id] = (*found.get(row.post_id, ()), *who)
    return found


def _persons(session: Session) -> dict[int, Known]:
    return {row.id: Known(*row) for row in prepared.ask(session, _KNOWN, {})}


_KNOWN: Final = select(
    col(Person.id),
    col(Person.name),
    col(Person.slack_id),
    col(Person.role),
    col(Preference.channel),
).outerjoin(Preference, col(Preference.person_id) == col(Person.id))


def _away(session: Session, on: date) -> dict[int, Away]:
    rows = prepared.ask(session, _ABSENT, {"on": on})
    return {row.person_id: Away(row.until, row.instead_id) for row in rows}


_ON: Final = bindparam("on", type_=Date)
_ABSENT: Final = (
    select(col(Absence.person_id), col(Absence.until), col(Absence.instead_id))
    .where(col(Absence.since) <= _ON, col(Absence.until) >= _ON)
    .order_by(col(Absence.until), col(Absence.id))
)
"""These are made once: each message that is sent asks them."""
