"""Marks that close a sentence inside a paragraph: "(Action 22/37)", "[JS, by 9 June]"."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.reading.notes import assigned, cast, doers, owners, sentences, status

_BRACKET = re.compile(
    r"(?P<open>[\[(])(?P<in>[^\[\]()]{1,90})[\])]|"
    r"(?<=[.;:?])\s{1,3}(?P<whose>[A-Z@][^.;:?\[\]()]{1,50}?)\sto\s(?:action|progress)(?=[.;]|\s{0,3}$)"
)
_WORD = re.compile(
    r"\s{0,3}(?:actions?(?:\s+(?:points?|items?))?|APs?|AIs?)\s{0,3}(?:no\.?\s{0,3}|#\s{0,3})?",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"\s{0,3}(?P<ref>(?:[A-Z]{1,6}[/-]?)?\d[\w./-]{0,11})(?:\s{0,3}[,;:–—-]\s{0,3}|\s{0,3}$)"
)
_DASH = re.compile(r"\s[–—-]\s|,\s")
_TIED = re.compile(r"(?:on|by|before|after|once|when|until|no\s+date)\b")
_NOTE = re.compile(r"[a-z ]{3,20}")
_CODED = re.compile(r"\s(?P<ref>[A-Z]{1,4}[/-]?\d{1,4})\s{0,3}$")
_AFTER = re.compile(r"\s{0,3}(?P<when>[^.;:!?\[\]()]{2,40})(?=[.;]|$)")
_STANDING = re.compile(r"\s{1,3}(?:[–—]|-{1,2})\s{1,3}(?P<note>[a-zA-Z][^;\[\]()]{2,60})$")
_ENDS = re.compile(r"\s{0,3}(?:[.;?!]|and\s|$)")
_SMALL = re.compile(r"\b[a-z]{2,}")
_FEWEST = 2
"""Words in small letters that a mark closes at least; a name has none, a post one."""


class Closed(NamedTuple):
    """The words that a mark closes, and the number, the owner and the time that it gives."""

    start: int
    end: int
    text: str
    ref: str = ""
    who: tuple[str, ...] = ()
    when: str = ""
    note: str = ""


class _Said(NamedTuple):
    """What brackets say: a number, an owner, a time, a note."""

    ref: str = ""
    who: tuple[str, ...] = ()
    when: str = ""
    note: str = ""


def find(text: str, known: frozenset[str], keyed: frozenset[str] = frozenset()) -> Iterator[Closed]:
    """Yield what each closing mark makes an action of: the sentence before it.

    Square brackets around nothing but an owner are such a mark where that owner is known, and so
    are brackets around nothing but a number that a key elsewhere gives to somebody.
    """
    start = 0
    for mark in _BRACKET.finditer(text):
        before = text[start : mark.start()]
        told = _told(mark, known) or _keyed(mark, keyed)
        if not told:
            continue
        if coded := _CODED.search(before):
            before, told = before[: coded.start()], told._replace(ref=told.ref or coded["ref"])
        at, said = _last(before)
        if len(_SMALL.findall(said)) < _FEWEST:
            continue
        end = mark.end()
        if told.who and not told.when:
            told, end = _with_what_follows(told, text, end)
        who = told.who or _meant(before[:at], said)
        yield Closed(start + at, end, said, told.ref, who, told.when, told.note)
        start = end


def _told(mark: re.Match[str], known: frozenset[str]) -> _Said | None:
    """Read what brackets say of an action; None where they are no mark of one."""
    if mark["whose"]:
        given = assigned.read(mark["whose"])
        return _Said(who=given.who, when=given.when) if given else None
    inside = mark["in"]
    word = _WORD.match(inside)
    rest = inside[word.end() :] if word else inside
    code = _CODE.match(rest)
    rest = rest[code.end() :].strip() if code else rest.strip()
    ref = code["ref"] if code else ""
    given = assigned.read(rest) if rest else None
    if word and ref and (not rest or _NOTE.fullmatch(rest)):
        return _Said(ref, note=rest)
    if given and (word or (ref and not ref[0].isdigit()) or mark["open"] == "["):
        sure = word or ref or _is_sure(given, known)
        return _Said(ref, given.who, given.when) if sure else None
    if mark["open"] == "[" and (shared := _shared(rest, known)):
        return _Said(ref, shared)
    if not ref or (not word and ref[0].isdigit()):
        return None
    return _dated(ref, rest)


def _dated(ref: str, rest: str) -> _Said | None:
    """Read what stands behind a number: an owner and a time, or a time alone."""
    named, _, later = (part.strip() for part in _DASH.sub("\0", rest, count=1).partition("\0"))
    if later and owners.looks_like(named):
        return _Said(ref, owners.split(named), later)
    return _Said(ref, when=rest) if assigned.is_time(rest) or _TIED.match(rest) else None


def _shared(inside: str, known: frozenset[str]) -> tuple[str, ...]:
    """Return who is to do which part of it: "[VP to draft; all members to send theirs by May]"."""
    led = [doers.leads(part) for part in inside.split("; ")]
    who = tuple(dict.fromkeys(name for one in led if one for name in one.who))
    sure = all(led) and all(cast.is_known(name, known) or owners.is_post(name) for name in who)
    return who if sure else ()


def _keyed(mark: re.Match[str], keyed: frozenset[str]) -> _Said | None:
    """Read brackets that end a clause and hold a number of the key alone: "(A3)."."""
    ref = (mark["in"] or "").strip()
    ends = _ENDS.match(mark.string, mark.end())
    return _Said(ref) if ends and ref in keyed else None


def _with_what_follows(told: _Said, text: str, end: int) -> tuple[_Said, int]:
    """Take the time, or the standing, that follows brackets: "[KL] by 9 June", "[KL] - done"."""
    noted = _STANDING.match(text, end)
    if noted and status.read(noted["note"]):
        return told._replace(note=noted["note"]), noted.end()
    after = _AFTER.match(text, end)
    for when in (after["when"], after["when"].partition(",")[0]) if after else ():
        if after and assigned.is_time(when):
            return told._replace(when=when.strip()), after.end()
    return told, end


def at_end(text: str, known: frozenset[str]) -> Closed | None:
    """Read the mark that closes a whole entry."""
    found = list(find(text, known))
    return found[-1] if found and not text[found[-1].end :].strip(" .;") else None


def _meant(above: str, said: str) -> tuple[str, ...]:
    """Return whom a sentence means that opens with "He" or "She"; nobody for any other."""
    before = sentences.split(above.strip())
    return doers.meant(before[-1]) if before and re.match(r"(?:He|She)\b", said) else ()


def _is_sure(given: assigned.Assigned | None, known: frozenset[str]) -> bool:
    """Whether brackets hold an owner whom these notes know, or a post."""
    return given is not None and any(
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
