"""Which negatives of a reply are about the world, and so take nothing of it back.

"Not agreed", "I haven't seen this" and "that isn't right" are about the notice. "I won't be at the
meeting", "the supplier hasn't delivered" and "hadn't seen this till now" are about the world: who
is away, how something stands, how late an answer comes. What cannot be told is about the notice.
"""

import re
from typing import Final

from bot.reading.replies.sayings import DENY_NOTHING
from bot.reading.replies.words import one_of, words


def without_worldly(plain: str) -> str:
    """Return a flat reply with the negatives taken out of it that are about the world."""
    statements = _STATEMENT.split(DENY_NOTHING.sub(" ", without_means(plain)))
    marks = ("", *statements[1::2])
    return "".join(
        mark + _without_worldly(statement, of_another=mark in {"who", "which"})
        for mark, statement in zip(marks, statements[::2], strict=True)
    )


def without_means(plain: str) -> str:
    """Return a flat reply without what it says of the means: a button, a tick, a telephone."""
    return "".join(" " if _is_of_means(one) else one for one in _STATEMENT.split(plain))


def _is_of_means(statement: str) -> bool:
    return bool(MEANS.search(statement) and not SIDES.search(statement))


def _without_worldly(statement: str, *, of_another: bool) -> str:
    opposed = OPPOSED.search(statement)
    if opposed and _is_of_others(statement, opposed):
        without = OPPOSED.sub(" ", statement)
        statement = statement if ABOUT.search(without) else without
    found = NEGATIVE.search(statement)
    if found is None or not _is_worldly(statement, found, of_another=of_another):
        return statement
    return NEGATIVE.sub(" ", statement)


def _is_of_others(statement: str, found: re.Match[str]) -> bool:
    """Say whether what is found in a statement is said of others than the writer and the office."""
    subject = set(statement[: found.start()].split()) - _ADVERBS - _LITTLE
    denied = OURS_OR_NONE.search(statement, 0, found.start())
    return bool(subject) and not denied and subject.isdisjoint(_WRITERS | _WHO_ASKS)


def _is_worldly(statement: str, found: re.Match[str], *, of_another: bool) -> bool:
    """Say whether a statement denies something of the world; what follows a "who" is of another."""
    subject = set(statement[: found.start()].split()) - _ADVERBS
    if ABSENT.search(statement, found.start()) or (subject and _is_for_now(statement, found)):
        return True
    others = (of_another or bool(subject)) and subject.isdisjoint(_WRITERS | _WHO_ASKS)
    goes_on = bool(PROGRESS.match(statement, found.end()))
    if ABOUT.search(statement):
        return others and goes_on
    if found[0] in _SUBJECTS_THEMSELVES:
        return not subject
    if others or goes_on or NONE_SUCH.match(statement, found.start()):
        return True
    happens = HAPPENS.match(statement, found.end())
    return not REFUSING.match(statement, found.start()) if subject else bool(happens)


def _is_for_now(statement: str, found: re.Match[str]) -> bool:
    """Say whether what is denied is only not so yet, and nothing that its writer thinks of it."""
    later = FOR_NOW.search(statement, found.end())
    return later is not None and not STANCE.search(statement, found.end())


NEGATIVE: Final = re.compile(
    r"\b(?:\w{2,6}n't|will not|cannot|not|never|none|nobody|no[ -]one|no|nothing|nor|neither"
    r"|unable)\b"
)
_STATEMENT: Final = re.compile(
    r"([.!?;:,\n()]|\s[-–—]{1,3}\s"  # noqa: RUF001  dashes as they are typed
    r"|\b(?:so|as|because|since|while|whilst|which|who|and|but|though|although|however)\b)"
)
"""Where one statement ends and the next begins."""

MEANS: Final = re.compile(
    r"\b(?:buttons?|tick|emojis?|thumbs? (?:up|down)|keyboard|app|(?:my|on|in|via|into) slack|teams"
    r"|signal|wi-?fi|phone|screen|glasses|laptop|printer|fat fingers|(?:pressed|clicked|hit) the)\b"
)
"""What somebody answers by, which is not what they answer."""

SIDES: Final = re.compile(
    r"\b(?:accept|agree|disagree|disput|object|support|content|happy|sign|recogni|mistake)"
)
"""What somebody thinks of what was told, wherever they said it."""

_ADVERBS: Final = words(
    """
    please pls surely really still yet also now today sadly unfortunately currently of have has had
    is are was were be been
    do does did will would can could just only probably likely
    """
)
OURS_OR_NONE: Final = re.compile(rf"{NEGATIVE.pattern}|\b(?:my|our)\s{{0,9}}$")
"""What stands before a word for being against something that denies it or makes it theirs."""

_LITTLE: Final = words("a an the very bit quite rather so too some really")
"""Words that are no subject by themselves."""

OPPOSED: Final = re.compile(
    r"\b(?:worr\w{1,4}|concern\w{0,3}|surpris\w{1,3}|challeng\w{1,4}|problems?|late|wrong"
    r"|disput\w{1,3}"
    r"|object(?:ed|ing|ions?|s)?|declin\w{1,4}|refus\w{1,4}|reject\w{0,3}|withdr\w{2,6}"
    r"|return(?:ed|ing)"
    r"|oppos\w{1,4}|contest\w{0,3}|disagree\w{0,2}|doubt\w{0,3}|premature|unhappy|disappoint\w{1,5}"
    r"|frustrat\w{1,4}|poor|false|unfair|overrul\w{1,3}|reserv\w{1,3}|mistakes?|impossible"
    r"|unworkable)\b"
)
"""Words for being against something, which are news where others are."""

_WRITERS: Final = words(
    """
    i i'm i've i'd we we're we've we'd force constabulary team chief dcc acc cc boss office officer
    commissioner deputy department command
    """
)
"""Subjects whose unwillingness is an answer, as it is not of anybody else."""

_WHO_ASKS: Final = words(
    "you your this that it these those opcc pcc contents content claim claims yes ok thanks they"
    " he she nobody none"
)
"""What or who a notice comes from: their doings are what it is about."""

_SUBJECTS_THEMSELVES: Final = frozenset({"none", "nobody", "nothing", "no one", "no-one"})

_AROUND: Final = (
    "(?:week|month|year|quarter|morning|afternoon|team|area|unit|district|station|time|site|side)"
)
ABOUT: Final = re.compile(
    r"\b"
    + one_of(rf"""
        (?:this|that|these|those)(?! {_AROUND})|it|its|they|you|your|us|me|mine|ours|yours|he|she
        accept\w{{0,4}}|agree\w{{0,4}}|recogni[sz]\w{{1,4}}|support\w{{0,3}}|commit\w{{0,4}}
        sign\w{{0,3}}
        endors\w{{1,4}}|approv\w{{1,4}}|content|happy|okay|ok|fine|comfortable|convinced|persuaded
        sure|clear|certain|right|correct|accurate|true|fair|reasonable|possible|acceptable
        appropriate|achievable|realistic|feasible|workable|willing|prepared|going to|intend\w{{0,3}}
        see|sees|seen|saw|read|note[ds]?|noting|acknowledg\w{{0,6}}|ack|underst\w{{2,5}}|follow
        intention
        consult\w{{0,4}}|asked|told|shown|invited|involved|informed|sighted|aware|given|what|how|why
        received?|capacity|resourc\w{{1,4}}|budget\w{{0,2}}|fund\w{{0,3}}|money|authority|remit|way
        chance
        responsib\w{{1,6}}|owner\w{{0,4}}|area|portfolio|patch|job|role|record\w{{0,3}}|recollection
        action|actions|minutes?|minuted|notice|update|wording|words?|dates?|deadlines?|timescales?
        figures?|numbers?|para\w{{0,7}}|points?|position|version|summary|note|message|reminder|paper
        objections?|concerns?|reservations?|add up|stack up|works?
        publish\w{{0,3}}|thank you|thanks|more|longer|again
    """)
    + r"\b"
)
"""Words of a statement whose negative may well be about the notice."""

NONE_SUCH: Final = re.compile(
    r"no (?!grounds|plans|means|powers|details|records|reasons|rights|funds|options|choices)"
    r"(?:\w{1,20} ){0,2}\w{2,20}s (?:in|at|on|from|since|last|left|outstanding|yet|to date|reported"
    r"|so far|were|have|recorded)\b"
)
"""What there is none of: "no vacancies in the control room"."""

_DAY: Final = (
    r"(?:today|tomorrow|tonight|(?:next|this) (?:week|month|morning|afternoon)|again|till?\b|until"
    r"|on|for|(?:mon|tues|wednes|thurs|fri|satur|sun)day|because)"
)
_MEETS: Final = (
    r"(?:meetings?|board|panel|session|call|briefing|workshop|group|conference|hearing|event"
    r"|pre-?meet"
    r"|fdg|boards)"
)
FOR_NOW: Final = re.compile(
    r"\b(?:until|till?|before (?!we|i|you|this|it|that)|yet$|yet\b|so far|to date|this (?:week"
    r"|month))"
)
STANCE: Final = re.compile(
    r"\b(?:accept\w*|agree\w*|acknowledg\w*|not(?:e|ed|ing)|sign\w*|commit\w*|support\w*|read"
    r"|see|seen|look\w*|confirm\w*|content|happy|approv\w*|this|underst\w+|open\w*)\b"
)
REFUSING: Final = re.compile(
    r"(?:won't|can't|will not|cannot|not (?:going|able|prepared|willing)|unable|shan't|wouldn't"
    r"|never|no)\b"
)
HAPPENS: Final = re.compile(
    r" (?:been|had|heard|in|around|back|much|long|able to get (?:on|in|to)|sure (?:of the|when))\b"
)
ABSENT: Final = re.compile(
    r"(?:(?:\bwo|\bca|\bis|\bare)n't|\bwill not|\bcannot|\bnot|\bunable)\b"
    r"(?: (?:to|be|able|going|now|actually|personally|physically|myself|both|all|likely)){0,5} "
    + one_of(rf"""
        attend\w{{0,3}}\b(?! to)|join\w{{0,3}}\b(?! (?:in|up)\b)|there\b(?! (?:is|are|yet))
        available|around|contactable|reachable|present (?:at|on|in)|back
        free (?:on|until|till?|that|to attend)
        on (?:duty|shift|site|leave|teams|the (?:call|rota))|working (?:until|till?|on|next|today)
        (?:talk|speak|chat|type|stop)\b(?! (?:to|for|on|about)\b)|dial\w{{0,3}} in|travelling
        at (?:the|that|this|next|\w{{1,12}}'s|work|hq|my desk)\b(?: \w{{1,20}}){{0,3}}
        in (?:the office|office|work|person|hq|force|{_DAY})|in(?=\s{{0,9}}$)
        make (?:the|that|this|next|your|\w{{1,12}}'s)(?: \w{{1,20}}){{0,3}}? {_MEETS}
        make it (?:to the|along|on the day|in person)
    """)
    + r"\b"
)
"""That whoever writes, or anybody, will not be there: nothing is refused by that."""

PROGRESS: Final = re.compile(
    r"(?: (?:yet|quite|actually|still|been|be|have|had|got|going)){0,3} "
    + one_of(r"""
        heard?|finish\w{0,3}|complet\w{1,4}|start\w{0,3}|begun|expect\w{0,3}|anticipat\w{1,3}
        recruit\w{0,3}|fill\w{0,2}|appoint\w{0,3}|trace\w?|identif\w{1,3}
        (?:had|got) (?:the|any|a) (?:\w{1,20} ){1,3}(?:yet|back)
        hit|reach\w{0,3}|record\w{0,3}|(?:meet|sit|report) (?:until|till?|again|on|in)
        (?:giv|show|send|work|report|return|record)ing|longer|foresee
        envisage|due|far off|planning|decided|know (?:yet|until|till?)|need|long|late
        (?:a|an|any|the) (?:reply|response|answer|results?|data|return|vacanc\w{1,3}|problem)
        (?:replied|responded|returned|reported|arrived|delivered|(?:come|got|get|gone|been) back)
    """)
    + r"\b"
)
"""How whoever writes tells how something stands by a negative: "we haven't heard from Telford"."""
