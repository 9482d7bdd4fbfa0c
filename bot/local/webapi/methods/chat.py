"""Methods that put messages into channels and alter them."""

import json

from bot.local.blockkit import limits
from bot.local.delivering import rendering
from bot.local.state import posts
from bot.local.state.channels import Channel
from bot.local.state.messages import Message
from bot.local.state.refusals import Refused
from bot.local.webapi.methods.call import Call, Json


def writable(call: Call) -> Channel:
    """Return the channel to write to; a person's id is the bot's direct messages with them."""
    workspace, target = call.workspace, call.text("channel")
    if target in workspace.people:
        if target == workspace.bot_user or workspace.people[target].deleted:
            raise Refused("channel_not_found")
        return workspace.direct(workspace.bot_user, target)
    channel = call.channel()
    if channel.archived:
        raise Refused("is_archived")
    if workspace.bot_user not in channel.members:
        raise Refused("not_in_channel")
    return channel


def thread_of(call: Call, channel: Channel) -> str | None:
    """Return the thread to write in; a reply's own id leads to the thread it stands in."""
    wanted = call.text("thread_ts")
    if not wanted:
        return None
    parent = call.workspace.messages[channel.id].get(wanted)
    if parent is None:
        raise Refused("thread_not_found")
    return parent.thread or parent.ts


def metadata_of(call: Call) -> Json | None:
    """Return the metadata of a message, checked."""
    given = call.structure("metadata", error="invalid_metadata_format")
    if given is None:
        return None
    if not isinstance(given, dict) or not isinstance(given.get("event_payload"), dict):
        raise Refused("invalid_metadata_format")
    if not isinstance(given.get("event_type"), str) or not given["event_type"]:
        raise Refused("invalid_metadata_format")
    if len(json.dumps(given)) > limits.METADATA_BYTES:
        raise Refused("metadata_too_large")
    return {"event_type": given["event_type"], "event_payload": given["event_payload"]}


def post_message(call: Call) -> Json:
    """Post a message as the bot."""
    channel = writable(call)
    what = posts.content(call.content())
    message = posts.post(
        call.workspace,
        channel=channel.id,
        user=call.workspace.bot_user,
        thread=thread_of(call, channel),
        metadata=metadata_of(call),
        **what,
    )
    return _posted(call, message)


def _posted(call: Call, message: Message) -> Json:
    shown = rendering.message(call.workspace, message, all_metadata=True)
    return {"channel": message.channel, "ts": message.ts, "message": shown}


def post_ephemeral(call: Call) -> Json:
    """Show a message to one member of a channel."""
    channel = writable(call)
    what = posts.content(call.content())
    user = call.workspace.person(call.text("user")).id
    if user not in channel.members:
        raise Refused("user_not_in_channel")
    thread = thread_of(call, channel)
    shown = posts.show_only(call.workspace, channel=channel.id, user=user, thread=thread, **what)
    return {"message_ts": shown.ts}


def update(call: Call) -> Json:
    """Alter a message of the bot's own; what is left out stays as it was."""
    channel = call.channel()
    message = _own(call, channel, refusal="cant_update_message")
    given = call.content()
    if "blocks" not in call.arguments:
        given["blocks"] = message.blocks
    if not any(key in call.arguments for key in ("text", "blocks", "attachments", "markdown_text")):
        raise Refused("no_text")
    changes = posts.content(given, most_text=limits.UPDATE_TEXT)
    if "metadata" in call.arguments:
        changes["metadata"] = metadata_of(call)
    posts.edit(call.workspace, message, by=call.workspace.bot_user, **changes)
    return {**_posted(call, message), "text": message.text}


def delete(call: Call) -> Json:
    """Take a message of the bot's own out."""
    message = _own(call, call.channel(), refusal="cant_delete_message")
    posts.delete(call.workspace, message)
    return {"channel": message.channel, "ts": message.ts}


def _own(call: Call, channel: Channel, *, refusal: str) -> Message:
    message = call.workspace.message(channel.id, call.text("ts"))
    if not message.by_bot or message.subtype == "tombstone":
        raise Refused(refusal)
    if channel.archived:
        raise Refused("is_archived")
    return message


def permalink(call: Call) -> Json:
    """Return the address of a message."""
    channel = call.channel()
    message = call.workspace.message(channel.id, call.text("message_ts"))
    address = f"{call.workspace.base}/archives/{channel.id}/p{message.ts.replace('.', '')}"
    if message.is_reply:
        address += f"?thread_ts={message.thread}&cid={channel.id}"
    return {"channel": channel.id, "permalink": address}
