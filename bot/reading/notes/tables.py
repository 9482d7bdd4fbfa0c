"""What each column of a table is for: its number, the words, who, by when, how it stands."""

import re
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Literal

from bot.reading.formats.document import Cell, Table
from bot.reading.notes import assigned, doers, owners, promises

Role = Literal[
    "ref",
    "raised",
    "talk",
    "task",
    "who",
    "when",
    "status",
    "person",
    "other",
    "maybe",
    "aside",
    "place",
    "finished",
    "closed",
]
Roles = tuple[Role, ...]

_WITNESSED = (
    r"s(?:aw|een|aid)|found|heard|noticed|observed|discussed|talked|visited|looked|learn(?:ed|t)|"
    r"asked|reported|raised"
)
"""What was looked at or spoken of, "What we saw", and not what is to be done."""
_HEADERS: tuple[tuple[Role, str], ...] = (
    (
        "person",
        (
            r"names?|capacity|attendees?|attendance|present|apologies|organisation|"
            r"representing|role|job title"
        ),
    ),
    (
        "who",
        (
            r"(?:action\s+)?(?:owners?|leads?|lead\s+officer|officer|whom?|assignees?|"
            r"assigned(?:\s+to)?|by\s+whom|"
            r"responsib(?:le|ility)(?:\s+(?:person|officer|for\s+action))?|person(?:\(s\)|"
            r"s)?\s+responsible|"
            r"responsible\s+person|initials)|actions?\s+(?:by(?:\s+whom)?|owner|for|lead|who)|"
            r"for\s+action(?:\s+by)?|(?:who|owner|lead)\s*(?:&|\+|and)\s*(?:by\s+)?(?:when|date|due(?:\s+date)?|deadline)|"
            r"by\s+who|for|with(?:\s+whom)?|whose|who\s+has\s+(?:it|this|them)|actionee|allocated\s+to|person|lead\s+person"
        ),
    ),
    (
        "when",
        (
            r"by|finish|(?:by\s+)?when|(?:action\s+|target\s+|due\s+|completion\s+|review\s+|end\s+|"
            r"agreed\s+)?(?:date|deadline|timescales?|"
            r"timeframe)(?:\s+(?:due|for\s+completion|of\s+completion))?|due(?:\s+(?:by|on))?|"
            r"deadline|by\s+date|"
            r"target|date\s+to\s+be\s+completed(?:\s+by)?|complete\s+by|to\s+be\s+done\s+by"
        ),
    ),
    (
        "raised",
        (
            r"raised|date\s+(?:raised|of\s+meeting|opened|agreed|set)|meeting(?:\s+date)?|"
            r"opened|origin|source|date\s+logged"
        ),
    ),
    (
        "status",
        (
            r"status.{0,30}|(?:status\s*/\s*)?(?:progress|updates?|outcome|rag(?:\s+(?:status|"
            r"rating))?|comments?|"
            r"position.{0,30}|(?:completed?|done|closed)\s*\??(?:\s*\(?[yx✓]\s*/?\s*n?\)?)?|state|current\s+position|progress\s*/\s*update|"
            r"notes?\s*/\s*status|"
            r"open\s*/\s*closed|progress\s+update|latest(?:\s+\w+)?|updates?\s+(?:at|for|from|since|on)\b.{0,30}|"
            r"where\s+(?:it|we|things|they)\b.{0,30}|how\s+(?:it|far|things)\b.{0,30}|"
            r"what\s+(?:happened|became|was\s+done)\b.{0,30}|done\s*\?)"
        ),
    ),
    (
        "finished",
        r"(?:actions?\s+)?(?:closed|completed?|discharged|done|finished)\s+(?:actions?|(?:since|this|at|in)\b.{0,30})",
    ),
    (
        "closed",
        r"(?:date|when)\s+(?:closed|completed?|done|discharged)|(?:closed|completed|discharged)\s+on",
    ),
    (
        "aside",
        (
            r"risks?(?:\s+(?:description|owners?|rating|score))?|mitigations?|controls?|likelihood|impact|score|decisions?|"
            r"decision\s+made|made\s+by|decided\s+by|questions?|answers?|the\s+answer|you\s+said|"
            r"we\s+did|milestones?|author|presenter|report\s+author|sponsor|budget|actual|variance|votes?|against"
        ),
    ),
    ("place", r"(?:start\s+)?times?|venue|location|place|where|room|host|theme"),
    ("maybe", r"actions?(?:\s+(?:points?|items?))?"),
    (
        "task",
        (
            r"tasks?|undertakings?|jobs?|actions?\s*(?:/|,|&|and)\s*(?:owners?|leads?|who|by|dates?|"
            r"deadlines?)\b.{0,30}|(?:agreed\s+|required\s+|"
            r"description\s+of\s+)?actions?(?:\s+(?:required|agreed|"
            r"to\s+be\s+taken|"
            r"description|detail|arising|needed))|actions?\s+points?|what|to\s+do|"
            r"agreed\s+actions?|"
            r"key\s+actions?|"
            r"decisions?\s*(?:/|and|&)\s*actions?|actions?\s*(?:/|and|&)\s*decisions?|"
            r"next\s+steps?|follow[- ]?ups?(?:\s+(?:actions?|required|agreed))?|"
            r"resolution|what\s+(?:happens|will\s+happen)\b.{0,30}|what\s+now|"
            rf"what\s+(?:was|is|we|needs|has|they|to)\b(?!\s+(?:{_WITNESSED})\b).{{0,30}}"
        ),
    ),
    (
        "ref",
        (
            r"(?:ref(?:erence)?|no|min|number|action\s+no|item\s+no|minute(?:\s+(?:no|ref|"
            r"number))?|ag|id|action\s+(?:ref|id|number))?\s*[.#:]*(?:\s*#)?|item\s*(?:no|"
            r"#)\.?"
        ),
    ),
    (
        "talk",
        (
            r"items?|discussion(?:s)?(?:\s+(?:points?|summary|and\s+.{0,30}))?|minutes?|notes?|"
            r"issues?|topics?|agenda(?:\s+items?)?|"
            rf"what\s+(?:was|is|we|has|they)\s+(?:{_WITNESSED})\b.{{0,30}}|"
            r"subject|description|detail(?:s)?|matters?(?:\s+(?:arising|discussed))?|business|"
            r"summary|key\s+points?|"
            r"item\s*(?:/|and|&)\s*.{0,30}|points?\s+(?:discussed|raised)|record|narrative"
        ),
    ),
)  # fmt: skip
_CODE = re.compile(r"[A-Za-z]{0,6}[/-]?\d{0,4}(?:[./-]\d{1,4}){0,2}[a-z]?[.)]?")
_NUMBER = re.compile(r"(?:[A-Z]{1,4}[/-]?)?\d{1,4}(?:[./-]\d{1,4}){0,2}[a-z]?")
_DATE = re.compile(r"(?:^|/)\s*date\W*$", re.IGNORECASE)
_OUTCOME = re.compile(
    r"(?:not\s+(?:yet\s+)?)?(?:completed?|closed?|done|open|ongoing|on-going|in\s+progress|started|"
    r"under\s?way|outstanding|overdue|carried\s+forward|deferred|discharged|superseded)\b",
    re.IGNORECASE,
)
_SURE: frozenset[Role] = frozenset(
    {"who", "when", "status", "maybe", "task", "finished", "raised", "aside"}
)


def header(row: Sequence[Cell]) -> Roles | None:
    """Read a row as the headings of columns, or None when it is not one."""
    if sum(len(cell.text) for cell in row) > _LONGEST_HEADER:
        return None
    roles = tuple(role(cell.text) for cell in row)
    letters = {cell.text for cell in row if len(cell.text) == 1}
    if {"R", "A"} <= letters:  # who is responsible, who answers for it, who is asked and told
        roles = tuple(
            "who" if cell.text == "R" else "place" if cell.text in letters else known
            for cell, known in zip(row, roles, strict=True)
        )
    if "status" in roles and _DATE.search(row[0].text):
        roles = ("raised", *roles[1:])  # "Date | Action | Owner | Update": of what was raised then
    known = sum(role not in ("other", "ref") for role in roles)
    filled = sum(bool(cell.text) for cell in row)
    unread = filled - sum(role == "ref" for role in roles)
    if filled < _PLENTY or not known or known * 2 < unread or (known == 1 and unread > 1):
        return None
    return (
        roles if known >= _PLENTY or _SURE & set(roles) or {"ref", "talk"} <= set(roles) else None
    )


def settled(roles: Roles, below: Table) -> Roles:
    """Decide the columns that their heading alone leaves open, by what stands under it.

    A column headed "Action" holds either what is to be done or who is to do it.
    """
    if "aside" in roles and "task" not in roles and "maybe" not in roles:
        return tuple("ref" if role == "ref" else "other" for role in roles)
    if "person" in roles and not {"task", "maybe", "talk", "when", "status"} & set(roles):
        return tuple("other" if role == "who" else role for role in roles)  # who was there
    decided = list(roles)
    for number in range(len(roles)):
        column = [text for text in below.column(number) if text]
        decided[number] = _by_content(decided, number, column)
        if roles[number] == "maybe" and _numbers_words(column, below):
            decided[number] = "ref"
    if "task" not in decided and "talk" in decided and _is_log(decided):
        decided[decided.index("talk")] = "task"
    if "task" in decided and "who" in decided:
        at = decided.index("who")
        if roles[at] == "other" and _say_whose(below.column(decided.index("task"))):
            decided[at] = "other"  # a place, or whatever else the words of the row are about
    if "task" in decided and "who" in decided:
        at = decided.index("task")
        decided[at:] = ["status" if role == "talk" else role for role in decided[at:]]
    return tuple(decided)


def _by_content(decided: Sequence[Role], number: int, column: Sequence[str]) -> Role:
    """Decide what one column is for by what stands in it, where its heading leaves that open."""
    role = decided[number]
    usual = median(map(len, column)) if column else 0
    held = _held(column)
    if role == "when" and column and not any(re.search(r"[^\W\d_]", text) for text in column):
        return role if any(assigned.is_time(text) for text in column) else "other"
    if role == "maybe":
        short = sum(owners.looks_like(text) or len(text) < _SHORT for text in column)
        return "who" if "who" not in decided and short * 2 >= len(column) else "task"
    if role == "when" and "who" not in decided and held == "who":
        return "who"
    if role == "other" and held in ("who", "when", "status"):
        return "place" if held in decided else held
    if (role == "ref" and usual > _NUMBERS) or (role == "other" and usual > _WORDY):
        return "talk"
    return "ref" if role == "talk" and column and _numbers(column) else role


def _say_whose(tasks: Sequence[str]) -> bool:
    """Whether most of the cells that hold something to do say themselves whose it is."""
    said = [text for text in tasks if text and not promises.is_nil(text)]
    return bool(said) and sum(doers.before(text) is not None for text in said) * 2 > len(said)


def _numbers_words(column: Sequence[str], below: Table) -> bool:
    """Whether a column holds nothing but numbers, and another the words that they number."""
    wordy = any(median(map(len, texts)) > _WORDY for texts in _filled(below) if texts)
    return bool(column) and all(_NUMBER.fullmatch(text) for text in column) and wordy


def _filled(table: Table) -> Iterator[list[str]]:
    """Yield what stands in each column, without the cells that are empty."""
    yield from ([t for t in table.column(number) if t] for number in range(table.width))


def lists_days(roles: Roles) -> bool:
    """Whether a table has a column of dates and none of words: it says when to meet."""
    return "when" in roles and not {"task", "talk", "who", "person"} & set(roles)


def guessed(table: Table) -> Roles | None:
    """Read a table without headings by what its columns hold.

    Owners or standings beside words say that it is a table of actions; a last column of nothing
    but owners says who is to act on what was said.
    """
    if table.width < 2 or not table.rows:  # noqa: PLR2004  one column is a list
        return None
    kinds = [_held([t for t in table.column(n) if t]) for n in range(table.width)]
    wordy = kinds.count("talk")
    if wordy == 1 and "who" in kinds and "when" in kinds:
        return tuple("task" if kind == "talk" else kind for kind in kinds)
    if wordy and kinds[-1] == "who" and "status" not in kinds:
        return (*("talk" if kind in ("who", "when") else kind for kind in kinds[:-1]), "who")
    if wordy == 1 and "status" in kinds and len(table.rows) > 1:
        return tuple("task" if kind == "talk" else kind for kind in kinds)
    return None


def _held(column: Sequence[str]) -> Role:
    """Say what a column holds, by most of its cells."""
    letters = sum(len(text) == 1 for text in column)
    if letters * 2 > len(column):
        return "ref"  # who is responsible, who is told: a letter for each
    if column and all(owners.looks_like(text) for text in column):
        return "who"
    if not column or all(_CODE.fullmatch(text) for text in column):
        return "ref"
    if all(assigned.is_time(text) or len(text) == 1 for text in column):
        return "when"
    if _numbers(column):
        return "ref"
    standing = sum(bool(_OUTCOME.match(text)) for text in column)
    return "status" if standing * 4 >= len(column) * 3 else "talk"


def beside(row: Sequence[Cell]) -> Roles | None:
    """Read a first item that has the heading of the owners' column beside it."""
    if len(row) < 2 or len(row[-1].text) > _SHORT:  # noqa: PLR2004  one column is a list
        return None
    last = role(row[-1].text)
    if last not in ("maybe", "who"):
        return None
    before: list[Role] = [
        "ref" if re.fullmatch(r"[\d.]{0,6}", cell.text) else "talk" for cell in row[:-1]
    ]
    return (*before, last)


def role(text: str) -> Role:
    """Read one heading."""
    words = re.sub(r"\s+", " ", text).strip(" :.*").lower()
    if not words and text:
        return "ref"
    ways = [words, *(part.strip() for part in re.split(r"\s/\s|\(", words))]
    known = (
        kind
        for way in ways
        for kind, pattern in _HEADERS
        if way and re.fullmatch(pattern, way.strip(" )"))
    )
    return next(known, "other")


def _is_log(roles: Sequence[Role]) -> bool:
    """Whether a table has owners, how each stands, and words: a log."""
    return "who" in roles and "talk" in roles and "status" in roles


def _numbers(column: Sequence[str]) -> bool:
    return all(len(text) < _NUMBERS for text in column)


_LONGEST_HEADER = 200
_PLENTY = 2
_SHORT = 25
_NUMBERS = 9
_WORDY = 25
