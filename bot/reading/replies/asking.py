"""Whether a reply asks something, with or without its mark."""

from itertools import pairwise
from typing import Final

from bot.reading.replies.doubts import (
    ASKED_OF,
    ASKING,
    GREETINGS,
    HELPING,
    IS_AWAY,
    OUTRIGHT,
    SUBJECTS,
    WONDERS,
)
from bot.reading.replies.welsh import ASKING as WELSH
from bot.reading.replies.words import skip


def is_question(harmless: str, sentences: list[list[list[str]]]) -> bool:
    """Say whether a flat reply asks: by its mark, by the order of its words, or by a word."""
    asks = "?" in harmless or any(_is_asked(sentence) for sentence in sentences)
    return asks or bool(OUTRIGHT.search(harmless) or WONDERS.search(harmless))


def _is_asked(sentence: list[list[str]]) -> bool:
    """Say whether a sentence is a question; one may go on about somebody with a "who"."""
    told = [
        clause
        for before, clause in pairwise(sentence)
        if not (clause[0] == "which" or (clause[0] == "who" and len(before) > SHORT))
    ]
    said = sentence[:1] + [clause for clause in told if not IS_AWAY.match(" ".join(clause))]
    return any(_asks(clause) for clause in said)


def _asks(clause: list[str]) -> bool:
    """Say whether a clause is a question by its order, with or without its mark."""
    first, *rest = clause[skip(clause, GREETINGS, 0) :] or [""]
    if not rest:
        return first in ASKING | WELSH
    if first == "any":
        return rest[0] in {"update", "updates", "news", "progress", "chance", "idea", "word"}
    if first in WELSH:
        return True
    if first in ASKING:
        return "'" in first or rest[0] in HELPING | ASKED_OF
    if first == "have" and rest[0] in {"this", "that", "it"}:  # "have that, thanks"
        return False
    return first in HELPING and rest[0] in SUBJECTS


SHORT: Final = 3
"""Words of a clause after which a "who" asks; after more it goes on about somebody named."""
