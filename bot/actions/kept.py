"""An action as the history keeps it."""

from functools import partial
from typing import Any, Final

from sqlmodel import Session

from bot.written import written as _written
from store import actions as register
from store.tables import Action, number

NAMED: Final = "owed_by"
"""In the history, beside the owners' numbers: their names as they were then."""


def looks(session: Session, action: Action) -> dict[str, Any]:
    """Return an action as the history keeps it: its columns, with those who owe it."""
    owners = [owner.model_dump() for owner in register.owners(session, number(action))]
    named = ", ".join(register.owner_names(session, number(action)))
    return action.model_dump(exclude={"revision"}) | {"owners": owners, NAMED: named}


written = partial(_written, looks=looks)


def this(action: Action) -> dict[str, Any]:
    """Return what a line of the history is about."""
    return {"about": "action", "about_id": action.id}
