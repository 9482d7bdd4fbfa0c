"""Days and hours that are spelt out, in figures: "half past seven in the evening" is "7.30 pm"."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re

_HOURS = (
    "twelve",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
)
_NINE = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_DAYS = (
    *_NINE,
    "tenth",
    "eleventh",
    "twelfth",
    *(f"{tens}teenth" for tens in ("thir", "four", "fif", "six", "seven", "eigh", "nine")),
    "twentieth",
    *(f"twenty-{units}" for units in _NINE),
    "thirtieth",
    "thirty-first",
)
_MINUTES = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
_ORDINAL = "|".join(sorted(_DAYS, key=len, reverse=True)).replace("-", "[- ]")
_DAY = re.compile(
    rf"\b(?:the\s+)?(?:(?P<word>{_ORDINAL})|"
    rf"(?P<n>\d{{1,2}})(?:st|nd|rd|th))\s+(?:day\s+)?(?:of\s+)?(?P<month>{_MONTH})\b",
    re.IGNORECASE,
)
_HALF = r"\s+(?:in\s+the\s+(?P<{0}>morning|afternoon|evening)|at\s+(?P<{0}n>night))"
_SPOKEN = re.compile(
    rf"\b(?:a\s+)?(?:(?P<by>{'|'.join(sorted(_MINUTES, key=len, reverse=True))})\s+(?:minutes\s+)?"
    rf"(?P<way>past|to)\s+)?(?P<hour>{'|'.join(_HOURS)}|\d{{1,2}})(?P<clock>\s+o['’]\s?clock)?"
    rf"(?:{_HALF.format('half')})?(?![\w:]|\.\d)",
    re.IGNORECASE,
)
_WRITTEN = re.compile(rf"\b(?P<time>\d{{1,2}}(?:[.:]\d\d)?){_HALF.format('half')}", re.IGNORECASE)
_GATHERS = re.compile(
    r"\b\d{1,2}(?:[.:]\d\d|(?=\s*[ap]m))\s*(?:[ap]m)?\s+for\s+(?P<hour>\d{1,2})(?:[.:](?P<min>\d\d))?"
    r"(?=\s*(?:[ap]m\b|[,;.)]|start\b|$))",
    re.IGNORECASE,
)


def figures(words: str) -> str:
    """Return the words with each day and hour that is spelt out in figures, and nothing else.

    Of "9.45 for 10" only the hour of the start is kept.

    >>> figures("on the twenty-fourth day of June 2015 at half past seven in the evening")
    'on 24th June 2015 at 7.30 pm'
    >>> figures("6.00 in the evening, 9.45 for 10, two of the seven members")
    '6.00 pm, 10.00, two of the seven members'
    """
    words = _DAY.sub(_day, words)
    words = _SPOKEN.sub(_hour, words)
    words = _WRITTEN.sub(lambda found: f"{found['time']} {_letters(found)}", words)
    return _GATHERS.sub(lambda found: f"{found['hour']}.{found['min'] or '00'}", words)


def _day(found: re.Match[str]) -> str:
    number = int(found["n"] or _DAYS.index(found["word"].lower().replace(" ", "-")) + 1)
    ending = "th" if 10 < number < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")  # noqa: PLR2004  the teens
    return f"{number}{ending} {found['month']}"


def _hour(found: re.Match[str]) -> str:
    """Return an hour that is told by a clock or by the part of the day, else the words as found."""
    plain = found["by"] and found["by"].lower() not in ("half", "quarter")
    if (
        plain
        and "minutes" not in found.group()
        and not found.string[: found.start()].endswith("at ")
    ):
        return found.group()  # "from five to two members"
    if not (found["by"] or found["clock"] or (not found["hour"].isdigit() and _letters(found))):
        return found.group()
    said = found["hour"].lower()
    hour = int(said) if said.isdigit() else _HOURS.index(said) or len(_HOURS)
    minute = _MINUTES[found["by"].lower()] if found["by"] else 0
    if (found["way"] or "").lower() == "to" and minute:
        hour, minute = (hour - 1) or len(_HOURS), 60 - minute
    return f"{hour}.{minute:02} {_letters(found)}".strip()


def _letters(found: re.Match[str]) -> str:
    said = (found["half"] or found["halfn"] or "").lower()
    return "" if not said else "am" if said == "morning" else "pm"
