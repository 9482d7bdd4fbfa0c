"""How actions are told: one line of a list, a page of them, the whole of one, what was saved."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any, Final, Protocol

from bot.telling import blocks, phrases
from bot.telling.blocks import Block, Reply, bold, button, escape, section

UNDATED: Final = date.max
LINE: Final = 240
"""Characters of an action's words that a list shows; the whole is one press away."""


class Told(Protocol):
    """What must be known of an action to tell it in a line."""

    @property
    def id(self) -> int: ...
    @property
    def words(self) -> str: ...
    @property
    def owners(self) -> tuple[str, ...]: ...
    @property
    def due_phrase(self) -> str: ...
    @property
    def due_precision(self) -> str: ...
    @property
    def due_written(self) -> str | None: ...
    @property
    def due_by(self) -> date: ...
    @property
    def due_when(self) -> str | None: ...
    @property
    def due_elsewhere(self) -> str: ...
    @property
    def due_meeting_id(self) -> int | None: ...
    @property
    def due_meeting_day(self) -> date | None: ...
    @property
    def brought_forward(self) -> int: ...
    @property
    def deferred_times(self) -> int: ...
    @property
    def deferred_why(self) -> str: ...
    @property
    def first_due(self) -> str: ...
    @property
    def reported_at(self) -> datetime | None: ...
    @property
    def discharged_at(self) -> datetime | None: ...
    @property
    def withdrawn_at(self) -> datetime | None: ...


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a page of a list can be turned to: what the buttons carry, None when nowhere."""

    previous: Any = None
    following: Any = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of actions with what is said around it."""

    rows: Sequence[Told]
    filters: str  # "outstanding, for the DCC"
    total: str  # "7", or "more than 1,000"
    late: str = ""
    reported: str = ""
    board: str = ""
    turn: Turn = Turn()
    tries: tuple[str, ...] = ()


def listing(shown: Listing, *, today: date) -> Reply:
    """Tell a page of actions: how many, which, grouped by when they are due, and what to try."""
    parts: list[Block | None] = [section(_heading(shown))]
    for group, rows in groupby(shown.rows, key=lambda row: _group(row, today)):
        parts.append(section(f"_{group}_"))
        parts += [section(line(row, today=today), button=_open(row)) for row in rows]
    parts.append(_turning(shown.turn))
    parts.append(blocks.context(_footing(shown)))
    return blocks.reply(*parts)


def line(row: Told, *, today: date) -> str:
    """Tell one action in a line: reference, words, owners, due and how late, carried, state."""
    facts = [_owners(row.owners), due(row, today=today), *_carried(row), *_state(row)]
    words = phrases.cut(row.words, LINE).rstrip(".")
    return f"{bold(f'A{row.id}')} {escape(words)}. {' · '.join(fact for fact in facts if fact)}"


def due(row: Told, *, today: date) -> str:
    """Tell when an action is due, and how late it is while it is outstanding."""
    late = "" if row.discharged_at or row.withdrawn_at else phrases.late(row.due_by, today=today)
    return ", ".join(part for part in (escape(due_words(row)), late) if part)


def due_words(row: Told) -> str:
    """Tell when an action is due, from the day or meeting it comes to or else its own words."""
    if row.due_meeting_id is not None:
        return _at_meeting(row.due_meeting_day)
    match row.due_precision:
        case "none":
            return "no date given"
        case "day" if row.due_by != UNDATED:
            return f"due {phrases.short_day(row.due_by)}"
        case "month" if row.due_written:
            return f"due {phrases.month(row.due_written)}"
        case "meeting":
            return _waiting(row)
        case _:
            return f"due “{row.due_phrase}”"


def _at_meeting(day: date | None) -> str:
    if day is None:
        return "due at a meeting whose date is to be confirmed"
    return f"due at the {day:%B} meeting ({phrases.short_day(day)})"


def _waiting(row: Told) -> str:
    if row.due_elsewhere:
        return f"due “{row.due_phrase}”"
    if row.due_when == "next":
        return "due at the next meeting, not yet in the schedule"
    if row.due_when:
        return f"due at the {phrases.month(row.due_when)} meeting, not yet in the schedule"
    return f"due “{row.due_phrase}”"


def _group(row: Told, today: date) -> str:
    if row.discharged_at:
        return "Discharged"
    if row.withdrawn_at:
        return "Withdrawn"
    if row.due_by == UNDATED:
        return "No date known" if row.due_precision != "none" else "No date given"
    return "Late" if row.due_by < today else "Due next"


def _heading(shown: Listing) -> str:
    counts = [f"{shown.late} late" if shown.late else ""]
    counts.append(f"{shown.reported} reported complete" if shown.reported else "")
    told = ", ".join(count for count in counts if count)
    parts = (f"*{shown.total} {escape(shown.filters)}*", escape(shown.board), told)
    return " · ".join(part for part in parts if part)


def _footing(shown: Listing) -> str:
    tries = ", ".join(f"`{one}`" for one in shown.tries)
    showing = f"Showing {len(shown.rows)} of {shown.total}."
    return f"{showing} Try {tries}" if tries else showing


def _turning(turn: Turn) -> Block | None:
    return blocks.buttons(
        button("Previous", "page:previous", turn.previous, says="Previous page")
        if turn.previous is not None
        else None,
        button("Next", "page:next", turn.following, says="Next page")
        if turn.following is not None
        else None,
    )


def _open(row: Told) -> Block:
    return button("Open", "open", str(row.id), says=f"Open A{row.id}")


def _owners(owners: Iterable[str]) -> str:
    names = list(owners)
    return escape(phrases.together(names)) if names else "no owner named"


def _carried(row: Told) -> list[str]:
    told = []
    if row.brought_forward:
        told.append(f"brought forward {phrases.times(row.brought_forward)}")
    if row.deferred_times:
        told.append(f"deferred {phrases.times(row.deferred_times)}")
    return told


def _state(row: Told) -> list[str]:
    if row.discharged_at:
        return [f"discharged {phrases.short_day(_day(row.discharged_at))}"]
    if row.withdrawn_at:
        return [f"withdrawn {phrases.short_day(_day(row.withdrawn_at))}"]
    if row.reported_at:
        return ["reported complete, awaiting the office"]
    return []


def _day(at: datetime) -> date:
    return at.astimezone(phrases.LONDON).date()
