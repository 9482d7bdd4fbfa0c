"""What the page is shown: people, channels, messages and forms as JSON."""

from typing import Any

from bot.local.persons.acting import CannotAct
from bot.local.state import forms, people, showing
from bot.local.state.channels import Channel
from bot.local.state.forms import Form
from bot.local.state.messages import Json, Message, reactions_of
from bot.local.state.people import Member
from bot.local.state.workspace import Workspace


def state(workspace: Workspace, user: str, *, connected: bool) -> Json:
    """Return the frame of the page for `user`."""
    me = user if user in workspace.people else next(iter(_humans(workspace)), "")
    manifest = workspace.manifest
    return {
        "me": me,
        "people": [_person(workspace, one) for one in workspace.people.values()],
        "channels": [
            _channel(workspace, one, me)
            for one in workspace.channels.values()
            if me and workspace.may_see(me, one)
        ],
        "clock": clock(workspace),
        "bot": {
            "id": workspace.bot_user,
            "name": workspace.people[workspace.bot_user].name,
            "connected": connected,
            "commands": [_command(one) for one in manifest.commands.values()],
            "shortcuts": [_shortcut(one) for one in manifest.shortcuts.values()],
        },
    }


def _humans(workspace: Workspace) -> list[str]:
    return [one.id for one in workspace.people.values() if not one.is_bot and not one.deleted]


def clock(workspace: Workspace) -> Json:
    """Return London's time by the workspace's clock."""
    now = workspace.clock.now().astimezone(people.LONDON)
    return {"now": now.isoformat(timespec="seconds"), "moved": workspace.clock.moved}


def _person(workspace: Workspace, one: Member) -> Json:
    return {
        "id": one.id,
        "name": one.name,
        "title": one.title,
        "email": one.email,
        "deleted": one.deleted,
        "is_restricted": one.is_restricted or one.is_ultra_restricted,
        "is_ultra_restricted": one.is_ultra_restricted,
        "is_bot": one.is_bot,
        "team_id": one.team,
        "outside": one.is_outside(workspace.team),
    }


def _channel(workspace: Workspace, one: Channel, me: str) -> Json:
    return {
        "id": one.id,
        "name": one.name,
        "kind": one.kind,
        "with": one.other_than(me) if one.kind == "im" else None,
        "members": list(one.members),
        "archived": one.archived,
        "shared_outside": one.ext_shared,
        "unread": _unread(workspace, one, me),
    }


def _unread(workspace: Workspace, one: Channel, me: str) -> int:
    since = workspace.read.get((me, one.id), "")
    stored = workspace.messages[one.id]
    return sum(1 for ts, message in stored.items() if ts > since and message.user != me)


def _command(one: Json) -> Json:
    return {key: one.get(key, "") for key in ("command", "description", "usage_hint")}


def _shortcut(one: Json) -> Json:
    return {key: one.get(key, "") for key in ("name", "callback_id", "type")}


def seen_in(
    workspace: Workspace, channel: Channel, user: str, *, thread: str | None
) -> list[Message]:
    """Return what `user` sees in a channel, or in one of its threads, oldest first."""
    stored = workspace.messages[channel.id].values()
    alone = [
        one
        for one in workspace.ephemerals.values()
        if one.channel == channel.id and one.only_for == user
    ]
    together = sorted((*stored, *alone), key=lambda one: one.ts)
    if thread:
        return [one for one in together if thread in {one.ts, one.thread}]
    return [one for one in together if not one.is_reply]


def message(workspace: Workspace, one: Message) -> Json:
    """Return one message as the page draws it."""
    shown: Json = {
        "ts": one.ts,
        "channel": one.channel,
        "user": one.user,
        "bot": one.by_bot,
        "name": workspace.people[one.user].name,
        "text": one.text,
        "blocks": one.blocks,
        "thread_ts": one.thread,
        "reply_count": 0 if one.is_reply or one.only_for else len(workspace.replies(one)),
        "edited": one.edited is not None,
        "only_you": one.only_for is not None,
        "files": [_file(workspace, file_id) for file_id in one.files],
        "reactions": [{k: r[k] for k in ("name", "users")} for r in reactions_of(one)],
    }
    return shown | ({"metadata": one.metadata} if one.metadata else {})


def _file(workspace: Workspace, file_id: str) -> Json:
    one = workspace.files[file_id]
    return {"id": one.id, "name": one.name, "size": one.size}


def form(workspace: Workspace, one: Form) -> Json:
    """Return a form with what its inputs hold and the errors beside them."""
    return {**showing.as_slack(workspace, one), "errors": dict(one.errors)}


def action(where: Message | Form, given: Json, *, ts: str) -> Json:
    """Return the pressed element's part of the payload; it must be there to be pressed."""
    blocks = where.view["blocks"] if isinstance(where, Form) else where.blocks
    for block in blocks:
        for element in forms.elements(block):
            if (block["block_id"], element["action_id"]) == (given["block_id"], given["action_id"]):
                return _action(block, element, given, ts)
    raise CannotAct("There is nothing to press there any more.")


def _action(block: Json, element: Json, given: Json, ts: str) -> Json:
    kind = element["type"]
    action: Json = {
        "type": kind,
        "action_id": element["action_id"],
        "block_id": block["block_id"],
        "action_ts": ts,
    }
    if kind == "button":
        action["text"] = element["text"]
        value = given.get("value", element.get("value"))
        return action | ({} if value is None else {"value": value})
    if kind == "overflow":
        return {**action, "selected_option": given["selected"]}
    return {**action, forms.STATE_FIELDS[kind][0]: _chosen(given)}


def _chosen(given: Json) -> Any:
    return given["selected"] if "selected" in given else given.get("value")
