"""What is next: a board's next meeting told whole, and every board's in a line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot import workdays
from bot.telling import blocks, phrases
from bot.telling.blocks import Block, Reply, button, escape, section
from store.filtering import COUNTED_TO
from store.upcoming import Coming, Detail, Slot

POSTS: Final = 6
"""Posts named as not having answered; more are counted."""

LINES: Final = 15
"""Other boards told in a line each; more are counted."""


@dataclass(frozen=True, slots=True)
class Next:
    """What is next for one board, gathered for telling it whole."""

    coming: Coming
    detail: Detail
    last: date | None = None  # the day of its last meeting, when none is to come
    may_write: bool = False


def next_one(shown: Next, *, today: date) -> Reply:
    """Tell a board's next meeting whole."""
    return blocks.reply(*_whole(shown, today))


def across(shown: Next, others: Sequence[Coming], *, today: date) -> Reply:
    """Tell one board's next meeting whole, and the other boards' in a line each, soonest first."""
    return blocks.reply(*_whole(shown, today), *_others(others, today))


def lines(every: Sequence[Coming], *, today: date) -> list[str]:
    """Tell each board's next meeting in a line, soonest first; then those to be confirmed."""
    told = sorted((one for one in every if _is_known(one)), key=_soonest)
    return [_line(one, today) for one in told]


def begins(slot: Slot, *, name: str, today: date) -> str:
    """Tell which board meets when, where and how far off that is."""
    far = f" ({phrases.away(slot.day, today=today)})" if slot.day else ""
    when = phrases.meeting(slot.day, slot.starts, slot.venue)
    return f"*{escape(f'{name}: {when}')}*{far}"


def about(slot: Slot, *, chair: str = "") -> str:
    """Tell a meeting's kind, theme and chair, in sentences; "" when nothing is known."""
    return escape(plain_about(slot, chair=chair))


def plain_about(slot: Slot, *, chair: str = "") -> str:
    """Tell the same where Slack does not read it: in a file."""
    kind = slot.kind.capitalize()
    said = f"{kind}: {slot.theme}" if kind and slot.theme else kind or _theme(slot)
    known = [f"{said}{'' if slot.theme else ' meeting'}." if kind else said]
    known.append(f"Chair: the {chair}." if chair else "")
    return " ".join(part for part in known if part).replace("..", ".")


def not_given(slot: Slot) -> str:
    """Tell what is not known of a meeting that has a day: its time, its venue or both."""
    missing = [name for name, known in (("time", slot.starts), ("venue", slot.venue)) if not known]
    if not missing:
        return ""
    return f"The {phrases.together(missing)} {_has(missing)} not been given."


def closing(day: date, notice_days: int, *, today: date) -> str:
    """Tell until when items can be put on the agenda; "" where no notice of them is asked."""
    if not notice_days:
        return ""
    closes = workdays.last_day_for_notice(day, notice_days)
    said = phrases.day_near(closes, of=day)
    if closes < today:
        return f"Agenda items closed on {said}."
    return f"Agenda items close {'today, ' if closes == today else 'on '}{said}."


def _whole(shown: Next, today: date) -> list[Block | None]:
    coming = shown.coming
    if coming.meeting is not None:
        return _dated(shown, coming.meeting, today)
    if coming.unconfirmed is not None:
        return _unconfirmed(shown, coming.unconfirmed)
    return _none(shown)


def _dated(shown: Next, slot: Slot, today: date) -> list[Block | None]:
    coming = shown.coming
    day = slot.day or today
    facts = [about(slot, chair=coming.chair), _moved(slot), not_given(slot)]
    carried = _carried(shown.detail)
    said = [
        *_before(shown),
        begins(slot, name=coming.name, today=today),
        " ".join(fact for fact in facts if fact),
        f"{closing(day, coming.notice_days, today=today)} {carried}".strip(),
        _after_it(coming.unconfirmed),
    ]
    open_ = workdays.last_day_for_notice(day, coming.notice_days) >= today or shown.may_write
    return [
        section("\n".join(line for line in said if line)),
        blocks.buttons(
            _matters(coming),
            button("Propose an item", "propose", str(slot.id)) if open_ else None,
            button("Add to calendar", "calendar", str(slot.id)),
            _set_date(coming.unconfirmed) if shown.may_write else None,
        ),
    ]


def _unconfirmed(shown: Next, slot: Slot) -> list[Block | None]:
    coming = shown.coming
    kind = f"is {phrases.a(slot.kind)} meeting" if slot.kind else "has been announced"
    said = f" (said on {phrases.day(slot.said_on)})" if slot.said_on else ""
    known = " ".join(
        part
        for part in (
            f"Theme: {slot.theme}." if slot.theme else "",
            f"Venue: {slot.venue}." if slot.venue else "",
        )
        if part
    )
    sentences = [
        *_before(shown),
        f"The next {escape(coming.name)} {escape(kind)}. Its date is still to be confirmed{said}.",
        escape(known),
        _carried(shown.detail),
    ]
    return [
        section("\n".join(line for line in sentences if line)),
        blocks.buttons(
            _set_date(slot) if shown.may_write else None,
            _matters(coming),
            button("Propose an item", "propose", str(slot.id)),
        ),
    ]


def _none(shown: Next) -> list[Block | None]:
    coming = shown.coming
    last = f" The last was {phrases.day(shown.last)}." if shown.last else ""
    ask = "" if shown.may_write else " Ask the office when it meets."
    later = "later meeting" if coming.begun else "meeting"
    sentences = [
        *_before(shown),
        f"No {later} of the {escape(coming.name)} is in the schedule.{last}{ask}",
        _carried(shown.detail),
    ]
    schedule = button("Schedule one", "schedule", str(coming.board_id))
    return [
        section("\n".join(sentences)),
        blocks.buttons(schedule if shown.may_write else None, _matters(coming)),
    ]


def _before(shown: Next) -> list[str]:
    """Tell what could be taken for the next meeting and is not: cancelled, or begun already."""
    told = [f"{phrases.day(day)} was cancelled." for day in shown.detail.cancelled]
    begun = shown.coming.begun
    if begun is not None:
        began = f" began at {phrases.clock(begun.starts)}" if begun.starts else " has been held"
        told.append(f"Today, the {escape(shown.coming.name)}{began}.")
    return told


def _after_it(slot: Slot | None) -> str:
    if slot is None:
        return ""
    said = f" (said on {phrases.day(slot.said_on)})" if slot.said_on else ""
    kind = f"{phrases.a(slot.kind)} meeting" if slot.kind else "one"
    return f"Another is to come: {escape(kind)} whose date is still to be confirmed{said}."


def _carried(detail: Detail) -> str:
    count = phrases.counted(detail.carried, COUNTED_TO)
    if not detail.carried:
        return "Nothing will be brought forward."
    actions = "action" if detail.carried == 1 else "actions"
    return f"{count} {actions} will be brought forward{_silent(detail.unanswered)}."


def _silent(posts: Sequence[str]) -> str:
    if not posts:
        return ""
    named = [f"the {post}" for post in posts[:POSTS]]
    left = len(posts) - len(named)
    named += [phrases.plural(left, "other post")] if left else []
    return f"; {escape(phrases.together(named))} {_has(posts)} not answered"


def _has(names: Sequence[str]) -> str:
    return "has" if len(names) == 1 else "have"


def _moved(slot: Slot) -> str:
    return f"Moved from {phrases.day(slot.moved_from)}." if slot.moved_from else ""


def _theme(slot: Slot) -> str:
    return f"Theme: {slot.theme}." if slot.theme else ""


def _matters(coming: Coming) -> Block:
    says = f"Matters arising for the {coming.board}"
    return button("Matters arising", "matters", str(coming.board_id), says=says)


def _set_date(slot: Slot | None) -> Block | None:
    return button("Set the date", "set_date", str(slot.id)) if slot else None


def _others(others: Sequence[Coming], today: date) -> list[Block | None]:
    told = lines(others, today=today)
    unknown = [one.board for one in others if not _is_known(one)]
    left = len(told) - LINES
    parts = [section("*Other boards*\n" + "\n".join(told[:LINES]))] if told else []
    more = [f"{left} more: `/meetings list`." if left > 0 else ""]
    if unknown:
        named = ", ".join(unknown[:LINES]) + (" and others" if len(unknown) > LINES else "")
        more.append(f"No meeting in the schedule: {escape(named)}.")
    said = " ".join(part for part in more if part)
    return [*parts, blocks.context(said) if said else None]


def _line(one: Coming, today: date) -> str:
    slot = one.meeting or one.unconfirmed
    if slot is None or slot.day is None:
        said = f" (said on {phrases.short_day(slot.said_on)})" if slot and slot.said_on else ""
        return f"*{escape(one.name)}* date to be confirmed{said}"
    when = phrases.meeting(slot.day, slot.starts, slot.venue)
    kind = f" · {slot.kind}" if slot.kind else ""
    return (
        f"*{escape(one.name)}* {escape(when)} ({phrases.away(slot.day, today=today)}){escape(kind)}"
    )


def _is_known(one: Coming) -> bool:
    return one.meeting is not None or one.unconfirmed is not None


def _soonest(one: Coming) -> tuple[date, str]:
    day = one.meeting.day if one.meeting else None
    return day or date.max, one.name
