"""What actions are to be like, in a filter: discharged since July, without an owner, carried."""

import datetime as dt
from dataclasses import replace

from bot.reading.grammar import almanac
from bot.reading.grammar.line import Line
from bot.reading.grammar.names import words
from bot.reading.typed import spans
from bot.reading.typed.filter_times import span_at
from bot.reading.typed.wanted import Wanted

_LATE = words("late overdue")
_MOST_COUNTED = 3
_UNOWNED = words("unowned unassigned nobody")
_CLOSED = words("done discharged closed complete completed finished")


def lacking(line: Line, at: int, wanted: Wanted) -> tuple[Wanted, int] | None:
    """Read "no owner", "without a due date", "undated"; None when nothing such stands there."""
    if line.word(at) == "undated":
        return replace(wanted, undated=True), at + 1
    if line.word(at) in _UNOWNED:
        return replace(wanted, unowned=True), at + 1
    start = line.skip(at, {"with"})
    if line.word(start) not in {"no", "without"}:
        return None
    what = line.skip(start + 1, {"a", "an", "any", "due"})
    end = line.skip(what + 1, {"named", "given"})
    match line.word(what):
        case "date":
            return replace(wanted, undated=True), end
        case "owner":
            return replace(wanted, unowned=True), end
        case _:
            return None


def carried(line: Line, at: int, wanted: Wanted) -> tuple[Wanted, int] | None:
    """Read "brought forward", "carried over"; None when nothing such stands there."""
    if line.word(at) in {"brought", "carried"} and line.word(at + 1) in {"forward", "over"}:
        return replace(wanted, carried=True), at + 2
    return None


def awaiting(line: Line, at: int, wanted: Wanted) -> tuple[Wanted, int] | None:
    """Read "awaiting the office", "awaiting discharge"; None when nothing such stands there."""
    if line.word(at) not in {"awaiting", "awaits"}:
        return None
    return replace(wanted, state="reported"), line.skip(at + 1, {"the", "office", "discharge"})


def unfinished(line: Line, at: int, wanted: Wanted) -> tuple[Wanted, int] | None:
    """Read "not done", "not yet discharged", "in progress"; None when nothing such stands there."""
    if line.has(at, "in", "progress"):
        return replace(wanted, state="outstanding"), at + 2
    if line.word(at) != "not":
        return None
    end = line.skip(at + 1, {"yet", "been"})
    is_closing = line.word(end) in _CLOSED
    return (replace(wanted, state="outstanding"), end + 1) if is_closing else None


def aged(line: Line, at: int, on: dt.date, wanted: Wanted) -> tuple[Wanted, int] | None:
    """Read "older than a year", "more than 3 months late", "late by over a week"; None if none."""
    late = line.word(at) in _LATE
    start = line.skip(at + late, {"by", "for"})
    compared = line.skip(start, {"older", "more", "over", "than"})
    if compared == start or (late and start == at):
        return None
    for end in range(min(len(line), compared + _MOST_COUNTED), compared, -1):
        ago = spans.single(f"{line.said(compared, end)} ago", on=on)
        if ago is None:
            continue
        if late or line.word(end) in _LATE:
            limit = almanac.plus(ago[0], -1)
            return replace(wanted, state="overdue", due_to=limit), end + (not late)
        if line.word(start) == "older" or line.word(end) == "old":
            limit = almanac.plus(ago[0], -1)
            return replace(wanted, raised_to=limit), line.skip(end, {"old"})
    return None


def to_come(line: Line, at: int, on: dt.date, wanted: Wanted) -> tuple[Wanted, int] | None:
    """Read "upcoming", "coming up", "due next", "next" alone; None when nothing such stands."""
    start = line.skip(at, {"due"})
    if line.word(start) in {"upcoming", "soon"}:
        return replace(wanted, due_from=on), start + 1
    if line.has(start, "coming", "up"):
        return replace(wanted, due_from=on), start + 2
    is_last = start + 1 == len(line) or line.word(start + 1) in {"for", "?"}
    return (
        (replace(wanted, due_from=on), start + 1)
        if line.word(start) == "next" and is_last
        else None
    )


def discharged(line: Line, at: int, on: dt.date, wanted: Wanted) -> tuple[Wanted, int]:
    """Read when it was discharged: "in 2017", "since July", "since the last meeting", or nothing.

    "from July" is left: it is when it was raised, as in every list.
    """
    wanted = replace(wanted, state="discharged")
    meeting = line.skip(at, {"since", "at", "after", "the"})
    if line.has(meeting, "last", "meeting"):
        at_it = "at" in line.words[at:meeting]
        wanted = replace(wanted, closed_at_meeting=at_it, closed_since_meeting=not at_it)
        return wanted, meeting + 2
    side = line.word(at)
    found = span_at(line, at, on, past=True) if side != "from" else None
    if found is None:
        return wanted, at
    first, last, end = found
    match side:
        case "since":
            return replace(wanted, closed_from=first), end
        case "after":
            return replace(wanted, closed_from=almanac.plus(last, 1)), end
        case "before":
            return replace(wanted, closed_to=almanac.plus(first, -1)), end
        case _:
            return replace(wanted, closed_from=first, closed_to=last), end
