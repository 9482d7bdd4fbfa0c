"""Spans of days in a filter: "1 June to 7 July", "between May and July", "the last two weeks"."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from bot.reading import dates
from bot.reading.due import Due
from bot.reading.grammar import almanac

Span = tuple[dt.date, dt.date]
"""The first and the last day, both included."""

LEADS: Final = frozenset(
    {"between", "from", "within", "in", "over", "during", "the", "next", "coming", "last", "past"}
)
"""Words that a span may begin with, beside a time."""

JOINTS: Final = frozenset({"to", "until", "till", "through", "-", "and"})
"""Words between the two times of a span; "and" joins them after "between" alone."""

_BETWEEN: Final = re.compile(r"(?:(between)|from)?\s?", re.IGNORECASE)
_JOINT: Final = re.compile(r"\b(?:to|until|till|through|(and))\b|-", re.IGNORECASE)
_YEAR: Final = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_COUNTED: Final = re.compile(
    r"^(?P<lead>within|in|over|during)?\s?(?:the\s)?(?P<way>next|coming|last|past|previous)?\s?"
    r"(?P<count>[a-z]+|[0-9]{1,3})?\s?\b(?P<unit>(?:working\s)?(?:day|week|wk|fortnight|month|year)s?)",
    re.IGNORECASE,
)
_DAY: Final = re.compile(r"[0-9]{1,2}(?:st|nd|rd|th)?\s?", re.IGNORECASE)
_MONTHS: Final = 12


def span(text: str, *, on: dt.date, past: bool = False) -> Span | None:
    """Return the span that the whole of `text` names; None where it is a single time, or none.

    `on` is today. With `past`, what names no year is the last that has begun.
    """
    found = _counted(text, on) or _two(text, on)
    if found is None or not past or found[0] <= on or _YEAR.search(text):
        return found
    return _two(text, almanac.plus_months(on, -_MONTHS)) or found


def single(text: str, *, on: dt.date) -> Span | None:
    """Return the first and last day of one time; None when it is none, or in doubt."""
    found = dates.read(text, on=on)
    if not isinstance(found, Due) or found.by is None or not found.date:
        return None
    if found.meeting is not None:  # "the July meeting", "July MAM"
        return None
    if found.precision in {"quarter", "season"}:
        return almanac.plus_months(found.by.replace(day=1), -2), found.by
    return dt.date(*[*map(int, found.date.split("-")), 1, 1][:3]), found.by


def _two(text: str, on: dt.date) -> Span | None:
    """Read "between May and July 2017", "1 to 7 May", "from 1 June to 30 June"."""
    lead = _BETWEEN.match(text)
    start = lead.end() if lead else 0
    between = bool(lead and lead[1])
    for joint in _JOINT.finditer(text, start):
        last = single(text[joint.end() :].strip(), on=on)
        if last is None or bool(joint[1]) != between:
            continue
        for first in _firsts(text[start : joint.start()].strip(), text[joint.end() :], last, on):
            if first[0] <= last[1]:
                return first[0], last[1]
    return None


def _firsts(said: str, rest: str, last: Span, on: dt.date) -> Iterator[Span]:
    """Give what the first of two times can be: it borrows its month and its year from the last."""
    if said.isdigit():
        said = f"{said} {_DAY.sub('', rest.strip(), count=1)}"
    years = () if _YEAR.search(said) else (last[1].year, last[1].year - 1)
    for text in (*(f"{said} {year}" for year in years), said):
        found = single(text, on=on)
        if found is not None:
            yield found


def _counted(text: str, on: dt.date) -> Span | None:
    """Read "within 30 days", "in the next two weeks", "the last 3 months"."""
    match = _COUNTED.fullmatch(text.strip())
    if match is None:
        return None
    way, lead, count = (str(match[name] or "").lower() for name in ("way", "lead", "count"))
    ahead = way in {"next", "coming"}
    if not (count or match["unit"].lower() == "fortnight" or way == "past"):
        return None  # "in the next month", "last week" are those of the calendar
    if not way and lead != "within":
        return None  # "in two weeks" is a day
    so_far = f"{count or 'a'} {match['unit']}"
    if way and not ahead:
        first = single(f"{so_far} ago", on=on)
        return (first[0], on) if first else None
    last = single(f"within {so_far}", on=on)
    return (on, last[1]) if last else None
