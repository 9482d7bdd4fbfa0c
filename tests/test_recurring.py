"""How a series recurs, as typed, and the first day that it comes to."""

import datetime as dt

import pytest

from bot.reading.typed.recurring import recurring

ON = dt.date(2021, 6, 7)  # a Monday


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("weekly from 14 June until 31 July", "2021-06-14"),
        ("fortnightly on Mondays at 10:00", "2021-06-14"),  # today's has gone
        ("bi-monthly", None),  # which is no Monday
        ("monthly on the second Tuesday at 14:00 from July 2021", "2021-07-13"),
        ("every two months on the first Monday", "2021-07-05"),
        ("monthly on the last Friday", "2021-06-25"),
        ("monthly on the 15th", "2021-06-15"),
        ("monthly on the 31st, from November", "2021-12-31"),
        ("quarterly, Wednesday 14 July 2021", "2021-07-14"),
        ("on Wednesdays from July", "2021-07-07"),
        ("for the CRB quarterly from 14 July 2021", "2021-07-14"),
        ("every third Thursday at 14:00 CRB", None),  # of the month, or three weeks apart
        ("quarterly", None),
        ("from the back end of next week", None),
    ],
)
def test_the_first_meeting_of_a_series_follows_from_what_is_said(
    typed: str, first: str | None
) -> None:
    found = recurring(typed, on=ON).first(after=ON)

    assert (found.isoformat() if found else None) == first


def test_all_that_is_said_of_a_series_is_kept_for_its_form() -> None:
    said = recurring(
        "quarterly on the last Thursday from September until July 2022 at 10am, Room 2, public",
        on=ON,
    )

    assert (said.nth, said.weekday, said.until) == (-1, 3, dt.date(2022, 7, 31))
    assert (said.starts, said.venue, said.kind) == (dt.time(10), "Room 2", "public")
