"""What is wrong with a form is told all at once, each beside its own field."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

import pytest
from anybody import Anybody
from builders import a_meeting, an_action
from sqlmodel import select

from bot.errors import NotUnderstood, Unfilled
from bot.filling import filling
from store import Store
from store.tables import Change

TOO_LONG = "x" * 3_001


WRONG: Final[Sequence[tuple[str, dict[str, str], Mapping[str, str]]]] = (
    (
        "add",
        {"words": " ", "owner": "AB and nobody", "due": "by the back end", "board": "99"},
        {
            "words": "Please give the words of the action.",
            "owner": "nobody",
            "due": "could not read",
            "board": "Choose the board",
        },
    ),
    (
        "amend",
        {"words": TOO_LONG, "owner": "DDC", "due": "32 March"},
        {"words": "can have 3,000", "owner": "Did you mean", "due": "32 March"},
    ),
    (
        "defer",
        {"to": "by the back end", "because": "\u200b \n"},
        {"to": "by the back end", "because": "Please give the reason"},
    ),
    (
        "schedule_meeting",
        {"board": "1", "day": "2021-06-01", "venue": "v" * 201, "theme": "t" * 301},
        {"day": "is past", "venue": "can have 200", "theme": "can have 300"},
    ),
    (
        "schedule_meeting",
        {"board": "", "day": "soon", "starts": "noon", "kind": "k" * 41},
        {"board": "Choose", "day": "not a day", "starts": "not a time", "kind": "can have 40"},
    ),
    (
        "move_meeting",
        {"day": "2020-01-01", "venue": "v" * 201, "because": "b" * 1_001},
        {"day": "is past", "venue": "can have 200", "because": "can have 1,000"},
    ),
    (
        "amend_meeting",
        {"starts": "25:00", "venue": "v" * 201, "theme": "t" * 301},
        {"starts": "not a time", "venue": "can have 200", "theme": "can have 300"},
    ),
    (
        "propose_item",
        {"heading": " ", "because": "b" * 1_001},
        {"heading": "give the item a heading", "because": "can have 1,000"},
    ),
    (
        "series",
        {"board": "", "often": "now and then", "first": "", "until": ""},
        {"board": "Choose", "often": "how often", "first": "Pick", "until": "Pick"},
    ),
    (
        "series",
        {"board": "1", "often": "monthly", "first": "2021-06-01", "until": "2021-05-01"},
        {"first": "is past", "until": "before the first"},
    ),
)
"""A form, what it is filled in with, and what each wrong field says."""


def test_each_field_that_is_wrong_has_its_own_error_and_nothing_is_saved(
    store: Store, anybody: Anybody
) -> None:
    with store.writing() as session:
        action = an_action(session, "Circulate the options paper").id
        meeting = a_meeting(session, date(2021, 7, 26)).id
    about = {"action": action, "meeting": meeting, "revision": 1}

    for form, values, wrong in WRONG:
        came = anybody.submits("U0POLICY", form, about, values)

        assert set(came.errors) == set(wrong), f"{form}: {came.errors} {came.words}"
        for field, said in wrong.items():
            assert said in came.errors[field], form
    with store.reading() as session:
        assert [line.did for line in session.exec(select(Change))] == ["raised"]


def _no(sentence: str, field: str | None = None) -> None:
    raise NotUnderstood(sentence, field=field)


def _read(*told: tuple[str, str | None]) -> None:
    with filling() as filled:
        for sentence, field in told:
            filled.read(_no, sentence, field)


def test_one_thing_wrong_is_told_as_it_was() -> None:
    with pytest.raises(NotUnderstood, match=r"^No day\.$"):
        _read(("No day.", "day"))


def test_two_that_say_the_same_are_one_sentence_where_there_is_no_form() -> None:
    with pytest.raises(Unfilled) as told:
        _read(("Pick one.", "first"), ("Pick one.", "until"))

    assert told.value.sentence == "Pick one."
    assert dict(told.value.fields) == {"first": "Pick one.", "until": "Pick one."}


def test_what_is_of_no_field_is_told_at_once() -> None:
    with pytest.raises(NotUnderstood, match="No such action"):
        _read(("Pick one.", "first"), ("No such action.", None), ("Pick one.", "until"))
