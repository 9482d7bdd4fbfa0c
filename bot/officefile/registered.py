"""What the register knows of the office file's posts and people, before anything is changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from sqlmodel import Session

from bot.officefile import identity
from bot.officefile.parts import FileBoard, FilePost, OfficeFile
from store import people
from store.tables import Appointment, Board, Deputy, Person, Post

Row = TypeVar("Row", Post, Board)


@dataclass(frozen=True)
class Registered:
    """The file beside the rows it is about; a row that the file does not name stays unnamed."""

    file: OfficeFile
    persons: tuple[Person, ...]
    posts: tuple[Post, ...]
    boards: tuple[Board, ...]
    appointments: tuple[Appointment, ...]
    deputies: tuple[Deputy, ...]

    @cached_property
    def who(self) -> dict[int, int]:
        """The place in the file of each person that it names, by their number."""
        found = [identity.find(person, self.persons) for person in self.file.people]
        return {row.id: place for place, row in enumerate(found) if row and row.id is not None}

    @cached_property
    def short(self) -> dict[int, str]:
        """What the file calls each post; one that it does not name keeps its short name."""
        mine = {row.id: row.short for row in self.posts if row.id is not None}
        for post in self.file.posts:
            row = called(post, self.posts)
            if row is not None and row.id is not None:
                mine[row.id] = post.short
        return mine

    def name(self, person_id: int | None) -> str:
        """Return the name that the register knows somebody by."""
        return next(row.name for row in self.persons if row.id == person_id)


def read(session: Session, file: OfficeFile) -> Registered:
    """Read what the register knows."""
    return Registered(
        file,
        tuple(people.persons(session)),
        tuple(people.posts(session)),
        tuple(people.boards(session)),
        tuple(people.appointments(session)),
        tuple(people.deputies(session)),
    )


def clashes(register: Registered) -> Iterator[str]:
    """Yield where the file has two parts of one row, or a board take the name of another."""
    yield from _twice("posts", register.file.posts, register.posts)
    yield from _twice("boards", register.file.boards, register.boards)
    names = {one.id: one.name for one in register.boards}
    for board in register.file.boards:
        row = called(board, register.boards)
        mine = row.id if row else 0
        other = next((one for one in register.boards if names[one.id] == board.name), None)
        if other is not None and other.id != mine:
            yield (
                f"the board {board.short} is to be called “{board.name}”, which is the name of"
                f" {other.short} until that is applied. Give {other.short} another name first."
            )
        names[mine] = board.name


def _twice(kind: str, parts: Sequence[FilePost | FileBoard], rows: Sequence[Row]) -> Iterator[str]:
    claimed: dict[int, str] = {}
    for part in parts:
        row = called(part, rows)
        number = row.id if row else None
        if row is not None and number is not None and number in claimed:
            yield (
                f"the {kind} {claimed[number]} and {part.short} are both what the register calls"
                f" {row.short} ({row.name}). Rename it and apply; then add the other."
            )
        if number is not None:
            claimed[number] = part.short


def called(one: FilePost | FileBoard, rows: Sequence[Row]) -> Row | None:
    """Return the row of a post or board: of its short name, or else of its name."""
    for row in rows:
        if row.short.casefold() == one.short.casefold():
            return row
    return next((row for row in rows if row.name.casefold() == one.name.casefold()), None)
