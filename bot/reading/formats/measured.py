"""The words of a PDF's page, each with its place, its size and whether it is bold or struck out."""

import ctypes
import re
from collections.abc import Sequence
from ctypes import addressof
from itertools import pairwise
from math import hypot
from typing import Any, NamedTuple

from bot.reading.formats.grids import Rule
from bot.reading.formats.typeset import GAP, Word

_BROKEN = "\u0002\ufffe"
_LINE = re.compile(
    rf"[^\s\x00{_BROKEN}](?:[^\r\n\x00{_BROKEN}]*(?:[{_BROKEN}]|[^\s\x00{_BROKEN}]))?"
)
_RUN = re.compile(r"[^\s\x00]+")
_HYPHENS = str.maketrans(_BROKEN, "--")
_BOLD = re.compile(rb"bold|black|heavy", re.IGNORECASE)


class Measured:
    """The letters of a page, and where each stands; every question goes to the library.

    `lines` says where each line begins and ends: the library joins two that a hyphen parts, and
    has a letter of its own for that hyphen.
    """

    def __init__(self, text: Any, raw: Any) -> None:
        raw_letters = _letters(text, raw.FPDFText_CountChars(text), raw)
        self.lines = [found.span() for found in _LINE.finditer(raw_letters)]
        self.letters = raw_letters.translate(_HYPHENS)
        self._text, self._raw = text, raw
        self._x, self._y, self._right, rest = (ctypes.c_double() for _ in range(4))
        held = ctypes.byref(rest)
        self._origin = ctypes.byref(self._x), ctypes.byref(self._y)
        self._box = held, ctypes.byref(self._right), held, held
        self._matrix = raw.FS_MATRIX()
        self._name = ctypes.create_string_buffer(_LONGEST_NAME)
        self._fonts: dict[int, bool] = {}

    def word(
        self, start: int, end: int, *, like: Word | None = None, follows: bool = False
    ) -> Word:
        """Return the letters from `start` to `end` and the place they take up.

        They are in one type with `like`, where that is given; `follows` says that a space stands
        before them on their line.
        """
        self._raw.FPDFText_GetCharOrigin(self._text, start, *self._origin)
        self._raw.FPDFText_GetCharBox(self._text, end - 1, *self._box)
        size = like.size if like else self._size(start)
        x = self._x.value
        right = max(self._right.value, x)
        words = self.letters[start:end]
        closed = self.letters[end : end + 1] == " "
        loud = like.bold if like else self.bold(start)
        return Word(words, x, self._y.value, right, size, loud, follows=follows, closed=closed)

    def _size(self, at: int) -> float:
        """Return the size of a letter as it is seen: many programs set one size and scale it."""
        size = self._raw.FPDFText_GetFontSize(self._text, at) or 1.0
        if self._raw.FPDFText_GetMatrix(self._text, at, self._matrix):
            size *= hypot(self._matrix.b, self._matrix.d)
        return size if size > _SMALLEST else 10.0

    def bold(self, at: int) -> bool:
        """Whether the letter at an index is set in a bold type."""
        return self._is_bold(self._raw.FPDFText_GetTextObject(self._text, at))

    def alike(self, one: int, other: int) -> bool:
        """Whether two letters stand on one line, and are both bold or neither is.

        The library runs some lines of a table together.
        """
        first = self._raw.FPDFText_GetTextObject(self._text, one)
        last = self._raw.FPDFText_GetTextObject(self._text, other)
        if first and last and addressof(first.contents) == addressof(last.contents):
            return True
        heights = []
        for at in (one, other):
            self._raw.FPDFText_GetCharOrigin(self._text, at, *self._origin)
            heights.append(self._y.value)
        level = abs(heights[0] - heights[1]) < _LEVEL
        return level and self._is_bold(first) == self._is_bold(last)

    def _is_bold(self, drawn: Any) -> bool:
        font = self._raw.FPDFTextObj_GetFont(drawn) if drawn else None
        if not font:
            return False
        key = addressof(font.contents)
        known = self._fonts.get(key)
        if known is None:
            self._name.raw = b"\0" * _LONGEST_NAME
            self._raw.FPDFFont_GetBaseFontName(font, self._name, _LONGEST_NAME)
            known = self._fonts[key] = bool(_BOLD.search(self._name.value))
        return known


def words(page: Measured, rules: Sequence[Rule]) -> list[Word]:
    """Return what stands on a page: whole lines where they can be, and otherwise word by word.

    To ask where every word is takes longer than all the rest of reading. A line that no border
    crosses is in one cell; one that takes no more room than its letters need has no gap in it;
    one that begins and ends in the same type is all in one; one that no line is drawn through
    the middle of is not struck out; and one that does not run over the place where a column
    begins, above and below it, is in one column.
    """
    spans = page.lines
    lines = [page.word(*span) for span in spans]
    whole = _whole(page, lines, spans, rules)
    levels = [rule for rule in rules if rule.level]
    parted = [
        [line] if plain else _word_by_word(page, line, span[0], levels)
        for line, span, plain in zip(lines, spans, whole, strict=True)
    ]
    columns = _columns(parted)
    return [
        word
        for held, line, span, plain in zip(parted, lines, spans, whole, strict=True)
        for word in (
            _word_by_word(page, line, span[0], levels)
            if plain and _runs_over(line, columns)
            else held
        )
    ]


def _whole(
    page: Measured, lines: Sequence[Word], spans: Sequence[tuple[int, int]], rules: Sequence[Rule]
) -> list[bool]:
    """Say of each line whether it can be taken whole."""
    uprights = [rule for rule in rules if not rule.level]
    levels = [rule for rule in rules if rule.level]
    widths = sorted(
        (line.end - line.x) / (len(line.text) * line.size)
        for line in lines
        if len(line.text) > _PROSE
    )
    usual = widths[len(widths) // 4] if widths else 0.0
    return [
        _is_plain(line, usual, [rule.at for rule in uprights if rule.start <= line.y <= rule.end])
        and not any(strikes(rule, line) for rule in levels)
        and page.alike(start, end - 1)
        for line, (start, end) in zip(lines, spans, strict=True)
    ]


def _is_plain(line: Word, usual: float, beside: Sequence[float]) -> bool:
    """Whether a line has no gap in it, and no border crosses it."""
    if any(line.x + 1 < at < line.end - 1 for at in beside):
        return False
    slack = line.end - line.x - usual * len(line.text) * line.size
    return slack < _ROOMY * line.size if len(line.text) > _PROSE else bool(beside)


def _word_by_word(page: Measured, line: Word, start: int, levels: Sequence[Rule]) -> list[Word]:
    """Measure each word of a line."""
    through = [rule for rule in levels if strikes(rule, line)]
    like = line if page.alike(start, start + len(line.text) - 1) else None
    found = [
        page.word(start + run.start(), start + run.end(), like=like, follows=run.start() > 0)
        for run in _RUN.finditer(line.text)
    ]
    return [
        word._replace(struck=True) if any(_covers(rule, word) for rule in through) else word
        for word in found
    ]


class _Column(NamedTuple):
    """Where a column begins, and the lowest and highest of the lines that say so."""

    at: float
    bottom: float
    top: float


def _columns(parted: Sequence[Sequence[Word]]) -> list[_Column]:
    """Return the columns of a page that several lines show by a gap before them."""
    heights: dict[int, list[float]] = {}
    for line in parted:
        for before, word in pairwise(line):
            if word.x - before.end > GAP * word.size:
                heights.setdefault(round(word.x), []).append(word.y)
    return [_Column(at, min(held), max(held)) for at, held in heights.items() if len(held) >= _FEW]


def _runs_over(line: Word, columns: Sequence[_Column]) -> bool:
    reach = line.size * _NEXT_LINES
    return any(
        line.x < column.at - 1
        and line.end > column.at
        and column.bottom - reach < line.y < column.top + reach
        for column in columns
    )


def strikes(rule: Rule, line: Word) -> bool:
    """Whether a level line is drawn through the middle of some words, and no further."""
    height = (rule.at - line.y) / line.size
    return (
        _LOWEST < height < _HIGHEST and rule.start > line.x - _OVER and rule.end < line.end + _OVER
    )


def _covers(rule: Rule, word: Word) -> bool:
    return rule.start < word.x + _OVER and rule.end > word.end - _OVER


def _letters(text: Any, count: int, raw: Any) -> str:
    """Return every letter at its index; in one call where the library's count agrees."""
    buffer = (ctypes.c_ushort * (count + 1))()
    got = raw.FPDFText_GetText(text, 0, count, buffer)
    whole = bytes(buffer)[: max(got - 1, 0) * 2].decode("utf-16-le", "replace")
    if len(whole) != count:
        whole = "".join(chr(raw.FPDFText_GetUnicode(text, number) or 0) for number in range(count))
    return whole


_PROSE = 40
_ROOMY = 3.0
_LONGEST_NAME = 100
_FEW = 3
_NEXT_LINES = 5
_LEVEL = 4.0
_SMALLEST = 1.0
_LOWEST = 0.12
_HIGHEST = 0.5
_OVER = 3.0
