"""Sending what is owed, with every way of going wrong between us and Slack."""

from collections import Counter
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest
from builders import a_meeting, an_action
from delivering import (
    Killed,
    Steps,
    all_messages,
    all_notices,
    assert_each_is_told_once,
    deliver,
    direct,
    drain,
    dying,
    owe_something,
    posted,
    unfinished,
)
from sqlalchemy import text

from bot import local
from bot.local.webapi.faults import Kind
from bot.office import Office
from bot.reminders import planning
from bot.sending import answers
from bot.sending import clock as ticks
from bot.sending.answers import Means
from store import chases
from store.tables import Pace

DCC, CC, PO = "U0DEPUTY", "U0CHIEFC", "U0POLICY"


def test_each_person_gets_one_message_with_all_they_owe(
    office: Office, site: local.Site, clock: local.Clock
) -> None:
    owe_something(office)
    deliver(office, clock)

    assert_each_is_told_once(office, site)
    (message,) = posted(site, in_=direct(site, DCC))
    assert "You (for the DCC) owe *2 actions*." in message.text
    assert "*A1* Circulate the options paper. Due Mon 7 Jun 2021, today." in message.text
    assert len(posted(site)) == 3


def test_nothing_is_sent_out_of_working_hours(
    office: Office, site: local.Site, clock: local.Clock
) -> None:
    owe_something(office)
    clock.wind(by=timedelta(hours=10))  # 19:00
    deliver(office, clock, minutes=1)

    assert posted(site) == []
    clock.wind(by=timedelta(hours=13, minutes=30))  # Tuesday, 08:30
    deliver(office, clock)
    assert_each_is_told_once(office, site)
    assert len(posted(site, in_=direct(site, DCC))) == 1


def test_a_second_message_of_the_same_day_waits_for_the_next_morning(
    office: Office, site: local.Site, clock: local.Clock
) -> None:
    owe_something(office)
    deliver(office, clock)
    with office.store.writing() as session:
        an_action(session, "Send the figures", owner="DCC", due="by 7 June 2021", at=clock.now())
    deliver(office, clock, minutes=1)
    assert len(posted(site, in_=direct(site, DCC))) == 1

    clock.wind(by=timedelta(days=1))
    deliver(office, clock)
    first, second = posted(site, in_=direct(site, DCC))
    assert "Send the figures" in second.text
    assert "Send the figures" not in first.text


# --- the process dies -----------------------------------------------------------------------------


@pytest.mark.parametrize("apart", [3, pytest.param(1, marks=pytest.mark.long)])
def test_a1_a_process_that_dies_at_any_step_loses_nothing_and_repeats_nothing(
    office: Office, site: local.Site, clock: local.Clock, apart: int
) -> None:
    with office.store.writing() as session:
        an_action(session, "Circulate the options paper", owner="DCC", due="by 7 June 2021")
    deaths, number = [], apart - 1
    while True:
        start_again(office, site)
        steps = Steps(die_at=number)
        died = dies(dying(office, steps))
        start = clock.now()
        deliver(office, clock)

        assert_each_is_told_once(office, site)
        assert clock.now() - start <= timedelta(seconds=60)
        if not died:
            break
        deaths.append(steps.names[-1])
        number += apart

    assert number > 15
    assert {"before chat.postMessage", "after chat.postMessage", "before the commit"} < set(deaths)


def dies(office: Office) -> bool:
    """Deliver in a process that may die; say whether it did."""
    try:
        drain(office)
    except Killed:
        return True
    return False


def start_again(office: Office, site: local.Site) -> None:
    """Forget what was said, and owe it all anew."""
    for channel in site.workspace.channels:
        site.workspace.messages[channel] = {}
    with office.store.writing() as session:
        for table in ("notice", "message", "pace"):
            session.connection().execute(text(f"DELETE FROM {table}"))  # noqa: S608  our own names
        session.connection().execute(text("UPDATE pulse SET planned_until = NULL"))
    planning.plan(office)


@pytest.mark.parametrize("minutes", [-45, 10, 60 * 24 * 30])
def test_a1_a_clock_that_differs_from_slacks_does_not_hide_what_was_sent(
    office: Office, site: local.Site, clock: local.Clock, minutes: int
) -> None:
    office = replace(office, now=lambda: clock.now() + timedelta(minutes=minutes))
    clock.wind(by=-timedelta(minutes=minutes))  # ours shows 09:00, Slack's does not
    owe_something(office)
    assert dies(dying(office, Steps(die_on="after chat.postMessage")))
    deliver(office, clock)

    assert_each_is_told_once(office, site)


def test_a2_where_history_cannot_be_read_one_repeat_is_sent_and_marked(
    office: Office, site: local.Site, clock: local.Clock
) -> None:
    site.faults.inject("conversations.history", "error", name="missing_scope", times=None)
    owe_something(office)
    assert dies(dying(office, Steps(die_on="after chat.postMessage")))
    deliver(office, clock)

    counts = Counter(message.channel for message in posted(site))
    assert sorted(counts.values()) == [1, 1, 2]
    marked = [message for message in posted(site) if message.text.startswith("(repeat)")]
    assert len(marked) == 1
    assert unfinished(office) == 0


# --- Slack goes wrong -----------------------------------------------------------------------------


def impatient(office: Office) -> Office:
    """Return the office with a client that waits a fifth of a second for Slack."""
    office.slack.timeout = 0.2  # type: ignore[assignment]
    return office


LOST: list[tuple[Kind, dict[str, Any]]] = [
    ("drop", {}),
    ("reset", {}),
    ("stall", {"seconds": 1.0}),
    ("http", {"status": 500}),
    ("http", {"status": 503}),
    ("html", {"status": 200}),
    ("html", {"status": 502}),
    ("bad_json", {}),
    ("error", {"name": "internal_error"}),
    ("error", {"name": "fatal_error"}),
]
"""How an answer is lost; whether the message was stored all the same is tried for each in turn."""


@pytest.mark.parametrize(
    ("kind", "how", "stored"),
    [
        pytest.param(kind, how, stored, marks=[pytest.mark.long] * (place % 2 == stored))
        for place, (kind, how) in enumerate(LOST)
        for stored in (True, False)
    ],
)
def test_a3_a4_a6_a_lost_answer_is_looked_for_and_never_sent_twice(
    office: Office, site: local.Site, clock: local.Clock, kind: Kind, how: Any, *, stored: bool
) -> None:
    owe_something(office)
    site.faults.inject("chat.postMessage", kind, stored=stored, **how)
    start = clock.now()
    deliver(impatient(office), clock)

    assert_each_is_told_once(office, site)
    assert clock.now() - start <= timedelta(seconds=60)
    assert not [message for message in posted(site) if "(repeat)" in message.text]


def test_a5_slacks_own_wait_is_kept_to_the_second(
    office: Office, site: local.Site, clock: local.Clock
) -> None:
    owe_something(office)
    site.faults.inject("chat.postMessage", "rate_limited", retry_after=30)
    start = clock.now()
    while unfinished(office):
        ticks.tick(office)
        clock.wind(by=timedelta(seconds=1))

    asked = [request.at - start for request in site.requests.of("chat.postMessage")]
    assert asked[0] == timedelta()
    assert min(asked[1:]) == timedelta(seconds=30)
    assert_each_is_told_once(office, site)


def test_a6_ten_minutes_of_every_failure_at_random_lose_and_repeat_nothing(
    office: Office, site: local.Site, clock: local.Clock
) -> None:
    owe_something(office)
    site.faults.seed(4)
    for kind in ("drop", "http", "html", "bad_json", "error"):
        for stored in (True, False):
            site.faults.inject("*", kind, stored=stored, chance=0.1, times=None)
    until = clock.now() + timedelta(minutes=10)
    while clock.now() < until:
        ticks.tick(office)
        clock.wind(by=timedelta(seconds=15))
    site.faults.clear()
    deliver(office, clock, minutes=5)

    assert_each_is_told_once(office, site)


def test_a7_while_slack_cannot_be_reached_nothing_is_lost(
    office: Office, site: local.Site, clock: local.Clock
) -> None:
    owe_something(office)
    with site.unreachable():
        for _ in range(20):
            ticks.tick(office)
            clock.wind(by=timedelta(seconds=30))
    start = clock.now()
    deliver(office, clock)

    assert_each_is_told_once(office, site)
    assert clock.now() - start <= timedelta(seconds=60)


def test_a14_a_message_that_slack_refuses_goes_in_plain_words_and_keeps_nobody_waiting(
    office: Office, site: local.Site, clock: local.Clock
) -> None:
    owe_something(office)
    site.faults.inject(
        "chat.postMessage", "error", name="invalid_blocks", times=None,
        only=lambda asked: asked.get("channel") == DCC and "blocks" in asked,
    )  # fmt: skip
    deliver(office, clock)

    (message,) = posted(site, in_=direct(site, DCC))
    assert message.blocks == []
    assert "Circulate the options paper" in message.text
    (trouble,) = all_notices(office, kind="trouble")
    assert trouble.message_id is not None
    assert any("(invalid_blocks)" in one.text for one in posted(site, in_=direct(site, PO)))
    assert len(posted(site, in_=direct(site, CC))) == 1


def test_a14_what_slack_never_takes_is_given_up_and_told_of(
    office: Office, site: local.Site, clock: local.Clock
) -> None:
    owe_something(office)
    site.faults.inject(
        "chat.postMessage", "error", name="msg_too_long", times=None,
        only=lambda asked: asked.get("channel") == DCC,
    )  # fmt: skip
    deliver(office, clock)

    (dead,) = [message for message in all_messages(office) if message.dead_at]
    assert (dead.error, dead.tries) == ("msg_too_long", 2)
    told = [message.text for message in posted(site, in_=direct(site, PO))]
    assert any("could not be sent: msg_too_long" in one for one in told)
    assert posted(site, in_=direct(site, CC))


NEVER = sorted(name for name, means in answers.ERRORS.items() if means is Means.NEVER)
OFTEN = {"is_archived", "user_disabled"}
"""Errors that the suite tries; the long run tries them all."""


@pytest.mark.parametrize(
    "name", [pytest.param(one, marks=() if one in OFTEN else pytest.mark.long) for one in NEVER]
)
def test_a15_whoever_cannot_be_written_to_has_the_office_told_once_and_why(
    office: Office, site: local.Site, clock: local.Clock, name: str
) -> None:
    owe_something(office)
    site.faults.inject(
        "chat.postMessage", "error", name=name, times=None,
        only=lambda asked: asked.get("channel") == DCC,
    )  # fmt: skip
    deliver(office, clock)

    told = "\n".join(message.text for message in posted(site, in_=direct(site, PO)))
    assert told.count("Circulate the options paper") == 1
    why = f"Julian Moss cannot be written to ({name})"
    assert f"{why}, so this comes to you: the DCC owes *2 actions*." in told
    with office.store.reading() as session:
        state = chases.state(session, now=office.now())
    assert {one.id for one in state.given_up} == state.elsewhere
    assert (
        told.count(f"Julian Moss cannot be written to ({name}). What was to go there is told") == 1
    )
    assert len([one for one in site.requests.of("chat.postMessage") if one.channel == DCC]) == 1
    assert unfinished(office) == 0


@pytest.mark.parametrize(
    "name",
    ["channel_not_found", "is_archived", "not_in_channel", "restricted_action_read_only_channel"],
)
def test_a15_what_cannot_go_to_its_channel_is_told_to_the_office_once(
    office: Office, site: local.Site, clock: local.Clock, name: str
) -> None:
    with office.store.writing() as session:
        a_meeting(session, date(2021, 6, 8), starts=time(14))
    site.faults.inject(
        "chat.postMessage", "error", name=name, times=None,
        only=lambda asked: asked.get("channel") == "C0ASSURE",
    )  # fmt: skip
    deliver(office, clock)

    assert posted(site, in_="C0ASSURE") == []
    told = [message.text for message in posted(site, in_=direct(site, PO))]
    assert sum("Monthly Assurance Meeting: Tuesday 8 June 2021" in one for one in told) == 1
    assert any(name in one for one in told)
    assert len(site.requests.of("chat.postMessage")) < 6


def test_a15_an_archived_channel_is_not_even_tried(
    office: Office, site: local.Site, clock: local.Clock
) -> None:
    with office.store.writing() as session:
        a_meeting(session, date(2021, 6, 8), starts=time(14))
    site.workspace.channels["C0ASSURE"].archived = True
    deliver(office, clock)

    assert not [one for one in site.requests.of("chat.postMessage") if one.channel == "C0ASSURE"]
    told = [message.text for message in posted(site, in_=direct(site, PO))]
    assert any("Tuesday 8 June 2021" in one and "is archived" in one for one in told)


def waits(office: Office) -> list[Pace]:
    """Return what sending waits for."""
    with office.store.reading() as session:
        return list(chases.state(session, now=office.now()).waits)


def test_a16_while_slack_does_not_know_the_bot_it_is_asked_once_a_minute(
    office: Office, site: local.Site, clock: local.Clock
) -> None:
    owe_something(office)
    site.faults.inject("*", "error", name="token_revoked", times=None)
    for _ in range(40):
        ticks.tick(office)
        clock.wind(by=timedelta(seconds=30))
    assert 13 < len(site.requests) <= 21  # in twenty minutes
    assert "token_revoked" in {one.why for one in waits(office)}

    site.faults.clear()
    deliver(office, clock)
    assert_each_is_told_once(office, site)


def test_one_account_that_slack_cannot_tell_of_keeps_nobody_else_waiting(
    office: Office, site: local.Site, clock: local.Clock
) -> None:
    owe_something(office)
    site.faults.inject(
        "users.info", "http", status=500, times=None, only=lambda asked: asked.get("user") == DCC
    )
    deliver(office, clock, minutes=3)
    assert [len(posted(site, in_=direct(site, user))) for user in (CC, DCC, PO)] == [1, 0, 1]

    site.faults.clear()
    clock.wind(by=timedelta(minutes=1))
    deliver(office, clock)
    assert_each_is_told_once(office, site)
