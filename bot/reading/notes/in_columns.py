"""A row of a list in columns read into people: a name with its capacity beside it, or several."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections.abc import Sequence

from bot.reading.notes import pieces, rosters
from bot.reading.notes.listed import Listed


def read(cells: Sequence[str]) -> tuple[Listed, ...]:
    """Read a row of a list in columns: a name with its capacity beside it, or several names."""
    cells = [re.sub(r"(?<=\S) {2,}(?=\S)", ", ", cell) for cell in cells]
    names = [n for n, cell in enumerate(cells) if rosters.is_name(cell)]
    if not names:
        return rosters.read("; ".join(cells))
    if len(names) == 1:
        (at,) = names
        rest = [cell for n, cell in enumerate(cells) if n != at and cell]
        return rosters.read(", ".join([cells[at], *(_closed(cell) for cell in rest)]))
    if len(names) > 1 and names == list(range(1, len(cells))) and pieces.is_post(cells[0]):
        return rosters.read("; ".join(f"{cell}, {cells[0]}" for cell in cells[1:]))
    if names == list(range(len(cells))):
        return rosters.read("; ".join(cells))
    starts = names if names[0] == 0 else [at - 1 for at in names]
    ends = [*starts[1:], len(cells)]
    return tuple(
        listed for start, end in zip(starts, ends, strict=True) for listed in read(cells[start:end])
    )


def _closed(cell: str) -> str:
    """Keep what one cell says together: a capacity with a comma in it is one capacity."""
    return cell if cell.startswith("(") else cell.replace(",", " –").replace(";", " –")
