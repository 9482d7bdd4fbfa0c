"""Months: "October", "February 2020", "Jan 23", "January to March"."""

import datetime as dt
from typing import NamedTuple

from bot.reading.due import Precision
from bot.reading.grammar import almanac, days, tense
from bot.reading.grammar.almanac import spell
from bot.reading.grammar.line import Base, Line
from bot.reading.grammar.names import ALSO_ORDINARY_WORDS, MONTH_NAMES, MONTHS, WHICH, words

_PREPOSITIONS = words(
    "in by of until till end mid early late the for from to this next last since during before "
    "- ( / , and or over throughout around"
)


class Span(NamedTuple):
    """A stretch of the calendar that words name, and the precision they name it at."""

    first: dt.date
    last: dt.date
    precision: Precision
    end: int
    reason: str = ""


def month_at(line: Line, at: int, base: Base) -> Span | None:
    """Return the month that is named at a place, with the year that is written or next to come."""
    return month_with(line, at, base, "by" if line.word(at - 1) in _PREPOSITIONS else "")


def month_with(line: Line, at: int, base: Base, part: str) -> Span | None:
    """Return the month named at a place, of which a `part` may be meant."""
    word = line.word(at)
    if word not in MONTHS or not _is_month(line, at, part):
        return None
    month = MONTHS[word]
    place = at + 1 + (line.word(at + 1) == "." and len(word) <= len("sept"))
    if (through := _through(line, place)) is not None:
        return _months(line, through, month, base)
    year, end = _year_of_month(line, place, base)
    if year is not None:
        return whole(year, month, end, "As written.") if almanac.sane(year, base.on) else None
    year = _nearest_year(line, at, month, base)
    return whole(year, month, end, _why(month, year, base.on))


def _is_month(line: Line, at: int, part: str) -> bool:
    """Whether "may", "march", "sun" stand here as names and not as ordinary words."""
    token = line.tokens[at]
    if token.word not in ALSO_ORDINARY_WORDS or part or len(line) <= 2:  # noqa: PLR2004  "by may"
        return True
    near = line.word(at - 1) in _PREPOSITIONS or line.number(at + 1) is not None
    near = near or (line.word(at + 1) in {"/", "-", "or", "to"} and line.word(at + 2) in MONTHS)
    return near and (token.text[0].isupper() or line.word(at - 1) in {"in", "by", "until", "end"})


def _through(line: Line, at: int) -> int | None:
    """Return the place of the second month in "January to March", "April-June"."""
    if line.word(at) in {"-", "to", "/", "through", "and", "until", "or"}:
        place = line.skip(at + 1, {"to", "the", "end", "of"})
        between = line.word(at) != "and" or line.word(at - 2) == "between"
        return place if between and line.word(place) in MONTHS else None
    return None


def _months(line: Line, at: int, first: int, base: Base) -> Span:
    last = MONTHS[line.word(at)]
    year, end = _year_of_month(line, at + 1, base)
    if year is None or not almanac.sane(year, base.on):
        year = _nearest_year(line, at, last, base)
    begins = dt.date(year if first <= last else year - 1, first, 1)
    is_quarter = first % 3 == 1 and last == first + 2
    precision: Precision = "quarter" if is_quarter else "month"
    reason = "The last of the months named."
    return Span(begins, almanac.month_end(year, last), precision, end, reason)


def _year_of_month(line: Line, at: int, base: Base) -> tuple[int | None, int]:
    """Return the year after a month; "Jan 23" in a log is January 2023 (reading rules, Due)."""
    year, end = days.year_at(line, at)
    if year is not None:
        return year, end
    place = line.skip(at, {",", "of"})
    if line.word(place) in {"this", "next", "last"} and line.word(place + 1) == "year":
        return base.on.year + WHICH[line.word(place)], place + 2
    return None, at


def _nearest_year(line: Line, at: int, month: int, base: Base) -> int:
    """Return the year that puts a month next, or last if the words are past."""
    on = base.on
    if line.word(at - 1) == "last" or (not base.tenseless and tense.is_past(line, at)):
        return on.year if month <= on.month else on.year - 1
    just_gone = (on.month - month) % 12 == 1
    if just_gone and not base.tenseless and tense.is_told(line, at):
        return on.year if month < on.month else on.year - 1  # "was due at the end of August"
    return on.year if month >= on.month else on.year + 1


def whole(year: int, month: int, end: int, reason: str) -> Span:
    """Return a whole month."""
    return Span(dt.date(year, month, 1), almanac.month_end(year, month), "month", end, reason)


def _why(month: int, year: int, on: dt.date) -> str:
    name = MONTH_NAMES[month - 1]
    if (year, month) < (on.year, on.month):
        return f"The {name} before {spell(on)}."
    return f"{name} {year} is the next {name} from {spell(on)}."
