"""Which action a matter from earlier continues: by its words and its origin, never by a guess."""

from datetime import date
from typing import Final

import pytest
from hypothesis import given, settings
from texts import texts

from bot.papers import matching
from bot.papers.matching import Matter
from store.papers import Raised

TUE_25_JULY_2017: Final = date(2017, 7, 25)

REGISTER: Final = (
    Raised(1, "Set out the options for Track My Crime in a paper", "", "", date(2016, 6, 30)),
    Raised(2, "Issue a joint press statement on hate crime", "", "", date(2016, 6, 30)),
    Raised(8, "Bring forward an update on the Joint Policing Panel", "", "", date(2017, 1, 31)),
    Raised(9, "Timetable satisfaction and confidence", "", "", date(2017, 4, 30)),
    Raised(10, "Report the results of the survey of rape victims", "", "", date(2017, 4, 30)),
    Raised(11, "Report on the handling of 999 calls", "", "", date(2017, 6, 30)),
    Raised(
        16,
        "An update to be brought back",
        "An update to be brought back to the October holding to account meeting.",
        "Joint Policing Panel (JPP)",
        date(2017, 5, 2),
    ),
)
"""Matters of the published papers of 2016 and 2017, in the register's words and not the notes'."""


@pytest.mark.parametrize(
    ("words", "heading", "raised", "ref"),
    [
        (
            "The update on the rape victim survey results was deferred until July 2017",
            "Putting victims and survivors first",
            "April 2017",
            "A10",
        ),
        (
            "This item has been deferred to the August 2017 meeting",
            "Reforming West Mercia: 999 call handling",
            "June 2017",
            "A11",
        ),
        ("An update on JPP, the Joint Policing Panel", "", "January 2017", "A8"),
        ("Satisfaction and confidence to be timetabled into meetings", "", "April 2017", "A9"),
    ],
)
def test_a_matter_continues_the_action_with_its_meaning_and_origin(
    words: str, heading: str, raised: str, ref: str
) -> None:
    found = matching.match(Matter(words, heading, raised), REGISTER, on=TUE_25_JULY_2017)

    assert found.action is not None
    assert found.action.ref == ref
    assert matching.CERTAIN <= found.action.likeness < 100


def test_the_meeting_it_came_from_tells_two_like_actions_apart() -> None:
    matter = "An update on the Joint Policing Panel"

    january = matching.match(Matter(matter, "", "January 2017"), REGISTER, on=TUE_25_JULY_2017)
    may = matching.match(Matter(matter, "", "May 2017"), REGISTER, on=TUE_25_JULY_2017)

    assert january.action is not None
    assert january.action.ref == "A8"
    assert may.action is None or may.action.ref == "A16"
    assert "A16" in {one.ref for one in (may.action, *may.others) if one}


def test_two_that_are_equally_like_are_offered_and_neither_taken() -> None:
    twins = (
        Raised(3, "Count the rural watch schemes", "", "", date(2017, 4, 30)),
        Raised(4, "Count the rural watch schemes", "", "", date(2017, 4, 30)),
    )

    found = matching.match(Matter("Rural watch schemes"), twins, on=TUE_25_JULY_2017)

    assert found.action is None
    assert [one.ref for one in found.others] == ["A4", "A3"]


@pytest.mark.parametrize("words", ["Buy new chairs for the canteen", "Estates", "", "the update"])
def test_what_is_like_nothing_on_the_register_is_matched_to_nothing(words: str) -> None:
    found = matching.match(Matter(words), REGISTER, on=TUE_25_JULY_2017)

    assert (found.action, found.others) == (None, ())


def test_a_reference_in_the_notes_settles_it() -> None:
    matter = Matter("A2: still with the press office")

    found = matching.match(matter, REGISTER, on=TUE_25_JULY_2017)

    assert found.action is not None
    assert (found.action.ref, found.action.likeness) == ("A2", 100)


@pytest.mark.parametrize(
    ("raised", "first", "last"),
    [
        ("June 2017", "Thu 2017-06-01", "Fri 2017-06-30"),
        ("25 July 2017", "Tue 2017-07-25", "Tue 2017-07-25"),
        ("May", "Mon 2017-05-01", "Wed 2017-05-31"),
    ],
)
def test_the_months_that_an_origin_can_mean(raised: str, first: str, last: str) -> None:
    since, until = matching.months(raised, on=date(2017, 8, 22))

    assert since is not None
    assert until is not None
    assert (f"{since:%a %Y-%m-%d}", f"{until:%a %Y-%m-%d}") == (first, last)


@pytest.mark.parametrize("raised", ["", "somewhere", "the last one"])
def test_an_origin_that_names_no_month_says_nothing(raised: str) -> None:
    assert matching.months(raised, on=date(2017, 8, 22)) == (None, None)


def test_an_origin_is_read_on_a_leap_day_too() -> None:
    assert matching.months("January 2024", on=date(2024, 2, 29)) == (
        date(2024, 1, 1),
        date(2024, 1, 31),
    )


@settings(max_examples=50, deadline=None, derandomize=True)
@given(texts(longest=200), texts(longest=60))
def test_no_words_break_it_or_are_more_than_wholly_alike(words: str, heading: str) -> None:
    found = matching.match(Matter(words, heading), REGISTER, on=TUE_25_JULY_2017)

    assert all(one.likeness <= 100 for one in (found.action, *found.others) if one)
