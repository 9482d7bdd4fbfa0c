"""Whom one name means on a day, at a meeting: nobody, one, or several to choose between."""

import re
from dataclasses import dataclass
from typing import Final

from bot.names import bodies, spelling
from bot.names.named import Named
from bot.names.roll import VACANT, Roll, as_board, as_owners, as_post
from store.people import Held
from store.tables import Attendance, Board

MENTION: Final = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>")
ACTING: Final = re.compile(
    r"(?:the\s+)?(?:[ta]/|(?:temporary|temp|acting|interim)\b\.?)\s*", re.IGNORECASE
)
SEVERAL: Final = re.compile(r"[,;&+]|(?<![TA])/|\b(?:and|or)\b", re.IGNORECASE)
"""What parts several names: a person and a post on either side of it are not one."""
TRAILING: Final = re.compile(r"(?:[,;/&+]|\band)$", re.IGNORECASE)

TITLES: Final = frozenset(
    ("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "dame", "lord", "lady", "cllr", "rev")
)


@dataclass(frozen=True, slots=True)
class Match:
    """Whom a name means: nobody, one, or several between whom a person must choose.

    `certain` is False when the one it comes to is likely and no more.
    """

    named: tuple[Named, ...] = ()
    certain: bool = True

    @property
    def sure(self) -> bool:
        """Whether it is one and only that one."""
        return self.certain and len(self.named) == 1


NOBODY: Final = Match()


def meant(roll: Roll, words: str) -> Match:
    """Return whom one name means on the day, at the meeting.

    What the meeting's own attendance says comes first; then posts, a person named with their
    post, boards, persons, bodies. A person who holds a post stands for the post.
    """
    found = listed(roll, words)
    return found if found.named or spelling.is_mixed(words) else _body(words)


def listed(roll: Roll, words: str) -> Match:
    """Return whom one name means among the posts, people and boards that the office lists."""
    if spelling.is_mixed(words):
        return NOBODY
    for look in (_mentioned, _declared, _post, _paired, _board, _person):
        if (found := look(roll, words)).named:
            return Match(tuple(dict.fromkeys(found.named)), found.certain)
    return NOBODY


def post_keys(held: Held) -> set[tuple[str, ...]]:
    """Return every way to write a post."""
    return {spelling.key(name) for name in (held.short, held.name, *held.aliases)}


def board_keys(board: Board) -> set[tuple[str, ...]]:
    """Return every way to write a board."""
    return {board_key(name) for name in (board.short, board.name, *board.aliases)}


def board_key(words: str) -> tuple[str, ...]:
    """Return what two ways of writing a board have in common; "meeting" at the end goes unsaid."""
    found = spelling.key(words)
    return found[:-1] if len(found) > 1 and found[-1] in {"meeting", "meetings"} else found


def person_keys(name: str) -> set[tuple[str, ...]]:
    """Return the short ways to write a person: surname, initials, initial and surname."""
    parts = spelling.key(name)
    firsts = [part[0] for part in re.split(r"[\s-]+", spelling.clean(name).casefold()) if part]
    letters = {
        "".join(firsts),
        "".join(part[0] for part in spelling.clean(name).casefold().split()),
    }
    ends = {parts[start:] for start in range(1, len(parts))}
    begun = {
        ("".join(part[0] for part in parts[: -len(end)])[:cut], *end)
        for end in ends
        for cut in (1, 9)
    }
    return ends | begun | {(one,) for one in letters if len(one) > 1}


def _mentioned(roll: Roll, words: str) -> Match:
    account = MENTION.fullmatch(words.strip(" .,:;"))
    found = [one for one in roll.persons if account and one.slack_id == account[1]]
    return Match(tuple(named for one in found for named in as_owners(roll, one)))


def _declared(roll: Roll, words: str) -> Match:
    """Letters that the attendance prints beside a name, and a post that is written alike."""
    wanted = spelling.key(words)
    rows = [row for row in roll.attendance if row.initials and spelling.key(row.initials) == wanted]
    if not rows:
        return NOBODY
    people_named = tuple(named for row in rows for named in _attending(roll, row))
    exact = tuple(as_post(post) for post in roll.posts if wanted in post_keys(post))
    return Match((*people_named, *exact), all(_is_known(row) for row in rows))


def _post(roll: Roll, words: str) -> Match:
    """Read a post: what the office agreed to call it is that; "ACC" alone may be any of several."""
    wanted, bare = spelling.key(words), ACTING.sub("", words, count=1)
    acting = ACTING.match(words.strip()) is not None
    exact = [post for post in roll.posts if wanted in post_keys(post)]
    if acting and not exact:
        return _acting(roll, bare)
    agreed = any(wanted in map(spelling.key, post.aliases) for post in exact)
    family = [] if agreed else [post for post in roll.posts if _is_of_family(post, wanted)]
    there = {row.post_id for row in roll.attendance if not row.apologies}
    attending = [post for post in (*exact, *family) if family and post.id in there]
    chosen = attending if len(attending) == 1 else [*exact, *family]
    return Match(tuple(map(as_post, chosen)), bool(exact or attending))


def _acting(roll: Roll, bare: str) -> Match:
    """Read what follows T/ or A/: the post in which somebody acts, if just one of them is."""
    wanted = spelling.key(bare)
    exact = [post for post in roll.posts if wanted in post_keys(post)]
    found = [*exact, *(post for post in roll.posts if _is_of_family(post, wanted))]
    acted = [post for post in found if any(holder.acting for holder in post.holders)]
    chosen = acted if len(acted) == 1 else found
    return Match(tuple(map(as_post, chosen)), bool(exact or len(acted) == 1))


def _is_of_family(post: Held, wanted: tuple[str, ...]) -> bool:
    short = spelling.key(post.short)
    return 0 < len(wanted) < len(short) and short[: len(wanted)] == wanted


def _paired(roll: Roll, words: str) -> Match:
    """Read a post together with its holder: "DCC (Anthony Bangham)", "Mark Travis (T/ACC)"."""
    for first, second in _pairs(words):
        post, persons = _post(roll, first), [part.strip() for part in second.split(";")]
        if not post.named:
            continue
        if second == VACANT:
            return post
        found = [_person(roll, _without_acting(one)).named for one in persons]
        if all(found):
            agreed = tuple(one for one in post.named if all(one in named for named in found))
            all_named = tuple(one for named in found for one in named)
            return Match(agreed) if agreed else Match((*post.named, *all_named))
    return NOBODY


def _pairs(words: str) -> list[tuple[str, str]]:
    """Return the ways to read words as a post and its holder, side by side or in brackets."""
    if bracket := re.fullmatch(r"([^()]+)\(([^()]+)\)", words.strip()):
        before, within = bracket[1].strip(), bracket[2].strip()
        return [] if TRAILING.search(before) else [(before, within), (within, before)]
    parts = [] if SEVERAL.search(words) else words.split()
    return [(" ".join(parts[:cut]), " ".join(parts[cut:])) for cut in range(len(parts) - 1, 0, -1)]


def _without_acting(words: str) -> str:
    return re.sub(r",\s*acting$", "", words, flags=re.IGNORECASE)


def _board(roll: Roll, words: str) -> Match:
    wanted = board_key(words)
    return Match(tuple(as_board(one) for one in roll.boards if wanted in board_keys(one)))


def _person(roll: Roll, words: str) -> Match:
    """Read a name, surname or initials: of those who attended, else those in post, else all."""
    wanted = _untitled(spelling.key(words.lstrip("@")))
    rows = [row for row in roll.attendance if _is_called(row.name, wanted)]
    if rows:
        found = tuple(named for row in rows for named in _attending(roll, row))
        return Match(found, all(_is_known(row) for row in rows))
    whole = [one for one in roll.persons if spelling.key(one.name) == wanted]
    short = [one for one in roll.persons if wanted in person_keys(one.name)]
    chosen = whole or [one for one in short if one.posts] or short
    return Match(tuple(named for one in chosen for named in as_owners(roll, one)))


def _untitled(wanted: tuple[str, ...]) -> tuple[str, ...]:
    return wanted[1:] if len(wanted) > 1 and wanted[0] in TITLES else wanted


def _is_called(name: str, wanted: tuple[str, ...]) -> bool:
    return bool(wanted) and (spelling.key(name) == wanted or wanted in person_keys(name))


def _attending(roll: Roll, row: Attendance) -> tuple[Named, ...]:
    if row.post_id is not None and row.post_id in roll.post:
        return (as_post(roll.post[row.post_id]),)
    person = roll.person.get(row.person_id or 0)
    if person is not None:
        return as_owners(roll, person)
    return (Named(row.name, row.name, body=row.name),)


def _is_known(row: Attendance) -> bool:
    return row.person_id is not None or row.post_id is not None


def _body(words: str) -> Match:
    body = bodies.plain(words)
    return Match((Named(body, body, body=body),)) if body else NOBODY
