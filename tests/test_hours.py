"""London's hours, over both clock changes of 2026 and 2027, whatever zone the host is in."""

import time as clock
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.reminders import hours
from bot.reminders.plan import ActionFacts, BoardFacts, MeetingFacts, Window, of_action, of_meeting


def at(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "clock", "utc"),
    [
        # Sunday 29 March 2026: the clocks go from 01:00 to 02:00
        ("2026-03-29", "00:30", "2026-03-29T00:30"),
        ("2026-03-29", "01:00", "2026-03-29T01:00"),  # is not shown: 02:00 is meant
        ("2026-03-29", "01:30", "2026-03-29T01:30"),  # is not shown: 02:30 is meant
        ("2026-03-29", "02:00", "2026-03-29T01:00"),
        ("2026-03-29", "09:00", "2026-03-29T08:00"),
        ("2026-03-28", "09:00", "2026-03-28T09:00"),
        # Sunday 25 October 2026: the clocks go from 02:00 to 01:00
        ("2026-10-25", "00:30", "2026-10-24T23:30"),
        ("2026-10-25", "01:00", "2026-10-25T00:00"),  # the first of two
        ("2026-10-25", "01:15", "2026-10-25T00:15"),
        ("2026-10-25", "01:30", "2026-10-25T00:30"),
        ("2026-10-25", "01:45", "2026-10-25T00:45"),
        ("2026-10-25", "02:00", "2026-10-25T02:00"),
        ("2026-10-25", "09:00", "2026-10-25T09:00"),
        ("2026-10-24", "09:00", "2026-10-24T08:00"),
        # Sunday 28 March and Sunday 31 October 2027
        ("2027-03-28", "01:30", "2027-03-28T01:30"),
        ("2027-03-28", "09:00", "2027-03-28T08:00"),
        ("2027-10-31", "01:30", "2027-10-31T00:30"),
        ("2027-10-31", "09:00", "2027-10-31T09:00"),
    ],
)
def test_the_moment_at_which_londons_clocks_show_a_time(day: str, clock: str, utc: str) -> None:
    assert hours.moment(date.fromisoformat(day), time.fromisoformat(clock)) == at(utc)


@pytest.mark.parametrize(
    ("day", "clock", "shown"),
    [
        ("2026-03-29", "00:59", True),
        ("2026-03-29", "01:00", False),
        ("2026-03-29", "01:59", False),
        ("2026-03-29", "02:00", True),
        ("2026-10-25", "01:30", True),
    ],
)
def test_a_time_that_the_clocks_skip_is_known_to_be_skipped(
    day: str, clock: str, *, shown: bool
) -> None:
    assert hours.is_shown(date.fromisoformat(day), time.fromisoformat(clock)) is shown


def test_a_day_is_as_long_as_londons_clocks_make_it() -> None:
    lengths = {
        day: hours.ends(date.fromisoformat(day)) - hours.starts(date.fromisoformat(day))
        for day in ("2026-03-29", "2026-10-25", "2026-10-26")
    }

    assert [length / timedelta(hours=1) for length in lengths.values()] == [23, 25, 24]


@pytest.mark.parametrize(
    ("now", "is_open", "opens"),
    [
        ("2026-10-23T16:59", True, "2026-10-23T16:59"),  # Friday 17:59 in London
        ("2026-10-23T17:00", False, "2026-10-26T08:00"),  # 18:00; Monday is after the change
        ("2026-10-25T12:00", False, "2026-10-26T08:00"),  # Sunday
        ("2026-10-26T07:59", False, "2026-10-26T08:00"),  # Monday 07:59, now on GMT
        ("2026-10-26T08:00", True, "2026-10-26T08:00"),
        ("2026-04-03T09:00", False, "2026-04-07T07:00"),  # Good Friday, to Tuesday 08:00 BST
    ],
)
def test_the_days_reminders_go_out_in_working_hours(now: str, *, is_open: bool, opens: str) -> None:
    assert hours.is_open(at(now)) is is_open
    assert hours.next_opening(at(now)) == at(opens)


@pytest.mark.parametrize(
    ("now", "before", "cannot_wait"),
    [
        ("2020-01-10T20:00", "2020-01-13T14:00", False),  # Friday night, meeting Monday at 14:00
        ("2020-01-10T20:00", "2020-01-13T08:30", True),  # Monday at 08:30
        ("2020-01-13T10:00", "2020-01-13T10:30", True),
    ],
)
def test_what_would_be_told_too_late_cannot_wait(
    now: str, before: str, *, cannot_wait: bool
) -> None:
    assert hours.cannot_wait(at(now), at(before)) is cannot_wait


AROUND_CHANGES = [
    date(2026, month, day) + timedelta(days=n)
    for month, day in ((3, 23), (10, 19))
    for n in range(20)
]
ALL_SUMMER = [date(2026, 3, 25) + timedelta(days=n) for n in range(220)]


def said_in(zone: str, days: list[date], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("TZ", zone)
    clock.tzset()
    board = BoardFacts(1, attended_by=("post:1",))
    window = Window(at("2026-03-20"), at("2026-11-02"))
    owed = (
        one
        for n, day in enumerate(days)
        for one in (
            *of_meeting(MeetingFacts(n, day, time(10)), board, window),
            *of_action(ActionFacts(n, day, ("post:1",)), board, window),
        )
    )
    return [f"{one.key} {one.due_at.isoformat()} {one.expires_at}" for one in owed]


@pytest.mark.parametrize(
    "days", [AROUND_CHANGES, pytest.param(ALL_SUMMER, marks=pytest.mark.long)], ids=len
)
def test_the_plan_is_the_same_in_every_zone_a_host_may_be_in(
    days: list[date], monkeypatch: pytest.MonkeyPatch
) -> None:
    zones = ("UTC", "Europe/London", "America/New_York", "Asia/Kolkata", "Pacific/Apia")
    try:
        said = [said_in(zone, days, monkeypatch) for zone in zones]
    finally:
        monkeypatch.undo()
        clock.tzset()

    assert all(one == said[0] for one in said)
    assert len(said[0]) > 8 * len(days)
