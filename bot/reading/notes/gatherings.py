"""How notes speak of coming meetings: headings, mentions, what is off, what is not yet set."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.reading.formats.document import Line
from bot.reading.notes import occasions
from bot.reading.notes.across import Row
from bot.reading.notes.series import GATHERING


class Opened(NamedTuple):
    """A heading about coming meetings: the words of it that say whose, and what follows it."""

    label: str
    rest: str


def heading(cells: Sequence[str], line: Line) -> Opened | None:
    """Read "Date of next meeting", "Future boards", "Dates for 2024", "Next: …"; else None."""
    first = cells[0] if cells else ""
    at = 1 if len(cells) > 1 and _NUMBER.fullmatch(first) else 0
    later = (n for n in range(1, len(cells) - 1) if occasions.DATE.match(cells[n + 1]))
    at = next((n for n in later if _HEADING.fullmatch(cells[n])), at)
    words = cells[at] if len(cells) > at else ""
    words = words.replace("\n", " | ")
    found = _HEADING.match(words[:_LONG])
    if not found:
        return None
    beside = (cell for cell in cells[at + 1 :] if not _FOR_ALL.fullmatch(cell))
    rest = " | ".join([words[found.end() :], *beside]).strip(" |")
    alone = (
        not rest
        or (found["mark"] or "").strip()
        or line.style == "heading"
        or found["head"].isupper()
    )
    if not alone and not (occasions.DATE.match(rest) or UNSET.match(rest)):
        return None
    own = _OWN.sub(" ", found["head"])
    return Opened(own.lower() if own.isupper() else own, rest)


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
    numbered = bool(re.match(r"\d{1,2}(?:\.\d)?[.)]?$", line.marker)) and line.text[:1].isupper()
    return line.style == "heading" or (numbered and (dated or len(row.words) < _SHORT))


def is_aside(words: str) -> bool:
    """Whether a line under such a heading is not about it: the close of the meeting, a page."""
    return bool(_CLOSE.search(words[:_LONG]))


def goes_on(above: str, below: str) -> bool:
    """Whether a line goes on with the one above it: a margin broke the sentence in two."""
    broken = re.search(r"(?:\d|,|\b(?:on|at|in|the|of|and|to|be|is))$", above)
    month = re.match(_MONTHS, below, re.IGNORECASE)
    return bool((broken and month) or (below[:1].islower() and not above.endswith((".", ":"))))


def in_full(text: str) -> str:
    """Write out a day that leaves its month to the words before: "The May Board … on the 29th"."""
    return _OF_MONTH.sub(lambda f: f"{f['lead']} {f['day']} {f['month']}", WAS.sub(" ", text))


def parted(line: str) -> list[str]:
    """Part a line into the clauses that each speak of a day of their own."""
    return _CLAUSES.split(line)


def of_all(text: str) -> str:
    """Return what is said of all the days in a list: "all 10:00, Room 4", "Both 0930, Wharfe"."""
    found = _OF_ALL.search(text)
    return found["said"] if found else ""


def first_lines(text: str) -> str:
    """Return the part of a passage that an hour without a day of its own belongs to."""
    return _CLOSE.split(text)[0][:_LONG]


def title_after(words: str) -> str:
    """Return the words after a day that name whose it is: "Joint seminar", "the AGM"."""
    found = _TITLE_AFTER.match(occasions.undated(words).strip())
    return found["who"] if found else ""


_OWN = re.compile(
    r"\b(?:dates?|times?|venue|of|for|the|next|future|forthcoming|following|upcoming|confirmation|details|to|note|type|venue|place|location|"
    r"20\d\d(?:/\d\d)?|part|item|section|rest|remaining)\b|[\d.()–:-]",
    re.IGNORECASE,
)
_FOR_ALL = re.compile(r"all|everyone|to\s+note|note|info", re.IGNORECASE)
_NUMBER = re.compile(r"(?:[A-Z]{0,5}[./]?)?\d[\w./-]{0,9}[.)]?")
_HEADING = re.compile(
    r"\W{0,4}(?:[^\W\d][\w ]{2,30}\s/\s)?"
    r"(?:(?:[A-Z]{0,5}[./]?)?\d[\w./-]{0,9}[.)]?\s+|(?:part|item|section)\s+\w{1,3}\s*[.:–-]+\s*)?"
    r"(?P<head>(?:(?:confirmation|details)\s+of\s+|to\s+note\s+)?(?:the\s+)?(?:provisional\s+)?(?:"
    r"(?:(?:dates?|times?|venue|day|place|location|type)(?:\s*(?:,|/|and|&)\s*(?:dates?|times?|venue|place|location))*\s+"
    r"(?:and\s+place\s+)?(?:of|for)\s+)(?:the\s+)?(?:rest\s+of\s+)?(?:your\s+diary|(?:(?:next|future|forthcoming|following|"
    rf"coming|remaining|further|upcoming)\s+)?(?:[\w&'’-]{{1,20}}\s+){{0,3}}?(?:{GATHERING}|20\d\d(?:[/–-]\d\d)?|the\s+(?:year|diary)))"
    rf"|(?:next|future|forthcoming|following|upcoming)\s+(?:[\w&'’-]{{1,20}}\s+){{0,3}}?(?:{GATHERING}|mtgs?|dates|occurrences?)"
    r"(?:\s+(?:dates?|type|time|venue|place)(?:\s*(?:,|/|and|&)\s*(?:dates?|times?|venue|place|location|type))*)?"
    r"(?:\s+(?:in|for|of)\s+20\d\d(?:/\d\d)?)?"
    rf"|(?:{GATHERING}|review|diary|provisional|future|forthcoming|[A-Z]\w{{1,20}}\s+(?:{GATHERING}))\s+dates"
    r"(?:\s+(?:for|in|of)\s+(?:the\s+)?(?:rest\s+of\s+)?(?:20\d\d(?:[/–-]\d\d)?|year))?"
    rf"|(?:{GATHERING})\s+(?:in|for|during)\s+20\d\d(?:[/–-]\d\d)?"
    rf"|(?:calendar|schedule|programme|timetable)\s+of\s+(?:[\w&-]{{1,20}}\s+){{0,2}}?(?:{GATHERING})"
    r"|dates|DONM|diary(?:\s+dates?)?|next(?:\s+(?:time|up))?"
    r"))(?:\s*\((?P<all>[^()]{0,60})\))?(?P<mark>\s*(?:[:.–—-]{1,2}(?=\s|$)|\||$|\s{2,}))?\s*",
    re.IGNORECASE,
)
THEN = (
    r"(?:\s*(?:\([^()]{0,60}\)|[:,–—-]|\bwill\b|\bwould\b|\bbe\b|\bis\b|\bare\b|\bto\b|\bon\b|\bheld\b|\btakes?\b|\bplace\b|"
    r"\bnow\b|\bscheduled\b|\barranged\b|\bplanned\b|\bset\b|\bfor\b|\bbooked\b|\bdue\b|\bagain\b|\bnext\b|\bfixed\b|\bprovisionally\b|\bas\b|\bfollows\b)){0,8}"
    r"\s*(?:\bthe\s+)?(?=\d|\b(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|"
    r"\bt\.?b\.?[acd]\b|\bto\s+be\s+(?:confirmed|arranged|agreed|advised|set)|\bthe\s+\d|\bnot\s+yet)"
)
SPOKEN = re.compile(
    r"\bnext\b|\bfollowing\b|\bagain\b|\breconvene|\bDONM\b|\d|\bcancelled\b|\bno\s", re.IGNORECASE
)
SAID = re.compile(
    rf"(?P<who>(?:[\w'’]{{1,20}}\s+){{0,4}}?)\b(?:meets?(?:ing)?\s+(?:again|next)|reconvenes?|DONM){THEN}|"
    rf"\b(?:next|following)\b(?!\s+(?:mon|tue|wed|thu|fri|sat|sun|week|month|year|quarter))(?P<mod>(?:\s+(?!will\b|is\b|on\b|by\b)[\w&'’/.:-]{{1,20}}){{0,5}}?){THEN}|"
    rf"(?<!to\sthe\s)(?<!at\sthe\s)(?<!by\sthe\s)(?<!for\sthe\s)(?<!before\sthe\s)\bnext\s+(?:[\w&'’-]{{1,20}}\s+){{0,2}}?"
    rf"(?:{GATHERING})\s+(?:is|will\s+be|has\s+been)\b[^.;\n]{{0,80}}?\bon\s+(?=[A-Z\d])",
    re.IGNORECASE,
)
OFF = re.compile(
    r"\bcancell?ed\b|\b(?:is|are|was)\s+off\b|\bno\s+longer\b|\bnot\s+(?:now\s+)?(?:take\s+place|go\s+ahead|be\s+held|be\s+needed)|"
    r"\bstood\s+down\b|\bno\s+(?:\w{1,20}\s+){0,2}?(?:meeting|board|bilateral|1:1|session|call)\b|\bwithdrawn\b|\bdropped\b",
    re.IGNORECASE,
)
_OFF_WORDS = (
    r"cancell?ed|postponed|dropped|stood\s+down|withdrawn|called\s+off|abandoned|(?:is|are|was|will\s+be)\s+(?:now\s+)?off\b|"
    r"no\s+longer|(?:will|would|can)\s?not\b|won['’]t|does\s+not\s+suit|not\s+now|falls\s+in|not\s+required|"
    r"no\s+meeting|is\s+wrong|please\s+ignore|has\s+been\s+moved|was\s+moved|"
    r"moved\s+to|rearranged|rescheduled|changed\s+to|replaced\s+by|is\s+not\s+(?:going\s+ahead|happening|convenient)"
)
OFF_AFTER = re.compile(
    rf"^[^\n;]{{0,90}}?(?:\b(?:{_OFF_WORDS})|\(not\b(?!\s+a\s+meeting)|~~)", re.IGNORECASE
)
OFF_BEFORE = re.compile(
    r"(?:\bno\s+(?:[\w:'’-]{1,20}\s+){0,3}?(?:on|in|next\s+week|that\s+week)?(?:\s+on)?|\b(?:instead\s+of|rather\s+than|in\s+place\s+of|"
    r"not|originally|previously|was\s+to\s+have\s+been|cancell?ed\s*:|moved\s+from|formerly))"
    r"\s*(?:the\s+)?[(~]*\s*(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?\s*)?$",
    re.IGNORECASE,
)
WAS = re.compile(
    r"\bwas\s+to\s+(?:have\s+been|be)\s+[^;,.()]{3,40}|"
    r"\((?:was|previously|formerly|instead\s+of|moved\s+from|not(?!\s+a\s+meeting))\b[^()]{0,80}\)",
    re.IGNORECASE,
)
UNSET = re.compile(
    r"\bt\.?b\.?[cad]\b|to\s+be\s+(?:confirmed|arranged|agreed|advised|announced|decided|set|notified)|"
    r"not\s+yet\s+(?:been\s+)?(?:set|known|fixed|agreed)|yet\s+to\s+be\s+\w+",
    re.IGNORECASE,
)
ORDINAL = re.compile(
    r"\bnext\b.{0,30}?\b(?P<t>the\s+(?P<n>\d{1,2})(?:st|nd|rd|th))\b(?!\s+(?:of\s+)?[A-Z])",
    re.IGNORECASE,
)
SAME_TIME = re.compile(
    r"\b(?:same|usual)\s+time\b|\bsame\s+(?:place|venue)\s*(?:and|&)\s*time\b", re.IGNORECASE
)
VENUE = re.compile(
    r"(?:^|[\n|;.,–-]\s*)(?:(?:note\s+)?change\s+of\s+)?(?:venue|location|place|where|room)(?:\s+for\s+(?:all|both))?\s*(?::|\||–)\s*(?P<v>[^\n;|]{3,90})",
    re.IGNORECASE,
)
SAME_PLACE = re.compile(r"\bsame\s+time\s*(?:and|&)\s*(?:place|venue)", re.IGNORECASE)
KIND = re.compile(
    r"(?P<theme>\bthematic\b\s*(?:(?:meeting|session|board)\s*)?(?:on\b|:|–|-|of)?[^,;()\n|]{0,80}|"
    r"\btheme\s*:\s*[^,;()\n|]{2,80})|"
    r"\b(?P<kind>(?:public|performance|extraordinary|annual|special|private|virtual|full)(?:\s+(?:meeting|session|board))?)\b(?!\s+(?:will|is|on|holiday))",
    re.IGNORECASE,
)
_MONTHS = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
_OF_MONTH = re.compile(
    rf"(?P<lead>\b(?P<month>{_MONTHS})\s+(?:{GATHERING})\s[^.\n]{{0,40}}?\bon)\s+(?:the\s+)?(?P<day>\d{{1,2}}(?:st|nd|rd|th))\b(?!\s+(?:of\s+)?[A-Z])",
    re.IGNORECASE,
)
_CLAUSES = re.compile(
    r";\s+|(?<=[a-z\d)][a-z\d)])\.\s+(?=[A-Z~*(])|(?<=\dpm)\.\s+|\s\|\s(?=\D{0,12}\d{1,2}\D{0,4}\s?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))|\s{3,}"
)
_OF_ALL = re.compile(
    r"\b(?:all|both|each|every\s+one|(?:mon|tues|wednes|thurs|fri)days)\b(?P<said>[^;\n]{0,80})",
    re.IGNORECASE,
)
_CLOSE = re.compile(
    r"\b(?:meeting|chair\w*|board|panel)\s+(?:was\s+)?(?:closed|ended|finished|concluded)|\bended\s+(?:at\s+)?\d|^page\s+\d|\bthere\s+being\s+no|"
    r"^\[?end\]?$|\bclosed\s+at\b|^published\b|\bposted\s+by\b",
    re.IGNORECASE,
)
_TITLE_AFTER = re.compile(
    r"\A[\s,–—:|-]{0,12}(?P<who>(?:(?:Joint\s+)?[A-Z][\w'’]*(?:\s+[\w'’&]+){0,4}?)?\s*(?:seminar|training|AGM|workshop|conference|visit|day|"
    r"meeting\s+with|briefing|inspection|Committee|Executive|Council))\b"
)
_LONG = 300
_SHORT = 60
