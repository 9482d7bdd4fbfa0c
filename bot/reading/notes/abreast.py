"""Labels and lists that stand apart from what they say, each put with it in one row."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from bot.reading.notes import gatherings, occasions, rosters
from bot.reading.notes.across import Row
from bot.reading.notes.kinds import kind_of


def paired(rows: Iterable[Row]) -> Iterator[Row]:
    """Turn a row of labels with what they say in the row below into a label and what it says.

    A list of dates below its heads is left as it is: it says several things under each. So is a
    table of meetings, once the notes have given the day of their own.
    """
    above: Row | None = None
    dated = False
    for row, after in pairwise((*rows, None)):
        if row is None:
            break
        listed = after is not None and _is_dated(row) and _is_dated(after)
        if above and len(row.cells) == len(above.cells) and not listed:
            for label, cell in zip(above.cells, row.cells, strict=True):
                yield Row((f"{label.strip(' :')}:", cell), row.line)
            above = None
            continue
        if above:
            yield above
        coming = dated and gatherings.is_calendar(row.cells)
        above = row if _are_labels(row.cells) and not coming else None
        dated = dated or bool(occasions.DATE.search(row.words))
        if above is None:
            yield row
    if above:
        yield above


def stacked(rows: Iterable[Row]) -> Iterator[Row]:
    """Put an office that stands on a line of its own with the name on the line below it."""
    above: Row | None = None
    for row in rows:
        if above and len(row.cells) == 1 and rosters.is_name(row.cells[0]):
            yield Row((f"{above.cells[0].strip(' :')}:", row.cells[0]), above.line)
            above = None
            continue
        if above:
            yield above
        office = len(row.cells) == 1 and kind_of(row.cells[0]) in ("chair", "minutes", "clerk")
        above = row if office and not row.cells[0].endswith(":") else None
        if above is None:
            yield row
    if above:
        yield above


def lists(rows: Iterable[Row]) -> Iterator[Row]:
    """Turn lists that stand side by side, row by row below their heads, into one row for each."""
    heads: Row | None = None
    below: list[Row] = []
    for row in (*rows, None):
        if row and heads and _goes_below(row, heads):
            below.append(row)
            continue
        if heads and len(below) > 1:
            columns = [each.spread() for each in below]
            for at, label in heads.spread().items():
                column = "\n".join(each[at] for each in columns if at in each)
                whose = label.strip(" :")
                whose = whose if kind_of(whose) else f"Present from {whose}"
                yield Row((f"{whose}:", column), heads.line)
        elif heads:
            yield from (heads, *below)
        heads = row if row and _could_head_lists(row.cells) else None
        below = []
        if row and heads is None:
            yield row


def _goes_below(row: Row, above: Row) -> bool:
    """Whether a row lists people below the heads of lists that stand side by side."""
    plain = row.line.style == "" and not row.line.marker[:1].isdigit()
    fits = 0 < len(row.cells) <= len(above.cells) and plain and not any(map(kind_of, row.cells))
    return fits and all(rosters.opens(cell) for cell in row.cells)


def _is_dated(row: Row) -> bool:
    return len(row.cells) > 1 and bool(occasions.DATE.match(row.cells[0]))


def _are_labels(cells: Sequence[str]) -> bool:
    """Whether a row is labels side by side; the heads of a table of names are none."""
    told = [kind_of(cell) for cell in cells] if len(cells) > 1 else []
    lists = set(told) <= {"present", "away"} or "present" not in told
    return bool(told) and all(told) and lists and not any(map(_NAMES.match, cells))


def _could_head_lists(cells: Sequence[str]) -> bool:
    """Whether a row could head lists side by side: "Present | Apologies", "Police | Regrets"."""
    told = [kind_of(cell) for cell in cells] if len(cells) > 1 else []
    lists = {"present", "away"} & set(told) and set(told) <= {"present", "away", ""}
    short = all(len(cell) < _SHORT and not re.search(r"\d", cell) for cell in cells)
    if not lists or not short:
        return False
    return not any(_NAMES.match(cell) or rosters.opens(cell) for cell in cells)


_SHORT = 40
_NAMES = re.compile(r"\W{0,4}names?\b", re.IGNORECASE)
