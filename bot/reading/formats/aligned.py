"""Tables set in plain text by commas, bars or spaces, put back into tabs; notes beside a text."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.reading.formats import boxed
from bot.reading.formats.document import Cell, Line
from bot.reading.notes import tables

_PART = re.compile(r"\S+(?: \S+)*")
_BESIDE = re.compile(r"(?<=\s\s)(?=\S)")
_LEADERS = re.compile(r"(?<!\s)(?:\s?\.{2,}\s+|\s?\.{4,}|\s{2,}(?=\S))")
_RULE = re.compile(r":?-{2,}:?\s*\|\s*:?-{2,}:?")
_MARK = re.compile(r"actions?(?:\s+point)?\s*[:–-]", re.IGNORECASE)
_FEWEST_ROWS = 2
_FEWEST_FIELDS = 3
_FEWEST_LINES = 4
_MOST = 0.6
_GUTTER = 35
_SHORTEST = 9


def tabbed(raw: list[str]) -> list[str]:
    """Return the lines with the cells of such tables parted by tabs; other lines as they are."""
    if separated := _separated(raw, ",") or _separated(raw, ";"):
        return separated
    whole = list(boxed.rejoined(list(boxed.between_rules(list(_led_across(raw))))))
    return _with_notes_under(list(_columns(_unbarred(whole))))


def _led_across(raw: Sequence[str]) -> Iterator[str]:
    """Yield lines; those that lead across by dots become entries whose parts are set off by dashes.

    A list of contents, which leads to numbers of pages, stays as it is.
    """
    at = 0
    while at < len(raw):
        end = at
        while end < len(raw) and _LEADERS.search(raw[end].strip(" .")):
            end += 1
        rows = [_LEADERS.sub(" – ", line.strip()).strip(" –") for line in raw[at:end]]
        dotted = sum("...." in line for line in raw[at:end])
        pages = sum(row.rpartition(" ")[2].isdigit() for row in rows)
        if dotted >= _FEWEST_ROWS and dotted * 2 >= len(rows) and pages * 2 < len(rows):
            yield from (f"- {row}" for row in rows)
        else:
            yield from raw[at:end]
        yield from raw[end : end + 1]
        at = end + 1


def _unbarred(raw: Sequence[str]) -> list[str]:
    """Return the lines with tabs for the bars of a Markdown table of two columns without edges."""
    out = list(raw)
    for at in range(1, len(raw)):
        if not _RULE.fullmatch(raw[at].strip()):
            continue
        end = at + 1
        while end < len(raw) and raw[end].count(" | ") == 1:
            end += 1
        if raw[at - 1].count(" | ") == 1:
            rows = [raw[at - 1], *raw[at + 1 : end]]
            out[at - 1 : end] = [*(row.replace(" | ", "\t") for row in rows), ""]
    return out


def _separated(raw: Sequence[str], mark: str) -> list[str] | None:
    """Read a file of values parted by a mark: most of its lines have as many fields.

    A field in quotes may hold line breaks, and keeps them.
    """
    filled = [line for line in raw if line.strip()]
    if len(filled) < _FEWEST_LINES or filled[0].count(mark) < _FEWEST_FIELDS - 1:
        return None
    try:
        rows = [row for row in csv.reader([f"{line}\n" for line in raw], delimiter=mark) if row]
    except csv.Error:  # a quotation mark that nothing closes, in a long text
        return None
    usual, times = Counter(map(len, rows)).most_common(1)[0]
    most = _MOST if usual > _FEWEST_FIELDS else 1.0  # two commas are in many a sentence
    if usual < _FEWEST_FIELDS or times < len(rows) * most:
        return None
    return ["\t".join(field.strip() for field in row).rstrip("\t") for row in rows]


def _columns(raw: Sequence[str]) -> Iterator[str]:
    """Yield lines; rows under a line of known headings, set apart by spaces, become cells."""
    at = 0
    while at < len(raw):
        starts = _headings(raw[at])
        taken = _under(raw, at + 1, starts) if starts else 0
        if taken >= _FEWEST_ROWS and _are_rows(raw[at + 1 : at + 1 + taken], starts):
            yield from _rows(raw[at : at + 1 + taken], starts)
            at += 1 + taken
        else:
            yield raw[at]
            at += 1


def _headings(line: str) -> list[int]:
    """Return where the columns begin, if a line is the headings of a table; none if it is not."""
    if "\t" in line or "|" in line:
        return []
    parts = [(found.start(), found.group()) for found in _PART.finditer(line)]
    if len(parts) < _FEWEST_FIELDS:
        return []
    known = tables.header([Cell((Line(words),)) for _, words in parts])
    return [start for start, _ in parts] if known else []


def _under(raw: Sequence[str], at: int, starts: Sequence[int]) -> int:
    """Count the lines that keep to the columns, up to the last of them."""
    last = at
    for number in range(at, len(raw)):
        line = raw[number]
        if not line.strip():
            if number > last:
                break
            continue
        if not all(_begins(line, start) for start in starts[1:]):
            break
        last = number + 1
    return last - at


def _are_rows(lines: Sequence[str], starts: Sequence[int]) -> bool:
    """Whether most of the lines have entries in several columns, and are no wrapped paragraphs."""
    filled = [line for line in lines if line.strip()]
    full = sum(
        sum(line[start : start + 1].strip() != "" for start in starts) >= _FEWEST_FIELDS
        for line in filled
    )
    return full >= len(filled) * _MOST


def _begins(line: str, start: int) -> bool:
    """Whether nothing runs over the place where a column begins."""
    return line[start - 1 : start].strip() == "" or line[start - 2 : start].strip() == ""


def _rows(lines: Sequence[str], starts: Sequence[int]) -> Iterator[str]:
    """Yield the rows with tabs; a line with nothing in its first column goes on the row above."""
    rows: list[list[str]] = []
    for line in lines:
        bounds = [*starts, len(line) + 1]
        cells = [line[a:b].strip() for a, b in pairwise(bounds)]
        if rows and not cells[0] and any(cells):
            rows[-1] = [f"{a} {b}".strip() for a, b in zip(rows[-1], cells, strict=True)]
        elif any(cells):
            rows.append(cells)
    yield from ("\t".join(row) for row in rows)


def _with_notes_under(raw: list[str]) -> list[str]:
    """Put the notes in a right-hand column, each under the paragraph that it stands beside."""
    gutter = _gutter(raw)
    if not gutter:
        return raw
    out: list[str] = []
    notes: list[str] = []
    for line in [*raw, ""]:
        left, note = line, ""
        if line[gutter:].strip() and not line[gutter - 2 : gutter].strip():
            left, note = line[:gutter].rstrip(), line[gutter:].strip()
        if note and (_MARK.match(note) or not notes):
            notes.append(note)
        elif note:
            notes[-1] += f" {note}"
        if left.strip():
            out.append(left)
        elif not note:
            out += [*notes, ""]
            notes = []
    return out


def _gutter(raw: Sequence[str]) -> int:
    """Return the column where notes beside the text begin, 0 where there are none."""
    starts: Counter[int] = Counter()
    marked: Counter[int] = Counter()
    for line in raw:
        found = [f.start() for f in _BESIDE.finditer(line) if f.start() >= _GUTTER]
        if found:
            starts[found[-1]] += bool(line[: found[-1]].strip())
            note = line[found[-1] :]
            marked[found[-1]] += bool(_MARK.match(note)) and len(note) > _SHORTEST
    usual = starts.most_common(1)
    if not usual or usual[0][1] < _FEWEST_LINES or marked[usual[0][0]] < _FEWEST_ROWS:
        return 0
    return usual[0][0]
