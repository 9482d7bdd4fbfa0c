"""Taking back one's own last change, when nothing has been built on it since."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from sqlmodel import Session

from bot import actions, meetings
from bot.access import Actor, require
from bot.errors import Told
from bot.schedule import agendas
from bot.telling import changes, phrases
from store import actions as register
from store import history
from store.tables import Change, Person

NEEDS: Final = {
    "raised": "raise",
    "amended": "amend",
    "assigned": "assign",
    "reported complete": "report",
    "deferred": "defer",
    "discharged": "discharge",
    "withdrawn": "withdraw",
    "reopened": "reopen",
    "sent back": "send_back",
    "kept open for the meeting": "send_back",
    "scheduled": "schedule",
    "confirmed": "schedule",
    "moved": "move",
    "cancelled": "cancel",
    "held": "hold",
    agendas.PROPOSED: "read",
}
"""What can be undone, and the right that it needs: the same as to do it."""


def undo(session: Session, *, by: Actor, at: datetime, expected: int | None = None) -> Change:
    """Take back the asker's own last change and return its line in the history.

    `expected` is the line that a button stood beside: another one is not undone in its place.

    Told is raised when there is none, when it cannot be taken back, or when the record has
    changed since: then nothing is changed.
    """
    person = session.get(Person, by.person_id) if by.person_id else None
    last = history.last_by(session, person) if person else None
    if last is None:
        raise Told("You have changed nothing that can be undone.")
    if last.did not in NEEDS or last.about not in _UNDO:
        raise Told(f"Your last change, {named(last)}, cannot be undone. Nothing was changed.")
    if expected is not None and expected != last.id:
        raise Told(
            f"You have made another change since: {named(last)}. Nothing was changed. To undo"
            " that one, use `/actions undo`.",
        )
    newest = history.newest(session, last.about, last.about_id)
    if newest.id != last.id:
        raise Told(
            f"{phrases.capital(named(last))}, cannot be undone: {newest.who}"
            f" {changes.deed(newest.did, 'it')} since. Nothing was changed.",
        )
    _UNDO[last.about](session, last, by, at)
    return last


def _undo_action(session: Session, change: Change, by: Actor, at: datetime) -> None:
    action = register.get(session, change.about_id)
    if action is None:
        raise LookupError(f"history names A{change.about_id}, which is not there")
    require(
        by, NEEDS[change.did], ref=actions.ref(action),
        owed_by=actions.owed_by(session, action),
    )  # fmt: skip
    was: dict[str, Any] = json.loads(change.before) if change.before else {}
    if change.did == "raised":
        was = {"withdrawn_at": at.isoformat(), "withdrawn_why": "Raised in error and undone."}
    actions.restore(session, action, was, by=by, at=at, undoes=change.id or 0)


def _undo_meeting(session: Session, change: Change, by: Actor, at: datetime) -> None:
    require(by, NEEDS[change.did])
    meetings.restore(session, change, by=by, at=at)


_UNDO: Final[dict[str, Callable[[Session, Change, Actor, datetime], None]]] = {
    "action": _undo_action,
    "meeting": _undo_meeting,
}


def named(change: Change) -> str:
    """Name a change shortly: "A17, deferred", "paused reminders of A17"."""
    if change.did.endswith((" of", " for", " on", " to")):
        return changes.deed(change.did, what(change))
    return f"{what(change)}, {change.did}"


def is_reported(session: Session, change: Change) -> bool:
    """Say whether a change was of an action that is reported complete now."""
    action = register.get(session, change.about_id) if change.about == "action" else None
    return action is not None and action.reported_at is not None


def what(change: Change) -> str:
    """Name what was changed: A17, the meeting."""
    return f"A{change.about_id}" if change.about == "action" else "the meeting"
