"""Whom a notice comes to in the end: the holder, else a deputy, else the office; never nobody."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Final

from bot.access import ADMINISTRATOR, MAY, NOBODY, STAFF
from bot.reminders.ladder import DEFAULT
from bot.reminders.plan import ADMINISTRATORS, OFFICE
from bot.telling import phrases
from store.addressing import Addresses, Held, Known

FIRST_TOLD: Final = DEFAULT.escalate
"""The posts of the office that are told, in this order, what nobody else can be told."""


NOBODY_LOOKS_AFTER: Final = "nobody is named as looking after the bot"


@dataclass(frozen=True, slots=True)
class Route:
    """Where a notice comes to: a person or channel, and in whose place, when not its own."""

    to: str  # "person:5" or "channel:C0ASSURE"
    person_id: int | None = None
    slack_id: str = ""  # of the person
    channel: str | None = None  # where they want to be told, or the channel itself
    name: str = ""
    post: str = ""  # the post it is for: "DCC"
    why: str = ""  # why it came to them: "the DCC is vacant"


Open = Callable[[Known], bool]
"""Whether somebody's Slack account can be written to."""


def is_open(_known: Known) -> bool:
    """Take every account for open: until Slack is asked, none is known to be closed."""
    return True


def route(whom: str, addresses: Addresses, *, open_: Open = is_open) -> Route | None:
    """Return where a notice for `whom` comes to; None when there is nobody at all to tell.

    A vacant post, somebody away with no deputy and an account that is closed or was never
    given come to the office, which is told why; so does what is for whoever looks after the
    bot. What is for the office waits for somebody of it: IT reads no actions.
    """
    sort, _, number = whom.partition(":")
    if sort == "channel":
        return Route(whom, channel=number)
    if sort == "post" and number.isdigit() and int(number) in addresses.posts:
        return _to_post(addresses.posts[int(number)], addresses, open_)
    if sort == "person" and number.isdigit() and int(number) in addresses.persons:
        return _to_person(addresses.persons[int(number)], addresses, open_)
    return _to_side(whom, addresses, open_)


def meant_for(there: Route, addresses: Addresses, *, open_: Open = is_open) -> dict[str, Route]:
    """Return every recipient, as planned, that comes to the same person or channel, and how."""
    if there.person_id is None:
        return {there.to: there}
    every = (
        *(f"post:{number}" for number in addresses.posts),
        *(f"person:{number}" for number in addresses.persons),
        OFFICE,
        ADMINISTRATORS,
    )
    found = ((whom, route(whom, addresses, open_=open_)) for whom in every)
    return {whom: one for whom, one in found if one is not None and one.to == there.to}


def _to_post(post: Held, addresses: Addresses, open_: Open) -> Route | None:
    holders = [addresses.persons[one] for one in post.holders if one in addresses.persons]
    if not holders:
        why = f"the post of {post.name} is vacant"
        return _because(_to_side(OFFICE, addresses, open_), post=post.short, why=why)
    for holder in holders:
        if _reached(holder, addresses, open_):
            return _direct(holder, post=post.short)
    why = _why_not(holders[0], addresses)
    stand_ins = (*_named_instead(holders, addresses), *_persons(post.deputies, addresses))
    for stand_in in stand_ins:
        if _reached(stand_in, addresses, open_):
            return _direct(stand_in, post=post.short, why=why)
    return _because(_to_side(OFFICE, addresses, open_), post=post.short, why=why)


def _to_person(person: Known, addresses: Addresses, open_: Open) -> Route | None:
    if _reached(person, addresses, open_):
        return _direct(person)
    why = _why_not(person, addresses)
    for stand_in in _named_instead([person], addresses):
        if _reached(stand_in, addresses, open_):
            return _direct(stand_in, why=why)
    return _because(_to_side(OFFICE, addresses, open_), why=why)


def _to_side(whom: str, addresses: Addresses, open_: Open) -> Route | None:
    """Return the first who can be told for the office, or for whoever looks after the bot."""
    candidates = [one for one in _of_office(addresses) if _is_shown_actions(one)]
    if whom == ADMINISTRATORS:
        candidates = [*_with_role(ADMINISTRATOR, addresses), *candidates]
    present = (one for one in candidates if _is_in(one, addresses, open_))
    there = next(present, None)
    if there is None:  # nobody is in: somebody of them is told all the same
        there = next((one for one in candidates if one.slack_id and open_(one)), None)
    if there is None:
        return None
    stands_in = whom == ADMINISTRATORS and there.role != ADMINISTRATOR
    return _direct(there, why=_why_not_it(addresses) if stands_in else "")


def _why_not_it(addresses: Addresses) -> str:
    for one in _with_role(ADMINISTRATOR, addresses):
        return _why_not_in(one, addresses)
    return NOBODY_LOOKS_AFTER


def _of_office(addresses: Addresses) -> Iterator[Known]:
    wanted = [name.casefold() for name in FIRST_TOLD]
    for name in wanted:
        for post in addresses.posts.values():
            if name in {post.name.casefold(), post.short.casefold()}:
                yield from _persons(post.holders, addresses)
                away = _persons(post.holders, addresses)
                yield from _named_instead(away, addresses)
                yield from _persons(post.deputies, addresses)
    yield from _with_role(STAFF, addresses)


def _with_role(role: str, addresses: Addresses) -> list[Known]:
    return [one for one in addresses.persons.values() if one.role == role]


def _persons(ids: Collection[int], addresses: Addresses) -> list[Known]:
    return [addresses.persons[one] for one in ids if one in addresses.persons]


def _named_instead(away: list[Known], addresses: Addresses) -> list[Known]:
    named = (addresses.away[one.id].instead_id for one in away if one.id in addresses.away)
    return _persons([one for one in named if one is not None], addresses)


def _reached(person: Known, addresses: Addresses, open_: Open) -> bool:
    return _is_shown_actions(person) and _is_in(person, addresses, open_)


def _is_shown_actions(person: Known) -> bool:
    """Say whether somebody may read the register: IT may not, nor whoever has left."""
    return person.role in MAY["read"]


def _is_in(person: Known, addresses: Addresses, open_: Open) -> bool:
    return bool(person.slack_id) and person.id not in addresses.away and open_(person)


def _why_not(person: Known, addresses: Addresses) -> str:
    if person.role == NOBODY:
        return f"{person.name} is no longer in the office file"
    if not _is_shown_actions(person):
        return f"{person.name} looks after the bot and is shown no action"
    return _why_not_in(person, addresses)


def _why_not_in(person: Known, addresses: Addresses) -> str:
    if person.id in addresses.away:
        return f"{person.name} is away until {phrases.day(addresses.away[person.id].until)}"
    return f"{person.name} has no open Slack account here"


def _direct(person: Known, *, post: str = "", why: str = "") -> Route:
    return Route(
        to=f"person:{person.id}",
        person_id=person.id,
        slack_id=person.slack_id or "",
        channel=person.channel,
        name=person.name,
        post=post,
        why=why,
    )


def _because(there: Route | None, *, why: str, post: str = "") -> Route | None:
    if there is None:
        return None
    return Route(
        there.to, there.person_id, there.slack_id, there.channel, there.name, post=post, why=why
    )
