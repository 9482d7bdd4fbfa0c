"""The glossary of oversight boards: what each is for, how often it meets, whether it is public."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.reading.formats.document import Cell, Document, Table
from bot.reading.notes.found import Oversight

_HEADING = ("name", "purpose", "meets")
_THEME = re.compile(r"\bplan\s*[–—-]\s*(?P<t>[^()]{3,80})\)?\s*$", re.IGNORECASE)
_FREQUENCIES: tuple[tuple[str, str, int | None], ...] = (
    (r"weekly", "weekly", 52),
    (r"fortnightly|every\s+two\s+weeks", "fortnightly", 26),
    (r"bi-?\s?monthly|every\s+two\s+months", "every two months", 6),
    (r"monthly", "monthly", 12),
    (r"quarterly", "quarterly", 4),
    (r"bi-?\s?annual(?:ly)?|six[- ]monthly|twice\s+a\s+year", "twice a year", 2),
    (r"annual(?:ly)?|yearly", "once a year", 1),
    (r"ad\s?-?hoc|as\s+(?:and\s+when\s+)?required", "ad hoc", None),
    (r"under\s+review", "under review", None),
)
_TIMES = re.compile(r"(\d{1,2})\s+(?:times\s+)?(?:per|a|each)\s+(?:annum|year)", re.IGNORECASE)
_COUNTED = {
    1: "once",
    2: "twice",
    3: "three times",
    4: "four times",
    5: "five times",
    6: "six times",
}


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    purpose: str
    meets: str


def read(document: Document) -> tuple[Oversight, ...]:
    """Read every table headed name, purpose and meets; none when the document has none."""
    return tuple(
        board for block in document.blocks if isinstance(block, Table) for board in _boards(block)
    )


def frequency(written: str) -> tuple[str, int | None]:
    """Say plainly how often a board meets, and how many times a year where that can be counted.

    >>> frequency("Bi-Monthly"), frequency("3 per annum"), frequency("Adhoc")
    (('every two months', 6), ('three times a year', 3), ('ad hoc', None))
    """
    if counted := _TIMES.search(written):
        number = int(counted[1])
        return f"{_COUNTED.get(number, f'{number} times')} a year", number
    for pattern, plain, per_year in _FREQUENCIES:
        if re.search(rf"\b(?:{pattern})\b", written, re.IGNORECASE):
            least = bool(re.search(r"minimum|at\s+least", written, re.IGNORECASE))
            return (f"at least {plain}" if least else plain), per_year
    return "", None


def _boards(table: Table) -> Iterator[Oversight]:
    """Yield the boards of a table; each heading in it may begin another theme."""
    theme = ""
    reading = False
    held: _Row | None = None
    for row in table.rows:
        if (found := _heading(row)) is not None:
            if held:
                yield _board(held, theme)
            theme, reading, held = found, True, None
            continue
        if not reading:
            continue
        cells = [cell.text.strip() for cell in row] + ["", "", ""]
        here = _Row(cells[0], cells[1], cells[2])
        if held and _goes_on(held, here):
            held = _joined(held, here)
            continue
        if held:
            yield _board(held, theme)
        held = here if here.name else None
    if held:
        yield _board(held, theme)


def _heading(row: Sequence[Cell]) -> str | None:
    """Return the theme of a row of headings, or None when it is not one."""
    words = [cell.text.strip().lower() for cell in row if cell.text.strip()]
    if len(words) != len(_HEADING) or not all(
        word.startswith(head) for word, head in zip(words, _HEADING, strict=True)
    ):
        return None
    found = _THEME.search(
        next(cell.text for cell in row if cell.text.strip().lower().startswith("purpose"))
    )
    return found["t"].strip() if found else ""


def _goes_on(above: _Row, here: _Row) -> bool:
    """Whether a row only carries on the one above it, broken by the margin."""
    if not here.name:
        return True
    return above.name.endswith("-") or (here.name[0].islower() and not above.purpose.endswith("."))


def _joined(above: _Row, here: _Row) -> _Row:
    space = "" if above.name.endswith("-") else " "
    return _Row(
        f"{above.name}{space}{here.name}".strip(),
        f"{above.purpose} {here.purpose}".strip(),
        f"{above.meets} {here.meets}".strip(),
    )


def _board(row: _Row, theme: str) -> Oversight:
    """Make a board of a row: "*" says that its notes are published, "#" that it is public."""
    plain, per_year = frequency(row.meets)
    return Oversight(
        name=row.name.rstrip(" *#"),
        purpose=row.purpose,
        theme=theme,
        meets=row.meets.strip(" _"),
        frequency=plain,
        per_year=per_year,
        published="*" in row.name,
        public="#" in row.name,
    )
