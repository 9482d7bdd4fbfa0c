"""Times that are meetings: "at the next meeting (Sept)", "October holding to account meeting"."""

import datetime as dt
from collections.abc import Sequence

from bot.reading.due import THIS_BOARD, Doubt, Due
from bot.reading.grammar import almanac, days, months, periods, weekdays, weeks
from bot.reading.grammar.almanac import spell
from bot.reading.grammar.line import Base, Line, Match
from bot.reading.grammar.meeting_names import (
    HEADS,
    POSTS,
    TAILS,
    THINGS,
    name_at,
    name_back,
    own_name,
)
from bot.reading.grammar.names import MONTH_NAMES, MONTHS, WEEKDAYS

_NEXT = {
    "next": "next",
    "following": "next",
    "forthcoming": "next",
    "upcoming": "next",
    "coming": "next",
    "subsequent": "next",
}


_LINKS = frozenset(
    "on the of in ( scheduled for due held , - to be taking place planned at is : , which".split()
)


_YEARS = frozenset("municipal civic council academic calendar financial electoral".split())


STARTS = (
    *_NEXT, *MONTHS, *HEADS, "this", "today", "first", "last", "previous", "when", "planning", "away", "that", "same", "second",
    "holding", "monthly", "another", "a",
)  # fmt: skip


def match(line: Line, at: int, base: Base) -> Match | None:
    """Read a meeting that stands for a time at this place."""
    for rule in (_next_month, _following, _of_month, _after_next, _in_month, _this):
        found = rule(line, at, base)
        if found is not None:
            return found
    return None


def _following(line: Line, at: int, base: Base) -> Match | None:
    """Read "next meeting (Sept)", "next Force Delivery Group (FDG)", "when we next meet"."""
    if line.word(at) == "when":
        return _when_we_meet(line, at, base)
    which = line.word(at)
    if which not in _NEXT and which not in {"first", "last", "previous", "second"}:
        return None
    place = at + 1
    if which == "next" and line.word(place) in {"scheduled", "available", "planned", "public"}:
        place += 1
    name, end = name_at(line, place)
    if not name:
        return _next_thing(line, at)
    if line.word(end) == "after" and line.word(end + 1) == "next":
        return Match(
            at,
            end + 2,
            _undated(line.said(at, end + 2), name, base, None, "The one after the next."),
        )
    if line.word(at - 1) in {"its", "their", "his", "her"}:
        name = _whose(line, at)
    if which in {"first", "second"}:
        return _first_of(line, at, end, name, base)
    if which in {"last", "previous"}:
        return Match(
            at, end, _undated(line.said(at, end), name, base, None, "A meeting that has been.")
        )
    return _with_when(line, at, end, name, base)


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
    text = line.said(at, at + 3)
    return Match(at, at + 3, _undated(text, line.word(at), base, None, "The one after the next."))


def whole(line: Line, base: Base) -> Due | None:
    """Read a phrase that only names a meeting: "at the AGM", "to the crime reduction board"."""
    start = line.skip(0, {"at", "to", "by", "before", "for", "until", "in", "time", "the", "our"})
    name, end = name_at(line, start)
    if not name or start == 0 or end < len(line) or set(line.words[start:end]) & POSTS:
        return None
    if own_name(name, base) == THIS_BOARD:
        return next_meeting(line.text, name, base)
    return _undated(line.text, name, base, None, "Its day is not known.")


def _when_we_meet(line: Line, at: int, base: Base) -> Match | None:
    place = line.skip(at + 1, {"we", "they", "the", "board", "panel", "committee", "group"})
    if not line.has(place, "next", "meet") and not line.has(place, "next", "meets"):
        return None
    return Match(at, place + 2, next_meeting(line.said(at, place + 2), THIS_BOARD, base))


def _first_of(line: Line, at: int, end: int, name: str, base: Base) -> Match | None:
    """Read "the first meeting of the Panel in the 2019-20": a meeting, at no known time."""
    if line.word(end - 1) == "meetings":
        return None
    place = line.skip(end, {"in", "of", "the", "after", "new", "next"})
    if place > end and line.word(line.skip(place, _YEARS)) == "year":
        stop = line.skip(place, _YEARS | {"year"})
        return Match(
            at, stop, _undated(line.said(at, stop), name, base, None, "Its day is not known.")
        )
    span = periods.match(line, place, base)
    stop = end
    if span is not None and span.end > place and place > end:
        stop = span.end
        if isinstance(span.reading, Due) and span.reading.precision == "month":
            return Match(
                at, stop, in_month(line.said(at, stop), name, base, span.reading.date or "")
            )
    elif not place > end and line.word(end - 1) not in HEADS:
        return None
    return Match(at, stop, _undated(line.said(at, stop), name, base, None, "Its day is not known."))


def _with_when(line: Line, at: int, end: int, name: str, base: Base) -> Match:
    """Read what may follow a next meeting: its day, its month or nothing."""
    told = _told_when(line, end, base)
    if told is None:
        return Match(at, end, next_meeting(line.said(at, end), name, base))
    text = line.said(at, told.end)
    reading = told.reading
    if isinstance(reading, Due) and reading.precision == "month":
        return Match(at, told.end, _next_in(text, name, base, reading.date or ""))
    if isinstance(reading, Due):
        return Match(at, told.end, _on_day(text, own_name(name, base), reading))
    return Match(at, told.end, reading)


def _told_when(line: Line, at: int, base: Base) -> Match | None:
    place = line.skip(at, _LINKS)
    if place == at or place - at > 6:  # noqa: PLR2004  words that only link
        return None
    dates = months.month_at(line, place, base)
    found = days.match(line, place, base)
    if found is None and dates is not None:
        reading = Due(line.said(place, dates.end), "month", f"{dates.last:%Y-%m}", dates.last)
        found = Match(place, dates.end, reading)
    if found is None and line.word(place) in WEEKDAYS:
        found = weekdays.match(line, place, base)
    if found is not None and line.word(found.end) == ")":
        return Match(found.start, found.end + 1, found.reading)
    return found


def _on_day(text: str, name: str, day: Due) -> Due:
    return Due(
        text, day.precision, day.date, day.by, meeting=name, time=day.time, reason=day.reason
    )


def _next_in(text: str, name: str, base: Base, month: str) -> Due | Doubt:
    """Reconcile "the next meeting (Sept)" with the day that is known for it."""
    known = _known(base)
    if name != THIS_BOARD or known is None or f"{known:%Y-%m}" == month:
        return in_month(text, name, base, month)
    readings = (in_month(text, name, base, month), next_meeting(text, name, base))
    return Doubt(
        text,
        readings,
        f"“{text}” names {_spell_month(month)}, but the next meeting is {spell(known)}.",
    )


def after_day(line: Line, match: Match, base: Base) -> Match | None:
    """Join a day and the meeting named right after it: "the 22 September CRB meeting"."""
    reading = match.reading
    if not isinstance(reading, Due) or reading.precision != "day" or reading.meeting is not None:
        return None
    name, end = name_at(line, match.end)
    if not name or line.word(end - 1) not in HEADS | TAILS or reading.date is None:
        return None
    text = line.said(match.start, end)
    return Match(match.start, end, _on_day(text, own_name(name, base), reading))


def before_day(line: Line, match: Match, base: Base) -> Match | None:
    """Join a day and the meeting named before it: "at the CRB on 22 September"."""
    reading, end = match.reading, match.start
    joined = {"day": {"on"}, "month": {"in", "during"}}.get(
        getattr(reading, "precision", ""), set()
    )
    if (
        not isinstance(reading, Due)
        or reading.meeting is not None
        or line.word(end - 1) not in joined
    ):
        return None
    start = end - 1
    while start > 0 and line.tokens[start - 1].text.isupper() and line.kind(start - 1) == "word":
        start -= 1
    place = line.back(start, {"the"})
    said = line.words[start : end - 1]
    if not said or line.word(place) not in {"at", "to", ""} or set(said) & POSTS:
        return None
    name, text = line.said(start, end - 1), line.said(start, match.end)
    if reading.precision == "month":
        return Match(start, match.end, in_month(text, name, base, reading.date or ""))
    return Match(start, match.end, _on_day(text, own_name(name, base), reading))


def _next_month(line: Line, at: int, base: Base) -> Match | None:
    """Read "next month's meeting", "next week's PCC/CC discussion", "next year's AGM"."""
    if line.word(at) not in {"next", "this"} or line.word(at + 1) not in {
        "month",
        "week",
        "weeks",
        "year",
        "months",
    }:
        return None
    place = line.skip(at + 2, {"'"})
    name, end = name_at(line, place)
    if not name or end == place:
        return None
    text, ahead = line.said(at, end), int(line.word(at) == "next")
    unit = line.word(at + 1).rstrip("s")
    if unit == "week":
        first = almanac.plus(almanac.monday(base.on), 7 * ahead)
        due = weeks.week(text, first, "")
        return Match(
            at,
            end,
            Due(text, "week", due.date, due.by, meeting=own_name(name, base), reason=due.reason),
        )
    if unit == "month":
        first = almanac.plus_months(base.on.replace(day=1), ahead)
        return Match(at, end, in_month(text, name, base, f"{first:%Y-%m}"))
    year = base.on.year + ahead
    reason = f"A meeting in {year}."
    return Match(
        at,
        end,
        Due(text, "meeting", str(year), dt.date(year, 12, 31), own_name(name, base), reason=reason),
    )


def _of_month(line: Line, at: int, base: Base) -> Match | None:
    """Read "October holding to account meeting", "August 2017 meeting", "June LGA Board meeting"."""
    if line.word(at) not in MONTHS:
        return None
    span = months.month_at(line, at, base)
    if span is None or span.precision != "month":
        return None
    name, end = name_at(line, span.end)
    if not name or end == span.end:
        return None
    month = f"{span.last:%Y-%m}"
    return Match(at, end, in_month(line.said(at, end), name, base, month))


def _in_month(line: Line, at: int, base: Base) -> Match | None:
    """Read "holding to account meeting in July 2017", "the Board in July", "CRB on 22 September"."""
    if line.word(at) not in HEADS and line.word(at) not in {"planning", "away"}:
        return None
    end = line.skip(at, HEADS | TAILS | {"planning", "away"})
    start = name_back(line, at)
    told = _told_when(line, end, base)
    if told is None or line.word(line.skip(end, {"the", "("})) == "to":
        return None
    name = own_name(line.said(start, end), base)
    text = line.said(start, told.end)
    if isinstance(told.reading, Due) and told.reading.precision == "month":
        return Match(start, told.end, in_month(text, name, base, told.reading.date or ""))
    if isinstance(told.reading, Due):
        return Match(start, told.end, _on_day(text, name, told.reading))
    return Match(start, told.end, told.reading)


def _this(line: Line, at: int, base: Base) -> Match | None:
    """Read "this meeting", "today's meeting": the day the words were said."""
    if line.word(at) not in {"this", "today"} or line.word(at + 1) != "meeting":
        return None
    text = line.said(at, at + 2)
    reason = f"The meeting of {spell(base.on)}."
    return Match(
        at, at + 2, Due(text, "meeting", base.on.isoformat(), base.on, THIS_BOARD, reason=reason)
    )


def next_meeting(text: str, name: str, base: Base) -> Due:
    """Return the next meeting: its day when it is the board's own and known, not cancelled."""
    name = own_name(name, base)
    day = _known(base) if name == THIS_BOARD else None
    if day is None:
        return Due(text, "meeting", None, None, name, "next", reason="Its day is not known yet.")
    return Due(
        text, "meeting", day.isoformat(), day, name, reason=f"The next meeting is {spell(day)}."
    )


def _known(base: Base) -> dt.date | None:
    return None if base.next_meeting in base.cancelled else base.next_meeting


def in_month(text: str, name: str, base: Base, month: str) -> Due | Doubt:
    """Return a meeting of a month: on its day when it is the board's own and known."""
    name = own_name(name, base)
    last = almanac.month_end(int(month[:4]), int(month[5:7]))
    if name != THIS_BOARD:
        return Due(
            text, "meeting", month, last, name, month, reason=f"A meeting in {_spell_month(month)}."
        )
    for day, reason in ((base.on, "This meeting"), (_known(base), "The next meeting")):
        if day is not None and f"{day:%Y-%m}" == month:
            return Due(
                text, "meeting", day.isoformat(), day, name, reason=f"{reason}, {spell(day)}."
            )
    gone = _cancelled_in(base.cancelled, month)
    if gone is not None:
        return _was_cancelled(text, gone, base)
    return Due(
        text,
        "meeting",
        month,
        last,
        name,
        month,
        reason=f"The meeting of {_spell_month(month)}; its day is not known yet.",
    )


def _cancelled_in(cancelled: Sequence[dt.date], month: str) -> dt.date | None:
    return next((day for day in cancelled if f"{day:%Y-%m}" == month), None)


def _was_cancelled(text: str, gone: dt.date, base: Base) -> Doubt:
    reading = next_meeting(text, THIS_BOARD, base)
    return Doubt(text, (reading,), f"The meeting of {spell(gone)} was cancelled.")


def _undated(text: str, name: str, base: Base, when: str | None, reason: str) -> Due:
    return Due(text, "meeting", None, None, own_name(name, base), when, reason=reason)


def _spell_month(month: str) -> str:
    return f"{MONTH_NAMES[int(month[5:7]) - 1]} {month[:4]}"
