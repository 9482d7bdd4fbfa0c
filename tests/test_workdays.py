"""Working days in England, against simple arithmetic and the days that were proclaimed."""

import datetime as dt

import pytest

from bot import workdays

EASTER_SUNDAYS = {  # of the Church of England, from the Book of Common Prayer's tables
    2024: (3, 31),
    2025: (4, 20),
    2026: (4, 5),
    2027: (3, 28),
    2028: (4, 16),
    2029: (4, 1),
    2030: (4, 21),
    2031: (4, 13),
    2032: (3, 28),
}


def day(words: str) -> dt.date:
    """Read "Mon 2020-01-13", and insist on the weekday."""
    name, iso = words.split()
    found = dt.date.fromisoformat(iso)
    assert found.strftime("%a") == name, words
    return found


def mondays(year: int, month: int) -> list[dt.date]:
    days = [dt.date(year, month, number) for number in range(1, 32)]
    return [found for found in days if found.weekday() == 0]


def bank_holidays_by_hand(year: int) -> set[dt.date]:
    easter = dt.date(year, *EASTER_SUNDAYS[year])
    found = {
        easter - dt.timedelta(days=2),
        easter + dt.timedelta(days=1),
        mondays(year, 5)[0],
        mondays(year, 5)[-1],
        mondays(year, 8)[-1],
    }
    for fixed in (dt.date(year, 1, 1), dt.date(year, 12, 25), dt.date(year, 12, 26)):
        moved = fixed
        while moved.weekday() >= 5 or moved in found:
            moved += dt.timedelta(days=1)
        found.add(moved)
    return found


def every_day() -> list[dt.date]:
    first = dt.date(2024, 1, 1)
    return [first + dt.timedelta(days=n) for n in range((dt.date(2032, 12, 31) - first).days + 1)]


def test_every_day_from_2024_to_2032_works_or_rests_as_counted_by_hand() -> None:
    off = {each for year in EASTER_SUNDAYS for each in bank_holidays_by_hand(year)}

    for each in every_day():
        assert workdays.is_working_day(each) == (each.weekday() < 5 and each not in off), each


def test_counting_forward_and_back_agree_on_every_day_from_2024_to_2032() -> None:
    days = every_day()
    working = [each for each in days if workdays.is_working_day(each)]
    seen = 0
    for each in days[:-40]:
        seen += workdays.is_working_day(each)
        assert workdays.add(each, 5) == working[seen + 4]
        assert workdays.between(days[0], each) == seen - workdays.is_working_day(days[0])
        assert workdays.between(each, workdays.add(each, 10)) == 10
        assert workdays.between(workdays.add(each, 10), each) == -10


@pytest.mark.parametrize(
    "rest",
    [
        "Mon 2012-06-04",  # spring, moved for the Jubilee
        "Tue 2012-06-05",  # Diamond Jubilee
        "Fri 2011-04-29",  # a royal wedding
        "Fri 2020-05-08",  # early May, moved to VE Day
        "Thu 2022-06-02",
        "Fri 2022-06-03",  # Platinum Jubilee
        "Mon 2022-09-19",  # the State Funeral
        "Mon 2023-05-08",  # the Coronation
        "Mon 2020-12-28",  # Boxing Day was a Saturday
        "Tue 2022-12-27",  # Christmas Day was a Sunday
    ],
)
def test_days_of_rest_that_were_proclaimed_or_moved(rest: str) -> None:
    assert not workdays.is_working_day(day(rest))
    assert workdays.bank_holiday(day(rest))


@pytest.mark.parametrize(
    "works",
    [
        "Mon 2020-05-04",  # early May was moved from it
        "Mon 2022-05-30",  # spring was moved from it
        "Tue 2026-12-29",
        "Tue 2027-03-02",  # St David rests nobody
        "Mon 2026-08-03",  # Scotland's summer holiday, not England's
        "Tue 2026-03-17",  # Northern Ireland's
    ],
)
def test_days_that_are_worked(works: str) -> None:
    assert workdays.is_working_day(day(works))
    assert workdays.bank_holiday(day(works)) is None


@pytest.mark.parametrize(
    ("start", "n", "lands"),
    [
        ("Thu 2026-04-02", +1, "Tue 2026-04-07"),  # over Easter
        ("Tue 2026-04-07", -1, "Thu 2026-04-02"),  # and back
        ("Tue 2016-07-26", +10, "Tue 2016-08-09"),
        ("Mon 2016-08-22", +5, "Tue 2016-08-30"),  # past the summer bank holiday
        ("Sat 2020-01-11", +1, "Mon 2020-01-13"),
        ("Sat 2020-01-11", -1, "Fri 2020-01-10"),
        ("Sat 2020-01-11", 0, "Mon 2020-01-13"),  # none to count: the next that is worked
        ("Mon 2020-01-13", 0, "Mon 2020-01-13"),
        ("Wed 2020-12-23", +3, "Wed 2020-12-30"),
        ("Thu 2026-12-31", +1, "Mon 2027-01-04"),
    ],
)
def test_add(start: str, n: int, lands: str) -> None:
    assert workdays.add(day(start), n) == day(lands)


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [
        ("Mon 2020-01-13", "Fri 2020-01-17", 4),  # four working days late
        ("Mon 2019-12-30", "Mon 2020-01-13", 9),  # in nine working days
        ("Mon 2020-01-13", "Mon 2020-01-13", 0),
        ("Fri 2020-01-10", "Sun 2020-01-12", 0),
        ("Fri 2020-01-10", "Mon 2020-01-13", 1),
        ("Fri 2020-01-17", "Mon 2020-01-13", -4),
        ("Wed 2022-06-01", "Mon 2022-06-06", 1),  # over the Platinum Jubilee
    ],
)
def test_between(start: str, end: str, count: int) -> None:
    assert workdays.between(day(start), day(end)) == count
    assert workdays.between(day(end), day(start)) == -count


def test_next_and_previous_step_over_a_long_weekend() -> None:
    assert workdays.next_working_day(day("Fri 2026-05-01")) == day("Tue 2026-05-05")
    assert workdays.previous_working_day(day("Tue 2026-05-05")) == day("Fri 2026-05-01")


@pytest.mark.parametrize(
    ("meeting", "closes"),
    [
        ("Mon 2020-01-13", "Mon 2020-01-06"),
        ("Tue 2016-09-27", "Tue 2016-09-20"),
        ("Tue 2016-08-30", "Mon 2016-08-22"),  # Monday 29 August is a bank holiday
        ("Mon 2020-01-06", "Fri 2019-12-27"),  # over the New Year
    ],
)
def test_agenda_items_close_five_working_days_before(meeting: str, closes: str) -> None:
    assert workdays.last_day_for_notice(day(meeting)) == day(closes)


def test_a_board_may_ask_for_more_notice() -> None:
    assert workdays.last_day_for_notice(day("Mon 2020-01-13"), days=7) == day("Thu 2020-01-02")


def test_a_warning_is_due_from_a_year_before_the_horizon() -> None:
    edge = workdays.horizon()

    assert not workdays.horizon_is_near(edge - dt.timedelta(days=365))
    assert workdays.horizon_is_near(edge - dt.timedelta(days=364))
    assert workdays.horizon_is_near(edge + dt.timedelta(days=1))


def test_far_years_still_have_weekends() -> None:
    assert not workdays.is_working_day(dt.date(9999, 12, 25))
    assert workdays.is_working_day(dt.date(9999, 12, 31))
