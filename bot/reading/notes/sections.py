"""Where each passage stands: under which item, in a list of actions, among earlier matters."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.reading.formats.document import Line
from bot.reading.notes import headings, looks_back, mark, owners
from bot.reading.notes.headings import Heading
from bot.reading.notes.passage import Passage
from bot.reading.notes.words import RANKS

Zone = Literal["front", "agenda", "talk", "actions", "previous", "next", "after"]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a unit stands.

    `number` and `heading` are the item's; `matter` the title of the matter under it. In zone
    "previous" `origin` names the meeting the matter came from, where the notes say. `listed`
    says that entries of a list have been seen since the list of actions was opened, `told` that an
    update on the matter has begun; `style` is how the heading was set that opened the zone, and
    `letter` the capital that numbered it.
    """

    zone: Zone = "front"
    number: str = ""
    heading: str = ""
    matter: str = ""
    origin: str = ""
    listed: bool = False
    told: bool = False
    progress: str = ""
    whose: str = ""
    style: str = ""
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """One line, or one whole row that has an owner or is an action by its column.

    `heading` is what the line itself opens. `lines` are all its lines, in order.
    """

    passage: Passage
    lines: tuple[Line, ...]
    spot: Spot
    heading: Heading

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(line.text for line in self.lines)

    @property
    def line(self) -> Line:
        """Its first line."""
        return self.lines[0]


def walk(passages: Sequence[Passage], *, on: dt.date | None = None) -> Iterator[Unit]:
    """Yield each line, or row with an owner, with the place in the notes where it stands.

    `on` is the meeting's day, when it is known: "Actions from July" are this meeting's in July.
    """
    spot = Spot()
    last = ""
    told = _paragraph_depths(passages)
    for order, passage in enumerate(passages):
        early = order < _TITLES and not _lists(passages[order + 1 : order + 2])
        paragraph = _depth(passage.lines[0].marker) in told
        for part in _parts(passage, paragraph=paragraph):
            heading = _opened_by(part, spot, early=early)
            if heading.opens == "item" and paragraph and part.who:
                heading = Heading("")
            if (
                heading.opens == "previous"
                and on
                and looks_back.is_of(heading.origin or part.text, on)
            ):
                heading = Heading("actions", heading.rest)
            whole = part.task or bool(part.who)
            line = part.lines[0]
            ended = spot.zone == "previous" and not part.row and last != _before(line.marker)
            if ended and _follows(spot.number, line.marker) and not heading.opens:
                spot = Spot("talk", line.marker)
            last = line.marker or last
            spot = _moved(spot, line, heading, whole=whole, row=part.row)
            if spot.zone == "actions" and heading.opens == "item":
                heading = Heading("")
            yield Unit(part, part.lines, spot, heading)
            if spot.zone == "actions" and _is_entry(line) and not heading.opens:
                spot = replace(spot, listed=True)


def _paragraph_depths(passages: Sequence[Passage]) -> set[int]:
    """Return the depths of numbers, 1 for "6.2", at which these notes number their paragraphs."""
    lines = [each.lines[0] for each in passages if each.lines[0].marker[:1].isdigit()]
    at = {depth: [one for one in lines if _depth(one.marker) == depth] for depth in (1, 2)}
    said = {d: sum(len(one.text) > _SENTENCE for one in each) for d, each in at.items()}
    return {d for d, each in at.items() if len(each) >= _HABIT and said[d] > len(each) * _MOST}


def _depth(marker: str) -> int:
    """Return how many numbers stand above the last of "6.2"."""
    return marker.strip(". )").count(".")


def _parts(passage: Passage, *, paragraph: bool) -> Iterator[Passage]:
    """Part a passage into its lines; a row with an owner stays whole, but for a title over it."""
    lines = passage.lines
    if passage.task:
        yield passage
    elif not passage.who or (not paragraph and _opens_item(passage)):
        bare = replace(passage, who=()) if passage.who else passage
        for line in lines:
            *before, last = mark.unglued(line.text)
            yield from (replace(bare, lines=(line.with_text(t),), status="") for t in before)
            yield replace(bare, lines=(line.with_text(last),))
    elif len(lines) > 1 and headings.is_title(lines[0], row=True):
        yield replace(passage, lines=lines[:1], who=(), when=())
        yield replace(passage, lines=lines[1:])
    else:
        yield passage


def _opened_by(part: Passage, spot: Spot, *, early: bool) -> Heading:
    """Say what a part opens; a title that only speaks of actions opens no list of them."""
    if part.task:
        return Heading("")
    heading = headings.read(part.lines[0], row=part.row and len(part.lines) == 1)
    if spot.zone == "next" and part.row and heading.opens == "item" and not part.lines[0].marker:
        return Heading("")
    if not heading.opens and _is_next_item(part, spot):
        return Heading("item")
    if spot.zone == "front" and heading.opens == "next" and not _TO_COME.search(part.text):
        return Heading("")
    if heading.opens == "item" and part.who and part.when:
        return Heading("")  # an owner and a time beside it: something to do
    title = heading.opens == "actions" and early and spot.zone == "front"
    return Heading("") if title else heading


def _is_next_item(part: Passage, spot: Spot) -> bool:
    """Whether a short line bears the number after that of the item before it."""
    line = part.lines[0]
    short = len(line.text.split()) <= _SHORT_ITEM and not line.text.endswith((".", "?", ";"))
    return (
        short
        and spot.zone != "actions"
        and not part.row
        and _follows(spot.number, line.marker)
        and line.text[:1].isupper()
    )


def _lists(following: Sequence[Passage]) -> bool:
    """Whether what follows a heading is a list, and not the rest of a title."""
    return any(passage.task or passage.who or passage.lines[0].marker for passage in following)


def minutes_of(passages: Sequence[Passage]) -> Sequence[Passage]:
    """Return the minutes that stand inside a bundle of agenda and reports, or all of it.

    A bundle is long, and its minutes end ("The meeting ended at 3.50 pm") well before it does.
    """
    if len(passages) < _BUNDLE:
        return passages
    ends = [n for n, p in enumerate(passages) if headings.read(p.lines[0]).opens == "end"]
    if not ends or ends[0] > len(passages) * _MOST:
        return passages
    starts = [n for n, p in enumerate(passages[: ends[0]]) if _MINUTES.match(p.text)]
    return passages[starts[-1] if starts else 0 : ends[0]]


def _moved(spot: Spot, line: Line, heading: Heading, *, whole: bool, row: bool) -> Spot:
    """Return where the line stands, given where the line before it stood."""
    if spot.zone == "actions" and not (line.marker or whole) and _names_somebody(line.text):
        return replace(spot, whose=line.text.strip(" :-"), listed=False)
    match heading.opens:
        case "item":
            return _at_item(spot, line)
        case "actions" | "previous" | "next" | "agenda":
            return _opened(spot, line, heading)
        case "label":
            return _at_label(spot, line, whole=whole, row=row)
        case "minutes" if spot.zone == "agenda":
            return Spot("front")
        case _:
            return _plain(spot, line, whole=whole, row=row)


def _at_item(spot: Spot, line: Line) -> Spot:
    """Stand at a title: a new item, or only the next entry of a list, or a matter under review."""
    if spot.zone == "actions" and _numbered_on(spot, line):
        return spot
    if spot.zone == "actions" and not line.marker and _names_somebody(line.text):
        return replace(spot, whose=line.text.strip(" :-"), listed=False)
    if spot.zone == "front" and not (line.marker or line.style == "heading"):
        return replace(spot, heading=line.text.strip(" :-"))
    if spot.zone == "agenda" and line.style != "heading":
        return _passed(spot, line)
    if spot.zone == "previous" and not _leaves(spot, line):
        return replace(spot, matter=line.text, told=False)
    number = line.marker if _item_number(line) else spot.number
    return Spot("talk", number, line.text.strip(" :-"))


def _names_somebody(text: str) -> bool:
    """Whether the heading of a part of a list is whose part it is: "GM Lowther"."""
    words = text.strip(" :-")
    ranked = re.match(rf"(?:{RANKS})\s+[A-Z]", words) or re.fullmatch(owners.EACH, words)
    named = 1 < len(words.split()) <= _NAME and not words.isupper()
    return owners.looks_like(words) and bool(ranked or named)


def _at_label(spot: Spot, line: Line, *, whole: bool, row: bool) -> Spot:
    """Stand at a label: it ends a list; among earlier matters it answers one, or names the next."""
    if spot.zone == "actions" and _names_somebody(line.text):
        return replace(spot, whose=line.text.strip(" :-"), listed=False)
    if spot.zone in ("actions", "next"):
        return replace(spot, zone="talk")
    if spot.zone != "previous":
        return _plain(spot, line, whole=whole, row=row)
    if headings.LABELS.match(line.text):
        return replace(spot, told=True)
    return replace(spot, matter=line.text.rstrip(" :-"), told=False)


def _passed(spot: Spot, line: Line) -> Spot:
    """Keep the number and title of an item that an agenda lists, and stay in the agenda."""
    return replace(spot, number=line.marker or spot.number, heading=line.text.strip(" :-"))


def _opened(spot: Spot, line: Line, heading: Heading) -> Spot:
    """Open a list of actions, earlier matters, the next meeting or an agenda."""
    zone: Zone = heading.opens  # type: ignore[assignment]
    if spot.zone == "agenda" and line.style != "heading":
        return _passed(spot, line)
    if zone == "actions" and heading.rest:
        return replace(spot, zone="talk") if spot.zone in ("front", "actions") else spot
    number = line.marker if _item_number(line) else spot.number
    title = line.text.rstrip(" :-") if line.marker or zone == "previous" else spot.heading
    matter = spot.matter if zone == "actions" else ""
    return Spot(
        zone,
        number,
        title,
        matter,
        heading.origin,
        progress=heading.progress,
        style=line.style,
        letter=line.marker if _LETTER.fullmatch(line.marker) else "",
    )


def _plain(spot: Spot, line: Line, *, whole: bool, row: bool) -> Spot:
    """Say where an ordinary line stands: a sentence ends the front matter, or a list."""
    sentence = len(line.text) >= _SENTENCE and line.text.rstrip().endswith((".", "?", "!"))
    if spot.zone == "agenda" and sentence and not line.marker:
        return replace(spot, zone="talk")
    if spot.zone == "front" and sentence and ":" not in line.text[:25] and not whole:
        return replace(spot, zone="talk")
    if spot.zone == "front" and whole and row and len(line.text) >= _SENTENCE // 2:
        return replace(spot, zone="talk")
    if spot.zone == "actions" and spot.listed and not _is_entry(line) and not whole:
        return replace(spot, zone="talk", listed=False)
    return spot


def _is_entry(line: Line) -> bool:
    """Whether a line is an entry of a list: a bullet, a number or an action's code opens it."""
    return bool(line.marker) or bool(_CODED.match(line.text))


def _numbered_on(spot: Spot, line: Line) -> bool:
    """Whether a short numbered line goes on a list of actions rather than opening an item."""
    if not line.marker or line.style == "heading" or line.text.isupper():
        return False
    deeper = "." in line.marker or line.marker[-1:].isalpha()
    if deeper and line.marker[:1].isdigit():
        return False
    if _follows(spot.number, line.marker) and len(line.text.split()) <= _SHORT_TITLE:
        return False
    return not spot.number or spot.listed or line.marker == "1"


def _follows(number: str, marker: str) -> bool:
    """Whether a marker is the number of the item after this one."""
    whole = re.match(r"\d+", number)
    return (
        bool(whole) and marker.isdigit() and int(marker) == int(whole.group()) + 1
        if whole
        else False
    )


def _before(marker: str) -> str:
    """Return the marker that an entry of the same list has before this one: "3" before "4"."""
    return str(int(marker) - 1) if marker.isdigit() else ""


def _leaves(spot: Spot, line: Line) -> bool:
    """Whether an item's heading ends the earlier matters, and is not one of them."""
    if line.style == "heading" or headings.is_part(line.text):
        return True
    if not _item_number(line):
        lettered = spot.letter and line.marker == chr(ord(spot.letter) + 1)
        return lettered or (line.style == spot.style == "bold" and not line.marker)
    return (
        not (spot.origin and line.marker[-1:].isalpha())
        and not (line.marker.startswith(f"{spot.number}.") and bool(spot.origin))
        and not (spot.origin and "." in line.marker and line.marker[0] != spot.number[:1])
    )


def _item_number(line: Line) -> bool:
    return bool(re.match(r"\d", line.marker))


def _opens_item(passage: Passage) -> bool:
    """Whether the owner beside a heading only names who reports on it."""
    line = passage.lines[0]
    alone = len(passage.lines) == 1 and not passage.when and mark.opening(line.text) is None
    return alone and headings.is_title(line, row=True)


_MINUTES = re.compile(r"minutes\s*$", re.IGNORECASE)
_CODED = re.compile(r"(?:[A-Z]{1,6}[/-])?\d{1,4}[/-]\d{1,4}\s")
_LETTER = re.compile(r"[A-Z]")
_NAME = 6
_TO_COME = re.compile(r"\b(?:next|future|forthcoming|DONM|dates)\b", re.IGNORECASE)
_TITLES = 4
_SHORT_TITLE = 4
_SHORT_ITEM = 9
_BUNDLE = 350
_MOST = 0.7
_HABIT = 6
_SENTENCE = 60
