"""One message, and the JSON that Slack shows of it."""

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(slots=True, eq=False)
class Message:
    """A message in a channel; one with `only_for` is ephemeral and never in a history."""

    ts: str
    channel: str
    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    thread: str | None = None
    by_bot: bool = False
    only_for: str | None = None
    edited: Json | None = None
    files: list[str] = field(default_factory=list)
    reactions: dict[str, list[str]] = field(default_factory=dict)
    metadata: Json | None = None
    subtype: str | None = None

    @property
    def is_reply(self) -> bool:
        """Whether it stands in a thread below another message."""
        return self.thread is not None and self.thread != self.ts


def reactions_of(message: Message) -> list[Json]:
    """Return the reactions as Slack lists them, in the order they were first given."""
    return [
        {"name": name, "users": list(users), "count": len(users)}
        for name, users in message.reactions.items()
    ]


def as_rich_text(text: str, block_id: str) -> list[Json]:
    """Return the one block that Slack makes of what a person typed."""
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return [{"type": "rich_text", "block_id": block_id, "elements": [section]}]
