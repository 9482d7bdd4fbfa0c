"""The marks of an action, "Action 3:", "[Action: Clerk]", "AP4", and what each one says."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.reading.notes import assigned, doers, labels, owners

_WORD = (
    r"(?:agreed\s+|new\s+|further\s+)?(?:actions?(?:\s+(?:points?|items?|arising|required|"
    r"agreed|needed))?|AIs?|APs?|to[- ]?dos?|undertakings?)(?![a-zA-Z])"
)
_REF = r"(?:(?:no\.?\s*|#\s*)?\(?(?P<ref>(?:[A-Z]{1,4}[/-]?)?\d[\w./-]{0,11})\)?\s*)?"
_WHOSE = (
    r"(?:(?:for|by)\s+(?P<for>[^:–—-]{2,45}?)|\((?P<in>[^()]{2,45})\)|"
    r"(?P<as>[A-Z]{2,4}(?:\s*[/&+]\s*[A-Z]{2,4}){0,3}))?"
)
_SEPARATED = re.compile(
    rf"{_WORD}\s*{_REF}{_WHOSE}\s*(?::-?|\s[–—-]|[–—]|-\s)\s*(?P<rest>.*)$", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"(?:ACTIONS?|Actions?|AP|AI|To do)(?:\s+(?:POINT|point|ITEM|item))?\s?(?:[Nn]o\.?\s*|#)?"
    r"(?P<ref>(?:[A-Z]{1,4}[/-]?)?\d[\w./-]{0,11})[.):]?\s+"
    r"(?!(?:was|were|is|has|had|from|on|and|to|of|above|below)\b)(?P<rest>\S.+)$"
)
_LETTERED = re.compile(r"(?P<ref>A\d{1,3})[.):]?\s+(?P<rest>[A-Z].+)$")
_EVERY = re.compile(
    r"(?:all|both|each|every)\s(?:of\s)?(?:the\s)?\w{3,20}(?:\s\w{3,20})?", re.IGNORECASE
)
"""Several whom no list names: "all providers"."""
_BARE = re.compile(
    r"(?:ACTIONS?|Actions?|TO DO|TODO|To do)(?:\s+(?:POINT|point))?\s+(?=[A-Z@]|the\s)(?P<rest>.+)$"
)
_BRACKETS = re.compile(
    rf"[\[(]\s*{_WORD}\s*(?:(?P<ref>(?:[A-Z]{{1,4}}[/-]?)?\d[\w./-]{{0,11}})\s*)?"
    r"(?:[:–—-]\s*|(?=[A-Z]{2}|[a-z]?by\s))(?P<rest>[^\[\]]{2,600}?)\s*[\])](?=[\s.;,]|$)",
    re.IGNORECASE,
)
_MORE = re.compile(r"(?:\s?(?:,|and|&|to|[–—-])\s?\d[\w./-]*)+\s?", re.IGNORECASE)
"""The numbers of further actions that the same words give: "(Actions 4 and 5)"."""
_INLINE = re.compile(
    r"(?<=[.!?;)\]])\s+(?:ACTIONS?|Actions?|AP)(?:\s+(?:POINT|point|ITEM|item))?"
    r"(?:\s*(?:[Nn]o\.?\s*)?(?P<ref>\d[\w./-]{0,11})\s*(?::|\s[–—-]|(?=\s[A-Z@]))|"
    r"\s*\((?P<in>[^()]{2,45})\)\s*:|\s*(?::|\s[–—-])|\s(?=[A-Z][^.;]{1,50}?\s(?:to|will|–|-)\s))\s*|"
    r"(?:(?<=[.!?;)\]])\s+|^)(?P<code>[A-Z]{2,6}[ -]?\d{1,3}/\d{1,4})\s+"
    r"(?=(?:[A-Z][\w.'’/&]{0,20}\s+(?:and\s+)?){1,4}to\s+[a-z])"
)


_CODED = re.compile(
    r"(?P<ref>(?:[A-Z]{1,6}[/-]?)?\d{1,4}(?:[/.-]\d{1,4}){0,2}[A-Z]?)\s*(?:[:.–—-]\s*)?\s(?P<rest>\S.+)$"
)
_AGREED = re.compile(r"(?:Agreed|AGREED)\s*(?::|\s[–—-])\s*(?P<rest>\S.+)$")
_CODE = re.compile(r"[A-Z]{1,6}[/-]?\d{1,4}(?:[/.-]\d{1,4}){0,2}|\d{1,4}/\d{1,4}(?:-\d{1,3})?")
_WHOSE_FIRST = re.compile(r"\[([^\[\]]{2,40})\]\s*[:–—-]?\s*\S")
_TOLD = re.compile(r"(?:was|were|is|are|has|have|had|and|to|of|from|above|below)\b")
_SERIAL = re.compile(r"(?P<letters>[A-Z]{1,6}[/ -]?(?:\d{1,4}[/.-])?)(?P<n>\d{1,3})\b")


class Mark(NamedTuple):
    """A mark where it stands: `start` and `end` in the text, its number, its owner, its words.

    `who` is the owner that the mark itself names, "Action for NP:"; `rest` the words it marks,
    which may be nothing but an owner.
    """

    start: int
    end: int
    rest: str
    ref: str = ""
    who: tuple[str, ...] = ()
    when: str = ""


def opening(text: str) -> Mark | None:
    """Read the mark that a line opens with."""
    found = _SEPARATED.match(text) or _NUMBERED.match(text)
    if not found:
        found = _BARE.match(text) or _LETTERED.match(text)
        if not found or not doers.before(found["rest"]):
            return None
    parts = found.groupdict()
    named = parts.get("for") or parts.get("in") or parts.get("as") or ""
    given = assigned.read(named) or assigned.Assigned((named,) if _EVERY.fullmatch(named) else ())
    rest = found["rest"].strip()
    if parts.get("in") and not given.who:
        rest = f"({named}) - {rest}"
    return Mark(0, len(text), rest, parts.get("ref") or "", given.who, given.when)


def code(text: str, marker: str) -> Mark | None:
    """Read a line that an arrow, a tick, an owner in brackets or an action's number opens."""
    if text.startswith("[") and (opened := _WHOSE_FIRST.match(text)) and assigned.read(opened[1]):
        return Mark(0, len(text), text)
    if marker in ("→", "✓") or _CODE.fullmatch(marker):
        return Mark(0, len(text), text, marker.strip("→✓"))
    found = _CODED.match(text)
    if found and _CODE.fullmatch(found["ref"]) and not _TOLD.match(found["rest"]):
        return Mark(0, len(text), found["rest"], found["ref"])
    return None


def agreed(text: str) -> Mark | None:
    """Read a line that "Agreed:" opens; only the habit of the notes says whether that is a mark."""
    found = _AGREED.match(text)
    return Mark(0, len(text), found["rest"]) if found else None


def is_owned(mark: Mark) -> bool:
    """Whether the words behind a mark say whose they are."""
    led = doers.before(mark.rest)
    sure = led and (
        mark.ref or led.text != mark.rest or all(owners.is_post(name) for name in led.who)
    )
    return bool(labels.read(mark.rest).who or sure)


def unglued(text: str) -> list[str]:
    """Part actions that one line holds, each with its code: "A1 NB to … A2 GM to …".

    >>> unglued("B1 NB to write in. B2 GM to ring round.")
    ['B1 NB to write in.', 'B2 GM to ring round.']
    """
    opened = _SERIAL.match(text)
    if not opened:
        return [text]
    letters, number = opened["letters"], int(opened["n"])
    parts: list[str] = []
    start = 0
    while True:
        number += 1
        again = re.compile(
            rf"\s(?={re.escape(letters)}0{{0,2}}{number}\b\s{{0,2}}[:.–—-]?\s{{0,2}}[A-Z@])"
        )
        found = again.search(text, start + len(letters))
        if not found:
            return [*parts, text[start:]]
        parts.append(text[start : found.start()].strip())
        start = found.end()


def inside(text: str) -> Iterator[Mark]:
    """Yield the marks inside a paragraph: each runs to the next of them, or to the end."""
    found = list(_INLINE.finditer(text))
    for here, after in zip(found, [*found[1:], None], strict=False):
        end = after.start() if after else len(text)
        given = assigned.read(here["in"] or "") or assigned.Assigned(())
        words = text[here.end() : end].strip()
        yield Mark(
            here.start(), end, words, here["ref"] or here["code"] or "", given.who, given.when
        )


def bracketed(text: str) -> Iterator[Mark]:
    """Yield the marks that brackets make in a paragraph."""
    for found in _BRACKETS.finditer(text):
        if re.fullmatch(r"[a-z]+(?: [a-z]+)?", found["rest"].strip()):
            continue  # "(Action 3 - repeated)": a note, and nothing to do
        if _MORE.fullmatch(found["rest"]):
            yield Mark(found.start(), found.end(), "", found["ref"] or "")
            continue
        yield Mark(found.start(), found.end(), found["rest"].strip(), found["ref"] or "")


def by_letter(mark: Mark) -> dict[str, tuple[str, ...]]:
    """Return the owners of parts that are told by their letters: "Dr Zhao (a); the Clerk (b)"."""
    parts = re.split(r"[;,]\s+|(?<=\))\s+and\s+", mark.rest.strip(" ."))
    found = [
        re.fullmatch(r"(?P<who>.{2,60}?)\s*\((?P<letter>[a-z]|[ivx]{1,4})\)", p) for p in parts
    ]
    return {f["letter"]: owners.split(f["who"]) for f in found if f} if all(found) else {}


def whose(mark: Mark) -> assigned.Assigned | None:
    """Return the owner and the time of a mark that says nothing else; None for one with words."""
    if not mark.rest:
        return assigned.Assigned(mark.who)
    found = assigned.read(mark.rest)
    if found is None and mark.who and assigned.is_time(mark.rest):
        return assigned.Assigned(mark.who, mark.rest)
    return None if found is None or mark.who else found
