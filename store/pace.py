"""When Slack may be asked again, and how the bot's own heart beats."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, select, update
from sqlmodel import Session, col

from store.inserting import insert
from store.tables import Head, Pace, Pulse

EVERYTHING: Final = "all"
"""The key of the wait that everything waits for: the token no longer works."""


def waits(session: Session, keys: list[str], *, now: datetime) -> dict[str, Pace]:
    """Return which of these may not be asked yet.

    A wait that was set in the future was set by a wrong clock: it does not count.
    """
    question = select(Pace).where(
        col(Pace.key).in_(keys), col(Pace.free_at) > now, col(Pace.since) <= now
    )
    return {one.key: one for one in session.scalars(question)}


def busy_lanes(session: Session, *, now: datetime) -> frozenset[str]:
    """Return the channels that were written to less than their second ago."""
    question = select(col(Pace.key)).where(col(Pace.free_at) > now, col(Pace.since) <= now)
    return frozenset(session.scalars(question))


def get(session: Session, key: str) -> Pace | None:
    """Return a wait, over or not."""
    return session.get(Pace, key)


def wait(session: Session, key: str, *, now: datetime, until: datetime, why: str = "") -> None:
    """Ask nothing of `key` before `until`."""
    values = {"since": now, "free_at": until, "why": why}
    written = insert(session, Pace).values(key=key, **values)
    session.connection().execute(written.on_conflict_do_update(index_elements=["key"], set_=values))


def step(session: Session, key: str, *, now: datetime, seconds: float) -> bool:
    """Take the next place in line for `key`; False when it is not free yet, or just taken."""
    free_at = now + timedelta(seconds=seconds)
    taken = session.connection().execute(
        update(Pace)
        .where(col(Pace.key) == key, (col(Pace.free_at) <= now) | (col(Pace.since) > now))
        .values(since=now, free_at=free_at, why="")
    )
    if taken.rowcount == 1:
        return True
    first = (
        insert(session, Pace)
        .values(key=key, since=now, free_at=free_at, why="")
        .on_conflict_do_nothing()
        .returning(col(Pace.key))  # PostgreSQL's driver does not count what was inserted
    )
    return session.connection().execute(first).first() is not None


def probe(session: Session, key: str, *, now: datetime, seconds: float) -> bool:
    """Take the one chance that a wait gives to see whether it is over; False when it is taken.

    The wait goes on meanwhile, since when and why it began as before.
    """
    taken = session.connection().execute(
        update(Pace)
        .where(col(Pace.key) == key, (col(Pace.free_at) <= now) | (col(Pace.since) > now))
        .values(free_at=now + timedelta(seconds=seconds))
    )
    return taken.rowcount == 1


def free(session: Session, key: str) -> None:
    """Let `key` be asked again."""
    session.connection().execute(delete(Pace).where(col(Pace.key) == key))


def pulse(session: Session, *, for_update: bool = False) -> Pulse:
    """Return when the bot last ticked and how far the plan has got."""
    question = select(Pulse).execution_options(populate_existing=True)
    return session.scalars(question.with_for_update() if for_update else question).one()


def changes(session: Session) -> int:
    """Return how many lines the history has: what the plan must keep up with."""
    return session.connection().execute(select(col(Head.changes))).scalar_one()
