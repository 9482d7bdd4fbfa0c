"""What the lights of a progress column stand for, where the notes give a key: "B – complete"."""

# ruff: noqa: RUF001, RUF002  notes are written with en dashes and curly quotes

import re
from collections.abc import Iterable, Mapping

from bot.reading.notes import status
from bot.reading.notes.found import CLOSED

_COLOUR = r"red|amber|yellow|green|blue|grey|gray|white|black"
_ENTRY = re.compile(
    rf"(?:^|[\s;,|(/])(?P<light>(?:{_COLOUR})\b|(?-i:[RAYGBWC])\b)\s?(?:[–—=:-]|means)\s?"
    rf"(?P<said>[^;|/–—=\n]{{3,60}}?)(?=\s?(?:[;|/)]|$|,?\s(?:(?:{_COLOUR})\b|(?-i:[RAYGBWC]))\s?[–—=:-]))",
    re.IGNORECASE,
)
_KEY = re.compile(r"(?:key|b?rag|status|colours?|legend)\b", re.IGNORECASE)
_OPENS = re.compile(rf"(?P<light>{_COLOUR}|(?-i:[RAYGBWC]))(?:\s+|\s?[–—:-]\s+|$)", re.IGNORECASE)
_LONGEST = 300
_FEW = 2


def key(lines: Iterable[str]) -> dict[str, str]:
    """Return what each light means, by the entries of a key: at least two, a line each or in one.

    >>> key(["R – past its date", "B – complete, propose to close"])
    {'R': 'Overdue', 'B': 'Complete'}
    >>> key(["RAG key: Green = on track, Amber = at risk; Blue = done"])
    {'G': 'In progress', 'A': 'In progress', 'B': 'Complete'}
    """
    found: dict[str, str] = {}
    for line in lines:
        entries = list(_ENTRY.finditer(line)) if len(line) <= _LONGEST else []
        alone = len(entries) == 1 and entries[0].group() == line
        for entry in entries if alone or len(entries) > _FEW or _KEY.match(line) else []:
            if meant := _meant(entry["said"]):
                found.setdefault(entry["light"][0].upper(), meant)
    tells = len(found) >= _FEW and bool({"Complete", "Overdue"} & set(found.values()))
    return found if tells else {}


def _meant(said: str) -> str:
    """Return how an action under a light stands; "" where the light may mean either."""
    stands = status.read(said)
    if stands in CLOSED:
        return "" if re.search(r"\bor\b|/", said) else "Complete"
    return "Overdue" if stands == "overdue" else "In progress"


def told(progress: str, meanings: Mapping[str, str]) -> str:
    """Return what a progress column says, with what its light means in place of the light."""
    found = _OPENS.match(progress) if meanings else None
    meant = meanings.get(found["light"][0].upper()) if found else None
    if not found or not meant:
        return progress
    rest = progress[found.end() :]
    return rest if status.read(rest.split(" ")[0]) in CLOSED else f"{meant}. {rest}".strip(" .")
