"""What a reply in a thread is: whether it acknowledges, updates, asks, refuses or only chats.

An acknowledgement confirms having seen something, so it must be plain: a reply that also asks,
doubts, refuses or says "but" is never taken for one, since a button is one press away and an
acknowledgement that was not meant stays in the record. What somebody quotes is not their word.
"""

import re
from dataclasses import dataclass
from typing import Final, Literal

from bot.reading.replies import more_time
from bot.reading.replies.asking import is_question
from bot.reading.replies.doubts import (
    AUTOMATIC,
    CONDITIONS,
    DOUBTS,
    HARMLESS,
    PROMISES,
    REFUSES,
    SHARES,
    STANDS,
)
from bot.reading.replies.flat import SENTENCE, SIGNED, flat, parted
from bot.reading.replies.parts import AGREES, acknowledged, parts_of, says_more
from bot.reading.replies.quoted import without_quotations

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
    clauses = parted(flat(SIGNED.sub("", words)))
    return Reply(_kind(flat(words), clauses), words.strip(), more=says_more(clauses))


def _kind(plain: str, clauses: list[list[str]]) -> Kind:
    harmless = HARMLESS.sub(" ", plain)
    if more_time.is_wanted(harmless):
        return "more time"
    if is_question(harmless, clauses):
        return "question"
    acknowledges = acknowledged(clauses)
    if REFUSES.search(harmless) or (acknowledges and _is_doubted(harmless)):
        return "refusal"
    if acknowledges and not AUTOMATIC.search(plain):
        return "acknowledgement"
    return "update" if STANDS.search(plain) else "chatter"


def _is_doubted(harmless: str) -> bool:
    """Say whether something takes some of an acknowledgement back.

    A condition or a share belongs to the sentence that acknowledges: "noted. Half is done" is
    whole. What comes before a "but" is conceded when an answer follows: "not ideal but will do".
    """
    return any(_takes_back(sentence) for sentence in SENTENCE.split(harmless))


def _takes_back(sentence: str) -> bool:
    before, but, after = sentence.rpartition(" but ")
    if but and before.strip() and _answers(after):
        sentence = after
    if DOUBTS.search(sentence):
        return True
    here = _answers(sentence)
    depends = CONDITIONS.search(sentence) and (here or not PROMISES.match(sentence))
    return bool(depends or (here and SHARES.search(sentence)))


def _answers(sentence: str) -> bool:
    return not parts_of(parted(sentence)).isdisjoint(AGREES | {"seen"})
