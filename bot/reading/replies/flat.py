"""A reply in small letters and without marks, and the clauses and sentences it parts into."""

import re
import unicodedata
from typing import Final


def flat(words: str) -> str:
    """Return words in small letters, without marks; a picture that answers is its word."""
    marked = unicodedata.normalize("NFKC", words).translate(APOSTROPHES)
    small = NAMED.sub(r"\1", marked).casefold().replace("w/ ", "with ")
    small = CLOCK.sub("", small)
    small = FULL_POST.sub(r"\1 \2", small)
    small = DRAWN_OUT.sub(r"\1\1", small)
    small = IDLY.sub(r"\1. ", small)
    for picture, word in ((YES, " seen. "), (NO, " thumbsdown. "), (UNSURE, " ? "),
                          (WEARY, " . weary . ")):  # fmt: skip
        small = picture.sub(word, small)
    return MARKLESS.sub(r"\1'\2", EMOJI.sub(" ", DAYS.sub(" ", MARKS.sub(" ", small))))


def sentences(plain: str) -> list[list[list[str]]]:
    """Return the sentences of a flat reply, each as its clauses, and those as their words."""
    parted = [
        [clause.split() for clause in CLAUSE.split(sentence) if SAID.search(clause)]
        for sentence in SENTENCE.split(plain)
    ]
    return [clauses for clauses in parted if clauses]


MARKS: Final = re.compile(
    r"<[@#!][^<>\s]{0,80}>|@\w{1,40}|https?://\S{1,2000}|<https?:[^<>]{0,2000}>"
)
YES: Final = re.compile(
    r":(?:white_check_mark|heavy_check_mark|ballot_box_with_check|\+1|thumbsup|thumbs_up|ok_hand"
    r"|tick|check|checkmark|green_tick|heavy_tick|saluting_face|salute|100|ok|ack|noted|seen"
    r"|acknowledged|received|roger)(?:(?:::)?:?skin-tone-\d)?:"
    r"|(?<![\w.,])\+1\b|[✅✔☑✓👍👌🫡🆗💯]"
)
NO: Final = re.compile(
    r":(?:-1|thumbsdown|thumbs_down|x|negative_squared_cross_mark|no_entry(?:_sign)?|no_good):"
    r"|[👎❌🚫]"
)
UNSURE: Final = re.compile(
    r":(?:question|grey_question|thinking_face|thinking|confused|shrug):|[❓❔🤔🤷]"
)
WEARY: Final = re.compile(r":(?:roll_eyes|face_with_rolling_eyes|unamused|rage|angry):|[🙄😒😠😡]")
DAYS: Final = re.compile(r"\b\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?\b")
EMOJI: Final = re.compile(r":[a-z0-9_+-]{1,40}:|[\u200d\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]")
APOSTROPHES: Final = str.maketrans("’‘ʼ`", "''''")  # noqa: RUF001  likewise
MARKLESS: Final = re.compile(
    r"\b((?:do|does|did|is|are|was|were|has|have|had|ca|wo|would|could|should|must|need|ai)n"
    r"|what|when|where|who|how|that|there|it|he|she|(?:i|we|you)(?=ve\b)|i(?=m\b))(ve|[mts])\b"
)
"""A "don't" or a "what's" typed without its mark."""
FOOTER: Final = re.compile(
    r"(?i:\n?\s{0,9}\bsent from (?:my|outlook|mail|yahoo|samsung)\b[^\n]{0,60}"
    r"|\n\s{0,9}(?:kind |best |warm |many )?(?:regards|wishes)\b[\s\S]{0,400}$"
    r"|\n\s{0,9}(?:--[ \t]{0,3}\n|get outlook|this (?:e-?mail|message) (?:is|and|may|contains)\b"
    r"|official(?: -|:|\n))[\s\S]{0,4000}$)"
)
"""What a mail program, an office or its owner sets under every message."""
SIGNED: Final = re.compile(
    r"\n\s{0,9}(?!(?i:noted|seen|ack|acknowledged|received|understood|read|agreed|thanks|ok|yes"
    r"|done)\b)"
    r"[A-Z][\w'-]{0,20}(?: [A-Z][\w'-]{1,20})?\s{0,9}$"
    r"|(?<=[.!,])\s{1,9}(?:[TA]/)?(?:Ch )?(?:PC|PS|Sgt|Insp|CI|Supt|DC|DS|DI|DCI)(?: \d{2,5})?"
    r"(?: [A-Z][\w'-]{1,20}){1,2}\s{0,9}$"
    r"|,\s(?!Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|No)"
    r"[A-Z][a-z]{2,20}\s{0,9}[.!]?\s{0,9}$"
)
"""Who signed, or whom they address: a name is nothing that they say."""
NAMED: Final = re.compile(
    r"\b((?i:noted|seen|ack|acknowledged|received|understood|you|thanks|cheers|ta|it|this|that"
    r"|ok|okay|yes|yep))"
    r" [A-Z][a-z]{1,20}(?=\s{0,9}(?:$|[.,!\n-]|(?:ta|thanks|cheers|seen|noted)\b))"
)
"""A name that whoever answers is addressing: "noted Natasha"."""
CLOCK: Final = re.compile(r"^\s{0,9}\d{4}(?: ?hrs)?\s")
"""A time that a reply begins with, as a log does: "0915 seen"."""
FULL_POST: Final = re.compile(r"\b([ad]?cc) \((\w{1,20})\)")
"""A post whose branch stands in brackets: "ACC (LP)"."""
DRAWN_OUT: Final = re.compile(r"([a-z])\1{2,20}")
"""A letter that somebody leans on: "noteddd"."""
IDLY: Final = re.compile(
    r"((?:n't|\bcannot|\bnot|\bnever)\b[^.?!\n]{0,80}),?"
    r" (?:can|do|did|have|could|will|am) (?:i|we)\?"
    r"|\b(?:what can i say|who'd have (?:thought|guessed)\b[^.?!\n]{0,60}|who knew"
    r"|what's not to like|how time flies|where does the time go)\b\??"
)
"""Questions that ask nothing: "can't say I wasn't told, can I?"."""
CLAUSE: Final = re.compile(
    r"[.!?;:,•·\n()\[\]*~_|/\\…]|\s[-–—]{1,3}\s?|&amp;|[&+]|\b(?:and|but)\b"  # noqa: RUF001  likewise
)
SENTENCE: Final = re.compile(r"[.!?;\n•]")
SAID: Final = re.compile(r"\w")
