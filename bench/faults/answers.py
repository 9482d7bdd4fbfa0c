"""A3 to A6: Slack drops, stalls, says to wait, and answers what cannot be read."""

from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from bench.faults.ground import SEED, Wrong, an_office_of, load  # isort: skip  tests come after
from builders import NOW
from delivering import deliver, owe_something, posted, unfinished
from sqlmodel import col, select
from test_outbox import impatient, start_again
from test_processes import crowd

from bot import local
from bot.local.state.channels import Channel
from bot.office import Office
from bot.sending import clock as ticks
from store.tables import Person, Preference

RUNS: Final = 200
TEN_MINUTES: Final = timedelta(minutes=10)
CHANNELS: Final = 5


def lost(on: str) -> str:
    """A3 and A4: 200 runs each of an answer dropped, or held back, after Slack stored it."""
    told = []
    with an_office_of(on) as (made, site, clock):
        office = impatient(made)
        owe_something(office)
        for row, kind, how in (("A3", "drop", {}), ("A4", "stall", {"seconds": 1.0})):
            wrong, late = Wrong(), timedelta()
            for _ in range(RUNS):
                start_again(office, site)
                site.faults.inject("chat.postMessage", kind, stored=True, **how)  # type: ignore[arg-type]
                began = clock.now()
                deliver(office, clock)
                late = max(late, clock.now() - began)
                wrong.count(office, site)
                clock.wind(by=NOW - clock.now())
            told.append(f"{row}: {RUNS} runs, {wrong}, at most {late.seconds} s late")
    return f"{on}: {'; '.join(told)}; {load()}"


def told_to_wait(on: str) -> str:
    """A5: ten minutes of 429 with Retry-After 30, with 100 reminders for five channels."""
    with an_office_of(on, _five_channels) as (office, site, clock):
        site.faults.inject("chat.postMessage", "rate_limited", retry_after=30, times=None)
        _wound_on(office, clock, TEN_MINUTES, seconds=1)
        asked = [one.at for one in site.requests.of("chat.postMessage")]
        waits = [(later - sooner).total_seconds() for sooner, later in pairwise(asked)]
        site.faults.clear()
        recovered = clock.now()
        _wound_on(office, clock, timedelta(minutes=5), seconds=1, until_done=True)
        drained = (clock.now() - recovered).total_seconds()
        wrong = Wrong()
        wrong.count(office, site)
        closest = _closest(site, since=recovered)
    return (
        f"A5 {on}: {len(asked)} calls in ten minutes, {min(waits):.0f} s apart at least; {wrong};"
        f" drained {drained:.0f} s after, {closest:.1f} s apart in a channel, {load()}"
    )


def at_random(on: str) -> str:
    """A6: ten minutes in which half of all calls fail in every way, half of those stored."""
    with an_office_of(on, lambda office, site: crowd(office, site, 100)) as (office, site, clock):
        site.faults.seed(SEED)
        for kind in ("http", "html", "bad_json", "error"):
            for stored in (True, False):
                site.faults.inject("*", kind, stored=stored, chance=0.083, times=None)
        _wound_on(office, clock, TEN_MINUTES, seconds=5)
        site.faults.clear()
        recovered = clock.now()
        deliver(office, clock, minutes=10)
        wrong = Wrong()
        wrong.count(office, site)
        done = (clock.now() - recovered).total_seconds()
    return f"A6 {on}: {wrong}; done {done:.0f} s after recovery, seed {SEED}, {load()}"


def _five_channels(office: Office, site: local.Site) -> None:
    """Let a hundred people owe something today, and be told in one of five channels."""
    for n in range(CHANNELS):
        bot = site.workspace.bot_user
        site.workspace.add_channel(Channel(f"C0BENCH{n}", f"bench-{n}", "private", members=[bot]))
    crowd(office, site, 100)
    with office.store.writing() as session:
        crowded = session.exec(select(Person).where(col(Person.slack_id).startswith("U1CROWD")))
        session.add_all(
            Preference(person_id=one.id or 0, channel=f"C0BENCH{n % CHANNELS}")
            for n, one in enumerate(crowded)
        )


def _wound_on(
    office: Office, clock: local.Clock, time: timedelta, *, seconds: int, until_done: bool = False
) -> None:
    until = clock.now() + time
    while clock.now() < until and not (until_done and not unfinished(office)):
        ticks.tick(office)
        clock.wind(by=timedelta(seconds=seconds))


def _closest(site: local.Site, *, since: datetime) -> float:
    """Return the fewest seconds between two messages of one channel."""
    gaps = []
    for channel in range(CHANNELS):
        sent = sorted(float(one.ts) for one in posted(site, in_=f"C0BENCH{channel}"))
        sent = [at for at in sent if at >= since.timestamp()]
        gaps += [later - sooner for sooner, later in pairwise(sent)]
    return min(gaps)
