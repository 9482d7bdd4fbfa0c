"""How much one person may ask in a while, so that nobody makes the others wait."""

import time
from collections import defaultdict, deque
from collections.abc import Callable
from threading import Lock
from typing import Final

from bot.errors import Told

MOST: Final = 30
WITHIN_SECONDS: Final = 10.0
"""Requests that one person may make in so many seconds: far more than anybody types."""


class Pace:
    """Counts what each person asked lately; safe from any thread."""

    def __init__(self, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._lock = Lock()
        self._lately: defaultdict[str, deque[float]] = defaultdict(deque)

    def require(self, person: str) -> None:
        """Count one more request; Told asks the person to wait when there are too many."""
        now = self._monotonic()
        with self._lock:
            lately = self._lately[person]
            while lately and now - lately[0] > WITHIN_SECONDS:
                lately.popleft()
            if len(lately) >= MOST:
                raise Told("That was a lot at once. Please wait ten seconds. Nothing was changed.")
            lately.append(now)
