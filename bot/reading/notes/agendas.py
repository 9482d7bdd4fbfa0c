"""An agenda printed ahead of the minutes: the lines of it that are no part of what was said."""

import re
from collections.abc import Sequence

from bot.reading.formats.document import Line
from bot.reading.notes.across import Row


def rows(above: Sequence[Row]) -> frozenset[int]:
    """Return the numbers of the rows that are items of an agenda with its minutes below it."""
    return lines([row.line.with_text(" ".join(row.cells)) for row in above])


def lines(above: Sequence[Line]) -> frozenset[int]:
    """Return the numbers of the lines that are items of an agenda with its minutes below it.

    What else stands under its heading stays, for it may give the day and the place.
    """
    begun = (n for n, line in enumerate(above) if _HEADING.fullmatch(line.text))
    start = next(begun, None)
    if start is None:
        return frozenset()
    first = next((n for n in range(start + 1, len(above)) if _is_item(above[n])), None)
    if first is None or first - start > _NEAR:
        return frozenset()
    last = first
    while last < len(above) and (_is_item(above[last]) or above[last].marker in _BULLETS):
        last += 1
    listed = sum(_is_item(above[n]) for n in range(first, last))
    again = any(_begins_minutes(line) for line in above[last : last + _NEAR])
    if listed < _FEWEST or not again:
        return frozenset()
    return frozenset(range(first, last))


def _is_item(line: Line) -> bool:
    return len(line.text) < _LONGEST and bool(
        re.match(r"\d", line.marker) or re.match(r"\d{1,2}[.)]?\s+[A-Z]", line.text)
    )


def _begins_minutes(line: Line) -> bool:
    """Whether a line opens the minutes: their title, or the list of who came."""
    if _OPENS.match(line.text):
        return True
    titled = line.style != "" and len(line.text) < _LONGEST
    return titled and bool(_MINUTES.search(line.text))


_HEADING = re.compile(
    r"\W{0,3}(?:agenda|order\s+of\s+business)(?:\s+for\s+[\w\s]{3,30})?\W{0,3}", re.IGNORECASE
)
_BULLETS = frozenset({"-", "•", "–", "a", "b", "c", "d", "e"})  # noqa: RUF001  a dash is a bullet
_NEAR = 5
_FEWEST = 3
_MINUTES = re.compile(r"\b(?:minutes|notes?|record|summary)\b", re.IGNORECASE)
_OPENS = re.compile(
    r"\W{0,3}(?:(?:draft|confirmed)\s+)?(?:minutes|notes|record|summary|present|attend|those|in\s+attendance|"
    r"apologies|members\s+present)\b",
    re.IGNORECASE,
)
_LONGEST = 160
