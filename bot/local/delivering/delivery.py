"""Delivery to the bot, over whichever way it is connected, with Slack's deadlines and retries."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from bot.local.delivering.links import Links, Sent
from bot.local.delivering.posting import Answer, Posting
from bot.local.delivering.timers import Timers
from bot.local.state.workspace import Workspace

Json = dict[str, Any]
ACK_SECONDS = 3.0
RETRY_SECONDS = (0.0, 60.0, 300.0)
REASONS = {"socket": "timeout", "none": "connection_failed"}


@dataclass
class Told:
    """One event: `tried` is set after the first try, `settled` when it is delivered or given up."""

    payload: Json
    tries: int = 0
    delivered: bool = False
    tried: threading.Event = field(default_factory=threading.Event)
    settled: threading.Event = field(default_factory=threading.Event)

    @property
    def id(self) -> str:
        """The `event_id`, the same in every try."""
        return str(self.payload["event_id"])


class Delivery:
    """Send commands and presses, which are tried once, and events, which are tried four times.

    `ack_within` is Slack's 3 s and `retry_after` its 0, 1 and 5 minutes, in seconds of real
    time; a test that waits for them makes them shorter.
    """

    def __init__(self, workspace: Workspace, links: Links) -> None:
        """Deliver by `links` until `posting` is set."""
        self.workspace = workspace
        self.links = links
        self.posting: Posting | None = None
        self.ack_within = ACK_SECONDS
        self.retry_after: tuple[float, ...] = RETRY_SECONDS
        self.told: list[Told] = []
        self.timers = Timers()
        self._pool: ThreadPoolExecutor | None = None

    def ask(self, kind: str, payload: Json) -> Answer:
        """Deliver a command or a press and wait for the acknowledgement."""
        if self.posting:
            found = self.posting.post(kind, payload, within=self.ack_within)
            return _as_seen(found)
        sent = self.links.send(kind, payload, accepts_response_payload=True)
        if sent is None:
            return Answer(error="dispatch_failed")
        if not sent.answered.wait(self.ack_within):
            return Answer(error="operation_timeout")
        return Answer(body=sent.payload)

    def tell(self, event: Json) -> Told:
        """Deliver an event, later and again if need be; returns at once."""
        told = Told(self._wrapped(event))
        self.told.append(told)
        self.timers.after(0, lambda: self._try(told, None))
        return told

    def redeliver(self, told: Told, *, attempt: int = 1, reason: str = "http_timeout") -> Told:
        """Deliver an event once more, as Slack does when it did not see the acknowledgement."""
        again = Told(told.payload, tries=attempt)
        self.timers.after(0, lambda: self._try(again, reason))
        return again

    def _wrapped(self, event: Json) -> Json:
        workspace = self.workspace
        authorization = {
            "enterprise_id": None,
            "team_id": workspace.team,
            "user_id": workspace.bot_user,
            "is_bot": True,
            "is_enterprise_install": False,
        }
        channel = workspace.channels.get(str(event.get("channel", "")))
        return {
            "token": "local",
            "team_id": workspace.team,
            "context_team_id": workspace.team,
            "context_enterprise_id": None,
            "api_app_id": workspace.app,
            "event": event,
            "type": "event_callback",
            "event_id": workspace.next_id("Ev"),
            "event_time": int(workspace.clock.timestamp()),
            "authorizations": [authorization],
            "is_ext_shared_channel": bool(channel and channel.ext_shared),
            "event_context": f"4-{event['event_ts']}",
        }

    def _try(self, told: Told, reason: str | None) -> None:
        told.tries += 1
        if self.posting:
            self._pooled().submit(self._post, told, reason)
            return
        more: Json = {"accepts_response_payload": False, "retry_attempt": told.tries - 1}
        more["retry_reason"] = reason or ""
        sent = self.links.send("events_api", told.payload, then=lambda: _settle(told), **more)
        if sent is None:
            self._again(told, REASONS["none"])
        else:
            self.timers.after(self.ack_within, lambda: self._late(told, sent))

    def _late(self, told: Told, sent: Sent) -> None:
        if not sent.answered.is_set():
            self._again(told, REASONS["socket"])

    def _post(self, told: Told, reason: str | None) -> None:
        posting = self.posting
        if posting is None:
            return
        headers = {}
        if reason:
            headers = {
                "X-Slack-Retry-Num": str(told.tries - 1),
                "X-Slack-Retry-Reason": reason,
            }
        within = self.ack_within
        found = posting.post("events_api", told.payload, within=within, headers=headers)
        if found.error is None:
            _settle(told)
        elif found.no_retry:
            told.tried.set()
            told.settled.set()
        else:
            self._again(told, found.error)

    def _again(self, told: Told, reason: str) -> None:
        told.tried.set()
        if told.settled.is_set():
            return
        if told.tries > len(self.retry_after):
            told.settled.set()
            return
        self.timers.after(self.retry_after[told.tries - 1], lambda: self._try(told, reason))

    def _pooled(self) -> ThreadPoolExecutor:
        if self._pool is None:
            self._pool = ThreadPoolExecutor(8, thread_name_prefix="local Slack")
        return self._pool

    def stop(self) -> None:
        """Give up what is still to be delivered."""
        self.timers.stop()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)


def _settle(told: Told) -> None:
    told.delivered = True
    told.tried.set()
    told.settled.set()


def _as_seen(found: Answer) -> Answer:
    """Return the answer with the error that Slack shows the person."""
    if found.error == "http_timeout":
        return Answer(error="operation_timeout")
    return Answer(error="dispatch_failed") if found.error else found
