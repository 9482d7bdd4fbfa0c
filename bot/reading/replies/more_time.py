"""Whether a reply asks for more time, and until when and why it says."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bot.reading.grammar import scan
from bot.reading.grammar.line import Base, Line
from bot.reading.plain import plain
from bot.reading.replies.words import one_of

_NUMBER: Final = (
    r"(?:\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|few|couple(?: of)?|bit"
    r"|couple of extra|several|little)"
)
_UNIT: Final = (
    "(?:time|(?:(?:working|clear|business|calendar) )?days?|weeks?|wks?|months?|fortnights?|hours?)"
)
_MORE: Final = "(?:more|extra|further|additional|another)"
_THIS: Final = r"(?:this|that|it|them|these|a\d{1,9}|the (?:due )?(?:date|deadline|timescales?))"
_POLITE: Final = one_of(r"""
    please|pls|plz|can|could|may|would|grateful|appreciate|possible|possibly|chance|like|request
    suggest|propose|need|needs|ask
""")
_SHIFT: Final = one_of(rf"""
    slip|push(?:ed)?|put|shift(?:ed)?|roll(?:ed)?|delay(?:ed)?|bump(?:ed)?
    moves?|moved(?= {_THIS})|(?<!\bi )(?<!'ve )(?<!have )(?<!has )(?<!he )moved
    re-?profile[ds]?
    carry|carried|wait
""")
_DAY: Final = "(?:mon|tue|tues|wed|weds|wednes|thu|thurs|fri)(?:day)?"
_A_TIME: Final = (
    rf"(?:(?:next |following )?{_DAY}(?: week)?|\d{{1,2}}(?:st|nd|rd|th)(?: of)?(?: \w{{3,9}})?"
    rf"|\d{{1,2}} \w{{3,9}}"
    r"|(?:the )?(?:following|next) (?:week|month|board|meeting)"
    r"|(?:the )?end of (?:the )?(?:week|month|\w{3,9}))"
)
_BACK_TO_YOU: Final = "(?:(?:can|could|may) i|need to) (?:get|come) back to you"
_CHANGED: Final = "(?:moved?|changed?|put|pushed|slip|revisited)"
_NAMES: Final = r"(?:an?|agree(?: an?)?|suggest\w{0,3}|propos\w{1,3}|request\w{0,3}|need|want)"
_OTHER: Final = "(?:revised|new|later|different|another)"
_BACK: Final = "(?: (?:back|out|over|on|along))?"

WANTS_TIME: Final = re.compile(
    r"\b"
    + one_of(rf"""
        {_MORE} (?:{_NUMBER} )?{_UNIT}|{_NUMBER} {_MORE} {_UNIT}|mwy o amser|wythnos arall
        (?:bit|little|while|days?|weeks?|months?|need|needs|needed|take) longer|longer (?:than|on)
        (?:give|allow|grant) (?:me|us) (?:until|till?|another|more)
        (?:have|need|want|require|take)(?: {_THIS})? (?:until|till?|to the end of)
        (?:until|till?) (?:the end|end) of
        extensions?|extend(?:ing)?|be (?:extended|deferred|postponed)
        defer(?:ral|ring)?|postpone(?:ment)?|adjourn(?:ment)?
        (?<!have )(?<!has )(?<!had )(?<!been )(?:put|push|pushed|move|moved|moving|pushing
        putting)(?: \w{{1,20}}){{0,3}} back
        {_POLITE}\b[^.?!;\n]{{0,80}}\b{_SHIFT}(?: {_THIS})?{_BACK} (?:to|until|till?|into)
        (?:date|deadline)(?! (?:has|have|had|was
        were))(?: \w{{1,20}}){{0,2}} {_CHANGED}(?! (?:is |duly |now )?(?:noted|received|seen
        acknowledged|understood))
        (?:revisit|rethink|look again at|change|relax) the (?:due )?(?:date|deadline|timescales?)
        (?:slack|flexibility|leeway|flex|give)(?: \w{{1,20}})? (?:on|with|in|around)
        (?:can|could|may) (?:this|it|that) (?:go|move) to the \w{{1,20}} (?:agenda|meeting|board
        mam|fdg|panel)
        (?:bit|very|rather) tight for|{_DAY} (?:would be |is )?better
        {_BACK_TO_YOU} (?:(?:on|about) (?:this|that|it) )?(?:next|on|by|w/c|after)
        chance of (?:moving|pushing|putting|slipping|shifting|deferring)
        (?:would|could|can)(?: (?:we|you|i) (?:do|say|make))? (?:the |w/c )?{_A_TIME}(?=\s{{0,9}}\?)
        (?:is|would|could|will|can)(?: (?:we|you|i) (?:do|say
        make))? (?:the |w/c )?{_A_TIME}(?: (?:be|work|suit))?(?: for you)?(?: (?:ok|okay|alright
        all right|acceptable|possible|fine|better|instead))
        {_A_TIME} instead|days'? grace|weeks?'? grace|fortnight's grace|grace on (?:this|that|it)
        (?:can|could|may) (?:i|we|you|it|this|that) (?:please )?(?:move|push|shift|delay|slip
        postpone) (?:this|that|it|the (?:date|deadline))\b
        (?:date|deadline|timescale)s? be (?:relaxed|moved|pushed|changed|extended|shifted|later)
        (?:i|we|it)(?:'re| are|'m| am)? (?:can't|won't|cannot|will not|(?:un
        not )able to) (?!be (?:back|in|at|there|around|on)|attend|join|make|acknowledge|accept
        agree|sign|confirm|read|note|see)\w{{2,12}}(?: \w{{1,12}}){{0,6}}? (?:before|until
        till?) (?:(?:the )?\d{{1,2}}(?:st|nd|rd|th)?|next|after|the end|end|{_DAY})
        can (?:this|that|it) be (?:(?:mon|tues|wednes|thurs|fri)day|\d{{1,2}})
        {_NAMES} {_OTHER} (?:due date|date|deadline)|another (?:date|deadline)
        timescales?|too (?:tight|soon|short)|tight (?:deadline|date)
        more realistic|realistic(?:ally)?|bear with (?:me|us)
        (?:can|could|may) we say
        would [^.?!;\n]{{1,40}} (?:be|suit|work) (?:\w{{1,9}} )?(?:ok|okay|fine|instead)
    """)
    + r"\b"
)
"""Words by which somebody asks for more time."""

_LATE: Final = re.compile(
    r"\b"
    + one_of(r"""
        running (?:late|behind)|(?:be|is|are|am) (?:\w{1,20} ){0,4}(?:late|behind)|bit behind
        (?:won't|can't|cannot|(?:un|not )able to|will not|going to) (?:make|hit|meet)
        miss(?:ing)? the (?:date|deadline)|(?:will|'ll|going to) miss|snowed under|struggling
        (?:not|\w{2,6}n't) (?:\w{1,20} ){0,2}(?:ready|doable|managed|finished|started|work)
        (?:not|\w{2,6}n't) had a chance
        (?:(?:don't|can't) (?:think|see)|doubt)(?: (?:that|we|i|it|us))*(?:'ll| will
        's| is)? (?:hit\w{0,4}|mak\w{1,3}|meet\w{0,3}|achievable|doable|do (?:it|this|that))
        (?:won't|can't|cannot|unable to)(?: \w{1,12}){1,6} (?:by|before|in time)|(?:not
        n't) (?:enough time|achievable|doable)
        problem because of|let us down
        not been able|afraid (?:it'll|it will|this will)|have to wait
    """)
    + r"\b"
)
_INSTEAD: Final = re.compile(
    r"\b"
    + one_of(rf"""
        {_DAY}(?=\s?\?)|aim\w{{0,3}} for|with you|new date|propos\w{{1,3}}|suggest\w{{0,3}}|instead
        i hope|give (?:me|us)
        (?:can|could|would|will|may) (?:i|we|it|this|that)|would do it|doable|ok|okay|realistic
        please$|\d(?:st|nd|rd|th) please|(?:is that|that) (?:ok|okay|acceptable|alright)
        (?:be|say) (?:the|another|after|end)|until after|get (?:back|it)|come back|days? late
    """)
    + r"\b"
)
"""That something will not be there in time, and another time for it: only both ask for it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """More time as a reply asks for it: until when and why, in its own words; "" if unsaid."""

    until: str = ""
    because: str = ""


def is_wanted(plain_words: str) -> bool:
    """Say whether words in small letters ask for more time."""
    late = _LATE.search(plain_words) and _INSTEAD.search(plain_words)
    return bool(late or WANTS_TIME.search(plain_words))


def without_asking(plain_words: str) -> str:
    """Return words without those of its clauses that ask for more time, or say that it is late."""
    parts = _CLAUSE.split(plain_words)
    kept = [parts[0] if not _asks(parts[0]) else _before_it_asks(parts[0])]
    for before, mark, part in zip(parts[::2], parts[1::2], parts[2::2], strict=False):
        if not _asks(part):
            kept += [
                ". " if _asks(before) else mark,
                part,
            ]  # a question mark goes with its question
    rest = "".join(kept)
    if is_wanted(rest):  # it is asked over several clauses: its sentence goes
        return ". ".join(one for one in _SENTENCE.split(plain_words) if not is_wanted(one))
    return rest


def _before_it_asks(part: str) -> str:
    """Return what a clause says before it asks: "noted with thanks can we have another week"."""
    return POLITELY.split(part, maxsplit=1)[0] + ". "


def asked(words: str, *, on: dt.date) -> Asked:
    """Return until when and why a reply that was read on a day asks for more time."""
    parts = [part.strip(" .,;!?") for part in _PART.split(words[:LONGEST])]
    because = _given(words)
    said = [part for part in parts if part and part not in because]
    asking = [part for part in said if _asks(part)]
    short = [part for part in said if len(part.split()) <= SHORT and part not in asking]
    until = _last([_time(part, on) for part in asking if not _is_late_only(part)])
    until = until or _last([_time(part, on) for part in short]) or _last(map(_length, said))
    told = [part for part in said if len(part.split()) > FEWEST and part not in asking]
    told = [part for part in told if not _COURTEOUS.match(part)]
    because = because or "; ".join(part for part in told if not (until and until in part))
    return Asked(until, because[:1].upper() + because[1:])


def _given(words: str) -> str:
    """Return what follows a "because" of any sort, to the end of its sentence."""
    match = _BECAUSE.search(words[:LONGEST])
    return _SENTENCE.split(words[match.end() : LONGEST])[0].strip(" .,;!?") if match else ""


def _asks(part: str) -> bool:
    low = part.casefold()
    return bool(is_wanted(low) or _LATE.search(low) or _INSTEAD.search(low))


def _is_late_only(part: str) -> bool:
    low = _BECAUSE.split(part)[0].casefold()
    return bool(_LATE.search(low)) and not _INSTEAD.search(low)


def _time(part: str, on: dt.date) -> str:
    """Return the last day, month or meeting that words name, as they name it."""
    line = Line(plain(_BEFORE.sub("", _BECAUSE.split(part)[0])))
    named = [one for one in scan.times(line, Base(on)) if one.clock is None]
    return _FIRST.sub("", line.said(named[-1].start, named[-1].end).strip(" .,")) if named else ""


def _length(part: str) -> str:
    """Return for how much longer words ask: "another fortnight"."""
    found = _LENGTH.search(part)
    return found[0] if found else ""


def _last(some: Iterable[str]) -> str:
    return next((one for one in reversed(list(some)) if one), "")


POLITELY: Final = re.compile(
    r"\b(?:(?:and|but|so|i|we|i'll|we'll|i'd|we'd|i'm|we're|he|she|it|the|chief|dcc|acc) ){0,3}"
    r"(?:can|could|may|might|would|please|pls|grateful|request\w{0,4}|any chance|needs?"
    r"|ask\w{0,3})\b"
)
"""How asking begins."""

LONGEST: Final = 1_000
FEWEST: Final = 2
"""Words of a part of a reply that can hardly be a reason."""
SHORT: Final = 6
"""Words of a part that can name the new time and say nothing of asking: "Tuesday the 4th"."""
_CLAUSE: Final = re.compile(
    r"((?:[.!?;:,\n]|\s[-–—]\s)(?:\s{0,9}(?:but|and|so|although|though|however)\b)?"  # noqa: RUF001  likewise
    r"|\b(?:but|and|so)\b)"
)
_PART: Final = re.compile(r"[.!?;\n]|,\s|\s[-–—]\s")  # noqa: RUF001  dashes as they are typed
_BECAUSE: Final = re.compile(
    r"(?:^|[\s,;(])(?:because(?: of)?|as|since(?= \w{1,20} \w)|due to|owing to|whil(?:e|st)"
    r"|so that)\s(?=\S)",
    re.IGNORECASE,
)
_COURTEOUS: Final = re.compile(
    r"(?:(?:many|ok|okay|all|duly|hi|morning) )?(?:thanks|thank you|thx|cheers|ta|noted|seen"
    r"|received|acknowledged|understood|hi|hello|morning|dear)\b",
    re.IGNORECASE,
)
"""What thanks, greets or acknowledges, and is no reason."""
_SENTENCE: Final = re.compile(r"[.!?;\n]")
_BEFORE: Final = re.compile(r"\bsince\b.*", re.IGNORECASE)
_FIRST: Final = re.compile(r"^(?:until|till?|for|by|to) | i$", re.IGNORECASE)
_LENGTH: Final = re.compile(
    rf"\b(?:(?:a |an )?{_MORE} (?:{_NUMBER} )?{_UNIT}|(?:a )?{_NUMBER} {_MORE} {_UNIT}"
    rf"|(?:an? )?(?:{_NUMBER} )?{_UNIT}(?: (?:longer|late|more))?)\b(?<!\btime)",
    re.IGNORECASE,
)
