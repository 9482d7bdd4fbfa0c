"""A table, or a list, that only sums up actions by their numbers: whose each is, and by when."""

# ruff: noqa: RUF001  notes are written with en dashes

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.reading.notes import assigned, owners
from bot.reading.notes.drafts import Draft
from bot.reading.notes.passage import Passage
from bot.reading.notes.sections import Unit

_NUMBER = re.compile(
    r"(?:action\s+|AP\s?)?(?P<ref>(?:[A-Z]{1,6}[/ -]?)?\d{1,4}(?:[/.-]\d{1,4})?)", re.IGNORECASE
)
_OF_NUMBER = re.compile(r"(?P<ref>[A-Z]{1,4}[/-]?\d{1,4}(?:[/.-]\d{1,4})?)\s*[:.–—=-]?\s+")
"""The number of an action in front of whose it is: "A1 DF, 30 Nov"."""
_PARTED = re.compile(r"[;.,]\s+(?=[A-Z]{1,4}[/-]?\d)")
_FEWEST = 2


def told(units: Iterable[Unit]) -> dict[str, Passage]:
    """Return what stands beside each number, where rows hold no other words of the action.

    A number on its own is no such table, nor is one that gives two things of the same number.
    """
    rows: dict[str, list[Passage]] = {}
    for unit in units:
        for ref, passage in _numbered(unit):
            rows.setdefault(ref, []).append(passage)
    once = {ref: passages[0] for ref, passages in rows.items() if len(passages) == 1}
    return once if len(once) >= _FEWEST else {}


def is_key(unit: Unit, keyed: frozenset[str]) -> bool:
    """Whether a unit only says whose an action is whose words stand elsewhere."""
    found = [ref for ref, _ in _numbered(unit)] if keyed else []
    return bool(found) and keyed.issuperset(found)


def _numbered(unit: Unit) -> Iterator[tuple[str, Passage]]:
    """Yield the number that a row stands for, or those that a line gives to somebody."""
    passage = unit.passage
    number = _NUMBER.fullmatch(unit.text.strip(" ."))
    if number and passage.row and (passage.who or passage.when):
        yield number["ref"], passage
    elif not passage.row and not passage.who:
        for part in _PARTED.split(f"{unit.line.marker} {unit.text}".lstrip(" -")):
            said = _OF_NUMBER.match(part)
            given = assigned.read(part[said.end() :]) if said else None
            if said and given:
                when = (given.when,) if given.when else ()
                yield said["ref"], replace(passage, who=given.who, when=when)


def completed(drafts: Sequence[Draft], told: dict[str, Passage]) -> Iterator[Draft]:
    """Yield drafts, with the owner and the time that stand beside their number.

    Of several actions that one number marks, only the first is meant by its time.
    """
    timed: set[str] = set()
    for draft in drafts:
        beside = told.get(draft.ref)
        if beside is None:
            yield draft
            continue
        names = tuple(name for entry in beside.who for name in owners.split(entry))
        if names and not draft.who:
            draft = replace(draft, who=names, column=True)  # noqa: PLW2901  it is what is yielded
        if not draft.when and draft.ref not in timed:
            draft = replace(draft, when=" ".join(beside.when))  # noqa: PLW2901  as above
        timed.add(draft.ref)
        yield draft
