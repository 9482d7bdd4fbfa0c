"""What a paper brings from earlier meetings, matched to the actions that it continues."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from sqlmodel import Session

from bot.papers import matching
from bot.papers.findings import Finding, Findings
from bot.papers.matching import Matter
from store import papers
from store.papers import Raised
from store.tables import Board


def matched(session: Session, found: Findings) -> Findings:
    """Return findings with what they continue, as of the meeting that the notes are of.

    Nothing is matched while it is not known which meeting that is.
    """
    day, number = found.head.day, found.head.board_id
    board = session.get(Board, number) if number is not None else None
    among = papers.could_continue(session, board, raised_by=day) if board and day else []
    made = [_continuing(one, among, on=day) for one in found.findings]
    return replace(found, findings=tuple(_once_each(made)))


def _continuing(one: Finding, among: Sequence[Raised], *, on: date | None) -> Finding:
    """Match a matter from earlier: what is on the register is carried on, or answered."""
    if not (one.earlier or one.deferred):
        return one
    day = on or date.min
    matter = Matter(f"{one.words} {one.quotation}", one.heading, one.raised, one.ref)
    found = matching.match(matter, among, on=day) if on else matching.Matched()
    since = matching.months(one.raised, on=day)[1] if on else None
    one = replace(
        one,
        raised_on=since if since and since < day else None,
        match=found.action,
        others=found.others,
        does="discharge" if one.closed else "carry",
        ticked=one.explicit,
        match_doubt="",
    )
    if found.action is not None:
        return replace(one, owner_doubt=None)  # whoever owes it owes it still
    if not one.earlier:
        return replace(one, does="raise", match=None, others=())
    if found.others:
        said = " or ".join(each.ref for each in found.others)
        return replace(one, match_doubt=f"It may continue {said}, or be on no register yet.")
    if one.closed:  # answered, and nobody waits for it: it is kept only if a person wants it
        return replace(one, ticked=False)
    return replace(one, does="raise")


def _once_each(made: Sequence[Finding]) -> Iterator[Finding]:
    """Let no two findings continue one action: of the one less like it a person is asked."""
    best: dict[int, Finding] = {}
    for one in made:
        if one.match and (
            one.match.number not in best or _like(one) > _like(best[one.match.number])
        ):
            best[one.match.number] = one
    for one in made:
        if one.match and best[one.match.number] is not one:
            why = f"{one.match.ref} is continued by no. {best[one.match.number].number} already."
            yield replace(one, match=None, others=(one.match, *one.others)[:4], match_doubt=why)
        else:
            yield one


def _like(one: Finding) -> int:
    return one.match.likeness if one.match else 0
