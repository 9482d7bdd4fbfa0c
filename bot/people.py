"""What can happen to who holds which post, verb by verb; each is written down."""

from datetime import date, datetime, timedelta

from sqlmodel import Session

from bot.access import NOBODY, Actor
from bot.errors import Told
from bot.office import london_day
from bot.terms import days, end, record, require_office, said_days, stop_answering
from store import history, people
from store.tables import Appointment, Person, Post, number

ONE_DAY = timedelta(days=1)


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


def act(
    session: Session,
    person: Person,
    *,
    to: Post,
    since: date,
    until: date | None = None,
    by: Actor,
    at: datetime,
) -> Appointment:
    """Let somebody act in a post that another may hold meanwhile: A/DCC, T/ACC."""
    return appoint(session, person, to=to, since=since, until=until, acting=True, by=by, at=at)


def hand_over(
    session: Session, post: Post, *, to: Person, on: date, by: Actor, at: datetime
) -> Appointment:
    """Give a post to its next holder from `on`; whoever held it does so until the day before."""
    require_office(by)
    eve = on - ONE_DAY
    for row in people.appointments(session, post_id=number(post)):
        if not row.acting and _lasts(row, on) and row.person_id != to.id:
            end(session, row, last_day=eve, by=by, at=at)
    return appoint(session, to, to=post, since=on, by=by, at=at)


def leave(session: Session, person: Person, *, last_day: date, by: Actor, at: datetime) -> None:
    """Let somebody go: their posts end, they answer for nothing, and from then on see nothing.

    Their account is shut out at once when `last_day` has passed, else when this is done again
    after it. What they did stays under their name.
    """
    require_office(by)
    for row in people.appointments(session, person_id=number(person)):
        if _lasts(row, last_day + ONE_DAY):
            end(session, row, last_day=last_day, by=by, at=at)
    if last_day >= london_day(at):
        return
    for deputy in people.deputies(session):
        if deputy.person_id == person.id:
            stop_answering(session, deputy, by=by, at=at)
    shut_out(session, person, by=by, at=at)


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


def _lasts(row: Appointment, on: date) -> bool:
    """Say whether an appointment is in force on a day, or still to come."""
    return row.until is None or row.until >= on
