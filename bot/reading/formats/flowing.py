"""The lines of a page into the paragraphs that they were wrapped from."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bot.reading.formats import marks, runs
from bot.reading.formats.document import Line, Place, Style
from bot.reading.formats.runs import Run
from bot.reading.formats.typeset import Row, Setting, between
from bot.reading.formats.wrapping import UNFINISHED


def paragraphs(
    lines: Sequence[Row], page: Setting, *, right: float | None = None, cell: float = 0.0
) -> Iterator[Line]:
    """Yield the paragraphs that lines were wrapped from: a line is full when no more would fit.

    `right` is the margin, the furthest that any line reaches when it is not given. `cell` is the
    width of the cell they stand in, so that a word too long for it can be made whole.
    """
    margin = right if right is not None else max((line.end for line in lines), default=0.0)
    for held in gathered(lines, margin, cell=cell):
        if line := made(held, page, cell):
            yield line


def gathered(lines: Sequence[Row], margin: float, *, cell: float = 0.0) -> Iterator[list[Row]]:
    """Yield the lines of each paragraph."""
    held: list[Row] = []
    measure = _measure(lines, margin, cell)
    for line in lines:
        if held and not _wraps(held, line, measure):
            yield held
            held = []
        held.append(line)
    if held:
        yield held


class _Measure(NamedTuple):
    """How some lines are set: their margin, the least distance between two of them.

    `spaced` says that their paragraphs stand apart, `cell` that they are in one, or in a column,
    `narrow` that it is a narrow one, `listed` that most of them do not fill their line.
    """

    margin: float
    pitch: float
    spaced: bool
    cell: bool
    narrow: bool
    listed: bool


def _measure(lines: Sequence[Row], margin: float, cell: float) -> _Measure:
    pairs = [pair for pair in pairwise(lines) if abs(pair[0].size - pair[1].size) < 1]
    steps = [step for a, b in pairs if (step := a.y - b.y) > a.size * _SOLID]
    pitch = min(steps, default=float("inf"))
    apart = sum(pitch * _APART < step < pitch * _FAR for step in steps)
    listed = (
        0 < cell < _NARROW
        and len(pairs) >= _FEW
        and sum(_is_full(a, b, margin) for a, b in pairs) <= len(pairs) * _SELDOM
    )
    return _Measure(margin, pitch, apart >= _FEW, cell > 0, 0 < cell < _NARROW, listed)


def _wraps(held: Sequence[Row], below: Row, measure: _Measure) -> bool:
    """Whether a line goes on the paragraph of the lines above it."""
    above, text = held[-1], below.text
    step = above.y - below.y
    if (
        "\t" in text
        or "\t" in above.text
        or step > measure.pitch * _APART
        or step > _SPACED * max(above.size, below.size)
        or abs(below.size - above.size) >= 1
    ):
        return False
    if above.text[-1:].isalnum() and _DAY_ALONE.search(above.text[-_TAIL:]) and _MONTH.match(text):
        return True
    if not _is_full(above, below, measure.margin):
        return False
    indent = (below.x - above.inset) / above.size
    if indent >= _INDENT and not (indent < _HANGING and marks.parted(above.text).marker):
        return False
    if UNFINISHED.search(above.text[-_TAIL:]):
        return True
    return not (_opens(held, below, measure) or _is_entry(above.text, text, measure))


def _opens(held: Sequence[Row], below: Row, measure: _Measure) -> bool:
    """Whether a line opens a paragraph: a number, a label, another type."""
    above, text = held[-1], below.text
    marker, rest = marks.parted(text) if _MAY_BE_MARKED.match(text) else ("", text)
    if marker and not (marker == "-" and rest[:1].islower()) and not _NO_MARK.match(text):
        hung = held[0].inset > held[0].x or len(held) > 1
        deeper = below.x > held[0].x + below.size * _SPACE
        return not (hung and deeper and above.text[-1:] not in _ENDS)
    if _LABEL.match(text) and above.text.rstrip().endswith((".", ":")) and not measure.spaced:
        return True
    first, last, next_ = held[0].words[0], above.words[-1], below.words[0]
    if first.bold and not last.bold and next_.bold:
        return True
    titled = all(word.bold for row in held for word in row.words) and not next_.bold
    signed = measure.cell and all(word.bold for word in below.words) and not last.bold
    return (titled or signed) and not text[:1].islower() and text[:1] not in "[("


def _is_entry(above: str, below: str, measure: _Measure) -> bool:
    """Whether a line is an entry of its own, as the one above it was: a name, or a time."""
    if not measure.narrow or (below[:1].islower() and not _TIME.match(below)):
        return False
    if measure.listed or (_LETTERS.fullmatch(above) and _LETTERS.match(below)):
        return True
    short = max(len(above), len(below)) < _SHORT
    said = _TIME.search(above) or _ON.search(above)
    named = above.startswith("All ") or above.rpartition(" ")[2][:1].isupper()
    return bool(short and _TIME.match(below) and (_DAY.search(above) or (named and not said)))


def _is_full(above: Row, below: Row, margin: float) -> bool:
    """Whether the first word of a line would not have had room on the line above it."""
    word = below.words[0]
    if " " in word.text:
        width = (below.end - below.x) * len(below.text.split(" ", 1)[0]) / len(below.text)
        room = width * _WIDEST + above.size * _SPACE
    else:
        room = word.end - word.x + above.size * _SPACE
    return room > margin - above.end


def made(held: Sequence[Row], page: Setting, cell: float = 0.0) -> Line | None:
    """Make one line of the lines of a paragraph; None when they say nothing."""
    said = words_of(held, cell)
    style: Style = "bold" if said.bold else ""
    size = max(row.size for row in held) / page.body if page.body else 0.0
    if size > (_LARGE if said.bold else _LARGEST) and len(said.text) < _TITLE:
        style = "heading"
    place = Place(page.number, page.ranks.get(round(held[0].y), 0))
    return marks.line(said.text, place, style=style, struck=said.struck)


def words_of(held: Sequence[Row], cell: float = 0.0) -> runs.Said:
    """Return what the lines of a paragraph say together."""
    return runs.said(_pieces(held, cell)) if _mixed(held) else runs.Said(_plain(held, cell))


def _mixed(held: Sequence[Row]) -> bool:
    return any(word.bold or word.struck for row in held for word in row.words)


def _plain(held: Sequence[Row], cell: float) -> str:
    words = held[0].text
    for above, row in pairwise(held):
        words += _over(words, above, row, cell) + row.text
    return words


def _pieces(held: Sequence[Row], cell: float) -> Iterator[Run]:
    """Yield the words of a paragraph and what parts them, in their types."""
    above: Row | None = None
    for row in held:
        first = row.words[0]
        if row.inset > row.x:
            first = first._replace(bold=row.words[1].bold, struck=row.words[1].struck)
        if above:
            part = _over(above.text, above, row, cell)
            yield Run(part, first.bold, first.struck and above.words[-1].struck)
        yield Run(first.text, first.bold, first.struck)
        for before, word in pairwise(row.words):
            hung = before is row.words[0] and row.inset > row.x
            part = " " if hung else "\t" if word in row.starts else between(before, word)
            yield Run(part, word.bold, before.struck and word.struck)
            yield Run(word.text, word.bold, word.struck)
        above = row


def _over(words: str, above: Row, below: Row, cell: float) -> str:
    """Return what parts a line from the one it goes on: nothing, after a hyphen."""
    hyphen = words.endswith("-") and not words.endswith(" -")
    return "" if hyphen or _is_broken(above, below, cell) else " "


def _is_broken(above: Row, below: Row, cell: float) -> bool:
    """Whether a word too long for its cell was broken between two lines."""
    full = 0 < cell < above.end - above.x + above.size * _LETTER
    whole = " " not in above.text and not above.words[-1].closed
    return full and whole and below.text[0].islower()


_TIME = re.compile(
    r"(?i:\b(?:by|before|within|w/[ce]|mid-?|early|end(?:\sof)?|asap|ongoing|tbc)\b)|"
    r"\bfrom\s(?:" + marks.MONTHS.title() + r")\b|"
    r"\d{1,2}[/.]\d{1,2}\b|\d{1,2}(?:st|nd|rd|th)?\s(?:" + marks.MONTHS + r")\b|"
    r"(?:" + marks.MONTHS.title() + r")\b"
)
_DAY = re.compile(
    r"\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?$|\b(?:" + marks.MONTHS + r")(?:\s\d{4})?$|"
    r"\b(?:asap|ongoing|tbc)$",
    re.IGNORECASE,
)
_MAY_BE_MARKED = re.compile(r"\W|\d|[A-Za-z]{1,5}[.)/]|item\s", re.IGNORECASE)
_DAY_ALONE = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?$")
_MONTH = re.compile(rf"(?:{marks.MONTHS})\b", re.IGNORECASE)
_LETTERS = re.compile(r"[A-Z]{2,4}\b(?![/&,])")
_NO_MARK = re.compile(r"\d{4}\b|\(")
_LABEL = re.compile(r"(?:actions?|[A-Z][\w ]{0,30}:)(?:\s|$)")
_ENDS = ".:;?!"
_ON = re.compile(r"(?:[,/&–-]|\b(?:the|of|to|by|in|on|for|and|or|from))$")
_SPACE = 0.6
_SPACED = 1.75
_INDENT = 3.0
_HANGING = 8.0
_WIDEST = 1.15
_APART = 1.2
_FAR = 3.0
_FEW = 3
_SOLID = 0.8
_LETTER = 0.6
_NARROW = 130.0
_SELDOM = 0.35
_TAIL = 12
_SHORT = 30
_LARGE = 1.12
_LARGEST = 1.3
_TITLE = 120
