"""One line of the history for each change to a meeting, holding only what changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.access import Actor
from store import history
from store.tables import Meeting


@contextmanager
def written(
    session: Session,
    meeting: Meeting,
    did: str,
    *,
    by: Actor,
    at: datetime,
    why: str = "",
    undoes: int | None = None,
) -> Iterator[None]:
    """Write down what the block changes; when it changes nothing, nothing is written."""
    before = picture(meeting)
    yield
    session.flush()
    was, now = history.difference(before, picture(meeting))
    if not was:
        return
    meeting.revision += 1
    history.record(
        session, at=at, by=by.by, did=did, about="meeting", about_id=meeting.id or 0,
        before=was, after=now, why=why, undoes=undoes,
    )  # fmt: skip


def picture(meeting: Meeting) -> dict[str, Any]:
    """Return a meeting as the history keeps it."""
    return meeting.model_dump(exclude={"revision"})
