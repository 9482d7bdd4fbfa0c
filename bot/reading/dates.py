"""Phrases about time, as policy officers write them, into a `Due`, a `Day` or a `Doubt`."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.reading.due import Day, Doubt, Due
from bot.reading.grammar import choose, scan
from bot.reading.grammar.line import Base, Line, Match
from bot.reading.plain import plain

OWN = ("holding to account", "monthly assurance", "assurance", "hta", "mam")
"""What the notes call the board's own meeting, when they do not just say "the meeting"."""

LONGEST_PHRASE = 200
LONGEST_TEXT = 40_000
_FILLER = frozenset(
    "by on the at before due date deadline is to be for of in no not later than until till latest "
    "please , . ( ) - : ; end close play business cop cob day and then from it this done complete completed "
    "ready target or sooner if possible available via held its our their about around approximately say "
    "circa c roughly within a an at @ during over as into next meeting time both [ ] ? ! 'prior' prior ahead "
    "advance back up as deferred carried forward brought return response required needed reviewed review "
    "update provided reported report submitted week of' per w/c due: ' start starting from".split()
)


def read(  # noqa: PLR0913  each is one fact of the meeting that the words were said at
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
    del today
    if len(phrase) > LONGEST_PHRASE:
        return _unread(phrase[:60] + "…")
    line = Line(plain(phrase))
    base = Base(on, next_meeting, cancelled, own)
    found = scan.times(line, base)
    if not found or _left_over(line, found):
        return _unread(line.text)
    if len(found) == 1 and found[0].reading:
        return found[0].reading
    return choose.best(line, found) or _unread(line.text)


def _left_over(line: Line, found: list[Match]) -> bool:
    used = {place for match in found for place in range(match.start, match.end)}
    return any(
        place not in used and word not in _FILLER for place, word in enumerate(line.words)
    )


def _unread(phrase: str) -> Doubt:
    return Doubt(phrase, (), f"I could not read “{phrase}” as a date.")


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
    line = Line(plain(text[:LONGEST_TEXT]))
    found = scan.times(line, Base(on, next_meeting, cancelled, own))
    return choose.best(line, found) or Due("", "none", reason="No due date is stated.")


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
    """Read `{"id", "phrase", "ref_date"}` items into `{"id", "date", "precision"}`.

    A doubt has its sentence under "doubt"; its date is the likeliest, or null when the words
    contradict themselves or cannot be read.
    """
    return [_scored(item) for item in items]


def _scored(item: Mapping[str, Any]) -> dict[str, Any]:
    on = dt.date.fromisoformat(str(item["ref_date"]))
    reading = mention(str(item["phrase"]), on=on)
    answer: dict[str, Any] = {"id": item["id"], "date": None, "precision": "none"}
    if isinstance(reading, Doubt):
        answer["doubt"] = reading.why
        if reading.contradicts or not reading.readings:
            return answer
        reading = reading.readings[0]
    return answer | {"date": reading.date, "precision": reading.precision}


def mention(phrase: str, *, on: dt.date) -> Due | Doubt:
    """Read a phrase whole, or else the time that its words mention, due or not."""
    whole = read(phrase, on=on)
    if isinstance(whole, Due) or whole.readings or whole.contradicts:
        return whole
    line = Line(plain(phrase[:LONGEST_TEXT]))
    return choose.best(line, scan.times(line, Base(on, own=OWN)), lenient=True) or whole


_ = replace
