"""What is said of meetings: the tone of VOICE, and nothing that is not known."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from bot.telling import blocks, convened, meetings, phrases, timetables
from bot.telling.convened import Done
from bot.telling.meetings import Next
from bot.telling.timetables import Listing
from store.timetable import Page, Row
from store.upcoming import Coming, Detail, Slot

TODAY = date(2019, 12, 30)  # Monday
NOTHING = Detail(carried=0, cancelled=(), unanswered=())


def _slot(**more: Any) -> Slot:
    known: dict[str, Any] = {
        "id": 7, "day": date(2020, 1, 13), "starts": time(14, 0), "venue": "Room 1.38",
        "kind": "thematic", "theme": "Investigations and Outcomes", "said_on": None,
        "moved_from": None,
    }  # fmt: skip
    return Slot(**known | more)


def _coming(**more: Any) -> Coming:
    known: dict[str, Any] = {
        "board_id": 1, "board": "MAM", "name": "Monthly Assurance Meeting", "chair": "PCC",
        "notice_days": 5, "attended_by": (), "meeting": None, "unconfirmed": None, "begun": None,
    }  # fmt: skip
    return Coming(**known | more)


def _row(**more: Any) -> Row:
    known: dict[str, Any] = {
        "id": 7, "board_id": 1, "board": "MAM", "name": "Monthly Assurance Meeting",
        "day": date(2020, 1, 13), "starts": time(14, 0), "venue": "Room 1.38", "kind": "thematic",
        "theme": "fraud", "said_on": None, "moved_from": None, "cancelled_at": None,
        "cancelled_why": "", "held_at": None,
    }  # fmt: skip
    return Row(**known | more)


def test_next_as_the_november_2019_notes_had_it() -> None:
    detail = Detail(carried=7, cancelled=(), unanswered=("DCC", "ACC Local Policing"))
    shown = Next(_coming(meeting=_slot()), detail)

    assert meetings.next_one(shown, today=TODAY).text.splitlines()[:3] == [
        "*Monthly Assurance Meeting: Monday 13 January 2020, 14:00, Room 1.38* (in 9 working days)",
        "Thematic: Investigations and Outcomes. Chair: the PCC.",
        (
            "Agenda items close on Monday 6 January. 7 actions will be brought forward; the DCC and"
            " the ACC Local Policing have not answered."
        ),
    ]


def test_no_date_as_the_june_2021_notes_had_it() -> None:
    waiting = _slot(day=None, starts=None, venue="", kind="public", theme="",
                    said_on=date(2021, 6, 4))  # fmt: skip
    shown = Next(_coming(unconfirmed=waiting), NOTHING, may_write=True)

    answer = meetings.next_one(shown, today=date(2021, 6, 7))

    assert answer.text.splitlines()[0] == (
        "The next Monthly Assurance Meeting is a public meeting. Its date is still to be confirmed"
        " (said on Friday 4 June 2021)."
    )


def test_the_one_after_as_the_july_2016_notes_had_it() -> None:
    after = _slot(day=date(2016, 9, 27), starts=None, venue="", kind="", theme="")
    shown = Next(_coming(meeting=after), Detail(0, (date(2016, 8, 30),), ()))

    text = meetings.next_one(shown, today=date(2016, 7, 26)).text

    assert text.startswith("Tuesday 30 August 2016 was cancelled.\n")
    assert "*Monthly Assurance Meeting: Tuesday 27 September 2016*" in text
    assert "The time and venue have not been given." in text


@pytest.mark.parametrize(
    ("today", "says"),
    [
        (date(2020, 1, 3), "Agenda items close on Monday 6 January."),
        (date(2020, 1, 6), "Agenda items close today, Monday 6 January."),
        (date(2020, 1, 7), "Agenda items closed on Monday 6 January."),
        (date(2019, 12, 27), "Agenda items close on Monday 6 January."),
    ],
)
def test_the_last_day_for_agenda_items_is_said_by_its_weekday(today: date, says: str) -> None:
    assert meetings.closing(date(2020, 1, 13), 5, today=today) == says


def test_a_last_day_in_another_year_has_its_year() -> None:
    closing = meetings.closing(date(2020, 1, 7), 5, today=TODAY)

    assert closing == "Agenda items close today, Monday 30 December 2019."


@pytest.mark.parametrize(
    ("carried", "unanswered", "says"),
    [
        (0, (), "Nothing will be brought forward."),
        (1, (), "1 action will be brought forward."),
        (1, ("DCC",), "1 action will be brought forward; the DCC has not answered."),
        (1_001, (), "more than 1,000 actions will be brought forward."),
        (9, tuple(f"P{n}" for n in range(9)), "the P5 and 3 other posts have not answered."),
    ],
)
def test_what_will_be_brought_forward_is_counted(
    carried: int, unanswered: tuple[str, ...], says: str
) -> None:
    shown = Next(_coming(meeting=_slot()), Detail(carried, (), unanswered))

    assert says in meetings.next_one(shown, today=TODAY).text


@pytest.mark.parametrize(
    ("today", "on", "says"),
    [
        (date(2019, 12, 30), date(2020, 1, 13), "in 9 working days"),
        (date(2020, 1, 13), date(2020, 1, 13), "today"),
        (date(2020, 1, 10), date(2020, 1, 11), "tomorrow"),  # a Saturday
        (date(2020, 1, 10), date(2020, 1, 12), "in 2 days"),  # a Sunday
        (date(2020, 1, 10), date(2020, 1, 13), "in 1 working day"),
        (date(2020, 1, 13), date(2020, 1, 10), "3 days ago"),
    ],
)
def test_how_far_off_a_day_is(today: date, on: date, says: str) -> None:
    assert phrases.away(on, today=today) == says


def test_other_boards_are_told_soonest_first_and_those_without_a_meeting_together() -> None:
    others = [
        _coming(board_id=2, board="CRB", name="Crime Reduction Board"),
        _coming(board_id=3, name="Victims Board", meeting=_slot(day=date(2020, 3, 2), kind="")),
        _coming(board_id=4, name="Property Board", meeting=_slot(day=date(2020, 2, 3), kind="")),
        _coming(board_id=5, name="Audit", unconfirmed=_slot(day=None, said_on=TODAY)),
    ]
    shown = Next(_coming(meeting=_slot()), NOTHING)

    text = meetings.across(shown, others, today=TODAY).text

    places = [text.index(name) for name in ("Property Board", "Victims Board", "Audit", "CRB")]
    assert places == sorted(places)
    assert "*Audit* date to be confirmed (said on Mon 30 Dec 2019)" in text
    assert "No meeting in the schedule: CRB." in text


def test_forty_boards_fit_in_one_answer() -> None:
    others = [
        _coming(board_id=n, name=f"Board {n}", meeting=_slot(id=n)) for n in range(2, 42)
    ]  # fmt: skip
    answer = meetings.across(Next(_coming(meeting=_slot()), NOTHING), others, today=TODAY)

    assert "25 more: `/meetings list`." in answer.text
    assert len(answer.blocks) <= blocks.BLOCKS


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"cancelled_at": datetime(2020, 1, 2, tzinfo=UTC), "cancelled_why": "snow"},
         "cancelled: “snow”"),
        ({"held_at": datetime(2020, 1, 14, tzinfo=UTC)}, "held"),
        ({"moved_from": date(2020, 1, 6)}, "moved from Mon 6 Jan 2020"),
        ({"day": date(2019, 12, 2)}, "past, not recorded as held"),
        ({}, ""),
    ],
)  # fmt: skip
def test_how_a_meeting_stands_is_said_in_words(more: dict[str, Any], says: str) -> None:
    assert timetables.state(_row(**more), today=TODAY) == says


def test_an_empty_list_says_what_was_asked_for_and_what_to_try() -> None:
    text = timetables.listing(Listing(Page((), 0), "to come"), today=TODAY).text

    assert text.startswith("No meeting to come is in the schedule.")
    assert "/meetings list past" in text


def test_many_actions_that_followed_are_named_in_part_and_counted() -> None:
    done = Done(_row(), "PCC", 5, change=1, followed=range(1, 13), to=None)

    text = convened.moved(done, today=TODAY).text

    assert "12 actions moved with it: A1, A2, A3, A4, A5, A6, A7, A8, A9, A10 and 2 more." in text


@pytest.mark.parametrize("words", ["<!here>", "<@U0CHIEFC>", "<#C0ASSURE>", "&<>", "a" * 4_000])
def test_words_of_people_are_never_read_by_slack(words: str) -> None:
    slot = _slot(venue=words, theme=words, kind=words)
    row = _row(venue=words, theme=words, kind=words, cancelled_why=words, moved_from=TODAY)
    coming = _coming(name=words, chair=words, meeting=slot, unconfirmed=_slot(day=None, kind=words))
    done = Done(row, words, 5, change=1)
    answers = [
        meetings.across(Next(coming, NOTHING), [coming], today=TODAY),
        timetables.listing(Listing(Page((row,), 1), words), today=TODAY),
        convened.scheduled(done, today=TODAY, confirmed=True),
        convened.moved(done, today=TODAY, because=words),
        convened.cancelled(done),
        convened.proposed(words, row),
        convened.series([done], today=TODAY),
    ]

    for answer in answers:
        assert "<" not in answer.text
        for block in answer.blocks:
            assert len(block.get("text", {}).get("text", "")) <= blocks.SECTION
