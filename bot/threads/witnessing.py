"""Gathering what messages tell of updates and their witnesses, of reports and of more time."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from sqlmodel import Session

from bot.names.roll import VACANT
from bot.names.titled import titled
from bot.reminders.plan import OFFICE
from bot.telling import actions as lists
from bot.telling import phrases
from bot.telling import threads as telling
from bot.telling.blocks import Block, escape
from bot.telling.threads import Witness
from store import acknowledgements, people
from store import remarks as the_remarks
from store.acknowledgements import Seen
from store.actions import Row
from store.notices import Brief
from store.tables import Action, MoreTime, Notice

KINDS: Final = frozenset({"update", "unseen", "reported", "sent_back", "time"})
"""The kinds of notice that are told here."""


FOR_OWNERS: Final = frozenset({"unseen", "sent_back", "time"})
"""Those of them that are for a post, or somebody, that owes an action."""

OF_NOW: Final = frozenset({"reported", "sent_back"})
"""Those of them that tell how an action stands, however often it came to that."""


def parts(
    session: Session, found: Iterable[Notice | Brief], rows: Mapping[int, Row]
) -> tuple[Block, ...]:
    """Return what a message tells of these notices, as the facts are now."""
    mine = _once([one for one in found if one.kind in KINDS])
    if not mine:
        return ()
    told = updates(session, {one.revision for one in mine if one.kind in {"update", "unseen"}})
    every = (part for one in mine for part in _part(session, one, told, rows))
    return tuple(part for part in every if part is not None)


def _once(mine: Sequence[Notice | Brief]) -> list[Notice | Brief]:
    """Leave out what would be told twice: how an action stands is told as it is now.

    Whoever is asked to acknowledge an update is not told besides, as the office, that it waits.
    """
    asked = {one.revision for one in mine if one.kind in {"update", "unseen"} and not _is_late(one)}
    mine = [one for one in mine if not (_is_late(one) and one.revision in asked)]
    last = {
        (one.kind, one.about_id)
        if one.kind in OF_NOW
        else (one.kind, one.about_id, one.revision): one
        for one in mine
    }
    return list(last.values())


def updates(session: Session, ids: Collection[int]) -> dict[int, telling.Update]:
    """Return these updates with who is asked to acknowledge them, and who has."""
    if not ids:
        return {}
    witnesses: dict[int, list[Witness]] = {}
    for one in acknowledgements.of_updates(session, ids):
        witnesses.setdefault(one.update_id or 0, []).append(witness(one))
    return {
        said.id: telling.Update(
            id=said.id,
            action_id=said.action_id,
            words=said.edited_words or said.words,
            who=f"{said.who} ({said.post})" if said.post else said.who,
            at=said.at,
            edited_at=said.edited_at,
            deleted_at=said.deleted_at,
            revision=said.revision,
            witnesses=tuple(witnesses.get(said.id, ())),
        )
        for said in the_remarks.updates(session, ids)
    }


def waiting(session: Session, update_id: int, *, on: date) -> list[str]:
    """Return who is still to acknowledge an update, as they are told of: the CC, the PO.

    A post that nobody holds `on` a day is told with that.
    """
    asked = acknowledgements.of_updates(session, [update_id])
    left = [one for one in asked if one.at is None]
    return [f"{one.name}{_vacant(session, one, on)}" for one in left]


def _vacant(session: Session, asked: Seen, on: date) -> str:
    vacant = asked.post_id is not None and not people.holders(session, asked.post_id, on=on)
    return f" ({VACANT})" if vacant else ""


def witness(one: Seen) -> Witness:
    """Return who is asked, as it is told: the CC, or a person by name."""
    return Witness(one.name, one.asked_at, one.at, one.as_post)


def answered(session: Session, notice: Notice) -> bool:
    """Say whether whoever a notice chases has acknowledged the update meanwhile."""
    asked = acknowledgements.of_updates(session, [notice.revision])
    planned = notice.instead_of or notice.whom
    mine = [one for one in asked if planned in {OFFICE, _recipient(one)}]
    return all(one.at is not None for one in mine)


def _recipient(one: Seen) -> str:
    return f"post:{one.post_id}" if one.post_id else f"person:{one.person_id}"


def _part(
    session: Session,
    notice: Notice | Brief,
    told: Mapping[int, telling.Update],
    rows: Mapping[int, Row],
) -> Iterable[Block | None]:
    if notice.kind in {"update", "unseen"}:
        one = told.get(notice.revision)
        if one is None:
            return []
        said = notice.kind == "unseen"
        return telling.unseen(one, escalated=_is_late(notice)) if said else telling.update(one)
    action, row = session.get(Action, notice.about_id), rows.get(notice.about_id)
    if action is None or row is None:
        return []
    return _TOLD[notice.kind](session, notice, action, row)


def _is_late(notice: Notice | Brief) -> bool:
    """Say whether it tells the office of an update that others have not acknowledged."""
    return notice.kind == "unseen" and (notice.instead_of or notice.whom) == OFFICE


def _reported(session: Session, _n: Notice | Brief, action: Action, row: Row) -> list[Block | None]:
    if action.reported_at is None:
        return []
    who = titled(session, action.reported_by_id, at=action.reported_at)
    return telling.reported(
        row, who=who, words=action.reported_words, at=action.reported_at,
        kept_open=action.kept_open_at is not None,
    )  # fmt: skip


def _sent_back(_s: Session, _n: Notice | Brief, action: Action, row: Row) -> list[Block | None]:
    return telling.sent_back(row, why=action.sent_back_why)


def _time(session: Session, notice: Notice | Brief, action: Action, row: Row) -> list[Block | None]:
    asked = session.get(MoreTime, notice.revision)
    if asked is None or asked.settled_at is None:
        return []
    another = asked.outcome == "amended" and asked.until != phrases.day(action.due_by)
    return telling.time_settled(
        row, outcome=asked.outcome, due=escape(lists.due_words(row)),
        asked=asked.until if another else "", answer=asked.answer, is_open=_is_open(action),
    )  # fmt: skip


def _is_open(action: Action) -> bool:
    moments = (action.reported_at, action.discharged_at, action.withdrawn_at)
    return all(one is None for one in moments)


_TOLD: Final[
    dict[
        str, Callable[[Session, Notice | Brief, Action, Row], Iterator[Block] | list[Block | None]]
    ]
] = {
    "reported": _reported,
    "sent_back": _sent_back,
    "time": _time,
}
