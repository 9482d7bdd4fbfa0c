"""What somebody wrote, as the register keeps it."""

import unicodedata
from typing import Final

from bot.errors import NotUnderstood

LONGEST: Final = 3_000
"""Characters of an action's words, a reason or an update: what a Slack form takes."""


def said(words: str, what: str, *, field: str, empty: bool = False) -> str:
    """Return words without the space around them; NotUnderstood when none, or too many, are there.

    `what` calls them in the sentence, and `field` names the input that it stands beside.
    """
    kept = words.strip()
    if not empty and not any(map(_is_seen, kept)):
        raise NotUnderstood(f"Please give {what}. Nothing was saved.", field=field)
    if len(kept) > LONGEST:
        raise NotUnderstood(
            f"That is {len(kept):,} characters; {what} can have {LONGEST:,}."
            " Please shorten it. Nothing was saved.",
            field=field,
        )
    return kept


def _is_seen(character: str) -> bool:
    """Say whether a character shows: neither a space of some kind nor a mark without width."""
    return unicodedata.category(character)[0] not in "ZC"


def what_is_to_be_done(words: str) -> str:
    """Return the words of an action."""
    return said(words, "the words of the action", field="words")


def reason(words: str, of: str) -> str:
    """Return the reason of what is done: `of` deferring it, sending it back."""
    return said(words, f"the reason for {of}", field="because")
