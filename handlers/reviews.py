"""The review of a paper between two looks at it: opened, its ticks kept, written back."""

import re
from dataclasses import replace
from typing import Final

from bot.errors import NotFound, Told
from bot.papers import findings, notes
from bot.papers.findings import Findings
from handlers.asking import Ask
from handlers.carrying import carried, whole
from store import papers
from store.tables import Paper, Person, Review

TICK: Final = re.compile(r"tick-(\d{1,9})-(\d{1,9})-\d{1,9}")
"""The name of a box: of which review, for which finding, as it was drawn last."""


def open_(ask: Ask, review_id: int) -> tuple[Review, Findings]:
    """Return a review that awaits the office; the sentence says what became of any other."""
    notes.require_office(ask.actor)
    kept = papers.review(ask.session, review_id)
    if kept is None:
        raise NotFound("There is no such review.")
    of = paper(ask, kept)
    if of.filed_at is not None:
        by = _name(ask, of.filed_by_id)
        raise Told(f"These notes have been filed{by}. Try `/actions outstanding`.")
    if of.discarded_at is not None:
        raise Told(f"These notes were discarded{_name(ask, of.discarded_by_id)}.")
    return kept, findings.read(kept.findings)


def pressed(ask: Ask) -> tuple[Review, Findings]:
    """Return the review that a button or a form was made for."""
    return open_(ask, whole(carried(ask.words).get("review")))


def unchanged(ask: Ask, kept: Review, found: Findings) -> tuple[Review, Findings]:
    """Refuse what was decided on a screen that no longer shows the review as it is."""
    if carried(ask.words).get("revision") != kept.revision:
        raise Told(
            "Somebody else changed this review while you had it open. Nothing was saved. Close it"
            " and press Review in the thread again.",
        )
    return kept, found


def ticked(ask: Ask, kept: Review, found: Findings) -> tuple[Review, Findings]:
    """Keep the ticks that are on the screen."""
    for block, value in ask.values.items():
        match = TICK.fullmatch(block)
        one = found.finding(int(match[2])) if match and int(match[1]) == kept.id else None
        if one is not None and not one.on_register and one.ticked != bool(value):
            found = found.having(replace(one, ticked=bool(value)))
    written = findings.written(found)
    if written != kept.findings:
        kept.findings = written
        ask.session.flush()
    return kept, found


def written(ask: Ask, kept: Review, found: Findings) -> tuple[Review, Findings]:
    """Keep what was put right, and let the message in the thread be drawn anew."""
    kept.findings = findings.written(found)
    kept.revision += 1
    paper(ask, kept).untold = True
    ask.session.flush()
    return kept, found


def paper(ask: Ask, kept: Review) -> Paper:
    """Return the paper that a review is of."""
    return ask.session.get_one(Paper, kept.paper_id)


def _name(ask: Ask, person_id: int | None) -> str:
    person = ask.session.get(Person, person_id) if person_id else None
    return f" by {person.name}" if person else ""
