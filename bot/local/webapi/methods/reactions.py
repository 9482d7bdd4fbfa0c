"""Methods about the bot's reactions to messages."""

from bot.local.delivering import events, rendering
from bot.local.state.messages import Message
from bot.local.state.refusals import Refused
from bot.local.webapi.methods.call import Call, Json


def _message(call: Call) -> Message:
    channel = call.channel()
    if call.workspace.bot_user not in channel.members:
        raise Refused("not_in_channel")
    return call.workspace.message(channel.id, call.text("timestamp"))


def _name(call: Call) -> str:
    name = call.text("name").strip(":")
    if not name:
        raise Refused("no_item_specified" if not call.text("timestamp") else "invalid_name")
    return name


def add(call: Call) -> Json:
    """React to a message."""
    message, name, bot = _message(call), _name(call), call.workspace.bot_user
    if bot in message.reactions.get(name, []):
        raise Refused("already_reacted")
    message.reactions.setdefault(name, []).append(bot)
    _tell(call, message, name, added=True)
    return {}


def remove(call: Call) -> Json:
    """Take a reaction back."""
    message, name, bot = _message(call), _name(call), call.workspace.bot_user
    if bot not in message.reactions.get(name, []):
        raise Refused("no_reaction")
    message.reactions[name].remove(bot)
    if not message.reactions[name]:
        del message.reactions[name]
    _tell(call, message, name, added=False)
    return {}


def _tell(call: Call, message: Message, name: str, *, added: bool) -> None:
    bot = call.workspace.bot_user
    events.reacted(call.workspace, message, user=bot, name=name, added=added)
    call.workspace.changed("message", message.channel, message.thread or "")


def get(call: Call) -> Json:
    """Return a message with its reactions."""
    message = _message(call)
    shown = rendering.message(call.workspace, message)
    return {"type": "message", "channel": message.channel, "message": shown}
