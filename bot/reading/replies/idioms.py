"""Set ways to say that a message was taken in: "loud and clear", "take this as acknowledged"."""

import re
from typing import Final

from bot.reading.replies.objects import freely, of_it
from bot.reading.replies.subjects import of_whom
from bot.reading.replies.words import NOTICED, OBJECT, OUTSIDERS, POST, one_of


def confirms(said: str) -> bool:
    """Say whether a clause says so in a set way, of nobody else and without denying it."""
    found = IDIOM.search(said)
    if found is None or DENIED.search(said):
        return False
    before = YOU_MAY.sub("", said[: found.start()])
    if RECEIPT.search(found[0]) and not _is_of_it(before, found[0], said[found.end() :].strip()):
        return False
    return OUTSIDERS.isdisjoint(before.split())


def _is_of_it(before: str, told: str, after: str) -> bool:
    """Say whether a receipt is of the message: others are told of, who had something else."""
    who = of_whom(before)
    if who is None or not DID.search(told):
        return True
    return of_it(after) or freely(after) if after else who != "another"


_DESK: Final = r"the (?:right|correct) (?:desk|person|people|place|office|inbox|hands|team)"
_HAVE: Final = r"(?:^|\b(?:i've|we've|i|we|have|has|now|just) )"

IDIOM: Final = re.compile(
    one_of(rf"""
        \b(?:loud|crystal) (?:and |& )?clear\b|\b(?:copy|roger) (?:that|all)\b|\bgot (?:you|ya|u)\b
        \b(?:take|accept|treat|count|consider|record|mark|log|put|show|regard|list|tick|sign
        have)(?: (?:me|us|this|that|it|{POST}|to be|down|off|message|reply
        one))* as (?:my |our |an |a |having |being )?(?:been )?(?:{POST} )?(?:acknowledg\w{{1,6}}
        noted|seen|read|received?|receipt|confirm\w{{0,6}}|aware|sighted|informed|told
        accept\w{{0,4}})
        \b(?:consider|count|mark|put|show|sign|list) (?:me|us|this|that|it|{POST}) (?:told|informed
        briefed|noted|seen|acknowledged|sighted|updated|warned|down|in|read)\b
        \b(?:consider|count|take|treat) (?:this|that|it) (?:my|our|an?|the) acknowledge?ment\b
        \bconfirmed as (?:read|seen|received|noted)\b
        \b(?:be|been) (?:marked|recorded|logged|counted|treated|taken|put down) as (?:seen|read
        noted|acknowledged|received)\b
        \bplease note (?:my|our) acknowledge?ment\b
        \b(?:tick|cross|strike|sign|put|mark) (?:me|us|{POST}) (?:off|down|in|through)\b
        \b(?:add|put) (?:me|us|{POST}) (?:to|on|down on) (?:the|your) (?:list|seen)\b
        (?:^|\b(?:this is|here's|here is|accept|as|by way of|that's|you have|has|be|with|this as
        this to be) )(?:(?:my|our|the|a|an|formal|official|force|force's
        full) )*acknowledge?ment(?: (?:of|from|for|on|given|made|that)\b.*)?$
        \b(?:confirm\w{{0,3}}|confirmation of|acknowledg\w{{0,5}}|safe) (?:safe )?receipt\b
        \breceipt (?:of {OBJECT} )?(?:is |hereby |now )*(?:acknowledged|confirmed)\b
        \b(?:taken|took|take) (?:(?:this|that|it|all) )?on board\b(?! (?:the|\d|an?)\b)
        \bpoints? (?:well )?taken\b|\btaken as read\b
        ^(?:(?:that|this|it|that's|it's|your|the|has|all|both|just|{NOTICED}) )*(?:come|came|got
        landed|arrived|reached)(?: (?:through|in|here|over|safely|fine|ok|okay|me|us|with us
        all right|alright))+\b
        ^(?:(?:that|this|it|your|the|has|now|safely|{NOTICED}) )+(?:reached|found|got to) {_DESK}\b
        {_HAVE}(?:gone|went|worked) through (?:{OBJECT})(?! (?:before|again)\b)
        {_HAVE}been through (?!this|that|it\b|these)(?:{OBJECT})
        ^(?:(?:that|this|it|that's|it's|has|all|both|just) )*(?:landed|arrived)\b
        \bup to speed\b|\bin the (?:loop|picture)\b|\bin receipt\b|\bup to date with\b
        \bbien re[cç]u\b
        \b(?:brought|drawn) (?:(?:this|that|it) )?to (?:the attention of|[\w' ]{{1,30}} attention)\b
        \b(?:taken|taking|took|made|make|takes) (?:a |full |due )?note(?: of {OBJECT}
        (?= thanks| ta| cheers|$))
        \b(?:that's|that is) me (?:told|informed|up)\b
        ^signed for\b(?! by)|^(?:note|notes) taken\b|^messages? (?:got|has landed|landed)\b
        \btold me\b(?! (?:that|to|it|not|we|i|he|she|they|the)\b)
        \b(?:take|accept|treat) (?:this|that|it) as (?:my |our |the )?confirmation\b|^(?:ticked
        tick|taken in)$
    """)
)
"""Set ways to say it that need none of the words above."""

DENIED: Final = re.compile(
    r"\b(?:not|never|cannot|unless|until|till|once|when|if|await\w{0,3}|wait\w{0,3}|needs?"
    r"|still|nobody|chas\w{1,3}"
    r"|to follow|before|should|must|could)\b|n't\b|\bfor (?:me|us) please\b"
)

RECEIPT: Final = re.compile(r" receipt$")
DID: Final = re.compile(r"^\w+ed\b")
"""That a receipt was confirmed before now: "Legal have acknowledged receipt of the draft"."""

YOU_MAY: Final = re.compile(r"\byou (?:can|may|could)\b")
