"""What is written to the bot beside any thread: none of it is kept, and its writer is told so."""

from collections.abc import Mapping
from typing import Any, Final

from slack_sdk.errors import SlackApiError

from bot.logs import log
from bot.office import Office
from bot.telling import blocks
from bot.telling.blocks import Reply, section
from handlers.asking import Ask, Request, answering, writes
from store import actors

WHERE_TO: Final = (
    "What is written here is not kept. To answer a reminder, press a button on it or reply in its"
    " thread. To ask: `/actions mine`, `/meetings next`, `/actions help`. Notes dropped here are"
    " read."
)


def heard(office: Office, body: Mapping[str, Any]) -> None:
    """Tell somebody whom the office knows where to say it; whoever it does not is told nothing."""
    event: Mapping[str, Any] = body["event"]
    if not _is_astray(event) or not _is_known(office, str(event["user"])):
        return
    request = Request(
        user=str(event["user"]),
        via="event",
        key=f"astray:{body.get('event_id', '')}",
        channel=str(event.get("channel", "")),
    )
    answer = answering(office, writes(where_to), request)
    if answer.error:
        return
    try:
        office.slack.chat_postMessage(
            channel=request.channel, text=answer.text, blocks=list(answer.blocks)
        )
    except (SlackApiError, OSError) as error:
        log.warning("where to write could not be told", error=type(error).__name__)


def _is_known(office: Office, user: str) -> bool:
    """Say whether the office names this account: a stranger's chatter leaves no line behind."""
    with office.store.reading() as session:
        return actors.asker(session, user, on=office.today()) is not None


def where_to(_ask: Ask) -> Reply:
    """Say where to answer and what to ask."""
    return blocks.reply(section(WHERE_TO))


def _is_astray(event: Mapping[str, Any]) -> bool:
    """Say whether somebody, and no bot, wrote this in direct messages and outside any thread."""
    by_bot = event.get("bot_id") or event.get("app_id")
    told = event.get("thread_ts") or event.get("files") or event.get("subtype")
    return bool(
        event.get("type") == "message"
        and event.get("channel_type") == "im"
        and event.get("user")
        and not (by_bot or told)
    )
