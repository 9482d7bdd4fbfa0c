"""What a reply in a thread is: an acknowledgement, an update, a question, a refusal or chatter.

An acknowledgement confirms having seen something, so it must be plain: a reply that also asks,
doubts, refuses or says "but" is never taken for one, since a button is one press away and an
acknowledgement that was not meant stays in the record. What somebody quotes is not their word.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final, Literal

from bot.reading.reply_words import (
    ALONE,
    ASKED_OF,
    ASKING,
    BEFORE_A_HEAD,
    DOUBTS,
    FOLLOWING,
    GREETINGS,
    HARMLESS,
    HELPING,
    NAMED,
    OBJECTS,
    OPENERS,
    OTHERS,
    OWN,
    PHRASES,
    REFUSES,
    STANDS,
    SUBJECTS,
    TOLD,
)

Kind = Literal["acknowledgement", "update", "question", "refusal", "chatter"]

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
    plain = _plain(words)
    clauses = [clause.split() for clause in CLAUSE.split(plain) if clause.strip()]
    return Reply(_kind(plain, clauses), words.strip(), more=_says_more(clauses))


def without_quotations(text: str) -> str:
    """Return a reply without the lines, the code and the passages that it quotes."""
    own = [line for line in CODE.sub(" ", text).splitlines() if not _is_quoted(line)]
    return QUOTED.sub(" ", "\n".join(own))


def _is_quoted(line: str) -> bool:
    return line.lstrip().startswith((">", "&gt;", "|"))


CODE: Final = re.compile(r"```[^`]{0,4000}(?:```|$)|`[^`\n]{0,400}`")
QUOTED: Final = re.compile(r"“[^”“]{0,2000}”|\"[^\"\n]{0,2000}\"|«[^»«]{0,2000}»")
MARKS: Final = re.compile(
    r"<[@#!][^<>\s]{0,80}>|@\w{1,40}|https?://\S{1,2000}|<https?:[^<>]{0,2000}>"
)
CLAUSE: Final = re.compile(r"[.!?;:,\n()\[\]*~_|/\\…]|\s[-–—]{1,3}\s?|\band\b")  # noqa: RUF001  likewise
TICKS: Final = re.compile(r":(?:white_check_mark|heavy_check_mark|ballot_box_with_check):|[✅✔☑]")
THUMBS: Final = re.compile(r":(?:\+1|thumbsup|thumbs_up)(?::skin-tone-\d)?:|👍")
EMOJI: Final = re.compile(r":[a-z0-9_+-]{1,40}:")
APOSTROPHES: Final = str.maketrans("’‘ʼ`", "''''")  # noqa: RUF001  likewise


def _plain(words: str) -> str:
    """Return words in small letters, without marks and pictures; a tick is its word."""
    flat = unicodedata.normalize("NFKC", words).translate(APOSTROPHES).casefold()
    ticked = THUMBS.sub(" seen. ", TICKS.sub(" seen. ", flat))
    return EMOJI.sub(" ", MARKS.sub(" ", ticked))


def _kind(plain: str, clauses: list[list[str]]) -> Kind:
    asks = "?" in plain or any(_asks(clause) for clause in clauses)
    refuses = bool(REFUSES.search(_harmless(plain)))
    acknowledges = any(_acknowledges(clause) for clause in clauses)
    if asks:
        return "question"
    if refuses or (acknowledges and DOUBTS.search(_harmless(plain))):
        return "refusal"
    if acknowledges:
        return "acknowledgement"
    return "update" if STANDS.search(plain) else "chatter"


def _harmless(plain: str) -> str:
    return HARMLESS.sub(" ", plain)


def _asks(clause: list[str]) -> bool:
    """Say whether a clause is a question by its order, with or without its mark."""
    first, *rest = _after_openers(clause) or [""]
    if not rest:
        return first in {"why", "when", "who", "how", "what"}
    if first == "any":
        return rest[0] in {"update", "updates", "news", "progress", "chance", "idea", "word"}
    if first in ASKING:
        return rest[0] in HELPING | ASKED_OF
    return first in HELPING and rest[0] in SUBJECTS


def _after_openers(clause: list[str]) -> list[str]:
    return clause[_skip(clause, GREETINGS, 0) :]


def _acknowledges(clause: list[str]) -> bool:
    """Say whether a clause confirms having seen something: it has a head, and tells no story."""
    if clause and clause[0] in {"please", "kindly", "as"}:
        return False
    start = _skip(clause, OPENERS, 0)
    if _is_phrase(clause, start) or _is_phrase(clause, 0):
        return True
    for place in (start, _skip(clause, BEFORE_A_HEAD, start)):
        if place < len(clause) and _is_head(clause, place, subject=place > start):
            return True
    return False


def _skip(clause: list[str], words: frozenset[str], start: int) -> int:
    place = start
    while place < len(clause) and place - start < MOST_SKIPPED and clause[place] in words - ALONE:
        place += 1
    return place


def _is_phrase(clause: list[str], start: int) -> bool:
    rest = [word for word in clause[start:] if word not in {"thanks", "cheers", "ta", "all"}]
    return bool(rest) and bool(PHRASES.match(" ".join(rest[:4])))


def _is_head(clause: list[str], place: int, *, subject: bool) -> bool:
    """Say whether the word here is a head; after "we have" it must be of something told."""
    if clause[place] not in ALONE and not (subject and clause[place] == "read"):
        return False
    head, rest = clause[place], clause[place + 1 :]
    if not rest or rest[0] in ALONE:
        return True
    if rest[0] in OBJECTS and (_is_of_another(clause[:place]) or "down" in rest):
        return False
    return _goes_on(head, rest, subject=subject)


def _goes_on(head: str, rest: list[str], *, subject: bool) -> bool:
    """Say whether what follows a head belongs to an acknowledgement and does not begin a story."""
    noted = head in {"noted", "acknowledged"}
    match rest[0]:
        case "by":
            return len(rest) <= MOST_NAMED and "in" not in rest
        case "in":
            return rest[1:2] != [] and rest[1] in OWN
        case "that" if not noted:
            return rest == ["that"]
        case "the" if subject or not noted:
            return rest[1:2] != [] and rest[1] in TOLD
        case _:
            return rest[0] in FOLLOWING or (len(rest) == 1 and not subject and head in NAMED)


MOST_NAMED: Final = 7
"""Words of "by the staff officer for the CC"."""
MOST_SKIPPED: Final = 12
"""Words that may come before a head."""
MOST_PLAIN: Final = 6
"""Words of an acknowledgement that says nothing besides: "noted with thanks for the DCC"."""


def _is_of_another(before: list[str]) -> bool:
    """Say whether a clause tells what somebody else did once: "the PCC noted the report"."""
    return not OTHERS.isdisjoint(before) and "has" not in before and "for" not in before


def _says_more(clauses: list[list[str]]) -> bool:
    """Say whether an acknowledgement says something besides: then its words are kept as well."""
    said = [clause for clause in clauses if not _acknowledges(clause)]
    besides = any(len(clause) - _skip(clause, OPENERS, 0) > 1 for clause in said)
    return besides or any(len(clause) > MOST_PLAIN for clause in clauses)
