"""Files given to the bot: noted down before Slack is answered, and read afterwards."""

from collections.abc import Mapping
from typing import Any, Final

from slack_sdk.errors import SlackApiError

from bot import access
from bot.errors import Told
from bot.logs import log
from bot.office import Office
from bot.papers import notes
from bot.telling import blocks
from bot.telling import notes as telling
from bot.telling.blocks import Reply, section
from handlers.asking import AGAIN, Ask, Request, answering, writes
from store import actors, papers
from store.tables import Paper

MOST: Final = 10
"""Files of one message that are read; Slack lets nobody share more at once."""

NO_FILE: Final = "There is no file in that message. Use this on a message with the notes in it."


def heard(office: Office, body: Mapping[str, Any]) -> bool:
    """Take in the files of a message that somebody wrote; say whether there is one to read.

    In a channel, what anybody outside the office shares is none of the bot's business, and it
    says nothing. In direct messages it says why it does not read it.
    """
    event: Mapping[str, Any] = body["event"]
    user = str(event.get("user") or "")
    if event.get("subtype") not in {None, "file_share"} or event.get("bot_id") or not user:
        return False
    if not event.get("files"):
        return False
    direct = event.get("channel_type") == "im"
    if not direct and not _of_the_office(office, user):
        return False
    request = Request(
        user=user,
        via="event",
        key=f"event:{body.get('event_id', '')}",
        message=event,
        channel=str(event.get("channel", "")),
    )
    answer = answering(office, writes(given), request)
    if answer.error and answer.error != AGAIN:
        _say(office, event, answer)
    return not answer.error


def given(ask: Ask) -> Reply:
    """Note down the files of a message; they are read once this is saved."""
    notes.require_office(ask.actor)
    _note_down(ask, "")
    return Reply()


def read_message(ask: Ask) -> Reply:
    """Note down the files of the message that the shortcut was used on, to be read anew."""
    notes.require_office(ask.actor)
    found = _note_down(ask, f":{ask.now.timestamp():.6f}")
    if not found:
        raise Told(NO_FILE)
    names = ", ".join(blocks.escape(telling.name(one.name)) for one in found)
    said = f"Reading *{names}*. What I find stands in the thread of that message."
    return blocks.reply(section(said))


def _note_down(ask: Ask, again: str) -> list[Paper]:
    ts = str(ask.message.get("ts", ""))
    made = []
    for file in list(ask.message.get("files") or ())[:MOST]:
        if not isinstance(file, Mapping) or not file.get("id"):
            continue
        key = f"{ask.channel}:{ts}:{file['id']}{again}"
        if papers.given(ask.session, key) is None:
            made.append(_paper(ask, file, key=key))
    ask.session.add_all(made)
    ask.session.flush()
    return made


def _paper(ask: Ask, file: Mapping[str, Any], *, key: str) -> Paper:
    return Paper(
        key=key,
        name=telling.name(str(file.get("name") or file.get("title") or "the file")),
        given_by_id=ask.actor.person_id,
        given_at=ask.now,
        slack_file=str(file["id"])[:30],
        channel=ask.channel,
        thread=str(ask.message.get("thread_ts") or ask.message.get("ts") or ""),
    )


def _of_the_office(office: Office, user: str) -> bool:
    with office.store.reading() as session:
        asker = actors.asker(session, user, on=office.today())
    return asker is not None and asker.role == access.STAFF


def _say(office: Office, event: Mapping[str, Any], answer: Reply) -> None:
    try:
        office.slack.chat_postMessage(
            channel=str(event.get("channel")),
            thread_ts=str(event.get("thread_ts") or event.get("ts")),
            text=answer.text,
            unfurl_links=False,
        )
    except (SlackApiError, OSError) as error:
        log.warning("why a file was not read could not be told", error=type(error).__name__)
