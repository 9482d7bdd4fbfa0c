"""The actions that notes mark: under a heading, after a label, in a column or in brackets."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections.abc import Iterator, Sequence

from bot.reading.notes import drafts, owners, promises, sentences
from bot.reading.notes.drafts import Draft
from bot.reading.notes.sections import Unit

_LABEL = re.compile(
    r"(?:agreed\s+|new\s+)?(?:actions?(?:\s+(?:points?|items?|arising))?|AI|AP|"
    r"todo)\s*(?:no\.?\s*)?(?P<ref>\d[\w./-]{0,9})?\s*"
    r"(?:(?:for|by)\s+(?P<for>[^:–—-]{2,45}?)|\((?P<in>[^()]{2,45})\)|"
    r"(?P<as>[A-Z]{2,4}(?:\s*[/&]\s*[A-Z]{2,4})?))?\s*(?::-?|\s[–—-]|[–—]|-\s)\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:ACTIONS?|Actions?)(?:\s+(?:POINT|point))?\s+(?=(?:[A-Z]{2,4}\b|[Tt]he\s|"
    r"[A-Z][a-z]+\s+(?:[A-Z]\w+\s+)?(?:to|will)\b))(?P<rest>.+)$"
)
_BRACKETS = re.compile(
    r"[\[(]\s*(?:agreed\s+)?actions?\s*(?:points?|"
    r"items?)?\s*(?:[:–-]\s*|(?=[A-Z]{2}))(?P<in>[^\[\]]{2,600}?)\s*[\])]",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"(?<=[.!?;)\]])\s+(?:ACTIONS?|Actions?)(?:\s+(?:POINT|point|ITEM|item))?\s*(?::|\s[–—-])\s*"
)
_UNFILLED = re.compile(
    r"\[(?:owner|name|action|date|who|what|when|insert[^\[\]]{0,30}|tbc|x+)\]|\bX{2,}\b",
    re.IGNORECASE,
)
_TOOK = re.compile(
    rf"(?P<who>{owners.NAMED})\s+(?:took|takes|has\s+taken|will\s+take|to\s+take|was\s+given|"
    rf"were\s+given|has|had)\s+"
    r"(?:on\s+)?(?:the|an|this)\s+action(?:\s+(?:item|point))?\s+(?:to|of|for)\b",
)
_KEEPER = re.compile(r"actions?\s*:\s*[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){0,2}$", re.IGNORECASE)


def find(units: Sequence[Unit]) -> Iterator[Draft | Unit]:
    """Yield an action for each that is marked, and each unit that is not one as it came.

    A label that holds only an owner ("Action: Clerk") makes an action of the words before it.
    """
    above: Unit | None = None
    for unit in units:
        found = list(_of(unit, above))
        yield from (draft for draft in found if _says_something(draft)) if found else (unit,)
        above = None if found else unit


def _says_something(draft: Draft) -> bool:
    """Whether a draft is more than a form left unfilled, or an owner with nothing to do."""
    opened = owners.before(draft.text)
    return not _UNFILLED.search(draft.text) and not promises.is_nil(
        opened.text if opened else draft.text
    )


def _of(unit: Unit, above: Unit | None) -> Iterator[Draft]:
    """Yield the actions that one unit marks."""
    if unit.spot.zone in ("agenda", "next"):
        return
    if unit.passage.task:
        yield from _records(unit)
    elif _label(unit):
        yield from _labelled(unit, above)
    elif unit.line.marker in ("[ ]", "[x]"):
        yield drafts.of(unit, unit.text, ticked=unit.line.marker == "[x]")
    elif inline := list(_INLINE.finditer(unit.text)):
        yield from _inline(unit, inline)
    elif inside := list(_BRACKETS.finditer(unit.text)):
        yield from (d for found in inside for d in _bracketed(unit, found))
    elif unit.spot.zone == "actions" and not unit.heading.opens and not unit.passage.who:
        listed = unit.spot.listed or bool(unit.line.marker) or owners.before(unit.text) is not None
        if promises.entry(unit.text, listed=listed):
            yield drafts.of(unit, unit.text)
    else:
        yield from _taken(unit)


def _label(unit: Unit) -> re.Match[str] | None:
    """Match "Action: …" at the start of a unit, but not a heading or the keeper of the list."""
    if unit.heading.opens == "actions" and not unit.heading.rest:
        return None
    if unit.heading.opens == "previous":
        return None
    found = _LABEL.match(unit.text) or _BARE.match(unit.text)
    return found if found and not (_KEEPER.match(unit.text) and unit.spot.zone == "front") else None


def labelled(unit: Unit) -> bool:
    """Whether a unit is an action by the label in front of it: "Action 15: …"."""
    found = _label(unit)
    return bool(found and found["rest"])


def _labelled(unit: Unit, above: Unit | None) -> Iterator[Draft]:
    """Yield what stands behind a label; a label with an owner alone takes the words above it."""
    found = _LABEL.match(unit.text) or _BARE.match(unit.text)
    parts = found.groupdict() if found else {}
    rest = (parts.get("rest") or "").strip()
    named = parts.get("for") or parts.get("in") or parts.get("as") or ""
    who = owners.split(named) if owners.looks_like(named) else ()
    who = who or unit.passage.who
    if promises.is_nil(rest) or (not rest and not who):
        return
    if owners.looks_like(rest) and not who:
        who, rest = owners.split(rest), ""
    if not rest:
        if (
            above
            and who
            and len(above.text) > _WORDS
            and (above.heading.rest or not above.heading.opens)
        ):
            text = _undertaking(above.heading.rest or above.text)
            yield drafts.of(above, text, who=who, column=True)
        return
    for text in several(rest):
        yield drafts.of(unit, text, who=who, column=bool(who), ref=parts.get("ref") or "")


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
    parts = re.split(r";\s+(?:and\s+)?|(?<=\.)\s+", text)
    if len(parts) > 1 and all((found := owners.before(part)) and found.who for part in parts):
        return parts
    return [text]


def _inline(unit: Unit, found: Sequence[re.Match[str]]) -> Iterator[Draft]:
    """Yield the actions labelled inside a paragraph: each runs to the next label, or the end."""
    ends = [here.start() for here in found[1:]] + [len(unit.text)]
    for here, end in zip(found, ends, strict=True):
        words = unit.text[here.end() : end].strip()
        if owners.looks_like(words):
            before = sentences.split(unit.text[: here.start()])
            yield drafts.of(unit, before[-1], who=owners.split(words), column=True)
            continue
        for text in several(words):
            if not promises.is_nil(text):
                yield drafts.of(unit, text)


def _records(unit: Unit) -> Iterator[Draft]:
    """Yield the entries of a row of a log: one, or as many as have an owner each."""
    passage = unit.passage
    words = [line for line in unit.lines if not promises.is_nil(line.text)]
    stacked = len(words) > 1 and len(words) == len(passage.who)
    for number, group in enumerate([[line] for line in words] if stacked else [words]):
        if not group:
            continue
        text = " ".join(line.text for line in group)
        label = _LABEL.match(text)
        text = label["rest"] if label and label["rest"] else text
        who = (passage.who[number],) if stacked else passage.who
        when = (
            passage.when[number]
            if stacked and len(passage.when) == len(words)
            else " ".join(passage.when)
        )
        yield drafts.of(
            unit,
            text,
            who=tuple(n for w in who for n in owners.split(w)),
            when=when,
            column=bool(passage.who),
        )


def _bracketed(unit: Unit, found: re.Match[str]) -> Iterator[Draft]:
    """Yield what brackets in a paragraph mark: an action, or only the owner of the words before."""
    inside = found["in"]
    if owners.looks_like(inside):
        who = owners.split(inside)
        before = sentences.split(unit.text[: found.start()])[-len(who) :]
        theirs = [part for part in before[:-1] if owners.before(part)] + before[-1:]
        if before:
            yield drafts.of(unit, " ".join(theirs), who=who, column=True)
        return
    for text in several(inside):
        if not promises.is_nil(text):
            yield drafts.of(unit, text)


def _taken(unit: Unit) -> Iterator[Draft]:
    """Yield the sentences in which somebody "took the action to" do something."""
    for sentence in sentences.split(unit.text):
        if (found := _TOOK.search(sentence)) and unit.spot.zone != "front":
            yield drafts.of(unit, sentence, who=owners.split(found["who"]))


def _undertaking(text: str) -> str:
    """Return the sentences of a paragraph that look ahead: what the owner below it is to do."""
    parts = sentences.split(text)
    kept = [part for part in parts if promises.ahead(part) and not part.endswith("?")]
    return " ".join(kept or parts[-1:])


_WORDS = 20
