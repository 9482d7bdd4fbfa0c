"""How names are compared: clean of what cannot be seen, and never across alphabets."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

LONGEST: Final = 200
"""Characters of what is taken as names; anything longer is a sentence or an accident."""

INVISIBLE: Final = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0\ufe00-\ufe0f"
    "\U000e0100-\U000e01ef]"
)
"""What shows nothing yet is not in Unicode's format class: fillers and variation selectors."""

CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f]")

LIKENESSES: Final = str.maketrans(
    "АВЕЅІЈКМНОРСТХУаеѕіјкмнорстхуӏԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαινρυχ",
    "ABESIJKMHOPCTXYaesijkmhopctxyldqwABEZHIKMNOPTYXoaivpux",
)
"""Cyrillic and Greek letters by the Latin one they look like: for a suggestion, never a match."""

UNSAID: Final = frozenset({"the", "of", "for", "and", "to"})
"""Words that a post's name may have or lack: "ACC for Local Policing" is the ACC Local Policing."""

CLOSE: Final = 75.0
"""Likeness out of 100 from which a longer name is worth suggesting."""

NEARLY: Final = 8.0
"""How much less like the likeliest another suggestion may be."""

BEGUN: Final = 3
"""Characters from which the beginning of a name suggests it, and a slip in it is one."""

LETTERS: Final = 4
"""Up to so many characters, a name is initials or an abbreviation: one slip is suggested."""


def clean(words: str) -> str:
    """Return words as they look: compatibility forms composed, the invisible gone, spaces single.

    Full-width letters are plain ones (Unicode NFKC), and what has no width is gone; letters of
    another alphabet stay what they are.
    """
    shown = words
    if not words.isascii():
        shown = INVISIBLE.sub("", unicodedata.normalize("NFKC", INVISIBLE.sub("", words)))
        shown = "".join(one for one in shown if unicodedata.category(one) != "Cf")
    return " ".join(CONTROLS.sub(" ", shown).split())


@lru_cache(maxsize=4096)
def key(words: str) -> tuple[str, ...]:
    """Return what two ways of writing one name have in common: its words, without the unsaid.

    >>> key("The ACC (for Local Policing)") == key("ACC Local Policing")
    True
    """
    bare = re.sub(r"['\u2019](?:s\b)?|\.(?=\w\b)", "", clean(words).casefold())
    found = re.findall(r"\w+", bare)
    return tuple(word for word in found if word not in UNSAID) or tuple(found)


def alphabets(words: str) -> frozenset[str]:
    """Return the alphabets that the letters of `words` are from: LATIN, CYRILLIC, GREEK."""
    letters = (one for one in clean(words) if one.isalpha() and not one.isascii())
    found = {unicodedata.name(one, "UNKNOWN").split()[0] for one in letters}
    latin = {"LATIN"} if re.search("[A-Za-z]", words) else set()
    return frozenset((found | latin) - {"MASCULINE", "FEMININE", "MODIFIER"})


def is_mixed(words: str) -> bool:
    """Say whether one word mixes alphabets, as a look-alike does: a Cyrillic S in DCC."""
    return not words.isascii() and any(
        len(alphabets(word)) > 1 for word in re.split(r"[\s/&,;+()-]+", clean(words))
    )


def as_latin(words: str) -> str:
    """Return what `words` look like when read as Latin letters."""
    return clean(words).translate(LIKENESSES)


def nearest(words: str, names: Iterable[str], *, limit: int = 3) -> list[str]:
    """Return the names that `words` may have been meant for, likeliest first; often none.

    An abbreviation may have one slip: a letter wrong, missing, doubled or changed places.
    The beginning of a name suggests it: "Andy" is nearest to Andy Champness.
    """
    wanted = as_latin(words[:LONGEST]).casefold()[:LONGEST]
    among = {name: as_latin(name).casefold() for name in names}
    if not wanted:
        return []
    begun = [name for name in among if len(wanted) >= BEGUN and _begins(among[name], wanted)]
    close = _slipped(wanted, among) if len(wanted) <= LETTERS else _alike(wanted, among)
    return list(dict.fromkeys([*close, *begun]))[:limit]


def _begins(name: str, wanted: str) -> bool:
    return name.startswith(wanted) or any(word.startswith(wanted) for word in name.split())


def _slipped(wanted: str, among: dict[str, str]) -> list[str]:
    allowed = 1 if len(wanted) >= BEGUN else 0  # any two letters are one slip from most others
    slips = {name: OSA.distance(wanted, folded) for name, folded in among.items()}
    fewest = min(slips.values(), default=allowed + 1)
    return [name for name in slips if slips[name] == fewest <= allowed]


def _alike(wanted: str, among: dict[str, str]) -> list[str]:
    found = process.extract(wanted, among, scorer=_likeness, limit=5, score_cutoff=CLOSE)
    return [name for _, score, name in found if score >= found[0][1] - NEARLY]


def _likeness(one: str, other: str, *, score_cutoff: float | None = None) -> float:
    cutoff = score_cutoff or 0
    likeness = max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other))
    return likeness if likeness >= cutoff else 0
