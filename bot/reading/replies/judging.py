"""The words by which a reply judges what was told: it opposes, mocks, corrects, or sends it on."""

import re
from typing import Final

from bot.reading.replies.words import one_of

_NAMED: Final = one_of(r"""
    action|minutes?|notice|update|wording|dates?|deadlines?|figures?|numbers?|owner|name|note|record
    title|text|draft|entry
""")
_PIECE: Final = r"(?:para\w{0,7}|bullet|sentence|clause|footnote|phrase|wording|last line)s?"
_IT: Final = (
    rf"(?:this|that|it|which|these|(?:the |your |my |our )?(?:\w{{1,12}} )?(?:{_NAMED}|{_PIECE}))"
)

_OPPOSES: Final = one_of(rf"""
    ddim|nid|methu|(?:^\W{{0,9}}|(?:is|are|was|were|it's|that's|looks|the|still|plain|just|all|flat
    badly|completely) )wrong(?! (?:form|end of|thread|place|time|button|way round|chat|channel|link
    key|password|number))|incorrect|(?<!my )(?<!our )mistaken?|doubt\w{{0,3}}|concerned
    worr\w{{1,4}}
    concerns?(?! (?:from|among|raised by|of residents|about (?:crime|asb|speeding)))
    uneasy|uncomfortable|too far|surely not|disappoint\w{{1,5}}|dismay\w{{0,2}}|frustrat\w{{1,4}}
    surpris\w{{1,3}}|unhelpful|unfair
    premature|misleading|out of date|outdated|false|returned|unsigned|grudging\w{{0,2}}
    mis(?:underst|report|represent|characteri[sz]|quot|attribut|record|interpret|stat)\w{{1,7}}
    un(?:convinced|persuaded|impressed|justified|warranted|founded|true|substantiated)
    take (?:exception|issue|umbrage)|stand by (?:what|my|our)
    neither (?:i|we)|i neither|nor (?:i|we|do)
    (?:maintain|remain|repeat) (?:of the|my|our) (?:view|position)|against (?:this|it|that)
    voted against|(?:my|our) (?:objection|view|position) (?:stands|is|remains)
    (?<!as )(?<!what )(?<!than )(?:i|we) (?:had )?(?:thought|understood|believed|assumed)(?! (?:i
    we)(?:'d| had| have)\b)
    (?:i|we) (?:was|were) told (?:this|that|it|the)
    (?:i|we) (?:think|feel|believe|suspect) {_IT} (?:is|was|should|needs|belongs|ought)
    (?:i|we)(?:'d| would) (?:rather|prefer|sooner|query|question|ask that)
    rather (?:you|this|it|that|we|see)
    (?:i|we) (?:struggle|have (?:some |a )?(?:difficult\w{{1,3}}|problems?|trouble)) with
    {_IT} (?:is|are|was) (?:a |the )?(?:problem|non-starter|stretch)(?! because)
    problem (?:for|with) (?:us|me|{_IT})|(?:gives|causes) (?:us|me)(?! (?:time|longer|more|what
    a chance|the chance))|comes as
    without (?:prejudice|accepting|agreeing|admitting|committing|endorsing)
    reserv\w{{1,3}} (?:our|my|its|it's|the)(?: \w{{1,12}})? (?:position|right|judge?ment)
    position (?:is )?reserved|too (?:much|many|vague|late|early|strong)
""")
"""To be against it, in whatever way."""

_MOCKS: Final = one_of(r"""
    pointless|no point|good luck with that|over (?:my|our) heads?|reluctan\w{1,4}
    (?:you've|you have) (?:got )?the wrong|but (?:blank|empty)
    sarcas\w{1,3}|whatever|pretend|supposedly|allegedly|apparently|weary|nope|nah|for all the good
    (?:yeah|yea|yeh|aye),? right|shambles
    (?:^\W{0,9}|(?:utter|complete|absolute|is|it's|that's) )(?:rubbish|nonsense)
    nonsense|farce|ridiculous|pathetic|disgrace\w{0,3}
    waste of|binned|(?:in|for) the bin|ignored|disregard\w{0,2}|hate (?:it|this|that)|(?:^\W{0,9}
    very |pretty |this is |that is |it's |that's )poor
""")
"""To think little of it."""

_CORRECT: Final = (
    "(?:correct|amend|chang|reword|re-word|rewrit|revis|redraft|reconsider|alter|withdr|remov)"
)
_CUT: Final = (
    "(?:take|strike|delete|remove|cut|drop|pull|scrap|bin|stop|pause|withdraw|park|hold"
    "|correct|change)"
)
_NOT_AS: Final = r"(?!(?: \w{1,12})? as\b)"
"""What a bidding does not go on with: "take this reply as our acknowledgement"."""
_EASY: Final = (
    "(?:straightforward|simple|possible|alright|achievable|fine|ok|okay|good|easy|doable|there"
    "|with you|able|done|ready|complete|no)"
)
_CORRECTS: Final = one_of(rf"""
    {_IT} (?:should|ought to|must|needs? to|has to) (?:have|be (?!{_EASY})|say|read|come|go|sit
    name|show)
    {_IT}(?: \w{{1,4}})? should (?:come|go)|{_IT} needs? {_CORRECT}ing|needs? (?:looking at|work)
    (?:please|pls) {_CORRECT}\w{{0,4}} {_IT}|stop$|leave (?:{_IT} )?out|hold off|hold on|hold fire
    hang on
    (?:like|wants?|needs?|ask for|asking for|expects?) {_IT} (?:to be )?{_CORRECT}\w{{0,3}}
    ^\W{{0,9}}(?:(?:please|pls|can you|just) )?{_CUT} (?:{_IT}|me|us|sending){_NOT_AS}
    ^\W{{0,9}}needs? {_CORRECT}ing
    ^\W{{0,9}}(?:should|ought to|must|needs to) (?:really )?(?:sit|go|come|be (?!{_EASY}))
    (?:should|could|would|must|please|ask)\b.{{0,80}}\binstead|stop sending|taken off
    (?:before|until|once) (?:i|we) (?:can )?(?:confirm|acknowledge|note|sign|agree|accept|say)
    (?:could|can|would|should) be {_CORRECT}\w{{1,3}}
    before (?:this|it|that) (?:goes|is sent|is published)
    (?:needs?|wants?|has|have|ought|want|need) to (?:see|read|clear|approve|agree) (?:it|this)
""")
"""To ask for other words, or for it to wait."""

_SENDS_ON: Final = one_of(r"""
    ^\W{0,9}try (?!to|and|again|not)\w+|left (?:that|the|this) (?:post|role|team|job)|moved post
    ^\W{0,9}(?:(?:this|that|it)(?:'s| is) |think )?one for (?!(?:the )?(?:diary|calendar|agenda
    next|me|us|you|my|our|info|noting|later))\w+
    take (?:this|it|that) up with|^\W{0,9}(?:(?:best|better|please) )?ask \w+
    you (?:should|could|ought to) ask
    (?:suggest|recommend)(?: that)? (?:you|this|it|that)|you (?:need|want|'ll need) (?:the )?\w+ for
    (?<!will )(?<!ll )(?<!to )(?<!and )(?<!now )(?:speak
    talk) to \w{1,20}(?: \w{1,20})? (?:about (?:this|it|that)|first|before|instead)
    (?:this|that|it)(?:'s| is) (?:really |surely |clearly )?(?:a matter|an operational
    one(?! for (?:me|us|my|our))) \w+
    (?:this|that|it)(?:'s| is) (?:really |surely )?for (?:the |your |their )?(?!noting|info)\w+$
    (?:this|that|it)(?: is| was|'s| has always been| remains) (?:the )?(?!today|tomorrow)\w{1,12}'s
""")
"""To say whose it is instead."""

JUDGES: Final = re.compile(rf"(?:\b|^)(?:{_OPPOSES}|{_MOCKS}|{_CORRECTS}|{_SENDS_ON})\b")
"""Words of a clause or a sentence by which it judges what was told."""

OF_A_PIECE: Final = re.compile(rf"\b{_PIECE}\b")
"""What speaks of a piece of the notice speaks for or against its words."""

CONTENT_WITH: Final = re.compile(
    r"\b(?:fine|helpful|clear|good|agreed?|happy|content|typo|accurate|right|useful|noted|both"
    r"|all)\b"
)
"""For them, then."""
