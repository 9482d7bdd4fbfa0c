"""How often a method may be called: Slack's tiers, and one post a second in a channel."""

import math
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable

TIERS = {1: 1, 2: 20, 3: 50, 4: 100}  # calls a minute; Slack's rate-limits page
POST_SECONDS = 1.0
POSTS_A_MINUTE = 300  # "several hundred messages a minute" for a workspace


class Rates:
    """Count calls and say how long to wait; `strict` is off until it is asked for.

    Slack lets short bursts pass without a promise; when strict this never does, so that a
    client which keeps to it here keeps to it everywhere.
    """

    def __init__(self, *, strict: bool = False) -> None:
        """Time is real time until `by` says otherwise."""
        self.strict = strict
        self._now: Callable[[], float] = time.monotonic
        self._lock = threading.Lock()
        self._calls: dict[str, deque[float]] = defaultdict(deque)
        self._posted: dict[str, float] = {}

    def by(self, now: Callable[[], float]) -> None:
        """Measure by `now` (seconds), such as the timestamp of a workspace's clock."""
        self._now = now

    def wait(self, method: str, *, tier: int | None, channel: str) -> int:
        """Count a call; 0 lets it pass, else the whole seconds for `Retry-After`."""
        if not self.strict:
            return 0
        with self._lock:
            now = self._now()
            if tier is None:
                return self._wait_to_post(channel, now)
            return self._wait_for_tier(method, TIERS[tier], now)

    def _wait_to_post(self, channel: str, now: float) -> int:
        left = self._posted.get(channel, now - POST_SECONDS) + POST_SECONDS - now
        if left > 0:
            return math.ceil(left)
        wait = self._wait_for_tier("chat.postMessage", POSTS_A_MINUTE, now)
        if not wait:
            self._posted[channel] = now
        return wait

    def _wait_for_tier(self, method: str, allowed: int, now: float) -> int:
        calls = self._calls[method]
        while calls and calls[0] <= now - 60:
            calls.popleft()
        if len(calls) >= allowed:
            return math.ceil(calls[0] + 60 - now)
        calls.append(now)
        return 0
