"""At what hour a meeting begins, in words such as "10.00 to 12.30", "from 2pm" or "1400 hrs"."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple


class Hour(NamedTuple):
    """An hour that is written, and where."""

    time: dt.time
    start: int
    end: int


def first(words: str) -> dt.time | None:
    """Return the first hour written, or None.

    >>> first("from 2 to 4.30pm"), first("Room 1.38, 7.30")
    (datetime.time(14, 0), datetime.time(19, 30))
    """
    return next((hour.time for hour in found(words) if not _ends(words[: hour.start])), None)


def _ends(before: str) -> bool:
    """Whether an hour is the end of a meeting whose beginning is not told: "to 12.15"."""
    return bool(
        re.fullmatch(r"\W*(?:to|until|till|ends?|ended|finish(?:ed)?)\s+(?:at\s+)?", before.lower())
    )


def found(words: str) -> Iterator[Hour]:
    """Yield the hours in order; of "10.00 to 12.30" only the first is told.

    An hour before eight that says neither am nor pm, and has no nought before it, is of the
    afternoon or evening: boards do not meet at two in the morning.
    """
    last = 0
    for match in _HOUR.finditer(words):
        if match.start() < last or _PLACED.search(
            words[max(0, match.start() - _NEAR) : match.start()]
        ):
            continue
        time = _time(match) if _is_hour(match, words) else None
        if time is not None:
            last = match.end()
            yield Hour(time, match.start(), match.end())


def blanked(words: str, mark: str) -> str:
    """Return the words with each hour replaced by a mark."""
    for hour in reversed(tuple(found(words))):
        words = f"{words[: hour.start]}{mark}{words[hour.end :]}"
    return words


def _is_hour(match: re.Match[str], words: str) -> bool:
    """Whether digits are an hour: "10.30", "2pm", "7 o'clock", "at 2", "2 to 4pm"."""
    before = words[max(0, match.start() - _NEAR) : match.start()]
    if match["mil"]:
        if re.match(r"\s\d{3}", words[match.end() :]):
            return False  # a telephone number
        year = match["mil"][:2] in ("19", "20")
        return bool(match["hrs"]) or (
            not year and bool(re.search(r"(?:^|[,|–\x00-]|\bat|@)\s*$", before))
        )
    if match["noon"] or match["m"] or match["x"] or match["hrs2"] or (match["h2"] and match["y"]):
        return True
    ends = re.match(r"\s*(?:$|[,;.)])", words[match.end() :])
    if match["h2"] and re.search(r"(?:^|[,\x00])\s*$", before):
        return bool(ends) and 0 < int(match["h"]) <= _NOON and 0 < int(match["h2"]) <= _NOON
    return bool(ends and re.search(r"(?:\bat|@|\bfrom)\s*$", before, re.IGNORECASE))


def _time(match: re.Match[str]) -> dt.time | None:
    if match["noon"]:
        return dt.time(12)
    if match["mil"]:
        return _clock(int(match["mil"][:2]), int(match["mil"][2:]))
    hour, minute = int(match["h"]), int((match["m"] or "0").replace("O", "0").replace("o", "0"))
    half = (match["x"] or match["y"] or "").lower()[:1]
    if not match["x"] and half == "p" and match["h2"] and hour > int(match["h2"]) % _NOON:
        half = "a" if hour < _NOON else ""  # "9.30 to 1pm"
    if half == "p" and hour < _NOON:
        hour += _NOON
    elif half == "a" and hour == _NOON:
        hour = 0
    elif not half and hour < _EARLIEST and match["h"][0] != "0":
        hour += _NOON
    return _clock(hour, minute)


def _clock(hour: int, minute: int) -> dt.time | None:
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004  a clock


_HALF = r"[ap]\.?\s?m\b\.?"
_TO = r"\s*(?:[-–—]|to|until|till|and)\s*"
_HOUR = re.compile(
    r"(?<![\d.,:/£$#-])(?:"
    r"(?P<noon>\b(?:12\s+)?(?:noon|midday)\b)|"
    r"(?P<mil>(?:[01]\d|2[0-3])[0-5]\d)(?!\d|[.:/]\d)(?P<hrs>\s*(?:[-–—]\s*(?:[01]\d|2[0-3])[0-5]\d\b)?"
    r"\s*(?:hrs\b|hours\b|h\b|CET|GMT|BST|UTC)|\s*[-–—]\s*(?:[01]\d|2[0-3])[0-5]\d(?!\d))?|"
    rf"(?P<h>[01]?\d|2[0-3])(?:[.:h](?P<m>[0-5O][\dOo]))?(?![\d%])\s*(?:(?P<x>{_HALF})|(?P<hrs2>hrs\b|hours\b|o['’]clock))?"
    rf"(?:{_TO}(?P<h2>[01]?\d|2[0-3])(?:[.:h][0-5O][\dOo])?\s*(?P<y>{_HALF})?(?![\d%./]))?"
    r")",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"\b(?:room|rm|suite|floor|block|item|items|minute|min|para|section|no|number|page|v|version|"
    r"[A-Z]\d?)[\s.]*$",
    re.IGNORECASE,
)
_NOON = 12
_EARLIEST = 8
_NEAR = 10
