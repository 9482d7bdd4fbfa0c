"""Lines about the days of meetings, as minuted and as typed."""

import datetime as dt

import pytest

from bot.reading.due import Day, Doubt
from bot.reading.meeting_days import days, moment

NOVEMBER = dt.date(2019, 11, 25)  # a Monday


def told(found: Day | Doubt) -> str:
    """Say a day in one line: "2020-01-13 14:00", "TBC", "cancelled 2016-08-30", "doubt"."""
    if isinstance(found, Doubt):
        return " / ".join(["doubt", *(f"{each.date} {each.time}" for each in found.readings)])
    start = f" {found.start:%H:%M}" if found.start else ""
    end = f" to {found.end:%H:%M}" if found.end else ""
    which = "TBC" if found.tbc and not found.month else str(found.day or found.month)
    return f"{'cancelled ' if found.cancelled else ''}{which}{start}{end}"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Date: 26th July 2016 Chair: John Campion", ["2016-07-26"]),
        ("Date: Tuesday 25 July 2017 @ 10:30", ["2017-07-25 10:30"]),
        ("Date: Monday 25th November 2019 @ 11:00", ["2019-11-25 11:00"]),
        ("10:30 on 22 August 2017", ["2017-08-22 10:30"]),
        ("Monday 13 January 2020 at 14:00, Room 1.38", ["2020-01-13 14:00"]),
        ("Tuesday, 19 June 2018, - 1.30 pm", ["2018-06-19 13:30"]),
        ("Wednesday 12th April 2017 at 2pm. Venue to be confirmed.", ["2017-04-12 14:00"]),
        ("Tuesday 20 May 2014 at 11.00 am in the Castle Room", ["2014-05-20 11:00"]),
        ("1st November 2013 19:00  All saints Church Boughton", ["2013-11-01 19:00"]),
        ("9th Nov, 2012 \u201319:00", ["2012-11-09 19:00"]),
        ("24 March 2013, 1300 CET.", ["2013-03-24 13:00"]),
        ("July 22nd 2015", ["2015-07-22"]),
        ("Date \u2013 TBC", ["TBC"]),
        ("Public meeting. Date to be confirmed", ["TBC"]),
        ("September 2020, date TBC", ["2020-09"]),
        ("30 August 2016 - CANCELLED", ["cancelled 2016-08-30"]),
        ("30 August 2016 - CANCELLED 27 September 2016", ["cancelled 2016-08-30", "2016-09-27"]),
        (
            "HTA \u2013 Monday 6 March 2023, 18:00, Thorn Hall. (Was 27 February 2023: moved.)",
            ["2023-03-06 18:00", "cancelled 2023-02-27"],
        ),
        (
            "Wednesday 27 June 2007, 9.30am. (There will be no meeting in August 2007.)",
            ["2007-06-27 09:30", "cancelled 2007-08"],
        ),
        ("10.00-12.00 on 14 July 2020", ["2020-07-14 10:00 to 12:00"]),
        ("14 July 2020, 10am to 12 noon", ["2020-07-14 10:00 to 12:00"]),
        ("Tuesday 14 July 2020 at 2", ["2020-07-14 14:00"]),
        ("14 July 2020 at 10", ["2020-07-14 10:00"]),
        ("14 July 2020 2:30", ["2020-07-14 14:30"]),
        ("14 July 2020 at 07:30", ["2020-07-14 07:30"]),
        ("14 July 2020 at 7.30", ["doubt / 2020-07-14 07:30:00 / 2020-07-14 19:30:00"]),
        ("14 July 2020 at 7", ["doubt / 2020-07-14 07:00:00 / 2020-07-14 19:00:00"]),
        ("Monday 7 April 2026", ["doubt / 2026-04-07 None / 2026-04-06 None"]),
        ("31 June 2026", ["doubt"]),
        ("Venue: Room 1.38", []),
        ("There were no actions arising", []),
        ("", []),
    ],
)
def test_the_days_in_a_line_and_their_times(line: str, expected: list[str]) -> None:
    assert [told(day) for day in days(line, on=NOVEMBER)] == expected


def test_a_title_settles_the_year_that_a_line_leaves_out() -> None:
    (found,) = days("- Date: Friday 4<sup>th</sup> June, 14:30 pm", year=2021)

    assert told(found) == "2021-06-04 14:30"


def test_without_a_title_or_a_year_a_day_is_a_doubt() -> None:
    (found,) = days("Friday 4th June, 14:30 pm")

    assert isinstance(found, Doubt)
    assert found.why == "“Friday 4th June” has no year."


def test_a_missing_year_is_the_next_to_come() -> None:
    (found,) = days("Monday 13 January at 14:00", on=NOVEMBER)

    assert told(found) == "2020-01-13 14:00"


def test_what_was_held_does_not_put_a_day_back_a_year() -> None:
    (found,) = days("The meeting was held on 4 June at 10:00", year=2021)

    assert told(found) == "2021-06-04 10:00"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Monday 13 January 2020 at 14:00", "2020-01-13 14:00"),
        ("13 January", "2020-01-13"),
        ("CRB on 22 September at 10:00", "2020-09-22 10:00"),
        ("TBC", "TBC"),
        ("13 January or 20 January", "doubt / 2020-01-13 None / 2020-01-20 None"),
        ("next Thursday", "doubt / 2019-12-05 None / 2019-11-28 None"),
        ("Thursday week", "2019-12-05"),
        ("soon", "doubt"),
        ("0930", "doubt"),
        ("32 March", "doubt"),
        ("", "doubt"),
    ],
)
def test_a_day_that_a_meeting_is_set_for(typed: str, expected: str) -> None:
    assert told(moment(typed, on=NOVEMBER)) == expected
