"""Whether something that a reply says takes back what it acknowledges.

The clause that acknowledges has to be plain: a share or a condition in it is enough. Of what stands
beside it more is asked: that it refuses, judges, denies something of the notice, begins with a
"but", or makes its own agreement depend. News, plans and who is away take nothing back.
"""

import re
from itertools import pairwise
from typing import Final, Literal

from bot.reading.replies.doubts import CONDITIONS, DOUBTS, PROMISES, SHARES
from bot.reading.replies.flat import CLAUSE, SAID, SENTENCE
from bot.reading.replies.judging import CONTENT_WITH, JUDGES, OF_A_PIECE
from bot.reading.replies.negatives import NEGATIVE
from bot.reading.replies.parts import Part, each_part

Answer = Literal["agrees", "acts", ""]


def is_taken_back(worldless: str) -> bool:
    """Say whether a flat reply takes something back, its worldly negatives left out."""
    return any(_takes_back(sentence) for sentence in SENTENCE.split(worldless))


def _takes_back(sentence: str) -> bool:
    """Say whether a sentence does: each clause that answers, and each stretch beside one.

    What comes before a "but" is conceded when an answer follows: "not ideal but will do".
    """
    stretches = _stretches(sentence)
    answered = any(answers for answers, _ in stretches)
    for place, (answers, words) in enumerate(stretches):
        if answers:
            if _doubts(words) if answers == "agrees" else HEDGES.search(words):
                return True
        elif not _is_conceded(stretches[place + 1 :]) and _counters(words, beside=answered):
            return True
    return False


def _stretches(sentence: str) -> list[tuple[Answer, str]]:
    """Return the clauses of a sentence that answer, and what stands between, with its "but"."""
    starts = [0, *(mark.start() for mark in CLAUSE.finditer(sentence)), len(sentence)]
    pieces = [sentence[start:end] for start, end in pairwise(starts)]
    said = [piece for piece in pieces if SAID.search(CLAUSE.sub(" ", piece))]
    parts = each_part([CLAUSE.sub(" ", piece).split() for piece in said])
    found: list[tuple[Answer, str]] = []
    for piece, part in zip(said, parts, strict=True):
        if part in POLITE or FILLERS.fullmatch(CLAUSE.sub(" ", piece).strip()):
            continue
        answers: Answer = ANSWERS.get(part, "")
        if found and not answers and not found[-1][0]:
            found[-1] = ("", found[-1][1] + piece)
        else:
            found.append((answers, piece.lstrip(" ,:;-–—()")))  # noqa: RUF001  likewise
    return found


def without_deeds(plain: str) -> str:
    """Return a flat reply without its clauses that promise a deed: nobody refuses or asks by one.

    "I'll reassign this to Supt Rowe", "will let you know when it is in".
    """
    return "".join("".join(_kept(one)) if SAID.search(one) else one for one in _parted(plain))


def _parted(plain: str) -> list[str]:
    """Return the sentences of a flat reply, and the marks between them."""
    return _between(
        plain, [0, *(at for m in SENTENCE.finditer(plain) for at in m.span()), len(plain)]
    )


def _between(words: str, starts: list[int]) -> list[str]:
    return [words[start:end] for start, end in pairwise(starts)]


def _kept(sentence: str) -> list[str]:
    pieces = _between(sentence, [0, *(m.start() for m in CLAUSE.finditer(sentence)), len(sentence)])
    said = [piece for piece in pieces if SAID.search(CLAUSE.sub(" ", piece))]
    parts = each_part([CLAUSE.sub(" ", piece).split() for piece in said])
    deeds = {
        piece
        for piece, part in zip(said, parts, strict=True)
        if part == "undertaken" and not HEDGES.search(piece)
    }
    return [" " if piece in deeds else piece for piece in pieces]


def _is_conceded(after: list[tuple[Answer, str]]) -> bool:
    return bool(after and after[0][0]) and after[0][1].startswith("but ")


def _doubts(clause: str) -> bool:
    """Say whether a clause that acknowledges is in doubt of it."""
    bare = clause.removeprefix("but ")
    return bool(
        DOUBTS.search(bare) or JUDGES.search(bare) or CONDITIONS.search(bare) or SHARES.search(bare)
    )


def _counters(words: str, *, beside: bool) -> bool:
    """Say whether what is said besides an acknowledgement, or beside one, speaks against it."""
    if NEGATIVE.search(words) or JUDGES.search(words) or EXCEPT.match(words):
        return True
    if CONTRASTS.match(words) and OF_THE_NOTICE.search(words) and not MANAGES.search(words):
        return True
    if OF_A_PIECE.search(words) and not CONTENT_WITH.search(words):
        return True
    if beside and SHARES.search(words) and not TELLS.search(words):
        return True
    stands = bool(STANDS_BY.search(words))
    depends = None if PROMISES.match(words) else CONDITIONS.search(words)
    if depends and not (
        TELLS.search(words, 0, depends.start()) or PLANS.search(words, depends.end())
    ):
        return True
    return stands and bool(depends or EXCEPTS.search(words))


ANSWERS: Final[dict[Part, Answer]] = {
    "seen": "agrees",
    "assent": "agrees",
    "yes": "agrees",
    "undertaken": "acts",
    "delegated": "acts",
    "kept": "acts",
}
"""What a part of an answer does, if it answers."""

HEDGES: Final = re.compile(
    r"\b(?:do if (?!poss|need|necess|requir|you|i can|we can|any)|(?:happy|glad|content"
    r"|delighted|can|could)\b.{0,80}\bif|instead|only if|unless|provided|providing|subject to"
    r"|in principle|disagree|objections?|reservations?|object|wrong|correct the"
    r"|incorrect|dispute|challenge|complain|protest|prejudice|to be (?:removed|changed"
    r"|corrected|amended)|withdrawn?)\b"
)
"""What makes a deed that is promised one against the notice, or dependent on something."""

POLITE: Final = frozenset({"courtesy", "thanks", "praise"})
"""Parts of an answer that say nothing for it or against it."""

FILLERS: Final = re.compile(
    r"for (?:the record|completeness|info|information|your \w{1,12}|what it's worth)|fyi|to confirm"
    r"|as (?:requested|discussed|agreed|ever|always|(?:i|we) said)(?: \w{1,12}){0,4}"
)

CONTRASTS: Final = re.compile(
    r"\s{0,9}(?:but|however|although|though|albeit|yet|still|only(?! (?:thing|comment|addition"
    r"|point)))\b"
)
"""How what is said begins that may stand against what comes before it."""

EXCEPT: Final = re.compile(r"\s{0,9}(?:except|apart from|other than|save for)\b")

MANAGES: Final = re.compile(r"\b(?:we|i)(?:'ll| will) (?:do|make|manage|get|cope|be fine|try)\b")
OF_THE_NOTICE: Final = re.compile(
    r"\b(?:"
    r"(?:this|that|it|these|which)(?:'s)? (?:is|was|has|had|should|needs?|must|ought|belongs"
    r"|sits|isn't|wasn't|says|does|\w+ed|not|one|been|late|the)\b"
    r"|it's|that's(?! fine| ok)|(?:(?:the|your|my|our) )(?:date|dates|action|wording|minutes?"
    r"|figures|deadline|record|owner|para\w{0,7}|draft|update)\b"
    r"|(?:i|we) (?:was|were|had|meant|thought|understood|believed|agreed|said|asked|think|want"
    r"|would|need|remain|still)\b"
    r"|my understanding|see (?:my|our)|(?:my|our) comments|our understanding|you\b|first|again"
    r"|correct|disagree|agree|accept"
    r"|prefer|should|ask|want"
    r")"
)
"""That what stands against an acknowledgement is about the notice, and not how its writer is."""

EXCEPTS: Final = re.compile(
    r"\b(?:except|apart from|other than|but|however|although|though|only|save for)\b"
)

STANDS_BY: Final = re.compile(
    r"(?:^\s{0,9}(?:(?:fully|also|and|all|can|will|would) ){0,3}"
    r"|\b(?:i|we|i'm|we're|i'd|we'd|i'll|we'll|chief|dcc|acc|cc|force) (?:\w{1,12} ){0,3}?)"
    r"(?:accept\w{0,3}|agree\w{0,2}|acknowledg\w{0,4}|content|happy|support\w{0,3}|fine|sign\w{0,3}"
    r"|commit\w{0,3}|approv\w{1,3}|ok|okay|do (?:this|that|it))\b"
)
"""That whoever writes says what they think of what was told."""

TELLS: Final = re.compile(
    r"\b(?:will|shall|\w{1,12}'(?:ll|s|re|ve|m)|is|are|was|were|am|has|have|had|\w{2,20}ed"
    r"|\w{2,20}ing"
    r"|goes|went|starts|met|meets|gone|sent|begun|done|comes?|came|got|left|out|position)\b"
)
"""That something has a verb, and so is no bare condition or share."""

PLANS: Final = re.compile(
    r"\b(?:go(?:es)? live|starts?|begins?|will|shall|plan|expect|aim|hope|intend)\b|'ll\b"
)
"""What follows from a condition of the world: "subject to funding we will start in May"."""
