"""An action reported complete, by each who owes it or by one for all."""

from datetime import datetime

from sqlmodel import Session

from bot.access import Actor, require
from bot.actions import asked_time, ready
from bot.actions.finding import ref
from bot.actions.kept import written
from bot.actions.owners import owed_by
from bot.office import london_day
from bot.reminders.plan import OFFICE, Owed
from bot.said import LONGEST, said
from store import actions as register
from store import notices
from store.tables import Action, Owner, number


def report(session: Session, action: Action, *, words: str, by: Actor, at: datetime) -> Action:
    """Say that an action is done; it awaits the office. To say it again changes the words.

    Of several owners each reports their own part, and the action is reported complete when
    all have, or when one has and any is enough. The office reports for all who owe it.
    """
    require(by, "report", ref=ref(action), owed_by=owed_by(session, action))
    ready.must_be_outstanding(action)
    done = said(words, "what was done", field="words", empty=True)
    with written(session, action, "reported complete", by=by, at=at, why=done):
        part = _report_parts(session, action, by=by, at=at)
        earlier = action.reported_words if action.reported_at is None else ""
        told = f"{by.title}: {done}" if (part or earlier) and done else done
        action.reported_words = "; ".join(part for part in (earlier, told) if part)[:LONGEST]
        action.reported_by_id = by.person_id
        complete = count(session, action, at, anew=True)
        if complete:
            asked_time.overtake(session, action, asked_time.CLOSED, by=by, at=at)
    if complete:
        tell_office(session, action, at)
    return action


def count(session: Session, action: Action, at: datetime, *, anew: bool = False) -> bool:
    """Say whether an action is reported complete just now: enough of its owners have reported.

    `anew` says that somebody has just reported, who counts where nobody owes it by name, and
    where it was reported complete before.
    """
    reported = [one.reported_at is not None for one in register.owners(session, number(action))]
    enough = all(reported) or (action.any_owner and any(reported))
    if not enough or not (anew or (reported and action.reported_at is None)):
        return False
    action.reported_at, action.kept_open_at = at, None
    return True


def tell_office(session: Session, action: Action, at: datetime) -> None:
    """Owe the office a message that an action awaits it."""
    told = Owed(
        "reported", "action", number(action), OFFICE, london_day(at), "", at,
        at_once=True, revision=action.revision,
    )  # fmt: skip
    notices.owe(session, [told.as_row()], at=at)


def _report_parts(session: Session, action: Action, *, by: Actor, at: datetime) -> bool:
    """Mark the owners that somebody reports for; say whether it is a part of theirs."""
    owners = register.owners(session, number(action))
    mine = [one for one in owners if one.post_id in by.answers_for or _is(one, by)]
    for one in mine or owners:
        one.reported_at = at
    session.flush()
    return len(owners) > 1 and bool(mine) and not action.any_owner


def _is(owner: Owner, by: Actor) -> bool:
    return owner.person_id is not None and owner.person_id == by.person_id
