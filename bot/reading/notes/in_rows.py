"""A row of a table as passages: what was said, and what is to be done, by whom and when."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from bot.reading.formats.document import Cell, Line
from bot.reading.notes import assigned, labels, margins, stacked, tables
from bot.reading.notes.passage import Passage


def in_margin(row: Sequence[Cell]) -> Iterator[Passage]:
    """Yield the passages of a row that may have whose it is in its margin."""
    beside = margins.read(row[0].text)
    lines = tuple(line for cell in row[1:] for line in cell.lines)
    if beside and lines:
        yield Passage(lines, who=(beside.who,), status=beside.status, task=True, row=True)
    else:
        yield from read(row, None)


def read(row: Sequence[Cell], roles: tables.Roles | None) -> Iterator[Passage]:
    """Yield the passages of one row: what was said, then what is to be done."""
    if plain := _plain(row, roles):
        yield from plain
        return
    roles = roles or tuple("ref" if _is_ref(cell) else "talk" for cell in row)
    held = {
        role: [cell for cell, r in zip(row, roles, strict=False) if r == role]
        for role in set(roles)
    }
    beside = [_named(line) for cell in held.get("who", []) for line in cell.lines]
    above = list(takewhile(_CODE.fullmatch, beside)) if len(beside) > 1 else []
    ref = " ".join([cell.text for cell in held.get("ref", [])] + above).strip(" .")
    who, at = stacked.parted(beside[len(above) :])
    whens = [cell for cell in held.get("when", []) if cell.lines][-1:]  # a revised date is later
    when = tuple(line.text for cell in whens for line in cell.lines) or at
    if (
        not who
        and any(assigned.is_time(entry) for entry in when)
        and "who" in roles
        and "person" not in roles
    ):
        who = ("?",)  # a column for owners with nobody in it: an action that nobody owns
    words = {
        "who": who,
        "when": when,
        "status": _standing(held),
        "raised": " ".join(cell.text for cell in held.get("raised", [])),
    }
    talk = [
        line
        for cell in [*held.get("talk", []), *held.get("person", []), *held.get("other", [])]
        for line in cell.lines
    ]
    task = [
        line for cell in [*held.get("task", []), *held.get("finished", [])] for line in cell.lines
    ]
    if task and sum(len(line.text) for line in talk) < _SAID:
        talk = []  # a colour, a date, "new": nothing was said
    numbered = _numbered(talk or task, ref)
    if talk and task:
        yield Passage(numbered, ref=ref, row=True)
        yield Passage(tuple(task), ref=ref, task=True, row=True, **words)  # type: ignore[arg-type]
    elif talk or task:
        yield Passage(numbered, ref=ref, task=bool(task), row=True, **words)  # type: ignore[arg-type]
    elif ref and who:  # what a key says of a number
        yield Passage(held["ref"][0].lines, ref=ref, row=True, **words)  # type: ignore[arg-type]
    elif any(cell.lines for cell in row):
        yield _whole(row)


def _plain(row: Sequence[Cell], roles: tables.Roles | None) -> list[Passage]:
    """Return a row that its table has no heads for, where it is no row of an action."""
    filled = [cell for cell in row if cell.lines]
    if len(filled) == 2 and filled[0].text.endswith(":"):  # noqa: PLR2004  a label, and its words
        first, *more = filled[1].lines
        return [Passage((replace(first, text=f"{filled[0].text} {first.text}"), *more), row=True)]
    if roles is None and _is_data(row):
        return [_whole(row)]
    lines = filled[0].lines if len(filled) == 1 else _labelled_lines(filled)
    if roles is None and lines:
        return [Passage((_flat(line),), row=True) for line in lines]
    return []


def _labelled_lines(filled: Sequence[Cell]) -> tuple[Line, ...]:
    """Return the lines beside a number, where some say whose an action above is, or by when."""
    lines = filled[1].lines if len(filled) == 2 else ()  # noqa: PLR2004  a number, and its words
    if len(lines) > _PLENTY and any(labels.alone(line.text) for line in lines):
        return _numbered(lines, filled[0].text)
    return ()


def _named(line: Line) -> str:
    """Return an entry of an owner's column; "P. Hale" is no entry P of a list."""
    initial = len(line.marker) == 1 and line.marker.isupper()
    return f"{line.marker}. {line.text}" if initial else line.text


def _standing(held: Mapping[tables.Role, Sequence[Cell]]) -> str:
    """Return how a row stands: what its progress columns say, and whether it was closed."""
    closed = any(cell.lines for cell in held.get("finished", [])) or any(
        assigned.is_time(cell.text) for cell in held.get("closed", [])
    )
    said = sorted(map(_stood, held.get("status", [])), key=len)
    return " ".join(["Closed", *said] if closed else said)


def _stood(cell: Cell) -> str:
    """Return the words of a progress column, with the ticks before them."""
    return " ".join(f"✓ {line.text}" if line.marker == "✓" else line.text for line in cell.lines)


def _is_data(row: Sequence[Cell]) -> bool:
    """Whether a row of a table without headings only lists facts: several short cells, no words."""
    filled = [cell for cell in row if cell.lines]
    return len(filled) > 1 and all(
        len(cell.lines) == 1 and len(cell.text) <= _FACT and not cell.text.endswith(".")
        for cell in filled
    )


def _flat(line: Line) -> Line:
    """Say what stands to the right of a line in a cell behind its words."""
    return replace(line, text="  ".join((line.text, *line.side)), side=())


def _whole(row: Sequence[Cell]) -> Passage:
    """Read a row as one line, for what its cells say together."""
    first = next(line for cell in row for line in cell.lines)
    said = ", ".join(cell.text for cell in row if cell.lines)
    return Passage((Line(said, first.place),), row=True)


def _numbered(lines: Sequence[Line], ref: str) -> tuple[Line, ...]:
    """Give the first line of a row the number that stands in the column before it."""
    if ref and lines and not lines[0].marker:
        return (replace(lines[0], marker=ref), *lines[1:])
    return tuple(lines)


def _is_ref(cell: Cell) -> bool:
    return (
        bool(re.fullmatch(r"\(?[A-Za-z]?[\d.]{0,8}[a-zA-Z]?[.)]{0,2}", cell.text))
        and len(cell.text) < _REF
    )


_REF = 9
_CODE = re.compile(r"(?:[A-Z]{1,4}[/-]?)?\d{1,4}(?:[/.-]\d{1,4}){0,2}[a-z]?")
_SAID = 12
_PLENTY = 2
_FACT = 30
