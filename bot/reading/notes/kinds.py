"""What a label at the head of the notes asks for: the date, the venue, who chaired, a list."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from functools import lru_cache
from typing import Literal

from bot.reading.notes import turns_of_phrase

Kind = Literal[
    "",
    "date",
    "time",
    "venue",
    "chair",
    "minutes",
    "clerk",
    "title",
    "present",
    "away",
    "group",
    "from",
    "to",
    "skip",
]


@lru_cache(maxsize=4096)
def kind_of(label: str) -> Kind:
    """Say what a label asks for, in either of two languages: "Dyddiad / Date"."""
    words = _ASIDE.sub("", re.sub(r"[*_#:]+", "", label).strip(" .–-"))
    if words == "CC" or len(words) > _LONGEST:
        return ""  # the Chief Constable, where a copy is "Cc"
    for part in (words, *reversed(re.split(r"\s*/\s*", words))):
        for kind, pattern in _KINDS:
            if pattern.fullmatch(part):
                return kind
    return "" if ":" in label.rstrip(" :*") else turns_of_phrase.whose_list(words)


_WORDINGS: tuple[tuple[Kind, str], ...] = (
    (
        "date",
        (
            r"(?:date\s+held|date\s+of\s+(?:the\s+|this\s+)?(?!next|future|last|"
            r"previous)[\w\s]{3,20}|(?:day\s*,?\s*)?dates?\s*(?:and|&|/|,)\s*time|meeting\s+date|"
            r"this\s+meeting|date|when|(?:meeting\s+)?held(?:\s+on)?|day)"
        ),
    ),
    (
        "time",
        (
            r"(?:(?:start(?:ing|ed)?|meeting|"
            r"commencement)\s+)?times?(?:\s+of\s+(?:the\s+)?meeting)?|began|begins|start(?:s|ed)?|"
            r"commenc(?:ed|es|ing)|opened|hours?"
        ),
    ),
    (
        "venue",
        (
            r"(?:meeting\s+)?(?:venue|location|place)(?:\s+of\s+(?:the\s+)?meeting)?|where|"
            r"(?:hybrid|virtual|online)\s+meeting|(?:held|webcast|broadcast|met)\s+(?:at|in|via|from|by)|at|via|room|platform"
        ),
    ),
    (
        "chair",
        (
            r"(?:independent\s+|committee\s+|meeting\s+|board\s+)?chair(?:man|woman|person|"
            r"ed\s+by|ing(?:\s+(?:tonight|today|(?:this|the)\s+meeting))?)?|in\s+the\s+chair|presiding(?:\s+(?:officer|member))?|"
            r"presided\s+over\s+by|led\s+by|host(?:ed\s+by)?|gold(?:\s+commander)?|convenor|facilitat(?:or|ed\s+by)"
        ),
    ),
    (
        "minutes",
        (
            r"(?:(?:minutes?|notes?|record)(?:\s+(?:taken|prepared|recorded|kept|produced|"
            r"written))?\s+by|(?:minute|note|record|log)s?[\s-]*(?:taker|keeper)|minutes?|notes?|record|"
            r"minuted\s+by|scrib(?:e|bler)|loggist|rapporteur|recorder|recorded\s+by|taken\s+by|kept\s+by|"
            r"prepared\s+by|author|secretariat)"
        ),
    ),
    (
        "clerk",
        (r"(?:\w{1,20}\s+)?(?:clerk|secretary)(?:\s+to\s+the\s+[\w\s]{3,30})?"),
    ),
    (
        "present",
        (
            r"(?:(?:also|those|members?|people|councillors|officers|trustees|governors|"
            r"all)\s+)?(?:present|in\s+attendance|attend(?:ance|ees|ed|ing)(?:\s+by)?|"
            r"taking\s+part|there|here)(?:\s+(?:were|at\s+the\s+meeting|(?:from|for)\s+[\w\s]{2,30}))?|"
            r"participants?|by\s+invitation|invite(?:d|es)|who\s+was\s+there|(?:on|in|round|"
            r"around)\s+the\s+(?:call|room|meeting|table|line)|in|also|delegates|"
            r"(?:welcome,?\s+(?:and|&)\s+)?introductions|members|officers|councillors|"
            r"panel\s+members|board\s+members|trustees|governors|regulars|guests?|observers?|"
            r"names?|attendance(?:\s+list|,?\s+by\s+\w+)?|pres|(?:also\s+)?with\s+us|"
            r"(?:joining\s+)?(?:online|remotely|virtually|by\s+(?:phone|video|teams|zoom)|"
            r"on\s+(?:teams|zoom))"
        ),
    ),
    (
        "away",
        (
            r"(?:(?:sent|send|with)\s+)?(?:apolog(?:y|ies)|apols?|regrets?)(?:\s+for\s+absence)?"
            r"(?:\s+(?:(?:had|have)\s+been|were|was))?(?:\s+(?:not\s+)?(?:received|accepted|"
            r"given|noted|sent|submitted|tendered))?(?:\s+(?:from|by|on\s+behalf\s+of))?|absen(?:t|"
            r"ce)s?(?:\s+(?:with(?:out)?)\s+apolog(?:y|ies))?|(?:could\s+not|couldn['’]t|"
            r"unable\s+to|not\s+able\s+to)\s+(?:attend|come|make\s+it|be\s+present)|"
            r"not\s+(?:with\s+us|there|here|present|in\s+attendance|attending|able\s+to\s+\w+)|"
            r"sorry(?:\s+no)?|out|away|missing|(?:invited,?\s+)?did\s+not\s+(?:join|attend)"
        ),
    ),
    (
        "title",
        (
            r"title|session|event|meeting(?:\s+(?:title|name))?|subject|committee|board|group|"
            r"name\s+of\s+(?:meeting|committee)"
        ),
    ),
    (
        "from",
        (r"from"),
    ),
    (
        "to",
        (r"to|sent\s+to|cc"),
    ),
    (
        "skip",
        (
            r"(?:date\s+of\s+)?next\b.{0,30}|distribution(?:\s+list)?|circulation(?:\s+list)?|"
            r"copy|copies(?:\s+to)?|sent|late|agenda(?:\s+item)?|(?:key\s+)?actions?.{0,20}|re|"
            r"items?|quorum|theme|topics?|status|classification|version|purpose|background|"
            r"papers?|capacity|role|title|organisation|initials|who\s+does\b.{0,10}|"
            r"join\s+(?:by|via|on|the|from)\b.{0,30}|dial[ -]?in.{0,20}|"
            r"(?:meeting|conference)\s+(?:id|link)|passcode|meeting\s+no\.?|ref(?:erence)?|decisions?|discussion"
        ),
    ),
)
_KINDS = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in _WORDINGS)
_ASIDE = re.compile(r"\s?\((?:\d{1,3}|[a-z][a-z ]{2,30})\)$")
_LONGEST = 120
