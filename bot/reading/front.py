"""What stands at the head of the notes: title, date, hours, venue, who chaired, who wrote."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import datetime as dt
import re

from bot.reading import dates
from bot.reading.document import Document, Line
from bot.reading.due import Day, Doubt

_LABELS = {
    "date": r"(?:date\s+held|date\s+of\s+(?:the\s+)?meeting|date\s*(?:and|&|/)\s*time|meeting\s+date|date|when|held(?:\s+on)?)",
    "time": r"(?:start\s+time|time)",
    "venue": r"(?:venue|location|place|where|held\s+at)",
    "chair": r"(?:chair(?:man|woman|person|ed\s+by)?|in\s+the\s+chair|presiding)",
    "minutes": r"(?:minutes?(?:\s+(?:taken\s+)?by|\s+taker|[- ]taker)?|note[- ]?taker|notes?\s+by|scribe|secretary|recorded\s+by)",
    "title": r"(?:title|meeting|subject)",
}
_LABEL = re.compile(
    r"(?:^|(?<=\s)|(?<=[.;,|]))(?:"
    + "|".join(f"(?P<{k}>{v})" for k, v in _LABELS.items())
    + r")\s*(?::|(?<=venue)\s|(?<=Venue)\s)\s*",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"meeting|board|committee|council|panel|minutes|notes|forum|group|governors|trust|standup|sync|call",
    re.IGNORECASE,
)
_NOT_DATE = re.compile(
    r"next\s+meeting|previous|minutes\s+of\s+the|last\s+meeting|issue|published|circulated|"
    r"meeting\s+held\s+on|raised|apologies",
    re.IGNORECASE,
)
_ROLE = r"\(\s*(?:[\w ,/&-]{{0,30}}[ ,/])?(?:{0})[\w ,/&-]{{0,20}}\)"
_NAME = r"(?P<n>[A-Z][\w'’.-]*(?:\s+[A-Z][\w'’.-]*){0,5})"
_CHAIR = re.compile(_NAME + r"\s+(?:\([A-Z]{2,4}\),?\s*)?[^()\n]{0,60}?" + _ROLE.format("[Cc]hair"))
_SCRIBE = re.compile(
    _NAME
    + r"\s+(?:\([A-Z]{2,4}\),?\s*)?(?:"
    + _ROLE.format("[Mm]inutes?|[Nn]otes?|[Ss]cribe|[Ss]ecretary")
    + r"|,?\s*[Mm]inute\s+[Tt]aker)"
)
_AT = re.compile(
    r"(?:@|\bat\b|\bfrom\b|,|–|-)\s*(?P<t>\d{1,2}(?:[.:h]\d{2})?\s*(?:[ap]\.?m\b\.?)|\d{1,2}[.:h]\d{2})(?:\s*[ap]\.?m\b)?",
    re.I,
)
_HEAD = 45


@dataclass(frozen=True, slots=True)
class Front:
    """The head of the notes. `day` is None where the text has no date.

    `others` are the dates of further meetings in the same file (the minutes inside an agenda);
    `doubts` those that could be read two ways or contradict themselves.
    """

    title: str = ""
    day: dt.date | None = None
    start: dt.time | None = None
    venue: str = ""
    chair: str = ""
    minute_taker: str = ""
    written: str = ""
    others: tuple[dt.date, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def read(document: Document) -> Front:
    """Read the head of the notes from their first lines and the labels in them."""
    head = [line for _, line in zip(range(_HEAD * 2), document.lines(), strict=False)]
    labels = dict(reversed(list(_labelled(head))))
    title = labels.get("title", "") if _TITLE.search(labels.get("title", "")) else ""
    title = title or next(
        (line.text for line in head[:12] if _is_title(line.text)), head[0].text if head else ""
    )
    year = _year(title)
    found = list(_days(head, labels, year))
    first = next((day for day in found if isinstance(day, Day) and day.day), None)
    days = list(dict.fromkeys(day.day for day in found if isinstance(day, Day) and day.day))
    words = " ".join("  ".join((line.text, *line.side)) for line in head)
    return Front(
        title=_tidy(title),
        day=first.day if first else None,
        start=(first.start if first else None) or _clock(labels, head),
        venue=_venue(labels, head),
        chair=_person(labels.get("chair", "")) or _named(_CHAIR, words),
        minute_taker=_person(labels.get("minutes", "")) or _named(_SCRIBE, words),
        written=first.text if first else "",
        others=tuple(day for day in days[1:]),
        doubts=tuple(day for day in found if isinstance(day, Doubt)),
    )


def _labelled(head: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """Yield each label of the head with what follows it, several to a line where they are."""
    for line in head[:_HEAD]:
        if "next" in line.text.lower()[:25]:
            continue
        parts = "   ".join((line.text, *line.side))
        found = list(_LABEL.finditer(parts))
        for here, after in zip(found, [*found[1:], None], strict=False):
            words = parts[here.end() : after.start() if after else len(parts)]
            value = re.split(r"\s{3,}", words.strip())[0].strip(" ,;.|")
            if value and here.lastgroup:
                yield here.lastgroup, value


def _is_title(text: str) -> bool:
    """Whether a line is the name of a meeting rather than a label or a sentence."""
    return len(text) < _TITLE_LENGTH and bool(_TITLE.search(text)) and not _LABEL.match(text)


def _days(head: Sequence[Line], labels: dict[str, str], year: int | None) -> Iterator[Day | Doubt]:
    """Yield the days the head gives, the labelled one first, then those in titles and openings."""
    if "date" in labels:
        yield from dates.days(labels["date"], year=year)
    for line in head[:_HEAD]:
        parts = " ".join((line.text, *line.side))
        if not _NOT_DATE.search(parts) and len(parts) < _SENTENCE:
            yield from dates.days(parts[:_TITLE_LENGTH], year=year)


def _year(title: str) -> int | None:
    """Return the year a title names: "June 2021", or the second half of a financial year's."""
    found = re.search(r"\b(20\d\d|19\d\d)\b", title)
    return int(found[1]) if found else None


def _clock(labels: dict[str, str], head: Sequence[Line]) -> dt.time | None:
    """Return the hour the meeting began, from its label or beside the date or the venue."""
    for words in (labels.get("time", ""), labels.get("date", ""), labels.get("venue", "")):
        if (found := _AT.search(f"at {words}")) and (time := clock(found["t"] + _suffix(words))):
            return time
    for line in head[:_HEAD]:
        if (found := _AT.search(line.text)) and re.search(r"\b(?:19|20)\d\d\b", line.text):
            return clock(found.group().lstrip("@,–- at"))
    return None


def _suffix(words: str) -> str:
    found = re.search(r"[ap]\.?m\b", words, re.IGNORECASE)
    return found.group() if found else ""


def clock(words: str) -> dt.time | None:
    """Read "10.30", "7.30pm", "14:30 pm", "13h00" or "2pm"."""
    found = re.match(r"\s*(\d{1,2})(?:[.:h](\d{2}))?\s*(?:([ap])\.?m)?", words, re.IGNORECASE)
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if (found[3] or "").lower() == "p" and hour < 12:  # noqa: PLR2004  noon
        hour += 12
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004  a clock


def _venue(labels: dict[str, str], head: Sequence[Line]) -> str:
    """Return where they met: the label's, or what follows the date in the opening line."""
    if "venue" in labels:
        return _AT.sub("", re.sub(r"\s*@\s*[\d.:]+.*", "", labels["venue"])).strip(" ,–-")
    for line in head[:8]:
        after = re.search(r"\b(?:19|20)\d\d\b(?P<rest>.*)", line.text)
        rest = _AT.sub("", after["rest"]).strip(" ,.–-") if after else ""
        if (
            rest
            and rest[0].isupper()
            and len(rest) < _TITLE_LENGTH
            and not _TITLE.search(rest[:30])
        ):
            return rest
    return ""


def _person(words: str) -> str:
    """Return the name at the head of "Jackie Irvin, Policy Officer, OPCC"."""
    return re.split(r",|\s[–-]\s|\s\(", words)[0].strip() if words[:1].isupper() else ""


def _named(pattern: re.Pattern[str], words: str) -> str:
    found = pattern.search(words)
    return found["n"].strip() if found else ""


def _tidy(title: str) -> str:
    return re.sub(r"\s+", " ", title).strip(" .–-*#")


_TITLE_LENGTH = 130
_SENTENCE = 230
