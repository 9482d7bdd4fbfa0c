"""Marks that close a sentence give it its number, its owner and its time, and no more is taken."""

import time

import pytest

from bot.reading.notes import closing, mark

KNOWN = frozenset({"kate", "kl", "rob", "rf"})


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("The fence is down. It is to be mended (Action 4).", ("It is to be mended", "4", (), "")),
        (
            "It is to be mended (Action 4, repeated) and painted.",
            ("It is to be mended", "4", (), ""),
        ),
        (
            "The fence to be mended [KL] by 9 June.",
            ("The fence to be mended", "", ("KL",), "by 9 June"),
        ),
        (
            "The fence to be mended (A7: KL — June).",
            ("The fence to be mended", "A7", ("KL",), "June"),
        ),
        (
            "The fence will be mended by June. P4 [RF]",
            ("The fence will be mended by June", "P4", ("RF",), ""),
        ),
        (
            "Rain came in. New slates to be ordered. Rob to action",
            ("New slates to be ordered", "", ("Rob",), ""),
        ),
    ],
)
def test_a_closing_mark_makes_an_action_of_the_sentence_before_it(
    said: str, found: tuple[str, str, tuple[str, ...], str]
) -> None:
    (one,) = closing.find(said, KNOWN)

    assert (one.text, one.ref, one.who, one.when) == found


@pytest.mark.parametrize(
    "said",
    [
        "Mr K Lomas [KL] (Chair); Mrs R Frayne [RF]",
        "The minutes (25/14) were agreed.",
        "It is set out in the report [page 4].",
        "(Action 4)",
    ],
)
def test_other_brackets_close_nothing(said: str) -> None:
    assert list(closing.find(said, KNOWN)) == []


def test_actions_run_together_in_one_line_are_parted_by_their_codes() -> None:
    said = "AP 7.1 KL to mend the fence AP 7.2 RF to paint it AP 7.3 KL to thank RF"

    assert mark.unglued(said) == [
        "AP 7.1 KL to mend the fence",
        "AP 7.2 RF to paint it",
        "AP 7.3 KL to thank RF",
    ]
    assert mark.unglued("B1 was spent in 2012. B7 is not.") == ["B1 was spent in 2012. B7 is not."]


def test_a_long_paragraph_of_brackets_that_close_nothing_is_read_once() -> None:
    said = "The board of next week (18 July) will not take place. " * 1_000
    started = time.process_time()

    assert list(closing.find(said, KNOWN)) == []
    assert time.process_time() - started < 1
