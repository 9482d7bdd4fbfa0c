"""Who chaired and who wrote, where no list says so: who opened the meeting, who signed."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.reading.notes import callings, narrated, people, rosters
from bot.reading.notes.people import Person


def chair(lines: Sequence[str], there: Sequence[Person], gone: Sequence[Person] = ()) -> str:
    """Return who is said to have taken the chair, or is called the chair, or opened the meeting.

    Whoever is named only by a post or letters is one of those listed, or nobody; so is one
    whom the notes call the chair while others bear the name too, or who is among those `gone`.
    """
    for words in lines:
        for found in _CHAIRED.finditer(words):
            if name := _named(found["who"] or found["elected"], there, listed=False):
                return name
    called = {
        name
        for words in lines
        for pattern in _CALLED
        for found in pattern.finditer(words)
        if (name := _named(found["who"], there, listed=bool(there)))
    } - {person.name for person in gone}
    if len(called) == 1:
        return called.pop()
    opened = (found["who"] for words in lines for found in _OPENED.finditer(words))
    return next((name for who in opened if (name := _named(who, there, listed=True))), "")


def writer(lines: Sequence[str], there: Sequence[Person]) -> str:
    """Return who is said to have taken the notes, else whose letters stand below them."""
    for pattern in (_WRITTEN, _WROTE):
        for words in lines:
            for found in pattern.finditer(words):
                if name := _named(found["who"], there, listed=False):
                    return name
    foot = [found["who"] for found in map(_FOOT.match, lines[-_LAST:]) if found]
    if name := next((name for who in foot if (name := _named(who, there, listed=True))), ""):
        return name
    signed = [found["who"] for found in map(_SIGNED.match, lines[-_LAST:]) if found]
    return next((name for who in signed if (name := _named(who, there, listed=True))), "")


def _named(who: str, there: Sequence[Person], *, listed: bool) -> str:
    """Return the name of the one person whom words could mean, as listed or else as written."""
    who = re.sub(r"^(?:The|the|by)\s+", "", who).strip(" ,.:")
    who = who.replace(".", "") if re.fullmatch(r"(?:[A-Z]\.?){2,4}", who) else who
    meant = people.named(who, there) or tuple(_by_post(who, there)) or tuple(_by_name(who, there))
    names = {person.name for person in meant}
    if len(names) == 1:
        return names.pop()
    if names or listed or _OFFICE.match(who):
        return ""
    found = rosters.read(who, single=True)
    return found[0].person.name if len(found) == 1 else ""


def _by_post(who: str, there: Iterable[Person]) -> Iterator[Person]:
    """Yield those whose post ends as the words do: "the Commissioner", but not the deputy."""
    bare = people.folded(who)
    if not callings.names_post(who.split()):
        return
    for person in there:
        if who.isupper() and people.letters_of(person.capacity) == who:
            yield person
            continue
        before, post, after = people.folded(person.capacity).rpartition(bare)
        if post and not after and not re.search(r"(?:deputy|vice|assistant|former)\W*$", before):
            yield person


def _by_name(who: str, there: Iterable[Person]) -> Iterator[Person]:
    """Yield those of that surname, after a rank or an initial: "Supt Peel", "T. Ferris"."""
    (*before, last) = people.folded(who).split() or [""]
    for person in there:
        words = people.folded(person.name).split() or [""]
        named = [word for word in before if not callings.is_title(word)]
        if words[-1] == last and all(words[0].startswith(word) for word in named):
            yield person


_NAME = (
    r"(?:(?:[A-Z]\.){2,4}|"
    r"(?:(?:The|the|Dr|Mr|Mrs|Ms|Miss|Cllr|Councillor|Sir|Dame|Rev\w*)\.?\s+)?"
    r"(?<![\w/])(?:[A-Z]{1,3}/)?[A-Z](?:\.|[\w'’-]{0,24})"
    r"(?:\s(?:of\s|and\s)?[A-Z](?:\.|[\w'’-]{0,24})){0,4})"
)
_MANNER = (
    r"(?:,[^.;]{2,60}?,|\s\([^()]{2,60}\)|,\s+who)?\s+"
    r"(?:(?:then|duly|formally|warmly|briefly|also|was|were)\s+){0,2}"
)
_WHOM = (
    r"(?:everyone|everybody|all|members|those|attendees|colleagues|partners|people|governors|"
    r"trustees|councillors)"
)
_CHAIRED = re.compile(
    rf"(?P<who>{_NAME}){_MANNER}(?:[\w\s]{{2,40}}?\s+and\s+)?(?:{narrated.PRESIDED}|"
    r"(?:would|should|will|to)\s+(?:take\s+the\s+chair|preside|chair\s+(?:the|this|today['’]s)\s+(?:meeting|session))|"
    r"elected\s+(?:as\s+|to\s+be\s+)?(?:the\s+)?[Cc]hair(?:man|woman|person)?(?!\s+of\s+the))\b|"
    rf"\b(?i:elected|appointed)\s+(?P<elected>{_NAME})\s+(?:as\s+|to\s+be\s+)?(?:the\s+)?(?:its\s+)?"
    r"[Cc]hair(?:man|woman|person)?\b(?!\s+of\s+the)"
)
_TITLE = r"[Cc]hair(?:man|woman|person)?"
_CALLED = (
    re.compile(rf"\b(?:[Tt]he\s+)?{_TITLE}\s?\((?P<who>{_NAME})\)"),
    re.compile(rf"\b[Tt]he\s+{_TITLE},\s(?P<who>{_NAME}),"),
    re.compile(rf"(?P<who>{_NAME})\s?\((?:[A-Z]{{2,4}}[,;]\s)?(?:[Tt]he\s+)?{_TITLE}\)"),
    re.compile(
        rf"(?:\A|[.…_]{{3,40}}\W{{0,4}})(?P<who>{_NAME}),?\s(?:[Tt]he\s+)?{_TITLE}\W{{0,4}}\Z"
    ),
    re.compile(
        rf"(?:\A|[.…_]{{3,40}}\W{{0,4}})(?:CHAIR|{_TITLE})\s?[:–-]\s(?P<who>{_NAME})\W{{0,4}}\Z"
    ),
)
_OPENED = re.compile(
    rf"(?P<who>{_NAME}){_MANNER}(?:"
    r"(?:opened|convened|began|started|closed|ended)\s+(?:the\s+|this\s+)(?:\w+\s+)?(?:meeting|session|board|call|panel|conference|forum)|opened\s+by\s+(?:welcom|thank)ing|"
    rf"(?:welcomed|greeted)\s+(?:\w+\s+)?{_WHOM}\b|"
    rf"thanked\s+{_WHOM}\s+(?:\w+\s+)?for\s+(?:coming|attending|joining|their\s+attendance)|"
    r"called\s+the\s+meeting\s+to\s+order|declared\s+the\s+meeting|closed\s+at\s+\d|"
    r"brought\s+the\s+meeting\s+to\s+(?:a|an|its)\s+(?:close|end))"
)
_WRITTEN = re.compile(
    r"\b(?:[Mm]inutes|[Nn]otes?|[Rr]ecord|[Ll]og|MINUTES|NOTES)\s+(?:were\s+|was\s+)?"
    r"(?:(?:taken|kept|prepared|recorded|produced|written(?:\s+up)?|drafted|compiled|typed)\s+"
    r"(?:and\s+\w+\s+)?)?by:?\s+"
    rf"(?P<who>{_NAME})"
)
_FOOT = re.compile(
    r"\W{0,4}(?:(?:[Rr]espectfully\s+)?[Ss]ubmitted(?:\s+by)?[,:]?\s|(?:[Mm]inutes|[Nn]otes?|[Rr]ecord(?:ed)?|[Mm]inuted|[Ss]cribe|(?:[Mm]inute|[Nn]ote)[\s-]?[Tt]aker)"
    rf"(?:\s+(?:taken\s+|kept\s+)?by)?\s?[:–-]\s)(?P<who>{_NAME})"
)
_WROTE = re.compile(rf"(?P<who>{_NAME}){_MANNER}{narrated.WROTE}\b")
_SIGNED = re.compile(
    r"(?P<who>[A-Z]{2,4})\s?[,/|–-]?\s?"
    r"\d{1,2}[./ -](?:\d{1,2}|[ivx]{1,4}|[A-Z][a-z]{2,8})(?:[./ -]\d{2,4})?\b"
)
_OFFICE = re.compile(
    r"(?:(?:vice|deputy)[\s-]+)?(?:chair|clerk|secretary|board|committee|panel|members?|minutes?)",
    re.IGNORECASE,
)
_LAST = 6
