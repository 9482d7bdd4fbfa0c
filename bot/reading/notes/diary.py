"""The days that a passage about coming meetings names, each with the words of its clause."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.reading import dates
from bot.reading.due import Day, Doubt
from bot.reading.grammar import almanac
from bot.reading.notes import occasions, spoken


class Clause(NamedTuple):
    """A day that is named, with the words before it, which say whose it is, and those after it.

    `whose` names its meeting; `later` is what the passage goes on to say before another day;
    `gives_way` says that the day after it takes its place.
    """

    day: Day
    before: str
    after: str
    whose: str
    first: bool = False
    later: str = ""
    gives_way: bool = False

    @property
    def is_off(self) -> bool:
        """Whether the words beside the day say that the board will not meet on it after all."""
        return bool(
            self.day.cancelled
            or self.gives_way
            or spoken.OFF_AFTER.search(self.after[:_NEAR])
            or spoken.OFF_BEFORE.search(self.before[-_NEAR:])
        )

    @property
    def is_dropped(self) -> bool:
        """Whether the day is off and not only moved; one that is struck out was dropped."""
        dated = bool(re.search(r"\d", self.day.text))  # no "Shout by Thursday if it is wrong"
        return (
            dated and self.is_off and (not self.gives_way or _STRUCK.match(self.after) is not None)
        )


def clauses(text: str, on: dt.date | None, doubts: list[Doubt]) -> Iterator[Clause]:
    """Yield each day in order; what cannot be read for certain is added to the doubts."""
    last: Clause | None = None
    for line in text.split("\n"):
        label = ""
        for words in spoken.parted(line[:_LONGEST]):
            found = _days(words, on, doubts)
            if not found:
                named = occasions.bare(words)
                label = named if named and len(named) < _TITLE else label
                last = last and last._replace(later=f"{last.later} {words}")
            for number, (start, end, day) in enumerate(found):
                if last:
                    yield last
                before = words[found[number - 1][1] if number else 0 : start]
                own = occasions.bare(before) or day.meeting or ""
                if last and last.gives_way and number:
                    own = last.whose
                elif last and last.is_off and number and (told := _TOLD.match(before)):
                    own = occasions.bare(before[told.end() :]) or last.whose  # after why it is off
                label = own if number == 0 and own else label
                after = words[end : found[number + 1][0] if number + 1 < len(found) else None]
                together = _JOINED.fullmatch(after) and _ALL_OFF.search(words[end:])
                after = words[end:] if together else after
                more = number + 1 < len(found)
                struck = _NUMERIC.fullmatch(day.text) and after == " "
                last = Clause(
                    day,
                    before,
                    after,
                    own or label,
                    first=last is None,
                    gives_way=more and bool(struck or _replaced(after)),
                )
                if last.is_off and number == 0:
                    label = ""  # "There is no board in July" names none of the days that follow
    if last:
        yield last


def _replaced(after: str) -> bool:
    """Whether what stands between two days says that the second takes the place of the first."""
    between = _STRUCK.sub("", after)
    return bool(spoken.NOW.fullmatch(between)) or (between != after and len(between) < _BESIDE)


def _days(words: str, on: dt.date | None, doubts: list[Doubt]) -> list[tuple[int, int, Day]]:
    """Return the days in a clause, and where each stands."""
    named = dates.days(words, on=on)
    if not named and (dated := occasions.DATE.search(words)):  # "the one after: 9 September"
        named = dates.days(words[dated.start() :], on=on)
    if not named and on and (of_month := _of_month(words, on)):
        named = (of_month,)
    found: list[tuple[int, int, Day]] = []
    after = 0
    for day in map(occasions.sure, named):
        if not isinstance(day, Day):
            doubts.append(day)
            continue
        at = max(words.find(day.text[:_BEGINS], after), after)
        after = at + len(day.text)
        found.append((at, after, day))
    return found


def _of_month(clause: str, on: dt.date) -> Day | None:
    """Read "Next one is the 17th": a day of this month, or of the next once it has gone."""
    found = spoken.ORDINAL.search(clause)
    number = int(found["n"]) if found else 0
    if not found or not 1 <= number <= 31:  # noqa: PLR2004  the days of a month
        return None
    first = on.replace(day=1)
    first = first if number > on.day else almanac.plus_months(first, 1)
    if number > almanac.month_end(first.year, first.month).day:
        return None
    return Day(found["t"], first.replace(day=number))


_JOINED = re.compile(r"\s{0,2}(?:,|and|&|,\s{0,2}and)\s{0,2}", re.IGNORECASE)
_ALL_OFF = re.compile(
    r"\A(?:[\s,]|and\b|[\w/.-]+(?=[\s,)])){1,24}?\)?\s(?:meetings\s)?(?:were|are|have\sbeen)\s(?:both\s|all\s)?"
    r"(?:cancell?ed|dropped|withdrawn|scrapped|abandoned|stood\sdown|called\soff)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(r"\s{0,2}(?:[–—-]\s[^–—]{3,80}\s[–—-]|\([^()]{3,80}\))")
_NUMERIC = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
_STRUCK = re.compile(r"\s?\(cancelled\)")
_BESIDE = 3
_TITLE = 50
_BEGINS = 12
_NEAR = 110
_LONGEST = 1_500
