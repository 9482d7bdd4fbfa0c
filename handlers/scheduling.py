"""What changes the schedule, typed in one line: each is read back as it is saved."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from bot import meetings
from bot.access import require
from bot.errors import NotUnderstood
from bot.names import naming
from bot.names.named import Unsure
from bot.reading.due import Day
from bot.reading.typed import commands
from bot.reading.typed.commands import Cancelled, Moved, Scheduled
from bot.schedule import rules
from bot.telling import convened, phrases
from bot.telling.blocks import Reply
from handlers import meeting_forms as forms
from handlers import meetings as asked
from handlers import questions, reading_back, series, which
from handlers.altering import altering
from handlers.asking import Ask
from handlers.questions import Deed, Typed, Unsettled, question
from store.tables import Board, Meeting

HELD: Final = re.compile(r"^\s*(?:as\s+)?held\b[\s:,]*", re.IGNORECASE)
SERIES: Final = re.compile(
    r"^\s*(?:a\s+)?(?:series\b[\s:,]*|(?=(?:every|each)\b"
    r"|(?:weekly|fortnightly|monthly|quarterly|yearly)(?:\s+(?:on|at|from|until)\b|\s*$)))",
    re.IGNORECASE,
)
OF_BOARD: Final = re.compile(
    r"^\s*(?P<board>.{2,60}?)[\s,:]+(?=series|every|each|\w+ly\b)", re.IGNORECASE
)
NEXT: Final = re.compile(r"^\s*(?:the\s+)?next\b", re.IGNORECASE)
WHAT_OF: Final = re.compile(
    r"^\s*(?:the\s+)?(?:venue|time|date|day|place|room)\s+(?:of|for)\s+(?:the\s+)?", re.IGNORECASE
)
AGO: Final = (0, 7, 364)
"""Days before today that what has been is read from, until it is no day to come."""
FOR_BOARD: Final = re.compile(r"^(?P<before>.+?)[\s,;]+for\s+(?P<board>[^,;]+)$", re.IGNORECASE)
KIND_FIRST: Final = re.compile(
    rf"^(?P<kind>{commands.KINDS})\b(?:\s+meeting)?(?:\s+(?:on|:))?\s*(?P<theme>.*)$",
    re.IGNORECASE,
)
NOISE: Final = frozenset({"", "the", "a", "from", "of", "on", "at", "next", "meeting"})


def schedule(ask: Ask) -> Reply:
    """Put a meeting in the schedule: `schedule Monday 13 January 2020 at 14:00, Room 1.38`."""
    require(ask.actor, "schedule")
    if not ask.words.strip():
        return forms.scheduling(ask)
    if SERIES.match(ask.words):
        return series.asking(ask.saying(SERIES.sub("", ask.words)))
    if _is_series_of_a_board(ask):
        return series.asking(ask)
    return questions.begun(_schedule, ask, "schedule")


def move(ask: Ask) -> Reply:
    """Move a meeting, and what is due at it: `move 13 January to 20 January at 10:00`, `to TBC`."""
    require(ask.actor, "move")
    return questions.begun(_move, ask, "move")


def cancel(ask: Ask) -> Reply:
    """Cancel a meeting, with a reason: `cancel 30 August because the PCC is on leave`."""
    require(ask.actor, "cancel")
    return questions.begun(_cancel, ask, "cancel")


def held(ask: Ask) -> Reply:
    """Record that a meeting was held: `held 25 November 2019`."""
    require(ask.actor, "hold")
    return questions.begun(_held, ask, "held")


def settle(ask: Ask) -> Reply:
    """Go on with what was typed, now that the question about it is answered."""
    return questions.answered(_SETTLED, ask)


def _is_series_of_a_board(ask: Ask) -> bool:
    """Say whether a series is asked for after the name of its board: "MAM every last Tuesday"."""
    named = OF_BOARD.match(ask.words)
    rest = ask.words[named.end() :] if named else ""
    is_board = named is not None and isinstance(naming.board(ask.session, named["board"]), Board)
    return is_board and SERIES.match(rest) is not None


def _schedule(ask: Ask, typed: Typed) -> Reply:
    require(ask.actor, "schedule")
    was_held = bool(HELD.match(typed.words)) or "held" in typed.chosen
    words, named = _board_last(ask, HELD.sub("", typed.words))
    on = _been(commands.scheduled, words, typed) if was_held else typed.on
    read = _board_for_venue(ask, commands.scheduled(words, on=on))
    board, kind, theme = _whose(ask, typed, read, named)
    when = which.day(typed, read.day)
    if when.day is not None and when.day < ask.today and not was_held:
        raise Unsettled(_was_it_held(typed, when.day))
    if when.day is None and not when.tbc:
        raise NotUnderstood(
            f"“{phrases.cut(when.text, 60)}” is not yet a day. Nothing was saved. Give the day, as"
            " in “Monday 13 January 2020 at 14:00”, or say “TBC” alone.",
        )
    meeting = meetings.schedule(
        ask.session, board, day=when.day, starts=when.start, venue=read.venue or "",
        kind=kind, theme=theme, held=was_held, by=ask.actor, at=ask.now,
    )  # fmt: skip
    return reading_back.scheduled(ask, meeting)


def _move(ask: Ask, typed: Typed) -> Reply:
    require(ask.actor, "move")
    if not typed.words.strip():
        return forms.moving(ask, which.meeting(ask, typed, None, of=None))
    read = commands.moved(WHAT_OF.sub("", typed.words), on=typed.on)
    of = _named(ask, typed, read.board)
    if read.was is None and not _says_to(typed.words):
        found = which.meeting(ask, typed, which.day(typed, read.to), of=of)
        return forms.moving(ask, found)
    was = read.was
    if isinstance(was, Day) or was is None:
        first = was is None and bool(NEXT.match(typed.words))
        meeting = which.meeting(ask, typed, was, of=of, first=first)
    else:
        raise NotUnderstood(f"{was.why} Nothing was saved. Give both days in full.")
    to = which.day(typed, read.to)
    if to.month is not None and to.day is None:
        raise NotUnderstood("To which day? Nothing was saved. Give it in full, or say “TBC”.")
    if to.day is None and not to.tbc:
        return _stays(ask, meeting, read, to)
    with altering([meeting], reading_back.STAYED):
        meetings.move(
            ask.session, meeting, to=to.day, starts=to.start, venue=read.venue, kind=read.kind,
            theme=read.theme, because=read.because, by=ask.actor, at=ask.now,
        )  # fmt: skip
    return reading_back.moved(ask, meeting, because=read.because)


def _stays(ask: Ask, meeting: Meeting, read: Moved, to: Day) -> Reply:
    """Give a meeting that stays on its day another time, venue, kind or theme."""
    rules.must_stand(meeting, "moved")
    said = meetings.Details(
        to.start or meeting.starts, read.venue or meeting.venue, read.kind or meeting.kind,
        read.theme or meeting.theme,
    )  # fmt: skip
    with altering([meeting], reading_back.STAYED):
        meetings.amend(ask.session, meeting, said, by=ask.actor, at=ask.now)
    return convened.amended(reading_back.done_to(ask, meeting), today=ask.today)


def _cancel(ask: Ask, typed: Typed) -> Reply:
    require(ask.actor, "cancel")
    because, when, of = _what_and_why(ask, typed)
    first = when is None and bool(NEXT.match(typed.words))
    meeting = which.meeting(ask, typed, when, of=of, first=first)
    if not because:
        return forms.cancelling(ask, meeting)
    meetings.cancel(ask.session, meeting, because=because, by=ask.actor, at=ask.now)
    return convened.cancelled(reading_back.done_to(ask, meeting))


def _held(ask: Ask, typed: Typed) -> Reply:
    require(ask.actor, "hold")
    words = typed.words.strip()
    try:
        on = _been(commands.cancelled, words, typed) if words else typed.on
        read = commands.cancelled(words, on=on) if words else None
    except NotUnderstood:  # "held CRB"
        read = None
    when = which.day(typed, read.day) if read else None
    of = _named(ask, typed, read.board if read else words)
    meeting = which.meeting(ask, typed, when, of=of, past=True)
    before = meeting.held_at
    meetings.hold(ask.session, meeting, by=ask.actor, at=ask.now)
    if before is not None:
        raise NotUnderstood("That meeting is recorded as held already. Nothing was changed.")
    return convened.recorded(reading_back.done_to(ask, meeting), today=ask.today)


def _been(reads: Callable[..., Scheduled | Cancelled], words: str, typed: Typed) -> date:
    """Return the day to read one that has been from: "yesterday", "Friday", "25 November"."""
    for back in AGO:
        on = typed.on - timedelta(days=back)
        read = reads(words, on=on).day
        if isinstance(read, Day) and read.day is not None and read.day <= typed.on:
            break
    return on


def _what_and_why(ask: Ask, typed: Typed) -> tuple[str, Day | None, Board | None]:
    words = typed.words.strip()
    try:
        read = commands.cancelled(words, on=typed.on)
    except NotUnderstood:
        return _why_alone(ask, typed, words)
    return read.because, which.day(typed, read.day), _named(ask, typed, read.board)


def _why_alone(ask: Ask, typed: Typed, words: str) -> tuple[str, Day | None, Board | None]:
    """Read a cancellation in which no day is named: "because of snow", "the CRB", nothing."""
    why_ = r"(?i)\b(because(?:\s+of)?|as|since|due\s+to|owing\s+to)\b"
    head, because, why = re.split(why_, f"{words} because ", maxsplit=1)
    del because
    name = " ".join(word for word in head.split() if word.casefold() not in NOISE).strip(" ,.:;-")
    said = re.sub(r"(?i)\s*because\s*$", "", why).strip()
    return said, None, which.board(ask, typed, name) if name else None


def _whose(ask: Ask, typed: Typed, read: Scheduled, named: Board | None) -> tuple[Board, str, str]:
    kind, theme, words = read.kind or "", read.theme or "", read.board or ""
    if match := KIND_FIRST.match(words):
        kind, theme, words = kind or match["kind"], theme or match["theme"], ""
    board = named or _named(ask, typed, words) or which.first_board(ask)
    return board, kind.casefold(), theme


def _board_for_venue(ask: Ask, read: Scheduled) -> Scheduled:
    """Read "20 July CRB 10:00": a board's name after the day is no venue."""
    venue = read.venue or ""
    if read.board or not venue or isinstance(naming.board(ask.session, venue), Unsure):
        return read
    return replace(read, board=venue, venue=None)


def _named(ask: Ask, typed: Typed, words: str | None) -> Board | None:
    said = re.sub(r"(?i)\s+(?:from|of|on)$", "", (words or "").strip())
    return which.board(ask, typed, said) if said.casefold() not in NOISE else None


def _board_last(ask: Ask, words: str) -> tuple[str, Board | None]:
    """Part "…, investigations and outcomes for the CRB" from the board, when it is one."""
    match = FOR_BOARD.match(words.strip())
    if match is None:
        return words, None
    found = naming.board(ask.session, match["board"])
    return (words, None) if isinstance(found, Unsure) else (match["before"], found)


def _was_it_held(typed: Typed, day: date) -> Reply:
    carries = (
        typed if len(typed.words) <= which.LONGEST_CARRIED else Typed("schedule", "", {}, typed.on)
    )
    pressed = [which.settle(0, "Yes, it was held", carries.choosing(held="yes"))]
    return question(f"{phrases.day(day)} is past. Was that meeting held?", pressed)


def _says_to(words: str) -> bool:
    return re.search(r"(?i)(?:^|\s)(?:to|until)\s", words) is not None


_SETTLED: Final[Mapping[str, Deed]] = {
    "schedule": _schedule,
    "move": _move,
    "cancel": _cancel,
    "held": _held,
    "show": asked.shown,
    "next": asked.of_board,
    "list": asked.of_board,
}
