"""Who is meant by what people write, as of a day and a meeting's attendance; never a guess."""

from collections.abc import Sequence
from datetime import date
from functools import cache, partial
from itertools import product
from math import prod

from sqlmodel import Session

from bot.names import calling, doubting, parting, roll, spelling
from bot.names.calling import Match
from bot.names.named import Named, Reading, Unsure
from bot.names.roll import Roll
from bot.telling import phrases
from store import people
from store.tables import Attendance, Board


def who(
    session: Session, words: str, *, on: date, attendance: Sequence[Attendance] = ()
) -> tuple[Named, ...] | Unsure:
    """Return whom `words` name on a day: "AC/AB", "the DCC & the Chief Executive", "<@U0CHIEFC>".

    Each is a post where the person named holds one; nobody is named twice. Initials mean those
    who attended, where the attendance is given. Anything that could be two, or that nobody is
    known by, is Unsure: its readings are for a person to choose from.
    """
    shown = spelling.clean(words[: spelling.LONGEST * 4]).replace("&amp;", "&")
    if not shown:
        return doubting.nothing()
    if len(shown) > spelling.LONGEST or len(words) > spelling.LONGEST * 4:
        return doubting.too_long(shown)
    called = roll.call(session, on=on, attendance=attendance)
    meant = cache(partial(calling.meant, called))
    parts = parting.parted(
        shown,
        is_name=lambda part: bool(calling.listed(called, part).named),
        is_known=lambda part: bool(meant(part).named),
    )
    each = {spelling.key(part): part for part in parts}
    return _together([_one(called, part, meant(part)) for part in each.values()])


def board(session: Session, words: str) -> Board | Unsure:
    """Return the board that `words` mean: "MAM", "the Monthly Assurance Meeting", "CRB"."""
    wanted = calling.board_key(words[: spelling.LONGEST])
    every = people.boards(session)
    found = [one for one in every if wanted in calling.board_keys(one)]
    if len(found) == 1 and not spelling.is_mixed(words):
        return found[0]
    return doubting.which_board(words, found, every)


def _one(called: Roll, part: str, match: Match) -> tuple[Named, ...] | Unsure:
    if match.sure and not doubting.is_almost_another(called, match.named[0]):
        return match.named
    if len(match.named) > 1:
        return doubting.several(called, part, match.named)
    if not match.named and (choice := doubting.alternatives(called, part)):
        return choice
    return doubting.unknown(called, part, match.named)


def _together(answers: list[tuple[Named, ...] | Unsure]) -> tuple[Named, ...] | Unsure:
    """Return everybody named; with a doubt among them, the doubt with whole readings of it all."""
    doubts = [one for one in answers if isinstance(one, Unsure)]
    if not doubts:
        named = (one for each in answers if not isinstance(each, Unsure) for one in each)
        return tuple(dict.fromkeys(named))
    why = " ".join(dict.fromkeys(one.why for one in doubts))
    choices = [one.readings if isinstance(one, Unsure) else (Reading("", one),) for one in answers]
    if prod(map(len, choices)) > doubting.CHOICES:
        return Unsure(doubts[0].words, why)
    whole = {frozenset(one.owners): one for one in map(_joined, product(*choices))}
    return Unsure(doubts[0].words, why, tuple(whole.values()))


def _joined(readings: tuple[Reading, ...]) -> Reading:
    owners = tuple(dict.fromkeys(named for one in readings for named in one.owners))
    labels = list(dict.fromkeys(one.label for one in readings if one.label))
    return Reading(phrases.together(labels), owners)


__all__ = ["Named", "Reading", "Unsure", "board", "who"]
