"""A meeting as a calendar entry (.ics, RFC 5545), in London's time, with its zone written out."""

from datetime import date, datetime, timedelta
from typing import Final

from icalendar import Calendar, Event

from bot import workdays
from bot.telling import blocks, meetings, phrases
from bot.telling.blocks import File, Reply, section
from store.timetable import Row
from store.upcoming import slot

PRODUCT: Final = "-//OPCC bot//Schedule of meetings//EN"


def entry(row: Row, *, chair: str, notice_days: int, at: datetime, revision: int) -> bytes:
    """Return a meeting's calendar entry; it has no end, since none is known.

    The entry keeps its identity when the meeting is moved or cancelled, and `revision` says
    which is newer (RFC 5545, 3.8.7.4): adding it again replaces the one before. A meeting whose
    time has not been given takes the whole day, without making it busy. ValueError without a day.
    """
    if row.day is None:
        raise ValueError("a meeting without a day has no place in a calendar")
    event = Event()
    event.add("uid", f"meeting-{row.id}@opcc-bot")
    event.add("dtstamp", at)
    event.add("sequence", revision)
    event.add("summary", row.name)
    event.add("status", "CANCELLED" if row.cancelled_at else "CONFIRMED")
    _add_time(event, row)
    if row.venue:
        event.add("location", row.venue)
    event.add("description", _described(row, row.day, chair=chair, notice_days=notice_days))
    return _calendar(event)


def reply(row: Row, *, chair: str, notice_days: int, at: datetime, revision: int) -> Reply:
    """Return the answer that gives a meeting's calendar entry as a file, and says what it is."""
    content = entry(row, chair=chair, notice_days=notice_days, at=at, revision=revision)
    when = phrases.meeting(row.day, row.starts, row.venue)
    day = row.day.isoformat() if row.day else ""
    said = f"Calendar entry for the {row.name}: {when}. Open the file to add it."
    file = File(name=f"meeting-{day}.ics", content=content, title=f"{row.name}, {day}", said=said)
    here = f"I have sent you the calendar entry for the {row.name} of {when}, in our messages."
    return blocks.giving(file, blocks.reply(section(blocks.escape(here))))


def _add_time(event: Event, row: Row) -> None:
    if row.day is None:
        return
    if row.starts is None:
        event.add("dtstart", row.day)
        event.add("dtend", _day_after(row.day))
        event.add("transp", "TRANSPARENT")
        return
    event.add("dtstart", datetime.combine(row.day, row.starts, phrases.LONDON))


def _described(row: Row, day: date, *, chair: str, notice_days: int) -> str:
    closes = workdays.last_day_for_notice(day, notice_days)
    when = slot(row)
    known = [meetings.plain_about(when, chair=chair), meetings.not_given(when)]
    known.append(f"Agenda items close on {phrases.day(closes)}.")
    return "\n".join(line for line in known if line)


def _calendar(event: Event) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _day_after(day: date) -> date:
    return day + timedelta(days=1)
