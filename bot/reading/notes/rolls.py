"""People listed under no heading: lines one below the other, each a person with what they are."""

from collections.abc import Sequence

from bot.reading.notes import callings, in_columns, occasions, rosters
from bot.reading.notes.head import Said


def begins(said: Sequence[Said]) -> frozenset[int]:
    """Return the lines, by their order, at which such a list begins.

    Three people make a list; two do where one of them is said to chair.
    """
    out: list[int] = []
    run: list[Said] = []
    for each in (*said, None):
        if each and _is_of_somebody(each):
            run.append(each)
            continue
        chaired = any(callings.chairs(entry.words) for entry in run)
        if len(run) >= _FEWEST or (len(run) == _FEWEST - 1 and chaired):
            out.append(run[0].order)
        run = []
    return frozenset(out)


def _is_of_somebody(each: Said) -> bool:
    if each.kind or each.business or each.line.style or occasions.DATE.search(each.words):
        return False
    if len(each.cells) > 1:
        found = in_columns.read(each.cells) if rosters.is_name(each.cells[0]) else ()
        return bool(found) and all(listed.person.capacity for listed in found)
    return rosters.tells_who(each.words)


_FEWEST = 3
