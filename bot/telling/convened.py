"""What was just done to a meeting, read back: what was understood, and which actions followed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from bot import workdays
from bot.reminders import hours
from bot.telling import blocks, meetings, phrases
from bot.telling.blocks import Block, Reply, button, escape, section
from store.timetable import Row
from store.upcoming import slot

NAMED = 10
"""Actions named by their references; more are counted."""


@dataclass(frozen=True, slots=True)
class Done:
    """A meeting as it is after a change, and the actions that the change took with it."""

    row: Row
    chair: str
    notice_days: int
    change: int  # its line in the history, for Undo
    followed: Sequence[int] = ()  # references
    to: date | None = None  # the day they are due now; None when they wait


def scheduled(done: Done, *, today: date, confirmed: bool = False) -> Reply:
    """Tell that a meeting is in the schedule; `confirmed` when one waited for its date."""
    row = done.row
    if row.day is None:
        return blocks.reply(section(_awaited(row)), _buttons(done))
    said = "Date set" if confirmed else "Scheduled"
    lines = [f"{said}: {_begins(row, today)}", *_facts(done, today)]
    if confirmed:
        lines.append(_was_awaited(row))
    lines.append(_followed(done.followed, "are due at it", "is due at it"))
    return blocks.reply(section(_lines(lines)), _buttons(done))


def recorded(done: Done, *, today: date) -> Reply:
    """Tell that a meeting is recorded as held."""
    said = f"Recorded as held: {_begins(done.row, today)}"
    return blocks.reply(section(said), _buttons(done))


def moved(done: Done, *, today: date, because: str = "") -> Reply:
    """Tell where a meeting was moved to, and what moved with it."""
    row = done.row
    if row.day is None:
        return _put_off(done, because)
    was = f" from {phrases.day(row.moved_from)}" if row.moved_from else ""
    why = f" Why: “{because}”." if because else ""
    lines = [
        f"Moved{was} to: {_begins(row, today)}{escape(why)}",
        *_facts(done, today),
        _followed(done.followed, "moved with it", "moved with it"),
    ]
    return blocks.reply(section(_lines(lines)), _buttons(done))


def _put_off(done: Done, because: str) -> Reply:
    row = done.row
    was = f" of {phrases.day(row.moved_from)}" if row.moved_from else ""
    why = f" Why: “{because}”." if because else ""
    lines = [
        escape(f"Put off: the {row.name}{was}. Its new date is to be confirmed.{why}"),
        _followed(done.followed, "wait for it", "waits for it"),
    ]
    set_date = button("Set the date", "set_date", str(row.id))
    buttons = blocks.buttons(set_date, _undo_button(done))
    return blocks.reply(section(_lines(lines)), buttons)


def amended(done: Done, *, today: date) -> Reply:
    """Tell how a meeting now stands."""
    lines = [f"Now: {_begins(done.row, today)}", *_facts(done, today)]
    return blocks.reply(section(_lines(lines)), _buttons(done))


def cancelled(done: Done) -> Reply:
    """Tell that a meeting was cancelled, why, and what became of what was due at it."""
    row = done.row
    when = f" of {phrases.day(row.day)}" if row.day else ", whose date was to be confirmed"
    lines = [
        f"Cancelled: the {escape(row.name)}{when}: “{escape(row.cancelled_why)}”.",
        _passed_on(done),
    ]
    return blocks.reply(section(_lines(lines)), _undo(done))


def proposed(heading: str, row: Row) -> Reply:
    """Tell that an item was proposed for a meeting."""
    when = phrases.day(row.day) if row.day else "the meeting whose date is to be confirmed"
    said = f"Proposed for the {row.name} of {when}: “{heading}”. The office settles the agenda."
    return blocks.reply(section(escape(said)))


def series(done: Sequence[Done], *, today: date) -> Reply:
    """Tell which meetings of a series were scheduled."""
    lines = [f"• {_begins(one.row, today)}" for one in done]
    followed = sorted({number for one in done for number in one.followed})
    name = escape(done[0].row.name) if done else "board"
    return blocks.reply(
        section(f"Scheduled {phrases.plural(len(done), 'meeting')} of the {name}."),
        *(section("\n".join(lines[start : start + 20])) for start in range(0, len(lines), 20)),
        section(told) if (told := _followed(followed, "are due at one of them", "is due at one"))
        else None,
    )  # fmt: skip


def _begins(row: Row, today: date) -> str:
    return f"{meetings.begins(slot(row), name=row.name, today=today)}."


def _facts(done: Done, today: date) -> list[str]:
    row, when = done.row, slot(done.row)
    if row.day is None:
        return []
    closing = meetings.closing(row.day, done.notice_days, today=today) if row.day >= today else ""
    return [meetings.about(when, chair=done.chair), meetings.not_given(when), _warned(row), closing]


def _warned(row: Row) -> str:
    """Tell that a day is one on which offices in England do not work."""
    if row.day is None or workdays.is_working_day(row.day):
        return ""
    holiday = workdays.bank_holiday(row.day)
    what = f"is {holiday}, a bank holiday" if holiday else f"is a {row.day:%A}"
    return escape(f"Please check: {phrases.day(row.day)} {what}.{_skipped(row.day, row.starts)}")


def _skipped(day: date, starts: time | None) -> str:
    """Tell that London's clocks skip a time of day, as they do on one Sunday in March."""
    if starts is None or hours.is_shown(day, starts):
        return ""
    meant = phrases.clock(hours.moment(day, starts).astimezone(phrases.LONDON).time())
    return f" The clocks go forward then and never show {phrases.clock(starts)}: {meant} is meant."


def _awaited(row: Row) -> str:
    kind = f"is {phrases.a(row.kind)} meeting" if row.kind else "is announced"
    said = f" (said on {phrases.day(row.said_on)})" if row.said_on else ""
    known = [
        f"Theme: {row.theme}." if row.theme else "",
        f"Venue: {row.venue}." if row.venue else "",
    ]
    more = " ".join(part for part in known if part)
    return escape(
        f"Recorded: the next {row.name} {kind}. Its date is still to be confirmed{said}. {more}"
    ).strip()


def _was_awaited(row: Row) -> str:
    said = f" (said on {phrases.day(row.said_on)})" if row.said_on else ""
    kind = f"{row.kind} " if row.kind else ""
    return escape(f"This is the {kind}meeting whose date was to be confirmed{said}.")


def _followed(numbers: Sequence[int], many: str, one: str) -> str:
    if not numbers:
        return ""
    deed = one if len(numbers) == 1 else many
    return f"{phrases.plural(len(numbers), 'action')} {deed}: {_references(numbers)}."


def _passed_on(done: Done) -> str:
    if not done.followed:
        return "No action was due at it."
    are = "is" if len(done.followed) == 1 else "are"
    where = (
        f"now due at the meeting of {phrases.day(done.to)}"
        if done.to
        else "now due at the next meeting, which is not yet in the schedule"
    )
    count = phrases.plural(len(done.followed), "action")
    return f"{count} due at it {are} {where}: {_references(done.followed)}."


def _references(numbers: Sequence[int]) -> str:
    named = [f"A{number}" for number in numbers[:NAMED]]
    left = len(numbers) - len(named)
    return phrases.together([*named, *([f"{left} more"] if left else [])])


def _buttons(done: Done) -> Block | None:
    number = str(done.row.id)
    return blocks.buttons(
        button("Change", "amend_meeting", number, says=f"Change the {done.row.board} meeting"),
        _undo_button(done),
    )


def _undo(done: Done) -> Block | None:
    return blocks.buttons(_undo_button(done))


def _undo_button(done: Done) -> Block:
    return button("Undo", "undo", str(done.change), says="Undo what was done to this meeting")


def _lines(lines: Sequence[str]) -> str:
    return "\n".join(line for line in lines if line)
