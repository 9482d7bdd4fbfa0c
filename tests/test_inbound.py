"""What Slack sends, over a socket and over HTTP alike: once, in time, whole or not at all."""

import re
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any, Final

import pytest
from anybody import Anybody, Came
from builders import SLACK
from delivering import an_update_told, posted
from sqlmodel import col, select
from test_concurrency import locked, read_only, sqlite_url

from bot import local
from bot.local import Shown
from bot.local.delivering import payloads
from bot.office import Office
from bot.pace import Pace
from handlers import http, serving
from store import Store, history
from store.tables import Action, Change

__all__ = ["sqlite_url"]  # a fixture

BOARD: Final = "C0ASSURE"
LISTENS: Final = "0A"
"""The state of a socket that waits for connections, as Linux writes it."""


@pytest.fixture
def pace() -> Pace:
    return Pace(monotonic=count(step=11).__next__)


@pytest.fixture(params=["socket", "http"])
def mode(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def answering(mode: str, office: Office, site: local.Site) -> Iterator[None]:
    """The real app, answering in either mode."""
    if mode == "socket":
        with serving.connected(office):
            site.wait_for_bot()
            yield
        return
    real = replace(office, now=lambda: datetime.now(UTC))  # the time that a signature holds
    with http.listening(real) as port:
        site.deliver_to(f"http://127.0.0.1:{port}/slack/events")
        yield


@pytest.fixture
def told(office: Office, site: local.Site, clock: local.Clock) -> Shown:
    """The message that tells the office's update on A1, which the DCC and the CC owe."""
    return an_update_told(office, site, clock)


def lines(store: Store) -> list[str]:
    with store.reading() as session:
        assert history.verify(session) is None
        return [line.did for line in session.exec(select(Change).order_by(col(Change.id)))]


def at_once(deeds: list[Callable[[], Any]]) -> list[Any]:
    with ThreadPoolExecutor(len(deeds)) as pool:
        return [one.result() for one in [pool.submit(deed) for deed in deeds]]


# B1: over HTTP see test_http.py; over a socket nobody but Slack can say anything


@pytest.mark.skipif(not Path("/proc/self/net/tcp").exists(), reason="only Linux tells")
def test_b1_over_a_socket_the_bot_listens_on_no_port(office: Office, site: local.Site) -> None:
    before = listening()

    with serving.connected(office):
        site.wait_for_bot()
        assert listening() == before


def listening() -> set[str]:
    """Return the sockets of this process on which anybody could connect."""
    mine = set()
    for one in Path("/proc/self/fd").iterdir():
        try:
            mine.add(str(one.readlink()))
        except OSError:  # closed meanwhile
            continue
    files = (Path(f"/proc/self/net/{name}") for name in ("tcp", "tcp6"))
    rows = [line.split() for one in files if one.exists() for line in one.read_text().splitlines()]
    return {row[9] for row in rows if row[3] == LISTENS and f"socket:[{row[9]}]" in mine}


# B2: sent twice


def test_b2_whatever_is_sent_twice_has_one_effect(
    answering: None, told: Shown, site: local.Site, store: Store
) -> None:
    workspace = site.workspace
    board = workspace.channels[BOARD]
    form = Anybody(site).a_form("U0POLICY", "update", {"action": 1}, {"words": "As it stands"})
    message = workspace.messages[BOARD][told.ts]
    press = {"type": "button", "action_id": "acknowledge:1", "value": "u1", "block_id": "b"}
    every = [
        ("slash_commands", payloads.command(workspace, user="U0POLICY", channel=board,
                                            name="/actions", text="add DCC to share it")),
        ("interactive", payloads.press(workspace, user="U0DEPUTY", where=message, action=press,
                                       state={})),
        ("interactive", payloads.submission(workspace, form)),
    ]  # fmt: skip

    for kind, payload in every:
        before = lines(store)
        assert site.delivery.ask(kind, payload).error is None
        once = lines(store)
        assert len(once) == len(before) + 1
        assert site.delivery.ask(kind, payload).error is None
        assert lines(store) == once


# B4: not acknowledged until it is done


def test_b4_what_cannot_be_heard_now_is_not_acknowledged_and_is_heard_when_told_again(
    answering: None, told: Shown, site: local.Site, store: Store, office: Office
) -> None:
    site.delivery.retry_after = ()
    site.delivery.ack_within = 0.5
    before = lines(store)
    office.members.forget(SLACK["DCC"])
    site.faults.inject("users.info", "error", name="internal_error")  # who it is, nobody can say

    first = site.delivery.tell(reply(told))
    first.settled.wait(5)
    assert not first.delivered
    assert lines(store) == before

    site.delivery.ack_within = 5
    again = site.delivery.redeliver(first)
    again.settled.wait(5)
    assert again.delivered
    assert lines(store) == [*before, "acknowledged"]


def reply(told: Shown, **more: Any) -> dict[str, Any]:
    """Return an event: the DCC replies in the thread of a message."""
    event = {"type": "message", "channel": BOARD, "channel_type": "group", "user": SLACK["DCC"],
             "text": "noted", "ts": "1623052800.000900", "thread_ts": told.ts}  # fmt: skip
    event |= more
    return event | {"event_ts": event["ts"]}


# B5, B6: Slack is slow, the database is locked


def test_b5_b6_while_slack_is_slow_and_the_database_locked_it_is_said_in_time(
    store: Store, anybody: Anybody, site: local.Site, sqlite_url: str
) -> None:
    site.faults.inject("users.info", "stall", seconds=5)  # of whoever asks first

    def command(user: str) -> tuple[Came, float]:
        began = time.monotonic()
        came = anybody.commands(user, "/actions add DCC to share it")
        return came, time.monotonic() - began

    with locked(sqlite_url):
        every = at_once([lambda who=who: command(who) for who in ("U0POLICY", "U0CHIEFX")])  # type: ignore[misc]

    bodies = [str(came.body) for came, _ in every]
    assert [came.error for came, _ in every] == [None, None]  # Slack gives up after three seconds
    assert sum("so nothing was done" in one for one in bodies) == 1
    assert sum("so nothing was saved" in one for one in bodies) == 1
    assert lines(store) == []


# B7: nothing can be written


def test_b7_a_database_that_cannot_be_written_saves_nothing_says_so_and_recovers(
    store: Store, anybody: Anybody, sqlite_url: str
) -> None:
    with read_only(store):
        came = anybody.commands("U0POLICY", "/actions add DCC to share it")

    assert "so nothing was saved" in came.words
    assert lines(store) == []
    assert "Recorded *A1*" in anybody.commands("U0POLICY", "/actions add DCC to share it").words


# B8: the connection goes


@pytest.mark.parametrize("mode", ["socket"], indirect=True)
@pytest.mark.parametrize(
    ("times", "hows"),
    [
        (3, ("warning", "refresh_requested", None)),
        pytest.param(100, ("warning", "refresh_requested", None), marks=pytest.mark.long),
    ],
)
def test_b8_a_socket_that_is_closed_with_and_without_warning_loses_and_repeats_nothing(  # noqa: PLR0917  fixtures
    times: int, hows: tuple[str | None, ...], answering: None, told: Shown, site: local.Site,
    store: Store,
) -> None:  # fmt: skip
    site.delivery.retry_after = (0.1,) * 100
    site.delivery.ack_within = 1.0  # what went down the old connection comes again
    before = lines(store)

    for number in range(times):
        site.delivery.links.disconnect(reason=hows[number % len(hows)])
        one = site.delivery.tell(reply(told, text=f"With legal, {number}", ts=f"{number + 1}.1"))
        assert one.settled.wait(20)
        assert one.delivered

    assert lines(store) == [*before, *["remarked on"] * times]


@pytest.mark.parametrize("mode", ["http"], indirect=True)
def test_b8_a_request_whose_sender_hangs_up_is_done_once_when_it_is_sent_again(
    answering: None, told: Shown, site: local.Site, store: Store
) -> None:
    site.delivery.ack_within = 0.001  # too soon for any answer
    site.delivery.retry_after = (0.0, 0.0)
    before = lines(store)

    one = site.delivery.tell(reply(told))
    one.settled.wait(5)
    site.delivery.ack_within = 5
    again = site.delivery.redeliver(one)
    again.settled.wait(5)

    assert again.delivered
    assert lines(store) == [*before, "acknowledged"]


# B9: too late for Slack


def test_b9_what_slack_will_not_show_any_more_comes_directly(
    answering: None, told: Shown, anybody: Anybody, site: local.Site
) -> None:
    site.faults.inject("response_url", "http", status=404)
    pressed = anybody.presses("U0POLICY", "history", "1")
    site.workspace.handles.trigger_seconds = -1
    asked = anybody.commands("U0POLICY", "/actions add", channel=BOARD)

    direct = site.person(SLACK["PO"]).direct()
    assert [one.channel for one in (*pressed.seen, *asked.seen)] == [direct, direct]
    assert "History of A1" in pressed.words
    assert "Slack did not open the form in time. Nothing was saved." in asked.words


# B10, B11: two people at once


def test_b10_twenty_presses_at_once_by_two_people_are_one_acknowledgement(
    answering: None, told: Shown, site: local.Site, store: Store
) -> None:
    people = [site.person(SLACK[short]) for short in ("SO", "CC") * 10]

    at_once([lambda who=who: who.presses("Acknowledge", in_=told) for who in people])  # type: ignore[misc]

    assert lines(store).count("acknowledged") == 1
    assert "Waiting for the DCC since" in told.text
    late = people[0].presses("Acknowledge", in_=told).text
    assert re.search(r"\*A1\* was acknowledged for the CC by (Melanie|Anthony) \w+, \w{3} \d", late)


def test_b11_of_two_who_change_one_action_the_second_is_told_who_was_first(
    answering: None, told: Shown, anybody: Anybody, store: Store
) -> None:
    with store.reading() as session:
        revision = session.get_one(Action, 1).revision
    forms = [
        anybody.a_form(user, "amend", {"action": 1, "revision": revision},
                       {"words": f"Share it, says {user}", "owner": "DCC and CC", "due": ""})
        for user in ("U0POLICY", "U0CHIEFX")
    ]  # fmt: skip

    came = at_once([lambda form=form: anybody.sends(form) for form in forms])  # type: ignore[misc]

    lost = [one for one in came if one.errors]
    assert len(lost) == 1, [one.words for one in came]
    assert re.search(r"A1 was amended by [\w ]+ \(\w+\) while you had it open", lost[0].words)
    assert lines(store).count("amended") == 1


# B12, B13: over HTTP see test_http.py; of a request of a megabyte, test_socket.py


@pytest.mark.parametrize("mode", ["socket"], indirect=True)
def test_b12_malformed_payloads_down_a_socket_have_no_effect_and_break_nothing(
    answering: None, site: local.Site, anybody: Anybody, caplog: pytest.LogCaptureFixture,
    store: Store,
) -> None:  # fmt: skip
    site.delivery.ack_within = 0.01  # most are not answered at all
    nested: Any = []
    for _ in range(400):
        nested = [nested]
    for kind in ("slash_commands", "interactive", "events_api"):
        for payload in [*MALFORMED, {"type": "block_actions", "actions": nested}, nested]:
            site.delivery.ask(kind, payload)

    site.delivery.ack_within = 5
    assert "Recorded *A1*" in anybody.commands("U0POLICY", "/actions add DCC to share it").words
    assert set(lines(store)) == {"raised"}
    assert [one.getMessage() for one in caplog.records if one.exc_info] == []


MALFORMED: Final[list[Any]] = [
    None, 7, "x", [], {}, {"type": "event_callback"},
    {"type": "event_callback", "event": None},
    {"type": "event_callback", "event": {"type": "message", "user": 7, "channel": []}},
    {"type": "event_callback", "event": {"type": "reaction_added", "item": None}},
    {"command": "/actions"}, {"command": "/actions", "user_id": None, "text": {}},
    {"type": "block_actions", "user": {"id": "U0POLICY"}, "actions": [{"action_id": 7}]},
    {"type": "block_actions", "user": {"id": ["U0POLICY"]}, "actions": [{"action_id": "open"}]},
    {"type": "view_submission", "user": {"id": "U0POLICY"}, "view": {"callback_id": "add"}},
    {"type": "message_action", "callback_id": "record_message", "user": {"id": "U0POLICY"}},
]  # fmt: skip


# B14: what bots say, and what Slack tells of messages that are none of ours


def test_b14_what_bots_write_and_what_is_edited_or_deleted_besides_is_nothing(
    answering: None, told: Shown, site: local.Site, store: Store
) -> None:
    before, messages = lines(store), len(posted(site))
    plain = reply(told)
    ours = {"user": site.workspace.bot_user, "bot_id": "B0OPCCBT", "ts": told.ts}
    root = {"user": SLACK["PO"], "text": "Lunch?", "ts": "1623052800.000100"}
    every = [
        plain | {"bot_id": "B0OTHER"},
        plain | {"subtype": "bot_message", "bot_id": "B0OTHER"},
        plain | ours,
        {**plain, "subtype": "message_changed", "message": ours | {"text": "noted"},
         "previous_message": ours},
        {**plain, "subtype": "message_deleted", "previous_message": ours},
        {**plain, "subtype": "message_changed", "message": root,
         "previous_message": root | {"text": "Dinner?"}},
        {**plain, "subtype": "channel_join"},
    ]  # fmt: skip

    for event in every:
        one = site.delivery.tell(event)
        assert one.settled.wait(5)
        assert one.delivered

    assert lines(store) == before
    assert len(posted(site)) == messages
