"""Paragraphs into sentences, in one pass over the text."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections.abc import Sequence

from bot.reading.grammar.names import words as listed

_END = re.compile(
    r"[.!?][)\"'”’\]]?\s+(?=[A-Z“\"'‘(\[£@0-9])|\s-\s+(?=[A-Z][a-z]+\s)|;\s+(?=[A-Z])"
)
_SHORT = listed(
    "mr mrs ms dr cllr prof rev revd sr miss professor st no nos insp supt ch sgt det e.g i.e "
    "eg ie etc vs approx ref para co ltd inc jan feb mar apr jun jul aug sep sept oct nov dec "
    "p pp fig hon col gen cllrs asst prop sec wef"
)


_LEANS = re.compile(
    r"(?:To\s+(?:be\s+)?[a-z]+|(?:This|It|These|They)\s+(?:to|will|would|should|must|needs?\s+to|ha(?:s|ve)\s+to)|Nobody\b|No[\s,])"
)
_NOTHING = re.compile(
    r"\sto\s(?:arrange|organise|confirm|action|lead|follow\sup|progress|facilitate|do\s(?:so|this|it))\.?$"
)
"""A deed without what it is done to, which the sentence before says: "VU to arrange."."""
_FEW = 4


def leans(sentence: str) -> bool:
    """Whether a sentence says nothing without the one before it: "To be sent w/c 25 March."."""
    owned = re.match(r"[A-Z][\w/&]*\s+to\s", sentence)
    if owned and _NOTHING.search(sentence):
        return True
    return bool(_LEANS.match(sentence)) or (len(sentence.split()) < _FEW and not owned)


def with_what_they_lean_on(parts: Sequence[str], chosen: Sequence[str]) -> list[str]:
    """Return the chosen sentences, each after the one that it leans on, in order."""
    wanted = {number for number, part in enumerate(parts) if part in chosen}
    wanted |= {number - 1 for number in wanted if number and leans(parts[number])}
    return [part for number, part in enumerate(parts) if number in wanted]


def split(text: str) -> list[str]:
    """Return the sentences of a paragraph, with their stops.

    >>> split("Ch. Insp Robson spoke. The Clerk will write to F. Reid.")
    ['Ch. Insp Robson spoke.', 'The Clerk will write to F. Reid.']
    """
    out: list[str] = []
    start = 0
    for stop in _END.finditer(text):
        last = text[start : stop.start()].rsplit(None, 1)[-1:] or [""]
        word = last[0].lstrip("(\"'‘“")
        abbreviated = text[stop.start()] == "." and (
            len(word) == 1 or (word.lower() in _SHORT and not word.isupper())
        )
        if not abbreviated:
            end = stop.end() if text[stop.start()] in ".!?;" else stop.start()
            out.append(text[start:end].strip())
            start = stop.end()
    out.append(text[start:].strip())
    return [sentence for sentence in out if sentence]
