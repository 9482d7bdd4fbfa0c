"""What is coming: each board's next meeting, asked in one question however long the schedule."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, time
from itertools import groupby
from typing import Any, Final

from sqlalchemy import (
    JSON,
    BindParameter,
    Boolean,
    Date,
    Integer,
    String,
    Text,
    TextualSelect,
    Time,
    bindparam,
    text,
)
from sqlmodel import Session

from store import prepared
from store.filtering import COUNTED_TO

LOOKED_AT: Final = 50
"""Actions looked at to tell which posts have not answered, the longest due first."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A meeting as a sentence about it needs it; no `day` means that it is to be confirmed."""

    id: int
    day: date | None
    starts: time | None
    venue: str
    kind: str
    theme: str
    said_on: date | None
    moved_from: date | None


@dataclass(frozen=True, slots=True)
class Coming:
    """A board, and its next meeting as far as it is known.

    `begun` is one of today's that has begun or been held. A meeting that was cancelled is
    never any of these.
    """

    board_id: int
    board: str
    name: str
    chair: str
    notice_days: int
    attended_by: tuple[str, ...]
    meeting: Slot | None = None
    unconfirmed: Slot | None = None
    begun: Slot | None = None


@dataclass(frozen=True, slots=True)
class Detail:
    """What a board's next meeting will find; `carried` is counted to `COUNTED_TO` and one."""

    carried: int  # outstanding actions, to be brought forward
    cancelled: tuple[date, ...]  # meetings that were to be before it
    unanswered: tuple[str, ...]  # posts that owe it something and have said nothing


def coming(
    session: Session, *, on: date, at: time, boards: Collection[int] | None = None
) -> list[Coming]:
    """Return what is next for each of `boards`, or for all, in the order of the office file.

    `on` and `at` are London's day and time of day: a meeting whose time has come has begun.
    """
    asked = {"on": on, "at": at, "boards": list(boards or ())}
    rows = prepared.ask(session, EVERY if boards is None else _THESE, asked)
    return [_coming(of_board) for _, of_board in groupby(rows, key=lambda row: row.board_id)]


def detail(session: Session, board_id: int, *, on: date, until: date, by: date) -> Detail:
    """Return what a board's next meeting will find, in one question.

    `on` to `until` is where cancelled meetings are looked for; a post has not answered when it
    owes something due by `by` and has neither reported it nor said anything of it.
    """
    asked = {"board_id": board_id, "on": on, "until": until, "by": by}
    rows = prepared.ask(session, DETAIL, asked)
    return Detail(
        carried=next(row.number for row in rows if row.what == "carried"),
        cancelled=tuple(sorted(row.day for row in rows if row.what == "cancelled")),
        unanswered=tuple(
            row.post for row in sorted(rows, key=lambda row: row.number) if row.what == "unanswered"
        ),
    )


def last_before(session: Session, board_id: int, *, on: date) -> date | None:
    """Return the day of the board's last meeting before `on` that was not cancelled."""
    asked = {"board_id": board_id, "on": on}
    found = prepared.ask(session, _LAST, asked)
    return found[0].day if found else None


def slot(of: Any) -> Slot:
    """Return a meeting, or a row that has its columns, as a sentence about it needs it."""
    return Slot(
        id=of.id,
        day=of.day,
        starts=of.starts,
        venue=of.venue,
        kind=of.kind,
        theme=of.theme,
        said_on=of.said_on,
        moved_from=of.moved_from,
    )


def _coming(rows: Iterable[Any]) -> Coming:
    rows = list(rows)
    board = rows[0]
    found = {_which(row): slot(row) for row in rows if row.id is not None}
    return Coming(
        board_id=board.board_id,
        board=board.board,
        name=board.name,
        chair=board.chair or "",
        notice_days=board.notice_days,
        attended_by=tuple(board.attended_by or ()),
        meeting=found.get("meeting"),
        unconfirmed=found.get("unconfirmed"),
        begun=found.get("begun"),
    )


def _which(row: Any) -> str:
    if row.day is None:
        return "unconfirmed"
    return "begun" if row.begun else "meeting"


_COMING_SQL: Final = """
    SELECT board.id AS board_id, board.short AS board, board.name, board.notice_days,
           board.attended_by, post.short AS chair,
           m.id, m.day, m.starts, m.venue, m.kind, m.theme, m.said_on, m.moved_from,
           m.day IS NOT NULL AND m.day = :on AND (m.held_at IS NOT NULL OR m.starts <= :at)
           AS begun
    FROM board
    LEFT JOIN post ON post.id = board.chair_post_id
    LEFT JOIN meeting AS m ON m.id IN (
        (SELECT id FROM meeting WHERE board_id = board.id AND day >= :on
            AND cancelled_at IS NULL AND held_at IS NULL
            AND (day > :on OR starts IS NULL OR starts > :at)
            ORDER BY day, starts NULLS FIRST, meeting.id LIMIT 1),
        (SELECT id FROM meeting WHERE board_id = board.id AND day IS NULL
            AND cancelled_at IS NULL ORDER BY id DESC LIMIT 1),
        (SELECT id FROM meeting WHERE board_id = board.id AND day = :on
            AND cancelled_at IS NULL AND (held_at IS NOT NULL OR starts <= :at)
            ORDER BY starts DESC NULLS LAST, id DESC LIMIT 1)
    )
    {narrowed} ORDER BY board.id
"""


def _made(narrowed: str, *more: BindParameter[Any]) -> TextualSelect:
    sql = text(_COMING_SQL.format(narrowed=narrowed))
    return sql.bindparams(
        bindparam("on", type_=Date), bindparam("at", type_=Time), *more
    ).columns(
        board_id=Integer, board=String, name=Text, notice_days=Integer, attended_by=JSON,
        chair=String, id=Integer, day=Date, starts=Time, venue=Text, kind=String, theme=Text,
        said_on=Date, moved_from=Date, begun=Boolean,
    )  # fmt: skip


EVERY: Final = _made("")
_THESE: Final = _made(
    "WHERE board.id IN :boards", bindparam("boards", type_=Integer, expanding=True)
)

DETAIL: Final = (
    text("""
    WITH owed AS (
        SELECT id FROM action
        WHERE board_id = :board_id AND discharged_at IS NULL AND withdrawn_at IS NULL
            AND due_by <= :by AND reported_at IS NULL
        ORDER BY due_by, id LIMIT :looked_at
    )
    SELECT 'carried' AS what, count(*) AS number, CAST(NULL AS DATE) AS day, '' AS post
    FROM (SELECT 1 FROM action WHERE board_id = :board_id
              AND discharged_at IS NULL AND withdrawn_at IS NULL LIMIT :counted_to) AS carried
    UNION ALL
    SELECT 'cancelled', 0, day, ''
    FROM (SELECT day FROM meeting WHERE board_id = :board_id AND day BETWEEN :on AND :until
              AND cancelled_at IS NOT NULL ORDER BY day LIMIT 5) AS cancelled
    UNION ALL
    SELECT DISTINCT 'unanswered', post.id, CAST(NULL AS DATE), post.short
    FROM owed JOIN owner ON owner.action_id = owed.id JOIN post ON post.id = owner.post_id
    WHERE owner.reported_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM "update"
        WHERE "update".action_id = owed.id AND "update".post_id = owner.post_id
    )
    """)
    .bindparams(
        bindparam("board_id", type_=Integer),
        bindparam("on", type_=Date),
        bindparam("until", type_=Date),
        bindparam("by", type_=Date),
        bindparam("looked_at", value=LOOKED_AT, type_=Integer),
        bindparam("counted_to", value=COUNTED_TO + 1, type_=Integer),
    )
    .columns(what=String, number=Integer, day=Date, post=String)
)

_LAST: Final = (
    text("""
    SELECT day FROM meeting WHERE board_id = :board_id AND day < :on AND cancelled_at IS NULL
    ORDER BY day DESC LIMIT 1
    """)
    .bindparams(bindparam("board_id", type_=Integer), bindparam("on", type_=Date))
    .columns(day=Date)
)
