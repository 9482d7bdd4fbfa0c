"""Of whom a word for taking in is said: the writer, somebody of theirs, the message, or another."""

import re
from typing import Final, Literal

from bot.reading.replies.words import (
    COURTESIES,
    DECIDED,
    MONTH,
    NOTICED,
    OURS,
    OUTSIDERS,
    PRAISE,
    YESES,
    one_of,
    words,
)

Who = Literal["writer", "ours", "message", "another"]


def of_whom(before: str, *, also: frozenset[str] = frozenset()) -> Who | None:
    """Return of whom a word for taking in is said, by what comes before it.

    None where it is said of nobody, or of one whose taking in is not the writer's; `also` are
    people who would be such, but for this word.
    """
    told = (
        ADDRESSED.sub("", before)
        .replace("staff office", "office")
        .replace("thank you", "")
        .replace("'s ", " ")
    )
    if UNSAID.search(told) or ASKED_TO.search(before):
        return None
    if MESSAGE.search(told) or OF_OURS.match(before):
        return "message"
    sided = SIDE.sub(" command", told)
    rest = [word.removesuffix("'s") for word in sided.split() if word not in NEUTRAL]
    if not (OUTSIDERS - also).isdisjoint(rest):
        return None
    if not rest:
        return "writer"
    return "ours" if OURS.issuperset(rest) or "behalf" in rest else "another"


NEUTRAL: Final = (
    COURTESIES
    | PRAISE
    | YESES
    | words(
        """
    i we i've we've i'm we're i'd we'd have has had having been be now also just duly already fully
    hereby formally certainly can do did am is are was confirm confirms confirming confirmed that
    this it to
    only belated finally belatedly safely carefully gratefully happy pleased glad writing write
    well same
    too me first
    ah oh right apologies sorry late delay in the for from on it's that's these let let those both
    all
    of our my your reply replying both one here at with likewise ditto us and so as by way
    able content want wanted like would wish quickly quick message note line email let know
    contents receipt he's she's he she again time properly made who which v
    """
    )
)
"""Words that may come before a word for taking in and leave it its writer's."""

UNSAID: Final = re.compile(
    r"\b"
    + one_of(rf"""
        please|pls|kindly|^(?:has|have|had|did|do|hope|hoping|hopefully) (?:you|the|they|he|she
        we all|everyone|anyone|i|we)
        suppose|have to|has to|expect|believe|think|assume|guess|imagine|reckon|pressed|clicked|hit
        (?<!to )make sure|ensure
        retract|withdraw|undo|ignore
        that(?:'s)? (?:everybody|everyone)|let (?:me|us)|^(?:he|she)$|you(?:'ll|'d)?|^who
        as|if|when|once|until|till|unless|whether|before|after|should|must|needs?|wants?|could|might
        (?<!\d )may|may (?:have|not|be|well)|hope|hoping|wait|waiting|awaiting|chas\w{{1,3}}
        remind\w{{0,3}} (?:\w{{1,12}} )?to
        not|never|hardly|barely|cannot|no-one|nobody|none|without|yet to|still to|to be|being
        will be
        would (?!like|wish|just)|(?:will|shall|i'll|we'll|he'll|she'll)
        (?<!all )(?<!the )(?:two|three|four|five|six
        \d{{1,5}}(?! {MONTH}\b(?! (?:have|not|be|well)\b)))|some|many(?! thanks)|most|half|partly
        several
        ask(?:ed|s)? (?:him|her|them)|mean(?:ing|t)|trying|try|forgot\w{{0,3}}
    """)
    + r"\b|n't\b"
)
"""Words by which what follows is asked, put off, counted, doubted or denied, and not said."""

ASKED_TO: Final = re.compile(
    r"\b(?:a|an)$"
    r"|(?<!happy )(?<!glad )(?<!pleased )(?<!like )(?<!wish )(?<!write )(?<!writing )"
    r"(?<!replying )(?<!emailing )(?<!just )"
    r"(?<!is )(?<!content )(?<!able )(?<!ed me )(?<!ed us )(?<!sks me )(?<!sks us )(?<!behalf )"
    r"\bto$"
)
"""What stands before a word for taking in that is asked for: "a reminder to acknowledge"."""

ADDRESSED: Final = re.compile(
    r"^(?:[\w']{1,12} ){0,3}?(?:thanks|thank you|thx|cheers|ta|hi|hello|morning|afternoon|dear)"
    r"(?: [\w']{1,20}){0,3}? (?=(?:i|we|i've|we've|have|all|this)\b)"
)
"""Whom a reply thanks or greets before it begins."""

SIDE: Final = re.compile(
    r"(?:^| )(?:(?:on|from|for|at) (?:the|our) )?(?!other|one|wrong|each|either|both)\w{1,20} side$"
    r"|(?:^| )(?:on|from|for|at) (?:the|our) (?!other|wrong)\w{1,20} (?:side|end)\b"
)
"""For whom a partner answers who says it now: "council side acknowledges this"."""

MESSAGE: Final = re.compile(
    r"\b(?:this|that|it|both)(?: (?:is|are|has|have|been|now|all|duly|fully|also))+$|"
    rf"\b{NOTICED}(?: (?:is|are|has|have|been|now|all|both|duly|fully|also))*$"
    rf"|^(?:(?:the|your|both|all|that|this) )*(?:\w{{1,20}} )?{NOTICED} (?:from|of|to|on|for|re"
    rf"|about|regarding|concerning|dated|in) "
)
"""That what was taken in is named before the word for it: "the change of date is noted"."""

OF_OURS: Final = re.compile(
    rf"{DECIDED}(?:(?: (?:is|are|has|have|been|now|duly|fully|also))*$| (?:of|on|dated|about|re) )"
)
"""That it is a decision or a letter of the Commissioner's: "your letter of 12 June is noted"."""
