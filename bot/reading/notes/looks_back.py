"""Headings that look back to what was to be done, and whether it is this meeting they name."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import datetime as dt
import re

from bot.reading.formats import marks
from bot.reading.grammar.names import MONTHS

_DAY = (
    rf"(?:\w{{3,6}}day,?\s)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s)?(?:{marks.MONTHS})\b\.?"
    r"(?:\s(?:19|20)\d\d)?"
)
_BACK = re.compile(
    r"\b(?:(?:from|of|since|at|on)\s(?:(?:the|our)\s)?(?:meeting\s(?:of|on|held\son)\s(?:the\s)?)?"
    rf"(?:{_DAY}|\d{{1,2}}[./]\d{{1,2}}(?:[./]\d{{2,4}})?|(?:last|previous|prior|earlier|before)\b(?:\s\w{{1,20}})?)|"
    r"last\s(?:time|month|meeting|week|quarter)(?:['’]s\s\w{1,20})?|previous(?:ly)?|outstanding|carried\sover)"
    r"(?:['’]s)?(?:\s(?:meeting|board|notes|minutes))?$",
    re.IGNORECASE,
)
_MATTERS = re.compile(
    r"\b(?:action(?:s|ed)?|matters|points|tasks|jobs|said|agreed|promised|left|open|promises|undertakings|commitments|arrows|list|log|"
    r"tracker|follow(?:ing)?[- ]up|progress|looking\sback)\b",
    re.IGNORECASE,
)
_STILL = re.compile(
    r"(?:(?:what|actions?|items?|things|matters)(?:['’]s|\sis|\sare|\sthat\sare)?\s)?(?:still\s(?:open|running|outstanding|live|going|"
    r"to\s(?:do|come|finish)|on\s(?:the|our)\s(?:list|books|go))|not\s(?:yet\s)?(?:finished|done|closed)(?:\syet)?|"
    r"left\sover|carried\s(?:over|forward)|unfinished(?:\s\w{3,10})?)|loose\sends|rolling\s(?:list|log|actions?)",
    re.IGNORECASE,
)
"""What is still to be done, without a word of when it was agreed."""
_BEGINS = re.compile(
    r"(?:still|carried|brought|running|closed|done|unfinished|not\s(?:yet\s)?(?:done|finished))\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s\([^()]{2,40}\)$|,\s(?:so|as|and|but|with|because)\s[^,]{3,60}$")
_NAMED = re.compile(
    rf"(?:(?P<d>\d{{1,2}})\w{{0,2}}\s)?\b(?P<m>{marks.MONTHS})\b(?:\D{{1,3}}(?P<y>\d{{4}}))?",
    re.IGNORECASE,
)
_MOST_WORDS = 10
_LONGEST = 90


def opens(text: str) -> bool:
    """Whether a heading looks back to what was to be done.

    >>> opens("Action points of 20th April"), opens("What we said we would do last time")
    (True, True)
    >>> opens("From December"), opens("Minutes of 20th April")
    (True, False)
    """
    words = _ASIDE.sub("", " ".join(text.split()).strip(" .:–-"))
    if len(words) > _LONGEST or len(words.split()) > _MOST_WORDS:
        return False
    if _STILL.fullmatch(words):
        return True
    back = _BACK.search(words)
    if back is None:
        return False
    return back.start() == 0 or bool(_MATTERS.search(words) or _BEGINS.match(words))


def is_of(named: str, on: dt.date) -> bool:
    """Whether the meeting that a heading names is the one held on this day."""
    found = _NAMED.search(named)
    if not found or MONTHS[found["m"].lower()] != on.month:
        return False
    return int(found["d"] or on.day) == on.day and int(found["y"] or on.year) == on.year
