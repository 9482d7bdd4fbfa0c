"""Headings that look back: what was to be done since an earlier meeting, and which meeting it was."""

import datetime as dt
import re

from bot.reading.formats import marks
from bot.reading.grammar.names import MONTHS

_DAY = rf"(?:\w{{3,6}}day,?\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{marks.MONTHS})\b\.?(?:\s+(?:19|20)\d\d)?"
_BEFORE = (
    rf"(?:(?:from|of|since|at|on)\s+(?:(?:the|our)\s+)?(?:meeting\s+(?:of|on|held\s+on)\s+(?:the\s+)?)?(?:{_DAY}|"
    r"\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?|(?:last|previous|prior|earlier)\b(?:\s+\w+)?)|"
    r"last\s+(?:time|month|meeting|week|quarter)\b|previous(?:ly)?\b|outstanding\b|carried\s+over\b)"
)
_MATTERS = (
    r"(?:action(?:s|ed)?|matters|points|tasks|jobs|said|agreed|promised|left|open|list|log|tracker|"
    r"follow(?:ing)?[- ]up|progress|looking\s+back)"
)
_HEADING = re.compile(
    rf"(?:(?=(?:.*\b{_MATTERS}\b)).{{0,50}}?\b|){_BEFORE}(?:['’]s)?(?:\s+(?:meeting|board|notes|minutes))?\W*$",
    re.IGNORECASE,
)
_MOST_WORDS = 10


def opens(text: str) -> bool:
    """Whether a heading looks back to what was to be done.

    >>> opens("Minutes and action points of 20th April"), opens("What we said we would do last time")
    (True, True)
    >>> opens("Minutes of 20th April")
    False
    """
    return len(text.split()) <= _MOST_WORDS and bool(_HEADING.match(text.strip()))


def is_of(named: str, on: dt.date) -> bool:
    """Whether the meeting that a heading names is the one held on this day."""
    found = re.search(rf"(?:(?P<d>\d{{1,2}})\w{{0,2}}\s+)?(?P<m>{marks.MONTHS})\b(?:\D{{1,3}}(?P<y>\d{{4}}))?", named, re.I)
    if not found or MONTHS[found["m"].lower()] != on.month:
        return False
    return int(found["d"] or on.day) == on.day and int(found["y"] or on.year) == on.year
