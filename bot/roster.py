"""Who a paper names as present: each known by name and post as far as the office knows them."""

from collections.abc import Iterator
from dataclasses import replace

from sqlmodel import Session

from bot.findings import Present
from bot.reading.found import Minutes
from bot.reading.people import Person
from store import people


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
        if not _is_heading(one, headings) and not _is_several(one, names)
    ]
    return tuple(_once(kept))


def _known(session: Session, one: Person, *, apologies: bool) -> Present:
    if not people.named(session, one.name) and people.named(session, one.capacity):
        one = replace(one, name=one.capacity, capacity=one.name)
    person = people.named(session, one.name)
    post = people.post(session, one.capacity) or (
        people.post(session, one.letters) if one.letters else None
    )
    return Present(
        name=one.name,
        capacity=one.capacity,
        initials=one.letters,
        apologies=apologies,
        person_id=person[0].id if len(person) == 1 else None,
        post_id=post.id if post else None,
    )


def _is_heading(one: Person, headings: set[str]) -> bool:
    return _folded(one.name) in headings or _folded(f"{one.name} {one.capacity}") in headings


def _is_several(one: Person, names: set[str]) -> bool:
    mine = _folded(one.name)
    return sum(name in mine for name in names if name != mine) > 1


def _once(kept: list[Present]) -> Iterator[Present]:
    seen: set[str] = set()
    for one in kept:
        if _folded(one.name) not in seen:
            seen.add(_folded(one.name))
            yield one


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()
