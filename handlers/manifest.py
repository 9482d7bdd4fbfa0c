"""The Slack app manifest, made from the same tables that register what is answered."""

from typing import Any, Final

from handlers import COMMANDS, SHORTCUTS

ABOUT: Final[dict[str, tuple[str, str]]] = {
    "/actions": (
        "What is outstanding, for whom and until when",
        "outstanding · for DCC · overdue · show A17 · add … · help",
    ),
    "/meetings": (
        "When the next meeting is, and the schedule",
        "next · list · show · schedule … · help",
    ),
    "/reminders": (
        "What you will be reminded of, and what was sent",
        "coming · sent A17 · snooze A17 until … · out until … · help",
    ),
}
"""Each command's description and hint, as Slack shows them while somebody types."""

LABELS: Final[dict[str, tuple[str, str]]] = {
    "record_message": ("Record as action", "message"),
    "add_action": ("Add an action", "global"),
    "read_notes": ("Read these notes", "message"),
}
"""Each shortcut's name and kind."""

SCOPES: Final[dict[str, str]] = {
    "commands": "to be asked by slash command and shortcut",
    "chat:write": "to answer and to remind",
    "users:read": "to know a guest, a closed account or an outsider when one asks",
    "users:read.email": "to find a person whom the office file names by e-mail",
    "channels:read": "to know whether a public channel is shared outside before writing in it",
    "groups:read": "the same of a private channel",
    "im:history": "to see there whether a reminder has arrived, when Slack's answer was lost",
    "channels:history": "the same in a public channel",
    "groups:history": "the same in a private channel",
    "im:write": "to open the direct messages in which somebody is reminded, or given a file",
    "files:write": "to give it there as a file",
    "reactions:read": "to take a tick on a message for an acknowledgement",
    "files:read": "to read the notes that the office shares with it",
}
"""Every scope that is asked for, and why: no more than these."""

EVENTS: Final = (
    "app_home_opened",
    "user_change",
    "message.channels",  # a file of notes shared where the bot is, and what is said in its threads
    "message.groups",  # the same in a private channel
    "message.im",  # the same in direct messages
    "reaction_added",  # a tick on a message acknowledges it
    "reaction_removed",  # taken away again: the history tells
)


def manifest(*, url: str | None = None) -> dict[str, Any]:
    """Return the manifest for Socket Mode, or, with the bot's public `url`, for HTTP mode."""
    address = f"{url.rstrip('/')}/slack/events" if url else ""
    requests = {"request_url": address} if url else {}
    commands = {"url": address} if url else {}
    return {
        "display_information": {
            "name": "OPCC bot",
            "description": "Keeps the register of actions and the schedule of meetings.",
            "background_color": "#1d2f4f",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "OPCC bot", "always_online": True},
            "shortcuts": [_shortcut(name) for name in SHORTCUTS],
            "slash_commands": [_command(name) | commands for name in COMMANDS],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": requests | {"bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True} | requests,
            "org_deploy_enabled": False,
            "socket_mode_enabled": not url,
            "token_rotation_enabled": False,
        },
    }


def _command(name: str) -> dict[str, Any]:
    description, hint = ABOUT[name]
    return {
        "command": name,
        "description": description,
        "usage_hint": hint,
        "should_escape": True,
    }


def _shortcut(callback_id: str) -> dict[str, Any]:
    name, kind = LABELS[callback_id]
    return {"name": name, "type": kind, "callback_id": callback_id, "description": name}
