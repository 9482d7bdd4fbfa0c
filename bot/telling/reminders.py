"""The words of reminders: what is owed, what is coming, what changed, in one message."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.telling import actions as lists
from bot.telling import blocks, phrases, threads
from bot.telling.blocks import Block, Reply, button, context, escape, section
from store.actions import Row
from store.upcoming import Slot

PRESSED: Final = 6
"""Actions of a message that have their own row of buttons; the rest have one button each."""

LINES: Final = 12
"""Actions told one by one in a message, so that its plain text is whole; more are counted."""

WORDS: Final = 200
"""Characters of an action's words in a reminder; the whole is one press away."""


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
    """A meeting to remind of, and what for: agenda, papers, eve, morning or now."""

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
class Owing:
    """Actions that one post, or the person themselves, owes; and why it comes to the reader."""

    rows: tuple[Row, ...]
    post: str = ""
    why: str = ""  # "the post of ACC Local Policing is vacant"
    nobody: bool = False  # owed by nobody who can be told here
    meeting: str = ""  # when all are due at one meeting: "Monday's Monthly Assurance Meeting"


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody asks the office for more time."""

    row: Row
    words: str  # "Julian Moss (DCC) asks for more time, until the March meeting: …"
    request: int = 0  # its number, for the office to settle it by


@dataclass(frozen=True, slots=True)
class After:
    """What a meeting left open."""

    name: str
    slot: Slot
    raised: tuple[Row, ...]
    outstanding: str
    reported: int
    held: bool


@dataclass(frozen=True, slots=True)
class Digest:
    """How the register stands, for the office."""

    outstanding: str
    late: str
    reported: str
    latest: tuple[Row, ...]  # the longest late
    awaiting: tuple[Row, ...]  # reported complete
    meetings: tuple[str, ...]  # a line for each that is coming
    vacant: tuple[str, ...]  # posts that owe something and nobody holds
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """All that one message tells one person or channel."""

    changes: tuple[Change, ...] = ()
    coming: tuple[Coming, ...] = ()
    owing: tuple[Owing, ...] = ()
    escalated: tuple[Row, ...] = ()
    asked: tuple[Asked, ...] = ()
    answers: tuple[Block, ...] = ()  # updates and who has seen them, reports, decisions
    after: tuple[After, ...] = ()
    digest: Digest | None = None
    troubles: tuple[str, ...] = ()
    redirected: tuple[str, ...] = ()  # why something came here that was for another place
    shared: bool = False  # a channel: nobody is addressed as "you"
    key: str = ""


def draw(letter: Letter, *, today: date) -> Reply | None:
    """Tell a letter; None when there is nothing in it."""
    left = _Left(LINES)
    parts: list[Block | None] = [
        *(section(escape(why)) for why in letter.redirected),
        *letter.answers,
        *(part for one in letter.changes for part in _change(one)),
        *(part for one in letter.coming for part in _coming(one, today)),
        *(part for one in letter.owing for part in _owing(one, letter, left, today)),
        *_escalated(letter.escalated, left, today),
        *(part for one in letter.asked for part in _asked(one, today)),
        *(part for one in letter.after for part in _after(one, left, today)),
        *(_digest(letter.digest, left, today) if letter.digest else ()),
        *(section(escape(trouble)) for trouble in letter.troubles),
        *_answering(letter),
    ]
    told = [part for part in parts if part is not None]
    return blocks.reply(*told) if told else None


def no_longer(reasons: Sequence[str]) -> Reply:
    """Tell what stands in the place of a reminder that was overtaken on its way."""
    why = phrases.together(sorted(set(reasons))) or "it no longer holds"
    return blocks.reply(section(f"This reminder no longer holds: {escape(why)}."))


class _Left:
    """How many actions may still be told one by one in this message."""

    def __init__(self, lines: int) -> None:
        self.lines = lines
        self.pressed = PRESSED

    def take(self, rows: Sequence[Row]) -> Sequence[Row]:
        some = rows[: self.lines]
        self.lines -= len(some)
        return some

    def press(self) -> bool:
        self.pressed -= 1
        return self.pressed >= 0


def _change(one: Change) -> list[Block | None]:
    name = escape(one.name)
    was = one.was.get("day")
    before = phrases.day(date.fromisoformat(was)) if was else ""
    now = escape(phrases.meeting(one.slot.day, one.slot.starts, one.slot.venue))
    why = f" {escape(phrases.said(one.why))}" if one.why else ""
    if one.cancelled:
        on = before or (phrases.day(one.slot.day) if one.slot.day else "a day to be confirmed")
        said = f"*{name} of {on} is cancelled.*{why}"
    elif one.was.get("cancelled_at"):
        said = f"*{name} takes place after all: {now}.*"
    elif "day" in one.was and before:
        said = f"*{name} of {before} is moved to {now}.*{why}"
    elif "day" in one.was:
        said = f"*{name} has its date: {now}.*"
    else:
        said = f"*{name}: {now}.* {_what_changed(one)}"
    again = "What is due at it moves with it." if before and not one.cancelled else ""
    calendar = button("Add to calendar", "calendar", str(one.slot.id))
    return [
        section(f"{said} {again}".strip()),
        None if one.cancelled else blocks.buttons(calendar),
    ]


def _what_changed(one: Change) -> str:
    told = []
    if "starts" in one.was:
        was = one.was["starts"]
        told.append(f"The time was {was[:5]}." if was else "It had no time before.")
    if "venue" in one.was:
        told.append(f"It was to be at {escape(one.was['venue'] or 'a venue not given')}.")
    return " ".join(told)


def _coming(one: Coming, today: date) -> list[Block | None]:
    when = escape(phrases.meeting(one.slot.day, one.slot.starts, one.slot.venue))
    far = f" ({phrases.away(one.slot.day, today=today)})" if one.slot.day else ""
    said = [
        f"*{escape(one.name)}: {when}*{far}",
        " ".join(part for part in (_kind(one), _not_given(one.slot)) if part),
        " ".join(part for part in (_agenda(one, today), _papers(one, today)) if part),
        _brought(one),
    ]
    open_ = one.closes is not None and today <= one.closes
    return [
        section("\n".join(line for line in said if line)),
        blocks.buttons(
            button("Propose an item", "propose", str(one.slot.id)) if open_ else None,
            button("Add to calendar", "calendar", str(one.slot.id)),
        ),
    ]


def _kind(one: Coming) -> str:
    kind = one.slot.kind.capitalize()
    theme = one.slot.theme
    said = (
        f"{kind}: {theme}." if kind and theme else f"{kind or 'Theme'}: {theme}." if theme else ""
    )
    said = said or (f"{kind} meeting." if kind else "")
    return escape(f"{said} {f'Chair: the {one.chair}.' if one.chair else ''}".strip())


def _not_given(slot: Slot) -> str:
    missing = [name for name, known in (("time", slot.starts), ("venue", slot.venue)) if not known]
    have = "have" if len(missing) > 1 else "has"
    return f"The {phrases.together(missing)} {have} not been given." if missing else ""


def _agenda(one: Coming, today: date) -> str:
    if one.closes is None or one.slot.day is None:
        return ""
    on = phrases.day_near(one.closes, of=one.slot.day)
    if one.closes < today:
        return f"Agenda items closed on {on}."
    notice = phrases.plural(one.notice_days, "working day")
    last = "today is the last day" if one.closes == today else f"the last day is {on}"
    return f"Agenda items close: {notice}' notice is asked, so {last}."


def _papers(one: Coming, today: date) -> str:
    if one.papers is None or one.slot.day is None or one.papers < today or "papers" not in one.what:
        return ""
    on = "today" if one.papers == today else phrases.day_near(one.papers, of=one.slot.day)
    return f"Papers for it are due by {on}."


def _brought(one: Coming) -> str:
    if one.carried in {"", "0"}:
        return "No actions will be brought forward." if one.carried else ""
    actions = "1 action" if one.carried == "1" else f"{one.carried} actions"
    if not one.unanswered:
        return f"{actions} will be brought forward."
    have = "have" if len(one.unanswered) > 1 else "has"
    who = escape(phrases.together([f"the {post}" for post in one.unanswered]))
    return f"{actions} will be brought forward; {who} {have} not answered."


def _owing(one: Owing, letter: Letter, left: _Left, today: date) -> list[Block | None]:
    told = left.take(one.rows)
    more = len(one.rows) - len(told)
    lines = [part for row in told for part in _action(row, left, today, buttons=not letter.shared)]
    return [section(_who_owes(one, letter)), *lines, _more(more, one.post)]


def _who_owes(one: Owing, letter: Letter) -> str:
    count = phrases.plural(len(one.rows), "action")
    at = f" at {escape(one.meeting)}" if one.meeting else ""
    post = escape(one.post)
    if one.nobody:
        return (
            f"*{count}* {'is' if len(one.rows) == 1 else 'are'} owed by nobody whom I can remind,"
            " so the office is told."
        )
    if one.why:
        whom = f"the {post} owes" if post else "they owe"
        return f"{escape(_capital(one.why))}, so this comes to you: {whom} *{count}*{at}."
    if letter.shared:
        return f"The {post} owes *{count}*{at}." if post else f"*{count}* owed{at}."
    return f"You (for the {post}) owe *{count}*{at}." if post else f"You owe *{count}*{at}."


def _action(row: Row, left: _Left, today: date, *, buttons: bool) -> Iterable[Block | None]:
    words = section(_line(row, today))
    if not buttons or row.reported_at is not None:
        return [words]
    if not left.press():
        return [section(_line(row, today), button=_open(row))]
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


def _line(row: Row, today: date) -> str:
    words = escape(phrases.cut(row.words, WORDS).rstrip("."))
    due = lists.due(row, today=today)
    carried = (
        f"Brought forward {phrases.times(row.brought_forward)}." if row.brought_forward else ""
    )
    whose = f"Owed by {escape(phrases.together(row.owners))}." if len(row.owners) > 1 else ""
    return " ".join(
        part for part in (f"*A{row.id}* {words}. {_capital(due)}.", whose, carried) if part
    )


def _owned_line(row: Row, today: date) -> str:
    return lists.line(row, today=today)


def _escalated(rows: tuple[Row, ...], left: _Left, today: date) -> list[Block | None]:
    if not rows:
        return []
    told = left.take(rows)
    are = "1 action is" if len(rows) == 1 else f"{len(rows)} actions are"
    return [
        section(f"*Late:* {are} late and owed by others. Those who owe them are reminded as well."),
        *(section(_owned_line(row, today), button=_open(row)) for row in told),
        _more(len(rows) - len(told)),
    ]


def _asked(one: Asked, today: date) -> list[Block | None]:
    number = str(one.row.id)
    return [
        section(f"{escape(one.words)}\n{_owned_line(one.row, today)}"),
        threads.deciding(one.request, f"A{number}") if one.request else None,
        blocks.buttons(
            button("Defer", f"form:defer:{number}", f"defer:{number}", says=f"Defer A{number}"),
            button("Open", f"open:{number}", number, says=f"Open A{number}"),
        ),
        context(f"To give more time: `/actions defer A{number} to … because …`."),
    ]


def _after(one: After, left: _Left, today: date) -> list[Block | None]:
    on = phrases.day(one.slot.day) if one.slot.day else ""
    raised = (
        f"It raised *{phrases.plural(len(one.raised), 'action')}*."
        if one.raised
        else "No action from it is on the register: if its notes are not in yet, give them to me."
    )
    held = "" if one.held else " Nobody has said yet that it was held."
    told = left.take(one.raised)
    reported = f", {one.reported} reported complete" if one.reported else ""
    return [
        section(f"*After the {escape(one.name)} of {on}.* {raised}{held}"),
        *(section(_owned_line(row, today)) for row in told),
        _more(len(one.raised) - len(told)),
        section(f"The board has {one.outstanding} outstanding{reported}."),
    ]


def _digest(one: Digest, left: _Left, today: date) -> list[Block | None]:
    latest, awaiting = left.take(one.latest), left.take(one.awaiting)
    return [
        section(
            f"*This week:* {one.outstanding} outstanding, {one.late} late,"
            f" {one.reported} reported complete and awaiting the office."
        ),
        section("*Meetings*\n" + "\n".join(one.meetings)) if one.meetings else None,
        section("*Longest late*") if latest else None,
        *(section(_owned_line(row, today)) for row in latest),
        section("*Reported complete: discharge, or send back*") if awaiting else None,
        *(section(_owned_line(row, today), button=_open(row)) for row in awaiting),
        section(
            f"{escape(_capital(phrases.together([f'the {post}' for post in one.vacant])))}"
            f" {'owes' if len(one.vacant) == 1 else 'owe'} actions and nobody holds the post."
        )
        if one.vacant
        else None,
        *(section(escape(warning)) for warning in one.warnings),
        context("The whole list: `/actions outstanding`, `/actions overdue`."),
    ]


def _answering(letter: Letter) -> list[Block | None]:
    owed = [row.id for one in letter.owing for row in one.rows]
    if letter.shared or not owed:
        return []
    seen = {1: "Acknowledge", 2: "Acknowledge both"}.get(len(owed), "Acknowledge all")
    numbers = ",".join(str(number) for number in owed[:50])
    return [
        blocks.buttons(button(seen, "acknowledge", numbers, says=f"{seen}: I have seen this")),
        context(
            "To answer, press a button or reply in this thread: what you write is kept with the"
            " action, and “noted” or a tick (✅) says that you have seen this. Or type"
            f" `/actions report A{owed[0]} what was done`."
        ),
    ]


def _more(count: int, post: str = "") -> Block | None:
    if count <= 0:
        return None
    more = f"`/actions for {post}`" if post else "`/actions outstanding`"
    return context(f"{phrases.plural(count, 'more action')}: {more} shows all.")


def _open(row: Row) -> Block:
    return button("Open", f"open:{row.id}", str(row.id), says=f"Open A{row.id}")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
