"""Owner and due time written inside an action: "(Owner: Yuki, Due: 12 April)"."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from typing import NamedTuple

_WHO = re.compile(
    r"\b(?:owners?|leads?|assignees?|assigned\s+to|responsible|by\s+whom|"
    r"who)\s*[:=]\s*(?P<v>[^,;:()\[\]|·•]{2,60}?"
    r"(?:,\s+(?-i:[A-Z]{2,4})\b[^,;:()\[\]|.·•]{0,30}?)*)(?=\s*(?:[,;()\[\]|.·•]|$|\s[–-]\s|\b(?:due|"
    r"deadline|when)\b))",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?:due(?:\s+(?:date|by))?|deadline|by\s+when|when|target(?:\s+date)?|time(?:scale|frame|line)s?|"
    r"complete\s+by|by)\s*[:=]\s*(?P<v>[^,;()\[\]|·•]{2,60}?)(?=\s*(?:[,;()\[\]|·•]|$|\s[–-]\s))",
    re.IGNORECASE,
)


_ALONE = re.compile(
    r"(?:(?P<who>who|owners?|leads?|lead\s+officer|by\s+whom|assigned\s+to|responsible|action\s+by|"
    r"person\s+responsible)|(?P<when>(?:by\s+)?when|by|due(?:\s+(?:date|by))?|deadline|target(?:\s+date)?|"
    r"timescale|complete\s+by)|(?P<status>status|progress|state|position))\s*:\s*(?P<v>\S.{0,120})$",
    re.IGNORECASE,
)


class Labelled(NamedTuple):
    """The words without the labels, and what the labels said; "" where there was none."""

    text: str
    who: str = ""
    when: str = ""


def alone(text: str) -> tuple[str, str] | None:
    """Read a line that is only a label and its entry, "By when: 5 March": ("when", "5 March")."""
    found = _ALONE.match(text.strip())
    return (_kind(found), found["v"].strip()) if found else None


def _kind(found: re.Match[str]) -> str:
    return next(kind for kind in ("who", "when", "status") if found[kind])


def both(text: str) -> bool:
    """Whether both an owner and a time are labelled inside a text."""
    return bool(_WHO.search(text) and _WHEN.search(text))


def read(text: str) -> Labelled:
    """Part an action from the labels inside it.

    >>> read("Draft the review (Owner: Yuki, Due: 12 April)")
    Labelled(text='Draft the review', who='Yuki', when='12 April')
    """
    who, when = _WHO.search(text), _WHEN.search(text)
    if not who and not when:
        return Labelled(text)
    spans = sorted((found.span() for found in (who, when) if found), reverse=True)
    for start, end in spans:
        text = f"{text[:start]}{text[end:]}"
    text = re.sub(r"[(\[][\s,;.]*[)\]]", "", text).strip()
    text = re.sub(r"^[\s.,;|·•–-]*(?:(?:task|action|what)\s*:\s*)?", "", text, flags=re.IGNORECASE)
    return Labelled(
        text.rstrip(" ,;|·•–-(["),
        who["v"].strip(" .") if who else "",
        when["v"].strip() if when else "",
    )
