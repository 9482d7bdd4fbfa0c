"""Everything known of what is next, and of one meeting, gathered for telling it."""

from datetime import date, datetime, timedelta
from typing import Final

from sqlmodel import Session

from bot.access import Actor, may
from bot.office import LONDON, london_day
from bot.schedule import agendas, rules
from bot.telling.meetings import Next
from bot.telling.timetables import Proposal, Whole
from store import actions as register
from store import history, timetable, upcoming
from store import meetings as schedule
from store.actions import Row
from store.filtering import EVERYTHING, Sees
from store.tables import Board, Meeting, Post
from store.upcoming import Coming

ALWAYS: Final = date.max


def coming(session: Session, *, now: datetime, boards: frozenset[int] | None) -> list[Coming]:
    """Return what is next for each board that may be seen, in the order of the office file."""
    there = now.astimezone(LONDON)
    at = there.time().replace(microsecond=0)
    return upcoming.coming(session, on=there.date(), at=at, boards=boards)


def next_of(session: Session, one: Coming, *, by: Actor, now: datetime) -> Next:
    """Return one board's next meeting with what it will find."""
    today = london_day(now)
    day = one.meeting.day if one.meeting and one.meeting.day else None
    detail = upcoming.detail(
        session, one.board_id, on=today, until=day or ALWAYS, by=day or today - timedelta(days=1)
    )
    unknown = one.meeting is None and one.unconfirmed is None
    last = upcoming.last_before(session, one.board_id, on=today) if unknown else None
    return Next(one, detail, last, may_write=may(by, "schedule"))


def own(every: list[Coming], by: Actor) -> Coming:
    """Return the asker's own board: the first that their posts attend, else the office's first."""
    posts = {short for _, short in by.posts}
    return next((one for one in every if not posts.isdisjoint(one.attended_by)), every[0])


def whole(
    session: Session, meeting: Meeting, *, by: Actor, now: datetime, sees: Sees = EVERYTHING
) -> Whole:
    """Return what is known of one meeting, and what `by` may do to it."""
    number, today = meeting.id or 0, london_day(now)
    row = timetable.one(session, number)
    if row is None:
        raise LookupError(f"meeting {number} is not in the schedule")
    board = session.get_one(Board, meeting.board_id)
    chair = session.get(Post, board.chair_post_id) if board.chair_post_id else None
    items = schedule.items(session, number)
    return Whole(
        row=row,
        chair=chair.short if chair else "",
        attendance=schedule.attendance(session, number),
        items=[item for item in items if item.number],
        proposals=_proposals(session, number, {item.id for item in items if not item.number}),
        raised=_rows(session, schedule.raised_at(session, number), today, sees),
        due=_rows(session, schedule.due_at(session, number), today, sees),
        past=rules.is_past(meeting, now=now),
        may=_may(board, meeting, by, now),
    )


def _rows(session: Session, ids: list[int], today: date, sees: Sees) -> list[Row]:
    return register.rows(session, ids, on=today, sees=sees) if ids else []


def _proposals(session: Session, number: int, proposed: set[int | None]) -> list[Proposal]:
    if not proposed:
        return []
    return [
        Proposal(str(what.get("heading", "")), line.who, line.why)
        for line in history.of(session, "meeting", number)
        if line.did == agendas.PROPOSED and (what := agendas.proposed(line)).get("item") in proposed
    ]


def _may(board: Board, meeting: Meeting, by: Actor, now: datetime) -> frozenset[str]:
    if meeting.cancelled_at is not None:
        return frozenset()
    past = rules.is_past(meeting, now=now)
    closes = agendas.notice_ends(board, meeting)
    staff = may(by, "schedule")
    in_time = closes is None or london_day(now) <= closes or staff
    allowed = {
        "set_date": staff and meeting.day is None,
        "move": staff and meeting.day is not None and not past,
        "amend": staff and meeting.held_at is None,
        "cancel": staff and meeting.held_at is None,
        "held": staff and past and meeting.held_at is None and meeting.day is not None,
        "propose": not past and in_time,
        "calendar": meeting.day is not None and not past,
    }
    return frozenset(verb for verb, yes in allowed.items() if yes)
