"""The words of one cell, set into its paragraphs."""

from collections.abc import Sequence

from bot.reading.formats import flowing, lanes, typeset
from bot.reading.formats.document import Cell
from bot.reading.formats.typeset import Setting, Word


def cell(words: Sequence[Word], page: Setting, borders: Sequence[float]) -> Cell:
    """Set the words of a cell; its padding is as wide on the right as it is on the left."""
    left, right = borders
    rows = typeset.rows(words)
    if not rows:
        return Cell()
    padding = min(max(min(row.x for row in rows) - left, _LEAST), _MOST)
    return Cell(
        tuple(
            line
            for side in lanes.lists(rows) or (rows,)
            for line in flowing.paragraphs(
                side, page, right=right - padding, cell=right - left - 2 * padding
            )
        )
    )


_LEAST = 1.0
_MOST = 6.0
