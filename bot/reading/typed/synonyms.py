"""Other words that people use for a verb: taken for one that asks, never for one that changes."""

import re
from collections.abc import Collection
from typing import Final

OTHERS: Final = {
    "outstanding": "list todo matters",
    "show": "open view",
    "add": "new create raise record",
    "change": "edit amend correct rename",
    "update": "comment note progress",
    "report": "complete completed done finish finished",
    "assign": "reassign give owner allocate",
    "defer": "postpone extend delay",
    "discharge": "close accept",
    "withdraw": "remove delete cancel drop",
    "reopen": "restore",
    "undo": "revert",
    "history": "audit log",
    "acknowledgements": "acks acknowledgments unacknowledged",
    "search": "find look",
    "schedule": "add new create book arrange set confirm reinstate uncancel restore",
    "move": "postpone reschedule rearrange rebook change update edit",
    "cancel": "delete remove drop",
    "list": "calendar upcoming",
    "next": "when agenda matters papers",
    "send": "chase nudge remind",
    "time": "extend extension",
    "back": "returned",
    "prefer": "digest preferences settings",
    "snooze": "later mute",
    "coming": "list",
    "out": "away leave holiday off sick",
    "resume": "start restart unpause unmute",
    "pause": "stop",
    "help": "usage commands ?",
}
"""What somebody may type instead of each verb, of whichever command has it."""


ELSEWHERE: Final = {
    "/actions": "show add change update report assign defer discharge withdraw reopen search",
    "/meetings": "schedule move cancel held",
    "/reminders": "send sent snooze pause resume chase nudge remind",
}
"""Words that plainly belong to one command, whichever they are typed after."""

_REFERENCE: Final = re.compile(r"\ba\s?-?[0-9]{1,9}\b", re.IGNORECASE)
_OF_WORDS: Final = frozenset({"add", "search"})
_SENDING: Final = frozenset({"chase", "nudge", "remind"})


ASKING: Final = frozenset(
    {
        "outstanding",
        "show",
        "history",
        "search",
        "next",
        "list",
        "coming",
        "sent",
        "help",
        "acknowledgements",
    }
)
"""The verbs that change nothing, so that they need not be asked about."""


def of(word: str, verbs: Collection[str]) -> str | None:
    """Return the first of `verbs` that `word` is another word for, or None."""
    return next((verb for verb in verbs if word in OTHERS.get(verb, "").split()), None)


def elsewhere(words: str, after: str) -> str | None:
    """Return the whole command that words typed `after` another plainly belong to, or None."""
    first, _, rest = words.partition(" ")
    verb = first.lower().rstrip(":,.")
    if after == "/meetings" and _REFERENCE.fullmatch(words):
        return f"/actions {words}"
    for command, verbs in ELSEWHERE.items():
        if command == after or verb not in verbs.split():
            continue
        if verb in _SENDING:  # "chase the DCC about A6"
            named = _REFERENCE.search(rest)
            return f"{command} send {named[0]}" if named else None
        said_so = command != "/actions" or verb in _OF_WORDS or _REFERENCE.search(rest) is not None
        return f"{command} {verb} {rest}".strip() if said_so else None
    return None
