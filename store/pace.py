"""When Slack may be asked again, and how the bot's own heart beats."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import String, bindparam, delete, select, update
from sqlmodel import Session, col

from store import prepared
from store.inserting import insert
from store.tables import Head, Moment, Pace, Pulse

EVERYTHING: Final = "all"
"""The key of the wait that everything waits for: the token no longer works."""


def waits(session: Session, keys: list[str], *, now: datetime) -> dict[str, Pace]:
    """Return which of these may not be asked yet.

    A wait that was set in the future was set by a wrong clock: it does not count.
    """
    return {one.key: one for one in session.scalars(_WAITS, {"keys": keys, "now": now})}


def busy_lanes(session: Session, *, now: datetime) -> frozenset[str]:
    """Return the channels that were written to less than their second ago."""
    return frozenset(row.key for row in prepared.ask(session, _BUSY, {"now": now}))


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
    if prepared.ask(session, _STEP, {"lane": key, "now": now, "later": free_at}):
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
    return session.scalars(_PULSE_HELD if for_update else _PULSE).one()


def changes(session: Session) -> int:
    """Return how many lines the history has: what the plan must keep up with."""
    ((changes,),) = prepared.ask(session, _CHANGES, {})
    return int(changes)


_NOW: Final = bindparam("now", type_=Moment)
_NOT_YET: Final = (col(Pace.free_at) > _NOW, col(Pace.since) <= _NOW)
_WAITS: Final = select(Pace).where(col(Pace.key).in_(bindparam("keys", expanding=True)), *_NOT_YET)
_BUSY: Final = select(col(Pace.key)).where(*_NOT_YET)
_STEP: Final = (
    update(Pace)
    .where(
        col(Pace.key) == bindparam("lane", type_=String),
        (col(Pace.free_at) <= _NOW) | (col(Pace.since) > _NOW),
    )
    .values(since=_NOW, free_at=bindparam("later", type_=Moment), why="")
    .returning(col(Pace.key))
)
_PULSE: Final = select(Pulse).execution_options(populate_existing=True)
_PULSE_HELD: Final = _PULSE.with_for_update()
_CHANGES: Final = select(col(Head.changes))
"""Made once: each tick asks them."""
