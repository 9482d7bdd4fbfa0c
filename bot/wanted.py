"""From a list as it was asked for in words to the list as the register can answer it."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session

from bot.access import Actor
from bot.errors import NotUnderstood
from bot.names import bodies, naming
from bot.names.named import Named, Unsure
from bot.reading.typed.filters import Wanted
from store import meetings as schedule
from store import people
from store.filtering import EVERYTHING, Filter, Sees
from store.tables import Board


@dataclass(frozen=True, slots=True)
class Resolved:
    """What to ask the register, and the board whose list it is when it is one board's."""

    filter: Filter
    board: Board | None = None


def resolve(
    session: Session, wanted: Wanted, *, by: Actor, on: date, sees: Sees = EVERYTHING
) -> Resolved:
    """Return the register's filter for what was asked; NotUnderstood when a name is in doubt."""
    owners = [named for phrase in wanted.owners for named in _named(session, phrase, on=on)]
    board = _board(session, wanted.board) if wanted.board else None
    raised = _last_meeting(session, board, on) if wanted.last_meeting else None
    coming = _next_meeting(session, board, on) if wanted.next_meeting else None
    mine = Filter(posts=by.answers_for, persons=_self(by)) if wanted.mine else Filter()
    made = Filter(
        state=wanted.state,
        posts=mine.posts | {one.post_id for one in owners if one.post_id is not None},
        persons=mine.persons | {one.person_id for one in owners if one.person_id is not None},
        bodies=frozenset(one.body.casefold() for one in owners if one.body),
        due_from=coming or wanted.due_from,
        due_to=coming or wanted.due_to,
        raised_from=raised or wanted.raised_from,
        raised_to=raised or wanted.raised_to,
        about=wanted.about,
        board_id=board.id if board else None,
        sees=sees,
    )
    return Resolved(made, board)


def called(session: Session, name: str, *, on: date, sees: Sees = EVERYTHING) -> str:
    """Say whether a name on its own is that of a "board" or of an "owner"; "" when of neither.

    A name that several posts or people bear is an owner's: it is asked about when it is resolved.
    """
    board = naming.board(session, name)
    if not isinstance(board, Unsure) and (sees.boards is None or board.id in sees.boards):
        return "board"
    found = naming.who(session, name, on=on)
    each = found.readings if isinstance(found, Unsure) else ()
    owners = [one for reading in each for one in reading.owners] if each else found
    if isinstance(owners, Unsure):
        return ""
    known = all(one.body is None or one.body in bodies.NAMES for one in owners)
    return "owner" if known and owners else ""


def _last_meeting(session: Session, board: Board | None, on: date) -> date:
    series = board or people.boards(session)[0]
    last = schedule.last(session, series.id or 0, until=on)
    if last is None or last.day is None:
        raise NotUnderstood(
            f"No earlier {series.name} is in the schedule. Name a month: `/actions from July 2017`."
        )
    return last.day


def _next_meeting(session: Session, board: Board | None, on: date) -> date:
    series = board or people.boards(session)[0]
    coming = schedule.after(session, series.id or 0, on - timedelta(days=1))
    if coming is None or coming.day is None:
        raise NotUnderstood(
            f"The day of the next {series.name} is not in the schedule. `/meetings next` tells"
            " what is known of it."
        )
    return coming.day


def _self(by: Actor) -> frozenset[int]:
    return frozenset() if by.person_id is None else frozenset({by.person_id})


def _named(session: Session, phrase: str, *, on: date) -> tuple[Named, ...]:
    found = naming.who(session, phrase, on=on)
    if isinstance(found, Unsure):
        raise NotUnderstood(found.why)
    return found


def _board(session: Session, phrase: str) -> Board:
    found = naming.board(session, phrase)
    if isinstance(found, Unsure):
        raise NotUnderstood(found.why)
    return found
