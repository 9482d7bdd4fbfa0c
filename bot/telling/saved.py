"""What was just saved, read back: what was understood, with every date's weekday."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Final

from bot.telling import blocks, phrases
from bot.telling.action import Whole, reporting
from bot.telling.blocks import Block, Reply, button, context, escape, section
from store.actions import Row
from store.tables import UNDATED

ONE_AT_A_TIME: Final = "`/actions undo` takes them back one at a time."


NOW_THAT: Final = {
    "raised": " It is off the register; its history is kept.",
    "amended": " It reads as before.",
    "assigned": " Whoever owed it before owes it again.",
    "reported complete": " It is no longer reported complete.",
    "deferred": " It is due as before.",
    "discharged": " It is outstanding again.",
    "withdrawn": " It is outstanding again.",
    "reopened": " It is closed again.",
    "sent back": " It is reported complete as before.",
    "kept open for the meeting": " It awaits the office as before.",
    "scheduled": " It is out of the schedule.",
    "moved": " It is when and where it was before.",
    "cancelled": " It is to be held again.",
    "held": " It is no longer recorded as held.",
}
"""How things stand once a deed is undone."""

CLOSINGS: Final = frozenset({"discharged", "withdrawn"})
NOW_REPORTED: Final = " It is reported complete as before."
"""How they stand where what was closed had been reported complete."""


def recorded(shown: Whole, *, board: str, today: date) -> Reply:
    """Tell that an action is on the register: reference, words, owner, due, board."""
    row = shown.row
    passed = ", which has passed" if row.due_by < today else ""
    said = (
        f"Recorded *A{row.id}*: {escape(row.words.rstrip('.'))}. Owner: {escape(shown.owners)}."
        f"{_enough(shown)} Due: *{due(row)}*{passed}. Board: {escape(board)}."
    )
    return blocks.reply(section(said), _taken_back(shown))


def amended(shown: Whole) -> Reply:
    """Tell how an action now reads."""
    row = shown.row
    said = (
        f"*A{row.id}* now reads: {escape(row.words.rstrip('.'))}. Owner: {escape(shown.owners)}."
        f"{_enough(shown)} Due: *{due(row)}*."
    )
    return blocks.reply(section(said), _taken_back(shown))


def assigned(shown: Sequence[Whole]) -> Reply:
    """Tell who owes actions now, and, of several owners, whose report is enough."""
    lines = [
        f"*A{one.row.id}* is now owed by {escape(one.owners)}.{_enough(one)} Due: *{due(one.row)}*."
        for one in shown
    ]
    if len(shown) == 1:
        return blocks.reply(section(lines[0]), _taken_back(shown[0]))
    return blocks.reply(*map(section, lines), context(ONE_AT_A_TIME))


def _enough(shown: Whole) -> str:
    if shown.parts is None or shown.row.reported_at is not None:
        return ""
    said = reporting(shown.parts)
    return f" {said[0].upper()}{said[1:]}"


def deferred(shown: Whole) -> Reply:
    """Tell what an action is deferred to, why, how often, and when it was first due."""
    row = shown.row
    first = f"; first due “{escape(row.first_due)}”" if row.first_due else ""
    said = (
        f"*A{row.id}* deferred to *{due(row).removeprefix('at ')}*: “{escape(row.deferred_why)}”."
        f" Deferred {phrases.times(row.deferred_times)}{first}."
    )
    return blocks.reply(section(said), _taken_back(shown))


def updated(shown: Whole, words: str, *, waiting: Sequence[str]) -> Reply:
    """Tell that an update is kept with its action, and who is asked to acknowledge it."""
    ref = f"A{shown.row.id}"
    asked = f" Asked to acknowledge it: {escape(phrases.together(waiting))}." if waiting else ""
    return blocks.reply(
        section(f"Update on *{ref}* kept: “{escape(words)}”.{asked}"),
        blocks.buttons(button("Open", "open", str(shown.row.id), says=f"Open {ref}")),
    )


def reported(shown: Whole) -> Reply:
    """Tell that an action was reported complete and what happens next, or who is still to."""
    ref = f"A{shown.row.id}"
    if shown.parts is not None and shown.row.reported_at is None:
        who = escape(phrases.together(shown.parts.left))
        part = f"Your part of *{ref}* is reported complete. Waiting for {who} to report theirs."
        return blocks.reply(section(part), _taken_back(shown))
    how = f": `/actions discharge {ref}`" if "discharge" in shown.may else ""
    said = f"*{ref}* reported complete. It stays on the list until the office discharges it{how}."
    return blocks.reply(section(said), _taken_back(shown))


def discharged(shown: Sequence[Whole], *, mine: Collection[int], by: str, on: date) -> Reply:
    """Tell which actions were discharged, by whom, and how long each was open.

    Those not in `mine` had been discharged before: it is told by whom, and when.
    """
    lines = [
        f"*A{one.row.id}* discharged by {escape(by)} on {phrases.day(on)}.{_was_reported(one)}"
        f" {_open_for(one.row, on)}"
        if one.row.id in mine
        else _already(one)
        for one in shown
    ]
    if len(shown) == 1:
        return blocks.reply(section(lines[0]), _taken_back(shown[0]) if mine else None)
    tens = ("\n".join(lines[start : start + 10]) for start in range(0, len(lines), 10))
    return blocks.reply(
        *map(section, tens),
        context(ONE_AT_A_TIME) if mine else None,
    )


def _already(shown: Whole) -> str:
    who = f" by {escape(shown.discharged.who)}" if shown.discharged and shown.discharged.who else ""
    when = f", {phrases.moment(shown.discharged.at)}" if shown.discharged else ""
    return f"*A{shown.row.id}* was discharged already{who}{when}. Nothing was changed."


def withdrawn(shown: Whole, because: str) -> Reply:
    """Tell that an action was withdrawn, and why."""
    said = f"*A{shown.row.id}* withdrawn: “{escape(because)}”. Its history is kept."
    return blocks.reply(section(said), _taken_back(shown))


def reopened(shown: Whole) -> Reply:
    """Tell that an action is outstanding again."""
    said = (
        f"*A{shown.row.id}* is outstanding again. Owner: {escape(shown.owners)}."
        f" Due: *{due(shown.row)}*."
    )
    return blocks.reply(section(said), _taken_back(shown))


def undone(what: str, did: str, *, at: datetime, reported: bool) -> Reply:
    """Tell which change was taken back, and how things stand now.

    `reported` says that it was of an action which is reported complete now.
    """
    now = NOW_REPORTED if reported and did in CLOSINGS else NOW_THAT.get(did, "")
    return blocks.reply(section(f"Undone: {escape(what)}, {did} {phrases.moment(at)}.{now}"))


def due(row: Row) -> str:
    """Say when an action is due, in full, with the weekday of a day."""
    if row.due_meeting_id is not None and row.due_meeting_day is not None:
        return f"at the meeting of {phrases.day(row.due_meeting_day)}"
    if row.due_precision == "none":
        return "no date given"
    if row.due_precision == "day" and row.due_by != UNDATED:
        return phrases.day(row.due_by)
    if row.due_precision == "month" and row.due_written:
        return phrases.month(row.due_written)
    if row.due_when is not None:
        which = "next" if row.due_when == "next" else phrases.month(row.due_when)
        return f"at the {which} meeting, which is not yet in the schedule"
    return _as_minuted(row)


def _as_minuted(row: Row) -> str:
    known = "" if row.due_by == UNDATED else f" (by {phrases.day(row.due_by)})"
    return f"“{escape(row.due_phrase)}”{known}"


def _taken_back(shown: Whole) -> Block | None:
    ref = f"A{shown.row.id}"
    return blocks.buttons(
        button("Change", "form:amend", f"amend:{shown.row.id}", says=f"Change {ref}")
        if "amend" in shown.may
        else None,
        button("Undo", "undo", str(shown.newest), says=f"Undo what was done to {ref}"),
    )


def _was_reported(one: Whole) -> str:
    if one.reported is None:
        return ""
    who = f" by {escape(one.reported.who)}" if one.reported.who else ""
    return f" It was reported complete{who} on {phrases.day(phrases.london(one.reported.at))}."


def _open_for(row: Row, on: date) -> str:
    if row.raised_on >= on:
        return "It was raised the same day."
    lasted = phrases.span(row.raised_on, on)
    carried = row.brought_forward
    forward = f", brought forward {phrases.times(carried)}" if carried else ""
    return f"Open for {lasted}{forward}."
