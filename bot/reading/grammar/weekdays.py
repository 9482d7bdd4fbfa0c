"""Days counted from today: "tomorrow", "this Friday", "Friday week", "a fortnight on Monday"."""

import datetime as dt

from bot.reading.due import Doubt, Due
from bot.reading.grammar import almanac, weeks
from bot.reading.grammar.almanac import spell
from bot.reading.grammar.line import Base, Line, Match
from bot.reading.grammar.names import ALSO_ORDINARY_WORDS, DAY_NAMES, NUMBERS, WEEKDAYS
from bot.reading.grammar.which_day import certain, day_match

STARTS = (
    *WEEKDAYS, "today", "tonight", "tomorrow", "yesterday", "eod", "cob", "cop", "coming",
    "forthcoming", "following", "this", "next", "last", "later", "end", "first", "the", "day", "a",
    "one", "two", "three", "week", "fortnight",
)  # fmt: skip


def match(line: Line, at: int, base: Base) -> Match | None:
    """Read a weekday, or a day counted from today, at this place."""
    if line.word(at) in WEEKDAYS:
        return _weekday(line, at, base)
    return (
        _easy(line, at, base)
        or _day_after(line, at, base)
        or _after(line, at, base)
        or _weekday(line, at, base)
    )


_COMING = frozenset({"coming", "forthcoming", "following"})


_CLOSE = frozenset({"eod", "cob", "cop"})
_EASY = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1} | dict.fromkeys(_CLOSE, 0)


_PARTS_OF_DAY = frozenset({"afternoon", "morning", "evening", "lunchtime"})


_DAYS = WEEKDAYS.keys() | _EASY.keys()
_NUMBERED = frozenset({"number", "ordinal", "short", "numeric", "iso"})


_PHRASE = 3


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
    if line.word(end) not in _EASY or _is_of_another(line, end):
        return None
    day = almanac.plus(base.on, _EASY[line.word(end)])
    end = line.skip(end + 1, _PARTS_OF_DAY)
    if line.word(end) in {"week", "fortnight"}:
        day, end = almanac.plus(day, 7 if line.word(end) == "week" else 14), end + 1
    return Match(start, end, certain(line.said(start, end), day, f"Counted from {spell(base.on)}."))


def _is_of_another(line: Line, at: int) -> bool:
    """Say whether a close of business is that of the day named next: "eod Friday", "cop 4 May".

    "A cop" is no time at all.
    """
    word = line.word(at)
    if word not in _CLOSE:
        return False
    place = line.skip(at + 1, {"on", "the", "this", "next"})
    is_time = word == "eod" or line.word(at - 1) in {"by", "before"}
    return not is_time or line.word(place) in _DAYS or line.kind(place) in _NUMBERED


def _day_after(line: Line, at: int, base: Base) -> Match | None:
    start = line.skip(at, {"the"})
    if not line.has(start, "day", "after", "tomorrow"):
        return None
    day = almanac.plus(base.on, 2)
    return Match(
        at, start + 3, certain(line.said(at, start + 3), day, f"Two days after {spell(base.on)}.")
    )


def _after(line: Line, at: int, base: Base) -> Match | None:
    """Read "a week on Friday", "two weeks tomorrow", "a fortnight on Monday"."""
    count = NUMBERS.get(line.word(at), 1)
    place = at + 1 if line.word(at) in NUMBERS else at
    if line.word(place) not in {"week", "weeks", "fortnight"}:
        return None
    span = 14 if line.word(place) == "fortnight" else 7
    place = line.skip(place + 1, {"on", "from", "this"})
    start = _day_named(line.word(place), base.on)
    if start is None:
        return None
    day = almanac.plus(start, count * span)
    return day_match(line, at, place + 1, day, f"Counted from {spell(start)}.")


def _day_named(word: str, on: dt.date) -> dt.date | None:
    if word in WEEKDAYS:
        return _coming(on, WEEKDAYS[word])
    return almanac.plus(on, _EASY[word]) if word in _EASY else None


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
    shift, end = weeks.which_week(line, place, "of" if line.word(at) == "of" else "")
    return (shift, end) if shift is not None else (None, at)


def _chosen(text: str, weekday: int, which: str, on: dt.date, extra: int) -> Due | Doubt:
    coming = _coming(on, weekday)
    name = DAY_NAMES[weekday]
    if which == "last":
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
