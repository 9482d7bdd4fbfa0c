"""What a heading opens: actions, earlier actions, the next meeting, an agenda, or an item."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from typing import Literal, NamedTuple

from bot.reading.formats import marks
from bot.reading.formats.document import Line
from bot.reading.notes import looks_back
from bot.reading.notes.series import GATHERING

Opens = Literal["", "actions", "previous", "next", "agenda", "label", "item", "minutes", "end"]


class Heading(NamedTuple):
    """What a line opens, and the words that follow on the same line.

    `progress` says how all that stands under it is, as a column of a board of cards does.
    """

    opens: Opens
    rest: str = ""
    origin: str = ""
    progress: str = ""


_PART = re.compile(r"(?:section|part|annex|appendix)\s+\w{1,4}\s*[:.–—-]\s+(?=\S)", re.IGNORECASE)
_TAIL = r"(?:\s*[:.–—-]{1,2}\s*|\s*$)(?P<rest>.*)$"
_ACTIONS = re.compile(
    r"(?:summary\s+of\s+|list\s+of\s+|table\s+of\s+)?(?:(?:new|key|agreed|further|other|main|"
    r"meeting)\s+)?"
    r"(?:actions?|action\s+(?:points?|items?|list|summary|log|table|notes?|tracker|sheet|plan|record|"
    r"register)|to[- ]?dos?(?:\s+list)?|things\s+to\s+do|jobs|undertakings|"
    r"who(?:['’]s|\s+is|\s+will\s+be|\s+will|\s+does)?\s+(?:doing|do|does|to\s+do)?\s*what|"
    r"actions?\s*[/&]\s*[a-z][\w\s]{3,50}|what\s+(?:was|we(?:['’]ve|\s+have)?)\s+agreed|(?:agreed\s+)?(?:promises|commitments)|"
    r"(?:what|things|jobs)\s+(?:that\s+)?we(?:['’]ll|['’]re|['’]ve|\s+have|\s+are|\s+will|\s+all)?\s*(?:going\s+to|need\s+to|"
    r"said|agreed|promised|undertook|to)?(?:\s+(?:that\s+)?we)?(?:['’]d|\s+would|\s+will|\s+to)?\s+do|"
    r"next\s+steps|follow[- ]?ups?(?:\s+(?:actions?|tasks?|items?))?|tasks|"
    r"decisions?\s*(?:and|&|/)\s*actions?|"
    r"actions?\s*(?:and|&|/)\s*decisions?)"
    r"(?:\s+(?:arising|required|agreed|identified|to\s+be\s+taken|raised|summary|list|captured|noted|"
    r"recorded|given|before\s+.{3,30}|this\s+(?:time|month|week|meeting)|(?:open\s+and|and)\s+.{1,30}?|"
    r"for\s+follow[- ]?up|under\s+.{1,40}?|"
    r"from\s+(?:this|the|today.s)\s+(?:meeting|discussion|item|section|topic|session|paper|report|agenda\s+item)|(?:at|from)\s+this\s+meeting|"
    r"relating\s+to\s+.{1,90}?|"
    r"in\s+relation\s+to\s+.{1,90}?|on\s+.{1,60}?|for\s+.{1,60}?))?" + _TAIL,
    re.IGNORECASE,
)
_PREVIOUS = re.compile(
    r"(?:(?:(?:updates?|report|progress)\s+on\s+|review\s+(?:of\s+)?(?:the\s+)?|"
    r"status\s+of\s+)(?:the\s+)?(?:previous\s+|open\s+)?"
    r"actions?(?:\s+(?:item\s+)?(?:list|log|points?|items?|register|tracker))?|"
    r"(?:outstanding\s+(?:matters|actions?|items)|"
    r"matters?\s+arising(?!\s+from\s+the\s+(?!(?:minutes|last|previous|meeting|\w+\s+meeting))\w)|"
    r"items?\s+brought\s+forward|"
    r"(?:previous|past|last\s+meeting.?s?|old|prior|earlier)\s+(?:minutes\s+(?:and|"
    r"&)\s+)?(?:action(?:s|\s+\w+)?|matters|undertakings|promises|commitments|tasks)(?:\s+reviewed)?|"
    r"(?:the\s+)?last\s+(?:meeting|time)|(?:outstanding|left\s+over|still\s+to\s+do)\s+from\s+.{3,40}?|"
    r"(?:minutes|notes)\s+(?:of|from)\s+(?:the\s+)?(?:last|previous)\s+meeting(?:\s+(?:and|"
    r"&)\s+(?:matters|actions).{0,40})?|"
    r"previous\s+minutes(?:\s+(?:and|&)\s+.{0,40})?|"
    r"(?:outstanding\s+)?actions?\s+(?:points?\s+|items?\s+)?(?:arising\s+|carried\s+forward\s+|"
    r"brought\s+forward\s+)?from\s+"
    r"(?:the\s+)?(?:last|previous|prior|\w+['’]s|\w+\s+\d{4})\s+(?:minutes|meetings?|"
    r"notes)(?:\s+\d.{0,20})?))"
    r"(?P<more>.{0,60}?)" + _TAIL,
    re.IGNORECASE,
)
_ORIGIN = re.compile(
    r"actions?\s+(?:points?\s+|items?\s+)?(?:arising\s+|carried\s+forward\s+|"
    r"outstanding\s+)?from\s+(?:the\s+)?(?!(?:this|today)\b)"
    r"(?P<o>(?:meeting\s+(?:of|on)\s+(?:the\s+)?)?(?:\d{1,2}\w{0,2}\s+)?[A-Z][a-z]+(?:\s+(?:19|"
    r"20)\d\d|.s)?)\s*(?:meeting)?",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"(?:confirmation\s+of\s+|details\s+of\s+|"
    r"to\s+note\s+the\s+)?(?:(?:provisional\s+)?(?:dates?|times?|venue|day|place|location|type)"
    r"(?:\s*(?:,|/|and|&)\s*(?:dates?|times?|venue|place|location))*\s+(?:(?:of|"
    r"for)\s+)?(?:the\s+)?)?"
    rf"(?:(?:next|future|forthcoming|following)\s+meetings?\b|next\s*:\s|DONM\b|"
    rf"next\s+(?:\w+\s+)?{GATHERING}\s*(?::|$|[–—-]\s|\(?(?:mon|tue|wed|thu|fri|sat|sun|\d)))|"
    r"(?:part\s+\w\s+[–—-]\s+)?\b(?!(?:confirm|agree|check|send|circulate|set|fix|arrange|find)\b)(?:[\w'’]{1,20}\s+){0,2}dates?(?:\s+(?:for|of|in)\s+[^.:]{3,40})?\s*(?:\([^()]*\)\s*)?(?::|$)|"
    r"meetings?\s+(?:in|for)\s+\d{4}(?:\s*[/-]\s*\d\d(?:\d\d)?)?\s*:?$|next\s*:?$|"
    r"(?:(?:meeting|diary|provisional|future|forthcoming)\s+)?dates?(?:\s+(?:of|for)\s+(?:(?:the\s+)?"
    r"(?:\d{4}(?:/\d\d)?\s+)?meetings?(?:\s+in\s+\d{4})?|(?:the\s+(?:year|diary)|your\s+diary|"
    r"20\d\d(?:/\d\d)?)))?\s*:?$",
    re.IGNORECASE,
)
_AGENDA = re.compile(
    r"(?:draft\s+)?agenda(?:\s+items?)?\s*:?$|.{0,90}\bsummoned\s+to\s+(?:a|the)\b", re.IGNORECASE
)
_MINUTES = re.compile(
    r"(?:(?:draft|confirmed|unconfirmed)\s+)?(?:minutes|meeting\s+notes|notes)\s*:?$|date\s+held\b|"
    r"(?:present|attendance|attendees|in\s+attendance|those\s+present|participants)\s*(?::|$)",
    re.IGNORECASE,
)
_END = re.compile(
    r"(?:the\s+)?meeting\s+(?:was\s+)?(?:ended|closed|finished|concluded|adjourned)\b|"
    r"(?:there\s+being\s+)?no\s+further\s+business",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?P<l>[A-Z][\w '’/&-]{1,48})(?::-?|\s*:-)\s*(?P<rest>.*)$")
LABELS = re.compile(
    r"(?:updates?|findings|discussion|decisions?|resolved|agreed|outcome|background|summary|"
    r"comments?|response|answer|"
    r"ans|question|assurance\s+statement|recommendations?|notes?|noted|in\s+summary|"
    r"key\s+points?)\b",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"(?:ans(?:wer)?\b[.:]?|response:|update\b\s*:|reply:)\s*", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|should|to\s+be|agreed|noted|reported|asked|"
    r"said|gave|met|"
    r"to\s+(?!the\b|account\b|hold)[a-z]+)\b"
)


_BOARD: tuple[tuple[str, Opens, str], ...] = (
    (
        r"(?:done|closed|completed?|finished|discharged)(?:\s+(?:actions?|since|this|at|in)\b.{0,25})?",
        "actions",
        "done",
    ),
    (r"doing|in\s+progress|under\s?way|started", "actions", "in progress"),
    (r"to[- ]?do|not\s+started|blocked|waiting(?:\s+on)?|on\s+hold|stuck", "actions", "open"),
    (
        r"(?:items?\s+)?(?:carried\s+(?:forward|over)|deferred(?:\s+items?)?|held\s+over|put\s+off|postponed)",
        "actions",
        "carried forward",
    ),
    (
        r"(?:some\s?day|ideas|backlog|parked|parking\s+lot|maybe|later)(?:\s*[/&]\s*\w+)?",
        "item",
        "",
    ),
)
"""The columns of a board of cards, and how the cards in each stand."""


def read(line: Line, *, row: bool = False) -> Heading:
    """Say what a line opens. `row` says that it is the whole of a row of a table."""
    text = _PART.sub("", line.text.strip())
    if not text:
        return Heading("item" if line.marker else "")
    if line.depth >= _FAR_RIGHT:
        return Heading("")  # the heading of a column of owners, or the number of a page
    opened = (
        _column(line, text)
        or _list_heading(line, text)
        or _list_at_end(line, text)
        or _label(line, text, row=row)
    )
    return Heading("item") if is_part(line.text) and opened.opens in ("", "label") else opened


def is_part(text: str) -> bool:
    """Whether a line names a part of the notes: "PART B - Cases"."""
    return bool(_PART.match(text)) and len(text.split()) <= _TITLE


def _column(line: Line, text: str) -> Heading | None:
    """Read the heading of a column of cards: "Doing", "Done"."""
    if line.style != "heading":
        return None
    bare = text.strip(" :.-–—").lower()
    found = (kind for kind in _BOARD if re.fullmatch(kind[0], bare))
    return next((Heading(opens, progress=progress) for _, opens, progress in found), None)


def _list_at_end(line: Line, text: str) -> Heading | None:
    """Read the heading of a list where a paragraph ends in one: "It is set for July. Jobs:".

    A numbered item is talked about still when its matters arising have been told.
    """
    start = text.rfind(". ") + 2
    if start == 1 or not text.endswith(":"):
        return None
    before = None if line.marker else _PREVIOUS.match(text[start:])
    found = before or _ACTIONS.match(text[start:])
    return Heading("previous" if before else "actions") if found and not found["rest"] else None


def _list_heading(line: Line, text: str) -> Heading | None:
    """Read the heading of a list: of actions, of earlier matters, of the next meeting."""
    if origin := _ORIGIN.match(text):
        return Heading("previous", text[origin.end() :].lstrip(" :–-"), origin["o"])
    if line.style == "heading" and " / " in text:  # the same heading in two languages
        halves = (_list_heading(line.with_text(half), half) for half in text.split(" / "))
        return next((found for found in halves if found), None)
    for opens, pattern in _KINDS:
        found = pattern.match(text)
        if opens == "next" and line.marker == "-" and "next" not in text.lower()[:_LEADING]:
            continue  # an entry of a list that begins "Dates for the walkabout:"
        if found and (opens not in ("actions", "previous") or _opens_list(opens, found, line)):
            rest = (found.groupdict().get("rest") or "").strip()
            return Heading(opens, "" if _DATED.fullmatch(rest) else rest)
    if not text.endswith((".", "?", "!", ";", ",")) and looks_back.opens(text):
        return Heading("previous")
    return None


def _label(line: Line, text: str, *, row: bool) -> Heading:
    """Read the title of an item, or a label that stands before talk: "Update: …"."""
    if found := _ANSWER.match(text):
        return Heading("label", text[found.end() :])
    plain_label = text.endswith(":") and not line.marker and LABELS.match(text)
    if not plain_label and is_title(line, row=row):
        return Heading("item")
    found = _LABEL.match(text)
    if found and (not found["rest"] or LABELS.match(text)):
        return Heading("label", found["rest"])
    return Heading("label" if text.endswith((":", ":-")) else "")


def is_title(line: Line, *, row: bool = False) -> bool:
    """Whether a line is a title: styled or numbered or in capitals, and no sentence."""
    text = line.text.strip()
    if _USUAL.fullmatch(text.rstrip(" :.")):
        return True
    words = len(text.split())
    if text.rstrip(".").lower() in ("n/a", "none", "nil", "note", "noted"):
        return False
    if line.style == "heading" and words <= _LONG_TITLE:
        return True
    if (
        words > _TITLE
        or text.endswith((".", "?", ";"))
        or _VERB.search(text)
        or _NO_TITLE.match(text)
    ):
        return False
    bare = re.sub(r"\s*\([^()]*\)$", "", text)
    capitals = bare.upper() == bare and any(c.isalpha() for c in bare) and len(text) > _INITIALS
    numbered = bool(line.marker[:1].isdigit()) or line.marker.isalpha()
    return (
        capitals
        or numbered
        or line.style == "bold"
        or (row and words <= _ROW_TITLE and text[:1].isupper())
    )


def answers(text: str) -> bool:
    """Whether a line answers the matter above it: "Ans. …", "Update: …", "Discussed under …"."""
    return bool(_ANSWER.match(text)) or bool(
        re.match(
            r"(?:this\s+(?:was|item\s+was)\s+)?(?:discussed|covered|dealt\s+with|addressed|"
            r"see)\s+(?:under|at|in|item)",
            text,
            re.IGNORECASE,
        )
    )


def _opens_list(opens: str, found: re.Match[str], line: Line) -> bool:
    """Tell a heading of a list of actions from a sentence about an action."""
    head = line.text[: found.start("rest")].strip()
    if opens == "actions":
        bare = head.rstrip(" :.–—-")
        return head != bare or not found["rest"] or line.style == "heading"
    told = re.search(r"\b(?:was|were|had|have|been)\b", head)
    return len(head) < _HEAD and (not told or line.text.endswith("as follows:"))


_KINDS: tuple[tuple[Opens, re.Pattern[str]], ...] = (
    ("next", _NEXT),
    ("end", _END),
    ("previous", _PREVIOUS),
    ("actions", _ACTIONS),
    ("agenda", _AGENDA),
    ("minutes", _MINUTES),
)
_DATED = re.compile(
    rf"(?:\w{{3,6}}day\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{marks.MONTHS})\s+\d{{4}}|"
    r"[\d./-]{6,10}",
    re.IGNORECASE,
)
_USUAL = re.compile(
    r"any\s+other\s+(?:urgent\s+)?business|a\.?o\.?b\.?|apologies(?:\s+for\s+absence)?|"
    r"welcome(?:\s+and\s+.{3,30})?|"
    r"declarations?\s+of\s+interests?|introductions?|public\s+(?:participation|questions?|"
    r"forum)|correspondence",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    rf"\[[A-Z]{{2,4}}(?:\s?[/&,]\s?[A-Z]{{2,4}}){{0,4}}\]|[A-Z]?[a-z]{{1,20}}(?<!ing)\s+(?:a|an|the|to|all|any|if|whether|with|that|both)\s|(?:mon|tues?|"
    rf"wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?\b,?\s+(?:the\s+)?\d|\d{{1,2}}(?:st|"
    rf"nd|rd|th)?\s+(?:{marks.MONTHS})\b",
    re.IGNORECASE,
)
_TITLE = 14
_LONG_TITLE = 25
_ROW_TITLE = 8
_INITIALS = 5
_HEAD = 110
_FAR_RIGHT = 28
_LEADING = 30
