"""What is asked about meetings: the next one, one of them whole, its calendar entry."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot import meetings
from bot.errors import NotFound, NotUnderstood
from bot.names import naming
from bot.names.named import Unsure
from bot.reading.due import Day
from bot.reading.grammar.names import NUMBERS
from bot.reading.meeting_days import days
from bot.reading.typed import commands, meeting_filters, spans
from bot.schedule import convening
from bot.telling import meetings as telling
from bot.telling import phrases
from bot.telling.blocks import Reply
from bot.telling.timetables import whole
from handlers import actions, timetables, which
from handlers.asking import Ask
from handlers.carrying import number
from handlers.questions import Typed, Unsettled
from store import people, timetable
from store.tables import Board, Meeting
from store.upcoming import Coming

KIND: Final = re.compile(
    rf"({'|'.join(meeting_filters.KINDS)})(?:\s+(?:meeting|one))?", re.IGNORECASE
)
MOVING: Final = re.compile(r"^(?!from\b|between\b).*\d\D*\sto\s", re.IGNORECASE)
LAST: Final = re.compile(r"(?:the\s)?(?:last|previous|latest)\b(?!\s+\d)", re.IGNORECASE)
NO_BOARD: Final = frozenset({"meeting", "meetings", "one", "arising", "item", "items"})
"""What may follow "next", or "matters", and names no board."""


def upcoming(ask: Ask) -> Reply:
    """When the next meeting is, and what it will find: `next`, or of one board, `next CRB`."""
    every = convening.coming(ask.session, now=ask.now, boards=ask.sees.boards)
    words = ask.words.strip()
    shared = words.casefold().endswith("share")
    named = meeting_filters.board_name(words[: -len("share")] if shared else words)
    named = "" if named.casefold() in NO_BOARD else named
    if not every:
        raise NotFound("No board is open to you. Ask the office.")
    of_a_kind = KIND.fullmatch(named)
    if of_a_kind is not None:
        return timetables.listed(ask.saying(f"{of_a_kind[1]}{' share' if shared else ''}"))
    if named.isdigit() or named.casefold() in NUMBERS:  # "next three"
        return timetables.listed(ask.saying("share" if shared else ""))
    if named and not any(_is_called(one, named) for one in every) and _is_time(ask, named):
        return meant(ask.saying(f"next {words}"))
    try:
        answer = _one_board(ask, every, named) if named else _every_board(ask, every)
    except Unsettled as unsettled:
        return unsettled.question
    return replace(answer, shared=shared)


def coming(ask: Ask) -> list[str]:
    """Return a line for each board that meets, soonest first, for Home."""
    every = convening.coming(ask.session, now=ask.now, boards=ask.sees.boards)
    return telling.lines(every, today=ask.today)[: telling.LINES]


def of_board(ask: Ask, typed: Typed) -> Reply:
    """Go on with `next` or `list`, now that it is settled which board is meant."""
    chosen = typed.chosen.get("board", "")
    if typed.verb == "next":
        return upcoming(ask.saying(chosen))
    said = meeting_filters.read(typed.words, on=ask.today).board
    return timetables.listed(ask.saying(typed.words.replace(said, chosen) if said else typed.words))


def meant(ask: Ask) -> Reply:
    """Answer words without a verb: a board's next meeting, that of a day, or else a list.

    UnknownVerb is raised where they name no board and no time.
    """
    is_span = spans.span(ask.words, on=ask.today) is not None
    if not is_span and MOVING.search(ask.words) and days(ask.words, on=ask.today):
        again = f"/meetings move {ask.words}"
        raise NotUnderstood(
            f"Nothing was changed. Did you mean `{phrases.cut(again, 120)}`?", instead=again
        )
    asked = meeting_filters.read(ask.words, on=ask.today)
    board = naming.board(ask.session, asked.board) if asked.board else None
    if isinstance(board, Unsure) and not board.readings:
        raise commands.unknown(ask.words)
    if asked.state or asked.kind or asked.since != asked.until:
        return timetables.meant(ask)
    if asked.since is not None:
        return show(ask)
    return upcoming(ask.saying(f"{asked.board}{' share' if asked.share else ''}"))


def show(ask: Ask) -> Reply:
    """One meeting whole: `show 25 November 2019`, `show CRB 22 September`."""
    return shown(ask, Typed("show", ask.words, {}, ask.today))


def open_(ask: Ask) -> Reply:
    """Show the meeting whose button was pressed."""
    return _whole(ask, meetings.find(ask.session, number(ask.words), sees=ask.sees))


def matters(ask: Ask) -> Reply:
    """Show what a board's next meeting will have brought forward: its outstanding actions."""
    wanted = number(ask.words)
    board = next((one for one in people.boards(ask.session) if one.id == wanted), None)
    if board is None or (ask.sees.boards is not None and wanted not in ask.sees.boards):
        raise NotFound("There is no such board. Try `/meetings next`.")
    return actions.outstanding(ask.saying(f"at the {board.short}"))


def calendar(ask: Ask) -> Reply:
    """Give a meeting as a calendar entry, in the asker's own conversation with the bot."""
    from bot.telling import calendars  # noqa: PLC0415  a library that starting need not wait for

    meeting = meetings.find(ask.session, number(ask.words), sees=ask.sees)
    shown = convening.whole(ask.session, meeting, by=ask.actor, now=ask.now, sees=ask.sees)
    if meeting.day is None or meeting.cancelled_at is not None:
        raise NotFound("That meeting has no date to put into a calendar. Try `/meetings next`.")
    board = ask.session.get_one(Board, meeting.board_id)
    return calendars.reply(
        shown.row, chair=shown.chair, notice_days=board.notice_days, at=ask.now,
        revision=meeting.revision,
    )  # fmt: skip


def _one_board(ask: Ask, every: list[Coming], words: str) -> Reply:
    one = next((one for one in every if _is_called(one, words)), None)
    if one is None:
        found = which.board(ask, Typed("next", words, {}, ask.today), words)
        one = next(one for one in every if one.board_id == found.id)
    shown = convening.next_of(ask.session, one, by=ask.actor, now=ask.now)
    return telling.next_one(shown, today=ask.today)


def _every_board(ask: Ask, every: list[Coming]) -> Reply:
    own = convening.own(every, ask.actor)
    shown = convening.next_of(ask.session, own, by=ask.actor, now=ask.now)
    others = [one for one in every if one is not own]
    return telling.across(shown, others, today=ask.today)


def _is_called(one: Coming, name: str) -> bool:
    return name.casefold() in {one.board.casefold(), one.name.casefold()}


def _is_time(ask: Ask, named: str) -> bool:
    """Say whether what is next is no board: a week, a Monday, June."""
    return meeting_filters.read(f"next {named}", on=ask.today).since is not None


def shown(ask: Ask, typed: Typed) -> Reply:
    """Show the meeting that is meant, or ask which; also when the question is answered."""
    try:
        return _whole(ask, _meant(ask, typed))
    except Unsettled as unsettled:
        return unsettled.question


def _meant(ask: Ask, typed: Typed) -> Meeting:
    words = typed.words.strip()
    last = LAST.match(words)
    if last and not days(words, on=typed.on):
        return _last(ask, typed, meeting_filters.board_name(words[last.end() :]))
    read = days(words, on=typed.on)
    if len(read) > 1:
        raise NotUnderstood("Name one meeting, by its day: `/meetings show 25 November 2019`.")
    when = which.day(typed, read[0]) if read else None
    name = _name_in(words, when)
    board = which.board(ask, typed, name) if name else None
    if when is not None and when.day is not None and when.day > ask.today:
        when = _last_if_none(ask, when, words, board)
    return which.meeting(ask, typed, when, of=board)


def _last(ask: Ask, typed: Typed, name: str) -> Meeting:
    """Return the last meeting that has been, of a board if one is named."""
    board = which.board(ask, typed, name) if name.strip(" ?") else None
    boards = ask.sees.boards if board is None else frozenset({board.id or 0})
    been = timetable.Wanted(
        boards, until=ask.today - timedelta(days=1), state="standing", newest_first=True
    )
    rows = timetable.page(ask.session, been, size=1).rows
    if not rows:
        whose = f" of the {board.name}" if board else ""
        raise NotFound(f"No past meeting{whose} is in the schedule. Try `/meetings next`.")
    return meetings.find(ask.session, rows[0].id, sees=ask.sees)


def _last_if_none(ask: Ask, when: Day, words: str, board: Board | None) -> Day:
    """Read "25 November" as the last there was, when no meeting is on the one to come."""
    boards = ask.sees.boards if board is None else frozenset({board.id or 0})
    if when.day is None or timetable.on_day(ask.session, when.day, boards):
        return when
    earlier = next(iter(days(words, on=ask.today - timedelta(days=366))), None)
    if not isinstance(earlier, Day) or earlier.day is None:
        return when
    return earlier if timetable.on_day(ask.session, earlier.day, boards) else when


def _name_in(words: str, when: Day | None) -> str:
    name = words.replace(when.text, " ") if when else words
    left = " ".join(name.split()).strip(" ,.:;-")
    for filler in ("meeting of", "meeting on", "on", "of", "from", "meeting", "next"):
        left = left.removesuffix(filler).removeprefix(f"{filler} ").strip(" ,.:;-")
    named = left.casefold() not in {"", "the", "a", "next", "at"}
    return meeting_filters.board_name(left) if named else ""


def _whole(ask: Ask, meeting: Meeting) -> Reply:
    shown = convening.whole(ask.session, meeting, by=ask.actor, now=ask.now, sees=ask.sees)
    return whole(shown, today=ask.today)
