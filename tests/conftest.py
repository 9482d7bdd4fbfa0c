"""What tests stand on: a real database, the real app, a loopback Slack and a clock to wind."""

import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
import structlog
from anybody import Anybody
from builders import NOW, SLACK, an_office
from pydantic import SecretStr
from sqlalchemy import text

from bot import building, local
from bot.local.shown import Seen
from bot.membership import Members
from bot.office import Office
from bot.pace import Pace
from bot.settings import Settings
from handlers import serving
from handlers.manifest import manifest
from store import Store, engine, migrating

pytest_plugins = ["conftest_browser"]

structlog.configure(  # as in service: the default draws each error with all that it held, slowly
    processors=[
        structlog.stdlib.add_log_level,
        structlog.processors.format_exc_info,
        structlog.processors.JSONRenderer(),
    ]
)

SERVER = "OPCC_TEST_POSTGRESQL"
"""Where a PostgreSQL server may be used for tests; databases are made and dropped on it."""

NOT_YET_ON_POSTGRESQL = ("test_main", "test_threads", "test_acknowledging", "test_deciding")
"""Files that nobody has run there from end to end; each that is made to pass comes out."""

Say = Callable[..., Seen]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--on", choices=["sqlite", "postgresql"], default="sqlite")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL, run only what touches a database: the rest would be the same again."""
    if config.getoption("--on") == "sqlite":
        return
    touching = [
        one
        for one in items
        if "template" in getattr(one, "fixturenames", ())
        and not one.path.name.startswith(NOT_YET_ON_POSTGRESQL)
    ]
    config.hook.pytest_deselected(items=[one for one in items if one not in touching])
    items[:] = touching


@pytest.fixture(scope="session")
def template(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of a database with the small office in it, for each test to copy."""
    if request.config.getoption("--on") == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('template')}/office.db"
        _fill(url)
        yield url
        return
    server = os.environ.get(SERVER, "")
    if not server:
        reason = f"{SERVER} does not say where a PostgreSQL server is"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    name = f"opcc_{uuid.uuid4().hex[:12]}"
    with _admin(server) as run:
        run(f"CREATE DATABASE {name}")
        _fill(f"{server}/{name}")
        yield f"{server}/{name}"
        run(f"DROP DATABASE {name}")


@pytest.fixture
def url(template: str, tmp_path: Path) -> Iterator[str]:
    """The address of this test's own database."""
    if template.startswith("sqlite"):
        shutil.copy(template.removeprefix("sqlite:///"), tmp_path / "office.db")
        yield f"sqlite:///{tmp_path}/office.db"
        return
    server, source = template.rsplit("/", 1)
    name = f"opcc_{uuid.uuid4().hex[:12]}"
    with _admin(server) as run:
        run(f"CREATE DATABASE {name} TEMPLATE {source}")
        yield f"{server}/{name}"
        run(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """The small office's memory, open; it is as whole as the template it was copied from."""
    opened = Store(engine.connect(url))
    yield opened
    opened.close()


@pytest.fixture
def clock() -> local.Clock:
    """A clock that stands at Monday 7 June 2021, 09:00 in London, until it is wound."""
    return local.Clock(NOW, ticking=False)


@pytest.fixture
def site(clock: local.Clock) -> Iterator[local.Site]:
    """A loopback Slack with the people of the try-out."""
    with local.running(local.sample_workspace(manifest(), clock=clock)) as running:
        yield running


@pytest.fixture
def pace() -> Pace:
    """How much one person may ask; a file of tests that asks more has its own."""
    return Pace()


@pytest.fixture
def office(store: Store, site: local.Site, url: str, clock: local.Clock, pace: Pace) -> Office:
    """The office, its Slack the loopback one; nothing answers until `say` or `answering` runs."""
    settings = Settings(
        database_url=url,
        slack_bot_token=SecretStr(site.bot_token),
        slack_app_token=SecretStr(site.app_token),
        slack_signing_secret=SecretStr(site.signing_secret),
        slack_api_url=site.api_url,
        port=0,
    )
    slack = building.client(settings)
    return Office(store, slack, clock.now, settings, Members(slack), pace)


@pytest.fixture
def answering(office: Office, site: local.Site) -> Iterator[None]:
    """The real app, answering over Socket Mode."""
    with serving.connected(office):
        site.wait_for_bot()
        yield


@pytest.fixture
def say(answering: None, site: local.Site) -> Say:
    """Type something as a post's holder, and get what became visible to them."""

    def types(words: str, *, by: str = "PO", channel: str | None = None) -> Seen:
        return site.person(SLACK[by]).types(words, channel=channel)

    return types


@pytest.fixture
def anybody(answering: None, site: local.Site) -> Anybody:
    """Anybody at all, with payloads that no client of Slack's would send."""
    return Anybody(site)


@pytest.fixture
def now(clock: local.Clock) -> datetime:
    """The moment the test begins at."""
    return clock.now()


def _fill(url: str) -> None:
    connected = engine.connect(url)
    migrating.migrate(connected)
    with Store(connected).writing() as session:
        an_office(session)
    connected.dispose()


class _admin:  # noqa: N801  reads as a phrase where it is used
    def __init__(self, server: str) -> None:
        self._engine = engine.connect(f"{server}/postgres").execution_options(
            isolation_level="AUTOCOMMIT"
        )

    def __enter__(self) -> Callable[[str], None]:
        return self._run

    def __exit__(self, *_: object) -> None:
        self._engine.dispose()

    def _run(self, statement: str) -> None:
        with self._engine.connect() as connection:
            connection.execute(text(statement))
