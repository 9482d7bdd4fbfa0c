"""A meeting as the history keeps it, and a line there for each change to one."""

from functools import partial
from typing import Any

from sqlmodel import Session

from bot.written import written as _written
from store.tables import Meeting


def picture(_session: Session, meeting: Meeting) -> dict[str, Any]:
    """Return a meeting as the history keeps it."""
    return meeting.model_dump(exclude={"revision"})


written = partial(_written, looks=picture)
