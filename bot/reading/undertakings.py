"""Undertakings in prose: somebody agrees, is asked or is to do a definite thing after the meeting."""

from collections.abc import Iterator

import re

from bot.reading import owners, promises, sentences
from bot.reading.marked import Draft
from bot.reading.sections import Unit
from bot.reading.words import POST, STATIVE

_PERSON = rf"(?:{owners.NAMED}|(?:[Tt]he\s+)?(?:[\w'’/-]+\s+){{0,3}}?(?:{POST})s?)"
_SUBJECT = re.compile(
    rf"(?:^|(?<=[,;:.–])\s?|(?<=\sand\s)|(?<=\sthat\s)|(?<=\swhere\s))(?P<who>{_PERSON}|{owners.COMMON}|{owners.EACH}|[Hh]e|[Ss]he)\s+(?P<v>{owners.WILL}|would\b)"
)
_ELLIPTICAL = re.compile(
    rf"(?:^|[.;,–]\s*)(?P<who>{owners.NAMED}|{owners.EACH}|[Cc]lerk|[Cc]ouncil)\s+(?:is\s+|are\s+)?too?\s+(?!the\b|be\s+able|date\b)(?P<verb>[a-z]+)"
)
_LOOSE = re.compile(
    r",\s+to\s+(?:investigate|follow\s+up|chase|respond|confirm|check|report\s+back|action|arrange|contact|write|review|circulate)\b"
)
_AGREED = re.compile(
    r"\b(?:it\s+was\s+)?(?:agreed|resolved|decided)\b[:,]?\s*(?:that\s+|to\s+|for\s+|the\s+\w+\s+(?:would|will|to)\b)",
    re.IGNORECASE,
)
_AGREED_TO = re.compile(
    r"\b(?:agreed|undert(?:ook|aken)|offered|volunteered|promised|committed)\s+to\s+(?!the\b|disagree)[a-z]+",
    re.IGNORECASE,
)
_TASKED = re.compile(
    r"\b(?:has|have|had|was|were|is|are|been)\s+(?:been\s+)?(?:asked|tasked|requested|instructed|delegated|authorised)\s+(?:to\b|by\b)|"
    r"\b(?:has|have|had)?\s*(?:asked|requested|tasked|instructed)\s+(?:the\s+)?[\w'’ /-]{2,50}?\s(?:to\s+(?!the\b)|for\s+further\b|sends?\b)",
)
_FORWARD = re.compile(
    r"\b(?:will|would|to)\s+be\s+(?:\w+\s+){0,2}?(?:discussed|addressed|considered|reviewed|looked\s+at|reported|presented|brought|taken|"
    r"raised|shared|circulated|provided|submitted|published|sent|enacted|offered|owned|overseen|incorporated|produced|going|subject\s+to|"
    r"launched|scheduled|arranged|included\s+(?:in|on)\s+the\s+(?:next|\w+)\s+(?:agenda|meeting))\b|\bbe\s+discussed\s+further\b",
)
_DEED = re.compile(
    rf"\b(?:will|shall)\s+(?:also\s+|now\s+|then\s+)?(?!{STATIVE})(?!not\b|be\b|then\b)(?P<verb>[a-z]{{3,}})"
)
_CONTINUOUS = re.compile(
    r"\b(?:will|would)\s+be\s+(?!able|seen|going\s+forward)[a-z]+ing\b|\b(?:is|are)\s+going\s+to\s+[a-z]+|\bdue\s+to\s+(?:undertake|attend|meet|report|take|provide|carry|present|publish|review)\b"
)
_DUTY = re.compile(
    r"\b(?:be|is|was)\s+responsible\s+for\s+\w+ing\b|\b(?:a\s+task|something|a\s+matter)\s+for\s+(?:the\s+)?[A-Z]|"
    r"\bneed(?:s|ed)?\s+to\s+(?:determine|decide|agree|take|provide|consider\s+who|develop)\b|"
    r"\bhas\s+(?:an?|arranged)\s+(?:follow[- ]up\s+|further\s+)?(?:to\s+meet|meeting\s+(?:planned|arranged))|\balso\s+has\s+a\s+follow\s+up\b|"
    r"\blooking\s+into\s+how\b|\bwould\s+(?:raise|report|write|provide|circulate|bring|contact|follow|take|ask|check|look|discuss|speak|meet|"
    r"send|share|arrange|prepare|seek|feed|respond|liaise|confirm|email|have\s+a\s+further|investigate|receive|come\s+back)\b|"
    r"\bwould\s+like\s+an?\s+update\b|\brecommendation\s+(?:made\s+)?was\s+(?:for|that)\b|\bhas\s+arranged\s+to\b"
)
_TIMED = re.compile(
    r"\b(?:next\s+(?:meeting|week|month|board|committee|\w+\s+meeting)|by\s+(?:the\s+)?(?:end|next|\d|[A-Z][a-z]+day)|"
    r"at\s+(?:both\s+)?the\s+(?:next|[A-Z]\w+\s)|later\s+in\s+the|in\s+(?:due\s+course|\d+\s+months|[A-Z][a-z]+\s+20\d\d)|over\s+the\s+summer|as\s+part\s+of|"
    r"when\s+.{3,60}\s+(?:had|have|has)\s+been|(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:.s)?)\b"
)
_UNLIKELY = re.compile(
    r"\?\s*$|\b(?:might|may|could|if\s+delivered|would\s+(?:welcome|expect|prefer|wish|be\s+(?:helpful|useful|good|possible|the))|previously|in\s+the\s+past|"
    r"(?:had|have)\s+(?:already\s+)?been\s+(?:told|completed|given|advised|informed)|asked\s+(?:if|whether|how|what|why|when|that\s+.{0,30}was)|"
    r"questioned|queried|wondered|continues?\s+to|continuing\s+to|in\s+(?:the\s+)?future\s+no|will\s+have\s+(?:led|been)|hoped|on\s+a\s+(?:daily|monthly|weekly|quarterly)\s+basis)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:has|have|had)\s+(?:now\s+|already\s+)?(?:been\s+)?(?:agreed|completed|done|circulated|sent|signed)\b(?!\s+to\b)",
    re.I,
)
_THRESHOLD = 3


def find(text: str) -> Iterator[str]:
    """Yield the sentences of a paragraph in which somebody undertakes a definite deed."""
    yield from (sentence for sentence in sentences.split(text) if weight(sentence) >= _THRESHOLD)


def drafts(unit: Unit, text: str) -> Iterator[Draft]:
    """Yield the undertakings in words of a unit."""
    above = ""
    for sentence in sentences.split(text):
        if weight(sentence) >= _THRESHOLD:
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


def _meant(above: str) -> tuple[str, ...]:
    """Return whom "He will …" means: whoever opens the sentence before it, if that is one person."""
    found = re.match(
        rf"(?P<who>{owners.NAMED})\s+(?:has|had|said|asked|reported|will|is|was|gave|agreed|told)\b",
        above,
    )
    who = owners.split(found["who"]) if found else ()
    return who if len(who) == 1 else ()


def weight(sentence: str) -> int:
    """Weigh the signs that a sentence is an undertaking; three is enough.

    A sign of an agreement or a task alone is enough; a future needs somebody to do it, or a
    time; what is only described, asked, hoped or past weighs against it.
    """
    if len(sentence) < _SHORT or _UNLIKELY.search(sentence):
        return 0
    who = _SUBJECT.search(sentence)
    body = who and not re.match(r"(?:This|It|There|These|They|That|We|Who)\b", who["who"])
    total = 3 * bool(_ELLIPTICAL.search(sentence) or _LOOSE.search(sentence))
    total += 3 * bool(_AGREED_TO.search(sentence)) + 3 * bool(_TASKED.search(sentence))
    total += 2 * bool(_AGREED.search(sentence)) + 2 * bool(_DUTY.search(sentence))
    total += (
        2 * bool(_DEED.search(sentence))
        + 2 * bool(_CONTINUOUS.search(sentence))
        + 2 * bool(_FORWARD.search(sentence))
    )
    total += bool(body) + bool(_TIMED.search(sentence)) + bool(owners.within(sentence))
    return total - 2 * bool(_DONE.search(sentence)) - 2 * promises.only_describes(sentence)


_SHORT = 18
