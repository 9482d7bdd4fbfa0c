"""Rows whose owner stands in a column: which of the words beside each owner are the action."""

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.reading.formats.document import Line
from bot.reading.notes import (
    doers,
    occasions,
    owners,
    people,
    promises,
    sentences,
    series,
    status,
)
from bot.reading.notes.drafts import Draft
from bot.reading.notes.people import Person
from bot.reading.notes.sections import Unit

_NOBODY = re.compile(
    r"who\s*\?+|\?+|tbc|tba|to\s+be\s+(?:confirmed|agreed|allocated)", re.IGNORECASE
)


_TELLS = re.compile(
    r"\b(?:was|were|is|are|has|had|said|reported|presented|moved|pointed|noted|gave|spoke|asked|told|explained|"
    r"outlined|went|took|heard|thanked|felt|thought|drew|referred|described|showed|led)\b"
)


_HANGS_ON = re.compile(
    r"\b(?:if|whether|how|that|which|who|when|where|because|so|before|until|once|after|unless)\b"
)
_APART = re.compile(r"\s+/\s+|;\s+|(?<=[a-z]\.)\s+")
_DECIDED = re.compile(r"(?:resolved|decision|decided|agreed|noted)\b", re.IGNORECASE)


def drafts(unit: Unit, everyone: Sequence[Person]) -> list[Draft]:
    """Return the actions of a row: what its column for actions says whole, or each owner's.

    An entry that names nobody on purpose ("Who?") is an action without an owner; one that is
    no owner at all ("Note") is none.
    """
    if deeds := list(_deeds(unit)):
        return [_draft(unit, text, who, 0) for text, who in deeds]
    entries = [
        entry
        for entry in unit.passage.who
        if _names(entry, everyone) or _NOBODY.fullmatch(entry.strip())
    ]
    return _owned(unit, entries, everyone) if entries and not _is_invitation(unit) else []


def _owned(unit: Unit, entries: Sequence[str], everyone: Sequence[Person]) -> list[Draft]:
    """Return what each owner beside a row is to do of what its words say."""
    text = _said(unit)
    if pairs := list(_one_each(unit, entries)):
        named = ((said, _names(of, everyone)) for said, of in pairs)
        return [_draft(unit, said, who, n) for n, (said, who) in enumerate(named)]
    if promises.is_nil(text) or not _asks(text):
        return []
    if len(entries) > 1:
        return list(_stacked(unit, text, entries, everyone))
    own = list(_each_its_own(text, entries, everyone))
    if len(own) > 1:
        return [_draft(unit, sentence, who, 0) for sentence, who in own]
    chosen = _chosen(text, entries[0], everyone)
    return [_draft(unit, chosen, _names(entries[0], everyone), 0)]


def _names(entry: str, everyone: Sequence[Person]) -> tuple[str, ...]:
    """Return the owners in an entry; letters that say "none" too are whoever is listed by them."""
    letters = entry.strip(" .")
    own = letters.isupper() and "/" not in letters and people.named(letters, everyone)
    return owners.split(entry) or ((letters,) if own else ())


def _deeds(unit: Unit) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what a column for actions says whole, with its owner: "GO to amend", "DCC to write"."""
    for entry in unit.passage.who:
        for part in _APART.split(entry):
            found = doers.leads(part)
            if found is not None and promises.entry(part, listed=True):
                yield part, found.who


def _one_each(unit: Unit, entries: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pair each owner with the paragraph, or the sentence, that is a task and so is theirs."""
    lines = [line.text for line in _below_title(unit)]
    for parts in (lines, sentences.split(unit.text)) if len(lines) > 1 else ():
        asked = [part for part in parts if _is_task(part) and not _counts(part)]
        if len(asked) == len(entries) < len(parts):
            yield from zip(asked, entries, strict=True)
            return
    if len(lines) == len(entries) > 1 and not _of_all(unit):
        yield from zip(lines, entries, strict=True)


def _of_all(unit: Unit) -> str:
    """Return the one paragraph that is a task where all others tell what was; or ""."""
    lines = [line.text for line in _below_title(unit)]
    asked = [text for text in lines if _is_task(text)]
    told = [text for text in lines if _tells(text) and not promises.ahead(text)]
    only = len(asked) == 1 and len(told) == len(lines) - 1
    alone = only and len(sentences.split(asked[0])) == 1 and not doers.before(asked[0])
    return asked[0] if alone else ""


def _below_title(unit: Unit) -> tuple[Line, ...]:
    """Return the lines of a row without a title in bold over them."""
    loud = len(unit.lines) > 1 and unit.lines[0].style == "bold" != unit.lines[1].style
    return unit.lines[1:] if loud else unit.lines


def _said(unit: Unit) -> str:
    """Return the words of a row without a title in its first line."""
    lines = _below_title(unit)
    titled = (
        len(lines) > 1 and len(lines[0].text) < _TITLE and not lines[0].text.endswith((".", ":"))
    )
    if titled and not promises.ahead(lines[0].text):
        lines = lines[1:]
    return (
        " ".join(
            line.text if line.text.endswith((".", "?", "!", ":")) else f"{line.text}."
            for line in lines
        )
        if len(lines) > 1
        else lines[0].text
    )


def _tells(text: str) -> bool:
    """Whether words tell what was: in what they say first, not in what hangs on it."""
    return bool(_TELLS.search(_HANGS_ON.split(text)[0]))


def _is_task(text: str) -> bool:
    """Whether a paragraph says nothing but what is to be done."""
    decided = _DECIDED.match(text)
    return promises.entry(text, listed=False) and not _tells(text) and not decided


def _asks(text: str) -> bool:
    """Whether any of the words beside an owner ask for something; a reporter's only tell."""
    return not _tells(text) or any(
        promises.ahead(part) or promises.undertakes(part) or _is_task(part)
        for part in sentences.split(text)
    )


def _is_invitation(unit: Unit) -> bool:
    """Whether "ALL" beside a date is only an invitation to the next meeting."""
    to_all = all(re.fullmatch(owners.EACH, entry.strip()) for entry in unit.passage.who)
    gathers = to_all and occasions.DATE.search(unit.text) and series.GATHERED.search(unit.text)
    return bool(gathers) or unit.heading.opens in ("next", "item", "minutes", "previous", "end")


def _each_its_own(
    text: str, entries: Sequence[str], everyone: Sequence[Person]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the sentences that name their own owner, if those are the owners in the column."""
    beside = owners.split(entries[0])
    for sentence in sentences.split(text):
        found = doers.before(sentence)
        if found and all(
            any(_same(name, other, everyone) for other in beside) for name in found.who
        ):
            yield sentence, found.who


def _chosen(text: str, entry: str, everyone: Sequence[Person]) -> str:
    """Return the words that a single owner is to act on; all of them when none look ahead."""
    parts = sentences.split(text)
    if len(parts) == 1:
        return text
    ahead = [part for part in parts if promises.ahead(part) and not part.endswith("?")]
    ahead = ahead or [part for part in parts if promises.undertakes(part)]
    beside = owners.split(entry)
    subject = [part for part in ahead if _is_for(part, beside, everyone)]
    named = [part for part in ahead if _mentions(part, entry, everyone)]
    free = [part for part in ahead if not (doers.before(part) or doers.within(part))]
    chosen = subject or named or free or ahead
    return " ".join(sentences.with_what_they_lean_on(parts, chosen) or [text])


def _is_for(part: str, beside: Sequence[str], everyone: Sequence[Person]) -> bool:
    """Whether a sentence says that one of these owners is to do something."""
    found = doers.before(part) or doers.within(part)
    return found is not None and any(_same(a, b, everyone) for a in found.who for b in beside)


def _stacked(
    unit: Unit, text: str, entries: Sequence[str], everyone: Sequence[Person]
) -> Iterator[Draft]:
    """Yield one action for each of several owners, with the sentence that is theirs.

    Where only one thing is to be done, it is all of theirs.
    """
    if shared := _of_all(unit):
        every = (name for entry in entries for name in _names(entry, everyone))
        yield _draft(unit, shared, tuple(dict.fromkeys(every)), 0)
        return
    parts = sentences.split(text)
    for number, entry in enumerate(entries):
        if not parts:
            return
        best = max(
            parts,
            key=lambda part: (
                _mentions(part, entry, everyone) * 3 + promises.ahead(part) * 2,
                -parts.index(part),
            ),
        )
        parts.remove(best)
        yield _draft(unit, best, _names(entry, everyone), number)


def _counts(part: str) -> bool:
    """Whether words give figures, as a report does."""
    return bool(re.search(r"\d\s?%|£\s?\d", part))


def _mentions(sentence: str, entry: str, everyone: Sequence[Person]) -> bool:
    """Whether a sentence speaks of one of the owners in an entry, by any of their names."""
    ways: set[str] = set()
    for owner in owners.split(entry):
        ways.add(owner)
        for person in people.named(owner, everyone):
            ways |= {person.name.split()[-1], person.letters, person.name}
    return any(re.search(rf"(?<!\w){re.escape(way)}(?!\w)", sentence) for way in ways if way)


def _same(name: str, other: str, everyone: Iterable[Person]) -> bool:
    """Whether two ways of writing an owner mean the same one."""
    if name.casefold() == other.casefold() or all(
        re.fullmatch(owners.EACH, each) for each in (name, other)
    ):
        return True
    listed = tuple(everyone)
    return bool(set(people.named(name, listed)) & set(people.named(other, listed)))


def _draft(unit: Unit, text: str, who: tuple[str, ...], number: int) -> Draft:
    """Make an action of words beside an owner, with the date that stands beside that owner."""
    whens = unit.passage.when
    if len(whens) == len(unit.passage.who):
        when = whens[number]
    else:
        joined = " ".join(whens)
        when = "" if len(unit.passage.who) > 1 and status.read(joined) else joined
    return Draft(
        text=text,
        place=unit.line.place,
        spot=unit.spot,
        who=who,
        when=when,
        progress=unit.passage.status or status.stated(unit.text).note,
        ref=unit.passage.ref,
        raised=unit.passage.raised,
        column=True,
        quotation=unit.text,
    )


_TITLE = 80
