"""Messages and channels as the bot reads them through the Web API and in events."""

from typing import Any

from bot.local.state.channels import Channel
from bot.local.state.messages import Json, Message, as_rich_text, reactions_of
from bot.local.state.workspace import Workspace


def message(workspace: Workspace, one: Message, *, all_metadata: bool = False) -> Json:
    """Return a message as `conversations.history` shows it; payload of metadata only if asked."""
    shown: Json = {
        "type": "message",
        "user": one.user,
        "text": one.text,
        "ts": one.ts,
        "team": workspace.people[one.user].team,
    }
    shown |= _author(workspace, one) | _body(workspace, one) | _thread(workspace, one)
    if one.metadata:
        kept = one.metadata if all_metadata else {"event_type": one.metadata["event_type"]}
        shown["metadata"] = kept
    return shown


def _author(workspace: Workspace, one: Message) -> Json:
    if not one.by_bot:
        return {"client_msg_id": f"local-{one.ts}"} if not one.subtype else {}
    profile = {
        "id": workspace.bot,
        "deleted": False,
        "name": workspace.people[workspace.bot_user].name,
        "app_id": workspace.app,
        "team_id": workspace.team,
    }
    return {"bot_id": workspace.bot, "app_id": workspace.app, "bot_profile": profile}


def _body(workspace: Workspace, one: Message) -> Json:
    body: Json = {}
    blocks = one.blocks if one.by_bot else as_rich_text(one.text, f"r{one.ts[-6:]}")
    if blocks and one.subtype != "tombstone":
        body["blocks"] = blocks
    for key, value in (
        ("subtype", one.subtype),
        ("attachments", one.attachments),
        ("edited", one.edited),
        ("files", [file(workspace, file_id) for file_id in one.files]),
        ("reactions", reactions_of(one)),
    ):
        if value:
            body[key] = value
    return body


def _thread(workspace: Workspace, one: Message) -> Json:
    replies = [] if one.is_reply else workspace.replies(one)
    if replies:
        return {"thread_ts": one.ts, "is_locked": False, **_counts(replies)}
    if not one.is_reply:
        return {}
    parent = workspace.messages[one.channel].get(str(one.thread))
    return {"thread_ts": one.thread, "parent_user_id": parent.user if parent else ""}


def _counts(replies: list[Message]) -> Json:
    users = list(dict.fromkeys(reply.user for reply in replies))
    return {
        "reply_count": len(replies),
        "reply_users_count": len(users),
        "reply_users": users[:5],
        "latest_reply": replies[-1].ts,
        "subscribed": False,
    }


def file(workspace: Workspace, file_id: str) -> Json:
    """Return a file object; in a channel shared outside only the hint to ask `files.info`."""
    found = workspace.files[file_id]
    if found.deleted:
        return {"id": found.id, "mode": "tombstone"}
    if any(workspace.channels[one].ext_shared for one in found.channels):
        return {"id": found.id, "mode": "file_access", "file_access": "check_file_info"}
    return found.as_slack(base=workspace.base, team=workspace.team)


def channel(workspace: Workspace, one: Channel) -> Json:
    """Return the conversation object as the bot sees it."""
    return one.as_slack(bot=workspace.bot_user, team=workspace.team)


def person(workspace: Workspace, user: str) -> Json:
    """Return the user object; the e-mail address needs the scope `users:read.email`."""
    member = workspace.person(user)
    show_email = workspace.manifest.allows("users:read.email")
    bot_id = workspace.bot if user == workspace.bot_user else ""
    return member.as_slack(at=workspace.clock.now(), show_email=show_email, bot_id=bot_id)


def page(found: list[Any], *, cursor: str, limit: int) -> tuple[list[Any], str]:
    """Return one page of `found` and the cursor of the next, empty after the last."""
    start = int(cursor.removeprefix("next:") or 0)
    end = start + limit
    return found[start:end], f"next:{end}" if end < len(found) else ""
