"""The outbox: what is owed to be said, who waits for it, and what became of each notice."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import Integer, String, bindparam, case, func, or_, select, update
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import Session, col

from store import prepared
from store.among import among
from store.inserting import insert
from store.tables import Message, Moment, Notice


@dataclass(frozen=True, slots=True)
class Waiting:
    """A recipient, as planned, for whom something waits that may be sent now."""

    whom: str
    since: datetime


def owe(session: Session, notices: Iterable[Mapping[str, Any]], *, at: datetime) -> int:
    """Owe these notices, each once however often it is owed; return how many are new.

    They go in one by one, as the driver does it: many in one statement would make another
    statement of each number of them.
    """
    rows = [_row(one, at) for one in notices]
    if not rows:
        return 0
    written = insert(session, Notice).on_conflict_do_nothing()
    counted = written.execution_options(preserve_rowcount=True)
    return session.connection().execute(counted, rows).rowcount


def who_waits(session: Session, *, now: datetime, at_once: bool) -> list[Waiting]:
    """Return the recipients of notices that may be sent now, who has waited longest first."""
    question = _WHO_WAITS_AT_ONCE if at_once else _WHO_WAITS
    return [Waiting(*row) for row in prepared.ask(session, question, {"now": now})]


def waiting_for(
    session: Session, whoms: Collection[str], *, now: datetime, until: datetime | None
) -> list[Notice]:
    """Return what waits for these recipients: told at once by `now`, the rest before `until`.

    Without `until`, only what is told at once. The order is that of the day it is about.
    """
    soon: ColumnElement[bool] = col(Notice.at_once).is_(True) & (col(Notice.send_at) <= now)
    if until is not None:
        soon = or_(soon, col(Notice.at_once).is_(False) & (col(Notice.send_at) < until))
    question = select(Notice).where(_waiting(), col(Notice.whom).in_(whoms), soon)
    return list(session.scalars(question.order_by(col(Notice.on_day), col(Notice.id))))


def waiting_until(session: Session, whoms: Collection[str], *, until: datetime) -> list[Notice]:
    """Return what waits for these recipients and was due by then."""
    question = select(Notice).where(
        _waiting(), col(Notice.whom).in_(whoms), col(Notice.due_at) <= until
    )
    return list(session.scalars(question.order_by(col(Notice.id))))


def dropped_from(session: Session, message_id: int) -> list[str]:
    """Return why what a message carried was dropped after it was on its way."""
    question = select(col(Notice.dropped_why)).where(
        col(Notice.message_id) == message_id, col(Notice.dropped_at).is_not(None)
    )
    return list(session.scalars(question.order_by(col(Notice.id))))


def attach(session: Session, ids: Collection[int], *, message_id: int) -> set[int]:
    """Let a message carry those of the notices that still wait; return which those are."""
    taken = (
        update(Notice)
        .where(among(col(Notice.id), ids), _waiting())
        .values(message_id=message_id, error="")
        .returning(col(Notice.id))
    )
    return {row.id for row in session.connection().execute(taken)}


def detach(session: Session, message_id: int, *, send_at: datetime | None = None) -> None:
    """Let what a message carried wait again."""
    values: dict[str, Any] = {"message_id": None}
    if send_at is not None:
        values["send_at"] = send_at
    session.connection().execute(
        update(Notice)
        .where(col(Notice.message_id) == message_id, col(Notice.dropped_at).is_(None))
        .values(**values)
    )


def release(session: Session, ids: Collection[int]) -> None:
    """Let these notices wait again, out of the message that carried them."""
    session.connection().execute(
        update(Notice).where(among(col(Notice.id), ids)).values(message_id=None)
    )


def redirect(session: Session, ids: Collection[int], *, to: str, why: str, at: datetime) -> None:
    """Send notices to somebody else than they were planned for, and say why."""
    planned_for = case((col(Notice.instead_of) == "", col(Notice.whom)), else_=Notice.instead_of)
    session.connection().execute(
        update(Notice)
        .where(among(col(Notice.id), ids), _waiting())
        .values(whom=to, instead_of=planned_for, instead_why=why, send_at=at)
    )


def drop(session: Session, reasons: Mapping[int, str], *, at: datetime) -> None:
    """Drop notices that are no longer true, each for its reason."""
    by_reason: dict[str, list[int]] = {}
    for number, reason in reasons.items():
        by_reason.setdefault(reason, []).append(number)
    for reason, ids in by_reason.items():
        session.connection().execute(
            update(Notice)
            .where(among(col(Notice.id), ids), col(Notice.dropped_at).is_(None))
            .values(dropped_at=at, dropped_why=reason)
        )


def revive(session: Session, ids: Collection[int]) -> None:
    """Owe again what was dropped, now that it is true again."""
    session.connection().execute(
        update(Notice)
        .where(among(col(Notice.id), ids), col(Notice.dropped_at).is_not(None))
        .values(dropped_at=None, dropped_why="", message_id=None)
    )


def revive_dropped_after(session: Session, moment: datetime) -> int:
    """Owe again what was dropped in the future: the clock was wrong then."""
    result = session.connection().execute(
        update(Notice)
        .where(col(Notice.dropped_at) > moment, col(Notice.message_id).is_(None))
        .values(dropped_at=None, dropped_why="")
    )
    return result.rowcount


def put_off(
    session: Session,
    whoms: Collection[str],
    *,
    before: datetime,
    to: datetime,
    why: str = "",
    at_once: bool = False,
) -> int:
    """Let what waits for these recipients wait longer; return how many notices that is."""
    result = session.connection().execute(
        update(Notice)
        .where(
            _waiting(),
            col(Notice.whom).in_(whoms),
            col(Notice.at_once).is_(at_once),
            col(Notice.send_at) < before,
        )
        .values(send_at=to, error=why)
    )
    return result.rowcount


def carried_by(session: Session, message_id: int) -> list[Notice]:
    """Return what a message carries and is still true, in the order of the days it is about."""
    return list(session.scalars(_CARRIED_BY, {"message": message_id}))


class Brief(NamedTuple):
    """A notice that a message carries, as far as it takes to tell what is answered to it."""

    id: int
    kind: str
    about: str
    about_id: int
    revision: int
    message_id: int | None
    whom: str
    instead_of: str
    instead_why: str


def is_told(session: Session, kind: str, *, action: int, revision: int) -> bool:
    """Say whether a message in Slack tells a notice of this kind, of an action and its record."""
    question = (
        select(col(Notice.id))
        .join(Message, col(Message.id) == col(Notice.message_id))
        .where(
            col(Notice.about) == "action", col(Notice.about_id) == action,
            col(Notice.kind) == kind, col(Notice.revision) == revision,
            col(Message.sent_at).is_not(None), col(Notice.dropped_at).is_(None),
        )
    )  # fmt: skip
    return session.connection().execute(question.limit(1)).first() is not None


def in_brief(session: Session, message_id: int) -> list[Brief]:
    """Return what a message carries and is still true, likewise, but in brief."""
    return [Brief(*row) for row in prepared.ask(session, _IN_BRIEF, {"message": message_id})]


def told_in(session: Session, channel: str, ts: str) -> list[Brief]:
    """Return what the message with this Slack id told: how a reply finds what it is about."""
    found = prepared.ask(session, _TOLD_IN, {"channel": channel, "ts": ts})
    return [Brief(*row) for row in found]


def about(session: Session, about: str, ids: Collection[int]) -> list[Notice]:
    """Return every notice about these records, in the order in which they were owed."""
    question = select(Notice).where(col(Notice.about) == about, among(col(Notice.about_id), ids))
    return list(session.scalars(question.order_by(col(Notice.id))))


def wait_again(session: Session, *, at: datetime) -> int:
    """Let what messages carried that were given up wait for another; return how many."""
    dead = select(col(Message.id)).where(col(Message.dead_at).is_not(None))
    result = session.connection().execute(
        update(Notice)
        .where(col(Notice.message_id).in_(dead), col(Notice.dropped_at).is_(None))
        .values(message_id=None, send_at=at)
    )
    return result.rowcount


@dataclass(frozen=True, slots=True)
class Told:
    """A line of the chase log: a notice, and what became of it."""

    notice: Notice
    message: Message | None


def log(
    session: Session,
    *,
    about: str | None = None,
    ids: Collection[int] = (),
    whom: Collection[str] = (),
    limit: int = 50,
) -> list[Told]:
    """Return what was owed and what became of it, what was due last first.

    `whom` holds recipients as planned and as it came to them: either counts.
    """
    question = select(Notice, Message).outerjoin(Message, col(Message.id) == col(Notice.message_id))
    if about is not None:
        question = question.where(col(Notice.about) == about, among(col(Notice.about_id), ids))
    if whom:
        question = question.where(
            or_(
                col(Notice.whom).in_(whom),
                col(Notice.instead_of).in_(whom),
                col(Message.whom).in_(whom),
            )
        )
    latest = (col(Notice.due_at).desc(), col(Notice.id).desc())
    found = session.execute(question.order_by(*latest).limit(limit))
    return [Told(notice, message) for notice, message in found]


def _waiting() -> ColumnElement[bool]:
    return col(Notice.message_id).is_(None) & col(Notice.dropped_at).is_(None)


def _row(owed: Mapping[str, Any], at: datetime) -> dict[str, Any]:
    return {
        "rung": "",
        "revision": 0,
        "at_once": False,
        "expires_at": None,
        "was": "",
        "instead_of": "",
        "instead_why": "",
        "error": "",
        "dropped_why": "",
        "send_at": owed["due_at"],
        "owed_at": at,
        **owed,
    }


def _carried(question: Any) -> Any:
    of_it = col(Notice.message_id) == bindparam("message", type_=Integer)
    still = question.where(of_it, col(Notice.dropped_at).is_(None))
    return still.order_by(col(Notice.on_day), col(Notice.id))


def _who_waits(*, at_once: bool) -> Any:
    since = func.min(col(Notice.send_at))
    due = col(Notice.send_at) <= bindparam("now", type_=Moment)
    return (
        select(col(Notice.whom), since)
        .where(_waiting(), col(Notice.at_once).is_(at_once), due)
        .group_by(col(Notice.whom))
        .order_by(since, col(Notice.whom))
    )


_WHO_WAITS_AT_ONCE: Final = _who_waits(at_once=True)
_WHO_WAITS: Final = _who_waits(at_once=False)
_CARRIED_BY: Final = _carried(select(Notice))
_BRIEF: Final = select(*(col(getattr(Notice, name)) for name in Brief._fields))
_IN_BRIEF: Final = _carried(_BRIEF)
"""Made once, as the next is: somebody who pressed waits for it."""

_TOLD_IN: Final = (
    _BRIEF.join(Message, col(Message.id) == col(Notice.message_id))
    .where(
        col(Message.slack_channel) == bindparam("channel", type_=String),
        col(Message.slack_ts) == bindparam("ts", type_=String),
    )
    .order_by(col(Notice.on_day), col(Notice.id))
)
