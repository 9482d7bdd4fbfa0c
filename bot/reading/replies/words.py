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
    oh ha likewise ditto same too me first ar ah oh right-o alright cool nice finally belatedly
    """
)
"""Words that come before what a short reply says, and say nothing of it."""

ALONE: Final = words(
    """
    noted noting ack acking acks acked ack'd ackd acknowledged acknowledging acknowledge seen
    received understood wilco noted/seen ack'ing rec'd recd rcvd notd nted ntd clocked sighted
    nodwyd gotcha gotit
    """
)
"""Heads: words that acknowledge by themselves."""

READ: Final = words("read viewed reviewed")
"""Heads after "I have", or where nothing else is said: "read, thanks", not "read the results"."""

MISTYPED: Final = words("noted acknowledged acknowledge received understood")
"""Heads long enough to be known when one letter is doubled, missing or in its neighbour's place."""

LEADS: Final = words(
    """
    dully formally our that's i i've we we've have has been had now also all both duly well this
    that it is are was fully hereby already consider message safely he's she's they've dcc cc acc
    the it's these gratefully carefully contents actions action date dates points everything
    receipt got can am do glad everyone's boss confirm just you your update reminder change
    changes two three four five six did
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
    boss sir ma'am guv guvnor commissioner hi hello hiya dear morning afternoon evening good
    everyone
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
    actions?|requests?|steers?|timetables?|directions?|instructions?|asks?|dates?|deadlines?|changes?|positions?
    contents?|contained|details?|comments?|points?|paras?|paragraphs?
    following|above|below|attached
""")
"""What is acknowledged, by name: "we have received the reminder", not "the results"."""

OF: Final = (
    r"(?: (?:of|to|in|on|for|from|dated|about|regarding|concerning|re)(?: [\w'-]{1,20}){1,4}?){0,3}"
)

OBJECT: Final = one_of(rf"""
    (?:this|that|the)(?: one| through)
    this|it|that|these|those|both|all|them|everything|receipt|same|the same|all of (?:it|that|this)
    a\d{{1,9}}|of the above|(?:both|all) of (?:these|those|them)
    (?:(?:the|your|this|both|all|that|these|new|revised|of) ){{1,3}}(?:[\w'-]{{1,20}} )??{TOLD}{OF}
    what (?:is|was|has been|is being|you|you've|we've been|i've been|you have)(?: \w{{1,20}}){{0,3}}
    (?:your|this) post{OF}
    (?:all|everything) (?:of it|in it|above|below|in here|you sent|you say)
""")
WHEN: Final = one_of(r"""
    now|just now|today|tonight|yesterday|earlier|already|previously|later? (?:today|on)
    [ap]m|this [ap]m|(?:this|that) (?:morning|afternoon|evening|week)|at the time|at this stage
    (?:on|over|during|before|after|in) (?:the |my )?(?:train|bus|phone|mobile|lunch|coffee|meeting)
    (?:on )?(?:the )?\d{1,2}(?:st|nd|rd|th)
    (?:on )?(?:the )?\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul)[a-z]{0,5}(?: \d{4})?
    (?:on )?(?:the )?\d{1,2}(?:st|nd|rd|th)? (?:aug|sep|oct|nov|dec)[a-z]{0,6}(?: \d{4})?
    on (?:my|a|the) (?:phone|mobile|tablet|screen|laptop|train|bus|way(?: \w{1,9}){0,2})
    in|home|over (?:the )?weekend|last night|first thing|at last|in full|end to end|twice|carefully
    on (?:mon|tues|wednes|thurs|fri|satur|sun)day
    (?:mon|tues|weds|thurs|fri|sat|sun)(?:day)? (?:[ap]m|morning|afternoon|evening)
    (?:at )?\d{3,4} ?(?:hrs|h|hours)|straight away
    x{1,3}|x\d|v(?:ery)? much|lots
    also|too|again|here|as well|here as well|at \d{1,2}[:.]?\d{2}
    properly|quickly|ok|okay|okey|well|safely|fully|loud|clear|accordingly
    (?:at |on |from )?(?:this|our|my) (?:end|side|part)|for (?:info|information)
    as (?:above|ever|requested)
""")
DEPARTMENT: Final = one_of(r"""
    (?:the )?(?:finance|estates|comms|communications|legal|hr|ict|performance|vetting|psd)
    procurement|(?:the )?constabulary|(?:our|my) division
    (?:the )?(?:fleet|property|crime|justice|local policing|operations|cog|chief officer group)
    (?:(?:the|our|my) )?(?:\w{1,20} ){0,3}(?:police|constabulary|force|lpa|lpu|bcu|services)
    (?:(?:the|our|my) )?(?:\w{1,20} ){0,3}(?:directorate|department|command|unit|team|branch)
""")
"""A part of a force, which answers for itself."""

FOR_WHOM: Final = one_of(rf"""
    (?:for|pp|on behalf of)(?! the \w{{1,9}} time)(?: [\w'/-]{{1,20}}){{1,6}}
    by (?:me|us|all|both)(?: [\w'/-]{{1,20}}){{0,5}}
    by (?:the )?(?:duty )?(?:[ad]?cc|chief|deputy|staff|boss|team)(?:'s)?(?: [\w'/-]{{1,20}}){{0,5}}
    by (?:ma'am|sir|the boss|the guv)
    by {DEPARTMENT}
    by (?:t/)?(?:ch |det |d/)?(?:supt|insp|sgt|ci|di|dci)(?: \w{{1,20}}){{0,2}}
    from (?:me|us|here)
    in (?:the|his|her|their|my) absence(?: of(?: [\w'/-]{{1,20}}){{1,4}})?
    from (?:the )?(?:[ad]?cc|chief|deputy|staff|office|command)(?: [\w'/-]{{1,20}}){{0,4}}
    (?:from|at) (?:my|our|this|an?|the)(?: [\w'-]{{1,20}}){{0,3}}? (?:perspective|side|end|desk)
    from (?:my|our|this|an?|the)(?: [\w'-]{{1,20}}){{0,3}}? point of view
    in (?:my|our|mind|hand|full|the)(?: (?:diary|diaries|calendar|mind|hand|file))?
    on (?:this|that|it|both|all|board)(?: points| counts)?
    on (?:the |my |our )?[\w']{{1,20}} behalf
    with (?:many |much |grateful )?(?:thanks|interest|gratitude|appreciation|pleasure)
""")
THANKS: Final = (
    r"(?:many |with |w |much |kind )?"
    r"(?:thanks|thank you|thankyou|ta|cheers|ty|thx|thnx|tnx|thanx|tks|tvm|diolch|regards)"
    r"(?: [\w'@-]{1,20}){0,4}"
)
VOCATIVE: Final = (
    r"(?:boss|sir|ma'am|guv|guvnor|gaffer|chief|team|folks|mate|bab|bach|duck|lol|haha|pal|love|skip|skipper"
    r"|sarge|inspector|all|both|everyone|everybody)"
)

TAIL: Final = re.compile(
    rf"(?:(?:{OBJECT}|{WHEN}|{FOR_WHOM}|{THANKS}|{VOCATIVE}"
    r"|noted|ack|acknowledged|seen|received|understood|read|sighted|wilco|n)(?: |$)){0,5}"
    r"(?:(?:please|pls|will|shall|who (?:is|are|has)"
    r"|(?:i|we)(?:'ll|'ve|'m| will| shall| have| am| are))\b.*)?"
)
"""What may follow a head and belong to it; anything else begins a story: "seen a rise"."""

REGARDING: Final = re.compile(
    r"(?:re|about|regarding|as (?:discussed|agreed|per|before|above|below|requested))\b.*"
)
"""What any word for having seen may take: "understood re the 14th"."""

_FROM: Final = (
    r"from(?! (?:the|last|our) (?:minutes|notes|papers?|report|agenda|last))(?: [\w'/-]{1,20}){1,4}"
)

SEEN_FROM: Final = re.compile(_FROM)
"""What "seen" may take: "seen from Shrewsbury"."""

STATED_BY_NAME: Final = re.compile(
    rf"{_FROM}|{REGARDING.pattern}|that\b.*"
    r"|(?!once|when|after|before|if|as|until|till?|unless|provided)"
    rf"(?:the |your |this )?(?:\w{{1,20}} ){{0,2}}{TOLD}{OF}\b.*"
)
"""What "acknowledged" may take: a message by name, and not "the complainant's letter"."""

_SAID: Final = (
    "(?:remarks?|concerns?|views?|thoughts|advice|thanks|reply|response|absence|leave|plans?)"
)

STATED: Final = re.compile(
    rf"{_FROM}|{REGARDING.pattern}|(?:that|the|what)\b.*"
    rf"|your (?:\w{{1,20}} ){{0,2}}(?:{TOLD}|{_SAID})\b.*|as (?:instructed|usual|always)\b.*"
)
"""What "noted" may also take, of its writer: "noted the change of date"."""

_RANK: Final = (
    r"(?:[ad]?cc|boss|chief|ch|deputy|command team|(?:staff )?office(?:r)?|guvnor|ma'am"
    r"|force|constabulary|department|directorate)"
)
POST: Final = (
    rf"(?:the |my |our )?(?:t/|d/)?{_RANK}"
    r"(?: (?:const|constable|ops|lp|crime|operations|local|for|policing|commissioner|exec)){0,3}"
)
"""Whom whoever writes may speak for: "the DCC", "boss", "our staff officer"."""

IS: Final = r"(?: (?:is|are|has been|have been|now|duly|all|both|fully)){0,3}"

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
