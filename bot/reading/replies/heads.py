"""Whether a clause confirms having seen something: by its head, and by what follows it."""

import re
from typing import Final

from bot.reading.replies.mistyped import mended
from bot.reading.replies.seen import PREFACES, SEEN, THANKED_WHICH
from bot.reading.replies.words import (
    ALONE,
    COURTESIES,
    LEADS,
    NEVER_FIRST,
    OPENERS,
    OTHERS,
    READ,
    REGARDING,
    SEEN_FROM,
    STATED,
    STATED_BY_NAME,
    TAIL,
    WILLING,
    skip,
)


def confirms(clause: list[str]) -> bool:
    """Say whether a clause confirms having seen something: it has a head, and tells no story."""
    start = skip(clause, OPENERS, 0)
    if not BIDDING.isdisjoint(clause[start : start + 1]) and not ASKED.isdisjoint(clause):
        return False  # "acknowledge these please" asks it of others
    if any(_is_seen(" ".join(clause[place:])) for place in (0, start)):
        return True
    if "so" in clause[:-1]:  # "I cannot find the button so take this as seen"
        after = clause[len(clause) - clause[::-1].index("so") :]
        if after and confirms(after):
            return True
    if clause[0] in NEVER_FIRST:
        return False
    return any(
        place < len(clause) and _is_head(clause, place, led=place > start)
        for place in (start, skip(clause, LEADS, start))
    )


def _is_seen(words: str) -> bool:
    preface = PREFACES.match(words) or THANKED_WHICH.match(words)
    said = [words]
    if preface:
        said += [who + words[preface.end() :] for who in ("", "i ", "this ")]
        said.append(words[preface.end() :] + " it")
    return any(SEEN.fullmatch(one) for one in said)


def _is_head(clause: list[str], place: int, *, led: bool) -> bool:
    """Say whether the word here is a head, and what follows belongs to it.

    `led` says that something comes before it, as in "we have read this".
    """
    head, rest = mended(clause[place]), clause[place + 1 :]
    if head not in ALONE and not (head in READ and (led or not rest or rest[0] in READ_ON)):
        return False
    if _is_theirs(clause, place):
        return False
    words = " ".join(rest)
    if TAIL.fullmatch(words) and "down" not in rest:
        return True
    if _is_passive(clause[:place]):
        return False
    of = STATED_OF.get(head) if led or head != "understood" else UNDERSTOOD
    return of is not None and bool(of.fullmatch(words))


def _is_theirs(clause: list[str], place: int) -> bool:
    """Say whether what a head says is said of others, or asked of them, or thanked for."""
    head, before, rest = clause[place], clause[:place], clause[place + 1 :]
    if before[-1:] == ["for"] and head.endswith("ing"):  # "thanks for acknowledging"
        return True
    if before[-2:] == ["it", "was"]:  # "it was noted at the time"
        return True
    if "staff" in before and {"officer", "office"}.isdisjoint(before):  # "all staff have read"
        return True
    told = bool(rest) and _is_of_another(before)
    return told or _is_asked_of_others(before) or _is_counted(before)


def _is_passive(before: list[str]) -> bool:
    return not {"was", "were", "been"}.isdisjoint(before)


def _is_of_another(before: list[str]) -> bool:
    """Say whether a clause tells what somebody else did once: "the PCC noted the report"."""
    return not OTHERS.isdisjoint(before) and {"has", "have", "for"}.isdisjoint(before)


def _is_asked_of_others(before: list[str]) -> bool:
    """Say whether what comes before a head asks for it: "a reminder to acknowledge"."""
    return before[-1:] == ["to"] and WILLING.isdisjoint(before)


def _is_counted(before: list[str]) -> bool:
    """Say whether what comes before a head only counts who it is said of: "two acknowledged"."""
    return not COUNTED.isdisjoint(before[-1:]) and "all" not in before


UNDERSTOOD: Final = re.compile(rf"{REGARDING.pattern}|that\b.*")
STATED_OF: Final = {
    "noted": STATED,
    "understood": REGARDING,
    "seen": SEEN_FROM,
    **dict.fromkeys(("ack", "acknowledged", "acknowledge", "acknowledging"), STATED_BY_NAME),
}
BIDDING: Final = frozenset({"acknowledge", "ack", "read", "see"})
ASKED: Final = frozenset({"please", "pls"})
COUNTED: Final = frozenset({"two", "three", "four", "five", "six"})
READ_ON: Final = COURTESIES | {
    "with",
    "by",
    "in",
    "seen",
    "today",
    "now",
    "this",
    "on",
    "over",
    "at",
    "last",
}
"""How "read" goes on where it is the answer: "read with thanks", not "read the results"."""
