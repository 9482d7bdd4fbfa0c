"""Times of day: "14:00", "10.30am", "2 pm", "1330hrs", "noon"."""

import datetime as dt
import re

from bot.reading.grammar.line import Line

NOON = dt.time(12)
_HOURS = frozenset({"hrs", "hours", "hr", "h"})
_HALVES = frozenset({"am", "pm"})
_BEFORE_BARE = frozenset({"at", "@", "from", "until", "to", "-", "(", ",", ""})
_SPLIT = re.compile(r"[:.]")
STARTS = ("#clock", "#number", "noon", "midday")


def clock_at(line: Line, at: int) -> tuple[dt.time, int] | None:
    """Return the time that stands at a place, and the place after it."""
    if line.word(at) in {"noon", "midday"}:
        return NOON, at + 1
    if line.kind(at) == "clock":
        return _written(line, at)
    if line.kind(at) == "number":
        return _spoken(line, at)
    return None


def _written(line: Line, at: int) -> tuple[dt.time, int] | None:
    hour, minute = map(int, _SPLIT.split(line.word(at)))
    after = line.word(at + 1)
    if after in _HALVES or after in _HOURS:
        return _time(hour, minute, after, at + 2)
    if "." in line.word(at) and line.word(at - 1) not in _BEFORE_BARE:
        return None  # "Room 1.38"
    return _time(hour, minute, "", at + 1)


def _spoken(line: Line, at: int) -> tuple[dt.time, int] | None:
    number, after = line.number(at), line.word(at + 1)
    if number is None:
        return None
    if after in _HALVES and number <= NOON.hour:
        return _time(number, 0, after, at + 2)
    if after == "noon" and number == NOON.hour:
        return NOON, at + 2
    if after in _HOURS and len(line.word(at)) == len("0930"):
        return _time(*divmod(number, 100), after, at + 2)
    return None


def _time(hour: int, minute: int, half: str, end: int) -> tuple[dt.time, int] | None:
    """Make a time, taking "14:30 pm" for 14:30 as the notes of June 2021 mean it."""
    if half == "pm" and hour < NOON.hour:
        hour += NOON.hour
    elif half == "am" and hour == NOON.hour:
        hour = 0
    try:
        return dt.time(hour, minute), end
    except ValueError:
        return None
