"""What the figures stand on: an office on either database, its Slack, a count of wrongs."""

import os
import shutil
import sys
import tempfile
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import SecretStr
from sqlalchemy import text

from bot import building, local
from bot.membership import Members
from bot.office import Office
from bot.sending import posting
from bot.settings import Settings
from handlers.manifest import manifest
from store import Store, engine, migrating

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from builders import NOW, an_office
from delivering import all_messages, all_notices, posted, told_times

SEED: Final = 20_260_329
"""Where every random choice begins; it decides when, and hides nothing."""

Fill = Callable[[Office, local.Site], None]


@contextmanager
def an_office_of(
    on: str, fill: Fill | None = None
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
        _fill(url)
        yield url
        shutil.rmtree(folder)
        return
    server, name = os.environ["OPCC_TEST_POSTGRESQL"], f"opcc_bench_{uuid.uuid4().hex[:8]}"
    admin = engine.connect(f"{server}/postgres").execution_options(isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    _fill(f"{server}/{name}")
    yield f"{server}/{name}"
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


def _fill(url: str) -> None:
    connected = engine.connect(url)
    migrating.migrate(connected)
    with Store(connected).writing() as session:
        an_office(session)
    connected.dispose()


@dataclass(slots=True)
class Wrong:
    """How many notices were lost, were told more than once, and were told again and marked so."""

    lost: int = 0
    twice: int = 0
    marked: int = 0

    def count(self, office: Office, site: local.Site) -> None:
        """Compare what stands in Slack with what is owed in the register by now.

        A message names 400 of its notices at most: of a longer one it is enough that it is there.
        """
        told, there = told_times(site), _keys(site)
        carriers = {one.id: one.key for one in all_messages(office)}
        for one in all_notices(office):
            times = told[posting.digest(one.key)] or there[carriers.get(one.message_id, "")]
            if one.dropped_at is None and one.send_at <= office.now():
                self.lost += times == 0
                self.twice += max(0, times - 1)
        self.marked += sum(one.text.startswith(posting.REPEAT) for one in posted(site))

    def __str__(self) -> str:
        repeats = f", {self.marked} marked as a repeat" if self.marked else ""
        return f"{self.lost} lost, {self.twice} twice{repeats}"


def _keys(site: local.Site) -> Counter[str]:
    """Return how often each message of the outbox stands in Slack."""
    payloads = ((one.metadata or {}).get("event_payload", {}) for one in posted(site))
    return Counter(str(one.get("outbox_id", "")) for one in payloads)


def load() -> str:
    """Say how busy the machine is: a figure of time means little without it."""
    return f"load {os.getloadavg()[0]:.1f}"
