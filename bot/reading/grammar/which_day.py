"""Which day is meant by a number, a month, a year and a weekday, any of them left out."""

import datetime as dt
from typing import NamedTuple

from bot.reading.due import Doubt, Due
from bot.reading.grammar import almanac
from bot.reading.grammar.almanac import spell
from bot.reading.grammar.line import Base, Line, Match
from bot.reading.grammar.names import DAY_NAMES, MONTH_NAMES

_DAYS = 31


_JUST_PAST = 62


class Named(NamedTuple):
    """A day as written: any part may have been left out but the number."""

    number: int
    month: int | None
    year: int | None
    weekday: int | None
    end: int
    first: int | None = None
    either: bool = False


def settle(text: str, named: Named, base: Base, *, past: bool = False) -> Due | Doubt:
    """Find the one day that the parts name, or the doubt that they leave."""
    if named.month is None:
        return _bare(text, named, base)
    if named.year is None:
        found = _without_year(text, named, base, past=past)
    else:
        found = _with_year(text, named, base)
    if isinstance(found, Due) and named.first is not None:
        return _several(text, named, found)
    return found


def _with_year(text: str, named: Named, base: Base) -> Due | Doubt:
    if named.month is None or named.year is None:
        return _no_such_day(text, named)
    day = almanac.on_day(named.year, named.month, named.number)
    if day is None:
        return _no_such_day(text, named)
    if not almanac.sane(named.year, base.on):
        why = f"The year {named.year} in “{text}” is too far off to be meant."
        return Doubt(text, (), why, contradicts=True)
    if named.weekday is not None and day.weekday() != named.weekday:
        return _wrong_weekday(text, day, named.weekday)
    return certain(text, day, "As written.")


def _without_year(text: str, named: Named, base: Base, *, past: bool) -> Due | Doubt:
    month, on = named.month or 0, base.on
    ways = (almanac.on_day(year, month, named.number) for year in range(on.year - 1, on.year + 5))
    near = [day for day in ways if day is not None]
    if not near:
        return _no_such_day(text, named)
    coming, gone = [day for day in near if day >= on], [day for day in near if day <= on]
    if not coming:
        return _no_such_day(text, named)
    day = gone[-1] if past and gone else coming[0]
    if named.weekday is not None and day.weekday() != named.weekday:
        return _by_weekday(text, day, near, named, on)
    if (day.year - on.year) > 1:
        return Doubt(
            text,
            (certain(text, day, "The next leap year."),),
            f"“{text}” is not until {spell(day)}.",
        )
    return certain(text, day, _which(day, on, past=past))


def _by_weekday(text: str, day: dt.date, near: list[dt.date], named: Named, on: dt.date) -> Doubt:
    """Ask, when the day that would be next falls on another weekday than the one written."""
    weekday = named.weekday or 0
    for other in near:
        if other.weekday() == weekday and (other - on).days >= -_JUST_PAST:
            readings = (
                certain(text, other, "The weekday agrees."),
                certain(text, day, "The next."),
            )
            return Doubt(
                text, readings, f"“{text}” is {spell(other)}, but the next to come is {spell(day)}."
            )
    return _wrong_weekday(text, day, weekday)


def _wrong_weekday(text: str, day: dt.date, weekday: int) -> Doubt:
    shift = (weekday - day.weekday() + 3) % 7 - 3
    other = almanac.plus(day, shift)
    readings = (
        certain(text, day, "The date as written."),
        certain(text, other, "The weekday as written."),
    )
    which = f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year} is a {DAY_NAMES[day.weekday()]}"
    why = f"“{text}” cannot be right: {which}, not a {DAY_NAMES[weekday]}."
    return Doubt(text, readings, why, contradicts=True)


def _several(text: str, named: Named, last: Due) -> Due | Doubt:
    """Take the last day of "12-13 March"; ask which is meant by "12 or 13 March"."""
    first = almanac.on_day(last.by.year, last.by.month, named.first or 0) if last.by else None
    if first is None or last.by is None or first >= last.by:
        return _no_such_day(text, named)
    if named.either:
        return Doubt(
            text, (last, certain(text, first, "The first of the two.")), f"“{text}” names two days."
        )
    return certain(text, last.by, "The last of the days named.")


def _bare(text: str, named: Named, base: Base) -> Due | Doubt:
    if not 1 <= named.number <= _DAYS:
        return _no_such_day(text, named)
    first = base.on.replace(day=1)
    for ahead in range(4 if named.weekday is None else 12):
        month = almanac.plus_months(first, ahead)
        day = almanac.on_day(month.year, month.month, named.number)
        if day and day >= base.on and named.weekday in {None, day.weekday()}:
            reason = f"The next {line_ordinal(named.number)} after {spell(base.on)}."
            if named.weekday is None or ahead <= 1:
                return certain(text, day, reason)
            return Doubt(
                text, (certain(text, day, reason),), f"“{text}” does not come until {spell(day)}."
            )
    return _no_such_day(text, named)


def line_ordinal(number: int) -> str:
    """Return "1st", "2nd", "3rd", "11th"."""
    last = number % 10
    if number % 100 in {11, 12, 13} or last not in {1, 2, 3}:
        return f"{number}th"
    return f"{number}{('st', 'nd', 'rd')[last - 1]}"


def _which(day: dt.date, on: dt.date, *, past: bool) -> str:
    if day == on:
        return "The same day."
    named = f"{day.day} {MONTH_NAMES[day.month - 1]}"
    return (
        f"The last {named} before {spell(on)}." if past else f"The next {named} after {spell(on)}."
    )


def _no_such_day(text: str, named: Named) -> Doubt:
    american = named.month is not None and named.month > 12 >= named.number  # noqa: PLR2004  months
    if (
        american
        and named.year
        and (day := almanac.on_day(named.year, named.number, named.month or 0))
    ):
        reading = certain(text, day, "Month first, as Americans write it.")
        why = f"“{text}” has no such month, unless the month was written first."
        return Doubt(text, (reading,), why, contradicts=True)
    return Doubt(text, (), f"There is no such day as “{text}”.", contradicts=True)


def certain(text: str, day: dt.date, reason: str) -> Due:
    """Return a due time of one day."""
    return Due(text, "day", day.isoformat(), day, reason=reason)


def day_match(line: Line, at: int, end: int, day: dt.date, reason: str) -> Match:
    """Return a reading of one day for the words from one place to another."""
    return Match(at, end, certain(line.said(at, end), day, reason))
