"""Days that have names: "Christmas", "Good Friday", "the new year", "year end"."""

import datetime as dt

from bot.reading.due import Doubt, Due
from bot.reading.grammar import almanac, days
from bot.reading.grammar.almanac import spell
from bot.reading.grammar.line import Base, Line, Match
from bot.reading.grammar.names import words
from bot.reading.grammar.which_day import certain

STARTS = (
    "christmas", "xmas", "easter", "good", "boxing", "new", "year", "the", "this", "next",
    "financial", "halloween", "hallowe'en", "bonfire", "michaelmas", "valentine", "whit", "whitsun",
    "pentecost", "remembrance", "lady", "may", "midsummer", "shrove", "ash", "palm", "candlemas",
    "lammas",
)  # fmt: skip
_SEASONS = words(
    "christmas xmas easter halloween hallowe'en bonfire michaelmas valentine whitsun pentecost "
    "candlemas lammas"
)
_WITH_DAY = (
    ("good", "friday"), ("boxing", "day"), ("whit", "sunday"), ("whit", "monday"),
    ("remembrance", "sunday"), ("lady", "day"), ("may", "day"), ("midsummer", "day"),
    ("shrove", "tuesday"), ("ash", "wednesday"), ("palm", "sunday"),
)  # fmt: skip
_FROM_EASTER = {
    "good": -2, "palm": -7, "ash": -46, "shrove": -47, "whit": 49, "whitsun": 49, "pentecost": 49,
}  # fmt: skip
"""In days, when a feast falls that moves with Easter."""

_FIXED = {
    "halloween": (10, 31), "hallowe'en": (10, 31), "bonfire": (11, 5), "michaelmas": (9, 29),
    "valentine": (2, 14), "lady": (3, 25), "may": (5, 1), "midsummer": (6, 24), "boxing": (12, 26),
    "candlemas": (2, 2), "lammas": (8, 1),
}  # fmt: skip
_NOT_DAYS = words("recess holidays holiday break term campaign")


def match(line: Line, at: int, base: Base) -> Match | None:
    """Read a day that has a name at this place."""
    if line.has(at, "this", "time", "next", "year"):
        return _a_year_on(line, at, base.on)
    place = line.skip(at, {"the", "this", "next"})
    if line.has(place, "financial", "year"):
        return _money_year_end(line, at, place, base.on)
    new_year = line.has(place, "new", "year") or line.has(place, "new", "years")
    if new_year and "financial" not in line.words[place : place + 4]:
        return _new_year(line, at, place, base.on)
    if line.has(place, "year", "end") or line.has(place, "year", "-", "end"):
        return _year_end(line, at, place, base.on)
    end = _feast(line, place)
    if end is None:
        return None
    year, stop = days.year_at(line, end)
    ways = [_day(line.words[place:end], each) for each in _years(year, base.on)]
    day = next((each for each in ways if each >= base.on), ways[-1])
    return Match(at, stop, certain(line.said(at, stop), day, f"The next after {spell(base.on)}."))


def _feast(line: Line, place: int) -> int | None:
    """Return the place after "Christmas Eve", "Good Friday", "Easter"; None if none is there."""
    if any(line.has(place, *named) for named in _WITH_DAY):
        return place + 2
    if line.word(place) not in _SEASONS or line.word(place + 1) in _NOT_DAYS:
        return None
    return place + 1 + (line.word(place + 1) in {"day", "sunday", "eve", "monday", "night"})


def _years(year: int | None, on: dt.date) -> list[int]:
    return [year] if year and almanac.sane(year, on) else [on.year, on.year + 1]


def _day(said: list[str], year: int) -> dt.date:
    if said[0] in {"christmas", "xmas"}:
        return dt.date(year, 12, 24 if "eve" in said else 25)
    if said[0] in _FIXED:
        return dt.date(year, *_FIXED[said[0]])
    if said[0] == "remembrance":
        return almanac.plus(dt.date(year, 11, 8), -dt.date(year, 11, 8).weekday() + 6)
    shift = _FROM_EASTER.get(said[0], 0) + ("monday" in said)
    return almanac.plus(almanac.easter(year), shift)


def _new_year(line: Line, at: int, place: int, on: dt.date) -> Match:
    end = place + 2 + (line.word(place + 2) in {"day", "eve"})
    text, year = line.said(at, end), on.year + 1
    if line.word(end - 1) == "eve":
        return Match(at, end, certain(text, dt.date(on.year, 12, 31), "The next 31 December."))
    if line.word(end - 1) == "day":
        return Match(at, end, certain(text, dt.date(year, 1, 1), "The next 1 January."))
    reason = f"Some time in {year}."
    return Match(at, end, Due(text, "year", str(year), dt.date(year, 12, 31), reason=reason))


def _a_year_on(line: Line, at: int, on: dt.date) -> Match:
    """Read "this time next year": the same month, a year on."""
    text, there = line.said(at, at + 4), almanac.plus_months(on, 12)
    last = almanac.month_end(there.year, there.month)
    reason = f"A year from {spell(on)}."
    return Match(at, at + 4, Due(text, "month", f"{there:%Y-%m}", last, reason=reason))


def _money_year_end(line: Line, at: int, place: int, on: dt.date) -> Match | None:
    """Read "financial year-end", "the financial year end": 31 March."""
    end = line.skip(place + 2, {"-", "end"})
    if "end" not in line.words[place + 2 : end]:
        return None
    day = dt.date(almanac.financial_year(on) + 1, 3, 31)
    return Match(at, end, certain(line.said(at, end), day, "The end of the financial year."))


def _year_end(line: Line, at: int, place: int, on: dt.date) -> Match:
    """Ask which year ends: in an office of public money it may be the financial one."""
    end = line.skip(place, {"year", "-", "end"})
    text = line.said(at, end)
    calendar, money = dt.date(on.year, 12, 31), dt.date(almanac.financial_year(on) + 1, 3, 31)
    readings = (
        certain(text, calendar, "The calendar year."),
        certain(text, money, "The financial year."),
    )
    why = f"“{text}” could be {spell(calendar)} or {spell(money)}, the end of the financial year."
    return Match(at, end, Doubt(text, readings, why))
