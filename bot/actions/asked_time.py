"""A request for more time settled: answered by the office, or overtaken by what was done."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from sqlmodel import Session

from bot.access import Actor
from bot.office import london_day
from bot.reminders.plan import Owed
from bot.sending import overtaking
from store import actions as register
from store import notices, people
from store.tables import Action, Change, MoreTime

AMENDED: Final = "amended"
CLOSED: Final = "closed"
"""What became of a request whose action was closed, or reported complete, before an answer."""


def settle(
    session: Session, asked: MoreTime, outcome: str, *, by: Actor, at: datetime, answer: str = ""
) -> None:
    """Settle a request; whoever asked is told, unless its action is closed."""
    asked.settled_at, asked.settled_by_id = at, by.person_id
    asked.outcome, asked.answer = outcome, answer
    session.flush()
    overtaking.by_change(session, asked.action_id, at=at)
    if outcome != CLOSED:
        told = [
            Owed("time", "action", asked.action_id, to, london_day(at), "", at, at_once=True,
                 revision=asked.id or 0)
            for to in _asking(session, asked, at)
        ]  # fmt: skip
        notices.owe(session, [one.as_row() for one in told], at=at)


def _asking(session: Session, asked: MoreTime, at: datetime) -> Iterator[str]:
    """Yield who is told: the post that asked, and the deputy who asked for it."""
    held = people.posts_of(session, asked.by_id, on=london_day(at))
    if asked.post_id is not None:
        yield f"post:{asked.post_id}"
    if asked.post_id not in {post.id for post in held}:
        yield f"person:{asked.by_id}"


def overtake(session: Session, action: Action, outcome: str, *, by: Actor, at: datetime) -> None:
    """Settle what an action awaits an answer to, now that this was done to it instead."""
    asked = register.time_asked(session, action.id or 0)
    if asked is not None:
        settle(session, asked, outcome, by=by, at=at)


def wait_again(session: Session, undone: Change) -> None:
    """Let a request that a change settled await an answer again, now that it is undone."""
    for asked in register.time_settled(session, undone.about_id, at=undone.at):
        asked.settled_at = asked.settled_by_id = None
        asked.outcome = asked.answer = ""
        session.flush()
