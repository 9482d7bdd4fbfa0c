"""A18: thirty days of a bot that serves an office, and what they leave of memory behind.

The bot is a process of its own, as in service: it ticks, answers over a socket and does nothing
else. Slack, which keeps every message, and whoever asks are here. The clock is wound by four
minutes at a time, and the bot told each time how late it is.
"""

import gc
import os
import resource
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from datetime import time as clock_time
from pathlib import Path
from typing import Final, NamedTuple

from bench.faults.ground import Wrong, an_office_of, load  # isort: skip  tests come after
from builders import NOW, SLACK, a_meeting, an_action
from delivering import posted
from pydantic import SecretStr

from bot import building, local
from bot.membership import Members
from bot.office import Office
from bot.sending import clock as ticks
from bot.settings import Settings
from handlers import serving

DAYS: Final = 30
MEETINGS, ACTIONS = 200, 2_000
FELL_DUE: Final = 40
"""Days over which meetings and due days are spread."""
WOUND: Final = timedelta(minutes=4)
OWNERS: Final = ("DCC", "CC", "ACC LP", "The CRB", "PO")
PATIENCE: Final = 20.0

ASKED: Final = (
    ("PO", "/actions outstanding"),
    ("PO", "/actions overdue"),
    ("PO", "/actions search Action {day}"),
    ("PO", "/meetings next"),
    ("PO", "/reminders"),
    ("PO", "/actions add DCC to write paper {day} by 30 June 2021"),
    ("DCC", "/actions mine"),
    ("DCC", "/actions report A{action}"),
    ("PO", "/actions show A{action}"),
    ("PO", "/actions discharge A{action}"),
)
"""What is typed each morning, and by whom."""


class Used(NamedTuple):
    """What a process holds."""

    kib: int
    threads: int
    handles: int


def month(on: str) -> str:
    """A18: thirty days of moved clock, 200 meetings and 2,000 actions, evenly over the days."""
    with an_office_of(on) as (office, site, clock):
        site.wait_with(PATIENCE)
        _fill(office)
        used, answers = [], 0
        with _serving(office, site, clock) as told:
            for day in range(DAYS):
                answers += _asked(site, day)
                until = clock.now() + timedelta(days=1)
                while clock.now() < until:
                    told(clock.now().isoformat())
                    clock.wind(by=WOUND)
                site.requests.clear()  # what Slack was asked is not read here
                used.append(Used(*map(int, told("used").split())))
        wrong, messages = Wrong(), len(posted(site))
        wrong.count(office, site)
    first, last = used[0], used[-1]
    threads, handles = ({getattr(one, name) for one in used} for name in ("threads", "handles"))
    return (
        f"A18 {on}: {DAYS} days, {messages} messages, {answers} answers: {wrong}; the bot has"
        f" {first.kib / 1024:.1f} MiB after day 1, {last.kib / 1024:.1f} after day {DAYS}"
        f" ({100 * (last.kib / first.kib - 1):+.1f} %);"
        f" threads {_range(threads)}, handles {_range(handles)}; {load()}"
    )


def _range(found: set[int]) -> str:
    return "-".join(map(str, sorted({min(found), max(found)})))


def _fill(office: Office) -> None:
    with office.store.writing() as session:
        for n in range(MEETINGS):
            day = NOW.date() + timedelta(days=1 + n % FELL_DUE)
            a_meeting(session, day, starts=clock_time(9 + n % 8))
        for n in range(ACTIONS):
            due = NOW.date() + timedelta(days=1 + n % FELL_DUE)
            an_action(session, f"Action {n}", owner=OWNERS[n % 5], due=f"by {due:%-d %B %Y}")


def _asked(site: local.Site, day: int) -> int:
    """Let people ask what they ask in a morning; return how many got an answer."""
    words = {"day": day, "action": 1 + 5 * day}  # the DCC owes the first of each five
    seen = [
        site.person(SLACK[who]).types(asked.format(**words), channel="C0ASSURE")
        for who, asked in ASKED
    ]
    return sum(bool(one.text) for one in seen)


@contextmanager
def _serving(
    office: Office, site: local.Site, clock: local.Clock
) -> Iterator[Callable[[str], str]]:
    """Run the bot until the block ends; yields what it is told a line with, and answers."""
    command = [
        sys.executable, "-m", "bench.faults.month", office.settings.database_url, site.api_url,
        site.bot_token, site.app_token, clock.now().isoformat(),
    ]  # fmt: skip
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as bot:  # type: ignore[call-overload]

        def told(line: str) -> str:
            print(line, file=bot.stdin, flush=True)
            return str(bot.stdout.readline())

        site.wait_for_bot()
        yield told
        bot.stdin.close()


def _serve(url: str, api: str, token: str, app: str, began: str) -> None:
    """Serve until the input ends: each line is the moment that it is, and a tick."""
    settings = Settings(
        database_url=url, slack_api_url=api, slack_bot_token=SecretStr(token),
        slack_app_token=SecretStr(app),
    )  # fmt: skip
    slack = building.client(settings)
    at = [datetime.fromisoformat(began)]
    office = Office(building.store(settings), slack, lambda: at[0], settings, Members(slack))
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what it logs is no answer
    with serving.connected(office):
        for line in sys.stdin:
            if line.strip() == "used":
                print(*_used(), file=answers, flush=True)
                continue
            at[0] = datetime.fromisoformat(line.strip())
            ticks.tick(office)
            print("ticked", file=answers, flush=True)


def _used() -> Used:
    """Return what this process holds now."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    handles = len(list(Path("/proc/self/fd").iterdir()))
    return Used(pages * resource.getpagesize() // 1024, threading.active_count(), handles)


if __name__ == "__main__":
    _serve(*sys.argv[1:])
