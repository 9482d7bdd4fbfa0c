"""Gathering what a message says, from the facts as they are when it is sent."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlmodel import Session

from bot import workdays
from bot.office import LONDON, london_day
from bot.reminders.announcing import ASKED_FOR_TIME
from bot.reminders.facts import ladder_of
from bot.reminders.plan import OFFICE, papers_due
from bot.reminders.recipients import Route
from bot.telling import meetings as schedule_words
from bot.telling import phrases
from bot.telling import reminders as telling
from bot.telling.blocks import Reply
from bot.threads import witnessing
from store import actions as register
from store import history, owing, people, upcoming
from store.actions import Row
from store.filtering import COUNTED_TO, Filter
from store.tables import Board, Meeting, Notice
from store.upcoming import Slot

BEFORE_A_MEETING: Final = frozenset({"agenda", "papers", "eve", "morning"})
OWED: Final = frozenset({"before", "due", "late", "snoozed", "now"})
SHOWN: Final = 5
"""Actions that a digest names of each sort."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A notice that is to be told, and how it came to whoever reads the message."""

    notice: Notice
    route: Route


def letter(session: Session, carried: Sequence[Carried], *, now: datetime) -> Reply | None:
    """Return the message that tells these notices as the facts are at `now`; None when empty."""
    today = london_day(now)
    meetings = _meetings(session, carried)
    boards = {board.id or 0: board for board in owing.boards(session)}
    rows = _rows(session, carried, today)
    found = telling.Letter(
        changes=tuple(_changes(carried, meetings, boards)),
        coming=tuple(_coming(session, carried, meetings, boards, today)),
        owing=tuple(_owing(carried, rows, boards)),
        escalated=_once(rows, (one for one in carried if one.notice.kind == "escalated")),
        asked=tuple(_asked(session, carried, rows)),
        after=tuple(_after(session, carried, meetings, boards, today)),
        answers=witnessing.parts(session, [one.notice for one in carried], rows),
        digest=_digest(session, now) if _has(carried, "digest") else None,
        troubles=tuple(_troubles(carried)),
        redirected=tuple(dict.fromkeys(_redirected(carried))),
        shared=bool(carried) and carried[0].route.person_id is None,
    )
    return telling.draw(found, today=today)


def is_public(session: Session, notice: Notice) -> bool:
    """Say whether a notice may be told in a channel that people from outside can read."""
    if notice.about == "action":
        action = register.get(session, notice.about_id)
        return action is not None and action.public
    if notice.about == "meeting":
        meeting = session.get(Meeting, notice.about_id)
        return meeting is not None and meeting.kind == "public" and notice.kind != "after"
    return False


def _changes(
    carried: Iterable[Carried], meetings: Mapping[int, Meeting], boards: Mapping[int, Board]
) -> Iterable[telling.Change]:
    for one in carried:
        meeting = meetings.get(one.notice.about_id)
        if one.notice.kind == "changed" and meeting is not None:
            yield telling.Change(
                name=boards[meeting.board_id].name,
                slot=_slot(meeting),
                cancelled=meeting.cancelled_at is not None,
                why=meeting.cancelled_why,
                was=json.loads(one.notice.was),
            )


def _coming(
    session: Session,
    carried: Iterable[Carried],
    meetings: Mapping[int, Meeting],
    boards: Mapping[int, Board],
    today: date,
) -> Iterable[telling.Coming]:
    what: dict[int, set[str]] = {}
    for one in carried:
        by_hand = one.notice.kind == "now" and one.notice.about == "meeting"
        if one.notice.kind in BEFORE_A_MEETING or by_hand:
            what.setdefault(one.notice.about_id, set()).add(one.notice.kind)
    for number, kinds in what.items():
        meeting = meetings.get(number)
        if meeting is not None and meeting.day is not None:
            board = boards[meeting.board_id]
            yield _reminder(session, meeting, meeting.day, board, kinds=kinds, today=today)


def _reminder(
    session: Session, meeting: Meeting, day: date, board: Board, *, kinds: set[str], today: date
) -> telling.Coming:
    found = upcoming.detail(session, meeting.board_id, on=today, until=day, by=day)
    return telling.Coming(
        name=board.name,
        slot=_slot(meeting),
        what=frozenset(kinds),
        chair=_chair(session, board),
        closes=workdays.last_day_for_notice(day, board.notice_days) if board.notice_days else None,
        notice_days=board.notice_days,
        papers=papers_due(day, ladder_of(board)),
        carried=phrases.counted(found.carried, COUNTED_TO),
        unanswered=found.unanswered,
    )


def _owing(
    carried: Iterable[Carried], rows: Mapping[int, Row], boards: Mapping[int, Board]
) -> Iterable[telling.Owing]:
    groups: dict[tuple[str, str, bool], list[Carried]] = {}
    for one in carried:
        if one.notice.kind in OWED and one.notice.about == "action" and _row(rows, one):
            nobody = (one.notice.instead_of or one.notice.whom) == OFFICE
            groups.setdefault((one.route.post, one.route.why, nobody), []).append(one)
    for (post, why, nobody), some in groups.items():
        told = _once(rows, some)
        yield telling.Owing(told, post, why, nobody, _same_meeting(told, boards))


def _same_meeting(rows: Sequence[Row], boards: Mapping[int, Board]) -> str:
    """Name the meeting that all of these are due at, with its day."""
    due = {(row.due_meeting_id, row.due_meeting_day, row.board_id) for row in rows}
    number, day, board = next(iter(due), (None, None, 0))
    if len(due) != 1 or number is None or day is None or board not in boards:
        return ""
    return f"the {boards[board].name} of {phrases.day(day)}"


def _asked(
    session: Session, carried: Iterable[Carried], rows: Mapping[int, Row]
) -> Iterable[telling.Asked]:
    for one in carried:
        row = _row(rows, one)
        if one.notice.kind != "asked" or row is None:
            continue
        lines = history.of(session, "action", one.notice.about_id)
        line = next((line for line in lines if line.id == one.notice.revision), None)
        if line is not None and line.did == ASKED_FOR_TIME:
            request = json.loads(line.after or "{}").get("more_time", 0)
            words = f"{line.who} asks for more time for A{row.id}: {line.why}"
            yield telling.Asked(row, words, request)


def _after(
    session: Session,
    carried: Iterable[Carried],
    meetings: Mapping[int, Meeting],
    boards: Mapping[int, Board],
    today: date,
) -> Iterable[telling.After]:
    for one in carried:
        meeting = meetings.get(one.notice.about_id)
        if one.notice.kind != "after" or meeting is None:
            continue
        board = boards[meeting.board_id]
        page = register.page(session, Filter(board_id=board.id), on=today, size=1)
        raised = owing.raised_at(session, meeting.id or 0)
        yield telling.After(
            name=board.name,
            slot=_slot(meeting),
            raised=tuple(register.rows(session, raised, on=today)),
            outstanding=phrases.counted(page.total, COUNTED_TO),
            reported=page.reported,
            held=meeting.held_at is not None,
        )


def _digest(session: Session, now: datetime) -> telling.Digest:
    today = london_day(now)
    page = register.page(session, Filter(), on=today, size=1)
    late = register.page(session, Filter(state="overdue"), on=today, size=SHOWN)
    awaiting = register.page(session, Filter(state="reported"), on=today, size=SHOWN)
    at = now.astimezone(LONDON).time().replace(microsecond=0)
    return telling.Digest(
        outstanding=phrases.counted(page.total, COUNTED_TO),
        late=phrases.counted(page.late, COUNTED_TO),
        reported=phrases.counted(page.reported, COUNTED_TO),
        latest=late.rows,
        awaiting=awaiting.rows,
        meetings=tuple(
            schedule_words.lines(upcoming.coming(session, on=today, at=at), today=today)[:SHOWN]
        ),
        vacant=tuple(_vacant(session, today)),
        warnings=tuple(_warnings(today)),
    )


def _vacant(session: Session, today: date) -> Iterable[str]:
    owed = owing.posts_that_owe(session)
    return (
        post.short
        for post in people.held(session, on=today)
        if post.id in owed and not post.holders
    )


def _warnings(today: date) -> Iterable[str]:
    if workdays.horizon_is_near(today):
        yield (
            f"England's bank holidays are certain only until {phrases.day(workdays.horizon())}."
            " Whoever looks after the bot should bring it to a newer version."
        )


def _troubles(carried: Iterable[Carried]) -> Iterable[str]:
    for one in carried:
        if one.notice.kind in {"trouble", "away"}:
            yield str(json.loads(one.notice.was).get("why", ""))


def _redirected(carried: Iterable[Carried]) -> Iterable[str]:
    return (
        f"This was for another place, but {one.notice.instead_why}."
        for one in carried
        if one.notice.instead_why
    )


def _rows(session: Session, carried: Iterable[Carried], today: date) -> dict[int, Row]:
    ids = {one.notice.about_id for one in carried if one.notice.about == "action"}
    return {row.id: row for row in register.rows(session, ids, on=today)} if ids else {}


def _row(rows: Mapping[int, Row], one: Carried) -> Row | None:
    return rows.get(one.notice.about_id) if one.notice.about == "action" else None


def _once(rows: Mapping[int, Row], carried: Iterable[Carried]) -> tuple[Row, ...]:
    """Return each action once, the soonest due first."""
    found = {row.id: row for one in carried if (row := _row(rows, one)) is not None}
    return tuple(sorted(found.values(), key=lambda row: (row.due_by, row.id)))


def _meetings(session: Session, carried: Iterable[Carried]) -> dict[int, Meeting]:
    ids = {one.notice.about_id for one in carried if one.notice.about == "meeting"}
    found = (session.get(Meeting, number) for number in ids)
    return {meeting.id or 0: meeting for meeting in found if meeting is not None}


def _slot(meeting: Meeting) -> Slot:
    return Slot(
        id=meeting.id or 0,
        day=meeting.day,
        starts=meeting.starts,
        venue=meeting.venue,
        kind=meeting.kind,
        theme=meeting.theme,
        said_on=meeting.said_on,
        moved_from=meeting.moved_from,
    )


def _chair(session: Session, board: Board) -> str:
    posts = (post for post in owing.posts(session) if post.id == board.chair_post_id)
    return next((post.short for post in posts), "")


def _has(carried: Iterable[Carried], kind: str) -> bool:
    return any(one.notice.kind == kind for one in carried)
