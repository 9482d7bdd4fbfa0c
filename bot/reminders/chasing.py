"""What can be done to reminders: put off, pause, ask for time, be away, prefer, send now."""

from datetime import date, datetime, timedelta
from typing import Final

from sqlmodel import Session, col, select

from bot import actions, workdays
from bot.access import Actor, require
from bot.errors import NotUnderstood, Told
from bot.office import london_day
from bot.reminders import hours
from bot.reminders.facts import facts_of, owners
from bot.reminders.plan import Owed, attendees
from bot.telling import phrases
from store import addressing, history, notices, owing, pace
from store.tables import Absence, Action, Meeting, Preference, Snooze

LONGEST_SNOOZE: Final = 20
"""Working days that a reminder can be put off; for longer, the office gives more time."""

LONGEST_ABSENCE: Final = timedelta(days=366)


def snooze(session: Session, action: Action, *, until: date, by: Actor, at: datetime) -> date:
    """Put off the reminders of an action for the posts that `by` answers for; return the day.

    The office is still told when it is late: putting off a reminder changes no due time.
    """
    mine = _mine(session, action, by)
    today = london_day(at)
    until = workdays.add(until, 0)
    if not today < until <= workdays.add(today, LONGEST_SNOOZE):
        last = phrases.day(workdays.add(today, LONGEST_SNOOZE))
        raise NotUnderstood(
            f"Choose a day after today and not after {last}. For longer, ask for more time.",
            field="until",
        )
    for whom in mine:
        _forget(session, "action", action.id or 0, whom=whom)
        session.add(
            Snooze(about="action", about_id=action.id or 0, whom=whom, until=until,
                   by_id=by.person_id, at=at)
        )  # fmt: skip
    history.record(
        session, at=at, by=by.by, did="put off reminders of", about="action",
        about_id=action.id or 0, why=f"until {phrases.day(until)}",
    )  # fmt: skip
    return until


def acknowledge(session: Session, action: Action, *, by: Actor, at: datetime) -> None:
    """Note in the history that somebody who owes an action has seen its reminder."""
    require(by, "acknowledge", ref=actions.ref(action), owed_by=actions.owed_by(session, action))
    history.record(
        session, at=at, by=by.by, did="acknowledged a reminder of", about="action",
        about_id=action.id or 0,
    )  # fmt: skip


def pause(
    session: Session, about: str, number: int, *, until: date | None, by: Actor, at: datetime
) -> date | None:
    """Send nobody reminders of an action, meeting or board until a day, or until resumed.

    The day is returned: one that nobody works is the working day after it.
    """
    require(by, "remind")
    if until is not None and until <= london_day(at):
        raise NotUnderstood("Choose a day after today. Nothing was changed.")
    until = workdays.add(until, 0) if until else None
    _forget(session, about, number)
    session.add(Snooze(about=about, about_id=number, until=until, by_id=by.person_id, at=at))
    why = f"until {phrases.day(until)}" if until else "until they are resumed"
    history.record(
        session, at=at, by=by.by, did="paused reminders of", about=about, about_id=number, why=why
    )
    return until


def resume(session: Session, about: str, number: int, *, by: Actor, at: datetime) -> None:
    """Send reminders again of what was paused or put off; Told when neither was done."""
    require(by, "remind")
    if not _forget(session, about, number, every=True):
        raise Told("Its reminders are not paused. Nothing was changed.")
    history.record(
        session, at=at, by=by.by, did="resumed reminders of", about=about, about_id=number
    )


def be_away(
    session: Session, *, since: date, until: date, instead: int | None, by: Actor, at: datetime
) -> Absence:
    """Note when somebody is away, both days included; their deputy, or `instead`, is told."""
    person = _person(by)
    today = london_day(at)
    if until < max(since, today) or until - today > LONGEST_ABSENCE:
        raise NotUnderstood("Give the last day you are away: `out until 18 June`.")
    be_back(session, by=by, at=at, quietly=True)
    absence = Absence(person_id=person, since=since, until=until, instead_id=instead)
    session.add(absence)
    history.record(
        session, at=at, by=by.by, did="is away", about="person", about_id=person,
        after={"since": since, "until": until, "instead": instead},
    )  # fmt: skip
    return absence


def be_back(session: Session, *, by: Actor, at: datetime, quietly: bool = False) -> int:
    """Forget that somebody is or will be away; return how many absences that were."""
    person = _person(by)
    found = addressing.absences(session, person, on=london_day(at))
    for absence in found:
        session.delete(absence)
    session.flush()
    if found and not quietly:
        history.record(session, at=at, by=by.by, did="is back", about="person", about_id=person)
    return len(found)


def prefer(
    session: Session,
    *,
    by: Actor,
    channel: str | None = None,
    direct: bool = False,
    digest_day: int | None = None,
) -> Preference:
    """Keep how somebody wants to be told; what is not given stays as it was."""
    person = _person(by)
    kept = addressing.preference(session, person) or Preference(person_id=person)
    if direct:
        kept.channel = None
    elif channel is not None:
        kept.channel = channel
    if digest_day is not None:
        kept.digest_day = digest_day
    session.add(kept)
    session.flush()
    return kept


def send_now(session: Session, record: Action | Meeting, *, by: Actor, at: datetime) -> int:
    """Remind whoever owes an action, or attends a meeting, now; return how many are told."""
    require(by, "remind")
    number = record.id or 0
    if isinstance(record, Action):
        about, day = "action", record.due_by
        still = owing.these(session, [number])
        whoms = owners(still[0]) if still else ()
    else:
        about, day = "meeting", record.day or london_day(at)
        whoms = attendees(facts_of(session, on=london_day(at)).boards[record.board_id])
    line = history.record(
        session, at=at, by=by.by, did="sent a reminder of", about=about, about_id=number
    )
    owed = [
        Owed("now", about, number, whom, day, "", at, at_once=True, revision=line) for whom in whoms
    ]
    return notices.owe(session, [one.as_row() for one in owed], at=at)


def send_given_up(session: Session, *, by: Actor, at: datetime) -> int:
    """Send again what was given up; return how many notices that are."""
    require(by, "look_after")
    return notices.wait_again(session, at=at)


def plan_again(session: Session, *, by: Actor, at: datetime) -> None:
    """Plan today anew from the beginning: what is owed already is not owed twice."""
    require(by, "remind")
    pulse = pace.pulse(session, for_update=True)
    pulse.planned_until = hours.starts(london_day(at)) - timedelta(microseconds=1)
    session.add(pulse)


def _mine(session: Session, action: Action, by: Actor) -> tuple[str, ...]:
    require(by, "snooze", ref=actions.ref(action), owed_by=actions.owed_by(session, action))
    still = owing.these(session, [action.id or 0])
    every = owners(still[0]) if still else ()
    own = {f"post:{post}" for post in by.answers_for} | {f"person:{by.person_id}"}
    mine = tuple(whom for whom in every if whom in own)
    if not mine:
        raise Told(
            f"You do not owe {actions.ref(action)}, so there is nothing of yours to put off. The"
            f" office can pause it for everybody: `/reminders pause {actions.ref(action)}`.",
        )
    return mine


def _forget(
    session: Session, about: str, number: int, *, whom: str = "", every: bool = False
) -> int:
    question = select(Snooze).where(col(Snooze.about) == about, col(Snooze.about_id) == number)
    found = [one for one in session.exec(question) if every or one.whom == whom]
    for one in found:
        session.delete(one)
    session.flush()
    return len(found)


def _person(by: Actor) -> int:
    if by.person_id is None:
        raise Told("I do not know who you are. Nothing was changed.")
    return by.person_id
