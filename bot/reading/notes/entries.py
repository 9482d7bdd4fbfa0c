"""An entry of a list of actions: whose it is and by when, wherever in the entry they stand."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.reading.formats import marks
from bot.reading.notes import assigned, cast, doers, owners
from bot.reading.notes.words import RANKS

_JOINT = re.compile(r"(?<=\s)(?:[–—]|-{1,2}>?|\|)\s|:\s|\s(?=\()|→")
_OPENS = re.compile(r"(?P<who>[^,:.]{2,40})[,:.]\s+(?P<rest>.+)$")
_SIGNED = re.compile(r"(?<=[a-z\d)][.!])\s(?P<who>[A-Z@][^.!?:;\d]{1,39})\.(?=\s[A-Z])")
_NO_SUBJECT = (
    r"(?!(?:to|not|absent|away|unable|will|would|is|are|has|have|had|was|were|did|does|and|or|for|of|with|said|gave|told|felt|"
    r"thought|took|went|spoke|led|(?!(?:need|feed|embed|speed|proceed)\s)\w+ed)\s)(?=[a-z])"
)
"""What follows whoever is to do something, set off by a space: "EV reminded them" tells of EV."""
_LETTERS = re.compile(rf"(?P<who>[A-Z]{{2,4}}(?:\s?[/&,+]\s?[A-Z]{{2,4}})*)\s+{_NO_SUBJECT}")
_CALLED = rf"(?:(?:{RANKS})\s+[A-Z][\w'’-]{{1,30}}|[A-Z][a-z][\w'’-]{{1,30}}|[A-Z]{{2,5}})"
_LISTED = re.compile(
    rf"(?P<who>{_CALLED}(?:(?:,\s|\s?[&+/]\s?|\sand\s){_CALLED}){{1,3}}),\s+(?=[a-z(])"
)
_SPACED = re.compile(r"(?P<who>[A-Z][\w/&+. ]{1,30}?)\s{2,}(?=\S)")
_ONE = rf"(?:(?:{RANKS})\s+)?[A-Z][\w'’-]{{0,30}}(?:\s[A-Z][\w'’-]{{1,30}})?"
_HANDLE = re.compile(
    rf"(?P<who>@(?:{_ONE}|[\w-]{{1,40}})(?:(?:\s?[,&+/]\s?|\sand\s)(?:@?{_ONE}|@[\w-]{{1,40}})){{0,4}})\s+"
    r"(?=[a-z])(?!to\s|will\s)"
)
_ADDRESSED = re.compile(
    r"(?P<who>@[^@–—:\d]{2,40}?(?:\s?[&+,/]\s?@[^@–—:\d]{2,40}?){0,3})(?:\s+(?:[–—]|-{1,2}>?)|:)\s+(?=\S)"
)
_NAMED_FIRST = re.compile(rf"(?P<who>{_CALLED}(?:\s?[,&+/]\s?{_CALLED}){{0,3}})\s+{_NO_SUBJECT}")
_MENTIONED = re.compile(
    rf"(?P<who>(?:(?:,|\s&|\s\+|\sand)?\s@{_ONE})+)(?:,?\s+(?:[–—-]\s+)?(?P<when>[^@]{{3,30}}))?\.?$"
)
_BRACKETED = re.compile(r"\[(?P<in>[^\[\]]{2,40})\]\s*[:–—-]?\s*(?=\S)")
_TITLE = re.compile(
    r"(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Rev|Ald|Hon|Capt|Col|Sgt|(?:Ch\.?\s)?(?:Supt|Insp))\.?"
)
"""What stands before a name, and names nobody by itself though a stop follows: "Cllr. Pym"."""
_IN_PAIR = re.compile(
    r"\s[(\[](?P<who>[^()\[\]–—]{2,45}?)\s+(?:[–—]|-{1,2})\s+(?P<when>[^()\[\]]{2,60})[)\]]\.?$"
)
_HELD = re.compile(r"\s\((?P<who>[A-Z][^()\d]{3,40})\)(?=[.;:]\s|\s[A-Z]|\.?$)")
_DOES = re.compile(r"^[^,;]{2,60}?\s(?:to|will|would|is\s+to|has\s+agreed\s+to)\s+[a-z]+")
_LATE = re.compile(r"\s(?:[–—]|-{1,2})\s+(?P<when>[^–—]{3,40})$")
_IN_BRACKETS = re.compile(r"(?<!meeting)(?<!board)\s\((?P<when>[^()]{2,40})\)\.?$")
_DATED = re.compile(rf"\s(?P<when>\d{{1,2}}\s(?:{marks.MONTHS})\s20\d\d)$", re.IGNORECASE)
_LAST = re.compile(r"(?<=[a-z)]\.)\s(?P<when>[A-Z\d][^.]{2,30})\.?$")
_AFTER = re.compile(r"(?P<who>[A-Z@][^.!?]{1,39})(?:\.\s(?P<when>[^.!?]{1,40}))?\.?$")
_MOST_PARTS = 6
KNOWN, POST, PERHAPS = 3, 2, 1


class Entry(NamedTuple):
    """The words of an entry without the owner and the time that stood beside them."""

    text: str
    who: tuple[str, ...] = ()
    when: str = ""


class _Part(NamedTuple):
    certain: int
    at: int
    who: tuple[str, ...]
    when: str
    rest: str


def read(text: str, known: frozenset[str]) -> Entry | None:
    """Read an entry in parts set off by dashes, colons or brackets; None if none is an owner.

    >>> read("Posters — Anneka, by 9 June", frozenset())
    Entry(text='Posters', who=('Anneka',), when='by 9 June')
    >>> read("Park gates - Kath: ask the council", frozenset({"kath"}))
    Entry(text='Park gates: ask the council', who=('Kath',), when='')
    """
    text = re.sub(r"^\([^()]{2,30}\)\s+", "", text)
    return (
        addressed(text)
        or _mentioned(text)
        or _led(text, known)
        or _in_pair(text, known)
        or _held(text, known)
        or _signed(text, known)
        or _set_off(text, known)
    )


def addressed(text: str) -> Entry | None:
    """Read the owner to whom an entry is addressed: "@Sam Lee - ring them", "[KL] ring them"."""
    if (led := _ADDRESSED.match(text)) and (who := owners.split(led["who"])):
        return Entry(text[led.end() :], who)
    if (led := _BRACKETED.match(text)) and (given := assigned.read(led["in"])):
        return Entry(text[led.end() :], given.who, given.when)
    return None


def _led(text: str, known: frozenset[str]) -> Entry | None:
    """Read the owner that opens an entry, with nothing but a space to set it off."""
    for pattern, enough in (
        (_HANDLE, 0),
        (_NAMED_FIRST, KNOWN),
        (_LISTED, KNOWN),
        (_LETTERS, KNOWN),
        (_SPACED, POST),
    ):
        found = pattern.match(text)
        if not found or not (pattern is _HANDLE or owners.looks_like(found["who"])):
            continue
        who = owners.split(found["who"])
        if _certainty(who, known) >= enough:
            return Entry(text[found.end() :], who)
    return None


def _mentioned(text: str) -> Entry | None:
    """Read those whom an entry mentions at its end: "Order heat pumps @Sam Lee 19 Nov"."""
    ended = _MENTIONED.search(text)
    if not ended or (ended["when"] and not assigned.is_time(ended["when"])):
        return None
    who = tuple(name.strip(" ,&+") for name in re.split(r"@|\band\b", ended["who"]))
    words = text[: ended.start()].rstrip(" –—-")
    return Entry(words, tuple(filter(None, who)), ended["when"] or "")


def _in_pair(text: str, known: frozenset[str]) -> Entry | None:
    """Read the owner and the time that brackets at the end hold: "(Supt Norris - 7 October)"."""
    found = _IN_PAIR.search(text)
    if not found or not owners.looks_like(found["who"]):
        return None
    who = owners.split(found["who"])
    return Entry(text[: found.start()], who, found["when"]) if is_sure(who, known) else None


def _held(text: str, known: frozenset[str]) -> Entry | None:
    """Read somebody known in brackets, and what became of it: "Rails (Kate Lomas). Late"."""
    for found in _HELD.finditer(text):
        who = owners.split(found["who"]) if owners.looks_like(found["who"]) else ()
        if who and _certainty(who, known) == KNOWN:
            return Entry(f"{text[: found.start()]}{text[found.end() :]}", who)
    return None


def _signed(text: str, known: frozenset[str]) -> Entry | None:
    """Read somebody known who stands alone between sentences: "Map the routes. JT. Late."."""
    for found in _SIGNED.finditer(text):
        who = owners.split(found["who"]) if owners.looks_like(found["who"]) else ()
        short = owners.initials(found["who"]) and not owners.is_word(found["who"])
        sure = short or _certainty(who, known) == KNOWN
        if who and sure and not _TITLE.fullmatch(found["who"]):
            return Entry(f"{text[: found.start()]}{text[found.end() :]}", who)
    return None


def _set_off(text: str, known: frozenset[str]) -> Entry | None:
    """Read the part of an entry, set off by dashes, colons or brackets, that is its owner."""
    parts = _JOINT.split(text)[:_MOST_PARTS]
    if len(parts) < 2:  # noqa: PLR2004  nothing is set off
        return None
    found = [part for at, words in enumerate(parts) if (part := _part(words, at, known))]
    if not found:
        return None
    best = max(found, key=lambda part: (part.certain, part.at))
    if best.at == 0 and best.certain < POST:
        return None
    rest = [*parts[: best.at], *([best.rest] if best.rest else []), *parts[best.at + 1 :]]
    when = best.when
    if not when and len(rest) > 1 and assigned.is_time(rest[-1]):
        when = rest.pop()
    return Entry(_joined(rest), best.who, when) if any(rest) else None


def is_owned(text: str) -> bool:
    """Whether an entry says whose it is."""
    return doers.before(text) is not None or read(text, frozenset()) is not None


def _part(words: str, at: int, known: frozenset[str]) -> _Part | None:
    """Read a part that is an owner and perhaps a time, or that an owner and a comma open."""
    bare = words.strip(" ()[].")
    if given := assigned.read(bare):
        return _Part(_certainty(given.who, known), at, given.who, given.when, "")
    if at and (led := doers.leads(bare)) and _DOES.search(bare):
        return _Part(_certainty(led.who, known), at, led.who, "", bare)
    opened = _OPENS.match(bare)
    if opened and owners.looks_like(opened["who"]) and not _TITLE.fullmatch(opened["who"]):
        who = owners.split(opened["who"])
        if _certainty(who, known) == KNOWN:
            return _Part(KNOWN, at, who, "", opened["rest"])
    return None


def is_sure(who: Sequence[str], known: frozenset[str]) -> bool:
    """Whether owners are known in these notes, or are posts or bodies."""
    return _certainty(who, known) >= POST


def _certainty(who: Sequence[str], known: frozenset[str]) -> int:
    """Say how sure it is that words which could be an owner are one."""
    if all(name.startswith("@") or cast.is_known(name, known) for name in who):
        return KNOWN
    return POST if all(owners.is_post(name) for name in who) else PERHAPS


def trailing(text: str) -> Entry | None:
    """Read an owner, and a time or a dash, after the words: "Share the plan. LN. 20 June."."""
    for stop in reversed([here.end() for here in re.finditer(r"[.!?]\s", text)]):
        found = _AFTER.match(text[stop:])
        given = assigned.read(found["who"]) if found else None
        if not found or not given:
            continue
        when = (found["when"] or given.when).strip(" –-")
        if not when or assigned.is_time(when):
            return Entry(text[:stop].strip(), given.who, when)
    return None


def time_at_end(text: str) -> Entry:
    """Part words from a time that a dash sets off at their end: "ring the contractor - today"."""
    ways = (_LATE, _LAST, _IN_BRACKETS, _DATED)
    found = next((f for way in ways if (f := way.search(text))), None)
    if found and assigned.is_time(found["when"]):
        return Entry(text[: found.start()], when=found["when"])
    return Entry(text)


def _joined(parts: Sequence[str]) -> str:
    return re.sub(r":\s+\(", " (", ": ".join(part.strip() for part in parts if part.strip()))
