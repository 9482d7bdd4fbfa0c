"""Taking in what was read from a paper: known already, a correction, or a review to be made."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from sqlmodel import Session

from bot.errors import Told
from bot.office import london_day
from bot.papers import comparing, continuing, findings, proposing, resettling
from bot.papers.findings import Findings
from bot.reading.notes.found import Minutes
from bot.telling import phrases
from store import meetings as schedule
from store import papers
from store.tables import Board, Paper, Review

ON_REGISTER: Final = (
    "Actions of this meeting are on the register already: {}. Tick only what is not among them."
)

OF_THE_MEETING: Final = tuple(one.partition("{")[0] for one in (ON_REGISTER, proposing.TAKEN_FOR))
"""How what is said of the meeting begins, which another meeting makes untrue."""


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
    return _compared(session, found)


def of_another_meeting(
    session: Session, found: Findings, board: Board, day: date, *, today: date
) -> Findings:
    """Return the same findings as of the meeting that a person says they are of.

    What they continue and whether they correct notes that were filed is looked for anew. Told is
    raised when the notes of that meeting were filed and say the same.
    """
    if day != found.head.day or found.head.doubts:
        found = resettling.held_on(session, found, day, today=today)
    said = tuple(one for one in found.notes if not one.startswith(OF_THE_MEETING))
    bare = comparing.uncompared(replace(found, notes=said))
    moved = resettling.of_board(bare, board)
    taken = _compared(session, continuing.matched(session, moved))
    if taken.findings is None:
        raise Told(
            f"The notes of {phrases.day(day)} have been filed, and these say the same: discard"
            " them. Nothing was saved.",
            field="day",
        )
    return taken.findings


def _compared(session: Session, found: Findings) -> Taken:
    """Compare findings with those of the same meeting that were filed, if any were."""
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
