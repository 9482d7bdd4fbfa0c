"""One action told whole: what it is, who owes it, when, how it stands and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from bot.telling import blocks, phrases
from bot.telling.actions import due, due_words, in_time
from bot.telling.blocks import Block, Reply, button, context, escape, section, short
from store.actions import Row

RECENT: Final = 3
"""Updates shown with an action; the history has them all."""

SAID: Final = 700
"""Characters of what somebody said that are shown with an action: four are to fit together."""

DEEDS: Final = {
    "report": "Report complete",
    "update": "Update",
    "more_time": "More time",
    "discharge": "Discharge",
    "send_back": "Send back",
    "defer": "Defer",
    "amend": "Change",
    "reopen": "Reopen",
    "withdraw": "Withdraw",
    "history": "History",
}
"""What may be done to an action, in the order of its buttons."""


@dataclass(frozen=True, slots=True)
class Said:
    """An update: what was said, by whom, for which post and when; and where, in a channel."""

    words: str
    who: str
    at: datetime
    place: str = ""  # the address of its message in Slack


@dataclass(frozen=True, slots=True)
class Deed:
    """That something was done to an action: by whom, when, and what they said."""

    at: datetime
    who: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """How several owners stand to an action: whose report is enough, who has, and who is left."""

    any_owner: bool
    reported: Sequence[str] = ()  # "the DCC"
    left: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything known of an action, gathered for telling."""

    row: Row
    owners: str  # "DCC (Julian Moss)", or "no owner named"
    raised: str  # "the Monthly Assurance Meeting of Tuesday 26 July 2016, item 4a"
    quotation: str = ""
    parts: Parts | None = None  # None: one owner, or none
    reported: Deed | None = None
    discharged: Deed | None = None
    withdrawn: Deed | None = None
    sent_back: Deed | None = None  # and not reported complete since
    kept_open: bool = False  # until the meeting has seen that it is reported complete
    asked_until: str | None = None  # more time is asked for, until then or ""; None: it is not
    updates: Sequence[Said] = ()
    newest: int = 0  # the last line of its history
    may: frozenset[str] = frozenset()


def whole(shown: Whole, *, today: date) -> tuple[Block, ...]:
    """Return an action's blocks: its words, its facts, its updates and what may be done."""
    row = shown.row
    parts = [
        section(f"*A{row.id}* {escape(phrases.capital(row.words))}"),
        section("\n".join(_facts(shown, today))),
        _updates(shown.updates),
        section(f"&gt; {escape(shown.quotation)}") if shown.quotation else None,
        blocks.buttons(*_deeds(row.id, shown.may)),
    ]
    return tuple(part for part in parts if part is not None)


def view(shown: Whole, *, today: date) -> Reply:
    """Return an action told whole, as a form to read and act from."""
    parts = whole(shown, today=today)
    return blocks.opening(
        blocks.form("read", f"Action A{shown.row.id}", *parts, submit=None, close="Close")
    )


def _facts(shown: Whole, today: date) -> list[str]:
    row = shown.row
    facts = [
        f"*Owner:* {escape(shown.owners)}",
        f"*Due:* {due(row, today=today).removeprefix('due ')}{_minuted(row)}",
        f"*Raised at:* {escape(shown.raised)}",
    ]
    if shown.parts is not None and row.reported_at is None:
        facts.insert(1, f"*Reporting:* {reporting(shown.parts)}")
    if row.deferred_times:
        facts.append(f"*Deferred:* {_deferral(row)}")
    if row.brought_forward:
        facts.append(f"*Brought forward:* {phrases.times(row.brought_forward)}")
    judged = ""
    if row.reported_at is not None:
        judged = in_time(row.reported_at, row.due_by)
    if shown.asked_until is not None:
        until = f", until {escape(shown.asked_until)}" if shown.asked_until else ""
        facts.append(f"*More time:* asked for{until}; the office has not answered.")
    done = (
        ("Report sent back", shown.sent_back),
        (f"Reported complete{f', {judged}' if judged else ''}", shown.reported),
        ("Discharged", shown.discharged),
        ("Withdrawn", shown.withdrawn),
    )
    facts += [f"*{name}:* {_done(deed)}" for name, deed in done if deed is not None]
    kept = shown.kept_open and row.reported_at is not None and shown.discharged is None
    return facts + (["*Kept open:* until the meeting has seen it."] if kept else [])


def reporting(parts: Parts) -> str:
    """Say whose report is enough, or who has reported their part and who is left."""
    if parts.any_owner:
        return "a report by any one of them is enough."
    if not parts.reported:
        return "each of them reports their part."
    have = "has" if len(parts.reported) == 1 else "have"
    done, left = (escape(phrases.together(some)) for some in (parts.reported, parts.left))
    return f"{done} {have} reported their part; waiting for {left}."


def _done(deed: Deed) -> str:
    who = f" by {escape(deed.who)}" if deed.who else ""
    words = f": “{short(deed.words, SAID)}”" if deed.words else ""
    return f"{phrases.moment(deed.at)}{who}{words}"


def _minuted(row: Row) -> str:
    said = f"“{row.due_phrase}”"
    if row.due_precision in {"none", "day"} or not row.due_phrase or said in due_words(row):
        return ""
    return f" ({'as said' if row.deferred_times else 'as minuted'}: {escape(said)})"


def _deferral(row: Row) -> str:
    first = f"; first due “{escape(row.first_due)}”" if row.first_due else ""
    return f"{phrases.times(row.deferred_times)}, “{short(row.deferred_why, SAID)}”{first}"


def _updates(updates: Sequence[Said]) -> Block | None:
    if not updates:
        return None
    lines = [
        f"{escape(one.who)}, {phrases.moment(one.at)}: “{short(one.words, SAID)}”{_where(one)}"
        for one in updates[-RECENT:]
    ]
    return context("\n".join(["*Updates*", *lines]))


def _where(one: Said) -> str:
    return f" (<{escape(one.place)}|in Slack>)" if one.place else ""


def _deeds(number: int, may: frozenset[str]) -> list[Block]:
    return [_deed(verb, text, number) for verb, text in DEEDS.items() if verb in may]


def _deed(verb: str, text: str, number: int) -> Block:
    says = f"{text}, A{number}"
    if verb in {"history", "more_time"}:
        return button(text, verb, str(number), says=says)
    return button(text, f"form:{verb}", f"{verb}:{number}", says=says)
