"""How a term in a post is changed, who may answer for it, and how that is written down."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from bot.access import ADMINISTRATOR, STAFF, Actor
from bot.errors import Refused
from bot.telling import phrases
from store import history
from store.tables import Appointment, Deputy, Person, Post, number


def end(
    session: Session, appointment: Appointment, *, last_day: date, by: Actor, at: datetime
) -> None:
    """End somebody's time in a post; one that had not begun by `last_day` is struck out."""
    require_office(by)
    if appointment.since is not None and appointment.since > last_day:
        strike_out(session, appointment, by=by, at=at)
        return
    put_right(
        session,
        appointment,
        since=appointment.since,
        until=last_day,
        acting=appointment.acting,
        did="ended",
        by=by,
        at=at,
    )


def put_right(
    session: Session,
    appointment: Appointment,
    *,
    since: date | None,
    until: date | None,
    acting: bool,
    did: str = "put right",
    by: Actor,
    at: datetime,
) -> None:
    """Put the days of an appointment right; whoever calls has checked that no two then clash."""
    require_office(by)
    before = days(appointment)
    appointment.since, appointment.until, appointment.acting = since, until, acting
    session.flush()
    was, now = history.difference(before, days(appointment))
    if now:
        post, person = _both(session, appointment)
        record(session, post, person, did=did, before=was, after=now, by=by, at=at)


def strike_out(session: Session, appointment: Appointment, *, by: Actor, at: datetime) -> None:
    """Take out an appointment that never began; the history says that it had been meant."""
    require_office(by)
    post, person = _both(session, appointment)
    before = days(appointment)
    session.delete(appointment)
    session.flush()
    record(session, post, person, did="struck out", before=before, by=by, at=at)


def let_answer(
    session: Session, deputy: Post | Person, *, for_: Post, by: Actor, at: datetime
) -> Deputy:
    """Let the holder of another post, or one person, answer for a post."""
    require_office(by)
    is_post = isinstance(deputy, Post)
    row = Deputy(
        post_id=number(for_),
        by_post_id=number(deputy) if is_post else None,
        person_id=None if is_post else number(deputy),
    )
    session.add(row)
    session.flush()
    after = {"deputy": _called(deputy)}
    record(session, for_, None, did="let answer for it", after=after, by=by, at=at)
    return row


def stop_answering(session: Session, row: Deputy, *, by: Actor, at: datetime) -> None:
    """Let somebody answer for a post no longer."""
    require_office(by)
    post = session.get_one(Post, row.post_id)
    deputy: Post | Person = (
        session.get_one(Post, row.by_post_id)
        if row.by_post_id is not None
        else session.get_one(Person, row.person_id)
    )
    session.delete(row)
    session.flush()
    before = {"deputy": _called(deputy)}
    record(session, post, None, did="stopped from answering for it", before=before, by=by, at=at)


def require_office(by: Actor) -> None:
    """Raise Refused unless `by` may say who holds a post: the office's staff, or IT."""
    if by.role not in {STAFF, ADMINISTRATOR}:
        raise Refused(
            "Only the Commissioner's office can say who holds a post. Nothing was changed."
        )


def said_days(since: date | None, until: date | None) -> str:
    """Say from when until when: " from Friday 4 June 2021"; "" when neither is known."""
    start = f" from {phrases.day(since)}" if since else ""
    return start + (f" until {phrases.day(until)}" if until else "")


def days(row: Appointment) -> dict[str, Any]:
    """Return the days of an appointment as the history keeps them."""
    return {"since": row.since, "until": row.until, "acting": row.acting}


def _called(row: Post | Person) -> str:
    return row.short if isinstance(row, Post) else row.name


def _both(session: Session, row: Appointment) -> tuple[Post, Person]:
    return session.get_one(Post, row.post_id), session.get_one(Person, row.person_id)


def record(
    session: Session,
    post: Post,
    person: Person | None,
    *,
    did: str,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    by: Actor,
    at: datetime,
) -> None:
    """Write down what happened to a post, and to whom in it."""
    whose = {"person_id": person.id, "person": person.name} if person else {}
    history.record(
        session,
        at=at,
        by=by.by,
        did=did,
        about="post",
        about_id=number(post),
        before=before,
        after={**whose, **(after or {})},
    )
