"""Keeping the outbox in step: what the plan owes by tonight, and what a change makes of it.

Nothing here knows what the verbs do. A verb writes its line of history in the transaction of
its change; the plan reads the history from where it stopped, so no change can be missed and
none can be planned twice. See docs/decisions/0005-plan-reminders-from-the-history.md.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Final

from sqlmodel import Session

from bot.office import Office, london_day
from bot.reminders import announcing, hours, standing
from bot.reminders.facts import Planned, facts_of
from bot.reminders.plan import (
    Owed,
    Window,
    due_days,
    furthest_meeting,
    of_action,
    of_meeting,
    of_office,
)
from store import notices, owing, pace
from store.tables import Change, Notice, Pulse

LOOKS_BACK: Final = timedelta(days=90)
"""How much of a stretch that was missed is planned: what was due before is late, and said so."""

CHANGES: Final = 200
"""Lines of history that one transaction catches up with."""

ROWS: Final = 2_000
"""Notices that one transaction owes: a write lock is never held for long."""

PLANNED: Final = frozenset(
    {"before", "due", "late", "escalated", "snoozed", "agenda", "papers", "eve", "morning", "after"}
)
"""Kinds that follow from facts alone, and so are dropped when the facts no longer owe them."""


def plan(office: Office) -> int:
    """Owe all that is owed until the end of today in London; return how many notices are new.

    To plan twice changes nothing, and any number of processes may plan at once. When nothing
    has changed since the last plan it costs one question.
    """
    now = office.now()
    with office.store.reading() as session:
        pulse, changes = pace.pulse(session), pace.changes(session)
    if pulse.planned_until is None:
        pulse = _begin(office, now, changes)
    new = 0
    while pulse.planned_changes < changes:
        planned, pulse = _catch_up(office, now)
        new += planned
    if pulse.planned_until is not None and pulse.planned_until < hours.last_moment(london_day(now)):
        new += _sweep(office, pulse.planned_until, now)
    return new


def _begin(office: Office, now: datetime, changes: int) -> Pulse:
    """Begin to plan at the start of today: what was due before is not told of one by one."""
    with office.store.writing() as session:
        pulse = pace.pulse(session, for_update=True)
        if pulse.planned_until is None:
            pulse.planned_until = hours.starts(london_day(now)) - timedelta(microseconds=1)
            pulse.planned_changes = changes
            session.add(pulse)
    return pulse


def _sweep(office: Office, planned_until: datetime, now: datetime) -> int:
    """Owe what falls between the last plan and the end of today.

    What is owed here may be overtaken while it is written: it is looked at again when sent. What
    another process planned meanwhile, it planned up to the last plan only: then the next tick
    sweeps once more.
    """
    until = hours.last_moment(london_day(now))
    window = Window(max(planned_until, now - LOOKS_BACK), until)
    with office.store.reading() as session:
        seen = pace.pulse(session).planned_changes
        found = list(swept(session, window))
    new = 0
    for start in range(0, len(found), ROWS):
        with office.store.writing() as session:
            new += notices.owe(
                session, [one.as_row() for one in found[start : start + ROWS]], at=now
            )
    with office.store.writing() as session:
        pulse = pace.pulse(session, for_update=True)
        behind = pulse.planned_until is None or pulse.planned_until < until
        if behind and pulse.planned_changes == seen:
            pulse.planned_until = until
            session.add(pulse)
    return new


def swept(session: Session, window: Window) -> Iterator[Owed]:
    """Yield all that the plan owes in a stretch of time, whatever it is about."""
    known = facts_of(session, on=london_day(window.until), since=london_day(window.after))
    yield from of_office(known.digests, window)
    last = furthest_meeting(window, known.boards.values())
    first = london_day(window.after) - timedelta(days=14)
    for meeting in owing.meetings(session, since=first, until=last):
        yield from of_meeting(known.meeting(meeting), known.boards[meeting.board_id], window)
    earliest = owing.earliest_due(session)
    days = set()
    if earliest is not None:
        ladders = [board.ladder for board in known.boards.values()]
        days.update(due_days(window, ladders, earliest=earliest))
        yield from _of_actions(known, owing.due_on(session, days), window)
    paused = {number for about, number in known.paused if about == "action"}
    put_off = owing.these(session, known.snoozed.keys() | paused)
    yield from _of_actions(known, (one for one in put_off if one.due_by not in days), window)


def _of_actions(known: Planned, found: Iterable[owing.Owing], window: Window) -> Iterator[Owed]:
    for action in found:
        yield from of_action(known.action(action), known.boards[action.board_id], window)


def _catch_up(office: Office, now: datetime) -> tuple[int, Pulse]:
    """Plan anew what the next lines of history are about, in one transaction."""
    with office.store.writing() as session:
        pulse = pace.pulse(session, for_update=True)  # planners stand in line here
        changed = owing.changed(session, after=pulse.planned_changes, limit=CHANGES)
        window = Window(
            hours.starts(london_day(now)) - timedelta(microseconds=1),
            pulse.planned_until or now,
        )
        known = facts_of(session, on=london_day(now))
        new = _again(session, known, _touched(session, known, changed, window), window, now)
        owed = (
            one
            for change in changed
            for one in announcing.of_change(session, known, change, now=now)
        )
        new += announcing.owe(session, owed, at=now)
        pulse.planned_changes = changed[-1].id or 0 if changed else pace.changes(session)
        session.add(pulse)
        session.flush()
    return new, pulse


def _touched(
    session: Session, known: Planned, changed: Iterable[Change], window: Window
) -> dict[str, set[int]]:
    """Return the actions and meetings that these changes may have moved."""
    touched: dict[str, set[int]] = {"action": set(), "meeting": set()}
    boards = set()
    for change in changed:
        if change.about in touched:
            touched[change.about].add(change.about_id)
        elif change.about == "board":
            boards.add(change.about_id)
    if boards:
        last = furthest_meeting(window, known.boards.values())
        first = london_day(window.after) - timedelta(days=14)
        coming = owing.meetings(session, since=first, until=last, boards=boards)
        touched["meeting"].update(one.id for one in coming)
        touched["action"].update(_of_boards(session, known, boards, window))
    return touched


def _of_boards(session: Session, known: Planned, boards: set[int], window: Window) -> set[int]:
    earliest = owing.earliest_due(session)
    if earliest is None:
        return set()
    ladders = [known.boards[board].ladder for board in boards if board in known.boards]
    return owing.of_boards(session, boards, due_days(window, ladders, earliest=earliest))


def _again(
    session: Session,
    known: Planned,
    touched: dict[str, set[int]],
    window: Window,
    now: datetime,
) -> int:
    """Owe what is owed now about these records, and drop what no longer is."""
    expected: dict[str, Owed] = {}
    for meeting in owing.meetings(session, ids=touched["meeting"]):
        for one in of_meeting(known.meeting(meeting), known.boards[meeting.board_id], window):
            expected[one.key] = one
    for one in _of_actions(known, owing.these(session, touched["action"]), window):
        expected[one.key] = one
    there = [
        notice
        for about, ids in touched.items()
        for notice in notices.about(session, about, ids)
        if notice.kind in PLANNED and notice.due_at > window.after
    ]
    _drop_others(session, there, expected, now)
    back = [
        notice.id or 0
        for notice in there
        if notice.dropped_at is not None and notice.key in expected
    ]
    notices.revive(session, back)
    known_keys = {notice.key for notice in there}
    fresh = [one.as_row() for key, one in expected.items() if key not in known_keys]
    return notices.owe(session, fresh, at=now)


def _drop_others(
    session: Session, there: list[Notice], expected: dict[str, Owed], now: datetime
) -> None:
    gone = [
        notice
        for notice in there
        if notice.key not in expected and notice.message_id is None and notice.dropped_at is None
    ]
    reasons = standing.reasons(session, gone, now=now)
    notices.drop(
        session,
        {one.id or 0: reasons.get(one.id or 0) or standing.NOT_PLANNED for one in gone},
        at=now,
    )
