"""Which actions are wanted, read from words in any order: "mine overdue", "for DCC from July"."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace

from bot.errors import NotUnderstood
from bot.reading.due import Due
from bot.reading.grammar import almanac
from bot.reading.grammar.line import Line, Match
from bot.reading.grammar.names import MONTHS, words
from bot.reading.plain import plain
from bot.reading.typed import filter_states
from bot.reading.typed.filter_times import is_year, mended_at, span_at, time_at
from bot.reading.typed.slips import slip
from bot.reading.typed.wanted import Wanted, describe

__all__ = ["EXAMPLES", "STARTS", "Wanted", "describe", "is_year", "phrases", "read"]

STATES = {
    "outstanding": "outstanding",
    "open": "outstanding",
    "incomplete": "outstanding",
    "unfinished": "outstanding",
    "pending": "outstanding",
    "live": "outstanding",
    "overdue": "overdue",
    "late": "overdue",
    "reported": "reported",
    "deferred": "deferred",
    "discharged": "discharged",
    "closed": "discharged",
    "done": "discharged",
    "completed": "discharged",
    "withdrawn": "withdrawn",
    "all": "all",
    "everything": "all",
    "cancelled": "withdrawn",
    "removed": "withdrawn",
}
"""The words for a state, and the state that the register knows."""

EXAMPLES = (
    "`/actions overdue`, `/actions for DCC due before 22 September`, `/actions from July 2017`"
)
STARTS = words(
    "mine my me still not how any anything waiting agreed minuted older more over upcoming soon "
    "for owned owed "
    "due before after by from raised about mentioning containing "
    "last previous regarding arising at share shared since until between this next in "
    "during assigned with on today tomorrow brought carried awaiting nobody unassigned undated "
    "unowned"
) | frozenset(STATES)
"""Words that a filter can begin with, so that they are no verb."""

LONGEST = 500
_LONGEST_NAME = 8
Calls = Callable[[str], str]
"""What a name on its own stands for: "owner", "board", or "" when nobody is called so."""
_SUGGESTED = frozenset({*STATES, *words("mine share about before after raised from for due")})
_OPENERS = words(
    "for due from raised about mentioning containing regarding at share mine overdue outstanding "
    "reported deferred discharged withdrawn all before after since owned owed assigned late"
)
_JOINS = words(
    "and the actions action those that are is ones , which to please show list me only my were "
    "or complete what whats do does did was we have has owe owes of ? how many there still "
    "currently any anything waiting them list full thanks thank you"
)
_SHOWING = words("show list give tell get")
_TO_A_MEETING = words(
    "raised arising agreed minuted due from since after for by to at on in of the"
)
_QUOTED = re.compile(r'"([^"]{1,200})"')
_MOST_LOOSELY = 20


class UnknownWord(NotUnderstood):
    """A word that is no part of a filter."""


class Slip(UnknownWord):
    """One that is nearly a word of a filter's."""

    def __init__(self, sentence: str, *, word: str, instead: str) -> None:
        """`word` is the one that was taken for a slip."""
        super().__init__(sentence, instead=instead)
        self.word = word


def nobody(_name: str) -> str:
    """Know no names: what stands in a filter without "for" or "at" is then not understood."""
    return ""


def read(typed: str, *, on: dt.date, called: Calls = nobody, loosely: bool = False) -> Wanted:
    """Read a filter; NotUnderstood says what was not understood, with what may have been meant.

    `on` is today: the day that "this week" and "July" are counted from. `called` knows the names
    that may stand without "for" or "at", as in "DCC overdue". `loosely` takes a word that is no
    part of a filter for one that the actions are about, as in "fraud overdue".
    """
    if len(typed) > LONGEST:
        raise NotUnderstood(f"That is too long to be a filter. Try {EXAMPLES}.")
    line = Line(plain(typed))
    wanted, at = Wanted(), 0
    while at < len(line):
        wanted, at = (
            _meeting(line, at, wanted)
            or filter_states.lacking(line, at, wanted)
            or filter_states.carried(line, at, wanted)
            or filter_states.awaiting(line, at, wanted)
            or filter_states.unfinished(line, at, wanted)
            or filter_states.aged(line, at, on, wanted)
            or filter_states.to_come(line, at, on, wanted)
            or _state(line, at, on, wanted)
            or (_about_it(line, at, on, wanted, called) if loosely else None)
            or _next(line, at, on, wanted, called)
        )
    return wanted


def phrases(typed: str) -> tuple[str, ...]:
    """Return what to search for: what stands in quotation marks whole, then each other word."""
    text = plain(typed)[:LONGEST]
    quoted = tuple(found.strip() for found in _QUOTED.findall(text) if found.strip())
    rest = _QUOTED.sub(" ", text).replace('"', " ")
    return quoted + tuple(word for word in rest.split() if any(map(str.isalnum, word)))


def is_short(typed: str) -> bool:
    """Say whether words are few enough to be read loosely: a name is looked up at each of them."""
    return len(Line(plain(typed[:LONGEST]))) <= _MOST_LOOSELY


def _meeting(line: Line, at: int, wanted: Wanted) -> tuple[Wanted, int] | None:
    """Read "from the last meeting", "due at the next meeting", either without what leads to it."""
    start = line.skip(at, _TO_A_MEETING)
    if line.word(start + 1) not in {"meeting", "mtg"}:
        return None
    if line.word(start) in {"last", "previous"}:
        return replace(wanted, last_meeting=True), start + 2
    return (replace(wanted, next_meeting=True), start + 2) if line.word(start) == "next" else None


def _about_it(
    line: Line, at: int, on: dt.date, wanted: Wanted, called: Calls
) -> tuple[Wanted, int] | None:
    """Take a word for what it is about when it is nothing else; None when it is something."""
    try:
        return _next(line, at, on, wanted, called)
    except UnknownWord:
        return replace(wanted, about=(*wanted.about, line.tokens[at].text)), at + 1


def _state(line: Line, at: int, on: dt.date, wanted: Wanted) -> tuple[Wanted, int] | None:
    """Read "overdue", "all", "discharged since July"; None when no state stands there."""
    state = STATES.get(line.word(at))
    if state is None or line.has(at, "all", "about"):
        return None
    if state == "overdue" and line.word(at + 1) in {"since", "before"}:  # when it was due
        wanted, at = _limit(line, at + 1, on, wanted)
        return replace(wanted, state=state), at
    if state == "discharged":
        return filter_states.discharged(line, at + 1, on, wanted)
    return replace(wanted, state=state), at + 1


def _next(line: Line, at: int, on: dt.date, wanted: Wanted, called: Calls) -> tuple[Wanted, int]:
    """Read one part of the filter; return what is wanted so far and the place after the part."""
    word = line.word(at)
    if word in {"mine", "i"} or (word == "my" and line.word(at + 1) in {"own", "actions", ""}):
        return replace(wanted, mine=True), at + 1
    if word == "me" and at + 1 == len(line) and line.word(at - 1) not in _SHOWING:
        return replace(wanted, mine=True), at + 1
    if word in _READERS:
        return _READERS[word](line, at, on, wanted)
    shared = word in {"share", "shared"}
    if shared or word in _JOINS or line.kind(at) == "mark":
        return replace(wanted, share=wanted.share or shared), at + 1
    found = span_at(line, at, on)
    if found is not None and wanted.state == "discharged":  # "discharged by the DCC in 2016"
        return replace(wanted, closed_from=found[0], closed_to=found[1]), found[2]
    return _due_in(wanted, found) if found else _named(line, at, wanted, called)


def _named(line: Line, at: int, wanted: Wanted, called: Calls) -> tuple[Wanted, int]:
    """Read the longest name that stands at a place, as in "DCC and CC overdue"."""
    for end in range(_until(line, at, at + _LONGEST_NAME), at, -1):
        name = line.said(at, end).strip(" ,.?")
        what = called(name)
        if what == "owner":
            return replace(wanted, owners=(*wanted.owners, name)), end
        if what == "board":
            return replace(wanted, board=name), end
    raise _unknown(line, at)


def _owner(line: Line, at: int, on: dt.date, wanted: Wanted) -> tuple[Wanted, int]:
    """Read "for the CC and ACC LP", "owned by DCC", "for me", "for the July meeting"."""
    start = line.skip(at, {"for", "owned", "owed", "assigned", "by", "to"})
    if line.word(start) in {"me", "mine", "myself"}:
        return replace(wanted, mine=True), start + 1
    if line.word(start) == "nobody":
        return replace(wanted, unowned=True), start + 1
    meeting = time_at(line, start, on)
    found = span_at(line, start, on) if meeting is not None and _is_meeting(meeting) else None
    if found is not None:  # "for the July meeting"
        return _due_in(wanted, found)
    end = _until(line, start)
    if end == start:
        raise NotUnderstood(
            f"For whom? Name a post or a person: `/actions for DCC`. Try {EXAMPLES}."
        )
    return replace(wanted, owners=(*wanted.owners, line.said(start, end).strip(" ,"))), end


def _is_meeting(found: Match) -> bool:
    return isinstance(found.reading, Due) and found.reading.meeting is not None


def _until(line: Line, at: int, stop: int = LONGEST) -> int:
    """Return where a name or a phrase ends: where another part opens, at `stop` at the latest."""
    end = at
    while end < min(len(line), stop) and (end == at or not _opens(line, end)):
        end += 1
    while end > at + 1 and line.word(end - 1) in {"and", ",", "are", "that", "which", "is"}:
        end -= 1
    return end


def _opens(line: Line, at: int) -> bool:
    """Whether another part of the filter begins at a place: "about", "in 2016", "this month"."""
    timed = line.number(at + 1) in _YEARS or line.word(at + 1) in _PERIODS
    return line.word(at) in _OPENERS or (line.word(at) in {"in", "during", "this"} and timed)


def _about(line: Line, at: int, on: dt.date, wanted: Wanted) -> tuple[Wanted, int]:
    """Read "about hate crime", the words in quotation marks or not, "mentioning TMC"."""
    del on
    start = at + 1
    if line.word(start) == '"':
        end = start + 1
        while end < len(line) and line.word(end) != '"':
            end += 1
        phrase, end = line.said(start + 1, end), end + 1
    else:
        end = _until(line, start) if start < len(line) else start
        phrase = line.said(start, end)
    if not phrase.strip():
        raise NotUnderstood("About what? Give a word or two: `/actions about hate crime`.")
    return replace(wanted, about=(*wanted.about, phrase.strip())), end


def _at_board(line: Line, at: int, on: dt.date, wanted: Wanted) -> tuple[Wanted, int]:
    """Read "at the CRB", "on the Monthly Assurance Meeting", and leave "at the end of July"."""
    found = span_at(line, at, on)
    if found is not None:
        return _due_in(wanted, found)
    start = line.skip(at + 1, {"the"})
    if line.word(start) == "next" and start + 1 < len(line):  # "at the next CRB"
        wanted, start = replace(wanted, next_meeting=True), start + 1
    end = _until(line, start) if start < len(line) else start
    if end == start:
        raise NotUnderstood(f"At which board? Try `/actions at the CRB`, or {EXAMPLES}.")
    return replace(wanted, board=line.said(start, end)), end


def _due(line: Line, at: int, on: dt.date, wanted: Wanted) -> tuple[Wanted, int]:
    """Read "due", "due before 22 September", "due in October", "due this week"."""
    start = line.skip(at + 1, {"to", "be", "date"})
    word = line.word(start)
    if word in _LIMITS or line.has(start, "on", "or"):
        return _limit(line, start, on, wanted)
    found = span_at(line, start, on) or mended_at(line, start, on)
    if found is not None:
        return _due_in(wanted, found)
    if start < len(line) and word not in _OPENERS | _JOINS:
        raise _unread_time(line, start)
    if word == "at":  # "due at the CRB"
        return wanted, start
    return replace(wanted, due_from=None, due_to=on, due_by=True), start


_YEARS = range(1990, 2100)
_PERIODS = frozenset({*MONTHS, "month", "week", "year", "quarter"})
_UNTIL = words("to until till through -")
_SINCE = words("since after")
_BEFORE_RAISED = words(
    "raised arising agreed minuted from in on at since after before until the of"
)
_LIMITS = words("before by until till after since from between")


def _limit(line: Line, at: int, on: dt.date, wanted: Wanted) -> tuple[Wanted, int]:
    """Read "before 22 September", "by the end of July", "after 1 May", "between 1 and 7 May"."""
    word = line.word(at)
    found = span_at(line, at, on) or span_at(line, at + 1, on) or mended_at(line, at + 1, on)
    if found is None and word == "by" and line.kind(at + 1) == "word":
        return _owner(line, at, on, wanted)  # "reported by the DCC"
    if found is None:
        raise _unread_time(line, at)
    first, last, end = found
    opens = word == "since" or (word == "from" and not _UNTIL & set(line.words[at:end]))
    match word:
        case "after":
            wanted = replace(wanted, due_from=almanac.plus(last, 1))
        case "from" | "since" | "between":
            wanted = replace(wanted, due_from=first, due_to=None if opens else last)
        case "before":
            wanted = replace(wanted, due_to=almanac.plus(first, -1))
        case _:
            wanted = replace(wanted, due_to=last, due_by=True)
    return wanted, end


def _raised(line: Line, at: int, on: dt.date, wanted: Wanted) -> tuple[Wanted, int]:
    """Read "from July 2017", "from the last meeting", "raised in May", "raised since 1 April"."""
    start = line.skip(at, _BEFORE_RAISED)
    side = set(line.words[at:start])
    found = span_at(line, start, on, past=True)
    if found is None and line.word(at) == "arising":
        return wanted, at + 1  # "matters arising"
    if found is None:
        raise _unread_time(line, start)
    first, last, end = found
    end = line.skip(end, {"meeting", "onwards"})
    if "before" in side:
        return replace(wanted, raised_to=almanac.plus(first, -1)), end
    if "until" in side:
        return replace(wanted, raised_to=last), end
    return replace(wanted, raised_from=first, raised_to=None if side & _SINCE else last), end


_Reader = Callable[[Line, int, dt.date, Wanted], tuple[Wanted, int]]
_READERS: dict[str, _Reader] = {
    "for": _owner,
    "owned": _owner,
    "owed": _owner,
    "assigned": _owner,
    "about": _about,
    "mentioning": _about,
    "containing": _about,
    "regarding": _about,
    "at": _at_board,
    "due": _due,
    "before": _limit,
    "by": _limit,
    "after": _limit,
    "until": _limit,
    "between": _limit,
    "from": _raised,
    "raised": _raised,
    "since": _raised,
    "arising": _raised,
    "agreed": _raised,
    "minuted": _raised,
}


def _due_in(wanted: Wanted, found: tuple[dt.date, dt.date, int]) -> tuple[Wanted, int]:
    first, last, end = found
    return replace(wanted, due_from=first, due_to=last), end


def _unread_time(line: Line, at: int) -> NotUnderstood:
    said = line.said(at, len(line))[:60]
    if not said:
        return NotUnderstood(f"When? Give a day, a month or a year. Try {EXAMPLES}.")
    return NotUnderstood(f"I could not read “{said}” as a date. Try {EXAMPLES}.")


def _unknown(line: Line, at: int) -> UnknownWord:
    word = line.tokens[at].text[:40]
    near = slip(word.lower(), _SUGGESTED)
    if near:
        again = f"{line.text[: line.tokens[at].start]}{near}{line.text[line.tokens[at].end :]}"
        return Slip(
            f"I do not know “{word}”. Did you mean `/actions {again[:200]}`?",
            word=word,
            instead=f"/actions {again}",
        )
    return UnknownWord(f"I do not know “{word}” as a filter. Try {EXAMPLES}.")
