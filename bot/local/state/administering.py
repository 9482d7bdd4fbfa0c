"""What happens to people and channels from above: left, invited, archived, renamed, shared."""

from typing import Any

from bot.local.delivering import events
from bot.local.state.channels import Channel
from bot.local.state.people import Member
from bot.local.state.workspace import Workspace

FIELDS = set(Member.__dataclass_fields__) - {"id"}


def change_person(workspace: Workspace, user: str, **changes: Any) -> Member:
    """Alter an account, such as `deleted=True`; ValueError for what an account has not."""
    if not set(changes) <= FIELDS or user not in workspace.people:
        raise ValueError("There is no such person, or no such thing about one.")
    with workspace.lock:
        member = workspace.people[user]
        for name, value in changes.items():
            setattr(member, name, value)
        events.user_changed(workspace, user)
        workspace.changed("channel")
        return member


def invite(workspace: Workspace, channel: str, *users: str) -> None:
    """Make people members of a channel; somebody from outside makes it a shared one."""
    with workspace.lock:
        found = workspace.channel(channel)
        for user in users:
            if user not in found.members:
                found.members.append(user)
                events.membership(workspace, found, user, joined=True)
        outside = any(workspace.people[user].is_outside(workspace.team) for user in users)
        if outside and not found.ext_shared:
            found.ext_shared = True
            _tell(workspace, found, "channel_shared", connected_team_id="T0FORCE0")
        workspace.changed("channel", channel)


def remove(workspace: Workspace, channel: str, user: str) -> None:
    """Take somebody out of a channel; the bot hears of its own removal too."""
    with workspace.lock:
        found = workspace.channel(channel)
        if user == workspace.bot_user:
            kind = "group_left" if found.is_private else "channel_left"
            found.members.remove(user)
            events.channel_changed(workspace, kind, found.id, actor_id="")
        else:
            events.membership(workspace, found, user, joined=False)
            found.members.remove(user)
        workspace.changed("channel")


def archive(workspace: Workspace, channel: str) -> None:
    """Archive a channel."""
    with workspace.lock:
        found = workspace.channel(channel)
        found.archived = True
        _tell(workspace, found, "group_archive" if found.is_private else "channel_archive")
        workspace.changed("channel", channel)


def rename(workspace: Workspace, channel: str, name: str) -> None:
    """Give a channel another name."""
    with workspace.lock:
        found = workspace.channel(channel)
        found.name = name
        kind = "group_rename" if found.is_private else "channel_rename"
        described = {"id": channel, "name": name, "created": found.created}
        if workspace.bot_user in found.members:
            events.emit(workspace, {"type": kind, "channel": described})
        workspace.changed("channel", channel)


def change_id(workspace: Workspace, channel: str, new: str) -> Channel:
    """Give a channel another id, as Slack does when a private channel begins to be shared."""
    with workspace.lock:
        found = workspace.channels.pop(channel)
        found.id = new
        workspace.channels[new] = found
        stored = workspace.messages[new] = workspace.messages.pop(channel)
        for message in stored.values():
            message.channel = new
        event = {"type": "channel_id_changed", "old_channel_id": channel, "new_channel_id": new}
        events.emit(workspace, event)
        workspace.changed("channel", new)
        return found


def _tell(workspace: Workspace, channel: Channel, kind: str, **more: Any) -> None:
    if workspace.bot_user in channel.members:
        events.channel_changed(workspace, kind, channel.id, **more)
