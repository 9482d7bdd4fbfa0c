"""The words of reminders of meetings: newly scheduled, changed, coming, and what one left open."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from bot.telling import actions as lists
from bot.telling import blocks, meetings, phrases, room
from bot.telling.blocks import Block, button, escape, section
from bot.telling.room import Room
from store.actions import Row
from store.upcoming import Slot

LISTED: Final = 15
"""New meetings of a board told in a line each; more are counted."""


@dataclass(frozen=True, slots=True)
class Change:
    """A meeting that is not as its attendees were told, and how it was."""

    name: str
    slot: Slot
    cancelled: bool
    why: str
    was: dict[str, str | None]  # of day, starts, venue, cancelled_at: what changed, as it was


@dataclass(frozen=True, slots=True)
class Coming:
    """A meeting to remind of, and what for: scheduled, agenda, papers, eve, morning or now."""

    name: str
    slot: Slot
    what: frozenset[str]
    chair: str = ""
    closes: date | None = None
    notice_days: int = 5
    papers: date | None = None
    carried: str = ""  # how many actions will be brought forward: "7", "more than 1,000"
    unanswered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class New:
    """Several meetings of a board that were put in the schedule together, soonest first."""

    name: str
    board: str  # as it is typed: "MAM"
    slots: tuple[Slot, ...] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class After:
    """What a meeting left open."""

    name: str
    slot: Slot
    raised: tuple[Row, ...]
    outstanding: str
    reported: int
    held: bool


def changed(one: Change) -> list[Block | None]:
    """Tell what has become of a meeting whose attendees were told otherwise."""
    name = escape(one.name)
    was = one.was.get("day")
    before = phrases.day(date.fromisoformat(was)) if was else ""
    now = escape(phrases.meeting(one.slot.day, one.slot.starts, one.slot.venue))
    why = f" Why: {escape(phrases.said(one.why))}." if one.why else ""
    if one.cancelled:
        on = before or (phrases.day(one.slot.day) if one.slot.day else "a day to be confirmed")
        said = f"*{name} of {on} is cancelled.*{why} What was due at it is due at the next one."
    elif one.was.get("cancelled_at"):
        said = f"*{name} takes place after all: {now}.*"
    elif "day" in one.was and before and one.slot.day is None:
        said = f"*{name} of {before} is put off: its new date is to be confirmed.*{why}"
    elif "day" in one.was and before:
        said = f"*{name} of {before} is moved to {now}.*{why}"
    elif "day" in one.was:
        said = f"*{name} has its date: {now}.*"
    else:
        said = f"*{name}: {now}.* {_what_changed(one)}"
    follows = "moves with it" if one.slot.day else "waits for that date"
    again = f"What is due at it {follows}." if before and not one.cancelled else ""
    dated = one.slot.day is not None and not one.cancelled
    return [
        section(f"{said} {again}".strip()),
        blocks.buttons(_calendar(one.slot)) if dated else None,
    ]


def coming(one: Coming, *, today: date) -> list[Block | None]:
    """Tell what is known of a meeting that is to come, and what to do before it."""
    said = [
        "A meeting is newly in the schedule." if one.what == {"scheduled"} else "",
        meetings.begins(one.slot, name=one.name, today=today),
        _together(meetings.about(one.slot, chair=one.chair), meetings.not_given(one.slot)),
        _together(_agenda(one, today), _papers(one, today)),
        _brought(one),
    ]
    open_ = one.closes is not None and today <= one.closes
    return [
        section("\n".join(line for line in said if line)),
        blocks.buttons(
            button("Propose an item", "propose", str(one.slot.id)) if open_ else None,
            _calendar(one.slot),
        ),
    ]


def new(one: New, *, today: date) -> list[Block | None]:
    """Tell several new meetings of a board, a line each."""
    told = one.slots[:LISTED]
    more = len(one.slots) - len(told)
    count = phrases.plural(len(one.slots), "meeting")
    lines = [
        f"{escape(phrases.meeting(slot.day, slot.starts, slot.venue))}"
        f"{f' ({phrases.away(slot.day, today=today)})' if slot.day else ''}"
        for slot in told
    ]
    shows = f"{more} more: " if more else "To see them all: "
    return [
        section("\n".join([f"*{escape(one.name)}: {count} newly in the schedule.*", *lines])),
        blocks.context(f"{shows}`/meetings list {escape(one.board)}`."),
    ]


def after(one: After, left: Room, *, today: date) -> list[Block | None]:
    """Tell the office what a meeting left open, the day after it."""
    on = phrases.day(one.slot.day) if one.slot.day else ""
    raised = (
        f"It raised *{phrases.plural(len(one.raised), 'action')}*."
        if one.raised
        else "No action from it is on the register. Share its notes with me when they are written."
    )
    day = f" {one.slot.day.day} {one.slot.day:%B} {one.slot.day.year}" if one.slot.day else ""
    held = "" if one.held else f" Nobody has said yet that it was held: `/meetings held{day}`."
    told = left.take(one.raised)
    reported = f", {one.reported} reported complete" if one.reported else ""
    return [
        section(f"*After the {escape(one.name)} of {on}.* {raised}{held}"),
        *(section(lists.line(row, today=today)) for row in told),
        room.more(len(one.raised) - len(told)),
        section(f"The board has {one.outstanding} outstanding{reported}."),
    ]


def _what_changed(one: Change) -> str:
    told = []
    if "starts" in one.was:
        was = one.was["starts"]
        told.append(f"The time was {was[:5]}." if was else "It had no time before.")
    if "venue" in one.was:
        told.append(f"It was to be at {escape(one.was['venue'] or 'a venue not given')}.")
    return " ".join(told)


def _agenda(one: Coming, today: date) -> str:
    if one.closes is None or one.slot.day is None:
        return ""
    on = phrases.day_near(one.closes, of=one.slot.day)
    if one.closes < today:
        return f"Agenda items closed on {on}."
    notice = phrases.plural(one.notice_days, "working day")
    last = "today is the last day" if one.closes == today else f"the last day is {on}"
    return f"Agenda items need {notice}' notice: {last}. To propose one: `/meetings next`."


def _papers(one: Coming, today: date) -> str:
    if one.papers is None or one.slot.day is None or one.papers < today or "papers" not in one.what:
        return ""
    on = "today" if one.papers == today else phrases.day_near(one.papers, of=one.slot.day)
    return f"Papers for it are due with the office by {on}."


def _brought(one: Coming) -> str:
    if one.carried in {"", "0"}:
        return "No actions will be brought forward." if one.carried else ""
    actions = "1 action" if one.carried == "1" else f"{one.carried} actions"
    if not one.unanswered:
        return f"{actions} will be brought forward."
    have = "have" if len(one.unanswered) > 1 else "has"
    who = escape(phrases.together([f"the {post}" for post in one.unanswered]))
    return f"{actions} will be brought forward; {who} {have} not answered."


def _together(*sentences: str) -> str:
    return " ".join(one for one in sentences if one)


def _calendar(slot: Slot) -> Block:
    return button("Add to calendar", "calendar", str(slot.id))
