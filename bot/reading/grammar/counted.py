"""Times counted in units: "within 10 working days", "in 6 months' time", "in a fortnight"."""

import datetime as dt
from typing import NamedTuple

from bot import workdays
from bot.reading.due import Due
from bot.reading.grammar import almanac
from bot.reading.grammar.almanac import spell
from bot.reading.grammar.line import Base, Line, Match, no_date
from bot.reading.grammar.names import NUMBERS, words
from bot.reading.grammar.which_day import day_match

_UNITS = {
    "day": "day", "days": "day", "week": "week", "weeks": "week", "fortnight": "fortnight",
    "fortnights": "fortnight", "month": "month", "months": "month", "quarter": "quarter",
    "quarters": "quarter", "year": "year", "years": "year", "hour": "hour", "hours": "hour",
    "hrs": "hour",
}  # fmt: skip
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_HOURS_A_DAY = 24
_FURTHEST = {
    "hour": 240,
    "day": 3660,
    "week": 520,
    "fortnight": 260,
    "month": 120,
    "quarter": 40,
    "year": 10,
}
_OPENINGS = words("in within over for during inside")
_WORKING = words("working business clear office")
_PASSING = words("calendar full further more whole consecutive '")
_VAGUE = words("few couple several some coming fewer many")
_TENS = words("twenty thirty forty fifty")
_TIED_WORDS = 8
STARTS = ("#number", *_OPENINGS, *NUMBERS, "couple", "few")


class Counted(NamedTuple):
    """So many units as written: "within the next 10 working days" opens with "within"."""

    opening: str
    number: int
    unit: str
    working: bool
    ahead: bool
    end: int
    in_time: bool


def match(line: Line, at: int, base: Base) -> Match | None:
    """Read a period counted from the day the words were said, or a length of notice."""
    opening, place, ahead = _opening(line, at)
    if line.word(place) in _VAGUE or line.word(place + 1) in {"few", "couple"}:
        return _vague(line, at, place)
    said = _counted(line, place, opening, ahead=ahead)
    if said is None:
        return _vague(line, at, place) if ahead and line.word(place).endswith("s") else None
    return _notice(line, at, said) or _period(line, at, said, base)


def _opening(line: Line, at: int) -> tuple[str, int, bool]:
    """Return "in" or "within", the place after it, and whether "next" came too."""
    if line.word(at) not in _OPENINGS:
        return "", at, False
    place = line.skip(at + 1, {"the", "about", "around", "approximately", "no", "more", "than"})
    ahead = line.word(place) in {"next", "coming"}
    return line.word(at), place + ahead, ahead


def _counted(line: Line, place: int, opening: str, *, ahead: bool) -> Counted | None:
    count, after = _count(line, place)
    if count is None and ahead and opening == "within":
        count = 1  # "within the next month"
    working = line.word(line.skip(after, {"-"})) in _WORKING
    after = line.skip(after, _WORKING | _PASSING | {"-"})
    unit = _UNITS.get(line.word(after))
    if count is None or unit is None or (unit == "hour" and count > _FURTHEST["hour"]):
        return None  # "1400 hrs" is a time of day
    end = line.skip(after + 1, {"'", "time"})
    return Counted(opening, count, unit, working, ahead, end, line.word(end - 1) == "time")


def _count(line: Line, at: int) -> tuple[int | None, int]:
    if (number := line.number(at)) is not None:
        return number, line.skip(at + 1, {"-"})
    word = line.word(at)
    unit = line.skip(at + 1, {"-"})
    if word in _TENS and line.word(unit) in NUMBERS and line.word(unit) != "a":
        return NUMBERS[word] + NUMBERS[line.word(unit)], unit + 1
    return (NUMBERS[word], at + 1) if word in NUMBERS else (None, at)


def _vague(line: Line, at: int, place: int) -> Match | None:
    """Read "in the next few weeks", "over the coming months", "in a few days": no date."""
    place = line.skip(place, _VAGUE | {"a", "of", "next", "working"})
    if line.word(place) not in _UNITS:
        return None
    return no_date(line, at, line.skip(place + 1, {"'", "time"}), "relative", "No date is named.")


def _notice(line: Line, at: int, said: Counted) -> Match | None:
    """Read "5 working days' notice": a length, not a date (notes of July 2016)."""
    if line.word(said.end) not in {"notice", "lead"} and not line.has(
        said.end, "advance", "notice"
    ):
        return None
    end = line.skip(said.end, {"notice", "advance", "lead", "time"})
    return no_date(line, at, end, "relative", "A length of notice, not a date.")


def _period(line: Line, at: int, said: Counted, base: Base) -> Match | None:
    if said.number > _FURTHEST[said.unit]:
        return no_date(line, at, said.end, "relative", "Too far off to be counted.")
    if line.word(said.end) == "ago":
        reason = f"Counted back from {spell(base.on)}."
        return day_match(line, at, said.end + 1, _from(base.on, said, -1), reason)
    start, last = _start(line, said.end, base)
    if start is None:
        return _tied(line, at, said, base)
    alone = at == 0 and said.end == len(line)
    if not said.opening and last == said.end and not said.in_time and not alone:
        return None  # "a 28 day process"
    if said.opening == "for" or (said.opening in {"over", "during"} and not said.ahead):
        return no_date(line, at, said.end, "relative", "A length of time, not a date.")
    return _ahead(line, at, last, start, said)


def _ahead(line: Line, at: int, end: int, start: dt.date, said: Counted) -> Match:
    """Return the day or, for months that set no limit, the month that is so far ahead."""
    day = _from(start, said)
    limits = said.opening in {"within", "inside"} or line.word(end - 1) == "today"
    if said.unit in _MONTHS and not limits:
        last = almanac.month_end(day.year, day.month)
        reason = f"Counted in months from {spell(start)}."
        return Match(at, end, Due(line.said(at, end), "month", f"{day:%Y-%m}", last, reason=reason))
    unit = f"working {said.unit}" if said.working else said.unit
    counted = f"{said.number} {unit}{'s' if said.number != 1 else ''}"
    return day_match(line, at, end, day, f"{counted} after {spell(start)}.")


def _from(start: dt.date, said: Counted, way: int = 1) -> dt.date:
    count = said.number * way
    if said.unit == "day" and said.working:
        return workdays.add(start, count)
    if said.unit == "hour":
        return almanac.plus(start, -(-count // _HOURS_A_DAY))
    if said.unit in _MONTHS:
        return almanac.plus_months(start, count * _MONTHS[said.unit])
    return almanac.plus(start, count * _DAYS[said.unit])


def _start(line: Line, end: int, base: Base) -> tuple[dt.date | None, int]:
    """Return the day to count from and the place after it; None when it is an event."""
    place = line.skip(end, {"from", "of", "after", "following"})
    if place == end:
        return (None, end) if line.word(end) in {"before", "prior"} else (base.on, end)
    stated = line.skip(place, {"the", "date", "of", "this", "today"})
    if line.word(place) in {"today", "now"} or line.word(stated - 1) == "today":
        return base.on, max(stated, place + 1)
    if line.word(stated) == "meeting" and line.word(stated - 1) in {"the", "this"}:
        return base.on, stated + 1
    return None, end


def _tied(line: Line, at: int, said: Counted, base: Base) -> Match:
    """Read "10 working days before the next meeting": counted back where its day is known."""
    place = line.skip(said.end, {"before", "prior", "to", "the"})
    stop = line.skip(place, {"next", "meeting"})
    ours = line.word(stop - 1) == "meeting" and stop > place
    if ours and line.word(said.end) in {"before", "prior"} and base.next_meeting:
        reason = f"Counted back from {spell(base.next_meeting)}."
        return day_match(line, at, stop, _from(base.next_meeting, said, -1), reason)
    furthest = min(len(line), said.end + _TIED_WORDS)
    broken = (n for n in range(said.end, furthest) if line.kind(n) == "mark")
    stop = stop if ours else next(broken, furthest)
    return no_date(line, at, stop, "relative", "Counted from what has no date yet.")
