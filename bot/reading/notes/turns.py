"""The entries of one cell, each ended by lines with nothing but its owner or its time."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections.abc import Sequence

from bot.reading.formats.document import Line
from bot.reading.notes import assigned, owners
from bot.reading.notes.assigned import Assigned


def of(lines: Sequence[Line]) -> list[tuple[str, Assigned]]:
    """Part the entries of a cell that end, each, in lines with nothing but its owner or its time.

    None where the last of them does not.
    """
    for size in (3, 2):  # the words, the owner and the time, or the words and the owner
        every = [lines[at : at + size] for at in range(0, len(lines), size)]
        if len(every) > 1 and all(_is_turn(turn, size) for turn in every):
            return [
                (
                    turn[0].text,
                    Assigned(owners.split(turn[1].text), "".join(t.text for t in turn[2:])),
                )
                for turn in every
            ]
    turns: list[list[Line]] = []
    closed = True
    for line in lines:
        given = bool(turns) and (_given(line.text) or assigned.is_time(line.text))
        if closed and not given:
            turns.append([])
        turns[-1].append(line)
        closed = bool(given)
    peeled = [_peeled(turn) for turn in turns]
    return [one for one in peeled if one] if all(peeled) else []


def _peeled(lines: Sequence[Line]) -> tuple[str, Assigned] | None:
    """Part the words of a cell from the owner and the time on lines of their own under them."""
    who: tuple[str, ...] = ()
    when, kept = "", list(lines)
    while len(kept) > 1 and (given := _given(kept[-1].text)) and not who:
        who, when = given.who, given.when or when
        kept.pop()
        if len(kept) > 1 and assigned.is_time(kept[-1].text):
            when = kept.pop().text
    if not who and len(kept) > 1 and assigned.is_time(kept[-1].text):
        when = kept.pop().text
        if len(kept) > 1 and (given := _given(kept[-1].text)):
            who = given.who
            kept.pop()
    text = " ".join(line.text for line in kept)
    return (text, Assigned(who, when)) if who or when else None


def _is_turn(turn: Sequence[Line], size: int) -> bool:
    """Whether lines are the words, the owner and perhaps the time of one entry."""
    if len(turn) != size or not owners.looks_like(turn[1].text):
        return False
    short = all(len(line.text) < _SHORT_TIME for line in turn[1:])
    return short and not owners.looks_like(turn[0].text)


def _given(text: str) -> Assigned | None:
    """Read a line that is an owner and a time, be it one that only this board knows."""
    named, dash, when = re.sub(r"\s[–—-]{1,2}\s", "\0", text, count=1).partition("\0")
    if dash and owners.initials(named) and len(when) < _SHORT_TIME:
        return Assigned(owners.split(named), when)
    return assigned.read(text)


_SHORT_TIME = 30
