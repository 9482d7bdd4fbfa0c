"""The handles Slack gives out with a payload: triggers and response addresses, and their limits."""

import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.local.state.refusals import Refused

TRIGGER_SECONDS = 3.0
RESPONSE_SECONDS = 30 * 60.0
RESPONSE_USES = 5


@dataclass(frozen=True)
class Place:
    """Where a person acted: what a response address answers into."""

    user: str
    channel: str
    thread: str | None = None
    message: str | None = None
    typed: str | None = None


@dataclass(slots=True)
class _Trigger:
    user: str
    view: str | None
    given: float
    used: bool = False


@dataclass(slots=True)
class _Response:
    place: Place
    given: float
    uses: int = 0


class Handles:
    """Triggers (3 s by real time, once) and response addresses (30 min by the clock, 5 uses)."""

    def __init__(self, now: Callable[[], float]) -> None:
        """`now` is the workspace's time in seconds."""
        self._lock = threading.Lock()
        self._now = now
        self._triggers: dict[str, _Trigger] = {}
        self._responses: dict[str, _Response] = {}
        self.trigger_seconds = TRIGGER_SECONDS

    def trigger(self, user: str, view: str | None = None) -> str:
        """Return a trigger for what `user` just did, in the modal `view` if in one."""
        trigger_id = f"{secrets.randbits(40)}.{secrets.randbits(40)}.{secrets.token_hex(16)}"
        with self._lock:
            self._triggers[trigger_id] = _Trigger(user, view, time.monotonic())
        return trigger_id

    def exchange(self, trigger_id: Any) -> tuple[str, str | None]:
        """Return who acted and in which modal, once and in time; else refuse as Slack does."""
        with self._lock:
            trigger = self._triggers.get(str(trigger_id))
            if trigger is None:
                raise Refused("invalid_trigger_id" if trigger_id else "invalid_arguments")
            if trigger.used:
                raise Refused("exchanged_trigger_id")
            if time.monotonic() - trigger.given > self.trigger_seconds:
                raise Refused("expired_trigger_id")
            trigger.used = True
            return trigger.user, trigger.view

    def response(self, place: Place) -> str:
        """Return the secret last part of a response address that answers into `place`."""
        secret = secrets.token_urlsafe(18)
        with self._lock:
            self._responses[secret] = _Response(place, self._now())
        return secret

    def respond(self, secret: str) -> Place:
        """Count one use of an address and return its place; refuse a sixth use, or a late one."""
        with self._lock:
            response = self._responses.get(secret)
            if response is None:
                raise Refused("no_such_url")
            if self._now() - response.given > RESPONSE_SECONDS:
                raise Refused("expired_url")
            if response.uses >= RESPONSE_USES:
                raise Refused("used_url")
            response.uses += 1
            return response.place
