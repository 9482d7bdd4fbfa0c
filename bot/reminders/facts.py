"""What the plan must know, gathered from the register: boards, posts, what is put off."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from bot.reminders import ladder
from bot.reminders.plan import (
    MONDAY,
    OFFICE,
    ActionFacts,
    BoardFacts,
    DigestFacts,
    MeetingFacts,
)
from store import owing, people
from store.owing import Owing, Standing
from store.tables import Board, Post, Snooze


@dataclass(frozen=True, slots=True)
class Planned:
    """The policy, and what is put off: all that is not read action by action."""

    boards: Mapping[int, BoardFacts]
    digests: DigestFacts
    paused: Mapping[tuple[str, int], date]
    snoozed: Mapping[int, Mapping[str, date]]

    def action(self, found: Owing) -> ActionFacts:
        """Return what the plan must know of an action."""
        return ActionFacts(
            found.id,
            found.due_by,
            owners(found),
            self.snoozed.get(found.id, {}),
            self.paused.get(("action", found.id)),
        )

    def meeting(self, found: Standing) -> MeetingFacts:
        """Return what the plan must know of a meeting."""
        paused = self.paused.get(("meeting", found.id))
        return MeetingFacts(found.id, found.day, found.starts, paused)


def facts_of(session: Session, *, on: date, since: date | None = None) -> Planned:
    """Gather the policy as it is on a day, and what was put off since that day or another."""
    posts = people.posts(session)
    put_off = owing.snoozes(session, on=since or on)
    paused = {(one.about, one.about_id): one.until or date.max for one in put_off if not one.whom}
    return Planned(
        boards={
            board.id or 0: _board(board, posts, paused.get(("board", board.id or 0)))
            for board in people.boards(session)
        },
        digests=_digests(session, on),
        paused=paused,
        snoozed=_by_action(put_off),
    )


def owners(found: Owing) -> tuple[str, ...]:
    """Return whom an action is to be asked of: the office for a body, or when nobody is named."""
    return _recipients(found.owners)


def have_reported(found: Owing) -> tuple[str, ...]:
    """Return who have reported their part of an action that others owe still."""
    return _recipients(found.reported)


def _recipients(named: Iterable[tuple[int | None, int | None]]) -> tuple[str, ...]:
    each = (
        f"post:{post}" if post else f"person:{person}" if person else OFFICE
        for post, person in named
    )
    return tuple(dict.fromkeys(each))


def policy_officers(session: Session, *, on: date) -> list[int]:
    """Return the persons who hold the policy officer's post on a day."""
    post = people.post(session, ladder.DEFAULT.escalate[0])
    if post is None or post.id is None:
        return []
    return [one.person_id for one in people.holders(session, post.id, on=on)]


def _board(board: Board, posts: list[Post], paused_until: date | None) -> BoardFacts:
    reads = ladder_of(board)
    attended = {_folded(name) for name in board.attended_by}
    found = {name: _post_named(posts, name) for name in reads.escalate}
    return BoardFacts(
        id=board.id or 0,
        ladder=reads,
        channel=board.channel,
        attended_by=tuple(f"post:{one.id}" for one in posts if attended & _names(one)),
        escalate={name: f"post:{post.id}" for name, post in found.items() if post is not None},
        notice_days=board.notice_days,
        paused_until=paused_until,
    )


def ladder_of(board: Board) -> ladder.Ladder:
    """Return a board's ladder; one that cannot be read is the default, so that nothing is lost."""
    try:
        return ladder.read(board.ladder)
    except ladder.LadderWrong:
        return ladder.DEFAULT


def _digests(session: Session, on: date) -> DigestFacts:
    officers = set(policy_officers(session, on=on))
    chosen = {
        one.person_id: one.digest_day
        for one in owing.preferences(session)
        if one.digest_day is not None
    }
    office_days = [day for person, day in chosen.items() if person in officers]
    others = {person: day for person, day in chosen.items() if person not in officers}
    return DigestFacts(office_days[0] if office_days else MONDAY, others)


def _by_action(put_off: list[Snooze]) -> dict[int, dict[str, date]]:
    snoozed: dict[int, dict[str, date]] = {}
    for one in put_off:
        if one.about == "action" and one.whom and one.until is not None:
            snoozed.setdefault(one.about_id, {})[one.whom] = one.until
    return snoozed


def _post_named(posts: list[Post], name: str) -> Post | None:
    return next((post for post in posts if _folded(name) in _names(post)), None)


def _names(post: Post) -> set[str]:
    return {_folded(name) for name in (post.short, post.name, *post.aliases)}


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
