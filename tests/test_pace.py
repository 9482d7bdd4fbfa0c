"""How much one person may ask in a while (FAULTS F8)."""

import pytest
from builders import SLACK
from conftest import Say

from bot.errors import Told
from bot.local import Site
from bot.pace import Pace


class Watch:
    """Seconds that a test winds on."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_thirty_requests_in_ten_seconds_and_no_more() -> None:
    watch = Watch()
    pace = Pace(monotonic=watch)
    for second in range(30):
        watch.seconds = second / 3
        pace.require("U0POLICY")

    with pytest.raises(Told, match=r"^That was a lot at once\. Please wait ten seconds\."):
        pace.require("U0POLICY")


def test_who_waits_may_ask_again_and_being_told_to_wait_does_not_count() -> None:
    watch = Watch()
    pace = Pace(monotonic=watch)
    for _ in range(30):
        pace.require("U0POLICY")
    for _ in range(100):
        with pytest.raises(Told):
            pace.require("U0POLICY")

    watch.seconds = 10.1
    for _ in range(30):
        pace.require("U0POLICY")


def test_one_person_does_not_use_up_what_another_may_ask() -> None:
    pace = Pace(monotonic=Watch())
    for _ in range(30):
        pace.require("U0POLICY")

    pace.require("U0CHIEFX")


def test_whoever_floods_is_told_so_and_the_others_are_answered(say: Say, site: Site) -> None:
    answers = [say("/actions", by="DCC").text for _ in range(33)]

    assert "Nothing is outstanding" in answers[0]
    assert [answer.startswith("That was a lot at once.") for answer in answers].count(True) == 3
    assert "Nothing is outstanding" in say("/actions", by="CC").text
    assert site.person(SLACK["PCC"]).types("/actions").only.only_you
