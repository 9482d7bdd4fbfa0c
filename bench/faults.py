"""The figures of the outbox at their full size: kills, several processes, races, idle, a month.

    python -m bench.faults kills          A1: 200 SIGKILLs while 50 reminders go out
    python -m bench.faults processes      A8: 2 and 4 processes, 1,000 notices, 20 runs
    python -m bench.faults races          A12: 500 meetings moved while their reminder goes out
    python -m bench.faults idle           an idle tick at 1,000,000 actions and 10,000 meetings
    python -m bench.faults planning       10,000 notices planned, against a raw insert of as many
    python -m bench.faults month          A18: 30 days of moved clock, memory at their ends

A SQLite file is used, or, with OPCC_TEST_POSTGRESQL set to a server and `--on postgresql`, a
database made there. Every random choice follows from the seed that is printed.
"""

import argparse
import os
import random
import resource
import shutil
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from pathlib import Path
from statistics import median
from typing import Any, Final

import structlog
from pydantic import SecretStr
from sqlalchemy import text

from bot import building, local, meetings
from bot.membership import Members
from bot.office import Office
from bot.reminders import planning
from bot.sending import clock as ticks
from bot.sending import posting
from bot.settings import Settings
from handlers.manifest import manifest
from store import Store, engine, migrating
from store.tables import Action, Meeting, Owner

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from builders import NOW, a_meeting, an_action, an_office, the_policy_officer
from delivering import all_notices, deliver, posted, told_times, unfinished
from test_processes import crowd, workers

SEED: Final = 20_260_329
"""Where every random choice begins; it decides when, and hides nothing."""

KILLS: Final = 200
RACES: Final = 500
RUNS: Final = 20
PEOPLE: Final = 100
NOTICES: Final = 1_000
PATIENCE: Final = 60.0


@contextmanager
def an_office_of(
    on: str, fill: Callable[[Office, local.Site], None] | None = None
) -> Iterator[tuple[Office, local.Site, local.Clock]]:
    """Make a database and a Slack for one measurement; both are gone when the block ends."""
    clock = local.Clock(NOW, ticking=False)
    with (
        a_database(on) as url,
        local.running(local.sample_workspace(manifest(), clock=clock)) as site,
    ):
        settings = Settings(
            database_url=url,
            slack_bot_token=SecretStr(site.bot_token),
            slack_api_url=site.api_url,
        )
        slack = building.client(settings)
        store = building.store(settings)
        office = Office(store, slack, clock.now, settings, Members(slack))
        if fill is not None:
            fill(office, site)
        yield office, site, clock
        store.close()


@contextmanager
def a_database(on: str) -> Iterator[str]:
    """Make a database with the small office in it."""
    if on == "sqlite":
        folder = Path(tempfile.mkdtemp(prefix="opcc-bench-"))
        url = f"sqlite:///{folder}/office.db"
        fill(url)
        yield url
        shutil.rmtree(folder)
        return
    server, name = os.environ["OPCC_TEST_POSTGRESQL"], f"opcc_bench_{uuid.uuid4().hex[:8]}"
    admin = engine.connect(f"{server}/postgres").execution_options(isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    fill(f"{server}/{name}")
    yield f"{server}/{name}"
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


def fill(url: str) -> None:
    """Make the tables and the small office."""
    connected = engine.connect(url)
    migrating.migrate(connected)
    with Store(connected).writing() as session:
        an_office(session)
    connected.dispose()


def wrong(office: Office, site: local.Site) -> tuple[int, int]:
    """Return how many notices were lost and how many were told twice."""
    told = told_times(site)
    owed = [posting.digest(one.key) for one in all_notices(office) if not one.dropped_at]
    lost = sum(1 for mark in owed if told[mark] == 0)
    return lost, sum(1 for mark in owed if told[mark] > 1)


def kills(on: str) -> None:
    """A1: kill the sender 200 times at random moments while 50 reminders go out."""
    chance = random.Random(SEED)  # noqa: S311  when to kill is no secret
    killed, lost, twice, slowest, rounds = 0, 0, 0, 0.0, 0
    while killed < KILLS:
        with an_office_of(on, lambda office, site: crowd(office, site, 50)) as (office, site, _):
            later = 0
            while unfinished(office) and killed < KILLS:
                with workers(office, site, count=1, later=later):
                    time.sleep(chance.uniform(0.0, 0.45))
                killed, later = killed + 1, later + 60
            began = time.monotonic()
            with workers(office, site, count=1, later=later):
                while unfinished(office) and time.monotonic() - began < PATIENCE:
                    time.sleep(0.1)
            slowest = max(slowest, time.monotonic() - began)
            missing, repeated = wrong(office, site)
            lost, twice, rounds = lost + missing, twice + repeated, rounds + 1
    print(
        f"A1 {on}: {killed} kills in {rounds} rounds: {lost} lost, {twice} twice;"
        f" all sent {slowest:.1f} s after the last restart (lease apart) seed {SEED}"
    )


def processes(on: str) -> None:
    """A8: 2 and 4 processes at 1,000 notices for 100 people, 20 runs each."""

    def thousand(office: Office, site: local.Site) -> None:
        crowd(office, site, PEOPLE)
        with office.store.writing() as session:
            for n in range(NOTICES - PEOPLE):
                owner = f"POST{n % PEOPLE}"
                an_action(session, f"More {n}", owner=owner, due="by 7 June 2021")
        planning.plan(office)

    for count in (2, 4):
        lost = twice = 0
        took = []
        for _ in range(RUNS):
            with an_office_of(on, thousand) as (office, site, _clock):
                began = time.monotonic()
                with workers(office, site, count=count, idle=1.0) as running:
                    for one in running:
                        one.wait(300)
                took.append(time.monotonic() - began - 1)
                missing, repeated = wrong(office, site)
                lost, twice = lost + missing, twice + repeated
        print(
            f"A8 {on}: {count} processes, {RUNS} runs of {NOTICES:,} notices:"
            f" {lost} lost, {twice} twice; {median(took):.1f} s each"
        )


def races(on: str) -> None:
    """A12: a meeting is moved at every moment around its reminder's posting, 500 times."""
    chance = random.Random(SEED)  # noqa: S311  when to move is no secret
    stale = changes = late = 0
    for _ in range(RACES):
        with an_office_of(on) as (office, site, clock):
            with office.store.writing() as session:
                meeting = a_meeting(session, date(2021, 6, 8), starts=clock_time(14))
            planning.plan(office)
            confirmed: list[float] = []
            moving = threading.Thread(
                target=move_after,
                args=(office, clock, meeting, chance.uniform(0.0, 0.1), confirmed),
            )
            moving.start()
            deliver(office, clock, minutes=2)
            moving.join()
            clock.wind(by=timedelta(seconds=90))
            deliver(office, clock, minutes=2)
            there = [one.text for one in posted(site, in_="C0ASSURE")]
            first = site.requests.of("chat.postMessage")
            after = [one for one in first if one.monotonic > confirmed[0]]
            late += any(OLD in str(one.arguments.get("text")) for one in after)
            stale += any(OLD in one for one in there) and OLD in str(
                [one.arguments.get("text") for one in after]
            )
            changes += sum("is moved to Tuesday 15 June" in one for one in there)
    print(
        f"A12 {on}: {RACES} races: {stale} stale reminders after the change was confirmed"
        f" ({late} were on their way and were put right), {changes} notices of change, seed {SEED}"
    )


OLD: Final = "*Monthly Assurance Meeting: Tuesday 8 June"


def move_after(
    office: Office, clock: local.Clock, meeting: Meeting, seconds: float, confirmed: list[float]
) -> None:
    """Move a meeting, so many seconds from now, and note when that was confirmed."""
    time.sleep(seconds)
    with office.store.writing() as session:
        there = session.get_one(Meeting, meeting.id)
        by = the_policy_officer(session)
        meetings.move(session, there, to=date(2021, 6, 15), by=by, at=clock.now())
    confirmed.append(time.monotonic())


def idle(on: str) -> None:
    """Time an idle tick with 1,000,000 actions and 10,000 meetings: at most 5 ms."""
    with an_office_of(on) as (office, _site, clock):
        fill_register(office, actions=1_000_000, meetings=10_000)
        began = time.perf_counter()
        new = planning.plan(office)
        planned = time.perf_counter() - began
        with office.store.writing() as session:
            session.connection().execute(text("UPDATE notice SET dropped_at = due_at"))
        ticks.tick(office)
        clock.wind(by=timedelta(seconds=1))
        took = sorted(timed(lambda: ticks.tick(office)) for _ in range(200))
        print(
            f"idle {on}: median {took[100] * 1000:.2f} ms, p99 {took[197] * 1000:.2f} ms;"
            f" the day's first plan: {new:,} notices in {planned:.1f} s"
        )


def fill_register(office: Office, *, actions: int, meetings: int) -> None:
    """Put so many actions, a third outstanding, and meetings into the register at once."""
    first = date(2017, 1, 2)
    done = datetime(2021, 5, 1, tzinfo=NOW.tzinfo)
    rows: list[dict[str, Any]] = [
        {
            "id": n, "board_id": 1, "raised_on": first, "words": f"Action {n}", "raised_at": NOW,
            "due_by": first + timedelta(days=n % 1_700), "due_precision": "day",
            "discharged_at": None if n % 3 == 0 else done,
        }
        for n in range(1, actions + 1)
    ]  # fmt: skip
    with office.store.writing() as session:
        for start in range(0, actions, 5_000):
            some = rows[start : start + 5_000]
            session.bulk_insert_mappings(Action, some)
            session.bulk_insert_mappings(
                Owner,
                [
                    {"action_id": row["id"], "position": 0, "post_id": 1 + row["id"] % 6}
                    for row in some
                ],
            )
        days = [first + timedelta(days=n % 2_400) for n in range(meetings)]
        session.bulk_insert_mappings(Meeting, [{"board_id": 2, "day": day} for day in days])


def planning_(on: str) -> None:
    """10,000 notices planned, against a raw insert of as many rows."""
    with an_office_of(on) as (office, _site, _clock):
        fill_register(office, actions=30_000, meetings=0)
        with office.store.writing() as session:
            session.connection().execute(text("UPDATE action SET due_by = '2021-06-07'"))
        took = timed(lambda: planning.plan(office))
        rows = len(all_notices(office))
        with office.store.reading() as session:
            found = session.connection().execute(text("SELECT * FROM notice"))
            kept = [dict(row) for row in found.mappings()]
        with office.store.writing() as session:
            session.connection().execute(text("DELETE FROM notice"))
        raw = timed(lambda: raw_insert(office, kept))
    print(
        f"planning {on}: {rows:,} notices in {took:.2f} s; a raw insert of as many {raw:.2f} s:"
        f" {took / raw:.1f} times"
    )


def raw_insert(office: Office, rows: list[dict[str, Any]]) -> None:
    """Insert rows as plain SQL, in one transaction."""
    names = list(rows[0])
    values = ", ".join(f":{one}" for one in names)
    statement = text(f"INSERT INTO notice ({', '.join(names)}) VALUES ({values})")  # noqa: S608  our own columns
    with office.store.writing() as session:
        session.connection().execute(statement, rows)


def month(on: str) -> None:
    """A18: thirty days of moved clock, 200 meetings, 2,000 actions."""
    with an_office_of(on) as (office, site, clock):
        with office.store.writing() as session:
            for n in range(200):
                a_meeting(
                    session, date(2021, 6, 8) + timedelta(days=n % 40), starts=clock_time(9 + n % 8)
                )
            for n in range(2_000):
                owner = ("DCC", "CC", "ACC LP", "The CRB", "PO")[n % 5]
                an_action(session, f"Action {n}", owner=owner, due=f"by {1 + n % 28} July 2021")
        sizes = []
        for day in range(30):
            until = clock.now() + timedelta(days=1)
            while clock.now() < until:
                ticks.tick(office)
                clock.wind(by=timedelta(minutes=4))
            sizes.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
            if day in {0, 1, 14, 29}:
                lost, twice = wrong(office, site)
                print(
                    f"A18 {on}: day {day + 1}: {sizes[-1] // 1024} MiB at most,"
                    f" {lost} not told yet, {twice} twice, {len(posted(site))} messages",
                    flush=True,
                )
        print(f"A18 {on}: memory grew by {100 * (sizes[-1] / sizes[1] - 1):.1f} % after day 2")


def timed(work: Callable[[], object]) -> float:
    """Return how many seconds some work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


MEASURED: Final[dict[str, Callable[[str], None]]] = {
    "kills": kills,
    "processes": processes,
    "races": races,
    "idle": idle,
    "planning": planning_,
    "month": month,
}


def main() -> None:
    """Measure what is named, or everything."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "what", nargs="*", choices=[*MEASURED, []], help="all of them when none is given"
    )
    parser.add_argument("--on", choices=["sqlite", "postgresql"], default="sqlite")
    asked = parser.parse_args()
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    for name in asked.what or MEASURED:
        MEASURED[name](asked.on)


if __name__ == "__main__":
    main()
