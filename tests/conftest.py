"""What tests stand on: a real database, the real app, a loopback Slack and a clock to wind."""

import gc
import logging
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import structlog
from anybody import Anybody
from builders import NOW, SLACK, an_office
from databases import Databases
from hypothesis import is_hypothesis_test
from missing import missing
from pydantic import SecretStr
from sqlalchemy import Engine
from structlog.testing import capture_logs

from bot import building, local
from bot.local.persons.shown import Seen
from bot.office import Office
from bot.pace import Pace
from bot.settings import Settings
from handlers import serving
from handlers.manifest import manifest
from store import Store, engine, history

gc.disable()  # what is imported and collected stays: looking through it is an eighth of the start

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

MEMORY = Path("/dev/shm")  # noqa: S108  what is made in it has a name that nobody can foresee
"""A folder that is memory, where there is one: on a disk every commit waits for the disk."""

PATIENCE = 20.0
"""Seconds that the bot is waited for; a test of Slack's three seconds sets them itself."""

Say = Callable[..., Seen]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--on", choices=["sqlite", "postgresql"], default="sqlite")


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: many tests wait for a page, a socket or a lock."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Look through what the tests leave behind, and never again through what they stand on."""
    collected = yield
    gc.freeze()
    gc.set_threshold(10_000)  # a statement that is compiled is more than the usual 700 objects
    gc.enable()
    return collected


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put first what is dear to begin: one worker has it all then, and others begin none.

    Each worker begins with a stretch of the tests, and one that has done its own takes over
    from the end of another's. On PostgreSQL only what touches a database is run: the rest would
    be the same again.
    """
    items.sort(key=lambda one: (not _needs_chromium(one), not _is_tried(one)))
    if config.getoption("--on") == "sqlite":
        return
    touching = [one for one in items if "template" in getattr(one, "fixturenames", ())]
    config.hook.pytest_deselected(items=[one for one in items if one not in touching])
    items[:] = touching


def _needs_chromium(one: pytest.Item) -> bool:
    return "chromium" in getattr(one, "fixturenames", ())


def _is_tried(one: pytest.Item) -> bool:
    """Say whether Hypothesis tries it, which first reads each page of ours for things to try."""
    return isinstance(one, pytest.Function) and is_hypothesis_test(one.obj)


@pytest.fixture(scope="session")
def databases(request: pytest.FixtureRequest) -> Iterator[Databases]:
    """Where databases are made: in a folder of this worker's, or on the server that is named."""
    with TemporaryDirectory(prefix="opcc-", dir=MEMORY if has_room(MEMORY) else None) as folder:
        if request.config.getoption("--on") == "sqlite":
            yield Databases(Path(folder))
            return
        server = os.environ.get(SERVER, "")
        if not server:
            missing(f"{SERVER} does not say where a PostgreSQL server is")
        yield Databases(Path(folder), server)


def has_room(folder: Path) -> bool:
    return folder.is_dir() and shutil.disk_usage(folder).free > 1 << 28


@pytest.fixture(scope="session")
def template(databases: Databases) -> Iterator[str]:
    """The address of a database with the small office in it, for each test to copy.

    A file whose tests all begin with more in it has a `template` of its own, for its module.
    """
    with databases.made(an_office) as url:
        yield url


@pytest.fixture
def url(databases: Databases, template: str) -> Iterator[str]:
    """The address of this test's own database."""
    with databases.copied(template) as copy:
        yield copy


@pytest.fixture(scope="session")
def engines() -> Callable[[str], Engine]:
    """The engine of an address: one for all tests of a worker, for theirs is always the same."""
    return cache(engine.connect)


@pytest.fixture
def store(url: str, engines: Callable[[str], Engine]) -> Iterator[Store]:
    """The small office's memory, open; it is as whole as the template it was copied from."""
    opened = Store(engines(url))
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
        running.wait_with(PATIENCE)
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
    slack.ssl = None  # none on loopback: with it, urllib begins anew at each call, half a ms
    return Office(store, slack, clock.now, settings, building.members(settings), pace)


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
def nothing_goes_wrong(
    store: Store, site: local.Site, answering: None, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """After the test: no error was logged, Slack refused nothing, the history is whole."""
    with capture_logs() as said:
        yield
    assert [one for one in said if one["log_level"] in {"error", "critical"}] == []
    assert [one.message for one in caplog.records if one.levelno >= logging.ERROR] == []
    assert [(one.method, one.error) for one in site.requests if one.error] == []
    with store.reading() as session:
        assert history.verify(session) is None


@pytest.fixture
def now(clock: local.Clock) -> datetime:
    """The moment the test begins at."""
    return clock.now()
