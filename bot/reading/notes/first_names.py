"""Whether the people in a list go by their first names."""

from collections.abc import Sequence

from bot.reading.notes import callings, pieces
from bot.reading.notes.pieces import Piece


def only(chunk: Sequence[Piece]) -> bool:
    """Whether a list goes by first names alone: "Jo, Femi, Big Dave and me"."""
    bare = [pieces.BRACKETS.sub("", piece.words).strip(" .*").split() for piece in chunk]
    bare = [words for words in bare if words not in (["me"], ["myself"], ["I"])]
    names = [words for words in bare if len(words) == 1 and callings.kinds(words) == "N"]
    return len(bare) > 1 and len(names) * 3 >= len(bare) * 2


def some(parts: Sequence[Sequence[Piece]]) -> bool:
    """Whether some in a list go by one name and others by two: "Sue (chair), Old Ted, Marek".

    A single word after a full name may be where they come from, unless a bracket follows it.
    """
    alone, sure, full = 0, 0, False
    for piece in (piece for chunk in parts for piece in chunk):
        bare = pieces.BRACKETS.sub("", piece.words).strip(" .*").split()
        one = not piece.name and callings.kinds(bare[:1]) == "N" and pieces.ends_name(bare[1:2])
        alone += one
        sure += one and (bool(piece.inside) or not full)
        full = bool(piece.name)
    return alone > 1 and sure > 0
