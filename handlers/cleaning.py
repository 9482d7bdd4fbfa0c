"""What is changed in the text that Slack sends: only what nothing could keep or show as it is."""

import re
from collections.abc import Callable
from typing import Final

UNKEPT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""Control characters: PostgreSQL refuses the first, and none of them shows."""

HALVES: Final = re.compile("[\ud800-\udfff]")
"""Halves of a pair that lost the other: no encoding can write them."""

MARK: Final = re.compile(r"<(?P<kind>[@#!]?)(?P<what>[^<>|]*)(?:\|(?P<label>[^<>]*))?>")
"""What Slack makes in a message of a name, a channel, an address or a date."""


def kept(text: str) -> str:
    """Return text that every database can keep: no control character, no half of a pair."""
    return HALVES.sub("\ufffd", UNKEPT.sub("", text))


def spoken(text: str, *, name: Callable[[str], str]) -> str:
    """Return a message's text as it reads on the screen; `name` names a Slack account."""

    def read(mark: re.Match[str]) -> str:
        kind, what, label = mark["kind"], mark["what"], mark["label"] or ""
        if kind == "@":
            return f"@{name(what)}"
        if kind == "#":
            return f"#{label or what}"
        if kind == "!":
            return label or f"@{what.partition('^')[0]}"
        return f"{label} ({what})" if label and label not in what else what

    shown = MARK.sub(read, text)
    return shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
