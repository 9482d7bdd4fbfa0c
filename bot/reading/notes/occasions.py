"""Where a meeting is, in words that also give its day and hour: "6 July at 10.00 in Room 1.38"."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections.abc import Iterator

from bot.reading.due import Day, Doubt
from bot.reading.notes import hours, spelt

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?"
DATE = re.compile(
    rf"\b(?:{_WEEKDAY}\b[,.]?\s*)?(?:the\s+)?(?:"
    rf"\d{{1,2}}\s?(?:st|nd|rd|th)?,?\s+(?:of\s+)?{_MONTH}\b|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?![.:]\d)|"
    r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d)"
    rf",?(?:\s+(?:(?:19|20)\d\d|['’]\d\d|(?<=[a-z]\s)\d\d(?![.:\d]|\s*[ap]m)))?(?:\s*\({_WEEKDAY}\))?",
    re.IGNORECASE,
)
"""A day of a month, with its weekday and its year where they are written."""

_MISREAD_YEAR = re.compile(r"\b2[Oo](?=\d\d\b)")
"""A year whose nought a scanner took for a letter: "2O22"."""

_NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN = re.compile(
    rf"\b\d{{1,2}}[./](?P<m>{'|'.join(sorted(_NUMERALS, key=len, reverse=True))})[./]\d{{2,4}}\b",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(
    rf"\b(?P<day>\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH})\s+['’]?(?P<year>[0-6]\d)(?![\d.:]|\s*[ap]\.?m|\s+hours)",
    re.IGNORECASE,
)
_DAY = re.compile(rf"\b{_WEEKDAY}\b", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(?:room|rm|hall|office|offices|house|centre|center|library|school|church|chambers?|building|"
    r"hq|headquarters|teams|zoom|webex|skype|(?-i:Meet)|online|virtual(?:ly)?|hybrid|campus|in\s+person|"
    r"hospital|club(?:house)?|pavilion|same\s+(?:place|venue|room|link)|museum|theatre|hotel|station|college|"
    r"suite|board\s?room|annexe?|vestry|chapel|floor|street|road|lane|avenue|square|row|court|"
    r"exchange|guildhall|institute|inn|arms|plough|canteen|kitchen|upstairs|downstairs|video|telephone|conference|"
    r"barn|cabin|hut|hub|lodge|manor|bar|lounge|gallery|marquee|mill|farm|mart|surgery|gardens?|cafe|café|pub|depot|garage|studio|warehouse|university|academy|base|barracks|call|phone|dial)\b",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"\b(?:meetings?|minutes|notes?|record|agenda|mtg|committee|council|board(?!\s?room)|panel|group|forum|"
    r"governors|trustees|session|review|partnership|commissioner|constabulary|update|draft|"
    r"(?<!room\s)no|month|fy|week|present|attendees|apologies|chair|dates?|next)\b",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"^(?:[\s,.;:–—\-|@()·•]|(?:on|at|in|from|via|by|to|held|met|public(?=\s+(?:at|in|via)\b)|commencing|commences|starting|starts|start|beginning|hrs|hours|until|"
    r"till|the\s+(?=same)|and|then|which|will|be|take|place|is|also|venue|location|where|room:|to\s+be\s+held|"
    r"using|over|uk\s+time|cet|gmt|bst)\b(?:\s*:)?)+",
    re.IGNORECASE,
)
_AT = re.compile(
    r"\b(?:held\s+|met\s+|meeting\s+|meet\s+)?(?:at|in|via|@|(?:live|streamed|broadcast)\s+from|(?:by|on|over)(?=\s+(?:teams|zoom|microsoft|ms\b|phone|telephone|video|skype|webex|conference)))\s+"
    r"(?!(?:its|their)\b)(?=the\b|[A-Z\d]|[a-z]+\s+(?:room|hall|office|library|centre|house)|same\b|upstairs)",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\.\s+(?=[A-Z(])|[;\n|]|\s[–—]\s|\s-\s|\s\(|\)|\bnote\s+change\b|\bfollowed\s+by\b|\bwith\b|\bwhich\b|\bwhere\b|"
    r"\bstarting\b|\bcommenc|\bon\s*$|\bto\s+discuss\b|\bunless\b|\bthen\b|\bas\s+usual\b|\bafter\s+that\b|\bfrom\s*$|\bat\s*$|\bon\s+(?=the\s+evening)"
)
_UNSET = re.compile(
    r"\bt\.?b\.?[acd]\b|to\s+be\s+(?:confirmed|arranged|agreed|advised|announced)|usual\s+time|same\s+time|"
    r"\bto\s+(?:check|book|confirm|find|host|chair)\b|\bhosting\b|\.(?:docx?|pdf)\b|\bv\d|\bfinal\b|^(?:all|everyone|both|each)$",
    re.IGNORECASE,
)
_MARK = "\x00"


def in_figures(words: str) -> str:
    """Return the words with days and hours in figures, and each year in full.

    >>> in_figures("16 Jan 24 at half past ten")
    '16 Jan 2024 at 10.30'
    """
    words = _MISREAD_YEAR.sub("20", spelt.figures(words))
    words = _ROMAN.sub(lambda found: found.group().replace(found["m"], _month(found["m"])), words)
    return _SHORT_YEAR.sub(lambda found: f"{found['day']} 20{found['year']}", words)


def _month(roman: str) -> str:
    return str(_NUMERALS.index(roman.lower()) + 1)


def sure(day: Day | Doubt) -> Day | Doubt:
    """Return the day that every reading of a doubt gives: only its hour is in doubt."""
    given = {reading.by for reading in day.readings} if isinstance(day, Doubt) else set()
    only = given.pop() if len(given) == 1 else None
    return Day(day.text, only, f"{only:%Y-%m}") if only else day


def blank(words: str) -> str:
    """Return the words with a mark in place of each day and each hour."""
    return hours.blanked(_DAY.sub(_MARK, DATE.sub(_MARK, words)), _MARK)


def undated(words: str) -> str:
    """Return the words without their days and hours."""
    return re.sub(rf"[{_MARK}\s]+", " ", blank(words))


def bare(words: str) -> str:
    """Return the words that say something besides days, hours and small words between them."""
    return _LEADS.sub("", undated(words)).strip(" ,.:;()|–—-")


def venue(words: str, *, strict: bool = False) -> str:
    """Return where they meet, in a line that gives the day and the hour; "" if it does not say.

    What follows the day counts before what stands before it. `strict` is for sentences: then
    only words that name a kind of place count, or that "at" or "in" stands before.

    >>> venue("held in the Reading Room, Church Street on 19 June 2023 commencing at 7.15 pm")
    'Reading Room, Church Street'
    """
    if (hybrid := way(words)).endswith(")"):
        return hybrid
    marked = blank(words)
    before, mark, after = marked.partition(_MARK)
    for piece in _pieces(after if mark else marked):
        if found := _place(piece, strict=strict):
            return found
    held = [before[here.start() :] for here in _AT.finditer(before)] if mark else []
    if held:  # "at its meeting at the Moot Hall" says twice where, and once a place
        return next((found for said in held[:_FEW] if (found := _place(said, strict=True))), "")
    if mark and not DATE.search(words) and not _MEETING.search(before):
        return _place(before, strict=True)  # "School Library, 5.30pm", the day being elsewhere
    return ""


def way(words: str) -> str:
    """Return how they met, where a line says only that: "virtual", "hybrid (Room 4, Teams)"."""
    found = _WAY.search(words)
    return found.group() if found else ""


def labelled(words: str) -> str:
    """Return what the label of a venue says, without the hours that stand beside it."""
    marked = re.sub(rf"\s*[,@–—-]?\s*(?:from|at|@)?\s*{_MARK}.*", "", blank(words))
    return named_place(re.sub(r"^(?:by|via|over)\s+", "", marked.strip(" ,.–—-@|;")))


def tells_when(words: str) -> bool:
    """Whether a line gives a day or an hour."""
    return _MARK in blank(words)


def is_brief(words: str) -> bool:
    """Whether a line only tells the day, the hour and the place: little of it is anything else."""
    return len(blank(words).replace(_MARK, "")) < _BRIEF


def _pieces(marked: str) -> Iterator[str]:
    """Yield the runs of words between the marks, after "at" and "in", and as they stand."""
    for run in marked.split(_MARK):
        for part in re.split(r"\s[|·•–—-]\s|\s{3,}|[()\[\]]|\.\s+(?=[A-Z])|[;\n|]", run):
            found = _AT.search(part)
            if (
                found
                and part[: found.start()].strip(" ,")
                and not _LEADS.sub("", part[: found.start()]).strip()
            ):
                found = None
            yield (
                part[found.start() :]
                if found and found.start() and not _PLACE.search(part[: found.start()])
                else part
            )


def _place(piece: str, *, strict: bool) -> str:
    """Return a piece as a venue, if it reads like one."""
    led = _AT.match(piece.strip(" ,"))
    bare = _LEADS.sub("", piece.strip(" ,")[led.end() :] if led else piece)
    bare = _ENDS.split(bare)[0].strip(" ,.:;–—-@|·•")
    bare = re.sub(r",?\s+(?:and|on|at|from)$", "", bare)
    if not bare or len(bare) > _LONGEST or _UNSET.search(bare):
        return ""
    placed = _PLACE.search(bare)
    if (_MEETING.search(bare) and not placed) or len(bare) < _SHORTEST:
        return ""
    named = re.sub(r"^the\s+(?=[A-Z])", "", bare)[0].isupper()
    if placed or (led and named):
        return named_place(bare)
    return "" if strict or not (named or bare.startswith("the ")) else named_place(bare)


def named_place(words: str) -> str:
    """Return a place by its name alone: "Oak Room" for "the Oak Room (recorded)"."""
    return _WHOSE.sub("", _NOTED.sub("", words))


_WAY = re.compile(
    r"\b(?:hybrid|virtual|online|remote)\b(?:\s?\([^()]{3,60}\)|(?=\s(?:\w{1,20}\s)?(?:meeting|session)))",
    re.IGNORECASE,
)
_WHOSE = re.compile(r"^the\s+(?=[A-Z])")
_NOTED = re.compile(
    r"\s?\((?:(?:being\s+|not\s+)?(?:recorded|(?:live[- ]?)?stream(?:ed|ing)|webcast|filmed|"
    r"broadcast)|recording)[^()]{0,40}\)$|"
    r"\.?\s+view\s+directions$",
    re.IGNORECASE,
)
"""What is said of how a meeting was kept, and not of where it was."""
_LONGEST = 90
_FEW = 3
_SHORTEST = 3
_BRIEF = 70
