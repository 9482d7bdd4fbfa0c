"""What Slack sends the bot when a person does something: complete payloads."""

from bot.local.delivering import rendering
from bot.local.state import showing
from bot.local.state.channels import Channel
from bot.local.state.forms import Form
from bot.local.state.handles import Place
from bot.local.state.messages import Json, Message
from bot.local.state.workspace import Workspace


def response_url(workspace: Workspace, place: Place) -> str:
    """Return an address that answers into `place`."""
    secret = workspace.handles.response(place)
    return f"{workspace.base}/response/{workspace.team}/{secret}"


def _common(workspace: Workspace, kind: str, user: str) -> Json:
    member = workspace.people[user]
    return {
        "type": kind,
        "user": {
            "id": user,
            "username": member.handle,
            "name": member.handle,
            "team_id": member.team,
        },
        "api_app_id": workspace.app,
        "token": "local",
        "team": {"id": workspace.team, "domain": workspace.domain},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def command(workspace: Workspace, *, user: str, channel: Channel, name: str, text: str) -> Json:
    """Return the payload of a slash command."""
    place = Place(user, channel.id, typed=f"{name} {text}".strip())
    return {
        "token": "local",
        "team_id": workspace.team,
        "team_domain": workspace.domain,
        "channel_id": channel.id,
        "channel_name": channel_name(channel),
        "user_id": user,
        "user_name": workspace.people[user].handle,
        "command": name,
        "text": text,
        "api_app_id": workspace.app,
        "is_enterprise_install": "false",
        "response_url": response_url(workspace, place),
        "trigger_id": workspace.handles.trigger(user),
    }


def channel_name(channel: Channel) -> str:
    """Return what Slack calls a channel in payloads."""
    if channel.kind == "im":
        return "directmessage"
    return "privategroup" if channel.kind == "private" else channel.name


def _in_message(workspace: Workspace, message: Message) -> Json:
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": message.channel,
        "is_ephemeral": message.only_for is not None,
    }
    if message.is_reply:
        container["thread_ts"] = message.thread
    channel = workspace.channels[message.channel]
    return {
        "container": container,
        "channel": {"id": channel.id, "name": channel_name(channel)},
        "message": rendering.message(workspace, message, all_metadata=True),
    }


def _in_form(workspace: Workspace, form: Form) -> Json:
    return {
        "container": {"type": "view", "view_id": form.id},
        "view": showing.as_slack(workspace, form),
    }


def press(
    workspace: Workspace, *, user: str, where: Message | Form, action: Json, state: Json
) -> Json:
    """Return the payload of a button, menu or picker used in a message or a form."""
    payload = {**_common(workspace, "block_actions", user), "actions": [action]}
    if isinstance(where, Form):
        modal = where.id if where.view["type"] == "modal" else None
        payload["trigger_id"] = workspace.handles.trigger(user, modal)
        return payload | _in_form(workspace, where)
    place = Place(user, where.channel, where.thread, where.ts)
    return payload | {
        **_in_message(workspace, where),
        "trigger_id": workspace.handles.trigger(user),
        "state": {"values": state},
        "response_url": response_url(workspace, place),
    }


def suggestion(
    workspace: Workspace,
    *,
    user: str,
    where: Message | Form,
    block_id: str,
    action_id: str,
    value: str,
) -> Json:
    """Return the payload that asks for the choices of an external menu."""
    found = _in_form(workspace, where) if isinstance(where, Form) else _in_message(workspace, where)
    return {
        **_common(workspace, "block_suggestion", user),
        "action_id": action_id,
        "block_id": block_id,
        "value": value,
        **found,
    }


def submission(workspace: Workspace, form: Form) -> Json:
    """Return the payload of a form that was sent."""
    return {
        **_common(workspace, "view_submission", form.user),
        "trigger_id": workspace.handles.trigger(form.user, form.id),
        "view": showing.as_slack(workspace, form),
        "response_urls": [],
    }


def closed(workspace: Workspace, form: Form, *, cleared: bool) -> Json:
    """Return the payload of a form that was closed without being sent."""
    return {
        **_common(workspace, "view_closed", form.user),
        "view": showing.as_slack(workspace, form),
        "is_cleared": cleared,
    }


def shortcut(workspace: Workspace, *, user: str, callback_id: str) -> Json:
    """Return the payload of a global shortcut."""
    return {
        **_common(workspace, "shortcut", user),
        "callback_id": callback_id,
        "action_ts": workspace.next_ts(),
        "trigger_id": workspace.handles.trigger(user),
    }


def message_shortcut(
    workspace: Workspace, *, user: str, callback_id: str, message: Message
) -> Json:
    """Return the payload of a shortcut in a message's menu."""
    place = Place(user, message.channel, message.thread, message.ts)
    channel = workspace.channels[message.channel]
    return {
        **_common(workspace, "message_action", user),
        "callback_id": callback_id,
        "action_ts": workspace.next_ts(),
        "trigger_id": workspace.handles.trigger(user),
        "response_url": response_url(workspace, place),
        "message_ts": message.ts,
        "channel": {"id": channel.id, "name": channel_name(channel)},
        "message": rendering.message(workspace, message, all_metadata=True),
    }
