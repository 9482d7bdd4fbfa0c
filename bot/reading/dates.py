"""Phrases about time, as policy officers write them, into a `Due`, a `Day` or a `Doubt`."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.reading.due import Day, Doubt, Due, Precision
from bot.reading.grammar import almanac, choose, meetings, mend, scan, second
from bot.reading.grammar.line import Base, Line, Match
from bot.reading.grammar.names import words
from bot.reading.grammar.which_day import certain
from bot.reading.meeting_days import days, moment
from bot.reading.plain import plain

__all__ = [
    "Day",
    "Doubt",
    "Due",
    "Precision",
    "days",
    "find",
    "mention",
    "moment",
    "read",
    "score_json",
]

OWN = ("holding to account", "monthly assurance", "assurance", "hta", "mam")
"""What the notes call the board's own meeting, when they do not just say "the meeting"."""

LONGEST_PHRASE = 200
LONGEST_TEXT = 40_000
JUST_GONE = 31
"""Days for which a day that is past may have been meant when it is typed without its year."""

_FILLER = words(
    "by on the at before due date deadline is to be for of in no not later than until till latest "
    "please , . ( ) - : ; close play between business cop cob eod day and then from it this done "
    "complete completed ready target or sooner if possible available via held its our their about "
    "around approximately say circa c roughly within a an @ during over as into next meeting time "
    "both [ ] ? ! prior ahead advance up deferred carried carry forward brought bring bringing "
    "return response required needed reviewed review update provided reported report submit "
    "submitted present take circulate week per ' start starting revised extended moved changed put "
    "new now midnight"
)
"""Words that may stand around a time without changing it, in a phrase that is read whole."""


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
    `cancelled` the days it will not meet on after all. `own` are names for the board's own
    meeting. Words that are not about time make it a doubt: for a sentence use `find`.

    `today` is given when a person is typing: a day that has only just gone is then asked about
    and not put off by a year, and no words put it into the past: "at the meeting of 29 June".
    """
    if len(phrase) > LONGEST_PHRASE:
        return unread(phrase[:60].strip() + "…")
    written = plain(phrase)
    typed = today is not None
    base = Base(on, next_meeting, cancelled, own, tenseless=typed, meets=not typed)
    line = Line(written)
    found = _whole(line, base) or _second_reading(written, base) or meetings.whole(line, base)
    if found is None or (isinstance(found, Doubt) and not found.readings and not found.contradicts):
        return unread(written)
    found = _saying(found, written)
    return _just_gone(found, today) if today is not None else found


def _saying(found: Due | Doubt, written: str) -> Due | Doubt:
    """Return a reading with the whole phrase as its words."""
    if isinstance(found, Due):
        return replace(found, text=written)
    readings = tuple(replace(each, text=written) for each in found.readings)
    return replace(found, text=written, readings=readings)


def _whole(line: Line, base: Base) -> Due | Doubt | None:
    """Read a line of which every word is about time, or return None."""
    found = scan.times(line, base)
    if not found and set(line.words) <= {"-", "_", "."} and line.text:
        return Due(line.text, "none", reason="No time is stated.")
    if not found or _left_over(line, found):
        return _to_be_confirmed(found)
    on = [match for match in found if not choose.is_cancelled(line, match)]
    if not on:
        return Due(line.text, "none", reason="Cancelled, so there is no day to meet on.")
    return on[0].reading if len(on) == 1 else choose.best(line, on, on=base.on, lenient=True)


def _to_be_confirmed(found: list[Match]) -> Due | None:
    """Read "TBC with the DCC": whatever follows, there is no date yet."""
    first = found[0] if found else None
    if len(found) != 1 or first is None or first.start > 0 or not isinstance(first.reading, Due):
        return None
    return first.reading if first.reading.precision == "tbc" else None


def _second_reading(written: str, base: Base) -> Due | Doubt | None:
    """Read a phrase with its slips put right, or as dateparser does where that is safe."""
    better = mend.mended(written)
    found = _whole(Line(better), base) if better else None
    if isinstance(found, Due):
        return replace(found, text=written, reason=f"Read as “{better}”. {found.reason}")
    return found or second.opinion(Line(written), on=base.on)


def _just_gone(found: Due | Doubt, today: dt.date) -> Due | Doubt:
    """Ask a person who types a day that has only just gone: a year off is seldom meant."""
    if isinstance(found, Doubt) or found.precision != "day" or found.by is None:
        return found
    if found.text.rstrip(" .)").endswith((f"{found.by.year % 100:02}", " year")):
        return found  # its year was written
    gone = almanac.plus_months(found.by, -12)
    if gone.day != found.by.day or not 0 < (today - gone).days <= JUST_GONE:
        return found
    readings = (certain(found.text, gone, "The day just gone."), found)
    return Doubt(
        found.text,
        readings,
        f"{almanac.spell(gone)} has gone; the next is {almanac.spell(found.by)}.",
    )


def _left_over(line: Line, found: list[Match]) -> bool:
    used = {place for match in found for place in range(match.start, match.end)}
    return any(place not in used and not _is_filler(line, place) for place in range(len(line)))


def _is_filler(line: Line, place: int) -> bool:
    word = line.words[place]
    if word == "end":
        return line.word(place + 2) in {"play", "business", "day"}
    if word == "back":
        return line.word(place + 1) not in {"end", "of"}
    return word in _FILLER


def unread(phrase: str) -> Doubt:
    """Return the doubt about words that are no time we can read."""
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
    return choose.best(line, found, on=on) or Due("", "none", reason="No due date is stated.")


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


def mention(
    phrase: str,
    *,
    on: dt.date,
    next_meeting: dt.date | None = None,
    cancelled: Sequence[dt.date] = (),
    own: Collection[str] = OWN,
) -> Due | Doubt:
    """Read a phrase whole, or else the time that its words mention, due or not."""
    whole = read(phrase, on=on, next_meeting=next_meeting, cancelled=cancelled, own=own)
    if isinstance(whole, Due) or whole.readings or whole.contradicts:
        return whole
    line = Line(plain(phrase[:LONGEST_TEXT]))
    found = scan.times(line, Base(on, next_meeting, cancelled, own))
    return choose.best(line, found, on=on, lenient=True) or whole
