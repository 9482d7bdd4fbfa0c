"""Months, quarters, seasons and years, whole or in part: "end of September", "Q4", "mid 2019"."""

import datetime as dt
import re
from typing import NamedTuple

from bot.reading.due import Doubt, Due, Precision
from bot.reading.grammar import almanac, days, tense
from bot.reading.grammar.almanac import spell
from bot.reading.grammar.days import certain
from bot.reading.grammar.line import Base, Line, Match
from bot.reading.grammar.names import (
    ALSO_ORDINARY_WORDS, MONTH_NAMES, MONTHS, ORDINALS, QUARTERS, SEASONS,
)  # fmt: skip

_PARTS = {
    "end": "end", "ends": "end", "close": "end", "start": "start", "beginning": "start",
    "early": "early", "mid": "mid", "middle": "mid", "late": "late", "later": "later",
    "during": "", "throughout": "", "sometime": "", "rest": "later", "remainder": "later",
    "midway": "mid", "halfway": "mid", "within": "later",
}  # fmt: skip
_HALVES = {
    "first": "first half",
    "second": "second half",
    "latter": "second half",
    "early": "early",
    "later": "late",
    "1st": "first half",
    "2nd": "second half",
}
_WHICH = {
    "this": 0, "current": 0, "present": 0, "same": 0, "next": 1, "coming": 1, "following": 1,
    "forthcoming": 1, "new": 1, "last": -1, "previous": -1, "past": -1,
}  # fmt: skip
_FEASTS = {"christmas": "Christmas Day", "xmas": "Christmas Day", "easter": "Easter Sunday"}
_PREPOSITIONS = frozenset(
    "in by of until till end mid early late the for from to this next last since during before "
    "- ( / , and or over throughout around".split()
)
STARTS = (
    *_PARTS, *_WHICH, "second", "latter", "first", "final", "#short", *MONTHS, *SEASONS, *_FEASTS, *QUARTERS, *ORDINALS, "#number",
    "#years", "#quarter", "#ordinal", "quarter", "month", "year", "financial", "calendar", "fy",
    "good", "time", "the", "fiscal", "half", "boxing",
)  # fmt: skip


_LAST = 4


class Span(NamedTuple):
    """A stretch of the calendar that words name, and the precision they name it at."""

    first: dt.date
    last: dt.date
    precision: Precision
    end: int
    reason: str = ""


def match(line: Line, at: int, base: Base) -> Match | None:
    """Read a month, quarter, season, feast or year at this place, or a part of one."""
    part, place = _part(line, at)
    place = line.skip(place, {"the"} if part else ())
    span = _span(line, place, base, part)
    if span is None and part != "" and place > at:
        span = _doubtful_year_end(line, at, place)
    if span is None:
        return _feast(line, at, base)
    if isinstance(span, Match):
        return span
    if "or" in line.words[place : span.end]:
        return _either(line, at, span)
    end = span.end + (not part and line.word(span.end) == "end")
    part = "end" if not part and line.word(end - 1) == "end" else part
    return Match(at, end, _part_of(line.said(at, end), span, part))


def _either(line: Line, at: int, span: Span) -> Match:
    """Ask which is meant by "May or June"."""
    text = line.said(at, span.end)
    later = _part_of(text, span._replace(precision="month"), "")
    earlier = _part_of(text, _whole_month(span.first.year, span.first.month, span.end, ""), "")
    return Match(at, span.end, Doubt(text, (later, earlier), f"“{text}” names two months."))


def _part(line: Line, at: int) -> tuple[str, int]:
    """Return the part of a period that words name, and the place after "of" or "in"."""
    word = line.word(at)
    if word in _HALVES and line.word(at + 1) in {"half", "part"}:
        return _HALVES[word], line.skip(at + 2, {"of", "in"})
    if word == "the":
        part, place = _part(line, at + 1)
        return (part, place) if place > at + 1 else ("", at)
    if (
        word in _PARTS
        and line.word(at + 1) in {"/", "to", "or", "-"}
        and line.word(at + 2) in _PARTS
    ):
        return _part(line, at + 2)  # "mid to late May"
    if word in _PARTS:
        place = line.skip(at + 1, {"of", "in", "-", "on", "part", "to", "through"})
        part = _PARTS[word]
        return ("mid" if word == "middle" else part) or (
            "during" if place == at + 1 else part
        ), place
    return "", at


def _span(line: Line, at: int, base: Base, part: str) -> Span | None:
    for rule in (_quarter, _financial_year, _month, _season, _counted_unit, _year):
        found = rule(line, at, base, part)
        if found is not None:
            return found
    return None


def month_at(line: Line, at: int, base: Base) -> Span | None:
    """Return the month that is named at a place, with the year that is written or next to come."""
    return _month(line, at, base, "by" if line.word(at - 1) in _PREPOSITIONS else "")


def _month(line: Line, at: int, base: Base, part: str) -> Span | None:
    word = line.word(at)
    if word not in MONTHS or not _is_month(line, at, part):
        return None
    month = MONTHS[word]
    place = line.skip(at + 1, {"."}) if line.word(at + 1) == "." and len(word) <= 4 else at + 1  # noqa: PLR2004  "Sept."
    through = _through(line, place)
    if through is not None:
        return _months(line, through, month, base)
    year, end = _year_of_month(line, place, base)
    if year is not None:
        if not almanac.sane(year, base.on):
            return None
        return _whole_month(year, month, end, "As written.")
    year = _nearest_year(line, at, month, base, part)
    return _whole_month(year, month, end, _why(month, year, base.on))


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
        if line.word(place) in MONTHS and (
            line.word(at) != "and" or line.word(at - 2) == "between"
        ):
            return place
    return None


def _months(line: Line, at: int, first: int, base: Base) -> Span:
    last = MONTHS[line.word(at)]
    year, end = _year_of_month(line, at + 1, base)
    if year is None:
        year = _nearest_year(line, at, last, base, "")
    begins = dt.date(year if first <= last else year - 1, first, 1)
    is_quarter = first % 3 == 1 and last == first + 2
    precision: Precision = "quarter" if is_quarter else "month"
    return Span(
        begins, almanac.month_end(year, last), precision, end, "The last of the months named."
    )


def _year_of_month(line: Line, at: int, base: Base) -> tuple[int | None, int]:
    """Return the year after a month; "Jan 23" in a log is January 2023 (reading rules, Due)."""
    year, end = days.year_at(line, at)
    if year is not None:
        return year, end
    place = line.skip(at, {",", "of"})
    if line.word(place) in {"this", "next", "last"} and line.word(place + 1) == "year":
        return base.on.year + _WHICH[line.word(place)], place + 2
    return None, at


def _nearest_year(line: Line, at: int, month: int, base: Base, part: str) -> int:
    """Return the year that puts a month next, or last if the words are past."""
    on = base.on
    if line.word(at - 1) == "last" or (not base.tenseless and tense.is_past(line, at)):
        return on.year if month <= on.month else on.year - 1
    just_gone = (on.month - month) % 12 == 1
    if just_gone and not base.tenseless and tense.is_told(line, at):
        return on.year if month < on.month else on.year - 1  # "was due at the end of August"
    return on.year if month >= on.month else on.year + 1


def _whole_month(year: int, month: int, end: int, reason: str) -> Span:
    return Span(dt.date(year, month, 1), almanac.month_end(year, month), "month", end, reason)


def _why(month: int, year: int, on: dt.date) -> str:
    name = MONTH_NAMES[month - 1]
    if (year, month) < (on.year, on.month):
        return f"The {name} before {spell(on)}."
    return f"{name} {year} is the next {name} from {spell(on)}."


def _quarter(line: Line, at: int, base: Base, part: str) -> Span | None:
    del part
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
    return _a_quarter(
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
    number, end = days.number_at(line, at)
    if word in {"final", "last"} and line.word(at + 1) == "quarter" and line.word(at + 2) == "of":
        return 4, at + 2
    if (
        number in {1, 2, 3, 4}
        and line.word(end) in {"quarter", "qtr"}
        and line.kind(at) != "number"
    ):
        return number, end + 1
    return None, at


def _next_quarter(quarter: int, end: int, on: dt.date) -> Span:
    last = almanac.quarter_end(almanac.financial_year(on), quarter)
    if last < on:
        last = almanac.quarter_end(almanac.financial_year(on) + 1, quarter)
    return _a_quarter(
        last, end, f"The next quarter {quarter} of a financial year ends on {spell(last)}."
    )


def _a_quarter(last: dt.date, end: int, reason: str) -> Span:
    first = almanac.plus_months(last.replace(day=1), -2)
    return Span(first, last, "quarter", end, reason)


def _financial(line: Line, at: int) -> tuple[int | None, int]:
    """Return the year in which "2019-20", "FY 2019/20" or "the 2019-20 financial year" began."""
    place = line.skip(at, {"the", "fy", "financial", "year", "fiscal"})
    if line.kind(place) not in {"years", "short"}:
        return None, at
    starts, ends = (int(part) for part in re.split(r"\s?[-/]\s?", line.word(place)))
    if (starts + 1) % 100 != ends % 100 or (starts < 100 and ends <= almanac.DECEMBER):  # noqa: PLR2004  "22/23", but "11/12" is a day
        return None, at
    starts = starts + 2000 if starts < 100 else starts  # noqa: PLR2004  two figures
    return starts, line.skip(place + 1, {"financial", "year", "fiscal", "municipal"})


def _financial_year(line: Line, at: int, base: Base, part: str) -> Span | None:
    starts, end = _financial(line, at)
    if starts is None:
        place = line.skip(at, {"the"})
        shift = _WHICH.get(line.word(place), 0)
        place += line.word(place) in _WHICH
        if line.word(place) not in {"financial", "fiscal"} or line.word(place + 1) != "year":
            return None
        starts, end = almanac.financial_year(base.on) + shift, place + 2
        if part == "start" and shift == 0:
            starts += 1
    last = dt.date(starts + 1, 3, 31)
    return Span(
        dt.date(starts, 4, 1), last, "year", end, f"The financial year that ends on {spell(last)}."
    )


def _season(line: Line, at: int, base: Base, part: str) -> Span | None:
    del part
    place = line.skip(at, {"the"})
    shift = _WHICH.get(line.word(place))
    place += shift is not None
    name = line.word(place)
    if name not in SEASONS or line.word(place + 1) in {
        "recess",
        "term",
        "holidays",
        "holiday",
        "statement",
        "break",
        "fair",
        "fayre",
        "school",
        "clean",
        "conference",
        "event",
        "campaign",
    }:
        return None
    year, end = days.year_at(line, place + 1)
    if year is None:
        year, end = base.on.year, place + 1
        if line.word(end) in {"this", "next"} and line.word(end + 1) == "year":
            year, end = year + _WHICH[line.word(end)], end + 2
        elif almanac.season(name, year - 1)[1] >= base.on:
            year -= 1
        elif almanac.season(name, year)[1] < base.on:
            year += 1
        if shift == -1:
            year -= 1
    first, last = almanac.season(name, year)
    reason = f"{name.capitalize()} runs from {spell(first)} to {spell(last)}."
    return Span(first, last, "season", end, reason)


def _counted_unit(line: Line, at: int, base: Base, part: str) -> Span | None:
    """Read "this month", "next quarter", "later in the year", "the end of the month"."""
    place = line.skip(at, {"the"})
    which = _WHICH.get(line.word(place))
    place += which is not None
    if which == 0 or which == 1:
        place = line.skip(place, {"calendar", "full"})
    unit = line.word(place)
    if (
        which is None
        and not part
        and not (line.has(place, "month", "end") or line.has(place, "quarter", "end"))
    ):
        return None
    if unit == "calendar" and line.word(place + 1) == "year":
        unit, place = "year", place + 1
    if unit not in {"month", "quarter", "year"} or (
        which is None and line.word(place - 1) in {"a", "each", "per"}
    ):
        return None
    end = place + 1
    if which is None and not part:
        end, part = place + 2, "end"
    if unit == "year" and line.word(end) in {"on", "group", "old", "olds"}:
        return None
    return _unit(unit, which or 0, end, base.on)


def _unit(unit: str, shift: int, end: int, on: dt.date) -> Span:
    if unit == "month":
        first = almanac.plus_months(on.replace(day=1), shift)
        return _whole_month(first.year, first.month, end, f"Counted from {spell(on)}.")
    if unit == "quarter":
        last = almanac.quarter_end(almanac.financial_year(on), almanac.quarter_of(on) + shift)
        return _a_quarter(last, end, f"The financial quarter that ends on {spell(last)}.")
    year = on.year + shift
    return Span(
        dt.date(year, 1, 1), dt.date(year, 12, 31), "year", end, f"The calendar year {year}."
    )


def _year(line: Line, at: int, base: Base, part: str) -> Span | None:
    """Read "2020", and "mid 19" when the words say that it is a year."""
    number = line.number(at)
    if number is None:
        return None
    digits = len(line.word(at))
    if (
        digits == 2
        and part in {"mid", "early", "late"}
        and line.word(at + 1) not in {"am", "pm", ":"}
    ):  # noqa: PLR2004  "mid 19"
        number += 2000
    elif digits != len("2020"):
        return None
    if not almanac.sane(number, base.on) or abs(number - base.on.year) > almanac.YEARS_AHEAD:
        return None
    if not part and not (
        line.word(at - 1) in {"in", "by", "during", "until", "before", "throughout"}
        or len(line) == 1
    ):
        return None
    return Span(dt.date(number, 1, 1), dt.date(number, 12, 31), "year", at + 1, "As written.")


def _part_of(text: str, span: Span, part: str) -> Due:
    """Return the part of a period, at the precision that the part leaves."""
    if part == "end" and span.precision in {"month", "year"}:
        return certain(text, span.last, f"{span.reason} Its last day.")
    if part == "start" and (span.precision != "year" or span.first.month != 1):
        return certain(text, span.first, f"{span.reason} Its first day.")
    if part == "mid" and span.precision == "year" and span.first.month == 1:
        middle = dt.date(span.first.year, 6, 30)
        return Due(
            text, "month", f"{middle:%Y-%m}", middle, reason="The middle of the year is June."
        )
    return Due(text, span.precision, _written(span), _last(span, part), reason=span.reason)


def _written(span: Span) -> str:
    if span.precision == "month":
        return f"{span.last:%Y-%m}"
    if span.precision == "year":
        return str(span.first.year if span.first.month == 1 else span.last.year)
    return span.last.isoformat()


def _last(span: Span, part: str) -> dt.date:
    """Return the last day a part can mean: a third for early, two for the middle, else all."""
    length = (span.last - span.first).days + 1
    share = {"early": 3, "first half": 2}.get(part)
    if share:
        return almanac.plus(span.first, length // share - 1)
    return almanac.plus(span.first, length * 2 // 3 - 1) if part == "mid" else span.last


def _feast(line: Line, at: int, base: Base) -> Match | None:
    """Read "Christmas", "Easter", "Good Friday", "the new year" and "year end"."""
    place = line.skip(at, {"the", "this", "next"})
    word, on = line.word(place), base.on
    if line.has(place, "new", "year") and "financial" not in line.words[place : place + 4]:
        return _new_year(line, at, place, on)
    if line.has(place, "year", "end") or line.has(place, "year", "-", "end"):
        return _doubtful_year_end(line, at, place, on)
    if line.has(place, "good", "friday") or line.has(place, "boxing", "day"):
        end = place + 2
    elif word in _FEASTS and line.word(place + 1) not in {
        "recess",
        "holidays",
        "break",
        "term",
        "campaign",
    }:
        end = place + 1 + (line.word(place + 1) in {"day", "sunday", "eve", "monday"})
    else:
        return None
    year, end = days.year_at(line, end)
    text = line.said(at, end)
    ways = [
        _feast_day(line.words[place:end], each)
        for each in ([year] if year else [on.year, on.year + 1])
    ]
    day = next((each for each in ways if each >= on), ways[-1])
    return Match(at, end, certain(text, day, f"The next after {spell(on)}."))


def _feast_day(words: list[str], year: int) -> dt.date:
    if words[0] in {"christmas", "xmas"}:
        return dt.date(year, 12, 24 if "eve" in words else 25)
    if words[0] == "boxing":
        return dt.date(year, 12, 26)
    shift = -2 if words[0] == "good" else 1 if "monday" in words else 0
    return almanac.plus(almanac.easter(year), shift)


def _new_year(line: Line, at: int, place: int, on: dt.date) -> Match:
    end = place + 2 + (line.word(place + 2) == "day")
    text, year = line.said(at, end), on.year + 1
    if line.word(end - 1) == "day":
        return Match(at, end, certain(text, dt.date(year, 1, 1), "The next 1 January."))
    reason = f"Some time in {year}."
    return Match(at, end, Due(text, "year", str(year), dt.date(year, 12, 31), reason=reason))


def _doubtful_year_end(line: Line, at: int, place: int, on: dt.date | None = None) -> Match | None:
    if on is None:
        return None
    end = line.skip(place, {"year", "-", "end"})
    text = line.said(at, end)
    calendar = dt.date(on.year, 12, 31)
    money = dt.date(almanac.financial_year(on) + 1, 3, 31)
    readings = (
        certain(text, calendar, "The calendar year."),
        certain(text, money, "The financial year."),
    )
    why = f"“{text}” could be {spell(calendar)} or {spell(money)}, the end of the financial year."
    return Match(at, end, Doubt(text, readings, why))
