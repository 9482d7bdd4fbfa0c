"""Actions told one by one in a message, for as long as there is room; the rest are counted."""

from collections.abc import Sequence
from typing import Final

from bot.telling import phrases
from bot.telling.blocks import Block, context
from store.actions import Row

PRESSED: Final = 6
"""Actions of a message that have their own row of buttons; the rest have one button each."""

LINES: Final = 12
"""Actions told one by one in a message, so that its plain text is whole; more are counted."""


class Room:
    """How many actions may still be told one by one in this message."""

    def __init__(self) -> None:
        """Begin a message."""
        self._lines = LINES
        self._pressed = PRESSED

    def take(self, rows: Sequence[Row]) -> Sequence[Row]:
        """Return as many of the rows as there is room for."""
        some = rows[: self._lines]
        self._lines -= len(some)
        return some

    def press(self) -> bool:
        """Say whether one more may have its own row of buttons."""
        self._pressed -= 1
        return self._pressed >= 0


def more(count: int, post: str = "") -> Block | None:
    """Tell how many there was no room for, and how to see them all."""
    if count <= 0:
        return None
    shows = f"`/actions for {post}`" if post else "`/actions outstanding`"
    return context(f"{phrases.plural(count, 'more action')}: {shows} shows all.")
