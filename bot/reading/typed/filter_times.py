"""The days that a filter means by a time: "July 2017", "the end of May", "from June"."""

import datetime as dt

from bot.errors import NotUnderstood
from bot.reading import dates
from bot.reading.due import Doubt, Due
from bot.reading.grammar import almanac, scan
from bot.reading.grammar.line import Base, Line, Match
from bot.reading.grammar.names import words
from bot.reading.typed import spans

_YEARS = range(1990, 2100)
_LONGEST_SPAN = 12
_MOST_MENDED = 4
_BACK = (0, 7, 31)
_BEFORE_TIMES = words("the in on at of by before after until since from")


def time_at(line: Line, at: int, on: dt.date, *, past: bool = False) -> Match | None:
    """Return the time that starts at a place, or just after "the", "in", "on"; None if none does.

    With `past`, a month or day without its year is the last that has been, if there was one in
    the year before `on`.
    """
    if past:
        for back in _BACK:  # "the 4th", "Friday"
            gone = time_at(line, at, almanac.plus(on, -back))
            if gone is not None and _began(gone, on):
                return gone
    base = Base(almanac.plus_months(on, -12) if past else on, own=("holding to account",))
    for start in dict.fromkeys((at, line.skip(at, _BEFORE_TIMES))):
        found = scan.best_at(line, start, base) or _year_at(line, start, on)
        if found is not None and _has_days(found.reading):
            return found
    return None


def span_at(
    line: Line, at: int, on: dt.date, *, past: bool = False
) -> tuple[dt.date, dt.date, int] | None:
    """Return the first and last day of a time or span at a place, and the place after it.

    None when none begins there, or just after "the", "in", "on"; `past` as in `time_at`.
    """
    last = min(len(line), at + _LONGEST_SPAN)
    if {*spans.LEADS, *spans.JOINTS} & set(line.words[at:last]) or "-" in line.said(at, last):
        for end in range(last, at + 1, -1):
            found = spans.span(line.said(at, end), on=on, past=past)
            if found is not None:
                return (*found, end)
    one = time_at(line, at, on, past=past)
    return (*days_of(line, one), one.end) if one else None


def mended_at(line: Line, at: int, on: dt.date) -> tuple[dt.date, dt.date, int] | None:
    """Return what `span_at` does for a time with a slip in it: "friady", "12 Septmber"."""
    for end in range(min(len(line), at + _MOST_MENDED), at, -1):
        found = spans.single(line.said(at, end), on=on)
        if found is not None:
            return (*found, end)
    return None


def is_year(words: str) -> bool:
    """Whether words are a year and no more: "2017"."""
    return words.isascii() and words.isdigit() and int(words[:5]) in _YEARS


def _year_at(line: Line, start: int, on: dt.date) -> Match | None:
    """Read a year that stands alone, which a sentence would not mean as a time."""
    number = line.number(start) or 0
    if number not in _YEARS:
        return None
    reading = dates.read(str(number), on=on)
    return Match(start, start + 1, reading) if isinstance(reading, Due) else None


def days_of(line: Line, found: Match) -> tuple[dt.date, dt.date]:
    """Return the first and last day of a time; NotUnderstood with the readings of a doubt."""
    reading = found.reading
    if isinstance(reading, Due) and reading.by is not None and reading.date:
        return _first(reading), reading.by
    text = line.said(found.start, found.end)
    why = reading.why if isinstance(reading, Doubt) else f"I could not read “{text}” as a date."
    raise NotUnderstood(f"{why} Give the day in full, as in `due before 22 September 2016`.")


def _began(found: Match, on: dt.date) -> bool:
    reading = found.reading
    return isinstance(reading, Due) and reading.date is not None and _first(reading) <= on


def _has_days(reading: Due | Doubt | None) -> bool:
    return isinstance(reading, Doubt) or (isinstance(reading, Due) and reading.by is not None)


def _first(due: Due) -> dt.date:
    written = due.date or ""
    if due.precision in {"quarter", "season"}:
        return almanac.plus_months(dt.date.fromisoformat(written).replace(day=1), -2)
    year, month, day = [*map(int, written.split("-")), 1, 1][:3]
    return dt.date(year, month, day)
