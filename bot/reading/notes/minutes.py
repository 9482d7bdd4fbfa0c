"""A document into minutes: everything found in it, nothing decided and nothing saved."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from bot.reading.dates import OWN
from bot.reading.due import Doubt
from bot.reading.formats import files
from bot.reading.formats.document import Document
from bot.reading.notes import (
    abreast,
    across,
    agendas,
    attendance,
    cast,
    delivery_plan,
    flow,
    front,
    gather,
    next_meeting,
    promises,
    sections,
    series,
    settle,
)
from bot.reading.notes.across import Row
from bot.reading.notes.due_times import Base
from bot.reading.notes.found import Front, Item, Minutes, NilReturn, Unsure
from bot.reading.notes.gather import Pending
from bot.reading.notes.passage import Passage
from bot.reading.notes.people import Person
from bot.reading.notes.sections import Unit
from bot.reading.notes.settle import Settled

MOST_ACTIONS = 200
"""More are not offered: a review of thousands is no review. A doubt says how many there were."""


def read(document: Document) -> Minutes:
    """Read notes of any layout. A pure function of the document; it raises nothing of its own."""
    listed = attendance.read(document)
    everyone = (*listed.present, *listed.apologies)
    head = front.read(document, listed)
    passages = flow.of(document)
    inside = sections.minutes_of(passages)
    day = head.day if len(inside) == len(passages) else _embedded(head)
    units = list(sections.walk(inside, on=day))
    rows = _rows(document, inside if len(inside) < len(passages) else ())
    following = next_meeting.find(rows, title=head.title, on=day, usual=head.start)
    base = Base(
        on=day,
        next_meeting=following.meeting.day if following.meeting else None,
        cancelled=following.meeting.cancelled if following.meeting else (),
        people=everyone,
        known=cast.known((*everyone, *_officers(head)), (unit.text for unit in units)),
        mentioned=cast.mentioned(unit.text for unit in units),
        series=series.of(head.title, " ".join(unit.text for unit in units[:12])),
        own=_own_names(head.title),
    )
    pending = gather.actions(units, everyone, base.known)
    kept = _settled(pending, base)
    doubts = [doubt for each in kept for doubt in each.doubts]
    doubts += [_date_doubt(doubt) for doubt in (*head.doubts, *following.doubts)]
    if len(pending) > len(kept):
        doubts.insert(0, _too_many(len(pending)))
    return Minutes(
        meeting=head,
        attendance=listed.present,
        apologies=listed.apologies,
        items=tuple(_items(units)),
        actions=tuple(each.action for each in kept),
        next_meeting=following.meeting,
        nil_returns=tuple(_nils(units)),
        doubts=tuple(dict.fromkeys(doubts)),
        plan=delivery_plan.read(document, on=head.day),
        marking=files.marking(document),
    )


def _rows(document: Document, inside: Sequence[Passage]) -> list[Row]:
    """Return the rows of the notes: of the whole document, or of the minutes inside a bundle."""
    if not inside:
        rows = list(islice(across.rows(document), _MOST_ROWS))
        left_out = agendas.rows(rows[:_HEAD])
        return list(abreast.paired(row for n, row in enumerate(rows) if n not in left_out))
    return [
        Row((*(line.text for line in passage.lines), *passage.who, *passage.when), passage.lines[0])
        for passage in inside
    ]


def _embedded(head: Front) -> dt.date | None:
    """Return the day of the minutes inside a bundle: the last earlier day that a title gives."""
    earlier = [day for day in head.others if head.day is None or day < head.day]
    return max(earlier, default=head.day)


def _officers(head: Front) -> list[Person]:
    """Return who chaired and who wrote, whether or not they are listed as present."""
    return [Person(name) for name in (head.chair, head.minute_taker) if name]


def _settled(pending: Sequence[Pending], base: Base) -> list[Settled]:
    """Settle what will be shown: its owner, its due time and how it stands."""
    return [
        settle.action(
            each.draft,
            base,
            kind=each.kind,
            known=each.known,
            reason=each.reason,
            origin=each.origin,
        )
        for each in pending[:MOST_ACTIONS]
    ]


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
    title = title.title() if title.isupper() else title
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
_MOST_ROWS = 6_000
_HEAD = 90
