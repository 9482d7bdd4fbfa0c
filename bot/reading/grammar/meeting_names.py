"""How meetings are named: "Force Delivery Group (FDG)", "meeting of the Panel", "FDG"."""

from bot.reading.due import THIS_BOARD
from bot.reading.grammar.line import Base, Line
from bot.reading.grammar.names import MONTHS, WEEKDAYS, words

HEADS = words(
    "meeting meetings board panel committee group forum session council conference agm cabinet "
    "summit workshop hta mam briefing assembly executive subcommittee sub-committee egm seminar "
    "catch-up webinar surgery partnership discussion 1-2-1 steering"
)
THINGS = words(
    "update report reports paper papers edition newsletter bulletin budget round cycle phase stage "
    "review inspection version draft iteration survey campaign course cohort intake wave release "
    "tranche plan strategy election return submission publication issue audit term "
    "performance visit exercise refresh precept"
)
_IN_NAMES = words(
    "performance monthly quarterly strategy audit delivery plan review budget planning school "
    "annual"
)
_NOT_MEETINGS = THINGS | words(
    "step steps time year month week day quarter financial available possible few couple two three "
    "four five six seven eight nine ten twelve instance to of generation page set annual school "
    "bank delivery one part monthly quarterly weekly spring summer autumn winter is was door point "
    "question half working calendar"
)
_BREAKS = words(
    '. ; : ( ) , - " on in to for by before and with at from of about when where which who that as '
    "will is regarding re concerning once if so"
)
_MOST_WORDS = 6
TAILS = words("item agenda items slot day")
_JOINING = words("and of for &")
_OWN_WORDS = words("holding account assurance planning away public monthly")
_CALENDAR = frozenset({*MONTHS, *WEEKDAYS})
POSTS = words("pcc dpcc pfcc cc dcc acc acco ceo cex cfo coo po so opcc all jc ab")


def name_back(line: Line, at: int) -> int:
    """Return where the name of a meeting begins that ends at this place."""
    start = at
    while start > 0 and at - start < _MOST_WORDS:
        joined = line.word(start - 1) in _JOINING and start > 1 and _is_capital(line, start - 2)
        if not _in_name(line, start - 1) and not (joined and _is_capital(line, start)):
            break
        start -= 1 + joined
    return start


def _is_capital(line: Line, at: int) -> bool:
    return line.kind(at) == "word" and line.tokens[at].text[0].isupper()


def _in_name(line: Line, at: int) -> bool:
    word = line.word(at)
    if word in _OWN_WORDS or word in {"/", "&"} or line.has(at, "to", "account"):
        return True
    return _is_capital(line, at) and word not in MONTHS and at > 0


def name_at(line: Line, at: int) -> tuple[str, int]:
    """Return the name of a meeting at this place, "" if what stands there is none."""
    at = line.skip(at, {"'"})
    end = _head_end(line, at) or _named_alone(line, at)
    if end == at:
        return "", at
    end = _of_name(line, _bracket(line, line.skip(end, TAILS)))
    return line.said(at, end), end


def _head_end(line: Line, at: int) -> int | None:
    """Return the place after the last "meeting", "Board" or the like in a run of words."""
    end = None
    for place in range(at, min(len(line), at + _MOST_WORDS + 2)):
        if line.word(place) in HEADS:
            end = place + 1
        elif not _may_go_on(line, place):
            break
    return end


def _may_go_on(line: Line, at: int) -> bool:
    word = line.word(at)
    if line.has(at, "to", "account") or word in {"/", "&"}:
        return True
    if word in _BREAKS or word in _NOT_MEETINGS - _IN_NAMES:
        return False
    return line.kind(at) in {"word", "number"}


def _named_alone(line: Line, at: int) -> int:
    """Return the end of a meeting named without its kind: "FDG", "holding to account"."""
    if line.has(at, "holding", "to", "account"):
        return line.skip(at + 3, TAILS)
    end = at
    while end - at < _MOST_WORDS and _is_capital(line, end) and line.word(end) not in _CALENDAR:
        end += 1
    known = line.word(at) not in _NOT_MEETINGS or (end > at and line.tokens[at].text.isupper())
    return line.skip(end, TAILS) if end > at and known else at


def _bracket(line: Line, at: int) -> int:
    """Take in a short name in brackets: "Force Delivery Group (FDG)"."""
    if line.word(at) != "(" or line.word(at + 2) != ")" or line.word(at + 1) in MONTHS:
        return at
    return at + 3 if line.tokens[at + 1].text.isupper() else at


def _of_name(line: Line, at: int) -> int:
    """Take in "of the Panel" after "meeting"."""
    place = line.skip(at, {"of", "the"})
    if line.word(at) != "of" or line.kind(place) != "word" or line.word(place) in MONTHS:
        return at
    end = _named_alone(line, place)
    return end if end > place else (place + 1 if line.word(place) in HEADS else at)


def own_name(name: str, base: Base) -> str:
    """Return `THIS_BOARD` for the board's own meeting, or the name as written."""
    plain = name.lower().removeprefix("the ").strip()
    for tail in ("agenda", "item", "items", "slot"):
        plain = plain.removesuffix(tail).strip()
    plain = plain.removesuffix("meetings").removesuffix("meeting").removesuffix("mtg").strip()
    return THIS_BOARD if not plain or plain in base.own else name
