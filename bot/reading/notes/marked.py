"""The actions that notes mark: under a heading, after a label, in a column or in brackets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.reading.formats.document import Line
from bot.reading.notes import (
    assigned,
    cast,
    closing,
    doers,
    drafts,
    entries,
    habits,
    labelled,
    labels,
    mark,
    owners,
    promises,
    sentences,
    summed_up,
    turns,
)
from bot.reading.notes.drafts import Draft
from bot.reading.notes.habits import Habits
from bot.reading.notes.mark import Mark
from bot.reading.notes.sections import Unit

_UNFILLED = re.compile(
    r"\[(?:owner|name|action|date|who|what|when|insert[^\[\]]{0,30}|tbc|x+)\]|\bX{2,}\b",
    re.IGNORECASE,
)
_TOOK = re.compile(
    rf"(?P<who>{owners.NAMED})\s+(?:took|takes|has\s+taken|will\s+take|to\s+take|was\s+given|"
    rf"were\s+given|has|had)\s+"
    r"(?:on\s+)?(?:the|an|this)\s+action(?:\s+(?:item|point))?\s+(?:to|of|for)\b",
)
_PLACED = re.compile(
    rf"[Aa]ction\s+[\w./-]{{1,12}}\s+(?:was|is|were)\s+(?:placed\s+on|given\s+to|assigned\s+to|allocated\s+to)\s+"
    rf"(?P<who>{owners.NAMED})"
)
_CLOSING = re.compile(r"(?:\((?P<in>[^()]{2,60})\)|\s[/|]\s(?P<after>[^/|]{2,60}))\.?$")
_AT_BRACKET = re.compile(r"(?<=[.!?])\s+(?=\[)")
_ASIDE = re.compile(r"\b(?:risks?|issues?|decisions?|questions?|lessons?)\b", re.IGNORECASE)
_HABIT = 3
_SMALL_WORDS = 3


def find(units: Sequence[Unit], known: frozenset[str] = frozenset()) -> Iterator[Draft | Unit]:
    """Yield an action for each that is marked, and each unit that is not one as it came.

    What only says whose the action of a number is, is neither.

    A label that holds only an owner ("Action: Clerk") makes an action of the words before it.
    Where line after line ends in the name of somebody `known`, in brackets, that is the mark.
    """
    above: Unit | None = None
    habit = habits.of(units, known)
    closed = {id(unit): draft for unit in units if (draft := _closed_by_owner(unit, known))}
    if len(closed) < _HABIT:
        closed = {}
    for unit in units:
        if summed_up.is_key(unit, habit.keyed):
            continue
        found = list(_of(unit, above, habit, known)) or (
            [closed[id(unit)]] if id(unit) in closed else []
        )
        yield from (draft for draft in found if _says_something(draft)) if found else (unit,)
        if found and (left := _left(unit, found)):
            yield left
        above = None if found else unit


def _left(unit: Unit, found: Sequence[Draft]) -> Unit | None:
    """Return what a paragraph says besides the actions marked inside it; None for nothing."""
    if (
        unit.passage.task
        or len(unit.lines) > 1
        or labelled.read(unit)
        or unit.line.marker.startswith("[")
    ):
        return None
    text = unit.text
    for draft in found:
        text = text.replace(draft.text, " ")
    text = re.sub(r"[\[(]\s*(?:[Aa]ction|ACTION)[^\])]{0,60}[\])]", " ", text).strip()
    text = re.sub(r"^\[[^\[\]]{2,90}\]", " ", text).strip()
    if len(text) < _WORDS or text == unit.text:
        return None
    passage = replace(unit.passage, who=(), when=())
    return replace(unit, passage=passage, lines=(unit.line.with_text(text),))


def _closed_by_owner(unit: Unit, known: frozenset[str]) -> Draft | None:
    """Read a line that ends in the name of somebody known: "Book the hall (Priti, by 6 May)"."""
    found = _CLOSING.search(unit.text)
    given = assigned.read(found["in"] or found["after"]) if found else None
    if not found or not given or not all(cast.is_known(name, known) for name in given.who):
        return None
    text = unit.text[: found.start()].strip()
    if len(re.findall(r"\b[a-z]{2,}", text)) < _SMALL_WORDS:
        return None  # a name, and the capacity or the letters that go with it
    return drafts.of(unit, text, who=given.who, when=given.when, column=True)


def _says_something(draft: Draft) -> bool:
    """Whether a draft is more than a form left unfilled, or an owner with nothing to do."""
    opened = doers.before(draft.text)
    return not _UNFILLED.search(draft.text) and not promises.is_nil(
        opened.text if opened else draft.text
    )


def _of(unit: Unit, above: Unit | None, habit: Habits, known: frozenset[str]) -> Iterator[Draft]:
    """Yield the actions that one unit marks."""
    if unit.passage.task and unit.spot.zone != "agenda":
        yield from _records(unit)
    elif (found := labelled.read(unit)) and (unit.spot.zone != "next" or doers.leads(found.rest)):
        if unit.spot.zone != "agenda":
            yield from labelled.behind(unit, found, above)
    elif unit.spot.zone in ("agenda", "next"):
        return
    elif unit.line.marker in ("[ ]", "[x]"):
        yield drafts.of(unit, unit.text, ticked=unit.line.marker == "[x]")
    elif unit.spot.zone != "front" and (coded := _coded(unit, habit)):
        done = unit.line.marker == "✓" and habit.ticks
        yield drafts.of(unit, coded.rest, ref=coded.ref, ticked=done or None)
    elif unit.spot.zone != "front" and (_is_emphasised(unit, known) or labels.both(unit.text)):
        yield drafts.of(unit, unit.text)
    elif "[]" in habit.signs and (opened := _opened_inside(unit)):
        yield from opened
    else:
        yield from _in_words(unit, known, habit.keyed)


def _opened_inside(unit: Unit) -> list[Draft]:
    """Read what owners in brackets open behind other words: "The clock again. [CF] ring them"."""
    parts = _AT_BRACKET.split(unit.text)
    opened = [part for part in parts[1:] if entries.addressed(part)]
    return [drafts.of(unit, part) for part in opened] if unit.spot.zone == "talk" else []


def _in_words(unit: Unit, known: frozenset[str], keyed: frozenset[str]) -> Iterator[Draft]:
    """Yield the actions that are marked inside the words of a unit, or are entries of a list."""
    if within := list(mark.inside(unit.text)) or list(mark.bracketed(unit.text)):
        yield from (draft for one in within for draft in labelled.within(unit, one))
    elif unit.spot.zone != "front" and (ended := list(closing.find(unit.text, known, keyed))):
        for one in ended:
            draft = drafts.of(
                unit, one.text, who=one.who, when=one.when, ref=one.ref, column=bool(one.who)
            )
            yield replace(draft, progress=one.note or draft.progress)
    elif unit.spot.zone == "actions" and not unit.heading.opens and not unit.passage.who:
        listed = unit.spot.listed or bool(unit.line.marker) or entries.is_owned(unit.text)
        if promises.entry(unit.text, listed=listed):
            yield drafts.of(unit, unit.text)
    else:
        yield from _taken(unit)


def _coded(unit: Unit, habit: Habits) -> Mark | None:
    """Read a line that a sign or a code opens, if it says who acts, or its like mostly do."""
    if (said := mark.agreed(unit.text)) and doers.leads(said.rest):
        return said if habits.family(unit) in habit.signs else None
    found = mark.code(unit.text, unit.line.marker)
    signed = unit.line.marker in habits.SIGNS
    if (
        not found
        or (_ASIDE.search(unit.spot.heading) and not (signed and doers.before(found.rest)))
        or unit.heading.opens in ("item", "previous", "next")
    ):
        return None
    in_row = unit.passage.row and unit.line.marker != "→"
    if not in_row and mark.is_owned(found):
        return found
    if in_row and unit.line.marker:
        return None  # the number of a row: what its columns hold says what it is
    usual = habits.family(unit) in habit.signs and promises.entry(found.rest, listed=True)
    return found if usual else None


def _is_emphasised(unit: Unit, known: frozenset[str]) -> bool:
    """Whether a whole line is set in bold or italics, and says that somebody is to act.

    What opens an item is its title, "Freedom to trade", unless who is to act is known.
    """
    led = doers.leads(unit.text) if unit.line.style == "bold" else None
    title = unit.heading.opens == "item" or unit.line.marker[:1].isdigit()
    return bool(led and (not title or entries.is_sure(led.who, known)))


def _records(unit: Unit) -> Iterator[Draft]:
    """Yield the entries of a row of a log: one, or as many as have an owner each."""
    passage = unit.passage
    words = [line for line in _to_do(unit.lines) if not promises.is_nil(line.text)]
    everybody = all(re.fullmatch(owners.EACH, who.strip()) for who in passage.who)
    invited = unit.spot.zone == "next" and everybody and not any(passage.when)
    titled = len(words) > 1 and words[0].style == "bold" != words[1].style
    if titled and not (passage.who or passage.when or passage.status):
        return  # an item that was talked about, in the column of the actions
    if invited or owners.looks_like(" ".join(line.text for line in words)):
        return
    if not passage.who and not passage.when and (peeled := turns.of(words)):
        for text, given in peeled:
            yield drafts.of(unit, text, who=given.who, when=given.when, column=bool(given.who))
        return
    stacked = len(words) > 1 and len(words) == len(passage.who)
    apart = stacked or (not passage.who and len(words) > 1 and _say_whose(words))
    for number, group in enumerate([[line] for line in words] if apart else [words]):
        if not group:
            continue
        text = " ".join(line.text for line in group)
        label = mark.opening(text)
        text = label.rest if label and label.rest else text
        if not passage.who and (one := entries.trailing(text)):
            yield drafts.of(unit, one.text, who=one.who, when=one.when, column=True)
            continue
        who = (passage.who[number],) if stacked else passage.who
        when = (
            passage.when[number]
            if stacked and len(passage.when) == len(words)
            else " ".join(passage.when)
        )
        yield drafts.of(
            unit,
            text,
            who=labelled.each(who),
            when=when,
            column=bool(passage.who),
        )


def _to_do(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines of a cell from the first that "Action:" opens, or all of them."""
    return lines[next((n for n, line in enumerate(lines) if mark.opening(line.text)), 0) :]


def _say_whose(lines: Sequence[Line]) -> bool:
    """Whether each line of a cell says whose it is: behind its words, or before a colon."""
    return all(entries.trailing(line.text) for line in lines) or all(
        doers.before(line.text) for line in lines
    )


def _taken(unit: Unit) -> Iterator[Draft]:
    """Yield the sentences in which somebody "took the action to" do something."""
    for sentence in sentences.split(unit.text):
        found = _TOOK.search(sentence) or _PLACED.search(sentence)
        if found and unit.spot.zone != "front":
            who = owners.split(found["who"])
            yield drafts.of(unit, sentence, who=who, column=found.re is _PLACED)


_WORDS = 20
