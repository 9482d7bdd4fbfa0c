"""Who does what a sentence says: where in it an owner can stand."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from typing import NamedTuple

from bot.reading.notes import owners
from bot.reading.notes.owners import EACH, NAMED
from bot.reading.notes.words import BODY, POST, RANKS

COMMON = (
    r"(?:[Tt]he\s+)?(?:(?!(?:said|asked|that|and|or|reported|noted|confirmed|advised|agreed|was|"
    r"is)\b)"
    rf"[\w'’/&-]{{1,30}}\s+){{0,4}}?(?:{POST}|{BODY})s?(?:\s+(?:leads?|members?|team))?|"
    r"(?:[Aa]ll|[Bb]oth|[Ee]ach|[Ee]very)\s+(?:the\s+|of\s+the\s+)?(?:[a-z][\w'’-]{1,20}\s+)?"
    r"(?:agenc(?:y|ies)|providers?|schools?|districts?|forces?|services?|authorit(?:y|ies)|organisations?|"
    r"stations?|wards?|parish(?:es)?|charit(?:y|ies)|attendees|delegates|colleagues)"
)
"""An owner in small letters: "the policy officer leads", "council"."""
WILL = (
    r"(?:to\b(?!\s+(?:the\b|be\s+(?:\w+(?:ed|en|wn|ne|nt|ut|lt|ght)|kept|made|held|paid|told|sold|found|laid|dealt|swept)\b|(?-i:[A-Z][a-z])))|(?:will|shall|would)\b(?!\s+(?:receive|like|be\s+(?:offered|given|"
    r"provided|informed|advised|told)|see(?!\s+(?:what|whether|if|how|to|about)))\b)|must\b|(?:is|are|was|were)\s+to\b|"
    r"(?:has|have|had)?\s*(?:kindly\s+)?(?:agree[ds]?|undert(?:ook|aken?)|offer(?:s|ed)|"
    r"volunteer(?:s|ed)|promis(?:es|ed)|commit(?:s|ted)|plans?|intends?|"
    r"(?:gave|made)\s+an?\s+(?:undertaking|commitment|promise|assurance))\s+(?:to\b|that\b)|"
    r"(?:is|are|was|were|has\s+been|have\s+been)\s+(?:asked|tasked|requested|required|instructed|"
    r"actioned|due|going|delegated|authorised|invited)\s+to\b|"
    r"(?:took|takes|taken|has|have)\s+(?:the|an)\s+action(?:\s+item)?\s+to\b|needs?\s+to\b|"
    r"should\b|(?:has|have|had)\s+(?:also\s+)?arranged\s+to\b|(?:was|is)\s+meeting\b|"
    r"(?:also\s+)?(?:has|have)\s+an?\s+follow[- ]up\b)"
)
"""What follows an owner who is to do something."""
_LEAD = re.compile(rf"(?P<who>{EACH}|{NAMED}|{COMMON})\s+(?:also\s+|both\s+|now\s+|then\s+)?{WILL}")
_SOME_OF = re.compile(
    rf"(?P<who>{EACH}|{NAMED}|{COMMON})\s+who\s+(?:is|are|was|were|has|have|had|did|do|does|wish|want|can)\b"
    rf"[^.,;:]{{2,50}}?\s+{WILL}"
)
"""Which of them is meant: "All members *who have not done so* to return the form"."""
_LETTERED = re.compile(
    r"(?P<who>[A-Z]{2,5}\s+(?!\w+ed\b|(?:also|both|then|will|would|must|should|needs|plans|aims|hopes|"
    r"wants|undertook|that|this|with|from)\b)[a-z]{4,20})\s+to\s+(?!be\b|the\b|an?\b|date\b)[a-z]{2,}"
)
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
    rf"\b(?:be|being|is|was)\s+(?:\w+\s+){{0,2}}?\w+(?:ed|en|wn|lt|ut|ne)\s+(?:[\w'’]+\s+){{0,5}}?by\s+"
    rf"(?P<who>{NAMED}(?:\s+(?:team|office|staff)\b)?|[Tt]he\s+(?:\w+\s+){{0,3}}?(?:{POST}|{BODY}))"
)
_ALSO = re.compile(
    rf"(?P<who>{NAMED}|[Tt]he\s+(?:\w+\s+){{0,3}}?(?:{POST}|{BODY}))\s+(?!to\b)[a-z][^.;:]{{2,160}}?"
    r"(?:\b(?:and|but)|[,;])\s+(?:(?:that\s+)?(?:he|she|they)\s+)?(?:also\s+)?(?:will|would|agreed\s+to|is\s+to|"
    r"undertook\s+to|offered\s+to|is\s+going\s+to)\b"
)
_THEY = re.compile(
    rf"(?P<who>{NAMED}|[Tt]he\s+(?:\w+\s+){{0,3}}?(?:{POST}|{BODY}))\s+(?:also\s+|then\s+)?"
    r"(?:said|says|confirmed|advised|explained|replied|stated|added|reported|thought|promised|"
    r"(?:told|assured)\s+[\w'’ ]{2,30}?)\s+(?:that\s+)?(?:he|she|they)"
    r"(?:['’](?:d|ll)|\s+(?:would|will))\b"
)
_RESOLVED = re.compile(
    rf"\b[Tt]hat\s+(?P<who>{NAMED}|[Tt]he\s+(?:\w+\s+){{0,3}}?(?:{POST}|{BODY}))\s+"
    r"(?:be\s+(?:asked|required|requested|invited|instructed)\s+to\s|"
    r"(?!(?:is|are|was|were|has|have|had|did|does|be|not|and|of|or|for|in|to|who|which|with|on|at|by|"
    r"should|would|could|will|might|can|may|must)\b)[a-z]{3,}(?<!ed)(?<!s)(?<!ing)\b)"
)
_DOES = re.compile(
    rf"(?P<who>(?:{RANKS})\s+[A-Z][\w'’-]{{1,20}}|[Tt]he\s+(?:\w+\s+){{0,2}}?(?i:{POST}|{BODY}))\s+"
    r"(?!(?:is|was|has|does|as|this|its)\b)[a-z]{2,20}s\b"
)
_LED_IN = re.compile(r"(?:In|On|At|After|Following|With|For)\s[^,.;]{2,60},\s+")
_TASK_FOR = re.compile(rf"\b(?:task|matter|something|action|one)\s+for\s+(?P<who>{NAMED})")
_BETWEEN = re.compile(rf"\b(?:agreed|settled|arranged|sorted\s+out)\s+between\s+(?P<who>{NAMED})")
_JOINED = re.compile(
    rf"(?P<who>{NAMED}\s+and\s+the\s+(?:\w+\s+){{0,3}}?(?:{POST}|{BODY})"
    rf"(?:\s+(?:at|of|in|from)\s+(?:the\s+)?[A-Z]\w+(?:\s+[A-Z]\w+){{0,2}})?)\s+{WILL}"
)
_ASKED = re.compile(
    rf"\b(?:asked|requested|tasked|instructed)\s+(?P<who>{NAMED}|"
    rf"the\s+(?:\w+\s+){{0,4}}?(?:{POST}|{BODY})(?:\s+of\s+the\s+\w+)?)\s+(?:to|for|sends?)\b"
)


class Found(NamedTuple):
    """An owner read from a sentence, and the sentence without an owner that only labelled it."""

    who: tuple[str, ...]
    text: str


def leads(text: str) -> Found | None:
    """Read an owner who opens the sentence and is to do what follows: "XX to …", "@xx will …"."""
    for pattern in (_HANDLE, _JOINED, _LEAD, _SOME_OF, _LETTERED):
        if (
            (found := pattern.match(text))
            and (who := owners.split(found["who"]))
            and _sensible(found["who"])
        ):
            return Found(who, text)
    return None


def before(text: str) -> Found | None:
    """Read an owner that opens the sentence: "XX to …", "The Clerk will …", "XX: …", "@xx …"."""
    if led := leads(text):
        return led
    found = _COLON.match(text)
    if found and owners.looks_like(found["who"]) and found["who"].upper() not in owners.WORDS:
        return Found(owners.split(found["who"]), text[found.end() :])
    return None


def behind(text: str) -> Found | None:
    """Read an owner that closes it: in brackets, "[Action: Clerk]", or after a dash."""
    for pattern in (_BRACKET, _TRAIL):
        found = pattern.search(text[-120:])
        if not found or not owners.looks_like(found["who"]):
            continue
        rest = text[: len(text) - len(found.group())].rstrip()
        marked = "action" in found.group().lower() or pattern is _TRAIL
        if marked or (owners.initials(found["who"]) and not _shortens(found["who"], rest)):
            return Found(owners.split(found["who"]), rest)
    return None


def _shortens(letters: str, words: str) -> bool:
    """Whether letters in brackets only shorten the words before: "Force Delivery Group (FDG)"."""
    first = "".join(word[0] for word in re.split(r"[\s/-]+", words)[-_NEAR:] if word[:1].isupper())
    return first.endswith(letters.strip().upper())


def within(text: str) -> Found | None:
    """Read an owner in the middle: "…, MPO to sign", "by the Head of …", "a task for the …"."""
    for pattern in (_THEY, _ASKED, _TASK_FOR, _MIDDLE, _RESOLVED, _PASSIVE, _BETWEEN):
        if (
            (found := pattern.search(text))
            and (who := owners.split(found["who"]))
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
    who = owners.split(found["who"]) if found and _sensible(found["who"]) else ()
    return who if len(who) == 1 else ()


def _subject(text: str) -> Found | None:
    """Read whom a sentence is about, who "did not know and would ask"."""
    for pattern in (_ALSO, _DOES):
        start = len(led.group()) if (led := _LED_IN.match(text)) else 0
        if (found := pattern.match(text, start)) and _sensible(found["who"]):
            return Found(owners.split(found["who"]), text)
    return None


def _sensible(who: str) -> bool:
    """Leave out the subjects that own nothing: "This will …", "A report to …".

    In capitals it is somebody's letters: "GO to amend" is of the Governance Officer.
    """
    first = who.split(maxsplit=1)[0]
    if _BIDDING.match(who):
        return False
    return (len(first) > 1 and first.isupper()) or first.lower() not in {
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


_BIDDING = re.compile(
    r"(?!(?:All|Both|Each|Every|Of|The|And)\b)[A-Z][a-z]+\s(?:the|all|any|both|each|every|our|their|your)\s"
)
"""What tells somebody to do something to somebody: "Teach the wardens to …"."""
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
_NEAR = 9
