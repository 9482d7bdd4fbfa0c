"""What each clause of a reply is: that it is seen, assent, thanks, or something else."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final, Literal

from bot.reading.replies.assent import CONTENT, THANKS_FOR_IT
from bot.reading.replies.news import is_news
from bot.reading.replies.receipt import CREWS, HEADS, PRESENT, confirms
from bot.reading.replies.taking_on import DELEGATES, FOR_A_VIEW, KEEPS, PUTS_OFF, UNDERTAKES
from bot.reading.replies.words import (
    COURTESIES,
    OURS,
    OUTSIDERS,
    PRAISE,
    THANKED,
    YESES,
    one_of,
    skip,
    words,
)

Part = Literal[
    "seen", "undertaken", "kept", "delegated", "assent", "yes", "praise", "courtesy", "thanks",
    "said",
]  # fmt: skip


def acknowledged(clauses: list[list[str]], each: list[Part]) -> bool:
    """Say whether a reply of these parts acknowledges: one of them does, and none stands for news.

    That it is seen stands whatever else is said. To agree or to take the matter on does unless it
    is told how the matter stands, which is an update; a mere yes, that it is noted down or that it
    is passed on, only where nothing else is said. With thanks a word of praise agrees.
    """
    parts = set(each)
    if "seen" in parts:
        return True
    said = [" ".join(clause) for part, clause in zip(each, clauses, strict=True) if part == "said"]
    if not parts.isdisjoint(AGREES) or _is_thankful(clauses, each):
        first = next(part for part in each if part not in {"courtesy", "thanks", "praise"})
        return not any(is_news(words, answered=first != "said") for words in said)
    praises = {"courtesy", "praise"} <= parts and "thanks" not in parts
    return not said and (praises or not parts.isdisjoint(MERELY))


def _is_thankful(clauses: list[list[str]], each: list[Part]) -> bool:
    """Say whether a reply says yes with thanks, or thanks and then speaks of what it was told."""
    thanks = any(not THANKED.isdisjoint(clause) for clause in clauses)
    speaks = zip(each, clauses, strict=True)
    return thanks and any(
        part == "yes"
        or (part == "said" and OUTSIDERS.isdisjoint(clause) and OF_IT.match(" ".join(clause)))
        for part, clause in speaks
    )


OF_IT: Final = re.compile(
    r"(?:this|that|it)(?:'s| is|'ll be| will be| really| certainly| does)*(?: an?| the| very"
    r"| really| quite| so)* "
    r"(?!for\b|was\b|not\b|went\b)\w"
)
"""A word on what was told: "thanks, that answers it"."""

AGREES: Final = frozenset({"undertaken", "assent"})
MERELY: Final = frozenset({"yes", "kept", "delegated"})


def each_part(clauses: list[list[str]]) -> list[Part]:
    """Return what each clause of a sentence is; one may go on with the one before it."""
    parts: list[Part] = []
    for place, clause in enumerate(clauses):
        before = clauses[place - 1] if place else []
        if _is_of_another(clause, before, clauses[place + 1 : place + 2]):
            parts.append("said")
            continue
        goes_on = clause[0] in PRESENT and not WRITERS.isdisjoint(before[:2])
        part = _part(("i", *clause) if goes_on else tuple(clause))
        if part == "said" and parts[-1:] == ["undertaken"]:
            part = _part(("will", *clause))
        parts.append(part)
    return parts


WRITERS: Final = frozenset({"i", "we", "force", "dcc", "acc", "cc", "chief", "constabulary"})
"""What somebody does in a clause that goes on with their own: "we are content and note it"."""


def _is_of_another(clause: list[str], before: list[str], after: list[list[str]]) -> bool:
    """Say whether what a clause says is not its own: it is theirs, put off or asked before it."""
    first, both = clause[0], " ".join(word for one in (clause, *after) for word in one)
    shared = first in READ and DID_TOO.match(both)
    waits = first in AND_HAVE and PUTS_OFF.search(" ".join(before))
    theirs = first in HEADS and not THEIRS.isdisjoint(before[:3]) and before[-1] not in SIDES
    asked = first in BARE and not BIDS.isdisjoint(before)
    return bool(shared or waits or theirs or asked)


READ: Final = frozenset({"read", "viewed", "reviewed"})
DID_TOO: Final = re.compile(r"\w{1,20} \w{2,20}ed (?:the|our|all|both|\d{1,4})\b")
"""Two deeds done to one thing: "reviewed and amended the policy"."""

AND_HAVE: Final = frozenset({"have", "has", "had", "i've", "we've"})
"""How a clause begins that goes on with the subject of one: "once I'm back and have read it"."""

THEIRS: Final = OUTSIDERS - words("you you'd you'll you've they've no-one nobody none nobody's")
"""Whose deeds go on in the next clause: "officers have read and understood the policy"."""

SIDES: Final = words("side end perspective")
"""For whom somebody answers, at the end of a clause: "from the council side, noted"."""

BARE: Final = words("acknowledge ack note read")
BIDS: Final = words("please pls kindly must should")
"""What is asked in one clause and goes on in the next: "all please read and acknowledge"."""


@lru_cache(maxsize=64)
def _part(words: tuple[str, ...]) -> Part:
    """Return what a clause is of an answer; "said" is anything that is none.

    It is asked of a clause several times while one reply is read, and remembered that long.
    """
    clause = list(words)
    if len(clause) > 1 and clause[-1] == "seen" and not confirms(clause):
        shown = _part(words[:-1])  # a picture after what it goes with
        return "seen" if shown in {"courtesy", "praise"} else shown
    return next((part for part, is_it in TESTS if is_it(clause)), "said")


def _begun(clause: list[str]) -> tuple[str, str]:
    """Return the words of a clause, and those without how it greets and agrees before them."""
    return " ".join(clause), " ".join(clause[skip(clause, COURTESIES | YESES, 0) :])


def _praises(clause: list[str]) -> bool:
    return not PRAISE.isdisjoint(clause) and TIMES_OF_DAY.isdisjoint(clause)


def _is_courtesy(clause: list[str]) -> bool:
    return COURTESIES.issuperset(clause) and not _praises(clause)


def _takes_leave(clause: list[str]) -> bool:
    return bool(LEAVE.fullmatch(" ".join(clause)))


def _is_yes(clause: list[str]) -> bool:
    return (COURTESIES | YESES).issuperset(clause) or " ".join(clause) in SAME


def _agrees(clause: list[str]) -> bool:
    """Say whether a clause agrees: praise does with a yes or thanks beside it."""
    if _praises(clause) and (COURTESIES | PRAISE | YESES).issuperset(clause):
        return not (THANKED | YESES).isdisjoint(clause)
    found = (CONTENT.search(one) or THANKS_FOR_IT.search(one) for one in _begun(clause))
    return any(found)


def _is_praise(clause: list[str]) -> bool:
    """Say whether a clause praises and does not thank, which would agree."""
    return _praises(clause) and (COURTESIES - THANKED | PRAISE).issuperset(clause)


def _waits(clause: list[str]) -> bool:
    return bool(WAITS.search(" ".join(clause)))


def _signs(clause: list[str]) -> bool:
    named = OURS.issuperset(clause) and not NAMES.isdisjoint(clause)
    return named or bool(SIGNED.fullmatch(" ".join(clause)))


def _is_put_off(clause: list[str]) -> bool:
    return bool(PUTS_OFF.search(" ".join(clause)))


def _undertakes(clause: list[str]) -> bool:
    return any(UNDERTAKES.search(one) for one in _begun(clause))


def _keeps(clause: list[str]) -> bool:
    return OUTSIDERS.isdisjoint(clause) and any(KEEPS.search(one) for one in _begun(clause))


def _delegates(clause: list[str]) -> bool:
    whole = " ".join(clause)
    within = (OUTSIDERS - CREWS).isdisjoint(clause)
    return within and bool(DELEGATES.search(whole)) and not FOR_A_VIEW.search(whole)


def _thanks(clause: list[str]) -> bool:
    return bool(THANKING.fullmatch(" ".join(clause)))


TESTS: Final[tuple[tuple[Part, Callable[[list[str]], bool]], ...]] = (
    ("seen", confirms),
    ("courtesy", _takes_leave),
    ("courtesy", _is_courtesy),
    ("yes", _is_yes),
    ("said", _waits),
    ("praise", _is_praise),
    ("assent", _agrees),
    ("courtesy", _signs),
    ("said", _is_put_off),
    ("undertaken", _undertakes),
    ("kept", _keeps),
    ("delegated", _delegates),
    ("thanks", _thanks),
)
"""What a clause may be, tried in this order."""

LEAVE: Final = re.compile(
    r"(?:(?:will|i'll|we'll|ok|and) )?(?:see|speak to|catch|talk to) (?:you|everyone"
    r"|all)\b.{0,40}|no rush(?: then)?"
    r"|(?:see you|speak|talk)(?: (?:then|there|soon|later|tomorrow|monday|friday))+|phew"
    r"|have a (?:good|great|nice) \w+"
)
"""How somebody takes leave."""

SAME: Final = frozenset({"ditto", "same here", "likewise", "same from me"})
TIMES_OF_DAY: Final = frozenset({"morning", "afternoon", "evening", "day", "bore"})
WAITS: Final = re.compile(
    r"\b(?:once|whenever|as soon as|until|till) (?!then\b)|^roger(?: (?:will|is|has|was|that's)"
    r"|'s)\b"
)
"""What waits for something, or tells of a Roger."""

NAMES: Final = words(
    "cc dcc acc chief deputy boss insp supt sgt ps pc ci dci di so ops lp crime office"
)
SIGNED: Final = re.compile(
    one_of(r"""
        (?:pp|o/b|from|for|on behalf of)? ?(?:the )?(?:t/|a/|t |a )?(?:ch |det |d/)?(?:supt|insp|sgt
        ps|pc|ci|di|dci|acc|dcc)(?: \d{1,5})?(?: [a-z]{1,15})?
        from (?:me|us|here|our end|my end)
    """)
)
"""How somebody says who they are."""


def says_more(clauses: list[list[str]], parts: list[Part]) -> bool:
    """Say whether an acknowledgement says something besides: then its words are kept as well."""
    besides = any(part in {"said", "undertaken", "kept", "delegated"} for part in parts)
    return besides or any(len(clause) > MOST_PLAIN for clause in clauses)


MOST_PLAIN: Final = 6
"""Words of an acknowledgement that says nothing besides: "noted with thanks for the DCC"."""

THANKING: Final = re.compile(
    r"(?:(?:many|ok|okay|yes|great|good|hi|hello) )?"
    r"(?:thanks|thank you|thx|tks|cheers|ta|diolch|apologies|sorry)"
    r"(?: (?:again|so much|very much|all|both|ever so))?(?: for(?: [\w']{1,20}){1,8}"
    r"|(?: \w{1,20}){0,2})"
)
"""A clause that only thanks, or excuses a late answer."""
