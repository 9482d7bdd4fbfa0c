"""When the board meets next, by what the notes say under that heading or anywhere else in them."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.reading.due import Day, Doubt
from bot.reading.formats.document import Place
from bot.reading.notes import diary, gatherings, hours, occasions, series, spoken
from bot.reading.notes.across import Row
from bot.reading.notes.diary import Clause
from bot.reading.notes.found import NextMeeting
from bot.reading.notes.gatherings import Opened
from bot.reading.notes.series import Series


class Answer(NamedTuple):
    """The next meeting, None when the notes name none, and what of it is in doubt."""

    meeting: NextMeeting | None
    doubts: tuple[Doubt, ...] = ()


class _Words(NamedTuple):
    """A passage about coming meetings, and how far it is to be believed."""

    text: str
    place: Place
    weight: int
    label: str = ""


def find(
    rows: Sequence[Row], *, title: str, on: dt.date | None, usual: dt.time | None = None
) -> Answer:
    """Find the next meeting: under its heading first, then wherever "the next meeting" is said.

    Another body's next meeting is never it, nor is one that is off. `usual` is the hour of this
    meeting, for one "at the same time".
    """
    own = series.of(title, " ".join(row.words for row in rows[:_HEAD]))
    said = sorted(_passages(rows, own), key=lambda words: -words.weight)
    doubts: list[Doubt] = []
    unset: NextMeeting | None = None
    gone: list[dt.date] = []
    chosen: NextMeeting | None = None
    for words in said:
        answer = _read(words, on, own, doubts, usual)
        gone += [day for day in (answer.cancelled if answer else ()) if day not in gone]
        if words.weight == _ASIDE:
            continue
        if answer and answer.day and chosen is None:
            chosen = answer
        unset = unset or (answer if answer and (answer.tbc or answer.cancelled) else None)
    chosen = chosen or unset
    if chosen is None:
        return Answer(None, tuple(doubts))
    return Answer(replace(chosen, cancelled=tuple(sorted(gone))), tuple(doubts))


def _passages(rows: Sequence[Row], own: Series) -> Iterator[_Words]:
    """Yield what is said of coming meetings: what stands under a heading, and mentions."""
    taken = -1
    for at, row in enumerate(rows):
        text = row.words[:_LONGEST]
        opened = gatherings.heading(row.cells, row.line) or _above_a_day(rows, at, own)
        if at > taken and opened:
            taken, body = _under(rows, at, opened.rest, own)
            if body:
                weight = _WIDE if opened.wide else _HEADED
                yield _Words(body, row.line.place, weight, opened.label)
                continue
        if at <= taken or not spoken.SPOKEN.search(text):
            continue
        if mention := _mention(text, own):
            yield _Words(mention, row.line.place, _MENTION)
        if spoken.OFF.search(text) and series.GATHERED.search(text):
            yield _Words(text, row.line.place, _ASIDE)


def _above_a_day(rows: Sequence[Row], at: int, own: Series) -> Opened | None:
    """Read a heading that only the day below it shows to be one: "Meetings:", "#22"."""
    below = rows[at + 1].words if at + 1 < len(rows) else ""
    words = rows[at].words.strip(" #.:")
    led = gatherings.leads_to_days(rows[at].words) if occasions.DATE.match(below) else None
    if led and series.belongs(led.label, own) >= 0:
        return led
    if plain := gatherings.heading((f"{rows[at].words} {below}",), rows[at].line):
        return Opened(plain.label, "") if occasions.DATE.match(below) else None
    mine = own.number and words == str(own.number) and rows[at].line.style == "heading"
    return Opened("", "") if mine and occasions.DATE.match(below) else None


def _under(rows: Sequence[Row], at: int, rest: str, own: Series) -> tuple[int, str]:
    """Return the last row under a heading, and the words under it that bear on coming meetings."""
    held = [rest] if rest else []
    dated = bool(occasions.DATE.search(rest))
    last = at
    for number in range(at + 1, min(at + _LINES, len(rows))):
        row = rows[number]
        if gatherings.closes(row, dated=dated):
            break
        if gatherings.is_aside(row.words):
            continue
        if held and not dated and spoken.UNSET.search(held[-1]) and not _tells(row.words):
            break  # a date that is not set, and then the foot of the page
        words = " | ".join(cell for cell in row.cells if not _is_owner(cell, own))
        words = words.replace("\n", " | ")[:_LONGEST]
        if held and gatherings.goes_on(held[-1], words):
            held[-1] += f" {words}"
        else:
            held.append(words)
        dated = dated or bool(occasions.DATE.search(row.words))
        last = number
    return last, "\n".join(held)


def _tells(words: str) -> bool:
    """Whether a line below a date that is not set goes on to tell a day, an hour or a place."""
    return bool(occasions.DATE.match(words) or spoken.VENUE.match(words))


def _is_owner(cell: str, own: Series) -> bool:
    """Whether a cell is the letters of whom the item is for, and not what the board is called."""
    return cell.isupper() and len(cell) <= _OWNER and cell.lower() not in own.words


def _mention(text: str, own: Series) -> str:
    """Return the part of a text that speaks of this board's next meeting; "" if none does."""
    for said in spoken.SAID.finditer(text):
        if series.belongs(f"{said['mod'] or ''} {said['who'] or ''}", own) >= 0:
            return text[said.start() :]
    if inner := gatherings.inside(text):
        return inner
    if not own.after:
        return ""
    found = re.search(rf"{own.after}{spoken.THEN}", text, re.IGNORECASE)
    return text[found.start() :] if found else ""


def _read(
    words: _Words,
    on: dt.date | None,
    own: Series,
    doubts: list[Doubt],
    usual: dt.time | None,
) -> NextMeeting | None:
    """Read the day, hour, venue and kind out of what is said."""
    written = occasions.in_figures(words.text)
    text = spoken.in_full(written)
    clauses = list(diary.clauses(text, on, doubts))
    clauses = [c for c in clauses if not spoken.STAMPED.search(c.before)]
    ahead = [c for c in clauses if c.day.day and not c.is_off and _later(c.day, on)]
    dropped = [c.day for c in clauses if c.is_dropped]
    dropped += spoken.dropped_in_brackets(written, on)
    gone = tuple(dict.fromkeys(day.day for day in dropped if day.day and _later(day, on)))
    fits = [(_fit(c, words, own), c) for c in ahead]
    if words.weight == _WIDE:  # of all that is coming, only what bears the board's name
        fits = [
            (max(fit, 1), c)
            for fit, c in fits
            if fit > 0 or (fit == 0 and series.names(c.whose, own))
        ]
    if words.weight == _HEADED and len(fits) == 1 and fits[0][0] == series.ANOTHER:
        fits = [(0, fits[0][1])]  # a heading's only day, whatever else stands beside it
    fits = [(fit, clause) for fit, clause in fits if fit >= 0]
    best = max((fit for fit, _ in fits), default=0)
    chosen = next((clause for fit, clause in fits if fit == best), None)
    tbc = chosen is None and bool(spoken.UNSET.search(text))
    if chosen is None and not tbc and not gone:
        return None
    of_all = spoken.of_all(text)
    return NextMeeting(
        quotation=words.text.replace("\n", " / "),
        place=words.place,
        day=chosen.day.day if chosen else None,
        start=_start(chosen, of_all, text, usual) if chosen else None,
        venue=_venue(chosen, of_all, text) if chosen else "",
        kind=_kind(f"{chosen.before} ; {chosen.after}" if chosen else text) or _kind(text[:_NEAR]),
        tbc=tbc,
        cancelled=gone,
    )


def _later(day: Day, on: dt.date | None) -> bool:
    return day.day is not None and (on is None or day.day > on)


def _fit(clause: Clause, words: _Words, own: Series) -> int:
    """Say how far a day is this board's: by the words before it, and by any title after it."""
    said = words.weight == _MENTION and clause.first
    whose = re.sub(r"\([^()]*\)", " ", clause.whose)
    said = said or (words.weight == _HEADED and bool(_OURS.match(whose)))
    before = 1 if said else series.belongs(whose or words.label, own)
    after = series.belongs(spoken.title_after(clause.after), own)
    beside = "" if _OF_THE_NEXT.search(clause.after) else clause.after[:_BESIDE]
    if spoken.RESERVE.search(f"{clause.whose} {beside}"):
        return series.ANOTHER
    return min(before, after) if after < 0 else before


def _start(clause: Clause, of_all: str, text: str, usual: dt.time | None) -> dt.time | None:
    """Return the hour: the one beside the day, the usual one, or the one that is said of all."""
    for words in (clause.day.text, clause.after):
        if time := hours.first(occasions.DATE.sub(" ", words)):
            return time
        if spoken.SAME_TIME.search(words):
            return usual
    if time := hours.first(of_all) or hours.first(occasions.DATE.sub(" ", clause.before)):
        return time
    if spoken.SAME_TIME.search(text):
        return usual
    return clause.day.start or hours.first(occasions.DATE.sub(" ", spoken.first_lines(text)))


def _venue(clause: Clause, of_all: str, text: str) -> str:
    """Return where: beside the day, in what is said of all, or under a label of its own."""
    if spoken.SAME_PLACE.search(f"{clause.after} {of_all}"):
        return "same place"
    after = spoken.SAME_TIME.sub(" ", clause.after)
    day = f"1 May {after}"
    if labelled := spoken.VENUE.search(text):
        return "" if spoken.UNSET.search(labelled["v"]) else occasions.labelled(labelled["v"])
    strict = len(clause.after) > _NEAR
    return (
        occasions.venue(day, strict=strict)
        or occasions.venue(f"1 May {of_all}" if of_all else "")
        or spoken.held_at(clause.later)
        or occasions.venue(clause.before, strict=True)
    )


def _kind(words: str) -> str:
    """Return what kind of meeting it is, with its theme: "thematic: rural crime"."""
    found = spoken.KIND.search(occasions.undated(words))
    if not found:
        return ""
    kind = re.sub(r"^theme\b", "thematic", found["theme"] or found["kind"], flags=re.IGNORECASE)
    return re.sub(r"\s+(?:at|on|in)?\s*$", "", re.sub(r"\s+", " ", kind)).strip(" .,;:()–-|")


_HEADED, _MENTION, _WIDE, _ASIDE = 3, 2, 1, 0
_LINES = 14
_HEAD = 12
_OWNER = 4
_OF_THE_NEXT = re.compile(r"\b(?:of|on|is|dates?)\s*:?\s*$")
_OURS = re.compile(
    r"(?:so\s+)?(?:we\b|we['’]ll\b|back\s+(?:again\s+)?(?:on|at|in)\b|see\s+you\b)", re.IGNORECASE
)
"""How whoever writes speaks of their own meeting: "We will be at the library on", "Back on"."""
_NEAR = 110
_BESIDE = 40
_LONGEST = 1_500
