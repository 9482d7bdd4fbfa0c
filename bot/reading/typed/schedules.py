"""What is typed to schedule, move or cancel a meeting."""

import datetime as dt
import re
from dataclasses import dataclass, replace

from bot.errors import NotUnderstood
from bot.reading.due import Day, Doubt, Due
from bot.reading.grammar import clock, scan
from bot.reading.grammar.line import Base, Line, Match
from bot.reading.meeting_days import days, moment
from bot.reading.plain import plain

KINDS = "performance|thematic|public|private|extraordinary|annual|special|informal"
_EXAMPLE = (
    "`/meetings schedule Monday 13 January 2020 at 14:00, Room 1.38, thematic: investigations and "
    "outcomes`"
)
_KIND = re.compile(
    rf"(?P<kind>{KINDS})(?:\smeeting)?(?:\s?[:-]\s?|\son\s|\s|$)(?P<theme>.*)", re.IGNORECASE
)
_KIND_LAST = re.compile(rf"(?<=\S)\s(?P<kind>{KINDS})(?:\smeeting)?$", re.IGNORECASE)
_THEME = re.compile(r"theme\s?(?::|is|-)?\s?(?P<theme>.+)", re.IGNORECASE)
_VENUE = re.compile(
    r"(?:venue(?:\s?:|\sis)?|at|in|to be held (?:at|in))\s(?P<venue>.+)", re.IGNORECASE
)
_BOARD = re.compile(r"(?:for\s(?:the\s)?|board\s?:\s?)(?P<board>.+)", re.IGNORECASE)
_FIRST = re.compile(r"(?:(?:for|at)\b\s?)?(?:(?:the|a)\b\s?)?", re.IGNORECASE)
_LAST = re.compile(r"\b(?:meeting\son|meeting|on|for)$", re.IGNORECASE)
_BECAUSE = re.compile(
    r"[\s,;:(-](?:because(?:\sof)?|as|since|reason\s?:?|due\sto|owing\sto)\s(?P<why>\S.*)",
    re.IGNORECASE,
)
_TO = re.compile(r"(?:^|\s)(?:to|until)\s(?!be\b)", re.IGNORECASE)
_TBC = re.compile(
    r"(?<!venue )(?<!time )\b(?:(?:a\s|the\s|its\s)?(?:new\s|later\s)?date\s?[:-]?\s?)?"
    r"(?:tbc|to be confirmed)\b",
    re.IGNORECASE,
)
_MEETING_OF = re.compile(r"^.*\bmeeting\s(?:of|for)\s", re.IGNORECASE)
_HALF_A_DAY = re.compile(r"\b(?:in the )?(?:morning|afternoon|evening)\b", re.IGNORECASE)
_NOT_A_VENUE = re.compile(
    r"\b(?:morning|afternoon|evening|week|month|year|day|later|earlier|date|time|noon|tomorrow|soon)",
    re.IGNORECASE,
)
_LEADING = frozenset({"the", "next", "coming", "meeting", "of", "for", "from", "on", "a"})
_EDGES = " ,;:.-()"
LONGEST = 1_000


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A meeting to be set: `day` holds the day, its times and whether they are to be confirmed.

    What was not said is None; `board`, `venue`, `kind` and `theme` are as typed.
    """

    day: Day | Doubt
    venue: str | None = None
    kind: str | None = None
    theme: str | None = None
    board: str | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """A meeting to be moved, from a day (None when not said) to another.

    `to` has no day when it stays on its own, and only its time, venue, kind or theme, as typed,
    is another.
    """

    was: Day | Doubt | None
    to: Day | Doubt
    board: str | None = None
    because: str = ""
    venue: str | None = None
    kind: str | None = None
    theme: str | None = None


@dataclass(frozen=True, slots=True)
class Cancelled:
    """A meeting that will not be held, and why, "" when it was not said."""

    day: Day | Doubt
    board: str | None = None
    because: str = ""


def scheduled(words: str, *, on: dt.date) -> Scheduled:
    """Read a meeting's day, time, venue, kind, theme and board; NotUnderstood without a day."""
    text = _short(words)
    line = Line(text)
    found = _time(line, on)
    if found is None and _TBC.search(text):
        return _to_be_confirmed(text)
    if found is None:
        raise NotUnderstood(f"When is it? Try {_EXAMPLE}.")
    end = _clock_end(line, found)
    day = moment(line.said(found.start, end), on=on)
    tail, day = with_time(_HALF_A_DAY.sub("", text[line.tokens[end - 1].end :]), day)
    read = parts(tail, Scheduled(day))
    named = day.meeting if isinstance(day, Day) else None
    return replace(read, board=read.board or _board(line.said(0, found.start)) or named)


def moved(words: str, *, on: dt.date) -> Moved:
    """Read "13 January 2020 to 20 January 2020 at 10:00", "to 20 January" or "CRB to 15:00"."""
    text, because = _because(_short(words))
    earlier, target = _halves(text, on)
    into = _becomes(target, on) if earlier or _TO.match(text) or days(target, on=on) else None
    if into is None:
        raise NotUnderstood(
            "To which day? Try `/meetings move 13 January 2020 to 20 January 2020 at 10:00`."
        )
    was = moment(earlier, on=on) if days(earlier, on=on) else None
    board = _board_in(earlier, on) or _board_in(target, on) or (None if was else _named(earlier))
    return Moved(was, into.day, board, because, into.venue, into.kind, into.theme)


def _halves(text: str, on: dt.date) -> tuple[str, str]:
    """Part what is moved from what it becomes, at the last "to" before a day, or at the first."""
    halves = [half.strip() for half in _TO.split(text) if half.strip()]
    last = next((at for at in range(len(halves) - 1, 0, -1) if days(halves[at], on=on)), 0)
    at = last or (0 if _TO.match(text) else min(1, len(halves) - 1))
    return " to ".join(halves[:at]), " to ".join(halves[at:])


def _becomes(target: str, on: dt.date) -> Scheduled | None:
    """Read a new day and what is said with it, or else a new time, venue, kind or theme alone."""
    if days(target, on=on):
        return _with_its_day(target, on)
    tail, day = with_time(target, Day(target))
    read = parts(tail, Scheduled(day))
    said = read.venue or read.kind or read.theme or (isinstance(day, Day) and day.start)
    guessed = _time(Line(tail), on) or _NOT_A_VENUE.search(read.venue or "")
    return read if said and not guessed else None


def _with_its_day(target: str, on: dt.date) -> Scheduled:
    try:
        read = scheduled(target, on=on)
    except NotUnderstood:
        return Scheduled(moment(target, on=on))
    return replace(read, day=moment(target, on=on))


def cancelled(words: str, *, on: dt.date) -> Cancelled:
    """Read "30 August 2016 because the PCC is on leave"; NotUnderstood without a day."""
    text, because = _because(_short(words))
    if not days(text, on=on):
        raise NotUnderstood("Which meeting? Try `/meetings cancel 30 August 2016 because …`.")
    return Cancelled(moment(text, on=on), _board_in(text, on), because)


def _to_be_confirmed(text: str) -> Scheduled:
    """Read "CRB TBC, Hindlip": a board before, and what follows part by part."""
    before, after = _TBC.split(text, maxsplit=1)
    head, _, rest = before.partition(",")
    name = _board(_MEETING_OF.sub("", head))
    known = re.fullmatch(rf"(?:{KINDS})(?:\smeeting)?|", name or "", re.IGNORECASE)
    read = parts(f"{before if known else rest}, {after}", Scheduled(Day(text, tbc=True)))
    return read if known else replace(read, board=read.board or name)


def _short(words: str) -> str:
    if len(words) > LONGEST:
        raise NotUnderstood(f"That is too long to read in one line. Try {_EXAMPLE}.")
    return plain(words)


def _time(line: Line, on: dt.date) -> Match | None:
    """Return the first day, month or doubt about one in a line."""
    for each in scan.times(line, Base(on, tenseless=True)):
        if isinstance(each.reading, Doubt) or (each.reading and each.reading.by):
            return each
    return None


def _clock_end(line: Line, match: Match) -> int:
    """Take in "at 2" after a day."""
    place = line.skip(match.end, {","})
    hour = line.word(place) in {"at", "@"} and line.number(place + 1) is not None
    return place + 2 if hour and len(line.word(place + 1)) <= 2 else match.end  # noqa: PLR2004  an hour


def with_time(tail: str, day: Day | Doubt) -> tuple[str, Day | Doubt]:
    """Take the first time of day out of what follows a day: "public 18:00 Hindlip"."""
    if not isinstance(day, Day) or day.start is not None:
        return tail, day
    line = Line(tail)
    for at in range(len(line)):
        hour = clock.bare_hour(line, at)
        found = clock.clock_at(line, at) or ((hour, at + 1) if hour else None)
        if found is None:
            continue
        start, end = found
        second = clock.clock_at(line, end + 1) if line.word(end) in {"-", "to", "until"} else None
        until, end = second or (None, end)
        first = line.tokens[line.back(at, {"at", "@", "from"}) + 1].start
        rest = f"{tail[:first]}, {tail[line.tokens[end - 1].end :]}"
        return rest, replace(day, start=start, end=until)
    return tail, day


def parts(text: str, read: Scheduled) -> Scheduled:
    """Read what follows the day, part by part as commas divide it."""
    for part in re.split("[,;]", text):
        read = _part(part.strip(_EDGES), read)
    return read


def _part(part: str, read: Scheduled) -> Scheduled:
    if not part:
        return read
    if part.isdigit():
        raise NotUnderstood(
            f"I cannot tell what “{part}” is. Nothing was saved. Write “at {part}” for a time, or"
            f" “Room {part}”."
        )
    if match := _KIND.match(part) or _KIND_LAST.search(part):
        return _of_kind(match, replace(read, kind=match["kind"].lower()))
    if match := _THEME.match(part):
        return replace(read, theme=match["theme"])
    if match := _BOARD.match(part):
        return replace(read, board=match["board"])
    if read.theme is not None:
        return replace(read, theme=f"{read.theme}, {part}")
    venue = match["venue"] if (match := _VENUE.match(part)) else part
    return replace(read, venue=f"{read.venue}, {venue}" if read.venue else venue)


def _of_kind(match: re.Match[str], read: Scheduled) -> Scheduled:
    """Read what stands beside a kind: the theme after it, or the venue before it."""
    if match.re is _KIND_LAST:
        return _part(match.string[: match.start()], read)
    return replace(read, theme=match["theme"].strip(_EDGES) or read.theme)


def _board(before: str) -> str | None:
    name = _LAST.sub("", _FIRST.sub("", before.strip(_EDGES), count=1).strip(_EDGES))
    return name.strip(_EDGES) or None


def _board_in(text: str, on: dt.date) -> str | None:
    """Return the board named in front of a day, or after it with "for"."""
    line = Line(text)
    found = _time(line, on)
    if found is None:
        return None
    match = _BOARD.match(text[line.tokens[found.end - 1].end :].strip(_EDGES))
    named = found.reading.meeting if isinstance(found.reading, Due) else None
    return match["board"] if match else _board(line.said(0, found.start)) or named or None


def _named(text: str) -> str | None:
    """Return the board of "the next meeting of the CRB", in which no day is named."""
    return (
        " ".join(one for one in text.split() if one.lower() not in _LEADING).strip(_EDGES) or None
    )


def _because(text: str) -> tuple[str, str]:
    match = _BECAUSE.search(text)
    return (text[: match.start()], match["why"].strip(" .)")) if match else (text, "")
