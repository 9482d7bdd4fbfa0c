"""People whom a list does not name: by their posts, their letters or their handles alone."""

import re
from collections.abc import Iterator, Sequence

from bot.reading.notes import callings, pieces
from bot.reading.notes.listed import Listed
from bot.reading.notes.people import Person
from bot.reading.notes.pieces import Piece


def posts(chunks: Sequence[Sequence[Piece]]) -> Iterator[Listed]:
    """Yield posts, or initials, as the people of a list that names no names."""
    bare = [pieces.bracketless(piece.words) for chunk in chunks for piece in chunk]
    every = bool(bare) and all(_INITIALS.fullmatch(words) for words in bare)
    for piece in _joined([piece for chunk in chunks for piece in chunk]):
        words = re.sub(r"^the\s+", "", pieces.BRACKETS.sub("", piece.words).strip())
        lettered = every and bool(_INITIALS.fullmatch(words))
        if not (pieces.is_post(words) or lettered) or callings.is_prose(words):
            continue
        yield Listed(
            Person(
                words,
                words if pieces.is_post(words) else "",
                words if lettered or callings.is_post_letters(words) else "",
            ),
            chairs=any(callings.chairs(inside) for inside in piece.inside),
            writes=any(callings.writes(inside) for inside in piece.inside),
        )


def _joined(parts: Sequence[Piece]) -> list[Piece]:
    """Join the halves of a post with an "and" in it: "Police and Crime Commissioner"."""
    out: list[Piece] = []
    for part in parts:
        if out and part.joined == " and " and not pieces.is_post(out[-1].words):
            words = f"{out.pop().words} and {part.words}"
            out.append(Piece(words, inside=part.inside))
        else:
            out.append(part)
    return out


def handles(words: str) -> Iterator[Listed]:
    """Yield people who are named by their handles alone: "@pete (chairing), @lu"."""
    for found in _HANDLE.finditer(words):
        told = found["told"] or ""
        office = callings.office(told)
        yield Listed(
            Person(found["name"], "" if office == "only" or callings.is_aside(told) else told),
            chairs=callings.chairs(told),
            writes=bool(office) and callings.writes(told),
            keeps=callings.keeps(told),
        )


_INITIALS = re.compile(
    r"(?!NIL|NONE|TBC|TBA|ALL|NA\b|YES|NO\b)(?:[TDA]/)?[A-Z]{2,4}x?|[A-Z][a-z][A-Z]"
)
_HANDLE = re.compile(r"@(?P<name>\w[\w-]{0,39})(?:\s?\((?P<told>[^()]{1,60})\))?")
