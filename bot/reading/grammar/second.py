"""A second opinion, from dateparser, on phrases made of nothing but words for dates."""

import datetime as dt

from bot.reading.due import Due
from bot.reading.grammar import almanac
from bot.reading.grammar.line import Line
from bot.reading.grammar.names import MONTHS, NUMBERS, WEEKDAYS, words
from bot.reading.grammar.which_day import certain

LONGEST = 60
"""dateparser takes six tenths of a second over 10,000 characters, and guesses from them."""

_UNITS = words("day days week weeks month months year years hour hours")
_KNOWN = frozenset(
    {*MONTHS, *WEEKDAYS, *NUMBERS, *_UNITS, "and", "in", "on", "the", "of", "at", ","}
)


def opinion(line: Line, *, on: dt.date) -> Due | None:
    """Return the day that dateparser reads, if every word is one we know and the day agrees.

    The words must name a month and a day of it, or count units from `on`; the answer must have
    that day, month and weekday, and lie within the years an office speaks of.
    """
    if len(line.text) > LONGEST or not _is_safe(line):
        return None
    import dateparser  # noqa: PLC0415  a tenth of a second, and seldom asked

    found = dateparser.parse(
        line.text,
        languages=["en"],
        settings={
            "DATE_ORDER": "DMY",
            "PREFER_DATES_FROM": "future",
            "RELATIVE_BASE": dt.datetime(on.year, on.month, on.day),  # noqa: DTZ001  a day, no zone
            "STRICT_PARSING": True,
        },
    )
    if found is None or not _agrees(line, found.date(), on):
        return None
    return certain(line.text, found.date(), "Read as a date counted or written in words.")


def _is_safe(line: Line) -> bool:
    words = [token for token in line.tokens if token.kind == "word"]
    if any(token.word not in _KNOWN for token in words):
        return False
    if any(
        token.kind not in {"word", "number", "ordinal"} and token.word != ","
        for token in line.tokens
    ):
        return False
    if any(len(token.word) > len("22nd") for token in line.tokens if token.kind == "number"):
        return False
    counted = line.word(0) == "in" and any(token.word in _UNITS for token in words)
    named = any(token.word in MONTHS for token in words)
    return counted or (named and any(token.kind in {"number", "ordinal"} for token in line.tokens))


def _agrees(line: Line, found: dt.date, on: dt.date) -> bool:
    if not almanac.sane(found.year, on):
        return False
    figures = [token for token in line.tokens if token.kind in {"number", "ordinal"}]
    numbers = {int(token.word.rstrip("stndrh")) for token in figures}
    months = {MONTHS[word] for word in line.words if word in MONTHS}
    weekdays = {WEEKDAYS[word] for word in line.words if word in WEEKDAYS}
    if months and (months != {found.month} or found.day not in numbers):
        return False
    if months and numbers - {found.day, found.year, found.year % 100}:
        return False
    return not weekdays or weekdays == {found.weekday()}
