"""How fast an answer comes over Socket Mode, beside a Bolt command that does nothing."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from pydantic import SecretStr
from slack_bolt import Ack, App
from slack_bolt.adapter.socket_mode import SocketModeHandler

from bench.answers import NOW, NoPace, answering_office, raw_statements
from bench.figures import Figure, in_turn
from bot import building, local
from bot.membership import Members
from bot.office import Office
from bot.settings import Settings
from handlers import serving
from handlers.manifest import manifest
from store import open_store

TYPED: Final = "/actions outstanding"


def figures(url: str) -> Iterator[Figure]:
    """Measure a typed command to its answer on the page, beside a bare Bolt command.

    The bare one says the same page and asks nothing. What one costs that asks the same by raw SQL
    as well, and one that says a word, is told beside it.
    """
    nothing = {"text": "nothing"}
    with _ours(url) as ours, _bare([], url, nothing) as silent:
        asking = ours.person("U0POLICY")
        answer = asking.types(TYPED)
        same = {"text": answer.text, "blocks": list(answer.only.blocks)}
        with answering_office(url, ours) as office:
            statements = raw_statements(office, *TYPED.split(maxsplit=1))
        with _bare([], url, same) as bare, _bare(statements, url, same) as querying:
            saying, least = bare.person("U0POLICY"), querying.person("U0POLICY")
            silence = silent.person("U0POLICY")
            answered, floor, raw, word = in_turn(
                lambda: asking.types(TYPED), lambda: saying.types(TYPED),
                lambda: least.types(TYPED), lambda: silence.types(TYPED),
            )  # fmt: skip
    note = (
        f"{answered.p50:.2f} ms against {floor.p50:.2f} ms; {raw.p50:.2f} ms in raw SQL, "
        f"{word.p50:.2f} ms to say one word"
    )
    name = f"{TYPED} over Socket Mode, to a no-op that says the same"
    yield Figure(name, answered.p50 / floor.p50, 2, note=note)


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
def _bare(statements: list[str], url: str, answer: dict[str, Any]) -> Iterator[local.Site]:
    raw = sqlite3.connect(url.removeprefix("sqlite:///"), check_same_thread=False)
    with local.running(local.sample_workspace(manifest())) as site:
        settings = Settings(slack_bot_token=SecretStr(site.bot_token), slack_api_url=site.api_url)
        app = App(
            client=building.client(settings),
            token_verification_enabled=False,
            process_before_response=True,
        )

        @app.command("/actions")
        def no_op(ack: Ack) -> None:
            for statement in statements:
                raw.execute(statement).fetchall()
            ack(**answer)

        handler = SocketModeHandler(app, site.app_token)
        handler.connect()  # type: ignore[no-untyped-call]
        site.wait_for_bot()
        yield site
        handler.close()  # type: ignore[no-untyped-call]
    raw.close()
