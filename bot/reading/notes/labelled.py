"""What a label makes an action: the words behind it, or those before it that it gives an owner."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.reading.notes import doers, drafts, mark, owners, promises, sentences, status
from bot.reading.notes.assigned import Assigned
from bot.reading.notes.drafts import Draft
from bot.reading.notes.mark import Mark
from bot.reading.notes.sections import Unit

_TITLE = re.compile(r"(?:as|at|from|since|updated|version|following)\b")
_SHARED = re.compile(r"(?:Both|All)\s+(?P<when>(?:by|before|in|for|at)\s[^.]{3,40})\.?$")
_LETTERED = re.compile(
    r"\((?P<letter>[a-z]|[ivx]{1,4})\)\s+(?P<words>.+?)(?=[;,.]?\s+(?:and\s+)?\((?:[a-z]|[ivx]{1,4})\)\s|$)"
)
_NOTED = re.compile(r"\s\((?P<note>[^()]{2,30})\)$")
"""How the action stands, behind whose it is: "Action: Head of Estates (b/f)"."""
_KEEPER = re.compile(r"actions?\s*:\s*[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){0,2}$", re.IGNORECASE)


def read(unit: Unit) -> Mark | None:
    """Read "Action: …" at the start of a unit, but not a heading or the keeper of the list."""
    if unit.heading.opens == "actions" and not unit.heading.rest:
        return None
    if unit.heading.opens == "previous":
        return None
    found = mark.opening(unit.text)
    titled = unit.line.style == "heading" and unit.heading.opens
    if found and titled and not mark.is_owned(found):
        return None  # "Action plan: exception report" is what an item is called
    return found if found and not (_KEEPER.match(unit.text) and unit.spot.zone == "front") else None


def is_action(unit: Unit) -> bool:
    """Whether a unit is an action by the label in front of it: "Action 15: …"."""
    found = read(unit)
    return bool(found and found.rest)


def behind(unit: Unit, found: Mark, above: Unit | None) -> Iterator[Draft]:
    """Yield what stands behind a label; a label with an owner alone takes the words above it."""
    if promises.is_nil(found.rest) or (unit.heading.opens and _TITLE.match(found.rest)):
        return
    if above and (shared := _shared(above, found)):
        yield from shared
        return
    noted = _NOTED.search(found.rest)
    note = noted["note"] if noted and status.read(noted["note"]) else ""
    given = mark.whose(
        found._replace(rest=found.rest[: noted.start()]) if note and noted else found
    )
    if given is None:
        who = found.who or _beside(unit)
        for text in several(found.rest):
            yield drafts.of(unit, text, who=who, when=found.when, column=bool(who), ref=found.ref)
        return
    given = given if given.who else Assigned(_beside(unit), given.when)
    said = above is not None and (above.heading.rest or not above.heading.opens)
    if above and said and len(above.text) > _WORDS:
        words = _undertaking(above.heading.rest or above.text)
        for draft in _owned(above, words, given, found.ref):
            yield replace(draft, progress=note or draft.progress)


def within(unit: Unit, found: Mark) -> Iterator[Draft]:
    """Yield what is marked inside a paragraph, or the words before a mark that is an owner."""
    if promises.is_nil(found.rest):
        return
    if given := mark.whose(found):
        before = sentences.split(unit.text[: found.start])
        if before:
            yield from _owned(unit, _last(before, len(given.who)), given, found.ref)
        return
    for text in several(found.rest):
        if not promises.is_nil(text):
            who = found.who or (() if doers.of(text).who else _beside(unit))
            yield drafts.of(unit, text, ref=found.ref, who=who, when=found.when, column=bool(who))


def several(text: str) -> list[str]:
    """Part actions that follow one label: "JS to write; PK to book", "1. JS to … 2. PK to …".

    >>> several("JS to write to the council; PK to book the hall")
    ['JS to write to the council', 'PK to book the hall']
    >>> several("Review the plan. To be brought back in May.")
    ['Review the plan. To be brought back in May.']
    """
    numbered = [
        part.strip(" ;")
        for part in re.split(r"(?:^|\s)\(?\d{1,2}[.)]\s+", text)
        if part.strip(" ;")
    ]
    if len(numbered) > 1 and re.match(r"\(?1[.)]", text):
        return numbered
    *parts, last = re.split(r";\s+(?:and\s+)?|(?<=\.)\s+", text)
    shared = _SHARED.match(last) if len(parts) > 1 else None
    parts = [f"{part.rstrip('.')} {shared['when']}" for part in parts] if shared else [*parts, last]
    if len(parts) > 1 and all((found := doers.before(part)) and found.who for part in parts):
        return parts
    return [text]


def _shared(above: Unit, found: Mark) -> list[Draft]:
    """Return the lettered parts of the words above, each with the owner its letter is given."""
    theirs = mark.by_letter(found)
    parts = {p["letter"]: p["words"].strip(" ;,.") for p in _LETTERED.finditer(above.text)}
    return [
        drafts.of(above, parts[letter], who=who, column=True)
        for letter, who in theirs.items()
        if letter in parts
    ]


def _owned(unit: Unit, text: str, given: Assigned, ref: str) -> Iterator[Draft]:
    """Yield what an owner beside it makes an action of words."""
    if given.who:
        yield drafts.of(unit, text, who=given.who, when=given.when, ref=ref, column=True)


def _undertaking(text: str) -> str:
    """Return the sentences of a paragraph that look ahead: what the owner below it is to do."""
    parts = sentences.split(text)
    kept = sentences.with_what_they_lean_on(
        parts, [part for part in parts if promises.ahead(part) and not part.endswith("?")]
    )
    return " ".join(kept) if kept else _last(parts, 1)


def _last(before: Sequence[str], number: int) -> str:
    """Return the sentence that a mark follows, or as many as have an owner each.

    One that leans on the sentence before it, "To be sent in May.", takes that one too.
    """
    theirs = [part for part in before[-number:-1] if doers.before(part)]
    leaning = len(before) > 1 and sentences.leans(before[-1])
    return " ".join([*(theirs or (before[-2:-1] if leaning else [])), before[-1]])


def _beside(unit: Unit) -> tuple[str, ...]:
    """Return the owners that stand beside a unit, each by itself."""
    return each(unit.passage.who)


def each(who: Sequence[str]) -> tuple[str, ...]:
    """Return owners each by themselves, however they were written together."""
    return tuple(name for written in who for name in owners.split(written))


_WORDS = 20
