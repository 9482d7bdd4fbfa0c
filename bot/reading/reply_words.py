"""The words that tell what a short reply is: heads, openers, doubts, refusals, questions."""

import re
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


OPENERS: Final = _words(
    """
    thanks thank you ty thx ta cheers many ok okay k yes yep yup yeah aye hi hello hiya dear all
    morning afternoon evening good great perfect brilliant lovely super excellent fine sure
    right very much so kind for this that the update reminder message note it from dcc cc acc
    pcc sir ma'am boss team colleagues natasha again indeed absolutely certainly of course
    apologies sorry late delay in replying reply just to confirm can happy everyone folks both
    heads up letting me us know sending sharing flagging helpful email prompt nudge swift quick
    on behalf chief constable deputy staff officer his her their office his/her i'm well please
    """
)
"""Words that come before what a short reply says, and say nothing of it."""

ALONE: Final = _words(
    """
    noted ack acked ack'd acknowledged acknowledging acknowledge seen received understood roger
    wilco noted/seen rec'd recd copied
    """
)
"""Heads: words that acknowledge by themselves."""

FOLLOWING: Final = _words(
    """
    this it that these those both all the thanks thank thankyou ta cheers ty thx your them
    everything receipt same by on for with now today already ok okay safely loud will we'll i'll
    we i sir ma'am too also here yesterday
    """
)
"""Words that may follow a head; any other begins a story: "seen a rise", "noted at the panel"."""

TOLD: Final = _words(
    """
    update updates reminder reminders message notice email above action actions date dates
    change changes following new attached revised same below content contents position request
    """
)
"""What is acknowledged, after "the": "we have received the reminder", not "the results"."""

OWN: Final = _words("my our mind hand full diary diaries calendar")
"""Whose, or what, something is noted in: "noted in my diary", not "in the minutes"."""

OBJECTS: Final = _words("this it that these those both the them")
"""What is acknowledged, in a word."""

NAMED: Final = _words("noted ack acked acknowledged roger wilco")
"""Heads that a name may follow: "noted Natasha"."""

BEFORE_A_HEAD: Final = _words(
    """
    our that's i i've we we've have has been had now also all both duly well this that it is are
    was fully hereby already consider message safely he's she's they've dcc cc acc the it's
    these gratefully carefully contents actions action date dates points everything receipt got
    can am will i'll we'll to do glad everyone's boss confirm
    """
)
"""Words that may come between the openers and a head: "we have duly noted"."""

OTHERS: Final = _words("pcc dcc cc acc he she they boss panel board chief officer")
"""Whose noting is not the writer's: "the PCC noted this"."""

HELPING: Final = _words(
    "can could would will is are was were do does did has have should shall may might am"
)
"""Words that a question begins with when a subject follows."""

SUBJECTS: Final = _words(
    """
    i we you they he she it this that these those the there anyone anybody someone somebody
    everyone your our my
    """
)
"""Subjects: "has anybody"."""

ASKING: Final = _words("what when where which who whom whose why how")
"""Words that ask."""

ASKED_OF: Final = _words("about come on exactly date post meeting long many much soon")
"""What "what", "which" and "how" may ask of."""

GREETINGS: Final = _words("hi hello ok so sorry please thanks morning quick all and")
"""Words that may come before a question."""

HARMLESS: Final = re.compile(
    r"\b(?:no|not a|not any|without) (?:problems?|worries|comments?|further comments?|issues?"
    r"|further questions?|questions?|objections?|concerns?|changes?|bother|need to reply"
    r"|surprises?|further action|action needed|more to add)\b|\bnothing (?:to add|further|else"
    r"|from us|more)\b|\b(?:can't|cannot|can not) (?:wait|fault)\b|\bnot before time\b"
    r"|\bwhy not\b|\bif not\b|\bwon't be late\b|\bno later than\b|\bnot only\b"
    r"|\bwithout delay\b|\bnot to worry\b"
)
"""Noes that refuse nothing."""

REFUSES: Final = re.compile(
    r"\b(?:not|never|n't|cannot|hardly|nor)(?: \w{1,12}){0,3} (?:acknowledg\w{0,6}|ack"
    r"|note[ds]?|seen?|read|receiv\w{0,4}|understand|understood)\b"
    r"|n't(?: \w{1,12}){0,3} (?:acknowledg\w{0,6}|ack|note[ds]?|seen?|read|receiv\w{0,4}"
    r"|understand|understood)\b|\bnot (?:been )?(?:noted|seen|acknowledged|read)\b"
    r"|\b(?:disagree\w{0,4}|dispute\w{0,2}|refuse\w{0,2}|refusing|refusal|reject\w{0,3}|object"
    r"|objecting|objections?|declin\w{1,4}|unacceptable|unworkable|unrealistic|unreasonable"
    r"|impossible|unable|oppose\w{0,2}|contest|protest|push(?:ing)? back|challenge this"
    r"|reservations?|unhappy)\b|(?:\bnot\b|n't|\bcannot\b)(?: \w{1,12}){0,2} (?:accept\w{0,4}"
    r"|agree\w{0,2}|recogni[sz]e\w{0,1}|happy|possible|achievable|feasible|content|acceptable"
    r"|support|commit|right|correct|true|able|do this|do that|do it|meet|make|deliver|ours?"
    r"|mine|us|me|for us|the case|our action|going to happen|fair|reasonable|sign)\b|(?:n't"
    r"|\bnot) (?:take|treat|count|read|record) (?:this|that|it|my)\b|^\s{0,9}(?:no|nope|nah"
    r"|no way|absolutely not|certainly not)\b(?! (?:update|news|change|progress))"
    r"|\bwon't (?:be (?:doing|able|accepting)|happen|accept|agree|do|have|get|sign|be ready)\b"
    r"|\b(?:wrong (?:post|person|owner|officer|date)|is wrong|are wrong|is incorrect"
    r"|inaccurate|should not (?:be|sit|fall)|shouldn't (?:be|sit|fall)|no longer (?:ours|mine"
    r"|agree)|take issue|only if|nothing of the sort|never told|not having (?:this|that|it)"
    r"|news to (?:me|us))\b"
)
"""Words by which somebody refuses, disagrees, or says that they have not seen something."""

DOUBTS: Final = re.compile(
    r"\b(?:but|however|although|though|except|unless|until|pending|subject to|yet|not|never"
    r"|cannot|no|none|nobody|nothing|wrong|incorrect|mistake|doubt\w{0,3}|concern\w{0,2}"
    r"|only if|nothing of the sort|never told|hold off|hang on|wait|sarcas\w{1,3}|whatever"
    r"|instead|rather than|if)\b|n't\b"
)
"""Words that take some of an acknowledgement back: then it is not taken for a plain one."""

PHRASES: Final = re.compile(
    r"^(?:got (?:it|this|that|them|you)|will do|copy(?: that)?|roger that|message received"
    r"|on it|leave it with me|loud and clear|all clear|read and understood|read this|read it"
    r"|read thanks|read|in hand thanks|taken on board|on my radar|on our radar|point taken)$"
)
"""Whole clauses that acknowledge."""

STANDS: Final = re.compile(
    r"\b(?:done|completed?|finished|sent|shared|circulated|drafte?d?|on track|in progress"
    r"|underway|under way|will be|going out|goes out|expected|expect|await\w{0,3}"
    r"|waiting (?:for|on)|started|starting|begun|delayed|slipp\w{1,4}|met with|booked"
    r"|signed off|published|ready|findings|figures|progress\w{0,4}|submitted|uploaded|attached"
    r"|ongoing|scheduled|arranged|agreed|chas\w{1,3}|approved|we (?:are|will|have)|has been"
    r"|have been|is with|now with|now has|aim\w{0,3}|plan to|planned|working on|reviewed"
    r"|launched|issued|adopted|rolled out|tested|closed|commissioned|procur\w{1,5}|on monday"
    r"|on tuesday|on wednesday|on thursday|on friday|by monday|by tuesday|by wednesday"
    r"|by thursday|by friday|next week|this week|end of|per cent|percent|went (?:out|live|well"
    r"|to)|board (?:met|meets)|training|recruit\w{0,4}|delivered|presented|briefed|rescheduled"
    r"|outstanding|the (?:paper|report|survey|review|plan|figures|draft|data|pilot)|rise in"
    r"|fall in|increase|seen a|reduced|reduction)\b|\d{1,3}%"
)
"""Words by which a reply tells how something stands."""
