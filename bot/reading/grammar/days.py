"""Days named by their number: "22 September", "the 12th", "11/8/13", "July 22nd 2015"."""

import re

from bot.reading.due import Doubt, Due
from bot.reading.grammar import almanac, tense
from bot.reading.grammar.line import Base, Line, Match
from bot.reading.grammar.names import MONTHS, NUMBERS, ORDINALS, WEEKDAYS, WHICH, words
from bot.reading.grammar.which_day import Named, settle

STARTS = ("#ordinal", "#number", "#numeric", "#iso", "#short", *WEEKDAYS, *MONTHS, *ORDINALS)


STARTS += ("twenty", "thirty")


_SPLIT = re.compile(r"[-/.]")  # what is around it, `int` takes off


_JOINS = frozenset({"-", "to", "and", "&", "until", "through", "/"})


_NOT_A_YEAR = words("am pm hrs hours hr noon st nd rd th %")


_TWO_DIGITS = 2
_JUST_GONE = 31
_PHRASE = 4
_LIMITS = frozenset({"by", "before", "until", "till", "due", "on"})
_BEFORE_ALONE = frozenset({"", "by", "on", "before", "until", "due", "for", "from", "to"})


def match(line: Line, at: int, base: Base) -> Match | None:
    """Read a numbered day at this place, with its weekday and year where they are written."""
    named = day_at(line, at)
    if named is None:
        return None
    named = _of_next_year(line, named, base)
    if _is_log_month(line, at, named, base):
        return _month_or_day(line, at, named, base)
    past = not base.tenseless and (tense.is_past(line, at) or _told(line, at, named, base))
    return Match(at, named.end, settle(line.said(at, named.end), named, base, past=past))


def _of_next_year(line: Line, named: Named, base: Base) -> Named:
    """Give a day its year where that is told from today's: "4 July next year"."""
    place = line.skip(named.end, {",", "of"})
    told = line.word(place) in WHICH and line.word(place + 1) == "year"
    if named.month is None or named.year is not None or not told:
        return named
    return named._replace(year=base.on.year + WHICH[line.word(place)], end=place + 2)


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
    gone = almanac.on_day(base.on.year, named.month, named.number)
    return gone is not None and 0 < (base.on - gone).days <= _JUST_GONE


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
    led = before == -1 or line.word(at - 1) in {"the", *_LIMITS}
    if line.kind(at) != "ordinal" or not led:
        return False
    if line.word(at + 1) in WEEKDAYS:
        return False  # "the 2nd Tuesday" is counted in its month
    is_short = len(line) <= _PHRASE and (before == -1 or line.word(at - 1) == "the")
    ends = line.kind(at + 1) in {"", "mark"} or is_short
    return ends and line.word(before) in _BEFORE_ALONE


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
    number, digits, after = line.number(end), len(line.word(end)), line.word(end + 1)
    if number is None or after in _NOT_A_YEAR or (after == ":" and digits <= _TWO_DIGITS):
        return None, at
    if digits == len("2017") and (1900 <= number <= 2100 or not _is_clock(number)):  # noqa: PLR2004  years, not times
        return number, end + 1
    if digits == _TWO_DIGITS and (quoted or end == at or line.word(at) in {"-", "/"}):
        return _full_year(number), end + 1
    return None, at


def _is_clock(number: int) -> bool:
    return number // 100 < 24 and number % 100 < 60  # noqa: PLR2004  hours and minutes
