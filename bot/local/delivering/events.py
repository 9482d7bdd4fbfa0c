"""Events for the bot: which it hears of, and the inner event as Slack words it."""

from typing import Any

from bot.local.delivering import rendering
from bot.local.state.channels import Channel
from bot.local.state.messages import Json, Message
from bot.local.state.workspace import Workspace


def emit(workspace: Workspace, event: Json, *, subscription: str | None = None) -> None:
    """Send `event` to the bot if it is subscribed to it."""
    event.setdefault("event_ts", workspace.next_ts())
    if workspace.manifest.wants(subscription or event["type"]):
        workspace.outbound(event)


def of_channel(workspace: Workspace, channel: Channel, event: Json, *, subscription: str) -> None:
    """Send an event of a channel, if the bot is a member of that channel."""
    if workspace.bot_user in channel.members:
        emit(workspace, event, subscription=subscription)


def _of_message(workspace: Workspace, channel: Channel, event: Json) -> None:
    plural = {"channel": "channels", "private": "groups", "im": "im"}[channel.kind]
    event = {**event, "channel": channel.id, "channel_type": channel.type_name}
    of_channel(workspace, channel, event, subscription=f"message.{plural}")


def posted(workspace: Workspace, message: Message) -> None:
    """Tell the bot of a new message, and of being mentioned in it."""
    channel = workspace.channels[message.channel]
    event = {**rendering.message(workspace, message), "event_ts": message.ts}
    _of_message(workspace, channel, event)
    mentioned = f"<@{workspace.bot_user}>" in message.text
    if mentioned and not message.by_bot and channel.kind != "im":
        mention = {**event, "type": "app_mention", "channel": channel.id}
        of_channel(workspace, channel, mention, subscription="app_mention")


def edited(workspace: Workspace, message: Message, *, before: Json) -> None:
    """Tell the bot that a message reads otherwise now."""
    now = rendering.message(workspace, message)
    event = {"subtype": "message_changed", "message": now, "previous_message": before}
    _altered(workspace, message.channel, event)


def deleted(workspace: Workspace, channel: str, *, before: Json) -> None:
    """Tell the bot that a message is gone."""
    event = {"subtype": "message_deleted", "deleted_ts": before["ts"], "previous_message": before}
    _altered(workspace, channel, event)


def _altered(workspace: Workspace, channel: str, event: Json) -> None:
    ts = workspace.next_ts()
    event = {"type": "message", "hidden": True, "ts": ts, "event_ts": ts, **event}
    _of_message(workspace, workspace.channels[channel], event)


def reacted(workspace: Workspace, message: Message, *, user: str, name: str, added: bool) -> None:
    """Tell the bot of a reaction given or taken back."""
    kind = "reaction_added" if added else "reaction_removed"
    item = {"type": "message", "channel": message.channel, "ts": message.ts}
    event = {"type": kind, "user": user, "reaction": name, "item": item, "item_user": message.user}
    of_channel(workspace, workspace.channels[message.channel], event, subscription=kind)


def file_shared(workspace: Workspace, file_id: str, *, channel: str, user: str) -> None:
    """Tell the bot that a file was shared in a channel."""
    event = {
        "type": "file_shared",
        "channel_id": channel,
        "file_id": file_id,
        "user_id": user,
        "file": {"id": file_id},
    }
    of_channel(workspace, workspace.channels[channel], event, subscription="file_shared")


def home_opened(workspace: Workspace, user: str, *, view: Json | None) -> None:
    """Tell the bot that `user` looks at its Home."""
    channel = workspace.direct(user, workspace.bot_user).id
    event: Json = {"type": "app_home_opened", "user": user, "channel": channel, "tab": "home"}
    if view:
        event["view"] = view
    emit(workspace, event)


def user_changed(workspace: Workspace, user: str) -> None:
    """Tell the bot that somebody's account changed."""
    emit(workspace, {"type": "user_change", "user": rendering.person(workspace, user)})


def channel_changed(workspace: Workspace, kind: str, channel: str, **more: Any) -> None:
    """Tell the bot that a channel was archived, renamed, shared or given another id."""
    emit(workspace, {"type": kind, "channel": channel, **more})


def membership(workspace: Workspace, channel: Channel, user: str, *, joined: bool) -> None:
    """Tell the bot that somebody joined or left a channel it is in."""
    kind = "member_joined_channel" if joined else "member_left_channel"
    event = {
        "type": kind,
        "user": user,
        "channel": channel.id,
        "channel_type": "G" if channel.is_private else "C",
        "team": workspace.team,
    }
    of_channel(workspace, channel, event, subscription=kind)
