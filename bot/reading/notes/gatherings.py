"""Headings about coming meetings, and where that which stands under them ends."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.reading.formats.document import Line
from bot.reading.notes import hours, occasions, spoken
from bot.reading.notes.across import Row
from bot.reading.notes.series import GATHERING


class Opened(NamedTuple):
    """A heading about coming meetings: the words of it that say whose, and what follows it.

    `wide` says that it is of all that is coming, and not of this board's meetings alone.
    """

    label: str
    rest: str
    wide: bool = False


def heading(cells: Sequence[str], line: Line) -> Opened | None:
    """Read "Date of next meeting", "Future boards", "Dates for 2024", "Next: …"; else None."""
    first = cells[0] if cells else ""
    at = 1 if len(cells) > 1 and _NUMBER.fullmatch(first) else 0
    later = (n for n in range(1, len(cells) - 1) if occasions.DATE.match(cells[n + 1]))
    at = next((n for n in later if _HEADING.fullmatch(cells[n])), at)
    words = cells[at] if len(cells) > at else ""
    words = re.sub(r"^\d{1,2}\s?[/.)–-]\s", "", words.replace("\n", " | "))
    beside = [cell for cell in cells[at + 1 :] if not _FOR_ALL.fullmatch(cell)]
    found = _HEADING.match(words[:_LONG])
    plain = _PLAIN.match(words[:_LONG])
    if plain and not (found and found.end() >= plain.end()):
        return Opened(_OWN.sub(" ", plain["head"]), " | ".join([words[plain.end() :], *beside]))
    if is_calendar(cells):
        return Opened("", "")
    if not found or (found["open"] and words[found.end() :]):
        return None
    rest = _MINUTE.sub("", " | ".join([words[found.end() :], *beside]).strip(" |"))
    alone = (
        not rest
        or (found["mark"] or "").strip()
        or line.style == "heading"
        or found["head"].isupper()
    )
    if not alone and not (occasions.DATE.match(rest) or spoken.UNSET.match(rest)):
        return None
    own = "" if found["open"] else _OWN.sub(" ", found["head"])
    said = found["all"] or ""
    if hours.first(said):  # "Future meetings (all Tuesdays at 10:00)"
        rest = f"{said}\n{rest}".strip()
    return Opened(own.lower() if own.isupper() else own, rest, bool(found["open"]))


def leads_to_days(words: str) -> Opened | None:
    """Read a sentence that the days below it end: "The Committee will meet at 10.00 on:"."""
    found = _LEADS.fullmatch(words[:_LONG])
    return Opened(_OWN.sub(" ", found["who"]), found["said"].strip()) if found else None


def is_calendar(cells: Sequence[str]) -> bool:
    """Whether a row is the heads of a table of coming meetings: "Board | Date | Venue"."""
    heads = [cell.strip(" :*") for cell in cells]
    dated = any(_DATES.fullmatch(head) for head in heads)
    named = any(_NAMES.fullmatch(head) for head in heads)
    return (dated and named) and all(_CALENDAR.fullmatch(head) for head in heads)


def inside(text: str) -> str:
    """Return what follows a heading about coming meetings in the middle of a line, with it."""
    for found in _SENTENCE.finditer(text):
        opened = _HEADING.match(text, found.end())
        marked = opened and (opened["mark"] or "").strip() and not opened["open"]
        if _PLAIN.match(text[found.end() :][:_LONG]):
            return text[found.end() :]
        if opened and marked and occasions.DATE.match(text, opened.end()):
            return text[found.end() :]
    return ""


def closes(row: Row, *, dated: bool) -> bool:
    """Whether a row ends what stands under a heading about coming meetings."""
    line = row.line
    if re.match(
        r"(?:agreed\s+|summary\s+of\s+)?actions?\b|-+\s*original|from:|all\s+(?:the\s+)?best|(?:kind\s+)?regards|signed\b|chair(?:man)?\s*\.{3}",
        row.words,
        re.IGNORECASE,
    ):
        return True
    if occasions.DATE.match(row.words) or re.search(
        r"\b(?:plan|dates|calendar)\b", row.words, re.IGNORECASE
    ):
        return False
    if (dated or line.style) and _REFERENCE.match(row.words):
        return True
    numbered = bool(re.match(r"\d{1,2}(?:\.\d)?[.)]?$", line.marker)) and line.text[:1].isupper()
    return line.style == "heading" or (numbered and (dated or len(row.words) < _SHORT))


def is_aside(words: str) -> bool:
    """Whether a line under such a heading is not about it: the close, a page, who wrote it."""
    told = spoken.CLOSE.search(words[:_LONG]) or _SIGNED.fullmatch(words.strip())
    return not occasions.DATE.match(words) and bool(told)


def goes_on(above: str, below: str) -> bool:
    """Whether a line goes on with the one above it: a margin broke the sentence in two."""
    broken = re.search(r"(?:\d|,|\b(?:on|at|in|the|of|and|to|be|is))$", above)
    month = re.match(spoken.MONTHS, below, re.IGNORECASE)
    return bool((broken and month) or (below[:1].islower() and not above.endswith((".", ":"))))


_OWN = re.compile(
    r"\b(?:dates?|times?|venue|of|for|the|next|future|forthcoming|following|upcoming|confirmation|details|to|note|type|venue|place|location|"
    r"20\d\d(?:/\d\d)?|part|item|section|rest|remaining|when|where|we|our|meets?|again|and|or)\b|[\d.()–:-]",
    re.IGNORECASE,
)
_FOR_ALL = re.compile(r"all|everyone|to\s+note|note|info", re.IGNORECASE)
_NUMBER = re.compile(r"(?:[A-Z]{0,5}[./ ]?)?\d[\w./-]{0,14}[.)]?")
_HEADING = re.compile(
    r"\W{0,4}(?:[^\W\d][\w ]{2,30}\s/\s)?"
    r"(?:(?:[A-Z&]{0,5}[./\s]?)?\d[\w./-]{0,14}[.)]?\s+|(?:part|(?:agenda\s+)?item|section|min(?:ute)?)\.?\s+\w{1,5}\s*[.:–-]+\s*)?"
    r"(?P<head>(?:(?:confirmation|details)\s+of\s+|to\s+note\s+)?(?:(?:the|our)\s+)?(?:provisional\s+)?(?:"
    r"(?:(?:dates?|times?|venue|day|place|location|type)(?:\s*(?:,|/|and|&)\s*(?:dates?|times?|venue|place|location))*\s+"
    r"(?:and\s+place\s+)?(?:of|for)\s+)(?:the\s+)?(?:rest\s+of\s+)?(?:your\s+diary|(?:(?:next(?!\s+but\b)|future|forthcoming|following|"
    rf"coming|remaining|further|upcoming)\s+)?(?:[\w&'’-]{{1,20}}\s+){{0,3}}?(?:{GATHERING}|20\d\d(?:[/–-]\d\d)?|the\s+(?:year|diary)))"
    rf"|(?:next(?!\s+but\b)|future|forthcoming|following|upcoming)\s+(?:[\w&'’-]{{1,20}}\s+){{0,3}}?(?:{GATHERING}|mtgs?|dates|occurrences?)"
    r"(?:\s+(?:dates?|type|time|venue|place)(?:\s*(?:,|/|and|&)\s*(?:dates?|times?|venue|place|location|type))*)?"
    r"(?:\s+(?:in|for|of)\s+20\d\d(?:/\d\d)?)?"
    rf"|(?:{GATHERING}|review|diary|provisional|future|forthcoming|[A-Z]\w{{1,20}}\s+(?:{GATHERING}))\s+dates"
    r"(?:\s+(?:for|in|of)\s+(?:the\s+)?(?:rest\s+of\s+)?(?:20\d\d(?:[/–-]\d\d)?|year))?"
    rf"|(?:{GATHERING})\s+(?:in|for|during)\s+20\d\d(?:[/–-]\d\d)?"
    rf"|(?:calendar|schedule|programme|timetable)\s+of\s+(?:[\w&-]{{1,20}}\s+){{0,2}}?(?:{GATHERING})"
    r"|(?:when|where)\s+(?:(?:and|or)\s+where\s+)?(?:we|the\s+\w{3,20})\s+(?:(?:next|again)\s+)?meets?(?:\s+(?:again|next))?"
    r"|(?P<open>coming\s+up|(?:looking|dates)\s+ahead|what(?:['’]s|\s+is)\s+(?:next|coming)|key\s+dates|on\s+the\s+horizon|"
    r"dates\s+to\s+note|forward\s+(?:look|dates))"
    r"|dates?\s+of\s+next|dates|DONM|diary(?:\s+dates?)?|next(?:\s+(?:time|up))?"
    r"))(?:\s*\((?P<all>[^()]{0,60})\))?(?P<mark>\s*(?:[:.–—-]{1,2}(?=\s|$)|\||$|\s{2,}))?\s*",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"(?:\d{1,2}[.)]?\s+)?(?P<head>(?:the\s+|our\s+)?(?:[\w'’&-]{1,20}\s+){0,3}?(?:meetings|dates|timetable|calendar|schedule))"
    r"(?:\s+(?:for|in|of)\s+(?:the\s+)?(?:rest\s+of\s+(?:the\s+)?)?(?:20\d\d(?:[/–-]\d\d)?|(?:this\s+|next\s+)?year))?"
    r"(?:\s{0,3}[:|–](?:\s\|)?|\s+(?:are|will\s+be|fall|take\s+place)(?:\s+(?:held|set|fixed|booked|planned|arranged))?"
    rf"(?:\s+(?:on|for|as\s+follows))?:?)\s+(?={occasions.DATE.pattern})",
    re.IGNORECASE,
)
"""Words that only the date after them shows to be of coming meetings: "Meetings: 6 May"."""

_LEADS = re.compile(
    r"(?P<who>(?:[\w'’&-]{1,20}\s+){1,6}?)(?:(?:(?:will|shall|is|are)\s+(?:all\s+|each\s+|next\s+|now\s+|to\s+)?"
    r"(?:meet|sit|be\s+(?:held|meeting)|take\s+place|held|fixed|booked|arranged|planned|scheduled))|meets?)\b(?P<said>[^.;:\n]{0,20}?"
    r"(?:\d{1,2}[.:]\d\d[^;:\n]{0,40})?)(?::|\b(?:on|as\s+follows|on\s+the\s+following(?:\s+\w{3,12})?)\s*:?)\s*",
    re.IGNORECASE,
)
"""A sentence that leads to the days below it: "The Committee will meet at 2pm on:"."""

_DATES = re.compile(r"(?:meeting\s+)?(?:dates?|day|when)(?:\s+(?:and|&)\s+time)?", re.IGNORECASE)
_NAMES = re.compile(rf"(?:next\s+|future\s+)?(?:{GATHERING})", re.IGNORECASE)
_CALENDAR = re.compile(
    rf"{_DATES.pattern}|{_NAMES.pattern}|times?|venue|place|location|room|where|status|type|theme|host|"
    r"quarter|notes?",
    re.IGNORECASE,
)
_MINUTE = re.compile(r"(?:minutes?|discussion|resolved|noted)\s*:\s*(?:\|\s*)?", re.IGNORECASE)
"""What stands between an item of a web page and what was minuted of it."""
_SIGNED = re.compile(r"(?:[A-Z]\.?\s?){1,4}[,/–-]?\s?\d{1,2}[./]\d{1,2}[./]\d{2,4}")
"""Who wrote the notes, by their letters, and when: "H.L. 17/3/25"."""
_REFERENCE = re.compile(r"[A-Z]{2,6}[ /.-]\d{1,4}[/.-]\d{1,3}\s+[A-Z][a-z]")
"""The number that a minute is known by, before its heading: "JAC 24/11 Exclusion of the public"."""
_SENTENCE = re.compile(r"[.;]\s+(?=[A-Z])")
_LONG = 300
_SHORT = 60
