"""A line of words cut into tokens, with the places where a reading was found in it."""

import datetime as dt
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.reading.due import Doubt, Due, Precision

_TOKEN = re.compile(
    r"""
      (?P<abbreviation>(?<![\w.])(?:w/[cbe]|n/a|a\.?s\.?a\.?p|[ap]\.m|e\.o\.d|c\.o\.p)\b\.?)
    | (?P<iso>(?<![\w.])[0-9]{4}(?P<s>[-/.])[0-9]{1,2}(?P=s)[0-9]{1,2}(?![0-9]))
    | (?P<numeric>(?<![\w.])[0-9]{1,2}\s?(?P<t>[-/.])\s?[0-9]{1,2}\s?(?P=t)\s?
        (?:[0-9]{4}|[0-9]{2})(?![0-9]))
    | (?P<years>(?<![\w.])(?:19|20)[0-9]{2}\s?[-/]\s?(?:20)?[0-9]{2}(?![0-9/:-]))
    | (?P<clock>(?<![\w.])[0-9]{1,2}[:.][0-9]{2}(?![0-9]|[.:][0-9]))
    | (?P<short>(?<![\w./-])[0-9]{1,2}/[0-9]{1,2}(?![0-9/]))
    | (?P<ordinal>[0-9]{1,2}\s?(?:st|nd|rd|th)\b)
    | (?P<quarter>(?<!\w)q[1-4](?!\w))
    | (?P<number>[0-9]+)
    | (?P<word>[^\W\d_]+(?:'[^\W\d_]+)?)
    | (?P<mark>\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)


_SHORT_FOR = {
    "wk": "week", "wks": "weeks", "mth": "month", "mths": "months", "qtr": "quarter",
    "yr": "year", "yrs": "years", "mtg": "meeting", "mtgs": "meetings", "hr": "hours",
    "nxt": "next", "tmrw": "tomorrow", "tmrow": "tomorrow", "tmw": "tomorrow", "tomoro": "tomorrow",
    "eow": "end week", "eom": "end month",
}  # fmt: skip
"""What a word is short for, as one types it; some for two words, which stand where it stood."""

_FEW = 12
"""Words passed over in one go: the time to read a line must not grow with its square."""


class Token(NamedTuple):
    """One word, number or mark; `word` is in small letters, without "'s" and full stops."""

    kind: str
    word: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Base:
    """What a phrase is read against; see `bot.reading.dates.read`.

    `tenseless` where "was" and "held" say nothing of the year, as on a line of meeting dates;
    `meets` where the board met on that day, so that the meeting of its month is that one.
    """

    on: dt.date
    next_meeting: dt.date | None = None
    cancelled: Sequence[dt.date] = ()
    own: Collection[str] = ()
    tenseless: bool = False
    meets: bool = True


@dataclass(frozen=True, slots=True)
class Match:
    """A reading of the tokens from `start` up to `end`; `clock` when they are only a time.

    `until` is the second time of "10:00 to 12:00".
    """

    start: int
    end: int
    reading: Due | Doubt | None
    clock: dt.time | None = None
    until: dt.time | None = None


class Line:
    """The tokens of one line, which can be asked for beyond either end without harm."""

    __slots__ = ("text", "tokens", "words")

    def __init__(self, text: str) -> None:
        """`text` is plain: see `bot.reading.plain`."""
        self.text = text
        self.tokens = _cut(text)
        self.words = [token.word for token in self.tokens]

    def __len__(self) -> int:
        return len(self.tokens)

    def word(self, at: int) -> str:
        """Return the word at a place, or "" outside the line."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def kind(self, at: int) -> str:
        """Return the kind of the token at a place, or "" outside the line."""
        return self.tokens[at].kind if 0 <= at < len(self.words) else ""

    def number(self, at: int) -> int | None:
        """Return the value of a plain number of at most four digits."""
        if self.kind(at) != "number" or len(self.words[at]) > 4:  # noqa: PLR2004  a year's length
            return None
        return int(self.words[at])

    def skip(self, at: int, words: Collection[str]) -> int:
        """Return the first place from `at` on whose word is not one of `words`, or a few on."""
        stop = min(len(self.words), at + _FEW)
        while at < stop and self.words[at] in words:
            at += 1
        return at

    def back(self, at: int, words: Collection[str]) -> int:
        """Return the last place before `at` whose word is not one of `words`, or -1."""
        at, stop = at - 1, max(-1, at - _FEW)
        while at > stop and self.words[at] in words:
            at -= 1
        return at

    def has(self, at: int, *words: str) -> bool:
        """Whether exactly these words stand at a place."""
        return self.words[at : at + len(words)] == list(words)

    def said(self, start: int, end: int) -> str:
        """Return the text from one place up to another, as written."""
        if start >= end or not self.tokens:
            return ""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]


def no_date(line: Line, at: int, end: int, precision: Precision, reason: str) -> Match:
    """Return a reading of the words from one place to another that has no date."""
    return Match(at, end, Due(line.said(at, end), precision, reason=reason))


def _cut(text: str) -> list[Token]:
    found = []
    for match in _TOKEN.finditer(text):
        kind, written = match.lastgroup or "mark", match.group()
        word, place = _word(kind, written), match.span()
        each = word.split() if kind == "word" else (word,)
        found += [Token(kind, one, written, *place) for one in each]
    return found


def _word(kind: str, written: str) -> str:
    word = written.lower()
    if kind == "word":
        word = word.removesuffix("'s")
        return _SHORT_FOR.get(word, word)
    return word.replace(".", "") if kind == "abbreviation" else word
