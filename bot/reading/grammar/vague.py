"""Times without a date: as soon as possible, ongoing, to be confirmed, after an event."""

from bot.reading.due import Due, Precision
from bot.reading.grammar.line import Base, Line, Match

_PHRASES: tuple[tuple[Precision, str, str], ...] = (
    ("asap", "As soon as possible.", "asap"),
    ("asap", "As soon as possible.", "as soon as reasonably? possible|practicable|practical|feasible|able"),
    ("asap", "As soon as possible.", "at the? earliest opportunity|convenience"),
    ("asap", "As soon as possible.", "at his|her|their|your earliest opportunity|convenience"),
    ("asap", "As soon as possible.", "immediately|urgently|forthwith|urgent|straightaway|immediate"),
    ("asap", "As soon as possible.", "straight|right away|off"),
    ("asap", "As soon as possible.", "with immediate effect"),
    ("asap", "As soon as possible.", "without delay"),
    ("asap", "As soon as possible.", "as a matter of urgency"),
    ("asap", "As soon as possible.", "by return"),
    ("tbc", "To be confirmed.", "tbc|tba|tbd|tbn"),
    ("tbc", "To be confirmed.", "to be confirmed|agreed|arranged|advised|announced|determined|decided|set|fixed|notified"),
    ("tbc", "To be confirmed.", "date|dates to follow|be confirmed"),
    ("tbc", "To be confirmed.", "not yet known|set|agreed|confirmed|fixed"),
    ("ongoing", "Goes on without an end.", "ongoing|continuous|continuing|continually|regularly|recurring"),
    ("ongoing", "Goes on without an end.", "on - going"),
    ("ongoing", "Goes on without an end.", "on going"),
    ("ongoing", "Goes on without an end.", "on an ongoing|regular|continuing|monthly|quarterly|annual|weekly|daily basis"),
    ("ongoing", "Goes on without an end.", "on a regular|monthly|quarterly|weekly|daily|continuing|rolling|yearly basis"),
    ("ongoing", "Goes on without an end.", "on a six|bi|three|two - monthly|weekly basis"),
    ("ongoing", "Comes round again and again.", "each|every other? day|week|month|quarter|year|meeting|board|fortnight|term"),
    ("ongoing", "Comes round again and again.", "at each|every|all meeting|meetings|board|panel|committee|session|boards|one"),
    ("ongoing", "Comes round again and again.", "each|every ~ board|meeting|panel|committee"),
    ("ongoing", "Comes round again and again.", "bi|six|three|two - monthly|weekly|annually|weekly"),
    ("ongoing", "Comes round again and again.", "as and when"),
    ("ongoing", "Comes round again and again.", "as and when required|needed|necessary|appropriate"),
    ("ongoing", "Comes round again and again.", "once|twice a|per year|month|week|quarter|term"),
    ("ongoing", "Comes round again and again.", "three|four|six|two times a|per year|month|week"),
    ("ongoing", "Comes round again and again.", "six|three|two|four|bi monthly|weekly"),
    ("ongoing", "Goes on without an end.", "rolling|perpetual|permanent|continual"),
    ("event", "Tied to something that has no date yet.", "half -? term"),
    ("event", "Tied to something that has no date yet.", "end|start of the? half? -? term"),
    ("event", "Tied to something that has no date yet.", "the? summer|easter|christmas|autumn|spring|winter recess|holidays|break|term"),
    ("ongoing", "Comes round again and again.", "standing item"),
    ("ongoing", "Goes on without an end.", "throughout the year"),
    ("ongoing", "Goes on without an end.", "until further notice"),
    ("relative", "A time without a date.", "in the very? near|foreseeable future"),
    ("relative", "A time without a date.", "in the not - too - distant future"),
    ("relative", "A time without a date.", "in the not too distant future"),
    ("relative", "A time without a date.", "before very? long"),
    ("relative", "A time without a date.", "in due course"),
    ("relative", "A time without a date.", "in good time"),
    ("relative", "A time without a date.", "in the fullness of time"),
    ("relative", "A time without a date.", "in the short|medium|long|longer - term"),
    ("relative", "A time without a date.", "in the short|medium|long|longer term"),
    ("relative", "A time without a date.", "at a later|future date|time|stage|meeting"),
    ("relative", "A time without a date.", "at some point|stage"),
    ("relative", "A time without a date.", "soon|shortly|imminently|later|eventually"),
    ("relative", "A time without a date.", "going forward|forwards"),
    ("relative", "A time without a date.", "in future"),
    ("none", "No time is stated.", "no due? date|deadline"),
    ("none", "No time is stated.", "no fixed|set|due|agreed|particular date|deadline|time|timescale"),
    ("none", "No time is stated.", "no time stated?"),
    ("none", "No time is stated.", "none|n/a|nil"),
    ("none", "No time is stated.", "none|not stated|given|specified|set|applicable"),
    ("none", "No time is stated.", "under review"),
    ("none", "No time is stated.", "ad hoc"),
    ("none", "No time is stated.", "ad - hoc"),
    ("none", "No time is stated.", "adhoc"),
    ("none", "No time is stated.", "as required|needed|necessary|appropriate"),
    ("none", "No time is stated.", "whenever"),
    ("none", "No time is stated.", "when possible|convenient"),
    ("none", "No particular occasion is meant.", "any|all? future ~"),
    ("none", "No particular occasion is meant.", "into? future meeting|meetings|holding|board|boards|inspection|inspections|reports"),
)  # fmt: skip
_ALONE = frozenset(
    "monthly quarterly weekly daily annually annual yearly fortnightly bimonthly biannually termly "
    "biweekly bi-monthly".split()
)
_EVENT_OPENINGS: tuple[tuple[str, ...], ...] = (
    ("once",), ("when",), ("after",), ("following",), ("upon",), ("pending",), ("before",),
    ("until",), ("till",), ("subject", "to"), ("prior", "to"), ("ahead", "of"),
    ("in", "advance", "of"), ("at", "the", "conclusion", "of"), ("on", "completion", "of"),
    ("on", "receipt", "of"), ("as", "soon", "as"), ("in", "time", "for"), ("post", "-"),
    ("at", "the", "end", "of"), ("by", "the", "end", "of"), ("by", "the", "time"), ("depending", "on"),
    ("dependent", "on"), ("on", "the", "completion", "of"), ("at", "the", "start", "of"),
    ("upon", "completion", "of"), ("in", "line", "with"), ("in", "parallel", "with"), ("as", "part", "of"),
)  # fmt: skip
_ASKED = frozenset(
    "to as ask asks asked confirm clarify establish understand know determine check see identify "
    "about of on regarding say advise".split()
)
_ENDS = frozenset({".", ";", "!", "?", "(", ")", ":"})
_MOST_WORDS = 14


def _compile() -> dict[str, list[tuple[Precision, str, tuple[tuple[frozenset[str], bool], ...]]]]:
    """Index the phrases by first word; "a|b" is either, "a?" may be left out, "~" is any word."""
    found: dict[str, list[tuple[Precision, str, tuple[tuple[frozenset[str], bool], ...]]]] = {}
    for precision, reason, phrase in _PHRASES:
        steps = tuple(
            (frozenset(step.rstrip("?").split("|")), step.endswith("?")) for step in phrase.split()
        )
        firsts = set(steps[0][0]) | (set(steps[1][0]) if steps[0][1] else set())
        for first in firsts:
            found.setdefault(first, []).append((precision, reason, steps))
    return found


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


def _steps(line: Line, at: int, steps: tuple[tuple[frozenset[str], bool], ...]) -> int | None:
    for words, optional in steps:
        if line.word(at) in words or ("~" in words and line.word(at).isalpha()):
            at += 1
        elif not optional:
            return None
    return at


def _stands_alone(line: Line, at: int) -> bool:
    """Whether "quarterly" is the time and not what kind of report: it ends the words."""
    return line.kind(at + 1) in {"", "mark"} and line.word(at + 1) != "-"


def event(line: Line, at: int) -> Match | None:
    """Read "once the contract is let", "in advance of the papers": tied to what has no date."""
    opening = next((each for each in _OPENINGS.get(line.word(at), ()) if line.has(at, *each)), ())
    if not opening:
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
