"""The notes as one stream of passages: a paragraph, or a row of a table."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.reading.formats.document import Cell, Document, Line, Table
from bot.reading.formats.wrapping import goes_on
from bot.reading.notes import (
    assigned,
    columns,
    in_rows,
    lights,
    margins,
    mark,
    owners,
    rejoining,
    stacked,
    tables,
)
from bot.reading.notes import status as standings
from bot.reading.notes.passage import Passage


def of(document: Document) -> list[Passage]:
    """Turn a document into passages in reading order, owners on lines of their own rejoined."""
    whole = document.kind not in _WHOLE
    stream = list(rejoining.rejoined(list(_passages(document, broken=whole))))
    key = lights.key(line.text for passage in stream for line in passage.lines)
    lit = (replace(each, status=lights.told(each.status, key)) for each in stream)
    return [_off(passage) for passage in lit]


def _off(passage: Passage) -> Passage:
    """Close what is struck out, whatever its progress column still says."""
    struck = all(line.struck for line in passage.lines if line.text)
    return replace(passage, status="Closed") if struck else passage


def _passages(document: Document, *, broken: bool) -> Iterator[Passage]:
    """Yield passages as they stand; a table that goes on below another keeps its headings.

    `broken` says that a page or a margin may have parted the rows of a table.
    """
    carried: dict[int, tables.Roles] = {}
    spaced: tables.Roles | None = None
    for block in columns.rebuilt(document.blocks):
        if isinstance(block, Table):
            has_heading = any(tables.header(row) for row in block.rows)
            if not has_heading and margins.stand_in(block):
                yield from (passage for row in block.rows for passage in in_rows.in_margin(row))
                continue
            guessed = None if has_heading else tables.guessed(block)
            above = None if _has_own_heads(block) else carried.get(block.width)
            headed = list(_headed(block, above or guessed))
            if headed and (last := headed[-1][1]):
                carried[len(last)] = last
            told = (one for row, roles in _labelled(headed) for one in in_rows.read(row, roles))
            yield from _mended(told) if broken else told
            continue
        if block.side and (heads := _spaced_heading(block)):
            spaced = heads
            continue
        yield _beside(block, spaced)


def _has_own_heads(table: Table) -> bool:
    """Whether the first row stands out from those below it, and so is no row of a table above."""
    loud = [_is_loud(row) for row in table.rows[:_TOP]]
    return len(loud) > 1 and loud[0] and not any(loud[1:])


def _is_loud(row: Sequence[Cell]) -> bool:
    lines = [line for cell in row for line in cell.lines if line.text]
    return bool(lines) and all(line.style in ("bold", "heading") for line in lines)


def _headed(
    table: Table, roles: tables.Roles | None
) -> Iterator[tuple[Sequence[Cell], tables.Roles | None]]:
    """Yield each row with what its columns are for; headings themselves are left out."""
    seen: list[str] | None = None
    for number, row in enumerate(table.rows):
        if (texts := [cell.text for cell in row]) == seen:
            continue
        below = Table(table.rows[number + 1 :])
        if heads := tables.header(row):
            seen, roles = texts, tables.settled(heads, below)
            roles = None if tables.lists_days(roles) else roles
        elif number < _TOP and (heads := tables.beside(row)):
            roles = tables.settled(heads, below)
            yield row[:-1], None
        else:
            yield row, roles


def _labelled(
    rows: Iterable[tuple[Sequence[Cell], tables.Roles | None]],
) -> Iterator[tuple[Sequence[Cell], tables.Roles | None]]:
    """Yield rows, those with nothing under "Action:" before them with that label again."""
    label: Cell | None = None
    for row, roles in rows:
        if len(row) == 2 and row[0].text:  # noqa: PLR2004  a label, and its words
            label = row[0] if mark.opening(f"{row[0].text} -") else None
        elif label and len(row) == 2 and roles is None:  # noqa: PLR2004  as above
            row = (label, row[1])  # noqa: PLW2901  it is what is yielded
        yield row, roles


def _spaced_heading(line: Line) -> tables.Roles | None:
    """Read a line of headings that were set apart by spaces."""
    heads = tables.header([Cell((Line(part),)) for part in (line.text, *line.side)])
    return tables.settled(heads, Table(())) if heads else None


def _beside(line: Line, spaced: tables.Roles | None) -> Passage:
    """Read what stands to the right of a line, after a gap: owners and dates, or more words."""
    if led := _led_by_owner(line):
        return led
    who, when, more = [], [], []
    status = ""
    pieces = [piece for part in line.side for piece in re.split(r"\s{2,}", part)]
    if noted := stacked.noted(pieces):
        return Passage((replace(line, side=()),), noted.who, noted.when, noted.status)
    for piece in pieces:
        if _STANDS.match(piece):
            status = piece
        elif owners.looks_like(piece) or ((g := assigned.read(piece)) and g.when):
            who.append(piece)
        elif spaced and assigned.is_time(piece):
            when.append(piece)
        elif piece.isupper() and standings.read(piece):
            status = piece
        else:
            more.append(piece)
    if more and not spaced:
        return Passage((replace(line, text="  ".join([line.text, *line.side])),))
    words = " ".join([line.text, *more])
    named, at = stacked.parted(who)
    told = replace(line, text=words, side=())
    return Passage((told,), who=named, when=tuple(when) or at, status=status)


def _led_by_owner(line: Line) -> Passage | None:
    """Read "Denny    pick a Saturday": an owner in a column of his own before the words."""
    words = "  ".join(line.side)
    if line.text.endswith(":") or not owners.looks_like(line.text) or owners.is_word(line.text):
        return None
    said = words[:1].islower() and len(words.split()) > _FEW
    return Passage((replace(line, text=words, side=()),), who=(line.text,)) if said else None


def _mended(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Join a row to the one it continues: a page or a margin broke the sentence in two."""
    last: Passage | None = None
    for passage in passages:
        if (
            last
            and not passage.ref
            and not passage.who
            and not last.who
            and len(passage.lines) == 1
        ):
            above, below = last.lines[-1], passage.lines[0]
            if goes_on(
                above, below, width=_COLUMN if len(above.text) < _COLUMN * 2 else 0, gap=False
            ):
                joined = replace(above, text=f"{above.text} {below.text}")
                last = replace(last, lines=(*last.lines[:-1], joined))
                continue
        if last:
            yield last
        last = passage
    if last:
        yield last


_WHOLE = frozenset({"docx", "odt", "html"})
"""The formats whose tables say themselves where a row ends."""
_STANDS = re.compile(
    r"(?:outstanding|on-?going|overdue|complete[d]?|closed|done|discharged|in\s+progress)[.;,:]\s",
    re.IGNORECASE,
)
"""How an action stands, with more of it behind: "Outstanding. KL is waiting for"."""
_FEW = 2
_TOP = 8
_COLUMN = 76
"""The width in letters of a column of minutes; a fuller line was broken by it."""
