"""Messages in Slack that a change has overtaken: marked with it, drawn anew by one process."""

from collections.abc import Collection
from datetime import datetime
from functools import lru_cache
from typing import Any, Final, NamedTuple

from sqlalchemy import Integer, String, bindparam, case, func, or_, select, update
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import Session, col

from store import prepared
from store.among import among_named
from store.messages import unclaimed
from store.tables import Message, Moment, Notice


class Taken(NamedTuple):
    """A message in Slack, claimed by whoever draws it anew."""

    id: int
    channel: str
    ts: str
    tries: int
    overtaken: int
    plain: bool
    drawn_at: datetime | None


def uncorrected(session: Session, *, now: datetime) -> Message | None:
    """Return a message that was overtaken by a change and must be put right in Slack."""
    return session.scalars(_UNCORRECTED, {"now": now}).first()


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


_AT: Final = bindparam("at", type_=Moment)
_NOW: Final = bindparam("now", type_=Moment)
_UNTIL: Final = bindparam("until", type_=Moment)

_UNCORRECTED: Final = (
    select(Message)
    .where(col(Message.correct_at) <= _NOW, unclaimed(_NOW))
    .order_by(col(Message.correct_at))
    .limit(1)
)


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
    free = unclaimed(_NOW)
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
