"""The clock: it ticks, and holds no state; every tick looks at what the register says is owed."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.job import Job
from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy.exc import DBAPIError

from bot.logs import log
from bot.office import Office, london_day
from bot.reminders import hours, planning
from bot.sending import outbox, pulse
from store import glance
from store.glance import Glance

EVERY: Final = 1
"""Seconds between two ticks."""

APART: Final = 0.25
"""Seconds between two messages: Slack takes several hundred a minute for a workspace."""

SILENT: Final = 90.0
"""Seconds without a finished tick after which the clock has stopped, and the process must."""

LOOKED_AT: Final = 5.0
"""Seconds between two looks at whether the clock still ticks."""


GRACE: Final = 20.0
"""Seconds that the process has to end in order once its clock has stopped."""

ENDED: Final = 70
"""The exit code of a process whose clock has stopped: an internal fault (sysexits.h)."""


class ClockStopped(RuntimeError):  # noqa: N818  it reads as what happened
    """The tick has died; the process ends so that its supervisor starts it again."""


@dataclass(slots=True)
class Health:
    """When the last tick ended, in this process's own seconds; read by whoever asks.

    It is kept on the monotonic clock, which no change of the time of day moves.
    """

    monotonic: Callable[[], float] = time.monotonic
    silent: float = SILENT
    last: float = field(init=False)

    def __post_init__(self) -> None:
        self.last = self.monotonic()

    def ticked(self) -> None:
        """Note that a tick has ended."""
        self.last = self.monotonic()

    @property
    def silent_for(self) -> float:
        """How many seconds ago the last tick ended."""
        return self.monotonic() - self.last

    @property
    def is_ticking(self) -> bool:
        """Whether a tick has ended lately."""
        return self.silent_for < self.silent


def tick(
    office: Office,
    *,
    stop: threading.Event | None = None,
    apart: float = 0.0,
    health: Health | None = None,
) -> int:
    """Plan what is owed and send what may be sent now; return how many pieces of work were done.

    It may be called at any time, by any number of processes, with the clock wound on. A
    database that is busy or gone ends the tick; the next one goes on.
    """
    done = 0
    try:
        seen = _look(office)
        if not _beats(seen, office.now()):
            pulse.beat(office)  # it may find that the clock jumped, and put right what that left
            seen = _look(office)
        if not _anything_to_do(seen, office.now()):
            return 0
        planning.plan(office)
        while not (stop and stop.is_set()) and outbox.deliver_one(office):
            done += 1
            if health is not None:
                health.ticked()
            if apart and stop is not None:
                stop.wait(apart)
    except DBAPIError as error:
        log.warning("the register could not be read or written", error=str(error.orig)[:200])
    return done


def _look(office: Office) -> Glance:
    """Look, in one question, whether there is anything to do: mostly there is not."""
    with office.store.reading() as session:
        return glance.glance(session, now=office.now())


def _beats(seen: Glance, now: datetime) -> bool:
    """Say whether the heartbeat was written down lately, by this clock."""
    return seen.ticked_at is not None and timedelta() <= now - seen.ticked_at < pulse.BEAT


def _anything_to_do(seen: Glance, now: datetime) -> bool:
    planned = (
        seen.planned_until is not None
        and seen.planned_until >= hours.last_moment(london_day(now))
        and seen.planned_changes == seen.changes
    )
    sends = seen.unsettled or seen.uncorrected or seen.asleep
    told = (seen.daily and hours.is_open(now)) or (seen.at_once and hours.is_awake(now))
    return not planned or sends or told


def run(office: Office, *, stop: threading.Event) -> None:
    """Tick until `stop` is set; ClockStopped is raised when the tick has died or hangs."""
    with ticking(office, stop=stop):
        stop.wait()


@contextmanager
def ticking(
    office: Office,
    *,
    stop: threading.Event,
    health: Health | None = None,
    end: Callable[[], None] = lambda: os._exit(ENDED),
) -> Iterator[Health]:
    """Tick in a thread of its own for the length of the block, and watch that it does.

    When the tick dies or hangs, `stop` is set, so that whatever waits for it ends as well, and
    ClockStopped is raised at the end of the block. A tick that hangs so badly that even this
    takes too long is ended with the process, by `end`.
    """
    watched = health or Health()
    scheduler = BackgroundScheduler(
        timezone=UTC, executors={"default": ThreadPoolExecutor(1)}, daemon=True
    )
    job = scheduler.add_job(
        lambda: _tick(office, stop, watched),
        "interval",
        seconds=EVERY,
        coalesce=True,
        max_instances=1,
        misfire_grace_time=None,
    )
    scheduler.start()
    watcher = threading.Thread(
        target=_watch, args=(watched, stop, job, end), name="watches the clock", daemon=True
    )
    watcher.start()
    try:
        yield watched
    finally:
        stopped = not watched.is_ticking
        stop.set()
        scheduler.shutdown(wait=not stopped)
    if stopped:
        raise ClockStopped("The clock has stopped; the bot ends, to be started again.")


def _tick(office: Office, stop: threading.Event, health: Health) -> None:
    """Tick once; what was not foreseen is logged, and if it goes on the watcher ends it all."""
    try:
        tick(office, stop=stop, apart=APART, health=health)
    except Exception:
        log.exception("a tick failed")
        return
    health.ticked()


def _watch(health: Health, stop: threading.Event, job: Job, end: Callable[[], None]) -> None:
    """Look whether the clock still ticks; wake a scheduler whose time of day was put back."""
    every = min(LOOKED_AT, health.silent / 4)
    while not stop.wait(every):
        if not health.is_ticking:
            log.critical("the clock has stopped: the bot ends, to be started again")
            stop.set()
            time.sleep(GRACE)
            end()
        elif health.silent_for > every:
            job.reschedule("interval", seconds=EVERY)
