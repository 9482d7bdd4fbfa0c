"""What can happen to who holds which post, verb by verb; each is written down."""

from datetime import date, datetime

from sqlmodel import Session

from bot.access import NOBODY, Actor
from bot.errors import Told
from bot.terms import days, record, require_office, said_days
from store import history, people
from store.tables import Appointment, Person, Post, number


def appoint(
    session: Session,
    person: Person,
    *,
    to: Post,
    since: date | None,
    until: date | None = None,
    acting: bool = False,
    by: Actor,
    at: datetime,
) -> Appointment:
    """Give somebody a post, both days included; None is not known, or open.

    Told is raised when somebody else holds it on any of those days, unless one of them acts.
    """
    require_office(by)
    row = Appointment(
        post_id=number(to), person_id=number(person), since=since, until=until, acting=acting
    )
    _must_not_clash(session, row, person, to)
    session.add(row)
    session.flush()
    record(session, to, person, did="appointed", after=days(row), by=by, at=at)
    return row


def shut_out(session: Session, person: Person, *, by: Actor, at: datetime) -> None:
    """Take away every right of somebody; to do so twice changes nothing."""
    require_office(by)
    if person.role == NOBODY:
        return
    before, person.role = person.role, NOBODY
    session.flush()
    history.record(
        session,
        at=at,
        by=by.by,
        did="shut out",
        about="person",
        about_id=number(person),
        before={"role": before},
        after={"role": NOBODY},
    )


def _must_not_clash(session: Session, new: Appointment, person: Person, post: Post) -> None:
    for other in people.appointments(session, post_id=new.post_id):
        same = other.person_id == new.person_id
        if not _overlap(new, other) or (not same and (new.acting or other.acting)):
            continue
        holder = session.get_one(Person, other.person_id)
        raise Told(
            f"{person.name} cannot hold {post.short}{said_days(new.since, new.until)}, because"
            f" {holder.name} holds it{said_days(other.since, other.until)}. Hand it over, or say"
            " that one of them is acting. Nothing was changed.",
        )


def _overlap(one: Appointment, other: Appointment) -> bool:
    first = max(one.since or date.min, other.since or date.min)
    return first <= min(one.until or date.max, other.until or date.max)
