"""On which day the meeting was held, among all the dates that stand at the head of the notes."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.reading import dates
from bot.reading.due import Day, Doubt
from bot.reading.formats.document import Line
from bot.reading.notes import occasions, which_year

_FINANCIAL = re.compile(r"\b(20\d\d)\s*[/–-]\s*(?:20)?(\d\d)\b")
_YEAR = re.compile(r"\b(?:20\d\d|19[89]\d)\b")
_WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sun)(?:day)?\b", re.IGNORECASE
)
_ANOTHER = re.compile(
    r"\bnext\b|\bfuture\b|previous|\blast\s+meeting|issued?\b|publish(?!ed\s+(?:notes|minutes|summary))|circulated|raised|"
    r"\bagreed\b|approved|\bsigned\b|"
    r"correct\s+record|updated|version|deadline|apolog|deferred|brought\s+forward|\bdue\b|"
    r"available",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"meeting|\bmtg\b|minutes|notes|held\b|board|committee|council|panel|group|forum|governors|call\b|"
    r"sync\b",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"(?:minutes|notes?|(?:a\s+)?record|summary|proceedings)\s+(?:of|from)\s+[^.;]{3,160}?\b(?:held|convened)\b|"
    r"at\s+an?\s+[^.;]{3,120}?\bheld\b",
    re.IGNORECASE,
)
"""How the sentence at the head of formal minutes opens, however long it goes on."""
_PRESENT = re.compile(
    r"(?:present|attendance|attendees|in\s+attendance|apologies)\b", re.IGNORECASE
)
_LABELLED, _TITLED, _ALONE, _LATE, _SENT, _NEAR = 6, 5, 4, 3, 2, 1
_HOUR = re.compile(r"\b\d{1,2}(?:[.:]\d\d)?\s*(?:[ap]\.?m\b\.?)?")
_ALONE_NUMBER = re.compile(r"\d{1,2}[.)]?")


class Held(NamedTuple):
    """The day of the meeting, and the line that gives it.

    `others` are the days of further meetings in the same file, `doubts` what is not certain.
    """

    day: Day | None
    line: str = ""
    others: tuple[Day, ...] = ()
    doubts: tuple[Doubt, ...] = ()


class _Candidate(NamedTuple):
    weight: int
    order: int
    text: str


def find(
    lines: Sequence[Line],
    *,
    label: str,
    title: str,
    head: Sequence[Line] = (),
    margins: Sequence[str] = (),
) -> Held:
    """Find the meeting's day: what its label says, else its title, else a date standing alone.

    A year that the line leaves out is the title's; of a financial year, the half it falls in.
    """
    spread = next((f for line in head if (f := _FINANCIAL.search(line.text))), None)
    title = f"{title} {spread.group()}" if spread and not _YEAR.search(title) else title
    doubts: list[Doubt] = []
    chosen: Day | None = None
    line = ""
    others: list[Day] = []
    years = sorted({int(year) for line in lines for year in _YEAR.findall(line.text)})
    candidates = sorted(_candidates(lines, label), key=lambda c: (-c.weight, c.order))
    sent = next((_sent(c, title) for c in candidates if c.weight == _SENT), None)
    for candidate in candidates:
        for day in _read(candidate.text, title, years):
            if isinstance(day, Doubt) and sent and candidate.weight > _SENT:
                day = _last_before(candidate.text, sent) or day  # noqa: PLW2901  its year is known
            if isinstance(day, Doubt):
                doubts.append(day)
            elif chosen is None:
                chosen = _met_before(day, lines) if candidate.weight == _SENT else day
                line = candidate.text if candidate.weight != _SENT else ""
            elif (
                candidate.weight in (_TITLED, _LATE)
                and day.day != chosen.day
                and _kin(candidate.text, title)
            ):
                others.append(day)
            if chosen and candidate.weight < _LATE:
                return Held(chosen, line, tuple(others))
    if chosen is None and doubts:
        firm = (c for c in candidates if c.weight >= _ALONE)
        told = ((c, which_year.settled(c.text, lines, margins)) for c in firm)
        line, chosen = next(((c.text, day) for c, day in told if day), ("", None))
    return Held(chosen, line, tuple(others), tuple(doubts) if chosen is None else ())


def in_margins(margins: Sequence[str], *, title: str) -> Held | None:
    """Find the day at the head or the foot of the pages: "Board minutes 6.7.21"."""
    told = [Line(words) for words in margins if _MEETING.search(words)]
    held = find(told, label="", title=title)
    return held if held.day else None


def _sent(candidate: _Candidate, title: str) -> dt.date | None:
    days = (day.day for day in _read(candidate.text, title, ()) if isinstance(day, Day))
    return next(days, None)


def _last_before(text: str, sent: dt.date) -> Day | None:
    """Return the day that a line without a year gives: the last before the notes were sent."""
    for year in (sent.year, sent.year - 1):
        day = next(iter(dates.days(text, year=year)), None)
        if isinstance(day, Day) and day.day and dt.timedelta() <= sent - day.day <= _SOON_SENT:
            return day
    return None


def _met_before(sent: Day, lines: Sequence[Line]) -> Day:
    """Return the day that notes sent by e-mail are of: the day before, if "yesterday" is said."""
    day = replace(sent, start=None)
    said = any(re.search(r"\byesterday", line.text, re.IGNORECASE) for line in lines[:_EARLY])
    return replace(day, day=day.day - dt.timedelta(days=1)) if said and day.day else day


def _candidates(lines: Sequence[Line], label: str) -> Iterator[_Candidate]:
    """Yield the lines that may give the day, and how far each is to be believed."""
    if label:
        yield _Candidate(_LABELLED, 0, occasions.in_figures(label))
    numbered = (
        n
        for n, line in enumerate(lines)
        if line.marker[:1].isdigit() or _ALONE_NUMBER.fullmatch(line.text)
    )
    business = next(numbered, len(lines))
    listed = next((n for n, line in enumerate(lines) if _PRESENT.match(line.text)), business)
    for order, line in enumerate(lines):
        text = occasions.in_figures(" ".join((line.text, *line.side))[:_LONGEST])
        said = bool(line.marker) and text.endswith(".") and len(text) > _SAID  # in a list
        if not occasions.DATE.search(text) or line.marker[:1].isdigit() or said:
            continue
        bare = _HOUR.sub("", _WEEKDAY.sub("", occasions.DATE.sub("", text)))
        if text.lower().startswith(("sent:", "date:")):
            yield _Candidate(_SENT, order, text)
        elif _ANOTHER.search(text) or (order > business and len(text) > _TITLE):
            continue
        elif _OPENS.match(text) or (_MEETING.search(text) and len(text) <= _TITLE):
            titled = order < min(business, listed)  # below the names, an earlier meeting's minutes
            yield _Candidate(_TITLED if titled else _LATE, order, text)
        elif len(bare) < _SHORT or (len(text) <= _TITLE and occasions.DATE.match(text)):
            if order < business:
                yield _Candidate(_ALONE, order, text)
        elif order < min(_EARLY, business):
            yield _Candidate(_NEAR, order, text)


def _read(text: str, title: str, years: Sequence[int]) -> Iterator[Day | Doubt]:
    """Yield the days in a line, their years settled by the line itself or by the title.

    Failing both, a weekday settles it, if it fits only one of the `years` that the notes name.
    """
    year = _YEAR.search(_FINANCIAL.sub("", text)) or _YEAR.search(_FINANCIAL.sub("", title))
    spread = _FINANCIAL.search(text) or _FINANCIAL.search(title)
    if not year and spread:
        first, second = int(spread[1]), int(spread[1]) + 1
        for early, late in zip(
            dates.days(text, year=first), dates.days(text, year=second), strict=False
        ):
            in_first = (
                isinstance(early, Day) and early.day is not None and early.day.month >= _APRIL
            )
            yield early if in_first else late
        return
    if not year and _WEEKDAY.search(text):
        fitting = [found for y in years if (found := _fits(text, y))]
        if len(fitting) == 1:
            yield fitting[0]
            return
    settled = int(year.group()) if year else None
    named = _named(text, settled)
    if not named and (
        dated := occasions.DATE.search(text)
    ):  # "after the meeting of 17 Feb" is an event
        named = _named(text[dated.start() :], settled)
    yield from map(occasions.sure, named)


def _named(text: str, year: int | None) -> list[Day | Doubt]:
    named = [day for day in dates.days(text, year=year) if isinstance(day, Doubt) or day.day]
    written = [day for day in named if re.search(r"\d", day.text)]  # rather than "Thursday"
    return written or named


def _fits(text: str, year: int) -> Day | None:
    """Return the day a line gives in a year, if its weekday is right for that year."""
    found = next(iter(dates.days(text, year=year)), None)
    return found if isinstance(found, Day) and found.day else None


def _kin(text: str, title: str) -> bool:
    """Whether another dated title is of the same board."""
    ours = set(re.findall(r"[a-z]{4,}", title.lower()))
    theirs = set(re.findall(r"[a-z]{4,}", text.lower()))
    return len(ours & theirs) >= 2  # noqa: PLR2004  one word in common is chance


_SOON_SENT = dt.timedelta(days=31)
_APRIL = 4
_TITLE = 150
_SHORT = 45
_SAID = 60
_EARLY = 15
_LONGEST = 240
