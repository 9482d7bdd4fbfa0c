"""What is told of a paper in its thread, from how far it has come by now."""

import json

from sqlmodel import Session

from bot.office import london_day
from bot.papers import findings, showing
from bot.papers.filing import BECAME
from bot.papers.findings import Findings
from bot.papers.notes import FILED
from bot.telling import notes as telling
from bot.telling.blocks import Reply
from bot.telling.notes import Done
from store import history, papers
from store.tables import Paper, Person


def is_unread(paper: Paper) -> bool:
    """Say whether a paper is still to be read."""
    return paper.read_at is None and paper.refused_at is None


def told(session: Session, paper: Paper, *, link: str = "") -> Reply:
    """Return what a paper's message says: refused, known, filed, discarded or awaiting review.

    `link` is to the message of the paper that it is the same as.
    """
    if paper.refused_at is not None:
        return telling.refused(paper.name, paper.refused_why)
    if paper.same_as_id is not None:
        return _known(session, paper, link)
    review = papers.review_of(session, paper.id or 0)
    if review is None:
        return telling.reading(paper.name)
    if paper.filed_at is not None:
        by = _name(session, paper.filed_by_id)
        done = _done(session, paper, findings.read(review.findings))
        return telling.filed(done, by=by, meeting=paper.meeting_id)
    if paper.discarded_at is not None:
        return telling.discarded(paper.name, by=_name(session, paper.discarded_by_id))
    read = showing.read(findings.read(review.findings), name=paper.name)
    return telling.summary(read, review=review.id or 0, with_=_name(session, review.with_id))


def _done(session: Session, paper: Paper, found: Findings) -> Done:
    """Return what filing a paper did, as its line in the history has it."""
    for line in history.of(session, "meeting", paper.meeting_id or 0):
        after = json.loads(line.after) if line.did == FILED else {}
        if after.get("paper") == paper.id:
            became = {name: tuple(after.get(name, ())) for name in BECAME}
            return showing.summed_up(found, following=None, **became)
    return showing.summed_up(found, following=None)


def _known(session: Session, paper: Paper, link: str) -> Reply:
    before = papers.get(session, paper.same_as_id or 0)
    if before is None:
        return telling.known(paper.name, filed=None)
    filed = london_day(before.filed_at) if before.filed_at else None
    waits = None if filed else papers.review_of(session, before.id or 0)
    return telling.known(
        paper.name, filed=filed, link=link, meeting=before.meeting_id,
        review=waits.id if waits else None,
    )  # fmt: skip


def _name(session: Session, person_id: int | None) -> str:
    person = session.get(Person, person_id) if person_id is not None else None
    return person.name if person else ""
