"""A table that only sums up actions by their numbers: whose each is, and by when."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.reading.notes import doers, owners
from bot.reading.notes.drafts import Draft
from bot.reading.notes.flow import Passage
from bot.reading.notes.sections import Unit

_NUMBER = re.compile(
    r"(?:action\s+|AP\s?)?(?P<ref>(?:[A-Z]{1,6}[/ -]?)?\d{1,4}(?:[/.-]\d{1,4})?)", re.IGNORECASE
)
_FEWEST = 2


def told(units: Iterable[Unit]) -> dict[str, Passage]:
    """Return what stands beside each number, where rows hold no other words of the action.

    A number on its own is no such table, nor is one that gives two things of the same number.
    """
    rows: dict[str, list[Passage]] = {}
    for unit in units:
        number = _NUMBER.fullmatch(unit.text.strip(" ."))
        if number and unit.passage.row and (unit.passage.who or unit.passage.when):
            rows.setdefault(number["ref"], []).append(unit.passage)
    once = {ref: passages[0] for ref, passages in rows.items() if len(passages) == 1}
    return once if len(once) >= _FEWEST else {}


def completed(drafts: Sequence[Draft], told: dict[str, Passage]) -> Iterator[Draft]:
    """Yield drafts, with the owner and the time of their number where their words have none.

    Of several actions that one number marks, only the first is meant by its time.
    """
    timed: set[str] = set()
    for draft in drafts:
        beside = told.get(draft.ref)
        if beside is None:
            yield draft
            continue
        names = tuple(name for entry in beside.who for name in owners.split(entry))
        if names and not draft.who and not doers.of(draft.text).who:
            draft = replace(draft, who=names, column=True)  # noqa: PLW2901  it is what is yielded
        if not draft.when and draft.ref not in timed:
            draft = replace(draft, when=" ".join(beside.when))  # noqa: PLW2901  as above
        timed.add(draft.ref)
        yield draft
