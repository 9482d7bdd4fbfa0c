"""Who the people in a set of notes are, and which of them a name or initials could mean."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody listed as present or sending apologies.

    `capacity` is what they attend as, as written; `letters` the initials or post's letters
    printed beside them, "" when none are.
    """

    name: str
    capacity: str = ""
    letters: str = ""


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Initials or a name that could be several of the people listed."""

    written: str
    people: tuple[Person, ...]


def named(written: str, people: Iterable[Person]) -> tuple[Person, ...]:
    """Return the people whom `written` could mean, as of this list: none, one or several.

    Letters printed beside a name settle it; otherwise initials are worked out from the name,
    so "AB" is both Anthony Bangham and Amanda Blakeman where neither has letters printed.
    Names are compared as written, letter for letter but for case and accents: a look-alike
    from another alphabet is another person.
    """
    wanted = folded(written)
    everyone = list(dict.fromkeys(people))
    exact = [p for p in everyone if wanted in (folded(p.letters), folded(p.name)) and wanted]
    if exact:
        return tuple(exact)
    bare = folded(
        re.sub(
            r"^(?:the|cllr|councillor|mr|mrs|ms|miss|dr|prof|rev)\.?\s+",
            "",
            written,
            flags=re.IGNORECASE,
        )
    )
    return tuple(p for p in everyone if bare and bare in ways(p))


def doubtful(owners: Iterable[str], people: Iterable[Person]) -> tuple[Ambiguous, ...]:
    """Return the owners, as written, that could be more than one of the people listed."""
    everyone = tuple(people)
    found = ((owner, named(owner, everyone)) for owner in owners)
    return tuple(Ambiguous(owner, who) for owner, who in found if len({p.name for p in who}) > 1)


def letters_of(name: str) -> str:
    """Return the initials of a name: "Sue Easton" is "SE".

    >>> letters_of("Luis Diogo Couto"), letters_of("Mary Smith-Jones")
    ('LDC', 'MSJ')
    """
    return "".join(
        part[0] for part in re.split(r"[\s-]+", name.strip()) if part and part[0].isupper()
    )


def ways(person: Person) -> set[str]:
    """Return every way the notes may speak of somebody."""
    words = person.name.split()
    written = {person.name, letters_of(person.name), person.capacity, words[0], words[-1]}
    written |= {
        words[0][:1] + words[-1][:1],
        f"{person.capacity} {words[-1]}",
        f"{words[0][:1]} {words[-1]}",
    }
    return {folded(way) for way in (*written, person.letters) if way}


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Fold case, accents, dots and spaces, and nothing else."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return re.sub(r"[\s.’']+", " ", bare).strip().casefold()
