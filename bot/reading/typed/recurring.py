"""How a series of meetings recurs, as typed: "the second Tuesday at 14:00, from July, Room 2"."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any, Final

from bot.errors import NotUnderstood
from bot.reading import dates
from bot.reading.due import Day, Due
from bot.reading.plain import plain
from bot.reading.typed.schedules import Scheduled, parts, scheduled, with_time

LAST: Final = -1
LONGEST: Final = 300
_ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": LAST,
                    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}  # fmt: skip
_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY: Final = r"(?P<weekday>mon|tue|wed|thu|fri|sat|sun)(?:s|r|rs)?(?:day|nesday|urday)?s?"
_NTH: Final = re.compile(rf"\b(?P<nth>{'|'.join(_ORDINALS)})\s+{_WEEKDAY}\b", re.IGNORECASE)
_ON: Final = re.compile(rf"\b{_WEEKDAY}\b", re.IGNORECASE)
_DATE: Final = re.compile(r"\bthe\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?\b(?!\s+[a-z])", re.IGNORECASE)
_SIDE: Final = re.compile(
    r"\b(?P<side>from|starting|beginning|until|till|up to|to)\s+"
    r"(?P<rest>.*?)(?=\s+(?:from|starting|beginning|until|till|up to|to|at|on|every)\s|[,;]|$)",
    re.IGNORECASE,
)
_EVERY: Final = re.compile(r"\b(?:every|each)\s+$", re.IGNORECASE)
_ENDS: Final = frozenset({"until", "till", "up to", "to"})


@dataclass(frozen=True, slots=True)
class Recurring:
    """What was said of a series besides how often; None and "" where nothing was.

    `since` is the first day on which it may meet; `exact` when it is the first meeting itself.
    `nth` is -1 for the last such weekday of the month; `weekday` is 0 for Monday. "Every third
    Thursday" is `unclear`: of the month, or three weeks apart.
    """

    since: dt.date | None = None
    exact: bool = False
    until: dt.date | None = None
    nth: int | None = None
    weekday: int | None = None
    unclear: bool = False
    day: int | None = None
    starts: dt.time | None = None
    venue: str = ""
    kind: str = ""

    def first(self, *, after: dt.date) -> dt.date | None:
        """Return the first day that it comes to, later than `after`; None when none is said."""
        if self.exact and self.since is not None:
            return self.since
        if self.unclear:
            return None
        start = max(self.since or dt.date.min, after + dt.timedelta(days=1))
        days = (start + dt.timedelta(days=ahead) for ahead in range(62))
        said = self.weekday is not None or self.day is not None
        return next((day for day in days if self._is(day)), None) if said else None

    def _is(self, day: dt.date) -> bool:
        if self.day is not None:
            return day.day == self.day
        if day.weekday() != self.weekday:
            return False
        if self.nth == LAST:
            return (day + dt.timedelta(days=7)).month != day.month
        return self.nth is None or (day.day - 1) // 7 + 1 == self.nth


def recurring(words: str, *, on: dt.date) -> Recurring:
    """Read what is said of a series; what cannot be read is left to the form to ask."""
    text = plain(words[:LONGEST])
    said: dict[str, Any] = {}
    for match in _SIDE.finditer(text):
        said |= _side(match["side"].casefold(), match["rest"], on)
    left = _SIDE.sub("", text)
    alone = {} if "since" in said else _first(left, on)
    said |= _of_the_month(left) or alone or _of_the_week(left)
    _, day = with_time(left, Day(left))
    tail, _ = with_time(", ".join(re.split("[,;]", left)[1:]), Day(left))
    read = parts(tail, Scheduled(day))
    starts = day.start if isinstance(day, Day) else None
    return Recurring(starts=starts, venue=read.venue or "", kind=read.kind or "", **said)


def _of_the_month(text: str) -> dict[str, Any]:
    """Read "the second Tuesday" or "the 15th"."""
    if nth := _NTH.search(text):
        of_the_month = {"nth": _ORDINALS[nth["nth"].casefold()], "weekday": _weekday(nth)}
        return of_the_month | {"unclear": bool(_EVERY.search(text[: nth.start()]))}
    date = _DATE.search(text)
    return {"day": int(date["day"])} if date else {}


def _of_the_week(text: str) -> dict[str, Any]:
    """Read "on Mondays"."""
    weekday = _ON.search(text)
    return {"weekday": _weekday(weekday)} if weekday else {}


def _first(text: str, on: dt.date) -> dict[str, Any]:
    """Read the day of the first meeting where it stands alone: "quarterly, 14 July 2021"."""
    try:
        day = scheduled(text, on=on).day
    except NotUnderstood:
        return {}
    if isinstance(day, Day) and day.day is not None:
        return {"since": day.day, "exact": True}
    return {}


def _side(side: str, rest: str, on: dt.date) -> dict[str, Any]:
    """Read "from July 2021", "until the end of July"; nothing where it is no time."""
    found = dates.read(rest, on=on, today=on)
    if not isinstance(found, Due) or found.by is None or not found.date:
        return {}
    if side in _ENDS:
        return {"until": found.by}
    if found.precision == "day":
        return {"since": found.by, "exact": True}
    return {"since": found.by.replace(day=1)}


def _weekday(match: re.Match[str]) -> int:
    return _DAYS.index(match["weekday"].casefold())
