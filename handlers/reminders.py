"""What is asked about reminders: what is coming, what was sent, how sending goes."""

from datetime import date, timedelta
from importlib.metadata import version
from typing import Final

from bot import workdays
from bot.reminders.facts import facts_of
from bot.reminders.plan import Owed, Window, of_action, of_meeting
from bot.telling import chases, phrases
from bot.telling.blocks import Reply
from handlers import reminded
from handlers.asking import Ask
from store import actions as register
from store import addressing, notices, owing
from store import chases as sending
from store.filtering import Filter
from store.owing import Standing
from store.tables import Action, Board, Meeting

DAYS: Final = 30
"""How far ahead what is coming is told."""

LISTED: Final = 200
"""Actions of somebody's that are looked at for it."""


def coming(ask: Ask) -> Reply:
    """Tell what you will be reminded of; or `coming A17`, `coming 12 July`, `coming MAM`."""
    if _said(ask, "mine", "me"):
        return _coming(ask, "what you owe", _mine(ask))
    of = reminded.record(ask, ask.words)
    if isinstance(of.row, Action):
        return _coming(ask, of.name, _of_actions(ask, [of.id]), paused=_paused(ask, of.row))
    until = ask.today + timedelta(days=2 * DAYS)
    meetings = None if isinstance(of.row, Board) else [of.id]
    boards = [of.id] if isinstance(of.row, Board) else None
    mine = owing.meetings(ask.session, since=ask.today, until=until, ids=meetings, boards=boards)
    return _coming(ask, of.name, _of_meetings(ask, mine), paused=_paused(ask, of.row))


def sent(ask: Ask) -> Reply:
    """Show the chase log: what was sent, when, to whom; `sent A17`, `sent MAM`, or your own."""
    if _said(ask, "mine", "me"):
        found = notices.log(ask.session, whom=sorted(_my_whoms(ask)))
        return chases.log("yours", found, names=_names(ask))
    of = reminded.record(ask, ask.words)
    about, number = of.about, of.id
    if isinstance(of.row, Board):
        about, number = "meeting", reminded.next_meeting(ask, of.row).id or 0
    found = notices.log(ask.session, about=about, about_id=number)
    return chases.log(of.name, found, names=_names(ask))


def health(ask: Ask) -> Reply:
    """Tell how sending goes (office, IT): what waits, what was given up, the last tick."""
    state = sending.state(ask.session, now=ask.now)
    return chases.health(
        state, now=ask.now, zone_rules=version("tzdata"), horizon=workdays.horizon()
    )


def _paused(ask: Ask, row: Action | Meeting | Board) -> date | None:
    """Return until when nobody is reminded of it, or of all of its board; None when they are."""
    paused = facts_of(ask.session, on=ask.today).paused
    own = "board" if isinstance(row, Board) else type(row).__name__.lower()
    board = row.id if isinstance(row, Board) else row.board_id
    found = (paused.get((own, row.id or 0)), paused.get(("board", board or 0)))
    return max((one for one in found if one is not None), default=None)


def _coming(ask: Ask, title: str, owed: list[Owed], *, paused: date | None = None) -> Reply:
    names = _names(ask)
    boards = {board.id: board.name for board in owing.boards(ask.session)}
    meetings = {one.about_id for one in owed if one.about == "meeting"}
    of = {number: ask.session.get_one(Meeting, number).board_id for number in meetings}
    lines = [
        chases.Coming(
            at=one.due_at,
            kind=one.kind,
            about=f"A{one.about_id}" if one.about == "action" else
            f"{boards[of[one.about_id]]} of {phrases.day(one.on_day)}",
            whom=names.of(one.whom),
        )
        for one in sorted(owed, key=lambda one: (one.due_at, one.about_id))
    ]  # fmt: skip
    return chases.coming(title, lines, days=DAYS, paused=paused)


def _window(ask: Ask) -> Window:
    return Window(ask.now, ask.now + timedelta(days=DAYS))


def _of_actions(ask: Ask, numbers: list[int]) -> list[Owed]:
    known = facts_of(ask.session, on=ask.today)
    window = _window(ask)
    return [
        owed
        for found in owing.these(ask.session, numbers)
        for owed in of_action(known.action(found), known.boards[found.board_id], window)
    ]


def _of_meetings(ask: Ask, found: list[Standing]) -> list[Owed]:
    known = facts_of(ask.session, on=ask.today)
    return [
        owed
        for meeting in found
        for owed in of_meeting(known.meeting(meeting), known.boards[meeting.board_id], _window(ask))
    ]


def _mine(ask: Ask) -> list[Owed]:
    wanted = Filter(
        posts=frozenset(ask.actor.answers_for),
        persons=frozenset({ask.actor.person_id} if ask.actor.person_id else ()),
    )
    page = register.page(ask.session, wanted, on=ask.today, size=LISTED)
    mine = _my_whoms(ask)
    return [one for one in _of_actions(ask, [row.id for row in page.rows]) if one.whom in mine]


def _my_whoms(ask: Ask) -> set[str]:
    return {f"post:{post}" for post in ask.actor.answers_for} | {f"person:{ask.actor.person_id}"}


def _names(ask: Ask) -> chases.Names:
    found = addressing.addresses(ask.session, on=ask.today)
    return chases.Names(
        {number: post.short for number, post in found.posts.items()},
        {number: person.name for number, person in found.persons.items()},
    )


def _said(ask: Ask, *words: str) -> bool:
    return ask.words.strip().casefold() in {"", *words}
