"""The words of a short reply that say it has been seen."""

import re
from typing import Final


def words(text: str) -> frozenset[str]:
    """Return the words of a text, each once."""
    return frozenset(text.split())


def one_of(lines: str) -> str:
    """Return a pattern that matches any of these lines, each a pattern of its own."""
    return f"(?:{'|'.join(line.strip() for line in lines.strip().splitlines())})"


OPENERS: Final = words(
    """
    thanks thank you ty thx thnx tnx thanx tks tvm ta cheers many ok okay okie okey doke dokey
    k yes yep yup yeah aye righto rightio hi hello hiya dear all morning afternoon evening good
    great perfect brilliant brill lovely super excellent fine sure right very much so kind
    for this that the update
    reminder message note it from dcc cc acc pcc sir ma'am boss team colleagues natasha again
    indeed absolutely certainly of course apologies sorry late delay in replying reply just to
    confirm confirming confirmed say can happy everyone folks both heads up letting me us know
    sending sharing flagging helpful email prompt nudge swift quick on behalf chief constable
    deputy staff
    officer his her their office his/her i'm well agreed diolch bore da prynhawn iawn only now
    first
    """
)
"""Words that come before what a short reply says, and say nothing of it."""

ALONE: Final = words(
    """
    noted ack acking acks acked ack'd ackd acknowledged acknowledging acknowledge seen received
    understood
    wilco noted/seen rec'd recd rcvd notd nted ntd clocked sighted nodwyd gotcha gotit
    """
)
"""Heads: words that acknowledge by themselves."""

READ: Final = words("read viewed reviewed")
"""Heads after "I have", or where nothing else is said: "read, thanks", not "read the results"."""

MISTYPED: Final = words("noted acknowledged acknowledge received understood")
"""Heads long enough to be known when one letter is doubled, missing or in its neighbour's place."""

LEADS: Final = words(
    """
    our that's i i've we we've have has been had now also all both duly well this that it is are
    was fully hereby already consider message safely he's she's they've dcc cc acc the it's these
    gratefully carefully contents actions action date dates points everything receipt got can am
    do glad everyone's boss confirm just you your update reminder change changes two three
    four five six did
    """
)
"""Words that may come between the openers and a head: "we have duly noted"."""

OTHERS: Final = words("pcc dcc cc acc he she they boss panel board chief officer")
"""Whose noting is not the writer's: "the PCC noted this"."""

NEVER_FIRST: Final = words("please kindly pls as once when if until after before to has was were")
"""How a clause begins that asks for, or puts off, what its head says: "please acknowledge"."""

ASSENTS: Final = words(
    """
    ok okay okie okey doke dokey dokie k yes yep yup yeah aye righto rightio right sure fine agreed
    agree absolutely certainly indeed roger rgr accepted copied digested affirmative affirm
    confirmed confirm logged registered spotted diarised captured 10-4 kk yh yea ye mine ours
    iawn ie ydw gwnaf
    """
)
"""Words that agree; alone, or with thanks, they answer a message that asks to be acknowledged."""

COURTESIES: Final = words(
    """
    thanks thank you ty thx thnx tnx thanx tks tvm ta cheers many much very so again all both
    boss sir ma'am guv guvnor hi hello hiya dear morning afternoon evening good everyone
    folks team colleagues
    diolch bore da prynhawn yn fawr kind regards best wishes appreciated
    """
)
"""Words that greet or thank, and say nothing."""

PRAISE: Final = words(
    "good great perfect brilliant brill lovely super excellent smashing fab fantastic nice really"
)
"""Words that with thanks answer as well as a yes: "lovely, ta"."""

THANKING: Final = re.compile(
    r"(?:(?:many|ok|okay|yes|great|good|hi|hello) )?"
    r"(?:thanks|thank you|thx|tks|cheers|ta|diolch|apologies|sorry)"
    r"(?: (?:again|so much|very much|all|both|ever so))?(?: for(?: [\w']{1,20}){1,8}"
    r"|(?: \w{1,20}){0,2})"
)
"""A clause that only thanks, or excuses a late answer."""

TOLD: Final = one_of(r"""
    updates?|reminders?|messages?|notices?|e-?mails?|notes?|paper|information|info
    actions?|requests?|dates?|deadlines?|changes?|positions?
    contents?|contained|details?|comments?|points?|paras?|paragraphs?
    following|above|below|attached
""")
"""What is acknowledged, by name: "we have received the reminder", not "the results"."""

_OF: Final = r"(?: (?:of|to|in|on|for|from)(?: [\w'-]{1,20}){1,4})?"

OBJECT: Final = one_of(rf"""
    (?:this|that|the)(?: one| through)
    this|it|that|these|those|both|all|them|everything|receipt|same|the same
    a\d{{1,9}}|of the above|(?:both|all) of (?:these|those|them)
    (?:(?:the|your|this|both|all|that|these|new|revised|of) ){{1,3}}{TOLD}{_OF}
""")
WHEN: Final = one_of(r"""
    now|just now|today|tonight|yesterday|earlier|already|previously|later? (?:today|on)
    [ap]m|this [ap]m|(?:this|that) (?:morning|afternoon|evening|week)|at the time|at this stage
    (?:on|over|during|before|after|in) (?:the |my )?(?:train|bus|phone|mobile|lunch|coffee|meeting)
    x{1,3}|x\d|v(?:ery)? much|lots
    also|too|again|here|properly|quickly|ok|okay|okey|well|safely|fully|loud|clear|accordingly
    (?:at |on |from )?(?:this|our|my) (?:end|side|part)|for (?:info|information)
    as (?:above|ever|requested)
""")
FOR_WHOM: Final = one_of(r"""
    (?:for|pp|on behalf of)(?! the \w{1,9} time)(?: [\w'/-]{1,20}){1,6}
    by (?:me|us|all|both)(?: [\w'/-]{1,20}){0,5}
    by (?:the )?(?:[ad]?cc|chief|deputy|staff|boss|team)(?:'s)?(?: [\w'/-]{1,20}){0,5}
    from (?:me|us|here)
    from (?:the )?(?:[ad]?cc|chief|deputy|staff|office|command)(?: [\w'/-]{1,20}){0,4}
    (?:from|at) (?:my|our|this|an?|the)(?: [\w'-]{1,20}){0,3}? (?:perspective|side|end|desk)
    from (?:my|our|this|an?|the)(?: [\w'-]{1,20}){0,3}? point of view
    in (?:my|our|mind|hand|full|the)(?: (?:diary|diaries|calendar|mind|hand|file|log))?
    on (?:this|that|it|both|all|board)(?: points| counts)?
    on (?:the |my |our )?[\w']{1,20} behalf
    with (?:many |much |grateful )?(?:thanks|interest|gratitude|appreciation|pleasure)
""")
THANKS: Final = (
    r"(?:many |with |much |kind )?"
    r"(?:thanks|thank you|thankyou|ta|cheers|ty|thx|thnx|tnx|thanx|tks|tvm|diolch|regards)"
    r"(?: [\w'@-]{1,20}){0,4}"
)
VOCATIVE: Final = r"(?:boss|sir|ma'am|guv|guvnor|chief|team|folks|mate)"

TAIL: Final = re.compile(
    rf"(?:(?:{OBJECT}|{WHEN}|{FOR_WHOM}|{THANKS}|{VOCATIVE}"
    r"|noted|ack|acknowledged|seen|received|understood|read|sighted|wilco)(?: |$)){0,5}"
    r"(?:(?:please|pls|will|shall|(?:i|we)(?:'ll|'ve|'m| will| shall| have| am| are))\b.*)?"
)
"""What may follow a head and belong to it; anything else begins a story: "seen a rise"."""

REGARDING: Final = re.compile(
    r"(?:re|about|regarding|as (?:discussed|agreed|per|before|above|below|requested))\b.*"
)
"""What any word for having seen may take: "understood re the 14th"."""

_FROM: Final = (
    r"from(?! (?:the|last|our) (?:minutes|notes|papers?|report|agenda|last))(?: [\w'/-]{1,20}){1,4}"
)

STATED_BY_NAME: Final = re.compile(
    rf"{_FROM}|{REGARDING.pattern}|that\b.*"
    rf"|(?:the |your |this )?(?:\w{{1,20}} ){{0,2}}{TOLD}{_OF}\b.*"
)
"""What "acknowledged" may take: a message by name, and not "the complainant's letter"."""

STATED: Final = re.compile(
    rf"{_FROM}|{REGARDING.pattern}|(?:that|the|your)\b.*|as (?:instructed|usual|always)\b.*"
)
"""What "noted" may also take, of its writer: "noted the change of date"."""

_RANK: Final = r"(?:[ad]?cc|boss|chief|ch|deputy|command team|(?:staff )?office(?:r)?|guvnor|ma'am)"
POST: Final = (
    rf"(?:the |my |our )?(?:t/|d/)?{_RANK}"
    r"(?: (?:const|constable|ops|lp|crime|operations|local|for|policing|commissioner|exec)){0,3}"
)
"""Whom whoever writes may speak for: "the DCC", "boss", "our staff officer"."""

_I_HAVE: Final = (
    rf"(?:(?:{POST}(?:'s)?|i|we|confirm|just|only|i've|we've|have|has|had|did|now|also|can|do|duly"
    r"|fully|already|certainly|all|both) ){0,6}"
)
IS: Final = r"(?: (?:is|are|has been|have been|now|duly|all|both|fully)){0,3}"
_BE: Final = rf"(?:(?:i'm|i am|we are|we're|{POST}(?:'s| is)) )?"

_DEEM: Final = r"(?:please |pls |kindly )?(?:take|accept|treat|consider|record|mark|put|tick|count)"
_DEEMED: Final = "(?:acknowledge?ments?|acknowledged|read|seen|noted|received|confirmation)"
"""How somebody asks to be counted among those who have seen it."""

_TAKEN_IN: Final = one_of(r"""
    got|saw|read|spotted|clocked|logged|caught|noticed|picked|taken|digested|diarised
    seen|noted|received|acknowledged|understood|reviewed|viewed
    (?:looked|been|gone|read) (?:at|over|through)|(?:taken|made a|made) note of
    had (?:a |another )?(?:good |quick )?(?:sight of|look at|read of|read through|look through)
""")
_IN: Final = "(?:up|in|over|through|on board)"
"""How whoever writes has taken a message in: "picked this up", "had sight of it"."""

_WHO_HAS: Final = rf"(?:{POST}(?:'s| has| have| had)?|[a-z]{{2}}(?:'s| has| have))"
_NOTES: Final = "(?:notes|acknowledges|seen|read|noted|acknowledged|received)"
_INFORMED: Final = rf"(?:briefed|told|informed|updated|sighted|aware)(?: (?:on|of|about) {OBJECT})?"

SEEN: Final = re.compile(
    one_of(rf"""
        {_I_HAVE}{_TAKEN_IN} {OBJECT}(?: {_IN})?|got (?:you|ya)
        (?:(?:i|we|yes) )?(?:did|do) (?:get|see|read|receive|note) {OBJECT}
        {_I_HAVE}(?:taken|made|made a) note|logged|read (?:all|through|it all|the lot)
        {_I_HAVE}digested
        (?:{OBJECT}|{TOLD}){IS} logged
        (?:i|we) (?:(?:duly|fully|also) )?(?:note|acknowledge|understand) {OBJECT}
        {_WHO_HAS}(?: (?:now|both|also|all))? {_NOTES}(?: {OBJECT})?
        [a-z]{{2}} (?:notes|acknowledges)(?: {OBJECT})?
        (?:{POST}|i|we)(?:'s|'ve| has| have)?(?: now)? been (?:made )?{_INFORMED}
        {_I_HAVE}(?:confirm(?:ing|ed)?|acknowledg(?:e|ed|ing)) (?:safe )?receipt(?: of {OBJECT})?
        (?:{OBJECT}|{TOLD}){IS} (?:noted|acknowledged|seen|received|understood|clocked|logged)
        {_I_HAVE}have (?:this|it|that)|{_I_HAVE}had a (?:look|read)
        (?:been |fully )?briefed(?: on {OBJECT})?
        gotcha|roger that|copy(?: that| all)?|loud|all clear
        (?:message )?(?:received )?loud and clear
        in hand thanks|taken on board|point taken|confirmed as (?:read|seen|received)
        (?:formal |my |our )?acknowledge?ment|receipt (?:acknowledged|confirmed)
        take (?:this|it) as read
        {_DEEM} (?:me|us|{OBJECT})(?: (?:down|off))? as (?:my |our |an |a )?{_DEEMED}
        consider (?:me|us|{OBJECT}) (?:noted|acknowledged|seen|told|informed|briefed)
        (?:the )?\w{{1,20}} (?:has |have )?asked (?:me|us) to acknowledge(?: \w{{1,20}})?
        {_BE}(?:(?:fully|already|well|also) )?(?:aware|sighted)(?: (?:of|on) {OBJECT})?
        wedi (?:\w{{1,20}} )?(?:gweld|nodi|darllen|ddarllen|derbyn|deall|ei (?:weld|ddarllen|nodi))
        (?:dw i'n |rwy'n )?deall|(?:i )?understand(?: this)?
    """)
    + rf"(?: (?:{WHEN}|{THANKS}|{VOCATIVE}|{FOR_WHOM}|please|pls)){{0,4}}"
)
"""Whole clauses that acknowledge."""

WILLING: Final = words("happy glad pleased confirm say like")
"""What comes before "to acknowledge" where whoever writes does so."""


def skip(clause: list[str], words: frozenset[str], start: int) -> int:
    """Return where a clause goes on after words that say nothing of it."""
    place = start
    while place < len(clause) and place - start < MOST_SKIPPED and clause[place] in words - ALONE:
        place += 1
    return place


MOST_SKIPPED: Final = 12
"""Words that may come before a head."""
