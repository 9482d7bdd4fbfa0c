"""Writers that are killed at any moment, many of them from one process: run by the tests.

    python killing.py writes URL ROUNDS SEED      kill a writer at a random moment, ROUNDS times
    python killing.py migration URL FROM STEP     kill a migration before each STEPth statement

Each round is a fork, for importing everything again would take longer than writing. What went
wrong is printed, a line each, and the last line says how many rounds there were.
"""

import os
import random
import shutil
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

from builders import NOW, an_action, the_policy_officer
from sqlalchemy import Engine, event, inspect, text
from sqlmodel import col, func, select

from bot import actions
from bot.reading.due import Due
from store import Store, engine, history, migrating
from store.tables import Action, Change, Owner


def writes(url: str, rounds: int, seed: int) -> Iterator[str]:
    """Kill a writer so many times and yield what was then not whole."""
    chance = random.Random(seed)  # noqa: S311  chance in a test, not a secret
    write(Store(opened(url)))
    acknowledged = 1
    for place in range(rounds):
        acknowledged += killed_writer(url, chance.uniform(0, 0.05))
        for wrong in not_whole(url, acknowledged, unacknowledged=place + 1):
            yield f"round {place}: {wrong}"


def killed_writer(url: str, seconds: float) -> int:
    """Fork a writer, kill it so long after its first commit, return how many it acknowledged."""
    opened(url).dispose()  # a connection is one process's
    reads, said = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reads)
        write_for_ever(url, said)
    os.close(said)
    first = os.read(reads, 1)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reads, "rb") as rest:
        return len(first + rest.read())


def write_for_ever(url: str, said: int) -> None:
    store = Store(opened(url))
    while True:
        write(store)
        os.write(said, b".")


def write(store: Store) -> None:
    with store.writing() as session:
        action = an_action(session, "Circulate the options paper", owner=["DCC", "CC"])
        by = the_policy_officer(session)
        to = Due("July 2021", "month", "2021-07")
        actions.defer(session, action, to=to, because="It grows", by=by, at=NOW)


@cache
def opened(url: str) -> Engine:
    """Return one engine for all the forks: what it has compiled, none of them compiles anew."""
    return engine.connect(url)


def not_whole(url: str, acknowledged: int, *, unacknowledged: int) -> Iterator[str]:
    """Yield what is wrong: each action has two owners and two lines, or is not there at all."""
    store = Store(opened(url))
    with store.reading() as session:
        broken = history.verify(session)
        counts = [
            session.exec(select(func.count(col(column)))).one()
            for column in (Action.id, Owner.action_id, Change.id)
        ]
        deferred = session.exec(
            select(func.count(col(Action.id))).where(col(Action.deferred_times) == 1)
        ).one()
        reached = history.reached(session).actions
    store.close()
    if broken is not None:
        yield f"history: {broken}"
    if counts != [reached, 2 * reached, 2 * reached] or deferred != reached:
        yield f"half states: {counts}, {deferred} deferred, {reached} references"
    if not acknowledged <= reached <= acknowledged + unacknowledged:
        yield f"{acknowledged} were acknowledged, {reached} are there"
    if url.startswith("sqlite"):
        yield from damage(url)


def damage(url: str) -> Iterator[str]:
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as raw:
        if raw.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            yield "integrity_check"
        if raw.execute("PRAGMA foreign_key_check").fetchall():
            yield "foreign_key_check"


def migration(url: str, start: str, step: int) -> Iterator[str]:
    """Kill the migration from revision `start` before statements; yield what was between."""
    import alembic.command  # noqa: F401, PLC0415  here, and once for all the forks

    file = Path(url.removeprefix("sqlite:///"))
    before = file.with_suffix(".before")
    shutil.copy(file, before)
    old = pictured(url)
    place = 0
    while killed_migration(url, place):
        if not rolled_back(file, before) and pictured(url) != old:
            yield f"before statement {place}: neither old nor new"
        shutil.copy(before, file)
        place += step
    if place < 2:
        yield f"only {place} statements from {start}"
    if migrating.version(engine.connect(url)) != migrating.known()[-1]:
        yield "the last run did not finish"
    print(f"{place} statements")  # noqa: T201  read by the test


def rolled_back(file: Path, before: Path) -> bool:
    """Let SQLite take back what a killed writer left, and say whether all is as before."""
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return file.read_bytes() == before.read_bytes()


def killed_migration(url: str, place: int) -> bool:
    """Fork a migration that dies before its statement `place`; False when it ended before."""
    child = os.fork()
    if child == 0:
        connected = engine.connect(url)
        event.listen(connected, "before_cursor_execute", dying_at(place))
        migrating.migrate(connected)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def dying_at(place: int) -> Callable[..., None]:
    left = [place]

    def listen(*_: object) -> None:
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left[0] -= 1

    return listen


def pictured(url: str) -> dict[str, object]:
    """Return every table with its rows, and the revision."""
    connected = engine.connect(url)
    with connected.connect() as connection:
        tables = sorted(inspect(connected).get_table_names())
        seen: dict[str, object] = {
            name: connection.execute(text(f'SELECT * FROM "{name}"')).all()  # noqa: S608  our own tables
            for name in tables
            if not name.startswith("action_words")
        }
    connected.dispose()
    return seen


def main() -> None:
    """Do what the command line says."""
    what, url, *rest = sys.argv[1:]
    if what == "writes":
        found = writes(url, int(rest[0]), int(rest[1]))
    else:
        found = migration(url, rest[0], int(rest[1]))
    for wrong in found:
        print(wrong)  # noqa: T201  read by the test
    print("done")  # noqa: T201  likewise


if __name__ == "__main__":
    main()
