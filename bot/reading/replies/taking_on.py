"""Whether a clause takes the matter on: its writer will act, has noted it down, or passed it on."""

import re
from typing import Final

from bot.reading.replies.assent import FIRST
from bot.reading.replies.welsh import UNDERTAKEN as UNDERTAKEN_IN_WELSH
from bot.reading.replies.words import NOTICED, OBJECT, POST, one_of

_THIS: Final = r"(?:this|it|that|these|them|those|both|all)"
_PRONOUN: Final = "(?:this|it|that|these|them|those)"
_MY: Final = "(?:the|my|our|his|her|your)"
_SURELY: Final = one_of(r"""
    certainly|definitely|also|now|of course|gladly|then|both|all|be sure to|just|probably|duly
    personally
    happily|make sure to|try to|try and|do my best to|do our best to|go and|aim to|look to
    endeavour to
""")

PUTS_OFF: Final = re.compile(
    r"\backnowledge?ment|\bto (?:acknowledge|ack|confirm|note|sign|read|reply)\b"
    r"|\b(?:whether|once|when(?! (?:you|it|they|complete|done|ready|finished|available|known"
    r"|confirmed)\b)|whenever|as soon as|until|till)\b"
    r"|\bread\b.*\b(?:later|tomorrow|tonight|shortly|soon|first)\b|\blook(?: \w{1,9}){0,2} later\b"
    r"|\bgive (?:it|this) (?:\w{1,12} ){0,2}read\b|\bif (?:we|i|he|she"
    r"|the \w{1,12})\b.*\b(?:accept|agree|sign|commit|support)"
    r"|\b(?:get|have) (?:this|that|it) (?:changed|removed|corrected|amended|withdrawn|struck"
    r"|taken off)"
    r"|\b(?:object|challenge|contest|dispute|refuse|decline|appeal)\b"
)
"""Words that put off what a clause undertakes: "I'll get back to you once I have read it"."""

_NOT_THAT: Final = one_of(r"""
    acknowledge|ack|confirm|read|sign|see|need|have|be|miss|struggle|call|ring|not|never|only
    oppose|object
    contest|fight|dispute|challenge|refuse|decline|reject|ignore|resist|withdraw|query|question
    publish
    launch|know|like|want|prefer|go|end|take
""")
_HANDLES: Final = one_of(rf"""
    action|progress|chase|handle|oversee|tackle|diari[sz]e|implement|cascade|disseminate|escalate
    circulate {_THIS}|move {_THIS}|pick|take(?! (?:the (?:paper|report|draft)|a paper|legal
    advice))|carry|bring (?:{_THIS}|the|our|my|along|up|forward)|drive|own|lead|run with
    raise|flag|put|add|pop|stick|pencil|slot|mention|discuss|share|brief|tell|inform|remind|advise
    warn|alert|update
    let|make (?:sure|a|arrangements|contact)|ensure|see (?:to|that|what)|ask|get|task|have (?:it
    this|that|them)
    speak|talk|liaise|touch|catch|sit|meet|check|look|find|dig|deal|crack|attend to|reply|respond
    answer|report|feed
    come (?:back|up)|revert|return to|forward|pass|hand|send|e-?mail|drop|keep|bear|factor|build
    work|follow|prepare
    draft|pull|write|cover|arrange|organi[sz]e|fix|sort|co-?ordinate|plan|schedule|set|book|amend
    adjust|revise|change
    note|comply|do(?! (?:a|an|the|some|my(?! best))\b)(?=(?: [\w']{{1,15}}){{0,2}}$| (?:this|that
    it|so|both|all|our|my|as|what)\b)|attend|have (?:something|a (?:word|chat|look))|try|cope
    manage|aim|wait|expect|stand|use|give (?:you|them)|provide|supply|submit|start|begin|push|press
    nudge|gather|collate
    compile|confirm (?:back|with|who|what|which|numbers|names|attendance)|be (?:in touch|there
    (?:raising|taking|picking|bringing|asking
    doing|actioning) {_THIS})
    join|relay|review|consider|reflect|watch|monitor|file|save|log|record|hold|oblige|stay|be sure
    be on (?:it|to)|adhere|abide
    honour|support|help|be ready for|await|submit
""")
_MEANS: Final = (
    rf"(?:(?:i |we )?(?:will|shall|gonna|(?:am |are )?going to|intend to|plan to|propose to)"
    rf"|i'll|we'll|i'm going to|we're going to|i'd better|(?:i|we) can) (?:{_SURELY} ){{0,2}}"
)
_AT: Final = (
    "(?: (?:up|on|to|in|with|for|at|around|round|through|off|out|by|towards?|over|onto|on to))?"
)
_BEGUN: Final = one_of(r"""
    looking|working|chasing|sorting|acting|dealing|picking|getting|raising|actioning|progressing
    reading|taking
""")
UNDERTAKES: Final = re.compile(
    FIRST
    + one_of(rf"""
        {_MEANS}{_HANDLES}\b
        (?!going){_MEANS}(?!{_NOT_THAT}\b)\w{{2,20}}{_AT}(?: {_PRONOUN}\b|(?: (?:the|my|our|a|this
        that))? {NOTICED}\b| accordingly\b|$)
        (?:will|shall|i'll|we'll)$
        (?:it'll|it will|will) be with you|you(?:'ll| will| shall) (?:have|get) {_THIS}\b
        expect (?:{_THIS}|something)\b
        (?:(?:i|we|i'm|i am|we are|we're|am|are|all|now|already) ){{0,3}}(?:on (?:with it|it
        the case|to it
        this)|onto it|all over it)\b(?! (?:goes|there|is|are|was|the|an?)\b)
        consider it (?:done|sorted)|wilco\b|shall do|(?:can|could) do$|let's do (?:this|that|it)\b
        easily done|(?:i|we)(?:'ve
        \ have)? ?taken {_THIS} on|taken {_THIS} on|rest assured
        you got it|you can (?:count|rely) on
        leave (?:{_THIS}(?: one)? )?(?:with|to) (?:me|us|my|our)
        {_THIS}(?: one)?(?:'s| is) (?:with (?:me|us|my|our)|mine|ours|on (?:me|us|my|our))\b
        (?:(?:both|all|the|these|those|actions?|{_THIS}) ){{0,3}}with (?:me|us)$
        (?:{_THIS} )?(?:will|'ll) be (?:actioned|sorted|dealt with|picked up|progressed|covered
        raised|fed)
        (?:(?:i|we) )?(?:can|could certainly) (?:do|manage|accommodate|live with|work with) {_THIS}
        (?:i'm |i am |we're |we are )?(?:(?:very|more than|quite) )?(?:happy|glad|content
        delighted) to (?:do|own|take|pick|help
        be (?:the |its )?(?:owner|lead)
        lead|progress|action|oblige|assist)\b
        (?:(?:i'm|i am|we are|we're|am|just|already|currently
        now) ){{0,3}}{_BEGUN}{_AT}(?: {_THIS}\b| now\b| today\b|$)
        (?:(?:i'm|i am|we are|we're) )?dealing$|(?:(?:this|that|it)(?:'s| is)? )?being (?:dealt
        looked
        picked|actioned|sorted)
        {UNDERTAKEN_IN_WELSH}
    """)
)
"""Clauses in which the writer takes the matter on: to do so is to have seen it."""

_KEPT: Final = one_of(r"""
    diary|diaries|calendars?|list|log|plan|planner|tracker|radar|to-do|notebook|pack|agenda|book
    file
    folder|schedule|bring-up|spreadsheet|in-tray|tray|desk
""")
_NO_PLACE: Final = r"(?! (?:to read|to look|it|there|that|of|is|are|was|were)\b)\b"
"""What does not follow where something is kept: "in the diary it says May"."""
_DID: Final = "(?:(?:i|we|have|i've|we've|just|now|already|duly|also) ){0,4}"
_IT_IS: Final = one_of(rf"""
    {OBJECT}|it's|that's|this is|dates?|all|both|i've|we've|have|has|is|are|been|i|we|now|already
    duly|also
    just|will be|put|added|popped|noted|logged|gone|entered|got|marked|saved|stuck|down|pencilled
    new|{_THIS}
""")
_WHOSE: Final = rf"(?:{_MY} (?:\w{{1,20}}'s )?|\w{{1,20}}'s )"
KEEPS: Final = re.compile(
    FIRST
    + one_of(rf"""
        (?:{_IT_IS} ){{0,6}}(?:in|into|on|to|onto
        down in) {_WHOSE}(?:\w{{1,20}} ){{0,2}}{_KEPT}{_NO_PLACE}
        (?:{_IT_IS} ){{0,6}}(?:in|on) (?:{_KEPT})(?: for\b| thanks|$)
        {_DID}(?:updated|amended|adjusted|changed|moved) (?:{_MY} )?(?:\w{{1,20}} )?(?:copy
        {_KEPT})\b
        (?:{_MY} )?{_KEPT} (?:is |has been |now |all ){{0,2}}(?:updated|amended|adjusted|sorted
        changed)
        {_DID}(?:briefed|told|informed|let|made|put) (?:{POST}|the team|my team|(?:my
        our) \w{{1,20}}|(?:insp|supt|ch|sgt|dci|di)(?: \w{{1,20}}){{1,2}})(?: (?:know|aware|on|of
        about|in)\b|$)
        (?:dates?|time)(?:'s| is| are) in\b|{_DID}(?:jotted|written|noted) (?:(?:it|this
        that) )?down$|{_DID}(?:made|making) a note\b
        (?:it's |that's |this is |all )?(?:diari[sz]ed|pencilled|calendared
        (?:it's |that's |this is )?(?:at the )?(?:top of|next on) (?:my|our|the)\b
        (?:it's |that's )?(?:my |our )?next job|blocked out
        saved the date|booked in$|keeping the \w{{1,9}} free|(?:diary|diaries) cleared|(?:filed
        saved|bookmarked|printed)(?: for\b.*)?$|(?:our |the )?(?:plans?|rota
        roster) (?:\w{{1,9}} ){{0,2}}(?:amended|adjusted|changed|updated)(?: accordingly| to suit
        $))
    """)
)
"""Clauses in which the writer has put what they were told where they keep such things."""

_ANOTHER: Final = (
    rf"(?!too|how|what|not|he was|she was|make sure|ensure)(?:{_MY} )?(?:[\w/'-]{{1,20}} ){{1,4}}?"
)
_RANKED: Final = r"(?:t/|a/)?(?:ch |det )?(?:supt|insp|sgt|ps|ci|di|dci|acc|dcc) \w{1,20}"
_TAKES: Final = "(?:pick|take|lead|own|action|progress|deal|handle|look|cover|sort|oversee)(?:ing)?"
_HANDED: Final = one_of(r"""
    passed|forwarded|cascaded|disseminated|handed|circulated|shared|fed|relayed|tasked|allocated
    assigned
    given|delegated|dropped|left|communicated|passing|forwarding|handing|cascading|sharing|relaying
""")
_ON: Final = "(?: (?:back|on|over|down|out|up|round|across))?"
DELEGATES: Final = re.compile(
    FIRST
    + one_of(rf"""
        (?:messages? |note )?{_DID}(?:(?:i'm|am|are|will be
        been) )?{_HANDED}(?: {_THIS}| yours)?{_ON}(?: (?:to|with|thanks|ta)\b|$)
        {_DID}(?:asked|tasked|got|put
        have) (?:{_THIS} to )?(?:[\w']{{1,20}} ){{1,4}}?(?:to {_TAKES}\b|on {_THIS}\b)
        {_ANOTHER}(?:will|is going to|has agreed to|can|is|to) {_TAKES}(?: (?:on|with|into|at|up
        forward))?(?: {_THIS}\b| for (?:us|me)\b|$)
        (?:{_ANOTHER}(?:has|have|is|are) |{_RANKED} )(?:got )?(?:on (?:with it|it|that|this|to it)
        {_THIS}(?: one)? (?:in hand|covered|under control))\b
        {_ANOTHER}(?:(?:has been|have been|is|are|all) )*(?:told|briefed|informed|aware|know|knows
        made aware|in the loop|sighted)$
        (?:{_THIS} )?(?:is |being |has been )*picked up by (?!(?:the )?(?:press|media))\w
        {_RANKED} (?:has|'s got) {_THIS}$
        (?:adding|looping in)\b|(?:it's |this is |added |put |{_DID})*(?:on
        to) (?:the )?(?:\w{{1,12}} )?agenda{_NO_PLACE}
        (?:this|that|it)(?: is|'s) (?:now )?with (?:the )?{POST}\b
    """)
)
"""Clauses in which somebody else takes it on: with thanks, or for the writer, it is accepted."""

FOR_A_VIEW: Final = re.compile(
    r"\b(?:for (?:a |his |her |their |the )?(?:view|advice|comment|sign|approval|decision"
    r"|clearance|steer|opinion|review)\w*|so that|(?:draft|paper|report|figures)\b)"
)
"""That it was passed on as a step of the work, which is news of it."""
