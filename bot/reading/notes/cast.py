"""Who is known in a set of notes: those listed, and those whom the words show acting."""

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.reading.grammar.names import words as listed
from bot.reading.notes import people
from bot.reading.notes.people import Person

_DEED = (
    r"(?:said|says|asked|asks|reported|reports|noted|explained|explains|confirmed|agreed|felt|"
    r"thought|thinks|wondered|suggested|replied|told|introduced|presented|gave|welcomed|thanked|"
    r"raised|added|mentioned|queried|questioned|advised|updated|outlined|apologised|opened|"
    r"reminded|proposed|seconded|spoke|volunteered|offered|undertook|is\s+(?:going|seeking)|"
    r"has\s+(?:been|had|spoken)|will\s+[a-z]+)"
)
_DOES = re.compile(rf"(?:^|[.!?;:,\])]\s|\band\s)(?P<n>[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\s+{_DEED}\b")
_MET = re.compile(
    r"\b(?:thanked|welcomed|told|asked|thanks\s+to)\s+(?P<n>[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\b"
)
_SPEAKER = re.compile(r"^(?:\[?\d{1,2}[:.]\d\d\]?\s+)(?P<n>[A-Z][a-z]+):\s")
_NOBODY = listed(
    "the this that it there they we he she who everyone nobody members board committee "
    "council panel group meeting today yesterday monday tuesday wednesday thursday friday "
    "saturday sunday january february march april may june july august september october "
    "november december if when while after before since and but so or an all both some most "
    "many several item action report nothing anyone someone people"
)


def known(everyone: Sequence[Person], lines: Iterable[str]) -> frozenset[str]:
    """Return every way of naming somebody known, folded: names, first and last names, letters."""
    ways = {way for person in everyone for way in people.ways(person)}
    for words in lines:
        ways |= {name for name in _named(words) if name.split()[0] not in _NOBODY}
    return frozenset(ways)


def mentioned(lines: Iterable[str]) -> frozenset[str]:
    """Return the words in capitals, folded, that are spoken of as people are: "with Steph"."""
    pattern = re.compile(
        r"\b(?:with|to|from|and|for|is|thanks|late:|no:)\s+(?P<n>[A-Z][a-z]+)\b", re.IGNORECASE
    )
    names = (f["n"] for words in lines for f in pattern.finditer(words) if f["n"][0].isupper())
    return frozenset(name.lower() for name in names)


def _named(words: str) -> Iterator[str]:
    for pattern in (_DOES, _MET, _SPEAKER):
        for found in pattern.finditer(words):
            yield found["n"].lower()


def is_known(owner: str, ways: frozenset[str]) -> bool:
    """Whether an owner, as written, is one of those known: by any of its ways, or its last word."""
    folded = people.folded(owner.lstrip("@"))
    return folded in ways or (folded.split() or [""])[-1] in ways
