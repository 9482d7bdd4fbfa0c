"""Who owes an action."""

from collections.abc import Sequence

from sqlmodel import Session

from bot.names.named import Named
from store import actions as register
from store.actions import OwedBy
from store.tables import Action, Owner, number


def owed_by(session: Session, action: Action) -> OwedBy:
    """Return which posts and persons owe an action."""
    return register.owed_by(session, number(action))


def name(session: Session, action: Action, named: Sequence[Named]) -> None:
    """Let these owe an action; who owed it before, and reported their part, has reported it."""
    before = register.owners(session, number(action))
    reported = {(one.post_id, one.person_id, one.body): one.reported_at for one in before}
    rows = [
        Owner(
            action_id=number(action),
            position=position,
            post_id=one.post_id,
            person_id=one.person_id,
            body=one.body or "",
            reported_at=reported.get((one.post_id, one.person_id, one.body or "")),
        )
        for position, one in enumerate(named)
    ]
    _replace(session, before, rows)


def put(session: Session, action: Action, rows: Sequence[Owner]) -> None:
    """Let these rows, and no others, say who owes an action."""
    _replace(session, register.owners(session, number(action)), rows)


def _replace(session: Session, before: Sequence[Owner], rows: Sequence[Owner]) -> None:
    for owner in before:
        session.delete(owner)
    session.flush()
    session.add_all(rows)
    session.flush()


def forget_reports(session: Session, action: Action) -> None:
    """Let every owner owe an action again, whoever had reported it complete."""
    for owner in register.owners(session, number(action)):
        owner.reported_at = None
    action.kept_open_at = None
    session.flush()
