"""The words of a paragraph in the types they are set in: what is emphasised, what is struck out."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

MONTHS = (
    "jan|january|feb|february|mar|march|apr|april|may|jun|june|jul|july|aug|august|"
    "sep|sept|september|oct|october|nov|november|dec|december"
)
_TO_ACT = re.compile(
    r"(?:The\s)?[A-Z][\w'’.-]{0,20}(?:\s(?:and|&|of|the|[A-Z][\w'’.-]{0,20})){0,6}"
    r"\sto\s(?!the\b|be\b)[a-z]{2,20}\s.{8}"
)
_DAY = re.compile(
    rf"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{MONTHS})\b|\b(?:{MONTHS})\s+\d|"
    r"\d{1,2}[/.]\d{1,2}\b|\b(?:mon|tues|wednes|thurs|fri)day\b",
    re.IGNORECASE,
)
_DONE = re.compile(r"\b(?:done|completed?|closed|discharged)\b|[✓✔✅]", re.IGNORECASE)
_SHORTEST_LOUD = 15
_LONGEST_LOUD = 400
_LONGEST_DAY = 80
_MOST = 0.6


class Run(NamedTuple):
    """Words in one type. They are struck out when a line is drawn through them."""

    text: str
    bold: bool = False
    struck: bool = False


class Said(NamedTuple):
    """What a paragraph says; whether all of it is bold, and whether it is struck out."""

    text: str
    bold: bool = False
    struck: bool = False


def said(runs: Iterable[Run]) -> Said:
    """Read the runs of a paragraph.

    A paragraph that is struck out, or nearly all of it, keeps its words and is known by it, as
    does one that says behind them that they are done. In one that stands, a day that is struck
    out is a cancelled one, and other words that are struck out are not there any more.

    >>> said([Run("Visit the depot")]).text
    'Visit the depot'
    >>> said([Run("Next: "), Run("4 May", struck=True), Run(" 11 May, 10am in Room 2")]).text
    'Next: 4 May (cancelled) 11 May, 10am in Room 2'
    >>> said([Run("Visit the depot", struck=True)])
    Said(text='Visit the depot', bold=False, struck=True)
    """
    kept = list(_merged(run for run in runs if run.text))
    solid = [run for run in kept if run.text.strip()]
    if not any(run.bold or run.struck for run in solid):
        return Said("".join(run.text for run in kept))
    bold = all(run.bold for run in solid)
    gone = sum(len(run.text.strip()) for run in solid if run.struck)
    struck = gone >= sum(len(run.text.strip()) for run in solid) * _MOST or _is_done(solid)
    parts: list[str] = []
    for loud, group in groupby(kept, key=lambda run: run.bold and not bold):
        words = "".join(run.text if struck else _standing(run) for run in group)
        parts.append(_loud(words, parts) if loud else words)
    return Said("".join(parts), bold, struck)


def _is_done(runs: Sequence[Run]) -> bool:
    """Whether words are struck out because they are done, as what stands behind them says."""
    last = max((n for n, run in enumerate(runs) if run.struck), default=-1)
    told = "".join(run.text for run in runs[last + 1 :])
    words = runs[last].text.strip()
    return last >= 0 and len(words) >= _SHORTEST_LOUD and bool(_DONE.search(told))


def _merged(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield runs of one type as one."""
    for (bold, struck), group in groupby(runs, key=lambda run: run[1:]):
        yield Run("".join(run.text for run in group), bold, struck)


def lines(found: Iterable[Run]) -> Iterator[list[Run]]:
    """Part runs at the line breaks in them."""
    line: list[Run] = []
    for run in found:
        first, *others = run.text.split("\n")
        line.append(run._replace(text=first))
        for other in others:
            yield line
            line = [run._replace(text=other)]
    yield line


def struck_in_markdown(text: str) -> list[Run]:
    """Part a line of Markdown at the marks around what is struck out.

    >>> struck_in_markdown("~~4 May~~ 11 May")
    [Run(text='4 May', bold=False, struck=True), Run(text=' 11 May', bold=False, struck=False)]
    """
    parts = text.split("~~")
    paired = len(parts) % 2 == 1
    found = [Run(part, struck=paired and n % 2 == 1) for n, part in enumerate(parts)]
    return [run for run in found if run.text]


def emphasised(words: str) -> str:
    """Set what is emphasised inside a paragraph in brackets, if it says that somebody is to act.

    The emphasis is how such notes mark their actions, and would be lost with the type.

    >>> emphasised("Milo to write to the two schools by April.")
    '[Action: Milo to write to the two schools by April.]'
    >>> emphasised("very late")
    'very late'
    """
    bare = words.strip()
    if not _TO_ACT.match(bare) or bare[-1] not in ".!)":
        return words
    return words.replace(bare, f"[Action: {bare}]")


def _standing(run: Run) -> str:
    """Return what is left of a run in a paragraph that stands."""
    if not run.struck:
        return run.text
    bare = run.text.strip()
    if len(bare) > _LONGEST_DAY or not _DAY.search(bare):
        return " " if run.text[:1].isspace() and run.text[-1:].isspace() else ""
    return run.text.replace(bare, f"{bare} (cancelled)")


def _loud(words: str, before: Sequence[str]) -> str:
    """Mark bold words inside a paragraph; those that open it are its title."""
    long = _SHORTEST_LOUD <= len(words.strip()) <= _LONGEST_LOUD
    return emphasised(words) if long and "".join(before).strip() else words
