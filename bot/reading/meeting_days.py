"""The days and times of meetings, from lines such as "Date: Tuesday 25 July 2017 @ 10:30"."""

import datetime as dt
from dataclasses import replace

from bot.reading.due import Day, Doubt, Due
from bot.reading.grammar import choose, clock, scan
from bot.reading.grammar.line import Base, Line, Match
from bot.reading.grammar.names import MONTHS
from bot.reading.plain import plain

LONGEST = 4_000
_PLACES = frozenset(
    {"venue", "location", "room", "time", "place", "chair", "agenda", "theme", "type"}
)
_MOVED = frozenset({"moved", "rearranged", "rescheduled", "not", "no"})
_HELD = frozenset({"meeting", "on", "in", "be", "the", "held", "a"})
_ANY = dt.date(2000, 1, 1)


def days(
    text: str, *, on: dt.date | None = None, year: int | None = None
) -> tuple[Day | Doubt, ...]:
    """Read the days in a line about meeting dates, in the order they are written.

    `on` is a day the line is read from (a missing year is the next to come); `year` settles a
    missing year outright, as the title of the notes does. Without either a day that has no year
    is a doubt. Each reading of a doubt is a `Due` of precision "day".
    """
    line = Line(plain(text[:LONGEST]))
    base = Base(dt.date(year, 1, 1) if year else on or _ANY, tenseless=True)
    found = [(match, _day(line, match)) for match in scan.times(line, base)]
    read = [(match, day) for match, day in found if day is not None]
    if year is None and on is None:
        read = [(match, _yearless(line, match, day)) for match, day in read]
    return _without_places(line, read)


def moment(text: str, *, on: dt.date) -> Day | Doubt:
    """Read the one day, and the time, that a meeting is being set for."""
    found = [day for day in days(text, on=on) if not isinstance(day, Day) or not day.cancelled]
    if len(found) == 1:
        return found[0]
    if not found:
        return Doubt(text, (), f"I could not read “{plain(text)[:60]}” as a date.")
    readings = tuple(_due(day) for day in found if isinstance(day, Day) and day.day)
    return Doubt(text, readings, f"“{plain(text)[:60]}” names more than one day.")


def _due(day: Day) -> Due:
    iso = day.day.isoformat() if day.day else None
    return Due(day.text, "day", iso, day.day, time=day.start, reason=day.reason)


def _day(line: Line, match: Match) -> Day | Doubt | None:
    reading = match.reading
    if isinstance(reading, Doubt) or reading is None:
        return reading
    if reading.precision == "tbc":
        return Day(reading.text, tbc=True, reason="To be confirmed.")
    if reading.date is None or len(reading.date) < len("2026-09"):
        return None
    if len(reading.date) == len("2026-09"):
        off = _is_moved(line, match)
        return Day(reading.text, month=reading.date, cancelled=off, reason=reading.reason)
    if reading.precision not in {"day", "meeting"} or reading.by is None:
        return None
    return _timed(line, match, _on_day(line, match, reading))


def _on_day(line: Line, match: Match, reading: Due) -> Day:
    day = dt.date.fromisoformat(reading.date or "")
    off = choose.is_cancelled(line, match) or _is_moved(line, match)
    return Day(
        reading.text,
        day,
        day.isoformat()[:7],
        start=reading.time,
        end=match.until,
        cancelled=off,
        reason=reading.reason,
        meeting=reading.meeting or None,
    )


def _is_moved(line: Line, match: Match) -> bool:
    """Whether the day was given up: "(Was 27 February - moved)", "no meeting on 25 August"."""
    if line.word(line.skip(match.end, {"-", "(", ",", ":"})) in _MOVED - {"not", "no"}:
        return True
    if line.word(line.back(match.start, {"on", "the"})) == "was":
        return True
    return line.word(line.back(match.start, _HELD)) in {"no", "not"}


def _timed(line: Line, match: Match, day: Day) -> Day | Doubt:
    """Add "at 2", and ask when the hour could be of the morning or the evening."""
    place = line.skip(match.end, {",", "("})
    spoken = clock.four_figures(line, place) if day.start is None else None
    if spoken is not None:
        return replace(day, start=spoken, text=line.said(match.start, place + 1))
    if day.start is None and line.word(place) in {"at", "@"}:
        hour = clock.bare_hour(line, place + 1)
        if hour is None:
            return day
        day = replace(day, start=hour, text=line.said(match.start, place + 2))
        return _either(day) if clock.is_either(line, place + 1) else day
    if any(
        clock.is_either(line, at)
        for at in range(match.start, match.end)
        if line.kind(at) == "clock"
    ):
        return _either(day)
    return day


def _either(day: Day) -> Doubt:
    start = day.start or clock.NOON
    readings = (_due(day), _due(replace(day, start=start.replace(hour=(start.hour + 12) % 24))))
    return Doubt(day.text, readings, f"“{day.text}” could be in the morning or in the evening.")


def _yearless(line: Line, match: Match, day: Day | Doubt) -> Day | Doubt:
    written = range(match.start, match.end)
    short = any(_is_short_year(line, at) for at in range(match.start + 2, match.end))
    if short or any(_is_year(line, at) for at in written):
        return day
    if isinstance(day, Day) and day.tbc:
        return day
    return Doubt(day.text, (), f"“{day.text}” has no year.")


def _is_short_year(line: Line, at: int) -> bool:
    """Whether two figures after a month are its year: "16 Jan 24"."""
    figures = line.kind(at) == "number" and len(line.word(at)) == len("24")
    return figures and line.word(at - 1) in MONTHS


def _is_year(line: Line, at: int) -> bool:
    year = line.kind(at) == "number" and len(line.word(at)) == len("2026")
    return year or line.kind(at) in {"numeric", "iso", "years"}


def _without_places(line: Line, read: list[tuple[Match, Day | Doubt]]) -> tuple[Day | Doubt, ...]:
    """Drop "venue to be confirmed", and let "September, date TBC" be one day."""
    dated = [pair for pair in read if not (isinstance(pair[1], Day) and pair[1].tbc)]
    tbc = [pair for pair in read if isinstance(pair[1], Day) and pair[1].tbc]
    unplaced = [
        day
        for match, day in tbc
        if line.word(line.back(match.start, {"-", ":", "(", "is", "are"})) not in _PLACES
    ]
    if not dated:
        return tuple(unplaced[:1])
    days = [day for _, day in dated]
    last = days[-1]
    if unplaced and isinstance(last, Day) and last.day is None:
        days[-1] = replace(last, tbc=True)
    return tuple(days)
