"""A10, A17, D1, D2, D3, D5: days that were missed, and every day there is."""

import hashlib
import os
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from typing import Final

from bench.faults.ground import an_office_of, load  # isort: skip  tests come after
from builders import a_meeting, an_action
from delivering import all_notices, deliver, posted, unfinished

from bot import workdays
from bot.office import LONDON, Office
from bot.reminders import hours
from bot.reminders.ladder import DEFAULT
from bot.reminders.plan import (
    ActionFacts,
    BoardFacts,
    MeetingFacts,
    Owed,
    Window,
    of_action,
    of_meeting,
)
from bot.sending import clock as ticks

OWNERS: Final = ("DCC", "CC", "ACC LP", "The CRB", "PO")
ZONES: Final = ("UTC", "Europe/London", "America/New_York", "Asia/Kolkata", "Pacific/Apia")
FIRST, LAST = date(2024, 1, 1), date(2032, 12, 31)
DEATHS: Final = 100


def away(on: str) -> str:
    """A10: the bot is away for fourteen days in which 400 occurrences fall due."""
    with an_office_of(on) as (office, site, clock):
        with office.store.writing() as session:
            for n in range(130):
                due = f"by {8 + n % 13} June 2021"
                an_action(session, f"Action {n}", owner=OWNERS[n % 5], due=due)
            for day in (9, 11, 16, 22):
                a_meeting(session, date(2021, 6, day), starts=clock_time(10))
        deliver(office, clock)
        before = len(all_notices(office))
        clock.wind(by=timedelta(days=14))
        began = clock.now()
        deliver(office, clock)
        since = [one for one in posted(site) if float(one.ts) >= began.timestamp()]
        most = max(Counter(one.channel for one in since).values())
        past = sum(f"{day} June" in one.text for one in since for day in ("9", "11", "16")
                   if one.channel == "C0ASSURE")  # fmt: skip
        missed = len(all_notices(office)) - before
        took = (clock.now() - began).total_seconds()
        left = unfinished(office)
    return (
        f"A10 {on}: {missed} occurrences missed: {most} message at most to anybody, {past} of a"
        f" meeting already begun, {left} not accounted for, done in {took:.0f} s; {load()}"
    )


def stops(on: str) -> str:
    """A17: the tick dies 100 times, and each time the process is told to end."""
    noticed, slowest = 0, 0.0
    with an_office_of(on) as (office, _site, _clock):
        broken = Office(office.store, office.slack, lambda: 1 / 0, office.settings, office.members)  # type: ignore[arg-type, return-value]
        for _ in range(DEATHS):
            stop, health = threading.Event(), ticks.Health(silent=0.2)
            began = time.monotonic()
            try:
                with ticks.ticking(broken, stop=stop, health=health, end=lambda: None):
                    stop.wait(10)
                    slowest = max(slowest, time.monotonic() - began)
            except ticks.ClockStopped:
                noticed += 1
    most = ticks.SILENT + ticks.LOOKED_AT + ticks.GRACE
    return (
        f"A17 {on}: noticed {noticed} of {DEATHS}, {slowest:.2f} s at most after 0.2 s of silence;"
        f" in service the silence is {ticks.SILENT:.0f} s and the end comes within {most:.0f} s"
    )


def dates(_on: str) -> str:
    """D1, D2, D3, D5: every minute and every reminder of 2024 to 2032, in five zones of a host."""
    said = {zone: _elsewhere(zone) for zone in ZONES}
    return f"D1 D2 D3 D5: {next(iter(said.values()))}; alike in {len(ZONES)} zones: " + (
        "yes" if len(set(said.values())) == 1 else f"NO, {said}"
    )


def _elsewhere(zone: str) -> str:
    """Ask the same in a process whose host is in another zone."""
    here = os.environ | {"TZ": zone, "PYTHONPATH": os.pathsep.join(sys.path)}
    asks = "from bench.faults import days; print(days.told())"
    asked = [sys.executable, "-c", asks]
    done = subprocess.run(asked, env=here, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def told() -> str:
    """Say how many minutes and reminders of nine years are wrong, and what they come to."""
    minutes, off = 0, 0
    for day in _days():
        for at, moment in _as_londons_clocks_show(day).items():
            minutes, off = minutes + 1, off + (hours.moment(day, at) != moment)
    owed = [one for day in _days() for one in _reminders(day)]
    keys = Counter(one.key for one in owed)
    twice = sum(times > 1 for times in keys.values())
    late = sum(not _is_as_it_should(one) for one in owed)
    digest = hashlib.sha256("".join(f"{one.key}{one.due_at}" for one in owed).encode()).hexdigest()
    return (
        f"{minutes:,} minutes, {off} wrong; {len(owed):,} reminders, {twice} twice,"
        f" {late} at another time or on another day ({digest[:8]})"
    )


def _days() -> Iterator[date]:
    day = FIRST
    while day <= LAST:
        yield day
        day += timedelta(days=1)


def _as_londons_clocks_show(day: date) -> dict[clock_time, datetime]:
    """Return when each minute is shown first, found by walking through the day in UTC.

    A minute that is skipped is the moment an hour later that would have been it.
    """
    shown: dict[clock_time, datetime] = {}
    start = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(hours=2)
    for n in range(28 * 60):
        moment = start + timedelta(minutes=n)
        there = moment.astimezone(LONDON)
        if there.date() == day:
            shown.setdefault(there.time(), moment)
    for minute in (clock_time(n // 60, n % 60) for n in range(24 * 60)):
        if minute not in shown:
            shown[minute] = shown[minute.replace(hour=minute.hour + 1)]
    return shown


BOARD: Final = BoardFacts(
    1, attended_by=("post:1",), escalate={"Policy Officer": "post:6", "Chief Executive": "post:5"}
)


def _reminders(day: date) -> Iterator[Owed]:
    window = Window(hours.starts(day - timedelta(days=40)), hours.ends(day + timedelta(days=70)))
    number = day.toordinal()
    yield from of_action(ActionFacts(number, day, ("post:1",)), BOARD, window)
    yield from of_meeting(MeetingFacts(number, day, clock_time(10)), BOARD, window)


def _is_as_it_should(one: Owed) -> bool:
    """Say whether a reminder is at 08:30 of the working day that counting day by day comes to."""
    there = one.due_at.astimezone(LONDON)
    if there.time() != DEFAULT.at or not workdays.is_working_day(there.date()):
        return False
    if one.about == "meeting" or one.kind == "escalated" or not one.rung.lstrip("+-").isdigit():
        return True
    return _counted(one.on_day, int(one.rung), there.date())


def _counted(due: date, rung: int, on: date) -> bool:
    """Count working days one by one between a due day and the day that is reminded on."""
    first, last = min(due, on), max(due, on)
    days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    return sum(workdays.is_working_day(day) for day in days) == abs(rung) or rung == 0
