"""Whole clauses that say a message was seen: who, has taken in, what, and when."""

import re
from typing import Final

from bot.reading.replies.welsh import TAKEN_IN as IN_WELSH
from bot.reading.replies.words import (
    DEPARTMENT,
    FOR_WHOM,
    IS,
    OBJECT,
    OF,
    POST,
    THANKS,
    TOLD,
    VOCATIVE,
    WHEN,
    one_of,
)

_SURELY: Final = (
    "(?:now|also|both|all|duly|fully|already|certainly|just|only|hereby|safely|carefully|finally"
    "|since|properly|gratefully|definitely)"
)
_INITIALS: Final = "(?!he|it|so|to|if|as|no|my|is|be|or|an|us|in|on|at|of|by|up|do)[a-z]{2}"
_BY_RANK: Final = (
    r"(?:t/|a/)?(?:(?:ch|det|d) )?(?:supt|superintendent|insp|inspector|sgt|ci|di|dci) [\w'-]{1,20}"
)
_WHO: Final = rf"(?:i|we|{_INITIALS}|{POST}|{_BY_RANK}|(?:the|our|my) (?:team|unit|command))"
_I_HAVE: Final = (
    rf"(?:(?:{_WHO}(?:'s|'ve|'d)?|confirm|i'd|has|have|had|having|did|can|do|{_SURELY}) ){{0,6}}"
)
_WRITER_HAS: Final = rf"(?:{_WHO}(?:'s|'ve|'d)? (?:(?:has|have|had|{_SURELY}) ){{0,3}})?"

_LOOK: Final = (
    "(?:look|read|read-through|read through|look through|skim|flick through|scan|once over)"
)
_TAKE_IN: Final = "read|review|digest|see|consider|look at|look through|go through|take in|note"
_TAKEN_IN: Final = one_of(rf"""
    got|saw|read|spotted|clocked|logged|caught|noticed|picked|taken|digested|diarised|absorbed
    seen|noted|received|acknowledged|understood|reviewed|viewed|scanned|skimmed|checked
    (?:looked|been|gone|read|worked) (?:at|over|through)|caught up (?:with|on)
    (?:taken|made a|made|took) note of
    (?:had )?sight of|had (?:(?:the|a|an) )?(?:opportunity|chance|time) to (?:{_TAKE_IN})
    had (?:an? |another )?(?:(?:good|quick|proper|full|careful) )?{_LOOK}(?: of| at)?
""")
_IN: Final = "(?:up|in|over|through|on board)"
"""How whoever writes has taken a message in: "picked this up", "had sight of it"."""

_NOTES: Final = (
    "(?:notes?|acknowledges?|understands?|registers?|takes? note of|confirms? (?:safe )?receipt of)"
)
_DONE: Final = "(?:seen|read|noted|acknowledged|received)"
_DONE_OR_DOES: Final = "(?:seen|read|noted|acknowledged|received|notes|acknowledges|acknowledging)"
_READY: Final = "(?:content|happy|pleased|glad|able|willing|grateful|good|fine)"
_TO_NOTE: Final = one_of(r"""
    note|acknowledge|confirm (?:safe )?receipt|confirm as (?:read|seen)|say (?:seen|noted|read)
    have (?:seen|read|received)|be (?:told|kept informed|sighted)
""")

_DEEM: Final = (
    "(?:take|accept|treat|consider|record|mark|put|tick|count|log|list|show|note|regard|have|sign)"
)
_PLEASE: Final = "(?:(?:please|pls|kindly|so|you (?:can|may)|feel free to|happy for you to) )?"
_DEEMING: Final = _PLEASE + _DEEM
_DEEMED: Final = one_of(rf"""
    acknowledge?ments?|acknowledg(?:ed|ing)|noted|received|confirmation|aware|sighted|informed
    acceptance|receipt|(?:acknowledge?ment|confirmation) (?:of|that) (?:receipt|{OBJECT})
    (?:having )?(?:seen|read)(?: {OBJECT})?|having (?:noted|received|acknowledged)(?: {OBJECT})?
""")
"""How somebody asks to be counted among those who have seen it."""

_AWARE: Final = "(?:aware|sighted|across|abreast|up to speed|up to date)"
_ASKED: Final = "ask(?:ed|s) (?:(?:me|us) to|that (?:i|we))"
_INFORMED: Final = (
    rf"(?:briefed|told|informed|updated|{_AWARE})(?: (?:(?:on|of|about|with) )?{OBJECT})?"
)
_BE: Final = rf"(?:(?:i'm|i am|we are|we're|{POST}(?:'s| is| are)?|am|are|(?:i|we) (?:was|were)) )?"

_OWN: Final = "(?:formal |official |my |our |an |a |the |force(?:'s)? )"
_AN_ACT: Final = rf"(?:acknowledge?ment|confirmation)(?: (?:of|that) (?:receipt|{OBJECT}))?"
_MARKED: Final = "(?:marked|recorded|logged|counted|treated|taken|noted|put down)"
_CAME: Final = (
    "(?:(?:come|came|got) (?:through|in|here|over)|landed|arrived|reached (?:me|us))"
    "(?: (?:fine|ok|okay|all right|alright|safely))?"
)

_SOMEWHERE: Final = (
    "(?:on|in|over|at|during|after|before) (?:(?:the|my|a) )?(?!press|news|paper|media|minutes|log)"
    r"[a-z]{1,20}"
)
"""Where or when somebody read it: "in the van"."""

SEEN: Final = re.compile(
    one_of(rf"""
        {_I_HAVE}{_TAKEN_IN} {OBJECT}(?: {_IN})?|got (?:you|ya)
        {_I_HAVE}had (?:an? )?(?:(?:good|quick|proper|full|careful) )?{_LOOK}
        (?:(?:i|we|yes) )?(?:did|do) (?:get|see|read|receive|note) {OBJECT}
        {_I_HAVE}(?:taken|made|made a) note|logged|read (?:all|through|it all|the lot)
        {_I_HAVE}(?:digested|absorbed)
        (?:{OBJECT}|{TOLD}){IS} logged
        (?:that's|it's|this has|it has|that has|{OBJECT}{IS}) {_CAME}
        {_WHO} (?:{_SURELY} )?{_NOTES} {OBJECT}
        (?:[\w']{{1,20}} ){{0,8}}?{POST} who has (?:{_SURELY} )?{_DONE} {OBJECT}
        (?:i|we) (?:{_SURELY} )?(?:note|acknowledge|understand)(?: (?:that|what)\b.*)?
        has (?:now )?been {_DONE}
        {_WHO}(?:'s| has| have| had)?(?: {_SURELY})? {_DONE_OR_DOES}(?: {OBJECT})?
        (?:{POST}|i|we)(?:'s|'ve| has| have)?(?: now)? been (?:made )?{_INFORMED}(?: by \w{{1,20}})?
        that's me {_TAKEN_IN} {OBJECT}|(?:this|that) one(?:'s| is) {_DONE}
        {DEPARTMENT}(?: has| have)?(?: {_SURELY})? (?:{_DONE}|{_NOTES})(?: {OBJECT})?
        {_AN_ACT} (?:is )?(?:given|made|confirmed)
        {_I_HAVE}(?:confirm(?:ing|ed)?|acknowledg(?:e|ed|ing)) (?:safe )?receipt(?: of {OBJECT})?
        {_BE}(?:{_SURELY} )?{_READY} to {_TO_NOTE}(?: {OBJECT})?
        (?:{OBJECT}|{TOLD}{OF}){IS} (?:noted|acknowledged|seen|received|understood|clocked|logged)
        {_I_HAVE}have (?:this|it|that)|{_WRITER_HAS}had sight|{_I_HAVE}picked up
        {_I_HAVE}(?:read|saw|seen|got|spotted|caught) (?:it|this) {_SOMEWHERE}
        {_I_HAVE}(?:saw|seen|spotted) (?:it|this|that) (?:come|pop|drop|land)(?: \w{{1,9}})?
        {_I_HAVE}picked (?:it|this) up with (?:the|my|our) \w{{1,20}}
        (?:been |fully )?briefed(?: on {OBJECT})?
        gotcha|roger that|copy(?: that| all)?|loud|all clear
        (?:message )?(?:received )?loud and clear
        in hand thanks|taken on board|point taken|confirmed as (?:read|seen|received)
        {_OWN}{{0,2}}{_AN_ACT}(?: from (?:the )?[\w'-]{{1,20}}(?: [\w'-]{{1,20}}){{0,2}})?
        safe receipt(?: (?:acknowledged|confirmed))?|receipt (?:is )?(?:acknowledged|confirmed)
        take (?:this|it) as read|signed for
        {_DEEMING}(?: (?:me|us|{POST}|{OBJECT}))?(?: (?:down|off))? as (?:my |our |an |a )?{_DEEMED}
        {_DEEMING} (?:(?:this|that|it) (?:to be )?)?{_OWN}{{1,2}}{_AN_ACT}
        (?:you have|this has|this is|that's|here's) {_OWN}{{1,2}}{_AN_ACT}
        (?:can|may) be {_MARKED} as {_DEEMED}
        {_PLEASE}(?:tick|cross|strike) (?:me|us|{POST}) (?:off|through)\b.*
        {_PLEASE}(?:add|put) (?:me|us|{POST}) (?:to|on|down on) (?:the|your) (?:list|seen)\b.*
        {_DEEMING} (?:me|us|{OBJECT}) (?:noted|acknowledged|seen|told|informed|briefed|read)
        (?:{_DEEMING} )?(?:it )?that {_WRITER_HAS}{_TAKEN_IN} {OBJECT}|taken as read
        {_CAME}(?: (?:fine|ok|okay|safely))?
        (?:the )?\w{{1,20}} (?:has |have )?{_ASKED} acknowledge(?: (?:{OBJECT}|for \w{{1,20}}))?
        (?:he|she)(?:'s| has)(?: {_SURELY})? {_DONE} {OBJECT}
        {_BE}(?:(?:fully|already|well|also|now) )?{_AWARE}(?: (?:(?:of|on|with) )?{OBJECT})?
        (?:dw i'n |rwy'n )?deall|(?:i )?understand(?: (?:this|{OBJECT}))?
        {IN_WELSH}
    """)
    + rf"(?: (?:{WHEN}|{THANKS}|{VOCATIVE}|{FOR_WHOM}|please|pls)){{0,4}}"
)
"""Whole clauses that acknowledge."""

_LIKE_TO: Final = "(?:(?:i'd|we'd|would) )?(?:like|wish|want) to"
_SAY: Final = "(?:confirm(?:ing|s|ed)?|say|state|let (?:you|everyone|the office) know|tell you)"
_WRITE: Final = (
    "(?:(?:just|this|that|is|only|and|so|i'm|i am|we are|i|we|write|writing|an?|quick|note|line"
    "|reply|email|message|simply|hereby|by|way|of) ){0,7}?"
)
PREFACES: Final = re.compile(
    _WRITE
    + one_of(rf"""
        (?:(?:to|i|we|can|do|{_LIKE_TO}) ){{0,3}}{_SAY}(?: (?:you|all|back))?
        (?:he|she|they|{POST}|(?:the )?\w{{1,20}})(?: has| have)? ask(?:s|ed) (?:me|us) to {_SAY}
        {POST} says|safe to say
        for the record|for completeness|for your records|as requested|for the avoidance of doubt
        on behalf of (?:[\w/'-]{{1,20}} ){{1,5}}?(?=i |we )
        (?:{_LIKE_TO}|to)(?= (?:acknowledge|note|confirm) )
    """)
    + r"(?: that)?(?: |(?<= ))(?=\w)"
)
"""How a clause begins that goes on to say what is confirmed: "this is to confirm that …"."""

THANKED_WHICH: Final = re.compile(
    r"(?:(?:many )?(?:grateful|thanks|thank you|thx|ta|cheers|diolch)\b.* (?:which|that)"
    r"|which(?= (?:ha(?:s|ve) been|i've|we've|(?:i|we) have|(?:he|she|they) ha(?:s|ve)))) "
)
"""Thanks for something of which it is then told that it was read: "your note, which I've read"."""
