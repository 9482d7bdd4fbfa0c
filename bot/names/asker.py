"""Whoever asks, where they name themselves: "me", "myself and the DCC", "I"."""

import re
from typing import Final

from bot.access import Actor

_BETWEEN: Final = re.compile(r"(\s*(?:[,;&+/]|\band\b|\bor\b)\s*)", re.IGNORECASE)
_THEMSELVES: Final = frozenset({"me", "myself", "i"})


def named(words: str, *, by: Actor) -> str:
    """Return the names in `words`, whoever asks being named by their account where they are one."""
    if not by.slack_id:
        return words
    parts = _BETWEEN.split(words)
    return "".join(
        f"<@{by.slack_id}>" if part.strip(" .").casefold() in _THEMSELVES else part
        for part in parts
    )
