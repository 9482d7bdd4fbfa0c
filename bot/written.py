"""One line of the history for each change to a record, holding only what changed."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any, TypeVar

from sqlmodel import Session

from bot.access import Actor
from bot.sending import overtaking
from store import history
from store.tables import Action, Meeting

Record = TypeVar("Record", Action, Meeting)


@contextmanager
def written(
    session: Session,
    record: Record,
    did: str,
    *,
    looks: Callable[[Session, Record], dict[str, Any]],
    by: Actor,
    at: datetime,
    why: str = "",
    undoes: int | None = None,
) -> Iterator[None]:
    """Write down what the block changes, with the record's revision; nothing when nothing.

    `looks` says how the history keeps the record: asked before the block and after it. What
    Slack shows of an action is overtaken by it.
    """
    before = looks(session, record)
    yield
    session.flush()
    was, now = history.difference(before, looks(session, record))
    if not was:
        return
    record.revision += 1
    history.record(
        session, at=at, by=by.by, did=did, about=str(record.__tablename__),
        about_id=record.id or 0, before=was, after=now, why=why, undoes=undoes,
    )  # fmt: skip
    if isinstance(record, Action):
        overtaking.by_change(session, record.id or 0, at=at)


def put_back(record: Record, was: Mapping[str, Any]) -> None:
    """Give a record again what a line of the history says that it was."""
    whole = type(record).model_validate({**record.model_dump(), **was})
    for name in was:
        setattr(record, name, getattr(whole, name))
