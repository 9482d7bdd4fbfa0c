"""Stretches of the calendar, whole or in part: "end of September", "over the summer", "mid 19"."""

import datetime as dt

from bot.reading.due import Doubt, Due
from bot.reading.grammar import almanac, days, months, quarters
from bot.reading.grammar.almanac import spell
from bot.reading.grammar.line import Base, Line, Match
from bot.reading.grammar.months import Span
from bot.reading.grammar.names import MONTHS, ORDINALS, QUARTERS, SEASONS, WHICH, words
from bot.reading.grammar.which_day import certain

_PARTS = {
    "end": "end", "ends": "end", "close": "end", "start": "start", "beginning": "start",
    "early": "early", "mid": "mid", "middle": "mid", "midway": "mid", "halfway": "mid",
    "late": "late", "later": "late", "rest": "late", "remainder": "late", "within": "late",
    "during": "whole", "throughout": "whole", "sometime": "whole",
}  # fmt: skip
_HALVES = {
    "first": "first half",
    "second": "late",
    "latter": "late",
    "early": "early",
    "later": "late",
}
_NOT_SEASONS = words(
    "recess term holidays holiday statement break fair fayre school clean conference event "
    "campaign plan plans pressures budget round springs tides leaves term-time sitting sittings"
)
_YEAR_CUES = words("in by during until before throughout")
STARTS = (
    *_PARTS, *WHICH, *_HALVES, *MONTHS, *SEASONS, *QUARTERS, *ORDINALS, "#number", "#years",
    "#quarter", "#ordinal", "#short", "final", "quarter", "month", "year", "financial", "calendar",
    "fy", "the", "fiscal",
)  # fmt: skip


def match(line: Line, at: int, base: Base) -> Match | None:
    """Read a month, quarter, season or year at this place, or a part of one."""
    part, place = _part(line, at)
    place = line.skip(place, {"the"} if part else ())
    span = _span(line, place, base, part)
    if span is None:
        return None
    if "or" in line.words[place : span.end]:
        return _either(line, at, span)
    if not part and line.word(span.end) == "end":  # "financial year end"
        return Match(at, span.end + 1, _part_of(line.said(at, span.end + 1), span, "end"))
    return Match(at, span.end, _part_of(line.said(at, span.end), span, part))


def _either(line: Line, at: int, span: Span) -> Match:
    """Ask which is meant by "May or June"."""
    text = line.said(at, span.end)
    first = months.whole(span.first.year, span.first.month, span.end, "")
    readings = (_part_of(text, span._replace(precision="month"), ""), _part_of(text, first, ""))
    return Match(at, span.end, Doubt(text, readings, f"“{text}” names two months."))


def _part(line: Line, at: int) -> tuple[str, int]:
    """Return the part of a period that words name, and the place after "of" or "in"."""
    word, after = line.word(at), line.word(at + 1)
    if word == "the":
        part, place = _part(line, at + 1)
        return (part, place) if part else ("", at)
    if word in _HALVES and after in {"half", "part"}:
        return _HALVES[word], line.skip(at + 2, {"of", "in"})
    if word not in _PARTS:
        return "", at
    if after in {"/", "to", "or", "-"} and line.word(at + 2) in _PARTS:
        return _part(line, at + 2)  # "mid to late May"
    return _PARTS[word], line.skip(at + 1, {"of", "in", "-", "on", "part", "to", "through"})


def _span(line: Line, at: int, base: Base, part: str) -> Span | None:
    for rule in (
        quarters.quarter_at,
        quarters.financial_year_at,
        months.month_with,
        _season,
        _unit_at,
        _year,
    ):
        found = rule(line, at, base, part)
        if found is not None:
            return found
    return None


def _season(line: Line, at: int, base: Base, _part: str) -> Span | None:
    """Read "the summer", "Autumn 2018", "next spring"."""
    place = line.skip(at, {"the"})
    which = WHICH.get(line.word(place))
    place += which is not None
    name = line.word(place)
    if name not in SEASONS or line.word(place + 1) in _NOT_SEASONS:
        return None
    year, end = days.year_at(line, place + 1)
    if year is None and line.has(place + 1, "next", "year"):
        year, end = base.on.year + 1, place + 3
    if year is None:
        year, end = _season_year(name, base.on, gone=which == -1), place + 1
    if not almanac.sane(year, base.on):
        return None
    first, last = almanac.season(name, year)
    reason = f"{name.capitalize()} runs from {spell(first)} to {spell(last)}."
    return Span(first, last, "season", end, reason)


def _season_year(name: str, on: dt.date, *, gone: bool) -> int:
    """Return the year in which the present or next such season begins, or the last."""
    years = range(on.year - 1, on.year + 2)
    coming = next(year for year in years if almanac.season(name, year)[1] >= on)
    return coming - 1 if gone else coming


def _unit_at(line: Line, at: int, base: Base, part: str) -> Span | None:
    """Read "this month", "next quarter", "later in the year", "month end"."""
    place = line.skip(at, {"the"})
    which = WHICH.get(line.word(place))
    place = line.skip(place + (which is not None), {"calendar", "full"})
    unit = line.word(place)
    if unit not in {"month", "quarter", "year"}:
        return None
    if which is None and not part and (unit == "year" or line.word(place + 1) != "end"):
        return None
    return _unit(unit, which or 0, place + 1, base.on)


def _unit(unit: str, ahead: int, end: int, on: dt.date) -> Span:
    if unit == "month":
        first = almanac.plus_months(on.replace(day=1), ahead)
        return months.whole(first.year, first.month, end, f"Counted from {spell(on)}.")
    if unit == "quarter":
        last = almanac.quarter_end(almanac.financial_year(on), almanac.quarter_of(on) + ahead)
        return quarters.ending(last, end, f"The financial quarter that ends on {spell(last)}.")
    return _calendar_year(on.year + ahead, end, f"The calendar year {on.year + ahead}.")


def _calendar_year(year: int, end: int, reason: str) -> Span:
    return Span(dt.date(year, 1, 1), dt.date(year, 12, 31), "year", end, reason)


def _year(line: Line, at: int, base: Base, part: str) -> Span | None:
    """Read "2020", and "mid 19" where the words say that it is a year."""
    number, digits = line.number(at), len(line.word(at))
    if number is None:
        return None
    if digits == len("19") and part in {"mid", "early", "late"}:
        number, digits = number + 2000, len("2019")
        if line.word(at + 1) in {"am", "pm", ":"}:
            return None
    told = part or line.word(at - 1) in _YEAR_CUES or len(line) == 1
    if digits != len("2019") or not told or not almanac.sane(number, base.on):
        return None
    return _calendar_year(number, at + 1, "As written.")


def _part_of(text: str, span: Span, part: str) -> Due:
    """Return the part of a period, at the precision that the part leaves."""
    is_calendar_year = span.precision == "year" and span.first.month == 1
    if part == "end" and span.precision in {"month", "year"}:
        return certain(text, span.last, f"{span.reason} Its last day.")
    if part == "start" and not is_calendar_year:
        return certain(text, span.first, f"{span.reason} Its first day.")
    if part == "mid" and is_calendar_year:
        june = dt.date(span.first.year, 6, 30)
        return Due(text, "month", f"{june:%Y-%m}", june, reason="The middle of the year is June.")
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
    share = {"early": length // 3, "first half": length // 2, "mid": length * 2 // 3}.get(part)
    return almanac.plus(span.first, share - 1) if share else span.last
