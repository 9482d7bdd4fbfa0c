"""A change to an action undone."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.access import Actor
from bot.actions import asked_time
from bot.actions import owners as owing
from bot.actions.kept import NAMED, written
from bot.written import put_back
from store.tables import Action, Change, Owner


def restore(
    session: Session, action: Action, was: dict[str, Any], *, by: Actor, at: datetime, undoes: int
) -> Action:
    """Put back what one change altered, as `was` has it: the undoing of that change.

    A request for more time that the change answered, or made needless, waits again.
    """
    asked_time.wait_again(session, session.get_one(Change, undoes))
    with written(session, action, "undid a change to", by=by, at=at, undoes=undoes):
        owners = was.pop("owners", None)
        was.pop(NAMED, None)
        put_back(action, was)
        if owners is not None:
            owing.put(session, action, [Owner.model_validate(one) for one in owners])
    return action
