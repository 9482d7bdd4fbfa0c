"""Work to be done later, by one thread that sleeps until the next of it is due."""

import heapq
import threading
import time
from collections.abc import Callable

Work = Callable[[], None]


class Timers:
    """Run work at its time, in order; the thread begins with the first of it."""

    def __init__(self) -> None:
        """Begin with nothing to do."""
        self._happened = threading.Condition()
        self._work: list[tuple[float, int, Work]] = []
        self._numbers = 0
        self._stopping = False
        self._thread: threading.Thread | None = None

    def after(self, seconds: float, work: Work) -> None:
        """Run `work` so many seconds from now; it must not block."""
        with self._happened:
            self._numbers += 1
            heapq.heappush(self._work, (time.monotonic() + seconds, self._numbers, work))
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="local Slack timers")
                self._thread.daemon = True
                self._thread.start()
            self._happened.notify_all()

    def _run(self) -> None:
        while work := self._due():
            work()

    def _due(self) -> Work | None:
        with self._happened:
            while not self._stopping:
                left = self._work[0][0] - time.monotonic() if self._work else None
                if left is not None and left <= 0:
                    return heapq.heappop(self._work)[2]
                self._happened.wait(left)
        return None

    def stop(self) -> None:
        """Drop what is left and end the thread."""
        with self._happened:
            self._stopping = True
            self._happened.notify_all()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join(timeout=2)
