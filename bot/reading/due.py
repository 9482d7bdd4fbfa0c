"""What a phrase about time turns out to mean: a `Due`, a `Day` to meet on, or a `Doubt`."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Precision = Literal[
    "day",
    "week",
    "month",
    "quarter",
    "season",
    "year",
    "meeting",
    "event",
    "relative",
    "ongoing",
    "asap",
    "tbc",
    "none",
]

THIS_BOARD = ""
"""The `meeting` of a due time that is tied to the board's own series, not to another body's."""


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due, at the precision its words give and no finer.

    `text` is the phrase as written. `date` is what the words say, as ISO text cut to their
    precision: "2018-02-09" for a day (the Monday for a week, the last day for a quarter or a
    season), "2017-10" for a month, "2017" for a year; None when no date can be known. `by` is
    the last calendar day the words can mean, for ordering and lateness.

    A phrase tied to a meeting has `meeting`: the meeting as written ("Force Delivery Group
    (FDG)"), or `THIS_BOARD` for the board's own, or None when no meeting is meant. Until that
    meeting's day is known `when` says which it is: "next", or the month "2017-10".

    `time` is the hour stated, London's. `reason` says in one sentence how it was read.
    """

    text: str
    precision: Precision
    date: str | None = None
    by: dt.date | None = None
    meeting: str | None = None
    when: str | None = None
    time: dt.time | None = None
    reason: str = ""

    @property
    def day(self) -> dt.date | None:
        """The very day that is said, of a meeting too; `by` may be the day before it."""
        whole = self.date if self.date and len(self.date) == len("2018-02-09") else None
        return dt.date.fromisoformat(whole) if whole else self.by


@dataclass(frozen=True, slots=True)
class Doubt:
    """A phrase that means two things, or nothing we can read; a person settles it.

    `readings` are what it could mean, likeliest first, each complete enough to be chosen by
    a button; there are none when the words could not be read at all. `why` is a sentence for
    the person. `contradicts` when the words cannot be right as they stand ("Monday 7 April 2026"
    was a Tuesday), rather than right in two ways.
    """

    text: str
    readings: tuple[Due, ...]
    why: str
    contradicts: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A day to meet on, from a line such as "Date: Tuesday 25 July 2017 @ 10:30".

    `day` is None when it is to be confirmed (`tbc`) or when only its `month` ("2026-09") is
    given. `start` and `end` are London's. A cancelled day keeps its date, so that it can be
    told apart from the next. `meeting` is the meeting as written beside it, if another's.
    """

    text: str
    day: dt.date | None = None
    month: str | None = None
    start: dt.time | None = None
    end: dt.time | None = None
    tbc: bool = False
    cancelled: bool = False
    reason: str = ""
    meeting: str | None = None
