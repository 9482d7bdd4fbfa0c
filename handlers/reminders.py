"""What is asked about reminders: what is coming, what was sent, how sending goes."""

from datetime import timedelta
from importlib.metadata import version
from typing import Final

from bot import actions, workdays
from bot.reading.typed.references import references
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
from store.tables import Board, Meeting

DAYS: Final = 30
"""How far ahead what is coming is told."""

LISTED: Final = 200
"""Actions of somebody's that are looked at for it."""


def coming(ask: Ask) -> Reply:
    """Tell what you will be reminded of; or `coming A17`, or of a board, `coming MAM`."""
    numbers, _ = references(ask.words)
    if numbers:
        action = actions.find(ask.session, numbers[0], sees=ask.sees)
        return _coming(ask, actions.ref(action), _of_actions(ask, [action.id or 0]))
    if not _said(ask, "mine", "me"):
        board = reminded.board(ask)
        return _coming(ask, board.name, _of_board(ask, board))
    return _coming(ask, "what you owe", _mine(ask))


def sent(ask: Ask) -> Reply:
    """Show the chase log: what was sent, when and to whom; `sent A17`, or `sent` for your own."""
    numbers, _ = references(ask.words)
    if numbers:
        action = actions.find(ask.session, numbers[0], sees=ask.sees)
        found = notices.log(ask.session, about="action", about_id=action.id)
        return chases.log(actions.ref(action), found, names=_names(ask))
    if not _said(ask, "mine", "me"):
        board = reminded.board(ask)
        number = reminded.next_meeting(ask, board).id
        found = notices.log(ask.session, about="meeting", about_id=number)
        return chases.log(board.name, found, names=_names(ask))
    found = notices.log(ask.session, whom=sorted(_my_whoms(ask)))
    return chases.log("yours", found, names=_names(ask))


def health(ask: Ask) -> Reply:
    """Tell how sending goes (office, IT): what waits, what was given up, the last tick."""
    state = sending.state(ask.session, now=ask.now)
    return chases.health(
        state, now=ask.now, zone_rules=version("tzdata"), horizon=workdays.horizon()
    )


def _coming(ask: Ask, title: str, owed: list[Owed]) -> Reply:
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
    return chases.coming(title, lines, days=DAYS)


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


def _of_board(ask: Ask, board: Board) -> list[Owed]:
    known = facts_of(ask.session, on=ask.today)
    until = ask.today + timedelta(days=2 * DAYS)
    found = owing.meetings(ask.session, since=ask.today, until=until, boards=[board.id or 0])
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
