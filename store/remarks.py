"""What was written in threads, found by its place in Slack."""

from sqlalchemy import select
from sqlmodel import Session, col

from store.tables import Remark, Update


def at_place(session: Session, channel: str, ts: str) -> Remark | None:
    """Return the remark that was written as this message; None when it is none of ours."""
    question = select(Remark).where(col(Remark.channel) == channel, col(Remark.ts) == ts)
    return session.scalars(question).first()


def get(session: Session, number: int) -> Remark | None:
    """Return a remark by its number."""
    return session.get(Remark, number)


def of_action(session: Session, number: int, *, limit: int = 20) -> list[Remark]:
    """Return the newest remarks on an action that still stand, oldest of these first."""
    question = select(Remark).where(
        col(Remark.action_id) == number, col(Remark.deleted_at).is_(None)
    )
    found = session.scalars(question.order_by(col(Remark.id).desc()).limit(limit))
    return list(reversed(list(found)))


def update_of(session: Session, remark: Remark) -> Update | None:
    """Return the update that a remark was recorded as; None when it was not."""
    return session.get(Update, remark.update_id) if remark.update_id else None
