"""What is struck out is off: closed as an action, cancelled as a day, no undertaking."""

import datetime as dt

import pytest

from bot.reading.formats import files
from bot.reading.formats.runs import Run, Said, said
from bot.reading.notes import minutes
from bot.reading.notes.found import Minutes

HEAD = (
    "# Harbour board\nMinutes of the meeting held on Tuesday 3 March 2026\n\n"
    "Present: Rhys Pemble (Chair), Olive Tarrant, Sunita Dole\n\n"
)


def read(body: str) -> Minutes:
    return minutes.read(files.read((HEAD + body).encode()))


@pytest.mark.parametrize(
    ("runs", "left"),
    [
        (
            [Run("Oil the lock", struck=True), Run(" done", struck=True)],
            Said("Oil the lock done", struck=True),
        ),
        (
            [Run("Oil the lock and the winch", struck=True), Run(" done")],
            Said("Oil the lock and the winch done", struck=True),
        ),
        (
            [Run("On "), Run("4 May", struck=True), Run(" 11 May at six in the long room")],
            Said("On 4 May (cancelled) 11 May at six in the long room"),
        ),
        (
            [Run("Ask the "), Run("old ", struck=True), Run("harbour master for the key")],
            Said("Ask the harbour master for the key"),
        ),
        ([Run("Moorings", bold=True), Run(" full", bold=True)], Said("Moorings full", bold=True)),
        (
            [Run("The crane. "), Run("Rhys to have the crane painted.", bold=True)],
            Said("The crane. [Action: Rhys to have the crane painted.]"),
        ),
    ],
)
def test_a_paragraph_is_read_for_what_still_stands_in_it(runs: list[Run], left: Said) -> None:
    assert said(runs) == left


def test_actions_that_are_struck_out_are_closed_and_the_others_open() -> None:
    found = read(
        "~~ACTION: Sunita Dole to order two buoys by 10 April.~~\n\n"
        "ACTION: Olive Tarrant to mend the slip by 12 April.\n\n"
        "| Ref | Action | Owner | Status |\n|---|---|---|---|\n"
        "| 1 | ~~Paint the crane~~ | Rhys | Open |\n"
        "| 2 | Oil the gate | Olive | Open |\n"
    )

    assert [(action.text.split()[-1].rstrip("."), action.status) for action in found.actions] == [
        ("April", "closed"),
        ("April", "open"),
        ("crane", "closed"),
        ("gate", "open"),
    ]


def test_an_action_struck_out_because_it_is_done_is_done() -> None:
    found = read(
        "ACTION 2: ~~Olive to ask the county for the old charts~~ ✅ done 4 March, they had two\n"
    )

    assert [(one.owners, one.status) for one in found.actions] == [(("Olive",), "closed")]


def test_nobody_undertakes_what_is_struck_out() -> None:
    assert not read("~~Olive Tarrant will bring the tide tables to the board.~~\n").actions


@pytest.mark.parametrize(
    "days",
    [
        "- ~~Tuesday 7 April 2026~~\n- Tuesday 14 April 2026\n",
        "~~Tuesday 7 April 2026~~ Tuesday 14 April 2026\n",
        "~~Tuesday 7 April 2026~~ now Tuesday 14 April 2026\n",
    ],
)
def test_a_day_that_is_struck_out_is_cancelled_and_gives_way_to_the_next(days: str) -> None:
    following = read(f"## Next meeting\n{days}").next_meeting

    assert following
    assert following.day == dt.date(2026, 4, 14)
    assert following.cancelled == (dt.date(2026, 4, 7),)
