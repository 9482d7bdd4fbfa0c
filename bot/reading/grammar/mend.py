"""Slips of the keyboard and of scanned pages in the words that name a time, put right."""

import re

from bot.reading.grammar.line import Line
from bot.reading.grammar.names import DAY_NAMES, MONTH_NAMES

_NAMES = tuple(name.lower() for name in (*DAY_NAMES, *MONTH_NAMES) if len(name) > 4)  # noqa: PLR2004  "may", "june" are too near other words
_OTHERS = ("tomorrow", "meeting", "working", "quarter", "autumn", "summer", "possible", "fortnight")
_SCANNED = re.compile(
    r"(?<![\w])(?=[0-9OolIS]{1,4}(?:st|nd|rd|th)?(?!\w))[0-9OolIS]*[0-9][0-9OolIS]*"
)
_DIGITS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "S": "5"})
_MONTHS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN = re.compile(
    r"(?<=\d)\.(?P<m>i{1,3}|iv|vi{0,3}|ix|xi{0,2})\.(?=\d{2}(?:\d\d)?\b)", re.IGNORECASE
)
"""A month in Roman numbers, as some hands write one: "17.xii.12"."""
_SHORTEST, _LONG = 5, 8


def mended(text: str) -> str | None:
    """Return a phrase with "Septmber", "Wednesady" and "l3" put right; None if nothing is wrong.

    A word is put right only when one name alone is a slip away: a letter left out, put in or
    changed, or two that changed places; two slips in a word of eight letters.
    """
    fixed = _ROMAN.sub(lambda match: f".{_MONTHS.index(match['m'].lower()) + 1}.", text)
    fixed = _SCANNED.sub(lambda match: match.group().translate(_DIGITS), fixed)
    for token in reversed(Line(fixed).tokens):
        if token.kind == "word" and len(token.word) >= _SHORTEST:
            name = _nearest(token.word)
            if name is not None:
                fixed = f"{fixed[: token.start]}{name}{fixed[token.start + len(token.word) :]}"
    return fixed if fixed != text else None


def _nearest(word: str) -> str | None:
    from rapidfuzz.distance import OSA  # noqa: PLC0415  only when a word is unknown

    slips = 1 if len(word) < _LONG else 2
    near = [
        name
        for name in (*_NAMES, *_OTHERS)
        if word[0] == name[0] and OSA.distance(word, name, score_cutoff=slips) <= slips
    ]
    return near[0] if len(near) == 1 and word not in {near[0], f"{near[0]}s"} else None
