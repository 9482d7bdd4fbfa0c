"""Whether what a notice says still stands: asked when it is planned anew, and before it is sent."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from sqlmodel import Session, col, select

from bot.access import STAFF
from bot.office import london_day
from bot.reminders.facts import have_reported, owners
from bot.reminders.kinds import ANNOUNCED, BEFORE_A_MEETING
from bot.reminders.plan import OFFICE, MeetingFacts
from bot.telling import phrases
from bot.threads import witnessing
from store import awaiting, notices, owing, people
from store.among import among_named
from store.owing import Owing
from store.tables import Action, Meeting, MoreTime, Notice, Snooze, Update

NOT_PLANNED: Final = "the plan no longer owes it"
ANSWERS: Final = {
    "agreed": "more time was agreed",
    "amended": "another time was given",
    "declined": "more time was declined",
    "asked anew": "more time was asked for anew",
    "closed": "it was closed meanwhile",
}
GIVEN: Final = frozenset({ANSWERS["agreed"], ANSWERS["amended"]})
ANOTHERS: Final = "somebody else owes it now"
THEIR_PART: Final = "this part of it was reported complete"
ANOTHER_DAY: Final = "it is due at another time now"


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the notices that are asked about need to know, read in a few questions."""

    now: datetime
    actions: Mapping[int, Action]
    owing: Mapping[int, Owing]
    meetings: Mapping[int, Meeting]
    put_off: tuple[Snooze, ...]
    answered: frozenset[int | None]  # notices of updates acknowledged meanwhile
    updates: Mapping[int, Update]
    staff: frozenset[str]  # recipients
    more_time: Mapping[int, MoreTime]  # the request that a line of the history tells of
    waiting: frozenset[int]  # requests for more time that were answered, and the answer undone
    told_of: frozenset[tuple[int, str]]  # meetings that somebody has been reminded of


def reasons(
    session: Session, asked: Iterable[Notice], *, now: datetime, told: bool = False
) -> dict[int, str]:
    """Return why each of these notices that is no longer true is not, by its number.

    What was `told` already is as true when its next reminder is put off, or came after it.
    """
    every = list(asked)
    facts = _facts(session, every, now)
    facts = replace(facts, put_off=(), told_of=frozenset()) if told else facts
    found = {one.id or 0: _why(one, facts) for one in every}
    return {number: reason for number, reason in found.items() if reason}


def _why(notice: Notice, facts: _Facts) -> str:
    check = _CHECKS.get(notice.kind)
    return check(notice, facts) if check else ""


def _action(notice: Notice, facts: _Facts) -> str:
    action = facts.actions.get(notice.about_id)
    if action is None:
        return "it is not on the register"
    if action.discharged_at is not None:
        return f"A{action.id} was discharged"
    if action.withdrawn_at is not None:
        return f"A{action.id} was withdrawn"
    if action.reported_at is not None:
        return f"A{action.id} was reported complete"
    return ""


def _owed(notice: Notice, facts: _Facts) -> str:
    """Check what is told to somebody who owes an action."""
    return (
        _action(notice, facts)
        or _another_day(notice, facts)
        or _owner(notice, facts)
        or _put_off(notice, facts, _planned_for(notice))
    )


def _asked(notice: Notice, facts: _Facts) -> str:
    """Check what the office is told of a request for more time."""
    request = facts.more_time.get(notice.revision)
    return _action(notice, facts) or ANSWERS.get(request.outcome if request else "", "")


def _answered(notice: Notice, facts: _Facts) -> str:
    """Check what somebody is told of their request for more time."""
    return "the answer was taken back" if notice.revision in facts.waiting else ""


def _escalated(notice: Notice, facts: _Facts) -> str:
    return _action(notice, facts) or _another_day(notice, facts) or _put_off(notice, facts)


def _snoozed(notice: Notice, facts: _Facts) -> str:
    return (
        _action(notice, facts)
        or _owner(notice, facts)
        or _put_off(notice, facts, _planned_for(notice))
    )


def _owner(notice: Notice, facts: _Facts) -> str:
    still = facts.owing.get(notice.about_id)
    if still is None or _planned_for(notice) in owners(still):
        return "" if still else ANOTHERS
    return THEIR_PART if _planned_for(notice) in have_reported(still) else ANOTHERS


def _planned_for(notice: Notice) -> str:
    return notice.instead_of or notice.whom


def _another_day(notice: Notice, facts: _Facts) -> str:
    due_by = facts.actions[notice.about_id].due_by
    return "" if due_by == notice.on_day else ANOTHER_DAY


def _put_off(notice: Notice, facts: _Facts, whom: str = "") -> str:
    today = london_day(facts.now)
    records: Mapping[int, Action | Meeting] = (
        facts.actions if notice.about == "action" else facts.meetings
    )
    about = records.get(notice.about_id)
    named = {(notice.about, notice.about_id), ("board", about.board_id if about else 0)}
    for one in facts.put_off:
        if (one.about, one.about_id) not in named or one.whom not in {"", whom}:
            continue
        if one.until is None or today < one.until:
            until = f" until {phrases.day(one.until)}" if one.until else ""
            return f"it was {'put off' if one.whom else 'paused'}{until}"
    return ""


def _meeting(notice: Notice, facts: _Facts) -> str:
    """Check what is told of a meeting before it."""
    meeting = facts.meetings.get(notice.about_id)
    if meeting is None:
        return "the meeting is not in the schedule"
    if meeting.cancelled_at is not None:
        return "the meeting was cancelled"
    if meeting.day != notice.on_day:
        return "the meeting is on another day now"
    if meeting.held_at is not None or facts.now >= _begins(meeting.day, meeting):
        return "the meeting had begun"
    return _put_off(notice, facts)


def _before_closing(notice: Notice, facts: _Facts) -> str:
    passed = notice.expires_at is not None and facts.now >= notice.expires_at
    return _meeting(notice, facts) or ("the last day had passed" if passed else "")


def _after(notice: Notice, facts: _Facts) -> str:
    meeting = facts.meetings.get(notice.about_id)
    if meeting is None or meeting.cancelled_at is not None:
        return "the meeting was cancelled"
    if meeting.day != notice.on_day:
        return "the meeting is on another day now"
    return _put_off(notice, facts)


def _changed(notice: Notice, facts: _Facts) -> str:
    meeting = facts.meetings.get(notice.about_id)
    if meeting is None:
        return "the meeting is not in the schedule"
    was: dict[str, Any] = json.loads(notice.was) if notice.was else {}
    if all(_written(getattr(meeting, name)) == value for name, value in was.items()):
        return "it was put back as it was"
    if notice.expires_at is not None and facts.now >= notice.expires_at:
        return "the meeting was over"
    return ""


def _new(notice: Notice, facts: _Facts) -> str:
    """Check what is told of a meeting that is new in the schedule."""
    meeting = facts.meetings.get(notice.about_id)
    if meeting is None or meeting.cancelled_at is not None or meeting.day is None:
        return "the meeting was cancelled"
    if meeting.held_at is not None or facts.now >= _begins(meeting.day, meeting):
        return "the meeting had begun"
    if notice.message_id is None and (notice.about_id, notice.whom) in facts.told_of:
        return "they have been told of it"
    return _put_off(notice, facts)


def _sent_by_hand(notice: Notice, facts: _Facts) -> str:
    if notice.about == "action":
        return _action(notice, facts)
    return _meeting(notice, facts) if notice.about == "meeting" else ""


def _reported(notice: Notice, facts: _Facts) -> str:
    """Check what the office is told of a report."""
    action = facts.actions.get(notice.about_id)
    if action is None or action.discharged_at or action.withdrawn_at:
        return _action(notice, facts)
    return "" if action.reported_at else "it is not reported complete now"


def _update(notice: Notice, facts: _Facts) -> str:
    """Check what is told of an update: of one that was worded anew its new words are told."""
    if notice.message_id is not None:
        return ""  # the message that tells it is drawn as the update reads now
    return _gone(notice, facts)


def _seen(notice: Notice, facts: _Facts) -> str:
    """Check what is told again of an update that nobody has acknowledged."""
    action = facts.actions.get(notice.about_id)
    if action is None or action.discharged_at or action.withdrawn_at:
        return _action(notice, facts)
    answered = "it has been acknowledged" if notice.id in facts.answered else ""
    return answered or _gone(notice, facts)


def _gone(notice: Notice, facts: _Facts) -> str:
    said = facts.updates.get(notice.revision)
    if said is None or said.deleted_at is not None:
        return "the update was deleted"
    worded_anew = not notice.rung.endswith(f"r{said.revision}") and notice.message_id is None
    return "it was worded anew, and asked about again" if worded_anew else ""


def _digest(notice: Notice, facts: _Facts) -> str:
    """Check who is told how the whole register stands: the office, and nobody who has left it."""
    whom = _planned_for(notice)
    return "" if whom == OFFICE or whom in facts.staff else "they are of the office no longer"


_CHECKS: Final[dict[str, Callable[[Notice, _Facts], str]]] = {
    "before": _owed,
    "due": _owed,
    "late": _owed,
    "escalated": _escalated,
    "snoozed": _snoozed,
    "asked": _asked,
    "time": _answered,
    "sent_back": _action,
    "reported": _reported,
    "update": _update,
    "unseen": _seen,
    "digest": _digest,
    "now": _sent_by_hand,
    ANNOUNCED: _new,
    "agenda": _before_closing,
    "papers": _before_closing,
    "eve": _meeting,
    "morning": _meeting,
    "after": _after,
    "changed": _changed,
}


def _facts(session: Session, asked: list[Notice], now: datetime) -> _Facts:
    actions = {one.about_id for one in asked if one.about == "action"}
    meetings = {one.about_id for one in asked if one.about == "meeting"}
    updates = {one.revision for one in asked if one.kind in {"update", "unseen"}}
    return _Facts(
        now=now,
        actions=_by_id(session, _ACTIONS, actions),
        owing={one.id: one for one in owing.these(session, actions)},
        meetings=_by_id(session, _MEETINGS, meetings),
        put_off=tuple(owing.snoozes(session, on=london_day(now))),
        more_time=awaiting.asked_in(
            session, {one.revision for one in asked if one.kind == "asked"}
        ),
        waiting=awaiting.unsettled(session, {one.revision for one in asked if one.kind == "time"}),
        answered=frozenset(
            one.id for one in asked if one.kind == "unseen" and witnessing.answered(session, one)
        ),
        updates=_by_id(session, _UPDATES, updates),
        staff=_staff(session) if any(one.kind == "digest" for one in asked) else frozenset(),
        told_of=_told_of(session, {one.about_id for one in asked if one.kind == ANNOUNCED}),
    )


def _staff(session: Session) -> frozenset[str]:
    return frozenset(f"person:{one.id}" for one in people.persons(session) if one.role == STAFF)


def _told_of(session: Session, meetings: set[int]) -> frozenset[tuple[int, str]]:
    if not meetings:
        return frozenset()
    return frozenset(
        (one.about_id, one.whom)
        for one in notices.about(session, "meeting", meetings)
        if one.kind in BEFORE_A_MEETING and one.message_id is not None and one.dropped_at is None
    )


def _by_id(session: Session, question: Any, ids: set[int]) -> dict[int, Any]:
    if not ids:
        return {}
    return {row.id: row for row in session.scalars(question, {"ids": ids})}


_ACTIONS: Final = select(Action).where(among_named(col(Action.id), "ids"))
_MEETINGS: Final = select(Meeting).where(among_named(col(Meeting.id), "ids"))
_UPDATES: Final = select(Update).where(among_named(col(Update.id), "ids"))
"""Made once: they are asked of each message, before it is sent and after."""


def _begins(day: date, meeting: Meeting) -> datetime:
    return MeetingFacts(meeting.id or 0, day, meeting.starts).begins


def _written(value: Any) -> Any:
    """Write a value as the history writes it."""
    return value.isoformat() if hasattr(value, "isoformat") else value
