"""Quarters and financial years, which begin on 1 April: "Q4 2022/23", "the financial year"."""

import datetime as dt
import re

from bot.reading.grammar import almanac, days
from bot.reading.grammar.almanac import spell
from bot.reading.grammar.line import Base, Line
from bot.reading.grammar.months import Span
from bot.reading.grammar.names import QUARTERS, WHICH

_LAST = 4
_CENTURY = 100


def quarter_at(line: Line, at: int, base: Base, _part: str = "") -> Span | None:
    """Read "Q4", "Q2 and 3 2018/19", "the first quarter of 2022-23" at this place."""
    quarter, after = _quarters(line, at)
    if quarter is None:
        return None
    place = line.skip(after, {"of", "in", "the", "for", ",", "fy", "-"})
    starts, end = _financial(line, place)
    if starts is None:
        starts, end = days.year_at(line, place)
    if starts is None:
        return _next_quarter(quarter, after, base.on)
    if not almanac.sane(starts, base.on):
        return None
    if line.kind(place) != "years" and quarter == _LAST and _is_to_come(starts - 1, base.on):
        starts -= 1  # "Q4 2026", said in 2025, is January to March 2026
    last = almanac.quarter_end(starts, quarter)
    return ending(
        last, end, f"Quarter {quarter} of the financial year {starts}/{(starts + 1) % 100:02}."
    )


def _is_to_come(financial: int, on: dt.date) -> bool:
    return almanac.quarter_end(financial, _LAST) >= on


def _quarters(line: Line, at: int) -> tuple[int | None, int]:
    """Return the quarter at a place, the last of "Q2 and 3"."""
    quarter, end = _quarter_number(line, at)
    if quarter is None or line.word(end) not in {"and", "&", "-", "/", "to"}:
        return quarter, end
    second = QUARTERS.get(line.word(end + 1)) or line.number(end + 1)
    return (second, end + 2) if second in range(quarter + 1, _LAST + 1) else (quarter, end)


def _quarter_number(line: Line, at: int) -> tuple[int | None, int]:
    word = line.word(at)
    if word in QUARTERS:
        return QUARTERS[word], at + 1
    if word == "quarter" and line.number(at + 1) in {1, 2, 3, 4}:
        return line.number(at + 1), at + 2
    if word in {"final", "last"} and line.has(at + 1, "quarter", "of"):
        return _LAST, at + 2
    number, end = days.number_at(line, at)
    if number in {1, 2, 3, 4} and line.word(end) == "quarter" and line.kind(at) != "number":
        return number, end + 1
    return None, at


def _next_quarter(quarter: int, end: int, on: dt.date) -> Span:
    last = almanac.quarter_end(almanac.financial_year(on), quarter)
    if last < on:
        last = almanac.quarter_end(almanac.financial_year(on) + 1, quarter)
    return ending(
        last, end, f"The next quarter {quarter} of a financial year ends on {spell(last)}."
    )


def ending(last: dt.date, end: int, reason: str) -> Span:
    """Return the quarter that ends on a day."""
    first = almanac.plus_months(last.replace(day=1), -2)
    return Span(first, last, "quarter", end, reason)


def _financial(line: Line, at: int) -> tuple[int | None, int]:
    """Return the year in which "2019-20", "FY 2019/20" or "the 2019-20 financial year" began."""
    place = line.skip(at, {"the", "fy", "financial", "year", "fiscal"})
    if line.kind(place) not in {"years", "short"}:
        return None, at
    starts, ends = (int(part) for part in re.split(r"\s?[-/]\s?", line.word(place)))
    is_short = starts < _CENTURY  # "22/23", but "11/12" is a day
    if (starts + 1) % _CENTURY != ends % _CENTURY or (is_short and ends <= almanac.DECEMBER):
        return None, at
    return (starts + 2000 if is_short else starts), line.skip(
        place + 1, {"financial", "year", "fiscal", "municipal"}
    )


def financial_year_at(line: Line, at: int, base: Base, part: str = "") -> Span | None:
    """Read "2019-20", "this financial year" at this place."""
    starts, end = _financial(line, at)
    if starts is None:
        place = line.skip(at, {"the"})
        shift = WHICH.get(line.word(place), 0)
        place += line.word(place) in WHICH
        if line.word(place) not in {"financial", "fiscal"} or line.word(place + 1) != "year":
            return None
        starts, end = almanac.financial_year(base.on) + shift, place + 2
        if part == "start" and shift == 0:
            starts += 1
    last = dt.date(starts + 1, 3, 31)
    return Span(
        dt.date(starts, 4, 1), last, "year", end, f"The financial year that ends on {spell(last)}."
    )
