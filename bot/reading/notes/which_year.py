"""The year of a meeting whose date leaves it out, by the meeting before it or after it."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from bot.reading import dates
from bot.reading.due import Day
from bot.reading.formats.document import Line


def settled(text: str, lines: Sequence[Line], margins: Sequence[str]) -> Day | None:
    """Return the day that a date without a year gives, if all that bears on its year agrees.

    It is the first after the meeting before, the last before the meeting after or those listed of
    a year, and of the only year, or on the very day, in the margin of the pages.
    """
    before = max(_dated(lines, _BEFORE), default=None)
    after = min((*_dated(lines, _AFTER), *_listed(lines)), default=None)
    printed = {int(year) for words in margins for year in re.findall(r"\b20\d\d\b", words)}
    told: list[Day] = []
    if before:
        told += _first(text, (before.year, before.year + 1), lambda day: before < day)
    if after:
        told += _first(text, (after.year, after.year - 1), lambda day: day < after)
    for on in _in_full(margins):
        told += _first(text, (on.year,), on.__eq__)
    if len(printed) == 1:
        told += _first(text, tuple(printed), lambda _: True)
    return told[0] if told and len({day.day for day in told}) == 1 else None


def _first(text: str, years: Iterable[int], fits: Callable[[dt.date], bool]) -> list[Day]:
    for year in years:
        for day in dates.days(text, year=year):
            if isinstance(day, Day) and day.day and fits(day.day):
                return [day]
    return []


def _dated(lines: Sequence[Line], said: re.Pattern[str]) -> Iterator[dt.date]:
    """Yield the days, their year written, in the lines that speak of a meeting before or after."""
    for line in lines:
        if found := said.search(line.text):
            words = line.text[found.start() :][:_NEAR]
            for day in dates.days(words):
                if isinstance(day, Day) and day.day and str(day.day.year) in words:
                    yield day.day
                    break


def _listed(lines: Sequence[Line]) -> Iterator[dt.date]:
    """Yield the days of "Dates of meetings in 2025: 8 April, 8 July", the year said once."""
    for line in lines:
        if found := _OF_A_YEAR.search(line.text):
            for day in dates.days(line.text[found.end() :], year=int(found["year"])):
                if isinstance(day, Day) and day.day:
                    yield day.day


def _in_full(margins: Sequence[str]) -> Iterator[dt.date]:
    """Yield the days with their year in the margin of the pages: "14.01.25 Draft v2"."""
    for words in margins:
        for day in dates.days(words):
            if isinstance(day, Day) and day.day and _YEAR.search(words):
                yield day.day


_OF_A_YEAR = re.compile(
    r"\b(?:dates|meetings?)\b[^.;:]{0,40}?\b(?:in|for|during)\s+(?P<year>20\d\d)\s*:", re.IGNORECASE
)
_YEAR = re.compile(r"\b20\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d\d\b")
_BEFORE = re.compile(
    r"\b(?:minutes|notes|record)\s+(?:of|from)\b|\b(?:last|previous)\s+(?:\w+\s+)?(?:meeting|minutes|notes)\b|"
    r"\b(?:minutes|notes|record)\b[^.;]{0,30}\b(?:held|dated)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\bnext\s+(?:\w+\s+){0,2}?(?:meeting|board|panel|session)\b", re.IGNORECASE)
_NEAR = 90
