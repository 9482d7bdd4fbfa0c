"""How actions are told: one line of a list, a page of them, the whole of one, what was saved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from itertools import groupby
from typing import Final

from bot.telling import blocks, phrases
from bot.telling.blocks import Block, Reply, bold, button, escape, section, short
from bot.telling.turning import NOWHERE, Turn, showing, turning
from store.actions import Row
from store.tables import UNDATED

LINE: Final = 240
"""Characters of an action's words that a list shows; the whole is one press away."""
ASIDE: Final = 120
"""Characters of its owners, and of when it is due: 20 actions are to fit in one message."""

GROUPS: Final = ("Late", "Reported complete", "Due next", "No date", "Discharged", "Withdrawn")
"""What a page of a list is told in, in this order."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of actions with what is said around it."""

    rows: Sequence[Row]
    filters: str  # "outstanding, for the DCC"
    total: str  # "7", or "more than 1,000"
    late: str = ""
    reported: str = ""
    board: str = ""
    turn: Turn = NOWHERE
    tries: tuple[str, ...] = ()
    note: str = ""  # what was understood, where it might have been something else


def listing(shown: Listing, *, today: date) -> Reply:
    """Tell a page of actions: how many, which, grouped by when they are due, and what to try."""
    parts: list[Block | None] = [section(_heading(shown))]
    grouped = sorted(shown.rows, key=lambda row: GROUPS.index(_group(row, today)))
    for group, rows in groupby(grouped, key=lambda row: _group(row, today)):
        parts.append(section(f"_{group}_"))
        parts += [section(line(row, today=today), button=opener(row)) for row in rows]
    parts.append(turning("page", shown.turn))
    parts.append(_footing(shown))
    return blocks.reply(*parts)


def found(rows: Sequence[Row], *, sought: str, size: int, today: date, note: str = "") -> Reply:
    """Tell what a search found, newest first; more than `size` rows means that there are more.

    Where it found nothing, `note` says what may have been meant instead.
    """
    sought = sought.strip('"“” ') if not set('"“”') & set(sought.strip('"“” ')) else sought
    if not rows:
        return blocks.reply(
            section(
                f"No action has “{escape(sought)}” in it. Try fewer words, or `/actions all`.",
            ),
            blocks.context(note) if note else None,
        )
    return blocks.reply(
        section(f"*{_found(len(rows), size)} with “{escape(sought)}”*, newest first"),
        *(section(line(row, today=today), button=opener(row)) for row in rows[:size]),
        blocks.context("Add a word to narrow it.") if len(rows) > size else None,
    )


def nothing(filters: str, *, last: Row | None, note: str = "") -> Reply:
    """Tell that a list is empty, and what the last of its kind to be discharged was."""
    then = ""
    if last is not None and last.discharged_at is not None:
        day = phrases.day(phrases.london(last.discharged_at))
        then = f" The last was A{last.id}, discharged on {day}."
    asked = filters.replace("in any state", "on the register", 1).replace(", ", " ", 1)
    tense = "was" if asked.startswith(("discharged", "withdrawn")) else "is"
    said = section(f"Nothing {tense} {escape(asked)}.{then}")
    return blocks.reply(said, blocks.context(note) if note else None)


def line(row: Row, *, today: date) -> str:
    """Tell one action in a line: reference, words, owners, due and how late, carried, state."""
    facts = [_owners(row.owners), due(row, today=today), *_carried(row), *_state(row)]
    words = phrases.capital(short(row.words, LINE).rstrip("."))
    return f"{bold(f'A{row.id}')} {words}. {' · '.join(fact for fact in facts if fact)}"


def due(row: Row, *, today: date) -> str:
    """Tell when an action is due, and how late it is while its owners are waited for."""
    done = row.reported_at or row.discharged_at or row.withdrawn_at
    late = "" if done else phrases.late(row.due_by, today=today)
    return ", ".join(part for part in (short(due_words(row), ASIDE), late) if part)


def in_time(reported_at: datetime, due_by: date) -> str:
    """Tell whether an action was reported complete in time, or how late; "" when it has no day."""
    if due_by == UNDATED:
        return ""
    return phrases.late(due_by, today=phrases.london(reported_at)) or "in time"


def due_words(row: Row) -> str:
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


def _waiting(row: Row) -> str:
    if row.due_elsewhere:
        return f"due “{row.due_phrase}”"
    if row.due_when == "next":
        return "due at the next meeting, not yet in the schedule"
    if row.due_when:
        return f"due at the {phrases.month(row.due_when)} meeting, not yet in the schedule"
    return f"due “{row.due_phrase}”"


def _found(count: int, size: int) -> str:
    return phrases.plural(count, "action") if count <= size else f"More than {size} actions"


def _group(row: Row, today: date) -> str:
    if row.discharged_at:
        return "Discharged"
    if row.withdrawn_at:
        return "Withdrawn"
    if row.reported_at:
        return "Reported complete"
    if row.due_by == UNDATED:
        return "No date"
    return "Late" if row.due_by < today else "Due next"


def _heading(shown: Listing) -> str:
    counts = [f"{shown.late} late" if shown.late else ""]
    counts.append(f"{shown.reported} reported complete" if shown.reported else "")
    told = ", ".join(count for count in counts if count)
    parts = (f"*{shown.total} {escape(shown.filters)}*", escape(shown.board), told)
    return " · ".join(part for part in parts if part)


def _footing(shown: Listing) -> Block | None:
    """Tell what part of a list this is, where it is one, and what to try next."""
    part = showing(len(shown.rows), shown.total, shown.turn)
    tries = ", ".join(f"`{one}`" for one in shown.tries)
    told = " ".join((part, f"Try {tries}" if tries else "", shown.note)).strip()
    return blocks.context(told) if told else None


def opener(row: Row) -> Block:
    """Return the button that shows an action whole."""
    return button("Open", f"open:{row.id}", str(row.id), says=f"Open A{row.id}")


@lru_cache(maxsize=1_024)
def _owners(names: tuple[str, ...]) -> str:
    return short(phrases.together(names), ASIDE) if names else "No owner named"


def _carried(row: Row) -> list[str]:
    told = []
    if row.brought_forward:
        told.append(f"brought forward {phrases.times(row.brought_forward)}")
    if row.deferred_times:
        told.append(f"deferred {phrases.times(row.deferred_times)}")
    return told


def _state(row: Row) -> list[str]:
    if row.discharged_at:
        return [f"discharged {phrases.short_day(phrases.london(row.discharged_at))}"]
    if row.withdrawn_at:
        return [f"withdrawn {phrases.short_day(phrases.london(row.withdrawn_at))}"]
    if row.reported_at:
        on = phrases.short_day(phrases.london(row.reported_at))
        judged = in_time(row.reported_at, row.due_by)
        facts = (f"reported complete {on}", judged, "awaiting the office")
        return [", ".join(fact for fact in facts if fact)]
    return []
