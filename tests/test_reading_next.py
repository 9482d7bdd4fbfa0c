"""When the board meets next: every wording, every layout, and what is never it."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

from datetime import date, time

import pytest

from bot.reading.formats import files
from bot.reading.notes import minutes
from bot.reading.notes.found import NextMeeting

HEAD = (
    "Monthly Assurance Board\nNotes of the meeting of Tuesday 6 July 2021, 10:00, Room 1.38\n\n"
    "1. Reports\nNoted.\n\n"
)
TUESDAY = date(2021, 7, 27)


def next_of(words: str, head: str = HEAD) -> NextMeeting | None:
    return minutes.read(files.read(f"{head}{words}\n".encode())).next_meeting


@pytest.mark.parametrize(
    "said",
    [
        "Next meeting: {}",
        "Date of next meeting: {}",
        "DATE OF NEXT MEETING\n{}",
        "9. Date of Next Meeting\n{}",
        "9. Dates of future meetings\n{}",
        "Date, time and venue of next meeting – {}",
        "CONFIRMATION OF NEXT MEETING TYPE / DATE / TIME / VENUE:\n{}",
        "Next Board: {}",
        "Next monthly assurance board – {}",
        "The next meeting will be held on {}",
        "The next meeting is on {}.",
        "The Board will next meet on {}.",
        "The Board meets again on {}.",
        "The Board's next meetings: {}\nR.F. 9/7/21",
        "We meet again on {}.",
        "The Board will reconvene on {}.",
        "Any other business: none. Next meeting {}",
        "DONM: {}",
        "Next: {}",
        "Next one {}",
        "Dates for 2021\n{}",
        "Future meetings\n- {}",
        "WHEN WE MEET AGAIN\n{}",
        "When the Board next meets: {}",
        "Our next meeting: {}",
        "Minute 14 – Future meetings\n- {}",
        "Coming up\n- Police and Crime Panel: 12 July 2021\n- Assurance Board: {}",
        "9. Risks. Two were closed. Board dates: {}",
        "See you again on {}",
        "| 9 | Date of next meeting | ALL |\n|---|---|---|\n| | {} | |",
        "AB 21/49 Dates of meetings\n{}",
        "The Board's timetable for 2021: {}",
        "10. Meetings:\n{}",
        "Meetings:\n{}\nTuesday 24 August 2021",
        "Dates of meetings in 2021: {}",
        "21-22/AB/018 Date of Next Meeting\n{}",
        "| AB 21/42 | Date of next meeting<br>{} | All |\n|---|---|---|",
        "The next in the series is on {}",
        "The next meeting is therefore {}",
        "9. Work programme\nThe Board will meet on the following Tuesdays:\n- {}\n- 24 August 2021",
        "9. Work programme\nOur meetings are to be held on:\n- {}\nAB 21/10 Exclusion of the press",
        "9. Close\nMeetings in 2021 are on {}",
        "9. Close\nMeetings for the rest of the year are as follows: {}",
        "9. Close\nThe Board will be meeting on:\n{}",
        "9. Close\nThe room was thanked. Our meetings for the year will be held on {}",
        "| Board | Date |\n|---|---|\n| Q2 | {} |",
        "| Meeting | Date and time | Status |\n|---|---|---|\n| Board | {} | confirmed |",
    ],
)
@pytest.mark.parametrize(
    "when",
    [
        "Tuesday 27 July 2021, 14:00, Room 1.38",
        "27th July 2021 at 2pm in Room 1.38",
        "27/07/2021 2.00 p.m. Room 1.38",
        "Tues 27 July at 1400 hrs, Room 1.38",
    ],
)
def test_the_next_meeting_is_found_however_it_is_said(said: str, when: str) -> None:
    found = next_of(said.format(when))

    assert found
    assert (found.day, found.start, found.venue) == (TUESDAY, time(14), "Room 1.38")


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Tuesday 27 July 2021, 14:00, Room 1.38 (thematic: rural crime)", "thematic: rural crime"),
        (
            "Thematic on rural crime\nTuesday 27 July 2021 at 14:00, Room 1.38",
            "Thematic on rural crime",
        ),
        ("Tuesday 27 July 2021, 14:00, Room 1.38 (theme: drugs)", "thematic: drugs"),
        ("Public meeting, Tuesday 27 July 2021, 14:00, Room 1.38", "Public meeting"),
    ],
)
def test_the_kind_and_theme_swallow_neither_day_nor_hour_nor_venue(said: str, kind: str) -> None:
    found = next_of(f"Next meeting: {said}")

    assert found
    assert (found.day, found.start, found.venue) == (TUESDAY, time(14), "Room 1.38")
    assert found.kind == kind


@pytest.mark.parametrize(
    ("said", "cancelled"),
    [
        (
            "Next meeting: 20 July is cancelled. The Board will meet on 27 July 2021.",
            20,
        ),
        ("Future meetings: 20 July 2021 (cancelled); 27 July 2021; 24 August 2021", 20),
        ("There will be no meeting on 20 July. Next meeting: Tuesday 27 July 2021", 20),
        ("Next meeting: 27 July 2021. The meeting listed for 24 August 2021 has been dropped.", 24),
        ("Next meeting: 27 July 2021. The session on 24 August 2021 is off.", 24),
        ("Next meeting: 27 July 2021. The one after was to be 24 August but is cancelled.", 24),
        ("Next meeting: 27 July 2021, then 31 August (was 24 August, scrapped).", 24),
        ("Dates\n20 July 2021 | NOT NOW REQUIRED\n27 July 2021 | 10.00", 20),
        ("Next meeting: 27 July. The next but one, 24 August, is not going ahead.", 24),
        (
            "Next meeting 27 July 2021. The meeting on 24 August 2021 will not now take place.",
            24,
        ),
        ("Next one: 27 July 2021 (not 20 July, the room is taken)", 20),
        ("Meetings in 2021 are on 20 July – cancelled for the fair – 27 July and 24 August.", 20),
        ("Next week (20 July) will not take place. The next meeting is thus 27 July.", 20),
        ("Next time\n20 July will not go ahead. We will be at Market Hall on 27 July 2021.", 20),
        ("NEXT\nNo board on 20 July. Back on Tues 27 July 2021.", 20),
        ("Next meeting: 20 July has been given up, and the Board will meet on 27 July 2021.", 20),
        (
            (
                "| Board | Date | |\n|---|---|---|\n| Q2 | 20 July 2021 | withdrawn |\n"
                "| Q2 | 27 July 2021 | |"
            ),
            20,
        ),
    ],
)
def test_a_meeting_that_is_off_is_kept_apart_from_the_next(said: str, cancelled: int) -> None:
    found = next_of(said)

    assert found
    assert found.day == TUESDAY
    assert [day.day for day in found.cancelled] == [cancelled]


@pytest.mark.parametrize(
    "said",
    [
        "The Police and Crime Panel meets next on 15 July 2021.\nNext meeting: 27 July 2021",
        "Next meeting: 27 July 2021. AGM is on 15 July 2021 in the hall.",
        "Training session 15 July 2021 - 10am, on line.\nNext meeting: 27 July 2021",
        "Dates\n15 July 2021: Members' training\n27 July 2021: Board",
        "Action: AB to write before the next meeting, by 15 July 2021.\nNext meeting: 27 July 2021",
        "Next meeting: was to have been Thursday 15 July; now Tuesday 27 July 2021",
        "Next meeting: 27 July 2021 (not 15 July as in the diary)",
        "Next meeting: 15 July 2021 now 27 July 2021",
        "Next meeting moved from 15 July to 27 July, same time.",
        "The next meeting should have been 15 July 2021 but will now be on 27 July 2021",
        "The next meeting would take place on 27 July, with a reserve date of 30 July.",
        "Next but one: 21 September 2021. Next meeting: 27 July 2021",
        "Dates\nThursday 15 July 2021: reserve date, if needed\nTuesday 27 July 2021",
        "Coming up\n15 July 2021: consultation closes\nAssurance Board: 27 July 2021",
    ],
)
def test_another_occasion_is_never_the_next_meeting(said: str) -> None:
    found = next_of(said)

    assert found
    assert found.day == TUESDAY


@pytest.mark.parametrize(
    ("said", "start"),
    [
        ("Next meeting: 27 July 2021, same time and place", time(10)),
        ("Next meeting: 27 July 2021 at the usual time", time(10)),
        ("Dates: 27 July 2021, 24 August 2021. All at 2pm.", time(14)),
        ("Next boards: 27/07/21, 24/08/21 (all 14:00, Room 4)", time(14)),
        ("Next meeting: 27 July 2021, 2.15 to 4pm", time(14, 15)),
        ("Next meeting: 27 July 2021, 9.30 to 1pm", time(9, 30)),
        ("Next meeting: 27 July 2021, 12 noon", time(12)),
        ("Next meeting: 27 July 2021, Plough, 7.30", time(19, 30)),
        ("Next meeting: 27 July 2021 at half past two", time(14, 30)),
        ("Next meeting: 27 July 2021 at the same hour", time(10)),
        ("Future meetings (all at 14:15)\n27 July 2021\n24 August 2021", time(14, 15)),
        ("July's meeting, on the 27th at quarter past three, will be about roads.", time(15, 15)),
    ],
)
def test_the_hour_is_the_one_beside_the_day_or_the_one_for_all(said: str, start: time) -> None:
    found = next_of(said)

    assert found
    assert (found.day, found.start) == (TUESDAY, start)


@pytest.mark.parametrize(
    "said",
    ["Next meeting: TBC", "Date of next meeting: to be confirmed", "Next meeting: Date – TBC.",
     "9. Date of next meeting\nA date has yet to be set.",
     "When we meet again\nA date in the autumn is still being sought.",
     "The Board will next meet on a date in September to be fixed by the Clerk.",
     "The next meeting will be sometime in September, date to be confirmed."],
)  # fmt: skip
def test_a_next_meeting_without_a_day_is_to_be_confirmed(said: str) -> None:
    found = next_of(said)

    assert found
    assert (found.day, found.tbc) == (None, True)


def test_the_next_number_of_a_series_is_its_next_meeting() -> None:
    head = "Scrutiny Panel\nMeeting no. 21, 6 July 2021\n\n1. Reports\nNoted.\n\n"
    found = next_of("Panel 22: 27 July 2021. Panel 23: 28 September 2021. All at 10am.", head)

    assert found
    assert (found.day, found.start) == (TUESDAY, time(10))


def test_a_heading_that_is_only_the_next_number_is_the_next_meeting() -> None:
    head = "# Scrutiny Panel #21\n\n6 July 2021\n\n## Reports\n\nNoted.\n\n"

    found = next_of("## #22\n\nTuesday 27 July, 14:00, Room 1.38", head)

    assert found
    assert (found.day, found.start, found.venue) == (TUESDAY, time(14), "Room 1.38")


def test_the_letters_of_the_board_name_its_dates_among_those_of_others() -> None:
    head = "MINUTES OF THE FULL GOVERNING BODY\n6 July 2021\n\n1. Reports\nNoted.\n\n"

    found = next_of("Dates\nResources: 13 July, 8am. FGB: 27 July, 21 September, 5.30pm.", head)

    assert found
    assert found.day == TUESDAY


def test_a_sentence_after_the_day_may_say_where() -> None:
    found = next_of("Next meeting: 27 July 2021, 14:00. To be held in public at the Guildhall.")

    assert found
    assert found.venue == "Guildhall"


def test_notes_that_name_no_next_meeting_have_none() -> None:
    assert next_of("Action: AB to bring a paper to the next meeting by 15 July 2021.") is None


@pytest.mark.parametrize("said", ["meets again at 4pm on", "will next meet at 16.00 on"])
def test_the_hour_may_stand_before_the_day(said: str) -> None:
    found = next_of(f"The Board {said} Tuesday 27 July 2021 in Room 1.38.")

    assert found
    assert (found.day, found.start) == (TUESDAY, time(16))


def test_days_said_together_to_be_off_are_all_off() -> None:
    found = next_of(
        "The July and August meetings (27 July, 24 August) were cancelled. Next: 7 Sept"
    )

    assert found
    assert (found.day, [day.day for day in found.cancelled]) == (date(2021, 9, 7), [27, 24])


def test_a_meeting_that_is_moved_is_not_dropped() -> None:
    found = next_of(
        "Next meeting: 27 July 2021. (The one on 20 August has been moved to 24 August.)"
    )

    assert found
    assert (found.day, found.cancelled) == (TUESDAY, ())


@pytest.mark.parametrize(
    "foot",
    [
        "Notes v3 saved 08/09/2021 16:40",
        "Large print copies from Molly. Page generated 8 September 2021",
        "Shout by Thursday if anything is wrong.",
    ],
)
def test_what_is_done_with_the_file_is_no_meeting(foot: str) -> None:
    found = next_of(f"Next panel: date to be confirmed once the Chair is appointed\n{foot}")

    assert found
    assert (found.day, found.tbc, found.cancelled) == (None, True, ())


def test_the_minutes_count_before_the_agenda_printed_ahead_of_them() -> None:
    agenda = "AGENDA\n1. Welcome\n2. Reports\n3. Date of next meeting: 20 July 2021\nMINUTES\n"
    found = next_of("4. Close\nThe Board next meets on 27 July 2021.", f"{agenda}{HEAD}")

    assert found
    assert found.day == TUESDAY


def test_the_hour_of_a_sentence_that_leads_to_days_is_theirs() -> None:
    found = next_of(
        "9. Dates\nThe Board will meet at 2.00 p.m. on:\n- Tuesday 27 July 2021\n- 24 August 2021\n"
        "Members will hold a pre-meeting at 9.30 a.m. on each occasion."
    )

    assert found
    assert (found.day, found.start) == (TUESDAY, time(14))


def test_days_of_another_occasion_below_a_sentence_are_not_the_next_meeting() -> None:
    for whose in ("Training", "Fraud awareness sessions", "The Police and Crime Panel"):
        assert next_of(f"9. Fraud\n{whose} will be held on:\n- 27 July 2021") is None
