"""What is typed after a slash command, taken apart: the verb, the actions, to whom, until when."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from bot.errors import NotUnderstood
from bot.reading.plain import tidy
from bot.reading.typed import filters, synonyms
from bot.reading.typed.adding import Added, added
from bot.reading.typed.recurring import recurring
from bot.reading.typed.references import references
from bot.reading.typed.schedules import (
    KINDS,
    Cancelled,
    Moved,
    Scheduled,
    cancelled,
    moved,
    scheduled,
)
from bot.reading.typed.slips import slip

__all__ = [
    "KINDS", "Added", "Assigned", "Cancelled", "Changed", "Deferred", "Moved", "Scheduled",
    "UnknownVerb", "added", "assigned", "cancelled", "changed", "deferred", "moved", "reason",
    "recurring", "references", "scheduled", "split",
]  # fmt: skip

_BECAUSE = re.compile(
    r"(?:^|[\s,;:(-]\s?)(?:because(?:\sof)?|as|since|reason\s?:?|so\sthat|due\sto|owing\sto)"
    r"\s(?=\S)",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"^(?:is\s)?(?:deferred\s)?(?:to|until|till|by|for)\b\s?", re.IGNORECASE)
_IS = re.compile(r"^(?:(?:is|was|has|been|now|to|be)\s)+", re.IGNORECASE)
_BOTH = re.compile(r"^(?:both|each\sof|all\sof)\s(?=.+\sand\s)", re.IGNORECASE)
_TO_WHOM = re.compile(r"^(?:is\s)?(?:to|for|=|:)\s", re.IGNORECASE)
_ENOUGH = re.compile(
    r"(?:^|\s?[,;(-]\s?|\s(?=\w{3,6}(?:\sone)?\sof\sthe))"
    r"(?:(?P<any>(?:any|either)(?:\sone)?)|all|both|each)(?:\sof\s(?:them|these))?"
    r"(?:\s(?:can|may|must|has\sto|have\sto|to)\sreport)?\)?$",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"(?:the\s|its\s)?(?:(?P<due>due(?:\s(?:date|time|day))?|deadline|date)|(?P<owner>owners?)|"
    r"(?P<words>(?:words?|wording|text)(?=\s(?:to|is|should)|\s?:)))\b\s?(?:(?:to|is|should\sbe|by|=)\s|:)?",
    re.IGNORECASE,
)
_WHAT_OF = re.compile(
    r"^(?:the\s)?(?P<what>[a-z]+(?:\s(?:date|time|day))?)\s(?:of|for|on)\s(?P<ref>a\s?-?[0-9]{1,9})\b",
    re.IGNORECASE,
)
_SHOWN = 60
_NO_SLIP = frozenset({"last", "latest", "how", "export", "set", "updated", "changed"})
"""Words that are near a verb and mean what they say: "last week" is no slip for "list week"."""

_PLEASE = re.compile(r"(?<=\S)[\s,]{1,3}(?:please|pls|plz)\s?[.!?]?$", re.IGNORECASE)
_POLITELY = re.compile(
    r"(?:(?:please|pls)\s|(?:can|could|would|will)\s(?:you|i|we)\s(?:please\s|have\s|see\s)?|"
    r"(?:i|we)(?:\s(?:want|need|would\slike)|'d\slike)\sto\ssee\s|let\sme\s(?:see|have)\s|"
    r"(?:give|tell|get)\sme\s)+",
    re.IGNORECASE,
)
_TO_ME = re.compile(r"^me\s(?=\S)", re.IGNORECASE)
_LEADS_TO = re.compile(
    r"(?:(?:the\s)?(?:history|changes|status|state|details?)\s)?(?:of|for|on|about|to|with)\s",
    re.IGNORECASE,
)
_AGENDA = re.compile(r"(?:do|does|is|are|will)\s(?:the\s)?agenda\b.*", re.IGNORECASE)
_MORE_TIME = re.compile(r"^more\s(?=time\b)", re.IGNORECASE)
_WITH_OBJECTS = frozenset({"show", "history", "search"})


@dataclass(frozen=True, slots=True)
class Assigned:
    """Which actions are to be owed by whom, and whether the report of any one of them is enough.

    `any_owner` is None where it was not said; without owners those who owe it still do.
    """

    refs: tuple[int, ...]
    owners: tuple[str, ...]
    any_owner: bool | None = None


@dataclass(frozen=True, slots=True)
class Deferred:
    """Which actions are put off, until when and why; "" where it was not said."""

    refs: tuple[int, ...]
    to: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """What of an action is to read otherwise; "" where that was not said."""

    words: str = ""
    owner: str = ""
    due: str = ""


class UnknownVerb(NotUnderstood):
    """What was typed begins with no verb, and with nothing like one: usage is the answer."""


def unknown(words: str) -> UnknownVerb:
    """Return what says that nothing is known by these words."""
    return UnknownVerb(f"I do not know “{words[:_SHOWN]}”. Nothing was done.")


def split(text: str, known: Collection[str], *, after: str) -> tuple[str, str]:
    """Part what was typed `after` a slash command into one of its `known` verbs and the rest.

    The first known verb is the one meant by no words, and by words that only filter a list of
    actions; a reference alone is shown. Another word for a verb that only asks is that verb, as
    is one that follows a reference: "A17 history". Where something would be changed, either of
    them and a slip raise NotUnderstood with "did you mean", since they must change nothing. So
    does a verb that changes something after "can you": who is asked politely may be unsure.
    UnknownVerb is raised for what begins with no verb at all.
    """
    words = _PLEASE.sub("", tidy(text))
    polite = _POLITELY.match(words)
    if polite is None:
        return _split(words, known, after)
    verb, rest = _split(words[polite.end() :], known, after)
    if verb in {*synonyms.ASKING, "help"}:
        return verb, rest
    raise NotUnderstood(
        f"Nothing was changed. Did you mean `{after} {verb} {rest[:_SHOWN]}`?",
        instead=f"{after} {verb} {rest}",
    )


def _split(words: str, known: Collection[str], after: str) -> tuple[str, str]:
    verbs = list(known)
    if "time" in verbs:
        words = _MORE_TIME.sub("", words)
    first, _, rest = words.partition(" ")
    verb = first.lower().rstrip(":,.")
    if not words:
        return verbs[0], words
    if verb not in verbs or verb == "add":
        sentence = _sentence(words, verbs, after)
        if sentence is not None:
            return sentence
    if verb in verbs:
        return verb, _object(verb, rest.strip())
    other, lists = synonyms.of(verb, verbs), "outstanding" in verbs
    if lists and verb in filters.STARTS and not (other and references(rest)[0]):
        return verbs[0], words
    if other in synonyms.ASKING:
        return other, _object(other, rest.strip())
    if references(words)[0]:
        return _after_reference(words, verbs, after)
    said = first.rstrip(":,.")[:_SHOWN]
    near = other or (slip(verb, verbs) if verb not in _NO_SLIP else None)
    if near is not None:
        again = f"{after} {near} {rest[:_SHOWN]}".strip()
        raise NotUnderstood(
            f"I do not know “{said}”. Did you mean `{again}`?",
            instead=f"{after} {near} {rest}".strip(),
        )
    raise unknown(words)


def _sentence(words: str, verbs: list[str], after: str) -> tuple[str, str] | None:
    """Read a whole sentence: a question is answered, what it bids is asked about first."""
    from bot.reading.typed import sentences  # noqa: PLC0415  only where no verb comes first

    bidden = sentences.bidden(words) if "defer" in verbs else None
    if bidden is not None:
        raise NotUnderstood(
            f"Nothing was changed. Did you mean `{after} {bidden[:_SHOWN]}`?",
            instead=f"{after} {bidden}",
        )
    return sentences.asked(words, verbs)


def _object(verb: str, rest: str) -> str:
    """Leave out what leads to what a verb asks for: "history of A17", "search for custody"."""
    if verb == "next" and _AGENDA.fullmatch(rest):
        return ""
    if verb in synonyms.ASKING:
        rest = _TO_ME.sub("", rest)
    lead = _LEADS_TO.match(rest) if verb in _WITH_OBJECTS else None
    is_led = lead is not None and (verb == "search" or references(rest[lead.end() :])[0])
    return rest[lead.end() :] if lead and is_led else rest


def _after_reference(words: str, verbs: list[str], after: str) -> tuple[str, str]:
    """Read "A17", "A17 history"; "13 January" and "2020" name no action."""
    rest = references(words)[1]
    named = words[: len(words) - len(rest)].strip()
    first, _, more = _IS.sub("", rest).partition(" ")
    word = first.lower().rstrip(".,:!")
    verb = word if word in verbs else synonyms.of(word, verbs)
    if verb == word and verb in synonyms.ASKING:
        return verb, f"{named} {more}".strip()
    if verb is not None and verb not in synonyms.ASKING:
        again = f"{after} {verb} {named} {more[:_SHOWN]}".strip()
        raise NotUnderstood(
            f"Nothing was changed. Did you mean `{again}`?",
            instead=f"{after} {verb} {named} {more}".strip(),
        )
    if "outstanding" in verbs and not (rest and words[0].isdigit()):
        return "show", words
    raise unknown(words)


def what_of(words: str) -> str:
    """Put the action first in "the owner of A6 to CC", for `changed` to read the rest."""
    match = _WHAT_OF.match(words)
    return f"{match['ref']} {match['what']}{words[match.end() :]}" if match else words


def changed(words: str) -> Changed:
    """Read "due to 1 July", "the owner is the CC", "to: circulate the paper"; else new words."""
    match = _CHANGED.match(words)
    if match is None:
        return Changed(words=words)
    value = words[match.end() :].strip()
    match match.lastgroup:
        case "due":
            return Changed(due=value)
        case "owner":
            return Changed(owner=value)
        case _:
            return Changed(words=value)


def reason(words: str) -> str:
    """Return a reason without the "because" before it."""
    text = tidy(words)
    match = _BECAUSE.match(text)
    return text[match.end() :].strip() if match else text


def assigned(words: str) -> Assigned:
    """Read "A9 to the DCC and the CC, any of them"; NotUnderstood when an action is missing.

    "ALL" alone is who owes it: how many must report follows a comma, or says "of them".
    """
    refs, rest = references(words)
    owner = _BOTH.sub("", _TO_WHOM.sub("", rest).strip(" .,"))
    enough = _ENOUGH.search(owner)
    if enough is not None and (enough.start() or " of " in enough[0]):
        any_owner, owner = enough["any"] is not None, owner[: enough.start()].strip(" .,")
    else:
        any_owner = None
    if not refs or not (owner or any_owner is not None):
        raise NotUnderstood("Which action, to whom? Try `/actions assign A9 to the DCC`.")
    return Assigned(refs, (owner,) if owner else (), any_owner)


def deferred(words: str) -> Deferred:
    """Read "A9 to July 2017 because the cohort is to grow"; NotUnderstood without an action."""
    refs, rest = references(words)
    if not refs:
        raise NotUnderstood("Which action? Try `/actions defer A9 to July 2017 because …`.")
    match = _BECAUSE.search(rest)
    to, because = (rest[: match.start()], rest[match.end() :]) if match else (rest, "")
    return Deferred(refs, _UNTIL.sub("", to.strip()).strip(" .,;:-("), because.strip(" .)"))
