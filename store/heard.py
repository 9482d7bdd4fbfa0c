"""Requests and events that have had their effect, so that a repeat of one has none."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col

from store import prepared
from store.tables import Heard

KEPT: Final = timedelta(days=7)
"""How long a repeat is known for one; Slack repeats an event for 24 hours at most."""


def first_time(session: Session, key: str, *, at: datetime) -> bool:
    """Remember `key`, in the transaction of its effect, and say whether it is new."""
    remember = _REMEMBER[session.get_bind().dialect.name]
    return bool(prepared.ask(session, remember, {"key": key, "at": at}))


def forget_old(session: Session, *, at: datetime) -> None:
    """Forget what can no longer be repeated."""
    session.connection().execute(delete(Heard).where(col(Heard.at) < at - KEPT))


_REMEMBER: Final = {
    "sqlite": sqlite.insert(Heard).on_conflict_do_nothing().returning(col(Heard.key)),
    "postgresql": postgresql.insert(Heard).on_conflict_do_nothing().returning(col(Heard.key)),
}
"""Made once. PostgreSQL's driver does not count such rows: the row itself is asked for."""
