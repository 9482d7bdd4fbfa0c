"""Which board and which meeting somebody means: looked up, or asked about with buttons."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

from bot import meetings
from bot.errors import NotFound, NotUnderstood
from bot.names import naming
from bot.names.named import Unsure
from bot.reading.due import Day, Doubt
from bot.telling import phrases
from bot.telling.blocks import Block, Reply, button
from handlers.asking import Ask
from handlers.carrying import number
from handlers.questions import Typed, Unsettled, question
from store import people, timetable
from store.tables import Board, Meeting
from store.timetable import Row, Wanted

LONGEST_CARRIED: Final = 1_000
"""Characters of what was typed that a question's buttons can carry back."""
OFFERED: Final = 5
"""Meetings offered in one question: what Slack shows in a row."""


def board(ask: Ask, typed: Typed, words: str) -> Board:
    """Return the board named; Unsettled asks which of several, NotUnderstood says it is unknown.

    A board that is not open to the asker is as unknown as one that is not there.
    """
    sees = ask.sees.boards
    found = naming.board(ask.session, typed.chosen.get("board", words))
    if not isinstance(found, Unsure):
        if sees is None or found.id in sees:
            return found
        found = Unsure(words, f"I know no board called “{phrases.cut(words, 60)}”.")
    open_ = [one for one in found.readings if sees is None or one.board_id in sees]
    if len(open_) < len(found.readings) or not open_ or len(typed.words) > LONGEST_CARRIED:
        why = found.why if sees is None else f"I know no board called “{phrases.cut(words, 60)}”."
        raise NotUnderstood(f"{why}{_unsaved(typed)} `/meetings next` shows the boards I know.")
    pressed = [
        settle(place, one.label, typed.choosing(board=one.label)) for place, one in enumerate(open_)
    ]
    raise Unsettled(question(found.why, pressed, reads=typed.reads))


def day(typed: Typed, read: Day | Doubt) -> Day:
    """Return the day that was meant; Unsettled asks which of two, NotUnderstood says why not."""
    if chosen := typed.chosen.get("day"):
        start = read.start if isinstance(read, Day) else _start(read)
        return Day(chosen, day=_date(chosen), start=start)
    if isinstance(read, Day):
        return read
    readings = [one for one in read.readings if one.by and one.precision == "day"]
    if not readings or len(typed.words) > LONGEST_CARRIED:
        raise NotUnderstood(
            f"{read.why}{_unsaved(typed)} Give the day in full, as in"
            " “Monday 13 January 2020 at 14:00”.",
        )
    pressed = [
        settle(place, phrases.day(one.by), typed.choosing(day=one.by.isoformat()))
        for place, one in enumerate(readings[:OFFERED])
        if one.by
    ]
    raise Unsettled(question(read.why, pressed, reads=typed.reads))


def meeting(
    ask: Ask,
    typed: Typed,
    when: Day | None,
    *,
    of: Board | None,
    past: bool = False,
    first: bool = False,
) -> Meeting:
    """Return the meeting of a day, or of a month, that is meant; Unsettled asks which.

    Without a day it is the only one to come, or a question; with `first` the next of each board
    is meant, with `past` those that have been and are not yet recorded as held.
    """
    if chosen := typed.chosen.get("meeting"):
        return meetings.find(ask.session, number(chosen), sees=ask.sees)
    boards = ask.sees.boards if of is None else frozenset({of.id or 0})
    found = _found(ask, when, boards, past=past)
    found = list({row.board: row for row in reversed(found)}.values())[::-1] if first else found
    if len(found) == 1:
        return meetings.find(ask.session, found[0].id, sees=ask.sees)
    if not found:
        raise NotFound(_no_meeting(typed, when, of, past=past))
    raise Unsettled(which_one(typed, found, asked=_asked(when)))


def which_one(typed: Typed, found: Sequence[Row], *, asked: str) -> Reply:
    """Ask which of several meetings is meant."""
    words = (
        typed
        if len(typed.words) <= LONGEST_CARRIED
        else Typed(typed.verb, "", typed.chosen, typed.on)
    )
    pressed = [
        settle(place, _label(row), words.choosing(meeting=str(row.id)))
        for place, row in enumerate(found[:OFFERED])
    ]
    more = " For another, say its board and its day." if len(found) > OFFERED else ""
    return question(f"{asked}{more}", pressed, reads=typed.reads)


def settle(place: int, text: str, value: dict[str, Any]) -> Block:
    """Return a button that answers a question; its place keeps it apart from the others."""
    return button(text, f"settle_meeting:{place}", value)


def first_board(ask: Ask) -> Board:
    """Return the office's first board, where a line names none."""
    found = people.boards(ask.session)
    if not found:
        raise NotFound("No board is set up yet. Ask IT to add one to the office file.")
    return found[0]


def _found(ask: Ask, when: Day | None, boards: frozenset[int] | None, *, past: bool) -> list[Row]:
    if when is not None and when.day is not None:
        rows = timetable.on_day(ask.session, when.day, boards)
        return [row for row in rows if row.cancelled_at is None] or rows[:1]
    if when is not None and when.month is not None:
        first = date.fromisoformat(f"{when.month}-01")
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return _first(ask, Wanted(boards, first, last, state="standing"))
    if past:
        been = Wanted(boards, until=ask.today, state="unrecorded", newest_first=True)
        return _first(ask, been)
    coming = _first(ask, Wanted(boards, since=ask.today, state="standing"))
    return coming or list(timetable.unconfirmed(ask.session, boards).rows)


def _first(ask: Ask, wanted: Wanted) -> list[Row]:
    return list(timetable.page(ask.session, wanted).rows)


def _no_meeting(typed: Typed, when: Day | None, of: Board | None, *, past: bool) -> str:
    whose = f" of the {of.name}" if of else ""
    if when is None or (when.day is None and when.month is None):
        what = "has been and is not recorded as held" if past else "to come is in the schedule"
        return f"No meeting{whose} {what}.{_unsaved(typed)} Try `/meetings list`."
    said = phrases.day(when.day) if when.day else phrases.month(when.month or "")
    preposition = "on" if when.day else "in"
    return (
        f"No meeting{whose} is {preposition} {said}.{_unsaved(typed)} `/meetings list` shows the"
        " schedule."
    )


def _unsaved(typed: Typed) -> str:
    return "" if typed.reads else " Nothing was saved."


def _asked(when: Day | None) -> str:
    if when is not None and when.day is not None:
        return f"More than one meeting is on {phrases.day(when.day)}. Which one?"
    if when is not None and when.month is not None:
        return f"More than one meeting is in {phrases.month(when.month)}. Which one?"
    return "Which meeting?"


def _label(row: Row) -> str:
    return f"{row.board} {phrases.short_day(row.day) if row.day else 'date to be confirmed'}"


def _start(doubt: Doubt) -> Any:
    return next((one.time for one in doubt.readings if one.time), None)


def _date(chosen: str) -> date | None:
    try:
        return date.fromisoformat(chosen)
    except ValueError:
        return None
