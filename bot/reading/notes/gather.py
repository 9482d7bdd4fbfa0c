"""Every action of the notes in the order they stand, each once, before it is settled."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.reading.notes import (
    assigned,
    habits,
    marked,
    previous,
    rows,
    sentences,
    summed_up,
    undertakings,
)
from bot.reading.notes.drafts import Draft
from bot.reading.notes.found import Kind, Origin, Status
from bot.reading.notes.people import Person
from bot.reading.notes.previous import Earlier
from bot.reading.notes.sections import Unit

_PUT_OFF = re.compile(r"forward|outstanding|defer", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[^\W\d_]{3,}")
_SAME = 30
"""Shorter words ("To be brought back in May") may be said of two matters, and are two actions."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A draft with what the place it was found in says of it; see `settle.action`."""

    draft: Draft
    kind: Kind = "explicit"
    known: Status | None = None
    reason: str = ""
    origin: Origin | None = None


def actions(
    units: Sequence[Unit], everyone: Sequence[Person], known: frozenset[str] = frozenset()
) -> list[Pending]:
    """Return the matters under review, the marked actions and the undertakings in prose.

    What is printed twice word for word is one action, and so is an undertaking that a mark
    after it makes an action of. What a table sums up by numbers completes them.
    """
    found: list[Pending] = []
    rest: list[Unit] = []
    for each in previous.find(units):
        if isinstance(each, Earlier):
            found.append(_earlier(each))
        else:
            rest.append(each)
    for one in marked.find(rest, known):
        if isinstance(one, Draft):
            found.append(Pending(one))
        else:
            found += _said(one, everyone)
    found += _beside([one.draft for one in found if one.kind == "explicit"], rest, everyone)
    found = [one for one in found if _is_deed(one.draft.text)]
    found.sort(key=lambda pending: (pending.draft.place.page, pending.draft.place.line))
    once = list(_once(found))
    drafts = summed_up.completed([one.draft for one in once], summed_up.told(units))
    return [replace(one, draft=draft) for one, draft in zip(once, drafts, strict=True)]


def _earlier(each: Earlier) -> Pending:
    """Take a matter from an earlier meeting, or one put off: marked, unless it is only in talk."""
    spot = each.draft.spot
    kind: Kind = "explicit" if spot.zone != "talk" or _PUT_OFF.search(spot.heading) else "implicit"
    origin: Origin = "previous" if spot.zone == "previous" else "new"
    return Pending(each.draft, kind, each.status, each.reason, origin)


def _said(unit: Unit, everyone: Sequence[Person]) -> Iterator[Pending]:
    """Yield the actions of a row with an owner beside it, then the undertakings in what is left.

    Nobody undertakes what is struck out.
    """
    text = unit.text
    if unit.passage.who and unit.spot.zone not in ("agenda", "front", "next"):
        for draft in rows.drafts(unit, everyone):
            yield Pending(draft)
            text = text.replace(draft.text, " ")
    talks = unit.spot.zone in ("talk", "previous", "actions") and not unit.line.struck
    if talks and not _is_title(unit) and not habits.of_itself(text):
        for draft in undertakings.drafts(unit, text, everyone):
            yield Pending(draft, "implicit")


def _is_deed(text: str) -> bool:
    """Whether words can be something to do: more than a number, a time or a code."""
    return bool(_WORD.search(_ASIDE.sub(" ", text))) and not (
        len(text) < _SAME and assigned.is_time(text)
    )


def _is_title(unit: Unit) -> bool:
    """Whether a unit only opens what stands under it."""
    return unit.heading.opens == "item" or (
        unit.heading.opens == "previous" and not unit.heading.rest
    )


def _beside(
    taken: Sequence[Draft], units: Sequence[Unit], everyone: Sequence[Person]
) -> Iterator[Pending]:
    """Yield the undertakings that stand in one passage with a marked action, before its mark."""
    for unit in units:
        texts = [one.text for one in taken if one.place == unit.line.place]
        first = min((unit.text.find(text) for text in texts), default=-1)
        if first > 0 and unit.spot.zone == "talk":
            before = sentences.split(unit.text[:first])[:-1]  # the last may lead into the mark
            for draft in undertakings.drafts(unit, " ".join(before), everyone):
                yield Pending(draft, "implicit")


def _once(found: Sequence[Pending]) -> Iterator[Pending]:
    """Leave out what is printed again, and candidates that are marked as actions elsewhere."""
    marked_words = "\n".join(_words(p.draft.text) for p in found if p.kind == "explicit")
    seen: set[str] = set()
    for pending in found:
        words = _words(pending.draft.text)
        again = words in seen or (pending.kind == "implicit" and words in marked_words)
        if len(words) >= _SAME and again:
            continue
        seen.add(words)
        yield pending


def _words(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()
