"""Asking the posts that are concerned to acknowledge an update, and writing down who has."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlmodel import Session

from bot import workdays
from bot.access import Actor, may, require
from bot.office import london_day
from bot.reminders import hours
from bot.reminders.ladder import DEFAULT
from bot.reminders.plan import OFFICE, Owed
from bot.sending import overtaking
from bot.sending.overtaking import OF_REMINDERS, OF_UPDATES
from bot.telling import phrases
from store import acknowledgements as the_seen
from store import actions as register
from store import history, notices, people
from store.acknowledgements import Given, Seen, Whose
from store.actions import OwedBy
from store.notices import Brief
from store.tables import Action, Board, Update

CHASED: Final = 2
"""Working days after which whoever has not acknowledged an update is told again."""

ESCALATED: Final = 5
"""Working days after which the office is told who has not."""

SHOWN: Final = 120
"""Characters of an update that the history repeats beside its acknowledgement."""


@dataclass(frozen=True, slots=True)
class Came:
    """What came of somebody's acknowledging: what it is now of, or who was first, or nothing."""

    now: tuple[Seen, ...] = ()  # theirs, given just now
    before: tuple[Seen, ...] = ()  # theirs, but given before
    reminded: bool = False  # a reminder of what they owe was acknowledged, just now
    named: bool = False  # they are among those who are asked at all
    waiting: tuple[str, ...] = ()  # who is still waited for


def ask(session: Session, action: Action, said: Update, *, by: Actor, at: datetime) -> None:
    """Ask those concerned to acknowledge an update as it reads now, and owe them the message.

    Asked are the posts and persons who owe the action and, of what the office did not say
    itself, the policy officer; never whoever said it. Another wording is asked for anew,
    in a message of its own where somebody has answered the one before.
    """
    asked = list(_concerned(session, action, by))
    the_seen.ask(session, asked, said=said, at=at)
    told = [] if _stands(session, action, said) else _message(session, action, said, asked, at)
    owed = [*told, *_chasing(action, said, asked, at)]
    notices.owe(session, [one.as_row() for one in owed], at=at)


def acknowledge(
    session: Session,
    told: Collection[Brief],
    *,
    by: Actor,
    at: datetime,
    how: str,
    channel: str = "",
    ts: str = "",
) -> Came:
    """Record that `by` has seen what a message told, for the posts they answer for today.

    To do so twice changes nothing. Only those who are asked count: for anybody else nothing
    is recorded, and `named` is False.
    """
    updates = {one.revision for one in told if one.kind in OF_UPDATES}
    asked = the_seen.of_updates(session, updates) if updates else []
    mine = [one for one in asked if _is_for(one, by)]
    given = Given(by.person_id or 0, "", at, how, channel, ts)
    now = [one for one in mine if one.at is None and _give(session, one, given, by=by)]
    reminders = [one for one in told if one.kind in OF_REMINDERS and one.about == "action"]
    seen = [one for one in reminders if _reminds(one, by)]
    fresh = [one for one in seen if _remind(session, one, given, by=by)]
    ids = {one.id or 0 for one in seen} - {one.id or 0 for one in fresh}
    reminded_before = the_seen.of_notices(session, ids) if ids else []
    overtaking.by_notices(session, fresh, at=at)
    overtaking.of_updates(session, {one.update_id or 0 for one in now}, at=at)
    if any(one.at is None and one.id not in _ids(now) for one in mine):
        asked = the_seen.of_updates(session, updates)  # somebody else was first, just now
    given_now = _ids(now)
    rest = [one for one in asked if one.id not in given_now]
    return Came(
        now=tuple(now),
        before=tuple(one for one in (*rest, *reminded_before) if _is_for(one, by)),
        reminded=bool(fresh),
        named=bool(mine or seen),
        waiting=tuple(dict.fromkeys(one.name for one in rest if one.at is None)),
    )


def acknowledged(session: Session, told: Collection[Brief], by: Actor) -> set[int]:
    """Return the actions of which `by` has acknowledged what a message tells."""
    updates = {one.revision for one in told if one.kind in OF_UPDATES}
    reminders = {one.id or 0 for one in told if one.kind in OF_REMINDERS}
    given = [
        *(the_seen.of_updates(session, updates) if updates else ()),
        *(the_seen.of_notices(session, reminders) if reminders else ()),
    ]
    mine = (one for one in given if one.by_id == by.person_id and one.at is not None)
    return {one.action_id for one in mine}


def is_asked(told: Collection[Brief]) -> bool:
    """Say whether a message asks for anything to be acknowledged."""
    return any(one.kind in OF_UPDATES or one.kind in OF_REMINDERS for one in told)


def _give(session: Session, one: Seen, given: Given, *, by: Actor) -> bool:
    require(by, "acknowledge", owed_by=_asked(one))
    as_post = "" if one.person_id or _holds(by, one.post_id) else _titled(by)
    mine = Given(given.by_id, as_post, given.at, given.how, given.channel, given.ts)
    if not the_seen.give(session, [one.id], mine):
        return False
    _write(session, one.action_id, given, by=by, after={"update": one.update_id, "for": one.name},
           why=phrases.cut(one.said, SHOWN))  # fmt: skip
    return True


def _asked(one: Seen) -> OwedBy:
    return OwedBy(
        frozenset() if one.post_id is None else frozenset({one.post_id}),
        frozenset() if one.person_id is None else frozenset({one.person_id}),
    )


def _remind(session: Session, notice: Brief, given: Given, *, by: Actor) -> bool:
    """Write down that a reminder was seen; False when it was written down before."""
    sort, _, number = _planned_for(notice).partition(":")
    whose = Whose(post_id=int(number)) if sort == "post" else Whose(person_id=int(number))
    as_post = "" if whose.person_id or _holds(by, whose.post_id) else _titled(by)
    mine = Given(given.by_id, as_post, given.at, given.how, given.channel, given.ts)
    if not the_seen.give_of_reminder(session, notice, whose, mine):
        return False
    _write(session, notice.about_id, given, by=by, after={"reminder": notice.id}, why="")
    return True


def _write(
    session: Session, action_id: int, given: Given, *, by: Actor, after: dict[str, object], why: str
) -> None:
    history.record(
        session, at=given.at, by=by.through(given.how, place=given.channel).by, did="acknowledged",
        about="action", about_id=action_id, after=after, why=why,
    )  # fmt: skip


def _concerned(session: Session, action: Action, by: Actor) -> Iterator[Whose]:
    seen: set[int] = set()
    for owner in register.owners(session, action.id or 0):
        if owner.post_id and owner.post_id not in by.answers_for:
            seen.add(owner.post_id)
            yield Whose(post_id=owner.post_id)
        elif owner.person_id and owner.person_id != by.person_id:
            yield Whose(person_id=owner.person_id)
    if not may(by, "discharge"):
        office = people.post(session, DEFAULT.escalate[0])
        if office is not None and office.id not in seen | set(by.answers_for):
            yield Whose(post_id=office.id)


def _stands(session: Session, action: Action, said: Update) -> bool:
    """Say whether a message in its channel asks for an update already, and nobody answered it.

    It is drawn with the new words: a slip put right a moment later is not posted again.
    """
    board = session.get_one(Board, action.board_id)
    if said.revision == 1 or not board.channel or the_seen.is_answered(session, said):
        return False
    return notices.is_told(session, "update", action=said.action_id, revision=said.id or 0)


def _message(
    session: Session, action: Action, said: Update, asked: Iterable[Whose], at: datetime
) -> Iterator[Owed]:
    board = session.get_one(Board, action.board_id)
    asked = list(asked)
    to = [f"channel:{board.channel}"] if board.channel and asked else map(_recipient, asked)
    for whom in to:
        yield Owed(
            "update", "action", said.action_id, whom, london_day(at), f"r{said.revision}", at,
            at_once=True, revision=said.id or 0,
        )  # fmt: skip


def _chasing(action: Action, said: Update, asked: Iterable[Whose], at: datetime) -> Iterator[Owed]:
    today, number = london_day(at), action.id or 0
    asked = list(asked)
    for one in asked:
        on = hours.moment(workdays.add(today, CHASED), DEFAULT.at)
        yield Owed("unseen", "action", number, _recipient(one), today, f"+{CHASED}r{said.revision}",
                   on, revision=said.id or 0)  # fmt: skip
    if asked:
        on = hours.moment(workdays.add(today, ESCALATED), DEFAULT.at)
        yield Owed("unseen", "action", number, OFFICE, today, f"+{ESCALATED}r{said.revision}", on,
                   revision=said.id or 0)  # fmt: skip


def _recipient(one: Whose) -> str:
    return f"post:{one.post_id}" if one.post_id else f"person:{one.person_id}"


def _planned_for(notice: Brief) -> str:
    return notice.instead_of or notice.whom


def _reminds(notice: Brief, by: Actor) -> bool:
    sort, _, number = _planned_for(notice).partition(":")
    if sort == "post":
        return int(number) in by.answers_for
    return sort == "person" and by.person_id == int(number)


def _is_for(one: Seen, by: Actor) -> bool:
    return one.post_id in by.answers_for if one.post_id else one.person_id == by.person_id


def _holds(by: Actor, post_id: int | None) -> bool:
    return any(held == post_id for held, _ in by.posts)


def _titled(by: Actor) -> str:
    return by.posts[0][1] if by.posts else by.name


def _ids(some: Iterable[Seen]) -> set[int]:
    return {one.id for one in some}
