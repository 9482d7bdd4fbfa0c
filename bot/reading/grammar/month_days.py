"""Days and weeks counted in a month: "first Monday in March", "last working day of the month"."""

import datetime as dt

from bot import workdays
from bot.reading.due import Doubt
from bot.reading.grammar import almanac, days, weeks
from bot.reading.grammar.almanac import spell
from bot.reading.grammar.line import Base, Line, Match
from bot.reading.grammar.names import MONTHS, ORDINALS, WEEKDAYS
from bot.reading.grammar.which_day import certain

STARTS = ("#ordinal", *ORDINALS, "last", "final")
_WEDNESDAY = 2


def match(line: Line, at: int, base: Base) -> Match | None:
    """Read a day or a week that is counted in its month at this place."""
    return (
        _nth_weekday(line, at, base) or _nth_week(line, at, base) or _day_of_month(line, at, base)
    )


_DAYS = 31


def _nth_weekday(line: Line, at: int, base: Base) -> Match | None:
    """Read "first Monday in March", "last Friday of the month", "third Thursday of next month"."""
    nth = _nth(line, at)
    weekday = WEEKDAYS.get(line.word(at + 1))
    if nth is None or weekday is None:
        return None
    if line.word(at + 2) not in {"in", "of"}:
        return _in_no_month(line, at, nth, weekday, base)
    months, end = _months(line, at + 3, base)
    found = [almanac.nth_weekday(year, month, weekday, nth) for year, month in months]
    coming = [day for day in found if day is not None and day >= base.on]
    if not coming:
        return None
    text = line.said(at, end)
    return Match(
        at, end, certain(text, coming[0], f"Counted in the month, after {spell(base.on)}.")
    )


def _in_no_month(line: Line, at: int, nth: int, weekday: int, base: Base) -> Match | None:
    """Ask of which month "the 2nd Tuesday" is: it is no 2nd that happens to be a Tuesday."""
    if line.kind(at) != "ordinal":
        return None
    months = [almanac.plus_months(base.on.replace(day=1), ahead) for ahead in range(3)]
    found = [almanac.nth_weekday(first.year, first.month, weekday, nth) for first in months]
    text = line.said(at, at + 2)
    coming = [certain(text, day, "In its month.") for day in found if day and day >= base.on]
    return Match(at, at + 2, Doubt(text, tuple(coming[:2]), f"“{text}” is in no month named."))


def _day_of_month(line: Line, at: int, base: Base) -> Match | None:
    """Read "the last working day of the month", "first day of April", "22nd of the month"."""
    nth = _nth(line, at, most=_DAYS)
    place = line.skip(at + 1, {"working"})
    working = place > at + 1
    place = line.skip(place, {"day"})
    if (
        nth is None
        or line.word(place) not in {"of", "in"}
        or (working and line.word(place - 1) != "day")
    ):
        return None
    if place == at + 1 and (nth < 0 or line.word(line.skip(place, {"of", "the"})) in MONTHS):
        return None
    months, end = _months(line, place + 1, base)
    found = [_nth_day(year, month, nth, working=working) for year, month in months]
    coming = [day for day in found if day is not None and day >= base.on]
    if not coming:
        return None
    return Match(at, end, certain(line.said(at, end), coming[0], "Counted in the month."))


def _nth_day(year: int, month: int, nth: int, *, working: bool) -> dt.date | None:
    last = almanac.month_end(year, month)
    if not working:
        return last if nth < 0 else almanac.on_day(year, month, nth)
    if nth < 0:
        return last if workdays.is_working_day(last) else workdays.previous_working_day(last)
    return workdays.add(almanac.plus(dt.date(year, month, 1), -1), nth)


def _nth_week(line: Line, at: int, base: Base) -> Match | None:
    """Read "second week of July", where the first has at least three of its working days."""
    nth = _nth(line, at)
    if nth is None or line.word(at + 1) != "week" or line.word(at + 2) not in {"in", "of"}:
        return None
    months, end = _months(line, at + 3, base)
    for year, month in months:
        monday = _week_of_month(year, month, nth)
        if almanac.plus(monday, 6) >= base.on:
            return Match(at, end, weeks.week(line.said(at, end), monday, ""))
    return None


def _week_of_month(year: int, month: int, nth: int) -> dt.date:
    if nth < 0:
        return almanac.monday(almanac.month_end(year, month))
    first = dt.date(year, month, 1)
    monday = almanac.monday(first)
    if first.weekday() > _WEDNESDAY:
        monday = almanac.plus(monday, 7)
    return almanac.plus(monday, 7 * (nth - 1))


def _nth(line: Line, at: int, *, most: int = 5) -> int | None:
    if line.word(at) in {"last", "final"}:
        return -1
    number, _ = days.number_at(line, at)
    return number if number and number <= most and line.kind(at) != "number" else None


def _months(line: Line, at: int, base: Base) -> tuple[list[tuple[int, int]], int]:
    """Return the months that "March", "the month", "next month" could be, soonest first."""
    place = line.skip(at, {"the"})
    on = base.on
    if line.word(place) in MONTHS:
        year, end = days.year_at(line, place + 1)
        years = [year] if year else [on.year, on.year + 1]
        return [(each, MONTHS[line.word(place)]) for each in years if almanac.sane(each, on)], end
    ahead = {"month": [0, 1], "this": [0], "next": [1], "each": [], "every": []}.get(
        line.word(place)
    )
    if ahead is None or (line.word(place) != "month" and line.word(place + 1) != "month"):
        return [], at
    firsts = [almanac.plus_months(on.replace(day=1), each) for each in ahead]
    end = place + 1 if line.word(place) == "month" else place + 2
    return [(first.year, first.month) for first in firsts], end
