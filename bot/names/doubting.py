"""What is asked when a name is in doubt: why, and what it could mean, for a person to settle."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from rapidfuzz import fuzz

from bot.names import bodies, calling, roll, spelling
from bot.names.named import Named, Reading, Unsure
from bot.names.roll import Roll
from bot.telling import phrases
from store.tables import Board

CHOICES: Final = 5
"""Buttons in one question: what Slack shows in a row."""

SHOWN: Final = 60
"""Characters of somebody's words that a question repeats."""

EITHER: Final = re.compile(r"^either\s+(?:of\s+)?", re.IGNORECASE)

ALMOST: Final = 90.0
"""Likeness out of 100 to something known from which a new body is asked about first."""


def nothing() -> Unsure:
    """Return the doubt about words in which nothing can be seen."""
    return Unsure("", "I can see no name in that. Try a post, such as DCC, or somebody's name.")


def too_long(words: str) -> Unsure:
    """Return the doubt about words that are too long to be names."""
    return Unsure(shown(words), "That is too long to be a name. Try a post, such as DCC.")


def several(called: Roll, part: str, named: Sequence[Named]) -> Unsure:
    """Return the doubt about a name that could be any of `named`."""
    said = either(_described(called, one) for one in named)
    day = phrases.day(called.on)
    why = f"“{shown(part)}” could be {_how_many(called, named)} on {day}: {said}."
    return Unsure(shown(part), why, _readings(called, named))


def alternatives(called: Roll, part: str) -> Unsure | None:
    """Return the doubt about "the ACC or the Chief Superintendent"; None without an "or"."""
    choice = re.split(r"\s+or\s+", EITHER.sub("", part), flags=re.IGNORECASE)
    if len(choice) == 1:
        return None
    found = [calling.meant(called, one).named for one in choice]
    why = f"“{shown(part)}” leaves open which of them it is."
    if not all(found):
        return Unsure(shown(part), f"{why} Try one of them alone.")
    each = tuple(dict.fromkeys(one for named in found for one in named))
    both = Reading(phrases.together([one.label for one in each]), each)
    alone = _readings(called, each)
    return Unsure(shown(part), why, alone if len(alone) >= CHOICES else (*alone, both))


def unknown(called: Roll, part: str, likely: Sequence[Named] = ()) -> Unsure:
    """Return the doubt about a name that nobody is known by, with what comes near it.

    Its last reading keeps the name as written, for a body that is new to the office; not so
    for letters of another alphabet, which could pass for somebody's name.
    """
    if calling.MENTION.fullmatch(part):
        return Unsure("", "I don't know that Slack account. Ask IT to add it to the office file.")
    near = tuple(dict.fromkeys((*likely, *_near(called, part))))[: CHOICES - 1]
    written = bodies.written(part)
    others = [one for one in near if one.body != written]
    why = f"{_why_unknown(part)}{_did_you_mean(_described(called, one) for one in others)}"
    readings = _readings(called, others)
    if (
        spelling.alphabets(part) <= {"LATIN"}
        and len(written) <= SHOWN
        and not set("<>") & set(part)
    ):
        kept = Named(written, written, body=written)
        readings = (*readings, Reading(f"“{written}” as written", (kept,)))
    return Unsure(shown(part), why, readings)


def which_board(words: str, found: Sequence[Board], every: Sequence[Board]) -> Unsure:
    """Return the doubt about a board: which of those found, or what comes near."""
    if len(found) > 1:
        why = f"“{shown(words)}” could be {either(one.name for one in found)}."
        return Unsure(shown(words), why, _board_readings(found))
    names = {name: one for one in every for name in (one.short, one.name, *one.aliases)}
    near = {names[name].short: names[name] for name in spelling.nearest(words, names)}
    meant = _did_you_mean(one.name for one in near.values())
    why = f"I know no board called “{shown(words)}”.{meant}"
    return Unsure(shown(words), why, _board_readings(near.values()))


def is_almost_another(called: Roll, body: Named) -> bool:
    """Say whether this is a body on no list that is all but the name of something that is."""
    known = _every_name(called)
    if body.body is None or body.body in known:
        return False
    folded = body.body.casefold()
    return any(fuzz.ratio(folded, name.casefold()) >= ALMOST for name in known)


def either(said: Iterable[str]) -> str:
    """Say a choice: the CC or the DCC; the CC, the DCC or the ACC."""
    found = list(said)
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} or {found[-1]}"


def shown(words: str) -> str:
    """Return somebody's words as a question repeats them: clean, and not too many."""
    return phrases.cut(spelling.clean(words[: spelling.LONGEST * 4]), SHOWN)


def _why_unknown(part: str) -> str:
    if spelling.is_mixed(part):
        return f"“{shown(part)}” mixes letters of two alphabets, so it is taken for nobody's name."
    if spelling.alphabets(part) - {"LATIN"} and spelling.as_latin(part).isascii():
        looks = f"“{shown(part)}” looks like “{shown(spelling.as_latin(part))}” but is not:"
        return f"{looks} its letters are of another alphabet."
    return f"I know no post, person or board called “{shown(part)}”."


def _how_many(called: Roll, named: Sequence[Named]) -> str:
    """Say how many of what: two people, 4 posts; "either" or "any of 3" where kinds differ."""
    count = "two" if len(named) == 2 else str(len(named))  # noqa: PLR2004  a number under three is written out
    posts = [called.post[one.post_id] for one in named if one.post_id is not None]
    persons = [one for one in named if one.person_id is not None]
    if len(persons) + sum(bool(post.holders) for post in posts) == len(named):
        return f"{count} people"
    mixed = "either" if len(named) == 2 else f"any of {count}"  # noqa: PLR2004  one or the other
    return f"{count} posts" if len(posts) == len(named) else mixed


def _near(called: Roll, part: str) -> list[Named]:
    names = _every_name(called)
    return [
        named for near in spelling.nearest(bodies.written(part), names) for named in names[near]
    ]


def _every_name(called: Roll) -> dict[str, tuple[Named, ...]]:
    names: dict[str, tuple[Named, ...]] = {}
    for body in bodies.NAMES:
        names[body] = (Named(body, body, body=body),)
    for board in called.boards:
        every = (board.short, board.name, *board.aliases)
        names |= dict.fromkeys(every, (roll.as_board(board),))
    for person in called.persons:
        owners = roll.as_owners(called, person)
        parts = person.name.split()
        for name in (person.name, parts[-1], "".join(part[0] for part in parts)):
            names[name] = (*names.get(name, ()), *owners)
    for post in called.posts:
        names |= dict.fromkeys((post.short, post.name, *post.aliases), (roll.as_post(post),))
    return names


def _readings(called: Roll, named: Iterable[Named]) -> tuple[Reading, ...]:
    found = list(dict.fromkeys(named))[:CHOICES]
    labels = [one.label for one in found]
    return tuple(
        Reading(one.label if labels.count(one.label) == 1 else _told_apart(called, one), (one,))
        for one in found
    )


def _told_apart(called: Roll, named: Named) -> str:
    person = called.person.get(named.person_id or 0)
    mark = (person.email or f"no. {person.id}") if person else "as written"
    return f"{named.label} ({mark})"


def _described(called: Roll, named: Named) -> str:
    post = called.post.get(named.post_id or 0)
    if post is not None:
        return f"the {post.name} ({roll.in_post(post.holders)})"
    if named.label in {board.short for board in called.boards}:
        return f"the {named.full}"
    twins = [one for one in called.persons if one.name == named.label]
    return named.full if len(twins) < 2 else _told_apart(called, named)  # noqa: PLR2004  two of a name


def _board_readings(boards: Iterable[Board]) -> tuple[Reading, ...]:
    return tuple(Reading(one.short, board_id=one.id) for one in boards)[:CHOICES]


def _did_you_mean(said: Iterable[str]) -> str:
    found = list(said)
    return f" Did you mean {either(found)}?" if found else ""
