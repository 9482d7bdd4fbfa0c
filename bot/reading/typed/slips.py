"""The word that a slip of the keyboard was meant for."""

from collections.abc import Collection

_SHORTEST, _LONG, _LONGEST = 3, 6, 20


def slip(word: str, choices: Collection[str]) -> str | None:
    """Return the one of `choices` that `word` is nearly, or None.

    One letter may be left out, added, changed or swapped with its neighbour; two in a word of
    six letters or more. Of two as near, the one with the same letters is meant. Words of one or two
    letters are near everything, so they are near nothing.
    """
    if not _SHORTEST <= len(word) <= _LONGEST:
        return None
    from rapidfuzz import process  # noqa: PLC0415  only when a word is unknown
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    slips = 1 if len(word) < _LONG else 2
    near = process.extract(word, choices, scorer=OSA.distance, score_cutoff=slips)
    if not near:
        return None
    return str(min(near, key=lambda each: (each[1], sorted(each[0]) != sorted(word)))[0])
