"""Messages on their way to Slack: made once, claimed by one process at a time, settled once."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final, NamedTuple

from sqlalchemy import Integer, String, bindparam, case, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import Session, col

from store import prepared
from store.among import among_named
from store.tables import Message, Moment, Notice


@dataclass(frozen=True, slots=True)
class New:
    """A message about to be made."""

    key: str
    whom: str
    channel: str
    day: date
    at_once: bool


class Taken(NamedTuple):
    """A message in Slack, claimed by whoever draws it anew."""

    id: int
    channel: str
    ts: str
    tries: int
    overtaken: int
    plain: bool
    drawn_at: datetime | None


def make(session: Session, new: New, *, at: datetime, claimed_until: datetime) -> int | None:
    """Make a message and claim it; None when its person has had, or is getting, the day's one."""
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    made = (
        insert(Message.__table__)  # type: ignore[attr-defined]
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
    question = select(col(Message.whom)).where(
        col(Message.day) == day,
        ~col(Message.at_once),
        col(Message.dead_at).is_(None),
        col(Message.dropped_at).is_(None),
    )
    return frozenset(session.scalars(question))


def unsettled(session: Session, *, now: datetime, limit: int = 50) -> list[Message]:
    """Return messages to try again, or whose sender has gone: the longest ready first."""
    question = (
        select(Message)
        .where(_unsettled(), col(Message.ready_at) <= now, _unclaimed(now))
        .order_by(col(Message.ready_at), col(Message.id))
        .limit(limit)
    )
    return list(session.scalars(question))


def uncorrected(session: Session, *, now: datetime) -> Message | None:
    """Return a message that was overtaken by a change and must be put right in Slack."""
    question = (
        select(Message)
        .where(col(Message.correct_at) <= now, _unclaimed(now))
        .order_by(col(Message.correct_at))
        .limit(1)
    )
    return session.scalars(question).first()


def overtake(session: Session, ids: Collection[int], *, at: datetime) -> None:
    """Let messages be drawn again: what they tell changed at that moment.

    It is written down with the change itself: whatever becomes of this process, the outbox
    draws them from the facts as they are then.
    """
    if ids:
        prepared.ask(session, _OVERTAKE, {"at": at, "ids": list(ids)})


def overtake_newest_about(
    session: Session, action_id: int, *, kinds: Collection[str], at: datetime
) -> None:
    """Let the last message that each recipient has in Slack of one action be drawn again."""
    prepared.ask(session, _newest(frozenset(kinds)), {"at": at, "action": action_id})


def overtake_telling(
    session: Session, updates: Collection[int], *, kinds: Collection[str], at: datetime
) -> None:
    """Let every message that tells these updates be drawn again."""
    if updates:
        values = {"at": at, "updates": list(updates)}
        prepared.ask(session, _telling(frozenset(kinds)), values)


def take(
    session: Session, *, now: datetime, until: datetime, most: int, only: int | None = None
) -> list[Taken]:
    """Take messages in Slack that were overtaken at this very moment, or `only` the one named.

    One that somebody else is drawing is left to them.
    """
    values = {"now": now, "until": until, "most": most, "only": only}
    question = _TAKE_OVERTAKEN if only is None else _TAKE_ONE
    return [Taken(*row) for row in prepared.ask(session, question, values)]


def claim(session: Session, message: Message, *, now: datetime, until: datetime) -> Message | None:
    """Take a message for oneself until then; None when another process was quicker."""
    question = (
        select(Message)
        .where(
            col(Message.id) == message.id,
            col(Message.tries) == message.tries,
            col(Message.dead_at).is_(None),
            col(Message.dropped_at).is_(None),
            _unclaimed(now),
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


def corrected(
    session: Session, message_id: int, *, tries: int, overtaken: int, again: datetime | None,
    error: str,
) -> bool:  # fmt: skip
    """Write what came of drawing a message anew and let it go; True when it stands as drawn.

    One that was overtaken once more since it was claimed is left to be drawn again.
    """
    values = {"message": message_id, "tried": tries, "drawn": overtaken, "again": again,
              "what": error}  # fmt: skip
    found = prepared.ask(session, _CORRECTED, values)
    return not found or found[0].overtaken == overtaken


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


def _unclaimed(now: datetime) -> ColumnElement[bool]:
    return or_(col(Message.claimed_until).is_(None), col(Message.claimed_until) <= now)


_AT: Final = bindparam("at", type_=Moment)
_NOW: Final = bindparam("now", type_=Moment)
_UNTIL: Final = bindparam("until", type_=Moment)


def _overtaking(which: ColumnElement[bool]) -> Any:
    overtaken = update(Message).where(which)
    return overtaken.values(overtaken=col(Message.overtaken) + 1, correct_at=_AT)


_OVERTAKE: Final = _overtaking(among_named(col(Message.id), "ids"))


@lru_cache(maxsize=8)
def _newest(kinds: frozenset[str]) -> Any:
    """Return the statement that marks the newest message each has of an action, of these kinds."""
    newest = (
        select(func.max(col(Message.id)))
        .join(Notice, col(Notice.message_id) == col(Message.id))
        .where(
            col(Notice.about) == "action",
            col(Notice.about_id) == bindparam("action", type_=Integer),
            _is_of(kinds),
            col(Message.sent_at).is_not(None),
        )
        .group_by(col(Message.whom))
    )
    return _overtaking(col(Message.id).in_(newest))


@lru_cache(maxsize=8)
def _telling(kinds: frozenset[str]) -> Any:
    """Return the statement that marks each message that tells an update, of these kinds."""
    telling = select(col(Notice.message_id)).where(
        _is_of(kinds),
        col(Notice.about) == "action",
        among_named(col(Notice.revision), "updates"),
        col(Notice.message_id).is_not(None),
    )
    return _overtaking(col(Message.id).in_(telling))


def _is_of(kinds: frozenset[str]) -> ColumnElement[bool]:
    return or_(*(col(Notice.kind) == kind for kind in sorted(kinds)))


def _taking(which: ColumnElement[bool]) -> Any:
    free = or_(col(Message.claimed_until).is_(None), col(Message.claimed_until) <= _NOW)
    wanted = (
        select(col(Message.id))
        .where(which, col(Message.sent_at).is_not(None), free)
        .order_by(col(Message.id).desc())
        .limit(bindparam("most", type_=Integer))
    )
    return (
        update(Message)
        .where(col(Message.id).in_(wanted), free)
        .values(claimed_until=_UNTIL, tries=col(Message.tries) + 1)
        .returning(
            col(Message.id), col(Message.slack_channel), col(Message.slack_ts), col(Message.tries),
            col(Message.overtaken), col(Message.plain), col(Message.drawn_at),
        )
    )  # fmt: skip


_TAKE_OVERTAKEN: Final = _taking(col(Message.correct_at) == _NOW)
_TAKE_ONE: Final = _taking(col(Message.id) == bindparam("only", type_=Integer))

_CORRECTED: Final = (
    update(Message)
    .where(
        col(Message.id) == bindparam("message", type_=Integer),
        col(Message.tries) == bindparam("tried", type_=Integer),
    )
    .values(
        claimed_until=None,
        error=bindparam("what", type_=String),
        correct_at=case(
            (
                col(Message.overtaken) == bindparam("drawn", type_=Integer),
                bindparam("again", type_=Moment),
            ),
            else_=col(Message.correct_at),
        ),
    )
    .returning(col(Message.overtaken))
)
"""These are made once, for somebody who pressed waits for them: see docs/decisions/0002."""
