"""What a reply in a thread is: whether it acknowledges, updates, asks, refuses or only chats.

An acknowledgement confirms having seen something, so it must be plain: a reply that also asks,
doubts, refuses or says "but" is never taken for one, since a button is one press away and an
acknowledgement that was not meant stays in the record. What somebody quotes is not their word.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final, Literal

from bot.reading import reply_time
from bot.reading.reply_assent import (
    CONTENT,
    DELEGATES,
    PUTS_OFF,
    THANKS_FOR_IT,
    UNDERTAKES,
)
from bot.reading.reply_doubts import (
    ASKED_OF,
    ASKING,
    AUTOMATIC,
    CONDITIONS,
    DOUBTS,
    GREETINGS,
    HARMLESS,
    HELPING,
    IS_AWAY,
    PROMISES,
    REFUSES,
    SHARES,
    STANDS,
    SUBJECTS,
    WONDERS,
)
from bot.reading.reply_words import (
    ALONE,
    ASSENTS,
    COURTESIES,
    LEADS,
    MISTYPED,
    NEVER_FIRST,
    OPENERS,
    OTHERS,
    PRAISE,
    READ,
    REGARDING,
    SEEN,
    STATED,
    STATED_BY_NAME,
    TAIL,
    THANKING,
    WILLING,
)

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
    unsigned = _plain(SIGNED.sub("", words))
    clauses = _clauses(unsigned)
    return Reply(_kind(_plain(words), clauses), words.strip(), more=_says_more(clauses))


def without_quotations(text: str) -> str:
    """Return a reply without the lines, the code and the passages that it quotes or strikes out."""
    lines = CODE.sub(" ", text).splitlines()
    own = [SAYS.sub(r"\1 ", line) for line in lines if not _is_quoted(line)]
    return QUOTED.sub(" ", "\n".join(own))


def _is_quoted(line: str) -> bool:
    return line.lstrip().startswith((">", "&gt;", "|"))


CODE: Final = re.compile(r"```[^`]{0,4000}(?:```|$)|`[^`\n]{0,400}`")
QUOTED: Final = re.compile(
    r"“[^”“]{0,2000}”|\"[^\"\n]{0,2000}\"|«[^»«]{0,2000}»|(?<!\S)~[^~\n]{1,2000}~"
)
SAYS: Final = re.compile(r"^\s{0,9}[\"“](\w{1,20})[\"”](?=\s{0,9}(?:$|[.!,]|from (?:me|us)\b))")
"""One word that is somebody's whole answer, in marks: '"Noted" from me'."""
MARKS: Final = re.compile(
    r"<[@#!][^<>\s]{0,80}>|@\w{1,40}|https?://\S{1,2000}|<https?:[^<>]{0,2000}>"
)
CLAUSE: Final = re.compile(
    r"[.!?;:,\n()\[\]*~_|/\\…]|\s[-–—]{1,3}\s?|&amp;|[&+]|\b(?:and|but)\b"  # noqa: RUF001  likewise
)
SENTENCE: Final = re.compile(r"[.!?;\n]")
SAID: Final = re.compile(r"\w")
YES: Final = re.compile(
    r":(?:white_check_mark|heavy_check_mark|ballot_box_with_check|\+1|thumbsup|thumbs_up|ok_hand"
    r"|tick|check|checkmark|green_tick|heavy_tick|saluting_face|salute|100|ok|ack|noted|seen"
    r"|acknowledged|received|roger)(?:(?:::)?:?skin-tone-\d)?:"
    r"|[✅✔☑✓👍👌🫡🆗💯]"
)
NO: Final = re.compile(
    r":(?:-1|thumbsdown|thumbs_down|x|negative_squared_cross_mark|no_entry(?:_sign)?|no_good):"
    r"|[👎❌🚫]"
)
UNSURE: Final = re.compile(
    r":(?:question|grey_question|thinking_face|thinking|confused|shrug):|[❓❔🤔🤷]"
)
WEARY: Final = re.compile(r":(?:roll_eyes|face_with_rolling_eyes|unamused|rage|angry):|[🙄😒😠😡]")
DAYS: Final = re.compile(r"\b\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?\b")
EMOJI: Final = re.compile(r":[a-z0-9_+-]{1,40}:|[\u200d\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]")
APOSTROPHES: Final = str.maketrans("’‘ʼ`", "''''")  # noqa: RUF001  likewise
MARKLESS: Final = re.compile(
    r"\b((?:do|does|did|is|are|was|were|has|have|had|ca|wo|would|could|should|must|need|ai)n"
    r"|what|when|where|who|how)([ts])\b"
)
"""A "don't" or a "what's" typed without its mark."""
SIGNED: Final = re.compile(
    r"\n\s{0,9}(?:(?i:(?:kind |best |warm |many )?(?:regards|wishes)\b)[\s\S]{0,400}"
    r"|[A-Z][\w'-]{0,20}(?: [A-Z][\w'-]{1,20})?\s{0,9})$"
)
"""Who signed: their name, and what they are, is not what they say."""
NAMED: Final = re.compile(
    r"\b((?i:noted|seen|ack|acknowledged|received|understood|you|thanks|cheers|ta|it|this|that))"
    r" [A-Z][a-z]{1,20}(?=\s{0,9}(?:$|[.,!\n-]))"
)
"""A name that whoever answers is addressing: "noted Natasha"."""


def _plain(words: str) -> str:
    """Return words in small letters, without marks; a picture that answers is its word."""
    marked = unicodedata.normalize("NFKC", words).translate(APOSTROPHES)
    flat = NAMED.sub(r"\1", marked).casefold().replace("w/ ", "with ")
    for picture, word in ((YES, " seen. "), (NO, " thumbsdown. "), (UNSURE, " ? "),
                          (WEARY, " . weary . ")):  # fmt: skip
        flat = picture.sub(word, flat)
    return MARKLESS.sub(r"\1'\2", EMOJI.sub(" ", DAYS.sub(" ", MARKS.sub(" ", flat))))


def _kind(plain: str, clauses: list[list[str]]) -> Kind:
    harmless = HARMLESS.sub(" ", plain)
    if reply_time.is_wanted(harmless):
        return "more time"
    if _is_question(harmless, clauses):
        return "question"
    acknowledges = _acknowledged(clauses)
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
    return not _parts(_clauses(sentence)).isdisjoint(AGREES | {"seen"})


def _clauses(plain: str) -> list[list[str]]:
    return [clause.split() for clause in CLAUSE.split(plain) if SAID.search(clause)]


def _is_question(harmless: str, clauses: list[list[str]]) -> bool:
    first, rest = clauses[:1], clauses[1:]
    said = first + [clause for clause in rest if not IS_AWAY.match(" ".join(clause))]
    asks = "?" in harmless or any(_asks(clause) for clause in said)
    return asks or bool(WONDERS.search(harmless))


def _asks(clause: list[str]) -> bool:
    """Say whether a clause is a question by its order, with or without its mark."""
    first, *rest = clause[_skip(clause, GREETINGS, 0) :] or [""]
    if not rest:
        return first in ASKING
    if first == "any":
        return rest[0] in {"update", "updates", "news", "progress", "chance", "idea", "word"}
    if first in ASKING:
        return "'" in first or rest[0] in HELPING | ASKED_OF
    if first == "have" and rest[0] in {"this", "that", "it"}:  # "have that, thanks"
        return False
    return first in HELPING and rest[0] in SUBJECTS


Part = Literal[
    "seen", "undertaken", "delegated", "assent", "praise", "courtesy", "thanks", "said"
]  # fmt: skip


def _acknowledged(clauses: list[list[str]]) -> bool:
    """Say whether a reply acknowledges: it says it is seen, or agrees and says nothing else.

    With thanks, and with thanks for nothing else, a word of praise agrees, and so does whoever
    leaves the matter to somebody.
    """
    parts = _parts(clauses)
    agrees = AGREES
    if "courtesy" in parts and "thanks" not in parts:
        agrees |= {"delegated", "praise"}
    return "seen" in parts or ("said" not in parts and not parts.isdisjoint(agrees))


def _parts(clauses: list[list[str]]) -> set[Part]:
    """Return what clauses are; one may go on with what the one before it undertakes."""
    parts: list[Part] = []
    for clause in clauses:
        part = _part(clause)
        if part == "said" and parts[-1:] == ["undertaken"]:
            part = _part(["will", *clause])
        parts.append(part)
    return set(parts)


AGREES: Final = frozenset({"undertaken", "assent"})


def _part(clause: list[str]) -> Part:
    """Return what a clause is of an answer; "said" is anything that is none."""
    if clause[:2] == ["this", "is"] and "to" in clause[2:4]:  # "this is just to confirm …"
        clause = clause[clause.index("to") + 1 :] or clause
    shown = clause[:-1] if clause[-1] == "seen" else []  # a picture after what it goes with
    if _confirms(clause) or (shown and _confirms(shown)):
        return "seen"
    clause = shown or clause
    words = " ".join(clause)
    praises = not PRAISE.isdisjoint(clause) and TIMES_OF_DAY.isdisjoint(clause)
    if not set(clause) - COURTESIES and not praises:
        return "courtesy"
    begun = " ".join(clause[_skip(clause, COURTESIES | ASSENTS, 0) :])
    if not set(clause) - COURTESIES - ASSENTS or _agrees(words) or _agrees(begun):
        return "assent"
    if praises and not set(clause) - COURTESIES - PRAISE:
        return "praise" if THANKED.isdisjoint(clause) else "assent"
    if PUTS_OFF.search(words):
        return "said"
    kinds: tuple[tuple[str, re.Pattern[str], Part], ...] = (
        (begun, UNDERTAKES, "undertaken"), (words, DELEGATES, "delegated"),
             (words, THANKING, "thanks"))  # fmt: skip
    return next((part for said, pattern, part in kinds if pattern.fullmatch(said)), "said")


def _agrees(words: str) -> bool:
    return bool(CONTENT.fullmatch(words) or THANKS_FOR_IT.fullmatch(words))


def _confirms(clause: list[str]) -> bool:
    """Say whether a clause confirms having seen something: it has a head, and tells no story."""
    start = _skip(clause, OPENERS, 0)
    if any(SEEN.fullmatch(" ".join(clause[place:])) for place in (0, start)):
        return True
    if clause[0] in NEVER_FIRST:
        return False
    return any(
        place < len(clause) and _is_head(clause, place, led=place > start)
        for place in (start, _skip(clause, LEADS, start))
    )


def _skip(clause: list[str], words: frozenset[str], start: int) -> int:
    place = start
    while place < len(clause) and place - start < MOST_SKIPPED and clause[place] in words - ALONE:
        place += 1
    return place


def _is_head(clause: list[str], place: int, *, led: bool) -> bool:
    """Say whether the word here is a head, and what follows belongs to it.

    `led` says that something comes before it, as in "we have read this".
    """
    head, rest = _mended(clause[place]), clause[place + 1 :]
    if head not in ALONE and not (head in READ and (led or not rest or rest[0] in READ_ON)):
        return False
    if (rest and _is_of_another(clause[:place])) or _is_asked_of_others(clause[:place]):
        return False
    words = " ".join(rest)
    if TAIL.fullmatch(words) and "down" not in rest:
        return True
    if _is_passive(clause[:place]):
        return False
    of = STATED_OF.get(head)
    return of is not None and bool(of.fullmatch(words))


def _mended(word: str) -> str:
    """Return the head that a word is with one letter mistyped, or the word."""
    if word in ALONE or not FEWEST_LETTERS <= len(word) <= MOST_LETTERS:
        return word
    return next((head for head in MISTYPED if word[0] == head[0] and _is_slip(word, head)), word)


def _is_slip(word: str, head: str) -> bool:
    """Say whether one letter is too many, missing or in its neighbour's place; the last stays."""
    same = next((at for at, (a, b) in enumerate(zip(word, head, strict=False)) if a != b), None)
    if same is None:
        return len(word) == len(head) + 1 and word[-1] == head[-1]
    if len(word) == len(head):
        return word[same : same + 2] == head[same : same + 2][::-1] and (
            word[same + 2 :] == head[same + 2 :]
        )
    shorter, longer = sorted((word, head), key=len)
    return len(longer) == len(shorter) + 1 and longer[same + 1 :] == shorter[same:]


def _is_passive(before: list[str]) -> bool:
    return not {"was", "were", "been"}.isdisjoint(before)


TIMES_OF_DAY: Final = frozenset({"morning", "afternoon", "evening", "day", "bore"})
THANKED: Final = frozenset({"thanks", "thank", "thx", "ta", "cheers", "ty", "tks", "diolch"})
STATED_OF: Final = {
    "noted": STATED,
    "understood": REGARDING,
    **dict.fromkeys(("ack", "acknowledged", "acknowledge", "acknowledging"), STATED_BY_NAME),
}
READ_ON: Final = COURTESIES | {"with", "by", "in", "seen", "today", "now", "this"}
"""How "read" goes on where it is the answer: "read with thanks", not "read the results"."""
MOST_SKIPPED: Final = 12
"""Words that may come before a head."""
FEWEST_LETTERS: Final = 4
MOST_LETTERS: Final = 14
"""Letters of a word that may be a head mistyped."""
MOST_PLAIN: Final = 6
"""Words of an acknowledgement that says nothing besides: "noted with thanks for the DCC"."""


def _is_of_another(before: list[str]) -> bool:
    """Say whether a clause tells what somebody else did once: "the PCC noted the report"."""
    return not OTHERS.isdisjoint(before) and {"has", "have", "for"}.isdisjoint(before)


def _is_asked_of_others(before: list[str]) -> bool:
    """Say whether what comes before a head asks for it: "a reminder to acknowledge"."""
    return before[-1:] == ["to"] and WILLING.isdisjoint(before)


def _says_more(clauses: list[list[str]]) -> bool:
    """Say whether an acknowledgement says something besides: then its words are kept as well."""
    parts = [_part(clause) for clause in clauses]
    besides = any(part in {"said", "undertaken", "delegated"} for part in parts)
    return besides or any(len(clause) > MOST_PLAIN for clause in clauses)
