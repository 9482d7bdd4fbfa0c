"""A new action as typed: "DCC to circulate the options paper by 11 August"."""

import datetime as dt
import re
from dataclasses import dataclass, replace

from bot.reading.dates import OWN, read, unread
from bot.reading.due import Doubt, Due
from bot.reading.grammar import choose, scan
from bot.reading.grammar.line import Base, Line, Match
from bot.reading.grammar.names import words
from bot.reading.plain import alike, tidy

_VERB = re.compile(
    r"\s(?:(?:is|are|has|have|agreed)\sto|to|will|shall|must|should)\s(?=\S)|\s?:\s|\s[-|]\s",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:[Tt]he\s)?(?:<@\w+(?:\|[^<>]{0,80})?>|@?[A-Z][\w'.-]*)"
    r"(?:(?:\s|\s?[/&+,]\s?)(?:<@\w+(?:\|[^<>]{0,80})?>|@?[A-Z][\w'.-]*|and|of|the|for))*"
)
_POSTS = words(
    "cc dcc acc acco pcc dpcc pfcc dpfcc ceo cex cfo coo cso lp ps clerk chair chairman force "
    "office opcc chief constable deputy assistant officer executive staff policy commissioner crb "
    "csp sib fdg all everyone head finance local policing protective services superintendent "
    "inspector treasurer monitoring secretary team director manager lead panel board temporary "
    "acting the and or either of for dci t d supt ch insp solicitor auditor me myself"
)
_TASKS = words(
    "circulate send write agree remember need respond report speak talk return refer go move "
    "present reply submit try ensure arrange attend listen look add work continue provide action "
    "update note reminder todo task"
)
_QUOTED = re.compile(r"[\"“”](?P<inside>[^\"“”]{8,})[\"“”](?![^\"“”]*[\"“”])")
_NEW = re.compile(
    r"^(?:an?\s)?(?:new\s)?(?:action|new)(?:\s?[:\u2013\u2014]|\s-|\sfor|$)\s?|^for\s(?=(?:the\s)?(?-i:[A-Z@<])[^:;.]{0,60}\sto\s)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^\(?[0-9]{1,2}[a-z]?[.)]\s+")
_LABELLED = re.compile(
    r"(?:^|[;|,])\s*(?:(?P<owner>owner|who)|(?P<text>action|what)|(?P<due>due(?:\sdate)?|deadline|when))"
    r"\s?[:=]\s*(?P<said>[^;|]+?)(?=\s*(?:$|[;|]|,\s*(?:owner|who|action|what|due|deadline|when)\b))",
    re.IGNORECASE,
)
_MOST_SLIPPED = 5
_MOST_NAMED = 12
_CUES = words("by before due within until till on in during w/c than :")
_MORE = words(
    "due date deadline later than no not latest : - , ( and completed for completion done"
)
_ARTICLES = words("the its our their a close of play business end cop cob eod")
_BARE = words("asap tbc within w/c immediately urgently ongoing")
_TIMELY = words(
    "week month year day quarter end term fortnight time weekend morning afternoon evening"
)
_NO_DATE = re.compile(r"[\s,;(-]{0,3}\b(?:with\s)?no\s(?:due\s)?date\s?\)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Added:
    """An action as typed: `owners` as named, none when nobody was; `due` None when nothing said."""

    owners: tuple[str, ...]
    text: str
    due: Due | Doubt | None = None


def added(typed: str, *, on: dt.date) -> Added:
    """Read "DCC to circulate the options paper by 11 August", said on the day `on`."""
    text = tidy(typed).rstrip(" .")
    if labelled := _labelled(text, on):
        return labelled
    owner, text = owner_first(_NEW.sub("", _NUMBERED.sub("", _unquoted(text))))
    text, due = due_last(text, on)
    if isinstance(due, Due) and owner and (due.meeting or "").startswith(("its ", "their ")):
        due = replace(due, meeting=owner.removeprefix("The ").removeprefix("the "))
    return Added((owner,) if owner else (), text, due)


def _labelled(text: str, on: dt.date) -> Added | None:
    """Read "Owner: DCC; Action: send the figures; Due: 11 August", in any order."""
    said: dict[str, str] = {}
    for match in _LABELLED.finditer(text):
        name = next(one for one in ("owner", "text", "due") if match[one])
        said[name] = match["said"].strip()
    if "text" not in said or len(said) == 1:
        return None
    due = read(said["due"], on=on, own=OWN, today=on) if "due" in said else None
    return Added((said["owner"],) if "owner" in said else (), said["text"], due)


def _unquoted(text: str) -> str:
    """Leave out the quotation marks around an action: “DCC to send the figures” by Friday."""
    quoted = _QUOTED.match(text)
    return f"{quoted['inside']}{text[quoted.end() :]}" if quoted else text


def owner_first(text: str) -> tuple[str, str]:
    """Part "DCC to circulate the paper" into its owner and what they do; "" when none is named."""
    match = _VERB.search(alike(text))
    if match is None or match.start() == 0:
        return "", text
    name = text[: match.start()].strip()
    line = Line(name)
    known = all(word in _POSTS or line.kind(at) == "mark" for at, word in enumerate(line.words))
    is_task = len(line) == 1 and line.word(0) in _TASKS
    if is_task or not 0 < len(line) <= _MOST_NAMED or not (known or _NAME.fullmatch(name)):
        return "", text
    return name, text[match.end() :].strip()


def due_last(text: str, on: dt.date) -> tuple[str, Due | Doubt | None]:
    """Part the words of an action from when it is due, where that is what ends them.

    A time in the middle, or one that is also what is to be done ("report to the next meeting"),
    is read and stays in the words. Last words that speak of time but cannot be read are a doubt.
    """
    if match := _NO_DATE.search(text):
        return text[: match.start()], Due(match.group().strip(" ,;(-)"), "none", reason="No date.")
    line = Line(alike(text))
    found = [
        each
        for each in scan.times(line, Base(on, own=OWN, meets=False))
        if each.reading is not None
    ]
    last = (
        found[-1]
        if found and line.skip(found[-1].end, {".", ")", "]", "please"}) == len(line)
        else None
    )
    cue = _cue(line, last) if last else None
    if last is not None and last.reading is not None and cue is not None:
        start = line.tokens[cue].start
        said = text[start : line.tokens[last.end - 1].end].lstrip(" ,;:-([|")
        reading = _to_come(last.reading, said, on)
        return text[:start].rstrip(" ,;:-([|"), replace(reading, text=said)
    return _slipped(line, text, on) or (text, _in_the_middle(line, found, on))


def _slipped(line: Line, text: str, on: dt.date) -> tuple[str, Due] | None:
    """Read a last "by friady", whose slip is put right; None when no such words end it."""
    for at in range(len(line) - 1, max(0, len(line) - _MOST_SLIPPED), -1):
        if line.word(at) in {"by", "before", "until"}:
            said = text[line.tokens[at].start :]
            reading = read(said, on=on, own=OWN, today=on)
            if not isinstance(reading, Due) or reading.by is None:
                return None
            words = text[: line.tokens[at].start].rstrip(" ,;:-(")
            return words, replace(reading, text=said)
    return None


def _to_come(reading: Due | Doubt, said: str, on: dt.date) -> Due | Doubt:
    """Read a time that is past once more, as one to come: "by the meeting of 29 June"."""
    past = isinstance(reading, Due) and reading.by is not None and reading.by < on
    return read(said, on=on, own=OWN, today=on) if past else reading


def _in_the_middle(line: Line, found: list[Match], on: dt.date) -> Due | Doubt | None:
    best = choose.best(line, found, on=on)
    if isinstance(best, Doubt) or (best is not None and best.precision not in {"none", "event"}):
        return best
    return _unreadable(line) or best


def _cue(line: Line, last: Match) -> int | None:
    """Return where "by the", "due on", "no later than" begins before a time, if it does."""
    place = line.back(last.start, _ARTICLES)
    if line.word(last.start) in _BARE or line.word(last.start - 1) == "(":
        place = last.start
    elif line.word(place) not in _CUES and not _set_apart(line, last):
        return None
    while place > 0 and line.word(place - 1) in _MORE:
        place -= 1
    return place if place > 0 else None


def _set_apart(line: Line, last: Match) -> bool:
    """Whether a day stands after a dash or a bar: "DCC - send the figures - 11 August"."""
    reading = last.reading
    is_day = isinstance(reading, Due) and reading.precision == "day"
    return is_day and line.word(last.start - 1) in {"-", "|"}


def _unreadable(line: Line) -> Doubt | None:
    """Return a doubt about a last "by ..." that speaks of time but cannot be read."""
    for at in range(len(line) - 1, max(-1, len(line) - _MOST_NAMED), -1):
        if line.word(at) in {"by", "before", "due"}:
            is_number = line.kind(at + 1) in {"number", "ordinal"}
            timely = _TIMELY & set(line.words[at:]) or is_number
            return unread(line.said(at, len(line))) if timely else None
    return None
