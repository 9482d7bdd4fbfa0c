"""Undertakings in prose: somebody agrees, is asked or is to do a definite thing."""

import re
from collections.abc import Iterator, Sequence

from bot.reading.notes import cues, doers, sentences, somebody
from bot.reading.notes.drafts import Draft
from bot.reading.notes.people import Person
from bot.reading.notes.sections import Unit
from bot.reading.notes.weights import ENOUGH

_SHORT = 18
"""Characters below which a sentence says too little to be an undertaking."""


def drafts(unit: Unit, text: str, everyone: Sequence[Person] = ()) -> Iterator[Draft]:
    """Yield the undertakings in words of a unit."""
    above = ""
    for sentence in sentences.split(text):
        if weight(sentence, everyone) >= ENOUGH:
            who = doers.meant(above) if re.match(r"(?:He|She)\b", sentence) else ()
            yield Draft(
                text=sentence,
                place=unit.line.place,
                spot=unit.spot,
                quotation=sentence,
                who=who,
                column=bool(who),
            )
        above = sentence


def weight(sentence: str, everyone: Sequence[Person] = ()) -> int:
    """Weigh the cues that a sentence is an undertaking; `ENOUGH` makes it one."""
    if len(sentence) < _SHORT:
        return cues.NOTHING
    words = somebody.masked(sentence, everyone)
    asked, _, answered = words.rpartition("; ")
    return cues.weight(answered if asked and not cues.may_promise(asked) else words)
