"""The register of the try-out: what four published papers tell, put in by the bot's own verbs."""

import tomllib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import count
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter
from sqlmodel import Session

from bot import actions, meetings
from bot.access import THE_BOT
from bot.due import NO_TIME
from bot.errors import Told
from bot.names import naming
from bot.names.named import Named, Unsure
from bot.office import LONDON
from bot.reading import dates
from bot.reading.due import Doubt, Due
from bot.tryout.parts import Event, Met, Present, Raised, Sample
from store import actions as register
from store import meetings as schedule
from store import people
from store.tables import Action, Attendance, Board, Item, Meeting

FILE: Final = Path(__file__).with_name("sample.toml")

BY: Final = THE_BOT.through("import")
"""The papers do not say whose hand kept the register, so it is the office's."""

BOARD: Final = "MAM"

SITS: Final = timedelta(minutes=90)
"""How long after a meeting began its notes are put down, a minute for each line of them."""

NOON: Final = time(12, 0)
"""When something is put down that happened on a day without a meeting's hour."""


def load(session: Session) -> None:
    """Put the sample register into an office that has people and boards and nothing else.

    Each thing happens on the day that the papers give it, through the verb that a person would
    use, so that its history is a real one. Told is raised when the register is not empty.
    """
    board = _empty(session)
    sample = read()
    made: dict[int, Action] = {}
    for day in _days(sample):
        ticks = _ticks(sample, day)
        for met in (one for one in sample.meetings if one.held and one.day == day):
            _hold(session, board, met, at=next(ticks))
        for place, raised in enumerate(sample.actions):
            if raised.raised == day:
                made[place] = _raise(session, board, raised, at=next(ticks))
        for place, event in _events(sample, day):
            _follow(session, made[place], event, at=next(ticks))
        for met in (one for one in sample.meetings if one.said_on == day):
            _announce(session, board, met, ticks)


def read() -> Sample:
    """Return the sample as its file has it."""
    return TypeAdapter(Sample).validate_python(tomllib.loads(FILE.read_text(encoding="utf-8")))


def _empty(session: Session) -> Board:
    if register.get(session, 1) is not None or schedule.listed(session, limit=1):
        raise Told("The register is not empty, so the sample was not put into it.")
    board = people.board(session, BOARD)
    if board is None:
        raise Told(f"There is no board {BOARD}: `opcc-bot apply office.toml` comes first.")
    return board


def _days(sample: Sample) -> list[date]:
    met = {met.said_on or met.day for met in sample.meetings}
    raised = {one.raised for one in sample.actions}
    followed = {event.on for one in sample.actions for event in one.events}
    return sorted(day for day in met | raised | followed if day is not None)


def _ticks(sample: Sample, day: date) -> Iterator[datetime]:
    starts = next((met.starts for met in sample.meetings if met.held and met.day == day), None)
    begins = datetime.combine(day, starts or NOON, tzinfo=LONDON) + SITS
    return (begins + timedelta(minutes=minute) for minute in count())


def _events(sample: Sample, day: date) -> list[tuple[int, Event]]:
    every = [(place, event) for place, one in enumerate(sample.actions) for event in one.events]
    return [(place, event) for place, event in every if event.on == day]


def _hold(session: Session, board: Board, met: Met, *, at: datetime) -> None:
    meeting = _schedule(session, board, met, at=at)
    session.add_all(_present(session, meeting, one) for one in met.attendance)
    session.add_all(
        Item(
            meeting_id=meeting.id or 0,
            number=one.number,
            heading=one.heading,
            nil_return=one.nil,
        )
        for one in met.items
    )
    session.flush()


def _announce(session: Session, board: Board, met: Met, ticks: Iterator[datetime]) -> None:
    meeting = _schedule(session, board, met, at=next(ticks))
    if met.cancelled:
        meetings.cancel(session, meeting, because=met.cancelled, by=BY, at=next(ticks))


def _schedule(session: Session, board: Board, met: Met, *, at: datetime) -> Meeting:
    return meetings.schedule(
        session,
        board,
        day=met.day,
        starts=met.starts,
        venue=met.venue,
        kind=met.kind,
        theme=met.theme,
        held=met.held,
        by=BY,
        at=at,
    )


def _present(session: Session, meeting: Meeting, one: Present) -> Attendance:
    post = people.post(session, one.post)
    known = people.named(session, one.name)
    return Attendance(
        meeting_id=meeting.id or 0,
        person_id=known[0].id if len(known) == 1 else None,
        post_id=post.id if post else None,
        name=one.name,
        initials=one.initials,
        capacity=one.capacity,
        apologies=one.apologies,
    )


def _raise(session: Session, board: Board, raised: Raised, *, at: datetime) -> Action:
    meeting = schedule.on_day(session, board.id or 0, raised.raised)
    new = actions.New(
        words=raised.words,
        board=board,
        owners=_owners(session, raised, meeting),
        due=_due(raised.due, on=raised.raised) if raised.due else NO_TIME,
        meeting=meeting,
        item=raised.item,
        public=True,  # the four papers are published
    )
    return actions.raise_(session, new, by=BY, at=at)


def _owners(session: Session, raised: Raised, meeting: Meeting | None) -> tuple[Named, ...]:
    if not raised.owners:
        return ()
    there = schedule.attendance(session, meeting.id) if meeting and meeting.id else []
    found = naming.who(session, raised.owners, on=raised.raised, attendance=there)
    if isinstance(found, Unsure):
        raise Told(f"The sample does not suit this office file. {found.why}")
    return found


def _due(words: str, *, on: date) -> Due:
    found = dates.read(words, on=on)
    if isinstance(found, Doubt):
        raise Told(f"The sample cannot be read. {found.why}")
    return found


def _follow(session: Session, action: Action, event: Event, *, at: datetime) -> None:
    if event.did == "deferred":
        to = _due(event.to, on=event.on)
        actions.defer(session, action, to=to, because=event.words, by=BY, at=at)
    else:
        actions.discharge(session, action, words=event.words, by=BY, at=at)
