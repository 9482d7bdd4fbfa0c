"""The schedule told: a page of meetings in lines, and one meeting whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from bot.telling import actions, blocks, meetings, phrases
from bot.telling.blocks import Block, Reply, button, context, escape, section
from bot.telling.turning import NOWHERE, Turn, showing, turning
from store.actions import Row as ActionRow
from store.filtering import COUNTED_TO
from store.tables import Attendance, Item
from store.timetable import Page, Row
from store.upcoming import slot

TRY: Final = ("/meetings list past", "/meetings list 2020", "/meetings list from July 2017")
SHOWN: Final = 12
"""Actions shown with a meeting; the register lists them all."""


NONE: Final = Page((), 0)


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of meetings with what is said around it."""

    page: Page
    filters: str  # "to come", "in 2020, of the CRB"
    kind: str = ""  # "past", "cancelled public"
    unconfirmed: Page = NONE  # told after the last page of those with a day
    one_board: bool = False
    turn: Turn = NOWHERE
    undated: int = 0  # meetings without their date yet, where nothing else is to be told


@dataclass(frozen=True, slots=True)
class Proposal:
    """An item somebody proposed for a meeting's agenda, and why."""

    heading: str
    who: str
    because: str = ""


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything known of a meeting, gathered for telling it."""

    row: Row
    chair: str = ""
    attendance: Sequence[Attendance] = ()
    items: Sequence[Item] = ()
    proposals: Sequence[Proposal] = ()
    raised: Sequence[ActionRow] = ()
    due: Sequence[ActionRow] = ()
    past: bool = False
    may: frozenset[str] = frozenset()


def listing(shown: Listing, *, today: date) -> Reply:
    """Tell a page of meetings, grouped by year, those whose date is to be confirmed last."""
    rows = tuple(row for row in shown.page.rows if row.day is not None)
    waits = shown.unconfirmed if shown.unconfirmed.rows else shown.page
    waiting = tuple(row for row in waits.rows if row.day is None)
    if not rows and not waiting:
        return blocks.reply(section(_none(shown)), context(_tries()))
    total = shown.page.total + shown.unconfirmed.total
    said = phrases.counted(total, COUNTED_TO)
    noun = "meeting" if total == 1 else "meetings"
    heading = " ".join(f"{said} {shown.kind} {noun} {escape(shown.filters)}".split())
    parts: list[Block | None] = [section(f"*{heading}*")]
    for year, of_year in groupby(rows, key=lambda row: row.day.year if row.day else 0):
        parts.append(section(f"_{year}_"))
        parts += [_line(row, shown, today) for row in of_year]
    if waiting:
        parts.append(section("_Date to be confirmed_"))
        parts += [_line(row, shown, today) for row in waiting]
    more = shown.unconfirmed.total - len(shown.unconfirmed.rows)
    if more and shown.unconfirmed.rows:
        parts.append(context(f"{more} more: `/meetings list unconfirmed`."))
    parts.append(turning("meetings", shown.turn))
    parts.append(_footing(len(rows) + len(waiting), said, shown.turn))
    return blocks.reply(*parts)


def _none(shown: Listing) -> str:
    what = " ".join(f"{shown.kind} meeting {escape(shown.filters)}".split())
    none = f"No {what} is in the schedule."
    if not shown.undated:
        return none
    waiting = phrases.plural(shown.undated, "meeting")
    is_to_be = "is" if shown.undated == 1 else "are"
    return f"{none} The date of {waiting} {is_to_be} still to be confirmed: `/meetings list`."


def _footing(count: int, of: str, turn: Turn) -> Block:
    return context(f"{showing(count, of, turn)} {_tries()}".strip())


def whole(shown: Whole, *, today: date) -> Reply:
    """Tell one meeting: when, where, how it stands, who was there, its items and its actions."""
    row = shown.row
    parts = [
        section("\n".join(_facts(shown, today))),
        section(_attended(shown.attendance)) if shown.attendance else None,
        section(_agenda(shown)) if shown.items or shown.proposals else None,
        *_actions("Raised at it", shown.raised, today),
        *_actions("Due at it", shown.due, today),
        blocks.buttons(*_deeds(row, shown.may)),
    ]
    return blocks.reply(*parts)


def state(row: Row, *, today: date) -> str:
    """Tell how a meeting stands, in words: cancelled and why, held, moved; "" when to come."""
    if row.cancelled_at is not None:
        why = f": “{row.cancelled_why}”" if row.cancelled_why else ""
        return f"cancelled{why}"
    if row.held_at is not None:
        return "held"
    moved = f"moved from {phrases.short_day(row.moved_from)}" if row.moved_from else ""
    if row.day is not None and row.day < today:
        return ", ".join(part for part in (moved, "past, not recorded as held") if part)
    return moved


def _line(row: Row, shown: Listing, today: date) -> Block:
    when = phrases.meeting(row.day, row.starts, row.venue)
    theme = f"{row.kind}: {row.theme}" if row.kind and row.theme else row.kind or row.theme
    board = "" if shown.one_board else row.name
    facts = [board, phrases.cut(theme, 120), state(row, today=today)]
    said = " · ".join([f"*{escape(when)}*", *(escape(fact) for fact in facts if fact)])
    return section(said, button=button("Open", "meeting", str(row.id), says=f"Open {when}"))


def _facts(shown: Whole, today: date) -> list[str]:
    row = shown.row
    told = [meetings.begins(slot(row), name=row.name, today=today)]
    if how := state(row, today=today):
        told.append(f"{escape(how[0].upper() + how[1:])}.")
    told.append(meetings.about(slot(row), chair=shown.chair))
    if row.day is None and row.said_on:
        told.append(f"Its date is still to be confirmed (said on {phrases.day(row.said_on)}).")
    elif row.day is not None:
        told.append(meetings.not_given(slot(row)))
    if not (shown.raised or shown.items) and shown.past and row.cancelled_at is None:
        told.append("No notes of it have been filed.")
    return [line for line in told if line]


def _attended(rows: Sequence[Attendance]) -> str:
    there = [_attendee(row) for row in rows if not row.apologies]
    absent = [_attendee(row) for row in rows if row.apologies]
    lines = [f"*Attendance:* {escape(', '.join(there))}" if there else ""]
    lines.append(f"*Apologies:* {escape(', '.join(absent))}" if absent else "")
    return "\n".join(line for line in lines if line)


def _attendee(row: Attendance) -> str:
    return f"{row.name} ({row.capacity})" if row.capacity else row.name


def _agenda(shown: Whole) -> str:
    lines = ["*Items*"] if shown.items else []
    for item in shown.items:
        nil = " There were no actions arising." if item.nil_return else ""
        lines.append(f"{escape(f'{item.number} {item.heading}'.strip())}.{nil}")
    lines += ["*Proposed for the agenda*"] if shown.proposals else []
    for one in shown.proposals:
        why = f": “{one.because}”" if one.because else ""
        lines.append(escape(f"{one.heading} (by {one.who}{why})"))
    return "\n".join(lines)


def _actions(title: str, rows: Sequence[ActionRow], today: date) -> list[Block | None]:
    if not rows:
        return []
    more = len(rows) - SHOWN
    said = phrases.plural(len(rows), "action")
    return [
        section(f"*{title}* · {said}"),
        *(
            section(actions.line(row, today=today), button=actions.opener(row))
            for row in rows[:SHOWN]
        ),
        context(f"{more} more are on the register.") if more > 0 else None,
    ]


def _deeds(row: Row, may: frozenset[str]) -> list[Block | None]:
    offered = {
        "set_date": "Set the date",
        "move": "Move",
        "amend": "Change",
        "cancel": "Cancel it",
        "held": "It was held",
        "propose": "Propose an item",
        "calendar": "Add to calendar",
    }
    when = phrases.short_day(row.day) if row.day else "the date to be confirmed"
    names = {"move": "move_meeting", "amend": "amend_meeting", "cancel": "cancel_meeting",
             "held": "held_meeting"}  # fmt: skip
    return [
        button(text, names.get(verb, verb), str(row.id), says=f"{text}: {row.board}, {when}")
        for verb, text in offered.items()
        if verb in may
    ]


def _tries() -> str:
    return f"Try {', '.join(f'`{one}`' for one in TRY)}"
