"""What an office file must not say: names that clash, posts that are not there, two in one post."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from bot.names import calling, spelling
from bot.officefile.parts import FileBoard, FilePerson, FilePost, OfficeFile
from bot.reminders import ladder
from bot.reminders.hours import OFFICE_HOURS
from bot.telling import phrases


@dataclass(frozen=True, slots=True)
class Term:
    """Somebody's time in a post; None is not known, or open."""

    person: int  # a number that no two people share
    who: str
    post: str
    since: date | None
    until: date | None
    acting: bool

    def overlap(self, other: "Term") -> tuple[date, date] | None:
        """Return the first and last day that both are in post; None when there is none."""
        first = max(self.since or date.min, other.since or date.min)
        last = min(self.until or date.max, other.until or date.max)
        return (first, last) if first <= last else None


def problems(file: OfficeFile) -> Iterator[str]:
    """Yield every mistake as a sentence without the file's name; nothing when there is none."""
    yield from _unseen(file)
    yield from _shared_names(file)
    yield from _missing_posts(file)
    yield from _same_person(file)
    yield from _reminders(file)
    for person in file.people:
        yield from _backwards(person)
    yield from overlaps(terms(file))


def terms(file: OfficeFile) -> list[Term]:
    """Return who holds which post when, with each post by its short name."""
    return [
        Term(
            number,
            person.name,
            post_short(file, one.post) or one.post,
            one.since,
            one.until,
            one.acting,
        )
        for number, person in enumerate(file.people)
        for one in person.holds
    ]


def post_short(file: OfficeFile, words: str) -> str | None:
    """Return the short name of the post that `words` are the short name, name or alias of."""
    wanted = spelling.key(words)
    for post in file.posts:
        if wanted in map(spelling.key, _names(post)):
            return post.short
    return None


def overlaps(held: Sequence[Term]) -> Iterator[str]:
    """Yield a sentence for each two who are in one post at one time, neither of them acting."""
    for one, other in combinations(held, 2):
        both = one.overlap(other)
        if both is None or one.post != other.post:
            continue
        if one.person == other.person:
            yield f"{one.who} holds {one.post} twice{_span(*both)}; put the days right."
        elif not (one.acting or other.acting):
            yield (
                f"{one.who} and {other.who} both hold {one.post}{_span(*both)}; put the days"
                " right, or mark one of them `acting = true`."
            )


def _span(first: date, last: date) -> str:
    start = "" if first == date.min else f" from {phrases.day(first)}"
    return start + ("" if last == date.max else f" until {phrases.day(last)}")


def _unseen(file: OfficeFile) -> Iterator[str]:
    for where, name in _every_name(file):
        said = f"the name “{spelling.clean(name)}” among the {where}"
        if spelling.clean(name) != name:
            yield f"{said} has spaces or characters in it that do not show; write it anew."
        elif not spelling.key(name):
            yield f"{said} has no letter in it."
        elif spelling.is_mixed(name):
            yield f"{said} mixes letters of two alphabets; write it anew."


def _every_name(file: OfficeFile) -> Iterator[tuple[str, str]]:
    yield from (("posts", name) for post in file.posts for name in _names(post))
    yield from (("people", person.name) for person in file.people)
    yield from (("boards", name) for board in file.boards for name in _names(board))


def _names(one: FilePost | FileBoard) -> tuple[str, ...]:
    return (one.short, one.name, *one.aliases)


def _shared_names(file: OfficeFile) -> Iterator[str]:
    """Two posts or boards that one name could mean: then nobody could name either."""
    seen: dict[tuple[str, ...], FilePost | FileBoard] = {}
    every: tuple[FilePost | FileBoard, ...] = (*file.posts, *file.boards)
    for one in every:
        key = spelling.key if isinstance(one, FilePost) else calling.board_key
        for name in _names(one):
            other = seen.setdefault(key(name), one)
            if other is not one:
                yield f"“{name}” could be {other.short} or {one.short}; it can stand for one only."


def _missing_posts(file: OfficeFile) -> Iterator[str]:
    for said, words in _posts_named(file):
        if post_short(file, words) is None:
            names = [name for post in file.posts for name in _names(post)]
            near = spelling.nearest(words, names, limit=1)
            meant = f"; did you mean {near[0]}?" if near else "."
            yield f"the post “{words}” {said} is not among the posts{meant}"


def _posts_named(file: OfficeFile) -> Iterator[tuple[str, str]]:
    for post in file.posts:
        yield from ((f"that answers for {post.short}", words) for words in post.answered_by)
    for person in file.people:
        yield from ((f"of {person.name}", one.post) for one in person.holds)
        yield from ((f"that {person.name} answers for", words) for words in person.answers_for)
    for board in file.boards:
        yield from ((f"that attends {board.short}", words) for words in board.attended_by)
        yield from ((f"that chairs {board.short}", words) for words in _given(board.chair))
        yield from ((f"that {board.short} escalates to", words) for words in _told(board))


def _reminders(file: OfficeFile) -> Iterator[str]:
    for board in file.boards:
        try:
            at = ladder.read(board.reminders).at
        except ladder.LadderWrong as wrong:
            yield f"boards, {board.name}, reminders: {wrong}."
            continue
        opens, closes = OFFICE_HOURS.opens, OFFICE_HOURS.closes
        if not opens <= at < closes:
            yield (
                f"boards, {board.name}, reminders: “at” must be from {opens:%H:%M} to"
                f" {closes:%H:%M}, the hours in which reminders are sent, not {at:%H:%M}."
            )


def _same_person(file: OfficeFile) -> Iterator[str]:
    for what, marks in (
        ("Slack id", [(person.slack, person.name) for person in file.people]),
        ("e-mail", [((person.email or "").casefold(), person.name) for person in file.people]),
    ):
        yield from (
            f"{one} and {other} have the same {what}, “{mark}”; each person has their own."
            for (mark, one), (again, other) in combinations(marks, 2)
            if mark and mark == again
        )
    for one, other in combinations(file.people, 2):
        if one.name == other.name and not (_marked(one) and _marked(other)):
            yield (
                f"two people are called {one.name}; give each a Slack id or an e-mail to tell"
                " them apart."
            )


def _marked(person: FilePerson) -> bool:
    return bool(person.slack or person.email)


def _backwards(person: FilePerson) -> Iterator[str]:
    for one in person.holds:
        if one.since and one.until and one.until < one.since:
            yield (
                f"{person.name} holds {one.post} from {phrases.day(one.since)} until"
                f" {phrases.day(one.until)}, which is before it; put the days right."
            )


def _told(board: FileBoard) -> Iterable[str]:
    named = board.reminders.get("escalate", ())
    return [words for words in named if isinstance(words, str)] if isinstance(named, list) else ()


def _given(words: str | None) -> Iterable[str]:
    return () if words is None else (words,)
