"""What can be done to a meeting: schedule, amend, move, cancel, hold."""

import json
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

from sqlmodel import Session

from bot.access import Actor, require
from bot.errors import NotFound, NotUnderstood, Told
from bot.filling import filling
from bot.office import london_day
from bot.schedule import agendas, following, rules
from bot.schedule.lines import picture, written
from bot.telling import phrases
from bot.written import put_back
from store import history
from store import meetings as schedule_
from store.filtering import EVERYTHING, Sees
from store.tables import Board, Change, Meeting, number

KINDS: Final = ("performance", "thematic", "public")
"""The kinds of meeting that the papers tell of; another is kept as it is said."""

IN_ERROR: Final = "Scheduled in error and undone."


@dataclass(frozen=True, slots=True)
class Details:
    """What is said of a meeting besides its day; what is not given is not known."""

    starts: time | None = None
    venue: str = ""
    kind: str = ""
    theme: str = ""

    def kept(self) -> "Details":
        """Return them as they are kept, each in one line; NotUnderstood when one is too long."""
        with filling() as filled:
            return Details(
                self.starts,
                filled.read(rules.line, self.venue, "venue"),
                (filled.read(rules.line, self.kind, "kind") or "").casefold(),
                filled.read(rules.line, self.theme, "theme"),
            )


def schedule(
    session: Session,
    board: Board,
    *,
    day: date | None,
    starts: time | None = None,
    venue: str = "",
    kind: str = "",
    theme: str = "",
    by: Actor,
    at: datetime,
    said_on: date | None = None,
    held: bool = False,
) -> Meeting:
    """Put a meeting in the schedule and return it; without a day it is still to be confirmed.

    A meeting of the board that waits for its date is confirmed, rather than a second one
    made, unless it was announced as one of another kind. Told is raised when one stands on that
    day already, or a date is awaited already. A day that is past is taken only for a meeting
    that was `held`. What was due at the next meeting, or at the meeting of that month, is tied
    to it.
    """
    require(by, "schedule")
    schedule_.in_line(session, number(board))
    with filling() as filled:
        details = filled.read(Details(starts, venue, kind, theme).kept)
        filled.read(rules.must_be_to_come, day, today=london_day(at), held=held)
    if day is not None:
        rules.must_be_free(session, board, day)
    waiting = schedule_.unconfirmed(session, number(board))
    if day is None:
        rules.must_not_wait(board, waiting)
    elif waiting is not None and _is_awaited(waiting, day, details):
        return _confirm(session, waiting, day, details, held=held, by=by, at=at)
    return _add(session, board, day, details, said_on=said_on, held=held, by=by, at=at)


def amend(
    session: Session,
    meeting: Meeting,
    details: Details,
    *,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> Meeting:
    """Put right a meeting's time, venue, kind and theme; its day is another matter: `move`."""
    require(by, "schedule")
    rules.unchanged_since(session, meeting, revision)
    kept = details.kept()
    with written(session, meeting, "amended", by=by, at=at):
        for name in ("starts", "venue", "kind", "theme"):
            setattr(meeting, name, getattr(kept, name))
    return meeting


def move(
    session: Session,
    meeting: Meeting,
    *,
    to: date | None,
    starts: time | None = None,
    venue: str | None = None,
    kind: str | None = None,
    theme: str | None = None,
    because: str = "",
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> Meeting:
    """Move a meeting to another day or time, and what is due at it with it.

    Without a day it is put off until one is confirmed: its time is not known, and what is due at
    it waits. What else is None stays. A meeting whose day was to be confirmed is confirmed.
    """
    require(by, "move")
    rules.unchanged_since(session, meeting, revision)
    board = schedule_.in_line(session, meeting.board_id)
    rules.must_stand(meeting, "moved")
    with filling() as filled:
        filled.read(rules.must_be_to_come, to, today=london_day(at))
        said = (meeting.venue if venue is None else venue, kind or meeting.kind,
                theme or meeting.theme)  # fmt: skip
        kept = filled.read(Details(starts, *said).kept)
        reason = filled.read(rules.line, because, "because")
    if to is None:
        rules.must_not_wait(board, schedule_.unconfirmed(session, meeting.board_id))
    elif to != meeting.day:
        rules.must_be_free(session, board, to)
    if meeting.day is None and to is not None:
        return _confirm(session, meeting, to, kept, held=False, by=by, at=at)
    with written(session, meeting, "moved", by=by, at=at, why=reason):
        _set_day(meeting, to)
        stays = meeting.starts if to is not None else None
        meeting.starts = starts if starts is not None else stays
        meeting.said_on = meeting.said_on if to is not None else london_day(at)
        meeting.venue, meeting.kind, meeting.theme = kept.venue, kept.kind, kept.theme
        session.flush()
        following.with_it(session, meeting, because=reason, by=by, at=at)
        following.to_it(session, meeting, by=by, at=at)
    return meeting


def cancel(
    session: Session,
    meeting: Meeting,
    *,
    because: str,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> Meeting:
    """Cancel a meeting, with a reason; what was due at it passes to the next that stands."""
    require(by, "cancel")
    rules.unchanged_since(session, meeting, revision)
    schedule_.in_line(session, meeting.board_id)
    rules.must_stand(meeting, "cancelled")
    reason = rules.line(because, "because")
    if not reason:
        raise NotUnderstood("Please say why it is cancelled. Nothing was saved.", field="because")
    with written(session, meeting, "cancelled", by=by, at=at, why=reason):
        meeting.cancelled_at = at
        meeting.cancelled_why = reason
        session.flush()
        following.from_it(session, meeting, because=reason, by=by, at=at)
    return meeting


def hold(session: Session, meeting: Meeting, *, by: Actor, at: datetime) -> Meeting:
    """Say that a meeting was held; to say it twice changes nothing."""
    require(by, "hold")
    if meeting.held_at is not None:
        return meeting
    rules.must_stand(meeting, "held")
    if meeting.day is None or meeting.day > london_day(at):
        when = phrases.day(meeting.day) if meeting.day else "a day to be confirmed"
        raise Told(f"That meeting is on {when}: it cannot have been held. Nothing was saved.")
    with written(session, meeting, "held", by=by, at=at):
        meeting.held_at = at
    return meeting


def restore(session: Session, change: Change, *, by: Actor, at: datetime) -> None:
    """Undo one change to a meeting, and what it did to the actions due at it."""
    meeting = session.get_one(Meeting, change.about_id)
    board = schedule_.in_line(session, meeting.board_id)
    if change.did == agendas.PROPOSED:
        agendas.take_back(session, change, by=by, at=at)
        return
    was: dict[str, Any] = (
        json.loads(change.before) if change.before else _never(session, meeting, at)
    )
    whole = Meeting.model_validate({**meeting.model_dump(), **was})
    arrives = whole.day != meeting.day or meeting.cancelled_at is not None
    if whole.day is not None and whole.cancelled_at is None and arrives:
        rules.must_be_free(session, board, whole.day)
    with written(session, meeting, "undid a change to", by=by, at=at, undoes=change.id):
        put_back(meeting, was)
        session.flush()
        lines = schedule_.followed(session, change)
        following.back(session, meeting, lines, by=by, at=at, undoes=change.id or 0)


def find(session: Session, number: int, *, sees: Sees = EVERYTHING) -> Meeting:
    """Return a meeting of a board open to these eyes; NotFound when there is none."""
    meeting = schedule_.get(session, number)
    if meeting is None or (sees.boards is not None and meeting.board_id not in sees.boards):
        raise NotFound("There is no such meeting in the schedule. Try `/meetings list`.")
    return meeting


def _add(
    session: Session,
    board: Board,
    day: date | None,
    details: Details,
    *,
    said_on: date | None,
    held: bool,
    by: Actor,
    at: datetime,
) -> Meeting:
    meeting = Meeting(
        board_id=number(board), day=day, said_on=said_on or london_day(at),
        held_at=at if held else None,
        starts=details.starts, venue=details.venue, kind=details.kind, theme=details.theme,
    )  # fmt: skip
    session.add(meeting)
    session.flush()
    if day is not None:
        following.to_it(session, meeting, by=by, at=at)
    after = picture(session, meeting)
    history.record(
        session, at=at, by=by.by, did="scheduled", about="meeting", about_id=number(meeting),
        after=after,
    )  # fmt: skip
    return meeting


def _confirm(
    session: Session, meeting: Meeting, day: date, details: Details, *, held: bool, by: Actor,
    at: datetime,
) -> Meeting:  # fmt: skip
    with written(session, meeting, "confirmed", by=by, at=at):
        meeting.day = day
        meeting.starts = details.starts or meeting.starts
        for name in ("venue", "kind", "theme"):
            setattr(meeting, name, getattr(details, name) or getattr(meeting, name))
        meeting.held_at = at if held else None
        session.flush()
        following.with_it(session, meeting, because="", by=by, at=at)
        following.to_it(session, meeting, by=by, at=at)
    return meeting


def _is_awaited(waiting: Meeting, day: date, details: Details) -> bool:
    """Say whether a meeting on `day` is the one whose date was to be confirmed."""
    announced_before = waiting.said_on is None or day > waiting.said_on
    of_its_kind = details.kind in ("", waiting.kind) or not waiting.kind
    return announced_before and of_its_kind


def _never(session: Session, meeting: Meeting, at: datetime) -> dict[str, Any]:
    """Return what a meeting scheduled in error becomes: cancelled, and on no day at all."""
    raised = schedule_.raised_at(session, number(meeting))
    if raised:
        raise Told(
            f"{phrases.plural(len(raised), 'action')} came from that meeting, so it stays in the"
            " schedule. Nothing was changed.",
        )
    return {"day": None, "cancelled_at": at.isoformat(), "cancelled_why": IN_ERROR}


def _set_day(meeting: Meeting, to: date | None) -> None:
    if meeting.day != to:
        meeting.moved_from = meeting.day
        meeting.day = to
