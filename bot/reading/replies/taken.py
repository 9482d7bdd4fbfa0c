"""What a reply in a thread is: whether it acknowledges, updates, asks, refuses or only chats.

An acknowledgement confirms having seen something, so it must be plain: a reply that also asks,
doubts, refuses or disputes is never taken for one, since a button is one press away and an
acknowledgement that was not meant stays in the record. One that tells how something stands, or
asks for more time, may acknowledge as well. What somebody quotes is not their word.
"""

import re
from dataclasses import dataclass
from typing import Final, Literal

from bot.reading.replies import more_time
from bot.reading.replies.asking import is_question
from bot.reading.replies.doubts import (
    AUTOMATIC,
    AWAY,
    HARMLESS,
    REFUSES,
)
from bot.reading.replies.flat import FOOTER, SIGNED, flat, sentences
from bot.reading.replies.negatives import without_means, without_worldly
from bot.reading.replies.news import STANDS
from bot.reading.replies.parts import Part, acknowledged, each_part, says_more
from bot.reading.replies.quoted import without_quotations
from bot.reading.replies.taking_back import is_taken_back, without_deeds

Kind = Literal["acknowledgement", "update", "more time", "question", "refusal", "chatter"]


LONGEST: Final = 4_000
"""Characters of a reply that are looked at; an acknowledgement says so long before."""


FORMAL: Final = re.compile(
    r"\s{0,9}(?:official\s|formal\s|progress\s|status\s)?"
    r"(?:update|progress|status)(?:\son\sa\d{1,9})?\s{0,9}(?::|-\s|–\s|—\s)\s{0,9}",  # noqa: RUF001  dashes as they are typed
    re.IGNORECASE,
)
"""How a reply begins that says of itself that it is an update."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a reply was taken for; `words` are its own, with nothing that it quotes."""

    kind: Kind
    words: str
    acknowledges: bool = False  # whatever else it is: "noted, could we have another week"
    plainly: bool = False  # it says itself that it is an update: "update: …"
    more: bool = False  # an acknowledgement that says something besides


def read(text: str) -> Reply:
    """Return what the words of a reply are; `text` is as it reads, Slack's marks undone.

    The time this takes grows with the length of the text and no faster (FAULTS C4).
    """
    words = without_quotations(text[:LONGEST])
    formal = FORMAL.match(words)
    if formal and words[formal.end() :].strip():
        return Reply("update", words[formal.end() :].strip(), plainly=True)
    said = FOOTER.sub("", words)
    parted = sentences(flat(SIGNED.sub("", said)))
    clauses = [clause for sentence in parted for clause in sentence]
    parts = [part for sentence in parted for part in each_part(sentence)]
    kind, acknowledges = _kind(flat(said), parted, parts)
    return Reply(kind, words.strip(), acknowledges, more=says_more(clauses, parts))


def _kind(plain: str, parted: list[list[list[str]]], parts: list[Part]) -> tuple[Kind, bool]:
    """Return what a reply is, and whether it acknowledges; `parts` are those of its sentences."""
    clauses = [clause for sentence in parted for clause in sentence]
    harmless = HARMLESS.sub(" ", without_means(plain))
    if more_time.is_wanted(harmless):
        return "more time", _acknowledges_besides(more_time.without_asking(harmless))
    asking = without_deeds(harmless)
    if is_question(asking, sentences(asking)):
        return "question", False
    worldless = HARMLESS.sub(" ", without_worldly(plain))
    acknowledges = acknowledged(clauses, parts)
    if REFUSES.search(without_deeds(worldless)) or (acknowledges and is_taken_back(worldless)):
        return "refusal", False
    if acknowledges and not _is_automatic(plain, clauses, parts):
        return "update" if _tells(clauses, parts) else "acknowledgement", True
    return "update" if STANDS.search(plain) else "chatter", False


def _is_automatic(plain: str, clauses: list[list[str]], parts: list[Part]) -> bool:
    """Say whether a machine answers: one has "received your message" and never "noted" it."""
    each = zip(parts, clauses, strict=True)
    by_hand = any(
        part == "seen" and not BY_HAND.isdisjoint(clause) and LETTERS.isdisjoint(clause)
        for part, clause in each
    )
    return bool(AUTOMATIC.search(plain) or (AWAY.search(plain) and not by_hand))


BY_HAND: Final = frozenset(
    {
        "noted",
        "seen",
        "acknowledged",
        "acknowledging",
        "ack",
        "read",
        "understood",
        "aware",
        "sighted",
    }
)
LETTERS: Final = frozenset({"your", "message", "email", "e-mail"})


def _tells(clauses: list[list[str]], parts: list[Part]) -> bool:
    """Say whether a reply that acknowledges tells how something stands, and not as a plan."""
    each = zip(parts, map(" ".join, clauses), strict=True)
    said = [words for part, words in each if part == "said"]
    return any(STANDS.search(words) and not PLANNED.match(words) for words in said)


PLANNED: Final = re.compile(r"(?:(?:and|i|we) )?(?:will|shall|(?:i|we|it)'ll|hope|plan)\b")
"""What somebody means to do, which is not news of the matter."""


def _acknowledges_besides(rest: str) -> bool:
    """Say whether the rest of a reply that asks for more time acknowledges, and asks no more."""
    parted = sentences(rest)
    parts = [part for sentence in parted for part in each_part(sentence)]
    return not more_time.is_wanted(rest) and _kind(rest, parted, parts)[1]
