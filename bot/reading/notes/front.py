"""What stands at the head of the notes: title, date, hours, venue, who chaired, who wrote."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from bot.reading.formats.document import Cell, Document, Line, Table
from bot.reading.notes import (
    agendas,
    attendance,
    head,
    held_on,
    hours,
    occasions,
    sentences,
    tables,
    titles,
)
from bot.reading.notes.attendance import Attendance
from bot.reading.notes.found import Front
from bot.reading.notes.head import Said
from bot.reading.notes.kinds import kind_of

_BODY = re.compile(r"\b[Oo](?:ffice|FFICE)\s+(?:of|OF)\b|^[A-Z &]{12,}$")
_COMING = re.compile(r"\bnext\b|\bfuture\b|\bcancel|\bmeets?\s+again\b", re.IGNORECASE)
_HELD = re.compile(r"(?:held|met)\b", re.IGNORECASE)
_MET = re.compile(r"\b(?:met|sat|gathered|(?:was|were)\s+held)\s(?:together\s)?(?:at|in)\s")
_UNFILLED = re.compile(
    r"[\[<(].{0,60}[\])>]?|[xX_/.\s-]{2,20}|to\s+be\s+confirmed|t\.?b\.?[ac]", re.IGNORECASE
)
_BEGAN = re.compile(
    r"\b(?:began|commenc(?:ed|ing)|start(?:ed|ing)|opened|convened)\b[^;]{0,30}", re.IGNORECASE
)
_STARTS = re.compile(
    r"\bstart(?:s|ing)?(?:\s+(?:time|at))?:?\s+(?P<at>\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?m|hrs)\b)",
    re.IGNORECASE,
)
_HEAD = 45
_WIDE = 4
_OPENING = 6
_NEAR = 40
_SEARCHED = 4_000
_NEAR_TITLE = 12
_TITLE_LENGTH = 130


def read(document: Document, people: Attendance | None = None) -> Front:
    """Read the head of the notes from their first lines and the labels in them.

    `people` are those listed: one of them may be down as chair or for the minutes.
    """
    said = head.read(document)
    people = attendance.read(document) if people is None else people
    written = list(islice(_written(document), _SEARCHED))
    left_out = agendas.lines(written[:_HEAD])
    lines = [line for n, line in enumerate(written) if n not in left_out]
    top = lines[:_HEAD]
    labels = dict(reversed(list(_labelled(said))))
    if any(each.kind == "from" and not hours.first(each.words) for each in said[:8]):
        labels.pop("date", None)  # the day the e-mail was sent
    title = titles.find(top, labels.get("title", ""))
    held = held_on.find(
        lines if len(lines) > _HEAD * 3 else top,
        label=labels.get("date", ""),
        title=title,
        head=top[:_OPENING],
        margins=document.margins,
    )
    if held.day is None:
        held = held_on.in_margins(document.margins, title=title) or held
    told = [
        each._replace(cells=tuple(map(occasions.in_figures, each.cells)))
        for each in said
        if not each.business and each.order < _HEAD and not _COMING.search(each.words)
    ]
    return Front(
        title=_tidy(title),
        day=held.day.day if held.day else None,
        start=_start(labels, told, held.line) or (held.day.start if held.day else None),
        venue=_venue(labels, told, held.line),
        chair=people.chair,
        minute_taker=people.minute_taker,
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
        for row in _above_a_log(block):
            texts = [cell.text for cell in row if cell.lines]
            if len(texts) in (2, 4) and all(kind_of(text) for text in texts[::2]):
                for label, said in zip(texts[::2], texts[1::2], strict=True):
                    yield Line(
                        f"{label.rstrip(' :')}: {said}",
                        next(cell for cell in row if cell.lines).lines[0].place,
                    )
            else:
                yield from (line for cell in row for line in cell.lines)


def _above_a_log(table: Table) -> Iterator[Sequence[Cell]]:
    """Yield the rows of a table down to the heads of a log: when things were raised is no head."""
    for row in table.rows:
        roles = tables.header(row) or ()
        if len(roles) > _WIDE and {"raised", "who"} <= set(roles):
            return
        yield row


def _labelled(said: Sequence[Said]) -> Iterator[tuple[str, str]]:
    """Yield what each label of the head says, a value below its label too.

    Once the business has begun, only a row that gives both the day and the place is the
    meeting's own: minutes that follow their agenda.
    """
    later = [each for each in said if each.business]
    whole = {each.order for each in later if each.kind == "date"} & {
        each.order for each in later if each.kind == "venue"
    }
    for at, each in enumerate(said):
        kind = "time" if each.kind == "from" and hours.first(each.words) else each.kind
        if kind not in ("date", "time", "venue", "title"):
            continue
        if each.business and each.order not in whole:
            continue
        cells = each.cells
        if not cells and at + 1 < len(said) and said[at + 1].kind == "":
            cells = said[at + 1].cells
        value = " ".join(cells).strip(" ,;.|")
        if value and not _UNFILLED.fullmatch(value):
            yield kind, value if kind == "title" else occasions.in_figures(value)


def _start(labels: dict[str, str], told: Sequence[Said], dated: str) -> dt.time | None:
    """Return the hour the meeting began: its label's, or what stands with the day or the venue."""
    lines = [each.words for each in told if each.kind in ("", "group")]
    places = (labels.get("time", ""), labels.get("date", ""), dated, labels.get("venue", ""))
    began = (found.group() for each in told if (found := _BEGAN.search(each.words)))
    beside = (
        line[found.end() :][:_NEAR] for line in lines if (found := occasions.DATE.search(line))
    )
    brief = (line for line in lines if occasions.is_brief(line))
    for words in (*places, dated):
        if starts := _STARTS.search(words):
            return hours.first(starts["at"])
    met = (part for line in lines for part in sentences.split(line) if _MET.search(part))
    for words in (*places, *began, *beside, *brief, *met):
        if time := hours.first(occasions.DATE.sub(" ", words)):
            return time
    return None


def _venue(labels: dict[str, str], told: Sequence[Said], dated: str) -> str:
    """Return where they met: the label's, or what stands beside the day, or on the next line."""
    if "venue" in labels:
        return occasions.labelled(labels["venue"])
    for words in (labels.get("date", ""), dated):
        if words and (found := occasions.venue(words, strict=len(words) > _TITLE_LENGTH)):
            return found
    lists = (each.order for each in told if each.kind in ("present", "away"))
    first = next(lists, _NEAR_TITLE)
    opening = [each for each in told if each.kind == "" and each.order < first]
    for each in sorted(opening, key=lambda each: not occasions.tells_when(each.words)):
        told_of = occasions.is_brief(each.words) and not _BODY.search(each.words)
        if (told_of or _HELD.match(each.words)) and (
            found := occasions.venue(each.words, strict=True)
        ):
            return found
    met = (
        occasions.venue(sentence, strict=True)
        for each in told
        for sentence in sentences.split(each.words)
        if _MET.search(sentence)
    )
    ways = (occasions.way(words) for words in (dated, *(each.words for each in opening)))
    return next((found for found in (*met, *ways) if found), "")


def _tidy(title: str) -> str:
    return re.sub(r"\s+", " ", title).strip(" .–-*#")
