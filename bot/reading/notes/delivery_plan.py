"""The delivery plan in an agenda bundle: updates that fall due, and commitments with a time."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.reading import dates
from bot.reading.due import Due
from bot.reading.formats.document import Block, Cell, Document, Line, Place
from bot.reading.notes import oversight, promises, sentences
from bot.reading.notes.found import Plan, Update

_UPDATE = re.compile(
    r"\b(?:next\s+)?(?:delivery\s+plan\s+)?update\s+(?:is\s+)?due\s+(?P<when>[^.;]{3,40})",
    re.IGNORECASE,
)
_REF = re.compile(
    r"^\(*\s*(?P<r>[A-Z]?\.?\d{1,2}(?:\.\d{1,2}){0,3}|[A-Z]\d{1,2}(?:\.\d{1,2}){0,2})\)?"
)
_INNER = re.compile(r"^\(+(?P<r>[A-Z]?\d{1,2}(?:\.\d{1,2}){1,3})\)")
_TIMED = re.compile(
    r"\b(?:Q[1-4]|next\s+[A-Z\w]+|(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December))\b"
)
_COMING = re.compile(
    r"\bwill\b|\bto\s+be\b|\bdue\s+to\b|\bscheduled\b|\brequires?\b|\bbeing\s+launched\b|"
    r"\bto\s+[a-z]+\b"
)
_ENDS = re.compile(r"glossary|this\s+page\s+is\s+intentionally", re.IGNORECASE)
_ENOUGH = frozenset({"day", "week", "month", "quarter", "season", "year", "meeting", "event"})


class _Entry(NamedTuple):
    """What one row of the plan says: its reference, its activity, its progress."""

    ref: str
    activity: str
    progress: str
    place: Place


def read(document: Document, *, on: dt.date | None) -> Plan:
    """Read a bundle's delivery plan and its glossary of boards; an empty plan for neither."""
    boards = oversight.read(document)
    entries = list(_entries(document.blocks))
    if on is None or not entries:
        return Plan(boards=boards)
    written = on - _EARLIER
    return Plan(tuple(_updates(entries, written)), tuple(_commitments(entries, written)), boards)


def _entries(blocks: Sequence[Block]) -> Iterator[_Entry]:
    """Yield the rows of the plan's tables, and what a page break left between them."""
    ref, reading = "", False
    for block in blocks:
        if isinstance(block, Line):
            reading = reading and not _ENDS.match(block.text)
            if reading and len(block.text) > _SENTENCE:
                yield _Entry(ref, "", block.text, block.place)
            continue
        for row in block.rows:
            texts = [cell.text for cell in row]
            if _is_heading(texts):
                reading = True
            elif reading and not _ENDS.match(texts[0]):
                entry = _entry(row, ref)
                ref = entry.ref
                yield entry
            else:
                reading = False


def _is_heading(texts: Sequence[str]) -> bool:
    joined = " ".join(texts).lower()
    return "commitment" in joined and "progress" in joined and len(joined) < _HEADING


def _entry(row: Sequence[Cell], above: str) -> _Entry:
    """Read one row; a reference inside the activity is nearer than the row's own."""
    texts = [cell.text for cell in row] + [""] * 4
    own = _REF.match(texts[0].strip())
    inner = _INNER.match(texts[2].strip())
    ref = inner["r"] if inner else own["r"] if own and len(texts[0]) < _NUMBER else above
    updating = next((n for n, text in enumerate(texts) if _UPDATE.search(text)), 3)
    activity = texts[2] if updating > 2 and texts[2] else texts[1]  # noqa: PLR2004  the third column
    place = next((line.place for cell in row for line in cell.lines), Place())
    return _Entry(ref, _INNER.sub("", activity).strip(" :"), texts[updating], place)


def _updates(entries: Sequence[_Entry], on: dt.date) -> Iterator[Update]:
    """Yield the rows whose next update is due at a stated time."""
    for entry in entries:
        if found := _UPDATE.search(entry.progress):
            due = dates.read(found["when"].strip(), on=on)
            if isinstance(due, Due) and due.date:
                yield Update(entry.ref, entry.activity, entry.progress, due, entry.place)


def _commitments(entries: Sequence[_Entry], on: dt.date) -> Iterator[Update]:
    """Yield the sentences that promise something at a time."""
    for entry in entries:
        for sentence in sentences.split(entry.progress):
            if (
                _UPDATE.search(sentence)
                or not _TIMED.search(sentence)
                or not _COMING.search(sentence)
            ):
                continue
            due = dates.find(sentence, on=on)
            if (
                isinstance(due, Due)
                and due.precision in _ENOUGH
                and (due.by is None or due.by >= on)
                and not promises.is_record(sentence)
            ):
                yield Update(entry.ref, entry.activity, sentence, due, entry.place)


_SENTENCE = 40
_HEADING = 140
_NUMBER = 12
_EARLIER = dt.timedelta(days=50)
"""Progress is written up some weeks before the bundle it goes in: "August" may be just gone."""
