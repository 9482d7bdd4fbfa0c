"""The append-only history: every change, one line each, chained by hash."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Final, NamedTuple

from sqlalchemy import bindparam, insert, update
from sqlalchemy import select as columns
from sqlmodel import Session, SQLModel, col, select

from store import prepared
from store.tables import Change, Head, Person

FOLLOWED: Final = ("moved with its meeting", "tied to its meeting", "moved to the next meeting")
"""What became of an action because of its meeting: undone with that, and not by itself."""


SAID: Final = (
    "acknowledged",
    "acknowledged a reminder of",
    "remarked on",
    "edited a remark on",
    "deleted a remark on",
    "took a tick off",
)
"""What was said or seen of an action: it changes nothing that could be undone, or overtaken."""


REMINDING: Final = (
    "put off reminders of",
    "paused reminders of",
    "resumed reminders of",
    "sent a reminder of",
)
"""What was done about the reminders of a record: the record stays as it was."""


PAGE: Final = 500
"""Lines that are read at once to prove the chain."""


@dataclass(frozen=True, slots=True)
class By:
    """Whose hand a change was made by, and through what."""

    person_id: int | None
    name: str  # with the post, as it was then: "Julian Moss (DCC)"
    via: str  # command, button, form, shortcut, import or command line
    place: str = ""  # the channel


def record(
    session: Session,
    *,
    at: datetime,
    by: By,
    did: str,
    about: str,
    about_id: int,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    why: str = "",
    undoes: int | None = None,
) -> int:
    """Append one line, in the transaction of the change itself, and return its number.

    `before` and `after` hold only what changed. Writers stand in line behind the head row
    until the transaction ends, so the chain has no forks.
    """
    end = head(session)
    line: dict[str, Any] = {
        "id": end.changes + 1,
        "at": at,
        "who_id": by.person_id,
        "who": by.name,
        "did": did,
        "about": about,
        "about_id": about_id,
        "before": _written(before),
        "after": _written(after),
        "why": why,
        "via": by.via,
        "place": by.place,
        "undoes_id": undoes,
        "previous": end.hash,
    }
    line["hash"] = _sealed(line)
    prepared.ask(session, _APPEND, line)
    _move_head(session, end._replace(changes=line["id"], hash=line["hash"]))
    return end.changes + 1


def next_reference(session: Session) -> int:
    """Return the number of the next action: 17 for A17; none is left out or used twice."""
    end = head(session)
    _move_head(session, end._replace(actions=end.actions + 1))
    return end.actions + 1


def of(session: Session, about: str, about_id: int) -> list[Change]:
    """Return the history of one record, oldest first."""
    question = select(Change).where(col(Change.about) == about, col(Change.about_id) == about_id)
    return list(session.exec(question.order_by(col(Change.id))))


def newest(session: Session, about: str, about_id: int) -> Change:
    """Return the last line about one record that is of more than what was said or reminded of."""
    question = select(Change).where(
        col(Change.about) == about,
        col(Change.about_id) == about_id,
        col(Change.did).not_in((*SAID, *REMINDING)),
    )
    return session.exec(question.order_by(col(Change.id).desc()).limit(1)).one()


def altered(session: Session, about: str, about_id: int) -> Change:
    """Return the last line that altered a record as it stood: each gave it another revision."""
    question = select(Change).where(
        col(Change.about) == about,
        col(Change.about_id) == about_id,
        col(Change.did).not_in(SAID),
        col(Change.before) != "",
    )
    return session.exec(question.order_by(col(Change.id).desc()).limit(1)).one()


def deed(change: Change) -> str:
    """Return what was done, as it follows "was": deferred, changed back."""
    return "changed back" if change.undoes_id else change.did


def latest(session: Session, *, limit: int = 10) -> list[Change]:
    """Return the newest changes to actions and meetings, newest first."""
    question = select(Change).where(col(Change.about).in_(("action", "meeting")))
    return list(session.exec(question.order_by(col(Change.id).desc()).limit(limit)))


def last_by(session: Session, person: Person) -> Change | None:
    """Return the last change by `person` that has not been undone; None when there is none."""
    undone = select(Change.undoes_id).where(col(Change.undoes_id).is_not(None))
    question = (
        select(Change)
        .where(
            col(Change.who_id) == person.id,
            col(Change.about).in_(("action", "meeting")),
            col(Change.did).not_in((*FOLLOWED, *SAID)),
            col(Change.undoes_id).is_(None),
            col(Change.id).not_in(undone),
        )
        .order_by(col(Change.id).desc())
        .limit(1)
    )
    return session.exec(question).first()


@dataclass(frozen=True, slots=True)
class Break:
    """The first line of the history that is not what was written."""

    line: int
    reason: str


def verify(session: Session) -> Break | None:
    """Return the first line that was altered, added, moved or lost; None when all hold."""
    expected, previous = 1, ""
    for change in _every(session):
        if isinstance(change, ValueError):
            return Break(expected, f"line {expected} cannot be read")
        if change.id != expected:
            return Break(expected, f"line {expected} is missing or out of order")
        if change.previous != previous:
            return Break(expected, f"line {expected} does not follow the line before it")
        if change.hash != seal(change):
            return Break(expected, f"line {expected} is not as it was written")
        expected, previous = expected + 1, change.hash
    return _break_at_the_end(reached(session), expected - 1, previous)


def _break_at_the_end(kept: Head, lines: int, seal_: str) -> Break | None:
    """Compare the last line with what the head row says that it was."""
    if kept.changes > lines:
        return Break(lines + 1, f"lines from {lines + 1} to {kept.changes} have been cut off")
    if kept.changes < lines:
        return Break(kept.changes + 1, f"line {kept.changes + 1} was added from outside")
    if kept.hash != seal_:
        return Break(max(lines, 1), f"line {max(lines, 1)} is not the one that was written last")
    return None


def seal(change: Change) -> str:
    """Return the SHA-256 over the whole of a line, the hash of the line before included."""
    return _sealed(change.model_dump(exclude={"hash"}))


def _sealed(line: Mapping[str, Any]) -> str:
    return hashlib.sha256(_written(line).encode()).hexdigest()


def snapshot(row: SQLModel) -> dict[str, Any]:
    """Return a row's columns as they stand, to compare before with after."""
    return row.model_dump()


def difference(
    before: Mapping[str, Any], after: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what changed, as it was and as it is."""
    changed = [key for key in after if before.get(key) != after[key]]
    return {key: before.get(key) for key in changed}, {key: after[key] for key in changed}


def reached(session: Session) -> Head:
    """Return how far references and history have got, for a reader: nobody waits for it."""
    return session.exec(select(Head).execution_options(populate_existing=True)).one()


class End(NamedTuple):
    """How far references and history have got, in a transaction that has the head row."""

    actions: int
    changes: int
    hash: str


def head(session: Session) -> End:
    """Return how far references and history have got; a writer has it to itself until it ends.

    So it is read once: what this transaction then makes of it, nobody else can change.
    """
    known: tuple[Any, End] | None = session.info.get(_REACHED)
    if known is not None and known[0] is session.get_transaction():
        return known[1]
    end = End(*prepared.ask(session, _HEAD, {})[0])
    session.info[_REACHED] = session.get_transaction(), end
    return end


def _move_head(session: Session, end: End) -> None:
    prepared.ask(session, _MOVE_HEAD, end._asdict())
    session.info[_REACHED] = session.get_transaction(), end


_REACHED: Final = "reached"
"""Where a session remembers, for its transaction, what the head row is."""

_HEAD: Final = columns(col(Head.actions), col(Head.changes), col(Head.hash)).with_for_update()
_MOVE_HEAD: Final = update(Head).values(
    actions=bindparam("actions"), changes=bindparam("changes"), hash=bindparam("hash")
)
_APPEND: Final = insert(Change)
"""Made once: every writer passes here."""


def _every(session: Session) -> Iterator[Change | ValueError]:
    """Yield every line in order; the error instead of the first that cannot be read."""
    after, size = None, PAGE
    while True:
        try:
            page = _lines(session, after, size)
        except ValueError as error:
            if size == 1:
                yield error
                return
            size = 1  # one by one to the line that cannot be read
            continue
        if not page:
            return
        yield from page
        after = page[-1].id


def _lines(session: Session, after: int | None, size: int) -> list[Change]:
    question = select(Change).order_by(col(Change.id)).limit(size)
    return list(session.exec(question if after is None else question.where(col(Change.id) > after)))


def _written(values: Mapping[str, Any] | None) -> str:
    if values is None:
        return ""
    return json.dumps(values, sort_keys=True, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date | time):
        return value.isoformat()
    raise TypeError(f"history cannot hold {type(value).__name__}")


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
