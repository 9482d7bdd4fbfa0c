"""Messages on their way to Slack: made once, claimed by one process at a time, settled once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import BindParameter, Date, Integer, bindparam, or_, select, update
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import Session, col

from store import prepared
from store.inserting import insert
from store.tables import Message, Moment


@dataclass(frozen=True, slots=True)
class New:
    """A message about to be made."""

    key: str
    whom: str
    channel: str
    day: date
    at_once: bool


def make(session: Session, new: New, *, at: datetime, claimed_until: datetime) -> int | None:
    """Make a message and claim it; None when its person has had, or is getting, the day's one."""
    made = (
        insert(session, Message)
        .values(
            key=new.key,
            whom=new.whom,
            channel=new.channel,
            day=new.day,
            at_once=new.at_once,
            made_at=at,
            ready_at=at,
            claimed_until=claimed_until,
            tries=1,
            asked_at=at,
            drawn_at=at,
            plain=False,
            repeats=0,
            error="",
        )
        .on_conflict_do_nothing()
        .returning(Message.__table__.c.id)  # type: ignore[attr-defined]
    )
    return session.connection().execute(made).scalar_one_or_none()


def had(session: Session, day: date) -> frozenset[str]:
    """Return who has had, or is getting, the one message of that day."""
    return frozenset(row.whom for row in prepared.ask(session, _HAD, {"on": day}))


def unsettled(session: Session, *, now: datetime, limit: int = 50) -> list[Message]:
    """Return messages to try again, or whose sender has gone: the longest ready first."""
    return list(session.scalars(_UNSETTLED, {"now": now, "most": limit}))


def claim(session: Session, message: Message, *, now: datetime, until: datetime) -> Message | None:
    """Take a message for oneself until then; None when another process was quicker."""
    question = (
        select(Message)
        .where(
            col(Message.id) == message.id,
            col(Message.tries) == message.tries,
            col(Message.dead_at).is_(None),
            col(Message.dropped_at).is_(None),
            unclaimed(now),
        )
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    )
    mine = session.scalars(question).one_or_none()
    if mine is None:
        return None
    mine.claimed_until = until
    mine.tries += 1
    session.flush()
    return mine


def settle(session: Session, message_id: int, *, tries: int, **values: Any) -> bool:
    """Write what came of a try and let the message go; False when it was no longer ours."""
    result = session.connection().execute(
        update(Message)
        .where(col(Message.id) == message_id, col(Message.tries) == tries)
        .values(claimed_until=None, **values)
    )
    return result.rowcount == 1


def begin_again(
    session: Session, message_id: int, *, tries: int, at: datetime, until: datetime, repeat: bool
) -> bool:
    """Note that a message is about to be posted once more; False when it is no longer ours."""
    values: dict[str, Any] = {"claimed_until": until, "asked_at": at, "drawn_at": at}
    if repeat:
        values["repeats"] = col(Message.repeats) + 1
    result = session.connection().execute(
        update(Message)
        .where(col(Message.id) == message_id, col(Message.tries) == tries)
        .values(**values)
    )
    return result.rowcount == 1


def by_key(session: Session, keys: Iterable[str]) -> list[Message]:
    """Return the messages with these keys."""
    return list(session.scalars(select(Message).where(col(Message.key).in_(list(keys)))))


def direct_channel(session: Session, whom: str) -> str | None:
    """Return the channel of the direct messages with somebody, as a sent message told it."""
    question = (
        select(col(Message.slack_channel))
        .where(col(Message.whom) == whom, col(Message.sent_at).is_not(None))
        .where(col(Message.slack_channel).like("D%"))
        .order_by(col(Message.id).desc())
        .limit(1)
    )
    return session.connection().execute(question).scalar()


def bring_near(session: Session, *, now: datetime, until: datetime) -> None:
    """Put right what a wrong clock has left: leases and waits from the future end soon.

    A claim that seems to have run out while the clock jumped is held as well, so that nobody
    takes a message whose sender is still at it.
    """
    open_ = or_(_unsettled(), col(Message.correct_at).is_not(None))
    session.connection().execute(
        update(Message)
        .where(open_, col(Message.claimed_until).is_not(None))
        .values(claimed_until=until)
    )
    session.connection().execute(
        update(Message).where(_unsettled(), col(Message.ready_at) > until).values(ready_at=now)
    )
    session.connection().execute(
        update(Message).where(_unsettled(), col(Message.asked_at) > now).values(asked_at=now)
    )
    session.connection().execute(
        update(Message).where(col(Message.correct_at) > now).values(correct_at=now)
    )


def _unsettled() -> ColumnElement[bool]:
    return (
        col(Message.sent_at).is_(None)
        & col(Message.dead_at).is_(None)
        & col(Message.dropped_at).is_(None)
    )


def unclaimed(now: datetime | BindParameter[datetime]) -> ColumnElement[bool]:
    """Return the condition that nobody is at work on a message."""
    return or_(col(Message.claimed_until).is_(None), col(Message.claimed_until) <= now)


_HAD: Final = select(col(Message.whom)).where(
    col(Message.day) == bindparam("on", type_=Date),
    ~col(Message.at_once),
    col(Message.dead_at).is_(None),
    col(Message.dropped_at).is_(None),
)
_NOW: Final = bindparam("now", type_=Moment)
_UNSETTLED: Final = (
    select(Message)
    .where(_unsettled(), col(Message.ready_at) <= _NOW, unclaimed(_NOW))
    .order_by(col(Message.ready_at), col(Message.id))
    .limit(bindparam("most", type_=Integer))
)
"""Made once: whatever is sent asks them. See docs/decisions/0002."""
