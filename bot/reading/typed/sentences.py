"""What is asked or bidden in a whole sentence: "when is A17 due?", "mark A6 as done"."""

import re

from bot.reading.plain import alike

_ASKS_ABOUT = re.compile(
    r"(?:(?:what|who|when|where|how|why|is|was|has|have|status|state|progress|position|details?|"
    r"info|about|anything|any)\b|(?:what|who|when|where|how)'?s\b)",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:\ba\s?-?|#)(?P<number>[0-9]{1,9})\b", re.IGNORECASE)
_NEXT_MEETING = re.compile(
    r"(?:what|who|when|where|how|is|are|do|does)\b(?:'?s\b)?.*?\bnext\b\s?(?P<rest>.*)",
    re.IGNORECASE,
)
_ANY_MEETING = re.compile(
    r"(?:(?:is|are|was|were)\sthere|(?:do|did)\swe\shave|have\swe\sgot|what|which|how\smany)\s(?:an?y?\s)?"
    r"(?P<whose>.*?)\bmeetings?\b\s?(?P<rest>.*)",
    re.IGNORECASE,
)
_LAST_MEETING = re.compile(
    r"(?:when|what|where|who)\b.*?\b(?:last|previous)\b\s?(?P<rest>.*)", re.IGNORECASE
)
_RECORD_OF = re.compile(
    r"(?:minutes|notes|attendance|attendees|who\s(?:attended|came|was\s(?:at|there)))\s?"
    r"(?:of|from|for|on|at|in)?\s(?P<rest>.*)",
    re.IGNORECASE,
)
_PROPOSING = re.compile(
    r"(?:propose|suggest)\b.*|what(?:'?s|\sis)\son\sthe\sagenda\b.*", re.IGNORECASE
)
_REF = r"(?P<ref>a\s?-?[0-9]{1,9})\b"
_OTHERWISE = tuple(
    (re.compile(pattern.format(ref=_REF), re.IGNORECASE), verb)
    for pattern, verb in (
        (r"(?:mark|set|flag)\s{ref}\s(?:as\s|to\s)?(?:done|completed?|finished)\b", "report"),
        (r"(?:mark|set|flag)\s{ref}\s(?:as\s|to\s)?(?:closed|discharged)\b", "discharge"),
        (r"(?:tick|sign)\soff\s{ref}", "discharge"),
        (r"(?:tick|sign)\s{ref}\soff\b", "discharge"),
        (r"send\sback\s{ref}", "sendback"),
        (r"send\s{ref}\sback\b", "sendback"),
        (r"(?:push|put|move|shift)\s(?:off\s|back\s)?{ref}(?:\s(?:back|off|out))?", "defer"),
        (r"add\s(?:an?\s)?(?:note|update|comment)\s(?:to|on|for)?\s?{ref}", "update"),
    )
)
_NEW_ONES = re.compile(
    r"(?:new|added|recorded)\s(?=(?:since|this|last|in|from|on|today|yesterday)\b)", re.IGNORECASE
)
"""What was raised, as in "new since the last meeting"."""
_MET = re.compile(r"^(?:meet|met|meeting)\b\s?(?:of\s|the\s)*", re.IGNORECASE)
_ABOUT_HISTORY = re.compile(r"\b(?:history|audit|log|changed|changes)\b", re.IGNORECASE)


def bidden(words: str) -> str | None:
    """Return "mark A6 as done", "push A6 back to July", "add a note to A6: …" by its own verb."""
    for pattern, verb in _OTHERWISE:
        if match := pattern.match(words):
            parts = (verb, match["ref"], words[match.end() :].strip(" :,"))
            return " ".join(part for part in parts if part)
    return None


def asked(words: str, verbs: list[str]) -> tuple[str, str] | None:
    """Read a question about an action or a meeting: "when is A17 due?", "when's the next CRB?"."""
    text = alike(words)
    named = _NAMED.findall(text)
    if "outstanding" in verbs and named and _ASKS_ABOUT.match(text):
        refs = " ".join(f"A{number}" for number in named)
        return "history" if _ABOUT_HISTORY.search(text) else "show", refs
    if "outstanding" in verbs and (new := _NEW_ONES.match(text)):
        return "outstanding", f"raised {text[new.end() :]}"
    if "schedule" in verbs and (found := _NEXT_MEETING.match(text)):
        return "next", found["rest"].strip(" ?")
    return _asked_of_a_meeting(text) if "schedule" in verbs else None


def _asked_of_a_meeting(text: str) -> tuple[str, str] | None:
    """Read "when was the last CRB?", "is there a meeting in June?", "minutes of 4 June"."""
    if _PROPOSING.fullmatch(text):
        return "next", ""
    if found := _LAST_MEETING.match(text):
        return "show", f"last {_MET.sub('', found['rest'].strip(' ?'))}".strip()
    if found := _RECORD_OF.fullmatch(text):
        return "show", found["rest"].strip(" ?")
    if found := _ANY_MEETING.match(text):
        return "list", f"{found['whose']}{found['rest']}".strip(" ?")
    return None
