"""The words of a short reply that say it has been seen, agreed to or taken on."""

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
    noted ack acked ack'd acknowledged acknowledging acknowledge seen received understood ackd
    wilco noted/seen rec'd recd clocked sighted nodwyd
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
    do glad everyone's boss confirm just you your update reminder change changes
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
    confirmed confirm logged registered spotted diarised captured 10-4 kk yh yea ye
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
    of the above|(?:both|all) of (?:these|those|them)
    (?:(?:the|your|this|both|all|that|these|new|revised|of) ){{1,3}}{TOLD}{_OF}
""")
WHEN: Final = one_of(r"""
    now|just now|today|tonight|yesterday|earlier|already|previously|later? (?:today|on)
    [ap]m|this [ap]m|(?:this|that) (?:morning|afternoon|evening|week)|at the time|at this stage
    also|too|again|here|ok|okay|okey|well|safely|fully|loud|clear|accordingly
    (?:at |on |from )?(?:this|our|my) (?:end|side|part)|as (?:above|ever|requested)
""")
FOR_WHOM: Final = one_of(r"""
    (?:for|pp|on behalf of)(?! the \w{1,9} time)(?: [\w'/-]{1,20}){1,6}
    by (?:the )?(?:me|us|all|both|[ad]?cc|chief|deputy|staff|boss|team)(?: [\w'/-]{1,20}){0,5}
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

STATED: Final = re.compile(
    r"(?:that|the|your|re|about|regarding)\b.*"
    r"|as (?:discussed|agreed|per|before|above|below|requested|instructed|usual|always)\b.*"
)
"""What "noted" may also take, of its writer: "noted that the survey closes on Friday"."""

_I_HAVE: Final = (
    r"(?:this is (?:just )?to )?"
    r"(?:(?:i|we|confirm|just|only|i've|we've|have|now|also|can|do) ){0,6}"
)

_POST: Final = r"(?:the )?(?:t/|d/)?(?:[ad]?cc|boss|chief|deputy|command team)(?: \w{1,20})?"
_IS: Final = r"(?: (?:is|are|has been|have been|now|duly|all|both|fully)){0,3}"
_BE: Final = r"(?:(?:i'm|i am|we are|we're|(?:the )?(?:boss|chief|[ad]?cc) is) )?"

SEEN: Final = re.compile(
    one_of(rf"""
        {_I_HAVE}(?:got|saw|read|spotted|clocked|logged|caught|had sight of) (?:you|ya|{OBJECT})
        (?:i|we) (?:(?:duly|fully|also) )?(?:note|acknowledge|understand) {OBJECT}
        {_POST}(?:'s| has| have)(?: (?:now|both|also|all))? (?:seen|read|noted)(?: {OBJECT})?
        {_I_HAVE}(?:confirm(?:ing|ed)?|acknowledg(?:e|ed|ing)) (?:safe )?receipt(?: of {OBJECT})?
        (?:{OBJECT}|{TOLD}){_IS} (?:noted|acknowledged|seen|received|understood|clocked|logged)
        {_I_HAVE}have (?:this|it)|{_I_HAVE}(?:looked at|had a look at|been through) {OBJECT}
        (?:i've been |been |fully )?briefed(?: on {OBJECT})?
        gotcha|roger that|copy(?: that| all)?|loud|all clear
        (?:message )?(?:received )?loud and clear
        in hand thanks|taken on board|point taken|confirmed as (?:read|seen|received)
        (?:formal |my |our )?acknowledge?ment|receipt (?:acknowledged|confirmed)
        take (?:this|it) as read
        (?:please |pls )?(?:take|accept|treat|consider) this as (?:my |our |an )?acknowledge?ment
        (?:the )?\w{{1,20}} (?:has |have )?asked (?:me|us) to acknowledge(?: \w{{1,20}})?
        (?:it's |now |all )?(?:in|added to|on) (?:the|my|our) (?:diary|calendar|list|radar)
        {_BE}(?:fully |already )?(?:aware|sighted)(?: (?:of|on) (?:this|it|that))?
        wedi (?:\w{{1,20}} )?(?:gweld|nodi|darllen|ddarllen|derbyn|deall|ei (?:weld|ddarllen|nodi))
        (?:dw i'n |rwy'n )?deall|(?:i )?understand(?: this)?
    """)
    + rf"(?: (?:{WHEN}|{THANKS}|{VOCATIVE}|{FOR_WHOM})){{0,4}}"
)
"""Whole clauses that acknowledge."""

WILLING: Final = words("happy glad pleased confirm say like")
"""What comes before "to acknowledge" where whoever writes does so."""

_THIS: Final = r"(?:this|it|that|these|them|both)"

_SURELY: Final = "(?:certainly|definitely|also|now|of course|gladly|then|both|all|be sure to)"
_SOON: Final = (
    r"(?: (?:with|at|on|in|from|for|this|next|tomorrow|today|now|then|through|via|as)\b.*)?"
)
_GOING: Final = r"(?:done|moving|sorted|started|going|under ?way|actioned|on|rolling|progressed)"
_ONWARD: Final = "(?: (?:up|forward|away|on))?"
_HANDLE: Final = one_of(r"""
    action|progress|chase|sort|handle|oversee|tackle|diarise|implement|cascade|look into
""")
_TO_DO: Final = r"(?:to (?:pick|lead|take|look|action|progress|deal|see|own|sort)|on ?to it|on it)"
_TASK: Final = one_of(rf"""
    do(?: (?:so|this|that|it|both|all))?
    (?:pick|take|carry|move|bring|drive|own|lead)(?: {_THIS})?(?: one)?{_ONWARD}{_SOON}
    (?:run with|lead on|look into) {_THIS}{_SOON}
    {_HANDLE}{_SOON}|{_HANDLE} (?:{_THIS}|up|out)\b.*
    (?:action|progress) accordingly
    (?:get|ask|have|task)(?: [\w'-]{{1,20}}){{1,5}} {_TO_DO}\b.*
    get {_THIS}(?: \w{{1,20}})? {_GOING}\b.*|get (?:on|onto|on to) {_THIS}\b.*
    (?:feed|report) back\b.*|update you\b.*|let (?:the|my|our) \w{{1,20}}(?: team)? know\b.*
    (?:share|pass|brief)(?: {_THIS})?(?: on)? (?:with|to) (?:the|my|our) \w{{1,20}}\b.*
    (?:raise|discuss|share|flag|brief|disseminate)(?: {_THIS})?(?: (?:up|out))?{_SOON}
    (?:take|have) a (?:proper |quick )?look\b.*|comply\b.*
    (?:deal with|see to|attend to|crack on|make a start|make sure|ensure)\b.*
    (?:keep an eye|keep on|keep you|keep {_THIS}|bear {_THIS} in mind)\b.*
    (?:feed {_THIS} (?:in|back)|factor|build {_THIS}|work {_THIS}|follow (?:up|{_THIS}))\b.*
    (?:put {_THIS} (?:in|on)|add {_THIS})\b.*
""")

UNDERTAKES: Final = re.compile(
    r"(?:(?:i|we|yes|ok) )?(?:(?:i'm|i am|we are|we're|am|are) )?"
    + one_of(rf"""
        on it|on the case|on to it|onto it|all over it|consider it done
        leave (?:{_THIS}(?: one)? )?(?:with|to) (?:me|us)
        (?:happy|glad|content) to (?:do|own|take|pick)\b.*
        (?:i'll|we'll|will|shall|gonna|going to|intend to) (?:{_SURELY} )?{_TASK}
    """)
    + rf"(?: (?:{THANKS}|{VOCATIVE}|all|now|too|today|again)){{0,3}}"
)
"""Clauses in which the writer takes the matter on: to do so is to have seen it."""

CONTENT: Final = re.compile(
    r"(?:(?:i'm|i am|we're|we are|that's|that is|this is|it's|all|yes|very|quite) ){0,3}"
    + one_of(rf"""
        all good|sounds good|looks good|fair enough|makes sense|clear|of course
        sure thing|crystal clear
        (?:good|fine|happy|content) (?:with|by|for) (?:me|us|{_THIS})|works for (?:me|us)
        happy to (?:accept|note) {_THIS}|happy to (?:proceed|support|lead)|happy|content
        agreed? (?:with|to|on) (?:{_THIS}|all points)|(?:i|we) (?:agree|accept)(?: {_THIS})?
        in hand|that works|good to know|(?:really |very )?(?:helpful|useful)|not an issue
        no (?:problems?|probs|worries|issues?|dramas|objections?)(?: (?:here|at all))?|not a problem
        dim problem|popeth yn iawn
    """)
    + rf"(?: (?:{THANKS}|{VOCATIVE}|all|here|from (?:me|us))){{0,3}}"
)
"""Clauses that agree, in more than a word."""

THANKS_FOR_IT: Final = re.compile(
    r"(?:many |ok |great )?(?:thanks|thank you|thx|tks|cheers|ta|diolch)(?: \w{1,20})? for "
    + one_of(rf"""
        (?:the |this |your ){TOLD}
        (?:the |this |your )?(?:heads up|nudge|prompt|chaser?|flag)
        (?:letting (?:me|us) know|flagging|sharing|confirming|chasing|the head up)(?: {_THIS})?
    """)
)
"""Thanks for what was told: whoever thanks for an update has had it."""
