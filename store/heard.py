"""Requests and events that have had their effect, so that a repeat of one has none."""

from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import delete
from sqlmodel import Session, col

from store import prepared
from store.inserting import insert_in
from store.tables import Heard

KEPT: Final = timedelta(days=7)
"""How long a repeat is known for one; Slack repeats an event for 24 hours at most."""


def first_time(session: Session, key: str, *, at: datetime) -> bool:
    """Remember `key`, in the transaction of its effect, and say whether it is new."""
    remember = _remember(session.get_bind().dialect.name)
    return bool(prepared.ask(session, remember, {"key": key, "at": at}))


@lru_cache
def _remember(database: str) -> Any:
    """Make the statement once. PostgreSQL's driver counts no such rows: the row is asked for."""
    return insert_in(database, Heard).on_conflict_do_nothing().returning(col(Heard.key))


def forget_old(session: Session, *, at: datetime) -> None:
    """Forget what can no longer be repeated."""
    session.connection().execute(delete(Heard).where(col(Heard.at) < at - KEPT))
