"""What is typed to schedule, move or cancel a meeting."""

import datetime as dt

import pytest

from bot.errors import NotUnderstood
from bot.reading.due import Day, Doubt
from bot.reading.typed import commands

ON = dt.date(2019, 11, 25)  # a Monday


def told(day: Day | Doubt | None) -> str | None:
    if day is None:
        return None
    if isinstance(day, Doubt):
        return "doubt"
    if day.day is None:
        return "TBC"
    return f"{day.day}{f' {day.start:%H:%M}' if day.start else ''}"


@pytest.mark.parametrize(
    ("typed", "day", "venue", "kind", "theme", "board"),
    [
        (
            "Monday 13 January 2020 at 14:00, Room 1.38, thematic: investigations and outcomes",
            "2020-01-13 14:00", "Room 1.38", "thematic", "investigations and outcomes", None,
        ),
        ("13 January at 2", "2020-01-13 14:00", None, None, None, None),
        ("CRB on 22 September at 10:00", "2020-09-22 10:00", None, None, None, "CRB"),
        ("for the CRB 22 September at 10", "2020-09-22 10:00", None, None, None, "CRB"),
        (
            "22 September 10:00-12:00, for the CRB, Hindlip, Room 2, public",
            "2020-09-22 10:00", "Hindlip, Room 2", "public", None, "CRB",
        ),
        (
            "13 January 2020 10:30 in Room 1.38, performance",
            "2020-01-13 10:30", "Room 1.38", "performance", None, None,
        ),
        (
            "13 January 2020, thematic on rape, domestic abuse and stalking",
            "2020-01-13", None, "thematic", "rape, domestic abuse and stalking", None,
        ),
        ("13 January 2020, theme: rural crime", "2020-01-13", None, None, "rural crime", None),
        ("Tues 24th March at half past 2", "2020-03-24 14:30", None, None, None, None),
        ("24 March at quarter to one", "2020-03-24 12:45", None, None, None, None),
        ("24 March quarter to eleven, Room 2", "2020-03-24 10:45", "Room 2", None, None, None),
        (
            "14 May public 18:00 Worcester Guildhall",
            "2020-05-14 18:00", "Worcester Guildhall", "public", None, None,
        ),
        (
            "14 May 14.00 Room 1.38 thematic",
            "2020-05-14 14:00", "Room 1.38", "thematic", None, None,
        ),
        ("14 May Room 1.38 at 10", "2020-05-14 10:00", "Room 1.38", None, None, None),
        ("14 May in the morning", "2020-05-14", None, None, None, None),
        ("TBC, public", "TBC", None, "public", None, None),
        ("Monday 14 January 2020 at 14:00", "doubt", None, None, None, None),
    ],
)  # fmt: skip
def test_a_meeting_is_scheduled(  # noqa: PLR0917  the columns of the table
    typed: str, day: str, venue: str | None, kind: str | None, theme: str | None, board: str | None
) -> None:
    read = commands.scheduled(typed, on=ON)

    assert told(read.day) == day
    assert (read.venue, read.kind, read.theme, read.board) == (venue, kind, theme, board)


@pytest.mark.parametrize(
    ("typed", "was", "to", "board", "because"),
    [
        (
            "13 January 2020 to 20 January 2020 at 10:00",
            "2020-01-13", "2020-01-20 10:00", None, "",
        ),
        ("to 20 January 2020", None, "2020-01-20", None, ""),
        ("20 January 2020", None, "2020-01-20", None, ""),
        ("CRB to 20 January 2020", None, "2020-01-20", "CRB", ""),
        ("the next meeting of the CRB to 20 January", None, "2020-01-20", "CRB", ""),
        ("the next meeting to 20 January", None, "2020-01-20", None, ""),
        (
            "CRB 22 September to 29 September because of leave",
            "2020-09-22", "2020-09-29", "CRB", "leave",
        ),
    ],
)  # fmt: skip
def test_a_meeting_is_moved(
    typed: str, was: str | None, to: str, board: str | None, because: str
) -> None:
    read = commands.moved(typed, on=ON)

    assert (told(read.was), told(read.to), read.board, read.because) == (was, to, board, because)


@pytest.mark.parametrize(
    ("typed", "was", "to", "board", "more"),
    [
        ("13 January 2020 to 15:00", "2020-01-13", "15:00", None, {}),
        ("13 January 2020 10:00 to 12:00", "2020-01-13 10:00", "12:00", None, {}),
        ("the next meeting to half past 2", None, "14:30", None, {}),
        ("CRB to Room 2", None, "no day", "CRB", {"venue": "Room 2"}),
        (
            "13 January 2020 to 20 January 2020, Room 2, thematic: rape",
            "2020-01-13", "2020-01-20", None,
            {"venue": "Room 2", "kind": "thematic", "theme": "rape"},
        ),
        ("13 January 2020 to a date to be confirmed", "2020-01-13", "TBC", None, {}),
        ("the CRB to TBC", None, "TBC", "CRB", {}),
    ],
)  # fmt: skip
def test_a_meeting_is_moved_or_stays_on_its_day_and_is_otherwise_another(
    typed: str, was: str | None, to: str, board: str | None, more: dict[str, str]
) -> None:
    read = commands.moved(typed, on=ON)

    into = read.to
    assert isinstance(into, Day)
    said = told(into) if into.day else f"{into.start:%H:%M}" if into.start else "no day"
    assert (told(read.was), "TBC" if into.tbc else said, read.board) == (was, to, board)
    assert {name: getattr(read, name) for name in ("venue", "kind", "theme")} == {
        "venue": None, "kind": None, "theme": None, **more
    }  # fmt: skip


@pytest.mark.parametrize(
    "typed", ["13 January 2020 to the afternoon", "13 January 2020 to next week", "CRB", "to"]
)
def test_where_a_meeting_moves_to_is_never_guessed(typed: str) -> None:
    with pytest.raises(NotUnderstood, match="To which day"):
        commands.moved(typed, on=ON)


@pytest.mark.parametrize(
    ("typed", "board", "venue", "kind"),
    [
        ("MAM TBC", "MAM", None, None),
        ("CRB, TBC", "CRB", None, None),
        ("the next meeting of the FDG TBC, Hindlip", "FDG", "Hindlip", None),
        ("TBC, public, Hindlip", None, "Hindlip", "public"),
        ("public meeting, TBC", None, None, "public"),
    ],
)
def test_a_meeting_is_announced_before_its_date_is_known(
    typed: str, board: str | None, venue: str | None, kind: str | None
) -> None:
    read = commands.scheduled(typed, on=ON)

    assert isinstance(read.day, Day)
    assert read.day.tbc
    assert (read.board, read.venue, read.kind) == (board, venue, kind)


@pytest.mark.parametrize(
    ("typed", "day", "board", "because"),
    [
        ("30 August 2016 because the PCC is on leave", "2016-08-30", None, "the PCC is on leave"),
        ("13 January", "2020-01-13", None, ""),
        ("the CRB on 22 September, due to illness.", "2020-09-22", "CRB", "illness"),
    ],
)
def test_a_meeting_is_cancelled(typed: str, day: str, board: str | None, because: str) -> None:
    read = commands.cancelled(typed, on=ON)

    assert (told(read.day), read.board, read.because) == (day, board, because)


def test_a_number_that_could_be_an_hour_or_a_room_is_asked_about() -> None:
    with pytest.raises(NotUnderstood, match="I cannot tell what “9” is"):
        commands.scheduled("13 January 9", on=ON)


@pytest.mark.parametrize("typed", ["", "Room 1.38", "soon", "x" * 1_001])
def test_a_day_left_out_is_asked_for(typed: str) -> None:
    for read in (commands.scheduled, commands.moved, commands.cancelled):
        with pytest.raises(NotUnderstood):
            read(typed, on=ON)
