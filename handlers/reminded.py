"""Which action, meeting or board a command about reminders means, and until which day."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from bot import actions
from bot.errors import NotFound, NotUnderstood
from bot.names import naming
from bot.names.named import Unsure
from bot.reading import dates
from bot.reading.due import Doubt
from bot.reading.typed.references import references
from bot.telling import blocks, phrases
from bot.telling.blocks import Reply, section
from handlers.asking import Ask
from store import owing, timetable
from store.tables import Action, Board, Meeting
from store.timetable import Row

A_YEAR: Final = timedelta(days=364)


@dataclass(frozen=True, slots=True)
class Record:
    """What reminders are about, and what it is called."""

    about: str  # action, meeting or board
    id: int
    name: str
    row: Action | Meeting | Board


def record(ask: Ask, words: str) -> Record:
    """Return what a reference, the day of a meeting or the name of a board stands for."""
    if not words.strip():
        raise NotUnderstood("Of what? Name an action, `A17`, or a board, `MAM`.")
    meeting = _meeting_on(ask, words)
    if meeting is not None:
        return meeting
    numbers, _ = references(words)
    if numbers:
        action = actions.find(ask.session, numbers[0], sees=ask.sees)
        return Record("action", action.id or 0, actions.ref(action), action)
    found = board(ask.saying(words))
    return Record("board", found.id or 0, f"the {found.name}", found)


def _meeting_on(ask: Ask, words: str) -> Record | None:
    """Return the meeting on the day that words give; None when they give no day."""
    on = _day_in(words, on=ask.today)
    if on is None:
        return None
    gone = _day_in(words, on=ask.today - A_YEAR) or on  # of one that has been, its log is asked for
    found = _standing(ask, on) or _standing(ask, gone)
    if not found:
        raise NotFound(f"No meeting on {phrases.day(on)} is in the schedule. Try `/meetings list`.")
    if len(found) > 1:
        raise NotUnderstood(f"There are {len(found)} meetings on {phrases.day(on)}. Try a board.")
    meeting = ask.session.get_one(Meeting, found[0].id)
    when = phrases.day(meeting.day or on)
    return Record("meeting", found[0].id, f"the {found[0].name} of {when}", meeting)


def _day_in(words: str, *, on: date) -> date | None:
    read: Any = dates.read(words, on=on)
    if isinstance(read, Doubt) or read.precision != "day" or read.by is None:
        return None
    return date.fromisoformat(str(read.by))


def _standing(ask: Ask, day: date) -> list[Row]:
    """Return the meetings on a day that stand, or else the one that was cancelled."""
    rows = timetable.on_day(ask.session, day, ask.sees.boards)
    return [row for row in rows if row.cancelled_at is None] or rows[:1]


def board(ask: Ask) -> Board:
    """Return the board that is named; NotUnderstood or NotFound says why there is none."""
    found = naming.board(ask.session, ask.words.strip())
    if isinstance(found, Unsure):
        raise NotUnderstood(f"{found.why} Try an action, `A17`, or a board, `MAM`.")
    if ask.sees.boards is not None and found.id not in ask.sees.boards:
        raise NotFound("There is no such board. Try `/meetings next`.")
    return found


def next_meeting(ask: Ask, board: Board) -> Meeting:
    """Return a board's next meeting that has a day; NotFound when none is in the schedule."""
    coming = owing.meetings(ask.session, since=ask.today, boards=[board.id or 0])
    if not coming:
        raise NotFound(
            f"No {board.name} with a date is to come in the schedule. Try `/meetings next`."
        )
    return ask.session.get_one(Meeting, coming[0].id)


def one_action(ask: Ask, example: str) -> tuple[int, str]:
    """Return the one reference in what was typed, and the rest of it."""
    numbers, words = references(ask.words)
    if len(numbers) != 1:
        raise NotUnderstood(f"Which action? Give its reference: `/reminders {example}`.")
    return numbers[0], words


def day(ask: Ask, words: str) -> date:
    """Return the one day that words mean; NotUnderstood when they mean none, or more."""
    found: Any = dates.read(words, on=ask.today)
    if isinstance(found, Doubt) or found.precision != "day" or found.by is None:
        why = f" {found.why}" if isinstance(found, Doubt) else ""
        raise NotUnderstood(
            f"I could not read “{phrases.cut(words, 60)}” as one day.{why} Try `18 June`.",
            field="until",
        )
    return date.fromisoformat(str(found.by))


def told(sentence: str) -> Reply:
    """Answer in a sentence."""
    return blocks.reply(section(sentence))
