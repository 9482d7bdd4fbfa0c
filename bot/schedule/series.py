"""A year of a board's meetings proposed: how often it meets, and the working days that gives."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from dateutil import rrule

from bot import workdays
from bot.telling import phrases

MOST: Final = 60
"""Meetings proposed at once: a weekly board's year, and what a form can hold."""

SAME_DATE: Final = "date"
SAME_WEEKDAY: Final = "weekday"
LAST_WEEKDAY: Final = "last"

ORDINALS: Final = ("first", "second", "third", "fourth", "last")
_FIFTH: Final = 5
_SHORTEST_MONTH: Final = 28

_NUMBERS: Final = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10}
_COUNT: Final = rf"(?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)})"
_WRITTEN: Final = (
    (re.compile(r"\bfortnightly\b|\b(?:two|2)\W?weekly\b"), 2, 0),
    (re.compile(r"\bweekly\b"), 1, 0),
    (
        re.compile(r"\bbi\W?annual|\btwice (?:a|per) year\b|\bhalf\W?yearly\b|\bsix\W?monthly\b"),
        0,
        2,
    ),
    (re.compile(r"\bbi\W?monthly\b|\btwo\W?monthly\b"), 0, 6),
    (re.compile(r"\bquarterly\b|\beach quarter\b"), 0, 4),
    (re.compile(r"\bmonthly\b|\b(?:each|every) month\b"), 0, 12),
    (re.compile(r"\btermly\b"), 0, 3),
    (re.compile(r"\bannual(?:ly)?\b|\byearly\b|\bonce a year\b"), 0, 1),
)
_A_YEAR: Final = re.compile(rf"\b{_COUNT}\s+(?:times\s+)?(?:per\s+annum|a\s+year|per\s+year)\b")
_EVERY: Final = re.compile(rf"\bevery\s+{_COUNT}\s+(?P<unit>weeks|months)\b")


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often a board meets: every so many weeks, or so many times a year."""

    weeks: int = 0
    a_year: int = 0

    @property
    def said(self) -> str:
        """Say it: weekly, every two months, 3 a year."""
        if self.weeks:
            return {1: "weekly", 2: "fortnightly"}.get(self.weeks, f"every {self.weeks} weeks")
        known = {
            12: "monthly",
            6: "every two months",
            4: "quarterly",
            2: "twice a year",
            1: "yearly",
        }
        return known.get(self.a_year, f"{self.a_year} a year")


@dataclass(frozen=True, slots=True)
class Proposed:
    """A day for a meeting; `because` says why it is not the day that the rhythm gives."""

    day: date
    meant: date
    because: str = ""


def rhythm(frequency: str) -> Rhythm | None:
    """Read how often a board meets, as the office's papers tell it; None when they do not.

    The glossary of the panel paper of 18 September 2018 has Weekly, Monthly, Bi-monthly,
    Quarterly, Bi annual, "3 per annum", "Minimum bi monthly", Adhoc and Under review: the last
    two give no dates. "Bi" is every two: bi-monthly is six a year.
    """
    words = " ".join(frequency.casefold().split())[:100]
    if match := _A_YEAR.search(words):
        return _so_often(match["count"])
    if match := _EVERY.search(words):
        return _every(int(_NUMBERS.get(match["count"], match["count"])), match["unit"])
    for pattern, weeks, a_year in _WRITTEN:
        if pattern.search(words):
            return Rhythm(weeks, a_year)
    return None


def propose(often: Rhythm, *, first: date, until: date, on: str) -> tuple[Proposed, ...]:
    """Return the days from `first` to `until`, both included, none of them on a day off.

    `on` says what stays the same in a month: `SAME_DATE`, `SAME_WEEKDAY` (the second Tuesday,
    when `first` is one; a fifth counts as the last) or `LAST_WEEKDAY`. A weekend or a bank
    holiday in England is passed over to the next working day, and that is said.
    """
    wanted = [moment.date() for moment in _rule(often, first=first, until=until, on=on)]
    return tuple(_apart(_on_a_working_day(day) for day in wanted[:MOST]))


def described(often: Rhythm, *, first: date, on: str) -> str:
    """Say a rhythm with its days: monthly, on the second Tuesday."""
    if often.weeks:
        return f"{often.said}, on a {first:%A}"
    if on == SAME_DATE:
        return f"{often.said}, on the {_th(first.day)}"
    which = ORDINALS[-1] if on == LAST_WEEKDAY else ORDINALS[min(_nth(first), _FIFTH) - 1]
    return f"{often.said}, on the {which} {first:%A}"


def _rule(often: Rhythm, *, first: date, until: date, on: str) -> Iterable[datetime]:
    start, end = (
        datetime.combine(first, datetime.min.time()),
        datetime.combine(until, datetime.min.time()),
    )
    if often.weeks:
        return rrule.rrule(rrule.WEEKLY, interval=often.weeks, dtstart=start, until=end, count=None)
    months = [
        (first.month - 1 + 12 * turn // often.a_year) % 12 + 1 for turn in range(often.a_year)
    ]
    if on == SAME_DATE:
        days = range(min(first.day, _SHORTEST_MONTH), first.day + 1)
        return rrule.rrule(rrule.MONTHLY, bymonth=months, bymonthday=list(days), bysetpos=-1,
                           dtstart=start, until=end)  # fmt: skip
    nth = -1 if on == LAST_WEEKDAY or _nth(first) == _FIFTH else _nth(first)
    weekday = rrule.weekday(first.weekday(), nth)
    return rrule.rrule(rrule.MONTHLY, bymonth=months, byweekday=weekday, dtstart=start, until=end)


def _on_a_working_day(day: date) -> Proposed:
    if workdays.is_working_day(day):
        return Proposed(day, day)
    off = workdays.bank_holiday(day) or f"a {day:%A}"
    return Proposed(workdays.next_working_day(day), day, f"{phrases.short_day(day)} is {off}")


def _apart(proposed: Iterable[Proposed]) -> Iterable[Proposed]:
    seen: set[date] = set()
    for one in proposed:
        if one.day not in seen:
            seen.add(one.day)
            yield one


def _every(count: int, unit: str) -> Rhythm | None:
    if not 1 <= count <= 12:  # noqa: PLR2004  months in a year; more weeks are no rhythm either
        return None
    return Rhythm(weeks=count) if unit == "weeks" else Rhythm(a_year=12 // count)


def _so_often(count: str) -> Rhythm | None:
    times = int(_NUMBERS.get(count, count))
    return Rhythm(a_year=times) if 1 <= times <= 12 else None  # noqa: PLR2004  more is not by months


def _nth(day: date) -> int:
    return (day.day - 1) // 7 + 1


def _th(number: int) -> str:
    if number in {11, 12, 13}:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
