"""From a list as it was asked for in words to the list as the register can answer it."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from sqlmodel import Session

from bot.access import Actor
from bot.errors import NotUnderstood
from bot.names import bodies, naming
from bot.names.named import Named, Unsure
from bot.office import LONDON
from bot.reading.typed.filters import Wanted
from store import meetings as schedule
from store import people
from store.filtering import EVERYTHING, Filter, Sees
from store.tables import Board

_EITHER: Final = re.compile(r"\bor\b", re.IGNORECASE)
"""A list for the DCC or the CC is one for both: what either owes is in it."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What to ask the register, and the board whose list it is when it is one board's."""

    filter: Filter
    board: Board | None = None
    owners: tuple[str, ...] = ()  # whoever was named, as the office calls them


class WhoseList(NotUnderstood):
    """A name in a filter that is in doubt: `labels` are what it could be, `name` as typed."""

    def __init__(self, why: str, *, name: str, labels: tuple[str, ...]) -> None:
        super().__init__(why)
        self.name = name
        self.labels = labels


def resolve(
    session: Session, wanted: Wanted, *, by: Actor, on: date, sees: Sees = EVERYTHING
) -> Resolved:
    """Return the register's filter for what was asked; NotUnderstood when a name is in doubt."""
    said = [(each, _named(session, each, on=on)) for each in wanted.owners]
    owners = [named for _, found in said for named in found]
    board = _board(session, wanted.board) if wanted.board else None
    raised = _last_meeting(session, board, on) if wanted.last_meeting else None
    coming = _next_meeting(session, board, on) if wanted.next_meeting else None
    is_of_meeting = wanted.closed_since_meeting or wanted.closed_at_meeting
    closed = _last_meeting(session, board, on) if is_of_meeting else None
    closed_to = closed if wanted.closed_at_meeting else wanted.closed_to
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
        closed_from=_begins(closed or wanted.closed_from),
        closed_to=_begins(closed_to and closed_to + timedelta(days=1)),
        unowned=wanted.unowned,
        undated=wanted.undated,
        carried=wanted.carried,
        about=wanted.about,
        board_id=board.id if board else None,
        sees=sees,
    )
    called = [_called_so(one, typed) for typed, found in said for one in found]
    return Resolved(made, board, tuple(dict.fromkeys(called)))


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


def _called_so(named: Named, typed: str) -> str:
    """Say somebody named as the office does, and who that is unless it was typed so."""
    if named.post_id is not None:
        as_typed = named.label.casefold() in typed.casefold()
        return f"the {named.label if as_typed else named.full}"
    if named.label == bodies.EVERYBODY:
        return "everybody"
    listed = named.body is not None and (named.label in bodies.NAMES or named.label.isupper())
    return f"the {named.label}" if listed else named.label


def _begins(day: date | None) -> datetime | None:
    return datetime.combine(day, time(), LONDON) if day else None


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
    found = naming.who(session, _EITHER.sub("and", phrase), on=on)
    if isinstance(found, Unsure):
        known = [one for one in found.readings if not one.label.startswith("“")]
        labels = tuple(one.label for one in known)
        why = found.why if labels else f"{found.why} Try a post, as in `/actions for DCC`."
        raise WhoseList(why, name=phrase, labels=labels)
    return found


def _board(session: Session, phrase: str) -> Board:
    found = naming.board(session, phrase)
    if isinstance(found, Unsure):
        raise NotUnderstood(found.why)
    return found
