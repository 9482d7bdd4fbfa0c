"""Paragraphs that were broken into lines at a margin, joined again; lists and labels kept apart."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.reading.formats import marks
from bot.reading.formats.document import Line

LONGEST_WRAP = 120
LONG = 45
_NOTE = 16
_CUT = re.compile(r"[(\[]\s?(?:actions?|AP)$", re.IGNORECASE)
_MARK = re.compile(r"[(\[]\s?(?:actions?|AP)\b[^()\[\]]{1,60}[)\]]\W{0,2}$", re.IGNORECASE)
_HASTY = 4
_JOINING = ("/", "&", ",", "+")
UNFINISHED = re.compile(
    r"(?:\b(?:the|a|an|of|to|for|and|or|in|on|at|by|with|from|that|be|is|are|was|as|this|their|its|"
    r"his|her|our|which|who|will|would)|[,&/(-])$",
    re.IGNORECASE,
)
_ENDED = re.compile(r"(?:[.?!:;]|:-)[)\"'”’]*$|\.\s*\)$")
_WHOSE = re.compile(r"\s\[[A-Z]{2,4}(?:\s?[/&,+]\s?[A-Z]{2,4})*\]$")
_WHEN = re.compile(
    r"(?:by|within|before|early|mid|late|end|at|in|asap|next|for|on|w/c|tbc)\b", re.IGNORECASE
)
_ORDINALS = ("st", "nd", "rd", "th")
_MONTH = re.compile(rf"(?:{marks.MONTHS})\b", re.IGNORECASE)
_SMALL_LABEL = re.compile(r"[a-z][a-z'’]{0,20}(?:\s[a-z]{1,20}){0,2}:\s")
_LABEL = re.compile(r"[A-Z][\w /]{0,40}(?::|\s[–-]\s)|actions?\b", re.IGNORECASE)


def unwrapped(lines: Iterable[Line | None], *, flowing: bool = False) -> Iterator[Line]:
    """Yield whole paragraphs.

    None in `lines` is a blank line, across which nothing is joined unless the sentence plainly
    goes on: a page may have turned in the middle of it. `flowing` says that the text is
    Markdown, in which a line break is only a space.
    """
    held = list(lines)
    small = not flowing and _begins_small(held)
    width = LONG // 2 if flowing else _margin([line for line in held if line], hasty=small)
    last: Line | None = None
    gap = False
    for line in held:
        if line is None:
            gap = True
        elif last and (
            _ordinal(last, line) or goes_on(last, line, width=width, gap=gap, small=small)
        ):
            space = "" if line.text in _ORDINALS else " "
            words = f"{line.marker}: {line.text}" if line.marker else line.text
            last = replace(last, text=f"{last.text}{space}{words}", side=_beside(last, line))
            gap = False
        else:
            if last:
                yield last
            last, gap = line, False
    if last:
        yield last


def _beside(above: Line, below: Line) -> tuple[str, ...]:
    """Return what stands beside both lines; "Chair/" and "Clerk" under it are one entry."""
    if above.side and below.side and above.side[-1].endswith(_JOINING):
        return (*above.side[:-1], f"{above.side[-1]} {below.side[0]}", *below.side[1:])
    return (*above.side, *below.side)


def _ordinal(above: Line, below: Line) -> bool:
    """Whether a raised "th" was put on a line of its own, and what follows it."""
    if below.text in _ORDINALS:
        return above.text[-1:].isdigit()
    return bool(re.search(r"\d(?:st|nd|rd|th)$", above.text)) and bool(_MONTH.match(below.text))


def goes_on(above: Line, below: Line, *, width: int, gap: bool, small: bool = False) -> bool:
    """Whether `below` continues the sentence of `above`.

    `width` is the margin at which the text was broken (0 when it was not); `gap` says that a
    blank line stands between them, `small` that whoever wrote this begins with small letters.
    """
    lower = below.text[:1].islower() and not small
    under = not gap and (_closes(above, below) or _hangs(above, below))
    if under or below.marker or not below.text or not _open(above, below, gap=gap):
        return under
    if gap:
        return lower and len(above.text) >= LONG
    if len(above.text) < LONG:
        return above.text.endswith(("/", "&")) or (
            lower and bool(width) and len(above.text) > LONG // 2
        )
    if lower or UNFINISHED.search(above.text) or above.text.count("(") > above.text.count(")"):
        return True
    full = width and len(above.text) + len(below.text.split(" ", 1)[0]) + above.depth * 2 >= width
    return bool(full) and not _LABEL.match(below.text)


def _closes(above: Line, below: Line) -> bool:
    """Whether a line is the mark, or the rest of the mark, that closes the sentence above it."""
    if "heading" in (above.style, below.style) or above.side or below.side:
        return False
    return bool(_CUT.search(above.text) or (not below.marker and _MARK.match(below.text)))


def _hangs(above: Line, below: Line) -> bool:
    """Whether a line hangs under an entry that a code opens: what became of it, told below it."""
    sentence = len(above.text) >= LONG // 2 and above.text.endswith((".", ";"))
    beside = below.marker or below.side or not below.text
    return "/" in above.marker and sentence and below.depth > above.depth and not beside


def _open(above: Line, below: Line, *, gap: bool) -> bool:
    """Whether the sentence of `above` may go on at all: no heading, nothing that ends it."""
    lower = below.text[:1].islower()
    if _SMALL_LABEL.match(below.text):
        return False
    if "heading" in (above.style, below.style):
        return False
    on = lower or bool(UNFINISHED.search(above.text))
    if above.side and not (on and not gap and _may_go_on_beside(above, below)):
        return False
    if _WHOSE.search(above.text) and not _WHEN.match(below.text):
        return False
    return not _ENDED.search(above.text) or bool(lower and above.text.endswith(":") and above.depth)


def _may_go_on_beside(above: Line, below: Line) -> bool:
    """Whether a sentence may run on under one that has an owner beside it."""
    if not all(len(part) <= _NOTE for part in (*above.side, *below.side)):
        return False
    alone = len(above.side) == len(below.side) == 1 and not re.search(r"\d", below.side[0])
    return not below.side or alone or above.side[-1].endswith(_JOINING)


def _begins_small(lines: Sequence[Line | None]) -> bool:
    """Whether paragraphs often begin with a small letter: such a hand is in a hurry."""
    after = zip([None, *lines], lines, strict=False)
    opening = [line.text for above, line in after if line and above is None and line.text]
    small = sum(text[0].islower() for text in opening)
    return small >= _HASTY and small * 3 >= len(opening)


def _margin(lines: Sequence[Line], *, hasty: bool = False) -> int:
    """Return the length at which the text was broken into lines, or 0 if it was not."""
    lengths = sorted(len(line.text) + 2 * line.depth for line in lines if len(line.text) >= LONG)
    if len(lengths) < 3:  # noqa: PLR2004  two long lines show no margin
        return 0
    widest = lengths[-1]
    if hasty:
        return int(widest * 0.85) if widest <= LONGEST_WRAP else 0
    near = sum(length >= widest * 0.8 for length in lengths)
    return int(widest * 0.9) if widest <= LONGEST_WRAP and near * 2 >= len(lengths) else 0
