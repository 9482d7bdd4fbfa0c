"""Several people at once, a database that is busy, full or read-only, and Slack too late."""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import count
from typing import Any

import pytest
from anybody import Anybody, Came
from builders import SLACK, an_action
from sqlalchemy import event, text
from sqlmodel import col, select

from bot.local import Site
from bot.pace import Pace
from store import Store, engine, history
from store.tables import Action, Change

ACK_SECONDS = 3.0
LONGEST_WAIT = engine.LINE_SECONDS + engine.BUSY_SECONDS
"""What is waited for a lock, first among ourselves and then for others, before it is given up."""


@pytest.fixture
def pace() -> Pace:
    return Pace(monotonic=count(step=11).__next__)


def lines(store: Store) -> list[str]:
    with store.reading() as session:
        assert history.verify(session) is None
        return [line.did for line in session.exec(select(Change).order_by(col(Change.id)))]


def at_once(deeds: list[Callable[[], Any]]) -> list[Any]:
    """Do all of these at the same moment and return what came of each, in their order."""
    came: list[Any] = [None] * len(deeds)
    gate = threading.Barrier(len(deeds))

    def go(place: int) -> None:
        gate.wait()
        came[place] = deeds[place]()

    threads = [threading.Thread(target=go, args=(place,)) for place in range(len(deeds))]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return came


# Two people, one action (B10, B11)


def test_a_discharge_typed_twenty_times_at_once_by_two_people_is_done_once(
    store: Store, anybody: Anybody
) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper")

    came = at_once(
        [lambda who=who: anybody.commands(who, "/actions discharge A1")  # type: ignore[misc]
         for who in ("U0POLICY", "U0CHIEFX") * 10]
    )  # fmt: skip

    assert [one.error for one in came] == [None] * 20
    assert lines(store) == ["raised", "discharged"]


def test_who_was_not_the_first_reads_who_was(store: Store, anybody: Anybody) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper")
    anybody.commands("U0POLICY", "/actions discharge A1")

    second = anybody.commands("U0CHIEFX", "/actions discharge A1").words

    assert second.startswith(
        "*A1* was discharged already by Natasha Noorbakhsh (PO), Mon 7 Jun 2021, 09:00."
    )
    assert "discharged by Andy Champness" not in second


def test_a_form_sent_twenty_times_at_once_is_saved_once(store: Store, anybody: Anybody) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper")
    about = {"action": 1, "revision": 1}
    forms = [
        anybody.a_form(who, "discharge", about, {"words": "Seen"})
        for who in ("U0POLICY", "U0CHIEFX")
    ]

    at_once([lambda form=form: anybody.sends(form) for form in forms * 10])  # type: ignore[misc]

    assert lines(store) == ["raised", "discharged"]


@pytest.mark.parametrize("races", [10, pytest.param(50, marks=pytest.mark.long)])
def test_of_two_who_change_one_action_the_second_is_told_who_was_first_in_every_race(
    store: Store, anybody: Anybody, races: int
) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper")
    for race in range(races):
        values = ({"words": f"{name} {race}", "owner": "DCC", "due": ""} for name in ("PO", "CEX"))
        about = {"action": 1, "revision": race + 1}
        forms = [
            anybody.a_form(who, "amend", about, one)
            for who, one in zip(("U0POLICY", "U0CHIEFX"), values, strict=True)
        ]
        came: list[Came] = at_once([lambda form=form: anybody.sends(form) for form in forms])  # type: ignore[misc]
        lost = [one for one in came if one.errors]
        assert len(lost) == 1, [one.words for one in came]
        first = "Natasha Noorbakhsh (PO)" if lost[0] is came[1] else "Andy Champness (CEX)"
        assert f"A1 was amended by {first} while you had it open." in lost[0].words

    assert lines(store) == ["raised", *["amended"] * races]


def test_actions_added_at_once_each_have_their_own_reference(
    store: Store, anybody: Anybody
) -> None:
    came = at_once(
        [lambda n=n: anybody.commands("U0POLICY", f"/actions add DCC to do {n}") for n in range(20)]  # type: ignore[misc]
    )

    assert [one.error for one in came] == [None] * 20
    answers = [str(one.body) for one in came]  # what appeared may be another's answer
    saved = {f"do {n}" for n, answer in enumerate(answers) if "Recorded" in answer}
    told = [answer for answer in answers if "so nothing was saved" in answer]
    assert len(saved) + len(told) == 20
    with store.reading() as session:
        found = session.exec(select(Action).order_by(col(Action.id))).all()
    assert [one.id for one in found] == list(range(1, len(saved) + 1))
    assert {one.words for one in found} == saved


# A database that cannot be written (B6, B7)


@contextmanager
def locked(url: str) -> Iterator[None]:
    """Hold the write lock, as another process would."""
    file = url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@pytest.fixture
def sqlite_url(url: str) -> str:
    if not url.startswith("sqlite"):
        pytest.skip("these are SQLite's locks")
    return url


WRITES: list[Callable[[Anybody], Came]] = [
    lambda any_: any_.commands("U0POLICY", "/actions add DCC to circulate the paper"),
    lambda any_: any_.commands("U0POLICY", "/actions discharge A1"),
    lambda any_: any_.commands("U0DEPUTY", "/actions report A1 it was sent"),
    lambda any_: any_.presses("U0POLICY", "undo", "1"),
    lambda any_: any_.submits("U0POLICY", "update", {"action": 1}, {"words": "x"}),
]


@pytest.mark.parametrize("write", WRITES)
def test_while_the_database_is_locked_nothing_is_saved_and_it_is_said_in_time(
    store: Store, anybody: Anybody, sqlite_url: str, write: Callable[[Anybody], Came]
) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper")

    with locked(sqlite_url):
        came = write(anybody)

    assert LONGEST_WAIT < ACK_SECONDS - 0.3
    assert came.error is None
    assert "so nothing was saved. Please try again in a minute" in came.words
    assert "quote" in came.words
    assert lines(store) == ["raised"]
    write(anybody)
    assert len(lines(store)) == 2


def test_a_refusal_is_told_in_time_though_it_cannot_be_written_down(
    store: Store, anybody: Anybody, sqlite_url: str
) -> None:
    with locked(sqlite_url):
        came = anybody.presses("U0STRANG", "open", "1")

    assert LONGEST_WAIT < ACK_SECONDS - 0.3
    assert "I don't know you yet." in came.words


def test_what_is_only_read_is_answered_while_somebody_writes(
    store: Store, anybody: Anybody, sqlite_url: str
) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper")

    with locked(sqlite_url):
        assert "1 outstanding" in anybody.commands("U0POLICY", "/actions").words


def test_ten_commands_at_once_while_the_database_is_locked_are_all_answered_in_time(
    store: Store, anybody: Anybody, sqlite_url: str
) -> None:
    with locked(sqlite_url):
        came = at_once(
            [lambda: anybody.commands("U0POLICY", "/actions add DCC to circulate it")] * 10
        )

    assert LONGEST_WAIT < ACK_SECONDS - 0.3
    assert [one.error for one in came] == [None] * 10
    assert lines(store) == []


def test_a_lock_that_is_let_go_in_time_is_only_a_wait(
    store: Store, anybody: Anybody, sqlite_url: str
) -> None:
    letting_go = threading.Event()

    def hold() -> None:
        with locked(sqlite_url):
            letting_go.set()
            time.sleep(0.5)

    holder = threading.Thread(target=hold)
    holder.start()
    letting_go.wait()
    came = anybody.commands("U0POLICY", "/actions add DCC to circulate it")
    holder.join()

    assert "Recorded *A1*" in came.words


def test_a_full_disk_saves_nothing_says_so_and_is_forgotten_when_there_is_room(
    store: Store, anybody: Anybody, sqlite_url: str
) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper")

    with full(store):
        came = [
            anybody.commands("U0POLICY", f"/actions update A1 {'x' * 2_900}") for _ in range(20)
        ]
    told = [one.words for one in came]

    assert any("so nothing was saved" in one for one in told)
    kept = sum("kept" in one for one in told)
    assert lines(store) == ["raised", *["updated"] * kept]
    assert "Recorded *A2*" in anybody.commands("U0POLICY", "/actions add DCC to do it").words


@contextmanager
def full(store: Store) -> Iterator[None]:
    """Let the file grow no further on any connection, as a full disk would."""

    def limit(raw: sqlite3.Connection, _record: object) -> None:
        (pages,) = raw.execute("PRAGMA page_count").fetchone()
        raw.execute(f"PRAGMA max_page_count = {pages + 2}")

    store.engine.dispose()
    event.listen(store.engine, "connect", limit)
    yield
    event.remove(store.engine, "connect", limit)
    store.engine.dispose()


def test_a_database_that_became_read_only_saves_nothing_and_says_so(
    store: Store, anybody: Anybody, sqlite_url: str
) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper")

    with read_only(store):
        came = anybody.commands("U0POLICY", "/actions discharge A1")
        assert "1 outstanding" in anybody.commands("U0POLICY", "/actions").words

    assert "so nothing was saved" in came.words
    assert lines(store) == ["raised"]
    assert "discharged" in anybody.commands("U0POLICY", "/actions discharge A1").words


@contextmanager
def read_only(store: Store) -> Iterator[None]:
    def refuse(raw: sqlite3.Connection, _record: object) -> None:
        raw.execute("PRAGMA query_only = ON")

    store.engine.dispose()
    event.listen(store.engine, "connect", refuse)
    yield
    event.remove(store.engine, "connect", refuse)
    store.engine.dispose()


def test_a_server_that_is_gone_is_said_and_forgotten_when_it_is_back(
    store: Store, anybody: Anybody, url: str
) -> None:
    if url.startswith("sqlite"):
        pytest.skip("a file is always there")
    with store.engine.connect() as connection:
        others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname ="
        connection.execute(text(f"{others} current_database() AND pid <> pg_backend_pid()"))

    assert "Recorded *A1*" in anybody.commands("U0POLICY", "/actions add DCC to do it").words


# Slack, too late or out of reach (B9)


def test_a_form_that_slack_will_not_open_any_more_is_told_of_directly(
    store: Store, anybody: Anybody, site: Site
) -> None:
    site.workspace.handles.trigger_seconds = -1

    came = anybody.commands("U0POLICY", "/actions add", channel="C0ASSURE")

    (message,) = came.seen
    assert message.text == (
        "Slack did not open the form in time. Nothing was saved. Please try again."
    )
    assert message.channel == site.person(SLACK["PO"]).direct()


def test_an_answer_whose_address_is_used_up_comes_directly(
    store: Store, anybody: Anybody, site: Site
) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper")
    site.faults.inject("response_url", "http", status=404)

    came = anybody.presses("U0POLICY", "history", "1")

    (message,) = came.seen
    assert message.channel == site.person(SLACK["PO"]).direct()
    assert "History of A1" in message.text


def test_an_answer_whose_address_cannot_be_reached_comes_directly(
    store: Store, anybody: Anybody, site: Site
) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper")
    site.faults.inject("response_url", "drop")

    came = anybody.presses("U0POLICY", "history", "1")

    assert came.error is None
    assert "History of A1" in came.words


def test_when_slack_cannot_say_who_asks_nothing_is_done_and_it_says_so(
    store: Store, anybody: Anybody, site: Site
) -> None:
    site.faults.inject("users.info", "error", name="internal_error")

    came = anybody.commands("U0POLICY", "/actions add DCC to do it")

    assert "I could not check with Slack who you are, so nothing was done." in came.words
    assert lines(store) == []


def test_when_slack_is_slow_to_say_who_asks_they_are_told_in_time(
    store: Store, anybody: Anybody, site: Site
) -> None:
    site.faults.inject("users.info", "stall", seconds=5)

    came = anybody.commands("U0POLICY", "/actions add DCC to do it")

    assert came.error is None  # Slack gives up after three seconds
    assert "I could not check with Slack who you are, so nothing was done." in came.words
    assert lines(store) == []


def test_what_is_done_in_a_form_whose_answer_slack_will_not_show_is_told_as_done(
    store: Store, anybody: Anybody, site: Site
) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper")
    site.person(SLACK["PO"]).types("/actions add DCC to share the findings")
    home = site.person(SLACK["PO"])
    home.opens_home()
    site.workspace.handles.trigger_seconds = -1
    shown = home.home
    assert shown is not None

    home.presses("Outstanding actions", in_=shown)

    told = site.workspace.messages[home.direct()]
    assert "2 outstanding" in list(told.values())[-1].text
