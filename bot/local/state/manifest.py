"""The app manifest: what commands, shortcuts, scopes and events the workspace grants the bot."""

from dataclasses import dataclass, field
from typing import Any

from bot.local.state.refusals import Refused

Json = dict[str, Any]

# The scope without which Slack will not save a subscription (Slack's events reference).
EVENT_SCOPES = {
    "app_mention": "app_mentions:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "message.mpim": "mpim:history",
    "reaction_added": "reactions:read",
    "reaction_removed": "reactions:read",
    "file_shared": "files:read",
    "file_deleted": "files:read",
    "user_change": "users:read",
    "team_join": "users:read",
    "member_joined_channel": "channels:read",
    "member_left_channel": "channels:read",
    "channel_archive": "channels:read",
    "channel_unarchive": "channels:read",
    "channel_rename": "channels:read",
    "channel_id_changed": "channels:read",
    "channel_shared": "channels:read",
    "channel_unshared": "channels:read",
    "group_archive": "groups:read",
    "group_rename": "groups:read",
}


@dataclass(frozen=True)
class Manifest:
    """What the app was installed with; `None` for scopes or events means: everything."""

    commands: dict[str, Json] = field(default_factory=dict)
    shortcuts: dict[str, Json] = field(default_factory=dict)
    scopes: frozenset[str] | None = None
    events: frozenset[str] | None = None
    any_command: bool = False

    def allows(self, scope: str) -> bool:
        """Whether the app was granted `scope`."""
        return self.scopes is None or scope in self.scopes

    def require(self, scope: str) -> None:
        """Refuse with `missing_scope` unless the app was granted `scope`."""
        if not self.allows(scope):
            provided = ",".join(sorted(self.scopes or ()))
            raise Refused("missing_scope", needed=scope, provided=provided)

    def wants(self, event: str) -> bool:
        """Whether the app is subscribed to `event`."""
        return self.events is None or event in self.events

    def command(self, name: str) -> Json | None:
        """Return the declaration of a slash command, or None if nobody declared it."""
        if self.any_command:
            return self.commands.get(name, {"command": name})
        return self.commands.get(name)


EVERYTHING = Manifest(any_command=True)


def read(manifest: Json) -> Manifest:
    """Read a manifest in Slack's own shape.

    ValueError, as Slack refuses to save it, if an event is subscribed to without its scope.
    """
    features = manifest.get("features", {})
    scopes = manifest.get("oauth_config", {}).get("scopes", {}).get("bot", [])
    events = manifest.get("settings", {}).get("event_subscriptions", {}).get("bot_events", [])
    problems = [
        f"{event} needs the scope {EVENT_SCOPES[event]}"
        for event in events
        if EVENT_SCOPES.get(event, "") not in {"", *scopes}
    ]
    if problems:
        raise ValueError("invalid_manifest: " + "; ".join(problems))
    return Manifest(
        commands={one["command"]: one for one in features.get("slash_commands", [])},
        shortcuts={one["callback_id"]: one for one in features.get("shortcuts", [])},
        scopes=frozenset(scopes),
        events=frozenset(events),
    )
