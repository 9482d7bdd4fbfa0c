"""Whether words promise a deed to come: the one test that every part of the reader shares."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re

NIL = re.compile(
    r"nothing\b(?!\s+to\s+do\s+with)|(?:none|nil)(?:\s+[a-z]+){0,3}\s*\.?$|"
    r"(?:there\s+(?:were|was|are|being)\s+)?(?:no|none|nil)\b(?:\s+(?:new|further|other))?"
    r"(?:\s+(?:actions?(?:\s+(?:points?|items?))?|APs?|AIs?))?(?:\s+(?:arising|arose|were|was|raised|recorded|"
    r"agreed|identified|required|"
    r"at\s+this\s+meeting|from\s+this\s+(?:item|meeting)|for\s+this\s+item))*\s*\.?$|"
    r"(?:for\s+|to\s+(?:be\s+)?)?noted?(?:\s+only)?\s*\.?$|blank\s*$|key(?:\s+to\s+[a-z]+)?\s*[:=]|no\s+further\s+action\b|n/?a\.?$|-+$|"
    r"(?:number\s+)?not\s+(?:used|allocated)\s*\.?$|no\s+actions?\s+(?:on|about|for|against)\b(?!.*\bto\b).{0,40}$|"
    r"(?:(?:now|since|item|action)\s+)?(?:withdrawn|dropped|deleted|void|not\s+used|superseded)\b"
    r"(?!\s+(?:the|a|an|all|any|from\s+[A-Z])\b).{0,30}$",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b[Tt]oo?\s+(?!the\b|a\b|an\b|this\b|that\b|their\b|his\b|her\b|its\b|our\b|date\b|those\b|these\b|them\b|which\b|"
    r"be\s+(?:able|seen)\b)[a-z]{2,}|\b(?:will|shall|must)\b|"
    r"\b(?:be|being)\s+(?:brought|carried|taken|put|deferred|considered|reviewed|discussed|"
    r"circulated|sent|asked|invited|requested)\b|"
    r"\bshould\b|\bneeds?\b",
)
_NOUN = re.compile(
    r"\b(?:decision|ability|wish|failure|desire|intention|duty|power|request|invitation|refusal)\s+to\s+[a-z]+"
)
"""What was decided, wished or asked "to do" names a thing that is talked about."""

_WOULD = re.compile(
    r"\bwould\s+(?!be\b|have\b|like\b|prefer\b|welcome\b|expect\b)[a-z]+|"
    r"\b(?:agreed|undertook|offered|volunteered|promised)\s+(?:to|that)\b|\b(?:asked|requested)\s+that\b"
)
_ASKED = re.compile(r"\b(?:asked|wondered|queried)\s+(?:how|if|whether|what|when|why|who)\b")
_PAST = re.compile(
    r"(?:the\s+)?(?:[\w'’/&-]{1,30}\s+){1,4}?(?:went|noted|discussed|considered|received|"
    r"thanked|gave|asked|said|"
    r"reported|queried|commented|explained|advised|confirmed|outlined|presented|introduced|had|"
    r"was|were|felt|stated|"
    r"observed|acknowledged|welcomed|approved|reviewed|attended|opened|not\s+(?:present|there|in\s+attendance))\b"
)
_DECIDED = re.compile(
    r"(?:[\w'’]{1,20}\s){0,4}(?:APPROVED|NOTED|REFUSED|DECLINED|ENDORSED|RECEIVED)\b"
)
"""A decision in capitals, in a column that holds actions as well."""

_OUTCOME = re.compile(
    r"(?:[Dd]ecisions?|DECISIONS?|[Oo]utcome|OUTCOME)\s?[:–—-]\s?(?P<said>(?![A-Z]{2,4}\s?[:–—-]\s).*)$"
)
"""What was decided, with its label, in a column that holds actions as well."""

_GONE_THROUGH = re.compile(
    r"(?:the\s+)?(?:[\w'’/&-]{1,30}\s+){1,4}?(?:went\s+through|looked\s+through|ran\s+through|reviewed|"
    r"noted|considered|worked\s+through|took)\s+(?:the|each|all|every|its)\s+"
    r"(?:\w+\s+){0,2}?(?:log|list|actions?|register|tracker|items?|table|updates?|progress|position)\b",
    re.IGNORECASE,
)
"""How minutes tell that a list of actions was gone through; what follows is about the list."""

_IMPERATIVE = re.compile(
    r"(?:please\s+)?(?!(?i:any|the|a|an|what|who|how|why|which|this|that|it|we|there|all|no|in|on|at|for|from|as|if|"
    r"when|while|our|their|his|her|some|any|"
    r"most|many|both|each|these|those|although|following|during|after|before|because|since|"
    r"however|also|so|but|and|or|"
    r"discussion|general|further|current|new|"
    r"good)\b)[A-Z]?[a-z]{2,20}(?:(?<!ed)|(?<=[Ff]eed)|(?<=[Ss]peed)|(?<=roceed)|(?<=mbed))(?:(?<!ing)|(?<=[Bb]ring))(?<!tion)\s+(?:to\s+|with\s+|out\s+|up\s+|back\s+|"
    r"on\s+|into\s+)?"
    r"(?:the|a|an|all|any|that|this|there|whether|if|how|for|with|to|about|on|[A-Z\d]|[a-z]+)\b"
)


def is_nil(text: str) -> bool:
    """Whether words say only that there was nothing: "There were no actions arising."""
    said = text.strip(" ()[]")
    parts = re.split(r"(?<=\w)\.\s+", said) if len(said) < _BRIEF else [said]
    if (outcome := _OUTCOME.match(said)) and not ahead(outcome["said"]):
        return True
    return bool(all(NIL.match(part) for part in parts) or NIL.match(said) or _DECIDED.match(text))


def ahead(text: str) -> bool:
    """Whether the words look to something still to be done."""
    return bool(_AHEAD.search(_NOUN.sub(" ", text)))


def undertakes(text: str) -> bool:
    """Whether somebody "would provide" or "agreed to" do something: how minutes tell a promise."""
    return bool(_WOULD.search(text)) and not _ASKED.search(text)


def is_record(text: str) -> bool:
    """Whether words under a heading of actions only record what happened.

    >>> is_record("The panel went through each question."), is_record("JS to go.")
    (True, False)
    """
    return bool(_PAST.match(text)) and not ahead(text)


def entry(text: str, *, listed: bool) -> bool:
    """Whether a line under a heading of actions is one. `listed` says that it is in a list."""
    if is_nil(text) or is_record(text) or text.endswith("?"):
        return False
    if not listed and _GONE_THROUGH.match(text):
        return False
    return (
        listed
        or ahead(text)
        or bool(re.match(r"(?:it\s+was\s+)?(?:agreed|resolved)\b", text, re.IGNORECASE))
        or bool(_IMPERATIVE.match(text))
    )


_BRIEF = 80
