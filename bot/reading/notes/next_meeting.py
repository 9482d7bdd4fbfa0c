"""When the board meets next, by what the notes say under that heading or anywhere else in them."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.reading import dates
from bot.reading.due import Day, Doubt
from bot.reading.formats.document import Place
from bot.reading.grammar import almanac
from bot.reading.notes import gatherings, hours, occasions, series
from bot.reading.notes.across import Row
from bot.reading.notes.found import NextMeeting
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


class _Clause(NamedTuple):
    """A day that is named, with the words before it, which say whose it is, and those after it."""

    day: Day
    before: str
    after: str
    whose: str
    first: bool = False


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
        if at > taken and (opened := gatherings.heading(row.cells, row.line)):
            taken, body = _under(rows, at, opened.rest)
            if body:
                yield _Words(body, row.line.place, _HEADED, opened.label)
                continue
        if at <= taken or not gatherings.SPOKEN.search(text):
            continue
        if spoken := _mention(text, own):
            yield _Words(spoken, row.line.place, _MENTION)
        if gatherings.OFF.search(text) and series.GATHERED.search(text):
            yield _Words(text, row.line.place, _ASIDE)


def _under(rows: Sequence[Row], at: int, rest: str) -> tuple[int, str]:
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
        words = " | ".join(cell for cell in row.cells if not cell.isupper() or len(cell) > _OWNER)
        words = words.replace("\n", " | ")[:_LONGEST]
        if held and gatherings.goes_on(held[-1], words):
            held[-1] += f" {words}"
        else:
            held.append(words)
        dated = dated or bool(occasions.DATE.search(row.words))
        last = number
    return last, "\n".join(held)


def _mention(text: str, own: Series) -> str:
    """Return the part of a text that speaks of this board's next meeting; "" if none does."""
    for said in gatherings.SAID.finditer(text):
        if series.belongs(f"{said['mod'] or ''} {said['who'] or ''}", own) >= 0:
            return text[said.start() :]
    if not own.after:
        return ""
    found = re.search(rf"{own.after}{gatherings.THEN}", text, re.IGNORECASE)
    return text[found.start() :] if found else ""


def _read(
    words: _Words,
    on: dt.date | None,
    own: Series,
    doubts: list[Doubt],
    usual: dt.time | None,
) -> NextMeeting | None:
    """Read the day, hour, venue and kind out of what is said."""
    text = gatherings.in_full(occasions.full_years(words.text))
    clauses = list(_clauses(text, on, doubts))
    gone = tuple(
        dict.fromkeys(c.day.day for c in clauses if c.day.day and _is_off(c) and _later(c.day, on))
    )
    ahead = [c for c in clauses if c.day.day and not _is_off(c) and _later(c.day, on)]
    fits = [(_fit(c, words, own), c) for c in ahead]
    if words.weight == _HEADED and len(fits) == 1 and fits[0][0] == series.ANOTHER:
        fits = [(0, fits[0][1])]  # a heading's only day, whatever else stands beside it
    fits = [(fit, clause) for fit, clause in fits if fit >= 0]
    best = max((fit for fit, _ in fits), default=0)
    chosen = next((clause for fit, clause in fits if fit == best), None)
    tbc = chosen is None and bool(gatherings.UNSET.search(text))
    if chosen is None and not tbc and not gone:
        return None
    of_all = gatherings.of_all(text)
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


def _fit(clause: _Clause, words: _Words, own: Series) -> int:
    """Say how far a day is this board's: by the words before it, and by any title after it."""
    spoken = words.weight == _MENTION and clause.first
    before = 1 if spoken else series.belongs(clause.whose or words.label, own)
    after = series.belongs(gatherings.title_after(clause.after), own)
    return min(before, after) if after < 0 else before


def _is_off(clause: _Clause) -> bool:
    """Whether the words beside a day say that the board will not meet on it after all."""
    return bool(
        clause.day.cancelled
        or gatherings.OFF_AFTER.search(clause.after[:_NEAR])
        or gatherings.OFF_BEFORE.search(clause.before[-_NEAR:])
        or clause.after.startswith(_REPLACED)
    )


def _clauses(text: str, on: dt.date | None, doubts: list[Doubt]) -> Iterator[_Clause]:
    """Yield each day that is named, with the words of its clause on either side."""
    begun = True
    for line in text.split("\n"):
        label = ""
        for clause in gatherings.parted(line[:_LONGEST]):
            found: list[tuple[int, int, Day]] = []
            after = 0
            for day in dates.days(clause, on=on):
                if not isinstance(day, Day):
                    doubts.append(day)
                    continue
                at = max(clause.find(day.text[:_BEGINS], after), after)
                found.append((at, at + len(day.text), day))
                after = at + len(day.text)
            if not found and on and (named_day := _of_month(clause, on)):
                at = clause.find(named_day.text)
                found.append((at, at + len(named_day.text), named_day))
            if not found and (named := occasions.bare(clause)) and len(named) < _TITLE:
                label = named
            for number, (start, end, day) in enumerate(found):
                before = clause[found[number - 1][1] if number else 0 : start]
                following = found[number + 1][0] if number + 1 < len(found) else len(clause)
                own_words = occasions.bare(before)
                label = own_words if number == 0 and own_words else label
                after_it = clause[end:following]
                if number + 1 < len(found) and _NUMERIC.fullmatch(day.text) and after_it == " ":
                    after_it = _REPLACED  # the first was struck through
                yield _Clause(day, before, after_it, own_words or label, first=begun)
                begun = False


def _of_month(clause: str, on: dt.date) -> Day | None:
    """Read "Next one is the 17th": a day of this month, or of the next once it has gone."""
    found = gatherings.ORDINAL.search(clause)
    number = int(found["n"]) if found else 0
    if not found or not 1 <= number <= 31:  # noqa: PLR2004  the days of a month
        return None
    first = on.replace(day=1)
    first = first if number > on.day else almanac.plus_months(first, 1)
    if number > almanac.month_end(first.year, first.month).day:
        return None
    return Day(found["t"], first.replace(day=number))


def _start(clause: _Clause, of_all: str, text: str, usual: dt.time | None) -> dt.time | None:
    """Return the hour: the one beside the day, the usual one, or the one that is said of all."""
    for words in (clause.after, clause.day.text):
        if time := hours.first(occasions.DATE.sub(" ", words)):
            return time
        if gatherings.SAME_TIME.search(words):
            return usual
    if time := hours.first(of_all) or hours.first(occasions.DATE.sub(" ", clause.before)):
        return time
    if gatherings.SAME_TIME.search(text):
        return usual
    return clause.day.start or hours.first(occasions.DATE.sub(" ", gatherings.first_lines(text)))


def _venue(clause: _Clause, of_all: str, text: str) -> str:
    """Return where: beside the day, in what is said of all, or under a label of its own."""
    if gatherings.SAME_PLACE.search(f"{clause.after} {of_all}"):
        return "same place"
    after = gatherings.SAME_TIME.sub(" ", clause.after)
    day = f"1 May {after}"
    if labelled := gatherings.VENUE.search(text):
        return "" if gatherings.UNSET.search(labelled["v"]) else occasions.labelled(labelled["v"])
    strict = len(clause.after) > _NEAR
    return (
        occasions.venue(day, strict=strict)
        or occasions.venue(f"1 May {of_all}" if of_all else "")
        or occasions.venue(clause.before, strict=True)
    )


def _kind(words: str) -> str:
    """Return what kind of meeting it is, with its theme: "thematic: rural crime"."""
    found = gatherings.KIND.search(occasions.undated(words))
    if not found:
        return ""
    kind = re.sub(r"^theme\b", "thematic", found["theme"] or found["kind"], flags=re.IGNORECASE)
    return re.sub(r"\s+(?:at|on|in)?\s*$", "", re.sub(r"\s+", " ", kind)).strip(" .,;:()–-|")


_HEADED, _MENTION, _ASIDE = 2, 1, 0
_NUMERIC = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
_REPLACED = "\x00replaced"
_TITLE = 50
_LINES = 14
_HEAD = 12
_OWNER = 4
_BEGINS = 12
_NEAR = 110
_LONGEST = 1_500
