"""The try-out: the production bot on a loopback Slack, with the register of the real papers."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from pydantic import SecretStr

from bot import building, local
from bot.errors import CannotStart
from bot.sending import clock as ticks
from bot.settings import Settings
from bot.tryout import sample
from handlers import serving
from handlers.manifest import manifest

BEGINS: Final = datetime(2021, 6, 7, 9, 0, tzinfo=ZoneInfo("Europe/London"))
"""Monday 7 June 2021, the working day after the last of the four papers."""

HERE: Final = Path(__file__).parent
OFFICE: Final = next(
    file for file in (HERE / "office.toml", HERE.parent / "office.toml") if file.exists()
)
"""The sample office: beside this file once installed, at the top of a clone."""


def out(*, port: int, say: Callable[[str], None]) -> None:
    """Run the bot beside a page that stands for Slack, until it is told to stop."""
    stop = serving.until_told()
    with tempfile.TemporaryDirectory(prefix="opcc-try-") as folder:
        clock = local.Clock(BEGINS)
        workspace = local.sample_workspace(manifest(), clock=clock)
        with _running(workspace, port) as site:
            settings = Settings(
                database_url=f"sqlite:///{folder}/register.db",
                slack_bot_token=SecretStr(site.bot_token),
                slack_app_token=SecretStr(site.app_token),
                slack_api_url=site.api_url,
            )
            _fill(settings)
            office = building.office(settings, now=clock.now)
            with serving.connected(office), ticks.ticking(office, stop=stop):
                say(f"Try the bot at {site.url} (Ctrl-C stops it; nothing is kept).")
                stop.wait()
            office.store.close()
    say("Stopped.")


@contextmanager
def _running(workspace: local.Workspace, port: int) -> Iterator[local.Site]:
    with ExitStack() as stack:
        try:
            site = stack.enter_context(local.running(workspace, port=port))
        except OSError as error:
            raise CannotStart(
                f"Port {port} is taken on this machine. Try another: `opcc-bot try --port 0`.",
            ) from error
        yield site


def _fill(settings: Settings) -> None:
    building.migrated(settings.database_url)
    store = building.store(settings)
    building.applied(store, OFFICE, at=BEGINS)
    with store.writing() as session:
        sample.load(session)
    store.close()
