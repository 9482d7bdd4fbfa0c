"""Times of day: "14:00", "10.30am", "2 pm", "1330hrs", "noon"."""

import datetime as dt
import re

from bot.reading.grammar.line import Line
from bot.reading.grammar.names import MONTHS, NUMBERS, WEEKDAYS

NOON = dt.time(12)
_HOURS = frozenset({"hrs", "hours", "hr", "h", "gmt", "bst", "cet", "utc"})
_HALVES = frozenset({"am", "pm"})
_BEFORE_A_TIME = {"at", "from", "until", "till", "to", "by", "on", "time", *MONTHS, *WEEKDAYS}
_SPLIT = re.compile(r"[:.]")
_AFTERNOON = range(1, 6)
_PARTS = {"half": 30, "quarter": 15}
_EITHER = range(6, 9)


def clock_at(line: Line, at: int) -> tuple[dt.time, int] | None:
    """Return the time that stands at a place, and the place after it.

    An hour with nothing to say which half of the day it is in, from 1 to 5, is in the afternoon.
    """
    if line.word(at) in {"noon", "midday"}:
        return NOON, at + 1
    if line.word(at) in _PARTS:
        return _beside_an_hour(line, at)
    if line.kind(at) == "clock":
        return _written(line, at)
    if line.kind(at) == "number":
        return _spoken(line, at)
    return None


def _beside_an_hour(line: Line, at: int) -> tuple[dt.time, int] | None:
    """Read "half past 2", "quarter to three": none of them is of the night."""
    side, hour = line.word(at + 1), line.number(at + 2) or NUMBERS.get(line.word(at + 2), 0)
    if side not in {"past", "to"} or not 1 <= hour <= NOON.hour:
        return None
    minutes = hour * 60 + (_PARTS[line.word(at)] if side == "past" else -_PARTS[line.word(at)])
    first, minute = divmod(minutes, 60)
    half = line.word(at + 3) if line.word(at + 3) in _HALVES else ""
    later = not half and (first in _AFTERNOON or not first)  # "quarter to one" is before lunch
    end = at + 4 if half else at + 3
    return _time(first + NOON.hour if later else first, minute, half, end)


def is_either(line: Line, at: int) -> bool:
    """Whether a time could be of the morning or the evening: "7:30", "at 7" (not "07:30")."""
    word = line.word(at)
    bare = line.word(at + 1) not in _HALVES | _HOURS and not word.startswith("0")
    return bare and line.kind(at) in {"clock", "number"} and int(_SPLIT.split(word)[0]) in _EITHER


def bare_hour(line: Line, at: int) -> dt.time | None:
    """Return the hour of "at 10", read as one of the office's day; None if it is no hour."""
    hour = line.number(at)
    if (
        hour is None
        or not 1 <= hour <= NOON.hour
        or line.word(at - 1) not in {"at", "@", "by", "before"}
    ):
        return None
    return dt.time(hour + NOON.hour if hour in _AFTERNOON else hour)


def before_a_day(line: Line, at: int) -> tuple[dt.time, int] | None:
    """Return the time of "1700 on 22 March", "by 5 on Friday"."""
    if line.word(at + 1) != "on":
        return None
    found = four_figures(line, at)
    if found is None and line.word(at - 1) in {"by", "at", "before"}:
        found = bare_hour(line, at)
    return (found, at + 1) if found else None


def four_figures(line: Line, at: int) -> dt.time | None:
    """Return the time of "1030" where a time is looked for."""
    number = line.number(at)
    if number is None or len(line.word(at)) != len("1030"):
        return None
    found = _time(*divmod(number, 100), "", at)
    return found[0] if found else None


def _written(line: Line, at: int) -> tuple[dt.time, int] | None:
    hour, minute = map(int, _SPLIT.split(line.word(at)))
    after, before = line.word(at + 1), line.word(at - 1)
    if after in _HALVES or after in _HOURS:
        return _time(hour, minute, after, at + 2)
    if "." in line.word(at) and line.kind(at - 1) == "word" and before not in _BEFORE_A_TIME:
        return None  # "Room 1.38"
    if hour in _AFTERNOON and not line.word(at).startswith("0"):
        hour += NOON.hour
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
