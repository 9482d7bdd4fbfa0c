"""A sentence with whoever it speaks of put as one sign, so that what is said of them stands out."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from bot.reading.notes.people import Person, letters_of
from bot.reading.notes.words import BODY, POST, RANKS

SIGN: Final = "§"
"""Stands for a person, a post or a body, however the notes name them."""

_NOT_INITIALS = (
    r"(?:AOB|TBC|TBA|OK|UK|IT|HR|NHS|ANPR|CCTV|DA|MOT|VAT|KPI|KPIs|GDPR|AGM|PDF|PDFs|FAQ|TV|ID|"
    r"AM|PM|HQ|RTC|ASB|DNA|BWV|Q[1-4]|FY|DATE|RESOLVED|AGREED|NOTED|ACTION|REPORTED|CONSIDERED|"
    r"RECEIVED|APPROVED|DRAFT|NOT|AND|THE|PS|NB|EU|BBC|API|CI|CSV|SLA|SLAs)"
)
_TITLED = rf"{RANKS}\s+(?:[A-Z]\.?\s+){{0,2}}[A-Z][\w'’-]{{1,30}}(?:\s[A-Z][\w'’-]{{1,30}})?"
_POSTED = (
    rf"(?:[Tt]he\s+|[Ee]ach\s+|[Bb]oth\s+|[Aa]ll\s+)?"
    rf"(?:(?:[A-Z][\w'’&-]{{0,30}}|of|and|for)\s+){{0,5}}"
    rf"(?:(?i:{POST}|{BODY}))s?"
    rf"(?:\s+(?:of|for)\s+(?:the\s+)?[A-Z]\w+(?:\s+[A-Z]\w+){{0,2}})?\b"
)
_INITIALS = rf"(?!{_NOT_INITIALS}\b)[A-Z]{{2,4}}[a-z]?(?:\s?[/&+]\s?[A-Z]{{2,4}}){{0,3}}\b"
_PRONOUN = r"(?:I|[Hh]e|[Ss]he|[Ww]e|[Tt]hey|[Ee]veryone|[Ee]verybody|[Aa]ll|ALL)\b"
_HANDLE = r"@[\w-]{1,40}"
_OPENING = (  # a name at the start that we were not told of: "Bill to send …", "Jo: find …"
    r"^(?!(?:It|There|This|That|These|Those|What|Who|Which)\b)(?:[A-Z][a-z'’-]{1,20}(?:\s[A-Z][\w'’-]{1,25})?)(?=\s+(?:to|will|would|has|is|said|asked|"
    r"agreed|offered|promised|undertook)\b|\s?[:–—]\s|\s-\s)"
)
_ANYBODY = re.compile(
    rf"{_HANDLE}|{_TITLED}|{_OPENING}|\b{_INITIALS}|"
    rf"(?<![\w/])(?<!\bwill )(?<!\bwould )(?<!\bto )(?<!\bshall )(?<!\bmust ){_POSTED}|"
    rf"(?<![\w/]){_PRONOUN}"
)
_RUN = re.compile(
    rf"{SIGN}(?:\s*(?:,|and|&|/|\+|or|,\s+and|with)\s*{SIGN})+|{SIGN}\s\([^()]{{1,30}}\)"
)


def masked(sentence: str, everyone: Sequence[Person] = ()) -> str:
    """Return a sentence with every person, post and body in it as `SIGN`, a list of them as one.

    >>> masked("The Clerk and Cllr. Oakes will write to the County.")
    '§ will write to the County.'
    """
    known = _known(tuple(everyone))
    text = known.sub(SIGN, sentence) if known else sentence
    return _RUN.sub(SIGN, _ANYBODY.sub(SIGN, text))


@lru_cache(maxsize=8)
def _known(everyone: tuple[Person, ...]) -> re.Pattern[str] | None:
    """Return the pattern of all that those who are listed are called by."""
    ways: set[str] = set()
    for person in everyone:
        words = person.name.split()
        ways |= {person.name, person.letters, letters_of(person.name), words[0] if words else ""}
        ways |= {words[-1]} if len(words) > 1 else set()
    names = sorted((w for w in ways if len(w) > 1 and w[:1].isupper()), key=len, reverse=True)
    if not names:
        return None
    titled = rf"(?:{RANKS}\s+)?(?:[A-Z]\.\s+)?"
    return re.compile(rf"(?<![\w@/]){titled}(?:{'|'.join(map(re.escape, names))})\b(?!['’]s)")
