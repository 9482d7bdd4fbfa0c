"""Gathering what a message says, from the facts as they are when it is sent."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlmodel import Session

from bot.office import london_day
from bot.reminders import standing
from bot.reminders.plan import OFFICE
from bot.reminders.recipients import Route
from bot.sending import digesting, occasions
from bot.sending.overtaking import OF_REMINDERS
from bot.telling import actions as lists
from bot.telling import phrases
from bot.telling import reminders as telling
from bot.telling.blocks import Reply
from bot.telling.digests import Week
from bot.telling.owed import Asked, Owing, SeenBy, Settled
from bot.threads import witnessing
from store import acknowledgements, awaiting, people
from store import actions as register
from store.actions import Row
from store.tables import Board, Change, Meeting, Notice


@dataclass(frozen=True, slots=True)
class Carried:
    """A notice that is to be told, and how it came to whoever reads the message."""

    notice: Notice
    route: Route


def letter(session: Session, carried: Sequence[Carried], *, now: datetime) -> Reply | None:
    """Return the message that tells these notices as the facts are at `now`; None when empty."""
    return telling.draw(_letter(session, carried, now=now), today=london_day(now))


def redrawn(
    session: Session,
    carried: Sequence[Carried],
    gone: Sequence[tuple[Notice, str]],
    *,
    now: datetime,
) -> Reply | None:
    """Return a message that stands in Slack as it must read now: who has seen it, what is done.

    `gone` are those of its notices that no longer hold, and why.
    """
    today = london_day(now)
    rows = _rows(session, [one for one, _ in gone], today)
    told = replace(
        _letter(session, carried, now=now),
        settled=tuple(dict.fromkeys(_settled(gone, rows, today))),
        seen=_seen(session, [one.notice for one in carried]),
    )
    return telling.draw(told, today=today)


def _settled(
    gone: Iterable[tuple[Notice, str]], rows: Mapping[int, Row], today: date
) -> Iterable[Settled]:
    for notice, why in gone:
        row = rows.get(notice.about_id) if notice.about == "action" else None
        if row is None:
            yield Settled("", "", why)
            continue
        now_due = f"it is now {lists.due(row, today=today)}"
        if why == standing.ANOTHER_DAY:
            why = now_due  # noqa: PLW2901  the same, said with its day
        elif why in standing.GIVEN:
            why = f"{why}, and {now_due}"  # noqa: PLW2901  likewise
        yield Settled(f"A{row.id}", row.words, why)


def _seen(session: Session, told: Iterable[Notice]) -> SeenBy:
    """Return who has acknowledged the reminders that a message tells, and whether all are."""
    reminders = {one.id or 0 for one in told if one.kind in OF_REMINDERS}
    given = acknowledgements.of_notices(session, reminders) if reminders else []
    names = people.names(session, {one.by_id for one in given if one.by_id})
    seen = dict.fromkeys((one.by_id or 0, one.at) for one in given if one.at is not None)
    return SeenBy(
        by=tuple((names.get(by, "somebody"), at) for by, at in seen),
        everything=bool(reminders) and reminders == {one.notice_id for one in given},
    )


def _letter(session: Session, carried: Sequence[Carried], *, now: datetime) -> telling.Letter:
    today = london_day(now)
    found = occasions.of(session, [one.notice for one in carried], today=today)
    boards = {board.id or 0: board for board in people.boards(session)}
    rows = _rows(session, [one.notice for one in carried], today)
    return telling.Letter(
        changes=tuple(occasions.changes(session, found)),
        coming=tuple(occasions.coming(session, found)),
        new=tuple(occasions.new(found)),
        owing=tuple(_owing(session, carried, rows, boards)),
        escalated=_escalated(carried, rows),
        asked=tuple(_asked(session, carried, rows)),
        after=tuple(occasions.after(session, found)),
        answers=witnessing.parts(session, [one.notice for one in carried], rows),
        digest=digesting.digest(session, now=now) if _has(carried, "digest") else None,
        week=next((_week(session, one, now) for one in carried if one.notice.kind == "week"), None),
        troubles=tuple(_troubles(carried)),
        redirected=tuple(dict.fromkeys((*_redirected(carried), *_stands_in(carried)))),
        shared=bool(carried) and carried[0].route.person_id is None,
    )


def _week(session: Session, one: Carried, now: datetime) -> Week:
    return digesting.week(session, now=now, why=one.route.why)


def is_public(session: Session, notice: Notice) -> bool:
    """Say whether a notice may be told in a channel that people from outside can read."""
    if notice.about == "action":
        action = register.get(session, notice.about_id)
        return action is not None and action.public
    if notice.about == "meeting":
        meeting = session.get(Meeting, notice.about_id)
        return meeting is not None and meeting.kind == "public" and notice.kind != "after"
    return False


def _owing(
    session: Session,
    carried: Sequence[Carried],
    rows: Mapping[int, Row],
    boards: Mapping[int, Board],
) -> Iterable[Owing]:
    posts = _posts(session, carried)
    groups: dict[tuple[str, str, bool], list[Carried]] = {}
    for one in carried:
        if _is_owed(one.notice) and _row(rows, one):
            nobody = (one.notice.instead_of or one.notice.whom) == OFFICE
            post = one.route.post or posts.get(one.notice.instead_of, "")
            why = one.notice.instead_why or one.route.why
            groups.setdefault((post, why, nobody), []).append(one)
    for (post, why, nobody), some in groups.items():
        told = _once(rows, some)
        shared = [row.id for row in told if len(row.owners) > 1]
        reported = register.reported_parts(session, shared) if shared else {}
        yield Owing(told, post, why, nobody, _same_meeting(told, boards), reported)


def _posts(session: Session, carried: Iterable[Carried]) -> dict[str, str]:
    """Name the posts that notices were planned for which now go to somebody else."""
    if not any(one.notice.instead_of.startswith("post:") for one in carried):
        return {}
    return {f"post:{post.id}": post.short for post in people.posts(session)}


def _is_owed(notice: Notice) -> bool:
    return notice.kind in OF_REMINDERS and notice.about == "action"


def _escalated(carried: Iterable[Carried], rows: Mapping[int, Row]) -> tuple[Row, ...]:
    """Return what others owe and is late, but for what comes to the same reader as owed."""
    owed = {one.notice.about_id for one in carried if one.notice.kind in OF_REMINDERS}
    late = (one for one in carried if one.notice.kind == "escalated")
    return _once(rows, (one for one in late if one.notice.about_id not in owed))


def _same_meeting(rows: Sequence[Row], boards: Mapping[int, Board]) -> str:
    """Name the meeting that all of these are due at, with its day."""
    due = {(row.due_meeting_id, row.due_meeting_day, row.board_id) for row in rows}
    number, day, board = next(iter(due), (None, None, 0))
    if len(due) != 1 or number is None or day is None or board not in boards:
        return ""
    return f"the {boards[board].name} of {phrases.day(day)}"


def _asked(
    session: Session, carried: Iterable[Carried], rows: Mapping[int, Row]
) -> Iterable[Asked]:
    every = [one for one in carried if one.notice.kind == "asked"]
    requests = awaiting.asked_in(session, {one.notice.revision for one in every})
    for one in every:
        row, asked = _row(rows, one), requests.get(one.notice.revision)
        if row is None or asked is None:
            continue
        who = session.get_one(Change, one.notice.revision).who
        until = f", until {asked.until}" if asked.until else ""
        words = f"{who} asks for more time for A{row.id}{until}: {phrases.said(asked.because)}"
        yield Asked(row, words, asked.id or 0)


def _troubles(carried: Iterable[Carried]) -> Iterable[str]:
    for one in carried:
        if one.notice.kind in {"trouble", "away"}:
            yield str(json.loads(one.notice.was).get("why", ""))


def _redirected(carried: Iterable[Carried]) -> Iterable[str]:
    return (
        f"This was for another place, but {one.notice.instead_why}."
        for one in carried
        if one.notice.instead_why and not _is_owed(one.notice)  # that says so itself
    )


def _stands_in(carried: Iterable[Carried]) -> Iterable[str]:
    """Tell why something comes to somebody else than it was for; a reminder says so itself."""
    return (
        f"{phrases.capital(one.route.why)}, so what is for the {one.route.post} comes to you."
        for one in carried
        if one.route.why
        and one.route.post
        and (one.notice.kind in witnessing.FOR_OWNERS or one.notice.about == "meeting")
    )


def _rows(session: Session, told: Iterable[Notice], today: date) -> dict[int, Row]:
    ids = {one.about_id for one in told if one.about == "action"}
    return {row.id: row for row in register.rows(session, ids, on=today)} if ids else {}


def _row(rows: Mapping[int, Row], one: Carried) -> Row | None:
    return rows.get(one.notice.about_id) if one.notice.about == "action" else None


def _once(rows: Mapping[int, Row], carried: Iterable[Carried]) -> tuple[Row, ...]:
    """Return each action once, the soonest due first."""
    found = {row.id: row for one in carried if (row := _row(rows, one)) is not None}
    return tuple(sorted(found.values(), key=lambda row: (row.due_by, row.id)))


def _has(carried: Iterable[Carried], kind: str) -> bool:
    return any(one.notice.kind == kind for one in carried)
