"""Times without a date: as soon as possible, ongoing, to be confirmed, after an event."""

from bot.reading.due import Due, Precision
from bot.reading.grammar.line import Base, Line, Match
from bot.reading.grammar.names import words

_Step = tuple[frozenset[str], bool]
_Phrase = tuple[Precision, str, tuple[_Step, ...]]
_PHRASES: tuple[tuple[Precision, str, tuple[str, ...]], ...] = (
    (
        "asap",
        "As soon as possible.",
        (
            "asap",
            "as soon as reasonably? possible|practicable|practical|feasible|able",
            "at the? earliest opportunity|convenience",
            "at his|her|their|your earliest opportunity|convenience",
            "immediately|urgently|forthwith|urgent|straightaway|immediate",
            "straight|right away|off",
            "with immediate effect",
            "without delay",
            "as a matter of urgency",
            "by return",
        ),
    ),
    (
        "tbc",
        "To be confirmed.",
        (
            "tbc|tba|tbd|tbn",
            "to be confirmed|agreed|arranged|advised|announced|determined",
            "to be decided|set|fixed|notified|finalised",
            "date|dates to follow|be confirmed",
            "not yet known|set|agreed|confirmed|fixed",
            "awaiting|awaited|pending confirmation",
            "to be announced|advised",
        ),
    ),
    (
        "ongoing",
        "Goes on without an end.",
        (
            "ongoing|continuous|continuing|continually|regularly|recurring",
            "on - going",
            "on going",
            "on an ongoing|regular|continuing|monthly|quarterly|annual|weekly|daily basis",
            "on a regular|monthly|quarterly|weekly|daily|continuing|rolling|yearly basis",
            "on a six|bi|three|two - monthly|weekly basis",
            "rolling|perpetual|permanent|continual",
            "throughout the year",
            "until further notice",
        ),
    ),
    (
        "ongoing",
        "Comes round again and again.",
        (
            "each|every other? day|week|month|quarter|year|meeting|board|fortnight|term",
            "each|every other? monday|tuesday|wednesday|thursday|friday|saturday|sunday",
            "each|every two|three|four|six|twelve|2|3|4|6|12 days|weeks|months|years",
            "first|second|third|fourth|last ~ of|in each|every month|quarter|year|week",
            "monthly|quarterly|weekly update|updates|reporting",
            "at each|every|all meeting|meetings|board|panel|committee|session|boards|one",
            "each|every ~ board|meeting|panel|committee",
            "bi|six|three|two - monthly|weekly|annually|weekly",
            "as and when",
            "as and when required|needed|necessary|appropriate",
            "once|twice a|per year|month|week|quarter|term",
            "three|four|six|two times a|per year|month|week",
            "six|three|two|four|bi monthly|weekly",
            "standing item",
        ),
    ),
    (
        "event",
        "Tied to something that has no date yet.",
        (
            "half -? term",
            "end|start of the? half? -? term",
            "the? summer|easter|christmas|autumn|spring|winter recess|holidays|break|term",
        ),
    ),
    (
        "relative",
        "A time without a date.",
        (
            "in the very? near|foreseeable future",
            "in the not - too - distant future",
            "in the not too distant future",
            "before very? long",
            "in due course",
            "in good time",
            "in the fullness of time",
            "in the short|medium|long|longer - term",
            "in the short|medium|long|longer term",
            "at a later|future date|time|stage|meeting",
            "at some point|stage",
            "soon|shortly|imminently|later|eventually",
            "going forward|forwards",
            "in future",
        ),
    ),
    (
        "none",
        "No time is stated.",
        (
            "no due? date|deadline",
            "no fixed|set|due|agreed|particular date|deadline|time|timescale",
            "no time stated?",
            "none|n/a|nil",
            "none|not stated|given|specified|set|applicable",
            "under review",
            "ad hoc",
            "ad - hoc",
            "adhoc",
            "as required|needed|necessary|appropriate|agreed",
            "as? business as usual",
            "as? bau",
            "whenever",
            "when possible|convenient",
        ),
    ),
    (
        "none",
        "No particular occasion is meant.",
        (
            "any|all? future ~",
            "into? future meeting|meetings|holding|board|boards|inspection|inspections|reports",
        ),
    ),
)
"""Phrases word by word: "a|b" is either, "a?" may be left out, "~" is any word."""
_ALONE = words(
    "monthly quarterly weekly daily annually annual yearly fortnightly bimonthly biannually termly "
    "biweekly"
)
_EVENT_OPENINGS = tuple(
    tuple(opening.split())
    for opening in (
        "once", "when", "after", "following", "upon", "pending", "before", "until", "till",
        "subject to", "prior to", "ahead of", "in advance of", "in time for", "in line with",
        "in parallel with", "as soon as", "as part of", "post -", "depending on", "dependent on",
        "at the conclusion of", "at the start of", "at the end of", "by the end of",
        "by the time", "on receipt of", "on completion of", "on the completion of",
        "upon completion of",
    )
)  # fmt: skip
"""How a clause begins that ties something to an event."""
_ASKED = words(
    "to as ask asks asked confirm clarify establish understand know determine check see identify "
    "about of on regarding say advise"
)
_ENDS = frozenset({".", ";", "!", "?", "(", ")", ":"})
_MOST_WORDS = 14


def _compile() -> dict[str, list[_Phrase]]:
    """Index the phrases by the words they can begin with."""
    found: dict[str, list[_Phrase]] = {}
    for precision, reason, phrases in _PHRASES:
        for phrase in phrases:
            steps = tuple(_step(step) for step in phrase.split())
            firsts = steps[0][0] | (steps[1][0] if steps[0][1] else frozenset())
            for first in firsts:
                found.setdefault(first, []).append((precision, reason, steps))
    return found


def _step(step: str) -> _Step:
    return frozenset(step.rstrip("?").split("|")), step.endswith("?")


_BY_FIRST = _compile()
STARTS = tuple({*_BY_FIRST, *_ALONE})
EVENT_STARTS = tuple(dict.fromkeys(opening[0] for opening in _EVENT_OPENINGS))
_OPENINGS = {
    first: tuple(opening for opening in _EVENT_OPENINGS if opening[0] == first)
    for first in EVENT_STARTS
}


def match(line: Line, at: int, base: Base) -> Match | None:
    """Read a time that has no date at this place."""
    del base
    best: Match | None = None
    if line.word(at - 1) == "as" and line.word(at) == "soon":
        return None
    for precision, reason, steps in _BY_FIRST.get(line.word(at), ()):
        end = _steps(line, at, steps)
        if end is not None and line.word(end) != "than" and (best is None or end > best.end):
            best = Match(at, end, Due(line.said(at, end), precision, reason=reason))
    if best is None and line.word(at) in _ALONE and _stands_alone(line, at):
        text = line.said(at, at + 1)
        best = Match(at, at + 1, Due(text, "ongoing", reason="Comes round again and again."))
    return best


def _steps(line: Line, at: int, steps: tuple[_Step, ...]) -> int | None:
    for choices, optional in steps:
        if line.word(at) in choices or ("~" in choices and line.word(at).isalpha()):
            at += 1
        elif not optional:
            return None
    return at


def _stands_alone(line: Line, at: int) -> bool:
    """Whether "quarterly" is the time and not what kind of report: it ends the words."""
    return line.kind(at + 1) in {"", "mark"} and line.word(at + 1) != "-"


def event(line: Line, at: int) -> Match | None:
    """Read "once the contract is let", "in advance of the papers": tied to what has no date."""
    opening = next((each for each in _OPENINGS.get(line.word(at), ()) if line.has(at, *each)), None)
    if opening is None:
        return None
    if opening == ("when",) and line.word(at - 1) in _ASKED:
        return None
    start = at + len(opening)
    end = start
    while end < min(len(line), start + _MOST_WORDS) and line.word(end) not in _ENDS:
        end += 1
    if end == start:
        return None
    text = line.said(at, end)
    return Match(at, end, Due(text, "event", reason="Tied to something that has no date yet."))
