"""A table of attendance: a row for each person, with columns for the capacity and who came."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from bot.reading.notes import bodies, callings, columns_of_people, rosters
from bot.reading.notes.across import Row
from bot.reading.notes.columns_of_people import Column
from bot.reading.notes.kinds import kind_of
from bot.reading.notes.listed import Listed
from bot.reading.notes.people import Person

Where = Literal["present", "away", ""]


class Entry(NamedTuple):
    """One person of the table: whether "present" or "away"; "" for one absent without apology."""

    where: Where
    listed: Listed


@dataclass(frozen=True, slots=True)
class Register:
    """The people of a table, and the rows, by their order, that are part of it."""

    entries: tuple[Entry, ...] = ()
    rows: frozenset[int] = frozenset()


NO_REGISTER = Register()


def read(rows: Sequence[Row]) -> Register:
    """Read the first table of attendance among the rows; an empty register where there is none."""
    for at, row in enumerate(rows):
        if found := _of_people(rows, at) or _of_bodies(rows, at):
            return found
        if row.line.marker[:1].isdigit():
            break
    return NO_REGISTER


def _of_people(rows: Sequence[Row], at: int) -> Register | None:
    """Read the table whose heads are the row at `at`: below them, a row for each person."""
    columns = columns_of_people.read(rows[at], rows[at + 1 : at + 1 + _MOST], above=rows[:at])
    if not columns:
        return None
    entries: list[Entry] = []
    last, where = at, "present"
    for number in range(at + 1, len(rows)):
        row = rows[number]
        if len(row.cells) == 1 and kind_of(row.cells[0]) in ("present", "away"):
            where = kind_of(row.cells[0])
            continue
        found = tuple(_entries(row, columns, len(rows[at].cells)))
        if not found:
            break
        entries += (e._replace(where="away") if where == "away" else e for e in found)
        last = number
    several = len(entries) > 1
    return Register(tuple(entries), frozenset(range(at, last + 1))) if several else None


def _of_bodies(rows: Sequence[Row], at: int) -> Register | None:
    """Read the table whose heads are the row at `at`: below them, a row for each body."""
    found, last = bodies.read(rows, at)
    entries = tuple(Entry(where, listed) for where, listed in found)
    return Register(entries, frozenset(range(at, last + 1))) if len(entries) > 1 else None


def _entries(row: Row, columns: Mapping[int, Column], width: int) -> Iterator[Entry]:
    """Yield the person in a row of the table, and whom they stand in for."""
    cells = row.cells
    held: dict[Column, list[str]] = {}
    for at, cell in row.spread().items():
        if at in columns and cell.strip():
            held.setdefault(columns[at], []).append(cell.strip())
    named = rosters.read(held.get("name", [""])[0], single=True)
    if not named or len(cells) > width + 1:
        return
    if len(cells) == 1 and (row.line.marker or not rosters.is_name(cells[0])):
        return  # the first item of the business
    (first, *_) = named
    last = cells[-1] if len(cells) < width and not row.at else ""
    came = held.get("came", [last])[-1]
    told = _AFTER_MARK.sub("", came)
    letters = " ".join(held.get("letters", []))
    bare = re.sub(r"\s*\(.*", "", letters)
    capacity = ", ".join(held.get("capacity", []))
    person = Person(
        first.person.name,
        ", ".join(part for part in (_rank(first, capacity), capacity) if part),
        bare or first.person.letters,
    )
    offices = (capacity, letters, told)
    yield Entry(
        "away" if first.missed else _where(came),
        Listed(
            person,
            first.chairs or any(map(callings.chairs, (capacity, told))),
            first.writes or any(map(callings.writes, offices)),
            first.keeps or any(map(callings.keeps, offices)),
        ),
    )
    if stood := _FOR.search(f"{held.get('name', [''])[0]} {came}"):
        yield from (Entry("away", away) for away in rosters.read(stood["who"], single=True)[:1])


def _rank(listed: Listed, capacity: str) -> str:
    """Return the rank before a name, unless the column of capacities says as much."""
    rank = listed.person.capacity
    return (
        "" if capacity and rank.lower().rstrip(".") in ("mr", "mrs", "ms", "miss", "dr") else rank
    )


def _where(came: str) -> Where:
    if _CAME.match(came) or not came:
        return "present"
    if _SORRY.search(came):
        return "away"
    return "" if _MISSING.match(came) else "present"


_CAME = re.compile(
    r"(?:y(?:es)?|p(?:resent)?|attended|in\s+attendance|here)\b|[✓✔☑√✅●]", re.IGNORECASE
)
_SORRY = re.compile(
    r"apol|^[❌✗✘☒✖]|^(?:n|no|a|ap)\b|sent\s|regrets|leave\b|sick|unwell|unable", re.IGNORECASE
)
_MISSING = re.compile(r"absent|not\b|did\s+not|[-–—✗✘☒x]\s*$|$", re.IGNORECASE)
_AFTER_MARK = re.compile(r"\A\s*(?:y(?:es)?|n(?:o)?|present|attended)\b", re.IGNORECASE)
_FOR = re.compile(
    r"\b(?:sub(?:stitut\w{1,4}|bing)?\.?\s+for|in\s+place\s+of)\s+(?P<who>[A-Z][\w.'’ -]{2,40})"
)
_MOST = 30
