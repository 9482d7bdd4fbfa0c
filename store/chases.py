"""How sending goes, in numbers: what waits, what was given up, what came late."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Select, func, select
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import Session, col

from store import notices, pace
from store.tables import Message, Notice, Pace, Pulse

LATE: Final = timedelta(hours=24)
"""After this long a notice counts as missed, whenever it is sent."""

LOOKED_BACK: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Went:
    """How sending went since a moment."""

    told: int  # notices
    missed: int  # of them, told more than a day after they were due
    given_up: int  # messages


@dataclass(frozen=True, slots=True)
class State:
    """How sending stands at a moment; counts of what was sent are of the last 30 days."""

    pulse: Pulse
    behind: int  # lines of history that are not planned yet
    waiting: int  # notices that may be sent, and are not
    oldest: datetime | None
    failing: tuple[Message, ...]  # tried, not sent
    given_up: tuple[Message, ...]
    elsewhere: frozenset[int]  # of those given up: what they carried is in other messages by now
    went: Went
    nobody: int  # there is nobody to tell
    waits: tuple[Pace, ...]


def state(session: Session, *, now: datetime) -> State:
    """Return how sending stands."""
    since = now - LOOKED_BACK
    waiting = (
        col(Notice.message_id).is_(None),
        col(Notice.dropped_at).is_(None),
        col(Notice.send_at) <= now,
    )
    count = select(func.count()).select_from(Notice)
    pulse = pace.pulse(session)
    given_up = tuple(
        session.scalars(
            select(Message)
            .where(col(Message.dead_at) >= since)
            .order_by(col(Message.dead_at).desc())
            .limit(20)
        )
    )
    return State(
        pulse=pulse,
        behind=pace.changes(session) - pulse.planned_changes,
        waiting=_number(session, count.where(*waiting)),
        oldest=session.scalar(select(func.min(col(Notice.send_at))).where(*waiting)),
        failing=tuple(
            session.scalars(
                select(Message)
                .where(_open(), col(Message.error) != "")
                .order_by(col(Message.made_at))
                .limit(20)
            )
        ),
        given_up=given_up,
        elsewhere=frozenset(
            one.id or 0 for one in given_up if not notices.carried_by(session, one.id or 0)
        ),
        went=went(session, since=since),
        nobody=nobody(session),
        waits=tuple(
            session.scalars(
                select(Pace).where(
                    col(Pace.why) != "",
                    # that Slack does not know the bot is over when it does, and not before
                    (col(Pace.free_at) > now) | (col(Pace.key) == pace.EVERYTHING),
                )
            )
        ),
    )


def went(session: Session, *, since: datetime) -> Went:
    """Return how sending went since a moment."""
    told = (
        select(func.count())
        .select_from(Notice)
        .join(Message, col(Message.id) == col(Notice.message_id))
        .where(col(Message.sent_at) >= since, col(Notice.dropped_at).is_(None))
    )
    dead = select(func.count()).select_from(Message).where(col(Message.dead_at) >= since)
    return Went(_number(session, told), _missed(session, since), _number(session, dead))


def nobody(session: Session) -> int:
    """Return how many notices wait because they could not go to anybody yet."""
    return _number(
        session,
        select(func.count())
        .select_from(Notice)
        .where(
            col(Notice.message_id).is_(None),
            col(Notice.dropped_at).is_(None),
            col(Notice.error) != "",
        ),
    )


def _missed(session: Session, since: datetime) -> int:
    """Count what came late; a subtraction of moments is not the same in both databases."""
    rows = session.connection().execute(
        select(col(Notice.due_at), col(Message.sent_at))
        .join(Message, col(Message.id) == col(Notice.message_id))
        .where(col(Message.sent_at) >= since, col(Notice.dropped_at).is_(None))
        .where(col(Notice.due_at) < col(Message.made_at))
    )
    return sum(1 for row in rows if row.sent_at - row.due_at > LATE)


def _open() -> ColumnElement[bool]:
    return (
        col(Message.sent_at).is_(None)
        & col(Message.dead_at).is_(None)
        & col(Message.dropped_at).is_(None)
    )


def _number(session: Session, question: Select[int]) -> int:
    return session.scalar(question) or 0
