"""When a meeting makes a thing due: on its day if that is known, else in its month."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from bot.reading.due import THIS_BOARD, Doubt, Due
from bot.reading.grammar import almanac
from bot.reading.grammar.almanac import spell
from bot.reading.grammar.line import Base
from bot.reading.grammar.meeting_names import own_name
from bot.reading.grammar.names import MONTH_NAMES


def on_day(text: str, name: str, day: Due) -> Due:
    """Return a meeting whose day is told: due that day, at that meeting."""
    return replace(day, text=text, meeting=name)


def next_in(text: str, name: str, base: Base, month: str) -> Due | Doubt:
    """Reconcile "the next meeting (Sept)" with the day that is known for it."""
    known = _known(base)
    if own_name(name, base) != THIS_BOARD or known is None or f"{known:%Y-%m}" == month:
        return in_month(text, name, base, month)
    named = in_month(text, name, base, month)
    readings = (*([named] if isinstance(named, Due) else []), next_meeting(text, name, base))
    return Doubt(
        text,
        readings,
        f"“{text}” names {_spell_month(month)}, but the next meeting is {spell(known)}.",
    )


def next_meeting(text: str, name: str, base: Base) -> Due:
    """Return the next meeting: its day when it is the board's own and known, not cancelled."""
    name = own_name(name, base)
    day = _known(base) if name == THIS_BOARD else None
    if day is None:
        return Due(text, "meeting", None, None, name, "next", reason="Its day is not known yet.")
    return Due(
        text, "meeting", day.isoformat(), day, name, reason=f"The next meeting is {spell(day)}."
    )


def _known(base: Base) -> dt.date | None:
    return None if base.next_meeting in base.cancelled else base.next_meeting


def in_month(text: str, name: str, base: Base, month: str) -> Due | Doubt:
    """Return a meeting of a month: on its day when it is the board's own and known."""
    name = own_name(name, base)
    last = almanac.month_end(int(month[:4]), int(month[5:7]))
    if name != THIS_BOARD:
        return Due(
            text, "meeting", month, last, name, month, reason=f"A meeting in {_spell_month(month)}."
        )
    this = base.on if base.meets else None
    for day, reason in ((this, "This meeting"), (_known(base), "The next meeting")):
        if day is not None and f"{day:%Y-%m}" == month:
            return Due(
                text, "meeting", day.isoformat(), day, name, reason=f"{reason}, {spell(day)}."
            )
    gone = _cancelled_in(base.cancelled, month)
    if gone is not None:
        return _was_cancelled(text, gone, base)
    return Due(
        text,
        "meeting",
        month,
        last,
        name,
        month,
        reason=f"The meeting of {_spell_month(month)}; its day is not known yet.",
    )


def _cancelled_in(cancelled: Sequence[dt.date], month: str) -> dt.date | None:
    return next((day for day in cancelled if f"{day:%Y-%m}" == month), None)


def _was_cancelled(text: str, gone: dt.date, base: Base) -> Doubt:
    reading = next_meeting(text, THIS_BOARD, base)
    return Doubt(text, (reading,), f"The meeting of {spell(gone)} was cancelled.")


def undated(text: str, name: str, base: Base, when: str | None, reason: str) -> Due:
    """Return a meeting of which no day or month is known."""
    return Due(text, "meeting", None, None, own_name(name, base), when, reason=reason)


def _spell_month(month: str) -> str:
    return f"{MONTH_NAMES[int(month[5:7]) - 1]} {month[:4]}"
