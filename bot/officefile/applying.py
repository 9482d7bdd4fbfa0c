"""Making the register agree with the office file: what would change, and the change itself."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from functools import partial
from typing import Any, Final

from sqlmodel import Session

from bot import people
from bot.access import NOBODY, Actor
from bot.office import london_day
from bot.officefile import deputising, identity, registered, steps, succession
from bot.officefile.checks import post_short
from bot.officefile.contents import OfficeFile, OfficeFileWrong
from bot.officefile.parts import FileBoard, FilePerson, FilePost, Rung
from bot.officefile.registered import Registered
from bot.officefile.steps import Hand, Step
from bot.telling import phrases
from bot.terms import require_office
from store import actions as register
from store.tables import Board, Person, Post

NOTHING: Final = "Nothing to change: the register agrees with the office file."


def plan(session: Session, file: OfficeFile, *, on: date) -> list[Step]:
    """Return what would make the register agree with `file` on the day `on`; nothing is changed.

    OfficeFileWrong is raised when the file and what the register knows contradict each other.
    """
    known = registered.read(session, file)
    problems = [
        identity.problem(person, known.persons, matched=known.who) for person in file.people
    ]
    found = [
        *(one for one in problems if one),
        *registered.clashes(known),
        *succession.clashes(known, on=on),
    ]
    if found:
        raise OfficeFileWrong(f"office.toml: {one}" for one in found)
    return [
        *_posts(known),
        *_persons(known),
        *succession.steps(known, on=on),
        *deputising.steps(known),
        *_boards(known),
        *_gone(known),
    ]


def apply(session: Session, file: OfficeFile, *, by: Actor, at: datetime) -> list[Step]:
    """Make the register agree with `file`, in the caller's transaction; a second time is no change.

    Every step is a line of the history. Returns the steps that were taken, in their order.
    """
    require_office(by)
    taken = plan(session, file, on=london_day(at))
    for step in taken:
        step.do(session, Hand(by, at))
        session.flush()
    return taken


def told(taken: Sequence[Step], *, dry_run: bool = False) -> list[str]:
    """Return the lines that say what was changed, or would be."""
    if not taken:
        return [NOTHING]
    count = phrases.plural(len(taken), "change")
    end = f"{count} to make. Nothing has been changed." if dry_run else f"{count} made."
    return [*(step.line for step in taken), end]


def _posts(known: Registered) -> Iterator[Step]:
    for post in known.file.posts:
        row = registered.called(post, known.posts)
        new, called = f"the post {_in_full(post)}", f"the post {(row or post).short}"
        yield from steps.towards(Post, row, _post(post), new=new, called=called)


def _persons(known: Registered) -> Iterator[Step]:
    for person in known.file.people:
        row = identity.find(person, known.persons)
        new, called = f"{person.name} ({person.role})", (row or person).name
        yield from steps.towards(Person, row, _person(person), new=new, called=called)


def _boards(known: Registered) -> Iterator[Step]:
    for board in known.file.boards:
        row, wanted = registered.called(board, known.boards), _board(board, known.file)
        chair = post_short(known.file, board.chair) if board.chair else None
        if row is None:
            words = f"add the board {_in_full(board)}"
            yield Step("+", words, partial(_add_board, wanted, chair))
            continue
        changed, was = steps.differences(row, wanted), known.short.get(row.chair_post_id or 0)
        said = [steps.said(row, changed)] if changed else []
        said += [f"chair {chair or 'none'}, was {was or 'none'}"] if chair != was else []
        if said:
            words = f"the board {row.short}: {'; '.join(said)}"
            yield Step("~", words, partial(_amend_board, row.id, changed, chair))


def _gone(known: Registered) -> Iterator[Step]:
    """People whom the file no longer has may do nothing more; what they did stays theirs."""
    for row in known.persons:
        if row.id not in known.who and row.role != NOBODY:
            words = f"{row.name} is no longer in the file, and may see and do nothing here"
            yield Step("-", words, partial(_shut_out, row.id))


def _in_full(one: FilePost | FileBoard) -> str:
    return one.short if one.short == one.name else f"{one.short} ({one.name})"


def _post(post: FilePost) -> dict[str, Any]:
    return {
        "short": post.short,
        "name": post.name,
        "side": post.side,
        "aliases": list(post.aliases),
    }


def _person(person: FilePerson) -> dict[str, Any]:
    marks = {"slack_id": person.slack, "team_id": person.team, "email": person.email}
    given = {name: mark for name, mark in marks.items() if mark is not None}
    if person.email:
        given["email"] = person.email.casefold()
    named = {"name": person.name, "role": person.role}
    return named | {name: mark or None for name, mark in given.items()}


def _board(board: FileBoard, file: OfficeFile) -> dict[str, Any]:
    channel = {} if board.channel is None else {"channel": board.channel}
    return {
        "short": board.short,
        "name": board.name,
        "aliases": list(board.aliases),
        "purpose": board.purpose,
        "frequency": board.frequency,
        "usual_venue": board.venue,
        "usual_time": board.time,
        "notice_days": board.notice_days,
        "attended_by": [post_short(file, words) for words in board.attended_by],
        "ladder": {name: _rung(value, file) for name, value in board.reminders.items()},
        **channel,
    }


def _rung(value: Rung, file: OfficeFile) -> Any:
    """Return a setting of the reminders as it is kept: posts by their short names."""
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, list):
        return [post_short(file, one) or one if isinstance(one, str) else one for one in value]
    return value


def _add_board(wanted: dict[str, Any], chair: str | None, session: Session, hand: Hand) -> None:
    steps.add(Board, {**wanted, "chair_post_id": _chair(session, chair)}, session, hand)


def _amend_board(
    number: int | None, changed: dict[str, Any], chair: str | None, session: Session, hand: Hand
) -> None:
    was = session.get_one(Board, number).short
    whole = {**changed, "chair_post_id": _chair(session, chair)}
    steps.amend(Board, number, whole, session, hand)
    if whole.get("short", was) != was:  # what a board owes it owes by its name
        register.call_body(session, was, now=whole["short"])


def _chair(session: Session, short: str | None) -> int | None:
    return succession.post_row(session, short).id if short else None


def _shut_out(number: int | None, session: Session, hand: Hand) -> None:
    people.shut_out(session, session.get_one(Person, number), by=hand.by, at=hand.at)
