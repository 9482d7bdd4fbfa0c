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
from bot.reading.notes import series
from bot.reading.notes.found import NextMeeting
from bot.reading.notes.front import clock
from bot.reading.notes.sections import Unit
from bot.reading.notes.series import Series

_SAID = re.compile(
    rf"\b(?:next|following)\s+(?P<mod>(?:[\w&'’/-]+\s+){{0,4}}?){series.GATHERING}(?=[\s:,.(–-]|$)|"
    r"\b(?P<who>(?:[\w'’]{1,20}\s+){0,4}?)\b(?:meets?\s+(?:again|next)|next\s+meets?)\b|\bmeet(?:ing)?\s+again\b|"
    r"\breconvenes?\b|\bDONM\b|\b[Nn]ext(?:\s+(?:is|up|on))?:?\s+(?=(?:on\s+)?(?:\d|the\s+\d|Mon|"
    r"Tue|Wed|Thu|Fri|Sat|Sun))",
    re.IGNORECASE,
)
_WAS = re.compile(
    r"\bwas\s+to\s+(?:have\s+been|be)\s+[^;,.()]{3,40}|"
    r"\((?:was|previously|formerly|instead\s+of|moved\s+from|not)\b[^()]{0,80}\)",
    re.IGNORECASE,
)
_TBC = re.compile(
    r"\bt\.?b\.?[cad]\b|to\s+be\s+(?:confirmed|arranged|agreed|advised|announced|decided|set)|"
    r"not\s+yet\s+(?:set|known|fixed)",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:\d{1,2}[.:h]\d{2}\s*(?:[ap]\.?m\b\.?)?|\d{1,2}\s*[ap]\.?m\b\.?|\d{4}(?=\s*(?:hrs|"
    r"hours|CET|GMT|BST|UTC))|(?:12\s+)?noon)",
    re.IGNORECASE,
)
_HEADING = re.compile(
    rf"^.{{0,60}}?\b(?:next|future|forthcoming|"
    rf"following)\s+(?:[\w&]+\s+){{0,3}}?{series.GATHERING}\b(?:\s+(?:type|date|time|venue|will\s+be|is|are|"
    r"held|on|at|/|:|\s)+)*[\s:–-]*",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|"
    r"sun)(?:day)?s?\b,?\s*)?(?:the\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|(?:jan|feb|mar|apr|may|jun|jul|"
    r"aug|sep|oct|nov|dec)[a-z]*\s+\d{1,2}(?:st|nd|rd|th)?\b|"
    r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d),?(?:\s+(?:19|20)\d\d)?",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"\b(?:thematic|public|performance|extraordinary|annual|special|private|virtual|full)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:room|hall|office|house|centre|center|library|school|church|chamber|building|hq|"
    r"headquarters|teams|zoom|online|campus|"
    r"hospital|club|pavilion|same\s+(?:place|venue)|museum|theatre|hotel|station|venue|college)\b",
    re.IGNORECASE,
)


class _Words(NamedTuple):
    text: str
    place: Place
    weight: int


class Answer(NamedTuple):
    """The next meeting, None when the notes name none, and what of it is in doubt."""

    meeting: NextMeeting | None
    doubts: tuple[Doubt, ...] = ()


def find(
    units: Sequence[Unit],
    *,
    title: str,
    on: dt.date | None,
    usual: dt.time | None = None,
) -> Answer:
    """Find the next meeting: under its heading first, then wherever "the next meeting" is said.

    Another body's next meeting is never it. `usual` is the hour of this meeting, for one "at
    the same time".
    """
    own = series.of(title, " ".join(unit.text for unit in units[:_HEAD]))
    said = sorted(_candidates(units, own), key=lambda words: -words.weight)
    doubts: list[Doubt] = []
    unset: NextMeeting | None = None
    for words in said:
        answer = _read(words, on, own, doubts)
        if answer and (answer.day or answer.cancelled):
            again = answer.day and not answer.start and _SAME_TIME.search(words.text)
            return Answer(replace(answer, start=usual) if again else answer, tuple(doubts))
        unset = unset or (answer if answer and answer.tbc else None)
    return Answer(unset, tuple(doubts))


def _candidates(units: Sequence[Unit], own: Series) -> Iterator[_Words]:
    """Yield what is said of the next meeting, and how far each is to be believed."""
    held: list[str] = []
    place = Place()
    for unit in [*units, None]:
        under = unit is not None and unit.spot.zone == "next"
        opens = unit is not None and unit.heading.opens == "next"
        if held and (opens or not under):
            yield _Words("\n".join(held), place, _HEADED if _FOR_SURE.search(held[0]) else _LISTED)
            held = []
        if unit is None:
            return
        if under and len(held) < _LINES:
            place = place if held else unit.line.place
            beside = (*unit.passage.who, *unit.passage.when)
            held.append("; ".join([unit.text, *beside]))
        elif opens:
            yield _Words(unit.text, unit.line.place, _AGENDA)
        if not under and _speaks(unit.text, own):
            named = own.after and re.search(own.after, unit.text, re.IGNORECASE)
            yield _Words(unit.text, unit.line.place, _AGENDA if named else _MENTION)


def _speaks(text: str, own: Series) -> bool:
    """Whether the text speaks of this board's next meeting and gives a day."""
    text = text[:_LONGEST]
    found = [
        *_SAID.finditer(text),
        *(re.finditer(own.after, text, re.IGNORECASE) if own.after else ()),
    ]
    for said in found:
        parts = said.groupdict()
        named = f"{parts.get('mod') or ''} {parts.get('who') or ''}"
        near = text[max(0, said.start() - _NEAR) : said.end() + _NEAR]
        if (_DATE.search(near) or _ORDINAL.search(near) or _TBC.search(near)) and series.belongs(
            named, own
        ) >= 0:
            return True
    return False


class _Clause(NamedTuple):
    """A day that is named, and the words before it in its clause, which say whose it is."""

    day: Day
    before: str
    text: str


def _read(
    words: _Words, on: dt.date | None, own: Series, doubts: list[Doubt]
) -> NextMeeting | None:
    """Read the day, hour, venue and kind out of what is said."""
    text = _WAS.sub("", words.text)
    if words.weight in (_MENTION, _AGENDA) and (said := _said(text, own)):
        text = text[said.start() :]
    clauses = list(_clauses(text, on, doubts))
    gone = tuple(c.day.day for c in clauses if c.day.cancelled and c.day.day)
    ahead = [
        c for c in clauses if c.day.day and not c.day.cancelled and (on is None or c.day.day > on)
    ]
    best = max((series.belongs(c.before, own) for c in ahead), default=0)
    chosen = next((c for c in ahead if series.belongs(c.before, own) == best), None)
    tbc = chosen is None and bool(_TBC.search(text))
    if not chosen and not tbc and not gone:
        return None
    rest = _HEADING.sub("", chosen.text if chosen else text.replace("\n", "; "), count=1)
    spoken = rest if len(_pieces(rest)) > 1 else _HEADING.sub("", text.replace("\n", "; "), count=1)
    return NextMeeting(
        quotation=words.text.replace("\n", " / "),
        place=words.place,
        day=chosen.day.day if chosen else None,
        start=(chosen.day.start or _hour(chosen.text) or _hour(text)) if chosen else None,
        venue=_venue(rest) or _venue(spoken),
        kind=_kind(rest),
        tbc=tbc,
        cancelled=gone,
    )


def _said(text: str, own: Series) -> re.Match[str] | None:
    """Return where the next meeting is spoken of: the first place that a day is near."""
    found = [
        *_SAID.finditer(text),
        *(re.finditer(own.after, text, re.IGNORECASE) if own.after else ()),
    ]
    after = ((f, text[f.start() : f.end() + _NEAR]) for f in found)
    near = (f for f, words in after if _DATE.search(words) or _ORDINAL.search(words))
    return next(near, None)


def _clauses(text: str, on: dt.date | None, doubts: list[Doubt]) -> Iterator[_Clause]:
    """Yield each day that is named, with the words of its clause before it."""
    for line in text.split("\n"):
        label = ""
        for clause in re.split(r";\s+|(?<=[a-z\d)][a-z\d)])\.\s+(?=[A-Z~*])", line[:_LONGEST]):
            after = 0
            for day in dates.days(clause, on=on):
                if not isinstance(day, Day):
                    doubts.append(day)
                    continue
                at = clause.find(day.text[:_BEGINS], after)
                before = clause[after : max(at, after)]
                label = label if after or not before.strip(" :–-") else before
                after_it = clause[max(at, after) + len(day.text) :][:_NEAR]
                said = before if after == 0 and before.strip(" :–-") else label
                if _OFF.search(after_it):
                    day = replace(day, cancelled=True)  # noqa: PLW2901  it will not be held
                yield _Clause(day, f"{said} {series.occasion(after_it)}", clause)
                after = max(at, after) + len(day.text)
            if not after and on and (named := _of_month(clause, on)):
                yield _Clause(named, clause[: clause.find(named.text)], clause)


def _of_month(clause: str, on: dt.date) -> Day | None:
    """Read "Next one is the 17th": a day of this month, or of the next once it has gone."""
    found = _ORDINAL.search(clause)
    number = int(found["n"]) if found else 0
    if not found or not 1 <= number <= 31:  # noqa: PLR2004  the days of a month
        return None
    first = on.replace(day=1)
    first = first if number > on.day else almanac.plus_months(first, 1)
    if number > almanac.month_end(first.year, first.month).day:
        return None
    return Day(found["t"], first.replace(day=number))


def _hour(text: str) -> dt.time | None:
    """Read the first hour stated, "1300 CET" too."""
    found = _TIME.search(_DATE.sub(" ", text))
    if not found:
        return None
    if re.fullmatch(r"\d{4}", found.group()):
        return clock(f"{found.group()[:2]}:{found.group()[2:]}")
    return dt.time(12) if "noon" in found.group().lower() else clock(found.group())


def _pieces(rest: str) -> list[str]:
    bare = _TIME.sub(";", _DATE.sub(";", rest))
    parts = re.split(r"[;,]|\.(?:\s|$)|\s[–-]\s|\s+at\s+|\s+in\s+|@|\s+and\s+", bare)
    return [part.strip(" .:–-") for part in parts if part.strip(" .:–-")]


def _venue(rest: str) -> str:
    """Return the piece that names a place; the first after the date that is no kind of meeting."""
    named = [piece for piece in _pieces(rest) if _PLACE.search(piece) and not _TBC.search(piece)]
    return named[0] if named else ""


def _kind(rest: str) -> str:
    """Return the piece that says what kind of meeting it is: "Thematic on …", "Public meeting"."""
    first = re.split(r";|\.(?:\s|$)|\s[–-]\s", _DATE.sub(";", rest))
    return next(
        (part.strip(" .:") for part in first if _KIND.search(part) and len(part) < _NEAR), ""
    )


_HEADED, _LISTED, _AGENDA, _MENTION = 4, 3, 2, 1
_FOR_SURE = re.compile(r"\bnext\b|\bfuture\b|\bmeetings?\b|\bDONM\b", re.IGNORECASE)
_LINES = 12
_ORDINAL = re.compile(
    r"\bnext\b.{0,30}?\b(?P<t>the\s+(?P<n>\d{1,2})(?:st|nd|rd|th))\b", re.IGNORECASE
)
_OFF = re.compile(
    r"\b(?:(?:is|was)\s+no\s+longer\s+(?:needed|required)|"
    r"will\s+not\s+(?:now\s+)?(?:take\s+place|be\s+held)|"
    r"(?:has|have)\s+been\s+(?:cancelled|dropped)|(?:is|was|are)\s+(?:now\s+)?(?:cancelled|off)\b)",
    re.IGNORECASE,
)
_HEAD = 12
_BEGINS = 12
_SAME_TIME = re.compile(r"\b(?:same|usual)\s+time\b", re.IGNORECASE)
_NEAR = 90
_LONGEST = 6000
