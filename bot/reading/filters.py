"""Which actions are wanted, read from words in any order: "mine overdue", "for DCC from July"."""

import datetime as dt
import re
from dataclasses import dataclass, replace

from bot.errors import NotUnderstood
from bot.reading.due import Doubt, Due
from bot.reading.grammar import almanac, scan
from bot.reading.grammar.line import Base, Line, Match
from bot.reading.plain import plain

STATES = {
    "outstanding": "outstanding",
    "open": "outstanding",
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
    "any": "all",
}
"""The words for a state, and the state that the register knows."""

EXAMPLES = (
    "`/actions overdue`, `/actions for DCC due before 22 September`, `/actions from July 2017`"
)
STARTS = frozenset(
    [*STATES, "mine", "my", "me", "for", "owned", "owed", "due", "before", "after", "by", "from", "raised",
     "about", "mentioning", "containing", "at", "share", "since", "until", "between", "this", "next", "in",
     "during", "assigned", "shared", "with", "on", "today", "tomorrow"]
)  # fmt: skip
"""Words that a filter can begin with, so that they are no verb."""

LONGEST = 500
_OPENERS = frozenset(
    "for due from raised about mentioning containing at share mine overdue outstanding reported "
    "deferred discharged withdrawn all before after since owned owed assigned late".split()
)
_JOINS = frozenset(
    {
        "and",
        "the",
        "actions",
        "action",
        "those",
        "that",
        "are",
        "is",
        "ones",
        ",",
        "which",
        "to",
        "please",
        "show",
        "list",
        "me",
        "only",
        "my",
        "were",
        "complete",
    }
)
_QUOTED = re.compile(r'"([^"]{1,200})"')


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for: every part narrows the list, and days include both ends.

    `owners` are posts and persons as typed; `about` are phrases that the words must hold; `board`
    is the board as typed. `share` says that the answer is for all to see.
    """

    mine: bool = False
    owners: tuple[str, ...] = ()
    state: str = "outstanding"
    due_from: dt.date | None = None
    due_to: dt.date | None = None
    raised_from: dt.date | None = None
    raised_to: dt.date | None = None
    about: tuple[str, ...] = ()
    board: str | None = None
    share: bool = False
    last_meeting: bool = False


def read(words: str, *, on: dt.date) -> Wanted:
    """Read a filter; NotUnderstood says what was not understood, with what may have been meant.

    `on` is today: the day that "this week" and "July" are counted from.
    """
    if len(words) > LONGEST:
        raise NotUnderstood(f"That is too long to be a filter. Try {EXAMPLES}.")
    line = Line(plain(words))
    wanted, at = Wanted(), 0
    while at < len(line):
        wanted, at = _next(line, at, on, wanted)
    return wanted


def phrases(words: str) -> tuple[str, ...]:
    """Return what to search for: what stands in quotation marks whole, then each other word."""
    text = plain(words)[:LONGEST]
    quoted = tuple(found.strip() for found in _QUOTED.findall(text) if found.strip())
    rest = _QUOTED.sub(" ", text).replace('"', " ")
    return quoted + tuple(word for word in rest.split() if any(map(str.isalnum, word)))


def _next(line: Line, at: int, on: dt.date, wanted: Wanted) -> tuple[Wanted, int]:
    """Read one part of the filter; return what is wanted so far and the place after the part."""
    word = line.word(at)
    if word in STATES and not line.has(at, "all", "about"):
        return replace(wanted, state=STATES[word]), at + 1
    if word == "mine" or (word == "my" and line.word(at + 1) in {"own", "actions", ""}):
        return replace(wanted, mine=True), at + 1
    if word in {"share", "shared"}:
        return replace(wanted, share=True), at + 1
    if word in _READERS:
        return _READERS[word](line, at, on, wanted)
    if word in _JOINS or line.kind(at) == "mark":
        return wanted, at + 1
    found = _time(line, at, on)
    if found is not None:
        return _due_in(wanted, found.reading, line.said(found.start, found.end)), found.end
    raise _unknown(line, at)


def _owner(line: Line, at: int, on: dt.date, wanted: Wanted) -> tuple[Wanted, int]:
    """Read "for the CC and ACC LP", "owned by DCC", "for me"."""
    del on
    start = line.skip(at, {"for", "owned", "owed", "assigned", "by", "to"})
    if line.word(start) in {"me", "mine", "myself"}:
        return replace(wanted, mine=True), start + 1
    end = _until(line, start)
    if end == start:
        raise NotUnderstood(
            f"For whom? Name a post or a person: `/actions for DCC`. Try {EXAMPLES}."
        )
    return replace(wanted, owners=(*wanted.owners, line.said(start, end).strip(" ,"))), end


def _until(line: Line, at: int) -> int:
    """Return where a name or a phrase ends: at the next word that opens another part."""
    end = at
    while end < len(line) and (end == at or line.word(end) not in _OPENERS):
        end += 1
    while end > at + 1 and line.word(end - 1) in {"and", ",", "are", "that", "which", "is"}:
        end -= 1
    return end


def _about(line: Line, at: int, on: dt.date, wanted: Wanted) -> tuple[Wanted, int]:
    """Read "about hate crime", "about \\"hate crime\\"", "mentioning TMC"."""
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
    found = _time(line, at, on)
    if found is not None:
        return _due_in(wanted, found.reading, line.said(found.start, found.end)), found.end
    start = line.skip(at + 1, {"the"})
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
    found = _time(line, start, on)
    if found is not None:
        return _due_in(wanted, found.reading, line.said(found.start, found.end)), found.end
    if start < len(line) and word not in _OPENERS | _JOINS:
        raise _unread_time(line, start)
    return replace(wanted, due_from=None, due_to=on), start


_LIMITS = frozenset({"before", "by", "until", "till", "after", "since", "from", "between"})


def _limit(line: Line, at: int, on: dt.date, wanted: Wanted) -> tuple[Wanted, int]:
    """Read "before 22 September", "by the end of July", "after 1 May", "between 1 and 7 May"."""
    word = line.word(at)
    found = _time(line, at, on) or _time(line, at + 1, on)
    if found is None:
        raise _unread_time(line, at)
    first, last = _days(found.reading, line.said(found.start, found.end))
    if word == "between":
        return _between(line, at, on, wanted)
    if word in {"after", "since"}:
        start = almanac.plus(last, 1) if word == "after" else first
        return replace(wanted, due_from=start), found.end
    if word == "from":
        return replace(wanted, due_from=first), found.end
    limit = almanac.plus(first, -1) if word == "before" else last
    return replace(wanted, due_to=limit), found.end


def _between(line: Line, at: int, on: dt.date, wanted: Wanted) -> tuple[Wanted, int]:
    first = _time(line, at + 1, on)
    second = _time(line, line.skip(first.end, {"and", "to", "-"}), on) if first else None
    if first is None or second is None:
        raise _unread_time(line, at)
    start, _ = _days(first.reading, line.said(first.start, first.end))
    _, end = _days(second.reading, line.said(second.start, second.end))
    return replace(wanted, due_from=start, due_to=end), second.end


def _raised(line: Line, at: int, on: dt.date, wanted: Wanted) -> tuple[Wanted, int]:
    """Read "from July 2017", "from the last meeting", "raised in May", "raised since 1 April"."""
    start = line.skip(
        at, {"raised", "arising", "from", "in", "on", "at", "since", "after", "the", "of"}
    )
    since = {"since", "after"} & set(line.words[at:start])
    if line.word(start) in {"last", "previous"} and line.word(start + 1) in {"meeting", "mtg"}:
        return replace(wanted, last_meeting=True), start + 2
    found = _time(line, start, on, past=True)
    if found is None:
        raise _unread_time(line, at)
    first, last = _days(found.reading, line.said(found.start, found.end))
    end = line.skip(found.end, {"meeting", "onwards"})
    return replace(wanted, raised_from=first, raised_to=None if since else last), end


_READERS = {
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
}


def _time(line: Line, at: int, on: dt.date, *, past: bool = False) -> Match | None:
    """Return the time that starts at a place, or just after "the", "in", "on", "at"."""
    place = line.skip(
        at, {"the", "in", "on", "at", "of", "by", "before", "after", "until", "since", "from"}
    )
    base = Base(almanac.plus_months(on, -12) if past else on, own=("holding to account",))
    for start in dict.fromkeys((at, place)):
        found = scan.best_at(line, start, base)
        if found is not None and _has_days(found.reading):
            return _past(found, line, start, on) if past else found
    return None


def _past(found: Match, line: Line, start: int, on: dt.date) -> Match:
    """Read a month or day that has no year as the last that has been: "from July"."""
    again = scan.best_at(line, start, Base(on))
    now = again.reading if again else None
    if isinstance(now, Due) and now.by and _days(now, "")[0] <= on:
        return again or found
    return found


def _has_days(reading: Due | Doubt | None) -> bool:
    return isinstance(reading, Doubt) or (isinstance(reading, Due) and reading.by is not None)


def _days(reading: Due | Doubt | None, text: str) -> tuple[dt.date, dt.date]:
    """Return the first and last day of a time; NotUnderstood with the readings of a doubt."""
    if isinstance(reading, Due) and reading.by is not None and reading.date:
        return _first(reading), reading.by
    why = reading.why if isinstance(reading, Doubt) else f"I could not read “{text}” as a date."
    raise NotUnderstood(f"{why} Give the day in full, as in `due before 22 September 2016`.")


def _first(due: Due) -> dt.date:
    written = due.date or ""
    if due.precision == "quarter":
        return almanac.plus_months(dt.date.fromisoformat(written).replace(day=1), -2)
    if due.precision == "season":
        return almanac.plus_months(dt.date.fromisoformat(written).replace(day=1), -2)
    parts = [int(part) for part in written.split("-")]
    return dt.date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)  # noqa: PLR2004  year, month, day


def _due_in(wanted: Wanted, reading: Due | Doubt | None, text: str) -> Wanted:
    first, last = _days(reading, text)
    return replace(wanted, due_from=first, due_to=last)


def _unread_time(line: Line, at: int) -> NotUnderstood:
    said = line.said(at, len(line))[:60]
    return NotUnderstood(f"I could not read “{said}” as a date. Try {EXAMPLES}.")


def _unknown(line: Line, at: int) -> NotUnderstood:
    word = line.tokens[at].text[:40]
    near = nearest(word.lower())
    if near:
        again = f"{line.text[: line.tokens[at].start]}{near}{line.text[line.tokens[at].end :]}"
        return NotUnderstood(f"I do not know “{word}”. Did you mean `/actions {again[:200]}`?")
    return NotUnderstood(f"I do not know “{word}” as a filter. Try {EXAMPLES}.")


def nearest(word: str) -> str | None:
    """Return the filter word that a slip may have been meant for, or None."""
    from rapidfuzz import process  # noqa: PLC0415  only when a word is unknown
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    if len(word) < 3:  # noqa: PLR2004  two letters are near everything
        return None
    choices = [*STATES, "mine", "share", "about", "before", "after", "raised", "from"]
    found = process.extractOne(
        word, choices, scorer=OSA.distance, score_cutoff=1 if len(word) < 6 else 2
    )  # noqa: PLR2004  a slip in a short word, two in a long
    return str(found[0]) if found else None


def describe(wanted: Wanted) -> str:
    """Say the filters in force: "outstanding, for the DCC, due before Thursday 22 September 2016"."""
    parts = [
        {"all": "in any state", "reported": "reported complete"}.get(wanted.state, wanted.state)
    ]
    parts += ["yours"] if wanted.mine else []
    parts += [f"for {_the(owner)}" for owner in wanted.owners]
    parts += _days_said("due", wanted.due_from, wanted.due_to)
    parts += ["raised at the last meeting"] if wanted.last_meeting else []
    parts += _days_said("raised", wanted.raised_from, wanted.raised_to)
    parts += [f"about “{phrase}”" for phrase in wanted.about]
    parts += [f"at {_the(wanted.board)}"] if wanted.board else []
    return ", ".join(parts)


def _the(name: str) -> str:
    short = name.split()[0].isupper() if name.split() else False
    return f"the {name}" if short else name


def _days_said(what: str, first: dt.date | None, last: dt.date | None) -> list[str]:
    if first and last:
        if first == last:
            return [f"{what} on {almanac.spell(first)}"]
        return [f"{what} from {almanac.spell(first)} to {almanac.spell(last)}"]
    if last:
        return [f"{what} before {almanac.spell(almanac.plus(last, 1))}"]
    return [f"{what} from {almanac.spell(first)}"] if first else []
