"""An action as the notes mark it, before its owner, due time and standing are read."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from dataclasses import dataclass

from bot.reading.formats.document import Place
from bot.reading.notes.sections import Spot, Unit

REF = re.compile(
    r"(?P<ref>\d{1,4}/\d{1,4}(?:-[a-z])?|[A-Z]{2,6}\s\d{1,3}/\d{1,4}|[A-Z]{1,6}[/-]?\d{1,4}(?:[/.-]\d{1,4}){0,2}|[A-Z][a-z]{2}[/-]\d{1,2}|#\d{1,5})(?:\s*[:.–—-]\s+|\s+(?=[A-Z@]))"
)


@dataclass(frozen=True, slots=True)
class Draft:
    """An action as marked, before its owner, due time and standing are read.

    `who` is empty where only the words can say it; `column` says that `who` stood in a column
    or a label of its own, which wins over the words.
    """

    text: str
    place: Place
    spot: Spot
    who: tuple[str, ...] = ()
    when: str = ""
    progress: str = ""
    ref: str = ""
    raised: str = ""
    column: bool = False
    ticked: bool | None = None
    quotation: str = ""


def coded(text: str) -> bool:
    """Whether the number of an action opens words: "24/17 Ring the yard", "Jul-2 Ring the yard"."""
    return bool(REF.match(text))


def of(
    unit: Unit,
    text: str,
    *,
    who: tuple[str, ...] = (),
    when: str = "",
    ref: str = "",
    column: bool = False,
    ticked: bool | None = None,
) -> Draft:
    """Make a draft of words in a unit, with the number that may stand in front of them."""
    numbered = REF.match(text)
    return Draft(
        text=text[numbered.end() :] if numbered else text,
        place=unit.line.place,
        spot=unit.spot,
        who=who,
        when=when or " ".join(unit.passage.when),
        progress=f"{unit.passage.status} {unit.spot.progress}".strip(),
        ref=ref or unit.passage.ref or (numbered["ref"] if numbered else ""),
        raised=unit.passage.raised,
        column=column,
        ticked=ticked,
        quotation=unit.text,
    )
