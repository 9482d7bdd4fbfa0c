"""What is asked about meetings: the next one, the schedule, one meeting, its calendar entry."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from bot import meetings
from bot.errors import NotFound, NotUnderstood
from bot.names import naming
from bot.names.named import Unsure
from bot.reading.due import Day
from bot.reading.grammar.names import MONTH_NAMES
from bot.reading.meeting_days import days
from bot.reading.typed import commands, meeting_filters
from bot.schedule import convening
from bot.telling import meetings as telling
from bot.telling import timetables
from bot.telling.blocks import Reply
from bot.telling.timetables import Listing
from handlers import actions, carrying, which
from handlers.asking import Ask
from handlers.carrying import carried, number
from handlers.questions import Typed, Unsettled
from store import people, timetable
from store.paging import Place
from store.tables import Board, Meeting
from store.timetable import Page, Wanted
from store.upcoming import Coming

LONGEST_WORDS: Final = 1_500
"""Characters of a filter that a Next button can carry back."""
LEADING: Final = frozenset({"is", "are", "for", "of", "the", "next"})
"""What leads up to the name of a board: "when is the next CRB"."""


def upcoming(ask: Ask) -> Reply:
    """When the next meeting is, and what it will find: `next`, or of one board, `next CRB`."""
    every = convening.coming(ask.session, now=ask.now, boards=ask.sees.boards)
    words = ask.words.strip()
    shared = words.casefold().endswith("share")
    named = _board_in(words[: -len("share")] if shared else words)
    named = "" if named.casefold() in {"meeting", "meetings", "one"} else named
    if not every:
        raise NotFound("No board is open to you. Ask the office.")
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
    return listed(ask.saying(typed.words.replace(said, chosen) if said else typed.words))


def meant(ask: Ask) -> Reply:
    """Answer words without a verb: a board's next meeting, that of a day, or else a list.

    UnknownVerb is raised where they name no board and no time.
    """
    asked = meeting_filters.read(ask.words, on=ask.today)
    if asked.board and not _may_be_board(ask, asked.board):
        raise commands.unknown(ask.words)
    if asked.state or asked.kind or asked.since != asked.until:
        return _list(ask, ask.words, on=_year_meant(ask, asked), place=None)
    if asked.since is not None:
        return show(ask)
    return upcoming(ask.saying(f"{asked.board}{' share' if asked.share else ''}"))


def _year_meant(ask: Ask, asked: meeting_filters.Wanted) -> date:
    """Return the day to read "January" from: a year ago when only the last had a meeting."""
    months = {month.casefold() for month in MONTH_NAMES} & set(ask.words.casefold().split())
    if not months or asked.since is None or asked.since <= ask.today:
        return ask.today
    year_ago = ask.today - timedelta(days=366)
    earlier = meeting_filters.read(ask.words, on=year_ago)
    return ask.today if _any(ask, asked) or not _any(ask, earlier) else year_ago


def _any(ask: Ask, asked: meeting_filters.Wanted) -> bool:
    board = naming.board(ask.session, _board_in(asked.board)) if asked.board else None
    named = board if isinstance(board, Board) else None
    return bool(timetable.page(ask.session, _wanted(ask, asked, named, ask.today), size=1).rows)


def listed(ask: Ask) -> Reply:
    """List what is to come, or `list past`, `list 2020`, `list CRB from July 2017`."""
    return _list(ask, ask.words, on=ask.today, place=None)


def turn_page(ask: Ask) -> Reply:
    """Show the next or the previous page of the schedule, in the list's own place."""
    button = carried(ask.words)
    words, on = str(button.get("words", "")), carrying.day(button, ask.today)
    return replace(_list(ask, words, on=on, place=carrying.place(button)), replaces=True)


def show(ask: Ask) -> Reply:
    """One meeting whole: `show 25 November 2019`, `show CRB 22 September`."""
    return shown(ask, Typed("show", ask.words, {}))


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
        found = which.board(ask, Typed("next", words, {}), words)
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


def _may_be_board(ask: Ask, words: str) -> bool:
    found = naming.board(ask.session, _board_in(words))
    return not isinstance(found, Unsure) or bool(found.readings)


def _board_in(words: str) -> str:
    """Return the name of a board without what leads up to it."""
    left = words.strip(" ?").split()
    while len(left) > 1 and left[0].casefold() in LEADING:
        left = left[1:]
    return " ".join(left)


def _list(ask: Ask, words: str, *, on: date, place: Place | None) -> Reply:
    asked = meeting_filters.read(words, on=on)
    try:
        board = which.board(ask, Typed("list", words, {}), asked.board) if asked.board else None
    except Unsettled as unsettled:
        return unsettled.question
    wanted = _wanted(ask, asked, board, on)
    page = timetable.page(ask.session, wanted, place=place)
    whole = asked.state in {"", "coming", "unconfirmed", "all"} and wanted.until is None
    last = whole and page.after is None and not asked.kind
    waiting = timetable.unconfirmed(ask.session, wanted.boards) if last else ()
    listing = Listing(
        page=page if asked.state != "unconfirmed" else Page((), 0),
        filters=_described(asked, board),
        unconfirmed=waiting,
        one_board=board is not None,
        previous=_carrying(page.before, words, on),
        following=_carrying(page.after, words, on),
    )
    return replace(timetables.listing(listing, today=ask.today), shared=asked.share)


def _wanted(ask: Ask, asked: meeting_filters.Wanted, board: Board | None, on: date) -> Wanted:
    boards = ask.sees.boards if board is None else frozenset({board.id or 0})
    past = asked.state == "past"
    asked_for = asked.state in {"all", "cancelled"}
    dated = asked.since is not None or asked.until is not None or asked_for
    yesterday = on - timedelta(days=1)
    return Wanted(
        boards=boards,
        since=asked.since if dated or past else on,
        until=min(asked.until or yesterday, yesterday) if past else asked.until,
        state="cancelled" if asked.state == "cancelled" else "all",
        kind=asked.kind,
        newest_first=past,
    )


def _described(asked: meeting_filters.Wanted, board: Board | None) -> str:
    said = meeting_filters.describe(asked)
    if not (asked.state or asked.since or asked.until):
        said = f"to come {said}".strip()
    whose = f"of the {board.name}" if board else ""
    return " ".join(part for part in (whose, said) if part)


def shown(ask: Ask, typed: Typed) -> Reply:
    """Show the meeting that is meant, or ask which; also when the question is answered."""
    try:
        return _whole(ask, _meant(ask, typed))
    except Unsettled as unsettled:
        return unsettled.question


def _meant(ask: Ask, typed: Typed) -> Meeting:
    words = typed.words.strip()
    read = days(words, on=ask.today)
    if len(read) > 1:
        raise NotUnderstood("Name one meeting, by its day: `/meetings show 25 November 2019`.")
    when = which.day(typed, read[0]) if read else None
    name = _name_in(words, when)
    board = which.board(ask, typed, name) if name else None
    if when is not None and when.day is not None and when.day > ask.today:
        when = _last_if_none(ask, when, words, board)
    return which.meeting(ask, typed, when, of=board)


def _last_if_none(ask: Ask, when: Day, words: str, board: Board | None) -> Day:
    """Read "25 November" as the last there was, when no meeting is on the one to come."""
    boards = ask.sees.boards if board is None else frozenset({board.id or 0})
    if when.day is None or timetable.on_day(ask.session, when.day, boards):
        return when
    before = days(words, on=ask.today - timedelta(days=366))
    earlier = before[0] if before else when
    known = isinstance(earlier, Day) and earlier.day is not None
    if known and timetable.on_day(ask.session, earlier.day, boards):  # type: ignore[arg-type, union-attr]
        return earlier  # type: ignore[return-value]
    return when


def _name_in(words: str, when: Day | None) -> str:
    name = words.replace(when.text, " ") if when else words
    left = " ".join(name.split()).strip(" ,.:;-")
    for filler in ("meeting of", "meeting on", "on", "of", "from", "meeting", "next"):
        left = left.removesuffix(filler).removeprefix(f"{filler} ").strip(" ,.:;-")
    return "" if left.casefold() in {"", "the", "a", "next", "at"} else _board_in(left)


def _whole(ask: Ask, meeting: Meeting) -> Reply:
    shown = convening.whole(ask.session, meeting, by=ask.actor, now=ask.now, sees=ask.sees)
    return timetables.whole(shown, today=ask.today)


def _carrying(place: Place | None, words: str, on: date) -> dict[str, Any] | None:
    if place is None or len(words) > LONGEST_WORDS:
        return None
    return carrying.page(place, words, on)
