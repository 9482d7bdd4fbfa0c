"""Methods that show forms and App Home."""

from typing import Any

from bot.local.blockkit import limits
from bot.local.state import showing
from bot.local.state.forms import Form
from bot.local.state.refusals import Refused
from bot.local.webapi.methods.call import Call, Json


def _view(call: Call) -> Any:
    return call.structure("view")


def open_view(call: Call) -> Json:
    """Open a modal for whoever acted, once, within 3 s."""
    view = showing.checked(_view(call), kind="modal")
    user, _ = call.workspace.handles.exchange(call.text("trigger_id"))
    form = showing.open_modal(call.workspace, user, view)
    return {"view": showing.as_slack(call.workspace, form)}


def push(call: Call) -> Json:
    """Put a modal on top of the one that the person acted in."""
    view = showing.checked(_view(call), kind="modal")
    user, inside = call.workspace.handles.exchange(call.text("trigger_id"))
    stack = call.workspace.stacks.get(user, [])
    if not any(form.id == inside for form in stack):
        raise Refused("not_found")
    if len(stack) >= limits.VIEW_STACK:
        raise Refused("push_limit_reached")
    form = showing.push_modal(call.workspace, user, view)
    return {"view": showing.as_slack(call.workspace, form)}


def update(call: Call) -> Json:
    """Redraw an open modal, unless it changed since the `hash` that is given."""
    view = showing.checked(_view(call), kind="modal")
    form = _found(call)
    _fresh(call, form)
    showing.redraw(call.workspace, form, view)
    return {"view": showing.as_slack(call.workspace, form)}


def _found(call: Call) -> Form:
    view_id, external_id = call.text("view_id"), call.text("external_id")
    if not view_id and not external_id:
        raise Refused("invalid_arguments")
    for stack in call.workspace.stacks.values():
        for form in stack:
            if form.id == view_id or (external_id and form.view.get("external_id") == external_id):
                return form
    raise Refused("not_found")


def _fresh(call: Call, form: Form | None) -> None:
    given = call.text("hash")
    if given and form is not None and given != form.hash:
        raise Refused("hash_conflict")


def publish(call: Call) -> Json:
    """Show a person's App Home."""
    view = showing.checked(_view(call), kind="home")
    user = call.workspace.person(call.text("user_id"))
    _fresh(call, call.workspace.homes.get(user.id))
    form = showing.publish(call.workspace, user.id, view)
    return {"view": showing.as_slack(call.workspace, form)}
