"""What is done when a form about a meeting is saved; a mistake is told beside its field."""

from datetime import date, time

from sqlmodel import Session

from bot import meetings
from bot.errors import NotUnderstood, Told
from bot.filling import filling
from bot.meetings import Details
from bot.schedule import agendas, rules
from bot.telling import convened
from bot.telling.blocks import Reply
from handlers import reading_back
from handlers.altering import altering
from handlers.asking import Ask
from handlers.carrying import carried, number, whole
from store import timetable
from store.tables import Board, Meeting


def scheduled(ask: Ask) -> Reply:
    """Save the form for a new meeting."""
    held = ask.values.get("held") == "yes"
    with filling() as filled:
        board = filled.read(board_in, ask.session, ask.values.get("board", ""))
        day = filled.read(_day_to_meet, ask, held=held)
        details = filled.read(_details, ask)
    meeting = meetings.schedule(
        ask.session, board, day=day, starts=details.starts, venue=details.venue,
        kind=details.kind, theme=details.theme, held=held,
        by=ask.actor, at=ask.now,
    )  # fmt: skip
    return reading_back.scheduled(ask, meeting)


def moved(ask: Ask) -> Reply:
    """Save the form that moves a meeting, or that sets its date."""
    meeting, revision = _about(ask)
    with filling() as filled:
        to = filled.read(picked_in, ask, "day")
        starts = filled.read(time_in, ask, "starts")
    because = ask.values.get("because", "")
    with altering([meeting], reading_back.STAYED, field="day"):
        meetings.move(
            ask.session, meeting, to=to, starts=starts,
            venue=ask.values.get("venue", ""), because=because, revision=revision,
            by=ask.actor, at=ask.now,
        )  # fmt: skip
    return reading_back.moved(ask, meeting, because=because)


def cancelled(ask: Ask) -> Reply:
    """Save the form that cancels a meeting."""
    meeting, revision = _about(ask)
    meetings.cancel(
        ask.session, meeting, because=ask.values.get("because", ""), revision=revision,
        by=ask.actor, at=ask.now,
    )  # fmt: skip
    return convened.cancelled(reading_back.done_to(ask, meeting))


def amended(ask: Ask) -> Reply:
    """Save the form that puts a meeting right."""
    meeting, revision = _about(ask)
    said = _details(ask)
    with altering([meeting], "That is how it is already."):
        meetings.amend(ask.session, meeting, said, revision=revision, by=ask.actor, at=ask.now)
    return convened.amended(reading_back.done_to(ask, meeting), today=ask.today)


def proposed(ask: Ask) -> Reply:
    """Save the form that proposes an item for an agenda."""
    meeting, _ = _about(ask)
    item = agendas.propose(
        ask.session, meeting, heading=ask.values.get("heading", ""),
        because=ask.values.get("because", ""), by=ask.actor, at=ask.now,
    )  # fmt: skip
    row = timetable.one(ask.session, item.meeting_id)
    if row is None:
        raise LookupError(f"meeting {item.meeting_id} is not in the schedule")
    return convened.proposed(item.heading, row)


def held_pressed(ask: Ask) -> Reply:
    """Record as held the meeting whose button was pressed."""
    meeting = meetings.find(ask.session, number(ask.words), sees=ask.sees)
    meetings.hold(ask.session, meeting, by=ask.actor, at=ask.now)
    return convened.recorded(reading_back.done_to(ask, meeting), today=ask.today)


def _day_to_meet(ask: Ask, *, held: bool) -> date | None:
    day = day_in(ask, "day")
    rules.must_be_to_come(day, today=ask.today, held=held)
    return day


def board_in(session: Session, chosen: str) -> Board:
    """Return the board that a form was given; Told beside its field when there is none."""
    board = session.get(Board, number(chosen))
    if board is None:
        raise Told("Choose the board that meets. Nothing was saved.", field="board")
    return board


def picked_in(ask: Ask, name: str) -> date:
    """Return the day that a form must be given; NotUnderstood beside its field when it is not."""
    day = day_in(ask, name)
    if day is None:
        raise NotUnderstood("Pick the day. Nothing was saved.", field=name)
    return day


def day_in(ask: Ask, name: str) -> date | None:
    """Return the day that a form was given; NotUnderstood beside its field when it is none."""
    given = ask.values.get(name, "")
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        raise NotUnderstood(f"“{given[:40]}” is not a day. Pick one.", field=name) from None


def time_in(ask: Ask, name: str) -> time | None:
    """Return the time of day that a form was given; NotUnderstood when it is none."""
    return clock(ask.values.get(name, ""), field=name)


def clock(given: str, *, field: str) -> time | None:
    """Read a time of day as a form writes it, 14:00; None when it was left empty."""
    try:
        return time.fromisoformat(given).replace(tzinfo=None) if given else None
    except ValueError:
        raise NotUnderstood(f"“{given[:40]}” is not a time. Pick one.", field=field) from None


def _details(ask: Ask) -> Details:
    said = {name: ask.values.get(name, "") for name in ("venue", "kind", "theme")}
    with filling() as filled:
        starts = filled.read(time_in, ask, "starts")
        return filled.read(Details(starts=starts, **said).kept)


def _about(ask: Ask) -> tuple[Meeting, int | None]:
    about = carried(ask.words)
    meeting = meetings.find(ask.session, whole(about.get("meeting")), sees=ask.sees)
    return meeting, whole(about.get("revision")) or None
