"""Set phrases of a reply whose negative denies nothing: how late it comes, how little it says."""

import re
from typing import Final

from bot.reading.replies.words import one_of

_NOW: Final = (
    "(?:now|today|just now|this (?:morning|afternoon|evening|week)|tonight|yesterday|last night)"
)
_SOONER: Final = "(?:sooner|earlier|before(?: now)?|quicker|straight away|on time)"
_ANSWER: Final = r"(?:repl\w{1,4}|respon\w{1,4}|acknowledg\w{0,3}|answer\w{0,3}|ack|got|come|get)"
_ANSWERING: Final = "(?:replying|responding|acknowledging|answering|getting|coming)"
_DID_NOT: Final = r"(?:did|do|does|have|had|has|was|were)(?:n't| not)"
_WISH: Final = "(?:(?:that )?(?:i|we)(?:'d| would) )?(?:(?:want|wish|need) to )?"
_COUNTER: Final = "(?:change|add|query|challenge|dispute|raise|correct|disagree with|object to)"

DENY_NOTHING: Final = re.compile(
    r"\b"
    + one_of(rf"""
        {_DID_NOT} (?:\w{{1,12}} ){{0,6}}?(?:until|till?|before) {_NOW}
        not {_ANSWERING}(?: \w{{1,12}}){{0,4}} {_SOONER}
        {_DID_NOT} {_ANSWER}(?: \w{{1,12}}){{0,4}} {_SOONER}
        (?:not|no) (?:seen|{_ANSWER})(?: \w{{1,12}}){{0,2}} {_SOONER}
        even if (?:i|we) {_DID_NOT}(?: \w{{1,12}}){{0,2}} (?:like|love|enjoy)
        only (?:just|now)|only (?:got|saw|seen|read|found)(?: \w{{1,12}}){{0,4}} {_NOW}
        (?:had|did)(?:n't| not) (?:see|seen|spot|catch) (?:this|it|that)(?: one)?(?: come in)?
        could(?:n't| not) (?:get (?:on|in|to)|log (?:in|on)|access)(?: \w{{1,12}}){{0,5}} {_NOW}
        (?:\w{{2,5}}n't|not) (?:ignoring|forgotten|forgetting|avoiding)
        none (?:from|outstanding|here)
        (?:\w{{2,3}}n't|not) all (?:bad|doom)|no signs? of|not (?:quite )?there(?: yet)?
        only (?:picking|seeing|reading|getting|catching|spotting)(?: \w{{1,12}}){{0,4}} {_NOW}
        (?:had|did)(?:n't| not) (?:realis|notic|clock|spot|logg|check|appreciat|remember)\w{{1,4}}
        did(?:n't| not) know that(?=\W{{0,9}}(?:$|[.,!\n]|thanks))|don't (?:forget|worry|mind)
        was(?:n't| not) aware of (?!this|that|it\b|any|the (?:action|decision|agreement))
        (?:nothing|no need|not anything) to worry about
        as (?:it|things) stands?|not (?:a lot|much) (?:to (?:say|add|report)|else)
        not unexpected|no shock|(?:was|did)(?:n't| not) expect(?:ing)?
        (?:(?:if|hope) )?(?:(?:it's|it|this|that) )?(?:not|isn't) too late
        (?:does|do|did|will|should)(?:n't| not) (?:affect|impact) (?:us|me|our|anything)
        no (?:impact|movement|news|word|date|progress) (?:on|from|to|in|for|at|as)
        never mind|don't need (?:anything|any more|more)\b(?! from)|can(?:'t|not) promise(?= but\b)
        well i never|(?:do|does)n't hang about|no flies|never thought (?:i|we)'d
        never been (?:higher|lower|better|busier|quicker|more)
        could(?:n't| not) (?:get on|log on to|log into|access) (?:slack|teams|the system|my)
        never too late|never easy|no sooner said|(?:for the avoidance of|no|without) doubt
        never a dull
        if (?:i|we) (?:have|had)n't (?:already|replied|responded|answered|come back|sent)
        can(?:'t|not) say (?:i|we) {_DID_NOT} (?:been )?(?:told|warned|asked)
        no (?:need|reason) to (?:keep )?(?:chas(?:e|ing)|reply|worry|respond|ring|call|thank)
        (?:had|did|has|have)(?:n't| not) (?:see|seen|get|got|had|receive|received|read|spot
        spotted) (?:the|your|any|my) (?:first|earlier|previous|last|original|other|initial)
        never (?:saw|got|had|received|seen) (?:the|your) (?:first|earlier|previous|last|original
        other|initial)
        (?:won't|will not|not|doesn't|shouldn't) (?:be|take|have) (?:before|until|till?|long)
        (?:can(?:'t|not)|won't) (?:argue|grumble|quarrel)(?: with (?:that|this|it))?|no (?:dramas?
        surprises?|worries|bother)\w*(?: \w+){{0,2}}
        no (?:\w{{1,12}} ){{1,2}}(?:yet|so far|to date|until|till)
        nothing(?: in (?:it|this|there|here)| there| here)? {_WISH}{_COUNTER}
        (?:don't|can't) see why not|no reason (?:why )?not
        nothing (?:for (?:us|me|\w{{1,12}}) )?to (?:do|action)|nothing(?: (?:more|else
        further))? (?:needed|required|expected|wanted)
    """)
    + r"\b"
)
