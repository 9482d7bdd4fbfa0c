"""How fast the bot answers, in process, beside raw SQL in a Bolt command that does no more."""

import hashlib
import hmac
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from pydantic import SecretStr
from slack_bolt import App, BoltRequest

from bench.figures import Figure, Timed, in_turn
from bot import building, local
from bot.membership import Members
from bot.office import Office
from bot.pace import Pace
from bot.settings import Settings
from handlers import build_app
from handlers.manifest import manifest
from store import open_store

NOW = datetime(2021, 6, 7, 8, 0, tzinfo=UTC)
SECRET = "bench"  # noqa: S105  signs nothing but these requests
ASKED = {
    "/actions outstanding": ("/actions", "outstanding"),
    "/actions show": ("/actions", "show A17"),
    "/actions search": ("/actions", "search crime"),
    "/meetings next": ("/meetings", "next"),
}


def figures(small: str, large: str) -> Iterator[Figure]:
    """Measure every question on a short and on a long register."""
    with local.running(local.sample_workspace(manifest())) as site:
        for name, (command, text) in ASKED.items():
            with answering_office(small, site) as short, answering_office(large, site) as long:
                floor = _floor(long, command, text)
                ours, ours_short = _asks(long, command, text), _asks(short, command, text)
                slow, bare, quick = in_turn(ours, floor, ours_short, clock=time.process_time)
                yield from _told(name, slow, bare, quick)


def _told(name: str, slow: Timed, bare: Timed, quick: Timed) -> Iterator[Figure]:
    note = f"{slow.p50:.2f} ms against {bare.p50:.2f} ms"
    yield Figure(f"{name}: p50 to raw SQL in a no-op command", slow.p50 / bare.p50, 2.5, note=note)
    note = f"p99 {slow.p99:.2f} ms"
    yield Figure(f"{name}: p99 to its p50", slow.p99 / slow.p50, 5, note=note)
    note = f"{slow.p50:.2f} ms against {quick.p50:.2f} ms"
    yield Figure(f"{name}: 1,000,000 actions to 1,000", slow.p50 / quick.p50, 1.3, note=note)


@contextmanager
def answering_office(url: str, site: local.Site) -> Iterator[Office]:
    """Open an office on a register, for as long as the block lasts."""
    settings = Settings(
        database_url=url,
        slack_bot_token=SecretStr(site.bot_token),
        slack_api_url=site.api_url,
        slack_signing_secret=SecretStr(SECRET),
    )
    slack = building.client(settings)
    office = Office(open_store(url), slack, lambda: NOW, settings, Members(slack), NoPace())
    yield office
    office.store.close()


class NoPace(Pace):
    """Lets one person ask without end: that is what is measured."""

    def require(self, person: str) -> None:
        """Let everything pass."""


def _asks(office: Office, command: str, text: str) -> Callable[[], object]:
    app = build_app(office, signing_secret=SECRET)
    return lambda: _answered(app, command, text)


def _floor(office: Office, command: str, text: str) -> Callable[[], object]:
    """Return a Bolt command that asks what ours asks, in raw SQL, and answers nothing."""
    statements = raw_statements(office, command, text)
    raw = sqlite3.connect(str(office.store.engine.url.database), check_same_thread=False)
    app = App(
        client=office.slack,
        signing_secret=SECRET,
        token_verification_enabled=False,
        process_before_response=True,
    )

    @app.command(command)
    def no_op(ack: Callable[[], None]) -> None:
        for statement in statements:
            raw.execute(statement).fetchall()
        ack()

    return lambda: _answered(app, command, text)


def raw_statements(office: Office, command: str, text: str) -> list[str]:
    """Return the questions that ours asks, whoever puts them to the driver, values and all."""
    heard: list[str] = []
    ask = _asks(office, command, text)
    ask()
    with office.store.engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
    driver.set_trace_callback(heard.append)  # the pool hands out this same connection again
    ask()
    driver.set_trace_callback(None)
    return [sql for sql in heard if sql.lstrip().upper().startswith(("SELECT", "WITH"))]


def _answered(app: App, command: str, text: str) -> None:
    body = urlencode(
        {
            "command": command,
            "text": text,
            "user_id": "U0POLICY",
            "team_id": "T0OPCC00",
            "channel_id": "C0OFFICE",
            "trigger_id": "1.1",
            "response_url": "http://127.0.0.1:9/none",
        }
    )
    moment = str(int(time.time()))
    base = f"v0:{moment}:{body}".encode()
    signature = "v0=" + hmac.new(SECRET.encode(), base, hashlib.sha256).hexdigest()
    headers: dict[str, str | Sequence[str]] = {
        "content-type": ["application/x-www-form-urlencoded"],
        "x-slack-signature": [signature],
        "x-slack-request-timestamp": [moment],
    }
    answer = app.dispatch(BoltRequest(body=body, headers=headers))
    if answer.status != 200:  # noqa: PLR2004  HTTP's OK
        raise RuntimeError(f"{command} {text}: {answer.status} {answer.body}")
