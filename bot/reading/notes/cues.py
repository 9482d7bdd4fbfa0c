"""The cues by which a sentence shows itself an undertaking, or something that is none."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from typing import Final, NamedTuple

from bot.reading.notes.series import GATHERING
from bot.reading.notes.somebody import SIGN
from bot.reading.notes.weights import ENOUGH, WEIGHTS
from bot.reading.notes.words import STATIVE

NOTHING: Final = ENOUGH - 1
"""What words come to that are no undertaking, whatever their cues."""


class Cue(NamedTuple):
    """One thing to look for in a sentence whose people are masked; `weights.py` weighs it.

    `first` says that what hangs on the sentence, "once the file had gone", is not looked at.
    """

    name: str
    pattern: re.Pattern[str]
    first: bool = False


def _cue(name: str, pattern: str, *, first: bool = False) -> Cue:
    return Cue(name, re.compile(pattern), first)


_A = r"(?:also\s+|now\s+|then\s+|therefore\s+|kindly\s+|both\s+|formally\s+|jointly\s+|just\s+)?"
_DEED = rf"(?!{STATIVE})(?!not\b|be\b|also\b|then\b)[a-z]{{2,}}"
_SAY = (
    r"(?:said|says|confirmed|advised|explained|replied|stated|added|reported|suggested|hoped|"
    r"thought|felt|noted|told\s\S+)"
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_DAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?"

_BARE = (
    r"(?!(?:is|are|was|were|has|have|had|did|does|be|not|note|receive|approve|accept|adopt|endorse|"
    r"thank|welcome|support|agree|acknowledge|and|of|or|for|in|to|who|which|with|on|at|by|"
    r"should|would|could|will|might|can|may|must)\b)[a-z]{3,}(?<!ed)(?<!s)(?<!ing)\b"
)
"""A verb as a resolution has it: "that the Clerk write"."""

_RESOLVED = (
    rf"^(?:\(\w{{1,3}}\)\s*)?(?:(?:RESOLVED|Resolved)\s*[:–—-]?\s*)?[Tt]hat\s+{SIGN}\s+{_BARE}|"
    rf"\bbe\s+(?!(?:noted|received|approved|confirmed|accepted|recorded|adopted|endorsed|signed|"
    rf"thanked)\b)\w+(?:ed|en|ut|nt|de)\s+(?:[\w{SIGN}'’]+\s+){{0,6}}?by\s+{SIGN}"
)
_HANGS_ON = re.compile(r"\b(?:once|after|when|until|as\s+soon\s+as|before|because)\s")

_NEVER = re.compile(
    rf"^(?:(?:the|our)\s)?next\s(?:{SIGN}|{GATHERING})\s(?:is|are|will\s+be)\s+on\b|"
    r"\bwill\s+(?:\w+\s)?(?:meet|sit|be\s+meeting)\b.{0,40}\bon:?\s*$|\bthere\s+(?:is|was)\s+(?:nothing\b|a\s+risk\b)|"
    r"\b(?:will|would)\s+be\s+on\s+(?:annual\s+)?leave\b|"
    r"^No\s(?:\w+\s){1,4}?(?:will|would)\b|\?\s*$|\bagreed\s+to\s+(?:close|discharge|cancel)\b|\b(?:asked\s+(?:if|whether|how|what|why|when)|questioned|queried|wondered|"
    r"there\s+(?:will|would)\s+be\s+no|(?:circulated|provided|submitted)\s+(?:in\s+advance|prior\s+to)|"
    r"declare\s+any\s+interest|at\s+which\s+it\s+was\s+agreed|correct\s+record|"
    r"(?:had|have)\s+(?:already|previously)\s+been|on\s+a\s+(?:daily|monthly|weekly|quarterly)\s+basis|"
    r"will\s+have\s+(?:led|been)|in\s+(?:the\s+)?future\s+no|no\s+requirement)\b",
    re.IGNORECASE,
)
"""What is no promise whatever else is said: a question, a record, a thing of the past."""

CUES: Final = (
    _cue("somebody", SIGN),
    _cue(
        "somebody will do",
        rf"{SIGN}(?:\s\([^)]*\))?\s+{_A}(?:will|shall|must)\s+{_A}{_DEED}|"
        rf"{SIGN}['’]ll\s+{_A}{_DEED}",
    ),
    _cue(
        "somebody would do",
        rf"{SIGN}(?:['’]d|\s+{_A}would)\s+{_A}(?!like|prefer|rather|expect|welcome|have|be\b|"
        rf"not\b|want)[a-z]{{2,}}",
    ),
    _cue(
        "said that they would",
        rf"\b{_SAY}\s+(?:that\s+)?{SIGN}(?:['’](?:d|ll)|\s+(?:would|will|could))\b",
    ),
    _cue(
        "somebody to do",
        rf"(?:^|[.;:,–—\]_*(-]\s*|\b(?:and|that|for)\s+){SIGN}(?:\s\([^)]*\))?,?\s+{_A}to\s+"
        rf"(?!the\b|be\b|an?\b)[a-z]{{2,}}|{SIGN}\s+(?:is|are)\s+{_A}to\s+(?!be\b)[a-z]{{2,}}",
    ),
    _cue(
        "agreed to do",
        r"\b(?:agreed?s?|undert(?:ook|akes?|aken)|offer(?:s|ed)|volunteer(?:s|ed)|promis(?:es|"
        r"ed)|(?:gave|made)\s+an?\s+(?:undertaking|commitment|promise|assurance)|commit(?:s|ted)|happy|glad|willing|plans?|intends?)\s+(?:to\s+(?!the\b|disagree|"
        r"note\b)[a-z]+|it\s+would|that\s+(?:(?:the|an?|any|all|its|their|each)\s+(?:[\w'’]+\s+){0,3}?)?"
        r"(?:it|§|he|she|they|[a-z]+)\s+would\b(?!\s+not\b))",
    ),
    _cue(
        "agreed or resolved that",
        r"(?i:\b(?:agreed|resolved|decided)\b[:,]?)\s*(?:\([a-z0-9ivx]+\)\s*)?(?:that\b|to\b|"
        rf"[–—-]|for\b)|{_RESOLVED}",
    ),
    _cue(
        "will be done",
        r"\b(?:will|shall|would|to|must|should|can)\s+(?:\w+\s+)?be\s+(?:\w+ly\s+|"
        r"re)?(?:\w+(?:ed|en|ut|nt|ught|ld|awn|one)|going|put|set|sent|made|told|ready|"
        r"available)\b",
    ),
    _cue("will", r"\b(?:will|shall|'ll|’ll)\b"),
    _cue("would", r"\bwould\b|['’]d\b"),
    _cue(
        "bring back",
        r"\b(?:bring|come|report|feed|get|go|came)\s?back\b|\bfollow\s?up\b|\blook\s+(?:in)?to\b|"
        r"\bchase\b|\bcirculate\b|\blet\s+\S+\s+(?:have|know)\b|\bprovide\b|\bwrite\s+to\b|"
        r"\bdraft\b|\barrange\b|\bobtain\b|\bsend\b|\bprepare\b|\bspeak\s+(?:to|with)\b|"
        r"\bliaise\b|\bcontact\b|\bshare\b|\binvestigate\b|\braise\b|\bsubmit\b|\bbring\b|"
        r"\breport\s+to\b",
    ),
    _cue(
        "order",
        r"^(?:[-–—•*>»\[\]x _]*)(?:Ask|Arrange|Book|Bring|Check|Chase|Circulate|Confirm|Contact|"
        r"Consult|Draft|Find|Follow|Get|Go|Invite|Look|Obtain|Order|Organise|Prepare|Produce|"
        r"Provide|Publish|Raise|Remind|Report|Review|Send|Set|Share|Speak|Submit|Take|Talk|Tell|"
        r"Update|Write|Add|Agree|Complete|Develop|Ensure|Include|Investigate|Move|Put|Replace|"
        r"Revise|Split|Start|Test|Tidy|Extend|Cancel)\b(?!\s+(?:was|were|is|has|had|of|to\s+be))",
    ),
    _cue("labelled with somebody", rf"^{SIGN}(?:\s\([^)]*\))?\s*(?:[:–—]|-\s)\s*\S"),
    _cue(
        "by a time",
        rf"\b(?:by|before|until|in\s+time\s+for|no\s+later\s+than|within|ahead\s+of|"
        rf"in\s+advance\s+of)\s+(?:the\s+)?(?:end|close|next|first|\d|{_DAY}|{_MONTH}|Christmas|"
        rf"Easter|summer|autumn|spring|then|half|mid|early|noon|budget|\w+\s+(?:meeting|board|"
        rf"committee))",
    ),
    _cue(
        "at the next",
        rf"\b(?:next|following|(?:{_MONTH}|coming|future|later|annual|"
        rf"budget))\s+(?:\w+\s)?(?:meeting|month|week|board|committee|panel|quarter|time|year|"
        rf"session|term)\b|\bat\s+the\s+(?:next|{_MONTH})\b",
    ),
    _cue(
        "in a time to come",
        rf"\b(?:in|over|from|during|early\s+in)\s+(?:the\s+)?(?:{_MONTH}|autumn|spring|summer|"
        rf"winter|new\s+year|coming)\b|\b(?:this|later\s+this|next)\s+(?:week|month|afternoon|"
        rf"summer|autumn|term)\b|\bin\s+due\s+course\b|\bshortly\b|\bsoon\b|\bw/c\b|"
        rf"\bin\s+\w+\s+(?:days|weeks|months)\b",
    ),
    _cue(
        "past deed",
        rf"{SIGN}(?:\s\([^)]*\))?\s+(?:gave(?!\s+an?\s+(?:undertaking|commitment|promise|assurance))|went|noted|thanked|presented|introduced|outlined|"
        rf"welcomed|described|attended|opened|felt|commented|observed|(?:had|has|have|was|"
        rf"were)\b(?!\s+(?:\w+\s)?(?:asked|tasked|requested|invited|instructed|arranged|agreed|"
        rf"offered|promised|undertaken|to|not\s+assured)\b))",
    ),
    _cue(
        "figures",
        r"\d+(?:\.\d+)?\s?%|£\s?\d|\b\d{2,}\s+(?:cases|calls|officers|incidents|people|visits)\b",
    ),
    _cue("by somebody else's word", rf"\b{_SAY}\b"),
    _cue("short", rf"^(?!{SIGN}\s+to\s+(?!be\b|the\b)[a-z]).{{0,24}}$"),
    _cue(
        "asked or tasked",
        rf"\b(?:was|were|is|are|be|been)\s+{_A}(?:asked|tasked|requested|instructed|delegated|"
        rf"authorised|invited|commissioned)\s+(?:to|if\s+\S+\s+(?:could|would))\b|"
        r"\b(?:asked|requested|tasked|instructed)\s+(?!for\b|if\b|whether\b|how\b|what\b|why\b|"
        r"when\b|about\b|that\b)(?:the\s+)?[\w§'’ /-]{1,50}?\s(?:to\s+(?!the\b)|for\s+further\b|"
        rf"sends?\b)|\b(?:asked|requested|directed|instructed|required|resolved|RESOLVED)\s+that\s+{SIGN}\s+{_BARE}|"
        rf"{_RESOLVED}",
    ),
    _cue(
        "a duty of somebody",
        r"\b(?:be|is|was)\s+responsible\s+for\s+\w+ing\b|\b(?:a\s+task|something|"
        r"a\s+matter)\s+for\s+(?:the\s+)?[A-Z]|\bneed(?:s|ed)?\s+to\s+(?:determine|decide|agree|"
        r"take|provide|consider\s+who|develop)\b|\bhas\s+(?:an?\s+)?(?:follow[- ]up\s+|"
        r"further\s+)?meeting\s+(?:planned|arranged)|\blooking\s+into\s+how\b|"
        r"\bwould\s+like\s+an?\s+(?:update|report)\b|\brecommendation\s+(?:made\s+)?was\s+(?:for|"
        r"that)\b|\bhas\s+arranged\s+to\b",
    ),
    _cue(
        "taken forward",
        r"\b(?:will|would|(?<!required\sa\scrime\s)to)\s+be\s+(?:\w+\s+){0,2}?(?:discussed|"
        r"addressed|considered|reviewed|looked\s+at|reported|presented|brought|taken|raised|"
        r"shared|circulated|provided|submitted|published|sent|enacted|offered|owned|overseen|"
        r"incorporated|produced|going|subject\s+to|launched|scheduled|arranged|included\s+(?:in|"
        r"on)\s+the\s+(?:next|\w+)\s+(?:agenda|meeting))\b|\bbe\s+discussed\s+further\b",
    ),
    _cue(
        "will do",
        rf"\b(?:will|shall)\s+(?:also\s+|now\s+|then\s+)?(?!{STATIVE})(?!not\b|be\b|"
        rf"then\b)(?P<verb>[a-z]{{3,}})",
    ),
    _cue(
        "is going to",
        r"\b(?:will|would)\s+be\s+(?!able|seen|going\s+forward)[a-z]+ing\b|\b(?:is|"
        r"are)\s+going\s+to\s+[a-z]+|\bdue\s+to\s+(?:undertake|attend|meet|report|take|provide|"
        r"carry|present|publish|review)\b",
    ),
    _cue(
        "only hoped or past",
        r"(?i:\b(?:might|may|if\s+delivered|would\s+(?:welcome|expect|prefer|wish|"
        r"be\s+(?:helpful|useful|good|possible|the))|previously|in\s+the\s+past|(?:had|"
        r"have)\s+been\s+(?:told|completed|given|advised|informed)|continu(?:es?|ing)\s+to|hoped|"
        r"could\s+(?:be\s+used|not))\b)",
        first=True,
    ),
    _cue(
        "only describes",
        rf"\b(?:will|shall|would)\s+(?:also\s+|now\s+|not\s+|then\s+)?(?:{STATIVE}|draw\s+(?:up)?on\b|"
        rf"stay\b|know\b|form\b|provide\s+(?:clear|better|greater|more|some|a\s+better|the)\b)|"
        r"\b(?:important\s+thing|only\s+\w+\s+who|early\s+signs)\b",
    ),
    _cue(
        "has already",
        r"\b(?:has|have|had)\s+(?:also\s+|now\s+|already\s+)?(?!to\b|asked\b|agreed\b|offered\b|"
        r"promised\b|arranged\b|undertaken\b)(?:been\s+)?\w+(?:ed|en|nt|wn|ne|de)\b",
        first=True,
    ),
    _cue(
        "a subject to discuss",
        r"^(?:Date|Time|Venue|Present|Chair|Action\s+arising|Agenda|Minutes|Item)\b",
    ),
)  # fmt: skip
"""What is looked for, each once in a sentence; `weights.py` says what each counts for."""


def found(words: str) -> tuple[int, ...]:
    """Return the places in `CUES` of those that stand in words whose people are masked."""
    first = _HANGS_ON.split(words, maxsplit=1)[0]
    return tuple(
        place for place, cue in enumerate(CUES) if cue.pattern.search(first if cue.first else words)
    )


def may_promise(words: str) -> bool:
    """Whether words could be an undertaking at all."""
    return not _NEVER.search(words)


def weight(words: str) -> int:
    """Return what words whose people are masked come to: an undertaking from `ENOUGH` on."""
    if not may_promise(words):
        return NOTHING
    return sum(WEIGHTS.get(CUES[place].name, 0) for place in found(words))
