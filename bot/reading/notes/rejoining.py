"""Owners, times and standings on lines of their own, given to the passage they belong to."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.reading.notes import assigned, headings, labels, owners
from bot.reading.notes import status as standings
from bot.reading.notes.found import CLOSED
from bot.reading.notes.passage import Passage

if TYPE_CHECKING:
    from bot.reading.formats.document import Line


def rejoined(passages: list[Passage]) -> Iterator[Passage]:
    """Give owners and dates that stand on lines of their own to the passage they belong to."""
    kept: list[Passage] = []
    waiting = ""
    for passage in _unsigned(passages):
        if kept and (told := _told_of(kept[-1], passage) or _closed_since(kept[-1], passage)):
            kept[-1] = told
            continue
        alone = _alone(passage)
        if alone == "who" and kept and not kept[-1].who and _is_said(kept[-1]):
            kept.append(replace(_gathered(kept), who=(passage.text,)))
        elif alone == "who":
            waiting = passage.text
        elif alone == "when" and kept and kept[-1].who and not kept[-1].when:
            kept[-1] = replace(kept[-1], when=(passage.text,))
        else:
            take = waiting and _is_said(passage) and not passage.who
            kept.append(replace(passage, who=(waiting,)) if take else passage)
            waiting = ""
    yield from kept


def _unsigned(passages: list[Passage]) -> list[Passage]:
    """Leave out who wrote the notes and when, under them, if no other owner has a line alone."""
    signed = [_alone(passage) for passage in passages[-2:]] == ["who", "when"]
    only = signed and not any(_alone(passage) == "who" for passage in passages[:-2])
    return passages[:-2] if only and re.match(r"\d", passages[-1].text) else passages


def _told_of(above: Passage, passage: Passage) -> Passage | None:
    """Give an action the owner, the time or the standing that a labelled line under it states."""
    words = " ".join([passage.text, *passage.who, *passage.when])
    found = labels.alone(words) if len(passage.lines) == 1 else None
    if not found or above.lines[0].style == "heading":
        return None
    kind, said = found
    given = assigned.read(said) if kind == "who" else None
    if kind != "status" and not given and (len(said) > _LABELLED or _TASK.search(said)):
        return None  # the words of the action stand between its labels
    if kind == "who" and (both := labels.read(said)).when and owners.looks_like(both.text):
        return replace(above, who=(both.text,), when=(both.when,))
    if given and given.when:
        return replace(above, who=given.who, when=(given.when,))
    if kind == "status":
        return replace(above, status=said)
    return replace(above, who=(said,)) if kind == "who" else replace(above, when=(said,))


def _closed_since(above: Passage, passage: Passage) -> Passage | None:
    """Close what a note below it says was done once the notes were written."""
    since = _SINCE.fullmatch(passage.text)
    return (
        replace(above, status=since["n"])
        if since and standings.read(since["n"]) in CLOSED
        else None
    )


def _gathered(kept: list[Passage]) -> Passage:
    """Take back the paragraphs since the last heading or owner: the owner below is theirs."""
    lines: list[Line] = []
    while (
        kept
        and len(lines) < _GATHERED
        and _is_said(kept[-1])
        and not (kept[-1].who or kept[-1].row)
    ):
        above = kept.pop()
        lines[:0] = above.lines
        if above.lines[0].marker:
            break
    return Passage(tuple(lines)) if lines else kept.pop()


def _alone(passage: Passage) -> str:
    """Tell a line that is only an owner, or only a date, from one that says something."""
    text = passage.text
    if passage.row or passage.who or len(text) > _ALONE or passage.lines[0].marker:
        return ""
    if owners.initials(text) and owners.looks_like(text) and not owners.is_word(text):
        return "who"
    return "when" if _ONLY_WHEN.fullmatch(text) else ""


def _is_said(passage: Passage) -> bool:
    """Whether a passage is a sentence, and not a heading or a label."""
    last = passage.lines[-1]
    heading = last.text.endswith((":", ":-")) or headings.is_title(last)
    return len(last.text) > _ALONE and not heading


_SINCE = re.compile(
    r"[(\[]?post[- ]meeting\s+(?:note|update)\s?[:–—-]\s?(?P<n>[^()\[\]]{3,160}?)[)\]]?\.?",
    re.IGNORECASE,
)
"""What was added below an action once the notes were written."""
_ONLY_WHEN = re.compile(
    r"\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?|asap|tbc|ongoing|no\s+date(?:\s+set)?|"
    r"(?:by|due|before|w/c|on|for|deadline:?)\s.{3,20}|\d{1,2}(?:st|nd|rd|"
    r"th)?\s+[A-Z][a-z]{2,8}(?:\s+\d{4})?",
    re.IGNORECASE,
)
_ONLY_WHEN = re.compile(
    r"\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?|asap|tbc|ongoing|no\s+date(?:\s+set)?|"
    r"(?:by|due|before|w/c|on|for|deadline:?)\s.{3,20}|\d{1,2}(?:st|nd|rd|"
    r"th)?\s+[A-Z][a-z]{2,8}(?:\s+\d{4})?",
    re.IGNORECASE,
)
_LABELLED = 45
_TASK = re.compile(r"\b(?:task|action|what)\s*:", re.IGNORECASE)
_ALONE = 24
_GATHERED = 5
