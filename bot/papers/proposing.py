"""From what was read in a paper to what filing it would do: owners, due times, matches."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from sqlmodel import Session

from bot.papers import continuing, resettling, roster
from bot.papers.findings import (
    Business,
    DueDoubt,
    Finding,
    Findings,
    Following,
    Head,
    Present,
)
from bot.reading import dates
from bot.reading.due import Due
from bot.reading.notes import found
from bot.reading.notes.found import CLOSED, Minutes
from bot.said import LONGEST
from bot.telling import phrases
from store import people
from store.tables import Board

KIND: Final = re.compile(
    r"^(?P<kind>performance|thematic|public)\b(?:\s+meeting)?\s*(?:on\b|[:\u2013-])?\s*(?P<theme>.*)$",
    re.IGNORECASE | re.DOTALL,
)

IN_TITLE: Final = re.compile(r"\b(?:performance|thematic|public)\b(?! health)", re.IGNORECASE)
"""A kind of meeting, standing in the title of its notes."""

ANOTHER: Final = re.compile(r"\b(?:board|panel|committee|forum|partnership)\b", re.IGNORECASE)
"""A word that a title calls a series of meetings by."""

TAKEN_FOR: Final = (
    "The title names no board. These are taken for notes of the {}, whose channel this is."
)

UNKEPT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""What no database or screen takes, and a file may yet hold."""


def propose(session: Session, minutes: Minutes, *, today: date, channel: str = "") -> Findings:
    """Return what filing these minutes would do, as the register stands; nothing is saved.

    Owners are as of the meeting's day and its attendance, matters from earlier are matched to
    the actions they continue, and whatever could mean two things is a doubt. `channel` is where
    the paper was given: it says which board's it is when the paper does not.
    """
    board = _board(session, minutes.meeting.title)
    taken = None if board else _of_channel(session, minutes.meeting.title, channel)
    board = board or taken
    head = _head(minutes, board, today)
    present = roster.of(session, minutes)
    made = [
        _finding(session, number, one, minutes, head=head, present=present)
        for number, one in enumerate(minutes.actions, start=1)
    ]
    found = Findings(
        head=head,
        present=present,
        business=tuple(_business(minutes)),
        findings=tuple(made),
        following=_following(minutes, head.day),
        cancelled=minutes.next_meeting.cancelled if minutes.next_meeting else (),
        notes=(*([TAKEN_FOR.format(taken.name)] if taken else []), *_notes(minutes, head)),
        marking=minutes.marking,
    )
    return continuing.matched(session, found)


def _board(session: Session, title: str) -> Board | None:
    """Return the board whose name stands in the title, the longest."""
    every = people.boards(session)
    folded = f" {_folded(title)} "
    names = [(name, one) for one in every for name in (one.name, one.short, *one.aliases)]
    named = [(len(name), one) for name, one in names if f" {_folded(name)} " in folded]
    return max(named, key=lambda pair: pair[0])[1] if named else None


def _of_channel(session: Session, title: str, channel: str) -> Board | None:
    """Return the channel's own board, unless the title is of another that the office lists not."""
    if not channel or ANOTHER.search(title):
        return None
    return next((one for one in people.boards(session) if one.channel == channel), None)


def _folded(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def _head(minutes: Minutes, board: Board | None, today: date) -> Head:
    front = minutes.meeting
    doubts = [one.why for one in front.doubts if front.day is None or one.contradicts]
    if front.day is None and not doubts:
        doubts.append(resettling.NO_DAY)
    if front.day is not None and front.day > today:
        doubts.append(resettling.TO_COME.format(phrases.day(front.day)))
    if board is None:
        doubts.append(resettling.NO_BOARD)
    return Head(
        title=phrases.cut(_plain(front.title), 200),
        board_id=board.id if board else None,
        board=board.name if board else "",
        day=front.day,
        starts=front.start,
        venue=phrases.cut(_plain(front.venue), 200),
        kind=_kind(front.title),
        chair=phrases.cut(_plain(front.chair), 200),
        doubts=tuple(doubts),
    )


def _kind(title: str) -> str:
    """Return the kind of meeting that a title names: performance, thematic or public."""
    named = IN_TITLE.search(title)
    return named[0].casefold() if named else ""


def _finding(
    session: Session,
    number: int,
    action: found.Action,
    minutes: Minutes,
    *,
    head: Head,
    present: tuple[Present, ...],
) -> Finding:
    explicit = action.kind == "explicit"
    made = Finding(
        number=number,
        does="raise",
        explicit=explicit,
        ticked=explicit,
        words=phrases.cut(_plain(action.text), LONGEST),
        quotation=_plain(action.quotation)[:LONGEST],
        page=action.place.page,
        line=action.place.line,
        item=action.item,
        heading=action.heading,
        due=action.due,
        due_doubt=_due_doubt(action, minutes, head.day),
        closed=action.status in CLOSED,
        raised=action.raised,
        reason=_plain(action.reason),
        deferred=action.status == "brought_forward",
        earlier=action.origin == "previous",
        ref=action.ref,
    )
    return resettling.owner(session, made, ", ".join(action.owners), on=head.day, present=present)


def _due_doubt(action: found.Action, minutes: Minutes, day: date | None) -> DueDoubt | None:
    for doubt in minutes.doubts:
        if doubt.about == "due" and doubt.place == action.place and doubt.text == action.due.text:
            read = [dates.read(one, on=day) for one in doubt.readings] if day else []
            choices = tuple(replace(one, text=doubt.text) for one in read if isinstance(one, Due))
            return DueDoubt(doubt.why, choices)
    return None


def _business(minutes: Minutes) -> Iterator[Business]:
    """Yield the items, one without a number under the number that it follows."""
    number, title = "", _folded(minutes.meeting.title)
    nils = {(one.number.casefold(), _folded(one.heading)) for one in minutes.nil_returns}
    for item in minutes.items:
        number = item.number or number
        heading = _folded(item.heading)
        if number and heading and heading != title and not heading.isdigit():
            yield Business(
                number,
                _plain(item.heading).strip(" :-\u2013"),
                (number.casefold(), heading) in nils,
            )


def _following(minutes: Minutes, day: date | None) -> Following | None:
    said = minutes.next_meeting
    if said is None or (said.day is None and not said.tbc):
        return None
    kind = KIND.match(said.kind.strip())
    return Following(
        day=said.day,
        starts=said.start,
        venue=phrases.cut(_plain(said.venue), 200),
        kind=kind["kind"].casefold() if kind else phrases.cut(_plain(said.kind), 40),
        theme=phrases.cut(_plain(kind["theme"]).strip(" ."), 300) if kind else "",
        quotation=_plain(said.quotation)[:LONGEST],
        wanted=said.day is None or day is None or said.day > day,
    )


def _notes(minutes: Minutes, head: Head) -> Iterator[str]:
    for doubt in minutes.doubts:
        if doubt.about in ("meeting", "actions") or (
            doubt.about == "date" and doubt.why not in head.doubts
        ):
            yield doubt.why


def _plain(text: str) -> str:
    return UNKEPT.sub("", text)
