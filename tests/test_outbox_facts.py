"""What is sent when the facts change on the way, when time is lost, and who is told at all."""

from collections import Counter
from datetime import date, time, timedelta
from typing import Any

import pytest
from builders import a_meeting, an_action, the_policy_officer
from databases import Databases
from delivering import (
    all_notices,
    deliver,
    direct,
    owe_something,
    posted,
    told_times,
    unfinished,
)

from bot import actions, local, meetings
from bot.office import Office
from bot.reading import dates
from bot.reading.due import Due
from bot.reminders import planning
from bot.sending import clock as ticks
from store import people
from store.tables import Absence, Action, Meeting

DCC, CC, PO = "U0DEPUTY", "U0CHIEFC", "U0POLICY"


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
        for n in range(40):
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
    assert len(all_notices(office)) > 100
    assert clock.now() - start < timedelta(minutes=5)


def test_a11_after_a_backup_is_restored_what_slack_shows_is_not_sent_again(
    office: Office, site: local.Site, clock: local.Clock, databases: Databases, url: str
) -> None:
    with office.store.writing() as session:
        an_action(session, "Share the findings", owner="DCC", due="by 8 June 2021")
        an_action(session, "Adopt the model", owner="CC", due="by 10 June 2021")
    clock.wind(by=timedelta(hours=-2))
    ticks.tick(office)  # 07:00: planned, and nothing sent yet
    office.store.close()
    with databases.set_aside(url) as restore:
        clock.wind(by=timedelta(hours=2))
        for _ in range(3):
            deliver(office, clock)
            clock.wind(by=timedelta(days=1) - timedelta(minutes=1))
        told = told_times(site)
        office.store.close()
        restore()
    deliver(office, clock)

    assert all(times == 1 for times in told_times(site).values())
    assert all(told_times(site)[mark] == 1 for mark in told)
    (away,) = all_notices(office, kind="away")
    assert "from Mon 7 Jun 2021, 07:00 to Thu 10 Jun 2021, 08:57" in away.was


@pytest.mark.parametrize(
    "jump",
    [-1 / 24, 366.0, *(pytest.param(one, marks=pytest.mark.long) for one in (1 / 24, 1.0, 3652.0))],
)
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
    assert any("14:00" in one and "#monthly-assurance is shared outside" in one for one in told)


def test_a19_three_hundred_reminders_in_one_channel_are_one_message(
    office: Office, site: local.Site, clock: local.Clock
) -> None:
    with office.store.writing() as session:
        for n in range(300):
            a_meeting(session, date(2021, 6, 8), starts=time(9 + n % 8, n % 60))
    deliver(office, clock)

    assert len(posted(site, in_="C0ASSURE")) <= 5
    assert unfinished(office) == 0
