"""How an owner is written: a post, a name, initials, or several of them."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from functools import lru_cache

from bot.reading.formats import marks
from bot.reading.notes.words import BODY, NOT_OWNERS, POST, RANKS, SMALL

_CAP = (
    r"(?:(?!(?:To|Will|Shall)\b)[A-Z][\w'’.-]{0,30}(?:\([A-Z]{1,3}\))?"
    r"(?:/[A-Z][\w'’.-]{0,30}){0,4})"
)
_JOIN = (
    r"(?:,?\s+(?:and|or)\s+(?:the\s+(?=[A-Z]{2,5}\b))?|,\s+|\s+&\s+|\s+\+\s+|\s+/\s*|/\s+|"
    r"\s+(?:of|for|to|in)\s+(?:the\s+)?|\s+the\s+|\s+)"
)
_BY_LAW = r"(?:[Ss]ection|[Ss]\.?)\s?\d{2,3}\s+[Oo]fficer"
"""Whom a statute asks for: "Section 151 Officer", "s73 Officer"."""
NAMED = rf"(?:[Tt]he\s+)?(?:{_BY_LAW}|{_CAP}(?:{_JOIN}{_CAP}){{0,7}}(?:\s+\([^()]{{1,40}}\))?)"
"""A post, a name, initials or several of them, in capitals as minutes write them."""
EACH = r"(?:[Aa]ll|ALL|[Ee]veryone|[Ee]verybody|[Aa]ll\s+members|[Mm]embers)"
_GROUP = re.compile(
    rf"(?:[Tt]he\s+|[Aa]ll\s+|ALL\s+|[Bb]oth\s+|[Ee]ach\s+|[Ee]very\s+)?"
    rf"(?:(?!(?:{SMALL})\b)[\w'’-]{{1,30}}(?:\s+(?:of|and)\s+|\s+|/)){{0,3}}?"
    rf"(?:(?:{POST}|{BODY})s?|(?-i:[A-Z]{{2,4}}s))",
    re.IGNORECASE,
)
"""Several people, or a body, in small letters: "both CFOs", "risk owners", "working group"."""
_INITIALS = re.compile(r"[A-Z]{2,4}(?:-[A-Z]{1,2})?")
_ONE = re.compile(rf"@[\w-]{{1,40}}|{NAMED}")
_A_TIME = re.compile(
    rf"(?:(?:early|mid|late|end|by|before|next|this|each|every|of)[\s-]+){{0,3}}(?:{marks.MONTHS}|spring|"
    r"summer|autumn|winter|Q[1-4]|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?)(?:day)?|sunday|immediately|today|tomorrow)"
    r"(?:\s+(?:board|committee|panel|meeting|session|term|council|cabinet|20\d\d)){0,2}",
    re.IGNORECASE,
)
_TITLES = re.compile(r"^(?:and|the|for|of)\s+|^by\s+", re.IGNORECASE)
_NUMBER = re.compile(r"[A-Z]{1,6}[/-]?\d{1,4}")
"""What the number of an action looks like, "A13", and nobody's name."""

_NO_LETTERS = re.compile(rf"\b(?:{RANKS}|(?i:{SMALL}))\b")
"""What is no letters of somebody: a rank before a name, "TO DO"."""
_SPACED = re.compile(r"[A-Z]{2,3}(?:\s[A-Z]{2,3}){1,3}")
"""Letters of several people one after another, as they stand one under another in a margin."""
_HELPED = re.compile(r"(?<=\w),\s+(?:with|via)\s[^,;()]*$")
_SPLIT = re.compile(
    r"\s{0,3}[;+&]\s*|\s{0,3},\s*(?:and\s+)?|\s(?:and|or)\s+|\s{0,3}(?<![A-Z\s]/)(?<!^[A-Z])/\s*"
)


@lru_cache(maxsize=4096)
def split(written: str) -> tuple[str, ...]:
    """Part owners written together, as named: "AC/AB" is two, "T/ACC" and "Head of IT" are one.

    >>> split("PR & LD"), split("T/ACC"), split("Head of Finance and Resources")
    (('PR', 'LD'), ('T/ACC',), ('Head of Finance and Resources',))
    """
    written = _HELPED.sub("", written.strip(" .:;–-[]")).strip()
    if written.lower() in NOT_OWNERS and written not in _LETTERS:
        return ()
    if _SPACED.fullmatch(written) and not _NO_LETTERS.search(written):
        written = written.replace(" ", " & ")
    held = re.sub(r"\([^()]*\)", lambda inner: inner.group().replace(" and ", "\1"), written)
    held = re.sub(r"\b([TDA])/(?=[A-Z])", "\\1\2", held)
    if re.search(r"\b(?:of|for)\s.*\sand\s", held) and not re.search(
        r"\sand\s(?:the\s|[A-Z]{2,4}\b)", held
    ):
        held = held.replace(" and ", "\1")
    parts = (
        re.sub(r"\s+", " ", part.replace("\1", " and ").replace("\2", "/"))
        for part in _SPLIT.split(held)
    )
    named = [_TITLES.sub("", part.strip(" .")).strip() for part in parts]
    several = sum(map(bool, named)) > 1
    return tuple(
        name
        for name in dict.fromkeys(named)
        if name
        and (
            name.lower() not in NOT_OWNERS or name in _LETTERS or (several and name in ("NA", "IT"))
        )
    )


def looks_like(written: str) -> bool:
    """Whether a short text names an owner and nothing else, as a cell or a line may.

    >>> looks_like("ACC LP"), looks_like("Complete"), looks_like("NN / CEX"), looks_like("Who?")
    (True, False, True, False)
    """
    written = written.strip(" .:[]()")
    if not re.search(r"[^\W\d_]", written) or len(written) > 60:  # noqa: PLR2004  longer is a sentence
        return False
    if (written.lower() in NOT_OWNERS and written not in _LETTERS) or _NUMBER.fullmatch(written):
        return False
    if re.search(r"\d", written) and not re.fullmatch(r"@?[\w/ ,&-]+", written):
        return False
    if re.fullmatch(rf"{EACH}|@[\w-]+", written):
        return True
    if not split(written) or any(_A_TIME.fullmatch(part) for part in split(written)):
        return False
    return bool(_ONE.fullmatch(written) or _GROUP.fullmatch(written)) or _are_several(written)


def _are_several(written: str) -> bool:
    """Whether each of several written together is an owner: "Lotte + the working group"."""
    parts = split(written)
    return len(parts) > 1 and all(_ONE.fullmatch(p) or _GROUP.fullmatch(p) for p in parts)


def is_post(written: str) -> bool:
    """Whether words are initials, a post or a body, and so an owner whoever is known."""
    return bool(
        re.fullmatch(rf"{EACH}|@.+|[A-Z]{{2,4}}", written)
        or re.search(rf"\b(?:{POST}|{BODY})s?$", written, re.IGNORECASE)
        or re.match(rf"(?:{RANKS})\s+[A-Z]", written)
        or re.match(rf"(?:the\s+)?(?:{POST})\s+(?:of|for)\s+\w", written, re.IGNORECASE)
    )


def initials(written: str) -> bool:
    """Whether this is initials or a post's letters: "AB", "DCC", "AC/AB"."""
    return all(_INITIALS.fullmatch(part) or "/" in part for part in split(written)) and bool(
        split(written)
    )


def is_word(text: str) -> bool:
    """Whether capitals are a heading of the minutes and not somebody: "AOB", "N/A", "NOTES"."""
    return text.strip(" .:").upper() in WORDS or (
        len(text.strip(" .:")) > _LONGEST_WORD and "/" not in text
    )


WORDS = {
    "AOB",
    "N/A",
    "NA",
    "NB",
    "TBC",
    "TBA",
    "END",
    "ITEM",
    "DATE",
    "HR",
    "IT",
    "NEWS",
    "NOTE",
    "NONE",
    "MINUTES",
    "APOLOGIES",
    "WELCOME",
}
_LONGEST_WORD = 5
_LETTERS = ("TO", "HE", "WE")
"""Initials that are small words too."""
