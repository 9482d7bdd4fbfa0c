"""Methods about files: what one is, and the three steps of giving one."""

from bot.local.state import posts
from bot.local.state.files import File
from bot.local.state.refusals import Refused
from bot.local.webapi.methods.call import Call, Json


def info(call: Call) -> Json:
    """Describe one file."""
    workspace = call.workspace
    found = workspace.files.get(call.text("file"))
    bot = workspace.bot_user
    seen = found and any(workspace.may_see(bot, workspace.channels[c]) for c in found.channels)
    if found is None or not (seen or found.user == bot):
        raise Refused("file_not_found")
    if found.deleted:
        raise Refused("file_deleted")
    return {"file": found.as_slack(base=workspace.base, team=workspace.team)}


def upload_address(call: Call) -> Json:
    """Give out the address to send the bytes of a file to."""
    workspace, name = call.workspace, call.text("filename")
    length = int(call.number("length", 0))
    if not name or length <= 0:
        raise Refused("invalid_arguments")
    created = int(workspace.clock.timestamp())
    one = File(workspace.next_id("F"), name, b"", workspace.bot_user, created)
    one.claimed_size = length
    workspace.files[one.id] = one
    return {"upload_url": f"{workspace.base}/upload/{one.id}", "file_id": one.id}


def complete(call: Call) -> Json:
    """Share uploaded files in a channel, as one message."""
    workspace = call.workspace
    given = call.structure("files") or []
    found = [_uploaded(call, one.get("id", ""), one.get("title", "")) for one in given]
    if not found:
        raise Refused("invalid_arguments")
    if call.text("channel_id"):
        _share(call, found)
    return {"files": [one.as_slack(base=workspace.base, team=workspace.team) for one in found]}


def _uploaded(call: Call, file_id: str, title: str) -> File:
    one = call.workspace.files.get(file_id)
    if one is None or one.user != call.workspace.bot_user:
        raise Refused("file_not_found")
    if len(one.content) != one.claimed_size:
        raise Refused("file_update_failed")
    one.title = title
    return one


def _share(call: Call, found: list[File]) -> None:
    workspace = call.workspace
    channel = call.channel("channel_id")
    if workspace.bot_user not in channel.members:
        raise Refused("not_in_channel")
    for one in found:
        one.channels.append(channel.id)
    posts.post(
        workspace,
        channel=channel.id,
        user=workspace.bot_user,
        text=call.text("initial_comment"),
        thread=call.text("thread_ts") or None,
        files=[one.id for one in found],
    )
