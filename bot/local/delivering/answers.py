"""What the bot answers with an acknowledgement or to a response address, put before people."""

from typing import Any

from bot.local.blockkit import limits
from bot.local.state import posts, showing
from bot.local.state.forms import Form
from bot.local.state.handles import Place
from bot.local.state.messages import Json, Message
from bot.local.state.refusals import Refused
from bot.local.state.workspace import Workspace
from bot.local.wire import Reply, answer


def show(workspace: Workspace, place: Place, body: Json) -> None:
    """Show `body` in `place` as its `response_type` says; refuses what cannot be shown."""
    with workspace.lock:
        if body.get("delete_original"):
            _delete(workspace, place)
        elif body.get("replace_original") and place.message:
            _replace(workspace, place, posts.content(body))
        else:
            _add(workspace, place, body)


def _original(workspace: Workspace, place: Place) -> Message | None:
    ts = place.message or ""
    return workspace.ephemerals.get(ts) or workspace.messages[place.channel].get(ts)


def _delete(workspace: Workspace, place: Place) -> None:
    original = _original(workspace, place)
    if original is None:
        raise Refused("message_not_found")
    if original.only_for:
        del workspace.ephemerals[original.ts]
        workspace.changed("message", place.channel, to=[original.only_for])
    else:
        posts.delete(workspace, original)


def _replace(workspace: Workspace, place: Place, what: Json) -> None:
    original = _original(workspace, place)
    if original is None:
        raise Refused("message_not_found")
    if original.only_for is None:
        posts.edit(workspace, original, by=workspace.bot_user, **what)
        return
    for name, value in what.items():
        setattr(original, name, value)
    workspace.log.append(original)
    workspace.changed("message", place.channel, to=[original.only_for])


def _add(workspace: Workspace, place: Place, body: Json) -> None:
    thread = str(body["thread_ts"]) if body.get("thread_ts") else None
    if body.get("response_type") != "in_channel":
        what = posts.content(body)
        posts.show_only(workspace, channel=place.channel, user=place.user, thread=thread, **what)
        return
    wordless = not any(body.get(key) for key in ("text", "blocks", "attachments"))
    what = {} if wordless and place.typed else posts.content(body)
    if place.typed:
        posts.post(workspace, channel=place.channel, user=place.user, text=place.typed)
    if what:
        bot = workspace.bot_user
        posts.post(workspace, channel=place.channel, user=bot, thread=thread, **what)


def acknowledged(workspace: Workspace, place: Place, body: Any) -> str | None:
    """Show what came with a command's acknowledgement; return the error Slack shows, if any."""
    if not isinstance(body, dict) or not body:
        return None
    if body.get("text") == "" and not body.get("blocks") and "response_type" not in body:
        return None
    try:
        show(workspace, place, body)
    except Refused as refused:
        return refused.error
    return None


def to_response_url(workspace: Workspace, secret: str, body: Any) -> Reply:
    """Answer a post to a response address; `body` is None if it was not JSON."""
    if not isinstance(body, dict):
        return answer({"ok": False, "error": "invalid_payload"}, 400)
    try:
        place = workspace.handles.respond(secret)
    except Refused as refused:
        return answer(refused.answer, 404)
    try:
        show(workspace, place, body)
    except Refused as refused:
        return answer(refused.answer, 400)
    return answer({"ok": True})


def to_submission(workspace: Workspace, form: Form, body: Any) -> Json:
    """Do what the answer to a sent form says; return what the page shows: ok, errors or error."""
    kind = body.get("response_action") if isinstance(body, dict) else None
    try:
        if kind is None:
            showing.close(workspace, form)
        elif kind == "clear":
            showing.close(workspace, form, all_of_them=True)
        elif kind == "errors":
            return _errors(workspace, form, body.get("errors"))
        elif kind == "update":
            view = showing.checked(body.get("view"), kind="modal")
            showing.redraw(workspace, form, view)
        elif kind == "push":
            _push(workspace, form, body.get("view"))
        else:
            return {"ok": False, "error": "invalid_response_action"}
    except Refused as refused:
        return refused.answer
    return {"ok": True}


def _errors(workspace: Workspace, form: Form, errors: Any) -> Json:
    inputs = {one["block_id"] for one in form.view["blocks"] if one["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not set(errors) <= inputs:
        raise Refused("invalid_response_errors")
    with workspace.lock:
        form.errors = {block: str(sentence) for block, sentence in errors.items()}
        workspace.changed("view", to=[form.user])
    return {"ok": False, "errors": form.errors}


def _push(workspace: Workspace, form: Form, view: Any) -> None:
    checked = showing.checked(view, kind="modal")
    if len(workspace.stacks[form.user]) >= limits.VIEW_STACK:
        raise Refused("push_limit_reached")
    showing.push_modal(workspace, form.user, checked)
