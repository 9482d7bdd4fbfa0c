"""What is asked about reminders: what is coming, what was sent, how sending goes."""

from dataclasses import dataclass
from datetime import date, timedelta
from importlib.metadata import version
from typing import Final

from bot import access, workdays
from bot.errors import NotUnderstood, Refused
from bot.names import naming
from bot.names.named import Unsure
from bot.reading.typed import commands
from bot.reminders.facts import facts_of
from bot.reminders.plan import Owed, Window, of_action, of_meeting
from bot.telling import chases, phrases
from bot.telling.blocks import Reply
from handlers import reminded
from handlers.asking import Ask
from store import actions as register
from store import addressing, notices, owing, people
from store import chases as sending
from store import meetings as schedule
from store.filtering import EVERYTHING, Filter
from store.owing import Standing
from store.tables import UNDATED, Action, Board, Meeting

DAYS: Final = 30
"""How far ahead what is coming is told."""

LISTED: Final = 200
"""Actions of somebody's that are looked at for it."""


@dataclass(frozen=True, slots=True)
class Whose:
    """Those whose reminders are asked about, and how they are told of."""

    name: str
    owes: str
    posts: frozenset[int]
    persons: frozenset[int]

    @property
    def whoms(self) -> frozenset[str]:
        """Their names as recipients."""
        posts = {f"post:{number}" for number in self.posts}
        return frozenset(posts | {f"person:{number}" for number in self.persons})


def coming(ask: Ask) -> Reply:
    """Tell what you will be reminded of; or `coming A17`, `coming 12 July`, `coming DCC`."""
    whose = _whose(ask)
    if whose is not None:
        return _coming(ask, whose.owes, _owed_by(ask, whose))
    of = reminded.record(ask, ask.words)
    if isinstance(of.row, Action):
        planned, paused = _of_actions(ask, [of.id]), _paused(ask, of.row)
        return _coming(ask, of.name, planned, paused=paused, why=_why_none(ask, of.row))
    until = ask.today + timedelta(days=2 * DAYS)
    meetings = None if isinstance(of.row, Board) else [of.id]
    boards = [of.id] if isinstance(of.row, Board) else None
    mine = owing.meetings(ask.session, since=ask.today, until=until, ids=meetings, boards=boards)
    return _coming(ask, of.name, _of_meetings(ask, mine), paused=_paused(ask, of.row))


def sent(ask: Ask) -> Reply:
    """Show the chase log: what was sent, when, to whom; `sent A17`, `sent MAM`, or your own."""
    whose = _whose(ask)
    if whose is not None:
        _may_be_told(ask, whose)
        found = notices.log(ask.session, whom=sorted(whose.whoms))
        return chases.log(whose.name, found, names=_names(ask))
    of = reminded.record(ask, ask.words)
    about, ids = of.about, [of.id]
    if isinstance(of.row, Board):
        since = ask.today - timedelta(days=2 * DAYS)
        mine = schedule.listed(ask.session, boards=[of.id], since=since, limit=LISTED)
        about, ids = "meeting", [one.id or 0 for one in mine]
    found = notices.log(ask.session, about=about, ids=ids)
    return chases.log(of.name, found, names=_names(ask))


def meant(ask: Ask) -> Reply:
    """Tell what is coming of what words without a verb name: "A17", "MAM", "12 July", "DCC"."""
    try:
        return coming(ask)
    except NotUnderstood as unread:
        raise commands.unknown(ask.words) from unread


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


def _why_none(ask: Ask, action: Action) -> str:
    """Say why an action may have no reminder to come."""
    if action.discharged_at is not None or action.withdrawn_at is not None:
        return "It is no longer outstanding."
    if action.reported_at is not None:
        return "It is reported complete, and awaits the office."
    if action.due_by == UNDATED:
        now = (
            f" To remind now: `/reminders send A{action.id}`."
            if access.may(ask.actor, "remind")
            else ""
        )
        return f"No day is known on which it is due.{now}"
    return ""


def _coming(
    ask: Ask, title: str, owed: list[Owed], *, paused: date | None = None, why: str = ""
) -> Reply:
    names = _names(ask)
    boards = {board.id: board.name for board in people.boards(ask.session)}
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
    return chases.coming(title, lines, days=DAYS, paused=paused, why=why)


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


def _whose(ask: Ask) -> Whose | None:
    """Return whose reminders are meant: the asker's, somebody's who is named, or nobody's."""
    words = ask.words.strip()
    if words.casefold() in {"", "mine", "me"}:
        person = {ask.actor.person_id} if ask.actor.person_id else set()
        return Whose("yours", "what you owe", ask.actor.answers_for, frozenset(person))
    if not isinstance(naming.board(ask.session, words), Unsure):
        return None
    found = naming.who(ask.session, words, on=ask.today)
    if isinstance(found, Unsure) or any(one.body is not None for one in found):
        return None
    posts = frozenset(one.post_id for one in found if one.post_id is not None)
    persons = frozenset(one.person_id for one in found if one.person_id is not None)
    called = [f"the {one.label}" if one.post_id else one.label for one in found]
    name = phrases.together(called)
    return Whose(name, f"what {name} {'owes' if len(found) == 1 else 'owe'}", posts, persons)


def _owed_by(ask: Ask, whose: Whose) -> list[Owed]:
    wanted = Filter(posts=whose.posts, persons=whose.persons, sees=ask.sees)
    page = register.page(ask.session, wanted, on=ask.today, size=LISTED)
    owed = _of_actions(ask, [row.id for row in page.rows])
    return [one for one in owed if one.whom in whose.whoms]


def _may_be_told(ask: Ask, whose: Whose) -> None:
    """Raise Refused for another's log, which names actions that not everybody may see."""
    own = whose.posts <= ask.actor.answers_for and whose.persons <= {ask.actor.person_id}
    if not own and ask.sees != EVERYTHING:
        raise Refused("Only the Commissioner's office is shown what was sent to others.")


def _names(ask: Ask) -> chases.Names:
    found = addressing.addresses(ask.session, on=ask.today)
    return chases.Names(
        {number: post.short for number, post in found.posts.items()},
        {number: person.name for number, person in found.persons.items()},
    )
