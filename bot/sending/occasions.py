"""Gathering what a message says of meetings: new ones, changed ones, coming ones, the last one."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from sqlmodel import Session

from bot import workdays
from bot.reminders.facts import ladder_of
from bot.reminders.kinds import ANNOUNCED, BEFORE_A_MEETING
from bot.reminders.plan import papers_due
from bot.telling import occasions as telling
from bot.telling import phrases
from store import actions as register
from store import history, people, upcoming
from store import meetings as schedule
from store.filtering import COUNTED_TO, Filter
from store.tables import Board, Meeting, Notice
from store.upcoming import slot

WHOLE: Final = 2
"""New meetings of a board that are told whole; of more, each has a line."""


@dataclass(frozen=True, slots=True)
class Occasions:
    """The meetings that some notices are about, and their boards."""

    notices: tuple[Notice, ...]
    meetings: Mapping[int, Meeting]
    boards: Mapping[int, Board]
    today: date


def of(session: Session, notices: Iterable[Notice], *, today: date) -> Occasions:
    """Gather the meetings that these notices are about, as they are now."""
    mine = tuple(one for one in notices if one.about == "meeting")
    found = (session.get(Meeting, number) for number in {one.about_id for one in mine})
    return Occasions(
        mine,
        {meeting.id or 0: meeting for meeting in found if meeting is not None},
        {board.id or 0: board for board in people.boards(session)} if mine else {},
        today,
    )


def changes(session: Session, of: Occasions) -> Iterable[telling.Change]:
    """Yield what has become of meetings that were told otherwise."""
    for one in of.notices:
        meeting = of.meetings.get(one.about_id)
        if one.kind == "changed" and meeting is not None:
            yield telling.Change(
                name=of.boards[meeting.board_id].name,
                slot=slot(meeting),
                cancelled=meeting.cancelled_at is not None,
                why=meeting.cancelled_why or _why_moved(session, one.about_id),
                was=json.loads(one.was),
            )


def _why_moved(session: Session, meeting: int) -> str:
    """Return the reason that was given for a meeting's last change, when it was moved."""
    lines = history.of(session, "meeting", meeting)
    last = next((line for line in reversed(lines) if line.before), None)  # that altered it
    return last.why if last is not None and last.did == "moved" else ""


def coming(session: Session, of: Occasions) -> Iterable[telling.Coming]:
    """Yield what is known of each meeting that is reminded of, or new and one of few."""
    reminded = _by_meeting(of, {*BEFORE_A_MEETING, "now"})
    new = [meeting for some in _new(of) if len(some) <= WHOLE for meeting in some]
    for number in dict.fromkeys((*reminded, *(meeting.id or 0 for meeting in new))):
        meeting = of.meetings[number]
        what = reminded.get(number) or frozenset({ANNOUNCED})
        if meeting.day is not None:
            yield _reminder(session, meeting, meeting.day, of, what=what)


def new(of: Occasions) -> Iterable[telling.New]:
    """Yield the new meetings of each board that has too many of them to tell each whole."""
    for some in _new(of):
        if len(some) > WHOLE:
            board = of.boards[some[0].board_id]
            yield telling.New(board.name, board.short, tuple(map(slot, some)))


def after(session: Session, of: Occasions) -> Iterable[telling.After]:
    """Yield what meetings left open."""
    for one in of.notices:
        meeting = of.meetings.get(one.about_id)
        if one.kind != "after" or meeting is None:
            continue
        board = of.boards[meeting.board_id]
        page = register.page(session, Filter(board_id=board.id), on=of.today, size=1)
        raised = schedule.raised_at(session, meeting.id or 0)
        yield telling.After(
            name=board.name,
            slot=slot(meeting),
            raised=tuple(register.rows(session, raised, on=of.today)),
            outstanding=phrases.counted(page.total, COUNTED_TO),
            reported=page.reported,
            held=meeting.held_at is not None,
        )


def _by_meeting(of: Occasions, kinds: set[str]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = {}
    for one in of.notices:
        if one.kind in kinds and one.about_id in of.meetings:
            found.setdefault(one.about_id, set()).add(one.kind)
    return {number: frozenset(what) for number, what in found.items()}


def _new(of: Occasions) -> Iterable[list[Meeting]]:
    """Yield each board's new meetings that nothing else in the message tells of, soonest first."""
    told = _by_meeting(of, {*BEFORE_A_MEETING, "now"})
    found = [of.meetings[number] for number in _by_meeting(of, {ANNOUNCED}) if number not in told]
    found.sort(key=lambda meeting: (meeting.board_id, meeting.day or date.max))
    return [list(some) for _, some in groupby(found, key=lambda meeting: meeting.board_id)]


def _reminder(
    session: Session, meeting: Meeting, day: date, of: Occasions, *, what: frozenset[str]
) -> telling.Coming:
    board = of.boards[meeting.board_id]
    found = upcoming.detail(session, meeting.board_id, on=of.today, until=day, by=day)
    return telling.Coming(
        name=board.name,
        slot=slot(meeting),
        what=what,
        chair=_chair(session, board),
        closes=workdays.last_day_for_notice(day, board.notice_days) if board.notice_days else None,
        notice_days=board.notice_days,
        papers=papers_due(day, ladder_of(board)),
        carried=phrases.counted(found.carried, COUNTED_TO) if what != {ANNOUNCED} else "",
        unanswered=found.unanswered,
    )


def _chair(session: Session, board: Board) -> str:
    posts = (post for post in people.posts(session) if post.id == board.chair_post_id)
    return next((post.short for post in posts), "")
