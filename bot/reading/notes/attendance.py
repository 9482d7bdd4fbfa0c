"""Who was there: lists of names and capacities, in one line, one column or several run together."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.reading.formats.document import Document, Line
from bot.reading.notes import rosters
from bot.reading.notes.people import Person

PRESENT = re.compile(
    r"(?:(?:also|those|members?|people|councillors|officers)\s+)?(?:present|attend(?:ance|ees|"
    r"ed|ing)|"
    r"in\s+attendance|participants|attended\s+by|by\s+invitation|invited|attending|"
    r"who\s+was\s+there|on\s+the\s+call|"
    r"members|officers|councillors|name)\b"
    r"(?:\s+(?:were|at\s+the\s+meeting|from\s+\w+))?\s*(?:\([^()]{0,40}\))?\s*(?::|$|[–-]\s)\s*",
    re.IGNORECASE,
)
APOLOGIES = re.compile(
    r"apolog(?:y|ies)(?:\s+(?:for\s+absence|(?:were\s+)?(?:had\s+been\s+)?received\s+from|from|"
    r"received))?"
    r"\s*[:–-]?\s*(?:(?:were\s+)?(?:received\s+)?from\s+)?",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"(?:chair|minutes?|minute\s+taker|venue|date|time|distribution|location|quorum|agenda|"
    r"title)\b.{0,3}:?",
    re.IGNORECASE,
)


class Attendance(NamedTuple):
    """Those present and those who sent apologies, each in the order written."""

    present: tuple[Person, ...]
    apologies: tuple[Person, ...]


_ROLL = re.compile(r"(?P<label>[A-Z*][^:]{1,110}?):\**\s+(?P<rest>\S.*)$")
_AWAY = re.compile(
    r"\b(?:apolog|regrets|absen|unable|unavailable|couldn['’]?t|sorry|away|missing)|"
    r"\bnot\s+(?:able|here|there|present|in\s+attendance|attending)",
    re.IGNORECASE,
)
_NOT_PEOPLE = re.compile(
    r"(?:venue|date|time|where|when|location|place|subject|agenda|from|to|cc|copy|copies|circulation|"
    r"distribution|chair|minutes?|notes?|secretary|actions?|next|title|meeting|re|item|who\s+does)\b",
    re.IGNORECASE,
)


def read(document: Document) -> Attendance:
    """Find the attendance list wherever it stands before the first item of business."""
    present: list[Person] = []
    away: list[Person] = []
    for where, words, beside in _entries(document):
        group = away if where == "apologies" else present
        group += [
            p for p in rosters.read(words, beside) if p.name not in {q.name for q in present + away}
        ]
    return Attendance(tuple(present), tuple(away))


def _entries(document: Document) -> Iterator[tuple[str, str, str]]:
    """Yield (list, words, what stands beside them) for each line of the lists."""
    where, quiet = "", 0
    for line in _flat(document):
        parts = [line.text, *line.side]
        if re.fullmatch(r"[\d.]{1,5}", parts[0]) and len(parts) > 1:
            parts = parts[1:]
        label = _label(parts[0])
        if label:
            where, parts[0] = label
            quiet = 0
        elif rolled := _rolled(parts):
            yield rolled
            continue
        elif where and (_ends(line) or quiet > _PATIENCE):
            where = ""
        if not where and rosters.LISTED.match(parts[0]):
            yield from _columns("present", parts)
        if not where:
            continue
        quiet = 0 if rosters.NAME.match(parts[0]) else quiet + 1
        for place, words in _both(where, parts[0]):
            yield from _columns(place, [words, *parts[1:]])


def _rolled(parts: Sequence[str]) -> tuple[str, str, str] | None:
    """Read a list of people by what it holds, whatever it is called: "There: …", "Police: …"."""
    words = re.sub(r"\*\*", "", " ".join([parts[0], "; ".join(parts[1:])]).strip())
    found = _ROLL.match(words) or _ROLL.match(words.rsplit(". ", 1)[-1])
    if not found or _NOT_PEOPLE.match(found["label"]):
        return None
    if not rosters.names(found["rest"]):
        return None
    return "apologies" if _AWAY.search(found["label"]) else "present", found["rest"], ""


def _both(where: str, words: str) -> Iterator[tuple[str, str]]:
    """Part a line that goes on from those present to the apologies."""
    present, *rest = re.split(r"[.;]\s+(?=Apologies|In attendance|Also\s|Clerk:|Officers?:)", words)
    yield where, present
    for part in rest:
        yield _label(part) or (where, part)


def _flat(document: Document) -> Iterator[Line]:
    """Yield lines with the cells of a row side by side."""
    for block in document.blocks[:_FRONT]:
        if isinstance(block, Line):
            yield block
            continue
        for row in block.rows[:_FRONT]:
            cells = [cell for cell in row if cell.lines]
            if not cells or (len(cells[0].lines) > 1 and len(cells) == 1):
                yield from (line for cell in cells for line in cell.lines)
            elif len(cells) > 1 and all(len(cell.lines) == len(cells[0].lines) for cell in cells):
                for beside in zip(*(cell.lines for cell in cells), strict=True):
                    yield Line(
                        beside[0].text, beside[0].place, side=tuple(b.text for b in beside[1:])
                    )
            else:
                first = cells[0].lines[0]
                yield Line(
                    cells[0].text, first.place, first.marker, side=tuple(c.text for c in cells[1:])
                )


def _label(text: str) -> tuple[str, str] | None:
    """Read "Present:" or "Apologies:" and what follows it on the line."""
    text = re.sub(r"\*\*", "", text)
    if (found := PRESENT.match(text)) and not re.match(r"(?:to|at|by)\b", text[found.end() :]):
        return "present", text[found.end() :]
    if found := APOLOGIES.match(text):
        return "apologies", text[found.end() :]
    if (found := re.search(r"\s\*{0,2}Present:\*{0,2}\s*$", text)) and "," in text:
        return "present", text[: found.start()]
    return None


def _columns(where: str, parts: list[str]) -> Iterator[tuple[str, str, str]]:
    """Part a line of several columns: another label among them opens another list."""
    if len(parts) > 1 and not parts[0]:
        parts = parts[1:]
    words, beside, rest = parts[0], "", parts[1:]
    if rest and re.match(r"Names?:", words):
        yield from zip([where] * 99, *_paired(parts), strict=False)
        return
    while rest:
        part = rest.pop(0)
        if found := APOLOGIES.match(part):
            if after := part[found.end() :] or (rest.pop(0) if rest else ""):
                yield "apologies", after, ""
        elif _STOP.match(part):
            rest = rest[1:] if part.endswith(":") else rest
        elif not beside:
            beside = part
    yield where, words, beside


def _paired(cells: list[str]) -> tuple[list[str], list[str]]:
    """Pair a column of names with a column of capacities that were each run together."""
    names = re.findall(rf"{rosters.UPPER}\s+{rosters.UPPER}", re.sub(r"^Names?:", "", cells[0]))
    held = re.findall(r"[^()]{3,80}\([^()]{2,8}\)", re.sub(r"^Capacity:", "", " ".join(cells[1:])))
    roles = list(dict.fromkeys(role.strip() for role in held))
    return names, roles + [""] * len(names)


def _ends(line: Line) -> bool:
    """Whether the list is over: a heading, an item of business, another label."""
    if (
        line.style == "heading"
        or re.match(r"\d", line.marker)
        or re.match(r"(?:agreed\s+)?actions?\b", line.text, re.IGNORECASE)
    ):
        return True
    if len(line.text) > _ENTRY and line.text.endswith(".") and "," not in line.text[:40]:
        return True
    return bool(_STOP.match(line.text)) or bool(re.match(r"[A-Z][A-Z &/]{9,}$", line.text))


_ENTRY = 100
_FRONT = 60
_PATIENCE = 3
