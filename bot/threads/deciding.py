"""What the office decides of what owners report and ask: sent back, kept open, more time."""

from datetime import datetime
from typing import Final

from sqlmodel import Session

from bot import actions
from bot.access import Actor, require
from bot.actions import asked_time
from bot.errors import Told
from bot.office import london_day
from bot.reading.due import Due
from bot.reminders.announcing import ASKED_FOR_TIME
from bot.reminders.plan import Owed
from bot.said import reason
from bot.sending import overtaking
from store import actions as register
from store import history, notices
from store.tables import Action, MoreTime

AGREED: Final = "agreed"
DECLINED: Final = "declined"

LONGEST: Final = 300
"""Characters of a time as it is asked for."""


def send_back(session: Session, action: Action, *, because: str, by: Actor, at: datetime) -> None:
    """Send a report back with a reason: its owners owe the action again, and are told why."""
    require(by, "send_back", ref=actions.ref(action))
    _must_be_reported(session, action)
    why = reason(because, "sending it back")
    owners = register.owners(session, action.id or 0)
    told = [one for one in owners if one.reported_at is not None or action.reported_at]
    with actions.written(session, action, "sent back", by=by, at=at, why=why):
        actions.forget_reports(session, action)
        action.reported_at = action.reported_by_id = None
        action.reported_words = ""
        action.sent_back_at, action.sent_back_why = at, why
    to = [f"post:{one.post_id}" if one.post_id else f"person:{one.person_id}"
          for one in told if one.post_id or one.person_id]  # fmt: skip
    _tell(session, "sent_back", action, to, at, revision=action.revision)


def keep_open(session: Session, action: Action, *, by: Actor, at: datetime) -> None:
    """Keep a reported action open until the meeting has seen it; twice changes nothing."""
    require(by, "send_back", ref=actions.ref(action))
    _must_be_reported(session, action)
    if action.kept_open_at is None:
        with actions.written(session, action, "kept open for the meeting", by=by, at=at):
            action.kept_open_at = at


def ask_time(
    session: Session, action: Action, *, until: str, because: str, by: Actor, at: datetime
) -> MoreTime:
    """Ask the office for a later due time; another request overtakes one that is not settled."""
    owed_by = actions.owed_by(session, action)
    require(by, "more_time", ref=actions.ref(action), owed_by=owed_by)
    actions.must_be_outstanding(action)
    if action.reported_at is not None:
        raise Told(
            f"{actions.ref(action)} is reported complete and awaits the office, so no more time was"
            " asked for. The office can send the report back."
        )
    wanted = " ".join(until.split())[:LONGEST]
    why = " ".join(reason(because, "asking for more time").split())
    before = pending(session, action)
    if before is not None:
        before.settled_at, before.outcome = at, "asked anew"
        overtaking.by_change(session, action.id or 0, at=at)
    asked = MoreTime(
        action_id=action.id or 0,
        by_id=by.person_id or 0,
        post_id=next((post for post in sorted(by.answers_for) if post in owed_by.posts), None),
        asked_at=at,
        until=wanted,
        because=why,
    )
    session.add(asked)
    session.flush()
    history.record(
        session, at=at, by=by.by, did=ASKED_FOR_TIME, about="action", about_id=action.id or 0,
        after={"more_time": asked.id}, why=f"until {wanted}: {why}" if wanted else why,
    )  # fmt: skip
    return asked


def agree(
    session: Session, asked: MoreTime, *, to: Due, by: Actor, at: datetime, amended: bool = False
) -> Action:
    """Give the time that was asked for, or, `amended`, another; the action is deferred to it."""
    action = _unsettled(session, asked, by)
    outcome = asked_time.AMENDED if amended else AGREED
    asked_time.settle(session, asked, outcome, by=by, at=at)
    return actions.defer(session, action, to=to, because=asked.because, by=by, at=at)


def decline(session: Session, asked: MoreTime, *, because: str, by: Actor, at: datetime) -> Action:
    """Give no more time, with a reason, which whoever asked is told."""
    action = _unsettled(session, asked, by)
    why = reason(because, "declining it")
    asked_time.settle(session, asked, DECLINED, by=by, at=at, answer=why)
    history.record(
        session, at=at, by=by.by, did="declined more time for", about="action",
        about_id=asked.action_id, after={"more_time": asked.id}, why=why,
    )  # fmt: skip
    return action


def pending(session: Session, action: Action) -> MoreTime | None:
    """Return the request for more time that an action awaits an answer to."""
    return register.time_asked(session, action.id or 0)


def request(session: Session, number: int) -> MoreTime:
    """Return a request by its number; Told when there is none."""
    found = session.get(MoreTime, number) if 0 < number <= actions.LAST else None
    if found is None:
        raise Told("That request is no longer there. Nothing was changed.")
    return found


def _unsettled(session: Session, asked: MoreTime, by: Actor) -> Action:
    require(by, "defer", ref=f"A{asked.action_id}")
    if asked.settled_at is not None:
        raise Told(
            f"The request for A{asked.action_id} was {asked.outcome} already. Nothing was changed."
        )
    action = register.get(session, asked.action_id)
    if action is None:
        raise LookupError(f"a request names A{asked.action_id}, which is not there")
    return action


def _must_be_reported(session: Session, action: Action) -> None:
    actions.must_be_outstanding(action)
    owners = register.owners(session, action.id or 0)
    if action.reported_at is None and not any(one.reported_at for one in owners):
        raise Told(f"{actions.ref(action)} is not reported complete. Nothing was changed.")


def _tell(
    session: Session, kind: str, action: Action, to: list[str], at: datetime, *, revision: int
) -> None:
    owed = [
        Owed(kind, "action", action.id or 0, whom, london_day(at), "", at, at_once=True,
             revision=revision)
        for whom in dict.fromkeys(to)
    ]  # fmt: skip
    notices.owe(session, [one.as_row() for one in owed], at=at)
