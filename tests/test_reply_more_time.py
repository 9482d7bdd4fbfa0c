"""What a reply that asks for more time asks for: until when, and why."""

import datetime as dt

import pytest

from bot.reading.replies import more_time
from bot.reading.replies.more_time import Asked

ON = dt.date(2021, 6, 7)


@pytest.mark.parametrize(
    ("words", "until", "because"),
    [
        ("Requesting extension until 14 September because the analyst has left",
         "14 September", "The analyst has left"),
        ("Please can the deadline move to 14 June, we're waiting for the ONS release",
         "14 June", "We're waiting for the ONS release"),
        ("Grateful if this could move to the November meeting as the report is late",
         "November meeting", "The report is late"),
        ("Need another fortnight on this, the analyst is off sick",
         "another fortnight", "The analyst is off sick"),
        ("Struggling to get this done by the 12th, can it slip to the next board?",
         "next board", ""),
        ("Won't make Friday, sorry. Tuesday ok?", "Tuesday", ""),
        ("We will need longer. The data is not out until 12 August.",
         "", "The data is not out until 12 August"),
        ("Please defer to January. The review isn't published until then.",
         "January", "The review isn't published until then"),
        ("Running behind - the protest has eaten the team. Next week I hope",
         "Next week", "The protest has eaten the team"),
        ("EXTENSION REQUIRED - SYSTEM DOWN SINCE MONDAY", "", "SYSTEM DOWN SINCE MONDAY"),
        ("Noted with thanks to you all. Could we have until 30 June? The analyst is off sick.",
         "30 June", "The analyst is off sick"),
        ("I'd be grateful for more time", "", ""),
        ("", "", ""),
    ],
)  # fmt: skip
def test_the_time_and_the_reason_are_taken_as_they_are_said(
    words: str, until: str, because: str
) -> None:
    assert more_time.asked(words, on=ON) == Asked(until, because)
