"""Whether the words before a time speak of what has been, or of what is to come."""

from bot.reading.grammar.line import Line
from bot.reading.grammar.names import words

_BETWEEN = words(
    "the on in at by of for its their our this a an as part end start beginning early late mid - "
    ": ( , during around about around approximately early and or until back"
)
_PAST = words(
    "published held dated circulated received issued approved agreed sent completed complete "
    "started began commenced reported discussed met took was were been since last previous "
    "previously arising raised launched written wrote recorded attended happened occurred closed "
    "discharged signed paid resigned joined introduced opened ended announced appointed expired "
    "occurring minuted did had saw ago earlier made given gave went came visited "
    "recent recently done finished emailed uploaded submitted delivered presented "
    "reviewed updated implemented carried collected chased informed confirmed undertaken"
)
_RECORDS = words("minutes notes letter email record meeting")
_TO_COME = words("be being will to shall must should can could would is are get gets goes")
_SHORT_FORMS = ("it's", "that's", "there's", "'re", "'ll", "'d")
_TOLD = words("due expected scheduled planned being")
_DEADLINES = words("by before until till will next than")
_LOOK_BACK = 9


def is_past(line: Line, at: int) -> bool:
    """Whether a time is told as past: "published on 6 July", and not "to be published on"."""
    place = line.back(at, _BETWEEN)
    word = line.word(place)
    if word == "from":  # "action arising from the June meeting"
        return line.word(place - 1) in _PAST | {"actions", "minutes"}
    record = line.back(at, {"of", "the"})
    if line.word(record) in _RECORDS and line.word(line.back(at, {"the"})) == "of":
        return True  # "the letter of 2 March", but not "share their notes by the end of March"
    if word in {"meeting", "meetings"}:
        place = line.back(place, _BETWEEN)
        word = line.word(place)
    if word not in _PAST or _shortened(line, place - 1):
        return False
    return not any(line.word(place - n) in _TO_COME for n in (1, 2))


def _shortened(line: Line, at: int) -> bool:
    """Whether "it's" stands at a place, or "they'll": what follows is to come."""
    return line.said(max(at, 0), at + 1).lower().endswith(_SHORT_FORMS)


def is_told(line: Line, at: int) -> bool:
    """Whether a time is part of an account, not a deadline: "due to be complete at", "being"."""
    near = {line.word(at - n) for n in range(1, _LOOK_BACK)}
    return bool(near & _TOLD) and not near & _DEADLINES
