"""Notes in a margin beside the text: each is put beside the paragraph that it stands next to."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from bot.reading.formats import flowing, marks, typeset
from bot.reading.formats.document import Line, Place
from bot.reading.formats.typeset import Row, Setting, Word

MARK = re.compile(r"actions?(?:\s+point)?\s*[:–-]", re.IGNORECASE)  # noqa: RUF001  as written


def edge(rows: Sequence[Row]) -> float | None:
    """Return where notes in a right-hand margin begin; None where a page has none.

    Such notes begin at one place again and again, are narrow, and stand beside prose that ends
    short of them.
    """
    if len(rows) < _FEWEST_ROWS:
        return None
    left, right = min(row.x for row in rows), max(row.end for row in rows)
    furthest = left + (right - left) * _FURTHEST
    starts = Counter(round(word.x) for row in rows for word in _starts(row) if word.x > furthest)
    for at, times in starts.most_common(_TRIED):
        if times >= _FEWEST and _is_margin(rows, at - _NEAR):
            return at - _NEAR
    return None


def paragraphs(
    rows: Sequence[Row], page: Setting, *, at: float | None, right: float
) -> Iterator[Line]:
    """Yield the paragraphs of rows, with the notes that stand at `at` and beyond beside them."""
    if at is None:
        yield from flowing.paragraphs(rows, page, right=right)
        return
    for crosses, run in groupby(rows, key=lambda row: _crosses(row, at)):
        held = list(run)
        noted = not crosses and any(word.x >= at for row in held for word in row.words)
        if noted:
            yield from _noted(held, page, at, right)
        else:
            yield from flowing.paragraphs(held, page, right=at if not crosses else right)


def _noted(rows: Sequence[Row], page: Setting, at: float, right: float) -> Iterator[Line]:
    """Yield the paragraphs of a stretch that has notes beside it."""
    said = typeset.rows([word for row in rows for word in row.words if word.x < at])
    beside = typeset.rows([word for row in rows for word in row.words if word.x >= at])
    edge = max((row.end for row in said), default=at)
    held = list(flowing.gathered(said, edge))
    notes: dict[int, list[str]] = {}
    for note in _notes(beside, [rows[0].y for rows in held]):
        entries = flowing.gathered(note, right, cell=right - at)
        notes.setdefault(_nearest(note[0], held), []).extend(
            flowing.words_of(entry).text.strip() for entry in entries
        )
    for number in range(-1, len(held)):
        line = flowing.made(held[number], page) if number >= 0 else None
        own = [note for note in notes.get(number, []) if _is_said(note) or line is None]
        words = tuple(note for note in notes.get(number, []) if note not in own)
        if line:
            yield replace(line, side=(*line.side, *words)) if words else line
        place = line.place if line else Place(page.number, page.ranks.get(round(rows[0].y), 0))
        yield from (made for note in own if (made := marks.line(note, place)))


def _is_said(note: str) -> bool:
    """Whether a note says what is to be done, and not only who is to do it."""
    return bool(MARK.match(note)) and len(note) > _SHORTEST


def _notes(rows: Sequence[Row], starts: Sequence[float]) -> Iterator[list[Row]]:
    """Yield the rows of each note; one begins after a gap, or where a paragraph does."""
    held: list[Row] = []
    for row in rows:
        opens = any(abs(row.y - start) < row.size * _LEVEL for start in starts)
        if held and (opens or held[-1].y - row.y > _SPACED * row.size):
            yield held
            held = []
        held.append(row)
    if held:
        yield held


def _nearest(note: Row, held: Sequence[Sequence[Row]]) -> int:
    """Return the number of the paragraph that a note begins beside; -1 above them all."""
    for number, rows in enumerate(held):
        if rows[0].y + note.size >= note.y >= rows[-1].y - note.size * _LEVEL:
            return number
    return max((n for n, rows in enumerate(held) if rows[-1].y > note.y), default=-1)


def _is_margin(rows: Sequence[Row], at: float) -> bool:
    """Whether what stands beyond a place is notes beside prose, on some stretch of a page."""
    prose, notes = 0, 0
    edge = max(
        (word.end for row in rows if not _crosses(row, at) for word in row.words if word.x < at),
        default=0.0,
    )
    left = min(row.x for row in rows)
    for crosses, run in groupby(rows, key=lambda row: _crosses(row, at)):
        held = list(run)
        if crosses:
            continue
        beside = [row for row in held if any(word.x >= at for word in row.words)]
        full = [
            row
            for row in held
            if any(left + (edge - left) * _FULL < word.end <= edge for word in row.words)
        ]
        if len(beside) <= len(held) * _MOST and len(full) >= _FEWEST:
            prose, notes = prose + len(full), notes + len(beside)
    return prose >= _FEWEST + 1 and notes >= _FEWEST


def _crosses(row: Row, at: float) -> bool:
    """Whether words of a row run over the place where a margin begins."""
    return any(word.x < at < word.end - 1 for word in row.words) or any(
        before.x < at <= word.x and word.x - before.end < _PARTED * word.size and word.follows
        for before, word in pairwise(row.words)
    )


def _starts(row: Row) -> Iterator[Word]:
    """Yield the words of a row that begin something: its first, and each after a gap."""
    yield row.words[0]
    for before, word in pairwise(row.words):
        if word.x - before.end > _PARTED * word.size:
            yield word


_NEAR = 2.0
_FEWEST = 2
_FEWEST_ROWS = 8
_TRIED = 3
_FURTHEST = 0.55
_FULL = 0.8
_MOST = 0.6
_PARTED = 0.8
_LEVEL = 0.4
_SPACED = 1.6
_SHORTEST = 9
