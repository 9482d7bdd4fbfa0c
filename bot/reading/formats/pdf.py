"""PDF text into lines and tables, from where each word stands on its page."""

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from bot.reading.formats import grids, measured, refusals, running, turned, typeset
from bot.reading.formats.document import Block, Document
from bot.reading.formats.grids import Rule
from bot.reading.formats.typeset import Word

MOST_PAGES = 400
MOST_LETTERS = 1_500_000
_FEWEST_LETTERS = 25
_PASSWORD = 4
_THIN = 3.5
_LONG = 8.0


class Sheet(NamedTuple):
    """What is on a page: its words, and the lines drawn on it."""

    words: list[Word]
    rules: list[Rule]


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
    letters = sum(len(word.text) for page in pages for word in page.words)
    if letters < _FEWEST_LETTERS:
        raise refusals.because(refusals.PICTURE)
    if letters > MOST_LETTERS:
        raise refusals.because(refusals.TOO_LONG)
    kept, margins = running.parted([page.words for page in pages])
    blocks = tuple(_blocks(kept, [page.rules for page in pages]))
    return Document(blocks, kind="pdf", pages=len(pages), margins=tuple(margins))


def _blocks(pages: Sequence[list[Word]], rules: Sequence[list[Rule]]) -> Iterator[Block]:
    """Yield the blocks of each page, and what goes on over the turn of one as a whole.

    Lines are numbered from the top of their page.
    """
    body = typeset.usual_size(pages)
    yield from turned.joined(
        list(grids.blocks(words, drawn, page=number, body=body))
        for number, (words, drawn) in enumerate(zip(pages, rules, strict=True), 1)
    )


def _page(page: Any, raw: Any) -> Sheet:
    """Return the words of a page with their places, and the lines drawn on it."""
    text = raw.FPDFText_LoadPage(page.raw)
    if not text:
        raise refusals.because(refusals.DAMAGED)
    rules = list(_rules(page.raw, raw))
    try:
        words = measured.words(measured.Measured(text, raw), rules)
    finally:
        raw.FPDFText_ClosePage(text)
    page.close()
    return Sheet(words, rules)


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
