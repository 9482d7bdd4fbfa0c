"""The workspace's clock: real time, or a time that a person or a test winds on."""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


class Clock:
    """Say what time it is in the workspace; safe to use from any thread.

    It starts at `at` (default: now) and ticks with real time. With `ticking=False` it
    stands still until it is wound, so that a test can name every moment it sees.
    """

    def __init__(self, at: datetime | None = None, *, ticking: bool = True) -> None:
        """`at` must be aware."""
        self._lock = threading.Lock()
        self._ticking = ticking
        self._start = at.astimezone(UTC) if at else None
        self._stands = self._start or datetime.now(UTC)
        self._began = time.monotonic()
        self._wound = timedelta()
        self._listeners: list[Callable[[datetime], None]] = []

    def now(self) -> datetime:
        """Return the workspace's time, aware and in UTC."""
        with self._lock:
            return self._unwound() + self._wound

    def timestamp(self) -> float:
        """Return the workspace's time in seconds since 1970."""
        return self.now().timestamp()

    @property
    def moved(self) -> bool:
        """Whether the clock has been wound away from where it would be by itself."""
        return bool(self._wound)

    def wind(self, *, by: timedelta | None = None, to: datetime | None = None) -> datetime:
        """Move `by` so much, or `to` an aware moment; listeners hear of it before this returns."""
        with self._lock:
            unwound = self._unwound()
            self._wound = to - unwound if to else self._wound + (by or timedelta())
            now = unwound + self._wound
        return self._tell(now)

    def reset(self) -> datetime:
        """Undo all winding."""
        with self._lock:
            self._wound = timedelta()
            now = self._unwound()
        return self._tell(now)

    def listen(self, listener: Callable[[datetime], None]) -> None:
        """Call `listener` with the new time whenever the clock is wound."""
        self._listeners.append(listener)

    def _tell(self, now: datetime) -> datetime:
        for listener in list(self._listeners):
            listener(now)
        return now

    def _unwound(self) -> datetime:
        if not self._ticking:
            return self._stands
        if self._start is None:
            return datetime.now(UTC)
        return self._start + timedelta(seconds=time.monotonic() - self._began)
