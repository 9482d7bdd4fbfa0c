"""A document into minutes: everything found in it, nothing decided and nothing saved."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from bot.reading import (
    attendance,
    delivery_plan,
    files,
    flow,
    front,
    marked,
    next_meeting,
    previous,
    promises,
    rows,
    sections,
    settle,
    undertakings,
)
from bot.reading.dates import OWN
from bot.reading.document import Document
from bot.reading.due import Doubt
from bot.reading.found import Item, Minutes, NilReturn, Origin, Unsure
from bot.reading.front import Front
from bot.reading.marked import Draft
from bot.reading.previous import Earlier
from bot.reading.sections import Unit
from bot.reading.settle import Base, Settled

MOST_ACTIONS = 200
"""More are not offered: a review of thousands is no review. A doubt says how many there were."""


def read(document: Document) -> Minutes:
    """Read notes of any layout. A pure function of the document; it raises nothing of its own."""
    present, away = attendance.read(document)
    everyone = (*present, *away)
    head = front.read(document, everyone)
    passages = flow.of(document)
    inside = sections.minutes_of(passages)
    units = list(sections.walk(inside))
    day = head.day if len(inside) == len(passages) else _embedded(head)
    following = next_meeting.find(units, title=head.title, on=day)
    base = Base(
        on=day,
        next_meeting=following.meeting.day if following.meeting else None,
        cancelled=following.meeting.cancelled if following.meeting else (),
        people=everyone,
        own=_own_names(head.title),
    )
    settled = list(_once(_actions(units, base)))
    kept = settled[:MOST_ACTIONS]
    doubts = [doubt for each in kept for doubt in each.doubts]
    doubts += [_date_doubt(doubt) for doubt in (*head.doubts, *following.doubts)]
    if len(settled) > len(kept):
        doubts.insert(0, _too_many(len(settled)))
    return Minutes(
        meeting=head,
        attendance=present,
        apologies=away,
        items=tuple(_items(units)),
        actions=tuple(each.action for each in kept),
        next_meeting=following.meeting,
        nil_returns=tuple(_nils(units)),
        doubts=tuple(dict.fromkeys(doubts)),
        plan=delivery_plan.read(document, on=head.day),
        marking=files.marking(document),
    )


def _embedded(head: Front) -> dt.date | None:
    """Return the day of the minutes inside a bundle: the last earlier day that a title gives."""
    earlier = [day for day in head.others if head.day is None or day < head.day]
    return max(earlier, default=head.day)


def _actions(units: Sequence[Unit], base: Base) -> Iterator[Settled]:
    """Yield the actions in the order they stand: earlier ones, marked ones, undertakings."""
    found: list[tuple[tuple[int, int], Settled]] = []
    order = {id(unit): number for number, unit in enumerate(units)}
    rest: list[Unit] = []
    for each in previous.find(units):
        if isinstance(each, Earlier):
            found.append((_at(each.draft), _earlier(each, base)))
        else:
            rest.append(each)
    talk: list[Unit] = []
    for one in marked.find(rest):
        if isinstance(one, Draft):
            found.append((_at(one), settle.action(one, base)))
        else:
            talk.append(one)
    for unit in talk:
        found += [(_at(draft), each) for draft, each in _said(unit, base)]
    del order
    yield from (each for _, each in sorted(found, key=lambda pair: pair[0]))


def _earlier(each: Earlier, base: Base) -> Settled:
    """Settle a matter from an earlier meeting, or one put off."""
    marked_so = each.draft.spot.zone != "talk" or bool(
        re.search(r"forward|outstanding|defer", each.draft.spot.heading, re.IGNORECASE)
    )
    origin: Origin = "previous" if each.draft.spot.zone == "previous" else "new"
    return settle.action(
        each.draft,
        base,
        kind="explicit" if marked_so else "implicit",
        known=each.status,
        reason=each.reason,
        origin=origin,
    )


def _said(unit: Unit, base: Base) -> Iterator[tuple[Draft, Settled]]:
    """Yield the actions of a row with an owner beside it, then the undertakings in what is left."""
    text = unit.text
    if unit.passage.who and unit.spot.zone not in ("agenda", "front", "next"):
        for draft in rows.drafts(unit, base.people):
            yield draft, settle.action(draft, base)
            text = text.replace(draft.text, " ")
    if unit.spot.zone in ("talk", "previous", "actions") and unit.heading.opens != "item":
        for draft in undertakings.drafts(unit, text, base.people):
            yield draft, settle.action(draft, base, kind="implicit")


def _at(draft: Draft) -> tuple[int, int]:
    return draft.place.page, draft.place.line


def _once(settled: Iterable[Settled]) -> Iterator[Settled]:
    """Leave out an action that is printed again word for word, under the same owner."""
    seen: set[str] = set()
    for each in settled:
        words = re.sub(r"[^a-z0-9]+", " ", each.action.text.lower()).strip()
        if len(words) >= _SAME and words in seen:
            continue
        seen.add(words)
        yield each


def _items(units: Sequence[Unit]) -> Iterator[Item]:
    """Yield the items of business, in order."""
    for unit in units:
        if unit.heading.opens in ("item", "previous", "next") and unit.spot.zone not in (
            "front",
            "agenda",
        ):
            yield Item(unit.line.marker, unit.line.text, unit.line.place)


def _nils(units: Sequence[Unit]) -> Iterator[NilReturn]:
    """Yield the items under which the notes say that no action arose."""
    for unit in units:
        words = unit.heading.rest if unit.heading.opens == "actions" else unit.text
        under = unit.spot.zone == "actions" or unit.heading.opens == "actions"
        if words and promises.is_nil(words) and (under or "action" in words.lower()):
            yield NilReturn(unit.spot.number, unit.spot.heading, unit.line.place)


def _own_names(title: str) -> tuple[str, ...]:
    """Return what the notes may call their own meeting: its title's words, and the usual ones."""
    words = re.findall(r"[A-Za-z]+", title.lower())
    kinds = [word for word in words if word in _KINDS]
    letters = "".join(re.findall(r"\b[A-Z](?=[a-z])", title)).lower()
    short = [letters] if len(letters) > 1 else []
    return tuple(dict.fromkeys((*OWN, *kinds, *short)))


def _date_doubt(doubt: Doubt) -> Unsure:
    return Unsure("date", doubt.text, tuple(r.date or r.text for r in doubt.readings), doubt.why)


def _too_many(number: int) -> Unsure:
    return Unsure(
        "actions",
        "",
        (),
        f"There are {number:,} actions in these notes; the first {MOST_ACTIONS} are shown. "
        "Split the file and send the parts, or check that it is the right one.",
    )


_KINDS = frozenset({"board", "committee", "panel", "council", "forum", "group"})
_SAME = 30
