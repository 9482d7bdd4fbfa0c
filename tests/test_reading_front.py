"""The day, the hour and the place of a meeting, wherever the head of the notes gives them."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

from datetime import date, time

import documents
import pytest

from bot.reading.formats import files
from bot.reading.notes import hours, minutes, occasions
from bot.reading.notes.found import Front

REST = "\n\nPresent: Ann Lee (chair), Bob Shaw (CC)\n\n1. Reports\nThe Board noted the reports.\n"
BOARD = "Assurance Board\n"


def front(text: str) -> Front:
    return minutes.read(files.read(f"{text}{REST}".encode())).meeting


@pytest.mark.parametrize(
    "head",
    [
        BOARD + "Minutes of the meeting held on Tuesday 6 July 2021 at 10.00 in Room 1.38",
        BOARD + "Minutes of the meeting held in Room 1.38 on 6th July 2021 commencing at 10 a.m.",
        BOARD + "Minutes of the meeting of 6 July 2021 (10am, Room 1.38)",
        BOARD
        + "Record of the two hundred and twelfth ordinary meeting of the Board, which members of "
        "the public could watch by webcast and which was held in public in Room 1.38 on Tuesday 6 "
        "July 2021, commencing at 10.00 a.m.",
        BOARD + "Tuesday 6 July 2021, 10:00 – 12:30, Room 1.38",
        BOARD + "6 July 2021 | 1000–1230 | Room 1.38",
        BOARD + "Held: 06/07/2021, 10:00 to 12:30, Room 1.38",
        BOARD + "Date: Tuesday 6 July 2021\nTime: 10.00 – 12.30\nVenue: Room 1.38",
        BOARD + "Meeting date:\t6 July 2021\nTime:\t10:00-12:30\nWhere:\tRoom 1.38",
        BOARD + "Date: 6 July 2021   Time: 10am   Location: Room 1.38",
        BOARD
        + "| Date | 6 July 2021 | Time | 10.00 |\n|---|---|---|---|\n| Venue | Room 1.38 | | |",
        BOARD + "| Date | Time | Venue |\n|---|---|---|\n| 6 July 2021 | 10.00 | Room 1.38 |",
        BOARD + "| | |\n|---|---|\n| **When** | 6 July 2021, 10:00 |\n| **Where** | Room 1.38 |",
        BOARD + "When: 6 July 2021 (10:00)\nWhere: Room 1.38",
        BOARD + "Date of meeting: 6 July 2021\nVia: Room 1.38, 10.00 to 12.30",
        BOARD + "Notes of 6 July 21, 10.00 hrs, Room 1.38",
        "Assurance Board - Tues 6 July 2021\nMet in Room 1.38. Began 10.00am",
        "Assurance Board, July 2021\nDate and time: 6 July, 10am to 12pm\nHeld at: Room 1.38",
        "Assurance Board 2021/22\nTuesday 6 July, 10:00, Room 1.38",
    ],
)
def test_the_day_the_hour_and_the_place_read_alike_in_every_layout(head: str) -> None:
    found = front(head)

    assert (found.day, found.start) == (date(2021, 7, 6), time(10))
    assert found.venue == "Room 1.38"
    assert found.chair == "Ann Lee"


@pytest.mark.parametrize(
    "venue",
    [
        "Larch Suite, Force Headquarters, Hexley Road",
        "Board Room, The Old Court House, and by Teams",
        "Reading Room, Church Street, Nettleworth",
        "Microsoft Teams",
        "Council Chamber, Town Hall",
        "Kestrel House",
    ],
)
@pytest.mark.parametrize(
    "head",
    [
        "Minutes of the meeting held on 6 July 2021 at 10.00 at {}",
        "Minutes of the meeting held at {} on 6 July 2021 at 10.00",
        "6 July 2021, 10.00, {}",
        "Minutes of the meeting of 6 July 2021, 10:00\n{}",
        "Date: 6 July 2021, 10:00\nVenue: {}",
    ],
)
def test_a_place_of_several_parts_is_kept_whole(head: str, venue: str) -> None:
    assert front(BOARD + head.format(venue)).venue == venue


@pytest.mark.parametrize(
    "words",
    [
        "Published 1 August 2021\nMinutes of 6 July 2021",
        "Minutes of 6 July 2021\nNext meeting: 3 August 2021",
        "Date: 6 July 2021\nDate of next meeting: 3 August 2021",
        "6 July 2021\nApproved at the meeting of 3 August 2021",
    ],
)
def test_another_date_at_the_head_is_not_the_meetings(words: str) -> None:
    assert front(BOARD + words).day == date(2021, 7, 6)


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("10.00 – 12.30", time(10)),
        ("from 2pm to 4pm", time(14)),
        ("2-4pm", time(14)),
        ("6.30 – 8.15 p.m.", time(18, 30)),
        ("9.30 to 1pm", time(9, 30)),
        ("commencing at 7.15 p.m.", time(19, 15)),
        ("0930 hrs", time(9, 30)),
        ("1400–1530", time(14)),
        ("10.30 hours", time(10, 30)),
        ("12 noon", time(12)),
        ("7.30", time(19, 30)),
        ("07:30", time(7, 30)),
        ("at 2", time(14)),
        ("7 o'clock", time(19)),
        ("7.OO p.m.", time(19)),
        ("in the afternoon", None),
        ("Room 1.38", None),
        ("4 Canal Row", None),
        ("12 members", None),
        ("in 2024", None),
    ],
)
def test_hours_are_told_from_rooms_years_and_numbers(words: str, start: time | None) -> None:
    assert hours.first(words) == start


@pytest.mark.parametrize(
    ("head", "start"),
    [
        (
            "MINUTES of a meeting held on Tuesday the sixth day of July 2021 at half past two",
            time(14, 30),
        ),
        ("Minutes of the meeting of 6 July 2021 at 7.15 in the evening", time(19, 15)),
        ("Tuesday 6 July 2021, 9.45 for 10, Room 1.38", time(10)),
        ("Notes of 6th July 2021, ten o'clock in the morning, Room 1.38", time(10)),
        ("Held on the afternoon of 6 July 2021, from a quarter to three", time(14, 45)),
        ("Minutes of 6 July 2021 at 6.00", None),
    ],
)
def test_days_and_hours_in_words_are_read_as_in_figures(head: str, start: time | None) -> None:
    found = front(f"{BOARD}{head}")

    assert found.day == date(2021, 7, 6)
    assert found.start == start or start is None


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("File: Board notes v3.docx\nHolding to Account Board", "Holding to Account Board"),
        ("Draft – subject to confirmation at the next meeting\nPolice and Crime Panel",
         "Police and Crime Panel"),
        ("Minutes\n\nEthics Committee", "Ethics Committee"),
        ("Home › About us › Committee papers\nQuality Committee", "Quality Committee"),
        ("OFFICIAL PAM 04/22 Minutes\nPerformance and Accountability Meeting",
         "Performance and Accountability Meeting"),
        ("Stoke Town Council\nParks Committee", "Stoke Town Council – Parks Committee"),
        ("PCC for Stoke\nPerformance Mtg - PCC & Chief", "Performance Mtg - PCC & Chief"),
        ("Public Accountability Conference", "Public Accountability Conference"),
        ("From: Pat\nTo: All\nSubject: AC 6/7 - note and who does what\n\nAUDIT COMMITTEE",
         "AUDIT COMMITTEE"),
    ],
)  # fmt: skip
def test_the_title_is_the_line_that_names_the_meeting(head: str, title: str) -> None:
    assert front(f"{head}\n6 July 2021").title == title


@pytest.mark.parametrize(
    ("subject", "day"),
    [
        ("Group notes 1 July", date(2021, 7, 1)),
        ("Notes of the board, Mon 5 July", date(2021, 7, 5)),
    ],
)
def test_notes_sent_by_email_are_of_the_last_such_day(subject: str, day: date) -> None:
    head = f"From: Pat Lee\nSent: 6 July 2021 09:11\nTo: All\nSubject: {subject}\n\nDear all"

    assert front(head).day == day


def test_hours_from_and_to_are_no_email() -> None:
    found = front(
        "MEETING: Assurance Board\nHELD ON: 06.07.21\nAT: MS Teams\nFROM: 10:00  TO: 12:15"
    )

    assert (found.day, found.start, found.venue) == (date(2021, 7, 6), time(10), "MS Teams")


@pytest.mark.parametrize("where", ["header1", "footer2"])
def test_a_day_that_stands_only_in_the_margin_of_the_pages_is_read(where: str) -> None:
    margin = (
        f"word/{where}.xml",
        f'<w:hdr xmlns:w="{documents.W}">{documents.paragraph("Board minutes 06.07.21")}</w:hdr>',
    )
    body = documents.paragraph("Assurance Board") + documents.paragraph("Present: Ann Lee (chair)")

    found = minutes.read(files.read(documents.word_xml(body, parts=[margin]))).meeting

    assert (found.title, found.day) == ("Assurance Board", date(2021, 7, 6))


def test_when_an_entry_of_a_log_was_raised_is_not_when_they_meet() -> None:
    margin = (
        "word/header1.xml",
        f'<w:hdr xmlns:w="{documents.W}">{documents.paragraph("Parks Board, 6 July 2021")}</w:hdr>',
    )
    heads = ("Ref", "Date raised", "Action", "Owner", "Due", "Status")
    log = documents.table(
        documents.row(*map(documents.paragraph, heads)),
        documents.row(*map(documents.paragraph, ("7", "4/5/21", "Mend it", "RP", "June", "Open"))),
    )
    note = documents.paragraph(
        "- Entry 7: the Board wants to see RP if it is not mended by 2 July 2021."
    )
    body = documents.paragraph("Parks Board action log") + log + note

    found = minutes.read(files.read(documents.word_xml(body, parts=[margin]))).meeting

    assert found.day == date(2021, 7, 6)


def test_a_date_deep_in_the_business_is_not_the_meetings() -> None:
    assert (
        minutes.read(
            files.read(b"Assurance Board\n\n1. Actions\nDue\n30/09/2021\nSent\n12/08/2021\n")
        ).meeting.day
        is None
    )


@pytest.mark.parametrize(
    ("head", "venue"),
    [
        ("Minutes of the virtual meeting of 6 July 2021", "virtual"),
        ("6 July 2021 | 2pm | hybrid (Oak Suite and Teams)", "hybrid (Oak Suite and Teams)"),
        ("Minutes of 6 July 2021\nHybrid meeting: Oak Room and Teams", "Oak Room and Teams"),
        (
            "Held in public at Saltby Library on 6 July 2021 at 6.00 in the evening",
            "Saltby Library",
        ),
        ("Minutes of 6 July 2021\nNext meeting: Village Hall, 7 September", ""),
    ],
)
def test_a_meeting_may_be_anywhere_or_nowhere(head: str, venue: str) -> None:
    assert front(BOARD + head).venue == venue


@pytest.mark.parametrize("words", ["6 July 2021 at 10.00", "Minutes of the Board, 6 July 2021", ""])
def test_a_line_that_gives_no_place_gives_none(words: str) -> None:
    assert occasions.venue(words) == ""


@pytest.mark.parametrize(
    "said",
    [
        "2. Minutes of 5 October 2020\nAgreed.",
        "2. Notes of the last meeting (5 October 2020)\nAgreed.",
        "9. Next meeting: 6 April 2021",
        "9. Dates of meetings in 2021: 6 April, 6 July",
        "2. Minutes of 5 October 2020\nAgreed.\n9. Next meeting: 6 April 2021",
    ],
)
def test_the_meeting_before_or_after_tells_the_year_that_a_date_leaves_out(said: str) -> None:
    found = front(f"{BOARD}Notes of the meeting on 6 January, 10.00, Room 1.38{REST}{said}\n")

    assert found.day == date(2021, 1, 6)


@pytest.mark.parametrize(
    "said",
    ["", "2. Minutes of 5 October 2020\nAgreed.\n9. Next meeting: 6 April 2023"],
    ids=["nothing", "what contradicts itself"],
)
def test_a_year_that_nothing_tells_is_not_guessed(said: str) -> None:
    assert front(f"{BOARD}Notes of the meeting on 6 January, 10.00{REST}{said}\n").day is None


@pytest.mark.parametrize("title", ["MINUTES", "Summary note", "Notes of the meeting"])
def test_a_head_below_its_agenda_is_the_head(title: str) -> None:
    agenda = "Agenda\n1. Welcome\n2. Action tracker\n3. Your questions\n4. Close\n"
    found = front(f"{BOARD}{agenda}{title}\n6 July 2021, 10.00, Room 1.38\n")

    assert (found.day, found.start, found.venue) == (date(2021, 7, 6), time(10), "Room 1.38")


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("Time: to 12.15, lunch after", None),
        ("Time: until noon", None),
        ("Dial-in: 0330 555 0101", None),
        ("| Time | 10.30 to 12.15, lunch after |\n|---|---|", time(10, 30)),
        ("Time: 10.30 to 12.15", time(10, 30)),
    ],
)
def test_an_hour_is_when_they_began_or_it_is_none(words: str, start: time | None) -> None:
    assert front(f"{BOARD}6 July 2021\n{words}").start == start


def test_a_place_may_stand_before_the_hour_where_the_day_is_elsewhere() -> None:
    found = front("Governing Body – 6 July 2021\nSt Bride's School Library, 5.30pm")

    assert (found.venue, found.start) == ("St Bride's School Library", time(17, 30))


def test_a_body_may_host_what_another_chairs() -> None:
    chaired = front("Board\nHost: Wyre Dales\n6 July 2021\nAlso there: Cat Wood")
    alone = minutes.read(files.read(b"Board\nHost: Ann Lee\n6 July 2021\nPresent: Bob Shaw\n"))

    assert (chaired.chair, alone.meeting.chair) == ("Ann Lee", "Ann Lee")


@pytest.mark.parametrize(
    "line",
    [
        "Councillor Ann Lee (Chairman)",
        "Councillor Bob Shaw",
        "Mr D Orchard [DO] Clerk to Governors",
        "Cllr Jo Ash (chair), Hal Gill (vice-chair, Business Forum), Tony Marsh, Sue Dray",
        "[pasted from Tracker_v14.xlsx, sheet Meeting 21]",
        "Skip to main content, councillors and committees",
    ],
)
def test_a_line_of_people_or_of_the_page_is_no_title(line: str) -> None:
    found = minutes.read(files.read(f"{line}\nOversight Board\n6 July 2021\n".encode()))

    assert found.meeting.title == "Oversight Board"


def test_a_month_in_roman_numerals_is_a_month() -> None:
    assert front(f"{BOARD}17.xii.12").day == date(2012, 12, 17)
