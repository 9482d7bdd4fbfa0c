"""Written words, freed of markup, odd spaces and look-alike punctuation."""

import re
import unicodedata
from html import unescape

_NOTE_MARK = re.compile(r"<sup>\s*\d{1,3}\s*</sup>", re.IGNORECASE)
_INLINE = re.compile(
    r"</?(?:sup|sub|b|i|u|em|strong|span|a|font)(?:\s[^<>]{0,200})?>", re.IGNORECASE
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_SPACES = re.compile(r"\s+")
_DROPPED = dict.fromkeys(
    [
        *range(0x00, 0x09),
        *range(0x0E, 0x20),
        *range(0x7F, 0xA0),
        0xAD,  # soft hyphen
        *range(0x200B, 0x2010),  # zero-width, and marks of direction
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        0xFEFF,
        *map(ord, "²³¹⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉*`"),  # numbers of notes; marks of bold and code
    ]
)
_SAME: dict[int, str | None] = (
    dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
    | dict.fromkeys(map(ord, "‘’‚‛′`´ʼ＇"), "'")
    | dict.fromkeys(map(ord, "“”„‟″«»＂"), '"')
    | dict.fromkeys(map(ord, "⁄∕"), "/")
    | dict.fromkeys(_DROPPED, None)
)
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
