"""Which action on the register a matter from an earlier meeting continues; never a silent guess."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from rapidfuzz import fuzz

from bot.reading import dates
from bot.reading.due import Due
from store.papers import Raised

CERTAIN: Final = 70
"""Likeness out of 100 from which a matter is taken, subject to a person, to be that action."""

APART: Final = 12
"""How much more like it than any other an action must be."""

POSSIBLE: Final = 45
"""Likeness from which an action is offered to choose."""

OFFERED: Final = 4
"""Actions offered beside the likeliest."""

ORIGIN: Final = 15
"""What it adds that the action was raised when the notes say, and takes away that it was not."""

YEAR: Final = timedelta(days=365)
"""A month without its year, as the origin of a matter, is one of the year before the notes."""

ENDINGS: Final = (
    "ations", "ation", "ings", "ing", "ies", "ied", "ers", "ed", "es", "er", "s", "e",
)  # fmt: skip

COMMON: Final = frozenset(
    (
        "a", "account", "action", "actions", "agreed", "all", "an", "and", "any", "april", "are",
        "arising", "as", "at", "august", "back", "be", "been", "being", "bring", "brought", "by",
        "can", "december", "deferred", "discussed", "february", "for", "force", "forward", "from",
        "had", "has", "have", "he", "holding", "in", "is", "it", "item", "its", "january", "july",
        "june", "march", "matter", "matters", "may", "meeting", "mercia", "next", "no", "not",
        "noted", "november", "october", "of", "on", "or", "our", "paper", "pcc", "previous",
        "report", "reported", "september", "shall", "she", "should", "that", "the", "their",
        "there", "these", "they", "this", "those", "to", "under", "update", "was", "we", "were",
        "west", "will", "with", "would",
    )
)  # fmt: skip
"""Words that say nothing of what a matter is about."""


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter from earlier, as the notes have it; `raised` is the meeting it came from."""

    words: str
    heading: str = ""
    raised: str = ""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """An action that a matter may continue, and how like it is, out of 100."""

    number: int
    words: str
    raised_on: date
    likeness: int

    @property
    def ref(self) -> str:
        """The reference that people say: A17."""
        return f"A{self.number}"


@dataclass(frozen=True, slots=True)
class Matched:
    """The action a matter continues, if it is plain, and others it could be, likeliest first."""

    action: Match | None = None
    others: tuple[Match, ...] = ()


def match(matter: Matter, among: Sequence[Raised], *, on: date) -> Matched:
    """Return which of these actions a matter in the notes of a day continues, by words and origin.

    A reference such as A17 in the notes settles it. Else the likeliest is taken when it is like
    enough and nothing else comes near; a person sees which, how like it is and what else there is.
    """
    named = _named(matter, among)
    if named is not None:
        return Matched(_as_match(named, 100))
    since, until = months(matter.raised, on=on)
    weights = _weights([_about(one) for one in among])
    scored = [_as_match(one, _likeness(matter, one, weights, since, until)) for one in among]
    likely = sorted((one for one in scored if one.likeness >= POSSIBLE), key=_order)
    if not likely:
        return Matched()
    runner_up = likely[1].likeness if len(likely) > 1 else 0
    first = likely[0]
    if first.likeness >= CERTAIN and first.likeness - runner_up >= APART:
        return Matched(first, tuple(likely[1 : OFFERED + 1]))
    return Matched(None, tuple(likely[:OFFERED]))


def months(raised: str, *, on: date) -> tuple[date | None, date | None]:
    """Return the first and the last day that "the June 2017 meeting" can mean; None: not said."""
    found = dates.read(raised, on=on - YEAR, own=("meeting",)) if raised else None
    if not isinstance(found, Due) or found.date is None or found.by is None:
        return None, None
    is_month = len(found.date) == len("2017-06")
    return (found.by.replace(day=1) if is_month else found.by), found.by


def alike(one: str, other: str) -> int:
    """Say how alike two wordings of one thing are, out of 100."""
    return round(fuzz.ratio(" ".join(stems(one)), " ".join(stems(other))))


def stems(words: str) -> list[str]:
    """Return the words without their endings, so that "confidence" is not "confident" by much.

    >>> stems("The surveys were analysed")
    ['survey', 'analys']
    """
    found = re.findall(r"[a-z0-9]+", re.sub("['\u2019]", "", words.casefold()))
    return [_stem(word) for word in found if word not in COMMON]


def _stem(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:  # noqa: PLR2004  a stem's letters
            return word[: -len(ending)]
    return word


def _named(matter: Matter, among: Iterable[Raised]) -> Raised | None:
    written = f"{matter.ref} {matter.words}"
    numbers = {int(number) for number in re.findall(r"\bA(\d{1,6})\b", written)}
    found = [one for one in among if one.number in numbers]
    return found[0] if len(found) == 1 else None


def _likeness(
    matter: Matter, one: Raised, weights: dict[str, float], since: date | None, until: date | None
) -> int:
    mine = set(stems(f"{matter.heading} {matter.words}"))
    theirs = set(stems(_about(one)))
    shared = sum(weights.get(stem, 1.0) for stem in mine & theirs)
    least = min(_weight(mine, weights), _weight(theirs, weights))
    overlap = 100 * shared / least if least else 0.0
    if len(mine & theirs) < 2 and len(mine) > 1:  # noqa: PLR2004  one word in common says little
        overlap /= 2
    wording = fuzz.token_set_ratio(" ".join(sorted(mine)), " ".join(sorted(theirs)))
    likeness = 0.7 * overlap + 0.3 * wording
    if since is not None and until is not None:
        likeness += ORIGIN if since <= one.raised_on <= until else -ORIGIN
    return max(0, min(99, round(likeness)))


def _weights(among: Sequence[str]) -> dict[str, float]:
    """Return how telling each stem is: one that every action has tells nothing apart."""
    counted = Counter(stem for words in among for stem in set(stems(words)))
    return {stem: math.log(1 + len(among) / times) + 0.3 for stem, times in counted.items()}


def _weight(found: Iterable[str], weights: dict[str, float]) -> float:
    return sum(weights.get(stem, 1.0) for stem in found)


def _about(one: Raised) -> str:
    said = "" if one.words in one.quotation or one.quotation in one.words else one.quotation
    return f"{one.heading} {one.words} {said}"


def _as_match(one: Raised, likeness: int) -> Match:
    return Match(one.number, one.words, one.raised_on, likeness)


def _order(one: Match) -> tuple[int, int]:
    return (-one.likeness, -one.number)
