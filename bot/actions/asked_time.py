"""A request for more time settled: answered by the office, or overtaken by what was done."""

from datetime import datetime
from typing import Final

from sqlmodel import Session

from bot.access import Actor
from bot.office import london_day
from bot.reminders.plan import Owed
from bot.sending import overtaking
from store import actions as register
from store import notices
from store.tables import Action, Change, MoreTime

AMENDED: Final = "amended"
CLOSED: Final = "closed"
"""What became of a request whose action was closed before it was answered."""


def settle(
    session: Session, asked: MoreTime, outcome: str, *, by: Actor, at: datetime, answer: str = ""
) -> None:
    """Settle a request; whoever asked is told, unless its action is closed."""
    asked.settled_at, asked.settled_by_id = at, by.person_id
    asked.outcome, asked.answer = outcome, answer
    session.flush()
    overtaking.by_change(session, asked.action_id, at=at)
    if outcome != CLOSED:
        to = f"post:{asked.post_id}" if asked.post_id else f"person:{asked.by_id}"
        told = Owed("time", "action", asked.action_id, to, london_day(at), "", at, at_once=True,
                    revision=asked.id or 0)  # fmt: skip
        notices.owe(session, [told.as_row()], at=at)


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
