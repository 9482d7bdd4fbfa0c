"""The entries of the lists of people: who, in which list, and what a column beside it adds."""

import re
from typing import NamedTuple

from bot.reading.notes import rosters
from bot.reading.notes.listed import Listed


class Entry(NamedTuple):
    """One person in a list: "present" or "away", or a label's "officer", "host" or "writer"."""

    where: str
    listed: Listed


def with_capacities(entries: list[Entry], words: str) -> list[Entry]:
    """Give the people of a column the capacities that were run together in the next one."""
    roles = [found.group().strip() for found in _ROLE.finditer(words)]
    roles = list(dict.fromkeys(roles))
    bare = [
        n
        for n, entry in enumerate(entries)
        if entry.where == "present" and not entry.listed.person.capacity
    ]
    for number, role in zip(bare, roles, strict=False) if len(bare) <= len(roles) else ():
        listed = entries[number].listed
        person = rosters.read(f"{listed.person.name}, {role}")[0].person
        entries[number] = Entry("present", listed._replace(person=person))
    return entries


_ROLE = re.compile(r"[^()]{3,80}\([^()]{2,8}\)")
