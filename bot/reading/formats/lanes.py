"""The lanes of a page: columns of prose, or of lists, that are read one after another."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bot.reading.formats import typeset
from bot.reading.formats.typeset import Row, Word


class Box(NamedTuple):
    """Where a table stands: what is in it is never parted."""

    left: float
    right: float
    top: float
    bottom: float


class Lane(NamedTuple):
    """The words and tables that are read together, from top to bottom."""

    words: list[Word]
    boxes: list[Box]


def parted(words: Sequence[Word], boxes: Sequence[Box], *, depth: int = 0) -> Iterator[Lane]:
    """Yield the lanes of a page in the order they are read.

    A page set in two columns has a gutter that nothing crosses, with prose on both sides of it;
    what stands above and below is read across.
    """
    whole = Lane(list(words), list(boxes))
    at = _gutter(words) if depth < _DEEPEST else None
    band = _clear(whole, at) if at is not None else None
    if at is None or band is None:
        yield whole
        return
    bottom, top = band
    above, inside, below = _cut(whole, top, bottom)
    left = [word for word in inside.words if word.x < at]
    right = [word for word in inside.words if word.x >= at]
    if not (_is_prose(left) and _is_prose(right)):
        yield whole
        return
    if above.words or above.boxes:
        yield from parted(above.words, above.boxes, depth=depth + 1)
    yield Lane(left, [box for box in inside.boxes if box.left < at])
    yield Lane(right, [box for box in inside.boxes if box.left >= at])
    if below.words or below.boxes:
        yield from parted(below.words, below.boxes, depth=depth + 1)


def lists(rows: Sequence[Row]) -> tuple[list[Row], list[Row]] | None:
    """Part the rows of a cell that holds two lists side by side, each with titles of its own."""
    starts = Counter(round(word.x) for row in rows for word in row.starts)
    if not starts or len(rows) < _FEWEST_ROWS:
        return None
    at, times = starts.most_common(1)[0]
    crossed = any(word.x < at - 1 < word.end - 2 for row in rows for word in row.words)
    if crossed or times < len(rows) * _MOST_ROWS:
        return None
    sides = [
        typeset.rows([word for row in rows for word in row.words if (word.x >= at - 1) == right])
        for right in (False, True)
    ]
    bold = [{round(row.y) for row in side if all(w.bold for w in row.words)} for side in sides]
    plain = [{round(row.y) for row in side} - loud for side, loud in zip(sides, bold, strict=True)]
    own = any(bold) and (bold[1] & plain[0] or bold[0] & plain[1])
    return (sides[0], sides[1]) if own and all(bold) and all(plain) else None


def _gutter(words: Sequence[Word]) -> float | None:
    """Return where the second of two columns would begin: near the middle, again and again."""
    if len(words) < _FEWEST:
        return None
    left, right = min(word.x for word in words), max(word.end for word in words)
    low, high = left + (right - left) * _NEAREST, left + (right - left) * _FURTHEST
    starts = Counter(round(word.x) for word in words if low < word.x < high and not word.follows)
    if not starts:
        return None
    at, times = starts.most_common(1)[0]
    return at - 2.0 if times >= _FEWEST else None


def _clear(lane: Lane, at: float) -> tuple[float, float] | None:
    """Return the bottom and top of the tallest part of a page that nothing crosses at a place."""
    across = [word.y for word in lane.words if word.x < at - 1 and word.end > at]
    for box in lane.boxes:
        if box.left < at < box.right:
            across += [box.top, box.bottom]
    heights = sorted(word.y for word in lane.words)
    edges = sorted({float("-inf"), *across, float("inf")})
    spans = [
        (bisect_left(heights, high) - bisect_right(heights, low), low, high)
        for low, high in pairwise(edges)
    ]
    _, low, high = max(spans)
    inside = sorted({round(height, 1) for height in heights if low < height < high})
    if len(inside) < _FEWEST:
        return None
    reach = _APART * max(word.size for word in lane.words)
    if inside[1] - inside[0] > reach:
        inside = inside[1:]  # a foot, below the columns
    if inside[-1] - inside[-2] > reach:
        inside = inside[:-1]
    return inside[0] - 1, inside[-1] + 1


def _cut(lane: Lane, top: float, bottom: float) -> tuple[Lane, Lane, Lane]:
    """Cut what stands above and below a band off from what is in it."""
    above, inside, below = Lane([], []), Lane([], []), Lane([], [])
    for word in lane.words:
        (above if word.y > top else below if word.y < bottom else inside).words.append(word)
    for box in lane.boxes:
        middle = (box.top + box.bottom) / 2
        (above if middle > top else below if middle < bottom else inside).boxes.append(box)
    return above, inside, below


def _is_prose(words: Sequence[Word]) -> bool:
    """Whether the words of a column are sentences: many of its lines run to its full width."""
    rows = typeset.rows(words)
    if len(rows) < _FEWEST:
        return False
    left, right = min(row.x for row in rows), max(row.end for row in rows)
    full = [row for row in rows if row.end - left > (right - left) * _FULL]
    spaces = sum(row.text.count(" ") for row in rows)
    return len(full) >= len(rows) * _MOST_FULL and spaces >= len(rows) * _WORDY


_DEEPEST = 4
_FEWEST = 6
_FEWEST_ROWS = 4
_MOST_ROWS = 0.6
_NEAREST = 0.38
_FURTHEST = 0.62
_APART = 2.2
_FULL = 0.75
_MOST_FULL = 0.35
_WORDY = 3
