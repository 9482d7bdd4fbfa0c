"""Words that only say whose an action is, and perhaps by when: "SN, by 9 February"."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import datetime as dt
import re
from typing import NamedTuple

from bot.reading import dates
from bot.reading.due import Due
from bot.reading.formats import marks
from bot.reading.notes import owners

_ANY_DAY = dt.date(2001, 1, 2)
_PARTS = re.compile(
    r"[,;:(\[]|(?<=\s)[–—-]{1,3}\s|\s(?=(?:by|before|asap|w/c|due|deadline|target)\b|\d{1,2}[/.])",
    re.IGNORECASE,
)
_HELPER = re.compile(
    r"(?:via|with|w/|through|cc|co-?ordinated\s+by|supported\s+by|led\s+by|assisted\s+by)\s+\S",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r",\s+(?:then\s+)?[A-Z][\w.'’-]{0,20}\s+to\s+(?:[a-z][^,;–—]{2,40}(?=\s[–—-]{1,2}\s)|[a-z]{3,12}(?=\s\d|$))"
)
"""What somebody else is to do beside the owner: "WK, Lin to check the sums — 17 Oct"."""
_WITH = re.compile(
    r"(?<=\w),?\s+(?:with|w/)\s+(?:(?:help|support|input)\s+from\s+)?(?:[A-Z]|(?:one|two|a|an|all)\s)[^,;:()]*$"
)
_BESIDE = re.compile(r"\s+(?:with\s+[a-z][^,;:()]{2,40}|jointly|together)$")
_NO_HURRY = re.compile(r"no\s+(?:hurry|rush)|when\s+(?:able|possible)", re.IGNORECASE)
_BY = re.compile(r",\s+(?:by|before|until)\s", re.IGNORECASE)
"""What leads to a time, though the word for it could be a name: "Effie, by Michaelmas"."""
_LABEL = re.compile(
    r"(?:due(?:\s+date)?|deadline|target(?:\s+date)?|timescale|when|date)\s*[:=]\s*", re.IGNORECASE
)
_TIMELY = re.compile(
    rf"\d|\b(?:{marks.MONTHS}|days?|weeks?|months?|year|asap|tbc|ongoing|now|today|tomorrow|(?:mon|tues|wednes|thurs|"
    r"fri|satur|sun)day|spring|summer|autumn|winter|immediately|next|end|easter|christmas|term)\b",
    re.IGNORECASE,
)
_ALSO_A_NAME = re.compile(r"(?:april|may|june|march|august|summer)", re.IGNORECASE)
_EDGES = " .;:()[]–—-"
_LONGEST = 90


class Assigned(NamedTuple):
    """Who is to do it, as written, and when; "" when no time is given."""

    who: tuple[str, ...]
    when: str = ""


def read(words: str) -> Assigned | None:
    """Read words that name an owner, and at most a time besides; None for anything more.

    >>> read("CC/DCC - early Sept"), read("Clerk to write")
    (Assigned(who=('CC', 'DCC'), when='early Sept'), None)
    """
    words = re.sub(r"\]\s*(?:and\s+|&\s*|[,/]\s*)?\[", ", ", words.strip(" .;:–—-"))
    words = re.sub(r"\s+to\s+(?:action|note|progress)$", "", words.replace("]", " ").strip(" ["))
    words = re.sub(r"\s{2,}", " ", words)
    words = _WITH.sub("", words)
    alone = _BESIDE.sub("", _ASIDE.sub("", words))
    words = alone if owners.looks_like(alone) else _ASIDE.sub("", words)
    if not words or len(words) > _LONGEST:
        return None
    several = owners.looks_like(words)
    if several and not _BY.search(words):
        return Assigned(owners.split(words))
    for here in _PARTS.finditer(words):
        named = _WITH.sub("", words[: here.start()].strip())
        rest = words[here.end() :].strip(_EDGES)
        if owners.looks_like(named) and (when := _time(rest)) is not None:
            return Assigned(owners.split(named), when)
    return Assigned(owners.split(words)) if several else _run_together(words)


def _run_together(words: str) -> Assigned | None:
    """Read an owner and a time with nothing but a space between them: "S Hale mid-October"."""
    for here in re.finditer(r"\s+", words):
        named, rest = words[: here.start()], words[here.end() :]
        timely = _TIMELY.search(rest) and not _ALSO_A_NAME.fullmatch(rest)
        if timely and owners.looks_like(named) and is_time(rest):
            return Assigned(owners.split(named), rest)
    return None


def _time(rest: str) -> str | None:
    """Return the time in what follows an owner, "" for none, None for words of another kind."""
    rest = _LABEL.sub("", rest, count=1)
    parts = [part for part in re.split(r",\s+|\s+[–—-]+\s+", rest) if not _HELPER.match(part)]
    left = ", ".join(parts)
    return left if not left or is_time(left) or _NO_HURRY.fullmatch(left) else None


def is_time(words: str) -> bool:
    """Whether words are a time and nothing else: "by 9 February", "asap", "before the freeze"."""
    found = dates.read(words.strip(" .;"), on=_ANY_DAY)
    return found.precision != "none" if isinstance(found, Due) else bool(found.readings)
