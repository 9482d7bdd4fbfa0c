"""The words of a short reply that agree, or take the matter on."""

import re
from typing import Final

from bot.reading.replies.welsh import THANKS_FOR_IT as THANKS_IN_WELSH
from bot.reading.replies.welsh import UNDERTAKEN as UNDERTAKEN_IN_WELSH
from bot.reading.replies.words import (
    FOR_WHOM,
    IS,
    OBJECT,
    POST,
    THANKS,
    TOLD,
    VOCATIVE,
    WHEN,
    one_of,
)

_THIS: Final = r"(?:this|it|that|these|them|both)"

_MY: Final = "(?:the|my|our)"
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
    note(?: {_THIS})?(?: (?:for|in|on) {_MY} \w{{1,20}})?
    (?:work|stick|keep) to {OBJECT}{_SOON}
    do(?: (?:so|this|that|it|both|all|our best|my best))?|try|cope|manage|arrange(?: {_THIS})?
    (?:pick|take|carry|move|bring|drive|own|lead)(?: {_THIS})?(?: one)?{_ONWARD}{_SOON}
    (?:run with|lead on|look into) {_THIS}{_SOON}
    {_HANDLE}{_SOON}|{_HANDLE} (?:{_THIS}|up|out)\b.*
    (?:action|progress) accordingly
    (?:get|ask|have|task)(?: [\w'-]{{1,20}}){{1,5}} {_TO_DO}\b.*
    (?:get|ask|task)(?: [\w'-]{{1,20}}){{1,5}} to \w{{1,20}}\b.*
    get {_THIS}(?: \w{{1,20}})? {_GOING}\b.*|get (?:on|onto|on to|to) {_THIS}\b.*
    (?:get|send|have) {_THIS} (?:over|back|across|out|round)(?: to (?:you|them))?\b.*
    (?:brief|tell|inform)(?: (?:the|my|our|all))?(?: \w{{1,20}}){{1,3}}
    (?:look|check|deal|respond|reply|come back|get back)(?: {_THIS})?{_SOON}
    (?:look|have a look|get back|come back|speak|talk|reply|respond) (?:at|to|into|with|over)\b.*
    (?:forward|pass|hand)(?: {_THIS})?(?: (?:on|over|up|down))?(?: to\b.*)?
    (?:flag|bring|raise|put|take)(?: {_THIS})?(?: (?:up|in|forward))?{_SOON}
    (?:feed|report) back\b.*|update you\b.*
    let (?:you|them|(?:the|my|our) \w{{1,20}}(?: team)?) know\b.*
    (?:share|pass|brief)(?: {_THIS})?(?: on)? (?:with|to) (?:the|my|our) \w{{1,20}}\b.*
    (?:raise|discuss|share|flag|brief|disseminate)(?: {_THIS})?(?: (?:up|out))?{_SOON}
    (?:take|have) a (?:proper |quick )?look\b.*|comply\b.*
    (?:deal with|see to|attend to|crack on|make a start|make sure|ensure)\b.*
    (?:keep an eye|keep on|keep you|keep {_THIS}|bear {_THIS} in mind)\b.*
    (?:feed {_THIS} (?:in|back)|factor|build {_THIS}|work {_THIS}|follow (?:up|{_THIS}))\b.*
    (?:put {_THIS} (?:in|on)|add {_THIS})\b.*
""")

_BEGUN: Final = one_of(r"""
    looking|working|chasing|sorting|reading|acting|dealing|picking|taking|getting|passing|forwarding
    raising|actioning|progressing
""")
_DOING: Final = (
    rf"{_BEGUN}(?: (?:now|today)|(?: (?:at|on|to|with|through|into|up))? {_THIS}{_SOON})"
)

_KEPT: Final = "(?:diary|diaries|calendar|list|log|plan|planner|tracker|radar|to-do|notebook)"
_KEEPER: Final = "(?:diary|diaries|calendar|planner|tracker)"
_IT_IS: Final = (
    rf"(?:(?:{OBJECT}|(?:new |revised )?{TOLD}|it's|that's){IS} )?"
    r"(?:(?:(?:i've|we've|have) )?(?:added|put|popped|noted|logged|down|gone|entered)"
    rf"(?: {_THIS})? )?"
)
"""Where whoever writes has put what they were told."""

_HAVE_NOW: Final = "(?:(?:have|i've|we've) )?(?:now |already )?"

PUTS_OFF: Final = re.compile(
    r"\bto (?:acknowledge|ack|confirm|note|sign|read|reply)\b"
    r"|\b(?:once|when|whenever|as soon as|until|till)\b"
    r"|\bread\b.*\b(?:later|tomorrow|tonight|shortly|soon)\b|\blook(?: \w{1,9}){0,2} later\b"
)
"""Words that put off what a clause undertakes: "I'll get back to you once I have read it"."""

UNDERTAKES: Final = re.compile(
    r"(?:(?:i|we|yes|ok) )?(?:(?:i'm|i am|we are|we're|am|are) )?"
    + one_of(rf"""
        {_IT_IS}(?:now |all |duly )?(?:in|into|on|to) {_MY} (?:\w{{1,20}} ){{0,2}}{_KEPT}{_SOON}
        {_HAVE_NOW}updated {_MY} {_KEEPER}(?: (?:with|to|for)\b.*| accordingly)?
        (?:{_MY} )?{_KEEPER} (?:is |has been )?updated(?: accordingly)?
        on it|on the case|on to it|onto it|all over it|consider it done
        leave (?:{_THIS}(?: one)? )?(?:with|to) (?:me|us|(?:my|our) \w{{1,20}})
        {_THIS}(?: one)?(?:'s| is) (?:with (?:me|us|(?:my|our) \w{{1,20}})|mine|ours|on (?:me|us))
        {_THIS}? ?(?:will|'ll) be (?:actioned|sorted|dealt with|picked up|progressed|covered)
        {_HAVE_NOW}(?:briefed|told|informed) {POST} (?:on|of|about) {_THIS}
        {_HAVE_NOW}(?:let|made) {POST} (?:know|aware)(?: (?:of|about) {_THIS})?
        (?:can|could certainly) (?:do|manage|accommodate|live with|work with) {_THIS}
        (?:happy|glad|content) to (?:do|own|take|pick|help|lead|progress|action)\b.*
        (?:(?:just|already|currently) )?{_DOING}
        (?:(?:both|all)(?: of)? )?(?:(?:these|them|the|those) )?(?:actions? )?with (?:me|us)
        (?:i'll|we'll|will|shall|gonna|going to|intend to) (?:{_SURELY} )?{_TASK}
    """)
    + rf"(?: (?:{THANKS}|{VOCATIVE}|all|now|too|today|again|please|for (?:you|us|me)|then)){{0,3}}"
    + f"|{UNDERTAKEN_IN_WELSH}"
)
"""Clauses in which the writer takes the matter on: to do so is to have seen it."""

_HANDED: Final = (
    r"(?:(?:i |we )?(?:have |i've |we've )?(?:passed|forwarded|cascaded|disseminated|handed)"
    rf"|passing|forwarding|handing)(?: {_THIS})?(?: (?:on|over|down|out))? to\b.*"
)
_BY_ANOTHER: Final = (
    rf"(?:{_MY} )?(?:[\w/'-]{{1,20}} ){{1,4}}?(?:will|is going to|has agreed to) "
    rf"(?:pick|take|lead|own|action|progress|deal|handle|look)(?: (?:on|with|into|at))? {_THIS}"
    rf"{_ONWARD}(?: {FOR_WHOM}|{_SOON})"
)

DELEGATES: Final = re.compile(f"{_HANDED}|{_BY_ANOTHER}")
"""Clauses in which somebody else takes it on: with thanks, or for the writer, it is accepted."""

_SOUND: Final = one_of(r"""
    good|fine|ok|okay|sensible|clear|helpful|useful|great|perfect|brilliant|excellent|right
    sense|understood|agreed|content|happy|satisfied|comfortable
""")
_ALL_IS: Final = (
    rf"(?:(?:i'm|i am|we're|we are|{POST}(?:'s| is| are)?|that's|that is|this is|it's|that|this"
    r"|it|all|everything|is|yes|very|quite|really|most|now|are|perfectly|crystal|sounds|looks|seems|makes"
    r"|works|good|fine) ){0,5}"
)

_NONE: Final = one_of(r"""
    (?:no|not an?) (?:further )?(?:problems?|probs|worries|issues?|dramas|bother)(?: at all)?
    (?:no|not an?) (?:further )?(?:objections?|comments?|concerns?|questions?|queries)(?: at all)?
    (?:(?:i|we) have|(?:the )?\w{1,12} has) no (?:further )?(?:comments?|objections?|concerns?)
    no (?:obs|observations)
    nothing(?: (?:further|else|more))?(?: to add)?
""")

_WITH: Final = "(?:with|by|for|to|on|about)"

CONTENT: Final = re.compile(
    one_of(rf"""
        {_ALL_IS}{_SOUND} to (?:have|know|see|hear)(?: [\w']{{1,20}}){{0,4}}
        {_ALL_IS}{_SOUND}(?: {_WITH} (?:me|us|{OBJECT}|all points))?
        (?:that |this |it )?works(?: for (?:me|us))?|fair enough|of course|sure thing|right you are
        happy to (?:accept|note)(?: {_THIS})?|happy to (?:proceed|support|lead)
        agreed? (?:with|to|on) (?:{_THIS}|all points)|(?:i|we) (?:agree|accept)(?: {_THIS})?
        (?:it's |all )?in hand|good to know|thumbs up
        {_NONE}(?: (?:to add|from|needed|required))?|dim problem|popeth yn iawn
    """)
    + rf"(?: (?:{THANKS}|{VOCATIVE}|{WHEN}|all|here|(?:from|for) (?:me|us|{POST}))){{0,3}}"
)
"""Clauses that agree, in more than a word."""

THANKS_FOR_IT: Final = re.compile(
    r"(?:many |ok |great )?(?:(?:thanks|thank you|thx|tks|cheers|ta|diolch)(?: \w{1,20})? for"
    r"|(?:much |really )?appreciate|grateful for) "
    + one_of(rf"""
        (?:the |this |your ){TOLD}
        (?:the |this |your )?(?:heads[ -]up|nudge|prompt|chaser?|flag)
        (?:sending|your patience|chasing|the clarification)(?: {_THIS})?
        (?:letting (?:me|us) know|flagging|sharing|confirming|chasing|the head up)(?: {_THIS})?
    """)
    + f"(?: on (?:this|that|it)(?: one)?)?|{THANKS_IN_WELSH}"
)
"""Thanks for what was told: whoever thanks for an update has had it."""
