"""What an action says, when it is due or who owes it, put right."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from bot import due as dues
from bot.access import Actor, require
from bot.actions import owners as owing
from bot.actions import ready, reporting
from bot.actions.finding import ref
from bot.actions.kept import written
from bot.names.named import Named
from bot.office import london_day
from bot.reading.due import Due
from bot.said import what_is_to_be_done
from store.tables import Action


def amend(
    session: Session,
    action: Action,
    *,
    by: Actor,
    at: datetime,
    words: str | None = None,
    due: Due | None = None,
    owners: Sequence[Named] | None = None,
    any_owner: bool | None = None,
    revision: int | None = None,
) -> Action:
    """Put an action right: its words, its due time or who owes it; what is None stays.

    `any_owner` says that the report of one of several owners is enough; else all must report.

    `revision` is the one that was on the person's screen: Changed is raised when somebody
    else saved another meanwhile, so that no change is lost.
    """
    require(by, "amend", ref=ref(action))
    ready.unchanged_since(session, action, revision)
    with written(session, action, "amended", by=by, at=at):
        if words is not None:
            action.words = what_is_to_be_done(words)
        if due is not None:
            after = london_day(at)
            dues.bound(session, due, board_id=action.board_id, after=after).onto(action)
        complete = _owed(session, action, owners, any_owner=any_owner, at=at)
    if complete:
        reporting.tell_office(session, action, at)
    return action


def assign(
    session: Session,
    action: Action,
    *,
    to: Sequence[Named] | None,
    by: Actor,
    at: datetime,
    any_owner: bool | None = None,
) -> Action:
    """Say who owes an action; whoever owed it before no longer does. What is None stays.

    `any_owner` says that the report of one of several owners is enough; else all must report.
    """
    require(by, "assign", ref=ref(action))
    ready.must_be_outstanding(action)
    with written(session, action, "assigned", by=by, at=at):
        complete = _owed(session, action, to, any_owner=any_owner, at=at)
    if complete:
        reporting.tell_office(session, action, at)
    return action


def _owed(
    session: Session,
    action: Action,
    to: Sequence[Named] | None,
    *,
    any_owner: bool | None,
    at: datetime,
) -> bool:
    """Let these owe an action, on these terms; say whether that makes it reported complete."""
    if to is not None:
        owing.name(session, action, to)
    if any_owner is not None:
        action.any_owner = any_owner
    return reporting.count(session, action, at)
