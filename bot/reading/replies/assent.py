"""Whether a clause agrees to what was told, or thanks for it."""

import re
from typing import Final

from bot.reading.replies.welsh import THANKS_FOR_IT as THANKS_IN_WELSH
from bot.reading.replies.words import DAY, DEPARTMENTS, MONTH, NOTICED, POST, one_of

_THIS: Final = r"(?:this|it|that|these|them|those|both|all)"
_US: Final = rf"(?:me|us|{POST}|our|my|everyone|the team)"

BEFORE: Final = one_of(r"""
    and|so|then|yes|ok|okay|yep|sure|thanks|cheers|ta|great|perfect|lovely|absolutely|fine|agreed
    copy|boss
    sir|ma'am|happy|roger|right|hi|morning|thank you|no problem|of course|meantime|meanwhile|also
""")
FIRST: Final = rf"^(?:{BEFORE} ){{0,4}}"
"""How a clause may begin that agrees, or takes something on."""

_SOUND: Final = one_of(r"""
    fair|manageable|achievable|timely|clearer|correct|handy|good|fine|ok|okay|alright|sensible
    clear|helpful|useful|great|perfect|brilliant|excellent|right
    lovely|grand|ideal|reasonable|sense|content|happy(?: to (?:go with|go along))?|satisfied
    comfortable|tidy|doable|workable
    in order|relaxed|supportive|agreeable
""")
_ALL_IS: Final = (
    "(?:"
    + one_of(rf"""
        (?:i|we|he|she|they|it|that|this|there|{POST}|{_THIS}|everything
        (?:the )?(?:new )?{NOTICED})(?:'s|'m|'re)?
        should|will|it'll|that'll|i am|is|are|am|be|remains|very|quite|really|most|now|perfectly
        perfect|also|more than
        absolutely|entirely|fully
        equally|and|the|new|sounds|looks|seems|makes?|works|reads|thanks|good|fine|great|lovely|ok
        okay|yes|yep
    """)
    + " ){0,6}"
)
_END: Final = (
    r"(?:$| "
    + one_of(rf"""
        (?:with|by|on|from|at|about|as|now|here|and|too|that|thanks|thank|cheers|ta|boss|sir|ma'am
        all|our|my|this)\b
        for (?:{_US}|this|now|all)\b|to (?:{_US}|know|hear|have|note|accept|proceed|support|lead
        own)\b
    """)
    + ")"
)
_ITS_TERMS: Final = (
    r"(?:the|your) (?:(?:commissioner|pcc)'s )?(?:decision|conditions|terms|ruling)"
    r"(?=$| (?:and|of \d{1,2})\b)"
)
_NONE: Final = one_of(rf"""
    (?:no|not an?|nae|zero)(?: further| other| more| major| particular| immediate)? (?:problems?
    probs?|worries|issues?
    dramas?|bother|objections?|comments?|concerns?|questions?|queries|obs|observations|changes
    amendments|points)
    (?:nothing|nil|none)(?: further| else| more)? to (?:add|raise|flag|note|comment)
    nothing(?: further| else| more)?$|nothing (?:for|required|needed)
    (?:(?:do|have|has|had|got|ca|should|would|wo|does)n't|cannot|not|never)(?: (?:have|got|had|see
    foresee|anticipate|be|any|an|a|further))* (?:comments?
    objections?|concerns?|issues?|questions?|queries|problems?|anything to add)
    nil (?:comments?|return)|nothing from (?:{_US}|{DEPARTMENTS}|crime|ops|local policing)$
    nowt|dim (?:problem|sylwadau)|popeth yn (?:iawn|glir)|iawn gen i|(?:don't|can't) see why not
    no reason (?:why )?not|why not$
""")
CONTENT: Final = re.compile(
    FIRST
    + one_of(rf"""
        {_ALL_IS}{_SOUND}{_END}
        (?:[\w/']{{1,20}} ){{0,4}}?(?:works|suits)(?: (?:for|fine|well|me|us|our|the|ok|here)\b|$)
        (?:i|we) (?:all )?concur\b
        (?:that'll|that will|it'll|this will) (?:do|work|suit|help)\b
        (?:{DAY}|\d{{1,2}}(?:st|nd|rd|th)?(?: {MONTH})?) (?:it is|then)$|as you wish|bang on
        (?:just|quite) so|(?:straight|right) away$|with pleasure|gladly$|already known|known to us
        (?:accepted|noted|agreed) on behalf\b|phew\b
        fair (?:enough|do's|dos|point)|of course|sure thing|right you are|very well|thumbs up
        good to know
        understandable|in agreement|sounds (?:like a plan|right|about right)|clear (?:on )?what\b
        (?:(?:i|we|{POST}) )?(?:agree|agrees|accept|accepts|support|supports|approve|approves
        endorse)(?: with| to| on)?(?:$| {_THIS}\b| {_ITS_TERMS}
        \ the (?:action|date|change|approach|proposal|update|plan)\b)
        (?:i|we) (?:take|own) (?:the|this) action(?=$| (?:on|and|from|for|as)\b)
        (?:the |this |your )?(?:actions?|ownership|responsibility|deadline|terms|conditions|decision
        ruling|change)(?: is| are)? (?:all )?accepted(?=$| (?:thanks|with thanks|in full|here)\b)
        (?:agreed|accepted|approved|supported)(?:$| (?:with|to|on|by|from|at|for) (?:{_US}|{_THIS}
        here)\b| (?:this|that|all|here|in full|boss|sir|ma'am)\b)
        (?:it's |all |this is |that's |already |well )*in hand\b
        (?:(?:i|we)(?:'m|'re| am| are| already)? )?(?:tracking|know about|knew about)(?: {_THIS}\b
        $)|(?:have |got |i've |we've |i've got |we've got )?eyes on
        (?:i|we) (?:already )?know(?: {_THIS})?$
        (?:(?:i|we|{POST}|have|has|i've|we've|there are|there's|got|from|me|us|that's|also
        but) )*{_NONE}(?=$| (?:from (?:{_US}|here|this|(?:the|a|an) \w+ (?:side|perspective|point))
        {_US}|side|end|with|at|on|here|thanks|ta|cheers|for|to|needed|required|my|our|this|boss
        about|re)\b)
        (?:pleased|glad|good|great) to (?:see|hear|have|know|get) (?:this|it|that|the)\b
    """)
    + rf"|\b(?:i|we|he|she|who|{POST})(?:'s|'re|'m| is| are| am) (?:\w{{1,12}} )?(?:happy"
    rf"|content|comfortable)(?: with\b|$)"
    + rf"|\b(?:is|are|be|looks?|sounds?)(?: all| also| absolutely| perfectly)? {_SOUND} (?:for"
    rf"|with|by) {_US}\b"
)
"""Clauses that agree, in more than a word; what follows is free."""

_FOR_WHAT: Final = one_of(rf"""
    (?:(?:the|my|our|your|this|that|these|those|a|quick|prompt|further|very|useful|helpful|early
    clear|full) )*{NOTICED}\b
    (?:you )?(?:letting|clearing (?:this|that|it)|(?:moving|changing) (?:this|that|it|the (?:date
    deadline|meeting|wording))|agreeing|explaining|correcting|amending|arranging|extending|checking
    keeping|giving|flagging|sharing|sending|confirming|chasing|clarifying
    telling|updating|reminding
    passing|raising|forwarding|highlighting|bringing|circulating|getting back|coming back|prompting
    nudging|putting
    pointing)\b|(?:the |agreeing the )?(?:extension|(?:extra|additional) \w{{1,9}})\b
    (?:your patience|the steer|the poke|the prod)\b|(?:this|that|it
    all of this)\b(?! \w+ing)
""")
THANKS_FOR_IT: Final = re.compile(
    r"(?:\b(?:thanks|thank you|thankyou|thx|tks|cheers|ta|diolch)(?: [\w']{1,20}){0,3}? for"
    r"|\bappreciate|\bgrateful for(?! your| a| an| any)) " + f"{_FOR_WHAT}|{THANKS_IN_WELSH}"
)
"""Thanks for what was told: whoever thanks for an update has had it."""
