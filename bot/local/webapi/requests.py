"""The record of every Web API call, for a test to look at afterwards or to wait for."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Request:
    """One call: what was asked, when by the workspace and by real time, what was answered."""

    method: str
    arguments: dict[str, Any]
    at: datetime
    monotonic: float
    error: str | None
    fault: str | None
    took_effect: bool

    @property
    def channel(self) -> str:
        """The channel the call named, or an empty string."""
        return str(self.arguments.get("channel", ""))


class Requests:
    """All calls so far, oldest first; waiting for one never polls, and takes `patience` seconds."""

    def __init__(self) -> None:
        """Begin empty."""
        self.patience = 3.0
        self._happened = threading.Condition()
        self._all: list[Request] = []

    def add(self, request: Request) -> None:
        """Keep one more, and wake whoever waits."""
        with self._happened:
            self._all.append(request)
            self._happened.notify_all()

    def __iter__(self) -> Iterator[Request]:
        with self._happened:
            return iter(list(self._all))

    def __len__(self) -> int:
        return len(self._all)

    def of(self, method: str) -> list[Request]:
        """Return the calls of one method."""
        return [one for one in self if one.method == method]

    def clear(self) -> None:
        """Forget all."""
        with self._happened:
            self._all.clear()

    def wait_for(
        self, method: str, *, count: int = 1, within: float | None = None
    ) -> list[Request]:
        """Return the calls of `method` once there are `count`; TimeoutError after `within` s."""
        return self.wait_until(lambda: self._enough(method, count), within=within)

    def _enough(self, method: str, count: int) -> list[Request]:
        found = [one for one in self._all if one.method == method]
        return found if len(found) >= count else []

    def wait_until(
        self, found: Callable[[], list[Request]], *, within: float | None = None
    ) -> list[Request]:
        """Return what `found` finds as soon as that is not empty."""
        within = self.patience if within is None else within
        ends = time.monotonic() + within
        with self._happened:
            while not (result := found()):
                left = ends - time.monotonic()
                if left <= 0:
                    raise TimeoutError(f"not within {within} s; {len(self._all)} calls so far")
                self._happened.wait(left)
            return result
