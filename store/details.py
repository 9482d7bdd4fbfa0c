"""Everything the register holds of one action, asked in three narrow questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from itertools import groupby
from typing import Any, Final, NamedTuple

from sqlalchemy import Integer, Select, and_, bindparam, func, literal, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from store import asking, prepared
from store.actions import Row
from store.filtering import EVERYTHING, Filter, Sees
from store.people import ON, Held, Holder, in_force
from store.tables import (
    Action,
    Appointment,
    Board,
    Change,
    Meeting,
    MoreTime,
    Owner,
    Person,
    Post,
    Remark,
    Update,
)

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
    has_updates: bool
    any_owner: bool
    sent_back_at: datetime | None
    sent_back_why: str
    kept_open_at: datetime | None
    asked_until: str | None  # None: no more time is asked for that the office has not answered


@dataclass(frozen=True, slots=True)
class Owed:
    """One owner of an action on a day: a post with whoever holds it, or a name."""

    post: Held | None = None
    person_id: int | None = None
    name: str = ""
    reported_at: datetime | None = None  # their part, where several owe it


class Said(NamedTuple):
    """An update: what was said, when, by whom and for which post; and where, in a channel."""

    words: str
    at: datetime
    name: str
    post: str | None
    permalink: str | None


def get(
    session: Session, number: int, *, on: date, sees: Sees = EVERYTHING
) -> tuple[Row, Detail] | None:
    """Return an action's line and the rest of it; None when there is none for these eyes."""
    wanted = Filter(state="all", sees=sees)
    question = one(asking.shape(wanted), session.get_bind().dialect.name)
    asked = asking.values(wanted, on=on) | {"number": number}
    found = prepared.ask(session, question, asked)
    if not found:
        return None
    own = len(Row._fields)
    return Row._make(found[0][:own]), Detail._make(found[0][own:])


def owners(session: Session, number: int, *, on: date) -> list[Owed]:
    """Return who owes an action, in the order they are named, and who holds their posts then."""
    found = prepared.ask(session, who_owes(), {"number": number, "on": on})
    return [_owed(list(rows)) for _, rows in groupby(found, key=lambda row: row.position)]


def updates(session: Session, number: int) -> list[Said]:
    """Return the newest of what was said about an action, oldest of these first."""
    found = prepared.ask(session, _UPDATES, {"number": number})
    return [Said._make(one) for one in reversed(found)]


def _owed(rows: Sequence[Any]) -> Owed:
    first = rows[0]
    if first.post_id is None:
        name = first.person or first.body
        return Owed(person_id=first.person_id, name=name, reported_at=first.reported_at)
    holders = tuple(
        Holder(row.holder_id, row.holder, acting=row.acting) for row in rows if row.holder_id
    )
    held = Held(first.post_id, first.short, first.post, (), holders)
    return Owed(post=held, reported_at=first.reported_at)


@lru_cache(maxsize=64)
def one(shaped: asking.Shape, dialect: str) -> Select[Any]:
    """Return the statement for one action whole: the columns of a Row, then of a Detail."""
    raised = aliased(Meeting)
    newest = (
        select(func.max(col(Change.id)))
        .where(col(Change.about) == "action", col(Change.about_id) == col(Action.id))
        .correlate(Action)
        .scalar_subquery()
    )
    asked_until = (
        select(func.max(col(MoreTime.until)))  # one at a time awaits its answer
        .where(col(MoreTime.action_id) == col(Action.id), col(MoreTime.settled_at).is_(None))
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
            select(literal(1)).where(col(Update.action_id) == col(Action.id)).exists(),
            col(Action.any_owner),
            col(Action.sent_back_at),
            col(Action.sent_back_why),
            col(Action.kept_open_at),
            asked_until,
        )
        .where(col(Action.id) == _number())
    )


def _number() -> Any:
    return bindparam("number", type_=Integer)


@cache
def who_owes() -> Any:
    """Return the question who owes an action: a row for each holder, whoever acts comes last."""
    holder = aliased(Person)
    return (
        select(
            col(Owner.position),
            col(Owner.post_id),
            col(Owner.person_id),
            col(Owner.body),
            col(Owner.reported_at),
            col(Post.short),
            col(Post.name).label("post"),
            col(Person.name).label("person"),
            col(holder.id).label("holder_id"),
            col(holder.name).label("holder"),
            col(Appointment.acting),
        )
        .select_from(Owner)
        .outerjoin(Post, col(Post.id) == col(Owner.post_id))
        .outerjoin(Person, col(Person.id) == col(Owner.person_id))
        .outerjoin(Appointment, and_(col(Appointment.post_id) == col(Owner.post_id), in_force(ON)))
        .outerjoin(holder, col(holder.id) == col(Appointment.person_id))
        .where(col(Owner.action_id) == _number())
        .order_by(col(Owner.position), col(Appointment.acting), col(Appointment.id))
    )


_UPDATES: Final = (
    select(
        func.coalesce(func.nullif(col(Update.edited_words), ""), col(Update.words)),
        col(Update.at),
        col(Person.name),
        col(Post.short),
        col(Remark.permalink),
    )
    .join(Person, col(Person.id) == col(Update.by_id))
    .outerjoin(Post, col(Post.id) == col(Update.post_id))
    .outerjoin(
        Remark,
        and_(
            col(Remark.action_id) == col(Update.action_id),  # which is indexed
            col(Remark.update_id) == col(Update.id),
            col(Remark.channel).not_like("D%"),  # direct messages are for nobody else
        ),
    )
    .where(col(Update.action_id) == _number(), col(Update.deleted_at).is_(None))
    .order_by(col(Update.id).desc())
    .limit(RECENT)
)
