"""The news that a page listens for: that something changed, never what it says."""

import queue
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass


@dataclass(frozen=True)
class News:
    """One thing that changed; `to` names those who may hear of it, None means all who may see."""

    kind: str
    channel: str = ""
    thread: str = ""
    to: frozenset[str] | None = None


class Watch:
    """One listener's queue of news, to be closed by whoever opened it."""

    def __init__(self, may_hear: Callable[[News], bool], leave: Callable[["Watch"], None]) -> None:
        """`leave` takes the watch off the workspace's list."""
        self._may_hear = may_hear
        self._leave = leave
        self._queue: queue.SimpleQueue[News | None] = queue.SimpleQueue()

    def tell(self, news: News) -> None:
        """Queue `news` if this listener may hear it."""
        if self._may_hear(news):
            self._queue.put(news)

    def heard(self, *, idle: float) -> Iterator[News | None]:
        """Yield news as it comes, and None after each `idle` seconds of silence, until the end."""
        while True:
            try:
                news = self._queue.get(timeout=idle)
            except queue.Empty:
                yield None
                continue
            if news is None:
                return
            yield news

    def end(self) -> None:
        """Make `heard` stop."""
        self._queue.put(None)

    def close(self) -> None:
        """Leave the workspace's list."""
        with suppress(ValueError):
            self._leave(self)
