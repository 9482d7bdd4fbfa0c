"""Taking in what was read from a paper: known already, a correction, or a review to be made."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from sqlmodel import Session

from bot.office import london_day
from bot.papers import comparing, findings, proposing
from bot.papers.findings import Findings
from bot.reading.notes.found import Minutes
from bot.telling import phrases
from store import meetings as schedule
from store import papers
from store.tables import Paper, Review

ON_REGISTER: Final = (
    "Actions of this meeting are on the register already: {}. Tick only what is not among them."
)


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a paper that was read: findings to review, or the paper it is the same as."""

    findings: Findings | None = None
    same_as: Paper | None = None


def take(session: Session, paper: Paper, minutes: Minutes, *, at: datetime) -> Taken:
    """Say what a paper that was read comes to, as the register stands; nothing is saved.

    The same bytes, or the same notes in another format, are the paper that was given before. Of
    a meeting whose notes were filed, only what differs is left to file.
    """
    mark = comparing.fingerprint(minutes)
    before = papers.filed_with(session, paper.sha256) or papers.filed_like(session, mark)
    before = before or papers.open_review(session, mark, but=paper.id or 0)
    if before is not None:
        return Taken(same_as=before)
    found = proposing.propose(session, minutes, today=london_day(at), channel=paper.channel)
    earlier = _of_the_same_meeting(session, found)
    if earlier is None:
        return Taken(findings=_beside_the_register(session, found))
    review = papers.review_of(session, earlier.id or 0)
    if review is None:
        return Taken(findings=found)
    changed = comparing.differences(
        found,
        findings.read(review.findings),
        paper=earlier.id or 0,
        raised=papers.raised_from(session, earlier.meeting_id or 0),
    )
    return Taken(findings=changed) if changed else Taken(same_as=earlier)


def keep(session: Session, paper: Paper, minutes: Minutes, *, at: datetime) -> Review | None:
    """Take in what was read and keep it for review; None when it was known already."""
    taken = take(session, paper, minutes, at=at)
    paper.fingerprint, paper.read_at, paper.untold = comparing.fingerprint(minutes), at, True
    if taken.findings is None:
        paper.same_as_id = taken.same_as.id if taken.same_as else None
        session.flush()
        return None
    review = Review(paper_id=paper.id or 0, findings=findings.written(taken.findings))
    session.add(review)
    session.flush()
    return review


def _beside_the_register(session: Session, found: Findings) -> Findings:
    """Say what the register has of a meeting whose notes were not filed here."""
    if found.head.board_id is None or found.head.day is None:
        return found
    there = papers.raised_on(session, found.head.board_id, found.head.day)
    if not there:
        return found
    known = ON_REGISTER.format(_references(there))
    return replace(found, notes=(known, *found.notes))


def _references(numbers: Sequence[int]) -> str:
    first, last = numbers[0], numbers[-1]
    if last - first == len(numbers) - 1 > 1:
        return f"A{first} to A{last}"
    return phrases.cut(phrases.together([f"A{one}" for one in numbers]), 200)


def _of_the_same_meeting(session: Session, found: Findings) -> Paper | None:
    if found.head.board_id is None or found.head.day is None:
        return None
    meeting = schedule.on_day(session, found.head.board_id, found.head.day)
    return papers.filed_of(session, meeting.id or 0) if meeting else None
