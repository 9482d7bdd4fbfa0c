"""How an action stands, from a progress column, a note in brackets or the words themselves."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from typing import NamedTuple

from bot.reading.notes import promises
from bot.reading.notes.found import Status

_PROPOSED = r"(?:(?<=[.,;:–-]\s)|\b(?:recommend|propose|suggest)(?:ed)?\s+(?:to\s+|we\s+)?)"
"""What comes before the word for what the meeting is to do: "duplicate of A90: close"."""
_PARTLY = r"(?<!\bstage )(?<!\bphase )(?<!\bstep )"
"""Of what a part alone is done: "discovery phase complete"."""
_WORDS: tuple[tuple[Status, str], ...] = (
    (
        "open",
        (
            r"not\s+(?:yet\s+)?(?:complete|started|done|discharged)|incomplete|"
            r"no\s+progress|outstanding|still\s+to\s+do|[✗✘❌]|\bnew\b|\bopen\b|^no?$"
        ),
    ),
    ("discharged", rf"discharged|^discharge$|{_PROPOSED}discharge\.?$|(?-i:\bDISCHARGE\b)"),
    (
        "closed",
        (
            rf"\bclosed\b|^close$|{_PROPOSED}close\.?$|(?-i:\bCLOSE\b)|"
            r"\bdropped\b|no\s+(?:further|more)\s+(?:action|needed|work)|\bwithdrawn\b|superseded|"
            r"no\s+longer\s+required"
        ),
    ),
    (
        "complete",
        (
            rf"(?<!\bhalf[ -])(?<!\bpart[ -])(?<!\bnearly )(?<!\balmost ){_PARTLY}"
            r"\b(?:completed?|done)\b"
            r"(?!\s+in\s+part)|"
            rf"\bactioned\b|\bachieved\b|{_PARTLY}\bfinished\b|"
            r"^resolved\b(?!\s+(?:to|that)\b)|^y(?:es)?\b|[✓✔☑✅]|\bblue\b"
        ),
    ),
    (
        "brought_forward",
        (
            r"(?:carr(?:y|ied)|brought|taken)\s+(?:forward|over)|\b[bc]/f\b|\bc/fwd\b|deferred|postponed|"
            r"held\s+over|\bparked\b|\bpaused\b|\bon\s+hold\b"
        ),
    ),
    (
        "overdue",
        r"overdue|\blate\b|\bslipped\b|past\s+(?:due|(?:its|the)\s+(?:due\s+|target\s+)?date)",
    ),
    (
        "ongoing",
        (
            r"on-?\s?going|in\s+progress|\bwip\b|kept\s+open|in\s+hand|underway|under\s+way|"
            r"pending|awaiting|draft\b|\bamber\b|continu(?:es|ing)|partially"
        ),
    ),
)  # fmt: skip
_READ = tuple((status, re.compile(pattern, re.IGNORECASE)) for status, pattern in _WORDS)
_LIT = re.compile(r"(?:red|amber)\b", re.IGNORECASE)
"""A light that is not green; what is told beside it of something closed is about that thing."""

_NOTE = re.compile(r"[(\[]\s*\**(?P<n>[^()\[\]]{3,80})[)\]]\s*\.?\s*$")
_SINCE = re.compile(
    r"\s[(\[]?post[- ]meeting\s+(?:note|update)\s*[:–—-]\s*(?P<n>[^()\[\]]{3,100})[)\]]?\.?$",
    re.IGNORECASE,
)
"""What was added to the notes once they were written: "Post meeting note – sent 2 December"."""
_AFTER = re.compile(
    r"\s[–—-]{1,3}\s*(?P<n>(?:DONE|COMPLETED?|CLOSED|DISCHARGED|ON-?GOING|OVERDUE|done|"
    r"completed?|closed|discharged|ongoing|"
    r"in progress|Done|Completed?|Closed|Discharged|Ongoing|In progress|Carried forward|"
    r"carried forward)\b.{0,80}|(?:[Oo]pen|OPEN|[Oo]utstanding|[Oo]verdue|"
    r"[Nn]ot\s+(?:yet\s+)?(?:done|started|complete))"
    r"(?:\s*[,;:.(–—-].{0,80})?)$"
)
_LATE = re.compile(r"\s(?P<n>overdue)\.?$", re.IGNORECASE)
_TICKED = re.compile(r"\s(?P<n>[✓✔✅].{0,60})$")
_ACTION = re.compile(
    r"[\s–—-]{1,4}(?:and\s+)?(?:the\s+)?action\s+(?:is\s+|was\s+)?(?:now\s+)?"
    r"(?P<n>closed|discharged|completed?|on-?going|outstanding)\.?$",
    re.IGNORECASE,
)
_SHOUTED = re.compile(
    r"\s(?P<n>(?:DONE|COMPLETED?|CLOSED|DISCHARGED|DROPPED|WITHDRAWN|STILL\s+TO\s+DO|NOT\s+DONE|ON-?GOING|"
    r"OVERDUE|OUTSTANDING|IN\s+PROGRESS)\b.{0,60})$"
)
_LAST = re.compile(
    r"(?<=[.;)])\s(?:action\s+|now\s+)?(?P<n>completed?|closed?|done|discharged|on-?going|"
    r"in\s+progress|"
    r"carr(?:y|ied)\s+(?:forward|over)\b[^.;]{0,50})\.?$",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"(?<=[.;?!])\s(?P<n>(?:Closed?|CLOSED?|Done|DONE|Completed?|COMPLETED?|Discharged|DISCHARGED|"
    r"Ongoing|ONGOING|On-going|In\s+progress|In\s+hand|Not\s+(?:yet\s+)?(?:done|started|complete)|Outstanding|"
    r"Overdue|OVERDUE|Superseded|No\s+longer\s+required)\b(?=\s*[:;,.–—-]).{0,110})$"
)
_OPENING = re.compile(
    r"(?P<n>DONE|COMPLETED?|CLOSED|DISCHARGED|WITHDRAWN|[Dd]one|[Cc]ompleted?|[Cc]losed|[Dd]ischarged|"
    r"[Ww]ithdrawn)\s*[:,–—-]\s+"
)


_UNTIL = re.compile(r"(?<=\w)\s(?:until|till|pending)\s.*$", re.IGNORECASE)
"""What something waits for, which is not done yet: "parked until the tests are finished"."""
_UNDONE = re.compile(
    r"\b(?:not|nothing(?!\s+(?:more|further|else)\b)|no(?!\s+(?:more|further)\b)|none|still|yet|being|to\s+be|will|once|when|until|await(?:s|ed|ing)|waiting|hold\s+over|carry|"
    r"part(?:ly|ially)|in\s+part|some|half|but|nearly|almost)\b|n['’]t\b",
    re.IGNORECASE,
)
_HALF_WAY = (
    r"(?:offer|extend|ask|chas|request|start|delay|paus|stall|need|requir|expect|plann|revis|escalat|"
    r"promis|propos|schedul|carri|deferr|postpon|(?:un)?assign|rais|discuss|remain|continu|roll|mov|"
    r"unresolv|unanswer|draft|commission|instruct|arrang|tabl|identifi|allocat|consider)ed\b"
)
"""What was begun and need not be done: chased, offered, drafted. These close nothing."""

_LATER = re.compile(
    r"\b(?:hold|held|carry|carried|put)\s+(?:it\s+)?(?:over|forward|off|back)\b", re.IGNORECASE
)
_DEED_DONE = re.compile(
    rf"^\W*(?:(?:I|we|he|she|they|it)\s+)?(?:now\s+|all\s+|has\s+(?:been\s+)?|have\s+(?:been\s+)?|was\s+|were\s+)?(?:(?!{_HALF_WAY})\w{{2,}}ed|sent|done|met|paid|"
    r"put|bought|given|held|gone|happened|rec'?d|went|written|taken|made|found|built|has|have)\b|"
    r"^(?:\w+\s+){1,2}(?:received|sent|issued|supplied|published|agreed|circulated|"
    r"completed|delivered|installed|submitted|signed|provided|shared|uploaded|paid)\b|\bno\s+more\s+needed\b",
    re.IGNORECASE,
)


class Stated(NamedTuple):
    """The words without the note of how they stand, and what it says; None when it is silent."""

    text: str
    status: Status | None
    note: str = ""


def read(words: str) -> Status | None:
    """Read a progress column, by what it opens with first; None when it says no such thing."""
    words = re.sub(r"^[^\w✗✘❌✓✔☑✅]+", "", words[:200]).strip(" *_-–—:.([")
    words = _UNTIL.sub("", words)
    lit = _LIT.match(words)
    told = words[lit.end() :].strip(" *_-–—:.([") if lit else words
    opened = next((status for status, pattern in _READ if pattern.match(told)), None)
    ways = _READ if not lit else [one for one in _READ if one[0] not in ("closed", "complete")]
    found = opened or next((status for status, pattern in ways if pattern.search(words)), None)
    if found is None and _DEED_DONE.match(words) and not _UNDONE.search(words):
        return "complete"
    return found


def outcome(text: str) -> Status | None:
    """Read what became of an earlier matter from what is told after it: "- fitted", "Sent."."""
    told = re.split(r"\s[–—-]{1,2}\s|(?<=[a-z\d)])[.:>]\s+|\s>\s", text)[1:]
    for last in reversed(told):
        if promises.ahead(last) and not _LATER.search(last):
            return None
        if _UNDONE.search(last):
            return "brought_forward" if _LATER.search(last) else None
        if noted := read(last):
            return noted
    return "complete" if told and _DEED_DONE.search(told[-1]) else None


def stated(text: str) -> Stated:
    """Part an action from the note that says how it stands.

    >>> stated("AB to clarify the date. (Discharged).")
    Stated(text='AB to clarify the date.', status='discharged', note='Discharged')
    """
    for pattern in (_SINCE, _NOTE, _AFTER, _LAST, _TOLD, _SHOUTED, _TICKED, _ACTION, _LATE):
        found = pattern.search(text[-_NOTE_AT_MOST:])
        if found and (status := read(found["n"])):
            kept = text[: len(text) - len(found.group())].rstrip()
            return Stated(kept, status, found["n"].strip())
    if found := _OPENING.match(text):
        return Stated(text[found.end() :], read(found["n"]), found["n"])
    return Stated(text, None)


_NOTE_AT_MOST = 140
