"""Days named by their number: "22 September", "the 12th", "11/8/13", "July 22nd 2015"."""

import datetime as dt
import re
from typing import NamedTuple

from bot.reading.due import Doubt, Due
from bot.reading.grammar import almanac, tense
from bot.reading.grammar.almanac import spell
from bot.reading.grammar.line import Base, Line, Match
from bot.reading.grammar.names import DAY_NAMES, MONTH_NAMES, MONTHS, NUMBERS, ORDINALS, WEEKDAYS

STARTS = ("#ordinal", "#number", "#numeric", "#iso", "#short", *WEEKDAYS, *MONTHS, *ORDINALS)
STARTS += ("twenty", "thirty")
_SPLIT = re.compile(r"\s*[-/.]\s*")
_JOINS = frozenset({"-", "to", "and", "&", "until", "through", "/"})
_NOT_A_YEAR = frozenset(
    {"am", "pm", "hrs", "hours", "hr", "noon", ":", "st", "nd", "rd", "th", "%"}
)
_DAYS = 31
_TWO_DIGITS = 2
_JUST_PAST = 62


class Named(NamedTuple):
    """A day as written: any part may have been left out but the number."""

    number: int
    month: int | None
    year: int | None
    weekday: int | None
    end: int
    first: int | None = None
    either: bool = False


def match(line: Line, at: int, base: Base) -> Match | None:
    """Read a numbered day at this place, with its weekday and year where they are written."""
    named = day_at(line, at)
    if named is None:
        return None
    if _is_log_month(line, at, named, base):
        return _month_or_day(line, at, named, base)
    past = not base.tenseless and (tense.is_past(line, at) or _told(line, at, named, base))
    return Match(at, named.end, settle(line.said(at, named.end), named, base, past=past))


def _is_log_month(line: Line, at: int, named: Named, base: Base) -> bool:
    """Whether "Jan 23" can be January 2023, as in a log (reading rules, section Due)."""
    bare = line.word(at) in MONTHS and line.kind(named.end - 1) == "number"
    if not bare or named.year is not None or named.end - at != _TWO_DIGITS:
        return False
    near = base.on.year - 1 <= _full_year(named.number) <= base.on.year + 2
    return near and line.word(line.back(at, {"the"})) != "on"


def _month_or_day(line: Line, at: int, named: Named, base: Base) -> Match | None:
    """Ask about "by Jan 23"; leave a bare "Jan 23" to the months."""
    if line.word(line.back(at, {"the"})) not in {"by", "before"}:
        return None
    text, month = line.said(at, named.end), named.month or 1
    last = almanac.month_end(_full_year(named.number), month)
    whole = Due(text, "month", f"{last:%Y-%m}", last, reason="The number is a year.")
    day = settle(text, named, base)
    readings = (whole, day) if isinstance(day, Due) else (whole,)
    return Match(at, named.end, Doubt(text, readings, f"“{text}” could be a day or a month."))


def _told(line: Line, at: int, named: Named, base: Base) -> bool:
    """Whether a day that has just gone is told of, and not set: "being launched 7th September"."""
    if named.month is None or named.year is not None or not tense.is_told(line, at):
        return False
    gone = almanac.on_day(base.on.year, named.month, named.number) if named.month <= 12 else None  # noqa: PLR2004  months
    return gone is not None and 0 < (base.on - gone).days <= _DAYS


def day_at(line: Line, at: int) -> Named | None:
    """Return the parts of the day that is written at this place."""
    start = at
    weekday = WEEKDAYS.get(line.word(at))
    if weekday is not None:
        at = line.skip(at + 1, {",", ".", "the", "-"})
    found = _figures(line, at) or _month_first(line, at) or _number_first(line, at)
    if found is None or (found.month is None and weekday is None and not _alone(line, start)):
        return None
    if weekday is None:
        weekday, end = _weekday_after(line, found.end)
        return found._replace(weekday=weekday, end=end)
    return found._replace(weekday=weekday)


def _weekday_after(line: Line, at: int) -> tuple[int | None, int]:
    inside = line.skip(at, {"(", ","})
    weekday = WEEKDAYS.get(line.word(inside))
    if weekday is None or inside == at:
        return None, at
    return weekday, line.skip(inside + 1, {")"})


def _alone(line: Line, at: int) -> bool:
    """Whether "12th" can be a day of the month by itself: "by the 12th"."""
    before = line.back(at, {"the"})
    if line.kind(at) not in {"ordinal"} or (line.word(at - 1) != "the" and before != -1):
        return False
    said_when = line.word(before) in {"", "by", "on", "before", "until", "due", "for", "from", "to"}
    return said_when and (len(line) <= at + 1 or line.kind(at + 1) == "mark" or len(line) <= 4)  # noqa: PLR2004  a phrase, not a sentence


def _figures(line: Line, at: int) -> Named | None:
    kind = line.kind(at)
    if kind not in {"numeric", "iso", "short"}:
        return None
    parts = [int(part) for part in _SPLIT.split(line.word(at))]
    if kind == "iso":
        return Named(parts[2], parts[1], parts[0], None, at + 1)
    if kind == "short":
        if line.has(at, "24/7") or line.word(at + 1) in {"of", "majority"} or _are_years(parts):
            return None
        return Named(parts[0], parts[1], None, None, at + 1)
    return Named(parts[0], parts[1], _full_year(parts[2]), None, at + 1)


def _are_years(parts: list[int]) -> bool:
    """Whether "22/23" is a financial year: no month is so late."""
    return parts[1] == parts[0] + 1 and parts[1] > almanac.DECEMBER


def _full_year(year: int) -> int:
    return year + 2000 if year < 70 else year + 1900 if year < 100 else year  # noqa: PLR2004  '69 is 2069, '70 is 1970


def _number_first(line: Line, at: int) -> Named | None:
    number, end = number_at(line, at)
    if number is None:
        return None
    first, either = None, False
    joined = _JOINS | {"or"}
    if line.word(end) in joined:
        second, after = number_at(line, end + 1 + (line.word(end + 1) == "the"))
        if second is not None and _month_at(line, _of(line, after))[0] is not None:
            first, either, number, end = number, line.word(end) == "or", second, after
    month, after = _month_at(line, _of(line, end))
    if month is None:
        return Named(number, None, None, None, end) if line.kind(at) == "ordinal" else None
    year, after = year_at(line, after)
    return Named(number, month, year, None, after, first, either)


def _of(line: Line, at: int) -> int:
    return line.skip(at, {"of", "-", ".", "day", "/", ","})


def _month_first(line: Line, at: int) -> Named | None:
    month, end = _month_at(line, at)
    if month is None:
        return None
    end = line.skip(end, {"the", "-"})
    number, after = number_at(line, end)
    if number is None or line.kind(end) == "word":
        return None
    if line.word(after) in {":", "am", "pm", "hrs", "%"} or line.word(after) in MONTHS:
        return None
    year, last = year_at(line, after)
    if line.kind(end) == "number" and year is None and line.word(after) in {"to", "and", "-"}:
        return None  # "from March 5 to 9" is not office English
    return Named(number, month, year, None, last)


def number_at(line: Line, at: int) -> tuple[int | None, int]:
    """Return the day of a month at this place: "22", "22nd", "twenty-second"."""
    kind, word = line.kind(at), line.word(at)
    if kind == "ordinal":
        return int(word[:-2]), at + 1
    if kind == "number" and len(word) <= _TWO_DIGITS:
        return int(word), at + 1
    if word in ORDINALS:
        return ORDINALS[word], at + 1
    if word in {"twenty", "thirty"}:
        unit = line.skip(at + 1, {"-"})
        if line.word(unit) in ORDINALS:
            return NUMBERS[word] + ORDINALS[line.word(unit)], unit + 1
    return None, at


def _month_at(line: Line, at: int) -> tuple[int | None, int]:
    month = MONTHS.get(line.word(at))
    if month is None:
        return None, at
    return month, line.skip(at + 1, {"."}) if line.word(at + 1) == "." else at + 1


def year_at(line: Line, at: int) -> tuple[int | None, int]:
    """Return the year at this place, "2017", "'17" or "17", and the place after it."""
    end = at + 1 if line.word(at) in {",", "of", "-", "/"} else at
    quoted = line.word(end) == "'"
    end += quoted
    number, digits = line.number(end), len(line.word(end))
    if number is None or line.word(end + 1) in _NOT_A_YEAR:
        return None, at
    if digits == len("2017") and (1900 <= number <= 2100 or not _is_clock(number)):  # noqa: PLR2004  years, not times
        return number, end + 1
    if digits == _TWO_DIGITS and (quoted or end == at or line.word(at) in {"-", "/"}):
        return _full_year(number), end + 1
    return None, at


def _is_clock(number: int) -> bool:
    return number // 100 < 24 and number % 100 < 60  # noqa: PLR2004  hours and minutes


def settle(text: str, named: Named, base: Base, *, past: bool = False) -> Due | Doubt:
    """Find the one day that the parts name, or the doubt that they leave."""
    if named.month is None:
        return _bare(text, named, base)
    if named.year is None:
        found = _without_year(text, named, base, past=past)
    else:
        found = _with_year(text, named, base)
    if isinstance(found, Due) and named.first is not None:
        return _several(text, named, found)
    return found


def _with_year(text: str, named: Named, base: Base) -> Due | Doubt:
    if named.month is None or named.year is None:
        return _no_such_day(text, named)
    day = almanac.on_day(named.year, named.month, named.number) if 1 <= named.month <= 12 else None  # noqa: PLR2004  months
    if day is None:
        return _no_such_day(text, named)
    if not almanac.sane(named.year, base.on):
        return Doubt(text, (), f"The year {named.year} in “{text}” is too far off to be meant.")
    if named.weekday is not None and day.weekday() != named.weekday:
        return _wrong_weekday(text, day, named.weekday)
    return certain(text, day, "As written.")


def _without_year(text: str, named: Named, base: Base, *, past: bool) -> Due | Doubt:
    month, on = named.month or 0, base.on
    ways = (
        almanac.on_day(year, month, named.number) if 1 <= month <= 12 else None  # noqa: PLR2004  months
        for year in range(on.year - 1, on.year + 5)
    )
    near = [day for day in ways if day is not None]
    if not near:
        return _no_such_day(text, named)
    coming, gone = [day for day in near if day >= on], [day for day in near if day <= on]
    day = gone[-1] if past and gone else coming[0]
    if named.weekday is not None and day.weekday() != named.weekday:
        return _by_weekday(text, day, near, named, on)
    if (day.year - on.year) > 1:
        return Doubt(
            text,
            (certain(text, day, "The next leap year."),),
            f"“{text}” is not until {spell(day)}.",
        )
    return certain(text, day, _which(day, on, past=past))


def _by_weekday(text: str, day: dt.date, near: list[dt.date], named: Named, on: dt.date) -> Doubt:
    """Ask, when the day that would be next falls on another weekday than the one written."""
    weekday = named.weekday or 0
    for other in near:
        if other.weekday() == weekday and (other - on).days >= -_JUST_PAST:
            readings = (
                certain(text, other, "The weekday agrees."),
                certain(text, day, "The next."),
            )
            return Doubt(
                text, readings, f"“{text}” is {spell(other)}, but the next to come is {spell(day)}."
            )
    return _wrong_weekday(text, day, weekday)


def _wrong_weekday(text: str, day: dt.date, weekday: int) -> Doubt:
    shift = (weekday - day.weekday() + 3) % 7 - 3
    other = almanac.plus(day, shift)
    readings = (
        certain(text, day, "The date as written."),
        certain(text, other, "The weekday as written."),
    )
    which = f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year} is a {DAY_NAMES[day.weekday()]}"
    why = f"“{text}” cannot be right: {which}, not a {DAY_NAMES[weekday]}."
    return Doubt(text, readings, why, contradicts=True)


def _several(text: str, named: Named, last: Due) -> Due | Doubt:
    """Take the last day of "12-13 March"; ask which is meant by "12 or 13 March"."""
    first = almanac.on_day(last.by.year, last.by.month, named.first or 0) if last.by else None
    if first is None or last.by is None or first >= last.by:
        return _no_such_day(text, named)
    if named.either:
        return Doubt(
            text, (last, certain(text, first, "The first of the two.")), f"“{text}” names two days."
        )
    return certain(text, last.by, "The last of the days named.")


def _bare(text: str, named: Named, base: Base) -> Due | Doubt:
    if not 1 <= named.number <= _DAYS:
        return _no_such_day(text, named)
    first = base.on.replace(day=1)
    for ahead in range(4 if named.weekday is None else 12):
        month = almanac.plus_months(first, ahead)
        day = almanac.on_day(month.year, month.month, named.number)
        if day and day >= base.on and named.weekday in {None, day.weekday()}:
            reason = f"The next {line_ordinal(named.number)} after {spell(base.on)}."
            if named.weekday is None or ahead <= 1:
                return certain(text, day, reason)
            return Doubt(
                text, (certain(text, day, reason),), f"“{text}” does not come until {spell(day)}."
            )
    return _no_such_day(text, named)


def line_ordinal(number: int) -> str:
    """Return "1st", "2nd", "3rd", "11th"."""
    last = number % 10
    if number % 100 in {11, 12, 13} or last not in {1, 2, 3}:
        return f"{number}th"
    return f"{number}{('st', 'nd', 'rd')[last - 1]}"


def _which(day: dt.date, on: dt.date, *, past: bool) -> str:
    if day == on:
        return "The same day."
    named = f"{day.day} {MONTH_NAMES[day.month - 1]}"
    return (
        f"The last {named} before {spell(on)}." if past else f"The next {named} after {spell(on)}."
    )


def _no_such_day(text: str, named: Named) -> Doubt:
    american = named.month is not None and named.month > 12 >= named.number  # noqa: PLR2004  months
    if (
        american
        and named.year
        and (day := almanac.on_day(named.year, named.number, named.month or 0))
    ):
        reading = certain(text, day, "Month first, as Americans write it.")
        why = f"“{text}” has no such month, unless the month was written first."
        return Doubt(text, (reading,), why, contradicts=True)
    return Doubt(text, (), f"There is no such day as “{text}”.", contradicts=True)


def certain(text: str, day: dt.date, reason: str) -> Due:
    """Return a due time of one day."""
    return Due(text, "day", day.isoformat(), day, reason=reason)
