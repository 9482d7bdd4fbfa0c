"""Putting findings right: another owner, due time, day or board, read as of the meeting."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from sqlmodel import Session

from bot.names import naming
from bot.names.named import Unsure
from bot.papers import roster
from bot.papers.findings import DueDoubt, Finding, Findings, OwnerDoubt, Present
from bot.reading import dates
from bot.reading.due import Due
from bot.reading.notes import found
from bot.telling import phrases
from store.tables import Board

NO_DAY: Final = "The notes give no date that I can read, so I do not know which meeting this is."
NO_BOARD: Final = "I do not know which board's meeting this is."
TO_COME: Final = "{} is still to come, so these cannot be the notes of a meeting on that day."


def owned(session: Session, finding: Finding, words: str, *, findings: Findings) -> Finding:
    """Return a finding with its owner in other words, read as of the meeting; or with a doubt."""
    return owner(session, finding, words, on=findings.head.day, present=findings.present)


def dated(finding: Finding, phrase: str, *, findings: Findings) -> Finding:
    """Return a finding with its due time in other words, read as of the meeting's day."""
    if not phrase.strip():
        return replace(finding, due=found.NO_DUE, due_doubt=None)
    read = dates.read(
        phrase,
        on=findings.head.day or date.min,
        next_meeting=findings.following.day if findings.following else None,
        cancelled=findings.cancelled,
    )
    if isinstance(read, Due):
        return replace(finding, due=read, due_doubt=None)
    kept = replace(found.NO_DUE, text=phrase)
    return replace(finding, due=kept, due_doubt=DueDoubt(read.why, read.readings))


def held_on(session: Session, findings: Findings, day: date, *, today: date) -> Findings:
    """Return the same findings for a meeting on another day: owners and due times read anew."""
    doubts = (TO_COME.format(phrases.day(day)),) if day > today else ()
    kept = tuple(one for one in findings.head.doubts if one == NO_BOARD)
    moved = replace(findings, head=replace(findings.head, day=day, doubts=(*kept, *doubts)))
    for one in moved.findings:
        again = owned(session, one, one.owner_words, findings=moved)
        text = one.due.text or _time_in(one.words, day)
        moved = moved.having(dated(again, text, findings=moved))
    return moved


def of_board(findings: Findings, board: Board) -> Findings:
    """Return the same findings as a meeting of another board."""
    doubts = tuple(one for one in findings.head.doubts if one != NO_BOARD)
    head = replace(findings.head, board_id=board.id, board=board.name, doubts=doubts)
    return replace(findings, head=head)


def owner(
    session: Session, finding: Finding, words: str, *, on: date | None, present: Sequence[Present]
) -> Finding:
    """Return a finding with its owner read from words, as of a day and who attended."""
    if not words.strip() or on is None:
        return replace(finding, owner_words=words, owners=(), owner_doubt=None)
    read = naming.who(session, words, on=on, attendance=roster.rows(present))
    if isinstance(read, Unsure):
        doubt = OwnerDoubt(read.why, read.readings)
        return replace(finding, owner_words=words, owners=(), owner_doubt=doubt)
    return replace(finding, owner_words=words, owners=read, owner_doubt=None)


def _time_in(words: str, day: date) -> str:
    read = dates.find(words, on=day)
    return read.text if isinstance(read, Due) and read.precision != "none" else ""
