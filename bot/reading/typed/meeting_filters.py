"""Which meetings are wanted, read from words in any order: "CRB past", "from July 2017"."""

import datetime as dt
import re
from dataclasses import dataclass, replace

from bot.errors import NotUnderstood
from bot.reading.grammar import almanac
from bot.reading.plain import plain
from bot.reading.typed import spans

EXAMPLES = "`/meetings list past`, `/meetings list 2020`, `/meetings list CRB from July 2017`"
LONGEST = 300
_WORDS = {
    "past": "past", "previous": "past", "earlier": "past",
    "coming": "coming", "future": "coming", "upcoming": "coming",
    "cancelled": "cancelled", "canceled": "cancelled",
    "tbc": "unconfirmed", "unconfirmed": "unconfirmed",
    "all": "all", "everything": "all", "any": "all",
}  # fmt: skip
KINDS = ("performance", "thematic", "public")
_FILLER = frozenset(
    {"the", "of", "for", "in", "at", "on", "meetings", "list", "show", "please", "and"}
)
_SIDES = frozenset({"from", "since", "after", "to", "until", "till", "before", "in", "during"})
_LEADING = frozenset(
    {"is", "are", "for", "of", "the", "next", "arising", "meeting", "meetings", "date", "session"}
)
_TRAILING = frozenset({"is", "on"})
_MOST_WORDS = 10
_LAST = re.compile(r"last\b\s*(?:meetings?$|ones?$)?", re.IGNORECASE)
_RANGE = re.compile(
    r"\b(?P<side>from|since|after|to|until|till|before|in|during)\s+(?P<rest>.+)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for; days include both ends. `board` is as typed, "" when none was named."""

    state: str = ""  # past, coming, cancelled, unconfirmed or all; "" when not said
    since: dt.date | None = None
    until: dt.date | None = None
    kind: str = ""
    board: str = ""
    share: bool = False


def read(words: str, *, on: dt.date) -> Wanted:
    """Read which meetings are wanted; NotUnderstood when a time in it cannot be read."""
    text = plain(words)
    if len(text) > LONGEST:
        raise NotUnderstood(f"That is too long to be a filter. Try {EXAMPLES}.")
    wanted, rest = _plain_words(text)
    wanted, rest = _ranges(*_between(wanted, rest, on), on)
    wanted = _rest(wanted, rest, on)
    if last := _LAST.match(wanted.board):  # "last", "the last meeting", "last CRB"
        wanted = replace(wanted, state="past", board=wanted.board[last.end() :])
    return replace(wanted, board=board_name(wanted.board))


def board_name(words: str) -> str:
    """Return the name of a board without what leads up to it: "is the next CRB?" names the CRB."""
    left = words.strip(" ?").split()
    while len(left) > 1 and left[0].casefold() in _LEADING:
        left = left[1:]
    while len(left) > 1 and left[-1].casefold() in _TRAILING:
        left = left[:-1]
    return " ".join(left)


def describe(wanted: Wanted) -> str:
    """Say the filters in force, as they follow "meeting": "to come", "from Saturday 1 July"."""
    said = {"unconfirmed": "whose date is to be confirmed", "coming": "to come"}
    parts = [said[wanted.state]] if wanted.state in said else []
    if wanted.since and wanted.until:
        parts.append(almanac.spell_span(wanted.since, wanted.until))
    elif wanted.since and wanted.state != "coming":
        parts.append(f"from {almanac.spell(wanted.since)}")
    elif wanted.until and wanted.state != "past":
        parts.append(f"up to {almanac.spell(wanted.until)}")
    return " ".join(parts)


def described(wanted: Wanted) -> str:
    """Say what kind of meetings are wanted, as it stands before the word: "past public"."""
    state = wanted.state if wanted.state in {"past", "cancelled"} else ""
    return f"{state} {wanted.kind}".strip()


def _plain_words(text: str) -> tuple[Wanted, str]:
    wanted, left = Wanted(), []
    for word in text.split():
        bare = word.casefold().strip(",.")
        if bare in _WORDS:
            wanted = replace(wanted, state=_WORDS[bare])
        elif bare in KINDS:
            wanted = replace(wanted, kind=bare)
        elif bare == "share":
            wanted = replace(wanted, share=True)
        else:
            left.append(word)
    return wanted, " ".join(left)


def _between(wanted: Wanted, text: str, on: dt.date) -> tuple[Wanted, str]:
    """Read "between June and December 2017", "1 June to 30 June", which a side would part."""
    words = text.split()
    if spans.JOINTS.isdisjoint(word.casefold() for word in words) or len(words) > _MOST_WORDS:
        return wanted, text
    for start in range(len(words)):
        for end in range(len(words), start + 2, -1):
            said = " ".join(words[start:end])
            span = spans.span(said, on=on) or spans.span(f"between {said}", on=on)
            if span is not None:
                rest = " ".join((*words[:start], *words[end:]))
                return replace(wanted, since=span[0], until=span[1]), rest
    return wanted, text


def _ranges(wanted: Wanted, text: str, on: dt.date) -> tuple[Wanted, str]:
    while match := _RANGE.search(text):
        span, tail = _longest_time(match["rest"], on)
        if span is None and match["side"].casefold() in {"to", "in", "during"}:
            return wanted, text  # "Holding to Account"
        if span is None:
            raise NotUnderstood(
                f"I could not read “{match['rest'][:60]}” as a date. Try {EXAMPLES}."
            )
        wanted = _limited(wanted, match["side"].casefold(), span)
        text = f"{text[: match.start()]} {tail}".strip()
    return wanted, text


def _limited(wanted: Wanted, side: str, span: tuple[dt.date, dt.date]) -> Wanted:
    first, last = span
    match side:
        case "from" | "since":
            return replace(wanted, since=first)
        case "after":
            return replace(wanted, since=last + dt.timedelta(days=1))
        case "before":
            return replace(wanted, until=first - dt.timedelta(days=1))
        case "to" | "until" | "till":
            return replace(wanted, until=last)
        case _:
            return replace(wanted, since=first, until=last)


def _rest(wanted: Wanted, text: str, on: dt.date) -> Wanted:
    words = _trimmed(text.split())
    if len(words) > _MOST_WORDS:
        return replace(wanted, board=" ".join(words))
    for start in range(len(words)):
        for end in range(len(words), start, -1):
            span = _span(" ".join(words[start:end]), on)
            if span is not None:
                board = " ".join(_trimmed([*words[:start], *words[end:]]))
                return replace(wanted, since=span[0], until=span[1], board=board)
    return replace(wanted, board=" ".join(words))


def _trimmed(words: list[str]) -> list[str]:
    while words and words[0].casefold() in _FILLER:
        words = words[1:]
    while words and words[-1].casefold() in _FILLER:
        words = words[:-1]
    return words


def _longest_time(text: str, on: dt.date) -> tuple[tuple[dt.date, dt.date] | None, str]:
    words = text.split()
    sides = (place for place, word in enumerate(words) if word.casefold() in _SIDES)
    for end in range(min(next(sides, len(words)), 6), 0, -1):
        span = _span(" ".join(words[:end]), on)
        if span is not None:
            return span, " ".join(words[end:])
    return None, text


def _span(text: str, on: dt.date) -> tuple[dt.date, dt.date] | None:
    """Return the first and last day of a time or span; None when it is none, or in doubt."""
    return spans.span(text, on=on) or spans.single(text, on=on)
