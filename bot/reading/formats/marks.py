"""The marks around words: bullets, numbers, ticks, emphasis, leftover markup, hidden characters."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
import unicodedata
from typing import NamedTuple

from bot.reading.formats import runs
from bot.reading.formats.document import Line, Place, Style

BULLETS = "-–—*>=→➔•●▪■◦○‣·⁃➢❖\uf0b7\uf0a7\uf0d8\uf020"
MONTHS = runs.MONTHS
_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0e-\x1f]"
)
_TICK = re.compile(r"(?:[-*+•]\s{1,4})?(?:\[(?P<box>[ xX✓✔]?)\]|(?P<sign>[☐☑☒✓✔✅✗✘❌]))\s+")
_SIGNS = {"✓": "✓", "✔": "✓", "✅": "✓", "✗": "✗", "✘": "✗", "❌": "✗", "☐": "[ ]"}
_ARROW = re.compile(r"(?:[-*+•]\s{1,4})?(?:>>+|[-=]+>|→)\s*(?=\S)")
_BULLET = re.compile(rf"[{re.escape(BULLETS)}]+(?:\s+|(?=[\uf0b7\uf020]))")
_NUMBER = re.compile(
    r"(?:(?i:item)\s+(?=\d{1,2}\s*[.:–-])|(?i:min(?:ute)?)\.?\s+(?=\d{1,4}/\d))?"
    r"(?P<n>[A-Z][A-Za-z]{0,3}/\d{1,4}(?=\s+[A-Z])|"
    r"\d{1,4}/\d{1,4}(?=:?\s{1,9}[A-Za-z])|"
    r"\d{1,2}(?:\.\d{1,2}){1,3}[a-z]?|\d{1,3}[a-zA-Z](?:\.\d{1,2})?|\d{1,3}(?=[.):]|\s[–-]\s)"
    r"|[a-zA-Z](?=[.)])|[ivxIVX]{1,5}(?=[.)])|\((?:[a-z]|[ivx]{1,5}|\d{1,2})\))"
    r"[.):]{0,2}(?:\s+\||\s*[–-]\s+|\s+|(?=[A-Z]))"
)
_CLOCK_OR_DATE = re.compile(
    r"\d{1,2}[.:]\d{2}\s?(?:[ap]\.?m|hrs|-|–|on\b)|\d{1,2}\.\d{1,2}\.\d{2}", re.IGNORECASE
)
_BARE = re.compile(rf"(?P<n>\d{{1,3}})\s{{1,60}}(?=[A-Z])(?!(?i:{MONTHS})\b)")
_HASHES = re.compile(r"#{1,6}\s+")
_PICTURES = re.compile(r"^(?:[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]+\s*)+")
_LINK = re.compile(r"!?\[([^\[\]]{0,300})\](?:\([^()\s]{0,500}\)|\[[^\[\]]{0,80}\])")
_ADDRESS = re.compile(r"<(?:https?|mailto):[^<>\s]{1,500}>")
_TAG = re.compile(
    r"</?(?:p|b|i|u|em|strong|sup|sub|span|div|font|a|br|small|code)(?:\s[^<>]{0,300})?/?>",
    re.IGNORECASE,
)
_GLUED_ROUGHLY = re.compile(r"\d(?:st|nd|rd|th)?[A-Za-z]")
_GLUED = re.compile(rf"(?<=\d)(st|nd|rd|th)?(?=(?i:{MONTHS})\b)(?<!\s)")
_EMPHASIS = re.compile(r"\*\*|__|`")
_LOUD = re.compile(
    r"(?<=\S)(\s)(?:\*\*_|_\*\*|\*\*\*|\*\*)([^*]{15,400}?)(?:_\*\*|\*\*_|\*\*\*|\*\*)"
)
_OPENING = re.compile(r"(?:[-*+•]\s+|\d{1,3}[.)]\s+|\[[ xX]?\]\s+)+")
_LOUD_LINE = re.compile(r"(?:[-*+]\s+)?(?:\*\*[^*]+\*\*|\*[^*\s][^*]+\*|__?[^_\s][^_]+__?)$")
_SLANTED = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]{1,400}?)(?<=\S)\*(?![\w*])")


class Marked(NamedTuple):
    """A line parted from the mark in front of it."""

    marker: str
    text: str


def visible(text: str) -> str:
    """Return the text without control, zero-width and direction characters, in composed form."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).replace("\u00a0", " ")


def plain(text: str) -> str:
    """Return the words without Markdown emphasis, link addresses and stray HTML tags.

    A month that was glued to its day is parted from it: "18thFebruary".
    """
    if "[" in text:
        text = _LINK.sub(r"\1", text)
    if "<" in text:
        text = _TAG.sub("", _ADDRESS.sub("", text))
    if "**" in text:
        text = _LOUD.sub(lambda m: f"{m[1]}{runs.emphasised(m[2])}", text)
    if any(mark in text for mark in "*_`"):
        text = _SLANTED.sub(r"\1", _EMPHASIS.sub("", text))
    return _GLUED.sub(r"\1 ", text) if _GLUED_ROUGHLY.search(text) else text


def parted(text: str) -> Marked:
    """Part a line from its tick box, bullet or number.

    >>> parted("5a. Performance")
    Marked(marker='5a', text='Performance')
    >>> parted(">> CC: photos on the website by 28/2")
    Marked(marker='→', text='CC: photos on the website by 28/2')
    >>> parted("30 August 2016")
    Marked(marker='', text='30 August 2016')
    """
    if tick := _TICK.match(text):
        done = tick["sign"] or (tick["box"] or "").strip()
        sign = _SIGNS.get(tick["sign"], "[x]" if done else "[ ]")
        return Marked(sign, text[tick.end() :].strip())
    if arrow := _ARROW.match(text):
        return Marked("→", text[arrow.end() :].strip())
    bullet = ""
    if found := _BULLET.match(text):
        bullet, text = "-", text[found.end() :].lstrip(BULLETS + " \t")
    number = _NUMBER.match(text) or _BARE.match(text)
    fraction = number and "/" in number["n"] and number["n"][0].isdigit()  # "24/7 cover"
    if number and not (bullet and fraction) and not _is_clock_or_date(text):
        return Marked(number["n"].strip("()"), text[number.end() :].strip())
    return Marked(bullet, text.strip())


def _is_clock_or_date(text: str) -> bool:
    """Tell "10.30am" and "10.8.2012" from the number of an item."""
    return bool(_CLOCK_OR_DATE.match(text))


def line(
    raw: str, place: Place, *, depth: int = 0, style: Style = "", struck: bool = False
) -> Line | None:
    """Make a line of raw text, with what stands to its right; None when it says nothing."""
    text = visible(raw).strip()
    if hashes := _HASHES.match(text):
        text, style = _PICTURES.sub("", text[hashes.end() :].rstrip("# ")), "heading"
    if "~~" in text:
        opened = _OPENING.match(text)
        mark, rest = (opened[0], text[opened.end() :]) if opened else ("", text)
        said = runs.said(runs.struck_in_markdown(rest))
        text, struck = mark + said.text, said.struck
    bold = bool(_LOUD_LINE.match(text))
    tick = _TICK.match(text)
    text = text if tick else plain(text).strip()
    marker, rest = parted(text)
    first, *side = (part.strip() for part in re.split(r"\t|\s{3,}", plain(rest)))
    if not first and side:
        first, *side = side
    if not first and not marker:
        return None
    style = style or ("bold" if bold else "")
    return Line(first, place, marker, depth, style, tuple(part for part in side if part), struck)
