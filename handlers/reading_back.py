"""What was done to a meeting read back from its history, however it was asked for."""

from datetime import date
from typing import Final

from bot.telling import convened
from bot.telling.blocks import Reply
from bot.telling.convened import Done
from handlers.asking import Ask
from store import history, timetable
from store import meetings as schedule_
from store.tables import Action, Board, Meeting, Post

STAYED: Final = "That is where it is already."
"""What is said of a meeting that is moved to its own day and time."""


def scheduled(ask: Ask, meeting: Meeting) -> Reply:
    """Read back a meeting that was just scheduled, or whose date was just set."""
    done = done_to(ask, meeting)
    change = history.newest(ask.session, "meeting", meeting.id or 0)
    if meeting.held_at is not None:
        return convened.recorded(done, today=ask.today)
    return convened.scheduled(done, today=ask.today, confirmed=change.did == "confirmed")


def done_to(ask: Ask, meeting: Meeting) -> Done:
    """Return what the last change to a meeting came to, for reading it back."""
    number = meeting.id or 0
    row = timetable.one(ask.session, number)
    if row is None:
        raise LookupError(f"meeting {number} is not in the schedule")
    board = ask.session.get_one(Board, meeting.board_id)
    chair = ask.session.get(Post, board.chair_post_id) if board.chair_post_id else None
    change = history.newest(ask.session, "meeting", number)
    followed = [line.about_id for line in schedule_.followed(ask.session, change)]
    return Done(
        row=row,
        chair=chair.short if chair else "",
        notice_days=board.notice_days,
        change=change.id or 0,
        followed=followed,
        to=_due_now(ask, followed),
    )


def moved(ask: Ask, meeting: Meeting, *, because: str) -> Reply:
    """Read back a meeting that was just moved, or whose date was just set."""
    change = history.newest(ask.session, "meeting", meeting.id or 0)
    if change.did == "confirmed":
        return scheduled(ask, meeting)
    return convened.moved(done_to(ask, meeting), today=ask.today, because=because)


def _due_now(ask: Ask, followed: list[int]) -> date | None:
    action = ask.session.get(Action, followed[0]) if followed else None
    if action is None or action.due_meeting_id is None:
        return None
    return action.due_by
