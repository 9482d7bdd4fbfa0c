"""Everything known of one action, gathered for telling it whole."""

from datetime import date, datetime

from sqlmodel import Session

from bot import access, actions, naming
from bot.access import Actor
from bot.office import london_day
from bot.telling import phrases
from bot.telling.action import Deed, Said, Whole
from store import actions as register
from store import history, people
from store import meetings as schedule
from store.tables import Action, Board, Person, Post

OUTSTANDING_DEEDS = ("report", "update", "discharge", "defer", "amend", "withdraw")


def whole(session: Session, action: Action, *, by: Actor, on: date) -> Whole:
    """Return what is known of `action`, and what `by` may do to it today."""
    number = action.id or 0
    row = register.rows(session, [number], on=on)[0]
    return Whole(
        row=row,
        owners=naming.label(session, register.owners(session, number), on),
        raised=_raised(session, action),
        quotation=action.quotation,
        reported=_done(session, action, "reported"),
        discharged=_done(session, action, "discharged"),
        withdrawn=_done(session, action, "withdrawn"),
        updates=_updates(session, number),
        may=_may(session, action, by),
        newest=history.newest(session, "action", number).id or 0,
    )


def _raised(session: Session, action: Action) -> str:
    board = session.get_one(Board, action.board_id)
    meeting = schedule.get(session, action.meeting_id) if action.meeting_id else None
    item = f", item {action.item}" if action.item else ""
    if meeting and meeting.day:
        return f"the {board.name} of {phrases.day(meeting.day)}{item}"
    return f"the {board.name}, on {phrases.day(action.raised_on)}{item}"


def _done(session: Session, action: Action, did: str) -> Deed | None:
    at = getattr(action, f"{did}_at")
    if at is None:
        return None
    by_id = getattr(action, f"{did}_by_id", None)
    words = getattr(action, f"{did}_words", "") or getattr(action, f"{did}_why", "")
    return Deed(at, _titled(session, by_id, at), words)


def _titled(session: Session, person_id: int | None, at: datetime) -> str:
    person = session.get(Person, person_id) if person_id else None
    if person is None:
        return ""
    posts = people.posts_of(session, person.id or 0, on=london_day(at))
    held = ", ".join(post.short for post in posts)
    return f"{person.name} ({held})" if held else person.name


def _updates(session: Session, number: int) -> list[Said]:
    told = []
    for update in register.updates(session, number):
        person = session.get_one(Person, update.by_id)
        post = session.get(Post, update.post_id) if update.post_id else None
        who = f"{person.name} ({post.short})" if post else person.name
        told.append(Said(update.words, who, update.at))
    return told


def _may(session: Session, action: Action, by: Actor) -> frozenset[str]:
    owed_by = actions.owing_posts(session, action)
    closed = action.discharged_at or action.withdrawn_at
    deeds = ("reopen",) if closed else OUTSTANDING_DEEDS
    allowed = {verb for verb in deeds if access.may(by, verb, owed_by=owed_by)}
    return frozenset(allowed | {"history"})
