"""What awaits the office besides reports: more time that was asked for, and notes to review."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from store.among import among
from store.asking import outstanding
from store.tables import Action, Change, MoreTime, Paper, Person, Review


@dataclass(frozen=True, slots=True)
class TimeAsked:
    """A request for more time that nobody has answered yet."""

    request: int
    action: int
    words: str  # of the action
    by: str
    until: str  # as said; "" where no time was named
    because: str


@dataclass(frozen=True, slots=True)
class ToReview:
    """Notes that were read and are neither filed nor discarded."""

    review: int
    name: str  # of the file: a claim
    given_at: datetime
    given_by: str  # "" when they came from the command line
    with_: str  # to whom they were handed; "" when to nobody


def time_asked(session: Session, *, limit: int) -> list[TimeAsked]:
    """Return the requests for more time that await the office, the oldest first."""
    question = (
        select(MoreTime, Action.words, Person.name)
        .join(Action, col(Action.id) == col(MoreTime.action_id))
        .join(Person, col(Person.id) == col(MoreTime.by_id))
        .where(
            col(MoreTime.settled_at).is_(None),
            outstanding(),
        )
        .order_by(col(MoreTime.id))
        .limit(limit)
    )
    return [
        TimeAsked(one.id or 0, one.action_id, words, by, one.until, one.because)
        for one, words, by in session.exec(question)
    ]


def asked_in(session: Session, lines: Collection[int]) -> dict[int, MoreTime]:
    """Return the request for more time that each of these lines of the history tells of."""
    if not lines:
        return {}
    told = session.exec(select(Change).where(among(col(Change.id), lines)))
    numbers = {one.id or 0: int(json.loads(one.after or "{}").get("more_time", 0)) for one in told}
    found = session.exec(select(MoreTime).where(among(col(MoreTime.id), set(numbers.values()))))
    requests = {one.id: one for one in found}
    return {line: requests[number] for line, number in numbers.items() if number in requests}


def unsettled(session: Session, requests: Collection[int]) -> frozenset[int]:
    """Return which of these requests for more time await an answer."""
    if not requests:
        return frozenset()
    question = select(col(MoreTime.id)).where(
        among(col(MoreTime.id), requests), col(MoreTime.settled_at).is_(None)
    )
    return frozenset(one or 0 for one in session.exec(question))


def to_review(session: Session, *, limit: int) -> list[ToReview]:
    """Return the notes that await a person's review, the newest first."""
    handed = aliased(Person)
    question = (
        select(Review, Paper, Person.name, handed.name)
        .join(Paper, col(Paper.id) == col(Review.paper_id))
        .outerjoin(Person, col(Person.id) == col(Paper.given_by_id))
        .outerjoin(handed, col(handed.id) == col(Review.with_id))
        .where(col(Paper.filed_at).is_(None), col(Paper.discarded_at).is_(None))
        .order_by(col(Review.id).desc())
        .limit(limit)
    )
    return [
        ToReview(one.id or 0, paper.name, paper.given_at, by or "", to or "")
        for one, paper, by, to in session.exec(question)
    ]
