"""The gutters between the columns of a table without borders: where no word of any row stands."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.reading.formats.typeset import Row, Word

Gap = tuple[float, float]
_NARROWEST = 2.0
_WIDE = 0.8
_APART = 4.0
_MOST_ROWS = 80
_FEWEST_ROWS = 3


def columns(rows: Sequence[Row]) -> tuple[float, ...]:
    """Return where the columns under a line of headings begin; none where there are no gutters.

    The gaps between the headings are narrowed by the words of each line below, up to one that
    runs over a wide one of them.
    """
    gaps = [(a.end, b.x) for a, b in pairwise(rows[0].words) if b.x > a.end]
    body: list[Word] = []
    taken = 0
    for above, row in pairwise(rows[:_MOST_ROWS]):
        if not 0 <= above.y - row.y <= _APART * row.size or abs(row.size - rows[1].size) > 1:
            break
        left = [piece for gap in gaps for piece in _narrowed(gap, row)]
        wide = [gap for gap in gaps if gap[1] - gap[0] > _WIDE * row.size]
        if any(not any(a <= c and d <= b for c, d in left) for a, b in wide):
            break
        gaps = left
        body += row.words
        taken += 1
    if taken < _FEWEST_ROWS or not gaps:
        return ()
    return tuple(_starts(gaps, rows[0].words, body))


def _narrowed(gap: Gap, row: Row) -> Iterator[Gap]:
    """Yield what is left of a gap beside the words of a row."""
    low, high = gap
    pieces = [gap]
    for word in row.words:
        if word.x < high and word.end > low:
            pieces = [
                piece
                for a, b in pieces
                for piece in ((a, min(b, word.x)), (max(a, word.end), b))
                if piece[1] - piece[0] >= _NARROWEST
            ]
    yield from pieces


def _starts(gaps: Sequence[Gap], heads: Sequence[Word], body: Sequence[Word]) -> Iterator[float]:
    """Yield where each column begins that has a heading, and words in some row."""
    edges = [float("-inf"), *sorted(b for _, b in gaps), float("inf")]
    for number, (low, high) in enumerate(pairwise(edges)):
        headed = [word.x for word in heads if low <= (word.x + word.end) / 2 < high]
        said = [word.x for word in body if low - 1 <= word.x < high - 1]
        if number == 0 or (headed and said):
            yield min([*headed, *said], default=low)
