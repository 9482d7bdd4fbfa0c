"""A1, A2, A8, A9: processes that are killed, that work side by side, and that take turns.

What is killed is started again at once, by a clock that runs on: the lease of whoever died is
waited for as in service, at five times the speed.
"""

import random
import signal
import subprocess
import time
from statistics import median
from typing import Final

from bench.faults.ground import SEED, Wrong, an_office_of, load  # isort: skip  tests come after
from builders import an_action
from delivering import owe_something, unfinished
from test_outbox import start_again
from test_processes import crowd, workers

from bot import local
from bot.office import Office

KILLS: Final = 200
UNREADABLE: Final = 50
RUNS: Final = 20
PEOPLE: Final = 100
NOTICES: Final = 1_000
PATIENCE: Final = 300.0
RESTARTS: Final = 10
SPEED: Final = 5.0
SPED: Final = f"--speed={SPEED}"


def kills(on: str) -> str:
    """A1: kill the sender 200 times at random moments while 50 reminders go out."""
    return f"A1 {on}: {_killed(on, KILLS, readable=True)}"


def unreadable(on: str) -> str:
    """A2: the same 50 times, where no channel's history can be read."""
    return f"A2 {on}: {_killed(on, UNREADABLE, readable=False)}"


def _killed(on: str, kills: int, *, readable: bool) -> str:
    chance = random.Random(SEED)  # noqa: S311  when to kill is no secret
    wrong, killed, slowest, rounds = Wrong(), 0, 0.0, 0
    while killed < kills:
        with an_office_of(on, lambda office, site: crowd(office, site, 50)) as (office, site, _):
            if not readable:
                how = {"name": "missing_scope", "times": None}
                site.faults.inject("conversations.history", "error", **how)
            began = time.monotonic()
            while unfinished(office) and killed < kills:
                with workers(office, site, SPED, count=1, later=_since(began)):
                    time.sleep(chance.uniform(0.0, 0.45))
                killed += 1
            slowest = max(slowest, _finish(office, site, _since(began)))
            wrong.count(office, site)
            rounds += 1
    return (
        f"{killed} kills in {rounds} rounds: {wrong}; all sent {slowest:.1f} s after the last"
        f" restart at most, seed {SEED}, {load()}"
    )


def steps(on: str) -> str:
    """A1: kill the sender at every step there is, one after another, while 3 reminders go out."""
    wrong, slowest, number = Wrong(), 0.0, 0
    with an_office_of(on, lambda office, _: owe_something(office)) as (office, site, _):
        while True:
            start_again(office, site)
            began = time.monotonic()
            with workers(office, site, SPED, "--idle=1", f"--die-at={number}", count=1) as running:
                if running[0].wait(60) != -signal.SIGKILL:
                    break
            slowest = max(slowest, _finish(office, site, _since(began)))
            wrong.count(office, site)
            number += 1
    return (
        f"A1 {on}: killed at each of {number} steps: {wrong}; all sent {slowest:.1f} s after the"
        f" restart at most, {load()}"
    )


def _since(began: float) -> float:
    """Return how many seconds have passed since by the clock of those who are killed."""
    return SPEED * (time.monotonic() - began)


def _finish(office: Office, site: local.Site, later: float) -> float:
    """Let one process finish undisturbed, and return how many seconds of its clock it takes."""
    with workers(office, site, SPED, count=1, later=later):
        began = time.monotonic()
        while unfinished(office) and _since(began) < PATIENCE:
            time.sleep(0.05)
        return _since(began)


def together(on: str) -> str:
    """A8: 2 and 4 processes at 1,000 notices for 100 people, 20 runs each."""
    told = []
    with an_office_of(on, _a_thousand) as (office, site, _clock):
        for count in (2, 4):
            wrong, took = Wrong(), []
            for _ in range(RUNS):
                start_again(office, site)
                began = time.monotonic()
                with workers(office, site, "--idle=1", count=count) as running:
                    for one in running:
                        one.wait(300)
                took.append(time.monotonic() - began - 1)
                wrong.count(office, site)
            told.append(f"{count} processes: {wrong}, {median(took):.1f} s each")
    return f"A8 {on}: {RUNS} runs of {NOTICES:,} notices; {'; '.join(told)}; {load()}"


def _a_thousand(office: Office, site: local.Site) -> None:
    crowd(office, site, PEOPLE)
    with office.store.writing() as session:
        for n in range(NOTICES - PEOPLE):
            an_action(session, f"More {n}", owner=f"POST{n % PEOPLE}", due="by 7 June 2021")


def rolling(on: str) -> str:
    """A9: ten times, a new process begins while the old one sends and is told to end."""
    wrong, slowest = Wrong(), 0.0
    for _ in range(RESTARTS):
        with (
            an_office_of(on, lambda office, site: crowd(office, site, 50)) as (office, site, _),
            workers(office, site, count=1) as old,
        ):
            site.requests.wait_for("chat.postMessage", count=5, within=30)
            with workers(office, site, "--idle=1", count=1) as new:
                slowest = max(slowest, _ended(old[0]))
                new[0].wait(120)
            wrong.count(office, site)
    return f"A9 {on}: {RESTARTS} restarts: {wrong}; the old one ended in {slowest:.1f} s, {load()}"


def _ended(process: subprocess.Popen[bytes]) -> float:
    began = time.monotonic()
    process.send_signal(signal.SIGTERM)
    process.wait(25)
    return time.monotonic() - began
