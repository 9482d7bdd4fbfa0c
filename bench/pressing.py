"""How soon a pressed Acknowledge is seen in the message, beside a bare handler that redraws one."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from pydantic import SecretStr
from slack_bolt import Ack, App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from sqlalchemy import update

from bench.answers import NOW, NoPace
from bench.figures import Figure, Timed
from bot import actions, building, local
from bot.access import STAFF, Actor
from bot.local import Shown
from bot.membership import Members
from bot.office import Office
from bot.sending import outbox
from bot.settings import Settings
from handlers import serving
from handlers.manifest import manifest
from store import Store, engine, migrating, open_store
from store.tables import Acknowledgement, Action, Appointment, Board, Owner, Person, Post

CHANNEL: Final = "C0ASSURE"
RUNS: Final = 200
WARM: Final = 20


def figures(folder: Path) -> Iterator[Figure]:
    """Measure from the press to the message drawn anew, turn by turn."""
    with _ours(folder / "pressing.db") as ours, _bare() as bare:
        for one in (ours, bare):
            for _ in range(WARM):
                one()
        slow, floor = [], []
        for _ in range(RUNS):
            slow.append(ours())
            floor.append(bare())
    answered, least = Timed(tuple(sorted(slow))), Timed(tuple(sorted(floor)))
    note = f"{answered.p50:.2f} ms against {least.p50:.2f} ms"
    yield Figure("press to redrawn, to a bare chat.update", answered.p50 / least.p50, 2, note=note)


@contextmanager
def _ours(file: Path) -> Iterator[Callable[[], float]]:
    url = f"sqlite:///{file}"
    connected = engine.connect(url)
    migrating.migrate(connected)
    with local.running(local.sample_workspace(manifest())) as site:
        settings = Settings(
            database_url=url,
            slack_bot_token=SecretStr(site.bot_token),
            slack_app_token=SecretStr(site.app_token),
            slack_api_url=site.api_url,
        )
        store, slack = open_store(url), building.client(settings)
        office = Office(store, slack, lambda: NOW, settings, Members(slack), NoPace())
        _fill(store)
        while outbox.deliver_one(office):
            pass
        shown = site.person("U0DEPUTY").channel(CHANNEL)[-1]
        with serving.connected(office):
            site.wait_for_bot()
            with ThreadPoolExecutor(1) as hand:
                yield lambda: _pressed(site, hand, shown, before=lambda: _forget(store))
        store.close()
    connected.dispose()


@contextmanager
def _bare() -> Iterator[Callable[[], float]]:
    with local.running(local.sample_workspace(manifest())) as site:
        settings = Settings(slack_bot_token=SecretStr(site.bot_token), slack_api_url=site.api_url)
        slack = building.client(settings)
        app = App(client=slack, token_verification_enabled=False, process_before_response=True)
        button = {"type": "button", "action_id": "acknowledge", "value": "1",
                  "text": {"type": "plain_text", "text": "Acknowledge"}}  # fmt: skip
        blocks: list[dict[str, Any]] = [
            {"type": "section", "text": {"type": "mrkdwn", "text": "Seen by the DCC."}},
            {"type": "actions", "elements": [button]},
        ]
        slack.chat_postMessage(channel=CHANNEL, text="Not seen.", blocks=blocks)

        @app.action("acknowledge")
        def redraw(body: dict[str, Any], ack: Ack) -> None:
            ts = body["message"]["ts"]
            slack.chat_update(channel=CHANNEL, ts=ts, text="Seen by the DCC.", blocks=blocks)
            ack()

        handler = SocketModeHandler(app, site.app_token)
        handler.connect()  # type: ignore[no-untyped-call]
        site.wait_for_bot()
        shown = site.person("U0DEPUTY").channel(CHANNEL)[-1]
        with ThreadPoolExecutor(1) as hand:
            yield lambda: _pressed(site, hand, shown, before=lambda: None)
        handler.close()  # type: ignore[no-untyped-call]


def _pressed(
    site: local.Site, hand: ThreadPoolExecutor, shown: Shown, *, before: Callable[[], None]
) -> float:
    """Press, and return the milliseconds until the message reads otherwise."""
    before()
    was = dict(getattr(shown.source, "edited", None) or {})
    began = time.perf_counter()
    done = hand.submit(site.person("U0DEPUTY").presses, "Acknowledge", in_=shown)
    with site.workspace.happened:
        there = site.workspace.happened.wait_for(
            lambda: dict(getattr(shown.source, "edited", None) or {}) != was, 3
        )
    took = (time.perf_counter() - began) * 1_000
    done.result()
    if not there:
        raise RuntimeError("the message was not drawn anew")
    return took


def _forget(store: Store) -> None:
    with store.writing() as session:
        session.connection().execute(update(Acknowledgement).values(at=None))


def _fill(store: Store) -> None:
    """Put one action on the register that two posts owe, and an update that both must see."""
    with store.writing() as session:
        session.add_all([Post(id=1, short="DCC", name="DCC"), Post(id=2, short="CC", name="CC")])
        session.add(Person(id=1, name="Julian Moss", slack_id="U0DEPUTY", role="officer"))
        session.add(Person(id=2, name="Natasha Noorbakhsh", slack_id="U0POLICY", role=STAFF))
        session.add(Board(id=1, short="MAM", name="Monthly Assurance Meeting", channel=CHANNEL))
        session.flush()
        session.add(Appointment(post_id=1, person_id=1))
        action = Action(id=1, board_id=1, raised_on=NOW.date(), words="Share it", raised_at=NOW)
        session.add(action)
        session.flush()
        session.add_all([Owner(action_id=1, position=0, post_id=1),
                         Owner(action_id=1, position=1, post_id=2)])  # fmt: skip
        session.flush()
        by = Actor(2, "U0POLICY", "Natasha Noorbakhsh", STAFF)
        actions.update(session, action, "The findings go out on Friday", by=by, at=NOW)
