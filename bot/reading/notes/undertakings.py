"""Undertakings in prose: somebody agrees, is asked or is to do a definite thing."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections.abc import Iterator, Sequence

from bot.reading.notes import owners, people, promises, sentences
from bot.reading.notes.drafts import Draft
from bot.reading.notes.people import Person
from bot.reading.notes.sections import Unit
from bot.reading.notes.words import BODY, POST, STATIVE

_PERSON = rf"(?:{owners.NAMED}|(?:[Tt]he\s+)?(?:[\w'’/-]{{1,30}}\s+){{0,3}}?(?:{POST})s?)"
_SUBJECT = re.compile(
    rf"(?:^|(?<=[,;:.–])\s?|(?<=\sand\s)|(?<=\sthat\s)|(?<=\swhere\s))(?P<who>{_PERSON}|"
    rf"{owners.COMMON}|{owners.EACH}|[Hh]e|[Ss]he)\s+(?P<v>{owners.WILL}|would\b)"
)
_ELLIPTICAL = re.compile(
    rf"(?:^|[.;,–]\s*)(?P<who>{owners.NAMED}|{owners.EACH}|[Cc]lerk|[Cc]ouncil)\s+(?:is\s+|"
    rf"are\s+)?too?\s+(?!the\b|be\s+able|date\b)(?P<verb>[a-z]+)"
)
_LOOSE = re.compile(
    r",\s+to\s+(?:investigate|follow\s+up|chase|respond|confirm|check|report\s+back|action|"
    r"arrange|contact|write|review|circulate)\b"
)
_AGREED = re.compile(
    r"\b(?:agreed|resolved|decided)\b[:,]?\s*(?:to\s+(?!be\b|the\b|disagree)[a-z]|(?:that\b|"
    r"for\b|the\b|\s)[^.;]{0,90}?\b(?:would|will|should|to\s+be|to\s+[a-z]+)\b)",
    re.IGNORECASE,
)
_AGREED_TO = re.compile(
    r"\b(?:agreed|undert(?:ook|aken)|offered|volunteered|promised|committed|is|"
    r"are)\s+to\s+(?!the\b|be\b|disagree|date\b)[a-z]+",
    re.IGNORECASE,
)
_TASKED = re.compile(
    r"\b(?:has|have|had|was|were|is|are|been)\s+(?:been\s+)?(?:asked|tasked|requested|"
    r"instructed|delegated|authorised)\s+to\b|"
    r"\b(?:asked|requested|tasked|instructed)\s+(?!for\b|if\b|whether\b|how\b|what\b|why\b|"
    r"when\b|about\b|that\b)(?:the\s+)?"
    r"[\w'’ /-]{2,50}?\s(?:to\s+(?!the\b)|for\s+further\b|sends?\b)",
)
_DUTY = re.compile(
    r"\b(?:be|is|was)\s+responsible\s+for\s+\w+ing\b|\b(?:a\s+task|something|"
    r"a\s+matter)\s+for\s+(?:the\s+)?[A-Z]|"
    r"\bneed(?:s|ed)?\s+to\s+(?:determine|decide|agree|take|provide|consider\s+who|develop)\b|"
    r"\bhas\s+(?:an?\s+)?(?:follow[- ]up\s+|further\s+)?meeting\s+(?:planned|arranged)|"
    r"\blooking\s+into\s+how\b|"
    r"\bwould\s+like\s+an?\s+(?:update|report)\b|\brecommendation\s+(?:made\s+)?was\s+(?:for|"
    r"that)\b|\bhas\s+arranged\s+to\b",
)
_FORWARD = re.compile(
    r"\b(?:will|would|(?<!required\sa\scrime\s)to)\s+be\s+(?:\w+\s+){0,2}?(?:discussed|"
    r"addressed|considered|reviewed|looked\s+at|reported|presented|"
    r"brought|taken|raised|shared|circulated|provided|submitted|published|sent|enacted|offered|"
    r"owned|overseen|incorporated|produced|going|"
    r"subject\s+to|launched|scheduled|arranged|included\s+(?:in|on)\s+the\s+(?:next|"
    r"\w+)\s+(?:agenda|meeting))\b|\bbe\s+discussed\s+further\b",
)
_DEED = re.compile(
    rf"\b(?:will|shall)\s+(?:also\s+|now\s+|then\s+)?(?!{STATIVE})(?!not\b|be\b|"
    rf"then\b)(?P<verb>[a-z]{{3,}})"
)
_WOULD = re.compile(
    r"\bwould\s+(?:see|raise|report|write|provide|circulate|bring|contact|follow|take|ask|check|"
    r"look|discuss|speak|meet|send|share|"
    r"arrange|prepare|seek|feed|respond|liaise|confirm|email|have\s+a\s+further|investigate|"
    r"receive|come\s+back|obtain|draft|chase)\b"
)
_CONTINUOUS = re.compile(
    r"\b(?:will|would)\s+be\s+(?!able|seen|going\s+forward)[a-z]+ing\b|\b(?:is|"
    r"are)\s+going\s+to\s+[a-z]+|"
    r"\bdue\s+to\s+(?:undertake|attend|meet|report|take|provide|carry|present|publish|review)\b"
)
_TIMED = re.compile(
    r"\b(?:next\s+(?:meeting|week|month|board|committee|\w+\s+meeting)|by\s+(?:the\s+)?(?:end|"
    r"next|\d|[A-Z][a-z]+day)|"
    r"at\s+(?:both\s+)?the\s+(?:next|[A-Z]\w+\s)|later\s+in\s+the|in\s+(?:due\s+course|"
    r"\d+\s+months|[A-Z][a-z]+\s+20\d\d)|over\s+the\s+summer|as\s+part\s+of|"
    r"when\s+.{3,60}\s+(?:had|have|has)\s+been|(?:January|February|March|April|May|June|July|"
    r"August|September|October|November|December)(?:.s)?)\b"
)
_NEVER = re.compile(
    r"\?\s*$|\b(?:asked\s+(?:if|whether|how|what|why|when)|questioned|queried|wondered|"
    r"declare\s+any\s+interest|"
    r"at\s+which\s+it\s+was\s+agreed|correct\s+record|(?:had|have)\s+(?:already|"
    r"previously)\s+been|on\s+a\s+(?:daily|monthly|weekly|quarterly)\s+basis|"
    r"will\s+have\s+(?:led|been)|in\s+(?:the\s+)?future\s+no)\b",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"\b(?:might|may|if\s+delivered|would\s+(?:welcome|expect|prefer|wish|be\s+(?:helpful|"
    r"useful|good|possible|the))|previously|in\s+the\s+past|"
    r"(?:had|have)\s+been\s+(?:told|completed|given|advised|informed)|continu(?:es?|ing)\s+to|"
    r"hoped|could\s+(?:be\s+used|not))\b",
    re.IGNORECASE,
)
_NARRATED = re.compile(r"\b(?:was|were|had|has|became|is|are)\b[^.;]{0,120}\bto\s+be\s+\w+")
_DONE = re.compile(
    r"\b(?:has|have|had)\s+(?:now\s+|already\s+)?(?:been\s+)?(?:agreed|completed|done|"
    r"circulated|sent|signed)\b(?!\s+to\b)",
    re.IGNORECASE,
)
_OPENS = re.compile(
    rf"(?:The\s+)?(?:[A-Z]{{2,5}}|T/ACC|(?:[A-Z]\w{{1,30}}\s+){{0,3}}(?:{POST}|"
    rf"{BODY}))\b(?!\s+(?:asked|noted|queried))",
    re.IGNORECASE,
)
_SIGNS: tuple[tuple[re.Pattern[str], int], ...] = (
    (_LOOSE, 3), (_AGREED_TO, 2), (_TASKED, 3), (_AGREED, 2), (_DUTY, 2), (_DEED, 2),
    (_WOULD, 2), (_CONTINUOUS, 2), (_FORWARD, 2), (_TIMED, 1),
)  # fmt: skip
_THRESHOLD = 3


def drafts(unit: Unit, text: str, everyone: Sequence[Person] = ()) -> Iterator[Draft]:
    """Yield the undertakings in words of a unit."""
    above = ""
    for sentence in sentences.split(text):
        if weight(sentence, everyone) >= _THRESHOLD:
            who = _meant(above) if re.match(r"(?:He|She)\b", sentence) else ()
            yield Draft(
                text=sentence,
                place=unit.line.place,
                spot=unit.spot,
                quotation=sentence,
                who=who,
                column=bool(who),
            )
        above = sentence


def weight(sentence: str, everyone: Sequence[Person] = ()) -> int:
    """Weigh the signs that a sentence is an undertaking; three is enough.

    Signs of agreement and of a task weigh most; a future tense needs somebody to do it, or a
    time. What is only described, hoped or past weighs against; a question weighs nothing.
    """
    if len(sentence) < _SHORT or _NEVER.search(sentence):
        return 0
    total = sum(points for sign, points in _SIGNS if sign.search(sentence))
    total += 3 * _is_elliptical(sentence, everyone)
    total += _has_somebody(sentence, everyone)
    duty = bool(_DUTY.search(sentence))
    against = bool(_WEAK.search(sentence)) + 2 * bool(_DONE.search(sentence))
    against += 2 * (promises.only_describes(sentence) and not duty)
    told = _NARRATED.search(sentence) and not _TASKED.search(sentence)
    against += 2 * bool(told and not re.search(r"\b(?:will|would|agreed)\b", sentence))
    return total - against


def _is_elliptical(sentence: str, everyone: Sequence[Person]) -> bool:
    """Whether a sentence is "XX to do …", with somebody for XX."""
    return any(_is_somebody(found["who"], everyone) for found in _ELLIPTICAL.finditer(sentence))


def _has_somebody(sentence: str, everyone: Sequence[Person]) -> bool:
    """Whether the sentence has a person, a post or a body to do the deed."""
    found = _SUBJECT.search(sentence)
    if found and _is_somebody(found["who"], everyone):
        return True
    return bool(owners.within(sentence)) or bool(_OPENS.match(sentence))


def _is_somebody(who: str, everyone: Sequence[Person]) -> bool:
    """Whether words name a person, a post or a body rather than a thing: "Signs to be erected"."""
    bare = re.sub(r"^(?:the|The)\s+", "", who)
    if re.fullmatch(
        r"(?:This|It|There|These|They|That|We|Who|Subject|Due|Prior|Further|Questions|"
        r"Comments)\b.*",
        bare,
    ):
        return False
    if re.fullmatch(r"[Hh]e|[Ss]he|[Aa]ll|ALL|[Ee]veryone|[Mm]embers", bare) or people.named(
        bare, everyone
    ):
        return True
    several = len(bare.split()) > 1
    return (
        several
        or bool(re.fullmatch(r"@.*|[A-Z]{2,5}(?:'s)?(?:\s*[/&]\s*[A-Z]{2,5})*", bare))
        or bool(re.search(rf"\b(?:{POST}|{BODY})\b", bare, re.IGNORECASE))
    )


def _meant(above: str) -> tuple[str, ...]:
    """Return whom "He will …" means: the one person who opens the sentence before it."""
    found = re.match(
        rf"(?P<who>{owners.NAMED})\s+(?:has|had|said|asked|reported|will|is|was|gave|agreed|"
        rf"told)\b",
        above,
    )
    who = owners.split(found["who"]) if found else ()
    return who if len(who) == 1 else ()


_SHORT = 18
