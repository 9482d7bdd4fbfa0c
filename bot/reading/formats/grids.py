"""The tables of a page, by the lines drawn around their cells or the columns of their words."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.reading.formats import beside, cells, lanes, spaced, turned, typeset
from bot.reading.formats.beside import Margin
from bot.reading.formats.document import Block, Cell, Table
from bot.reading.formats.lanes import Box
from bot.reading.formats.typeset import Row, Setting, Word


class Rule(NamedTuple):
    """A line drawn on a page, from `start` to `end` along its way, at `at` across it."""

    start: float
    end: float
    at: float
    level: bool


class Grid(NamedTuple):
    """The borders of one table: its uprights left to right, its levels top to bottom."""

    columns: tuple[float, ...]
    levels: tuple[float, ...]
    rules: tuple[Rule, ...]

    def holds(self, word: Word) -> bool:
        """Whether a word stands inside the table."""
        middle = word.y + word.size * 0.3
        inside = self.levels[-1] - _NEAR <= middle <= self.levels[0] + _NEAR
        return inside and self.columns[0] - _NEAR <= word.x <= self.columns[-1] + _NEAR


def blocks(
    words: Sequence[Word], rules: Sequence[Rule], *, page: int, body: float = 0.0
) -> Iterator[Block]:
    """Yield the tables and the paragraphs of a page in reading order.

    `body` is the size that most words of the document have: what is larger is a heading.
    """
    here = Setting(page, typeset.ranked(words), body)
    held: dict[Box, Table] = {}
    free = list(words)
    for grid in grids(rules):
        inside = [word for word in free if grid.holds(word)]
        if inside:
            free = [word for word in free if not grid.holds(word)]
            box = Box(grid.columns[0], grid.columns[-1], grid.levels[0], grid.levels[-1])
            held[box] = _table(grid, inside, here)
    yield from turned.joined(
        list(turned.headed(_in_lane(lane.words, {box: held[box] for box in lane.boxes}, here)))
        for lane in lanes.parted(free, list(held))
    )


def _in_lane(words: Sequence[Word], held: dict[Box, Table], page: Setting) -> Iterator[Block]:
    """Yield the tables and paragraphs that stand one under another."""
    tops = sorted((box.top for box in held), reverse=True)
    bands: dict[int, list[Row]] = {}
    every = typeset.rows(words)
    for row in every:
        bands.setdefault(sum(top > row.y for top in tops), []).append(row)
    right = max((row.end for row in every), default=0.0)
    margin = beside.edge(every)
    for band in range(len(tops) + 1):
        yield from _set(bands.get(band, []), page, right, margin)
        for box, table in held.items():
            if band < len(tops) and box.top == tops[band]:
                yield from _opened(table)


def _opened(table: Table) -> Iterator[Block]:
    """Yield the lines of a box with a border; a table of several cells as it is."""
    if table.width > 1 or len(table.rows) > 1:
        yield table
    else:
        yield from (line for row in table.rows for cell in row for line in cell.lines)


def grids(rules: Sequence[Rule]) -> list[Grid]:
    """Return the tables that drawn lines make: those that meet belong together."""
    groups: list[list[Rule]] = []
    for rule in rules[:_MOST]:
        meeting = [group for group in groups if any(_meet(rule, other) for other in group)]
        merged = [rule, *(other for group in meeting for other in group)]
        groups = [group for group in groups if group not in meeting] + [merged]
    made = []
    for group in groups:
        columns = _distinct([rule.at for rule in group if not rule.level])
        levels = _distinct([rule.at for rule in group if rule.level])[::-1]
        if len(columns) > _FEWEST and len(levels) > 1:
            made.append(Grid(tuple(columns), tuple(levels), tuple(group)))
    return made


def _meet(one: Rule, other: Rule) -> bool:
    """Whether two lines cross, touch, or carry one another on."""
    if one.level == other.level:
        return (
            abs(one.at - other.at) < _NEAR
            and one.start - _NEAR <= other.end
            and other.start - _NEAR <= one.end
        )
    along = one.start - _NEAR <= other.at <= one.end + _NEAR
    return along and other.start - _NEAR <= one.at <= other.end + _NEAR


def _distinct(places: Sequence[float]) -> list[float]:
    """Return the places in order, those within a hair of each other as one."""
    out: list[float] = []
    for place in sorted(places):
        if not out or place - out[-1] > _NEAR:
            out.append(place)
    return out


def _table(grid: Grid, words: Sequence[Word], page: Setting) -> Table:
    """Put each word in its cell; where a border is missing, cells are one."""
    title = _title(grid, words)
    words = [word for word in words if word not in title]
    across, down = len(grid.columns) - 1, len(grid.levels) - 1
    held: dict[tuple[int, int], list[Word]] = {}
    falls = [-level for level in grid.levels]
    homes: dict[tuple[int, int], tuple[int, int]] = {}  # asked once for each place, not each word
    for word in words:
        column = min(bisect_right(grid.columns, word.x + 1) - 1, across - 1)
        row = min(bisect_right(falls, -(word.y + word.size * 0.3)) - 1, down - 1)
        place = max(row, 0), max(column, 0)
        home = homes.get(place) or homes.setdefault(place, _home(grid, *place))
        held.setdefault(home, []).append(word)
    made = []
    if title:
        made.append((cells.cell(title, page, grid.columns[::across]), *[Cell()] * (across - 1)))
    for row in range(down):
        line = tuple(
            cells.cell(held.get((row, column), []), page, grid.columns[column : column + 2])
            for column in range(across)
        )
        if any(cell.lines for cell in line):
            made.append(line)
    return Table(tuple(made))


def _title(grid: Grid, words: Sequence[Word]) -> list[Word]:
    """Return the words of the first line, if they run over an upright: they are a title."""
    first = typeset.rows(words)[0] if len(grid.columns) > _TITLED else None
    if first is None or first.starts or first.y < grid.levels[1]:
        return []
    over = any(
        word.x < at - _NEAR and word.end > at + _NEAR
        for word in first.words
        for at in grid.columns[1:-1]
    )
    return list(first.words) if over else []


def _home(grid: Grid, row: int, column: int) -> tuple[int, int]:
    """Return the top left of the cell that a place belongs to."""
    middle = (grid.levels[row] + grid.levels[row + 1]) / 2
    while column and not any(
        not rule.level
        and abs(rule.at - grid.columns[column]) < _NEAR
        and rule.start - 1 <= middle <= rule.end + 1
        for rule in grid.rules
    ):
        column -= 1
    centre = (grid.columns[column] + grid.columns[column + 1]) / 2
    while row and not any(
        rule.level
        and abs(rule.at - grid.levels[row]) < _NEAR
        and rule.start - 1 <= centre <= rule.end + 1
        for rule in grid.rules
    ):
        row -= 1
    return row, column


def _set(
    rows: Sequence[Row], page: Setting, right: float, margin: Margin | None
) -> Iterator[Block]:
    """Yield paragraphs, and the tables whose columns are only set apart by space."""
    plain: list[Row] = []
    at = 0
    while at < len(rows):
        if columns := spaced.columns(rows[at:]):
            yield from beside.paragraphs(plain, page, margin=margin, right=right)
            plain = []
            taken = spaced.taken(rows[at:], columns)
            yield spaced.table(rows[at : at + taken], columns, page)
            at += taken
        else:
            plain.append(rows[at])
            at += 1
    yield from beside.paragraphs(plain, page, margin=margin, right=right)


_NEAR = 3.0
_FEWEST = 1
_TITLED = 3
_MOST = 3_000
