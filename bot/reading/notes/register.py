"""A table of attendance: a row for each person, with columns for the capacity and who came."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from bot.reading.notes import callings, rosters
from bot.reading.notes.across import Row
from bot.reading.notes.people import Person
from bot.reading.notes.rosters import Listed

Column = Literal["name", "capacity", "letters", "came"]


class Entry(NamedTuple):
    """One person of the table: whether "present" or "away"; "" for one absent without apology."""

    where: Literal["present", "away", ""]
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
        columns = _columns(row.cells)
        if not columns:
            continue
        entries: list[Entry] = []
        last = at
        for number in range(at + 1, len(rows)):
            found = tuple(_entries(rows[number].cells, columns, len(row.cells)))
            if not found:
                break
            entries += found
            last = number
        if len(entries) > 1:
            return Register(tuple(entries), frozenset(range(at, last + 1)))
    return NO_REGISTER


def _columns(heads: Sequence[str]) -> Mapping[int, Column]:
    """Say what each column holds, if these are the heads of a table of attendance."""
    if any(len(head) > _LONGEST or "\n" in head for head in heads):
        return {}
    told: dict[int, Column] = {}
    for at, head in enumerate(heads):
        words = head.strip(" *:.?").lower()
        kind = _kind(words)
        if words in _EITHER and "name" in told.values():
            kind = "came"
        if kind and (kind != "name" or kind not in told.values()):
            told[at] = kind
    kinds = set(told.values())
    lists = any(heads[at].lower().strip(" :").startswith("apolog") for at in told)
    if lists and any(heads[at].lower().strip(" :") in _EITHER for at in told):
        return {}  # two lists side by side, "Present" and "Apologies"
    return told if {"name", "came"} <= kinds and len(told) + 1 >= len(heads) else {}


def _kind(words: str) -> Column | None:
    whole = next((kind for kind, pattern in _HEADS if pattern.fullmatch(words)), None)
    parts = [words] if whole else re.split(r"\s+(?:and|&|/)\s+|/(?!n\b|no\b|a)", words)
    kinds = {next((k for k, pattern in _HEADS if pattern.fullmatch(part)), None) for part in parts}
    return kinds.pop() if len(kinds) == 1 else None


def _entries(cells: Sequence[str], columns: Mapping[int, Column], width: int) -> Iterator[Entry]:
    """Yield the person in a row of the table, and whom they stand in for."""
    held: dict[Column, list[str]] = {}
    for at, cell in enumerate(cells):
        if at in columns and cell.strip():
            held.setdefault(columns[at], []).append(cell.strip())
    named = rosters.read(held.get("name", [""])[0], single=True)
    if not named or abs(len(cells) - width) > 1:
        return
    (first, *_) = named
    came = held.get("came", [cells[-1] if len(cells) < width else ""])[-1]
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
        _where(came),
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


def _where(came: str) -> Literal["present", "away", ""]:
    if _CAME.match(came) or not came:
        return "present"
    if _SORRY.search(came):
        return "away"
    return "" if _MISSING.match(came) else "present"


_HEADS: tuple[tuple[Column, re.Pattern[str]], ...] = (
    ("letters", re.compile(r"initials?|short|abbrev\w*|letters|inits?")),
    (
        "capacity",
        re.compile(
            r"(?:job\s+)?(?:role|title|position|post|capacity|designation)s?|representing|organi[sz]ation|"
            r"authority|agency|body|force|ward|department|team|from|of|office"
        ),
    ),
    (
        "name",
        re.compile(
            r"(?:full\s+)?names?|(?:board\s+|panel\s+)?members?|attendees?|person|who|present"
        ),
    ),
    (
        "came",
        re.compile(
            r"attend(?:ed|ance|ing)?|present|in\s+attendance|y/n|yes/no|here|there|came|apologies|status|"
            r"present/(?:apologies|absent)|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?|"
            r"\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*(?:\s+\d{2,4})?"
        ),
    ),
)
_EITHER = ("present", "attending", "in attendance")
_LONGEST = 40
_CAME = re.compile(
    r"(?:y(?:es)?|p(?:resent)?|attended|in\s+attendance|here)\b|[✓✔☑√✅]", re.IGNORECASE
)
_SORRY = re.compile(
    r"apol|^[❌✗✘☒✖]|^(?:n|no|a|ap)\b|sent\s|regrets|leave\b|sick|unwell|unable", re.IGNORECASE
)
_MISSING = re.compile(r"absent|not\b|did\s+not|[-–—✗✘☒x]\s*$|$", re.IGNORECASE)
_AFTER_MARK = re.compile(r"\A\s*(?:y(?:es)?|n(?:o)?|present|attended)\b", re.IGNORECASE)
_FOR = re.compile(
    r"\b(?:sub(?:stitut\w{1,4}|bing)?\.?\s+for|in\s+place\s+of)\s+(?P<who>[A-Z][\w.'’ -]{2,40})"
)
