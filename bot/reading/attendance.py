"""Who was there: lists of names and capacities, in one line, one column or several run together."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bot.reading.document import Document, Line
from bot.reading.people import Person
from bot.reading.words import CAPACITY, RANKS

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
_UPPER = r"[A-ZÀ-Þ][\w'’-]*\.?"
_NAME = re.compile(
    rf"(?P<rank>{RANKS}\s+)?(?P<name>(?!{CAPACITY}\b){_UPPER}(?:\s+(?:(?:van|de|der|von|al|bin|"
    rf"la|le)\s+)?"
    rf"(?!{CAPACITY}(?:\b|$)){_UPPER}){{0,5}}(?:\s+OBE|\s+MBE)?)"
)
_HELD = re.compile(r"\((?P<in>[^()]{1,60})\)")
_LETTERS = re.compile(r"[A-Z]{2,5}|[TD]/[A-Z]{2,4}|[A-Z][a-z]?[A-Z]{1,3}")
_LISTED = re.compile(
    rf"(?:{RANKS}\s+)?{_UPPER}(?:\s+{_UPPER}){{1,3}}\s+\([A-Z]{{2,4}}\)(?:,|$|\s+[–-])"
)
_OTHERS = re.compile(
    r"\b(?:members?\s+of\s+the\s+public|public\s+members?|and\s+others|number)\b", re.IGNORECASE
)


class Attendance(NamedTuple):
    """Those present and those who sent apologies, each in the order written."""

    present: tuple[Person, ...]
    apologies: tuple[Person, ...]


def read(document: Document) -> Attendance:
    """Find the attendance list wherever it stands before the first item of business."""
    present: list[Person] = []
    away: list[Person] = []
    for where, words, beside in _entries(document):
        group = away if where == "apologies" else present
        group += [
            p for p in _people(words, beside) if p.name not in {q.name for q in present + away}
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
        elif where and (_ends(line) or quiet > _PATIENCE):
            where = ""
        if not where and _LISTED.match(parts[0]):
            yield from _columns("present", parts)
        if not where:
            continue
        quiet = 0 if _NAME.match(parts[0]) else quiet + 1
        for place, words in _both(where, parts[0]):
            yield from _columns(place, [words, *parts[1:]])


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
    names = re.findall(rf"{_UPPER}\s+{_UPPER}", re.sub(r"^Names?:", "", cells[0]))
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


def _people(words: str, beside: str) -> Iterator[Person]:
    """Read the people in one entry of a list."""
    if found := re.match(r"\s*(?P<as>Clerk|Chair(?:man|woman)?|Minutes|Secretary):\s+", words):
        words, beside = words[found.end() :], beside or found["as"]
    words = re.sub(r"^[\s:–-]+|\s+", lambda m: " " if m.start() else "", words).strip()
    if _OTHERS.search(words) or not words:
        return
    for part in _apart(words):
        yield from _one(part, beside)


def _apart(words: str) -> list[str]:
    """Part several people written in one line: at commas or "and", or after each "(JC) PCC"."""
    several = re.split(rf"(?<=[A-Z)])\s+(?={_UPPER}\s+{_UPPER}\s+\([A-Z]{{2,4}}\))", words)
    if len(several) > 1 and "," not in words:
        return several
    pieces = re.split(r";\s*|,\s+(?![^()]*\))", re.sub(r"\s+and\s+(?=[A-Z])", ", ", words))
    if found := _PLURAL.match(pieces[0]):
        named = re.split(r"\.\s", ", ".join(pieces)[found.end() :])[0].split(", ")
        return [f"{found['rank']} {piece}" for piece in named]
    people = [piece for piece in pieces if _is_name(piece)]
    titled = [piece for piece in people if re.match(rf"(?:{RANKS})\s", piece)]
    if titled and titled[0] is pieces[0]:
        people = titled
    if len(pieces) > 1 and all(re.fullmatch(rf"{_UPPER}", piece.strip(" .")) for piece in pieces):
        return [f"{piece.strip(' .')} ()" for piece in pieces]
    return pieces if len(people) > 1 and len(people) * 2 >= len(pieces) else [words]


def _is_name(piece: str) -> bool:
    """Whether a piece of a list is a person rather than the capacity of the one before."""
    if _lettered(piece):
        return True
    bare = re.sub(r"\([^()]*\)|@[\w-]+|\"[^\"]*\"", "", piece).strip(" *.")
    found = _NAME.match(bare)
    return (
        found is not None
        and found.end() >= len(bare) - 1
        and 1 < len(bare.split()) <= _LONGEST_NAME
    )


def _lettered(words: str) -> Person | None:
    """Read "Head of Estates Nia Powell (NP)": the letters say which words are the name."""
    found = re.match(
        r"(?P<before>[^()]{5,90}?)\s*\((?P<l>[A-Z]{2,4})(?:,\s*(?P<more>[^()]{2,40}))?\)(?P<after>.*)$",
        words,
    )
    if not found:
        return None
    parts = found["before"].split()
    name = parts[-len(found["l"]) :]
    if len(parts) < len(name) or "".join(part[0] for part in name).upper() != found["l"]:
        return None
    capacity = " ".join(parts[: -len(name)]) or found["after"].strip(" ,–-") or found["more"] or ""
    return None if _PROSE.search(capacity) else Person(" ".join(name), capacity, found["l"])


def _one(words: str, beside: str) -> Iterable[Person]:
    """Read one person: rank, name, letters in brackets, and the capacity on either side."""
    words = re.sub(r"@[\w-]+\s*[-–]?\s*|\"[^\"]*\"|\(aka[^()]*\)", "", words)
    words = words.replace("()", "").strip(" *,.-–")
    if (lettered := _lettered(words)) and not beside:
        yield lettered
        return
    found = _NAME.search(words[:60])
    if not found or found.start() > 1 or (len(found["name"].split()) < _FULL and not found["rank"]):
        return
    rest = words[found.end() :].strip(" ,–-")
    held = [inner["in"] for inner in _HELD.finditer(f"{rest} {beside}")]
    letters = next((h for h in held if _LETTERS.fullmatch(h)), "")
    capacity = _HELD.sub("", rest).strip(" ,–-") or _HELD.sub("", beside).strip(" ,–-")
    capacity = capacity or next((h for h in held if h != letters), "")
    if _PROSE.search(capacity):
        return
    yield Person(found["name"].strip(" ."), capacity or (found["rank"] or "").strip(), letters)


_PLURAL = re.compile(r"(?P<rank>Cllr|Councillor|Mr|Dr)s\.?\s+")
_PROSE = re.compile(
    r"\b(?:agreed|asked|said|reported|gave|noted|to\s+[a-z]+|was|were|will|has|had|have|is|are|"
    r"gave|of\s+the\s+meeting)\b|.{120}"
)
_ENTRY = 100
_FRONT = 60
_PATIENCE = 3
_LONGEST_NAME = 7
_FULL = 2
"""A single word is too little to be somebody's name in a list of people."""
