"""A table of attendance by body: a row for each, a column of who came, one of who did not."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from bot.reading.notes import rosters
from bot.reading.notes.across import Row
from bot.reading.notes.kinds import kind_of
from bot.reading.notes.listed import Listed

Told = tuple[Literal["present", "away"], Listed]


def read(rows: Sequence[Row], at: int) -> tuple[list[Told], int]:
    """Return whom the table below the row at `at` lists, and its last row.

    Nobody is returned where the row is not the heads of such a table.
    """
    heads = rows[at].spread()
    columns = {n: kind for n, head in heads.items() if n and (kind := _side(head))}
    if set(columns.values()) != {"present", "away"} or len(heads) > len(columns) + 1:
        return [], at
    if 0 in heads and (_side(heads[0]) or len(heads[0]) > _LONGEST):
        return [], at
    out: list[Told] = []
    last = at
    for number in range(at + 1, len(rows)):
        cells = rows[number].spread()
        if 0 not in cells or len(cells[0]) > _LONGEST or not set(cells) <= {0, *columns}:
            break
        found = [
            (columns[n], _from(listed, cells[0]))
            for n, cell in cells.items()
            if n
            for listed in rosters.read(cell)
        ]
        if not found and len(cells) > 1 and any(len(cell) > _LONGEST for cell in cells.values()):
            break
        out += found
        last = number
    return out, last


def _side(head: str) -> Literal["present", "away", ""]:
    kind = kind_of(head)
    return kind if kind in ("present", "away") else ""


def _from(listed: Listed, body: str) -> Listed:
    person = listed.person
    return listed if person.capacity else listed._replace(person=replace(person, capacity=body))


_LONGEST = 60
