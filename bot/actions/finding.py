"""Which action a reference means, for these eyes."""

from typing import Final

from sqlmodel import Session

from bot.access import not_found
from bot.actions import owners
from store import actions as register
from store.filtering import EVERYTHING, Sees
from store.tables import Action

LAST: Final = 999_999_999
"""The highest reference that is looked for: nobody types more digits, and no database minds."""


def find(session: Session, number: int, *, sees: Sees = EVERYTHING) -> Action:
    """Return the action A`number`; NotFound when there is none, or none for these eyes."""
    action = register.get(session, number) if 0 < number <= LAST else None
    if action is None or not _seen(session, action, sees):
        raise not_found(f"A{number}")
    return action


def is_seen(session: Session, number: int, sees: Sees) -> bool:
    """Say whether there is an action of this number for these eyes."""
    action = register.get(session, number)
    return action is not None and _seen(session, action, sees)


def ref(action: Action) -> str:
    """Return the reference that people say: A17."""
    return f"A{action.id}"


def _seen(session: Session, action: Action, sees: Sees) -> bool:
    if sees.boards is None or action.board_id in sees.boards:
        return True
    posts, persons = owners.owed_by(session, action)
    return not (posts.isdisjoint(sees.posts) and persons.isdisjoint(sees.persons))
