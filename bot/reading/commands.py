"""What is typed after a slash command, taken apart: the verb, the actions, who, what and when."""

import datetime as dt
import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from bot.errors import NotUnderstood
from bot.reading import filters
from bot.reading.dates import OWN
from bot.reading.due import Doubt, Due
from bot.reading.grammar import choose, scan
from bot.reading.grammar.line import Base, Line, Match
from bot.reading.plain import plain
from bot.reading.schedules import Cancelled, Moved, Scheduled, cancelled, moved, scheduled

__all__ = [
    "Added", "Assigned", "Cancelled", "Deferred", "Moved", "Reported", "Scheduled", "added",
    "assigned", "cancelled", "deferred", "moved", "reason", "references", "reported", "scheduled",
    "split",
]  # fmt: skip

MOST_REFERENCES = 50
_REFERENCE = re.compile(
    r"(?:(?:action\s+)?(?:a\s?-?\s?|#)|(?P<bare>))(?P<number>[0-9]{1,9})(?![\w:/.])", re.IGNORECASE
)
_SEPARATOR = re.compile(
    r"\s*(?:,\s*and\b|,|&|\+|;|\band\b|/)\s*|\s*(?P<through>-|\bto\b|\.\.)\s*|\s+", re.IGNORECASE
)
_BECAUSE = re.compile(
    r"(?:^|[\s,;:(-]+)(?:because(?:\s+of)?|as|since|reason\s*:?|so\s+that|due\s+to)\s+(?=\S)",
    re.IGNORECASE,
)
_TO = re.compile(r"^(?:is\s+)?(?:deferred\s+)?(?:to|until|till|by|for)\b\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Added:
    """An action as typed: `owners` as named, none when nobody was; `due` None when nothing said."""

    owners: tuple[str, ...]
    text: str
    due: Due | Doubt | None = None


@dataclass(frozen=True, slots=True)
class Assigned:
    """Which actions are to be owed by whom."""

    refs: tuple[int, ...]
    owners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deferred:
    """Which actions are put off, until when and why; "" where it was not said."""

    refs: tuple[int, ...]
    to: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class Reported:
    """Which actions are said to be complete, and what was done."""

    refs: tuple[int, ...]
    text: str = ""


def split(text: str, known: Collection[str]) -> tuple[str, str]:
    """Part what was typed into one of the `known` verbs and the rest.

    The first known verb is the one meant by no words, and by words that only filter a list. A
    verb that is nearly one of them raises NotUnderstood with "did you mean", since a slip must
    not change anything; one like none of them raises it with the verbs there are.
    """
    words = plain(text)
    first, _, rest = words.partition(" ")
    verbs = list(known)
    verb = first.lower().rstrip(":,.")
    if verb in verbs:
        return verb, rest.strip()
    if not words or verb in filters.STARTS:
        return verbs[0], words
    near = _nearest(verb, verbs)
    if near is None and (filters.nearest(verb) or references(words)[0]):
        return (
            (verbs[0], words)
            if "show" not in verbs or not references(words)[0]
            else ("show", words)
        )
    if near is not None:
        raise NotUnderstood(
            f"I do not know “{first[:40]}”. Did you mean `{near} {rest[:100]}`?".replace(
                " `?", "`?"
            )
        )
    raise NotUnderstood(f"I do not know “{first[:40]}”. I know {_listed(verbs)}.")


def _nearest(verb: str, verbs: list[str]) -> str | None:
    from rapidfuzz import process  # noqa: PLC0415  only when a verb is unknown
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    if len(verb) < 3:  # noqa: PLR2004  two letters are near everything
        return None
    allowed = 1 if len(verb) < 6 else 2  # noqa: PLR2004  a slip in a short word, two in a long
    found = process.extractOne(verb, verbs, scorer=OSA.distance, score_cutoff=allowed)
    return str(found[0]) if found else None


def _listed(verbs: list[str]) -> str:
    shown = [f"`{verb}`" for verb in verbs]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def references(text: str) -> tuple[tuple[int, ...], str]:
    """Return the actions that words begin with, each once, and the words after them.

    Reads "A17", "a 17", "A-17", "#17", "17", "A17, A18 and A20", "A17-A19".
    """
    words = plain(text)
    found: list[int] = []
    at, through = 0, False
    while True:
        match = _REFERENCE.match(words, at)
        if match is None or (
            match["bare"] is not None and found and not _listed_number(words, match, at)
        ):
            break
        number = int(match["number"])
        found += _run(found, number) if through else [number]
        if len(found) > MOST_REFERENCES:
            raise NotUnderstood(
                f"That is more than {MOST_REFERENCES} actions. Please name fewer at a time."
            )
        end = match.end()
        gap = _SEPARATOR.match(words, end)
        if gap is None or not _REFERENCE.match(words, gap.end()):
            at = end
            break
        at, through = gap.end(), gap["through"] is not None
        if _REFERENCE.match(words, at)["bare"] is not None and not gap.group().strip():  # type: ignore[index]
            at = end
            break
    return tuple(dict.fromkeys(found)), words[at:].lstrip(" ,;:-") if found else words


def _listed_number(words: str, match: re.Match[str], at: int) -> bool:
    """Whether "18" after "A17," is a reference too, and not the start of what is said."""
    del at
    after = words[match.end() :].lstrip()
    return (
        not after or after[0] in ",;&/:-" or after.lower().startswith(("and ", "to ", "because "))
    )


def _run(found: list[int], last: int) -> list[int]:
    first = found[-1]
    if last < first or last - first > MOST_REFERENCES:
        raise NotUnderstood(
            f"“A{first} to A{last}” is not a run of actions I can follow. Name each one."
        )
    return list(range(first + 1, last + 1))


def reason(words: str) -> str:
    """Return a reason without the "because" before it."""
    text = plain(words)
    match = _BECAUSE.match(text)
    return text[match.end() :].strip() if match else text


def added(words: str, *, on: dt.date) -> Added:
    """Read "DCC to circulate the options paper by 11 August", said on the day `on`."""
    text = plain(words).rstrip(" .")
    owner, text = owner_first(text)
    text, due = _due_last(text, on)
    return Added((owner,) if owner else (), text, due)


def assigned(words: str) -> Assigned:
    """Read "A9 to the DCC"; NotUnderstood when an action or an owner is missing."""
    refs, rest = references(words)
    owner = re.sub(r"^(?:is\s+)?(?:to|for|=|:)\s+", "", rest, flags=re.IGNORECASE).strip(" .,")
    if not refs or not owner:
        raise NotUnderstood("Which action, to whom? Try `/actions assign A9 to the DCC`.")
    return Assigned(refs, (owner,))


def deferred(words: str) -> Deferred:
    """Read "A9 to July 2017 because the cohort is to grow"; the target and reason may be missing."""
    refs, rest = references(words)
    if not refs:
        raise NotUnderstood("Which action? Try `/actions defer A9 to July 2017 because …`.")
    match = _BECAUSE.search(f" {rest}")
    to, because = rest, ""
    if match is not None:
        to, because = rest[: max(0, match.start() - 1)], rest[match.end() - 1 :]
    return Deferred(refs, _TO.sub("", to.strip()).strip(" .,;:-("), because.strip(" .)"))


def reported(words: str) -> Reported:
    """Read "A14 the findings were shared on Friday"."""
    refs, text = references(words)
    if not refs:
        raise NotUnderstood("Which action? Try `/actions report A14 the findings were shared`.")
    return Reported(refs, text)


_VERB = re.compile(
    r"\s+(?:to|will|shall|must|should|is\s+to|are\s+to|agreed\s+to)\s+(?=\S)|\s*:\s+|\s+-\s+",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:the\s+|<)?[A-Z@][\w'./&@|>-]*(?:(?:\s+|\s*[/&+,]\s*)(?:[A-Z][\w'./&-]*|and|of|the|for|<@\w+>|[A-Z]))*",
    re.ASCII,
)
_POSTS = frozenset(
    "cc dcc acc acco pcc dpcc pfcc dpfcc ceo cex cfo coo cso lp ps clerk chair chairman force office opcc "
    "chief constable deputy assistant officer executive staff policy commissioner crb csp sib fdg all "
    "everyone head finance local policing protective services superintendent inspector treasurer "
    "monitoring secretary team director manager lead panel board temporary acting the and of for & / , dci "
    "t d supt ch insp solicitor auditor".split()
)  # fmt: skip
_MOST_NAMED = 12


def owner_first(text: str) -> tuple[str, str]:
    """Part "DCC to circulate the paper" into its owner and what they do; "" when none is named."""
    match = _VERB.search(text)
    if match is None or match.start() == 0:
        return "", text
    name = text[: match.start()].strip()
    line = Line(name)
    small = all(word in _POSTS or line.kind(at) == "mark" for at, word in enumerate(line.words))
    if len(line) > _MOST_NAMED or not (small or _NAME.fullmatch(name)) or _is_a_task(line):
        return "", text
    return name, text[match.end() :].strip()


def _is_a_task(line: Line) -> bool:
    """Whether words in front of "to" are what to do and not who: "Circulate to ...", "Agree to"."""
    token = line.tokens[0] if len(line) else None
    return token is not None and len(line) == 1 and token.word in _TASKS


_TASKS = frozenset(
    "circulate send write agree remember need respond report speak talk return refer go move present "
    "reply submit try ensure arrange attend listen look add work continue provide action update note "
    "reminder todo task".split()
)
_CUES = frozenset({"by", "before", "due", "within", "until", "till", "on", "in", "during", "w/c"})
_MORE = frozenset(
    {
        "due",
        "date",
        "deadline",
        "later",
        "than",
        "no",
        "not",
        "latest",
        ":",
        "-",
        ",",
        "(",
        "and",
        "completed",
        "for",
        "completion",
        "done",
    }
)
_NO_DATE = re.compile(r"[\s,;(-]*\b(?:with\s+)?no\s+(?:due\s+)?date\s*\)?\s*$", re.IGNORECASE)
_ARTICLES = frozenset({"the", "its", "our", "their", "a", "close", "of", "play", "business", "end"})


def _due_last(text: str, on: dt.date) -> tuple[str, Due | Doubt | None]:
    """Part the words of an action from when it is due, where that ends them."""
    if match := _NO_DATE.search(text):
        return text[: match.start()], Due(match.group().strip(" ,;(-)"), "none", reason="No date.")
    line = Line(text)
    base = Base(on, own=OWN)
    found = [each for each in scan.times(line, base) if each.reading is not None]
    last = (
        found[-1] if found and line.skip(found[-1].end, {".", ")", "please"}) == len(line) else None
    )
    if last is not None and (cue := _cue(line, last)) is not None:
        said = line.said(cue, last.end)
        return line.said(0, cue).rstrip(" ,;:-(") or text, _saying(last, said)
    best = choose.best(line, found, on=on)
    if best is None or (isinstance(best, Due) and best.precision in {"none", "event"}):
        return text, _unread(line, on) or (best if isinstance(best, Due) else None)
    return text, best


def _cue(line: Line, last: Match) -> int | None:
    """Return where "by the", "due on", "no later than" begins before a time, if it does."""
    place = line.back(last.start, _ARTICLES)
    if (
        line.word(last.start) in {"asap", "tbc", "within", "w/c", "immediately"}
        or line.word(last.start - 1) == "("
    ):
        place = last.start
    elif line.word(place) not in _CUES and line.word(place) not in {"than", ":"}:
        return None
    while place > 0 and line.word(place - 1) in _MORE:
        place -= 1
    return place if place > 0 else None


def _saying(match: Match, said: str) -> Due | Doubt | None:
    return replace(match.reading, text=said) if match.reading is not None else None


_TIMELY = frozenset(
    "week month year day quarter end term fortnight time weekend morning afternoon evening".split()
)


def _unread(line: Line, on: dt.date) -> Doubt | None:
    """Return a doubt about a last "by ..." that speaks of time but cannot be read."""
    del on
    for at in range(len(line) - 1, max(-1, len(line) - _MOST_NAMED), -1):
        if line.word(at) in {"by", "before", "due"}:
            said = line.said(at, len(line))
            timely = (
                any(word in _TIMELY for word in line.words[at:]) or line.number(at + 1) is not None
            )
            return Doubt(said, (), f"I could not read “{said}” as a date.") if timely else None
    return None
