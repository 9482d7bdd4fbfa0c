"""The references that words begin with: "A17", "A17, A18 and A20", "A17-A19"."""

import re

from bot.errors import NotUnderstood
from bot.reading.plain import alike, tidy

MOST = 50
_REFERENCE = re.compile(
    r"(?:action\s)?(?:(?:no\.|number)\s)?(?P<letter>a\s?-?\s?|#|)(?P<number>[0-9]{1,9})(?![\w/]|[:.][0-9])",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s?(?:,\s?and\b|[,&+;/]|\band\b|(?P<through>-|\bto\b|\.\.))\s?|\s", re.IGNORECASE
)
_EDGES = " ,;:-\u2013\u2014"
_ENDS = (",", ";", "&", "/", ":", "-", "and ", "to ", "because ")


def references(text: str) -> tuple[tuple[int, ...], str]:
    """Return the actions that words begin with, each once, and the words after them.

    Reads "A17", "a 17", "A-17", "#17", "17", "A17, A18 and A20", "A17-A19". NotUnderstood for a
    run that cannot be followed and for more than 50.
    """
    words = tidy(text)
    plain = alike(words)
    found: list[int] = []
    at, end, through = 0, 0, False
    while (match := _REFERENCE.match(plain, at)) and (not found or _is_another(plain, match, end)):
        found += _run(found, int(match["number"])) if through else [int(match["number"])]
        end = match.end()
        gap = _BETWEEN.match(plain, end)
        if gap is None or len(found) > MOST:
            break
        at, through = gap.end(), gap["through"] is not None
    if len(found) > MOST:
        raise NotUnderstood(f"That is more than {MOST} actions. Please name fewer at a time.")
    return tuple(dict.fromkeys(found)), words[end:].lstrip(_EDGES) if found else words


def _is_another(plain: str, match: re.Match[str], end: int) -> bool:
    """Whether "18" after "A17," is a reference too, and not the start of what is said."""
    if match["letter"]:
        return True
    joined = bool(plain[end : match.start()].strip())
    after = plain[match.end() :].lstrip().lower()
    return joined and (not after or after.startswith(_ENDS))


def _run(found: list[int], last: int) -> list[int]:
    first = found[-1]
    if not first < last <= first + MOST:
        raise NotUnderstood(
            f"“A{first} to A{last}” is not a run of actions I can follow. Name each one."
        )
    return list(range(first + 1, last + 1))
