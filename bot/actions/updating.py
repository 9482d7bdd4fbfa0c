"""What is said of how an action stands."""

from datetime import datetime

from sqlmodel import Session

from bot.access import Actor, require
from bot.actions import kept, owners
from bot.actions.finding import ref
from bot.errors import Told
from bot.said import said
from bot.threads import acknowledging
from store import history
from store.tables import Action, Update, number


def update(session: Session, action: Action, words: str, *, by: Actor, at: datetime) -> Update:
    """Keep what is said about an action, as said, and ask those concerned to acknowledge it."""
    owed_by = owners.owed_by(session, action)
    require(by, "update", ref=ref(action), owed_by=owed_by)
    held = [post for post, _ in by.posts]
    told = Update(
        action_id=number(action),
        at=at,
        by_id=_person(by),
        post_id=next((post for post in held if post in owed_by.posts), held[0] if held else None),
        words=said(words, "the update", field="words"),
    )
    session.add(told)
    session.flush()
    history.record(
        session, at=at, by=by.by, did="updated", **kept.this(action), after={"words": told.words}
    )
    acknowledging.ask(session, action, told, by=by, at=at)
    return told


def _person(by: Actor) -> int:
    if by.person_id is None:
        raise Told("An update needs somebody's name to it. Post it from Slack. Nothing was saved.")
    return by.person_id
