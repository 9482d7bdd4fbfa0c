"""When the board meets next, by what the notes say under that heading or anywhere else in them."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bot.reading import dates
from bot.reading.due import Day, Doubt
from bot.reading.formats.document import Place
from bot.reading.notes.found import NextMeeting
from bot.reading.notes.front import clock
from bot.reading.notes.sections import Unit

_SAID = re.compile(
    r"\b(?:next|following)\s+(?P<mod>(?:[\w&'’/-]+\s+){0,4}?)(?:meetings?|call)\b|"
    r"\b(?:meet(?:ing)?|reconvene)\s+again\b",
    re.IGNORECASE,
)
_WAS = re.compile(
    r"\((?:was|previously|formerly|instead\s+of|moved\s+from|not)\b[^()]{0,80}\)", re.IGNORECASE
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
    r"^.{0,60}?\b(?:next|future|forthcoming|"
    r"following)\s+(?:[\w&]+\s+){0,3}?meetings?\b(?:\s+(?:type|date|time|venue|will\s+be|is|are|"
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
_GENERIC = frozenset(
    [
        "board",
        "committee",
        "panel",
        "council",
        "group",
        "full",
        "general",
        "ordinary",
        "monthly",
        "quarterly",
        "regular",
        "team",
        "our",
        "the",
        "scheduled",
        "formal",
        "public",
        "assurance",
        "holding",
        "to",
        "account",
    ]
)


class _Words(NamedTuple):
    text: str
    place: Place
    weight: int


class Answer(NamedTuple):
    """The next meeting, None when the notes name none, and what of it is in doubt."""

    meeting: NextMeeting | None
    doubts: tuple[Doubt, ...] = ()


def find(units: Sequence[Unit], *, title: str, on: dt.date | None) -> Answer:
    """Find the next meeting: under its heading first, then wherever "the next meeting" is said.

    Another body's next meeting is never it.
    """
    said = sorted(_candidates(units, title), key=lambda words: -words.weight)
    doubts: list[Doubt] = []
    unset: NextMeeting | None = None
    for words in said:
        answer = _read(words, on, doubts)
        if answer and (answer.day or answer.cancelled):
            return Answer(answer, tuple(doubts))
        unset = unset or (answer if answer and answer.tbc else None)
    return Answer(unset, tuple(doubts))


def _candidates(units: Sequence[Unit], title: str) -> Iterator[_Words]:
    """Yield what is said of the next meeting, and how far each is to be believed."""
    held: list[str] = []
    place = Place()
    for unit in [*units, None]:
        under = unit is not None and unit.spot.zone == "next"
        opens = unit is not None and unit.heading.opens == "next"
        if held and (opens or not under):
            yield _Words("\n".join(held), place, _HEADED)
            held = []
        if unit is None:
            return
        if under and len(held) < _LINES:
            place = place if held else unit.line.place
            held.append(unit.text)
        elif opens:
            yield _Words(unit.text, unit.line.place, _AGENDA)
        elif not under:
            yield from (
                _Words(unit.text, unit.line.place, _MENTION) for _ in _own(unit.text, title)
            )


def _own(text: str, title: str) -> Iterable[bool]:
    """Yield once if the text speaks of this board's next meeting and gives a day."""
    known = {word.lower() for word in re.findall(r"[A-Za-z]+", title)} | _GENERIC
    for found in _SAID.finditer(text[:_LONGEST]):
        words = re.findall(r"[A-Za-z]+", (found["mod"] or "").lower())
        near = text[max(0, found.start() - _NEAR) : found.end() + _NEAR]
        if all(word in known for word in words) and (_DATE.search(near) or _TBC.search(near)):
            return [True]
    return []


def _read(words: _Words, on: dt.date | None, doubts: list[Doubt]) -> NextMeeting | None:
    """Read the day, hour, venue and kind out of what is said."""
    text = _WAS.sub("", words.text)
    if words.weight == _MENTION and (said := _SAID.search(text)):
        text = text[max(0, said.start() - _NEAR) :]
    days: list[Day] = []
    for line in text.split("\n"):
        for day in dates.days(line[:_LONGEST], on=on):
            if isinstance(day, Day):
                days.append(day)
            else:
                doubts.append(day)
    gone = tuple(day.day for day in days if day.cancelled and day.day)
    ahead = [day for day in days if day.day and not day.cancelled and (on is None or day.day > on)]
    chosen = ahead[0] if ahead else None
    tbc = chosen is None and bool(_TBC.search(text))
    if not chosen and not tbc and not gone:
        return None
    rest = _HEADING.sub("", text.replace("\n", "; "), count=1)
    return NextMeeting(
        quotation=words.text.replace("\n", " / "),
        place=words.place,
        day=chosen.day if chosen else None,
        start=(chosen.start or _hour(text)) if chosen else None,
        venue=_venue(rest),
        kind=_kind(rest),
        tbc=tbc,
        cancelled=gone,
    )


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


_HEADED, _MENTION, _AGENDA = 3, 1, 2
_LINES = 6
_NEAR = 90
_LONGEST = 6000
