"""Who is to do it: how an owner is written, and where in a sentence an owner can stand."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from typing import NamedTuple

from bot.reading.formats import marks
from bot.reading.notes.words import BODY, NOT_OWNERS, POST, RANKS, SMALL

_CAP = (
    r"(?:(?!(?:To|Will|Shall)\b)[A-Z][\w'’.-]{0,30}(?:\([A-Z]{1,3}\))?"
    r"(?:/[A-Z][\w'’.-]{0,30}){0,4})"
)
_JOIN = (
    r"(?:,?\s+(?:and|or)\s+|,\s+|\s+&\s+|\s+\+\s+|\s+/\s*|/\s+|"
    r"\s+(?:of|for|to|in)\s+(?:the\s+)?|\s+the\s+|\s+)"
)
NAMED = rf"(?:[Tt]he\s+)?{_CAP}(?:{_JOIN}{_CAP}){{0,7}}(?:\s+\([^()]{{1,40}}\))?"
"""A post, a name, initials or several of them, in capitals as minutes write them."""

COMMON = (
    r"(?:[Tt]he\s+)?(?:(?!(?:said|asked|that|and|or|reported|noted|confirmed|advised|agreed|was|"
    r"is)\b)"
    rf"[\w'’/&-]{{1,30}}\s+){{0,4}}?(?:{POST}|{BODY})s?(?:\s+(?:leads?|members?|team))?"
)
"""The same in small letters: "the policy officer leads", "council"."""

EACH = r"(?:[Aa]ll|ALL|[Ee]veryone|[Ee]verybody|[Aa]ll\s+members|[Mm]embers)"

WILL = (
    r"(?:to\b(?!\s+the\b)|(?:will|shall|would)\b(?!\s+(?:receive|like|be\s+(?:offered|given|"
    r"provided|informed|advised|told)|see)\b)|must\b|(?:is|are|was|were)\s+to\b|"
    r"(?:has|have|had)?\s*(?:kindly\s+)?(?:agree[ds]?|undert(?:ook|aken?)|offer(?:s|ed)|"
    r"volunteer(?:s|ed)|promis(?:es|ed)|commit(?:s|ted)|plans?|intends?)\s+(?:to\b|that\b)|"
    r"(?:is|are|was|were|has\s+been|have\s+been)\s+(?:asked|tasked|requested|required|instructed|"
    r"actioned|due|going|delegated|authorised|invited)\s+to\b|"
    r"(?:took|takes|taken|has|have)\s+(?:the|an)\s+action(?:\s+item)?\s+to\b|needs?\s+to\b|"
    r"should\b|(?:has|have|had)\s+(?:also\s+)?arranged\s+to\b|(?:was|is)\s+meeting\b|"
    r"(?:also\s+)?(?:has|have)\s+an?\s+follow[- ]up\b)"
)
"""What follows an owner who is to do something."""

_GROUP = re.compile(
    rf"(?:[Tt]he\s+|[Aa]ll\s+|ALL\s+|[Bb]oth\s+|[Ee]ach\s+|[Ee]very\s+)?"
    rf"(?:(?!(?:{SMALL})\b)[\w'’-]{{1,30}}(?:\s+(?:of|and)\s+|\s+|/)){{0,3}}?"
    rf"(?:(?:{POST}|{BODY})s?|(?-i:[A-Z]{{2,4}}s))",
    re.IGNORECASE,
)
"""Several people, or a body, in small letters: "both CFOs", "risk owners", "working group"."""

_LEAD = re.compile(rf"(?P<who>{EACH}|{NAMED}|{COMMON})\s+(?:also\s+|both\s+|now\s+|then\s+)?{WILL}")
_COLON = re.compile(rf"(?P<who>@[\w-]{{1,40}}|{NAMED}|{EACH})\s*(?::|\s[–—-])\s+(?=\S)")
_HANDLE = re.compile(
    rf"(?P<who>@[\w-]{{1,40}}(?:\s*(?:,|and|&|/|\+)\s*@[\w-]{{1,40}}){{0,4}})\s+(?:{WILL})"
)
_BRACKET = re.compile(
    r"[(\[]\s*(?:actions?\s*(?:by|for)?\s*[:–-]?\s*)?(?P<who>[^()\[\]]{1,45}?)"
    r"(?:\s+to\s+action)?\s*[)\]]\s*\.?$",
    re.IGNORECASE,
)
_TRAIL = re.compile(rf"\s[–—-]\s*(?P<who>{NAMED}|{EACH})\.?$")
_MIDDLE = re.compile(
    rf"(?:[,;:.–]\s+(?:and\s+|so\s+)?|\b(?:that|and|for)\s+)(?P<who>{NAMED}|{COMMON})\s+{WILL}"
)
_PASSIVE = re.compile(
    rf"\b(?:be|being|is|was)\s+(?:\w+\s+){{0,2}}?\w+(?:ed|en|wn|lt|ut|ne)\s+(?:\w+\s+)?by\s+"
    rf"(?P<who>{NAMED}|[Tt]he\s+(?:\w+\s+){{0,3}}?(?:{POST}|{BODY}))"
)
_ALSO = re.compile(
    rf"(?P<who>{NAMED}|[Tt]he\s+(?:\w+\s+){{0,3}}?(?:{POST}|{BODY}))\s+(?!to\b)[a-z][^.;:]{{2,160}}?"
    r"(?:\b(?:and|but)|[,;])\s+(?:(?:that\s+)?(?:he|she|they)\s+)?(?:also\s+)?(?:will|would|agreed\s+to|is\s+to|"
    r"undertook\s+to|offered\s+to|is\s+going\s+to)\b"
)
_DOES = re.compile(
    rf"(?P<who>(?:{RANKS})\s+[A-Z][\w'’-]{{1,20}}|[Tt]he\s+(?:\w+\s+){{0,2}}?(?i:{POST}|{BODY}))\s+"
    r"(?!(?:is|was|has|does|as|this|its)\b)[a-z]{2,20}s\b"
)
_LED_IN = re.compile(r"(?:In|On|At|After|Following|With|For)\s[^,.;]{2,60},\s+")
_TASK_FOR = re.compile(rf"\b(?:task|matter|something|action|one)\s+for\s+(?P<who>{NAMED})")
_ASKED = re.compile(
    rf"\b(?:asked|requested|tasked|instructed)\s+(?P<who>{NAMED}|"
    rf"the\s+(?:\w+\s+){{0,4}}?(?:{POST}|{BODY})(?:\s+of\s+the\s+\w+)?)\s+(?:to|for|sends?)\b"
)
_INITIALS = re.compile(r"[A-Z]{2,4}(?:-[A-Z]{1,2})?")
_ONE = re.compile(rf"@[\w-]{{1,40}}|{NAMED}")
_A_TIME = re.compile(
    rf"(?:(?:early|mid|late|end|by|before|next|this|each|every|of)[\s-]+){{0,3}}(?:{marks.MONTHS}|spring|"
    r"summer|autumn|winter|Q[1-4]|(?:mon|tues|wednes|thurs|fri|satur|sun)day|immediately|today|tomorrow)"
    r"(?:\s+(?:board|committee|panel|meeting|session|term|council|cabinet|20\d\d)){0,2}",
    re.IGNORECASE,
)
_TITLES = re.compile(r"^(?:and|the|for|of)\s+|^by\s+", re.IGNORECASE)
_SPLIT = re.compile(
    r"\s{0,3}[;+&]\s*|\s{0,3},\s*(?:and\s+)?|\s(?:and|or)\s+|\s{0,3}(?<![A-Z\s]/)(?<!^[A-Z])/\s*"
)


class Found(NamedTuple):
    """An owner read from a sentence, and the sentence without an owner that only labelled it."""

    who: tuple[str, ...]
    text: str


def split(written: str) -> tuple[str, ...]:
    """Part owners written together, as named: "AC/AB" is two, "T/ACC" and "Head of IT" are one.

    >>> split("PR & LD"), split("T/ACC"), split("Head of Finance and Resources")
    (('PR', 'LD'), ('T/ACC',), ('Head of Finance and Resources',))
    """
    written = written.strip(" .:;–-[]").strip()
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
        and (name.lower() not in NOT_OWNERS or name == "TO" or (several and name in ("NA", "IT")))
    )


def looks_like(written: str) -> bool:
    """Whether a short text names an owner and nothing else, as a cell or a line may.

    >>> looks_like("ACC LP"), looks_like("Complete"), looks_like("NN / CEX"), looks_like("Who?")
    (True, False, True, False)
    """
    written = written.strip(" .:[]()")
    if not re.search(r"[^\W\d_]", written) or len(written) > 60 or written.lower() in NOT_OWNERS:  # noqa: PLR2004  longer is a sentence
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


def leads(text: str) -> Found | None:
    """Read an owner who opens the sentence and is to do what follows: "XX to …", "@xx will …"."""
    for pattern in (_HANDLE, _LEAD):
        if (
            (found := pattern.match(text))
            and (who := split(found["who"]))
            and _sensible(found["who"])
        ):
            return Found(who, text)
    return None


def before(text: str) -> Found | None:
    """Read an owner that opens the sentence: "XX to …", "The Clerk will …", "XX: …", "@xx …"."""
    if led := leads(text):
        return led
    found = _COLON.match(text)
    if found and looks_like(found["who"]) and found["who"].upper() not in _WORDS:
        return Found(split(found["who"]), text[found.end() :])
    return None


def behind(text: str) -> Found | None:
    """Read an owner that closes it: in brackets, "[Action: Clerk]", or after a dash."""
    for pattern in (_BRACKET, _TRAIL):
        found = pattern.search(text[-120:])
        if not found or not looks_like(found["who"]):
            continue
        rest = text[: len(text) - len(found.group())].rstrip()
        marked = "action" in found.group().lower() or pattern is _TRAIL
        if marked or (initials(found["who"]) and not _shortens(found["who"], rest)):
            return Found(split(found["who"]), rest)
    return None


def _shortens(letters: str, words: str) -> bool:
    """Whether letters in brackets only shorten the words before: "Force Delivery Group (FDG)"."""
    first = "".join(word[0] for word in re.split(r"[\s/-]+", words)[-_NEAR:] if word[:1].isupper())
    return first.endswith(letters.strip().upper())


def within(text: str) -> Found | None:
    """Read an owner in the middle: "…, MPO to sign", "by the Head of …", "a task for the …"."""
    for pattern in (_ASKED, _TASK_FOR, _MIDDLE, _PASSIVE):
        if (
            (found := pattern.search(text))
            and (who := split(found["who"]))
            and _sensible(found["who"])
        ):
            return Found(who, text)
    return None


def of(text: str) -> Found:
    """Read the owner of a sentence that is known to be an action; none when nobody is named."""
    agreed = re.match(
        r"(?:it\s+was\s+)?(?:agreed|resolved|noted)(?:\s+that)?:?\s+(?:for\s+)?",
        text,
        re.IGNORECASE,
    )
    rest = text[agreed.end() :] if agreed else text
    for look in (before, behind, within, _subject):
        if found := look(rest):
            return found if look is behind or not agreed else Found(found.who, text)
    return Found((), text)


def meant(above: str) -> tuple[str, ...]:
    """Return whom "He will …" means: the one person whom the sentence before it is about."""
    found = re.match(rf"(?P<who>{NAMED}|[Tt]he\s+(?:\w+\s+){{0,3}}?{POST})\s+[a-z]{{2,}}", above)
    who = split(found["who"]) if found and _sensible(found["who"]) else ()
    return who if len(who) == 1 else ()


def _subject(text: str) -> Found | None:
    """Read whom a sentence is about, who "did not know and would ask"."""
    for pattern in (_ALSO, _DOES):
        start = len(led.group()) if (led := _LED_IN.match(text)) else 0
        if (found := pattern.match(text, start)) and _sensible(found["who"]):
            return Found(split(found["who"]), text)
    return None


def _sensible(who: str) -> bool:
    """Leave out the subjects that own nothing: "This will …", "A report to …"."""
    first = who.split(maxsplit=1)[0].lower()
    return first not in {
        "a",
        "an",
        "this",
        "it",
        "there",
        "these",
        "that",
        "they",
        "we",
        "who",
        "he",
        "she",
        *_VERBS,
    }


def is_word(text: str) -> bool:
    """Whether capitals are a heading of the minutes and not somebody: "AOB", "N/A", "NOTES"."""
    return text.strip(" .:").upper() in _WORDS or (
        len(text.strip(" .:")) > _LETTERS and "/" not in text
    )


_VERBS = {
    "respond",
    "write",
    "get",
    "ask",
    "reply",
    "talk",
    "speak",
    "return",
    "invite",
    "remind",
    "apply",
    "report",
    "refer",
    "go",
    "need",
    "needs",
}
"""What opens an entry that tells somebody to do something, and is nobody's name."""

_WORDS = {
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
}
_LETTERS = 5
_NEAR = 9
