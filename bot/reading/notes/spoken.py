"""How a sentence speaks of coming meetings: which is next, what is off, what is not yet set."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import datetime as dt
import re

from bot.reading import dates
from bot.reading.due import Day
from bot.reading.notes import occasions
from bot.reading.notes.series import GATHERING


def in_full(text: str) -> str:
    """Write out a day that leaves its month to the words before: "The May Board … on the 29th"."""
    text = _MOVED.sub("now ", WAS.sub(" ", text))
    return _OF_MONTH.sub(lambda f: f"{f['lead']} {f['day']} {f['month']}", text)


def dropped_in_brackets(text: str, on: dt.date | None) -> list[Day]:
    """Return the days that an aside says were dropped: "(was 10 March, scrapped)"."""
    asides = (found.group() for found in WAS.finditer(text))
    off = (aside for aside in asides if _DROPPED.search(aside))
    days = (day for aside in off for day in dates.days(aside, on=on)[:_ONE_EACH])
    return [day for day in days if isinstance(day, Day)]


def held_at(words: str) -> str:
    """Return where a sentence without a day says that the meeting will be held."""
    found = _HELD_AT.search(words)
    return occasions.venue(f"1 May {found['where']}", strict=True) if found else ""


def parted(line: str) -> list[str]:
    """Part a line into the clauses that each speak of a day of their own."""
    return _CLAUSES.split(line)


def of_all(text: str) -> str:
    """Return what is said of all the days in a list: "all 10:00, Room 4", "Both 0930, Wharfe"."""
    found = _OF_ALL.search(text)
    return found["said"] if found else ""


def first_lines(text: str) -> str:
    """Return the part of a passage that an hour without a day of its own belongs to."""
    return CLOSE.split(text)[0][:_LONG]


def title_after(words: str) -> str:
    """Return the words after a day that name whose it is: "Joint seminar", "the AGM"."""
    found = _TITLE_AFTER.match(occasions.undated(words).strip())
    return found["who"] if found else ""


MONTHS = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
THEN = (
    r"(?:\s*(?:\([^()]{0,60}\)|[:,–—-]|\bmoved\b|\bfrom\b|\bput\b|\bback\b|\bbrought\b|\bforward\b|\bhas\b|\bbeen\b|\bwill\b|\bwould\b|\bbe\b|\bis\b|\bare\b|\bto\b|\bon\b|\bheld\b|\btakes?\b|\bplace\b|"
    r"\bnow\b|\bscheduled\b|\barranged\b|\bplanned\b|\bset\b|\bfor\b|\bbooked\b|\bdue\b|\bagain\b|\bnext\b|\bfixed\b|\bprovisionally\b|\btherefore\b|\bthus\b|\bso\b|\binstead\b|\baccordingly\b|\bas\b|\bfollows\b|"
    r"\bat\s+(?:noon|\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?m\b\.?|hrs)?))){0,8}"
    r"\s*(?:\bthe\s+)?(?=\d|\b(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|"
    r"\bt\.?b\.?[acd]\b|\bto\s+be\s+(?:confirmed|arranged|agreed|advised|set|fixed|notified)|\bthe\s+\d|\bnot\s+yet|"
    r"\ba\s+date\b|\b(?:sometime\s+)?in\s+(?:early\s+|mid[- ]|late\s+)?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
)
SPOKEN = re.compile(
    r"\bnext\b|\bfollowing\b|\bagain\b|\bsee\s+you\b|\breconvene|\bDONM\b|\d|\bcancelled\b|\bno\s",
    re.IGNORECASE,
)
SAID = re.compile(
    rf"(?P<who>(?:[\w'’]{{1,20}}\s+){{0,4}}?)\b(?:meets?(?:ing)?\s+(?:again|next)|reconvenes?|DONM){THEN}|"
    rf"\bnext\s+(?:one\s+)?in\s+(?:the|this|our)\s+series\b[^.;\n]{{0,80}}?(?:\bon\s+(?=[A-Z\d])|:\s+)|"
    rf"\bsee\s+you(?:\s+(?:all|again|next|then|there))*{THEN}|"
    rf"\b{MONTHS}['’]s\s+(?P<of>{GATHERING}){THEN}|"
    rf"\b(?:next|following)\b(?!\s+but\b)(?!\s+(?:mon|tue|wed|thu|fri|sat|sun|week|month|year|quarter))(?P<mod>(?:\s+(?!will\b|is\b|on\b|by\b)[\w&'’/.:-]{{1,20}}){{0,5}}?){THEN}|"
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
    r"cancell?ed|postponed|dropped|stood\s+down|withdrawn|called\s+off|abandoned|scrapped|given\s+up|not\s+going\s+ahead|(?:is|are|was|will\s+be)\s+(?:now\s+)?off\b|"
    r"no\s+longer|(?:will|would|can)\s?not\b|won['’]t|does\s+not\s+suit|not\s+now|falls\s+in|not\s+(?:required|needed)|"
    r"no\s+meeting|is\s+wrong|please\s+ignore|has\s+been\s+moved|was\s+moved|"
    r"moved\s+to|rearranged|rescheduled|changed\s+to|replaced\s+by|is\s+not\s+(?:going\s+ahead|happening|convenient)"
)
OFF_AFTER = re.compile(
    rf"^[^\n;]{{0,90}}?(?:\b(?:{_OFF_WORDS})|\(not\b(?!\s+a\s+meeting)|~~)", re.IGNORECASE
)
_MOVED = re.compile(
    r"\b(?:moved|changed|put\s+back|brought\s+forward|rearranged)\s+from\s+[^.;()]{3,30}?\s+to\s+"
    r"(?=(?:the\s+)?\d|(?:mon|tue|wed|thu|fri|sat|sun))",
    re.IGNORECASE,
)
NOW = re.compile(
    r"[\s,]{0,3}(?:but\s)?(?:(?:has|have|is|was|will)\s+(?:now\s+)?(?:been\s+|be\s+)?)?(?:(?:now|→|->|"
    r"(?:moved|changed|put\s+back|brought\s+forward|rearranged|rescheduled|postponed)\s+(?:to|for|until))\s?){1,2}(?:the\s)?",
    re.IGNORECASE,
)
"""What stands between a day that was given up and the day that takes its place."""

RESERVE = re.compile(
    r"\breserve\b|\b(?:if|where)\s+(?:needed|required|necessary)\b|\bpencilled\b", re.IGNORECASE
)
"""What makes a day one on which the board may not meet at all."""

STAMPED = re.compile(
    r"\b(?:approved|agreed|signed|cleared|saved|printed|updated|generated|exported|published|created|modified|issued|circulated|downloaded)"
    r"\s+(?:on\s+|at\s+)?\W{0,3}\Z",
    re.IGNORECASE,
)
"""What stands before a day on which something was done with the file."""

OFF_BEFORE = re.compile(
    r"(?:\bno(?:ne)?\s+(?:[\w:'’-]{1,20}\s+){0,3}?(?:on|in|next\s+week|that\s+week)?(?:\s+on)?|\b(?:instead\s+of|rather\s+than|in\s+place\s+of|"
    r"not|originally|previously|was\s+to\s+have\s+been|should\s+have\s+been|was\s+due(?:\s+(?:to\s+be|on))?|cancell?ed\s*:|moved\s+from|formerly))"
    r"\s*(?:the\s+)?[(~]*\s*(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?\s*)?$",
    re.IGNORECASE,
)
_DROPPED = re.compile(
    r"\A\(not\b|cancel|scrap|abandon|dropped|withdrawn|stood\s+down", re.IGNORECASE
)
_HELD_AT = re.compile(
    r"\b(?:held|meet|meeting\s+(?:is|will\s+be))\s+(?:in\s+public\s+)?(?P<where>(?:at|in|via|by|on)\s[^;\n]{3,90})",
    re.IGNORECASE,
)
WAS = re.compile(
    r"\bwas\s+to\s+(?:have\s+been|be)\s+[^;,.()]{3,40}|"
    r"\((?:was|previously|formerly|instead\s+of|moved\s+from|not(?!\s+a\s+meeting))\b[^()]{0,80}\)",
    re.IGNORECASE,
)
UNSET = re.compile(
    r"\bt\.?b\.?[cad]\b|to\s+be\s+(?:confirmed|arranged|agreed|advised|announced|decided|set|notified)|"
    r"to\s+be\s+(?:fixed|settled|found|circulated)|\bdates?\s+(?:to\s+follow|unknown)|"
    r"not\s+yet\s+(?:been\s+)?(?:set|known|fixed|agreed)|yet\s+to\s+be\s+\w+|"
    r"\bdate\b[^.;\d\n]{0,30}\sbeing\s+(?:sought|found|arranged|looked\s+for)",
    re.IGNORECASE,
)
ORDINAL = re.compile(
    rf"\bnext\b.{{0,30}}?\b(?P<t>the\s+(?P<n>\d{{1,2}})(?:st|nd|rd|th))\b(?!\s+(?:of\s+)?{MONTHS})",
    re.IGNORECASE,
)
SAME_TIME = re.compile(
    r"\b(?:same|usual)\s+(?:time|hour)\b|\bsame\s+(?:place|venue)\s*(?:and|&)\s*time\b",
    re.IGNORECASE,
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
_OF_MONTH = re.compile(
    rf"(?P<lead>\b(?P<month>{MONTHS})(?:['’]s(?:\s+(?:{GATHERING}))?|\s+(?:{GATHERING}))\b[^.\n]{{0,40}}?\bon)\s+(?:the\s+)?(?P<day>\d{{1,2}}(?:st|nd|rd|th))\b(?!\s+(?:of\s+)?{MONTHS})",
    re.IGNORECASE,
)
_CLAUSES = re.compile(
    r";\s+|(?<=[a-z\d)][a-z\d)])\.\s+(?=[A-Z~*(])|(?<=\dpm)\.\s+|\s\|\s(?=\D{0,12}\d{1,2}\D{0,4}\s?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))|\s{3,}"
)
_OF_ALL = re.compile(
    r"\b(?:all|both|each|every\s+one|(?:mon|tues|wednes|thurs|fri)days)\b(?P<said>[^;\n]{0,110}(?!\w))",
    re.IGNORECASE,
)
CLOSE = re.compile(
    r"\b(?:meeting|chair\w*|board|panel)\s+(?:was\s+)?(?:closed|ended|finished|concluded)|\bended\s+(?:at\s+)?\d|^page\s+\d|\bthere\s+being\s+no|"
    r"^\[?end\]?$|\bclosed\s+at\b|^published\b|\bposted\s+by\b",
    re.IGNORECASE,
)
_TITLE_AFTER = re.compile(
    r"\A[\s,–—:|-]{0,12}(?P<who>(?:(?:Joint\s+)?[A-Z][\w'’]*(?:\s+[\w'’&]+){0,4}?)?\s*(?:seminar|training|AGM|workshop|conference|visit|day|"
    r"meeting\s+with|briefing|inspection|Committee|Executive|Council))\b"
)
_LONG = 300
_ONE_EACH = 1
