"""Putting a message into Slack, looking whether it is there, and putting it right."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from slack_sdk import WebClient

from bot.sending.answers import Answer, Means, asked
from bot.telling.blocks import Reply, redrawn

EVENT_TYPE: Final = "opcc_notice"
PAGE: Final = 200
PAGES: Final = 10
"""Pages of a channel's history that are looked through: 2,000 messages since the attempt."""

NEWEST: Final = 2
"""Pages that are looked through even if our clock says that they are too old."""

MARGIN: Final = timedelta(seconds=60)
"""How much earlier than the attempt, by our clock, a message is still looked for."""

NAMED: Final = 400
"""Notices that a message names in its metadata; one that carries more is a long digest."""

REPEAT: Final = "(repeat) "


@dataclass(frozen=True, slots=True)
class Label:
    """What a message carries so that it can be found again: ids only, nobody's words."""

    key: str
    notices: tuple[str, ...]

    def as_slack(self) -> dict[str, Any]:
        """Return the message's metadata."""
        payload = {"outbox_id": self.key, "notices": list(self.notices[:NAMED])}
        return {"event_type": EVENT_TYPE, "event_payload": payload}


@dataclass(frozen=True, slots=True)
class Found:
    """A message of ours as it stands in a channel."""

    key: str
    notices: frozenset[str]
    channel: str
    ts: str


def digest(notice_key: str) -> str:
    """Return the short mark that stands for a notice in a message's metadata."""
    return hashlib.sha256(notice_key.encode()).hexdigest()[:12]


def post(
    slack: WebClient, *, channel: str, what: Reply, label: Label, plain: bool, repeat: bool
) -> Answer:
    """Post a message once; nothing repeats it but us."""
    text = f"{REPEAT}{what.text}" if repeat else what.text
    return asked(
        lambda: slack.chat_postMessage(
            channel=channel,
            text=text,
            blocks=None if plain else _blocks(what, repeat=repeat),
            metadata=label.as_slack(),
            unfurl_links=False,
            unfurl_media=False,
        ),
        body=lambda response: {"channel": response["channel"], "ts": response["ts"]},
    )


def correct(slack: WebClient, *, channel: str, ts: str, what: Reply, plain: bool) -> Answer:
    """Redraw a message that was overtaken; to do so twice does no harm."""
    drawn = [] if plain else _blocks(what, repeat=False)
    return asked(
        lambda: slack.chat_update(channel=channel, ts=ts, text=redrawn(what), blocks=drawn),
        body=lambda response: {"ts": response["ts"]},
    )


def look(
    slack: WebClient,
    channel: str,
    *,
    since: datetime,
    wanted: Callable[[Found], bool],
    every: bool = False,
) -> tuple[Answer, list[Found]]:
    """Look for messages of ours in a channel; the answer says whether it could be read.

    It ends with the first page that has one, or looks through them all for `every` one. The
    newest pages are looked through whatever their messages' times: `since` is by our clock,
    those are by Slack's, and ours may be wrong.
    """
    cursor = ""
    found: list[Found] = []
    for number in range(1, PAGES + 1):
        answer = _page(slack, channel, cursor)
        if answer.means is not Means.DONE or answer.body is None:
            return answer, found
        messages = answer.body["messages"]
        found += [one for one in _ours(messages, channel) if wanted(one)]
        cursor = answer.body["cursor"]
        older = number >= NEWEST and _is_before(messages, since - MARGIN)
        if not cursor or older or (found and not every):
            return Answer(Means.DONE), found
    return Answer(Means.NEVER, "the channel's history is too long to look through"), found


def _is_before(messages: list[dict[str, Any]], moment: datetime) -> bool:
    """Say whether a page, newest first, ends before a moment."""
    return bool(messages) and float(messages[-1]["ts"]) < moment.timestamp()


def direct_channel(slack: WebClient, user: str) -> Answer:
    """Ask for the channel of the direct messages with somebody; its body holds `found`."""
    return asked(lambda: slack.conversations_open(users=user), body=lambda r: r["channel"]["id"])


def channel_facts(slack: WebClient, channel: str) -> Answer:
    """Ask what a channel is now: archived, shared outside, and whether the bot is in it."""
    return asked(
        lambda: slack.conversations_info(channel=channel),
        body=lambda response: dict(response["channel"]),
    )


def _page(slack: WebClient, channel: str, cursor: str) -> Answer:
    return asked(
        lambda: slack.conversations_history(
            channel=channel,
            include_all_metadata=True,
            limit=PAGE,
            cursor=cursor or None,
        ),
        body=lambda response: {
            "messages": response["messages"],
            "cursor": (response.get("response_metadata") or {}).get("next_cursor", ""),
        },
    )


def _ours(messages: Iterable[dict[str, Any]], channel: str) -> Iterator[Found]:
    for message in messages:
        metadata = message.get("metadata") or {}
        payload = metadata.get("event_payload") or {}
        if metadata.get("event_type") == EVENT_TYPE and payload.get("outbox_id"):
            marks = payload.get("notices") or []
            yield Found(str(payload["outbox_id"]), frozenset(marks), channel, str(message["ts"]))


def _blocks(what: Reply, *, repeat: bool) -> list[dict[str, Any]]:
    marked = [{"type": "context", "elements": [{"type": "mrkdwn", "text": REPEAT.strip()}]}]
    return [*(marked if repeat else []), *what.blocks][:50]
