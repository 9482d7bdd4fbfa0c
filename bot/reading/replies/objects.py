"""What follows a word for taking in: the message, what it said, or how and when it was taken in."""

import re
from typing import Final

from bot.reading.replies.words import DAY, MONTH, OBJECT, POST, one_of

_WHEN: Final = one_of(rf"""
    (?:now|just|already|today|tonight|yesterday|earlier|previously|again|too|also|here|ok|okay|fine
    safely
    properly|quickly|fully|carefully|twice|well|clear|meanwhile|meantime|finally|at last
    first thing|accordingly
    last|this|late|later|same|straight away|in full|home|{DAY}|\d{{1,2}}(?:st|nd|rd
    th)?(?: of)? {MONTH}
    \d{{1,2}}[:.]?\d{{2}}|\d{{3,4}} ?(?:hrs|h|hours)?|[ap]m|x{{1,3}}|x\d|v|(?:our|my|this) (?:end
    side)|lots|end to end|loud|nonetheless|nevertheless|regardless|anyway|anyhow)\b
    through(?=$| (?:now|today|twice|and|thanks|ta)\b)
    (?:(?:all|just) the same|in any (?:case|event))(?=$| (?:thanks|ta|cheers|though|so|now)\b)
""")
_MINE: Final = r"(?:me|us|here|both|all|my|our|this|him|her|his)\b"
_PLACE: Final = (
    r"(?:my|our|his|her|the|a|an)\b(?! (?:press|news|media|minutes|log|report|last|risk|board"
    r"|panel))"
)
_OTHERS: Final = one_of(r"""
    \w{1,20}'s|social|victims?|witness|health|adults?|children|youth|emergency|probation|court
    nhs|occupational|council|county|city|fire|press|media|public|news
""")
_UNIT: Final = (
    rf"(?:the |our |my )?(?!{_OTHERS} )(?:[\w&]{{1,20}} ){{0,3}}(?:services|directorate|department"
    r"|dept|unit|division|branch|desk|standards|management|communications|policing|facilities"
    r"|command|culture|procurement|operations|planning|governance|development|intelligence|custody"
    r"|support|justice|engagement|hub|centre|control|safeguarding|protection|investigations?)"
    rf"(?=$| (?:today|now|this (?:morning|afternoon|week)|for the|on (?:\d{{1,2}}|{DAY}))\b)"
)
"""A part of a force, by the last word of its name: "by People Services"."""
_HOW: Final = one_of(rf"""
    by (?:{_MINE}|all \w{{1,9}} |[\w ]{{1,40}}(?:police|constabulary|force|team|office)\b
    (?:the )?(?:t/)?(?:duty )?{POST}\b|\w{{1,20}}$|{_UNIT})
    from (?:{_MINE}|(?:the )?{POST}\b|[a-z]{{3,20}}(?: [a-z]{{2,20}})?$|[\w' ]{{1,40}} (?:side
    perspective|end|desk|office|point of view)$)
    (?:for|pp) (?:{_MINE}|{POST}\b|info|completeness|the record|[a-z]{{2,20}}(?: [a-z]{{2,20}})?$)
    (?:by|over) (?:phone|the phone|email)|o/b|on (?:{_PLACE}|a\d{{1,5}}|behalf|this|that|it|both
    all|board|screen|{DAY})
    at (?:{_MINE}|the \w{{1,20}} (?:end|side)\b|home|hq|work|lunch|the weekend|desk|\d)
    in (?:full|agreement|transit|passing|{_PLACE}(?! post))|over (?:the|my|a|coffee|lunch
    breakfast)|(?:during|before|after) \w
    (?:with|w) (?:many|much|grateful|thanks|thx|thank|interest|gratitude|pleasure|appreciation)
    (?:and|so|which|i|we|i'll|we'll|i've|we've|i'm|we're|will(?! be)|shall|as (?:above|below
    requested|discussed|per|ever))\b
    (?:noted|seen|read|ack|acknowledged|understood|received|sighted|wilco|n|a)\b(?! \w)|(?!if|as|in
    at|of|by|an|no|so|to|or|he|we|is|be|up|ha)[a-z]{{2}}$
""")
_POLITELY: Final = (
    r"(?:many|thanks|thank|thankyou|thx|thnx|tnx|thanx|tks|tvm|ta|cheers|ty|diolch|much|very"
    r"|boss|sir|ma'am"
    r"|guv|guvnor|gaffer|chief|team|folks|mate|bab|bach|duck|lol|haha|pal|love|skip|skipper"
    r"|sarge|inspector"
    r"|(?:all|both|everyone|everybody)(?=$| (?:thanks|ta|cheers|now)\b)|commissioner|please|pls"
    r"|kind|regards|best|appreciated|sorry)\b"
)
_EITHER: Final = rf"(?:{OBJECT}|{_WHEN}|{_HOW}|{_POLITELY})"

EITHER: Final = re.compile(f"{_EITHER}(?: |$)?")


def freely(after: str) -> bool:
    """Say whether what follows is the message, or how, when or for whom it was taken in."""
    return not after or EITHER.match(after) is not None


def barely(after: str) -> bool:
    """Say whether it is that and nothing else: said of who may not be the writer's."""
    for _ in range(MOST_PIECES):
        found = EITHER.match(after)
        after = after[found.end() :].lstrip() if found else after
    return not after


def of_it(after: str) -> bool:
    """Say whether what somebody is aware of is the message."""
    return freely(ABOUT_IT.sub("", after)) or bool(OF_WHAT.match(after))


MOST_PIECES: Final = 5
ABOUT_IT: Final = re.compile(r"^(?:of|on|with|about|to|in)(?: |$)")
OF_WHAT: Final = re.compile(r"of (?:what|how)\b")

_TRYING: Final = (
    r"(?:(?:up|with|at|through|over|on|note|sight|of|a|an|the|my|our|chance|time|opportunity"
    r"|proper|quick|good|full"
    r"|careful|look|read|skim|scan|another|to|go|see|digest|review|consider|take|in|right|been"
    r"|all|hold) ){0,8}?"
)
ITS: Final = re.compile(
    rf"{_TRYING}(?:{OBJECT}|(?:look|read|read-through|skim|sight|note)(?= now| today| this"
    rf"| thanks| ta|$)"
    rf"|(?:up|in|through)(?= now| today| this| thanks| cheers| ta|$))"
)
"""The message, after a word that says no more than what was done to it: "had a look at this"."""

_SET_OUT: Final = (
    r"(?:the|your|this|that|these|those|both) (?:(?:commissioner|pcc|dpcc|opcc|office|boss)'s )?"
    r"(?:new |revised |amended |updated )?"
    r"(?:decisions?|letters?|conditions?|terms|directions?|rulings?|amendments?|extensions?"
    r"|reassignment|transfer|postponement|timelines?|timeframes?|closure|discharge)\b"
    r"(?! (?:was|were|is|are|has|by|from)\b"
    r"| of (?!\d|the (?:action|commissioner|pcc|opcc|decision|letter|grant)\b))"
)
STATED_OF: Final = re.compile(
    r"(?:re|about|regarding|concerning|what|that|for(?! the (?:\w{1,9} time|christmas)))\b"
    rf"|{_SET_OUT}"
)
NOTED_OF: Final = re.compile(
    rf"{STATED_OF.pattern}|(?:the|these|those|its|their|his|her)\b(?! (?:\w{{1,12}} )?(?:rise"
    rf"|fall|increase|decrease|drop|time))"
)
"""What a word for taking in may say of the message: "noted re the 14th", "noted that it moves"."""

NOT_SO: Final = re.compile(
    one_of(r"""
        (?:it|this|that|them)(?: all)? (?:before|signed|wrong|sorted|done|ready|coming|fixed
        working|differently)\b
        by \d|(?:by|from|in|at) (?:the |an? |some |most |all )?(?:pcc|boards?|panel|committee
        council|minister|press|media|public|last|minutes|home office|force exec|risk|log
        previous)\b(?! (?:side|end|point of view|perspective)\b)
        previously|through (?:gritted|the)|(?:(?:it|this) )?down (?:some|in)|by hand|from (?:the|our
        last) (?:minutes|notes|papers?|report|agenda|last)
        (?:by|for|on) (?:all|most|some) (?!of us|here|at|our|my)\w
        all (?:\d|the(?! same(?:$| thanks| ta\b| cheers)))
        in (?:my|the|his|her|a) (?:pocket|pnb|statement)|by them\b
        been through (?:this|that|it)\b(?! (?:and|with|in|now|today|twice|all(?! before))\b)
        (?:author|artist|historian|mathematician)\b
    """)
)
"""What follows such a word where it is about something else: "seen it all before"."""
