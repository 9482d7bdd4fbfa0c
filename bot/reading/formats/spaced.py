"""Tables without borders, whose columns are only set apart by space."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.reading.formats import cells, gutters
from bot.reading.formats.document import Cell, Line, Place, Table
from bot.reading.formats.typeset import Row, Setting
from bot.reading.notes import tables


def columns(rows: Sequence[Row]) -> tuple[float, ...] | None:
    """Return where columns begin if the first of some lines is their headings, else None.

    They begin after the gutters that all the lines leave free, or under a heading and where most
    of the lines below have a gap.
    """
    known = len(rows[0].starts) + 1 >= _COLUMNS and _are_headings(rows[0].text.split("\t"))
    bold = all(word.bold for word in rows[0].words) and len(rows[0].words) >= _COLUMNS
    if not known and not bold:
        return None
    starts = gutters.columns(rows)
    if len(starts) >= _COLUMNS and _are_headings(_texts(rows[0], starts)):
        return _with_wide_gaps(starts, rows)
    if not known:
        return None
    return _with_wide_gaps((rows[0].x, *(word.x for word in rows[0].starts)), rows)


def _are_headings(texts: Sequence[str]) -> bool:
    return tables.header([Cell((Line(text, Place()),)) for text in texts]) is not None


def _texts(row: Row, starts: Sequence[float]) -> list[str]:
    """Return the words of a row that stand in each column."""
    return [
        " ".join(word.text for word in row.words if low - 1 <= (word.x + word.end) / 2 < high - 1)
        for low, high in pairwise([*starts, _FAR])
    ]


def _with_wide_gaps(headed: Sequence[float], rows: Sequence[Row]) -> tuple[float, ...]:
    """Return where columns begin, those too that have no heading and a wide gap before them."""
    starts = Counter(round(word.x) for row in rows[1:_FEW_ROWS] for word in row.starts)
    fewest = min(len(rows) - 1, _FEW_ROWS) * _MOSTLY
    often = (at for at, times in starts.items() if times >= fewest)
    more = (at for at in often if all(abs(at - known) > _CLOSE for known in headed))
    return tuple(sorted([*headed, *more]))


def taken(rows: Sequence[Row], columns: Sequence[float]) -> int:
    """Count the lines that stand in the columns: up to one whose words run across them."""
    for number, row in enumerate(rows[1:], 1):
        if row.y > rows[number - 1].y or rows[number - 1].y - row.y > _APART * row.size:
            return number
        if row.size > rows[1].size + 1:
            return number
        for before, word in pairwise(row.words):
            crosses = any(
                before.x < at - 2 <= word.x
                and word.x - before.end < (0.15 if abs(word.x - at) < 1 else 0.8) * word.size
                for at in columns[1:]
            )
            if crosses:
                return number
    return len(rows)


def table(rows: Sequence[Row], columns: Sequence[float], page: Setting) -> Table:
    """Make a table of lines in columns; the first column, or a gap, says where a row begins."""
    pitch = min((a.y - b.y for a, b in pairwise(rows) if a.y - b.y > 1), default=0.0)
    opens = [row.x < columns[1] - 2 for row in rows]
    gaps = [at for at in range(1, len(rows)) if rows[at - 1].y - rows[at].y > pitch * 1.25]
    centred = abs(len(gaps) + 1 - sum(opens)) <= 1 and len(gaps) >= _COLUMNS
    groups: list[list[Row]] = []
    for at, row in enumerate(rows):
        first = not centred and opens[at] and not _continues(rows[at - 1], columns)
        if (at < 2 and not (at and centred and at not in gaps)) or at in gaps or first:  # noqa: PLR2004  headings, first row
            groups.append([row])
        else:
            groups[-1].append(row)
    return Table(tuple(tuple(_cells(group, columns, page)) for group in groups))


def _cells(group: Sequence[Row], columns: Sequence[float], page: Setting) -> Iterator[Cell]:
    """Yield the cells of a row from the lines it takes up."""
    words = [word for row in group for word in row.words]
    for place, (start, end) in enumerate(pairwise([*columns, _FAR])):
        inside = [
            word
            for word in words
            if (start - 2 <= word.x < end - 2) or (place == 0 and word.x < start)
        ]
        yield cells.cell(inside, page, (start, end))


def _continues(above: Row, columns: Sequence[float]) -> bool:
    """Whether the first column's own words were wrapped: it is a wide one, and its line is full."""
    wide = columns[1] - columns[0] > _WIDE
    mine = [word for word in above.words if word.x < columns[1] - 2]
    return wide and bool(mine) and columns[1] - mine[-1].end < _WIDE / 2


_COLUMNS = 2
_FAR = 2_000.0
_APART = 4.0
_FEW_ROWS = 8
_MOSTLY = 0.4
_CLOSE = 20.0
_WIDE = 110.0
