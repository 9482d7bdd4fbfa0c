"""The word that a slip of the keyboard was meant for."""

from collections.abc import Collection

_SHORTEST, _LONG, _LONGEST = 3, 6, 20


def slip(word: str, choices: Collection[str]) -> str | None:
    """Return the one of `choices` that `word` is nearly, or None.

    One letter may be left out, added, changed or swapped with its neighbour; two in a word of
    six letters or more. Words of one or two letters are near everything, so they are near nothing.
    """
    if not _SHORTEST <= len(word) <= _LONGEST:
        return None
    from rapidfuzz import process  # noqa: PLC0415  only when a word is unknown
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    slips = 1 if len(word) < _LONG else 2
    near = process.extractOne(word, choices, scorer=OSA.distance, score_cutoff=slips)
    return str(near[0]) if near else None
