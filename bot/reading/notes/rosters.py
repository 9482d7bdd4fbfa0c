"""Words that list people into the people: names, posts, letters, who chaired and who wrote."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.reading.notes import callings
from bot.reading.notes.people import Person, letters_of


class Listed(NamedTuple):
    """Somebody in a list. `keeps` is for a clerk or secretary, who writes if nobody else does."""

    person: Person
    chairs: bool = False
    writes: bool = False
    keeps: bool = False


class _Piece(NamedTuple):
    """What stands between two marks of a list: a name with what goes with it, or a capacity."""

    words: str
    name: str = ""
    rank: str = ""
    before: str = ""
    after: str = ""
    inside: tuple[str, ...] = ()
    joined: str = ", "


def read(words: str, *, single: bool = False, posts: bool = False) -> tuple[Listed, ...]:
    """Read the people in a run of words, a name and its capacity standing either way round.

    `single` takes one word for somebody's name, as a list of first names does; `posts` takes a
    post for whoever holds it where a list names no names: "PCC, DCC, Chief Executive".
    """
    words = _RUN_ON.sub("; ", _NOISE.sub(" ", words).replace("\n", "; ")[:_LONGEST])
    chunks = [_pieces(chunk) for chunk in _chunks(words)]
    named = any(piece.name for chunk in chunks for piece in chunk)
    if (single and not named) or any(_are_first_names(chunk) for chunk in chunks):
        chunks = [_pieces(chunk, single=True) for chunk in _chunks(words)]
    found = [listed for chunk in chunks for listed in _people(chunk)]
    if posts and not found:
        return tuple(_posts(chunks))
    return tuple(found)


def is_list(words: str) -> bool:
    """Whether words are a list of people and little else: what follows "There:" or "Police:"."""
    words = _first_sentence(words[:_LONGEST])
    pieces = [piece for chunk in _chunks(words) for piece in _pieces(chunk)]
    named = sum(bool(piece.name) for piece in pieces)
    chunks = [_pieces(chunk) for chunk in _chunks(words)]
    if any(len(chunk) > _FEW and _are_first_names(chunk) for chunk in chunks):
        return True
    told = [piece.words for piece in pieces if not piece.name]
    strange = sum(not _is_post(words) and not callings.office(words) for words in told)
    if named == 1 and not strange and pieces[0].name:
        held = bool(pieces[0].inside or pieces[0].rank or told)
        return held and not callings.is_prose(pieces[0].words)
    return named > strange


def _first_sentence(words: str) -> str:
    ends = (f.start() for f in _SENTENCE.finditer(words) if not _is_short(words[: f.start()]))
    return words[: next(ends, len(words))]


def opens(words: str) -> bool:
    """Whether an entry of an open list begins with somebody: a name, or a post and then a name."""
    pieces = _pieces(next(_chunks(words[:_LONGEST]), ""))
    head = [piece for piece in pieces[:2] if piece.name]
    named = bool(head) and (bool(pieces[0].name) or _is_post(pieces[0].words))
    return named and not callings.is_prose(pieces[0].words)


def is_name(words: str) -> bool:
    """Whether words are one person's name and nothing else: a cell of a column of names."""
    pieces = [piece for chunk in _chunks(words[:_LONGEST]) for piece in _pieces(chunk)]
    return len(pieces) == 1 and bool(pieces[0].name) and not pieces[0].after


def _chunks(words: str) -> Iterator[str]:
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


def _is_short(before: str) -> bool:
    """Whether the last word is an initial or a shortened rank: its full stop ends no sentence."""
    last = (before.split() or [""])[-1].lstrip("(").lower()
    return (
        len(last) == 1
        or last.rstrip(".") in callings.TITLES
        or last.rpartition("/")[2] in callings.TITLES | _SHORTENED
    )


def _pieces(chunk: str, *, single: bool = False) -> list[_Piece]:
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
    plural, pieces = "", []
    for words, mark in parts:
        if not words.strip(" .,:*"):
            continue
        if len(run := _run_together(words)) > 1:
            pieces += run
            continue
        piece = _piece(words, single=single or bool(plural))._replace(joined=mark)
        if _DASH.fullmatch(mark) and pieces and pieces[-1].name:
            piece = _Piece(words.strip(" .,:*"), inside=piece.inside, joined=mark)
        if piece.rank.lower().rstrip(".") in _PLURALS:
            plural = _PLURALS[piece.rank.lower().rstrip(".")]
            piece = piece._replace(rank=plural)
        elif plural and piece.name and not piece.rank and not piece.before:
            piece = piece._replace(rank=plural)
        pieces.append(piece)
    return pieces


def _run_together(words: str) -> list[_Piece]:
    """Read names that a lost column ran together, three or more, two words to a name."""
    tokens = words.split()
    if len(tokens) < _RUN or len(tokens) % 2 or callings.kinds(tokens).strip("N"):
        return []
    return [
        _Piece(name, name) for name in map(" ".join, zip(tokens[::2], tokens[1::2], strict=True))
    ]


def _piece(words: str, *, single: bool = False) -> _Piece:
    """Read one piece: brackets aside, the run of words in it that can only be a name."""
    inside = tuple(found["in"].strip() for found in _BRACKETS.finditer(words))
    bare = _BRACKETS.sub(" | ", words).replace("(", " ").replace(")", " ").strip(" .,:*|")
    tokens = _FROM.sub("", bare).split()
    start, end = _lettered(tokens, inside) or _name(tokens, single=single)
    if start == end:
        within = next((_piece(held.split(",")[0]) for held in inside if _is_post(bare)), None)
        if within and within.name and not within.after:
            return within._replace(before=re.sub(r"^the\s+", "", bare), inside=())
        return _Piece(words.strip(" .,:*"), inside=inside)
    first = start
    while first and callings.is_title(tokens[first - 1]):
        first -= 1
    return _Piece(
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
        if not _LETTERS.fullmatch(letters) or not 1 < size <= bar:
            continue
        if "".join(token[0] for token in tokens[bar - size : bar]).upper() == letters.upper():
            return (bar - size, bar) if callings.could_be(tokens[bar - size : bar]) else None
    return None


def _name(tokens: Sequence[str], *, single: bool) -> tuple[int, int]:
    """Find the longest run of words that are a name; (0, 0) when there is none."""
    best = (0, 0)
    start = 0
    kinds = callings.kinds(tokens)
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


def _is_run(kinds: str, start: int, end: int, *, single: bool) -> bool:
    """Whether a run is a name: two words, or one after a rank, or one where all are such."""
    if kinds[start] == "P" or "N" not in kinds[start:end] or end - start > _MOST_WORDS:
        return False
    if any(kind == "L" for kind in kinds[:start]) and "T" not in kinds[:start]:
        return False
    ranked = start > 0 and kinds[start - 1] == "T"
    alone = single and not kinds[:start].strip("T") and kinds[end:][:1] in ("", "|")
    return end - start > 1 or ranked or alone


def _are_first_names(pieces: Sequence[_Piece]) -> bool:
    """Whether a list goes by first names alone: "Jo, Femi, Big Dave and me"."""
    bare = [_BRACKETS.sub("", piece.words).strip(" .*").split() for piece in pieces]
    bare = [words for words in bare if words not in (["me"], ["myself"], ["I"])]
    names = [words for words in bare if len(words) == 1 and callings.kinds(words) == "N"]
    return len(bare) > 1 and len(names) * 3 >= len(bare) * 2


def _people(pieces: Sequence[_Piece]) -> Iterator[Listed]:
    """Yield the people of a chunk, each with the pieces that tell who they are."""
    first = next((n for n, piece in enumerate(pieces) if piece.name), None)
    if first is None:
        return
    ahead = _is_post(pieces[0].words) and not pieces[0].name
    told: list[str] = [piece.words for piece in pieces[:first]] if ahead else []
    person: _Piece | None = None
    for piece in pieces[first:]:
        if piece.name:
            if person:
                yield _listed(person, [] if ahead else told)
                told = told if ahead else []
            if ahead:
                yield _listed(piece, told)
                told = []
            else:
                person = piece
        elif piece.words not in _WRITER and not callings.is_prose(piece.words):
            if told and piece.joined == " and ":
                told[-1] += f" and {piece.words}"
            else:
                told.append(piece.words)
    if person:
        yield _listed(person, told)


def _listed(piece: _Piece, told: Sequence[str]) -> Listed:
    """Make one person of a piece and of what stands beside it."""
    within = [part.strip(" '‘’\"“”") for words in piece.inside for part in words.split(",")]
    said = [piece.before, piece.after, *told]
    said = [words.strip(" -–:*") for part in said for words in _BRACKETS.split(part)[::2]]
    within += [f["in"] for words in (*told, piece.after) for f in _BRACKETS.finditer(words)]
    letters = next((w for w in (*within, *said) if _stands_for(w, piece.name)), "")
    notes = [words for words in (*said, *within) if words and words != letters]
    offices = [words for words in notes if callings.office(words)]
    roles = [w for w in notes if not callings.is_aside(w) and callings.office(w) != "only"]
    post = next((w for w in within if callings.is_post_letters(w)), "")
    capacity = ", ".join(
        words for words in dict.fromkeys(roles) if words != post or len(roles) == 1
    )
    chairs = any(callings.chairs(words) for words in (*notes, piece.rank))
    capacity = capacity or ("Chair" if chairs else piece.rank.strip())
    return Listed(
        Person(piece.name, re.sub(r"^the\s+", "", capacity), letters or post),
        chairs=chairs,
        writes=any(callings.writes(words) for words in offices),
        keeps=any(callings.keeps(words) for words in notes),
    )


def _stands_for(letters: str, name: str) -> bool:
    """Whether letters are somebody's initials, or begin as they do: "RMx", "BFo"."""
    if not _LETTERS.fullmatch(letters):
        return False
    own = letters_of(name)
    capitals = "".join(letter for letter in letters if letter.isupper())
    return own in (letters, capitals) or capitals == own[:1] + own[-1:]


def _posts(chunks: Sequence[Sequence[_Piece]]) -> Iterator[Listed]:
    """Yield posts as the people of a list that names no names."""
    for piece in _joined([piece for chunk in chunks for piece in chunk]):
        words = re.sub(r"^the\s+", "", _BRACKETS.sub("", piece.words).strip())
        if not _is_post(words) or callings.is_prose(words):
            continue
        yield Listed(
            Person(words, words, words if callings.is_post_letters(words) else ""),
            chairs=any(callings.chairs(inside) for inside in piece.inside),
            writes=any(callings.writes(inside) for inside in piece.inside),
        )


def _joined(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Join the halves of a post with an "and" in it: "Police and Crime Commissioner"."""
    out: list[_Piece] = []
    for piece in pieces:
        if out and piece.joined == " and " and not _is_post(out[-1].words):
            words = f"{out.pop().words} and {piece.words}"
            out.append(_Piece(words, inside=piece.inside))
        else:
            out.append(piece)
    return out


def _is_post(words: str) -> bool:
    """Whether words name a post: "ACC Local Policing", "the Chief Executive"."""
    tokens = re.sub(r"^(?:the|The)\s+", "", _BRACKETS.sub("", words)).split()
    return bool(tokens) and callings.names_post(tokens)


def by_columns(cells: Sequence[str]) -> tuple[Listed, ...]:
    """Read a row of a list in columns: a name with its capacity beside it, or several names."""
    names = [n for n, cell in enumerate(cells) if is_name(cell)]
    if not names:
        return read("; ".join(cells))
    if len(names) == 1:
        (at,) = names
        rest = [cell for n, cell in enumerate(cells) if n != at and cell]
        return read(", ".join([cells[at], *(_closed(cell) for cell in rest)]))
    if len(names) > 1 and names == list(range(1, len(cells))) and _is_post(cells[0]):
        return read("; ".join(f"{cell}, {cells[0]}" for cell in cells[1:]))
    if names == list(range(len(cells))):
        return read("; ".join(cells))
    starts = names if names[0] == 0 else [at - 1 for at in names]
    ends = [*starts[1:], len(cells)]
    return tuple(
        listed
        for start, end in zip(starts, ends, strict=True)
        for listed in by_columns(cells[start:end])
    )


def _closed(cell: str) -> str:
    """Keep what one cell says together: a capacity with a comma in it is one capacity."""
    return cell if cell.startswith("(") else cell.replace(",", " –").replace(";", " –")


def merged(listed: Sequence[Listed]) -> tuple[Listed, ...]:
    """Return everybody once, with what the fullest entry tells of them."""
    kept: dict[str, Listed] = {}
    for each in listed:
        name = each.person.name
        before = kept.get(name)
        if before is None:
            kept[name] = each
            continue
        person = replace(
            before.person,
            capacity=before.person.capacity or each.person.capacity,
            letters=before.person.letters or each.person.letters,
        )
        kept[name] = Listed(
            person,
            before.chairs or each.chairs,
            before.writes or each.writes,
            before.keeps or each.keeps,
        )
    return tuple(kept.values())


_NOISE = re.compile(r"\*{1,2}|@[\w-]{1,40}\s*[-–]?|\"[A-Z][a-z]{1,20}\"|\(aka[^()]{0,40}\)|\(\)")
_STRONG = re.compile(r"[()]|(?<=\))\s{2,}|;|\n|\s[|·•]\s|\s{3,}|\.\s+(?=[A-Z0-9*])")
_WEAK = re.compile(
    r"[()]|,\s{0,3}and\s{1,3}|,\s{0,3}|\s[–—-]\s|:\s|"
    r"\s{1,3}(?:and|&)\s{1,3}(?=[A-Z(]|the\b|me\b|myself\b)|\s\+\s"
)
_BRACKETS = re.compile(r"[(\[](?P<in>[^()\[\]]{1,120})[)\]]")
_LETTERS = re.compile(r"[A-Z][A-Za-z]?[A-Z]{0,3}[a-z]?")
_SHORTENED = frozenset({"st", "ft", "no", "hon", "asst", "dep"})
_PLURALS = {
    "cllrs": "Cllr", "councillors": "Councillor", "messrs": "Mr", "drs": "Dr",
    "professors": "Professor", "revds": "Revd", "supts": "Supt",
}  # fmt: skip
_SENTENCE = re.compile(r"\.\s+(?=[A-Z])")
_FROM = re.compile(r"^(?:also|plus|with|from)\s+(?:(?:the|our)\s+)?[a-z]+\s+(?=[A-Z])")
_RUN_ON = re.compile(
    r"(?<=[A-Z)])\s+(?=[A-Z][\w'’-]{1,20}\s+[A-Z][\w'’-]{1,20}\s+\([A-Z][A-Za-z]{1,3}\))"
)
_DASH = re.compile(r"\s[–—-]\s")
_FEW = 2
_WRITER = ("me", "myself", "I")
_RUN = 6
_MOST_WORDS = 5
_LONGEST = 3_000
