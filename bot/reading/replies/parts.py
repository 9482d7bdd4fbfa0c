"""What each clause of a reply is: that it is seen, assent, thanks, or something else."""

import re
from typing import Final, Literal

from bot.reading.replies.assent import CONTENT, DELEGATES, PUTS_OFF, THANKS_FOR_IT, UNDERTAKES
from bot.reading.replies.heads import confirms
from bot.reading.replies.words import ASSENTS, COURTESIES, PRAISE, READ, THANKING, skip

Part = Literal[
    "seen", "undertaken", "delegated", "assent", "praise", "courtesy", "thanks", "said"
]  # fmt: skip


def acknowledged(each: list[Part]) -> bool:
    """Say whether a reply of these parts acknowledges: it is seen, or agreed to and no more said.

    With thanks, and with thanks for nothing else, a word of praise agrees, and so does whoever
    leaves the matter to somebody.
    """
    parts = set(each)
    agrees = AGREES
    if "courtesy" in parts and "thanks" not in parts:
        agrees |= {"delegated", "praise"}
    return "seen" in parts or ("said" not in parts and not parts.isdisjoint(agrees))


def each_part(clauses: list[list[str]]) -> list[Part]:
    """Return what each clause is; one may go on with what the one before it undertakes."""
    parts: list[Part] = []
    for place, clause in enumerate(clauses):
        both = " ".join(word for one in clauses[place : place + 2] for word in one)
        shared = clause[0] in READ and DID_TOO.match(both)
        before = " ".join(clauses[place - 1]) if place else ""
        waits = (
            PUTS_OFF.search(before) and clause[0] in AND_HAVE
        )  # "once I'm back and have read it"
        goes_on = clause[0] in DOING and not WRITERS.isdisjoint(before.split()[:2])
        part = "said" if shared or waits else _part(["i", *clause] if goes_on else clause)
        if part == "said" and parts[-1:] == ["undertaken"]:
            part = _part(["will", *clause])
        parts.append(part)
    return parts


DID_TOO: Final = re.compile(r"\w{1,20} \w{2,20}ed (?:the|our|all|both|\d{1,4})\b")
"""Two deeds done to one thing: "reviewed and amended the policy"."""

DOING: Final = frozenset({"note", "notes", "acknowledge", "acknowledges", "understand"})
WRITERS: Final = frozenset({"i", "we", "force", "dcc", "acc", "cc", "chief", "constabulary"})
"""What somebody does in a clause that goes on with their own: "we are content and note it"."""

AND_HAVE: Final = frozenset({"have", "has", "had", "i've", "we've"})
"""How a clause begins that goes on with the subject of the one before it."""

AGREES: Final = frozenset({"undertaken", "assent"})


def _part(clause: list[str]) -> Part:
    """Return what a clause is of an answer; "said" is anything that is none."""
    if clause[:2] == ["this", "is"] and "to" in clause[2:4]:  # "this is just to confirm …"
        clause = clause[clause.index("to") + 1 :] or clause
    shown = clause[:-1] if clause[-1] == "seen" else []  # a picture after what it goes with
    if confirms(clause) or (shown and confirms(shown)):
        return "seen"
    clause = shown or clause
    words = " ".join(clause)
    praises = not PRAISE.isdisjoint(clause) and TIMES_OF_DAY.isdisjoint(clause)
    if not set(clause) - COURTESIES and not praises:
        return "courtesy"
    begun = " ".join(clause[skip(clause, COURTESIES | ASSENTS, 0) :])
    if not set(clause) - COURTESIES - ASSENTS or _agrees(words) or _agrees(begun):
        return "assent"
    if praises and not set(clause) - COURTESIES - PRAISE:
        return "praise" if THANKED.isdisjoint(clause) else "assent"
    return _deed(words, begun)


def _deed(words: str, begun: str) -> Part:
    """Return what a clause is that tells what is done about the matter, and by whom."""
    if PUTS_OFF.search(words):
        return "said"
    if UNDERTAKES.fullmatch(begun):
        return "undertaken"
    if DELEGATES.fullmatch(words):
        return "delegated"
    return "thanks" if THANKING.fullmatch(words) else "said"


def _agrees(words: str) -> bool:
    return bool(CONTENT.fullmatch(words) or THANKS_FOR_IT.fullmatch(words))


def says_more(clauses: list[list[str]], parts: list[Part]) -> bool:
    """Say whether an acknowledgement says something besides: then its words are kept as well."""
    besides = any(part in {"said", "undertaken", "delegated"} for part in parts)
    return besides or any(len(clause) > MOST_PLAIN for clause in clauses)


TIMES_OF_DAY: Final = frozenset({"morning", "afternoon", "evening", "day", "bore"})
THANKED: Final = frozenset({"thanks", "thank", "thx", "ta", "cheers", "ty", "tks", "diolch"})
MOST_PLAIN: Final = 6
"""Words of an acknowledgement that says nothing besides: "noted with thanks for the DCC"."""
