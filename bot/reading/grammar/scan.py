"""Every time that a line of words names, found from left to right and joined where they belong."""

from collections.abc import Callable
from dataclasses import replace

from bot.reading.due import Doubt, Due
from bot.reading.grammar import (
    almanac,
    clock,
    counted,
    days,
    feasts,
    meetings,
    month_days,
    periods,
    vague,
    weekdays,
    weeks,
)
from bot.reading.grammar.line import Base, Line, Match
from bot.reading.grammar.names import words

Rule = Callable[[Line, int, Base], Match | None]

_FAMILIES: tuple[tuple[tuple[str, ...], Rule], ...] = (  # the longest wins, then the first
    (meetings.STARTS, meetings.match),
    (counted.STARTS, counted.match),
    (days.STARTS, days.match),
    (weekdays.STARTS, weekdays.match),
    (month_days.STARTS, month_days.match),
    (weeks.STARTS, weeks.match),
    (vague.STARTS, vague.match),
    (periods.STARTS, periods.match),
    (feasts.STARTS, feasts.match),
)
_BESIDE_A_TIME = words(", - at @ from ( ) on and the commencing starting : . time start of by")
_RANGE = words("to - until till through and up the end of")
_TO = frozenset({"to", "-", "until", "till", "through"})
_BEFORE = frozenset({"before", "prior", "ahead", "advance"})
_LOOKS_INSIDE = words("before until till prior ahead in at by as post subject")
_SETS_APART = frozenset({",", "by"})
_DATED = frozenset({"day", "week", "month", "quarter", "season", "year", "meeting"})
_ODD = words("back tail fag rear turn eve ides dog cusp heart height dawn side wake best")


def _index() -> dict[str, tuple[Rule, ...]]:
    found: dict[str, list[Rule]] = {}
    for starts, rule in _FAMILIES:
        for start in dict.fromkeys(starts):
            found.setdefault(start, []).append(rule)
    return {start: tuple(rules) for start, rules in found.items()}


_RULES = _index()
_EVENTS = frozenset(vague.EVENT_STARTS)


def times(line: Line, base: Base) -> list[Match]:
    """Return the times named in a line, in order, none overlapping, each whole."""
    found = _each(line, base, 0, len(line))
    found = _clocks(line, _named_beside(line, base, found))
    found = _befores(line, _ranges(line, found))
    return [_not_before(line, _odd_part(line, match)) for match in found]


def _each(line: Line, base: Base, at: int, stop: int) -> list[Match]:
    found: list[Match] = []
    while at < stop:
        best = best_at(line, at, base)
        if best is None and line.word(at) in _EVENTS:
            best = _event(line, at, base)
        if best is None:
            best = _clock(line, at)
        if best is None:
            at += 1
            continue
        if found and best.start < found[-1].end:
            best = replace(best, start=found[-1].end)
        found.append(best)
        at = max(best.end, at + 1)
    return found


def best_at(line: Line, at: int, base: Base) -> Match | None:
    """Return the longest reading that starts at a place."""
    rules = _RULES.get(line.word(at)) or _RULES.get(f"#{line.kind(at)}", ())
    best: Match | None = None
    for rule in rules:
        found = rule(line, at, base)
        if found is not None and (best is None or found.end > best.end):
            best = found
    return best


def _clock(line: Line, at: int) -> Match | None:
    found = clock.clock_at(line, at) or clock.before_a_day(line, at)
    if found is None:
        return None
    start, end = found
    if line.word(end) in {"-", "to", "until", "till"}:
        second = clock.clock_at(line, end + 1)
        if second is not None:
            return Match(at, second[1], None, clock=start, until=second[0])
    return Match(at, end, None, clock=start)


def _event(line: Line, at: int, base: Base) -> Match | None:
    """Return an event, unless the words after "before" or "by" name a time themselves."""
    event = vague.event(line, at)
    if event is None:
        return event
    if line.word(at) not in _LOOKS_INSIDE:
        return None if _names_a_day(line, event, base) else event
    for place in range(event.start + 1, event.end):
        found = best_at(line, place, base)
        if found is not None and _is_dated(found.reading):
            return None
    return event


def _names_a_day(line: Line, event: Match, base: Base) -> bool:
    """Whether a day that is set apart stands in an event: "after an exchange, by Christmas"."""
    for place in range(event.start + 1, event.end):
        if line.word(place - 1) in _SETS_APART:
            found = best_at(line, place, base)
            if found is not None and _is_dated(found.reading):
                return True
    return False


def _is_dated(reading: Due | Doubt | None) -> bool:
    return isinstance(reading, Doubt) or (isinstance(reading, Due) and reading.precision in _DATED)


def _named_beside(line: Line, base: Base, found: list[Match]) -> list[Match]:
    """Join a day and the meeting named beside it: "22 September CRB meeting", "CRB on 22 May"."""
    for place, match in enumerate(found):
        joined = meetings.after_day(line, match, base) or meetings.before_day(line, match, base)
        after = place + 1 == len(found) or (joined and found[place + 1].start >= joined.end)
        before = place == 0 or (joined and found[place - 1].end <= joined.start)
        if joined is not None and after and before:
            found[place] = joined
    return found


def _clocks(line: Line, found: list[Match]) -> list[Match]:
    """Give each time of day to the day beside it."""
    joined: list[Match] = []
    for match in found:
        last = joined[-1] if joined else None
        if last is None or not _beside(line, last, match):
            joined.append(match)
        elif last.clock and not match.clock:
            joined[-1] = _timed(line, last.start, match.end, match, last)
        elif match.clock and not last.clock and not _has_time(last):
            joined[-1] = _timed(line, last.start, match.end, last, match)
        else:
            joined.append(match)
    return [match for match in joined if match.reading is not None]


def _beside(line: Line, left: Match, right: Match) -> bool:
    between = line.words[left.end : right.start]
    return bool(left.clock) != bool(right.clock) and set(between) <= _BESIDE_A_TIME


def _has_time(match: Match) -> bool:
    return isinstance(match.reading, Due) and match.reading.time is not None


def _timed(line: Line, start: int, end: int, day: Match, time: Match) -> Match:
    end = line.skip(end, {")"}) if "(" in line.words[start:end] else end
    reading, text = day.reading, line.said(start, end)
    if isinstance(reading, Due):
        reading = replace(reading, text=text, time=time.clock)
    elif isinstance(reading, Doubt):
        readings = tuple(replace(each, text=text, time=time.clock) for each in reading.readings)
        reading = replace(reading, readings=readings)
    return Match(start, end, reading, until=time.until)


def _ranges(line: Line, found: list[Match]) -> list[Match]:
    """Take the end of "3 August to 7 August", "over the quarter through to the end of June"."""
    joined: list[Match] = []
    for match in found:
        last = joined[-1] if joined else None
        if last is not None and _is_range(line, last, match) and isinstance(match.reading, Due):
            text = line.said(last.start, match.end)
            reason = f"{match.reading.reason} The end of the time named."
            joined[-1] = Match(
                last.start, match.end, replace(match.reading, text=text, reason=reason)
            )
        else:
            joined.append(match)
    return joined


def _is_range(line: Line, left: Match, right: Match) -> bool:
    between = line.words[left.end : right.start]
    a, b = left.reading, right.reading
    if not (isinstance(a, Due) and isinstance(b, Due) and a.by and b.by and a.by < b.by):
        return False
    if between == ["and"]:
        return line.word(left.start - 1) == "between"
    return bool(between) and set(between) <= _RANGE and between[0] in _TO


def _odd_part(line: Line, match: Match) -> Match:
    """Doubt "the back end of next week": a part of a time that we have no rule for."""
    start = line.back(match.start, {"the", "end", "of"})
    is_part = start < match.start - 1 or line.word(match.start) == "end"
    if line.word(start) not in _ODD or not is_part:
        return match
    text = line.said(start, match.end)
    return Match(start, match.end, Doubt(text, (), f"I could not read “{text}” as a date."))


def _befores(line: Line, found: list[Match]) -> list[Match]:
    """Let "before Friday" mean by Thursday."""
    return [_earlier(match) if _is_before(line, match.start) else match for match in found]


def _not_before(line: Line, match: Match) -> Match:
    """Doubt "not before 1 May": it says when not, and not by when."""
    place = line.back(match.start, {"the", "to"})
    start = place - 1
    if line.word(start) not in {"not", "no"} or line.word(place) not in {"before", "until"}:
        if not (line.word(place) == "than" and line.word(start) in {"earlier", "sooner"}):
            return match
        start -= line.word(start - 1) in {"no", "not"}
    if not isinstance(match.reading, Due):
        return match
    text = line.said(start, match.end)
    why = f"“{text}” says when it will not be, but not when it is due."
    return Match(start, match.end, Doubt(text, (match.reading,), why))


def _is_before(line: Line, at: int) -> bool:
    place = line.back(at, {"the", "to", "of", "its", "our"})
    return line.word(place) in _BEFORE and line.word(place - 1) != "not"


def _earlier(match: Match) -> Match:
    reading = match.reading
    if (
        not isinstance(reading, Due)
        or reading.by is None
        or reading.precision not in {"day", "meeting"}
    ):
        return match
    if reading.date != reading.by.isoformat():
        return match
    by = almanac.plus(reading.by, -1)
    reason = f"{reading.reason} Before it, so by {almanac.spell(by)}."
    return replace(match, reading=replace(reading, by=by, reason=reason))
