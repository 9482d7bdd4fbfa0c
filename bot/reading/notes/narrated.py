"""Who was there, and who was not, where the notes tell it in sentences and not in a list."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from bot.reading.notes import callings, rosters, sentences
from bot.reading.notes.listed import Listed
from bot.reading.notes.words import RANKS


class Told(NamedTuple):
    """Somebody whom a sentence puts among those "present" or "away"."""

    where: Literal["present", "away"]
    listed: Listed


def read(text: str, *, under: bool = False) -> Iterator[Told]:
    """Yield the people of a paragraph at the head of the notes that tells who came.

    `under` says that it stands under a heading of those present, and tells of nobody else.

    >>> told = read("The Chair, Ann Lee, presided. With her: Bob Shaw and Cat Wood, who took notes")
    >>> [(each.listed.person.name, each.listed.writes) for each in told]
    [('Ann Lee', False), ('Bob Shaw', False), ('Cat Wood', True)]
    """
    if not under and not _CAME.search(text) and not _SORRY.search(text):
        return
    for sentence in sentences.split(text):
        for clause in re.split(r";\s+", sentence):
            yield from _clause(clause, under=under)


def without(words: str) -> str:
    """Return a list of those who were away without the sentences below it that tell who came.

    >>> without("Ann Lee, who was abroad. The Secretary, Zoe Mann, took the minutes.")
    'Ann Lee, who was abroad.'
    """
    first, *more = sentences.split(words) or [""]
    return " ".join([first, *(each for each in more if not _CAME.search(each))])


def after_list(words: str) -> str:
    """Return the sentences below a list of those who were away: they may tell who came."""
    return " ".join(list(sentences.split(words))[1:])


def away(text: str) -> Iterator[Listed]:
    """Yield whom a text says were not there: "Apologies came from Ann Lee and from Bob Shaw".

    >>> [each.person.name for each in away("Ann Lee and Dr Bob Shaw were unable to be present.")]
    ['Ann Lee', 'Bob Shaw']
    """
    for sentence in sentences.split(text):
        for sorry in _SORRY.finditer(sentence):
            names = sorry["who"] or sorry["unable"] or sorry["also"] or sorry["from"]
            yield from rosters.read(names, single=True)


def _clause(clause: str, *, under: bool = False) -> Iterator[Told]:
    """Yield whom one clause says were away, or else whom it says were there."""
    if sorry := _SORRY.search(clause):
        yield from (Told("away", each) for each in away(clause))
        yield from _clause(f"{clause[: sorry.start()]} ; {clause[sorry.end() :]}")
        return
    if not under and not _CAME.search(clause):
        return
    clause = rosters.stood_in(clause)
    clause = _FOR_NOW.sub(lambda found: found.group().title(), clause)
    bare = _VERBS.sub(", ", _LEAD.sub("", _POST.sub(_in_capitals, clause)))
    bare = _LINK.sub("; ", bare)
    bare = re.sub(r"[,;]\s*(?:and\s*)?(?=[,;])", "", _WHOSE.sub("", bare)).lstrip(",; ")
    bare = bare.removeprefix("and ")
    listed = bool(_WE.match(clause))
    found = [each for each in rosters.read(bare) if listed or _is_sure(each, clause)]
    starts = [clause.find(each.person.name) for each in found]
    for each, start, end in zip(found, starts, (*starts[1:], len(clause)), strict=False):
        after = clause[start + len(each.person.name) : end]
        yield Told(
            "present",
            each._replace(
                chairs=each.chairs or bool(_PRESIDED.search(after)),
                writes=each.writes or bool(_WROTE.search(after)),
            ),
        )


def _is_sure(each: Listed, clause: str) -> bool:
    """Whether a name in a sentence is somebody's: two words, or one after a rank."""
    name = each.person.name
    return " " in name or bool(re.search(rf"{RANKS}\s+{re.escape(name)}\b", clause))


def _in_capitals(post: re.Match[str]) -> str:
    """Write a post in small letters before a name in capitals: "her chief executive"."""
    words = post["post"].title()
    return f"{post['mark'] or ''}{words}" if callings.names_post(words.split()) else post.group()


WROTE = (
    r"(?:(?:drafted|wrote|prepared|compiled)\s+this\s+(?:report|note|record|summary)|to\s+take\s+(?:the\s+)?(?:minutes|notes?)|(?:took|kept|wrote|takes|keeps|taking|recorded)\s+(?:(?:the|these|this)\s+)?"
    r"(?:minutes?|notes?|record)|(?:was|is)\s+(?:minuting|recording)|minuted)"
)
"""What whoever writes the notes is said to do."""

WRITTEN = r"(?:minutes|notes|record)\s+(?:were|was)\s+(?:taken|kept|made)\s+by"
"""What is said of the notes before whoever wrote them."""

PRESIDED = (
    r"(?:presided|presiding|(?:took|taking|takes|in|occupied)\s+the\s+chair(?!\s+of)|"
    r"chair(?:ed|ing)(?:\s+(?:the|this)\s+(?:meeting|session|board|panel|committee))?)"
)
"""What whoever chairs a meeting is said to do."""

_WHO = r"(?:(?:The|the|Both)\s+)?[A-Z][^.;]{1,160}?"
_SORRY = re.compile(
    rf"(?:[Ss]orry\s+(?:that\s+)?)?(?:(?P<who>{_WHO})[,\s]\s?(?:(?:had|has|have|having)\s+)?(?:all\s+|both\s+|also\s+)?"
    r"(?:sent|gave|given|sends|send|tendered|submitted)\s+(?:in\s+)?(?:(?:his|her|their|an?|the)\s+)?"
    r"(?:\w+\s+)?apolog(?:y|ies)(?:\s+for\s+absence)?|"
    rf"(?P<unable>{_WHO})[,\s]\s?(?:could(?:\s+not|n['’]t)|can['’]t|"
    r"(?:was|were)\s+(?:unable|not\s+able)\s+to)\s+"
    r"(?:attend|be\s+(?:there|present|with\s+us)|come|make\s+it|join)\b|"
    r"\band\s+so\s+(?:had|did|have)\s+(?P<also>[A-Z][^.;]{1,120})|"
    r"\b(?:[Aa]n\s+)?[Aa]polog(?:y|ies)(?:\s+for\s+absence)?\s+(?:(?:(?:had|have|has)\s+been|was|were)\s+"
    r"(?:received|accepted|noted|given|sent|tendered)(?:\s+and\s+\w+)?|came|had\s+come)\s+(?:from|by)\s+"
    r"(?P<from>(?:the\s+)?[A-Z][^.;]{1,160}))"
    r"(?:,?\s+(?:because|owing|due|as|who|being)\b[^.;]*)?"
)
_CAME = re.compile(
    rf"\b(?:{PRESIDED}|{WROTE}|attended|came\s+(?:for|from|along|too)|(?:were|was)\s+present|present\s+(?:were|was)|{WRITTEN}|(?:was|were)\s+(?:also\s+)?(?:present|there|in\s+attendance)|"
    r"in\s+attendance|(?:around|round|at)\s+the\s+table|with\s+(?:him|her|them)\b|joined\s+(?:by|us|the\s+meeting)|"
    r"on\s+the\s+(?:call|line)|in\s+the\s+room|\bwe\s+(?:had|were)|(?:represented|accompanied|supported)\s+by|"
    r"took\s+part|(?:put|asked|dialled\s+in)\s+by)\b",
    re.IGNORECASE,
)
_VERBS = re.compile(
    rf"\b(?:who\s)?(?:{PRESIDED}|{WROTE})|"
    r"\s(?:welcomed|greeted)\s(?:\w+\s)?(?:everyone|everybody|all|members|those\spresent)"
    r"(?:,?\s(?:and\s)?(?:in\sparticular|especially))?|,\swho\swas\sattending\b[^;]*|"
    r",?\s{0,2}\b(?:attended|took\spart|joined\sus|"
    r"(?:was|were)\s(?:also\s)?(?:present|there|in\sattendance))(?:\s(?:together\s)?with)?\b|"
    r",?\s(?:and\s)?(?:from|for|representing)\s(?:the\s)?[\w'’ ]{3,40}?\b(?:office|force|"
    r"constabulary|council|team|service|side)\b,?(?=\s[A-Z])|"
    r"\b(?:(?:was|were)\s{1,3})?(?:joined|accompanied|supported|represented)\s{1,3}by\b|"
    r",?\s{0,2}\bfor\s(?:the\s)?[\w\s]{2,20}?\s(?:items?|part)(?:\s\d+)?(?:\sonly)?,?",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"\A\W*(?:we\s+(?:had|were(?:\s+joined\s+by)?):?\s+|(?:also\s+)?(?:around|round|at|on|in|with)\s+[\w\s’']{2,40}?\s+(?:were|was|sat)\s+|"
    r"(?:the\s+)?(?:other\s+|remaining\s+)?\w+\s+present\s+(?:were|was)\s+|"
    r"(?:there|also|those|present|attending|in\s+attendance)(?:\s+\w+)?\s+(?:were|was)\s+"
    r"(?:(?:also\s+)?(?:present|there|in\s+attendance)\s+)?)",
    re.IGNORECASE,
)
_POST = re.compile(
    r"(?:(?P<mark>,\s|\band\s)(?:(?:his|her|their|its|our|the)\s)?|\b(?:his|her|their|its|our|the)\s)(?P<post>(?:[a-z-]{2,20}\s+){1,4})(?=[A-Z][a-z])"
)
_FOR_NOW = re.compile(r"\b(?:interim|acting|temporary|deputy|assistant|vice)\s+(?=[A-Z][a-z])")
_WHOSE = re.compile(r"\b(?:his|her|their|its|our)\s+(?=[A-Z])")
_LINK = re.compile(
    r"(?:(?<=\s)|\A|(?<=[,;)]))(?:(?:there|here|were|was|are|also|present|and|with|the|both|in|of|attendance|attended|"
    r"attending|joined|by|together|along|as|well|came|from|meeting|at|around|table|on|call|questions|put|"
    r"minutes|notes|record|taken|kept)\b[\s,:]*){2,}(?=(?-i:[A-Z]))|(?<=[,)]\s)with\s+(?=(?-i:[A-Z]))",
    re.IGNORECASE,
)
_WE = re.compile(r"\A\W{0,5}we\s+(?:had|were)\b", re.IGNORECASE)
_PRESIDED = re.compile(rf"\b{PRESIDED}\b", re.IGNORECASE)
_WROTE = re.compile(rf"\b{WROTE}\b", re.IGNORECASE)
