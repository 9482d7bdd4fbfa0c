"""What planning costs: an idle tick at a long register, and many notices planned at once."""

import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from bench.faults.ground import an_office_of, load  # isort: skip  tests come after
from builders import NOW
from delivering import all_notices
from sqlalchemy import text

from bot.office import Office
from bot.reminders import planning
from bot.sending import clock as ticks
from store.tables import Action, Meeting, Owner


def idle(on: str) -> str:
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
    return (
        f"idle {on}: median {took[100] * 1000:.2f} ms, p99 {took[197] * 1000:.2f} ms;"
        f" the day's first plan: {new:,} notices in {planned:.1f} s; {load()}"
    )


def many(on: str) -> str:
    """10,000 notices planned, against a raw insert of as many rows: at most 20 times."""
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
    return (
        f"planning {on}: {rows:,} notices in {took:.2f} s; a raw insert of as many {raw:.2f} s:"
        f" {took / raw:.1f} times; {load()}"
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


def raw_insert(office: Office, rows: list[dict[str, Any]]) -> None:
    """Insert rows as plain SQL, in one transaction."""
    names = list(rows[0])
    values = ", ".join(f":{one}" for one in names)
    statement = text(f"INSERT INTO notice ({', '.join(names)}) VALUES ({values})")  # noqa: S608  our own columns
    with office.store.writing() as session:
        session.connection().execute(statement, rows)


def timed(work: Callable[[], object]) -> float:
    """Return how many seconds some work takes, a database of its own process included."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
