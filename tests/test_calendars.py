"""Calendar entries: what any calendar must be able to read in one."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from bot.telling import calendars
from store.timetable import Row

AT = datetime(2019, 12, 27, 9, 0, tzinfo=UTC)  # Friday


def _row(**more: Any) -> Row:
    known: dict[str, Any] = {
        "id": 7, "board_id": 1, "board": "MAM", "name": "Monthly Assurance Meeting",
        "day": date(2020, 1, 13), "starts": time(14, 0), "venue": "Room 1.38", "kind": "thematic",
        "theme": "investigations and outcomes", "said_on": None, "moved_from": None,
        "cancelled_at": None, "cancelled_why": "", "held_at": None,
    }  # fmt: skip
    return Row(**known | more)


def _read(row: Row, *, revision: int = 1) -> Any:
    written = calendars.entry(row, chair="PCC", notice_days=5, at=AT, revision=revision)
    (event,) = Calendar.from_ical(written).walk("VEVENT")
    return event


def test_an_entry_tells_board_time_venue_kind_and_when_agenda_items_close() -> None:
    event = _read(_row())

    assert str(event["summary"]) == "Monthly Assurance Meeting"
    assert str(event["location"]) == "Room 1.38"
    assert event["dtstart"].dt == datetime(2020, 1, 13, 14, 0, tzinfo=ZoneInfo("Europe/London"))
    assert "Thematic: investigations and outcomes. Chair: the PCC." in event["description"]
    assert "Agenda items close on Monday 6 January 2020." in event["description"]


def test_the_zone_is_written_out_so_that_a_calendar_elsewhere_keeps_londons_time() -> None:
    written = calendars.entry(_row(), chair="", notice_days=5, at=AT, revision=1).decode()

    assert "BEGIN:VTIMEZONE" in written
    assert "TZID:Europe/London" in written
    assert "DTSTART;TZID=Europe/London:20200113T140000" in written


@pytest.mark.parametrize(
    ("day", "offset"), [(date(2026, 3, 27), 0), (date(2026, 3, 30), 1), (date(2026, 10, 26), 0)]
)
def test_the_time_stays_londons_across_both_clock_changes(day: date, offset: int) -> None:
    start = _read(_row(day=day))["dtstart"].dt

    assert (start.hour, start.utcoffset()) == (14, timedelta(hours=offset))


def test_no_end_is_invented() -> None:
    event = _read(_row())

    assert "dtend" not in event
    assert "duration" not in event


def test_a_meeting_without_a_time_takes_the_whole_day_and_keeps_it_free() -> None:
    event = _read(_row(starts=None))

    assert event["dtstart"].dt == date(2020, 1, 13)
    assert str(event["transp"]) == "TRANSPARENT"
    assert "The time has not been given." in event["description"]


def test_a_moved_meeting_replaces_its_own_entry() -> None:
    before, after = _read(_row()), _read(_row(day=date(2020, 1, 20)), revision=2)

    assert before["uid"] == after["uid"]
    assert (before["sequence"], after["sequence"]) == (1, 2)


def test_a_cancelled_meeting_says_so() -> None:
    assert str(_read(_row(cancelled_at=AT))["status"]) == "CANCELLED"


def test_a_meeting_without_a_day_has_no_entry() -> None:
    with pytest.raises(ValueError, match="without a day"):
        _read(_row(day=None))


@pytest.mark.parametrize(
    "words", ["a;b,c\\d", "x\r\nATTACH:http://x", "💥", "\u202egnp", "x" * 300, "<!here> & co"]
)
def test_hostile_words_stay_words(words: str) -> None:
    event = _read(_row(venue=words, theme=words))

    assert str(event["location"]).replace("\r", "") == words.replace("\r", "")
    assert "attach" not in event
    assert "Agenda items close" in event["description"]
