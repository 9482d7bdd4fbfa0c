"""Sending what is owed, with every way of going wrong between us and Slack."""

import shutil
from collections import Counter
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from builders import a_meeting, an_action, the_policy_officer
from delivering import (
    Killed,
    Steps,
    all_messages,
    all_notices,
    deliver,
    direct,
    drain,
    dying,
    posted,
    told_times,
    unfinished,
)
from sqlalchemy import text

from bot import actions, local, meetings, planning, posting
from bot import clock as ticks
from bot.local.faults import Kind
from bot.office import Office
from bot.reading import dates
from bot.reading.due import Due
from store import people
from store.tables import Absence, Action, Meeting

DCC, CC, PO = "U0DEPUTY", "U0CHIEFC", "U0POLICY"


def owe_something(office: Office) -> None:
    """Put four actions due today and tomorrow on the register: the DCC, the CC and the office."""
    with office.store.writing() as session:
        an_action(session, "Circulate the options paper", owner="DCC", due="by 7 June 2021")
        an_action(session, "Share the survey findings", owner=["DCC", "CC"], due="by 8 June 2021")
        an_action(session, "Adopt the hate crime model", owner="ACC LP", due="by 8 June 2021")
    planning.plan(office)


def assert_each_is_told_once(office: Office, site: local.Site) -> None:
    marks = Counter(posting.digest(one.key) for one in all_notices(office) if not one.dropped_at)
    assert told_times(site) == marks
    assert unfinished(office) == 0


def test_each_person_gets_one_message_with_all_they_owe(
    office: Office, site: local.Site, clock: local.Clock
) -> None:
    owe_something(office)
    deliver(office, clock)

    assert_each_is_told_once(office, site)
    (message,) = posted(site, in_=direct(site, DCC))
    assert "You (for the DCC) owe *2 actions*." in message.text
    assert "*A1* Circulate the options paper. Due Mon 7 Jun 2021." in message.text
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


def test_a1_a_process_that_dies_at_any_step_loses_nothing_and_repeats_nothing(
    office: Office, site: local.Site, clock: local.Clock
) -> None:
    with office.store.writing() as session:
        an_action(session, "Circulate the options paper", owner="DCC", due="by 7 June 2021")
    deaths, number = [], 0
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
        number += 1

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


@pytest.mark.parametrize("stored", [True, False])
@pytest.mark.parametrize(
    ("kind", "how"),
    [
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


def test_a16_while_slack_does_not_know_the_bot_it_is_asked_once_a_minute(
    office: Office, site: local.Site, clock: local.Clock
) -> None:
    owe_something(office)
    site.faults.inject("*", "error", name="token_revoked", times=None)
    for _ in range(90):
        ticks.tick(office)
        clock.wind(by=timedelta(seconds=20))
    assert 20 < len(site.requests) <= 31  # in half an hour

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


# --- the facts change -----------------------------------------------------------------------------


def test_a12_a_meeting_moved_while_its_reminder_is_on_its_way_is_put_right(
    office: Office, site: local.Site, clock: local.Clock
) -> None:
    with office.store.writing() as session:
        meeting = a_meeting(session, date(2021, 6, 8), starts=time(14))

    def moves(asked: dict[str, Any]) -> bool:
        with office.store.writing() as session:
            there = session.get_one(Meeting, meeting.id)
            if asked.get("channel") == "C0ASSURE" and there.day == date(2021, 6, 8):
                by, at = the_policy_officer(session), clock.now()
                meetings.move(session, there, to=date(2021, 6, 15), by=by, at=at)
        return False

    site.faults.inject("chat.postMessage", "drop", only=moves, times=None)
    deliver(office, clock, minutes=2)
    clock.wind(by=timedelta(seconds=90))
    deliver(office, clock, minutes=2)

    reminder, change = posted(site, in_="C0ASSURE")
    assert "This reminder no longer holds: the meeting is on another day now." in reminder.text
    assert "of Tuesday 8 June 2021 is moved to Tuesday 15 June 2021, 14:00" in change.text


def test_a12_a_meeting_cancelled_before_its_reminder_goes_is_not_reminded_of(
    office: Office, site: local.Site, clock: local.Clock
) -> None:
    with office.store.writing() as session:
        meeting = a_meeting(session, date(2021, 6, 8), starts=time(14))
    planning.plan(office)
    with office.store.writing() as session:
        by = the_policy_officer(session)
        there = session.get_one(Meeting, meeting.id)
        meetings.cancel(session, there, because="purdah", by=by, at=clock.now())
    ticks.tick(office)
    clock.wind(by=timedelta(seconds=90))
    deliver(office, clock, minutes=2)

    (message,) = posted(site, in_="C0ASSURE")
    assert "of Tuesday 8 June 2021 is cancelled.*" in message.text
    assert {one.dropped_why for one in all_notices(office, kind="eve")} == {
        "the meeting was cancelled"
    }


def test_a13_fifty_changes_of_one_due_date_make_one_reminder_with_the_last(
    office: Office, site: local.Site, clock: local.Clock
) -> None:
    with office.store.writing() as session:
        action = an_action(session, "Send the figures", owner="DCC", due="by 8 June 2021")
    for n in range(50):
        with office.store.writing() as session:
            due = dates.read(f"by {8 + n % 7} June 2021", on=date(2021, 6, 7))
            assert isinstance(due, Due)
            there = session.get_one(Action, action.id)
            by = the_policy_officer(session)
            actions.amend(session, there, due=due, by=by, at=clock.now())
        planning.plan(office)
        clock.wind(by=timedelta(seconds=1))
    deliver(office, clock, minutes=2)

    (message,) = posted(site, in_=direct(site, DCC))
    assert "Due Tue 8 Jun 2021" in message.text


def test_a13_a_meeting_moved_and_put_back_before_anybody_was_told_is_not_told_of(
    office: Office, site: local.Site, clock: local.Clock
) -> None:
    with office.store.writing() as session:
        meeting = a_meeting(session, date(2021, 7, 12), starts=time(14))
    planning.plan(office)
    for day in (19, 26, 12):
        with office.store.writing() as session:
            there = session.get_one(Meeting, meeting.id)
            by = the_policy_officer(session)
            meetings.move(session, there, to=date(2021, 7, day), by=by, at=clock.now())
        clock.wind(by=timedelta(seconds=5))
        ticks.tick(office)
    clock.wind(by=timedelta(seconds=90))
    deliver(office, clock, minutes=2)

    assert posted(site, in_="C0ASSURE") == []
    changed = [one.dropped_why for one in all_notices(office, kind="changed")]
    assert changed[-1] == "it was put back as it was"


# --- time lost ------------------------------------------------------------------------------------


def test_a10_after_fourteen_days_down_each_gets_one_message_and_no_past_meeting(
    office: Office, site: local.Site, clock: local.Clock
) -> None:
    with office.store.writing() as session:
        for n in range(100):
            owner = ("DCC", "CC", "ACC LP", "The CRB")[n % 4]
            an_action(session, f"Action {n}", owner=owner, due=f"by {8 + n % 12} June 2021")
        for day in (9, 11, 16, 22):
            a_meeting(session, date(2021, 6, day), starts=time(10))
    deliver(office, clock)
    clock.wind(by=timedelta(days=14))
    start = clock.now()
    deliver(office, clock)

    since = [m for m in posted(site) if float(m.ts) >= start.timestamp()]
    new = Counter(message.channel for message in since)
    assert set(new.values()) == {1}
    (meeting,) = [one for one in since if one.channel == "C0ASSURE"]
    assert "Tuesday 22 June 2021" in meeting.text
    assert not [day for day in ("9 June", "11 June", "16 June") if day in meeting.text]
    assert unfinished(office) == 0
    assert len(all_notices(office)) > 250
    assert clock.now() - start < timedelta(minutes=5)


def test_a11_after_a_backup_is_restored_what_slack_shows_is_not_sent_again(
    office: Office, site: local.Site, clock: local.Clock, tmp_path: Path, url: str
) -> None:
    if not url.startswith("sqlite"):
        pytest.skip("the backup of this test is a copy of the file")
    with office.store.writing() as session:
        an_action(session, "Share the findings", owner="DCC", due="by 8 June 2021")
        an_action(session, "Adopt the model", owner="CC", due="by 10 June 2021")
    clock.wind(by=timedelta(hours=-2))
    ticks.tick(office)  # 07:00: planned, and nothing sent yet
    file = Path(url.removeprefix("sqlite:///"))
    shutil.copy(file, tmp_path / "backup.db")
    clock.wind(by=timedelta(hours=2))
    for _ in range(3):
        deliver(office, clock)
        clock.wind(by=timedelta(days=1) - timedelta(minutes=1))
    told = told_times(site)
    office.store.close()
    shutil.copy(tmp_path / "backup.db", file)
    deliver(office, clock)

    assert all(times == 1 for times in told_times(site).values())
    assert all(told_times(site)[mark] == 1 for mark in told)
    (away,) = all_notices(office, kind="away")
    assert "from Mon 7 Jun 2021, 07:00 to Thu 10 Jun 2021, 08:57" in away.was


@pytest.mark.parametrize("jump", [-1 / 24, 1 / 24, 1.0, 3652.0])
def test_d4_a_clock_that_jumps_and_comes_back_loses_and_repeats_nothing(
    office: Office, site: local.Site, clock: local.Clock, jump: float
) -> None:
    with office.store.writing() as session:
        a_meeting(session, date(2021, 6, 8), starts=time(14))
        an_action(session, "Share the findings", owner="DCC", due="by 8 June 2021")
    deliver(office, clock, minutes=1)
    clock.wind(by=timedelta(days=jump))
    deliver(office, clock, minutes=1)
    clock.wind(by=timedelta(days=-jump))
    for _ in range(36):
        ticks.tick(office)
        clock.wind(by=timedelta(hours=1))

    assert all(times == 1 for times in told_times(site).values())
    in_channel = [message.text for message in posted(site, in_="C0ASSURE")]
    assert any("Tuesday 8 June 2021" in one for one in in_channel)
    reminded = {one.kind for one in all_notices(office, about="meeting") if one.message_id}
    assert reminded == {"eve", "morning"}
    assert all_notices(office, kind="away")
    clock.wind(by=timedelta(hours=12))
    deliver(office, clock, minutes=2)
    assert unfinished(office) == 0


# --- who is told ----------------------------------------------------------------------------------


def test_nobody_is_told_anything_at_a_closed_account(
    office: Office, site: local.Site, clock: local.Clock
) -> None:
    owe_something(office)
    site.workspace.people[DCC].deleted = True
    site.workspace.people[CC].is_ultra_restricted = True
    deliver(office, clock)

    assert posted(site, in_=direct(site, DCC)) == posted(site, in_=direct(site, CC)) == []
    office_is_told = "\n".join(message.text for message in posted(site, in_=direct(site, PO)))
    assert "Julian Moss has no open Slack account here, so this comes to you" in office_is_told
    deputy = posted(site, in_=direct(site, "U0STAFFO"))
    assert "the CC owes *1 action*" in deputy[0].text


def test_somebody_away_has_their_deputy_told(
    office: Office, site: local.Site, clock: local.Clock
) -> None:
    owe_something(office)
    with office.store.writing() as session:
        chief = people.by_slack_id(session, CC)
        assert chief is not None
        since, until = date(2021, 6, 7), date(2021, 6, 18)
        session.add(Absence(person_id=chief.id or 0, since=since, until=until))
    deliver(office, clock)

    assert posted(site, in_=direct(site, CC)) == []
    (message,) = posted(site, in_=direct(site, "U0STAFFO"))
    assert "Anthony Bangham is away until Friday 18 June 2021, so this comes to you" in message.text


def test_f5_what_is_not_public_does_not_go_to_a_channel_shared_outside(
    office: Office, site: local.Site, clock: local.Clock
) -> None:
    with office.store.writing() as session:
        a_meeting(session, date(2021, 6, 8), starts=time(14))
        open_one = a_meeting(session, date(2021, 6, 8), starts=time(16))
        open_one.kind = "public"
    site.workspace.channels["C0ASSURE"].ext_shared = True
    deliver(office, clock)

    (message,) = posted(site, in_="C0ASSURE")
    assert "16:00" in message.text
    assert "14:00" not in message.text
    told = [one.text for one in posted(site, in_=direct(site, PO))]
    assert any("14:00" in one and "shared outside the office" in one for one in told)


def test_a19_three_hundred_reminders_in_one_channel_are_one_message(
    office: Office, site: local.Site, clock: local.Clock
) -> None:
    with office.store.writing() as session:
        for n in range(300):
            a_meeting(session, date(2021, 6, 8), starts=time(9 + n % 8, n % 60))
    deliver(office, clock)

    assert len(posted(site, in_="C0ASSURE")) <= 5
    assert unfinished(office) == 0
