"""Times counted in units: "within 10 working days", "in 6 months' time", "in a fortnight"."""

import datetime as dt

from bot import workdays
from bot.reading.due import Due
from bot.reading.grammar import almanac
from bot.reading.grammar.almanac import spell
from bot.reading.grammar.line import Base, Line, Match
from bot.reading.grammar.names import NUMBERS
from bot.reading.grammar.which_day import certain

_UNITS = {
    "day": "day", "days": "day", "week": "week", "weeks": "week", "fortnight": "fortnight",
    "fortnights": "fortnight", "month": "month", "months": "month", "quarter": "quarter",
    "quarters": "quarter", "year": "year", "years": "year", "wks": "week", "mths": "month",
    "hours": "hour", "hour": "hour", "hrs": "hour",
}  # fmt: skip
_WORKING = frozenset({"working", "business", "clear", "office"})
_PASSING = frozenset({"calendar", "full", "further", "more", "whole", "consecutive", "'"})
_VAGUE = frozenset({"few", "couple", "several", "some", "coming", "fewer", "many"})
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_LIMIT = {
    "day": 3660,
    "week": 520,
    "fortnight": 260,
    "month": 120,
    "quarter": 40,
    "year": 10,
    "hour": 240,
}
_HOURS_A_DAY = 24
STARTS = (
    "in",
    "within",
    "over",
    "for",
    "during",
    "#number",
    *NUMBERS,
    "giving",
    "give",
    "inside",
    "couple",
    "the",
    "few",
    "next",
)


def match(line: Line, at: int, base: Base) -> Match | None:
    """Read a period counted from the day the words were said, or a length of notice."""
    opening, place = "", at
    if line.word(at) in {"in", "within", "over", "for", "during", "inside"}:
        opening, place = line.word(at), at + 1
    place = line.skip(place, {"the", "about", "around", "approximately", "no", "more", "than"})
    ahead = line.word(place) in {"next", "coming"}
    place += ahead
    past = line.word(place) in {"last", "past", "previous"}
    if past or (at != place and not opening):
        return None
    if (
        line.word(place) in _VAGUE
        or line.has(place, "a", "few")
        or line.has(place, "a", "couple", "of", "few")
    ):
        return _vague(line, at, place)
    count, place = _count(line, place)
    if count is None and ahead and opening == "within":
        count = 1  # "within the next month"
    if count is None:
        return _uncounted(line, at, place, ahead=ahead)
    working = line.word(line.skip(place, {"-"})) in _WORKING
    place = line.skip(place, _WORKING | _PASSING | {"-"})
    unit = _UNITS.get(line.word(place))
    if unit is None:
        return None
    end = line.skip(place + 1, {"'", "time"})
    return _period(
        line,
        (at, end),
        base,
        (opening, count, unit, working, ahead, "time" in line.words[place:end]),
    )


def _count(line: Line, at: int) -> tuple[int | None, int]:
    number = line.number(at)
    if number is not None:
        return number, line.skip(at + 1, {"-"})
    if line.word(at) in {"twenty", "thirty", "forty", "fifty"}:
        unit = line.skip(at + 1, {"-"})
        if 0 < NUMBERS.get(line.word(unit), 0) < 10 and line.word(unit) != "a":  # noqa: PLR2004  "twenty-one"
            return NUMBERS[line.word(at)] + NUMBERS[line.word(unit)], unit + 1
    return (NUMBERS[line.word(at)], at + 1) if line.word(at) in NUMBERS else (None, at)


def _vague(line: Line, at: int, place: int) -> Match | None:
    """Read "in the next few weeks", "over the coming months", "in a few days": no date."""
    place = line.skip(place, _VAGUE | {"a", "of", "next", "working"})
    if line.word(place) not in _UNITS:
        return None
    end = line.skip(place + 1, {"'", "time"})
    return Match(at, end, Due(line.said(at, end), "relative", reason="A time without a date."))


def _uncounted(line: Line, at: int, place: int, *, ahead: bool) -> Match | None:
    """Read "over the coming weeks", and leave "over the next quarter" to the periods."""
    if not ahead or not line.word(place).endswith("s"):
        return None
    return _vague(line, at, place)


def _period(
    line: Line, span: tuple[int, int], base: Base, said: tuple[str, int, str, bool, bool, bool]
) -> Match | None:
    (at, end), (opening, count, unit, working, ahead, timed) = span, said
    text = line.said(at, end)
    after = line.word(end)
    if after in {"notice", "lead"} or line.has(end, "advance", "notice"):
        end = line.skip(end, {"notice", "advance", "lead", "time"})
        return Match(
            at, end, Due(line.said(at, end), "relative", reason="A length of notice, not a date.")
        )
    if count > _LIMIT[unit]:
        return Match(at, end, Due(text, "relative", reason="Too far off to be counted."))
    start, last = _from(line, end, base)
    if after == "ago":
        day = _counted(base.on, -count, unit, working=working)
        return Match(
            at,
            end + 1,
            certain(line.said(at, end + 1), day, f"Counted back from {spell(base.on)}."),
        )
    if start is None:
        return _tied(line, at, end, base, (count, unit, working))
    if opening == "for" or (not opening and last == end and not (timed or _whole(line, at, end))):
        return (
            Match(at, end, Due(text, "relative", reason="A length of time, not a date."))
            if opening
            else None
        )
    if opening in {"over", "during"} and not ahead:
        return Match(at, end, Due(text, "relative", reason="A length of time, not a date."))
    return Match(
        at, last, _ahead(line.said(at, last), start, (opening, count, unit, working), timed=timed)
    )


def _whole(line: Line, at: int, end: int) -> bool:
    return at == 0 and end == len(line)


def _ahead(text: str, start: dt.date, said: tuple[str, int, str, bool], *, timed: bool) -> Due:
    opening, count, unit, working = said
    day = _counted(start, count, unit, working=working)
    kind = "working days" if working else "time"
    if unit in _MONTHS and opening not in {"within", "inside"} and not text.endswith("today"):
        month_end = almanac.month_end(day.year, day.month)
        reason = f"Counted in months from {spell(start)}."
        return Due(text, "month", f"{day:%Y-%m}", month_end, reason=reason)
    del timed, kind
    counted = f"{count} {'working ' if working else ''}{unit}{'s' if count > 1 else ''}"
    return certain(text, day, f"{counted.capitalize()} after {spell(start)}.")


def _counted(start: dt.date, count: int, unit: str, *, working: bool) -> dt.date:
    if working and unit == "day":
        return workdays.add(start, count)
    if unit == "hour":
        return almanac.plus(start, -(-count // _HOURS_A_DAY))
    if unit in _MONTHS:
        return almanac.plus_months(start, count * _MONTHS[unit])
    return almanac.plus(start, count * {"day": 1, "week": 7, "fortnight": 14}[unit])


def _from(line: Line, end: int, base: Base) -> tuple[dt.date | None, int]:
    """Return the day to count from and the place after it; None when it is an event."""
    place = line.skip(end, {"from", "of", "after", "following"})
    if place == end:
        return (None, end) if line.word(end) in {"before", "prior"} else (base.on, end)
    stated = line.skip(place, {"the", "date", "of", "this", "today"})
    if line.word(place) in {"today", "now"} or line.word(stated - 1) == "today":
        return base.on, max(stated, place + 1)
    if line.word(stated) in {"meeting"} and line.word(stated - 1) in {"the", "this", "today"}:
        return base.on, stated + 1
    return None, end


def _tied(line: Line, at: int, end: int, base: Base, said: tuple[int, str, bool]) -> Match:
    """Read "10 working days before the next meeting": counted when that meeting's day is known."""
    count, unit, working = said
    place = line.skip(end, {"before", "prior", "to", "the", "each", "every"})
    every = {"each", "every"} & set(line.words[end:place])
    ours = line.has(place, "next", "meeting") or (place > end and line.word(place) == "meeting")
    stop = line.skip(place, {"next", "meeting"})
    before = line.word(end) in {"before", "prior"}
    if ours and before and not every and base.next_meeting:
        day = _counted(base.next_meeting, -count, unit, working=working)
        return Match(
            at,
            stop,
            certain(line.said(at, stop), day, f"Counted back from {spell(base.next_meeting)}."),
        )
    stop = stop if ours else min(len(line), end + 8)
    text = line.said(at, stop)
    return Match(
        at, stop, Due(text, "relative", reason="Counted from something that has no date yet.")
    )
