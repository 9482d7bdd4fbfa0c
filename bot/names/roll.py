"""The roll of a day: every post, person and board there is, and how each is said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from sqlmodel import Session

from bot.names.named import Named
from store import people
from store.people import Held, Holder, Known
from store.tables import Attendance, Board

VACANT: Final = "vacant"


@dataclass(frozen=True)
class Roll:
    """Everybody and everything that can be named on a day, and who the notes say attended."""

    on: date
    posts: tuple[Held, ...]
    persons: tuple[Known, ...]
    boards: tuple[Board, ...]
    attendance: tuple[Attendance, ...] = ()

    @cached_property
    def post(self) -> dict[int, Held]:
        """The posts by their numbers."""
        return {one.id: one for one in self.posts}

    @cached_property
    def person(self) -> dict[int, Known]:
        """The persons by their numbers."""
        return {one.id: one for one in self.persons}


def call(session: Session, *, on: date, attendance: Sequence[Attendance] = ()) -> Roll:
    """Read the roll of a day."""
    return Roll(
        on,
        tuple(people.held(session, on=on)),
        tuple(people.known(session, on=on)),
        tuple(people.boards(session)),
        tuple(attendance),
    )


def as_post(held: Held) -> Named:
    """Return a post as one that can owe an action, with who holds it."""
    return Named(held.short, f"{spoken(held)} ({in_post(held.holders)})", post_id=held.id)


def as_owners(roll: Roll, person: Known) -> tuple[Named, ...]:
    """Return what somebody stands for: their post at the meeting, else on the day, else no post."""
    at_meeting = {row.post_id for row in roll.attendance if row.person_id == person.id} - {None}
    posts = [roll.post[number] for number in roll.post if number in (at_meeting or person.posts)]
    if posts:
        return tuple(as_post(post) for post in posts)
    return (Named(person.name, person.name, person_id=person.id),)


def as_board(board: Board) -> Named:
    """Return a board as a body that can owe an action."""
    return Named(board.short, board.name, body=board.short)


def spoken(held: Held) -> str:
    """Say a post: a short name of one word as it stands (DCC), of several (ACC LP) in full."""
    return held.name if " " in held.short else held.short


def in_post(holders: Iterable[Holder]) -> str:
    """Say who holds a post: "Anthony Bangham", "Mark Travis, acting" or "vacant"."""
    said = [f"{one.name}, acting" if one.acting else one.name for one in holders]
    return "; ".join(said) or VACANT
