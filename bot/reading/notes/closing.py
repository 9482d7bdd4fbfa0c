"""Marks that close a sentence inside a paragraph: "(Action 22/37)", "[JS, by 9 June]"."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.reading.notes import assigned, cast, owners, sentences

_NUMBERED = re.compile(
    r"[\[(]\s*(?:actions?(?:\s+(?:points?|items?))?|APs?|AIs?)\s*(?:no\.?\s*|#\s*)?"
    r"(?P<ref>(?:[A-Z]{1,4}[/-]?)?\d[\w./-]{0,11})"
    r"(?:\s*[,–—-]\s*(?P<note>[a-z ]{3,20}))?\s*[\])]",
    re.IGNORECASE,
)
_OWNED = re.compile(r"\[(?P<in>[^\[\]]{2,60})\]")
_AFTER = re.compile(r"\s*(?P<when>[^.;:!?\[\]()]{2,40})(?=[.;]|$)")
_SHORTEST = 12


class Closed(NamedTuple):
    """The words that a mark closes, and the number, the owner and the time that it gives."""

    start: int
    end: int
    text: str
    ref: str = ""
    who: tuple[str, ...] = ()
    when: str = ""
    note: str = ""


def find(text: str, known: frozenset[str]) -> Iterator[Closed]:
    """Yield what each closing mark makes an action of: the sentence before it.

    Square brackets around nothing but an owner are such a mark where that owner is known.
    """
    start = 0
    for mark in sorted([*_NUMBERED.finditer(text), *_OWNED.finditer(text)], key=re.Match.start):
        before = text[start : mark.start()]
        at, said = _last(before)
        given = assigned.read(mark["in"]) if mark.re is _OWNED else None
        if len(said) < _SHORTEST or (mark.re is _OWNED and not _is_sure(given, known)):
            continue
        who, when = given or assigned.Assigned(_meant(before[:at], said))
        end = mark.end()
        after = _AFTER.match(text, end) if given and not when else None
        if after and assigned.is_time(after["when"]):
            when, end = after["when"].strip(), after.end()
        told = mark.groupdict()
        yield Closed(start + at, end, said, told.get("ref") or "", who, when, told.get("note") or "")
        start = end


def at_end(text: str, known: frozenset[str]) -> Closed | None:
    """Read the mark that closes a whole entry."""
    found = list(find(text, known))
    return found[-1] if found and not text[found[-1].end :].strip(" .;") else None


def _meant(above: str, said: str) -> tuple[str, ...]:
    """Return whom a sentence means that opens with "He" or "She"; nobody for any other."""
    before = sentences.split(above.strip())
    return owners.meant(before[-1]) if before and re.match(r"(?:He|She)\b", said) else ()


def _is_sure(given: assigned.Assigned | None, known: frozenset[str]) -> bool:
    """Whether brackets hold an owner whom these notes know, or a post."""
    return given is not None and all(
        cast.is_known(name, known) or owners.is_post(name) for name in given.who
    )


def _last(before: str) -> tuple[int, str]:
    """Return the last sentence before a mark and where it begins, with what it leans on."""
    parts = sentences.split(before.strip(" .;,"))
    if not parts:
        return 0, ""
    first = len(parts) - 1
    while first and (parts[first - 1].endswith(";") or sentences.leans(parts[first])):
        first -= 1
    return before.rfind(parts[first]), " ".join(parts[first:])
