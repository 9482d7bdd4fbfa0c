"""Methods that read messages back."""

from bot.local.delivering import rendering
from bot.local.state.channels import Channel
from bot.local.state.messages import Message
from bot.local.state.refusals import Refused
from bot.local.webapi.methods.call import Call, Json


def _readable(call: Call) -> Channel:
    channel = call.channel()
    call.require(channel, "history")
    if call.workspace.bot_user not in channel.members:
        raise Refused("not_in_channel")
    return channel


def _between(call: Call, messages: list[Message]) -> list[Message]:
    oldest, latest = call.number("oldest", 0), call.number("latest", float("inf"))
    if call.flag("inclusive"):
        return [one for one in messages if oldest <= float(one.ts) <= latest]
    return [one for one in messages if oldest < float(one.ts) < latest]


def _paged(call: Call, messages: list[Message]) -> Json:
    some, cursor = rendering.page(messages, cursor=call.cursor(), limit=call.limit())
    all_metadata = call.flag("include_all_metadata")
    answer: Json = {
        "messages": [
            rendering.message(call.workspace, one, all_metadata=all_metadata) for one in some
        ],
        "has_more": bool(cursor),
    }
    if cursor:
        answer["response_metadata"] = {"next_cursor": cursor}
    return answer


def history(call: Call) -> Json:
    """Return a channel's messages without the replies, latest first."""
    channel = _readable(call)
    stored = call.workspace.messages[channel.id].values()
    found = _between(call, [one for one in stored if not one.is_reply])
    return {**_paged(call, found[::-1]), "pin_count": 0}


def replies(call: Call) -> Json:
    """Return one thread, its first message before the replies, oldest first."""
    channel = _readable(call)
    parent = call.workspace.messages[channel.id].get(call.text("ts"))
    if parent is None:
        raise Refused("thread_not_found")
    if parent.is_reply:
        return _paged(call, [parent])
    return _paged(call, [parent, *_between(call, call.workspace.replies(parent))])
