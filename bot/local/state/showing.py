"""Forms and App Home as they stand before a person: checked, opened, stacked, redrawn, closed."""

import json
from typing import Any, Literal

from bot.local.blockkit import blocks as blocks_of
from bot.local.blockkit import limits
from bot.local.blockkit.checking import Checking
from bot.local.blockkit.compositions import text_object
from bot.local.state import forms
from bot.local.state.forms import Form
from bot.local.state.refusals import Refused, invalid
from bot.local.state.workspace import Workspace

Json = dict[str, Any]


def checked(view: Any, *, kind: Literal["modal", "home"]) -> Json:
    """Return `view` as Slack would keep it, or refuse it as Slack does."""
    if not isinstance(view, dict):
        raise Refused("invalid_arguments")
    if len(json.dumps(view, ensure_ascii=False).encode()) > limits.VIEW_BYTES:
        raise Refused("view_too_large")
    check = Checking()
    if view.get("type") != kind:
        check.wrong(f"must be {kind}", "/view/type")
    _words(check, view, kind)
    check.problems += blocks_of.problems(view.get("blocks"), surface=kind, at="/view")
    if check.problems:
        raise invalid("invalid_arguments", check.problems)
    return {**view, "blocks": blocks_of.with_ids(view["blocks"])}


def _words(check: Checking, view: Json, kind: str) -> None:
    check.optional_text(view, "callback_id", "/view", most=limits.CALLBACK_ID)
    check.optional_text(view, "external_id", "/view", most=limits.CALLBACK_ID)
    check.optional_text(view, "private_metadata", "/view", most=limits.PRIVATE_METADATA)
    if kind == "home":
        return
    if check.required(view, ["title"], "/view"):
        text_object(check, view["title"], "/view/title", most=limits.VIEW_TITLE)
    for button in ("submit", "close"):
        if view.get(button) is not None:
            text_object(check, view[button], f"/view/{button}", most=limits.VIEW_TITLE)
    blocks = view.get("blocks")
    asks = isinstance(blocks, list) and any(
        isinstance(one, dict) and one.get("type") == "input" for one in blocks
    )
    if asks and view.get("submit") is None:
        check.wrong("`submit` is required when an input block is present", "/view/submit")


def _new(workspace: Workspace, user: str, view: Json, below: Form | None) -> Form:
    _unique(workspace, view)
    form_id = workspace.next_id("V")
    form = Form(
        form_id,
        user,
        view,
        hash=_hash(workspace),
        root=below.root if below else form_id,
        previous=below.id if below else None,
    )
    form.state = forms.initial_state(view["blocks"])
    return form


def _hash(workspace: Workspace) -> str:
    return f"{workspace.next_ts()}.local"


def _unique(workspace: Workspace, view: Json) -> None:
    wanted = view.get("external_id")
    shown = (form for stack in workspace.stacks.values() for form in stack)
    if wanted and any(form.view.get("external_id") == wanted for form in shown):
        raise Refused("duplicate_external_id")


def open_modal(workspace: Workspace, user: str, view: Json) -> Form:
    """Show a modal to `user` in place of any that is open."""
    with workspace.lock:
        form = _new(workspace, user, view, None)
        workspace.stacks[user] = [form]
        workspace.log.append(form)
        workspace.changed("view", to=[user])
        return form


def push_modal(workspace: Workspace, user: str, view: Json) -> Form:
    """Show a modal on top of those that are open; the caller checks that there is room."""
    with workspace.lock:
        form = _new(workspace, user, view, workspace.stacks[user][-1])
        workspace.stacks[user].append(form)
        workspace.log.append(form)
        workspace.changed("view", to=[user])
        return form


def redraw(workspace: Workspace, form: Form, view: Json) -> None:
    """Show `view` in the place of what `form` shows; inputs that stay keep what they hold."""
    with workspace.lock:
        held = form.state
        form.view, form.hash, form.errors = view, _hash(workspace), {}
        form.state = forms.with_state(view["blocks"], held)
        workspace.log.append(form)
        workspace.changed("view", to=[form.user])


def publish(workspace: Workspace, user: str, view: Json) -> Form:
    """Show `user` the App Home."""
    with workspace.lock:
        form = workspace.homes.get(user)
        if form is None:
            form = workspace.homes[user] = _new(workspace, user, view, None)
        else:
            form.view, form.hash = view, _hash(workspace)
            form.state = forms.initial_state(view["blocks"])
        workspace.log.append(form)
        workspace.changed("home", to=[user])
        return form


def close(workspace: Workspace, form: Form, *, all_of_them: bool = False) -> None:
    """Take a modal away, with those above it; or the whole stack."""
    with workspace.lock:
        stack = workspace.stacks.get(form.user, [])
        place = 0 if all_of_them or form not in stack else stack.index(form)
        del stack[place:]
        workspace.changed("view", to=[form.user])


def as_slack(workspace: Workspace, form: Form) -> Json:
    """Return the view object as it comes back to the bot."""
    return {
        "id": form.id,
        "team_id": workspace.team,
        "app_id": workspace.app,
        "app_installed_team_id": workspace.team,
        "bot_id": workspace.bot,
        "private_metadata": "",
        "callback_id": "",
        "external_id": "",
        "title": None,
        "submit": None,
        "close": None,
        "clear_on_close": False,
        "notify_on_close": False,
        **form.view,
        "hash": form.hash,
        "root_view_id": form.root,
        "previous_view_id": form.previous,
        "state": {"values": form.state},
    }
