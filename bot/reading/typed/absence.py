"""When somebody is away, as typed: "until 18 June", "from 7 to 18 June", "next week"."""

import datetime as dt
import re

from bot.errors import NotUnderstood
from bot.reading.grammar import almanac
from bot.reading.grammar.line import Line
from bot.reading.plain import plain
from bot.reading.typed.filter_times import days_of, time_at

TRY = "Try `/reminders out until 18 June`, or `out from 7 to 18 June`."
_WHY = re.compile(
    r"^(?:(?:on|for)\s)?(?:(?:annual\s|sick\s)?leave|holidays?|away|off|out)\b[\s,:]*",
    re.IGNORECASE,
)
_FROM = re.compile(r"^(?:from|between)\s", re.IGNORECASE)
_TO = re.compile(
    r"\b(?:until|till|to|and)\b|(?:(?<=\s)|(?<=[a-z])|(?<=^\d)|(?<=^\d\d)|(?<=\s\d)|(?<=\s\d\d))-",
    re.IGNORECASE,
)
_DAY_ALONE = re.compile(r"^\d{1,2}(?:st|nd|rd|th)?$", re.IGNORECASE)


def span(words: str, *, on: dt.date) -> tuple[dt.date, dt.date]:
    """Return the first and last day of an absence; NotUnderstood says what could not be read."""
    said = _WHY.sub("", plain(words).strip(" .,"))
    if not said:
        raise NotUnderstood(f"When are you away? {TRY}")
    bare = _FROM.sub("", said)
    between = _TO.search(bare)
    if between is None and bare != said:
        raise NotUnderstood(f"Until which day? {TRY}")
    if between is None:
        return _days(said.removeprefix("on "), on)
    since, last = bare[: between.start()].strip(" ,"), bare[between.end() :].strip()
    if since and not _DAY_ALONE.match(since):
        first, _ = _days(since, on)
        return first, _days(last, first)[1]
    _, until = _days(last, on)
    return (_same_month(since, until) if since else on), until


def _days(words: str, on: dt.date) -> tuple[dt.date, dt.date]:
    line = Line(words)
    found = time_at(line, 0, on)
    if found is None or found.end < len(line):
        raise NotUnderstood(f"I could not read “{words[:60]}” as a day. {TRY}")
    return days_of(line, found)


def _same_month(said: str, until: dt.date) -> dt.date:
    """Return the 7 of "7 to 18 June"; of "28 to 3 July" nobody says which month it is in."""
    day = almanac.on_day(until.year, until.month, int(re.sub(r"\D", "", said)))
    if day is None or day > until:
        raise NotUnderstood(f"In which month is the “{said}”? Give both days in full. {TRY}")
    return day
