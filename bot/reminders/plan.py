"""The plan: facts, a policy and a stretch of time in; the notices owed in it out. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from bot import workdays
from bot.office import london_day
from bot.reminders import hours
from bot.reminders.ladder import DEFAULT, Ladder, escalated_to, rung

OFFICE: Final = "office"
"""The recipient that means whoever holds the policy officer's post: see recipients.py."""

ADMINISTRATORS: Final = "administrators"
"""The recipient that means whoever looks after the bot."""

MONDAY: Final = 0


@dataclass(frozen=True, slots=True)
class Owed:
    """A notice that is owed: what about, to whom, when, and until when it is worth sending."""

    kind: str
    about: str
    about_id: int
    whom: str
    on_day: date  # the due day or the day of the meeting
    rung: str
    due_at: datetime
    expires_at: datetime | None = None
    at_once: bool = False
    revision: int = 0
    was: str = ""

    @property
    def key(self) -> str:
        """The name of this occurrence: the same however often and by whomever it is planned.

        It holds the day it is sent on, not the minute, so that a change to the hour at which
        a board reminds does not remind anybody twice.
        """
        record = f"{self.about}:{self.about_id}"
        parts = (london_day(self.due_at), f"{self.on_day}:{self.rung}", self.revision)
        return "/".join((self.kind, record, self.whom, *map(str, parts)))

    def as_row(self) -> dict[str, Any]:
        """Return it as the outbox keeps it."""
        return {name: getattr(self, name) for name in self.__slots__} | {"key": self.key}


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time: after one moment, until another, it included."""

    after: datetime
    until: datetime

    def __contains__(self, at: datetime) -> bool:
        """Say whether a moment is in it."""
        return self.after < at <= self.until

    def working_days(self) -> Iterator[date]:
        """Yield the working days that it touches, in order."""
        day, last = london_day(self.after), london_day(self.until)
        while day <= last:
            if workdays.is_working_day(day):
                yield day
            day += hours.ONE_DAY


@dataclass(frozen=True, slots=True)
class BoardFacts:
    """What the plan must know of a board."""

    id: int
    ladder: Ladder = DEFAULT
    channel: str | None = None
    attended_by: tuple[str, ...] = ()  # recipients: "post:3"
    escalate: Mapping[str, str] = field(default_factory=dict)  # by the ladder's name for a post
    notice_days: int = workdays.NOTICE_DAYS
    paused_until: date | None = None


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """What the plan must know of a meeting that has a day and is not cancelled."""

    id: int
    day: date
    starts: time | None = None
    paused_until: date | None = None

    @property
    def begins(self) -> datetime:
        """The moment it begins; with no time given, the end of its day."""
        return hours.ends(self.day) if self.starts is None else hours.moment(self.day, self.starts)


@dataclass(frozen=True, slots=True)
class ActionFacts:
    """What the plan must know of an action that is outstanding and not reported complete."""

    id: int
    due_by: date
    owners: tuple[str, ...]  # recipients: "post:3", "person:5", or the office for a body
    snoozed: Mapping[str, date] = field(default_factory=dict)  # until when, by recipient
    paused_until: date | None = None


@dataclass(frozen=True, slots=True)
class DigestFacts:
    """Who gets a digest on which weekday: 0 is Monday."""

    office_day: int = MONDAY
    persons: Mapping[int, int] = field(default_factory=dict)  # person to weekday


def of_action(action: ActionFacts, board: BoardFacts, window: Window) -> Iterator[Owed]:
    """Yield what is owed about an action: to who owes it, and when late to who must know.

    On the day that a pause ends its owners are reminded, whatever its ladder.
    """
    for day in window.working_days():
        due_at = hours.moment(day, board.ladder.at)
        if due_at not in window or _paused(day, action.paused_until, board.paused_until):
            continue
        found = rung(action.due_by, day, board.ladder)
        for whom in action.owners:
            until = action.snoozed.get(whom)
            if until is not None and day <= workdays.add(until, 0):
                if day == workdays.add(until, 0):
                    yield Owed("snoozed", "action", action.id, whom, action.due_by, "", due_at)
            elif found is not None:
                yield Owed(found.kind, "action", action.id, whom, action.due_by, found.sign, due_at)
            elif _ends(action.paused_until, day):
                yield Owed("snoozed", "action", action.id, whom, action.due_by, "", due_at)
        if found is not None and found.kind == "late":
            for post in escalated_to(found.days, board.ladder):
                whom = board.escalate.get(post, OFFICE)
                yield Owed(
                    "escalated", "action", action.id, whom, action.due_by, found.sign, due_at
                )


def of_meeting(meeting: MeetingFacts, board: BoardFacts, window: Window) -> Iterator[Owed]:
    """Yield what is owed about a meeting: before it to who attends, after it to the office."""
    for kind, days, on, expires in _meeting_rungs(meeting, board):
        due_at = hours.moment(on, board.ladder.at)
        if due_at not in window or _paused(on, meeting.paused_until, board.paused_until):
            continue
        for whom in (OFFICE,) if kind == "after" else attendees(board):
            yield Owed(kind, "meeting", meeting.id, whom, meeting.day, days, due_at, expires)


def of_office(digests: DigestFacts, window: Window) -> Iterator[Owed]:
    """Yield the digests, and what IT is told of the week: on each one's weekday, or after it.

    A weekday that nobody works is its first working day after.
    """
    for day in window.working_days():
        due_at = hours.moment(day, DEFAULT.at)
        if due_at not in window:
            continue
        if _is_weekday(day, digests.office_day):
            yield Owed("digest", "office", 0, OFFICE, day, "", due_at)
        if _is_weekday(day, MONDAY):
            yield Owed("week", "office", 0, ADMINISTRATORS, day, "", due_at)
        for person, weekday in digests.persons.items():
            if _is_weekday(day, weekday):
                yield Owed("digest", "office", 0, f"person:{person}", day, "", due_at)


def attendees(board: BoardFacts) -> tuple[str, ...]:
    """Return who is told of a board's meetings: its channel, or the posts that attend."""
    if board.ladder.channel and board.channel:
        return (f"channel:{board.channel}",)
    return board.attended_by or (OFFICE,)


def agenda_closes(day: date, board: BoardFacts) -> date:
    """Return the last day on which an agenda item can be proposed for a meeting on `day`."""
    return workdays.last_day_for_notice(day, board.notice_days)


def papers_due(day: date, ladder: Ladder) -> date | None:
    """Return the day by which papers for a meeting on `day` are due; None when none are asked."""
    return None if ladder.papers is None else workdays.add(day, -ladder.papers)


def due_days(window: Window, ladders: Iterable[Ladder], *, earliest: date) -> list[date]:
    """Return the due days whose actions any of `ladders` reminds of in `window`.

    `earliest` is the earliest due day on the register: the search goes no further back.
    """
    ladders = set(ladders)
    found: set[date] = set()
    for on in window.working_days():
        last = workdays.add(on, max((one.reach for one in ladders), default=1) + 1)
        days = (earliest + timedelta(days=n) for n in range((last - earliest).days + 1))
        found.update(day for day in days if any(rung(day, on, one) for one in ladders))
    return sorted(found)


def furthest_meeting(window: Window, boards: Iterable[BoardFacts]) -> date:
    """Return the last day of a meeting that anything in `window` can be about."""
    ahead = max((board.ladder.reach + board.notice_days for board in boards), default=1)
    return workdays.add(london_day(window.until), ahead + 1)


def _meeting_rungs(
    meeting: MeetingFacts, board: BoardFacts
) -> Iterator[tuple[str, str, date, datetime]]:
    ladder, day = board.ladder, meeting.day
    if board.notice_days:
        closes = agenda_closes(day, board)
        for ahead in ladder.agenda:
            on = workdays.add(closes, -ahead) if ahead else closes
            yield "agenda", f"-{ahead}", on, hours.ends(closes)
    papers = papers_due(day, ladder)
    if papers is not None:
        yield (
            "papers",
            f"-{ladder.papers}",
            workdays.previous_working_day(papers),
            hours.ends(papers),
        )
    if ladder.day_before:
        yield "eve", "-1", workdays.previous_working_day(day), meeting.begins
    if ladder.same_morning and workdays.is_working_day(day):
        yield "morning", "0", day, meeting.begins
    if ladder.day_after:
        after = workdays.next_working_day(day)
        yield "after", "+1", after, hours.ends(after + timedelta(days=31))


def _paused(day: date, *until: date | None) -> bool:
    return any(one is not None and day < one for one in until)


def _ends(paused_until: date | None, day: date) -> bool:
    """Say whether `day` is the working day on which a pause has ended."""
    if paused_until is None or paused_until == date.max:
        return False
    return day == workdays.add(paused_until, 0)


def _is_weekday(day: date, weekday: int) -> bool:
    """Say whether `day` is the first working day on or after the last such weekday."""
    last = day - timedelta(days=(day.weekday() - weekday) % 7)
    return workdays.add(last, 0) == day
