"""What goes on over the turn of a page, or of a column: tables, rows and sentences made whole."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from bot.reading.formats.document import Block, Cell, Line, Table
from bot.reading.formats.wrapping import goes_on
from bot.reading.notes import tables

Row = tuple[Cell, ...]


def joined(pages: Iterable[Sequence[Block]]) -> Iterator[Block]:
    """Yield the blocks of all the pages; the last of one and the first of the next may be one."""
    held: Block | None = None
    for blocks in pages:
        for number, block in enumerate(blocks):
            whole = _whole(held, block) if held and number == 0 else None
            if held and not whole:
                yield held
            held = whole or block
    if held:
        yield held


def headed(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks; headings that were drawn as a table of their own join the table below."""
    held: Block | None = None
    for block in blocks:
        if (
            isinstance(held, Table)
            and isinstance(block, Table)
            and len(held.rows) == 1
            and held.width == block.width > 1
            and tables.header(held.rows[0])
            and not tables.header(block.rows[0])
        ):
            held = Table((*held.rows, *block.rows))
            continue
        if held:
            yield held
        held = block
    if held:
        yield held


def _whole(above: Block, below: Block) -> Block | None:
    """Return two blocks as the one that a page broke; None when they are two."""
    if isinstance(above, Line) and isinstance(below, Line):
        on = goes_on(above, below, width=0, gap=True)
        return replace(above, text=f"{above.text} {below.text}") if on else None
    if isinstance(above, Table) and isinstance(below, Table) and above.width == below.width > 1:
        return _table(above, below)
    return None


def _table(above: Table, below: Table) -> Table | None:
    """Join two tables of as many columns, unless the second has headings of its own."""
    first, *rest = below.rows
    if _words(first) == _words(above.rows[0]):
        if not rest:
            return above
        first, *rest = rest
    elif tables.header(first):
        return None
    *rows, last = above.rows
    opened = [_row(last, first)] if len(rows) and _breaks(last, first) else [last, first]
    return Table((*rows, *opened, *rest))


def _words(row: Row) -> list[str]:
    return [cell.text for cell in row]


def _breaks(above: Row, below: Row) -> bool:
    """Whether a row goes on with one above it: a sentence in one of its cells does."""
    pairs = list(zip_longest(above, below, fillvalue=Cell()))
    on = any(a.lines and b.lines and b.text[:1].islower() for a, b in pairs)
    return on and all(a.lines or not b.lines for a, b in pairs)


def _row(above: Row, below: Row) -> Row:
    return tuple(_cell(a, b) for a, b in zip_longest(above, below, fillvalue=Cell()))


def _cell(above: Cell, below: Cell) -> Cell:
    """Join the parts of a cell; a sentence that was broken off goes on in its line."""
    if above.lines and below.lines and below.text[:1].islower():
        last, first = above.lines[-1], below.lines[0]
        whole = replace(last, text=f"{last.text} {first.text}")
        return Cell((*above.lines[:-1], whole, *below.lines[1:]))
    return Cell((*above.lines, *below.lines))
