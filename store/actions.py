"""Questions about the register of actions, each with a plain name."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import Integer, bindparam, func, select, update
from sqlmodel import Session, col

from store import asking, prepared
from store.among import among
from store.filtering import ANY, EVERYTHING, OWNERS_APART, Filter, Sees
from store.paging import Place
from store.tables import Action, MoreTime, Owner, Person, Post
from store.words import sought

PAGE: Final = 20
"""Actions on a page of a list."""


class Row(NamedTuple):
    """An action as a list shows it, in the order its question asks for the columns."""

    id: int
    words: str
    board_id: int
    raised_on: date
    due_phrase: str
    due_precision: str
    due_written: str | None
    due_by: date
    due_when: str | None
    due_elsewhere: str
    due_meeting_id: int | None
    deferred_times: int
    deferred_why: str
    first_due: str
    reported_at: datetime | None
    discharged_at: datetime | None
    withdrawn_at: datetime | None
    board: str
    due_meeting_day: date | None
    owner_names: str | None
    brought_forward: int

    @property
    def ref(self) -> str:
        """The reference that people say: A17."""
        return f"A{self.id}"

    @property
    def owners(self) -> tuple[str, ...]:
        """Who owes it, in the order they are named, as short as they go."""
        return tuple(self.owner_names.split(OWNERS_APART)) if self.owner_names else ()


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the actions that were asked for, and how many there are in all.

    `total`, `late` and `reported` are exact up to `COUNTED_TO`; one more means "more than".
    """

    rows: tuple[Row, ...]
    total: int
    late: int
    reported: int
    before: Place | None = None
    after: Place | None = None


def page(
    session: Session,
    wanted: Filter = ANY,
    *,
    on: date,
    place: Place | None = None,
    size: int = PAGE,
) -> Page:
    """Return actions that match, soonest due first, undated last; `on` decides what is late."""
    backwards = place is not None and place.backwards
    turning = None if place is None else ("back" if backwards else "on")
    asked = asking.values(wanted, on=on) | {"size": size + 1}
    if place is not None:
        asked |= {"from_due": place.day, "from_id": place.id}
    question = asking.listing(asking.shape(wanted), _dialect(session), turning)
    found = prepared.ask(session, question, asked)
    more, found = len(found) > size, found[:size]
    rows = tuple(_row(one) for one in (reversed(found) if backwards else found))
    counts = found[0] if found else None
    return Page(
        rows=rows,
        total=counts.total if counts else 0,
        late=counts.late if counts else 0,
        reported=counts.reported if counts else 0,
        before=_at(rows, backwards=True) if (more if backwards else place is not None) else None,
        after=_at(rows, backwards=False) if (backwards or more) else None,
    )


def rows(session: Session, ids: Iterable[int], *, on: date, sees: Sees = EVERYTHING) -> list[Row]:
    """Return these actions in the order of their references; those not to be seen are left out."""
    wanted = Filter(state="all", sees=sees)
    question = asking.these(asking.shape(wanted), _dialect(session))
    asked = asking.values(wanted, on=on) | {"ids": list(ids)}
    return [_row(one) for one in prepared.ask(session, question, asked)]


def search(
    session: Session, phrases: Sequence[str], *, on: date, sees: Sees = EVERYTHING, size: int = PAGE
) -> list[Row]:
    """Return actions in any state whose words hold every phrase, newest first.

    One more than `size` are returned when there are more.
    """
    wanted = Filter(state="all", sees=sees)
    question = asking.newest_with_words(asking.shape(wanted), _dialect(session))
    asked = asking.values(wanted, on=on) | {"sought": sought(phrases), "size": size + 1}
    return [_row(one) for one in prepared.ask(session, question, asked)]


def last_discharged(session: Session, wanted: Filter, *, on: date) -> Row | None:
    """Return the action last discharged among those a filter would list, whatever its state."""
    discharged = replace(wanted, state="discharged")
    question = asking.last_discharged(asking.shape(discharged), _dialect(session))
    found = prepared.ask(session, question, asking.values(discharged, on=on))
    return _row(found[0]) if found else None


def get(session: Session, number: int) -> Action | None:
    """Return the action with this reference number."""
    return session.get(Action, number)


def owners(session: Session, number: int) -> list[Owner]:
    """Return who owes an action, in the order they are named."""
    return list(session.scalars(_OWNERS, {"number": number}))


class OwedBy(NamedTuple):
    """Whoever owes an action and can answer for it: posts, and persons by name."""

    posts: frozenset[int] = frozenset()
    persons: frozenset[int] = frozenset()


def owed_by(session: Session, number: int) -> OwedBy:
    """Return who owes an action; nobody when there is no such action."""
    rows = prepared.ask(session, _OWED_BY, {"number": number})
    return OwedBy(
        frozenset(row.post_id for row in rows if row.post_id is not None),
        frozenset(row.person_id for row in rows if row.person_id is not None),
    )


def owner_names(session: Session, number: int) -> list[str]:
    """Return who owes an action as lists name them, in their order."""
    return [name for (name,) in prepared.ask(session, _OWNER_NAMES, {"number": number})]


def reported_parts(session: Session, ids: Collection[int]) -> dict[int, tuple[str, ...]]:
    """Return who have reported their part of each of these that others owe still, by name."""
    name = func.coalesce(Post.short, Person.name, Owner.body)
    question = (
        select(col(Owner.action_id), name)
        .select_from(Owner)
        .join(Action, col(Action.id) == col(Owner.action_id))
        .outerjoin(Post, col(Post.id) == col(Owner.post_id))
        .outerjoin(Person, col(Person.id) == col(Owner.person_id))
        .where(
            among(col(Owner.action_id), ids),
            col(Owner.reported_at).is_not(None),
            col(Action.reported_at).is_(None),
        )
        .order_by(col(Owner.action_id), col(Owner.position))
    )
    found: dict[int, tuple[str, ...]] = {}
    for number, named in session.connection().execute(question):
        found[number] = (*found.get(number, ()), named)
    return found


def call_body(session: Session, was: str, *, now: str) -> None:
    """Let a body that owes actions be called otherwise in all of them."""
    session.connection().execute(update(Owner).where(col(Owner.body) == was).values(body=now))


def time_asked(session: Session, number: int) -> MoreTime | None:
    """Return the newest request for more time for an action that awaits the office."""
    question = select(MoreTime).where(
        col(MoreTime.action_id) == number, col(MoreTime.settled_at).is_(None)
    )
    return session.scalars(question.order_by(col(MoreTime.id).desc()).limit(1)).first()


def time_settled(session: Session, number: int, *, at: datetime) -> list[MoreTime]:
    """Return the requests for more time for an action that were settled at that very moment."""
    question = select(MoreTime).where(
        col(MoreTime.action_id) == number, col(MoreTime.settled_at) == at
    )
    return list(session.scalars(question))


def kept_open(session: Session, ids: Collection[int]) -> frozenset[int]:
    """Return which of these actions the office keeps open until the meeting has seen them."""
    question = select(col(Action.id)).where(
        among(col(Action.id), ids), col(Action.kept_open_at).is_not(None)
    )
    return frozenset(row.id for row in session.connection().execute(question))


def due_at(session: Session, meeting_id: int) -> list[Action]:
    """Return outstanding actions due at a meeting, in the order of their references."""
    question = select(Action).where(col(Action.due_meeting_id) == meeting_id, asking.outstanding())
    return list(session.scalars(question.order_by(col(Action.id))))


def waiting_for_meeting(session: Session, board_id: int) -> list[Action]:
    """Return outstanding actions due at a meeting of the board that was not yet in the schedule."""
    question = select(Action).where(
        col(Action.board_id) == board_id, col(Action.due_when).is_not(None), asking.outstanding()
    )
    return list(session.scalars(question.order_by(col(Action.id))))


def _at(rows: tuple[Row, ...], *, backwards: bool) -> Place | None:
    if not rows:
        return None
    edge = rows[0] if backwards else rows[-1]
    return Place(edge.due_by, edge.id, backwards=backwards)


def _dialect(session: Session) -> str:
    return session.get_bind().dialect.name


def _row(found: Any) -> Row:
    return Row._make(found[: len(Row._fields)])


_OF_IT: Final = col(Owner.action_id) == bindparam("number", type_=Integer)
_OWED_BY: Final = select(col(Owner.post_id), col(Owner.person_id)).where(_OF_IT)
_OWNERS: Final = select(Owner).where(_OF_IT).order_by(col(Owner.position))
_OWNER_NAMES: Final = (
    select(func.coalesce(Post.short, Person.name, Owner.body))
    .select_from(Owner)
    .outerjoin(Post, col(Post.id) == col(Owner.post_id))
    .outerjoin(Person, col(Person.id) == col(Owner.person_id))
    .where(_OF_IT)
    .order_by(col(Owner.position))
)
"""Made once: somebody who pressed waits for them."""
