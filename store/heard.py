"""Requests and events that have had their effect, so that a repeat of one has none."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col

from store.tables import Heard

KEPT: Final = timedelta(days=7)
"""How long a repeat is known for one; Slack repeats an event for 24 hours at most."""


def first_time(session: Session, key: str, *, at: datetime) -> bool:
    """Remember `key`, in the transaction of its effect, and say whether it is new."""
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    written = insert(Heard).values(key=key, at=at).on_conflict_do_nothing()
    # PostgreSQL's driver does not count rows of such an insert: the row itself is asked for
    made = session.connection().execute(written.returning(col(Heard.key)))
    return made.first() is not None


def forget_old(session: Session, *, at: datetime) -> None:
    """Forget what can no longer be repeated."""
    session.connection().execute(delete(Heard).where(col(Heard.at) < at - KEPT))
