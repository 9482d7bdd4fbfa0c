"""Everything the register holds of one action, asked in three narrow questions."""

from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final, NamedTuple

from sqlalchemy import Integer, Select, bindparam, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from store import asking
from store.actions import Row
from store.filtering import EVERYTHING, Filter, Sees
from store.tables import Action, Board, Change, Meeting, Owner, Person, Post, Update

RECENT: Final = 3
"""Updates that are shown with an action; its history has them all."""


class Detail(NamedTuple):
    """What is known of an action beyond its line in a list."""

    quotation: str
    item: str
    board_name: str
    raised_at_meeting: date | None
    reported_by_id: int | None
    reported_words: str
    discharged_by_id: int | None
    discharged_words: str
    withdrawn_why: str
    newest_change: int | None


class Owes(NamedTuple):
    """One owner of an action, by its numbers."""

    post_id: int | None
    person_id: int | None
    body: str


class Said(NamedTuple):
    """An update: what was said, when, by whom and for which post."""

    words: str
    at: datetime
    name: str
    post: str | None


def get(
    session: Session, number: int, *, on: date, sees: Sees = EVERYTHING
) -> tuple[Row, Detail] | None:
    """Return an action's line and the rest of it; None when there is none for these eyes."""
    wanted = Filter(state="all", sees=sees)
    question = _one(asking.shape(wanted), session.get_bind().dialect.name)
    asked = asking.values(wanted, on=on) | {"number": number}
    found = session.connection().execute(question, asked).first()
    if found is None:
        return None
    own = len(Row._fields)
    return Row._make(found[:own]), Detail._make(found[own:])


def owners(session: Session, number: int) -> list[Owes]:
    """Return who owes an action, in the order they are named."""
    found = session.connection().execute(_OWNERS, {"number": number})
    return [Owes._make(one) for one in found]


def updates(session: Session, number: int) -> list[Said]:
    """Return the newest of what was said about an action, oldest of these first."""
    found = session.connection().execute(_UPDATES, {"number": number}).all()
    return [Said._make(one) for one in reversed(found)]


@lru_cache(maxsize=64)
def _one(shaped: asking.Shape, dialect: str) -> Select[Any]:
    raised = aliased(Meeting)
    newest = (
        select(func.max(col(Change.id)))
        .where(col(Change.about) == "action", col(Change.about_id) == col(Action.id))
        .correlate(Action)
        .scalar_subquery()
    )
    return (
        asking.listed(shaped, dialect)
        .outerjoin(raised, col(raised.id) == col(Action.meeting_id))
        .add_columns(
            col(Action.quotation),
            col(Action.item),
            col(Board.name),
            col(raised.day),
            col(Action.reported_by_id),
            col(Action.reported_words),
            col(Action.discharged_by_id),
            col(Action.discharged_words),
            col(Action.withdrawn_why),
            newest,
        )
        .where(col(Action.id) == _number())
    )


def _number() -> Any:
    return bindparam("number", type_=Integer)


_OWNERS: Final = (
    select(col(Owner.post_id), col(Owner.person_id), col(Owner.body))
    .where(col(Owner.action_id) == _number())
    .order_by(col(Owner.position))
)

_UPDATES: Final = (
    select(col(Update.words), col(Update.at), col(Person.name), col(Post.short))
    .join(Person, col(Person.id) == col(Update.by_id))
    .outerjoin(Post, col(Post.id) == col(Update.post_id))
    .where(col(Update.action_id) == _number())
    .order_by(col(Update.id).desc())
    .limit(RECENT)
)
