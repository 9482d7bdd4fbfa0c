"""One Web API call: its arguments, read the way Slack reads form and JSON bodies."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.local.state.channels import Channel
from bot.local.state.refusals import Refused
from bot.local.state.workspace import Workspace

Json = dict[str, Any]
DEFAULT_LIMIT, MOST = 100, 1000


@dataclass(frozen=True)
class Call:
    """A call by the bot; `ticket` issues the secret part of a Socket Mode address."""

    workspace: Workspace
    arguments: Json
    ticket: Callable[[], str]

    def text(self, name: str) -> str:
        """Return an argument as words, empty if it was left out."""
        value = self.arguments.get(name)
        return "" if value is None else str(value)

    def flag(self, name: str) -> bool:
        """Return a yes or no, however it was spelt."""
        return self.text(name).lower() in {"1", "true", "yes"}

    def number(self, name: str, default: float) -> float:
        """Return a number; refuses words with `invalid_arguments`."""
        try:
            return float(self.arguments.get(name) or default)
        except (TypeError, ValueError):
            raise Refused("invalid_arguments") from None

    def structure(self, name: str, *, error: str = "invalid_arguments") -> Any:
        """Return a list or object, which a form body carries as JSON; refuses with `error`."""
        value = self.arguments.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise Refused(error) from None

    def limit(self) -> int:
        """Return how many items a page may hold."""
        wanted = int(self.number("limit", DEFAULT_LIMIT))
        if not 0 < wanted <= MOST:
            raise Refused("invalid_limit")
        return wanted

    def cursor(self) -> str:
        """Return where the page begins; refuses a cursor that was not given out."""
        cursor = self.text("cursor")
        if cursor and not cursor.removeprefix("next:").isdecimal():
            raise Refused("invalid_cursor")
        return cursor

    def channel(self, name: str = "channel") -> Channel:
        """Return a channel that the bot may know of; refuses with `channel_not_found`."""
        return self.workspace.channel(self.text(name), seen_by=self.workspace.bot_user)

    def require(self, channel: Channel, verb: str) -> None:
        """Refuse with `missing_scope` unless the app may `verb` (read, history) this kind."""
        self.workspace.manifest.require(channel.scope(verb))

    def content(self) -> Json:
        """Return what a message is made of, with blocks and attachments read."""
        return {
            **self.arguments,
            "blocks": self.structure("blocks", error="invalid_blocks_format"),
            "attachments": self.structure("attachments", error="invalid_attachments"),
        }
