"""The words of a reply that keep it from being an acknowledgement: it asks, refuses or doubts."""

import re
from typing import Final

from bot.reading.replies.words import one_of, words

HELPING: Final = words(
    "can could would will is are was were do does did has have should shall may might am"
)
"""Words that a question begins with when a subject follows."""

SUBJECTS: Final = words(
    """
    cc dcc acc chief boss supt insp sgt ps dci ci di ch legal finance
    i we you they he she it this that these those the there anyone anybody someone somebody
    everyone your our my
    """
)
"""Subjects: "has anybody"."""

ASKING: Final = words(
    """
    what when where which who whom whose why how what's when's where's who's how's which's whats
    whens wheres whos hows why's
    """
)
"""Words that ask."""

ASKED_OF: Final = words(
    "about come on though exactly date post meeting long many much soon one of time day person"
    " supt action"
)
"""What "what", "which" and "how" may ask of."""

GREETINGS: Final = words("hi hello ok so sorry please pls thanks morning quick all and yes also")
"""Words that may come before a question."""

_PAPERS: Final = (
    "(?:attachment|annex|appendix|pages?|link|paper|file|table|document|something|bit|figure)s?"
)

_SAY: Final = (
    r"(?:(?:(?<!\bi )|(?<=\bso i )|(?<=\bdo i ))know|let me know|tell me|remind me|ask|say|confirm"
    r"|advise)"
)
"""How an answer is asked for, which "I know who" does not."""

OUTRIGHT: Final = re.compile(
    r"(?:^|[.!?;\n]|\s[-–—]\s)\s{0,9}(?:(?:and|so|but|sorry|ok)\s)?"  # noqa: RUF001  as typed
    r"(?:who|why|whose|whom|which (?:\w{1,20} )?(?:is|are|was|were|do|does|one)"
    r"|(?:what|when|where|how)(?:'s| is| are| was| were| do| does| did| time| many| much| long"
    r"| soon))\b"
    r"(?!(?:'s| is| are) (?:away|off|on|in|out)\b| knows?\b| knew\b)"
)
"""How a statement begins that can only be a question."""

WONDERS: Final = re.compile(
    r"\b"
    + one_of(rf"""
        not sure|unsure|unclear|wonder(?:ing|ed)?|clarif\w{{1,8}}|confus\w{{2,4}}|no idea
        by whom|for what(?! it(?:'s| is) worth)
        ask(?:s|ed|ing)? whether|(?:please|pls) (?:advise|explain)
        don't (?:understand|know|follow|get)
        {_SAY} (?:who|whom|what|which|when|where|why|how|whether)
        (?<!you )(?:like|want|need|wish) to (?:talk|discuss|understand|know|meet)
        (?<!you )(?:like|want|wish) to (?:see|check)|need to check (?:if|whether|who|what|which)
        (?<!you )(?:like|want|need|wish) to speak(?! to (?:this|the) item)
        (?:like|want|need|wish) to go through
        (?:an?|one|quick|small|my|our|some|few|two|have|got) (?:quer(?:y|ies)|questions?)
        (?:quer(?:y|ies)|questions?) (?:on|re|about|over|for you|regarding|below|remains?|though)
        {_PAPERS} (?:(?:is|are|was|looks|seems|appears|to|be) ){{0,3}}missing
        missing (?:the )?{_PAPERS}
        re-?send|(?:{_PAPERS}|it|it's|this|that|is)(?: \w{{1,9}}){{0,2}} (?:corrupt\w{{0,2}}
        illegible)
    """)
    + r"\b"
)
"""Words that ask without a question's order."""

_NO: Final = r"(?:no|not a|not any|without)"
_OTHER: Final = r"(?: (?:further|more|other|additional|immediate|particular|major))?"
_BETWEEN: Final = (
    r"(?: (?:have|had|got|see|think|expect|be|any|a|an|of|from|there|is|are|foresee"
    r"|anticipate|further"
    r"|more|our|my|to|add|much)){0,5}"
)
_OBJECTION: Final = one_of(r"""
    problems?|probs?|obs|observations?|difficult(?:y|ies)|obstacles?|worries|comments?|issues?
    questions?|queries
    objections?|concerns?|changes?
    bother|need to reply|surprises?|action|reply|response|amendments?|feedback|rush|dramas|updates?
""")

_OF_WHEN: Final = r"(?:(?:of|about|the|exact) ){0,4}(?:when|dates?|times?|day|venue)"

_GOES: Final = r"(?: (?:from (?:us|me) )?before (?:this|it|that) (?:goes|is|gets|leaves)\b)?"
"""What nobody asks for who has nothing to add: "no changes before it is published"."""

_ENDS: Final = r"(?=\s{0,9}(?:$|[.,;!\n]|but|and))"

HARMLESS: Final = re.compile(
    one_of(rf"""
        (?:\bbut )?\b{_NO}{_OTHER} {_OBJECTION}\b(?: (?:needed|required|necessary))?{_GOES}
        (?:\bnot\b|n't){_BETWEEN} (?:{_OBJECTION}|anything (?:to add|further|else|more)
        to add)\b{_GOES}
        (?:\bbut )?\bnothing (?:to (?:add|report|flag|note|raise|comment)|further|else|from (?:us
        me)|more|at this)\b{_GOES}
        \b(?:can't|cannot|don't|not) (?:say|know|sure|certain) {_OF_WHEN} yet{_ENDS}
        \bnothing from (?:\w{{1,12}} ){{0,2}}?\w{{1,20}} on (?:this|that|it)\b
        \b(?:thanks|thank you|grateful|cheers|ta
        appreciate) (?:\w{{1,12}} ){{0,4}}?the (?:extension|(?:extra|additional) \w{{1,12}})\b
        \b(?:acknowledg\w{{1,3}}|noted?|accept\w{{0,2}}|understood) the (?:new )?extension\b
        \bthanks?(?: \w{{1,12}}){{0,4}} clarif\w{{1,8}}\b
        \bhard to say \w{{1,12}}|(?:can't|cannot|can not) (?:wait|fault|complain)\b
        \bnot that (?:it|this|there) (?:will|would|should|matters|comes|makes)\b[^.,;!?\n]{{0,60}}
        \bnot (?:before time|only|long|to worry|at this (?:stage|time|point))\b
        \bnothing outstanding\b|\bwon't be late\b|\bno (?:later than|doubt)\b|\bwhy not\b
        \band if\b|\b(?:grateful|appreciated?|helpful|useful|good|great) if\b
        \b(?:let (?:me|us|you) know|shout|ask|say|ping (?:me|you))(?: \w{{1,12}}){{0,4}} if\b
        \b(?:give (?:me|us) a \w{{1,9}}|(?:ring|call) (?:me|us))(?: \w{{1,12}}){{0,4}} if\b
        \b(?:contact \w{{1,9}}|(?:come|get) back)(?: \w{{1,12}}){{0,4}} if\b
        \bhappy to (?:discuss|chat|talk|help|brief|give|provide|meet)(?: \w{{1,12}}){{0,4}} if\b
        \bif (?:urgent|poss(?:ible)?|needed|required|necessary|helpful|useful|any(?:thing)?)\b
        \bif (?:so|there|you need|i need|we need|i may|i might|you can|we can|at all possible)\b
        \b(?:away|leave|out|(?<!hold )off|back|busy|tied up)(?: \w{{1,12}}){{0,3}} (?:un)?till?\b
    """)
)
"""Noes and ifs that refuse nothing."""

_SEES: Final = r"(?:acknowledg\w{0,6}|ack|note[ds]?|seen?|read|receiv\w{0,4}|underst(?:and|ood))"
_DISPUTES: Final = one_of(r"""
    disagree\w{0,4}|dispute\w{0,2}|refut\w{1,3}|refuse\w{0,2}|refusing|refusal|reject\w{0,3}
    object|objecting|objections?|declin\w{1,4}|oppose\w{0,2}|contest\w{0,3}|protest|duress
    push(?:ing)? back|challeng\w{1,4}|take issue|withdraw(?! from)|withdrawn? (?:this|that|it)
    overrul\w{1,3}|veto
    (?<!more )strongly
    unacceptable|unworkable|unrealistic|unreasonable|impossible|unable|reservations?|unhappy
    wrong (?:post|person|owner|officer|date|team|department|addressee|one|way|name)
    is wrong|are wrong|is incorrect|inaccurate|factually|in error|by mistake|mistakenly
    (?:^\s{0,9}|[.,;!\n]\s{0,3})no longer
    (?:i|we|i'm|i am|we're|this|that|it|it's) (?:\w{1,12} ){0,2}no longer
    whether (?:\w{1,12} ){1,3}(?:accept|agree|support|sign)|only if|nothing of the sort|never told
    news to (?:me|us)|nothing to do with
    not having (?:this|that|it)|over my (?:head|dead)|first (?:i|we)(?:'ve| have)? heard
    rather (?:not|you|this|it|that|we|see)|thumbsdown|sent back
    (?:^|[.,;!\n-]\s{0,3})over to you|(?:hand|pass)\w{0,3}(?: this| it| that)? over to you
    (?:take|remove|strike) (?:me|us|my|our|this|the \w{1,12}|it
    [ad]?cc)(?: (?!as)\w{1,12}){0,2} (?:off|from)
    remove (?:me|us|my|our)|return(?:ed|ing) (?:this|it|to|with)
""")
_BELONGS: Final = (
    r"(?:should|ought to|needs to|must|has to|better|meant to|supposed to|would|belongs?)"
    r"(?: really| probably| surely)?"
    r"(?: (?:be|sit|go|come|belong|lie|rest|fall|stay|have gone|have been))?"
)
_REDIRECTS: Final = r"(?:re-?assign|re-?allocat|redirect)\w{0,3}"
_SENDS_ON: Final = one_of(rf"""
    {_REDIRECTS} (?:this|that|it|me|to|please|pls)|{_REDIRECTS}(?=\s{{0,9}}(?:$|[.,;!\n]))
    (?:been|be|was) {_REDIRECTS}|misdirect\w{{0,2}}
    someone else|somebody else|different (?:portfolio|team|department|post)|above my
    beyond (?:my|our)
    (?:out of|outside) (?:my|our|the)(?: \w{{1,12}})? (?:area|remit|scope|portfolio|hands|control)
    (?:hand|pass|send|bounc|giv)\w{{0,3}} (?:this |it |that )?back to (?:you|the)
    {_BELONGS} (?:with|to|under|for|via|the responsibility)
    (?:sits|lies|rests|falls) (?:with|to|under)
    (?<!this )(?<!that )(?:one|matter|job|question|action) for (?!the (?:diary|calendar|agenda
    next))(?:the|[ad]?cc|pcc)
    (?<!this )(?<!that )(?:one|matter|job|question|action) for (?:crime|justice|ops|them|him|her
    you)
    try (?:the|[ad]?cc|asking)|responsibility of
    (?:your|their|his|her|\w{{1,12}}'s) (?:job|action|responsibility|problem|call)
""")
_CLEARLY: Final = "(?:really|actually|probably|clearly)"
_THEIRS: Final = r"(?:the )?(?:yours|theirs|his|hers|\w{1,12}'s)"
_NOT: Final = r"(?:\bnot\b|n't|\bcannot\b)(?: \w{1,12}){0,2}"

_DENIED: Final = r"(?:\b(?:not|never|cannot|hardly|barely|nor)|n't)"

REFUSES: Final = re.compile(
    one_of(rf"""
        {_DENIED}(?: (?!(?:but|and|so)\b)\w{{1,12}}){{0,3}} {_SEES}\b
        \bnot (?:been )?(?:noted|seen|acknowledged|read)\b
        \bheb (?:\w{{1,9}} )?(?:weld|ddarllen|nodi|dderbyn)\b
        {_NOT} (?:accept\w{{0,4}}|agree\w{{0,2}}|recogni[sz]e\w?|support|commit|sign)\b
        {_NOT} (?:happy|content|ok)\b
        {_NOT} (?:possible|achievable|feasible|acceptable|right|correct|true|able|fair|reasonable)\b
        {_NOT} (?:do (?:this|that|it)|meet|make|deliver|the case|going to happen)\b
        {_NOT} (?:ours?|mine|my action|our action|us|me|for us)\b
        \bdon't (?:publish|send|circulate|release|issue|minute|share|include|print|log|announce)\b
        (?:n't|\bnot) (?:take|treat|count|read|record) (?:this|that|it|my)\b
        \bwon't (?:happen|accept|agree|do|have|get|sign)\b
        \bwon't be (?:doing|able|accepting|taking|ready)\b
        ^\s{{0,9}}(?:no|nope|nah|absolutely not|certainly not)\b(?! (?:update|news|change|progress))
        \bwith (?:all due |great )?respect,? no\b
        \b{_DISPUTES}\b
        \b{_SENDS_ON}\b
        \b(?:this|that|it)(?: one)?(?:'s| is) (?:{_CLEARLY} )?{_THEIRS}\s{{0,9}}(?:$|[.,;!\n])
    """)
)
"""Words by which somebody refuses, disagrees, sends on, or says that they have not seen it."""

DOUBTS: Final = re.compile(
    r"\b"
    + one_of(r"""
        but|however|although|though|except|apart from|other than|yet|instead|rather(?! than)|only
        without prejudice|(?:yeah|yea|yeh|aye),? right
        not|never|cannot|no|none|nobody|nothing|nope|nah|ddim|nid|methu
        wrong|incorrect|mistake|doubt\w{0,3}|concern\w{0,2}|worr\w{1,4}|disappoint\w{1,5}|dismay
        frustrat\w{1,4}|surpris\w{2,3}|hold off|hold on|hang on|wait
        sarcas\w{1,3}|whatever|pretend|supposedly|apparently|allegedly|weary
    """)
    + r"\b|n't\b"
)
"""Words that take some of an acknowledgement back: then it is not taken for a plain one."""

CONDITIONS: Final = re.compile(
    r"\b"
    + one_of(r"""
        unless|(?:as|so) long as|on the basis|pending|subject to|if|provided|providing|assuming
        conditionally|conditional on
        (?:on )?condition|provisional\w{0,2}|in principle
    """)
    + r"\b"
)
"""Words that make an acknowledgement depend on something."""

PROMISES: Final = re.compile(
    r"\s{0,9}(?:and )?if\b.{0,200}\b(?:(?:i|we)(?:'ll| will| shall| can)"
    r"|just|please|let (?:me|us)|drop|give (?:me|us)|shout|ping|ring|call)\b"
)
"""A sentence that promises something for a case: "if the numbers change I'll let you know"."""

SHARES: Final = re.compile(r"\b(?:partly|partially|half|part of|in part|some of|most of|mostly)\b")
"""Words that acknowledge a part only."""

IS_AWAY: Final = re.compile(
    r"who(?:'s| is| are) (?:(?:currently|still|now) )?"
    r"(?:in|away|off|out|at|abroad|unwell|ill|sick|busy|content|happy|aware|sighted|copied|covering"
    r"|leading|dealing|travelling|tied up|on (?:leave|a|an|the))\b"
)
"""A clause that says where somebody is who was named before it."""

AUTOMATIC: Final = re.compile(
    r"\b"
    + one_of(r"""
        auto(?:matic|mated)?[ -]?(?:reply|response)|automated|do not reply|this mailbox
    """)
    + r"\b"
)
"""What a machine says of itself."""

AWAY: Final = re.compile(
    r"\b"
    + one_of(r"""
        out of (?:the )?office|ooo|annual leave(?! (?:so|and|but))|(?:on|upon) my return
        (?:limited|no|intermittent) access
    """)
    + r"\b"
)
"""What a machine says while its owner is away, and the owner as well."""
