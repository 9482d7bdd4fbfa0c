"""Marking the messages in Slack that no longer read as things are; whoever marks draws them."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Final

from sqlmodel import Session

from store import overtaken
from store.notices import Brief

OF_REMINDERS: Final = frozenset({"before", "due", "late", "snoozed", "now"})
"""The kinds of notice that remind somebody of what they owe."""

OF_STATE: Final = OF_REMINDERS | {"escalated", "reported", "asked", "sent_back", "time"}
"""The kinds of notice that tell how an action stands, or offer to change it."""

OF_UPDATES: Final = frozenset({"update", "unseen"})
"""The kinds of notice that tell an update and ask for its acknowledgement."""


def by_change(session: Session, action_id: int, *, at: datetime) -> None:
    """Mark the last message that each recipient has of how this action stands."""
    overtaken.overtake_newest_about(session, action_id, kinds=OF_STATE, at=at)


def of_updates(session: Session, updates: Collection[int], *, at: datetime) -> None:
    """Mark every message that tells these updates, and so who has seen them."""
    overtaken.overtake_telling(session, updates, kinds=OF_UPDATES, at=at)


def by_notices(session: Session, told: Iterable[Brief], *, at: datetime) -> None:
    """Mark the messages that carry these notices."""
    overtaken.overtake(session, {one.message_id for one in told if one.message_id}, at=at)
