"""Questions about papers that were given to be read, each with a plain name."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import BindParameter, bindparam, or_, update
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import Session, col, select

from store import prepared
from store.asking import outstanding
from store.tables import Action, Board, Item, Moment, Owner, Paper, Review

MOST: Final = 2_000
"""Outstanding actions of one board that a matter from earlier is looked for among."""


@dataclass(frozen=True, slots=True)
class Raised:
    """An action as far as a matter from earlier can be recognised in it."""

    number: int
    words: str
    quotation: str
    heading: str
    raised_on: date


def get(session: Session, number: int) -> Paper | None:
    """Return the paper with this number."""
    return session.get(Paper, number)


def given(session: Session, key: str) -> Paper | None:
    """Return the paper that was given under this key."""
    return session.exec(select(Paper).where(col(Paper.key) == key)).first()


def for_update(session: Session, number: int) -> Paper | None:
    """Return the paper, this transaction's alone until it ends."""
    return session.get(Paper, number, with_for_update=True, populate_existing=True)


def waiting(session: Session, *, now: datetime) -> list[int]:
    """Return the papers to be read or told of that nobody works on, longest waiting first."""
    return [row.id for row in prepared.ask(session, _WAITING, {"now": now})]


def raised_on(session: Session, board_id: int, day: date) -> list[int]:
    """Return the actions of a board that were raised at its meeting of a day."""
    question = select(Action.id).where(Action.board_id == board_id, Action.raised_on == day)
    return [
        number for number in session.exec(question.order_by(col(Action.id)).limit(MOST)) if number
    ]


def claim(session: Session, number: int, *, now: datetime, until: datetime) -> Paper | None:
    """Take a paper to work on until a moment; None when somebody else has it or it is done."""
    taken = (
        update(Paper)
        .where(col(Paper.id) == number, col(Paper.untold), _free(now))
        .values(claimed_until=until, tries=Paper.tries + 1)
    )
    if not session.connection().execute(taken).rowcount:
        return None
    return session.get(Paper, number, populate_existing=True)


def filed_with(session: Session, sha256: str) -> Paper | None:
    """Return the paper of these very bytes that has been filed."""
    question = select(Paper).where(col(Paper.sha256) == sha256, col(Paper.filed_at).is_not(None))
    return session.exec(question).first()


def filed_like(session: Session, fingerprint: str) -> Paper | None:
    """Return the paper filed last in which the same was read, in whatever format it was."""
    question = select(Paper).where(
        col(Paper.fingerprint) == fingerprint, col(Paper.filed_at).is_not(None)
    )
    return session.exec(question.order_by(col(Paper.filed_at).desc(), col(Paper.id).desc())).first()


def filed_of(session: Session, meeting_id: int) -> Paper | None:
    """Return the paper filed last of a meeting."""
    question = select(Paper).where(
        col(Paper.meeting_id) == meeting_id, col(Paper.filed_at).is_not(None)
    )
    return session.exec(question.order_by(col(Paper.filed_at).desc(), col(Paper.id).desc())).first()


def open_review(session: Session, fingerprint: str, *, but: int) -> Paper | None:
    """Return an earlier paper in which the same was read and that still awaits a person."""
    question = select(Paper).where(
        col(Paper.fingerprint) == fingerprint,
        col(Paper.id) < but,
        col(Paper.read_at).is_not(None),
        col(Paper.same_as_id).is_(None),
        col(Paper.filed_at).is_(None),
        col(Paper.discarded_at).is_(None),
    )
    return session.exec(question.order_by(col(Paper.id).desc())).first()


def review(session: Session, number: int) -> Review | None:
    """Return the review with this number."""
    return session.get(Review, number)


def review_of(session: Session, paper_id: int) -> Review | None:
    """Return the review of a paper."""
    return session.exec(select(Review).where(col(Review.paper_id) == paper_id)).first()


def settle(session: Session, number: int, **values: object) -> None:
    """Write down what came of working on a paper, and let go of it unless `claimed_until` says."""
    kept = {"claimed_until": None} | values
    session.connection().execute(update(Paper).where(col(Paper.id) == number).values(**kept))


def could_continue(session: Session, board: Board, *, raised_by: date) -> list[Raised]:
    """Return what a board's notes may speak of again, raised by a day: newest first, 2,000 at most.

    That is what is outstanding of the board, and what it owes itself, whichever board asked it.

    Each comes with the heading of its item, which often says what its own words leave out.
    """
    owed = select(Owner.action_id).where(col(Owner.body).in_((board.short, board.name)))
    question = (
        select(Action)
        .where(
            or_(col(Action.board_id) == board.id, col(Action.id).in_(owed)),
            col(Action.raised_on) <= raised_by,
            outstanding(),
        )
        .order_by(col(Action.id).desc())
        .limit(MOST)
    )
    found = list(session.exec(question))
    headings = _headings(session, {one.meeting_id for one in found if one.meeting_id})
    return [
        Raised(
            one.id or 0,
            one.words,
            one.quotation,
            headings.get((one.meeting_id or 0, one.item), ""),
            one.raised_on,
        )
        for one in found
    ]


def raised_from(session: Session, meeting_id: int) -> list[Action]:
    """Return the actions raised at a meeting, whatever their state, in their order."""
    question = select(Action).where(col(Action.meeting_id) == meeting_id)
    return list(session.exec(question.order_by(col(Action.id))))


def _headings(session: Session, meetings: Collection[int]) -> dict[tuple[int, str], str]:
    question = select(Item).where(col(Item.meeting_id).in_(meetings)).order_by(col(Item.id))
    found: dict[tuple[int, str], str] = {}
    for item in session.exec(question):
        where = (item.meeting_id, item.number)
        found[where] = f"{found[where]}; {item.heading}" if where in found else item.heading
    return found


def _free(now: datetime | BindParameter[datetime]) -> ColumnElement[bool]:
    return or_(col(Paper.claimed_until).is_(None), col(Paper.claimed_until) < now)


_WAITING: Final = (
    select(Paper.id)
    .where(col(Paper.untold), _free(bindparam("now", type_=Moment)))
    .order_by(col(Paper.id))
    .limit(20)
)
"""Asked each two seconds, and as soon as there may be one."""
