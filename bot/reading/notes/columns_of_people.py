"""What each column of a table of attendance holds, by its head or else by what stands in it."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from bot.reading.notes import callings, occasions, rosters
from bot.reading.notes.across import Row

Column = Literal["name", "capacity", "letters", "came"]


def read(heads: Row, below: Sequence[Row], *, above: Sequence[Row]) -> Mapping[int, Column]:
    """Say what each column holds, if these are the heads of a table of attendance.

    A column of nothing but marks ("P", "✓", "Apologies") tells who came, whatever its head; of
    several meetings' columns, that of the day which the notes give `above`.
    """
    head = heads.spread()
    if any(len(words) > _LONGEST or "\n" in words for words in head.values()):
        return {}
    told = _by_heads(head)
    lists = any(words.lower().strip(" :").startswith("apolog") for words in head.values())
    if lists and any(words.lower().strip(" :") in _EITHER for words in head.values()):
        return {}  # two lists side by side, "Present" and "Apologies"
    rows = [row.spread() for row in below]
    if "name" not in told.values() and len(head) > 1:
        first = min(head)
        named = [row[first] for row in rows[:_FEW] if first in row]
        if len(named) > 1 and all(map(rosters.is_name, named)):
            told[first] = "name"
    if "name" not in told.values():
        return {}
    marked = [at for at in head if told.get(at) in (None, "came") and _are_marks(rows, at)]
    told |= dict.fromkeys(marked, "came")
    told = _of_the_day(told, head, above)
    rest = [at for at in head if at not in told and at not in marked]
    if "came" in told.values() and len(rest) == 1 and "capacity" not in told.values():
        told[rest.pop()] = "capacity"
    unknown = [at for at in rest if told.get(at) is None and _kind(_bare(head[at])) is None]
    if "came" in told.values():
        return told if len(unknown) <= 1 else {}
    posts = [at for at, kind in told.items() if kind == "capacity"]
    turned = len(told) == len(head) == _FEWEST and posts and posts[0] < _first(told, "name")
    return told if turned and any(_holds_post(row, posts[0]) for row in rows[:_FEW]) else {}


def _by_heads(head: Mapping[int, str]) -> dict[int, Column]:
    told: dict[int, Column] = {}
    for at, words in head.items():
        kind = _kind(_bare(words))
        if _bare(words) in _EITHER and "name" in told.values():
            kind = "came"
        if kind and (kind != "name" or kind not in told.values()):
            told[at] = kind
    return told


def _of_the_day(
    told: dict[int, Column], head: Mapping[int, str], above: Sequence[Row]
) -> dict[int, Column]:
    """Leave out the columns of other meetings, where the notes say above which is this one's."""
    dated = {at: _day(head[at]) for at, kind in told.items() if kind == "came" and _day(head[at])}
    if len(dated) < _FEWEST:
        return told
    said = " ".join(row.words for row in above)
    days = {day for found in occasions.DATE.finditer(said) if (day := _day(found.group()))}
    ours = [at for at, day in dated.items() if any(_same(day, other) for other in days)]
    if len(ours) != 1:
        return told
    return {at: kind for at, kind in told.items() if at not in dated or at == ours[0]}


def _day(words: str) -> tuple[str, str]:
    """Return the month and the day that words name; the day is "" where they name none."""
    if found := _DATED.search(words):
        return found["m"].lower()[:3], (found["d"] or found["d2"] or "").lstrip("0")
    if found := _NUMERIC.search(words):
        return _MONTHS[(int(found["m"]) - 1) % 12], found["d"].lstrip("0")
    return "", ""


def _same(head: tuple[str, str], other: tuple[str, str]) -> bool:
    return bool(head[0]) and head[0] == other[0] and head[1] in ("", other[1])


def _are_marks(rows: Sequence[Mapping[int, str]], at: int) -> bool:
    """Whether a column holds nothing but marks of who came, in most of the rows below its head."""
    marks = 0
    for row in rows:
        if len(row) == 1:
            continue
        if at in row and not _MARK.fullmatch(row[at].strip()):
            break
        marks += at in row
    return marks > 1


def _holds_post(row: Mapping[int, str], at: int) -> bool:
    words = re.sub(r"\([^()]*\)", "", row.get(at, ""))
    return callings.names_post(words.split())


def _first(told: Mapping[int, Column], kind: Column) -> int:
    return next(at for at, each in told.items() if each == kind)


def _bare(head: str) -> str:
    return head.strip(" *:.?").lower()


def _kind(words: str) -> Column | None:
    whole = next((kind for kind, pattern in _HEADS if pattern.fullmatch(words)), None)
    parts = [words] if whole else re.split(r"\s+(?:and|&|/)\s+|/(?!n\b|no\b|a)", words)
    kinds = {next((k for k, pattern in _HEADS if pattern.fullmatch(part)), None) for part in parts}
    return kinds.pop() if len(kinds) == 1 else None


_HEADS: tuple[tuple[Column, re.Pattern[str]], ...] = (
    ("letters", re.compile(r"initials?|short|abbrev\w*|letters|inits?")),
    (
        "capacity",
        re.compile(
            r"(?:job\s+)?(?:role|title|position|post|capacity|designation|category|type)s?|"
            r"representing|organi[sz]ation|authority|agency|body|force|ward|department|team|from|"
            r"of|office"
        ),
    ),
    (
        "name",
        re.compile(
            r"(?:full\s+)?names?|(?:board\s+|panel\s+|committee\s+)?members?|attendees?|person|who|"
            r"present|governors?|trustees?|councillors?|officers?|delegates?|participants?"
        ),
    ),
    (
        "came",
        re.compile(
            r"attend(?:ed|ance|ing)?|present|in\s+attendance|y/n|yes/no|here|there|came|apologies|status|"
            r"present\s?/\s?(?:apologies|absent)|p/a|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?|"
            r"\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*(?:\s+\d{2,4})?"
        ),
    ),
)
_EITHER = ("present", "attending", "in attendance")
_MARK = re.compile(
    r"[✓✔☑√✅●○❌✗✘☒✖xX–—-]|y(?:es)?|no?|p(?:resent)?|a(?:p|pol(?:s|ogies)?)?|absent|here|attended|"
    r"(?:sent\s+)?apologies\b.{0,40}|(?:yes|present|attended|no|absent)\b.{0,40}|n/?a|[✓✔√].{0,40}",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?:(?P<d>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
    r"\b(?P<m>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?:\s+(?P<d2>\d{1,2})\b(?!\d))?",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"\b(?P<d>\d{1,2})[/.](?P<m>\d{1,2})\b")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FEW = 3
_FEWEST = 2
_LONGEST = 40
