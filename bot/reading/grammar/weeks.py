"""Weeks: "w/c 24 June", "week ending 14 Feb", "later in the week", "end of next week"."""

import datetime as dt

from bot.reading.due import Doubt, Due
from bot.reading.grammar import almanac, days, which_day
from bot.reading.grammar.almanac import spell
from bot.reading.grammar.line import Base, Line, Match
from bot.reading.grammar.names import DAY_NAMES
from bot.reading.grammar.which_day import certain

STARTS = (
    "w/c", "w/b", "w/e", "wc", "week", "this", "next", "last", "coming", "following", "same",
    "end", "early", "mid", "middle", "late", "later", "start", "beginning", "the",
)  # fmt: skip
_WEEK = frozenset({"week", "weeks"})
_PARTS = frozenset({"end", "start", "beginning", "middle", "early", "late", "later", "mid"})
_AHEAD = {"this": 0, "same": 0, "coming": 1, "next": 1, "following": 1, "last": -1}
_FRIDAY, _SATURDAY = 4, 5


def match(line: Line, at: int, base: Base) -> Match | None:
    """Read a week at this place, or a part of one."""
    return _named_week(line, at, base) or _week(line, at, base)


def _named_week(line: Line, at: int, base: Base) -> Match | None:
    """Read "w/c 24th June", "week commencing Monday 3 May", "week ending 14 Feb"."""
    opening, place = _opening(line, at)
    if not opening:
        return None
    place = line.skip(place, {"the", ":", "-", ".", "of"})
    inner = days.match(line, place, base) or _day_alone(line, place, base)
    if inner is None or not isinstance(inner.reading, Due) or inner.reading.by is None:
        return inner and Match(at, inner.end, inner.reading)
    text = line.said(at, inner.end)
    reading = week_with(text, inner.reading.by, ends=opening == "ends")
    return Match(at, inner.end, reading)


def _opening(line: Line, at: int) -> tuple[str, int]:
    """Return whether the day that follows begins or ends its week, "" when none is to follow."""
    word, after = line.word(at), line.word(at + 1)
    if word == "week" and after in {"ending", "ended"}:
        return "ends", at + 2
    if word == "week" and after in {"commencing", "beginning", "starting", "of"}:
        return "begins", at + 2
    if word == "w/e":
        return "ends", at + 1
    return ("begins", at + 1) if word in {"w/c", "w/b", "wc"} else ("", at)


def _day_alone(line: Line, at: int, base: Base) -> Match | None:
    """Read a day of the month that stands alone after "w/c": "w/c 24th"."""
    number, end = days.number_at(line, at)
    if number is None:
        return None
    named = which_day.Named(number, None, None, None, end)
    return Match(at, end, which_day.settle(line.said(at, end), named, base))


def week_with(text: str, day: dt.date, *, ends: bool = False) -> Due | Doubt:
    """Return the week that a day is in, or ask when a week is said to begin at a weekend."""
    if not ends and day.weekday() >= _SATURDAY:
        before, after = almanac.monday(day), almanac.plus(almanac.monday(day), 7)
        readings = (week(text, after, ""), week(text, before, ""))
        return Doubt(
            text, readings, f"“{text}” begins on a {DAY_NAMES[day.weekday()]}, {spell(day)}."
        )
    first = almanac.monday(day)
    due = week(text, first, f"The week of {spell(first)}.")
    return Due(text, "week", due.date, day, reason=due.reason) if ends else due


def week(text: str, monday: dt.date, reason: str) -> Due:
    """Return a due time of one week, from its Monday to its Sunday."""
    reason = reason or f"The week of {spell(monday)}."
    return Due(text, "week", monday.isoformat(), almanac.plus(monday, 6), reason=reason)


def _week(line: Line, at: int, base: Base) -> Match | None:
    """Read "this week", "end of next week", "later in the week", "the week after next"."""
    part, place = _part(line, at)
    place = line.skip(place, {"the"})
    if part == "end" and (named := _named_week(line, place, base)) is not None:
        return _friday_of(line, at, named)
    shift, end = which_week(line, place, part)
    if shift is None:
        return None
    first = almanac.plus(almanac.monday(base.on), 7 * shift)
    whole = Match(at, end, week(line.said(at, end), first, ""))
    return _friday_of(line, at, whole) if part == "end" else whole


def _friday_of(line: Line, at: int, whole: Match) -> Match:
    """Return the last working day of a week that was read: its end."""
    if not isinstance(whole.reading, Due) or whole.reading.date is None:
        return Match(at, whole.end, whole.reading)
    first = dt.date.fromisoformat(whole.reading.date)
    reason = f"The Friday of the week of {spell(first)}."
    friday = certain(line.said(at, whole.end), almanac.plus(first, _FRIDAY), reason)
    return Match(at, whole.end, friday)


def _part(line: Line, at: int) -> tuple[str, int]:
    word = line.word(at)
    return (word, line.skip(at + 1, {"of", "in", "-", "on"})) if word in _PARTS else ("", at)


def which_week(line: Line, at: int, part: str = "") -> tuple[int | None, int]:
    """Return how many weeks ahead the week named at a place is, and the place after it.

    "The week" is this one when a `part` of it is meant; alone it is none.
    """
    word, after = line.word(at), line.word(at + 1)
    if word in _WEEK:
        if line.has(at + 1, "after", "next"):
            return 2, at + 3
        return (0, at + 1) if part else (None, at)
    if after not in _WEEK or word not in _AHEAD:
        return None, at
    if word == "next" and line.has(at + 2, "after", "next"):
        return 2, at + 4
    return _AHEAD[word], at + 2
