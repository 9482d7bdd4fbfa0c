"""Phrases about time, as policy officers write them, into a `Due`, a `Day` or a `Doubt`."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import datetime as dt

from bot.reading.due import Day, Doubt, Due

OWN = ("holding to account", "monthly assurance", "assurance", "hta", "mam")
"""What the notes call the board's own meeting, when they do not just say "the meeting"."""


def read(
    phrase: str,
    *,
    on: dt.date,
    next_meeting: dt.date | None = None,
    cancelled: Sequence[dt.date] = (),
    today: dt.date | None = None,
    own: Collection[str] = OWN,
) -> Due | Doubt:
    """Read the whole of a phrase: what is typed after "by", in a form, or in a Due column.

    `on` is the day the words were said, usually the meeting's; the year that a phrase leaves
    out is the next to come after it. `next_meeting` is the board's next, if known, and
    `cancelled` the days it will not meet on after all. `today` defaults to `on`. Words that
    are not about time make it a doubt: for a sentence use `find`.
    """
    del on, next_meeting, cancelled, today, own
    return Doubt(phrase, (), f'I could not read "{phrase}" as a date.')


def find(
    text: str,
    *,
    on: dt.date,
    next_meeting: dt.date | None = None,
    cancelled: Sequence[dt.date] = (),
    own: Collection[str] = OWN,
) -> Due | Doubt:
    """Find when the thing that a sentence promises is due; precision "none" when it says nothing.

    Dates of what is past, of the subject ("book the room for July") and of other events are
    passed over.
    """
    del on, next_meeting, cancelled, own
    return Due(text="", precision="none", reason="No due date is stated.")


def days(
    text: str, *, on: dt.date | None = None, year: int | None = None
) -> tuple[Day | Doubt, ...]:
    """Read the days in a line about meeting dates, in the order they are written.

    `on` is a day the line is read from (a missing year is the next to come); `year` settles a
    missing year outright, as the title of the notes does. Each reading of a doubt is a `Due`
    of precision "day".
    """
    del text, on, year
    return ()


def moment(text: str, *, on: dt.date) -> Day | Doubt:
    """Read the one day, and the time, that a meeting is being set for."""
    del on
    return Doubt(text, (), f'I could not read "{text}" as a date.')


def score_json(items: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Read `{"id", "phrase", "ref_date"}` items into `{"id", "date", "precision"}`."""
    return [{"id": item["id"], "date": None, "precision": "none"} for item in items]
