"""Weekdays and weeks: "Friday week", "w/c 24 June", "later in the week", "the day after tomorrow"."""

import datetime as dt

from bot import workdays
from bot.reading.due import Doubt, Due
from bot.reading.grammar import almanac, days
from bot.reading.grammar.almanac import spell
from bot.reading.grammar.days import certain
from bot.reading.grammar.line import Base, Line, Match
from bot.reading.grammar.names import ALSO_ORDINARY_WORDS, DAY_NAMES, MONTHS, NUMBERS, ORDINALS, WEEKDAYS

_WEEK = frozenset({"week", "weeks"})
_COMING = frozenset({"coming", "forthcoming", "following"})
_EASY = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1, "eod": 0}
_PARTS_OF_DAY = frozenset({"afternoon", "morning", "evening", "lunchtime"})
_DAYS = 31
_PHRASE = 3
_WEDNESDAY, _FRIDAY, _SATURDAY = 2, 4, 5
STARTS = (
    *_EASY, *WEEKDAYS, *_COMING, *ORDINALS, "#ordinal", "this", "next", "last", "w/c", "w/b", "w/e",
    "wc", "week", "a", "one", "two", "fortnight", "end", "early", "mid", "middle", "late", "later",
    "start", "beginning", "the", "final",
)  # fmt: skip


def match(line: Line, at: int, base: Base) -> Match | None:
    """Read a weekday, a week or a day counted from today at this place."""
    if line.word(at) in WEEKDAYS:
        return _weekday(line, at, base)
    for rule in (
        _easy,
        _day_after,
        _day_of_month,
        _named_week,
        _nth_weekday,
        _nth_week,
        _week,
        _after,
        _weekday,
    ):
        found = rule(line, at, base)
        if found is not None:
            return found
    return None


def _easy(line: Line, at: int, base: Base) -> Match | None:
    """Read "tomorrow", "later today", "this afternoon", "tomorrow week"."""
    end, start = at, at
    if (
        line.word(at) in {"later", "end", "first"}
        and line.word(line.skip(at + 1, {"of", "thing"})) in _EASY
    ):
        end = line.skip(at + 1, {"of", "thing"})
    if line.word(at) == "this" and line.word(at + 1) in _PARTS_OF_DAY:
        return Match(at, at + 2, certain(line.said(at, at + 2), base.on, "The same day."))
    if line.word(end) not in _EASY:
        return None
    day = almanac.plus(base.on, _EASY[line.word(end)])
    end = line.skip(end + 1, _PARTS_OF_DAY)
    if line.word(end) in {"week", "fortnight"}:
        day, end = almanac.plus(day, 7 if line.word(end) == "week" else 14), end + 1
    return Match(start, end, certain(line.said(start, end), day, f"Counted from {spell(base.on)}."))


def _day_after(line: Line, at: int, base: Base) -> Match | None:
    start = line.skip(at, {"the"})
    if not line.has(start, "day", "after", "tomorrow"):
        return None
    day = almanac.plus(base.on, 2)
    return Match(
        at, start + 3, certain(line.said(at, start + 3), day, f"Two days after {spell(base.on)}.")
    )


def _named_week(line: Line, at: int, base: Base) -> Match | None:
    """Read "w/c 24th June", "week commencing Monday 3 May", "week ending 14 Feb", "week of 12 May"."""
    ends, place = line.word(at) == "w/e", at + 1
    if line.word(at) == "week":
        ends = line.word(at + 1) in {"ending", "ended"}
        if not ends and line.word(at + 1) not in {"commencing", "beginning", "starting", "of"}:
            return None
        place = at + 2
    elif line.word(at) not in {"w/c", "w/b", "w/e", "wc"}:
        return None
    place = line.skip(place, {"the", ":", "-", ".", "of"})
    inner = days.match(line, place, base) or days_of_month(line, place, base)
    if inner is None or not isinstance(inner.reading, Due) or inner.reading.by is None:
        return inner and Match(at, inner.end, inner.reading)
    text = line.said(at, inner.end)
    return Match(at, inner.end, week_with(text, inner.reading.by, ends=ends))


def days_of_month(line: Line, at: int, base: Base) -> Match | None:
    """Read a day of the month that stands alone after "w/c": "w/c 24th"."""
    number, end = days.number_at(line, at)
    if number is None:
        return None
    named = days.Named(number, None, None, None, end)
    return Match(at, end, days.settle(line.said(at, end), named, base))


def week_with(text: str, day: dt.date, *, ends: bool = False) -> Due | Doubt:
    """Return the week that a day is in, or ask when a week is said to begin at a weekend."""
    if not ends and day.weekday() >= _SATURDAY:
        before, after = almanac.monday(day), almanac.plus(almanac.monday(day), 7)
        readings = (week(text, after, ""), week(text, before, ""))
        return Doubt(
            text, readings, f"“{text}” begins on a {DAY_NAMES[day.weekday()]}, {spell(day)}."
        )
    first = almanac.monday(day)
    due = week(text, first, f"The week of {spell(first)}.")
    return Due(text, "week", due.date, day, reason=due.reason) if ends else due


def week(text: str, monday: dt.date, reason: str) -> Due:
    """Return a due time of one week, from its Monday to its Sunday."""
    reason = reason or f"The week of {spell(monday)}."
    return Due(text, "week", monday.isoformat(), almanac.plus(monday, 6), reason=reason)


def _nth_weekday(line: Line, at: int, base: Base) -> Match | None:
    """Read "first Monday in March", "last Friday of the month", "third Thursday of next month"."""
    nth = _nth(line, at)
    weekday = WEEKDAYS.get(line.word(at + 1))
    if nth is None or weekday is None or line.word(at + 2) not in {"in", "of"}:
        return None
    months, end = _months(line, at + 3, base)
    found = [almanac.nth_weekday(year, month, weekday, nth) for year, month in months]
    coming = [day for day in found if day is not None and day >= base.on]
    if not coming:
        return None
    text = line.said(at, end)
    return Match(
        at, end, certain(text, coming[0], f"Counted in the month, after {spell(base.on)}.")
    )


def _day_of_month(line: Line, at: int, base: Base) -> Match | None:
    """Read "the last working day of the month", "first day of April", "22nd of the month"."""
    nth = _nth(line, at, most=_DAYS)
    place = line.skip(at + 1, {"working"})
    working = place > at + 1
    place = line.skip(place, {"day"})
    if (
        nth is None
        or line.word(place) not in {"of", "in"}
        or (working and line.word(place - 1) != "day")
    ):
        return None
    if place == at + 1 and (nth < 0 or line.word(line.skip(place, {"of", "the"})) in MONTHS):
        return None
    months, end = _months(line, place + 1, base)
    found = [_nth_day(year, month, nth, working=working) for year, month in months]
    coming = [day for day in found if day is not None and day >= base.on]
    if not coming:
        return None
    return Match(at, end, certain(line.said(at, end), coming[0], "Counted in the month."))


def _nth_day(year: int, month: int, nth: int, *, working: bool) -> dt.date | None:
    last = almanac.month_end(year, month)
    if not working:
        return last if nth < 0 else almanac.on_day(year, month, nth)
    if nth < 0:
        return last if workdays.is_working_day(last) else workdays.previous_working_day(last)
    return workdays.add(almanac.plus(dt.date(year, month, 1), -1), nth)


def _nth_week(line: Line, at: int, base: Base) -> Match | None:
    """Read "second week of July", where the first has at least three of its working days."""
    nth = _nth(line, at)
    if nth is None or line.word(at + 1) != "week" or line.word(at + 2) not in {"in", "of"}:
        return None
    months, end = _months(line, at + 3, base)
    for year, month in months:
        monday = _week_of_month(year, month, nth)
        if almanac.plus(monday, 6) >= base.on:
            return Match(at, end, week(line.said(at, end), monday, ""))
    return None


def _week_of_month(year: int, month: int, nth: int) -> dt.date:
    if nth < 0:
        return almanac.monday(almanac.month_end(year, month))
    first = dt.date(year, month, 1)
    monday = almanac.monday(first)
    if first.weekday() > _WEDNESDAY:
        monday = almanac.plus(monday, 7)
    return almanac.plus(monday, 7 * (nth - 1))


def _nth(line: Line, at: int, *, most: int = 5) -> int | None:
    if line.word(at) in {"last", "final"}:
        return -1
    number, _ = days.number_at(line, at)
    return number if number and number <= most and line.kind(at) != "number" else None


def _months(line: Line, at: int, base: Base) -> tuple[list[tuple[int, int]], int]:
    """Return the months that "March", "March 2027", "the month", "next month" could be, in order."""
    place = line.skip(at, {"the"})
    on = base.on
    if line.word(place) in MONTHS:
        year, end = days.year_at(line, place + 1)
        years = [year] if year else [on.year, on.year + 1]
        return [(each, MONTHS[line.word(place)]) for each in years if almanac.sane(each, on)], end
    ahead = {"month": [0, 1], "this": [0], "next": [1], "each": [], "every": []}.get(
        line.word(place)
    )
    if ahead is None or (line.word(place) != "month" and line.word(place + 1) != "month"):
        return [], at
    firsts = [almanac.plus_months(on.replace(day=1), each) for each in ahead]
    end = place + 1 if line.word(place) == "month" else place + 2
    return [(first.year, first.month) for first in firsts], end


def _week(line: Line, at: int, base: Base) -> Match | None:
    """Read "this week", "end of next week", "later in the week", "the week after next"."""
    part, place = _part(line, at)
    place = line.skip(place, {"the"})
    named = _named_week(line, place, base) if part == "end" else None
    if named is not None and isinstance(named.reading, Due) and named.reading.date:
        friday = almanac.plus(dt.date.fromisoformat(named.reading.date), _FRIDAY)
        return Match(
            at, named.end, certain(line.said(at, named.end), friday, "The Friday of that week.")
        )
    shift, end = _which_week(line, place, part)
    if shift is None:
        return None
    first = almanac.plus(almanac.monday(base.on), 7 * shift)
    text = line.said(at, end)
    if part == "end":
        friday = almanac.plus(first, _FRIDAY)
        return Match(at, end, certain(text, friday, f"The Friday of the week of {spell(first)}."))
    return Match(at, end, week(text, first, ""))


def _part(line: Line, at: int) -> tuple[str, int]:
    word = line.word(at)
    if word in {"end", "start", "beginning", "middle", "early", "late", "later", "mid"}:
        return word, line.skip(at + 1, {"of", "in", "-", "on"})
    return "", at


def _which_week(line: Line, at: int, part: str) -> tuple[int | None, int]:
    word, after = line.word(at), line.word(at + 1)
    if word in _WEEK:
        if line.has(at + 1, "after", "next"):
            return 2, at + 3
        return (0, at + 1) if part else (None, at)
    if after not in _WEEK or word not in {"this", "next", "last", "coming", "following", "same"}:
        return None, at
    shift = {"this": 0, "same": 0, "coming": 1, "next": 1, "following": 1, "last": -1}[word]
    return (2, at + 4) if shift == 1 and line.has(at + 2, "after", "next") else (shift, at + 2)


def _after(line: Line, at: int, base: Base) -> Match | None:
    """Read "a week on Friday", "two weeks tomorrow", "a fortnight on Monday"."""
    count = NUMBERS.get(line.word(at), 1)
    place = at + 1 if line.word(at) in NUMBERS else at
    if line.word(place) not in {"week", "weeks", "fortnight"}:
        return None
    span = 14 if line.word(place) == "fortnight" else 7
    place = line.skip(place + 1, {"on", "from", "this"})
    weekday = WEEKDAYS.get(line.word(place))
    if weekday is None and (
        line.word(place) not in _EASY or line.word(place - 1) == "week" and at == place - 1
    ):
        return None
    start = (
        _coming(base.on, weekday)
        if weekday is not None
        else almanac.plus(base.on, _EASY[line.word(place)])
    )
    day = almanac.plus(start, count * span)
    return Match(
        at, place + 1, certain(line.said(at, place + 1), day, f"Counted from {spell(start)}.")
    )


def _weekday(line: Line, at: int, base: Base) -> Match | None:
    """Read "Friday", "this Friday", "next Friday", "Friday week", "Friday of next week"."""
    which = ""
    place = at
    if line.word(at) in {"this", "next", "last"} | _COMING:
        which, place = line.word(at), line.skip(at + 1, _COMING)
    weekday = WEEKDAYS.get(line.word(place))
    if weekday is None or not _is_name(line, place):
        return None
    shift, end = _week_after(line, place + 1)
    text = line.said(at, end)
    if shift is not None:
        first = almanac.plus(almanac.monday(base.on), 7 * shift)
        day = almanac.plus(first, weekday)
        return Match(at, end, certain(text, day, f"In the week of {spell(first)}."))
    extra = {"week": 7, "fortnight": 14}.get(line.word(end), 0)
    if extra or line.word(end) == "coming":
        end += 1
    text = line.said(at, end)
    return Match(at, end, _chosen(text, weekday, which, base.on, extra))


def _is_name(line: Line, at: int) -> bool:
    """Whether "sat", "sun" stand here for a day and not as ordinary words."""
    if line.word(at) not in ALSO_ORDINARY_WORDS or len(line) <= _PHRASE:
        return True
    return line.tokens[at].text[0].isupper() or line.word(at - 1) in {"by", "on", "before", "until"}


def _week_after(line: Line, at: int) -> tuple[int | None, int]:
    """Return how many weeks ahead "of next week" is, in "Friday of next week"."""
    place = line.skip(at, {"of", "in", "the"})
    shift, end = _which_week(line, place, "of" if line.word(at) == "of" else "")
    return (shift, end) if shift is not None else (None, at)


def _chosen(text: str, weekday: int, which: str, on: dt.date, extra: int) -> Due | Doubt:
    coming = _coming(on, weekday)
    name = DAY_NAMES[weekday]
    if which == "last":
        gone = almanac.plus(coming, -7 if coming != on else -7)
        gone = almanac.plus(on, -((on.weekday() - weekday - 1) % 7) - 1)
        return certain(text, gone, f"The last {name} before {spell(on)}.")
    if which == "next" and not extra and almanac.monday(coming) == almanac.monday(on):
        later = almanac.plus(coming, 7)
        readings = (
            certain(text, later, f"The {name} of next week."),
            certain(text, coming, f"The first {name} to come."),
        )
        return Doubt(text, readings, f"“{text}” could be {spell(later)} or {spell(coming)}.")
    day = almanac.plus(coming, extra)
    return certain(text, day, f"The {'first ' if not extra else ''}{name} after {spell(on)}.")


def _coming(on: dt.date, weekday: int) -> dt.date:
    return almanac.plus(on, (weekday - on.weekday() - 1) % 7 + 1)
