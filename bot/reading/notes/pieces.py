"""A run of words in a list parted into its pieces: names with what goes with them, capacities."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.reading.notes import callings


class Piece(NamedTuple):
    """What stands between two marks of a list: a name with what goes with it, or a capacity.

    `joined` is the mark before it; `beside` says that a dash parts it from a name.
    """

    words: str
    name: str = ""
    rank: str = ""
    before: str = ""
    after: str = ""
    inside: tuple[str, ...] = ()
    joined: str = ", "
    beside: bool = False


def chunks(words: str) -> Iterator[str]:
    """Part a run at its strong marks: semicolons, lines, the ends of sentences."""
    start, depth = 0, 0
    for found in _STRONG.finditer(words):
        mark = found.group()
        depth = max(0, depth + {"(": 1, ")": -1}.get(mark, 0))
        if depth or mark in "()" or (mark[0] == "." and _is_short(words[start : found.start()])):
            continue
        yield words[start : found.start()]
        start = found.end()
    yield words[start:]


def first_sentence(words: str) -> str:
    """Return the words up to the first full stop that ends a sentence."""
    ends = (f.start() for f in _SENTENCE.finditer(words) if not _is_short(words[: f.start()]))
    return words[: next(ends, len(words))]


def parted(chunk: str, *, single: bool = False) -> list[Piece]:
    """Part a chunk at commas, dashes and "and", outside brackets, and read each piece."""
    parts: list[tuple[str, str]] = []
    start, depth, joined = 0, 0, ", "
    for found in _WEAK.finditer(chunk):
        mark = found.group()
        depth = max(0, depth + {"(": 1, ")": -1}.get(mark, 0))
        if depth or mark in "()":
            continue
        parts.append((chunk[start : found.start()], joined))
        start = found.end()
        joined = " and " if "and" in mark or "&" in mark else mark
    parts.append((chunk[start:], joined))
    plural = ""
    pieces: list[Piece] = []
    for words, mark in parts:
        if not words.strip(" .,:*"):
            continue
        if len(run := _run_together(words)) > 1:
            pieces += run
            continue
        piece = _piece(words, single=single or bool(plural))._replace(joined=mark)
        if _DASH.fullmatch(mark) and pieces and pieces[-1].name:
            piece = Piece(words.strip(" .,:*"), inside=piece.inside, joined=mark, beside=True)
        if piece.rank.lower().rstrip(".") in _PLURALS:
            plural = _PLURALS[piece.rank.lower().rstrip(".")]
            piece = piece._replace(rank=plural)
        elif plural and piece.name and not piece.rank and not piece.before:
            piece = piece._replace(rank=plural)
        pieces.append(piece)
    return _with_halves(pieces, single=single)


def _with_halves(pieces: Sequence[Piece], *, single: bool) -> list[Piece]:
    """Join the halves of a post with an "and" in it: "Police and Crime Commissioner Ann Lee"."""
    out: list[Piece] = []
    for piece in pieces:
        last = out[-1] if out else None
        if (
            last
            and piece.joined == " and "
            and not last.name
            and not last.beside
            and not is_post(last.words)
            and set(callings.kinds(last.words.split())) <= {"R"}
            and callings.kinds(piece.words.split())[:1] == "R"
        ):
            whole = f"{out.pop().words} and {piece.words}"
            out.append(_piece(whole, single=single)._replace(joined=last.joined))
        else:
            out.append(piece)
    return out


def ends_name(after: Sequence[str]) -> bool:
    """Whether what comes after a word leaves it a name by itself: "Jo from the council"."""
    return not after or after[0] in ("from", "of", "for", "at", "via", "by", "on", "|")


def bracketless(words: str) -> str:
    """Return the words without what stands in brackets."""
    return BRACKETS.sub("", words).strip()


def is_post(words: str) -> bool:
    """Whether words name a post: "ACC Local Policing", "the Chief Executive"."""
    tokens = re.sub(r"^(?:the|The)\s+", "", BRACKETS.sub("", words)).split()
    return bool(tokens) and callings.names_post(tokens)


def _is_short(before: str) -> bool:
    """Whether the last word is an initial or a shortened rank: its full stop ends no sentence."""
    last = (before.split() or [""])[-1].lstrip("(").lower()
    return (
        len(last) == 1
        or last.rstrip(".") in callings.TITLES
        or last.rpartition("/")[2] in callings.TITLES | _SHORTENED
    )


def _run_together(words: str) -> list[Piece]:
    """Read names that a lost column ran together, three or more, two words to a name."""
    tokens = words.split()
    if len(tokens) < _RUN or len(tokens) % 2 or callings.kinds(tokens).strip("N"):
        return []
    return [
        Piece(name, name) for name in map(" ".join, zip(tokens[::2], tokens[1::2], strict=True))
    ]


@lru_cache(maxsize=4096)
def _piece(words: str, *, single: bool = False) -> Piece:
    """Read one piece: brackets aside, the run of words in it that can only be a name."""
    inside = tuple(found["in"].strip() for found in BRACKETS.finditer(words))
    bare = BRACKETS.sub(" | ", words).replace("(", " ").replace(")", " ").strip(" .,:*|")
    tokens = _FROM.sub("", bare).split()
    start, end = _lettered(tokens, inside) or _name(tokens, single=single)
    if start == end and single and ends_name(tokens[1:2]) and callings.kinds(tokens[:1]) == "N":
        start, end = 0, 1
    if start == end and single and tokens[:1] in _NICKNAMED and callings.kinds(tokens[1:]) == "N":
        start, end = 0, 2
    if start == end:
        held_by = (_piece(held.split(",")[0], single=single) for held in inside if is_post(bare))
        within = next(held_by, None)
        if within and within.name and not within.after:
            rest = tuple(part.strip() for held in inside for part in held.split(",")[1:])
            return within._replace(before=re.sub(r"^the\s+", "", bare), inside=rest)
        return Piece(words.strip(" .,:*"), inside=inside)
    first = start
    while first and callings.is_title(tokens[first - 1]):
        first -= 1
    return Piece(
        words,
        " ".join(tokens[start:end]).strip(" ."),
        " ".join(tokens[first:start]),
        " ".join(tokens[: start if first else 0]).replace("|", "").strip(" ="),
        " ".join(tokens[end:]).strip(" |-–"),
        inside,
    )


def _lettered(tokens: Sequence[str], inside: Sequence[str]) -> tuple[int, int] | None:
    """Find the name that letters in brackets stand for: "Head of Estates Nia Powell (NP)"."""
    bar = tokens.index("|") if "|" in tokens else len(tokens)
    for letters in (part.strip() for words in inside for part in words.split(",")):
        size = len(letters)
        if not LETTERS.fullmatch(letters) or not 1 < size <= bar:
            continue
        if "".join(token[0] for token in tokens[bar - size : bar]).upper() == letters.upper():
            return (bar - size, bar) if callings.could_be(tokens[bar - size : bar]) else None
    return None


def _name(tokens: Sequence[str], *, single: bool) -> tuple[int, int]:
    """Find the longest run of words that are a name; (0, 0) when there is none."""
    best = (0, 0)
    start = 0
    kinds = _of_posts(tokens, callings.kinds(tokens))
    while start < len(tokens):
        end = start
        while end < len(tokens) and kinds[end] in "NIP":
            end += 1
        while end > start and kinds[end - 1] == "P":
            end -= 1
        if end - start > best[1] - best[0] and _is_run(kinds, start, end, single=single):
            best = (start, end)
        start = max(end, start) + 1
    return best


def _of_posts(tokens: Sequence[str], kinds: str) -> str:
    """Count the small words within a post to it: "Health and Safety Manager"."""
    return "".join(
        "R" if at and token in _SMALL and kinds[at - 1] in "RT" else kind
        for at, (token, kind) in enumerate(zip(tokens, kinds, strict=True))
    )


def _is_run(kinds: str, start: int, end: int, *, single: bool) -> bool:
    """Whether a run is a name: two words, or one after a rank, or one where all are such."""
    if kinds[start] == "P" or "N" not in kinds[start:end] or end - start > _MOST_WORDS:
        return False
    if any(kind == "L" for kind in kinds[:start]) and "T" not in kinds[:start]:
        return False
    ranked = start > 0 and kinds[start - 1] == "T"
    alone = single and not kinds[:start].strip("T") and kinds[end:][:1] in ("", "|")
    return end - start > 1 or ranked or alone


BRACKETS = re.compile(r"[(\[](?P<in>[^()\[\]]{1,120})[)\]]")
LETTERS = re.compile(r"[A-Z][A-Za-z]?[A-Z]{0,3}[a-z]?")
_STRONG = re.compile(r"[()]|(?<=\))\s{2,}|;|\n|\s[|·•/]\s|\s{3,}|\.\s+(?=[A-Z0-9*])")
_WEAK = re.compile(
    r"[()]|,\s{0,3}and\s{1,3}|,(?!\s{1,3}Fire\s+and\s+Crime)\s{0,3}|\s[–—-]\s|:\s|"
    r"\s{1,3}(?:and|&)(?!\s{1,3}Crime\s)\s{1,3}(?=[A-Z(]|the\b|me\b|myself\b)|\s\+\s"
)
_SHORTENED = frozenset({"st", "ft", "no", "hon", "asst", "dep"})
_PLURALS = {
    "cllrs": "Cllr", "councillors": "Councillor", "messrs": "Mr", "drs": "Dr",
    "professors": "Professor", "revds": "Revd", "supts": "Supt",
}  # fmt: skip
_SENTENCE = re.compile(r"\.\s+(?=[A-Z])")
_FROM = re.compile(
    r"^(?:(?:also|plus|with|from)\s+(?:(?:the|our)\s+)?[a-z]+\s+(?=[A-Z])|"
    r"(?:from|by|both|also)\s+(?=[A-Z])|(?:his|her|their|its|our)\s+(?=\w+\s))"
)
_RUN_ON = re.compile(
    r"(?<=[A-Z)])\s+(?=[A-Z][\w'’-]{1,20}\s+[A-Z][\w'’-]{1,20}\s+\([A-Z][A-Za-z]{1,3}\))"
)
_DASH = re.compile(r"\s[–—-]\s")
_SMALL = ("and", "of", "for", "&")
_NICKNAMED = (["Old"], ["Young"], ["Big"], ["Little"])
_RUN = 6
_MOST_WORDS = 5
_MOST_WORDS = 5
