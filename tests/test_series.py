"""Proposed series: how often the papers say a board meets, and the working days that gives."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import workdays
from bot.schedule import series
from bot.schedule.series import LAST_WEEKDAY, SAME_DATE, SAME_WEEKDAY, Rhythm


@pytest.mark.parametrize(
    ("frequency", "often"),
    [
        ("Weekly", Rhythm(weeks=1)),
        ("fortnightly", Rhythm(weeks=2)),
        ("every three weeks", Rhythm(weeks=3)),
        ("Monthly", Rhythm(a_year=12)),
        ("Bi-Monthly", Rhythm(a_year=6)),
        ("Bi monthly", Rhythm(a_year=6)),
        ("Minimum bi monthly", Rhythm(a_year=6)),
        ("every two months", Rhythm(a_year=6)),
        ("Quarterly", Rhythm(a_year=4)),
        ("3 per annum", Rhythm(a_year=3)),
        ("four times a year", Rhythm(a_year=4)),
        ("Bi annual", Rhythm(a_year=2)),
        ("annually", Rhythm(a_year=1)),
        ("Adhoc", None),
        ("ad hoc", None),
        ("Under review", None),
        ("", None),
        ("99 per annum", None),
        ("0 per annum", None),
        ("every 0 weeks", None),
        ("every 0 months", None),
        ("every 3 months", Rhythm(a_year=4)),
    ],
)
def test_how_often_is_read_as_the_papers_write_it(frequency: str, often: Rhythm | None) -> None:
    assert series.rhythm(frequency) == often


def _days(often: str, first: date, until: date, on: str = SAME_WEEKDAY) -> list[str]:
    rhythm = series.rhythm(often)
    assert rhythm is not None
    return [
        f"{one.day:%a} {one.day}" for one in series.propose(rhythm, first=first, until=until, on=on)
    ]


def test_the_fourth_tuesday_of_each_month_is_what_2017_had() -> None:
    found = _days("monthly", date(2017, 7, 25), date(2017, 10, 31))

    assert found == ["Tue 2017-07-25", "Tue 2017-08-22", "Tue 2017-09-26", "Tue 2017-10-24"]


def test_a_fifth_weekday_counts_as_the_last_and_the_last_can_be_asked_for() -> None:
    fifth = _days("monthly", date(2021, 6, 29), date(2021, 8, 31))
    asked = _days("monthly", date(2021, 6, 29), date(2021, 8, 31), LAST_WEEKDAY)

    assert fifth == asked == ["Tue 2021-06-29", "Tue 2021-07-27", "Tue 2021-08-31"]


def test_the_31st_is_the_last_day_of_a_shorter_month_and_a_weekend_is_passed_over() -> None:
    assert _days("monthly", date(2021, 3, 31), date(2021, 6, 30), SAME_DATE) == [
        "Wed 2021-03-31",
        "Fri 2021-04-30",
        "Tue 2021-06-01",  # Monday 31 May is the spring bank holiday
        "Wed 2021-06-30",
    ]


def test_a_bank_holiday_moves_to_the_next_working_day_and_says_why() -> None:
    (one,) = series.propose(
        Rhythm(weeks=1), first=date(2021, 8, 30), until=date(2021, 9, 1), on=SAME_WEEKDAY
    )

    assert (one.day, one.meant) == (date(2021, 8, 31), date(2021, 8, 30))
    assert one.because.startswith("Mon 30 Aug 2021 is ")


def test_easter_is_passed_over() -> None:
    found = _days("weekly", date(2026, 3, 30), date(2026, 4, 13))  # Mondays

    assert found == ["Mon 2026-03-30", "Tue 2026-04-07", "Mon 2026-04-13"]


@pytest.mark.parametrize(
    ("often", "count"),
    [("monthly", 12), ("bi-monthly", 6), ("quarterly", 4), ("3 per annum", 3), ("bi annual", 2),
     ("5 per annum", 5), ("yearly", 1), ("weekly", 52), ("fortnightly", 26)],
)  # fmt: skip
def test_a_year_has_as_many_meetings_as_is_said(often: str, count: int) -> None:
    assert len(_days(often, date(2022, 1, 11), date(2023, 1, 9))) == count


@pytest.mark.parametrize(
    ("often", "on", "said"),
    [
        ("monthly", SAME_WEEKDAY, "monthly, on the second Wednesday"),
        ("quarterly", LAST_WEEKDAY, "quarterly, on the last Wednesday"),
        ("bi-monthly", SAME_DATE, "every two months, on the 14th"),
        ("weekly", SAME_WEEKDAY, "weekly, on a Wednesday"),
        ("3 per annum", SAME_DATE, "3 a year, on the 14th"),
    ],
)
def test_a_series_is_described_in_words(often: str, on: str, said: str) -> None:
    rhythm = series.rhythm(often)
    assert rhythm is not None
    assert series.described(rhythm, first=date(2021, 7, 14), on=on) == said


@pytest.mark.parametrize(
    ("day", "said"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (22, "22nd"), (31, "31st")]
)
def test_a_date_of_the_month_is_said_as_people_say_it(day: int, said: str) -> None:
    words = series.described(Rhythm(a_year=12), first=date(2021, 7, day), on=SAME_DATE)

    assert words == f"monthly, on the {said}"


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    first=st.dates(date(2022, 1, 1), date(2027, 6, 1)),
    often=st.sampled_from(
        ["weekly", "fortnightly", "monthly", "quarterly", "5 per annum", "yearly"]
    ),
    on=st.sampled_from([SAME_DATE, SAME_WEEKDAY, LAST_WEEKDAY]),
)
def test_every_day_proposed_is_a_working_day_in_order_and_never_before_the_first(
    first: date, often: str, on: str
) -> None:
    rhythm = series.rhythm(often)
    assert rhythm is not None
    found = series.propose(rhythm, first=first, until=first + timedelta(days=364), on=on)

    days = [one.day for one in found]
    assert days == sorted(set(days))
    assert all(workdays.is_working_day(day) and day >= first for day in days)
    assert len(days) <= series.MOST
