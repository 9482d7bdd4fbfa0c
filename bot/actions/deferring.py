"""An action's due time moved, with a reason."""

from datetime import datetime

from sqlmodel import Session

from bot import due as dues
from bot.access import Actor, require
from bot.actions import asked_time, ready
from bot.actions.finding import ref
from bot.actions.kept import written
from bot.office import london_day
from bot.reading.due import Due
from bot.said import reason
from store.tables import Action


def defer(
    session: Session, action: Action, *, to: Due, because: str, by: Actor, at: datetime
) -> Action:
    """Move an action's due time, with a reason; how often, and when it was first due, are kept."""
    require(by, "defer", ref=ref(action))
    ready.must_be_outstanding(action)
    why = reason(because, "deferring it")
    with written(session, action, "deferred", by=by, at=at, why=why):
        if not action.deferred_times:
            action.first_due = action.due_phrase or (action.due_written or "")
        dues.bound(session, to, board_id=action.board_id, after=london_day(at)).onto(action)
        action.deferred_times += 1
        action.deferred_why = why
        asked_time.overtake(session, action, asked_time.AMENDED, by=by, at=at)
    return action
