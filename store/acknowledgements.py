"""Who was asked to acknowledge what, who has, and what is unanswered."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import Integer, String, bindparam, func, or_, select, update
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import Session, col

from store import prepared
from store.among import among, among_named
from store.filtering import EVERYTHING, Sees
from store.inserting import insert
from store.notices import Brief
from store.tables import Acknowledgement, Action, Moment, Owner, Person, Post, Update

LISTED: Final = 40
"""Unanswered acknowledgements in one list."""


@dataclass(frozen=True, slots=True)
class Whose:
    """Who is asked: a post, or a person by name."""

    post_id: int | None = None
    person_id: int | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """By whom an acknowledgement is given, when, how and where."""

    by_id: int
    as_post: str
    at: datetime
    how: str
    channel: str = ""
    ts: str = ""


class Seen(NamedTuple):
    """One line of who was asked: the post or person, and who acknowledged for it, if anybody."""

    id: int
    action_id: int
    update_id: int | None
    post_id: int | None
    person_id: int | None
    post: str | None
    person: str | None
    asked_at: datetime
    at: datetime | None
    as_post: str
    by_id: int | None
    notice_id: int | None
    said: str = ""  # the update, as it reads now

    @property
    def name(self) -> str:
        """Who is asked, as it is told: the CC, or a person's name."""
        return f"the {self.post}" if self.post else self.person or "somebody"


def ask(session: Session, whom: Iterable[Whose], *, said: Update, at: datetime) -> None:
    """Ask these to acknowledge an update as it reads now; to ask twice is to ask once."""
    rows = [
        _row(said.action_id, one, at) | {"update_id": said.id, "revision": said.revision}
        for one in whom
    ]
    if rows:
        session.connection().execute(
            insert(session, Acknowledgement).values(rows).on_conflict_do_nothing()
        )


def is_answered(session: Session, said: Update) -> bool:
    """Say whether anybody has acknowledged an update, in any wording."""
    question = select(col(Acknowledgement.id)).where(
        col(Acknowledgement.update_id) == said.id, col(Acknowledgement.at).is_not(None)
    )
    return session.connection().execute(question.limit(1)).first() is not None


def of_updates(session: Session, updates: Collection[int]) -> list[Seen]:
    """Return who is asked to acknowledge the present wording of these updates, in order."""
    found = prepared.ask(session, _OF_UPDATES, {"updates": list(updates)})
    return [Seen(*row) for row in found]


def of_notices(session: Session, notices: Collection[int]) -> list[Seen]:
    """Return who has acknowledged these reminders."""
    question = _seen().where(among(col(Acknowledgement.notice_id), notices))
    return _lines(session, question.order_by(col(Acknowledgement.id)))


def unanswered(session: Session, *, sees: Sees = EVERYTHING, limit: int = LISTED) -> list[Seen]:
    """Return what nobody has acknowledged of what is said now, the longest unanswered first.

    It is of the actions that `sees` has, and of none that is discharged or withdrawn: nobody is
    waited for there any longer.
    """
    question = (
        _seen()
        .join(Update, col(Update.id) == col(Acknowledgement.update_id))
        .join(Action, col(Action.id) == col(Acknowledgement.action_id))
        .where(
            *_of_actions_in(sees),
            col(Action.discharged_at).is_(None),
            col(Action.withdrawn_at).is_(None),
            col(Acknowledgement.at).is_(None),
            col(Acknowledgement.revision) == col(Update.revision),
            col(Update.deleted_at).is_(None),
        )
        .order_by(col(Acknowledgement.asked_at), col(Acknowledgement.id))
        .limit(limit)
    )
    return _lines(session, question)


def give(session: Session, ids: Collection[int], given: Given) -> set[int]:
    """Write down that these are given; return those that were not yet: whoever is first counts."""
    values = {"ids": list(ids), "given_at": given.at, "by": given.by_id, "post": given.as_post,
              "means": given.how, "place": given.channel, "stamp": given.ts}  # fmt: skip
    return {row.id for row in prepared.ask(session, _GIVE, values)}


def give_of_reminder(session: Session, notice: Brief, whose: Whose, given: Given) -> bool:
    """Write down that a reminder was seen; False when it was written down before."""
    values = _row(notice.about_id, whose, given.at) | {
        "notice_id": notice.id, "revision": 1, "at": given.at, "by_id": given.by_id,
        "as_post": given.as_post, "how": given.how, "channel": given.channel, "ts": given.ts,
    }  # fmt: skip
    made = insert(session, Acknowledgement).values(values).on_conflict_do_nothing()
    return session.connection().execute(made.returning(col(Acknowledgement.id))).first() is not None


def _seen() -> Any:
    return (
        select(
            col(Acknowledgement.id),
            col(Acknowledgement.action_id),
            col(Acknowledgement.update_id),
            col(Acknowledgement.post_id),
            col(Acknowledgement.person_id),
            col(Post.short),
            col(Person.name),
            col(Acknowledgement.asked_at),
            col(Acknowledgement.at),
            col(Acknowledgement.as_post),
            col(Acknowledgement.by_id),
            col(Acknowledgement.notice_id),
        )
        .select_from(Acknowledgement)
        .outerjoin(Post, col(Post.id) == col(Acknowledgement.post_id))
        .outerjoin(Person, col(Person.id) == col(Acknowledgement.person_id))
    )


def _of_actions_in(sees: Sees) -> list[ColumnElement[bool]]:
    if sees.boards is None:
        return []
    open_ = select(col(Action.id)).where(col(Action.board_id).in_(sees.boards))
    mine = or_(col(Owner.post_id).in_(sees.posts), col(Owner.person_id).in_(sees.persons))
    owed = select(col(Owner.action_id)).where(mine)
    number = col(Acknowledgement.action_id)
    return [or_(number.in_(open_), number.in_(owed))]


def _lines(session: Session, question: Any) -> list[Seen]:
    return [Seen(*row) for row in session.connection().execute(question)]


def _row(action_id: int, whose: Whose, at: datetime) -> dict[str, Any]:
    return {
        "action_id": action_id,
        "post_id": whose.post_id,
        "person_id": whose.person_id,
        "asked_at": at,
        "as_post": "",
        "how": "",
        "channel": "",
        "ts": "",
    }


_OF_UPDATES: Final = (
    _seen()
    .add_columns(func.coalesce(func.nullif(col(Update.edited_words), ""), col(Update.words)))
    .join(Update, col(Update.id) == col(Acknowledgement.update_id))
    .where(
        among_named(col(Acknowledgement.update_id), "updates"),
        col(Acknowledgement.revision) == col(Update.revision),
    )
    .order_by(col(Acknowledgement.id))
)
"""Made once, as the next is: somebody who pressed waits for it."""

_GIVE: Final = (
    update(Acknowledgement)
    .where(
        among_named(col(Acknowledgement.id), "ids"),
        col(Acknowledgement.at).is_(None),
    )
    .values(
        at=bindparam("given_at", type_=Moment),
        by_id=bindparam("by", type_=Integer),
        as_post=bindparam("post", type_=String),
        how=bindparam("means", type_=String),
        channel=bindparam("place", type_=String),
        ts=bindparam("stamp", type_=String),
    )
    .returning(col(Acknowledgement.id))
)
