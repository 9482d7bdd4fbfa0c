"""One entry of a list of people: a name, a rank, letters in brackets, a capacity on either side."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections.abc import Iterable, Iterator

from bot.reading.notes import sentences
from bot.reading.notes.people import Person
from bot.reading.notes.words import CAPACITY, RANKS

UPPER = r"[A-ZÀ-Þ][\w'’-]*\.?"
NAME = re.compile(
    rf"(?P<rank>{RANKS}\s+)?(?P<name>(?!{CAPACITY}\b){UPPER}(?:\s+(?:(?:van|de|der|von|al|bin|"
    rf"la|le)\s+)?"
    rf"(?!{CAPACITY}(?:\b|$)){UPPER}){{0,5}}(?:\s+OBE|\s+MBE)?)"
)
_HELD = re.compile(r"\((?P<in>[^()]{1,60})\)")
_LETTERS = re.compile(r"[A-Z]{2,5}|[TD]/[A-Z]{2,4}|[A-Z][a-z]?[A-Z]{1,3}")
LISTED = re.compile(
    rf"(?:{RANKS}\s+)?{UPPER}(?:\s+{UPPER}){{1,3}}\s+\([A-Z]{{2,4}}\)(?:,|$|\s+[–-])"
)
_OTHERS = re.compile(
    r"\b(?:members?\s+of\s+the\s+public|public\s+members?|and\s+others|number)\b", re.IGNORECASE
)
_PROSE = re.compile(
    r"\b(?:agreed|asked|said|reported|gave|noted|to\s+[a-z]+|was|were|will|has|had|have|is|are|"
    r"gave|of\s+the\s+meeting)\b|.{120}"
)
_LONGEST_NAME = 7
_FULL = 2
"""A single word is too little to be somebody's name in a list of people."""


def read(words: str, beside: str) -> Iterator[Person]:
    """Read the people in one entry of a list."""
    if found := re.match(r"\s*(?P<as>Clerk|Chair(?:man|woman)?|Minutes|Secretary):\s+", words):
        words, beside = words[found.end() :], beside or found["as"]
    words = re.sub(r"^[\s:–-]+|\s+", lambda m: " " if m.start() else "", words).strip()
    if _OTHERS.search(words) or not words:
        return
    parts = _apart(words)
    single = _are_first_names(parts)
    for part in parts:
        yield from _one(part, beside, single=single)


def names(words: str) -> bool:
    """Whether words are a list of people and little else: what follows "There:" or "Police:"."""
    parts = _apart(words.strip())
    people = [part for part in parts if _is_name(part.split(",")[0])]
    if len(parts) > 1:
        return len(people) * 3 >= len(parts) * 2 or _are_first_names(parts)
    held = re.search(rf",\s*(?:the\s+)?{CAPACITY}|\([^()]+\)\s*$", words)
    titled = re.match(rf"(?:{RANKS})\s", words)
    return bool(people) and bool(held or titled)


def _are_first_names(parts: list[str]) -> bool:
    """Whether a list goes by first names alone: "Jo, Femi, Big Dave and me"."""
    bare = [re.sub(r"\([^()]*\)", "", part).strip(" .*") for part in parts]
    bare = [part for part in bare if part not in ("me", "myself")]
    return len(bare) > _FULL and all(
        re.fullmatch(rf"(?!{CAPACITY}$){UPPER}(?:\s{UPPER})?", part) for part in bare
    )


def _apart(words: str) -> list[str]:
    """Part several people written in one line: at commas or "and", or after each "(JC) PCC"."""
    several = re.split(rf"(?<=[A-Z)])\s+(?={UPPER}\s+{UPPER}\s+\([A-Z]{{2,4}}\))", words)
    if len(several) > 1 and "," not in words:
        return several
    words = re.sub(r"\*\*", "", words)
    words = sentences.split(words)[0] if ";" not in words else words
    pieces = re.split(
        r";\s*|,\s+(?![^()]*\))|\s{3,}", re.sub(r",?\s+and\s+(?=[A-Z]|me\b)", ", ", words)
    )
    if found := _PLURAL.match(pieces[0]):
        rank = found["rank"]
        pieces = [", ".join(pieces)[found.end() :].split(", ")[0], *pieces[1:]]
        return [
            piece if re.match(rf"(?:{RANKS})\s", piece) else f"{rank} {piece}" for piece in pieces
        ]
    if _are_first_names(pieces):
        return pieces
    people = [piece for piece in pieces if _is_name(piece)]
    if len(people) < _FULL and not (";" in words and people):
        return [words]
    out: list[str] = []
    for piece in pieces:
        if _is_name(piece) or not out:
            out.append(piece)
        else:
            out[-1] += f", {piece}"
    return out


def _is_name(piece: str) -> bool:
    """Whether a piece of a list is a person rather than the capacity of the one before."""
    if _lettered(piece):
        return True
    bare = re.sub(r"\([^()]*\)|@[\w-]+|\"[^\"]*\"|\s+(?:for|from)\s.*$", "", piece).strip(" *.")
    found = NAME.match(bare)
    return (
        found is not None
        and found.end() >= len(bare) - 1
        and 1 < len(bare.split()) <= _LONGEST_NAME
        and not (found["rank"] and not found["name"])
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


def _one(words: str, beside: str, *, single: bool = False) -> Iterable[Person]:
    """Read one person: rank, name, letters in brackets, and the capacity on either side."""
    words = re.sub(r"@[\w-]+\s*[-–]?\s*|\"[^\"]*\"|\(aka[^()]*\)", "", words)
    words = words.replace("()", "").strip(" *,.-–")
    if (lettered := _lettered(words)) and not beside:
        yield lettered
        return
    found = NAME.search(words[:60])
    if not found or found.start() > 1:
        return
    if len(found["name"].split()) < _FULL and not (found["rank"] or single):
        return
    rest = words[found.end() :].strip(" ,–-")
    held = [inner["in"] for inner in _HELD.finditer(f"{rest} {beside}")]
    letters = next((h for h in held if _LETTERS.fullmatch(h)), "")
    capacity = _HELD.sub("", rest).strip(" ,–-") or _HELD.sub("", beside).strip(" ,–-")
    capacity = capacity or next((h for h in held if h != letters), "")
    if _PROSE.search(capacity):
        return
    yield Person(found["name"].strip(" ."), capacity or (found["rank"] or "").strip(), letters)


_PLURAL = re.compile(r"(?P<rank>Cllr|Councillor|Mr|Dr|Professor|Revd?)s\.?\s+")
