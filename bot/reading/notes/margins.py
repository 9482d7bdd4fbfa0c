"""Tables of two columns whose first is a margin: whose the words beside it are, or their number."""

# ruff: noqa: RUF001  notes are written with en dashes

import re
from typing import NamedTuple

from bot.reading.formats.document import Table
from bot.reading.notes import owners

_NUMBER = re.compile(r"\(?[\d.]{0,6}[a-z]?\)?")
_HELPED = re.compile(r"\s*\([^()]{2,30}\)$")
_NOBODY = re.compile(r"who\s?\?+|\?+", re.IGNORECASE)
_FEWEST = 3
_LONGEST = 40


class Beside(NamedTuple):
    """The owner in a margin, as written, and how the matter beside it stands."""

    who: str
    status: str = ""


def stand_in(table: Table) -> bool:
    """Whether the first of two columns holds owners, and numbers or nothing where it holds none."""
    if table.width != 2:  # noqa: PLR2004  the margin, and the words
        return False
    first = table.column(0)
    owned = [text for text in first if read(text)]
    rest = all(_NUMBER.fullmatch(text.strip(" .")) for text in first if not read(text))
    return len(owned) >= _FEWEST and rest


def read(text: str) -> Beside | None:
    """Read what a margin says: "DS - done", "AR (KL to help)", "Who?"; None for a number.

    >>> read("DS, EP"), read("AR - carry over"), read("4.2")
    (Beside(who='DS, EP', status=''), Beside(who='AR', status='carry over'), None)
    """
    if len(text) > _LONGEST:
        return None
    named, _, status = re.sub(r"\s[–—-]{1,2}\s", "\0", text.strip(), count=1).partition("\0")
    who = _HELPED.sub("", named).strip()
    known = owners.initials(who) or re.fullmatch(owners.EACH, who) or _NOBODY.fullmatch(who)
    word = any(owners.is_word(part) for part in owners.split(who))
    return Beside(who, status) if known and not word else None
