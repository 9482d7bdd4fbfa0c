"""Methods about channels and who is in them."""

from bot.local.delivering import events, rendering
from bot.local.state.channels import Channel
from bot.local.state.refusals import Refused
from bot.local.webapi.methods.call import Call, Json

KINDS = {"public_channel": "channel", "private_channel": "private", "im": "im", "mpim": "mpim"}


def info(call: Call) -> Json:
    """Describe one channel."""
    channel = call.channel()
    call.require(channel, "read")
    return {"channel": rendering.channel(call.workspace, channel)}


def _wanted(call: Call) -> set[str]:
    names = (call.text("types") or "public_channel").split(",")
    if not set(names) <= set(KINDS):
        raise Refused("invalid_types")
    kinds = {KINDS[name] for name in names}
    for one in Channel("", "", "channel"), Channel("", "", "private"), Channel("", "", "im"):
        if one.kind in kinds:
            call.require(one, "read")
    return kinds


def _page(call: Call, channels: list[Channel]) -> Json:
    kinds = _wanted(call)
    dead = call.flag("exclude_archived")
    found = [one for one in channels if one.kind in kinds and not (dead and one.archived)]
    some, cursor = rendering.page(found, cursor=call.cursor(), limit=call.limit())
    return {
        "channels": [rendering.channel(call.workspace, one) for one in some],
        "response_metadata": {"next_cursor": cursor},
    }


def list_all(call: Call) -> Json:
    """List the channels that the bot may know of."""
    workspace = call.workspace
    bot = workspace.bot_user
    return _page(call, [one for one in workspace.channels.values() if workspace.may_see(bot, one)])


def of_user(call: Call) -> Json:
    """List the channels that a person is in, as far as the bot may know of them."""
    workspace = call.workspace
    user = workspace.person(call.text("user") or workspace.bot_user).id
    shown = [
        one
        for one in workspace.channels.values()
        if user in one.members and workspace.may_see(workspace.bot_user, one)
    ]
    return _page(call, shown)


def members(call: Call) -> Json:
    """List who is in a channel."""
    channel = call.channel()
    call.require(channel, "read")
    some, cursor = rendering.page(channel.members, cursor=call.cursor(), limit=call.limit())
    return {"members": some, "response_metadata": {"next_cursor": cursor}}


def open_direct(call: Call) -> Json:
    """Open the direct messages with one person."""
    workspace = call.workspace
    if call.text("channel"):
        return {"channel": {"id": call.channel().id}}
    users = [user for user in call.text("users").split(",") if user]
    if len(users) != 1:
        raise Refused("users_list_not_supplied" if not users else "not_enough_users")
    member = workspace.person(users[0])
    if member.deleted:
        raise Refused("user_disabled")
    return {"channel": {"id": workspace.direct(workspace.bot_user, member.id).id}}


def join(call: Call) -> Json:
    """Join a public channel."""
    channel = call.channel()
    if channel.archived:
        raise Refused("is_archived")
    if channel.kind != "channel":
        raise Refused("method_not_supported_for_channel_type")
    workspace = call.workspace
    if workspace.bot_user not in channel.members:
        channel.members.append(workspace.bot_user)
        events.membership(workspace, channel, workspace.bot_user, joined=True)
        workspace.changed("channel", channel.id)
    return {"channel": rendering.channel(workspace, channel)}
