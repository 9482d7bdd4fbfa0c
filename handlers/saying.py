"""Getting an answer to whoever acted: in a form, where they acted, or else by direct message."""

from collections.abc import Mapping
from typing import Any, Final
from urllib.error import URLError

from slack_bolt import Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.logs import log
from bot.telling import blocks
from bot.telling.blocks import Block, Reply

Body = Mapping[str, Any]

TOO_LATE: Final = "Slack did not open the form in time. Nothing was saved. Please try again."
OK: Final = 200
READ: Final = "read"
"""The name of a view that has nothing to fill in."""


def show(slack: WebClient, body: Body, respond: Respond, answer: Reply) -> None:
    """Show the answer to a button: a form, a message in its place, or a form to read."""
    if answer.form is not None and answer.replaces and _is_form(body):
        _redraw(slack, body, answer.form)
    elif answer.form is not None:
        open_form(slack, body, answer.form)
    elif not answer.blocks:
        return
    elif body.get("response_url"):
        respond_with(
            slack,
            body,
            respond,
            text=answer.text,
            blocks=list(answer.blocks),
            response_type="ephemeral",
            replace_original=answer.replaces,
        )
    elif answer.replaces and _is_form(body):
        _redraw(slack, body, shown(answer, body), otherwise=answer.text)
    else:
        open_form(slack, body, shown(answer, body), otherwise=answer.text)


def tells_what_was_done(body: Body) -> bool:
    """Say whether a button was pressed in what a form became once it was saved."""
    return _is_form(body) and body["view"].get("callback_id") == READ


def shown(answer: Reply, body: Body) -> Block:
    """Return an answer as a view to read: what a form becomes once it is saved.

    Where the answer has no title it is called as what it answers: the form, or the button.
    """
    title = answer.title or _answered(body) or "OPCC bot"
    view = blocks.form(READ, title, *answer.blocks, submit=None, close="Close")
    return view | {"clear_on_close": True}


def _answered(body: Body) -> str:
    pressed = (body.get("actions") or [{}])[0]
    title = (body.get("view") or {}).get("title") or pressed.get("text") or {}
    return str(title.get("text") or "")


def respond_with(slack: WebClient, body: Body, respond: Respond, **said: Any) -> None:
    """Answer at the response address; when that is used up, late or out of reach, directly."""
    try:
        answered = respond(**said).status_code == OK
    except (URLError, OSError) as error:
        log.warning("the response address could not be reached", error=type(error).__name__)
        answered = False
    if not answered:
        directly(slack, body, text=said["text"], blocks=said["blocks"])


def open_form(slack: WebClient, body: Body, form: Block, *, otherwise: str = TOO_LATE) -> None:
    """Open a form; when Slack will not, say `otherwise` directly: a trigger lasts 3 seconds."""
    opened = slack.views_push if _is_form(body) else slack.views_open
    try:
        opened(trigger_id=body["trigger_id"], view=form)
    except (SlackApiError, OSError) as error:
        reason = error.response.get("error") if isinstance(error, SlackApiError) else str(error)
        log.warning("a form could not be opened", reason=reason, form=form.get("callback_id"))
        directly(slack, body, text=otherwise)


def directly(slack: WebClient, body: Body, **said: Any) -> None:
    """Tell whoever acted by direct message; what cannot be said even so is logged."""
    user = body.get("user_id") or body["user"]["id"]
    try:
        slack.chat_postMessage(channel=user, unfurl_links=False, unfurl_media=False, **said)
    except (SlackApiError, OSError) as error:
        log.warning("an answer could not be given", user=user, error=type(error).__name__)


def _redraw(slack: WebClient, body: Body, form: Block, *, otherwise: str = "") -> None:
    """Put a form in the place of the one that a button was pressed in, or say `otherwise`."""
    view = body["view"]
    try:
        slack.views_update(view_id=view["id"], hash=view.get("hash"), view=form)
    except (SlackApiError, OSError) as error:
        reason = error.response.get("error") if isinstance(error, SlackApiError) else str(error)
        log.warning("a form could not be redrawn", reason=reason, form=form.get("callback_id"))
        if otherwise:
            directly(slack, body, text=otherwise)


def _is_form(body: Body) -> bool:
    return (body.get("view") or {}).get("type") == "modal"
