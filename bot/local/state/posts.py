"""Messages put into the workspace, altered and taken out, with everybody told who should be."""

from typing import Any

from bot.local.blockkit import blocks as blocks_of
from bot.local.blockkit import limits
from bot.local.delivering import events, rendering
from bot.local.state.messages import Json, Message
from bot.local.state.refusals import Refused, invalid
from bot.local.state.workspace import Workspace


def post(workspace: Workspace, *, channel: str, user: str, text: str, **more: Any) -> Message:
    """Store a message and tell the bot and the channel's readers; `more` is what `Message` has."""
    with workspace.lock:
        by_bot = user == workspace.bot_user
        ts = workspace.next_ts()
        message = Message(ts, channel, user, text, by_bot=by_bot, **more)
        workspace.messages[channel][ts] = message
        workspace.log.append(message)
        events.posted(workspace, message)
        for file_id in message.files:
            events.file_shared(workspace, file_id, channel=channel, user=user)
        workspace.changed("message", channel, message.thread or "")
        return message


def show_only(workspace: Workspace, *, channel: str, user: str, text: str, **more: Any) -> Message:
    """Show `user` a message from the bot that nobody else sees and no history keeps."""
    with workspace.lock:
        ts = workspace.next_ts()
        message = Message(ts, channel, workspace.bot_user, text, by_bot=True, only_for=user, **more)
        workspace.ephemerals[ts] = message
        workspace.log.append(message)
        workspace.changed("message", channel, message.thread or "", to=[user])
        return message


def edit(workspace: Workspace, message: Message, *, by: str, **changes: Any) -> None:
    """Alter a stored message and mark it as edited."""
    with workspace.lock:
        before = rendering.message(workspace, message)
        for name, value in changes.items():
            setattr(message, name, value)
        workspace.log.append(message)
        message.edited = {"user": by, "ts": workspace.next_ts()}
        events.edited(workspace, message, before=before)
        workspace.changed("message", message.channel, message.thread or "")


def delete(workspace: Workspace, message: Message) -> None:
    """Take a message out; one with replies leaves a tombstone, so that the thread stands."""
    with workspace.lock:
        before = rendering.message(workspace, message)
        if workspace.replies(message):
            message.text, message.subtype = "This message was deleted.", "tombstone"
            message.blocks, message.files, message.metadata = [], [], None
        else:
            del workspace.messages[message.channel][message.ts]
        events.deleted(workspace, message.channel, before=before)
        workspace.changed("message", message.channel, message.thread or "")


def content(given: Json, *, most_text: int | None = None) -> Json:
    """Return text, blocks and attachments of a message to be posted, or refuse as Slack does.

    Text over 40,000 characters is cut, as Slack's documentation says, unless `most_text`
    is given: then more than that is `msg_too_long`.
    """
    text = str(given.get("text") or "")
    markdown = str(given.get("markdown_text") or "")
    blocks, attachments = given.get("blocks") or [], given.get("attachments") or []
    if markdown and (text or blocks):
        raise Refused("markdown_text_conflict")
    if len(markdown) > limits.MARKDOWN_TEXT or len(text) > (most_text or len(text)):
        raise Refused("msg_too_long")
    _check_blocks(blocks)
    if not (text + markdown).strip() and not blocks and not attachments:
        raise Refused("no_text")
    if len(attachments) > limits.MESSAGE_ATTACHMENTS:
        raise Refused("too_many_attachments")
    return {
        "text": (text or markdown)[: limits.MESSAGE_TEXT],
        "blocks": blocks_of.with_ids(blocks),
        "attachments": attachments,
    }


def _check_blocks(blocks: Any) -> None:
    if not blocks:
        return
    if not isinstance(blocks, list) or not all(isinstance(one, dict) for one in blocks):
        raise Refused("invalid_blocks_format")
    problems = blocks_of.problems(blocks, surface="message")
    if problems:
        raise invalid("invalid_blocks", problems)
    if blocks_of.characters(blocks) > limits.BLOCKS_TEXT:
        raise Refused("msg_blocks_too_long")
