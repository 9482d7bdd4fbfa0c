"""What one set of notes marks its actions with: signs and codes behind which somebody acts."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from bot.reading.notes import doers, entries, mark, promises, summed_up
from bot.reading.notes.sections import Unit

_DEEDS = r"\b(?:actions?|to[ -]dos?|to\s+be\s+done|tasks?|jobs?)\b"
_KEY = re.compile(rf"(?:→|\barrows?\b).{{0,40}}{_DEEDS}|{_DEEDS}.{{0,30}}→", re.IGNORECASE)
_OF_ITSELF = re.compile(
    r"\bhow\s+to\s+read\b|\bin\s+(?:square\s+|round\s+)?brackets\b|\bin\s+the\s+(?:\w+[\s-]){0,2}(?:margin|column)\b|"
    r"\b(?:paragraphs?|lines?|entry|entries)\s+(?:starts?|begins?|opens?)\b|^(?:key|RAG)\s*:|"
    r"^[A-Z]\s?=\s?\w|(?:→|✓|\*)\s+(?:marks|means|is|shows)\b",
    re.IGNORECASE,
)
_HELD = re.compile(r"[\[(]([\w/.-]{1,12})[\])]")
_TOP = 25
_FEWEST = 2
SIGNS = ("→", "✓")


class Habits(NamedTuple):
    """The signs and the families of codes that open actions; whether a tick says "done".

    `keyed` are the numbers of actions that a key gives to somebody, apart from their words.
    """

    signs: frozenset[str] = frozenset()
    ticks: bool = True
    keyed: frozenset[str] = frozenset()


def of(units: Sequence[Unit], known: frozenset[str]) -> Habits:
    """Learn the habits of notes: half of what a sign opens, and twice at least, says who acts."""
    opened: Counter[str] = Counter()
    owned: Counter[str] = Counter()
    for unit in units:
        sign = family(unit)
        if not sign or unit.passage.task or unit.spot.zone in ("agenda", "next"):
            continue
        opened[sign] += 1
        owned[sign] += _says_who(unit, known)
    if any(mark.opening(unit.text) for unit in units):
        opened.pop("agreed", None)  # what is agreed is told apart from what is an action
        owned.pop("agreed", None)
    boxes = any(unit.line.marker in ("[ ]", "✗") for unit in units)
    signs = {s for s, n in owned.items() if n >= _FEWEST and n * 2 >= opened[s]}
    signs |= {"→"} if any(_KEY.search(unit.text) for unit in units[:_TOP]) else set()
    return Habits(frozenset(signs), boxes, _keyed(units))


def _keyed(units: Sequence[Unit]) -> frozenset[str]:
    """Return the numbers that a key gives to somebody and that brackets hold elsewhere."""
    told = summed_up.told(units)
    held = {found[1] for unit in units for found in _HELD.finditer(unit.text)} if told else set()
    return frozenset(held & set(told))


def of_itself(text: str) -> bool:
    """Whether notes speak of how they are written: "Whoever will do it is in brackets"."""
    return bool(_OF_ITSELF.search(text))


def family(unit: Unit) -> str:
    """Return the sign that opens a unit, or the letters of the code that does; "" for neither."""
    if unit.line.marker in SIGNS:
        return unit.line.marker
    if unit.text.startswith("["):
        return "[]"
    if mark.agreed(unit.text):
        return "agreed"
    found = mark.code(unit.text, unit.line.marker)
    ref = found.ref if found else ""
    return re.sub(r"^[A-Z](?=#$)", "A", re.sub(r"\d+[A-Z]?$", "#", ref))


def _says_who(unit: Unit, known: frozenset[str]) -> bool:
    found = mark.agreed(unit.text) or mark.code(unit.text, unit.line.marker)
    rest = found.rest if found else unit.text
    led = doers.before(rest)
    if led and (promises.ahead(rest) or led.text != rest):
        return True
    return entries.read(rest, known) is not None or entries.trailing(rest) is not None
