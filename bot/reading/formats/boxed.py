"""Tables drawn in plain text with bars: the rows that were wrapped in their cells, made whole."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest

_DASHES = re.compile(r"\+(?:[-=]+\+){2,}")
_RULE = re.compile(r"[\s|:+=-]+")
_FEWEST = 3
_MOST = 0.6
_NARROWEST = 20


def rejoined(raw: Sequence[str]) -> Iterator[str]:
    """Yield lines; the rows of such a table have tabs between their cells.

    A row goes on with the one above it when its words had no room there: each of its cells stands
    under one that its first word would not have fitted into.
    """
    held: list[list[str]] = []
    last: list[str] = []
    for line, is_row in zip(raw, _drawn(raw), strict=True):
        cells = line.strip()[1:-1].split("|") if is_row else []
        if held and cells and _goes_on(last, cells):
            held[-1] = [
                f"{whole} {cell.strip()}".strip()
                for whole, cell in zip(held[-1], cells, strict=True)
            ]
        elif cells:
            held.append([cell.strip() for cell in cells])
        else:
            yield from ("\t".join(row) for row in held)
            yield line
            held = []
        last = cells
    yield from ("\t".join(row) for row in held)


def between_rules(raw: Sequence[str]) -> Iterator[str]:
    """Yield lines; where lines of dashes part the rows of a table, each row is one line."""
    rows: list[list[str]] = []
    opened = False
    for line in raw:
        bare = line.strip()
        if _DASHES.fullmatch(bare):
            opened = True
            rows.append([])
        elif opened and _is_barred(bare):
            cells = [cell.strip() for cell in bare[1:-1].split("|")]
            above = rows[-1] or [""] * len(cells)
            rows[-1] = [f"{a} {b}".strip() for a, b in zip_longest(above, cells, fillvalue="")]
        else:
            yield from ("\t".join(row) for row in rows if row)
            yield line
            rows, opened = [], False
    yield from ("\t".join(row) for row in rows if row)


def _drawn(raw: Sequence[str]) -> Iterator[bool]:
    """Say of each line whether it is a row of a table whose cells are padded to one width."""
    for barred, group in groupby(raw, key=_is_barred):
        lines = [line.rstrip() for line in group]
        widths = Counter(len(line) for line in lines)
        even = barred and len(lines) >= _FEWEST and max(widths.values()) >= len(lines) * _MOST
        ruled = any(_RULE.fullmatch(line) for line in lines)
        yield from [even and not ruled] * len(lines)


def _is_barred(line: str) -> bool:
    bare = line.strip()
    return bare.startswith("|") and bare.endswith("|") and len(bare) > _NARROWEST


def _goes_on(above: Sequence[str], below: Sequence[str]) -> bool:
    """Whether the words of a row are those that had no room in the cells above them."""
    if [len(cell) for cell in above] != [len(cell) for cell in below]:
        return False
    if all(cell == f" {cell.strip()} " for cell in (*above, *below)):
        return False  # no cell is padded: rows that happen to be as wide as each other
    pairs = [(a, b.split()) for a, b in zip(above, below, strict=True) if b.strip()]
    return bool(pairs) and all(
        a.strip() and len(a.rstrip()) + 1 + len(words[0]) > len(a) for a, words in pairs
    )
