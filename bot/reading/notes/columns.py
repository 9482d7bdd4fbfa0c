"""A table that was flattened column by column: its actions, then its owners, then its dates."""

from collections.abc import Sequence

from bot.reading.formats.document import Block, Cell, Line, Table
from bot.reading.notes import tables

_FEWEST = 2
_LONGEST = 30


def rebuilt(blocks: Sequence[Block]) -> list[Block]:
    """Put tables back where headings of columns are each followed by as many lines as the first."""
    out: list[Block] = []
    at = 0
    while at < len(blocks):
        found = _table(blocks, at)
        if found:
            table, taken = found
            out.append(table)
            at += taken
        else:
            out.append(blocks[at])
            at += 1
    return out


def _table(blocks: Sequence[Block], at: int) -> tuple[Table, int] | None:
    """Read a flattened table that begins here, and how many lines it took; None if none does."""
    first = _heading(blocks[at])
    if first not in ("maybe", "task", "talk"):
        return None
    second = next(
        (
            n
            for n in range(at + 1, min(at + _LONGEST, len(blocks)))
            if _heading(blocks[n]) in ("who", "when")
        ),
        None,
    )
    if second is None or (height := second - at - 1) < _FEWEST:
        return None
    columns: list[list[Line]] = []
    place = at
    while place < len(blocks) and _heading(blocks[place]):
        column = blocks[place : place + height + 1]
        lines = [line for line in column if isinstance(line, Line) and not line.side]
        if len(lines) != height + 1 or any(_heading(line) for line in lines[1:]):
            break
        columns.append(lines)
        place += height + 1
    if len(columns) < _FEWEST:
        return None
    rows = tuple(tuple(Cell((column[n],)) for column in columns) for n in range(height + 1))
    return Table(rows), place - at


def _heading(block: Block) -> str:
    """Return what column a line is the heading of, "" when it is none."""
    if not isinstance(block, Line) or block.marker or block.side:
        return ""
    role = tables.role(block.text)
    return role if role in ("maybe", "task", "who", "when", "status") else ""
