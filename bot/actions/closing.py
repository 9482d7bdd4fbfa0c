"""An action closed, or opened again."""

from datetime import datetime

from sqlmodel import Session

from bot.access import Actor, require
from bot.actions import asked_time, owners, ready
from bot.actions.finding import ref
from bot.actions.kept import written
from bot.errors import Told
from bot.office import london_day
from bot.said import reason, said
from bot.schedule import following
from store.tables import Action


def discharge(
    session: Session, action: Action, *, by: Actor, at: datetime, words: str = ""
) -> Action:
    """Accept an action as done; to discharge it twice changes nothing."""
    require(by, "discharge", ref=ref(action))
    if action.discharged_at is not None:
        return action
    ready.must_be_outstanding(action)
    note = said(words, "the note", field="words", empty=True)
    with written(session, action, "discharged", by=by, at=at, why=note):
        action.discharged_at = at
        action.discharged_by_id = by.person_id
        action.discharged_words = note
        asked_time.overtake(session, action, asked_time.CLOSED, by=by, at=at)
    return action


def withdraw(session: Session, action: Action, *, because: str, by: Actor, at: datetime) -> Action:
    """Take an action off the register, with a reason; it stays in the history."""
    require(by, "withdraw", ref=ref(action))
    ready.must_be_outstanding(action)
    why = reason(because, "withdrawing it")
    with written(session, action, "withdrawn", by=by, at=at, why=why):
        action.withdrawn_at = at
        action.withdrawn_why = why
        asked_time.overtake(session, action, asked_time.CLOSED, by=by, at=at)
    return action


def reopen(session: Session, action: Action, *, because: str, by: Actor, at: datetime) -> Action:
    """Make an action outstanding again: discharged, withdrawn or reported complete in error."""
    require(by, "reopen", ref=ref(action))
    if not (action.discharged_at or action.withdrawn_at or action.reported_at):
        raise Told(f"{ref(action)} is outstanding already. Nothing was changed.")
    why = said(because, "the reason", field="because", empty=True)
    with written(session, action, "reopened", by=by, at=at, why=why):
        action.reported_at = action.discharged_at = action.withdrawn_at = None
        action.reported_by_id = action.discharged_by_id = None
        action.reported_words = action.discharged_words = action.withdrawn_why = ""
        following.opened_again(session, action, on=london_day(at))
        owners.forget_reports(session, action)
    return action
