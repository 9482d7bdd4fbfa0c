"""Running heads and feet: what is printed again at the edge of each page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.reading.formats import typeset
from bot.reading.formats.typeset import Word

Edge = tuple[int, str]
_DIGITS = re.compile(r"\d+")
_PAGE = re.compile(r"(?:page\s*)?\d+(?:\s*(?:of|/)\s*\d+)?", re.IGNORECASE)
_FEW = 2
_MOST = 0.7
_OUTER = 2
_TOGETHER = 2.5


class Parted(NamedTuple):
    """The words of each page, and what was taken from the heads and feet of them."""

    pages: list[list[Word]]
    margins: list[str]


def parted(pages: Sequence[list[Word]]) -> Parted:
    """Take what is printed again at the edges of the pages out of their words."""
    again = _repeated(pages)
    if not again:
        return Parted(list(pages), [])
    heights = {height for height, _ in again}
    kept: list[list[Word]] = []
    margins: dict[str, None] = {}
    for words in pages:
        runs = {line[0] for line in _lines(words, heights) if line in again}
        rest: list[Word] = []
        taken: list[Word] = []
        for word in words:
            height = round(word.y)
            is_again = height in heights and (height in runs or _edge(word) in again)
            (taken if is_again else rest).append(word)
        kept.append(rest)
        for row in typeset.rows(taken):
            margins |= dict.fromkeys(part.strip() for part in row.text.split("\t"))
    return Parted(kept, [words for words in margins if not _PAGE.fullmatch(words)])


def _repeated(pages: Sequence[Sequence[Word]]) -> set[Edge]:
    """Return the words and the lines that are printed at the same height on most pages."""
    if len(pages) < _FEW:
        return set()
    seen: Counter[Edge] = Counter()
    for words in pages:
        outer = _outer(words)
        seen.update({_edge(word) for word in words if round(word.y) in outer})
        seen.update(set(_lines(words, outer)))
    return {key for key, count in seen.items() if count >= max(_FEW, len(pages) * _MOST)}


def _outer(words: Sequence[Word]) -> set[int]:
    """Return the heights of the first lines of a page and of the last, two that stand together."""
    heights = sorted({round(word.y) for word in words})
    reach = _TOGETHER * max((word.size for word in words), default=0.0)
    ends = (heights[:_OUTER], heights[-_OUTER:][::-1])
    return {height for end in ends for height in end if abs(height - end[0]) <= reach}


def _lines(words: Sequence[Word], heights: set[int]) -> Iterator[Edge]:
    """Yield each line at some heights, however many words it was taken apart into."""
    lines: dict[int, list[Word]] = {}
    for word in words:
        if (height := round(word.y)) in heights:
            lines.setdefault(height, []).append(word)
    for height, line in lines.items():
        said = "".join(word.text for word in sorted(line, key=lambda word: word.x))
        yield height, _DIGITS.sub("#", said.replace(" ", ""))


def _edge(word: Word) -> Edge:
    """Return the height and the words of something at the edge of a page; numbers are all alike."""
    return round(word.y), _DIGITS.sub("#", word.text)
