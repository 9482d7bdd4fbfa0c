"""The tables of a page, by the lines drawn around their cells or the columns of their words."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from bot.reading.formats import typeset
from bot.reading.formats.document import Block, Cell, Line, Place, Table
from bot.reading.formats.typeset import Row, Word
from bot.reading.notes import tables


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


class Page(NamedTuple):
    """A page by its number, and the numbers of its lines by their height."""

    number: int
    ranks: Mapping[int, int]


def blocks(words: Sequence[Word], rules: Sequence[Rule], *, page: int) -> Iterator[Block]:
    """Yield the tables and the paragraphs of a page, from its top to its bottom."""
    here = Page(page, typeset.ranked(words))
    held: list[tuple[float, Block]] = []
    free = list(words)
    for grid in grids(rules):
        inside = [word for word in free if grid.holds(word)]
        if inside:
            free = [word for word in free if not grid.holds(word)]
            held.append((grid.levels[0], _table(grid, inside, here)))
    tops = sorted((top for top, _ in held), reverse=True)
    bands: dict[int, list[Row]] = {}
    for row in typeset.rows(free):
        bands.setdefault(sum(top > row.y for top in tops), []).append(row)
    right = max((row.end for rows in bands.values() for row in rows), default=0.0)
    for band in range(len(tops) + 1):
        yield from _set(bands.get(band, []), here, right)
        yield from (block for top, block in held if band < len(tops) and top == tops[band])


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


def _table(grid: Grid, words: Sequence[Word], page: Page) -> Table:
    """Put each word in its cell; where a border is missing, cells are one."""
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
    for row in range(down):
        cells = tuple(
            _cell(held.get((row, column), []), page, grid.columns[column : column + 2])
            for column in range(across)
        )
        if any(cell.lines for cell in cells):
            made.append(cells)
    return Table(tuple(made))


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


def _cell(words: Sequence[Word], page: Page, borders: Sequence[float]) -> Cell:
    """Set the words of a cell; where no line is prose, its border says which are full."""
    left, right = borders
    rows = typeset.rows(words)
    prose = any(row.text.count(" ") >= _WORDS for row in rows)
    edge = max(row.end for row in rows) + _PADDING if prose else right
    lines = typeset.paragraphs(
        rows,
        page.ranks,
        page=page.number,
        right=min(right - _PADDING, edge),
        cell=right - left - 2 * _PADDING,
    )
    return Cell(tuple(lines))


def _set(rows: Sequence[Row], page: Page, right: float) -> Iterator[Block]:
    """Yield paragraphs, and the tables whose columns are only set apart by space."""
    plain: list[Row] = []
    at = 0
    while at < len(rows):
        if columns := _heading(rows[at]):
            yield from typeset.paragraphs(plain, page.ranks, page=page.number, right=right)
            plain = []
            taken = _under(rows[at:], columns)
            yield _spaced(rows[at : at + taken], columns, page)
            at += taken
        else:
            plain.append(rows[at])
            at += 1
    yield from typeset.paragraphs(plain, page.ranks, page=page.number, right=right)


def _heading(row: Row) -> tuple[float, ...] | None:
    """Read a line of column headings set apart by space, and return where the columns begin."""
    parts = row.text.split("\t")
    if (
        len(parts) < _COLUMNS
        or tables.header([Cell((Line(part, Place()),)) for part in parts]) is None
    ):
        return None
    starts = [row.x]
    for before, word in pairwise(row.words):
        if word.x - before.end > 1.6 * word.size:
            starts.append(word.x)
    return tuple(starts)


def _under(rows: Sequence[Row], columns: Sequence[float]) -> int:
    """Count the lines that stand in the columns: up to one whose words run across them."""
    for number, row in enumerate(rows[1:], 1):
        if row.y > rows[number - 1].y or rows[number - 1].y - row.y > _APART * row.size:
            return number
        for before, word in pairwise(row.words):
            crosses = any(
                before.x < at - 2 <= word.x and word.x - before.end < 0.8 * word.size
                for at in columns[1:]
            )
            if crosses:
                return number
    return len(rows)


def _spaced(rows: Sequence[Row], columns: Sequence[float], page: Page) -> Table:
    """Make a table of lines in columns; the first column, or a gap, says where a row begins."""
    pitch = min((a.y - b.y for a, b in pairwise(rows) if a.y - b.y > 1), default=0.0)
    groups: list[list[Row]] = []
    for at, row in enumerate(rows):
        first = row.x < columns[1] - 2
        gap = at > 0 and rows[at - 1].y - row.y > pitch * 1.25
        if at < 2 or gap or (first and not _continues(rows[at - 1], columns)):  # noqa: PLR2004  headings, first row
            groups.append([row])
        else:
            groups[-1].append(row)
    made = []
    for group in groups:
        words = [word for row in group for word in row.words]
        cells = []
        for place, start in enumerate(columns):
            end = columns[place + 1] if place + 1 < len(columns) else _FAR
            inside = [
                word
                for word in words
                if (start - 2 <= word.x < end - 2) or (place == 0 and word.x < start)
            ]
            cells.append(_cell(inside, page, (start, end)))
        made.append(tuple(cells))
    return Table(tuple(made))


def _continues(above: Row, columns: Sequence[float]) -> bool:
    """Whether the first column's own words were wrapped: it is a wide one, and its line is full."""
    wide = columns[1] - columns[0] > _WIDE
    mine = [word for word in above.words if word.x < columns[1] - 2]
    return wide and bool(mine) and columns[1] - mine[-1].end < _WIDE / 2


_NEAR = 3.0
_FEWEST = 1
_MOST = 3_000
_WORDS = 2
_PADDING = 6.0
_COLUMNS = 2
_FAR = 2_000.0
_APART = 4.0
_WIDE = 110.0
