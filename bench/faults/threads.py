"""Threads at their full size, B2 to B4: what is answered, replayed, redelivered and killed.

Each is done in Socket Mode and over HTTP.
"""

import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

from pydantic import SecretStr
from sqlmodel import select

from bench.answers import NoPace
from bench.faults.ground import SEED, a_database
from bot import actions, building, local
from bot.local.delivering import payloads
from bot.local.delivering.delivery import Told
from bot.membership import Members
from bot.office import Office
from bot.settings import Settings
from handlers import http, serving
from handlers.manifest import manifest
from store import history
from store.tables import Remark

from builders import NOW, SLACK, an_action, the_policy_officer  # isort: skip  the ground finds them
from delivering import deliver  # isort: skip

BOARD: Final = "C0ASSURE"
REPLAYS: Final = 500
EVENTS: Final = 100
MOST_TOLD: Final = 28
KILLS: Final = 200
AT_ONCE: Final = 3
"""Replies under way when the bot is killed."""
LONGEST_LIFE: Final = 0.4
"""Seconds after which it is killed, at most."""
PATIENCE: Final = 60.0

Json = dict[str, Any]


@contextmanager
def told(on: str, *, over_http: bool) -> Iterator[tuple[Office, local.Site, str]]:
    """Make an office in whose board's channel an update on A1 is told; yield its message's id."""
    clock = local.Clock(NOW, ticking=False)
    with (
        a_database(on) as url,
        local.running(local.sample_workspace(manifest(), clock=clock)) as site,
    ):
        settings = Settings(
            database_url=url,
            slack_bot_token=SecretStr(site.bot_token),
            slack_app_token=SecretStr(site.app_token),
            slack_signing_secret=SecretStr(site.signing_secret),
            slack_api_url=site.api_url,
            port=_free_port() if over_http else 0,
        )
        slack = building.client(settings)
        store = building.store(settings)
        office = Office(store, slack, clock.now, settings, Members(slack), NoPace())
        with store.writing() as session:
            action = an_action(session, "Share the survey findings", owner=["DCC", "CC"])
            by = the_policy_officer(session)
            actions.update(session, action, "Out on Friday", by=by, at=NOW)
        deliver(office, clock)
        real = replace(office, now=lambda: datetime.now(UTC))  # the time that a signature holds
        yield real, site, str(site.person(SLACK["DCC"]).channel(BOARD)[-1].ts)
        store.close()


@contextmanager
def answering(office: Office, site: local.Site, *, over_http: bool) -> Iterator[None]:
    """Answer in this process for the length of the block."""
    if over_http:
        with http.listening(office) as port:
            site.deliver_to(f"http://127.0.0.1:{port}/slack/events")
            yield
        return
    with serving.connected(office):
        site.wait_for_bot()
        yield


def replays(on: str) -> str:
    """B2: 500 requests, valid and signed, each sent twice."""
    return "\n".join(_replays(on, over_http=over_http) for over_http in (False, True))


def _replays(on: str, *, over_http: bool) -> str:
    with told(on, over_http=over_http) as (office, site, thread):
        with answering(office, site, over_http=over_http):
            second = lost = 0
            for number in range(REPLAYS):
                send, again = _request(site, thread, number)
                before = _lines(office)
                send()
                first = _lines(office)
                again()
                lost += first == before
                second += _lines(office) != first
        with office.store.reading() as session:
            whole = history.verify(session) is None
    return (f"B2 {on}, {_mode(over_http)}: {REPLAYS} requests sent twice: {second} second effects,"
          f" {lost} first effects lost; history {'whole' if whole else 'BROKEN'}")  # fmt: skip


def _request(
    site: local.Site, thread: str, number: int
) -> tuple[Callable[[], object], Callable[[], object]]:
    """Return what sends a command or an event, and what sends the same once more."""
    if number % 2:
        event = _reply(site, thread, f"It is with legal, part {number}", SLACK["DCC"])
        first: list[Told] = []
        return (
            lambda: first.append(_settled(site.delivery.tell(event))),
            lambda: _settled(site.delivery.redeliver(first[0], reason="")),
        )
    words = (f"add DCC to write paper {number} by 11 August 2030", f"update A1 part {number}")
    payload = payloads.command(
        site.workspace, user=SLACK["PO"], channel=site.workspace.channels[BOARD],
        name="/actions", text=words[number // 2 % 2],
    )  # fmt: skip

    def send() -> object:
        return site.delivery.ask("slash_commands", payload)

    return send, send


def shuffled(on: str) -> str:
    """B3: 100 events, each told 1 to 28 times in any order, with and without headers."""
    return "\n".join(_shuffled(on, over_http=over_http) for over_http in (False, True))


def _shuffled(on: str, *, over_http: bool) -> str:
    chance = random.Random(SEED)  # noqa: S311  an order is no secret
    with told(on, over_http=over_http) as (office, site, thread):
        kinds = ("It is with legal, part {}", "update: part {} is shared", "noted, part {}")
        events = [
            _reply(site, thread, kinds[n % 3].format(n), SLACK[("DCC", "SO", "PO")[n // 3 % 3]])
            for n in range(EVENTS)
        ]
        order = [n for n in range(EVENTS) for _ in range(chance.randint(1, MOST_TOLD))]
        chance.shuffle(order)
        first: dict[int, Told] = {}
        with answering(office, site, over_http=over_http):
            for place, n in enumerate(order):
                if n in first:
                    reason = "http_timeout" if place % 2 else ""
                    again = site.delivery.redeliver(first[n], attempt=place % 4, reason=reason)
                    _settled(again)
                else:
                    first[n] = _settled(site.delivery.tell(events[n]))
        return _tell("B3", on, office, [str(one["text"]) for one in events], over_http=over_http,
              how=f"{EVENTS} events told {len(order)} times")  # fmt: skip


def kills(on: str) -> str:
    """B4: kill the bot 200 times while officers answer, and start it again."""
    return "\n".join(_kills(on, over_http=over_http) for over_http in (False, True))


def _kills(on: str, *, over_http: bool) -> str:
    """Kill at any moment, every other time just after Slack saw an acknowledgement.

    What Slack saw no acknowledgement of it tells again; what it saw one of it never does.
    """
    chance = random.Random(SEED)  # noqa: S311  when to kill is no secret
    with told(on, over_http=over_http) as (office, site, thread):
        site.delivery.ack_within = 1.0
        site.delivery.retry_after = (1.0,) * 5_000
        every: list[Told] = []
        said: list[str] = []
        acknowledged = 0
        with _started(office, over_http=over_http) as start:
            if over_http:
                site.deliver_to(f"http://127.0.0.1:{office.settings.port}/slack/events")
            for number in range(KILLS):
                with start() as child:
                    _wait(lambda: _ready(office, site, over_http=over_http))
                    for part in range(AT_ONCE):
                        said.append(f"It is with legal, part {number}.{part}")
                        event = _reply(site, thread, said[-1], SLACK[("DCC", "SO", "PO")[part]])
                        every.append(site.delivery.tell(event))
                    if number % 2:  # just after the first acknowledgement
                        _wait(lambda: any(one.delivered for one in every[-AT_ONCE:]))
                    time.sleep(chance.uniform(0.0, 0.02 if number % 2 else LONGEST_LIFE))
                    os.kill(child, signal.SIGKILL)
                acknowledged += sum(one.delivered for one in every[-AT_ONCE:])
                _wait(lambda: over_http or site.links.count == 0)
            with start():
                _wait(lambda: all(one.settled.is_set() for one in every))
        how = f"{KILLS} kills, {acknowledged} of {len(every)} acknowledged before one"
        return _tell("B4", on, office, said, over_http=over_http, how=how)


def _tell(row: str, on: str, office: Office, said: list[str], *, over_http: bool, how: str) -> str:
    """Tell how many effects there are too few, and too many."""
    with office.store.reading() as session:
        there = Counter(one.words for one in session.exec(select(Remark)))
        whole = history.verify(session) is None
    lost = sum(1 for words in said if not there[words])
    twice = sum(count - 1 for count in there.values())
    return (f"{row} {on}, {_mode(over_http)}: {how}: {lost} lost, {twice} second effects;"
          f" history {'whole' if whole else 'BROKEN'}, seed {SEED}")  # fmt: skip


def _reply(site: local.Site, thread: str, words: str, user: str) -> Json:
    """Return the event of a reply in a thread, as Slack tells it."""
    ts = site.workspace.next_ts()
    return {
        "type": "message", "channel": BOARD, "channel_type": "group", "user": user, "text": words,
        "ts": ts, "thread_ts": thread, "event_ts": ts,
    }  # fmt: skip


def _settled(one: Told) -> Told:
    if not one.tried.wait(PATIENCE):
        raise TimeoutError("an event was not tried")
    return one


def _lines(office: Office) -> int:
    with office.store.reading() as session:
        return history.reached(session).changes


@contextmanager
def _started(office: Office, *, over_http: bool) -> Iterator[Callable[[], Any]]:
    """Keep one process that has imported everything; each start of the bot is a fork of it."""
    settings = office.settings
    command = [
        sys.executable, "-m", "bench.faults.threads", "http" if over_http else "socket",
        settings.database_url, settings.slack_api_url, settings.slack_bot_token.get_secret_value(),
        settings.slack_app_token.get_secret_value(),
        settings.slack_signing_secret.get_secret_value(), str(settings.port),
    ]  # fmt: skip
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as one:  # type: ignore[call-overload]
        asked, answers = one.stdin, one.stdout

        @contextmanager
        def start() -> Iterator[int]:
            asked.write("\n")
            asked.flush()
            child = int(answers.readline())
            try:
                yield child
            finally:
                os.kill(child, signal.SIGKILL)
                asked.write("\n")  # the child is gone when it is told so
                asked.flush()
                answers.readline()

        yield start
        asked.close()


def _fork(mode: str, url: str, api: str, *secrets: str) -> None:
    """Fork the bot for each line that comes in, and wait for its end at the next."""
    bot, app, signing, port = secrets
    settings = Settings(
        database_url=url, slack_api_url=api, slack_bot_token=SecretStr(bot),
        slack_app_token=SecretStr(app), slack_signing_secret=SecretStr(signing), port=int(port),
    )  # fmt: skip
    while sys.stdin.readline():
        child = os.fork()
        if child == 0:
            os.dup2(2, 1)  # what it logs is not an answer
            _serve(settings, over_http=mode == "http")
        print(child, flush=True)
        sys.stdin.readline()
        os.waitpid(child, 0)
        print("gone", flush=True)


def _serve(settings: Settings, *, over_http: bool) -> None:
    slack = building.client(settings)
    store = building.store(settings)
    office = Office(store, slack, lambda: datetime.now(UTC), settings, Members(slack), NoPace())
    with http.listening(office) if over_http else serving.connected(office):
        signal.pause()


def _ready(office: Office, site: local.Site, *, over_http: bool) -> bool:
    if not over_http:
        return site.links.count > 0
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", office.settings.port)) == 0


def _wait(there: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not there():
        if time.monotonic() > until:
            raise TimeoutError
        time.sleep(0.005)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _mode(over_http: bool) -> str:  # noqa: FBT001  told, not asked
    return "HTTP" if over_http else "Socket Mode"


if __name__ == "__main__":
    _fork(*sys.argv[1:])
