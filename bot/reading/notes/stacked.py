"""Owners with what stands under each, as a margin or an owner's column stacks them."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from bot.reading.notes import assigned, owners, status


class Noted(NamedTuple):
    """Whose the words beside a margin are, when they are due, and how they stand."""

    who: tuple[str, ...]
    when: tuple[str, ...] = ()
    status: str = ""


def noted(pieces: Sequence[str]) -> Noted | None:
    """Read owners, and under them a time or a standing, in the several lines of a margin."""
    who = tuple(takewhile(owners.looks_like, pieces))
    if not who and len(pieces) > 1 and _LETTERS.fullmatch(pieces[0]):
        who = (pieces[0],)  # "NA" over a time is somebody, if anybody is listed by that
    rest = " ".join(pieces[len(who) :])
    if not who:
        given = assigned.read(rest)
        if not given or not given.when or len(pieces) == 1:
            return None
        return Noted((", ".join(given.who),), (given.when,))
    if not rest or assigned.read(rest):
        return None
    if assigned.is_time(rest):
        return Noted(who, (rest,))
    short = all(_LETTERS.fullmatch(name) or owners.initials(name) for name in who)
    return Noted(who, (), rest) if short and status.read(rest) else None


def parted(entries: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part the entries of an owner's column from times after or under them: "All, by 14 May".

    A time that stands between two owners is the first one's alone.
    """
    who: list[str] = []
    when: dict[int, list[str]] = {}
    for entry in entries:
        time = _time(entry) if who else ""
        found = None if time else assigned.read(entry)
        if found:
            who.append(", ".join(found.who))
            time = found.when
        elif not time:
            who.append(entry)
        if time:
            when.setdefault(len(who) - 1, []).append(time)
    if when and len(who) > 1 and min(when) < len(who) - 1:
        return tuple(who), tuple(" ".join(when.get(n, [])) for n in range(len(who)))
    return tuple(who), tuple(time for times in when.values() for time in times)


def _time(entry: str) -> str:
    """Return the time that an entry is, in one of its languages if it has two; or ""."""
    ways = (entry, *entry.strip(" ()").split(" / ")) if " / " in entry else (entry,)
    return next((way for way in ways if assigned.is_time(way)), "")


_LETTERS = re.compile(r"[A-Z]{2,4}")
