"""The lines of a list put together again where a margin or a heading parted them."""

import re
from collections.abc import Sequence

from bot.reading.notes import rosters
from bot.reading.notes.head import Said


def lines(said: Sequence[Said]) -> Sequence[Said]:
    """Return the lines, each entry whole, and without labels that are the heads of items."""
    return _mended(_without_heads(said))


def _mended(said: Sequence[Said]) -> Sequence[Said]:
    """Join a line to the list that it goes on with: a margin broke the entry in two."""
    out: list[Said] = []
    for each in said:
        last = out[-1] if out else None
        if last and last.kind in ("present", "away", "group", "") and _is_broken(last, each):
            initial = f"{each.line.marker}. " if re.fullmatch(r"[A-Z]", each.line.marker) else ""
            joined = f"{last.cells[-1]} {initial}{each.words}"
            out[-1] = last._replace(cells=(*last.cells[:-1], joined), order=each.order)
        else:
            out.append(each)
    return out


def _is_broken(last: Said, each: Said) -> bool:
    """Whether a line goes on with the entry at the end of the line before it."""
    if each.kind or each.business or len(each.cells) != 1 or not last.cells:
        return False
    above = last.cells[-1]
    if last.kind and above.count("(") > above.count(")") and ")" in each.words:
        return True  # a bracket was parted
    if above.endswith((",", ";", " and", "&")):
        return last.kind != "" or rosters.opens(above)
    several = "," in above or ";" in above
    goes_on = ";" in each.words and not rosters.opens(each.words)
    return several and last.kind != "" and not above.endswith(".") and goes_on


def _without_heads(said: Sequence[Said]) -> Sequence[Said]:
    """Take "Minutes:" for no label where each item of the business has it: it names no writer."""
    heads = [each for each in said if each.kind == "minutes" and each.business]
    if len(heads) < _FEW:
        return said
    return [each._replace(kind="", label="") if each in heads else each for each in said]


_FEW = 2
