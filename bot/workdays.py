"""England's working days: counted forward, counted back, and never guessed."""

import datetime as dt
from bisect import bisect_right
from functools import lru_cache

NOTICE_DAYS = 5
"""Working days' notice for an additional agenda item (Monthly Assurance notes, July 2016)."""

_HORIZON = dt.date(2027, 12, 31)
_FRIDAY = 4
_ONE_DAY = dt.timedelta(days=1)


def is_working_day(day: dt.date) -> bool:
    """Whether offices in England work that day: not a Saturday, Sunday or bank holiday."""
    return day.weekday() <= _FRIDAY and day not in _bank_holidays(day.year)


def bank_holiday(day: dt.date) -> str | None:
    """Return the name of the bank holiday in England on that day, or None."""
    return _bank_holidays(day.year).get(day)


def add(day: dt.date, n: int) -> dt.date:
    """Return the nth working day after `day`, or before it when `n` is negative.

    `day` itself is never counted, so a period of five working days that starts on a Monday ends
    on the next Monday. With 0 it is `day` if that is a working day, else the next one.
    """
    if n == 0:
        return day if is_working_day(day) else next_working_day(day)
    step = _ONE_DAY if n > 0 else -_ONE_DAY
    for _ in range(abs(n)):
        day += step
        while not is_working_day(day):
            day += step
    return day


def next_working_day(day: dt.date) -> dt.date:
    """Return the first working day after `day`."""
    return add(day, 1)


def previous_working_day(day: dt.date) -> dt.date:
    """Return the last working day before `day`."""
    return add(day, -1)


def between(start: dt.date, end: dt.date) -> int:
    """Count the working days after `start`, up to and including `end`.

    `between(today, meeting)` is the 9 of "in 9 working days"; `between(due, today)` is the 4 of
    "4 working days late". Negative when `end` comes first: `between(a, b) == -between(b, a)`.
    """
    if end < start:
        return -between(end, start)
    years = range(start.year, end.year + 1)
    holidays = sum(len(_closed_weekdays(year)) for year in years)
    holidays -= bisect_right(_closed_weekdays(start.year), start)
    holidays -= len(_closed_weekdays(end.year)) - bisect_right(_closed_weekdays(end.year), end)
    return _weekdays_up_to(end) - _weekdays_up_to(start) - holidays


def last_day_for_notice(meeting_day: dt.date, days: int = NOTICE_DAYS) -> dt.date:
    """Return the last day on which notice of `days` working days can still be given.

    For a meeting on Monday 13 January 2020 and 5 days that is Monday 6 January: the day of the
    meeting is not counted, the day on which notice is given is.
    """
    return add(meeting_day, -days)


def horizon() -> dt.date:
    """Return the last day for which England's bank holidays are certain.

    After it they follow the usual pattern (Banking and Financial Dealings Act 1971), but days
    proclaimed for one year, such as Monday 8 May 2023, may be missing. To move it on, compare a
    new release of `holidays` with www.gov.uk/bank-holidays.
    """
    return _HORIZON


def horizon_is_near(today: dt.date) -> bool:
    """Whether less than a year is left before the horizon, so that IT should be told."""
    return (_HORIZON - today).days < 365  # noqa: PLR2004  a year, as the sentence above says


def _weekdays_up_to(day: dt.date) -> int:
    """Count Mondays to Fridays since 1 January of the year 1, which was a Monday."""
    weeks, rest = divmod(day.toordinal(), 7)
    return weeks * 5 + min(rest, 5)


@lru_cache(maxsize=64)
def _closed_weekdays(year: int) -> tuple[dt.date, ...]:
    """Return the bank holidays of a year that are no Saturday or Sunday, in their order."""
    return tuple(sorted(day for day in _bank_holidays(year) if day.weekday() <= _FRIDAY))


@lru_cache(maxsize=64)
def _bank_holidays(year: int) -> dict[dt.date, str]:
    from holidays import country_holidays  # noqa: PLC0415  a tenth of a second, only when asked

    # Without the subdivision Easter Monday and the summer bank holiday would be missing.
    return {
        day: name
        for day, name in country_holidays("GB", subdiv="ENG", years=year).items()
        if day.year == year
    }
