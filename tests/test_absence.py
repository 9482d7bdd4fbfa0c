"""When somebody is away, as they type it."""

import datetime as dt

import pytest

from bot.errors import NotUnderstood
from bot.reading.typed import absence

ON = dt.date(2021, 6, 7)  # a Monday


@pytest.mark.parametrize(
    ("typed", "since", "until"),
    [
        ("until 18 June", "Mon 2021-06-07", "Fri 2021-06-18"),
        ("from 7 to 18 June,", "Mon 2021-06-07", "Fri 2021-06-18"),
        ("14-18 June", "Mon 2021-06-14", "Fri 2021-06-18"),
        ("7th to 18th June", "Mon 2021-06-07", "Fri 2021-06-18"),
        ("2021-06-10 to 2021-06-11", "Thu 2021-06-10", "Fri 2021-06-11"),
        ("on annual leave from 1 July until the 14th", "Thu 2021-07-01", "Wed 2021-07-14"),
        ("holiday 1 July - 14 July", "Thu 2021-07-01", "Wed 2021-07-14"),
        ("between 1 and 14 July", "Thu 2021-07-01", "Wed 2021-07-14"),
        ("from tomorrow until Friday", "Tue 2021-06-08", "Fri 2021-06-11"),
        ("tomorrow", "Tue 2021-06-08", "Tue 2021-06-08"),
        ("on Friday", "Fri 2021-06-11", "Fri 2021-06-11"),
        ("next week", "Mon 2021-06-14", "Sun 2021-06-20"),
    ],
)
def test_an_absence_is_read(typed: str, since: str, until: str) -> None:
    read = absence.span(typed, on=ON)

    assert tuple(f"{day:%a} {day}" for day in read) == (since, until)


@pytest.mark.parametrize(
    "typed",
    ["", "from Monday", "until further notice", "from 31 to 18 June", "soon", "1-", "28 to 3 July"],
)
def test_an_absence_without_a_last_day_is_asked_about(typed: str) -> None:
    with pytest.raises(NotUnderstood, match="Try `/reminders out until 18 June`"):
        absence.span(typed, on=ON)
