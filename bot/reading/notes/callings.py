"""What a word in a list of people can be: part of a name, a rank, a post, an office, an aside."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from bot.reading.grammar.names import words as listed
from bot.reading.notes import surnames

TITLES = listed(
    "mr mrs ms miss mx dr prof professor rev revd reverend canon fr father sir dame lady lord "
    "hon cllr cllrs councillor councillors alderman ald messrs drs professors hhj judge justice "
    "mp supt superintendent insp inspector sgt sergeant pc dc dci di ds det ch constable pcso "
    "commander commissioner col colonel major captain capt lt matron sister sr nurse t/dcc "
    "a/dcc t/acc a/acc t/cc d/supt d/insp t/supt t/insp temp acting pcc pfcc dpcc dpfcc cc dcc "
    "acc aco cex ceo cfo coo cio gm sm wm cm am dcfo acfo bishop archdeacon"
)
_POSTS = listed(
    "chief deputy assistant head director officer clerk councillor member members manager chair "
    "chairman chairwoman chairperson vice secretary treasurer lead leader governor governors "
    "headteacher principal executive commander superintendent inspector constable commissioner "
    "coordinator co-ordinator adviser advisor analyst accountant auditor auditors solicitor "
    "representative rep trustee trustees observer mayor vicar rector churchwarden warden editor "
    "administrator apprentice sponsor owner planner steward captain commodore president "
    "chaplain consultant specialist nurse engineer architect librarian registrar bursar "
    "caretaker volunteer support sergeant counsel controller partner strategist champion host "
    "portfolio holder responsible designated comm dep asst ambassador guardian convenor "
    "facilitator scheme cadet surveyor investigator technician practitioner lecturer developer"
)
_STRANGERS = _POSTS | listed(
    "constabulary police crime policing force office opcc oppc local national regional area "
    "district borough county city town parish council councils board committee panel group "
    "forum trust partnership authority association society company agency department "
    "directorate unit team service services public policy performance finance financial "
    "resources people human legal audit risk governance assurance scrutiny strategy strategic "
    "operations operational ops business corporate communications comms media digital data "
    "information technology ict it project programme change delivery planning quality safety "
    "safeguarding health care social adult children children's childrens young youth justice "
    "probation victim victims witness witnesses criminal community communities neighbourhood "
    "neighbourhoods fire rescue ambulance nhs hospital school university college education "
    "learning teaching research housing environment highways estates estate property "
    "procurement commercial commissioning contract contracts complaints standards professional "
    "democratic electoral monitoring returning section statutory independent internal external "
    "senior junior interim acting temporary substantive non-executive executive associate "
    "honorary joint lay co-opted elected parent staff student tenant resident residents medical "
    "nursing clinical pharmacy therapy mental drug drugs alcohol domestic abuse violence "
    "reduction prevention rural roads road traffic custody intelligence investigation "
    "investigations protection response contact control centre center room hall building "
    "headquarters hq avenue floor suite minutes minute note notes notetaker taker record "
    "recorder scribe rapporteur meeting meetings agenda action actions item items apologies "
    "apology present absent attendance attendees attending invited welcome introduction "
    "introductions outstanding matters arising previous next date time venue location title "
    "purpose background summary update updates report reports review any other declarations "
    "declaration interests interest confidential restricted official sensitive draft approved "
    "agreed noted signed resolved none nil received accepted apols distribution circulation copy "
    "copies topic topics theme thematic overview discussion decision decisions key points "
    "version status final annual general special extraordinary ordinary quarterly monthly "
    "weekly terms reference membership quorum part session case cases op operation monday "
    "tuesday wednesday thursday friday saturday sunday january february march july september "
    "october november december the a an all everyone various others role name names initials "
    "organisation organization capacity position post job representing on-call engagement "
    "equality diversity inclusion wellbeing counter terrorism serious organised citizens advice "
    "bureau user users academy primary secondary infant nursery ltd llp plc limited inc and of "
    "for to until from by via teams zoom webex online hybrid virtual virtually telephone phone "
    "dial remote what who when where how why to-do todo done open closed ongoing complete "
    "completed discharged superseded carried forward brought green amber red new old last this "
    "that these those there here our your their we you they he she is are was were be been has "
    "have had would shall should might can could vision mission values budget accounts income "
    "expenditure precept reserves capital revenue site sites plan plans scheme schemes log "
    "nobody nothing noone no tracker register action/decision walk-in walk chancellor pro "
    "faculty provost org"
)
_FIRST_NAMES = ("Di",)  # where "DI" is a rank
_PARTICLES = listed("van de der den von al bin la le du di da dos ap ferch y ab")
_HONOURS = listed("obe mbe cbe kbe qpm kpm jp dl kc qc bem phd msc bsc ba ma frcs td rn")
_POST_LETTERS = re.compile(
    r"(?:[TDA]/)?(?:P[FC]?CC|DP[FC]?CC|CC|DCC|ACC|ACO|CEX|CEO|CFO|COO|CIO|CoS|SRO|PM|PO|PA|MO|s151)"
    r"(?:\s?\([A-Z]\))?"
)
_CHAIRS = re.compile(
    r"(?<!vice )(?<!vice-)(?<!deputy )(?<!past )(?<!former )"
    r"\b(?:chair\w{0,7}(?!\s+of\s+(?:the\s+)?\w+\s+(?:sub-?)?(?:committee|group|panel))|presid(?:ing|ed)|"
    r"conven[eo]r|facilitator|facilitating|host(?:ing)?)\b",
    re.IGNORECASE,
)
_VICE = re.compile(r"\b(?:vice|deputy|past|former)[\s-]+chair", re.IGNORECASE)
_WRITES = re.compile(
    r"\b(?:(?:note|minute|record)s?[\s-]*tak(?:er|ing)|minutes?(?!\s+\d)|minuting|notes?|scribe|scribbler|"
    r"rapporteur|recorder|secretariat|(?:taking|took|for)\s+(?:the\s+)?(?:record|notes?|minutes))\b",
    re.IGNORECASE,
)
_KEEPS = re.compile(
    r"\b(?:clerk|secretary|governance\s+(?:professional|officer))\b(?!\s+of\s+state)", re.IGNORECASE
)
_ONLY = re.compile(
    r"(?:in\s+the\s+chair|chair(?:ing|ed)?|chaired\s+(?:the\s+)?meeting|presiding|host|"
    r"(?:the\s+)?(?:note|minute|record)s?(?:[\s-]*tak(?:er|ing))?|minutes?\s+by.{0,30}|minuting|scribe|"
    r"(?:taking|took|for)\s+(?:the\s+)?(?:record|notes?|minutes))",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?:for\s+)?items?\b.{0,30}|until\b.{0,30}|from\b.{0,30}|left\b.{0,30}|arrived\b.{0,30}|"
    r"joined\b.{0,30}|.{1,30}\bonly|part\b.{0,20}|late\b.{0,40}|via\b.{0,20}|by\s+(?:phone|video|teams|zoom).{0,20}|"
    r"who\b.*|arr\b.{0,20}|dep\b.{0,20}|approved|noted|remote(?:ly)?|virtual(?:ly)?|online|on\s+(?:teams|zoom|line|leave)|"
    r"work|holiday|illness|ill|unwell|sick(?:ness)?|(?:annual\s+)?leave|away|both\s+accepted|"
    r"yes\b.{0,20}|no\b.{0,20}|apologies|accepted|family|personal|me|myself|retd|also\b.{0,30}|[!?=.–-]+",
    re.IGNORECASE,
)
_PROSE = re.compile(
    r"\b(?:presided|took\s+the\s+chair|thanked|agreed|asked|said|reported|gave|noted|was|were|(?-i:will)|has|had|have|is|are|be|been|"
    r"apologi[sz]ed|welcomed|opened|of\s+the\s+(?:meeting|public)|members?\s+of\s+the\s+public|"
    r"parishioners|and\s+others|approximately|public\s+members?)\b|^(?:\d+|one|two|three|four|five|six|several|"
    r"about|some)\s|.{110}",
    re.IGNORECASE,
)
_INITIAL = re.compile(r"(?:[A-Z]\.?){1,3}")


def kinds(tokens: Sequence[str]) -> str:
    """Say what each word can be, a letter for each.

    N a name, I an initial, P a particle of a name, T a rank or title, R a word of posts and
    bodies, | the place of a bracket, L any other word.
    """
    shouted = len(tokens) > 1 and all(token.isupper() for token in tokens)
    out = ""
    for at, token in enumerate(tokens):
        kind = _kind(token, shouted=shouted)
        after_of = at > 0 and tokens[at - 1].lower() in ("of", "for")
        out += "R" if kind in "NI" and after_of else kind
    return surnames.recognised(tokens, out)


@lru_cache(maxsize=4096)
def _kind(token: str, *, shouted: bool) -> str:
    """Say what one word can be; `shouted` when all about it is in capitals too."""
    bare = token.strip(".,:*'’").lower()
    plain = re.fullmatch(r"[\w'’-]+\.?", token) and not any(letter.isdigit() for letter in token)
    fitting = (
        ("|", token == "|"),  # noqa: S105  the place of a bracket, no password
        ("T", is_title(token) and token[:1].isupper()),
        ("P", bare in _PARTICLES and token.islower()),
        ("L", not token[:1].isupper()),
        ("I", len(bare) == 1),
        ("R", bare in _HONOURS or _is_strange(bare)),
        ("I", _INITIAL.fullmatch(token) and "." in token),
        ("R", token.isupper() and len(bare) < _SPELT and not shouted),
        ("N", plain),
    )
    return next((kind for kind, fits in fitting if fits), "L")


def _is_strange(bare: str) -> bool:
    """Whether a word is of posts and bodies, as it stands or part by part: "vice-president"."""
    if bare in _STRANGERS or bare.removesuffix("'s") in _STRANGERS:
        return True
    return "-" in bare and all(part in _STRANGERS for part in bare.split("-"))


def could_be(tokens: Sequence[str]) -> bool:
    """Whether words could be a name at all, when letters beside them say that they are."""
    return "N" in kinds(tokens) and all(
        token[:1].isupper() and not token.isupper() for token in tokens
    )


def is_title(token: str) -> bool:
    """Whether a word is a rank or title that stands before a name."""
    bare = token.strip(".,:*").lower()
    return token not in _FIRST_NAMES and (
        bare in TITLES
        or bare.rpartition("/")[2] in TITLES
        or token in ("Chief", "Assistant", "Deputy")
    )


def names_post(tokens: Sequence[str]) -> bool:
    """Whether words are a post and nothing but words of posts and bodies."""
    told = kinds(tokens)
    small = {"of", "for", "and", "to", "the", "&"}
    fits = all(
        kind in "TR" or token.lower() in small or (at and kind in "NI")
        for at, (kind, token) in enumerate(zip(told, tokens, strict=True))
    )
    post = any(
        token.strip(".,'’").lower() in _POSTS | TITLES or is_post_letters(token) for token in tokens
    )
    first = bool(tokens) and tokens[0].lower() not in ("for", "from", "to", "by")
    return fits and post and first and told[:1] in ("R", "T") and len(tokens) <= _LONG_POST


def is_post_letters(words: str) -> bool:
    """Whether letters stand for a post: "PCC", "ACC", "T/DCC"."""
    return bool(_POST_LETTERS.fullmatch(words))


def office(words: str) -> Literal["", "only", "also"]:
    """Say whether words tell an office held at the meeting, and whether they tell only that."""
    if _ONLY.fullmatch(words.strip(" .*")):
        return "only"
    return "also" if chairs(words) or writes(words) or keeps(words) else ""


def chairs(words: str) -> bool:
    """Whether words say that somebody chairs; a vice-chair does not."""
    return bool(_CHAIRS.search(_VICE.sub("", words)))


def writes(words: str) -> bool:
    """Whether words say that somebody takes the minutes: whoever says "me" in them does."""
    return bool(_WRITES.search(words)) or words in ("me", "myself", "record", "the record")


def keeps(words: str) -> bool:
    """Whether words name a post that keeps a board's papers: the clerk, the secretary."""
    return bool(_KEEPS.search(words))


def is_aside(words: str) -> bool:
    """Whether words tell of somebody's coming or going, and not of who they are."""
    return bool(_ASIDE.fullmatch(words.strip(" .")))


def is_prose(words: str) -> bool:
    """Whether words are a sentence or a crowd, and so no capacity of anybody's."""
    return bool(_PROSE.search(words))


_SPELT = 6
_LONG_POST = 9
