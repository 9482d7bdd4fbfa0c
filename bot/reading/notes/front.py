"""What stands at the head of the notes: title, date, hours, venue, who chaired, who wrote."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from bot.reading.due import Doubt
from bot.reading.formats.document import Document, Line
from bot.reading.notes import held_on
from bot.reading.notes.people import Person

_LABELS = {
    "date": (
        r"(?:date\s+held|date\s+of\s+(?:the\s+)?meeting|date\s*(?:and|&|/)\s*time|meeting\s+date|"
        r"(?<!sent )date|when|held(?:\s+on)?|day)"
    ),
    "time": r"(?:start\s+time|time)",
    "venue": r"(?:venue|location|place|where|held\s+at)",
    "chair": r"(?:chair(?:man|woman|person|ed\s+by)?|in\s+the\s+chair|presiding)",
    "minutes": (
        r"(?:minutes?(?:\s+(?:taken\s+)?by|\s+taker|[- ]taker)?|note[- ]?taker|"
        r"notes?(?:\s+(?:taken\s+)?by)?|minuted\s+by|scribe|rapporteur|secretary|recorder|"
        r"recorded\s+by)"
    ),
    "title": r"(?:title|meeting(?:\s+title)?|subject)",
}
_LABEL = re.compile(
    r"(?:^|(?<=\s)|(?<=[.;,|]))(?:"
    + "|".join(f"(?P<{k}>{v})" for k, v in _LABELS.items())
    + r")\s*(?::|(?<=venue)\s|(?<=Venue)\s)\s*",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"meeting|board|committee|council|panel|minutes|notes|forum|group|governors|trust|standup|"
    r"sync|call",
    re.IGNORECASE,
)
_AT = re.compile(
    r"(?:@|\bat\b|\bfrom\b|,|–|-)\s*(?P<t>\d{1,2}(?:[.:h]\d{2})?\s*(?:[ap]\.?m\b\.?)|"
    r"\d{1,2}[.:h]\d{2})(?:\s*[ap]\.?m\b)?",
    re.IGNORECASE,
)
_UNFILLED = re.compile(
    r"[\[<(].{0,60}[\])>]?|[xX_/.\s-]{2,20}|to\s+be\s+confirmed|t\.?b\.?[ac]", re.IGNORECASE
)
_HEAD = 45
_SEARCHED = 4_000
_OPENING = 6


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


def read(document: Document, people: Sequence[Person] = ()) -> Front:
    """Read the head of the notes from their first lines and the labels in them.

    `people` are those listed as attending: one of them may be down as chair or for the minutes.
    """
    lines = list(islice(_written(document), _SEARCHED))
    head = lines[:_HEAD]
    labels = dict(reversed(list(_labelled(head))))
    if _is_letter(head):
        labels.pop("date", None)
    title = _entitled(head, labels)
    held = held_on.find(
        lines if len(lines) > _HEAD * 3 else head,
        label=labels.get("date", ""),
        title=title,
        head=head[:_OPENING],
    )
    return Front(
        title=_tidy(title),
        day=held.day.day if held.day else None,
        start=(held.day.start if held.day else None) or _clock(labels, head),
        venue=_venue(labels, head),
        chair=_person(labels.get("chair", ""))
        or _down_as(people, r"chair(?:man|woman|person|ing)?\b"),
        minute_taker=_person(labels.get("minutes", ""))
        or _down_as(people, r"minutes?\b|notes?\b|scribe|minute.taker|secretary"),
        written=held.day.text if held.day else "",
        others=tuple(dict.fromkeys(day.day for day in held.others if day.day)),
        doubts=held.doubts,
    )


def _written(document: Document) -> Iterator[Line]:
    """Yield the lines in order; a row of a label and what it says is one line: "Date: 4 June"."""
    for block in document.blocks:
        if isinstance(block, Line):
            yield block
            continue
        for row in block.rows:
            texts = [cell.text for cell in row if cell.lines]
            if len(texts) % 2 == 0 and texts and all(_is_label(text) for text in texts[::2]):
                place = next(line.place for cell in row for line in cell.lines)
                for label, said in zip(texts[::2], texts[1::2], strict=True):
                    yield Line(f"{label.rstrip(' :')}: {said}", place)
            else:
                yield from (line for cell in row for line in cell.lines)


def _is_label(text: str) -> bool:
    return bool(_LABEL.fullmatch(f"{text.rstrip(' :')}:"))


def _is_letter(head: Sequence[Line]) -> bool:
    """Whether the notes are in an e-mail: its date is the day it was sent."""
    openings = {line.text.partition(":")[0].lower() for line in head[:8] if ":" in line.text}
    return {"from", "to"} <= openings or {"from", "subject"} <= openings


def _entitled(head: Sequence[Line], labels: dict[str, str]) -> str:
    """Return the title: its label's, or the first line that reads like the name of a meeting."""
    if _TITLE.search(labels.get("title", "")):
        return labels["title"]
    titled = (line.text for line in head[:12] if _is_title(line.text))
    return next(titled, head[0].text if head else "")


def _down_as(people: Sequence[Person], role: str) -> str:
    """Return who is listed in a capacity, passing over a deputy or vice."""
    for person in people:
        if re.search(rf"(?<!vice[ -])\b(?:{role})", person.capacity, re.IGNORECASE):
            return person.name
    return ""


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
            if value and here.lastgroup and not _UNFILLED.fullmatch(value):
                yield here.lastgroup, value


def _is_title(text: str) -> bool:
    """Whether a line is the name of a meeting rather than a label or a sentence."""
    return (
        len(text) < _TITLE_LENGTH
        and bool(_TITLE.search(text))
        and not (_LABEL.match(text) or _NO_TITLE.search(text))
    )


def _clock(labels: dict[str, str], head: Sequence[Line]) -> dt.time | None:
    """Return the hour the meeting began, from its label or beside the date or the venue."""
    for words in (labels.get("time", ""), labels.get("date", ""), labels.get("venue", "")):
        if (found := _AT.search(f"at {words}")) and (time := clock(found["t"] + _suffix(words))):
            return time
    for line in takewhile(lambda line: not line.marker[:1].isdigit(), head):
        dated = re.search(r"\b(?:19|20)\d\d\b", line.text)
        if dated and not _OTHER_HOUR.match(line.text) and (found := _AT.search(line.text)):
            return clock(found["t"] + _suffix(found.group()))
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
        if line.text.endswith(".") or not _YEAR.search(line.text):
            continue
        if (found := _HELD_AT.search(line.text)) and _TITLE.search(line.text):
            return found["v"]
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


def _tidy(title: str) -> str:
    return re.sub(r"\s+", " ", title).strip(" .–-*#")


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_HELD_AT = re.compile(
    r"\b(?:held\s+)?(?:in|at)\s+(?:the\s+)?(?P<v>[A-Z][\w'’]+(?:\s+[A-Z][\w'’]+){0,4}|"
    r"[a-z]+\s+(?:room|hall|office|library))\b"
)
_OTHER_HOUR = re.compile(r"sent:|.{0,40}\bnext\b|.{0,60}future\b|created|printed", re.IGNORECASE)
_NO_TITLE = re.compile(r"\bmeeting\s+room\b|^(?:from|to|cc|sent|apologies)\b", re.IGNORECASE)
_TITLE_LENGTH = 130
