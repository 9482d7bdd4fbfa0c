"""Everything known of one action, gathered for telling it whole."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from sqlmodel import Session

from bot import access
from bot.access import Actor
from bot.names import roll
from bot.names.titled import titled
from bot.telling import phrases
from bot.telling.action import Deed, Parts, Said, Whole
from store import details
from store.actions import OwedBy, Row
from store.details import Detail, Owed
from store.filtering import EVERYTHING, Sees

SEVERAL: Final = 2
REPORTED_DEEDS: Final = ("update", "discharge", "send_back", "defer", "amend", "withdraw")
OUTSTANDING_DEEDS: Final = (
    "report", "update", "more_time", "discharge", "defer", "amend", "withdraw",
)  # fmt: skip


def whole(session: Session, number: int, *, by: Actor, on: date, sees: Sees = EVERYTHING) -> Whole:
    """Return what is known of A`number`, and what `by` may do to it today.

    NotFound when there is none, or none for these eyes.
    """
    found = details.get(session, number, on=on, sees=sees)
    if found is None:
        raise access.not_found(f"A{number}")
    row, detail = found
    owners = details.owners(session, number, on=on)
    said = details.updates(session, number) if detail.has_updates else []
    return Whole(
        row=row,
        owners=_owed(owners),
        raised=_raised(row, detail),
        quotation=detail.quotation,
        parts=_parts(detail, owners),
        reported=_reported(session, row, detail),
        discharged=_discharged(session, row, detail),
        withdrawn=_withdrawn(row, detail),
        sent_back=_sent_back(row, detail),
        kept_open=detail.kept_open_at is not None,
        asked_until=detail.asked_until,
        updates=[Said(one.words, _named(one), one.at, one.permalink or "") for one in said],
        may=_may(row, owners, by),
        newest=detail.newest_change or 0,
    )


def _owed(owners: Iterable[Owed]) -> str:
    named = [roll.as_post(one.post).full if one.post else one.name for one in owners]
    return phrases.together(named) or "no owner named"


def _parts(detail: Detail, owners: Sequence[Owed]) -> Parts | None:
    if len(owners) < SEVERAL:
        return None
    named = [(f"the {one.post.short}" if one.post else one.name, one) for one in owners]
    return Parts(
        any_owner=detail.any_owner,
        reported=[name for name, one in named if one.reported_at is not None],
        left=[name for name, one in named if one.reported_at is None],
    )


def _raised(row: Row, detail: Detail) -> str:
    item = f", item {detail.item}" if detail.item else ""
    if detail.raised_at_meeting:
        return f"the {detail.board_name} of {phrases.day(detail.raised_at_meeting)}{item}"
    return f"the {detail.board_name}, on {phrases.day(row.raised_on)}{item}"


def _reported(session: Session, row: Row, detail: Detail) -> Deed | None:
    if row.reported_at is None:
        return None
    who = titled(session, detail.reported_by_id, at=row.reported_at)
    return Deed(row.reported_at, who, detail.reported_words)


def _discharged(session: Session, row: Row, detail: Detail) -> Deed | None:
    if row.discharged_at is None:
        return None
    who = titled(session, detail.discharged_by_id, at=row.discharged_at)
    return Deed(row.discharged_at, who, detail.discharged_words)


def _withdrawn(row: Row, detail: Detail) -> Deed | None:
    return Deed(row.withdrawn_at, words=detail.withdrawn_why) if row.withdrawn_at else None


def _sent_back(row: Row, detail: Detail) -> Deed | None:
    """Return how a report was sent back, for as long as it is not reported anew."""
    if detail.sent_back_at is None or row.reported_at is not None or row.discharged_at is not None:
        return None
    return Deed(detail.sent_back_at, words=detail.sent_back_why)


def _named(said: details.Said) -> str:
    return f"{said.name} ({said.post})" if said.post else said.name


def _deeds(row: Row) -> tuple[str, ...]:
    """Return what anybody may be able to do to an action as it stands."""
    if row.discharged_at or row.withdrawn_at:
        return ("reopen",)
    return REPORTED_DEEDS if row.reported_at else OUTSTANDING_DEEDS


def _may(row: Row, owners: Iterable[Owed], by: Actor) -> frozenset[str]:
    every = list(owners)
    owed_by = OwedBy(
        frozenset(owner.post.id for owner in every if owner.post is not None),
        frozenset(owner.person_id for owner in every if owner.person_id is not None),
    )
    allowed = {verb for verb in _deeds(row) if access.may(by, verb, owed_by=owed_by)}
    if "defer" in allowed:  # whoever may decide of it asks nobody
        allowed -= {"more_time"}
    return frozenset(allowed | {"history"})
