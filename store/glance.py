"""One question that tells whether there is anything to do: what an idle tick costs."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Boolean, Integer, bindparam, text
from sqlmodel import Session

from store.tables import Moment

GLANCE: Final = (
    text("""
    SELECT pulse.ticked_at, pulse.planned_until, pulse.planned_changes, head.changes,
        EXISTS (SELECT 1 FROM pace WHERE key = 'all') AS asleep,
        EXISTS (SELECT 1 FROM message WHERE sent_at IS NULL AND dead_at IS NULL
            AND dropped_at IS NULL AND ready_at <= :now
            AND (claimed_until IS NULL OR claimed_until <= :now)) AS unsettled,
        EXISTS (SELECT 1 FROM message WHERE correct_at IS NOT NULL
            AND correct_at <= :now) AS uncorrected,
        EXISTS (SELECT 1 FROM notice WHERE message_id IS NULL AND dropped_at IS NULL
            AND at_once = :yes AND send_at <= :now) AS at_once,
        EXISTS (SELECT 1 FROM notice WHERE message_id IS NULL AND dropped_at IS NULL
            AND at_once = :no AND send_at <= :now) AS daily
    FROM pulse, head
    """)
    .bindparams(
        bindparam("now", type_=Moment),
        bindparam("yes", value=True, type_=Boolean),
        bindparam("no", value=False, type_=Boolean),
    )
    .columns(
        ticked_at=Moment, planned_until=Moment, planned_changes=Integer, changes=Integer,
        asleep=Boolean, unsettled=Boolean, uncorrected=Boolean, at_once=Boolean, daily=Boolean,
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Glance:
    """What there may be to do at a moment."""

    ticked_at: datetime | None
    planned_until: datetime | None
    planned_changes: int
    changes: int
    asleep: bool  # Slack does not know the bot: it is asked now and then
    unsettled: bool
    uncorrected: bool
    at_once: bool
    daily: bool


def glance(session: Session, *, now: datetime) -> Glance:
    """Return what there may be to do now."""
    return Glance(*session.connection().execute(GLANCE, {"now": now}).one())
