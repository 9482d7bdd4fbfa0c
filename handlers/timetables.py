"""The schedule as a list: narrowed by what was typed, turned page by page."""

from dataclasses import replace
from datetime import date, timedelta

from bot.names import naming
from bot.reading.grammar.names import MONTH_NAMES
from bot.reading.typed import meeting_filters
from bot.telling import timetables as telling
from bot.telling.blocks import Reply
from bot.telling.timetables import Listing
from handlers import carrying, which
from handlers.asking import Ask
from handlers.carrying import carried
from handlers.questions import Typed, Unsettled
from store import timetable
from store.paging import Place
from store.tables import Board
from store.timetable import Page, Wanted


def listed(ask: Ask) -> Reply:
    """List what is to come, or `list past`, `list 2020`, `list CRB from July 2017`."""
    return _list(ask, ask.words, on=ask.today, place=None)


def meant(ask: Ask) -> Reply:
    """List what words without a verb ask for; "January" is the last when none to come has any."""
    asked = meeting_filters.read(ask.words, on=ask.today)
    return _list(ask, ask.words, on=_year_meant(ask, asked), place=None)


def turn_page(ask: Ask) -> Reply:
    """Show the next or the previous page of the schedule, in the list's own place."""
    button = carried(ask.words)
    words, on = str(button.get("words", "")), carrying.day(button, ask.today)
    return replace(_list(ask, words, on=on, place=carrying.place(button)), replaces=True)


def _year_meant(ask: Ask, asked: meeting_filters.Wanted) -> date:
    """Return the day to read "January" from: a year ago when only the last had a meeting."""
    months = {month.casefold() for month in MONTH_NAMES} & set(ask.words.casefold().split())
    if not months or asked.since is None or asked.since <= ask.today:
        return ask.today
    year_ago = ask.today - timedelta(days=366)
    earlier = meeting_filters.read(ask.words, on=year_ago)
    return ask.today if _any(ask, asked) or not _any(ask, earlier) else year_ago


def _any(ask: Ask, asked: meeting_filters.Wanted) -> bool:
    board = naming.board(ask.session, asked.board) if asked.board else None
    named = board if isinstance(board, Board) else None
    return bool(timetable.page(ask.session, _wanted(ask, asked, named, ask.today), size=1).rows)


def _list(ask: Ask, words: str, *, on: date, place: Place | None) -> Reply:
    asked = meeting_filters.read(words, on=on)
    try:
        board = (
            which.board(ask, Typed("list", words, {}, ask.today), asked.board)
            if asked.board
            else None
        )
    except Unsettled as unsettled:
        return unsettled.question
    wanted = _wanted(ask, asked, board, on)
    page = timetable.page(ask.session, wanted, place=place)
    every = asked.state in {"", "coming", "all"} and wanted.until is None
    waiting = (
        timetable.unconfirmed(ask.session, wanted.boards, kind=asked.kind) if every else Page((), 0)
    )
    if page.after is not None:  # they are counted, and told on the last page
        waiting = replace(waiting, rows=())
    listing = Listing(
        page=page,
        kind=meeting_filters.described(asked),
        filters=_described(asked, board),
        undated=_undated(ask, wanted, asked) if not page.rows else 0,
        unconfirmed=waiting,
        one_board=board is not None,
        turn=carrying.turn(page, words, on),
    )
    return replace(telling.listing(listing, today=ask.today), shared=asked.share)


def _undated(ask: Ask, wanted: Wanted, asked: meeting_filters.Wanted) -> int:
    """Count the meetings still to get their date that may come to stand in an empty list."""
    if asked.state or wanted.until is None or wanted.until < ask.today:
        return 0
    return timetable.unconfirmed(ask.session, wanted.boards, kind=asked.kind).total


def _wanted(ask: Ask, asked: meeting_filters.Wanted, board: Board | None, on: date) -> Wanted:
    boards = ask.sees.boards if board is None else frozenset({board.id or 0})
    past = asked.state == "past"
    asked_for = asked.state in {"all", "cancelled", "unconfirmed"}
    dated = asked.since is not None or asked.until is not None or asked_for
    yesterday = on - timedelta(days=1)
    return Wanted(
        boards=boards,
        since=asked.since if dated or past else on,
        until=min(asked.until or yesterday, yesterday) if past else asked.until,
        state=asked.state if asked.state in {"cancelled", "unconfirmed"} else "all",
        kind=asked.kind,
        newest_first=past,
    )


def _described(asked: meeting_filters.Wanted, board: Board | None) -> str:
    said = meeting_filters.describe(asked)
    if not (asked.state or asked.since or asked.until):
        said = f"to come {said}".strip()
    whose = f"of the {board.name}" if board else ""
    return " ".join(part for part in (whose, said) if part)
