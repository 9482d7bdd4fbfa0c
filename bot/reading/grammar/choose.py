"""Which of the times in a sentence is the one by which its promise is due."""

import datetime as dt
from dataclasses import replace
from itertools import pairwise, takewhile

from bot.reading.due import Doubt, Due
from bot.reading.grammar import tense
from bot.reading.grammar.line import Line, Match
from bot.reading.grammar.names import WEEKDAYS, words

_ARTICLES = words(
    "the its our their this a an at close play business end latest very about around back than "
    "later , ( : his her"
)
_STRONG = words(
    "by before until till within due deadline latest later target ahead advance prior cop cob eod"
)
_DEFERS = words(
    "deferred deferral postponed carried brought extended put defer postpone carry bring report "
    "back over forward held reporting extend present submit bringing return taken"
)
_MOVED = words("moved rescheduled changed move switched reschedule")
_NEEDED = words(
    "required needed due scheduled planned target set ready timetabled wanted completion "
    "publication expected arranged booked fixed pencilled ready back up drafted prepared promised "
    "hoped aimed"
)
_ANSWERS = words("answer answers reply replies response responses decision decisions view views")
"""What is wanted for a day, as "an answer for 10 September" is; a hall is only booked for one."""
_MEETINGS = words("meeting board committee panel session council cabinet forum group")
_DONE = words("complete completed closed discharged done sent was superseded paid")
_OPENS = words(
    "in over next this later tomorrow today w/c week once when before until prior ahead at on as "
    "by following after end early mid late within asap immediately shortly upon pending"
)
_OFF = words("cancelled canceled cancellation postponed abandoned")
_DATED = words("day week month quarter season year meeting")
_OF_A_YEAR = words(
    "plan budget accounts report programme precept audit figures forecast strategy "
    "estimates settlement"
)
_LEADING = words("the its our their a")
_OR = words("or , by on at either possibly perhaps maybe else the before")
_SETTLES = words("whichever earlier sooner later latest earliest")
_PREPOSITIONS = words("by before at in on until till to for over during within from due")
_SHORT = 5
STRONG, FAIR, SLIGHT, NOT_DUE = 3, 2, 1, 0
"""How strong a claim a time has to be the one that is due; ten times that is its weight."""


def best(
    line: Line, found: list[Match], *, on: dt.date, lenient: bool = False
) -> Due | Doubt | None:
    """Return the time that is due, or None; `lenient` takes any time rather than none.

    `on` is the day the words were said: what it makes a time past makes it nobody's due.
    """
    either = _either(line, found)
    if either is not None:
        return either
    ranked = [
        (NOT_DUE if _is_gone(line, match, on) else _weight(line, match), match)
        for match in found
        if not is_cancelled(line, match)
    ]
    if not lenient:
        ranked = [pair for pair in ranked if pair[0] > NOT_DUE]
    if not ranked:
        return None
    dated = [pair for pair in ranked if pair[0] >= SLIGHT * 10 and _is_dated(pair[1])]
    ranked = dated if lenient and dated else ranked
    top = max(weight for weight, _ in ranked)
    first, *others = [match for weight, match in ranked if weight == top]
    if top >= STRONG * 10:
        return _one_of(line, [first, *others])
    return _whole(line, first)


def _either(line: Line, found: list[Match]) -> Doubt | None:
    """Return the doubt that "Friday 18 June or Monday 21 June" leaves, unless it is settled."""
    for first, second in pairwise(found):
        between = set(line.words[first.end : second.start])
        if "or" not in between or not between <= _OR or _SETTLES & set(line.words[second.end :]):
            continue
        days = [one.reading for one in (first, second) if isinstance(one.reading, Due)]
        if len({day.date for day in days if day.precision == "day"}) > 1:
            text = line.said(first.start, second.end)
            return Doubt(text, tuple(days), f"“{text}” names two days.")
    return None


def _whole(line: Line, match: Match) -> Due | Doubt | None:
    """Return a reading with the words that lead to it: "by the 11th August", "at the next FDG"."""
    place = line.back(match.start, _LEADING)
    start = place if line.word(place) in _PREPOSITIONS else match.start
    if isinstance(match.reading, Due) and start < match.start:
        return replace(match.reading, text=line.said(start, match.end))
    return match.reading


def _one_of(line: Line, found: list[Match]) -> Due | Doubt | None:
    """Return the only time with so strong a claim, or a doubt between two."""
    readings = [_whole(line, match) for match in found]
    dated = [reading for reading in readings if isinstance(reading, Due)]
    if len(dated) < len(readings) or len({reading.date for reading in dated}) == 1:
        return readings[0]
    named = " and ".join(f"“{reading.text}”" for reading in dated[:2])
    return Doubt(line.text, tuple(dated), f"Two times are named, {named}: which is it due?")


def _weight(line: Line, match: Match) -> int:
    """Weigh a time by the words before it, and then by whether it has a date."""
    weight = _by_cue(line, match)
    reading = match.reading
    if weight == NOT_DUE or reading is None:
        return NOT_DUE
    if isinstance(reading, Due) and reading.precision not in _DATED:
        return min(weight, FAIR) * 10 - 5
    return weight * 10


def _is_gone(line: Line, match: Match, on: dt.date) -> bool:
    """Whether a time is past by its own words, "last May", "in 2020", and not merely late."""
    reading = match.reading
    if not isinstance(reading, Due) or reading.by is None or reading.by >= on:
        return False
    written = str(reading.by.year) in reading.text or any(map(str.isdigit, reading.text[-2:]))
    return reading.precision == "year" or not (written or tense.is_told(line, match.start))


def _is_dated(match: Match) -> bool:
    return isinstance(match.reading, Due) and match.reading.date is not None


def _by_cue(line: Line, match: Match) -> int:
    at = match.start
    if line.word(at) in {"last", "previous"} or tense.is_past(line, at) or _is_done(line, at):
        return NOT_DUE
    if _is_latest(line, match.end) or _is_the_year_of(line, match):
        return STRONG if _is_latest(line, match.end) else NOT_DUE
    place = line.back(at, _ARTICLES)
    word, before = line.word(place), line.word(place - 1)
    skipped = set(line.words[max(place, 0) : at])
    led = before == "deadline" or (before == "date" and _is_led(line, place))
    if word == "of" and (
        led or before in {"close", "end", "ahead", "advance"} or "play" in skipped
    ):
        return STRONG
    if word in _STRONG or skipped & {"close", "latest", "later"} or line.word(at) == "within":
        return STRONG
    return _by_preposition(line, match, word, before)


def _is_led(line: Line, place: int) -> bool:
    """Whether "by" or "before" leads to "the review date of"."""
    return bool({"by", "before", "until"} & set(line.words[max(0, place - _SHORT - 1) : place]))


def _is_latest(line: Line, end: int) -> bool:
    """Whether what follows makes it the last day: "1 June at the latest"."""
    return line.has(end, "at", "the", "latest") or line.has(end, "at", "latest")


def _is_the_year_of(line: Line, match: Match) -> bool:
    """Whether a year only says which plan or budget: "the 2023/24 audit plan"."""
    yearly = isinstance(match.reading, Due) and match.reading.precision == "year"
    return yearly and bool(_OF_A_YEAR & set(line.words[match.end : match.end + 3]))


def _by_preposition(line: Line, match: Match, word: str, before: str) -> int:
    meeting = isinstance(match.reading, Due) and match.reading.precision == "meeting"
    if word == "for":
        met = line.word(match.end) in _MEETINGS  # "for the 3 July meeting"
        return FAIR if meeting or met or before in _NEEDED | _ANSWERS else NOT_DUE
    if word in {"from", "since", "of", "dated", "between"}:
        return FAIR if word == "of" and (meeting or before == "part") else NOT_DUE
    if word == "to":
        moved = before in _MOVED or line.word(match.start - 3) in _MOVED
        return FAIR if meeting or before in _DEFERS else NOT_DUE if moved else SLIGHT
    opens = line.word(match.start) in _OPENS  # "next week", "in a fortnight" need no preposition
    if opens or word in {"at", "in", "on", "over", "during", "into", "w/c"}:
        return FAIR
    return _bare(line, match)


def _bare(line: Line, match: Match) -> int:
    """Weigh a time that stands alone: in a column, in brackets, after a dash, or at the end."""
    before, after = line.word(match.start - 1), line.kind(match.end)
    alone = before in {"", "(", "-", ":", ";", "[", "."} and after in {"", "mark"}
    if alone or len(line) <= _SHORT:
        return FAIR
    if isinstance(match.reading, Due) and match.reading.precision == "relative":
        return SLIGHT
    return SLIGHT if after in {"", "mark"} or line.word(match.start) in WEEKDAYS else NOT_DUE


def is_cancelled(line: Line, match: Match) -> bool:
    """Whether what follows calls it off: "30 August 2016 - CANCELLED"."""
    near = line.words[match.end : match.end + _SHORT]
    after = list(takewhile(lambda word: word not in {".", ";"}, near))
    heads = match.start <= 2 and bool(_OFF & set(line.words[: match.start]))  # noqa: PLR2004  "Cancelled: 30 August"
    return heads or any(word in _OFF for word in after[:3])


def _is_done(line: Line, at: int) -> bool:
    """Whether the clause before says that the thing is done: "Complete - letter sent 29/9/17"."""
    for place in range(at - 1, max(-1, at - _SHORT - 1), -1):
        if line.word(place) in {".", ";", "by", "due", "deferred", "postponed", "be"}:
            return False
        if line.word(place) in _DONE and line.word(place - 1) not in {"be", "being"}:
            return True
    return False
