"""PDF text into lines and tables, from where each word stands on its page."""

from collections.abc import Iterator
from typing import Any

import ctypes

from bot.reading import grids, refusals, typeset
from bot.reading.document import Block, Document
from bot.reading.grids import Rule
from bot.reading.typeset import Word

MOST_PAGES = 400
MOST_LETTERS = 1_500_000
_FEWEST_LETTERS = 25
_PASSWORD = 4
_THIN = 3.5
_LONG = 8.0
_BREAKS = frozenset("\r\n\t \u00a0\u0000")
_HYPHENS = {"\u0002": "-", "\ufffe": "-"}


def read(data: bytes) -> Document:
    """Read the text layer of a PDF; refuse one that is locked, damaged or only a picture."""
    import pypdfium2  # noqa: PLC0415  costs 60 ms, and only a PDF needs it

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", 0) == _PASSWORD or "password" in str(error).lower()
        raise refusals.because(refusals.PASSWORD if locked else refusals.DAMAGED) from error
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
        kept = [word for word in words if (round(word.y), word.text) not in edges]
        yield from grids.blocks(kept, rules, page=number)


def _page(page: Any, raw: Any) -> tuple[list[Word], list[Rule], float]:
    """Return the words of a page with their places, the lines drawn on it, and its width."""
    text = raw.FPDFText_LoadPage(page.raw)
    if not text:
        raise refusals.because(refusals.DAMAGED)
    try:
        words = list(_words(text, raw))
    finally:
        raw.FPDFText_ClosePage(text)
    found = words, list(_rules(page.raw, raw)), raw.FPDF_GetPageWidthF(page.raw)
    page.close()
    return found


def _words(text: Any, raw: Any) -> Iterator[Word]:
    """Yield each run of letters with the place of its first and its last."""
    count = raw.FPDFText_CountChars(text)
    letters = _letters(text, count, raw)
    x, y = ctypes.c_double(), ctypes.c_double()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    start = 0
    while start < count:
        if letters[start] in _BREAKS:
            start += 1
            continue
        end = start
        while end < count and letters[end] not in _BREAKS:
            end += 1
        raw.FPDFText_GetCharOrigin(text, start, x, y)
        raw.FPDFText_GetCharBox(text, end - 1, left, right, bottom, top)
        held = "".join(_HYPHENS.get(letter, letter) for letter in letters[start:end])
        size = raw.FPDFText_GetFontSize(text, start)
        yield Word(held, x.value, y.value, max(right.value, x.value), size or 10.0)
        start = end


def _letters(text: Any, count: int, raw: Any) -> list[str]:
    """Return every letter by its index; in one call where the library's count agrees."""
    buffer = (ctypes.c_ushort * (count + 1))()
    got = raw.FPDFText_GetText(text, 0, count, buffer)
    whole = bytes(buffer)[: max(got - 1, 0) * 2].decode("utf-16-le", "replace")
    if len(whole) == count:
        return list(whole)
    return [chr(raw.FPDFText_GetUnicode(text, number) or 0) for number in range(count)]


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


_MOST_OBJECTS = 20_000
_BOX = 6
