"""Notes in a margin beside the text: each is put beside the paragraph that it stands next to."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import NamedTuple

from bot.reading.formats import flowing, marks, typeset
from bot.reading.formats.document import Line, Place
from bot.reading.formats.typeset import Row, Setting, Word
from bot.reading.notes import margins

MARK = re.compile(r"actions?(?:\s+point)?\s*[:–-]", re.IGNORECASE)  # noqa: RUF001  as written


class Margin(NamedTuple):
    """The margin of a page: where it and the text meet, and whether it stands before the text."""

    at: float
    before: bool = False

    def holds(self, word: Word) -> bool:
        """Whether a word stands in the margin."""
        return (word.x < self.at) if self.before else (word.x >= self.at)


def edge(rows: Sequence[Row]) -> Margin | None:
    """Return the margin that holds notes on a page; None where a page has none.

    Notes behind the text begin at one place again and again, are narrow, and stand beside prose
    that ends short of them. Those before it say whose the prose is that begins after them.
    """
    if len(rows) < _FEWEST_ROWS:
        return None
    return _behind(rows) or _before(rows)


def _behind(rows: Sequence[Row]) -> Margin | None:
    left, right = min(row.x for row in rows), max(row.end for row in rows)
    furthest = left + (right - left) * _FURTHEST
    starts = Counter(round(word.x) for row in rows for word in _starts(row) if word.x > furthest)
    for at, times in starts.most_common(_TRIED):
        if times >= _FEWEST and _is_margin(rows, at - _NEAR):
            return Margin(at - _NEAR)
    return None


def _before(rows: Sequence[Row]) -> Margin | None:
    """Find the margin before the text: most rows begin after it, and owners stand in it."""
    starts = Counter(round(word.x) for row in rows for word in _starts(row))
    usual, times = starts.most_common(1)[0]
    at = usual - _NEAR
    beside = [[word.text for word in row.words if word.x < at] for row in rows if row.x < at]
    named = [" ".join(note).partition(",")[0] for note in beside]
    owned = sum(bool(margins.read(name) or _LETTERS.fullmatch(name)) for name in named)
    owned -= sum(bool(_NUMERAL.fullmatch(name)) for name in named)
    wide = max((row.end for row in rows), default=0.0)
    full = sum(row.end > at + (wide - at) * _FULL for row in rows)
    seldom = len(beside) <= len(rows) * _MOST and not any(_crosses(row, at) for row in rows)
    found = owned >= _FEWEST and full > _FEWEST and seldom and times * 2 >= len(rows)
    return Margin(at, before=True) if found else None


def paragraphs(
    rows: Sequence[Row], page: Setting, *, margin: Margin | None, right: float
) -> Iterator[Line]:
    """Yield the paragraphs of rows, with the notes that stand in the margin beside them."""
    if margin is None:
        yield from flowing.paragraphs(rows, page, right=right)
        return
    ends = right if margin.before else margin.at
    for crosses, run in groupby(rows, key=lambda row: _crosses(row, margin.at)):
        held = list(run)
        noted = not crosses and any(margin.holds(word) for row in held for word in row.words)
        if noted:
            yield from _noted(held, page, margin, right)
        else:
            yield from flowing.paragraphs(held, page, right=ends if not crosses else right)


def _noted(rows: Sequence[Row], page: Setting, margin: Margin, right: float) -> Iterator[Line]:
    """Yield the paragraphs of a stretch that has notes beside it."""
    said = typeset.rows([word for row in rows for word in row.words if not margin.holds(word)])
    beside = typeset.rows([word for row in rows for word in row.words if margin.holds(word)])
    edge = right if margin.before else max((row.end for row in said), default=margin.at)
    ends = margin.at if margin.before else right
    held = list(flowing.gathered(said, edge))
    notes: dict[int, list[str]] = {}
    for note in _notes(beside, [rows[0].y for rows in held]):
        entries = flowing.gathered(note, ends, cell=ends - min(row.x for row in beside))
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


_LETTERS = re.compile(r"[A-Z]{2,4}")
_NUMERAL = re.compile(r"(?:X{0,3})(?:IX|IV|V?I{0,3})")
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
