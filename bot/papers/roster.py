"""Who a paper names as present: each known by name and post as far as the office knows them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sqlmodel import Session

from bot.papers.findings import Present
from bot.reading.notes.found import Minutes
from bot.reading.notes.people import Person
from store import people
from store.tables import Attendance


def of(session: Session, minutes: Minutes) -> tuple[Present, ...]:
    """Return the attendance of the notes, present before apologies, each person once.

    What is a heading of the notes and no person, or several names run together, is left out;
    where a table gave a post as the name and the name as the capacity, they change places.
    """
    headings = {_folded(item.heading) for item in minutes.items}
    every = [(one, False) for one in minutes.attendance] + [
        (one, True) for one in minutes.apologies
    ]
    names = {_folded(one.name) for one, _ in every}
    kept = [
        _known(session, one, apologies=apologies)
        for one, apologies in every
        if people.named(session, one.name)
        or not (_is_heading(one, headings) or _is_several(one, names))
    ]
    return tuple(_once(_paired(kept)))


def rows(present: Iterable[Present], *, meeting_id: int = 0) -> list[Attendance]:
    """Return the attendance as the register keeps it; not saved yet."""
    return [
        Attendance(
            meeting_id=meeting_id,
            person_id=one.person_id,
            post_id=one.post_id,
            name=one.name,
            initials=one.initials,
            capacity=one.capacity,
            apologies=one.apologies,
        )
        for one in present
    ]


def _known(session: Session, one: Person, *, apologies: bool) -> Present:
    capacity = one.capacity.strip(" -\u2013\u2014,;:")
    one = replace(one, name=one.name.strip(" -\u2013\u2014,;:"), capacity=capacity)
    if not people.named(session, one.name) and people.named(session, capacity):
        one = replace(one, name=capacity, capacity=one.name)
    person = people.named(session, one.name)
    said = (one.capacity, one.letters, "" if person else one.name)
    post = next((found for words in said if words and (found := people.post(session, words))), None)
    return Present(
        name=one.name,
        capacity=one.capacity,
        initials=one.letters,
        apologies=apologies,
        person_id=person[0].id if len(person) == 1 else None,
        post_id=post.id if post else None,
    )


def _paired(kept: list[Present]) -> Iterator[Present]:
    """Give a post that stands where a name should to the person before it, who has none."""
    held: Present | None = None
    for one in kept:
        is_post = one.person_id is None and not one.capacity and one.post_id is not None
        if is_post and held is not None and held.post_id is None and held.person_id is not None:
            held = replace(held, capacity=one.name, initials=one.initials, post_id=one.post_id)
            continue
        if held is not None:
            yield held
        held = one
    if held is not None:
        yield held


def _is_heading(one: Person, headings: set[str]) -> bool:
    return _folded(one.name) in headings or _folded(f"{one.name} {one.capacity}") in headings


def _is_several(one: Person, names: set[str]) -> bool:
    mine = _folded(one.name)
    return sum(name in mine for name in names if name != mine) > 1


def _once(kept: Iterable[Present]) -> Iterator[Present]:
    seen: set[str] = set()
    for one in kept:
        if _folded(one.name) not in seen:
            seen.add(_folded(one.name))
            yield one


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()
