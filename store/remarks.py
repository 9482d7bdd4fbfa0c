"""What was written in threads, found by its place in Slack."""

from collections.abc import Collection
from typing import Any, Final

from sqlalchemy import select
from sqlmodel import Session, col

from store import prepared
from store.among import among_named
from store.tables import Person, Post, Remark, Update


def at_place(session: Session, channel: str, ts: str) -> Remark | None:
    """Return the remark that was written as this message; None when it is none of ours."""
    question = select(Remark).where(col(Remark.channel) == channel, col(Remark.ts) == ts)
    return session.scalars(question).first()


def get(session: Session, number: int) -> Remark | None:
    """Return a remark by its number."""
    return session.get(Remark, number)


def updates(session: Session, ids: Collection[int]) -> list[Any]:
    """Return these updates: what was said, `who` said it and for which `post`."""
    return prepared.ask(session, _UPDATES, {"updates": list(ids)})


def update_of(session: Session, remark: Remark) -> Update | None:
    """Return the update that a remark was recorded as; None when it was not."""
    return session.get(Update, remark.update_id) if remark.update_id else None


_UPDATES: Final[Any] = (
    select(
        col(Update.id),
        col(Update.action_id),
        col(Update.words),
        col(Update.edited_words),
        col(Update.at),
        col(Update.edited_at),
        col(Update.deleted_at),
        col(Update.revision),
        col(Person.name).label("who"),
        col(Post.short).label("post"),
    )
    .join(Person, col(Person.id) == col(Update.by_id))
    .outerjoin(Post, col(Post.id) == col(Update.post_id))
    .where(among_named(col(Update.id), "updates"))
)
"""Made once: somebody who pressed waits for it."""
