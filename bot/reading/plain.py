"""Written words, freed of markup, odd spaces and look-alike punctuation."""

import re
import unicodedata
from html import unescape

_NOTE_MARK = re.compile(r"<sup>\s*\d{1,3}\s*</sup>", re.IGNORECASE)
_INLINE = re.compile(
    r"</?(?:sup|sub|b|i|u|em|strong|span|a|font)(?:\s[^<>]{0,200})?>", re.IGNORECASE
)
_TAG = re.compile(
    r"</?(?:p|br|hr|li|ul|ol|dl|dt|dd|div|table|thead|tbody|tr|td|th|h[1-6]|s|del|ins|small|code|pre|"
    r"q|blockquote|img)(?:\s[^<>]{0,200})?/?>",
    re.IGNORECASE,
)
_SPACES = re.compile(r"\s+")
_UNSEEN = dict.fromkeys(
    [
        *range(0x09),
        *range(0x0E, 0x20),
        *range(0x7F, 0xA0),
        0xAD,  # soft hyphen
        *range(0x200B, 0x2010),  # zero-width, and marks of direction
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        0xFEFF,
    ]
)
_MARKS = dict.fromkeys(map(ord, "²³¹⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉*`"))  # numbers of notes; bold and code
_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"
_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032\u00b4\u02bc\uff07"
_DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02"
_SLASHES = "\u2044\u2215"
_QUOTES = dict.fromkeys(map(ord, _SINGLE_QUOTES), "'") | dict.fromkeys(
    map(ord, _DOUBLE_QUOTES), '"'
)
_LINES = dict.fromkeys(map(ord, _HYPHENS), "-") | dict.fromkeys(map(ord, _SLASHES), "/")
_ALIKE = _QUOTES | _LINES
_SAME: dict[int, str | None] = {**_ALIKE, **_UNSEEN, **_MARKS}
_ESCAPES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
_ORDINARY = re.compile(r"[ -%'-)+-;=?-_a-{}]*")


def plain(text: str) -> str:
    """Return the same words with single spaces, straight quotes and hyphens, and no markup.

    Ordinals written small ("4<sup>th</sup>", "4ᵗʰ") join their number; the small numbers of
    footnotes go. Letters and their order are never changed.
    """
    if _ORDINARY.fullmatch(text) and "  " not in text:
        return text.strip()
    if "<" in text:
        text = _TAG.sub(" ", _INLINE.sub("", _NOTE_MARK.sub("", text)))
    if "&" in text:
        text = unescape(text)
    text = unicodedata.normalize("NFKC", text.translate(_SAME)).translate(_SAME)
    return _SPACES.sub(" ", text).strip()


def tidy(text: str) -> str:
    """Return what a person typed, to keep: single spaces, straight quotes, nothing unseen.

    Slack's three escapes (&amp;, &lt;, &gt;) become the characters they stand for. Every other
    character stays.
    """
    text = text.translate(_UNSEEN).translate(_QUOTES)
    for escaped, character in _ESCAPES:
        text = text.replace(escaped, character)
    return _SPACES.sub(" ", text).strip()


def alike(text: str) -> str:
    """Return text of the same length with hyphens and quotes of every kind made plain."""
    return text.translate(_ALIKE)
