"""Who a Slack account is to the office, and what they may be shown."""

from datetime import date

from sqlmodel import Session

from bot.access import NOBODY, STAFF, Actor
from bot.membership import Account
from store import actors, people
from store import meetings as schedule
from store.filtering import EVERYTHING, Sees


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


def sees(session: Session, actor: Actor) -> Sees:
    """Return what `actor` may be shown: all for staff; else the boards open to their posts.

    What their posts owe they are shown whichever board it is from.
    """
    if actor.role == STAFF:
        return EVERYTHING
    mine = people.shorts(session, actor.answers_for)
    allowed = (
        board.id
        for board in schedule.boards(session)
        if not board.attended_by or not mine.isdisjoint(board.attended_by)
    )
    return Sees(frozenset(one for one in allowed if one is not None), actor.answers_for)


def _invited(session: Session, account: Account) -> bool:
    """Say whether an outsider is one whom the office file names with their own workspace."""
    if account.deleted or account.bot or account.guest or not account.outside:
        return False
    person = people.by_slack_id(session, account.slack_id)
    return person is not None and bool(person.team_id) and person.team_id == account.team_id
