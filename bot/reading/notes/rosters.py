"""Words that list people into the people: names, posts, letters, who chaired and who wrote."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.reading.notes import callings, first_names, pieces, unnamed
from bot.reading.notes.listed import Listed
from bot.reading.notes.people import Person, letters_of
from bot.reading.notes.pieces import Piece


def read(words: str, *, single: bool = False, posts: bool = False) -> tuple[Listed, ...]:
    """Read the people in a run of words, a name and its capacity standing either way round.

    `single` takes one word for somebody's name, as a list of first names does; `posts` takes a
    post for whoever holds it where a list names no names: "PCC, DCC, Chief Executive".
    """
    written = words[:_LONGEST]
    words = _RUN_ON.sub("; ", _bare(words).replace("\n", "; ")[:_LONGEST])
    words = _TWICE.sub(_in_english, words)
    words = _AFTER_BRACKET.sub(_apart, stood_in(words))
    words = _turned(re.sub(r"\band\s+(?:by|from|also|with)\s+(?=[A-Z]|the\b)", "and ", words))
    chunks = [pieces.parted(chunk) for chunk in pieces.chunks(words)]
    named = any(piece.name for chunk in chunks for piece in chunk)
    familiar = (single and not named) or (single and first_names.some(chunks))
    if familiar or any(first_names.only(chunk) for chunk in chunks):
        chunks = [pieces.parted(chunk, single=True) for chunk in pieces.chunks(words)]
    found = [listed for chunk in chunks for listed in _people(chunk)]
    if not found and "@" in written:
        return tuple(unnamed.handles(written))
    if posts and not found:
        return tuple(unnamed.posts(chunks))
    return tuple(found)


def stood_in(words: str) -> str:
    """Return the words with whoever another stood in for put down as away.

    >>> stood_in("ACC Jon Kerr was represented by Supt Lil Moon")
    'ACC Jon Kerr (apologies); Supt Lil Moon'
    """
    return re.sub(r"\s(?:was|were)\s(?:represented|deputised\sfor)\sby\s", " (apologies); ", words)


def _apart(found: re.Match[str]) -> str:
    """Part a name from the bracket before it, which is of somebody else: "(chair) Ola Pryce"."""
    named = callings.kinds(found["name"].split()) == "NN"
    return f"); {found['name']}" if named else found.group()


def _in_english(found: re.Match[str]) -> str:
    """Keep the half that we know of a post in two languages: "Clerc / Clerk"."""
    ours, theirs = (
        callings.names_post(found[half].split()) or callings.office(found[half])
        for half in ("second", "first")
    )
    return found["second"] if ours and not theirs else found.group()


def _turned(words: str) -> str:
    """Write the name of everybody with the surname last, in a list that has it first."""
    parts = [part for part in words.split(";") if part.strip(" .")]
    found = [_SURNAME_FIRST.match(part) for part in parts]
    if len(parts) < _FEW or not all(found):
        return words
    return ";".join(
        f" {f['first']} {f['last'].title() if f['last'].isupper() else f['last']}{f['rest']}"
        for f in found
        if f
    )


def is_list(words: str) -> bool:
    """Whether words are a list of people and little else: what follows "There:" or "Police:"."""
    words = pieces.first_sentence(words[:_LONGEST])
    chunks = [pieces.parted(chunk) for chunk in pieces.chunks(words)]
    parts = [part for chunk in chunks for part in chunk]
    if any(len(chunk) > _FEW and first_names.only(chunk) for chunk in chunks):
        return True
    named = sum(bool(part.name) for part in parts)
    told = [part for part in parts if not part.name]
    strange = sum(not _tells_of_somebody(part) for part in told)
    if named == 1 and not strange and parts[0].name:
        held = bool(parts[0].inside or parts[0].rank or told)
        return held and not callings.is_prose(parts[0].words)
    return named > strange


def _tells_of_somebody(part: Piece) -> bool:
    """Whether a piece without a name is what somebody is: post, office, body after a dash."""
    if pieces.is_post(part.words) or callings.office(part.words):
        return True
    return part.beside and bool(_BODY.fullmatch(part.words))


def opens(words: str) -> bool:
    """Whether an entry of an open list begins with somebody: a name, or a post and then a name."""
    parts = pieces.parted(next(pieces.chunks(_bare(words[:_LONGEST])), ""))
    head = [part for part in parts[:2] if part.name]
    named = bool(head) and (bool(parts[0].name) or pieces.is_post(parts[0].words))
    return named and not callings.is_prose(parts[0].words)


def tells_who(words: str) -> bool:
    """Whether words are one person with what they are, and nothing else: "Ann Lee (PCC)"."""
    found = read(words) if is_list(words) or opens(words) else ()
    return len(found) == 1 and bool(found[0].person.capacity) and not callings.is_prose(words)


def is_name(words: str) -> bool:
    """Whether words are one person's name and nothing else: a cell of a column of names."""
    parts = [p for chunk in pieces.chunks(_bare(words[:_LONGEST])) for p in pieces.parted(chunk)]
    return len(parts) == 1 and bool(parts[0].name) and not parts[0].after


def _people(parts: Sequence[Piece]) -> Iterator[Listed]:
    """Yield the people of a chunk, each with the pieces that tell who they are."""
    first = next((n for n, part in enumerate(parts) if part.name), None)
    if first is None:
        return
    ahead = pieces.is_post(parts[0].words) and not parts[0].name
    told: list[str] = [part.words for part in parts[:first]] if ahead else []
    person: Piece | None = None
    for part in parts[first:]:
        if part.name:
            if person:
                yield _listed(person, [] if ahead else told)
                told = told if ahead else []
            if ahead:
                yield _listed(part, told)
                told = []
            else:
                person = part
        elif pieces.bracketless(part.words) in _WRITER:
            yield from (
                Listed(Person(name), writes=True) for name in part.inside if not name.isupper()
            )
        elif not callings.is_prose(part.words):
            if told and part.joined == " and ":
                told[-1] += f" and {part.words}"
            else:
                told.append(part.words)
    if person:
        yield _listed(person, told)


def _listed(piece: Piece, told: Sequence[str]) -> Listed:
    """Make one person of a piece and of what stands beside it."""
    within = [part.strip(" '‘’\"“”") for words in piece.inside for part in words.split(",")]
    said = [piece.before, piece.after, *told]
    said = [words.strip(" -–:*") for part in said for words in pieces.BRACKETS.split(part)[::2]]
    within += [f["in"] for words in (*told, piece.after) for f in pieces.BRACKETS.finditer(words)]
    letters = next((w for w in (*within, *said) if _stands_for(w, piece.name)), "")
    notes = [words for words in (*said, *within) if words and words != letters]
    offices = [words for words in notes if callings.office(words) and not callings.is_aside(words)]
    roles = [w for w in notes if not callings.is_aside(w) and callings.office(w) != "only"]
    post = next((w for w in within if callings.is_post_letters(w)), "")
    capacity = ", ".join(
        words for words in dict.fromkeys(roles) if words != post or len(roles) == 1
    )
    chairs = any(callings.chairs(words) for words in (*notes, piece.rank))
    capacity = capacity or ("Chair" if chairs else piece.rank.strip())
    return Listed(
        Person(piece.name, re.sub(r"^(?:the|The)\s+", "", capacity), letters or post),
        chairs=chairs,
        writes=any(callings.writes(words) for words in offices),
        keeps=any(callings.keeps(words) for words in notes),
        missed=any(_SORRY.match(words) for words in notes),
    )


def _stands_for(letters: str, name: str) -> bool:
    """Whether letters are somebody's initials, or begin as they do: "RMx", "BFo"."""
    if not pieces.LETTERS.fullmatch(letters):
        return False
    own = letters_of(name)
    capitals = "".join(letter for letter in letters if letter.isupper())
    return own in (letters, capitals) or capitals == own[:1] + own[-1:]


def _bare(words: str) -> str:
    """Return the words without emphasis, nicknames and handles; "@Ann Lee" is a name."""
    return _NOISE.sub(" ", re.sub(r"@(?=[A-Z])", "", words))


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
            before.missed or each.missed,
        )
    return tuple(kept.values())


_NOISE = re.compile(r"\*{1,2}|@[\w-]{1,40}\s*[-–]?|\"[A-Z][a-z]{1,20}\"|\(aka[^()]{0,40}\)|\(\)")
_RUN_ON = re.compile(
    r"(?<=[A-Z)])\s+(?=[A-Z][\w'’-]{1,20}\s+[A-Z][\w'’-]{1,20}\s+\([A-Z][A-Za-z]{1,3}\))"
)
_BODY = re.compile(
    r"(?:[A-Z][\w'’&-]*|of|and|the|for|&)(?:\s(?:[A-Z][\w'’&-]*|of|and|the|for|&)){0,5}"
)
_TWICE = re.compile(
    r"(?<=,\s)(?P<first>[^,;()/\n]{3,40})\s/\s(?P<second>[^,;()/\n]{3,50})(?=[,;)]|$)"
)
_AFTER_BRACKET = re.compile(r"\)\s(?P<name>[A-Z][\w'’-]{1,20}\s[A-Z][\w'’-]{1,20})(?=,|\s\(|$)")
_SURNAME_FIRST = re.compile(
    r"\s{0,3}(?P<last>[A-Z][\w'’-]{1,25}),\s(?P<first>[A-Z][a-z'’-]{1,20})(?P<rest>(?:\s?\(.{0,80})?)[\s.]{0,4}$"
)
_SORRY = re.compile(
    r"(?:sent\s+|with\s+|gave\s+)?(?:apolog(?:y|ies)|apols?|regrets)\b|absent\b|not\s+present\b|"
    r"did\s+not\s+attend|unable\s+to\b|on\s+(?:annual\s+)?leave\b|on\s+holiday\b|off\s+sick\b",
    re.IGNORECASE,
)
_LONGEST = 3_000
_FEW = 2
_WRITER = ("me", "myself", "I")
_LONGEST = 3_000
