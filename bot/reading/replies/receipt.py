"""Whether a clause says that its writer, or whoever they answer for, has taken the message in.

Three things are asked of it, and the rest of its words are free: a word for taking in; that it is
said of the writer, of somebody of theirs, of the message or of nobody; and that what follows it can
be the message, or how and when it was taken in.
"""

import re
from typing import Final

from bot.reading.replies import idioms
from bot.reading.replies.mistyped import mended
from bot.reading.replies.objects import (
    ITS,
    NOT_SO,
    NOTED_OF,
    STATED_OF,
    barely,
    freely,
    of_it,
)
from bot.reading.replies.subjects import Who, of_whom
from bot.reading.replies.welsh import TAKEN_IN as IN_WELSH
from bot.reading.replies.words import (
    COURTESIES,
    DEPARTMENTS,
    NOTICED,
    OURS,
    OUTSIDERS,
    POST,
    YESES,
    skip,
    words,
)


def confirms(clause: list[str]) -> bool:
    """Say whether a clause confirms having taken in what was told."""
    if "so" in clause[1:-1] and "that" not in clause:  # "no button here so take this as seen"
        after = clause[len(clause) - clause[::-1].index("so") :]
        if confirms(after):
            return True
    said = PREFACE.sub("", " ".join(clause))
    begun = " ".join(clause[skip(clause, COURTESIES | YESES, 0) :])
    if WELSH.fullmatch(said) or WELSH.fullmatch(begun):
        return True
    told = [word if word in HEADS else mended(word) for word in said.split()[:MOST]]
    if not ASKING.isdisjoint(told) and BIDDING.match(said):
        return False  # "acknowledge these please" asks it of others
    heads = (place for place, word in enumerate(told) if word in HEADS)
    return idioms.confirms(said) or any(_is_head(told, place) for place in heads)


def _is_head(clause: list[str], place: int) -> bool:
    """Say whether the word here is one for taking in that is said of the message."""
    head, before, after = clause[place], clause[:place], " ".join(clause[place + 1 :])
    who = of_whom(" ".join(before), also=CREWS if head in STATES else frozenset())
    if who is None or HEARSAY.search(" ".join(clause)):
        return False
    if NOT_SO.match(after) or _is_by_others(after):
        return False
    if not _is_said(head, " ".join(before), after):
        return False
    if before[-1:] in (["was"], ["were"]) and head not in STATES:
        return bool(YOURS.match(" ".join(before)) and barely(after))
    if who == "another":
        told = barely(after) if head in STATED else ITS.match(after)
        return bool(told) and (head in STATED or not PERFECT.isdisjoint(before))
    return _is_of_it(head, who, after)


def _is_by_others(after: str) -> bool:
    """Say whether those by whom it was taken in are no part of the force: "by the Crime Panel"."""
    said = after.split()
    return said[:1] == ["by"] and said[-1] in OUTSIDERS - OURS - CREWS


def _is_said(head: str, before: str, after: str) -> bool:
    """Say whether a word for taking in is said, and not thanked for, bidden or put off."""
    if head.endswith("ing") and THANKED_FOR.search(before):
        return False
    if (
        head in PRESENT
        and head != "acknowledges"
        and (not SAYING.search(before) or WAITS.search(after))
    ):
        return False
    if before.endswith("well"):  # "well noted" goes on with no story
        return freely(after)
    return head not in DID or "did" in before.split()


def _is_of_it(head: str, who: Who, after: str) -> bool:
    """Say whether what follows a word for taking in can be the message."""
    if head in STATED:
        return freely(after) or _is_stated(head, who, after)
    if head in TENSED | STATES:
        return who != "message" and (of_it(after) if head in STATES else bool(ITS.match(after)))
    return freely(after)


def _is_stated(head: str, who: Who, after: str) -> bool:
    """Say whether a word for taking in goes on with what the message said."""
    if who == "ours" and head not in PRESENT:
        return False
    of = NOTED_OF if head.startswith("note") and who != "ours" else STATED_OF
    return bool(of.match(after))


MOST: Final = 30
"""Words of a clause that are looked at: whoever has taken something in says so early."""

STATED: Final = words(
    """
    noted noting ack acking acks acked ack'd ackd acknowledged acknowledging acknowledge
    acknowledges understood noted/seen ack'ing notd nted ntd nodwyd note notes understand
    understands
    """
)
"""Words that take nearly anything after them: "noted re the 14th", "understood that it moves"."""

TAKEN: Final = words(
    "seen received rec'd recd rcvd rcd rxd recvd r'cd rvcd read viewed reviewed clocked sighted"
    " spotted logged digested"
    " absorbed registered tracked processed gotcha gotit captured diarised"
)
PRESENT: Final = words("note notes acknowledge acknowledges understand understands ack")
DID: Final = words("get see")
TENSED: Final = words(
    "got saw picked have has caught took looked had checked scanned skimmed get see"
)
STATES: Final = words("aware across briefed informed told updated abreast sighted cited sited")
HEADS: Final = STATED | TAKEN | TENSED | STATES
"""Words for taking in; a tensed one needs the message after it, and a state is of people."""

CREWS: Final = words("staff commanders everyone they've")
"""People of the writer's of whom it is said that they are aware, if not that they have read."""

PERFECT: Final = words("has have had he's she's 've 's is are")

THANKED_FOR: Final = re.compile(r"\bfor(?: \w{1,20})?$")
SAYING: Final = re.compile(
    rf"(?:\b(?:i|we|also|hereby|duly|do|to|now|gratefully|that|side|{POST}|police|{DEPARTMENTS})"
    r"|^|ack)$"
)
WAITS: Final = re.compile(r"\b(?:once|when|until|unless|as soon as|if|nothing)\b")
"""What puts off what is said now: "happy to note once it is corrected"."""

YOURS: Final = re.compile(rf"(?:your|this|that)(?: {NOTICED})? (?:was|were)$")
HEARSAY: Final = re.compile(
    r"\bit(?:'s| is| was) (?:understood|noted) (?:that|at|by|in)\b|\bunderst\w{1,4} (?:from"
    r"|to be)\b|\bsuppose\b"
)
"""What was said elsewhere: "it was noted that", "understood from comms that"."""

ASKING: Final = words("please pls kindly")
BIDDING: Final = re.compile(
    r"(?:(?:please|pls|kindly|all|everyone|team|can|could|you|and) )*"
    r"(?:acknowledge|ack|read|see|confirm (?:safe )?receipt)\b"
)
"""How somebody asks others for it."""

PREFACE: Final = re.compile(
    r"^(?:(?:just|an?|quick|short|brief|note|line|one|message|email|i'm|i am|we are|writing"
    r"|replying|emailing|this is|here|only) ){1,8}to (?:say|confirm|let (?:you|everyone"
    r"|all) know)(?: that)? |"
    r"^(?:[\w'/-]{1,20} ){0,9}?(?:record|take it|have it|log|confirm(?:s|ed|ing|ation from me)?"
    r"|asked|asks|say|says|know"
    r"|confirmation) that (?=\w)|^(?:many |much )?(?:thanks|thank you|grateful|cheers"
    r"|ta)(?: [\w'-]{1,20}){0,6} which |^safe to say |^(?:please|pls|kindly) note(?: that)? "
    r"|^(?:[\w']{1,12} ){0,4}?(?:just|only) to (?:say|confirm|let (?:you|everyone"
    r"|all) know)(?: that)? "
)
"""How a clause begins that goes on to say what is confirmed: "this is to confirm that …"."""

WELSH: Final = re.compile(IN_WELSH)
