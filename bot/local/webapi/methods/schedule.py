"""Methods that leave a message to be posted later."""

from bot.local.blockkit import limits
from bot.local.state import posts, scheduling
from bot.local.state.refusals import Refused
from bot.local.webapi.methods import chat
from bot.local.webapi.methods.call import Call, Json


def schedule(call: Call) -> Json:
    """Leave a message for later; one with metadata is accepted and never posts, as in Slack."""
    workspace, channel = call.workspace, chat.writable(call)
    post_at = int(call.number("post_at", 0))
    ahead = post_at - workspace.clock.timestamp()
    if ahead <= 0:
        raise Refused("time_in_past")
    if ahead > limits.SCHEDULE_DAYS * 86_400:
        raise Refused("time_too_far")
    _room(call, channel.id, post_at)
    what = posts.content(call.content())
    one = {
        "id": workspace.next_id("Q"),
        "channel_id": channel.id,
        "post_at": post_at,
        "date_created": int(workspace.clock.timestamp()),
        "text": what["text"],
        "what": {**what, "thread": chat.thread_of(call, channel)},
        "never": chat.metadata_of(call) is not None,
    }
    scheduling.add(workspace, one)
    return {
        "channel": channel.id,
        "scheduled_message_id": one["id"],
        "post_at": post_at,
        "message": {"type": "delayed_message", "text": what["text"], "bot_id": workspace.bot},
    }


def _room(call: Call, channel: str, post_at: int) -> None:
    window = limits.SCHEDULE_WINDOW_SECONDS
    near = [
        one
        for one in call.workspace.scheduled.values()
        if one["channel_id"] == channel and abs(one["post_at"] - post_at) < window
    ]
    if len(near) >= limits.SCHEDULED_IN_WINDOW:
        raise Refused("restricted_too_many")


def delete(call: Call) -> Json:
    """Take back what was left for later."""
    one = call.workspace.scheduled.get(call.text("scheduled_message_id"))
    if one is None or one["channel_id"] != call.text("channel"):
        raise Refused("invalid_scheduled_message_id")
    del call.workspace.scheduled[one["id"]]
    return {}


def list_scheduled(call: Call) -> Json:
    """List what is still to be posted, soonest first."""
    wanted = call.text("channel")
    found = [
        {key: one[key] for key in ("id", "channel_id", "post_at", "date_created", "text")}
        for one in sorted(call.workspace.scheduled.values(), key=lambda one: one["post_at"])
        if wanted in {"", one["channel_id"]}
    ]
    return {"scheduled_messages": found, "response_metadata": {"next_cursor": ""}}
