"""The arithmetic of the calendar: weeks, months, quarters, seasons and Easter."""

import datetime as dt
from calendar import monthrange

from bot.reading.grammar.names import DAY_NAMES, MONTH_NAMES, SEASONS

FIRST_YEAR, YEARS_AHEAD = 1950, 30
DECEMBER = 12


def spell(day: dt.date) -> str:
    """Return a day with its weekday: "Tuesday 25 July 2017"."""
    return f"{DAY_NAMES[day.weekday()]} {day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def spell_span(first: dt.date, last: dt.date) -> str:
    """Return days from one to another as people say them: "in July 2017", "in 2017"."""
    if first == last:
        return f"on {spell(first)}"
    if first.day == 1 and last == month_end(first.year, first.month):
        return f"in {MONTH_NAMES[first.month - 1]} {first.year}"
    if (first.month, first.day, last.month, last.day, last.year) == (1, 1, 12, 31, first.year):
        return f"in {first.year}"
    return f"from {spell(first)} to {spell(last)}"


def sane(year: int, on: dt.date) -> bool:
    """Whether an office would speak of that year: from 1950 to 30 years after `on`."""
    return FIRST_YEAR <= year <= on.year + YEARS_AHEAD


def on_day(year: int, month: int, number: int) -> dt.date | None:
    """Return the day, or None when the month has no such day."""
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def monday(day: dt.date) -> dt.date:
    """Return the Monday of the week that a day is in."""
    return day - dt.timedelta(days=day.weekday())


def plus(day: dt.date, days: int) -> dt.date:
    """Return the day so many days later."""
    return day + dt.timedelta(days=days)


def month_end(year: int, month: int) -> dt.date:
    """Return the last day of a month."""
    return dt.date(year, month, monthrange(year, month)[1])


def plus_months(day: dt.date, months: int) -> dt.date:
    """Return the same day so many months later, or the last day of a shorter month."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def financial_year(day: dt.date) -> int:
    """Return the year in which the UK financial year of a day began, on 1 April."""
    return day.year if day.month >= 4 else day.year - 1  # noqa: PLR2004  April


def quarter_of(day: dt.date) -> int:
    """Return the financial quarter of a day: April to June is 1."""
    return (day.month - 4) % 12 // 3 + 1


def quarter_end(financial: int, quarter: int) -> dt.date:
    """Return the last day of a quarter of the financial year that began in that year."""
    return plus_months(dt.date(financial, 3, 31), 3 * quarter)


def season(name: str, year: int) -> tuple[dt.date, dt.date]:
    """Return the first and last day of a season that begins in a year; winter ends in the next."""
    first = dt.date(year, SEASONS[name], 1)
    last = plus_months(first, 2)
    return first, month_end(last.year, last.month)


def easter(year: int) -> dt.date:
    """Return Easter Sunday (Gregorian; the anonymous method printed by Meeus)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    letter = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * letter) // 433
    month = (h + letter - 7 * m + 90) // 25
    return dt.date(year, month, (h + letter - 7 * m + 33 * month + 19) % 32)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> dt.date | None:
    """Return the nth such weekday of a month, the last with -1, or None if there is none."""
    if nth < 0:
        last = month_end(year, month)
        return plus(last, -((last.weekday() - weekday) % 7))
    first = dt.date(year, month, 1)
    found = plus(first, (weekday - first.weekday()) % 7 + 7 * (nth - 1))
    return found if found.month == month else None
