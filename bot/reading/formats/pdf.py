"""PDF text into lines and tables, from where each word stands on its page."""

import ctypes
import re
from collections.abc import Iterator, Sequence
from typing import Any

from bot.reading.formats import grids, refusals, typeset
from bot.reading.formats.document import Block, Document
from bot.reading.formats.grids import Rule
from bot.reading.formats.typeset import Word

MOST_PAGES = 400
MOST_LETTERS = 1_500_000
_FEWEST_LETTERS = 25
_PASSWORD = 4
_THIN = 3.5
_LONG = 8.0
_LINE = re.compile(r"[^\s\x00](?:[^\r\n\x00]*[^\s\x00])?")
_RUN = re.compile(r"[^\s\x00]+")
_HYPHENS = str.maketrans("\u0002\ufffe", "--")


def read(data: bytes) -> Document:
    """Read the text layer of a PDF; refuse one that is locked, damaged or only a picture."""
    import pypdfium2  # noqa: PLC0415  costs 60 ms, and only a PDF needs it

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", 0) == _PASSWORD or "password" in str(error).lower()
        raise refusals.because(refusals.LOCKED if locked else refusals.DAMAGED) from error
    try:
        if len(pdf) > MOST_PAGES:
            raise refusals.because(refusals.TOO_LONG)
        pages = [_page(page, pypdfium2.raw) for page in pdf]
    except pypdfium2.PdfiumError as error:
        raise refusals.because(refusals.DAMAGED) from error
    finally:
        pdf.close()
    letters = sum(len(word.text) for words, _, _ in pages for word in words)
    if letters < _FEWEST_LETTERS:
        raise refusals.because(refusals.PICTURE)
    if letters > MOST_LETTERS:
        raise refusals.because(refusals.TOO_LONG)
    return Document(tuple(_blocks(pages)), kind="pdf", pages=len(pages))


def _blocks(pages: list[tuple[list[Word], list[Rule], float]]) -> Iterator[Block]:
    """Yield the blocks of each page; lines are numbered from the top of it."""
    edges = typeset.repeated([words for words, _, _ in pages])
    for number, (words, rules, _) in enumerate(pages, 1):
        kept = [word for word in words if typeset.edge(word) not in edges] if edges else words
        yield from grids.blocks(kept, rules, page=number)


def _page(page: Any, raw: Any) -> tuple[list[Word], list[Rule], float]:
    """Return the words of a page with their places, the lines drawn on it, and its width."""
    text = raw.FPDFText_LoadPage(page.raw)
    if not text:
        raise refusals.because(refusals.DAMAGED)
    rules = list(_rules(page.raw, raw))
    try:
        words = list(_words(_Measured(text, raw), rules))
    finally:
        raw.FPDFText_ClosePage(text)
    found = words, rules, raw.FPDF_GetPageWidthF(page.raw)
    page.close()
    return found


class _Measured:
    """The letters of a page, and where each stands; every question goes to the library."""

    def __init__(self, text: Any, raw: Any) -> None:
        self.letters = _letters(text, raw.FPDFText_CountChars(text), raw)
        self._text, self._raw = text, raw
        self._x, self._y, self._right, rest = (ctypes.c_double() for _ in range(4))
        held = ctypes.byref(rest)
        self._origin = ctypes.byref(self._x), ctypes.byref(self._y)
        self._box = held, ctypes.byref(self._right), held, held

    def word(self, start: int, end: int) -> Word:
        """Return the letters from `start` to `end` and the place they take up."""
        self._raw.FPDFText_GetCharOrigin(self._text, start, *self._origin)
        self._raw.FPDFText_GetCharBox(self._text, end - 1, *self._box)
        size = self._raw.FPDFText_GetFontSize(self._text, start) or 10.0
        x = self._x.value
        return Word(self.letters[start:end], x, self._y.value, max(self._right.value, x), size)


def _words(page: _Measured, rules: Sequence[Rule]) -> Iterator[Word]:
    """Yield what stands on a page: whole lines where they can be, and otherwise word by word.

    To ask where every word is takes longer than all the rest of reading. A line that no border
    crosses is in one cell; one that takes no more room than its letters need has no gap in it.
    """
    spans = [found.span() for found in _LINE.finditer(page.letters)]
    lines = [page.word(*span) for span in spans]
    uprights = [rule for rule in rules if not rule.level]
    widths = sorted(
        (line.end - line.x) / (len(line.text) * line.size)
        for line in lines
        if len(line.text) > _PROSE
    )
    usual = widths[len(widths) // 4] if widths else 0.0
    for line, (start, _) in zip(lines, spans, strict=True):
        beside = [rule.at for rule in uprights if rule.start <= line.y <= rule.end]
        crossed = any(line.x + 1 < at < line.end - 1 for at in beside)
        slack = line.end - line.x - usual * len(line.text) * line.size
        plain = slack < _ROOMY * line.size if len(line.text) > _PROSE else bool(beside)
        if plain and not crossed:
            yield line
        else:
            yield from (
                page.word(start + w.start(), start + w.end()) for w in _RUN.finditer(line.text)
            )


def _letters(text: Any, count: int, raw: Any) -> str:
    """Return every letter at its index; in one call where the library's count agrees."""
    buffer = (ctypes.c_ushort * (count + 1))()
    got = raw.FPDFText_GetText(text, 0, count, buffer)
    whole = bytes(buffer)[: max(got - 1, 0) * 2].decode("utf-16-le", "replace")
    if len(whole) != count:
        whole = "".join(chr(raw.FPDFText_GetUnicode(text, number) or 0) for number in range(count))
    return whole.translate(_HYPHENS)


def _rules(page: Any, raw: Any) -> Iterator[Rule]:
    """Yield the lines drawn on a page, upright and level: the borders of its tables."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for number in range(min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        drawn = raw.FPDFPage_GetObject(page, number)
        if raw.FPDFPageObj_GetType(drawn) != raw.FPDF_PAGEOBJ_PATH:
            continue
        if not raw.FPDFPageObj_GetBounds(drawn, left, bottom, right, top):
            continue
        width, height = right.value - left.value, top.value - bottom.value
        if height <= _THIN and width > _LONG:
            yield Rule(left.value, right.value, (top.value + bottom.value) / 2, level=True)
        elif width <= _THIN and height > _LONG:
            yield Rule(bottom.value, top.value, (left.value + right.value) / 2, level=False)
        elif width > _LONG and height > _LONG and raw.FPDFPath_CountSegments(drawn) <= _BOX:
            yield Rule(left.value, right.value, top.value, level=True)
            yield Rule(left.value, right.value, bottom.value, level=True)
            yield Rule(bottom.value, top.value, left.value, level=False)
            yield Rule(bottom.value, top.value, right.value, level=False)


_PROSE = 40
_ROOMY = 3.0
_MOST_OBJECTS = 20_000
_BOX = 6
