"""How fast an answer comes over Socket Mode, beside a Bolt command that does nothing."""

from collections.abc import Iterator
from contextlib import contextmanager

from pydantic import SecretStr
from slack_bolt import Ack, App
from slack_bolt.adapter.socket_mode import SocketModeHandler

from bench.answers import NOW, NoPace
from bench.figures import Figure, in_turn
from bot import building, local
from bot.membership import Members
from bot.office import Office
from bot.settings import Settings
from handlers import serving
from handlers.manifest import manifest
from store import open_store


def figures(url: str) -> Iterator[Figure]:
    """Measure a typed command to its answer on the page."""
    with _ours(url) as ours, _bare(url) as bare:
        asking = ours.person("U0POLICY")
        nothing = bare.person("U0POLICY")
        answered, floor = in_turn(
            lambda: asking.types("/actions outstanding"),
            lambda: nothing.types("/actions outstanding"),
        )
    note = f"{answered.p50:.2f} ms against {floor.p50:.2f} ms"
    yield Figure(
        "/actions outstanding over Socket Mode, to a no-op", answered.p50 / floor.p50, 2, note=note
    )


@contextmanager
def _ours(url: str) -> Iterator[local.Site]:
    with local.running(local.sample_workspace(manifest())) as site:
        settings = Settings(
            database_url=url,
            slack_bot_token=SecretStr(site.bot_token),
            slack_app_token=SecretStr(site.app_token),
            slack_api_url=site.api_url,
        )
        slack = building.client(settings)
        office = Office(open_store(url), slack, lambda: NOW, settings, Members(slack), NoPace())
        with serving.connected(office):
            site.wait_for_bot()
            yield site
        office.store.close()


@contextmanager
def _bare(url: str) -> Iterator[local.Site]:
    del url
    with local.running(local.sample_workspace(manifest())) as site:
        settings = Settings(slack_bot_token=SecretStr(site.bot_token), slack_api_url=site.api_url)
        app = App(
            client=building.client(settings),
            token_verification_enabled=False,
            process_before_response=True,
        )

        @app.command("/actions")
        def no_op(ack: Ack) -> None:
            ack("nothing")

        handler = SocketModeHandler(app, site.app_token)
        handler.connect()  # type: ignore[no-untyped-call]
        site.wait_for_bot()
        yield site
        handler.close()  # type: ignore[no-untyped-call]
