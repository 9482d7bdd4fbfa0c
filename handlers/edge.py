"""Slack's payloads in, Requests out; Replies in, what Slack wants back out."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from slack_bolt import Ack, BoltResponse, Respond
from slack_sdk.errors import SlackApiError

from bot import sharing
from bot.logs import log
from bot.office import Office
from bot.telling import blocks
from bot.telling.blocks import Block, Reply
from handlers import giving, saying
from handlers import help as help_
from handlers.asking import Listens, Request, answering, told

ONCE: Final = frozenset({"settle", "settle_meeting", "meant"})
"""Answers to a question: a button pressed twice in a hurry is one answer."""

Body = Mapping[str, Any]

MALFORMED: Final = (KeyError, TypeError, AttributeError, IndexError, ValueError, StopIteration)
"""What taking apart a payload that is none of Slack's raises."""

CODE: Final = re.compile(r"`([^`]+)`")
"""What a message shows as code."""

FROM_HOME: Final = ":home"
"""What the name of a form ends with that was opened from Home, which is then drawn anew."""

LONGEST_FRAME: Final = 60_000
"""Bytes of an acknowledgement; what is longer goes to the response address, over HTTP."""

FRESH: Final = frozenset({"discharge", "discharge_several", "file_notes", "meant"})
"""What is done only after Slack was asked anew who this is: a role may have ended a second ago."""


def commanded(
    office: Office,
    body: Body,
    ack: Ack,
    respond: Respond,
    *,
    known: Mapping[str, Mapping[str, Listens]],
    words: Mapping[str, Listens],
) -> None:
    """Answer a slash command in its acknowledgement: no second call to Slack is needed.

    `words` answers what is typed after each command without a verb. An answer too long for one
    frame of a socket goes to the response address instead.
    """
    command = body["command"]
    verb, rest, listens = help_.heard(command, body.get("text", ""), known[command], words[command])
    request = Request(
        user=body["user_id"],
        via="command",
        key=f"command:{body.get('trigger_id', '')}",
        words=rest,
        channel=body.get("channel_id", ""),
        fresh=verb in FRESH,
    )
    answer = answering(office, listens, request)
    if answer.form is not None:
        ack()
        saying.open_form(office.slack, body, answer.form)
        return
    answer = _shareable(office, request, answer)
    said: dict[str, Any] = {
        "text": answer.text,
        "blocks": list(answer.blocks),
        "response_type": "in_channel" if answer.shared else "ephemeral",
        "unfurl_links": False,
    }
    acknowledged = ack(**said)  # written out, and sent only when this returns
    if len(acknowledged.body) > LONGEST_FRAME:
        saying.respond_with(office.slack, body, respond, **said)
        ack()


def _shareable(office: Office, request: Request, answer: Reply) -> Reply:
    if not answer.shared:
        return answer
    reason = sharing.reason_against(office.slack, request.channel)
    if reason is None:
        return answer
    return blocks.reply(*answer.blocks, blocks.context(reason))


def pressed(
    office: Office,
    body: Body,
    ack: Ack,
    respond: Respond,
    *,
    known: Mapping[str, Listens],
    home: Listens,
) -> None:
    """Answer a button, wherever it was pressed: in a message, in a form or on Home."""
    press = body["actions"][0]
    name = str(press.get("action_id", "")).split(":")[0]
    listens = known.get(name)
    if listens is None:
        log.warning("nothing answers this button", name=name)
        ack()
        return
    request = Request(
        user=body["user"]["id"],
        via="button",
        key=_pressed_once(body, press) if name in ONCE else f"button:{body.get('trigger_id', '')}",
        words=_pressed_value(press),
        values=_values(body.get("view") or body),
        message=body.get("message") or {},
        channel=(body.get("channel") or {}).get("id", ""),
        fresh=name in FRESH,
    )
    answer = answering(office, listens, request)
    if answer.file is not None and not giving.send(office.slack, answer.file, to=request.user):
        answer = told(giving.FAILED)
    done = listens.writes and answer.form is None and not answer.error
    if done and saying.tells_what_was_done(body):
        answer = replace(answer, replaces=True)  # what it told is so no more
    if answer.form is not None and _is_home(body):
        answer = replace(answer, form=_named_as_from_home(answer.form))
    saying.show(office.slack, body, respond, answer)
    ack()
    if listens.writes and answer.blocks and _is_home(body):
        _draw_home(office, request.user, home)


def submitted(
    office: Office, body: Body, ack: Ack, *, known: Mapping[str, Listens], home: Listens
) -> None:
    """Answer a form: what is wrong beside each field, or what was saved in the form's place."""
    view = body["view"]
    name = str(view["callback_id"]).removesuffix(FROM_HOME)
    listens = known.get(name)
    if listens is None:
        log.warning("nothing answers this form", name=view["callback_id"])
        ack()
        return
    values = _values(view)
    request = Request(
        user=body["user"]["id"],
        via="form",
        key=f"form:{view['id']}:{view.get('hash', '')}",
        words=view.get("private_metadata", ""),
        values=values,
        fresh=name in FRESH,
    )
    answer = answering(office, listens, request)
    inputs = [str(one["block_id"]) for one in view["blocks"] if one["type"] == "input"]
    if answer.error and inputs:
        told = {name: said for name, said in answer.fields.items() if name in inputs}
        beside = told or {inputs[0]: answer.error}
        ack(response_action="errors", errors={name: _unmarked(beside[name]) for name in beside})
        return
    shown = answer.form or saying.shown(answer, body)
    if not _is_home(body):
        ack(response_action="update", view=shown)
        return
    ack(response_action="update", view=_named_as_from_home(shown))
    if answer.form is None:
        _draw_home(office, request.user, home)


def _unmarked(said: str) -> str:
    """Return a sentence as it stands beside an input, where Slack shows marks as they are."""
    return CODE.sub(r"“\1”", said)


def chosen(office: Office, body: Body, ack: Ack, *, known: Mapping[str, Listens]) -> None:
    """Answer a shortcut, on a message or from anywhere: it opens a form."""
    listens = known.get(body["callback_id"])
    if listens is None:
        log.warning("nothing answers this shortcut", name=body["callback_id"])
        ack()
        return
    request = Request(
        user=body["user"]["id"],
        via="shortcut",
        key=f"shortcut:{body.get('trigger_id', '')}",
        message=body.get("message") or {},
        channel=(body.get("channel") or {}).get("id", ""),
    )
    answer = answering(office, listens, request)
    ack()
    said = answer.form or saying.shown(answer, body)
    saying.open_form(office.slack, body, said, otherwise=answer.text or saying.TOO_LATE)


def visited(office: Office, event: Mapping[str, Any], home: Listens) -> None:
    """Draw somebody's Home when they look at it; their messages tab needs nothing."""
    if event.get("tab") != "home":
        return
    _draw_home(office, str(event["user"]), home)


def _draw_home(office: Office, user: str, home: Listens) -> None:
    answer = answering(office, home, Request(user=user, via="home", key=""))
    view = {"type": "home", "blocks": list(answer.blocks)}
    try:
        office.slack.views_publish(user_id=user, view=view)
    except (SlackApiError, OSError) as error:
        log.warning("Home could not be drawn", user=user, error=str(error))


def failed(error: Exception, body: Body) -> BoltResponse:
    """Answer what went wrong outside any handler: a payload that Slack would not send, mostly.

    An event that could not be heard now, for the database was busy or Slack could not say who
    it is, is not acknowledged: Slack tells of it again, and it is heard once. Anything else has
    been changed, or not, by then, and whoever asked has seen that nothing came.
    """
    if isinstance(error, MALFORMED):
        log.warning("this is no payload of Slack's", error=f"{type(error).__name__}: {error}")
        return BoltResponse(status=400)
    log.error("Slack could not be answered", exc_info=error)
    return BoltResponse(status=503 if body.get("type") == "event_callback" else 200)


def _is_home(body: Body) -> bool:
    """Say whether something was done on Home, or in a form that was opened from it."""
    view = body.get("view") or {}
    return view.get("type") == "home" or str(view.get("callback_id", "")).endswith(FROM_HOME)


def _named_as_from_home(form: Block) -> Block:
    return form | {"callback_id": f"{form['callback_id']}{FROM_HOME}"}


def _pressed_value(press: Mapping[str, Any]) -> str:
    option = press.get("selected_option") or {}
    return str(press.get("value") or option.get("value") or press.get("selected_date") or "")


def _pressed_once(body: Body, press: Mapping[str, Any]) -> str:
    """Name the answer to a question, the same each time that its button is pressed."""
    where = body.get("container") or {}
    said = (where.get("channel_id"), where.get("message_ts"), _pressed_value(press))
    return f"answer:{hashlib.sha256(json.dumps(said).encode()).hexdigest()}"


def _values(view: Mapping[str, Any]) -> dict[str, str]:
    state = (view.get("state") or {}).get("values") or {}
    return {
        block: _written(next(iter(fields.values()))) for block, fields in state.items() if fields
    }


def _written(field: Mapping[str, Any]) -> str:
    option = field.get("selected_option") or {}
    several = [one.get("value", "") for one in field.get("selected_options") or ()]
    for key in ("value", "selected_date", "selected_time", "selected_user", "selected_channel"):
        if field.get(key):
            return str(field[key])
    return str(option.get("value") or "\n".join(several))
