"""How meetings are named: "Force Delivery Group (FDG)", "meeting of the Panel", "FDG"."""

from bot.reading.due import THIS_BOARD
from bot.reading.grammar.line import Base, Line
from bot.reading.grammar.names import MONTHS, WEEKDAYS, words

HEADS = words(
    "meeting meetings board panel committee group forum session council conference agm cabinet "
    "summit workshop hta mam briefing assembly executive subcommittee sub-committee egm seminar "
    "catch-up webinar surgery partnership discussion 1-2-1 steering mtg mtgs"
)


THINGS = words(
    "update report reports paper papers edition newsletter bulletin budget round cycle phase stage "
    "review inspection version draft iteration survey campaign course cohort intake wave release "
    "tranche plan strategy election return submission publication issue audit term bulletin "
    "performance visit exercise refresh precept"
)


_NOT_MEETINGS = THINGS | words(
    "step steps time year month week day quarter financial available possible few couple two three "
    "four five six seven eight nine ten twelve instance to of generation page set annual school "
    "bank delivery one part monthly quarterly weekly spring summer autumn winter is was door point "
    "question half working calendar"
)


_BREAKS = words(
    '. ; : ( ) , - " on in to for by before and with at from of about when where which who that as will is regarding re concerning once if so'
)


_MOST_WORDS = 6


TAILS = frozenset({"item", "agenda", "items", "slot", "day"})


_JOINING = frozenset({"and", "of", "for", "&"})


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
    word, text = line.word(at), line.tokens[at].text
    if word in {
        "holding",
        "account",
        "assurance",
        "planning",
        "away",
        "public",
        "monthly",
    } or line.has(at, "to", "account"):
        return True
    return (
        line.kind(at) == "word" and text[:1].isupper() and word not in MONTHS and at > 0
    ) or word in {"/", "&"}


def name_at(line: Line, at: int) -> tuple[str, int]:
    """Return the name of a meeting at this place, "" if what stands there is none."""
    at = line.skip(at, {"'"})
    end = last = at
    while end < len(line) and end - at < _MOST_WORDS + 2:
        word = line.word(end)
        if word in HEADS:
            last = end + 1
            end = last
            continue
        if line.has(end, "to", "account") or word in {"/", "&"}:
            end += 1
            continue
        if (
            word in _BREAKS
            or line.kind(end) not in {"word", "number"}
            or word
            in _NOT_MEETINGS
            - {
                "performance",
                "monthly",
                "quarterly",
                "strategy",
                "audit",
                "delivery",
                "plan",
                "review",
                "budget",
                "planning",
                "school",
                "annual",
            }
        ):
            break
        end += 1
    last = line.skip(last, TAILS) if last > at else _named_alone(line, at)
    last = _bracket(line, last) if last > at else last
    last = _of_name(line, last) if last > at else last
    return line.said(at, last), last


def _named_alone(line: Line, at: int) -> int:
    """Return the end of a meeting named without its kind: "FDG", "holding to account"."""
    if line.has(at, "holding", "to", "account"):
        return line.skip(at + 3, TAILS)
    end = at
    while (
        end < len(line)
        and line.kind(end) == "word"
        and line.tokens[end].text[0].isupper()
        and end - at < _MOST_WORDS
        and line.word(end) not in MONTHS
        and line.word(end) not in WEEKDAYS
    ):
        end += 1
    if end > at and (line.word(at) not in _NOT_MEETINGS or line.tokens[at].text.isupper()):
        return line.skip(end, TAILS)
    return at


def _bracket(line: Line, at: int) -> int:
    """Take in a short name in brackets: "Force Delivery Group (FDG)"."""
    short = line.word(at) == "(" and line.word(at + 2) == ")" and line.kind(at + 1) == "word"
    return (
        at + 3
        if short and line.tokens[at + 1].text.isupper() and line.word(at + 1) not in MONTHS
        else at
    )


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
