"""What happens in threads about actions, heard once each: replies, edits, deletions, ticks.

A message in a thread that is about none of ours is left alone, and so is whatever a bot writes.
Everything an event does is saved before Slack is told that it was heard; what is said back is
said after that, and is never the only place where something stands.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from slack_sdk.errors import SlackApiError
from sqlmodel import Session

from bot import access, actions, introducing
from bot.access import Actor
from bot.errors import NotFound
from bot.logs import log
from bot.office import Office, london_day
from bot.sending import correcting
from bot.telling.blocks import Reply
from handlers import replying
from handlers.cleaning import kept
from handlers.replying import Event, Turn
from store import heard as the_heard
from store import history, notices
from store.notices import Brief

TICKS: Final = frozenset({"white_check_mark", "heavy_check_mark", "ballot_box_with_check"})
"""Reactions that acknowledge."""

PLAIN: Final = frozenset({None, "thread_broadcast", "file_share"})
"""Subtypes of a message that somebody wrote."""


def heard(office: Office, body: Mapping[str, Any]) -> None:
    """Hear of a message written, edited or deleted, or of a reaction; once however often told.

    Whatever cannot be done now is raised, so that Slack, unanswered, tells of it again.
    """
    event: Event = body["event"]
    hears = _HEARS.get((str(event.get("type")), event.get("subtype")))
    if hears is not None:
        hears(office, event, f"thread:{body.get('event_id', '')}")


def _written(office: Office, event: Event, key: str) -> None:
    if _is_reply(event):
        _hear(office, event, event, key, replying.reply)


def _edited(office: Office, event: Event, key: str) -> None:
    message, before = event.get("message") or {}, event.get("previous_message") or {}
    if message.get("subtype") == "tombstone":
        _deleted(office, event, key)
    elif _is_reply(message) and message.get("text") != before.get("text"):
        _hear(office, event, message, key, lambda turn, one: replying.changed(turn, before, one))


def _deleted(office: Office, event: Event, key: str) -> None:
    before = event.get("previous_message") or {}
    if _is_reply(before):
        _hear(office, event, before, key, replying.removed)


def _reacted(office: Office, event: Event, key: str) -> None:
    item = event.get("item") or {}
    if event.get("reaction") in TICKS and item.get("type") == "message":
        message = {"user": event.get("user"), "thread_ts": item.get("ts"), "ts": item.get("ts")}
        ticks = replying.tick if event["type"] == "reaction_added" else replying.untick
        _hear(office, {"channel": item.get("channel")}, message, key, ticks)


_HEARS: Final[dict[tuple[str, str | None], Callable[[Office, Event, str], None]]] = {
    **{("message", subtype): _written for subtype in PLAIN},
    ("message", "message_changed"): _edited,
    ("message", "message_deleted"): _deleted,
    ("reaction_added", None): _reacted,
    ("reaction_removed", None): _reacted,
}


def _is_reply(message: Event) -> bool:
    """Say whether somebody, and no bot, wrote this in a thread."""
    thread, ts = message.get("thread_ts"), message.get("ts")
    by_bot = message.get("bot_id") or message.get("app_id")
    return bool(message.get("user") and thread and ts and thread != ts and not by_bot)


def _hear(
    office: Office,
    event: Event,
    message: Event,
    key: str,
    does: Callable[[Turn, Event], Reply | None],
) -> None:
    channel, thread = str(event.get("channel") or ""), str(message["thread_ts"])
    with office.store.reading() as session:
        if not _about(session, channel, thread):
            return
    account = office.members.account(str(message["user"]))
    now = office.now()
    with office.store.writing() as session:
        history.head(session)  # in line with other writers before anything is read to change
        if not the_heard.first_time(session, kept(key), at=now):
            return
        actor = introducing.actor(session, account, on=london_day(now))
        actor = actor.through("reply", place=channel)
        if not access.may(actor, "read"):
            return
        told = _seen(session, actor, _about(session, channel, thread))
        if not told:
            return
        turn = Turn(session, actor, now, told, channel, thread, office.members.home_address())
        reply = does(turn, message)
        drawn = correcting.begin(session, now=now)
    for one in drawn:
        correcting.finish(office, one)
    if reply is not None:
        _tell(office, channel, thread, actor.slack_id, reply)


def _about(session: Session, channel: str, thread: str) -> list[Brief]:
    told = notices.told_in(session, channel, thread)
    return [one for one in told if one.about == "action"]


def _seen(session: Session, actor: Actor, told: Sequence[Brief]) -> list[Brief]:
    """Return the notices about actions that somebody may be shown."""
    sees = introducing.sees(session, actor)
    allowed = set()
    for number in {one.about_id for one in told}:
        try:
            actions.find(session, number, sees=sees)
        except NotFound:
            continue
        allowed.add(number)
    return [one for one in told if one.about_id in allowed]


def _tell(office: Office, channel: str, thread: str, user: str, reply: Reply) -> None:
    """Tell somebody alone, in the thread; what it says stands in the register already."""
    try:
        office.slack.chat_postEphemeral(
            channel=channel, user=user, thread_ts=thread, text=reply.text,
            blocks=list(reply.blocks),
        )  # fmt: skip
    except (SlackApiError, OSError) as error:
        log.warning("an answer in a thread could not be shown", error=type(error).__name__)
