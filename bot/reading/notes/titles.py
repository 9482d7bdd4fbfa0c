"""What the meeting is called: the line at the head of the notes that names it."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from collections.abc import Iterator, Sequence

from bot.reading.formats.document import Line
from bot.reading.notes import callings, occasions, rosters
from bot.reading.notes.kinds import kind_of


def find(lines: Sequence[Line], label: str) -> str:
    """Return what a label calls the meeting, or else the first line that reads like its name.

    A body that has several boards is followed by the line that says which; what the subject of
    an e-mail says gives way to a heading in it.
    """
    first = lines[:_NEAR]
    if _NAMES.search(label) and len(label) < _LONGEST:
        return _heading(first) if any(map(_is_subject, first)) and _heading(first) else label
    named = [line.text for line in first if _is_title(line)]
    if not named:
        return first[0].text if first else ""
    title, *more = named
    if _BODY.search(title) and not _KIND.search(title):
        which = (each for each in more[:_CLOSE] if _KIND.search(each) and _may_join(each))
        return " – ".join([title, *list(which)[:1]])
    return title


def _heading(lines: Sequence[Line]) -> str:
    """Return a heading below the head of an e-mail that names a meeting; "" without one."""
    subject = next((n for n, line in enumerate(lines) if _is_subject(line)), 0)
    return next(
        (
            line.text
            for line in lines[subject + 1 :]
            if (line.style == "heading" or line.text.isupper())
            and _is_title(line)
            and _KIND.search(line.text)
        ),
        "",
    )


def _is_subject(line: Line) -> bool:
    return line.text.lower().startswith("subject:")


def _may_join(text: str) -> bool:
    return not occasions.DATE.search(text) and len(text) < _SHORT


def _is_title(line: Line) -> bool:
    """Whether a line is the name of a meeting rather than a label, a list or a sentence."""
    text = _MARKING.sub("", line.text).strip()
    label, colon, rest = text.partition(":")
    labelled = bool(colon) and (bool(kind_of(label)) or rosters.is_list(rest))
    other = occasions.DATE.match(text) or _NO_TITLE.search(text) or len(line.side) > 1
    return (
        len(text) < _LONGEST
        and bool(_NAMES.search(text))
        and not (labelled or other or _lists_people(text))
        and any(True for _ in _telling(text))
    )


def _lists_people(text: str) -> bool:
    """Whether a line is somebody with what they are, or a list of such people."""
    found = rosters.read(text) if rosters.is_list(text) else ()
    first = found[0] if found and text.startswith((found[0].person.name, *_ranked(text))) else None
    if rosters.is_name(text) and _ranked(text):
        return True
    return bool(first and (first.chairs or first.person.letters or len(found) > _FEW))


def _ranked(text: str) -> tuple[str, ...]:
    """Return how the line begins, if that is with a rank: "Councillor"."""
    before = text.split(" ", 1)[0]
    return (before,) if callings.is_title(before) else ()


def _telling(text: str) -> Iterator[str]:
    """Yield the words of a line that tell something: "Draft minutes of the meeting" has none."""
    numbered = bool(re.search(r"\d", text))
    for word in re.findall(r"[A-Za-z]{2,}|1[:-]1", text):
        letters = word.isupper() and len(word) < _SPELT
        if word.lower() not in _PLAIN and not (letters and numbered and not _KIND.search(word)):
            yield word


_KIND = re.compile(
    r"meeting|\bmtg\b|board|committee|panel|forum|group|governors|governing|stand-?up|sync|call\b|session|"
    r"review|bilateral|\b1[:-]1\b|one[- ]to[- ]one|huddle|check-?point|catch-?up|\bHTA\b|briefing|"
    r"assembly|executive|conference|summit|\bteam\b|holding\s+to\s+account|thematic|deep\s+dive",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"council|trust|partnership|constabulary|police|borough|school|university|society|association|"
    r"company|club|academy|college|hospital|authority|commissioner",
    re.IGNORECASE,
)
_NAMES = re.compile(rf"council|minutes|notes|trust|partnership|{_KIND.pattern}", re.IGNORECASE)
_NO_TITLE = re.compile(
    r"\bmeeting\s+room\b|^(?:from|to|cc|sent|apologies|file|subject|ref|status|classification)\b|"
    r"[»›]|\s\|\s.*\s\|\s|\bsubject\s+to\b|\bnext\s+meeting\b|^\(|\bwere\s+(?:approved|agreed|signed)\b|"
    r"^skip\s+to\b|^home\b|\bcalendar\s+of\s+meetings\b|^[@\[]|\s>\s|\bcookies\b|^published\b|^doc(?:ument)?\s?:|\w/\w+/\w|^actions\b|\bgenerated\b",
    re.IGNORECASE,
)
_MARKING = re.compile(r"\AOFFICIAL(?:\s?[-–:]\s?SENSITIVE)?(?:\s\([^()]*\))?\s*[-–:]?\s*")
_PLAIN = frozenset(
    {
        "draft", "unconfirmed", "approved", "final", "agreed", "confirmed", "signed", "minutes",
        "minute", "notes", "note", "agenda", "record", "actions", "action", "the", "and", "for",
        "meeting", "meetings", "mtg", "of", "on", "held", "last", "previous", "open", "part",
        "version", "summary",
    }
)  # fmt: skip
_SPELT = 5
_FEW = 2
_NEAR = 12
_CLOSE = 2
_SHORT = 90
_LONGEST = 130
