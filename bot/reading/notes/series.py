"""Whether words speak of this board's own meeting, or of another body's or another occasion."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from typing import NamedTuple

from bot.reading.grammar.names import words as listed

_KIND = (
    r"meetings?|mtgs?|boards?|committees?|cttees?|panels?|councils?|sessions?|calls?|syncs?|huddles?|"
    r"check-?points?|check-?ins?|catch[- ]?ups?|get-?togethers?|gatherings?|forums?|groups?|"
    r"occurrences?|conferences?|meet-?ups?|reviews?|stand-?ups?|assembl(?:y|ies)|briefings?|"
    r"1[:-]1s?|one[- ]to[- ]ones?|1-to-1s?|121s?"
)
GATHERING = rf"(?:{_KIND}|ones?|time)"
"""What a meeting of any kind is called."""

GATHERED = re.compile(rf"\b(?:{_KIND}|bilateral)\b", re.IGNORECASE)

_GENERIC = listed(
    "meeting meetings board boards committee committees panel council group session sessions "
    "call calls huddle checkpoint check point in catch up get together gathering forum one "
    "ones full annual special extraordinary additional extra reserve confirmation private "
    "general ordinary monthly quarterly weekly regular team our the of to be is are will "
    "scheduled formal public main assurance holding account date dates time times day venue "
    "place next future forthcoming following for on at a this that held and then after which "
    "no number thematic performance planning virtual hybrid provisional confirmed proposed "
    "new year details note please we meet meets again reconvene donm now tbc note usual same "
    "room via by dates review reviews mtg mtgs occurrence it there was noted agreed confirmed "
    "resolved members they autumn spring summer winter term bilateral"
)
_OCCASION = re.compile(
    r"\b(?:training(?!\s+(?:room|suite|centre))|agm|annual\s+general|papers?|deadline|reports?|agenda|items?|social|visit|"
    r"pre-?meet(?:ing)?|conference|seminar|workshop|submissions?|briefing|away\s?day|consultation|"
    r"interviews?|exercise|inspection|dinner|lunch|fair|show)\b",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_NUMBERED = re.compile(
    rf"\b(?P<kind>{_KIND})\s*(?:no\.?\s*|number\s+|#\s*)?(?P<n>\d{{1,3}})\b(?![./-]\d)(?!\s+{_MONTH})",
    re.IGNORECASE,
)
_DAYS = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?|jan|feb|mar|apr|may|jun|jul|"
    r"aug|sep|oct|nov|dec",
    re.IGNORECASE,
)


_SMALL = frozenset({"of", "the", "and", "for", "to", "a", "an", "in", "on", "at"})
_FEWEST_SHORT, _LONGEST_SHORT = 3, 6


class Series(NamedTuple):
    """What a board's own meetings are called: the words of its title, and its next number.

    `after` finds the next meeting by its number and its kind, "Session 15"; `number` is the number.
    """

    words: frozenset[str]
    after: str = ""
    number: int = 0


ANOTHER = -1
"""How far words that name another body are from naming this one."""

NO_SERIES = Series(frozenset())


def of(title: str, head: str = "") -> Series:
    """Return the series that the title names; `head` is the head of the notes, with its number."""
    numbered = _NUMBERED.search(title) or _NUMBERED.search(head)
    known = {word.lower() for word in re.findall(r"[A-Za-z]{2,}", title)}
    letters = "".join(
        word[0] for word in re.findall(r"[A-Za-z]{2,}", title) if word.lower() not in _SMALL
    ).lower()
    short = {
        letters[start:end]
        for start in range(len(letters))
        for end in range(start + 2, min(start + _LONGEST_SHORT, len(letters)) + 1)
    }
    every = "".join(word[0] for word in re.findall(r"[A-Za-z]{2,}", title)).lower()
    short |= {every[:end] for end in range(_FEWEST_SHORT, _LONGEST_SHORT + 1)}  # "HtA"
    number = int(numbered["n"]) + 1 if numbered else 0
    after = rf"\b(?:{_KIND})\s*(?:no\.?\s*|#\s*)?{number}\b" if numbered else ""
    return Series(frozenset(known | short), after, number)


def means_next(words: str, series: Series) -> str:
    """Return the words that mean the series' next meeting, "next call", "Session 15"; or ""."""
    if series.after and (found := re.search(series.after, words, re.IGNORECASE)):
        return found.group()
    found = re.search(
        rf"\bnext\s+(?P<mod>(?:[\w&'’/-]+\s+){{0,2}}?){GATHERING}(?!\w)", words, re.IGNORECASE
    )
    if found and belongs(found["mod"], series) >= 0:
        return found.group()
    lettered = re.search(r"\b[Nn](?:ext|EXT)\s+(?P<letters>[A-Z]{2,6})\b", words)
    return lettered.group() if lettered and lettered["letters"].lower() in series.words else ""


def names(words: str, series: Series) -> bool:
    """Whether words name the series by two words of its title, however common each is."""
    said = {word.lower() for word in re.findall(r"[A-Za-z]{3,}", words)} - _SMALL
    return len(said & series.words) > 1


def belongs(words: str, series: Series) -> int:
    """Say how far words before a date name the series' own meeting: from 2, surely, to -2.

    Words that name nothing are 0; those of another body, or of an occasion that is no meeting,
    are below it.
    """
    said = [
        word
        for word in re.findall(r"[A-Za-z][\w'’]+", words)
        if word.lower() not in _GENERIC
        and not _DAYS.match(word)
        and not any(letter.isdigit() for letter in word)
    ]
    named = [_OWNS.sub("", word) for word in said if word[0].isupper()]
    foreign = [word for word in named if word.lower() not in series.words]
    ours = [word for word in said if word.lower() in series.words]
    if re.search(r"\bnext\s+meets?\b|\bmeets?\s+(?:next|again)\b", words, re.IGNORECASE):
        return 2
    if series.after and re.search(series.after, words, re.IGNORECASE):
        return 2
    if re.search(rf"\bnext\s+(?:[\w&'’/-]+\s+){{0,3}}?{GATHERING}", words, re.IGNORECASE):
        return 2 if not foreign else ANOTHER
    other = _OCCASION.search(words)
    if other and other.group().lower() not in series.words:
        return -2
    if foreign or (ours and _is_other_body(words, series)):
        return ANOTHER
    return 1 if ours else 0


def _is_other_body(words: str, series: Series) -> bool:
    """Whether words name a body of another kind: a panel where the title has a board."""
    theirs = {found.group().lower() for found in _BODY.finditer(words)}
    return bool(theirs and series.words & _BODIES and not theirs & series.words)


_OWNS = re.compile(r"['’]s\b")
_BODIES = frozenset({"board", "committee", "panel", "council", "forum", "group", "partnership"})
_BODY = re.compile(rf"\b(?:{'|'.join(sorted(_BODIES))})\b", re.IGNORECASE)
