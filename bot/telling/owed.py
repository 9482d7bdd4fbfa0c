"""The words of reminders of actions: to who owes them, to who must know, and of more time asked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from bot.telling import actions as lists
from bot.telling import blocks, phrases, room, threads
from bot.telling.blocks import Block, button, context, escape, section
from bot.telling.room import Room
from store.actions import Row

WORDS: Final = 200
"""Characters of an action's words in a reminder; the whole is one press away."""


Said = tuple[str, str, str]
"""How one action is said, how several are, and what to do next."""

OTHERS: Final = (
    "1 action is late and owed by somebody else, who is reminded as well.",
    "{} actions are late and owed by others, who are reminded as well.",
    "To remind of one now: `/reminders send A{}`.",
)
UNOWNED: Final = (
    "1 action is late and has no owner named, so nobody is reminded of it.",
    "{} actions are late and have no owner named, so nobody is reminded of them.",
    "To say who owes one: `/actions assign A{} to …`.",
)


@dataclass(frozen=True, slots=True)
class Owing:
    """Actions that one post, or the person themselves, owes; and why it comes to the reader."""

    rows: tuple[Row, ...]
    post: str = ""
    why: str = ""  # "the post of ACC Local Policing is vacant"
    nobody: bool = False  # owed by nobody who can be told here
    meeting: str = ""  # when all are due at one meeting: "Monday's Monthly Assurance Meeting"
    reported: Mapping[int, tuple[str, ...]] = field(
        default_factory=dict
    )  # who have reported their part of which


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody asks the office for more time."""

    row: Row
    words: str  # "Julian Moss (DCC) asks for more time, until the March meeting: …"
    request: int = 0  # its number, for the office to settle it by


@dataclass(frozen=True, slots=True)
class Settled:
    """What a message told that no longer holds; `ref` and `words` are of its action, if any."""

    ref: str
    words: str
    why: str  # "A27 was reported complete", "it is now due Fri 2 Jul 2021"


@dataclass(frozen=True, slots=True)
class SeenBy:
    """Who has acknowledged the reminders of a message, when, and whether all of them are."""

    by: tuple[tuple[str, datetime], ...] = ()
    everything: bool = False


NOBODY_YET: Final = SeenBy()


def owing(one: Owing, left: Room, *, today: date, shared: bool) -> list[Block | None]:
    """Tell what is owed, with what can be done about each action; in a channel without buttons."""
    told = left.take(one.rows)
    lines = [
        part
        for row in told
        for part in _action(row, one.reported.get(row.id, ()), left, today, buttons=not shared)
    ]
    return [
        section(_who_owes(one, shared=shared)),
        *lines,
        room.more(len(one.rows) - len(told), one.post),
    ]


def escalated(rows: Sequence[Row], left: Room, *, today: date) -> list[Block | None]:
    """Tell whoever must know what others owe and is late, and what nobody is named for."""
    owed, unowned = _parted(rows)
    return [*_late(owed, left, today, OTHERS), *_late(unowned, left, today, UNOWNED)]


def _late(rows: Sequence[Row], left: Room, today: date, said: Said) -> list[Block | None]:
    if not rows:
        return []
    told = left.take(rows)
    one, many, next_ = said
    who = one if len(rows) == 1 else many.format(len(rows))
    return [
        section(f"*Late:* {who}"),
        *(section(lists.line(row, today=today), button=lists.opener(row)) for row in told),
        room.more(len(rows) - len(told)),
        context(next_.format(rows[0].id)),
    ]


def _parted(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Part what somebody owes from what nobody is named for."""
    return [row for row in rows if row.owners], [row for row in rows if not row.owners]


def asked(one: Asked, *, today: date) -> list[Block | None]:
    """Tell the office who asks for more time, and how to give it."""
    number, opener = str(one.row.id), lists.opener(one.row)
    defer = button("Defer", f"form:defer:{number}", f"defer:{number}", says=f"Defer A{number}")
    return [
        section(f"{escape(one.words)}\n{lists.line(one.row, today=today)}"),
        threads.deciding(one.request, f"A{number}", opener)
        if one.request
        else blocks.buttons(defer, opener),
        context(f"To give more time: `/actions defer A{number} to … because …`."),
    ]


def settled(every: Sequence[Settled]) -> list[Block]:
    """Tell what was to be done and is, or is another's, or is due at another time.

    As many are told one by one as of what is still to be done, and the rest counted.
    """
    told = [_settled(one) for one in every[: room.LINES]]
    if left := len(every) - len(told):
        hold = "holds" if left == 1 else "hold"
        told.append(context(f"{left} more of what this told no longer {hold}."))
    return told


def _settled(one: Settled) -> Block:
    if not one.ref:
        return section(f"{phrases.capital(escape(one.why))}.")
    words = escape(phrases.cut(one.words, WORDS).rstrip("."))
    if one.why.startswith(f"{one.ref} "):
        return section(f"*{one.ref}* {escape(one.why.removeprefix(f'{one.ref} '))}: {words}.")
    return section(f"*{one.ref}* {phrases.capital(words)}: {escape(one.why)}.")


def seen_by(seen: SeenBy) -> Block | None:
    """Tell who has acknowledged a reminder, and when; None when nobody has."""
    told = [f"{escape(name)} ({phrases.moment(at)})" for name, at in seen.by]
    return section(f"Seen by {phrases.together(told)}.") if told else None


def answering(every: Sequence[Owing], *, seen: SeenBy) -> list[Block | None]:
    """Tell whoever owes these actions how to answer, in the message or in its thread."""
    owed = [row.id for one in every for row in one.rows]
    if not owed:
        return []
    all_ = {1: "Acknowledge", 2: "Acknowledge both"}.get(len(owed), "Acknowledge all")
    numbers = ",".join(str(number) for number in owed[:50])
    press = button(all_, "acknowledge", numbers, says=f"{all_}: I have seen this")
    noted = "" if seen.everything else ", and “noted” or a tick (✅) says that you have seen this"
    return [
        None if seen.everything else blocks.buttons(press),
        context(
            "To answer, press a button or reply in this thread: what you write is kept with the"
            f" action{noted}. Or type `/actions report A{owed[0]} what was done`."
        ),
    ]


def _who_owes(one: Owing, *, shared: bool) -> str:
    count = phrases.plural(len(one.rows), "action")
    at = f" at {escape(one.meeting)}" if one.meeting else ""
    post = escape(one.post)
    if one.nobody:
        _, unowned = _parted(one.rows)
        if len(unowned) == len(one.rows):
            have = "has" if len(unowned) == 1 else "have"
            told = f"*{count}* {have} no owner named, so the office is told."
        else:
            are = "is" if len(one.rows) == 1 else "are"
            told = f"*{count}* {are} owed by nobody whom I can remind, so the office is told."
        say = f" Say who owes it: `/actions assign A{unowned[0].id} to …`." if unowned else ""
        return f"{told}{say}"
    if one.why:
        whom = f"the {post} owes" if post else "they owe"
        return f"{escape(phrases.capital(one.why))}, so this comes to you: {whom} *{count}*{at}."
    if shared:
        return f"The {post} owes *{count}*{at}." if post else f"*{count}* owed{at}."
    return f"You (for the {post}) owe *{count}*{at}." if post else f"You owe *{count}*{at}."


def _action(
    row: Row, reported: tuple[str, ...], left: Room, today: date, *, buttons: bool
) -> Iterable[Block | None]:
    line = _line(row, reported, today)
    words = section(line)
    if not buttons or row.reported_at is not None:
        return [words]
    if not left.press():
        return [section(line, button=lists.opener(row))]
    ref, number = f"A{row.id}", str(row.id)
    return [
        words,
        blocks.buttons(
            button("Report complete", f"form:report:{number}", f"report:{number}",
                   says=f"Report {ref} complete"),
            button("Update", f"form:update:{number}", f"update:{number}",
                   says=f"Post an update on {ref}"),
            button("More time", f"more_time:{number}", number, says=f"Ask for more time for {ref}"),
            button("Snooze", f"snooze:{number}", number, says=f"Put off reminders of {ref}"),
        ),
    ]  # fmt: skip


def _line(row: Row, reported: tuple[str, ...], today: date) -> str:
    words = escape(phrases.capital(phrases.cut(row.words, WORDS)).rstrip("."))
    due = lists.due(row, today=today)
    due = f"{due}, today" if row.due_by == today and row.reported_at is None else due
    carried = (
        f"Brought forward {phrases.times(row.brought_forward)}." if row.brought_forward else ""
    )
    whose = f"Owed by {escape(phrases.together(row.owners))}." if len(row.owners) > 1 else ""
    if reported:
        have = "has" if len(reported) == 1 else "have"
        whose += f" {escape(phrases.together(reported))} {have} reported their part."
    return " ".join(
        part for part in (f"*A{row.id}* {words}. {phrases.capital(due)}.", whose, carried) if part
    )
