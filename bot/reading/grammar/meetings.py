"""Times that are meetings: "at the next meeting (Sept)", "October holding to account meeting"."""

import datetime as dt
from collections.abc import Callable

from bot.reading.due import THIS_BOARD, Doubt, Due
from bot.reading.grammar import almanac, days, months, periods, weekdays, weeks
from bot.reading.grammar.almanac import spell
from bot.reading.grammar.line import Base, Line, Match
from bot.reading.grammar.meeting_due import in_month, next_in, next_meeting, on_day, undated
from bot.reading.grammar.meeting_names import (
    HEADS,
    POSTS,
    TAILS,
    THINGS,
    name_at,
    name_back,
    own_name,
)
from bot.reading.grammar.names import MONTHS, WEEKDAYS, words

_NEXT = words("next following forthcoming upcoming coming subsequent")
_BETWEEN = words("scheduled available planned public but one")
_OTHERS = words("first second last previous")
_LINKS = words("on the of in ( scheduled for due held , - to be taking place planned at is : which")
_MOST_LINKS = 6
_YEARS = words("municipal civic council academic calendar financial electoral")
_UNKNOWN = "Its day is not known."
STARTS = (*_NEXT, *_OTHERS, *MONTHS, *HEADS, "this", "today", "when", "planning", "away")


def match(line: Line, at: int, base: Base) -> Match | None:
    """Read a meeting that stands for a time at this place."""
    for rule in (_next_month, _following, _when_we_meet, _of_month, _after_next, _in_month, _this):
        found = rule(line, at, base)
        if found is not None:
            return found
    return None


def _following(line: Line, at: int, base: Base) -> Match | None:
    """Read "next meeting (Sept)", "next Force Delivery Group (FDG)"."""
    which = line.word(at)
    if which not in _NEXT | _OTHERS:
        return None
    name, end = name_at(line, line.skip(at + 1, _BETWEEN))
    if not name:
        return _next_thing(line, at)
    if which in {"first", "second"}:
        return _first_of(line, at, end, name, base)
    other = which in {"last", "previous"} or line.has(at + 1, "but", "one")
    if other or line.has(end, "after", "next"):
        return _undated(line, at, end + 2 * line.has(end, "after", "next"), name, base)
    if line.word(at - 1) in {"its", "their", "his", "her"}:
        name = _whose(line, at)
    told = _told_when(line, end, base)
    if told is None:
        return Match(at, end, next_meeting(line.said(at, end), name, base))
    return _joined(line, at, told, name, base, month_of=next_in)


def _undated(line: Line, at: int, end: int, name: str, base: Base) -> Match:
    return Match(at, end, undated(line.said(at, end), name, base, None, _UNKNOWN))


def _joined(
    line: Line,
    at: int,
    told: Match,
    name: str,
    base: Base,
    *,
    month_of: Callable[[str, str, Base, str], Due | Doubt] = in_month,
) -> Match:
    """Return a meeting with the day or month that was told of it."""
    reading, text = told.reading, line.said(at, told.end)
    if not isinstance(reading, Due):
        return Match(at, told.end, reading)
    if reading.precision == "month":
        return Match(at, told.end, month_of(text, name, base, reading.date or ""))
    return Match(at, told.end, on_day(text, own_name(name, base), reading))


def _next_thing(line: Line, at: int) -> Match | None:
    """Read "the next update", "the next inspection": an event whose time is not known."""
    if line.word(at) not in _NEXT or line.word(at + 1) not in THINGS:
        return None
    text = line.said(at, at + 2)
    return Match(at, at + 2, Due(text, "event", reason="Its time is not known yet."))


def _whose(line: Line, at: int) -> str:
    """Return the body that "its next meeting" is of: the nearest named before it."""
    for place in range(at - 2, -1, -1):
        text = line.tokens[place].text
        if (len(text) > 1 and text.isupper()) or (line.word(place) in HEADS and text[0].isupper()):
            return text
    return line.text[line.tokens[at - 1].start : line.tokens[at].end]


def _after_next(line: Line, at: int, base: Base) -> Match | None:
    """Read "the meeting after next"."""
    if line.word(at) not in HEADS or not line.has(at + 1, "after", "next"):
        return None
    return _undated(line, at, at + 3, line.word(at), base)


def whole(line: Line, base: Base) -> Due | None:
    """Read a phrase that only names a meeting: "at the AGM", "to the crime reduction board"."""
    start = line.skip(0, {"at", "to", "by", "before", "for", "until", "in", "time", "the", "our"})
    name, end = name_at(line, start)
    if not name or start == 0 or end < len(line) or set(line.words[start:end]) & POSTS:
        return None
    if own_name(name, base) == THIS_BOARD:
        return next_meeting(line.text, name, base)
    return undated(line.text, name, base, None, _UNKNOWN)


def _when_we_meet(line: Line, at: int, base: Base) -> Match | None:
    if line.word(at) != "when":
        return None
    place = line.skip(at + 1, {"we", "they", "the", "board", "panel", "committee", "group"})
    if not line.has(place, "next", "meet") and not line.has(place, "next", "meets"):
        return None
    return Match(at, place + 2, next_meeting(line.said(at, place + 2), THIS_BOARD, base))


def _first_of(line: Line, at: int, end: int, name: str, base: Base) -> Match | None:
    """Read "the first meeting of the Panel in the 2019-20": a meeting, at no known time."""
    if line.word(end - 1) == "meetings":
        return None
    place = line.skip(end, {"in", "of", "the", "after", "new", "next"})
    stop = line.skip(place, _YEARS | {"year"})
    if place > end and line.word(stop - 1) == "year":
        return _undated(line, at, stop, name, base)
    span = periods.match(line, place, base) if place > end else None
    if span is None:
        return _undated(line, at, end, name, base) if line.word(end - 1) in HEADS else None
    if isinstance(span.reading, Due) and span.reading.precision == "month":
        return _joined(line, at, span, name, base)
    return _undated(line, at, span.end, name, base)


def _told_when(line: Line, at: int, base: Base) -> Match | None:
    """Return the day or month that a few linking words join to a meeting."""
    place = line.skip(at, _LINKS)
    if place == at or place - at > _MOST_LINKS:
        return None
    found = days.match(line, place, base) or _month_told(line, place, base)
    if found is None and line.word(place) in WEEKDAYS:
        found = weekdays.match(line, place, base)
    if found is not None and line.word(found.end) == ")":
        return Match(found.start, found.end + 1, found.reading)
    return found


def _month_told(line: Line, at: int, base: Base) -> Match | None:
    span = months.month_at(line, at, base)
    if span is None:
        return None
    text = line.said(at, span.end)
    return Match(at, span.end, Due(text, "month", f"{span.last:%Y-%m}", span.last))


def after_day(line: Line, match: Match, base: Base) -> Match | None:
    """Join a day and the meeting named right after it: "the 22 September CRB meeting"."""
    reading = match.reading
    if not isinstance(reading, Due) or reading.precision != "day" or reading.meeting is not None:
        return None
    name, end = name_at(line, match.end)
    if not name or line.word(end - 1) not in HEADS | TAILS or reading.date is None:
        return None
    text = line.said(match.start, end)
    return Match(match.start, end, on_day(text, own_name(name, base), reading))


def before_day(line: Line, match: Match, base: Base) -> Match | None:
    """Join a day and the meeting named before it: "at the CRB on 22 September"."""
    reading, end = match.reading, match.start - 1
    if not isinstance(reading, Due) or reading.meeting is not None:
        return None
    if line.word(end) not in {"day": {"on"}, "month": {"in", "during"}}.get(reading.precision, ()):
        return None
    start = end
    while start > 0 and line.tokens[start - 1].text.isupper() and line.kind(start - 1) == "word":
        start -= 1
    said = set(line.words[start:end])
    if not said or said & POSTS or line.word(line.back(start, {"the"})) not in {"at", "to", ""}:
        return None
    return _joined(line, start, match, line.said(start, end), base)


def _next_month(line: Line, at: int, base: Base) -> Match | None:
    """Read "next month's meeting", "next week's PCC/CC discussion", "next year's AGM"."""
    unit = line.word(at + 1).removesuffix("s")
    if line.word(at) not in {"next", "this"} or unit not in {"week", "month", "year"}:
        return None
    place = line.skip(at + 2, {"'"})
    name, end = name_at(line, place)
    if not name:
        return None
    return Match(at, end, _in_unit(line.said(at, end), name, unit, base, line.word(at) == "next"))


def _in_unit(text: str, name: str, unit: str, base: Base, ahead: int) -> Due | Doubt:
    if unit == "month":
        first = almanac.plus_months(base.on.replace(day=1), ahead)
        return in_month(text, name, base, f"{first:%Y-%m}")
    name = own_name(name, base)
    if unit == "week":
        first = almanac.plus(almanac.monday(base.on), 7 * ahead)
        return on_day(text, name, weeks.week(text, first, ""))
    year = base.on.year + ahead
    last = dt.date(year, 12, 31)
    return Due(text, "meeting", str(year), last, name, reason=f"A meeting in {year}.")


def _of_month(line: Line, at: int, base: Base) -> Match | None:
    """Read "October holding to account meeting", "June LGA Board meeting"."""
    span = months.month_at(line, at, base) if line.word(at) in MONTHS else None
    if span is None or span.precision != "month":
        return None
    name, end = name_at(line, span.end)
    if not name:
        return None
    return Match(at, end, in_month(line.said(at, end), name, base, f"{span.last:%Y-%m}"))


def _in_month(line: Line, at: int, base: Base) -> Match | None:
    """Read "holding to account meeting in July 2017", "the Board in July"."""
    if line.word(at) not in HEADS and line.word(at) not in {"planning", "away"}:
        return None
    end = line.skip(at, HEADS | TAILS | {"planning", "away"})
    told = _told_when(line, end, base)
    if told is None:
        return None
    start = name_back(line, at)
    return _joined(line, start, told, line.said(start, end), base)


def _this(line: Line, at: int, base: Base) -> Match | None:
    """Read "this meeting", "today's meeting": the day the words were said."""
    if line.word(at) not in {"this", "today"} or line.word(at + 1) != "meeting":
        return None
    text, reason = line.said(at, at + 2), f"The meeting of {spell(base.on)}."
    due = Due(text, "meeting", base.on.isoformat(), base.on, THIS_BOARD, reason=reason)
    return Match(at, at + 2, due)
