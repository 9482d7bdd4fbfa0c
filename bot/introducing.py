"""Who a Slack account is to the office, and what they may be shown."""

from datetime import date, datetime

from sqlmodel import Session

from bot.access import NOBODY, STAFF, Actor
from bot.membership import Account
from store import actors, history, people
from store.filtering import EVERYTHING, Sees
from store.history import By
from store.tables import Person


def actor(session: Session, account: Account, *, on: date) -> Actor:
    """Return whoever has this Slack account as the office knows them on `on`.

    A guest, a bot, a closed account or an outsider whom the office file does not name with
    their own workspace is nobody, whatever the office file says of their address.
    """
    nobody = Actor(None, account.slack_id, account.name or "somebody", role=NOBODY)
    found = actors.asker(session, account.slack_id, on=on)
    if found is None or not (account.welcome or _invited(session, account)):
        return nobody
    return Actor(
        person_id=found.person_id,
        slack_id=account.slack_id,
        name=found.name,
        role=found.role,
        posts=found.posts,
        answers_for=found.answers_for,
    )


def is_expected(session: Session, account: Account) -> bool:
    """Say whether the office file names this account's person, by e-mail alone so far."""
    return account.welcome and _awaited(session, account) is not None


def introduce(session: Session, account: Account, *, at: datetime) -> None:
    """Remember which Slack account a person has whom the office file names by e-mail alone.

    Slack vouches for the address of a full member of its own workspace, and for no other's.
    """
    person = _awaited(session, account) if account.welcome else None
    if person is None:
        return
    person.slack_id = account.slack_id
    history.record(
        session,
        at=at,
        by=By(person.id, person.name, "first word"),
        did="was met in Slack",
        about="person",
        about_id=person.id or 0,
        after={"slack_id": account.slack_id},
    )


def _awaited(session: Session, account: Account) -> Person | None:
    person = people.by_email(session, account.email) if account.email else None
    return person if person is not None and person.slack_id is None else None


def sees(session: Session, actor: Actor) -> Sees:
    """Return what `actor` may be shown: all for staff; else the boards open to their posts.

    What they or their posts owe they are shown whichever board it is from.
    """
    if actor.role == STAFF:
        return EVERYTHING
    mine = people.shorts(session, actor.answers_for)
    allowed = (
        board.id
        for board in people.boards(session)
        if not board.attended_by or not mine.isdisjoint(board.attended_by)
    )
    person = frozenset() if actor.person_id is None else frozenset({actor.person_id})
    open_ = frozenset(one for one in allowed if one is not None)
    return Sees(open_, actor.answers_for, person)


def _invited(session: Session, account: Account) -> bool:
    """Say whether an outsider is one whom the office file names with their own workspace."""
    if account.deleted or account.bot or account.guest or not account.outside:
        return False
    person = people.by_slack_id(session, account.slack_id)
    return person is not None and bool(person.team_id) and person.team_id == account.team_id
