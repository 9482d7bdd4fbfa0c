"""The buttons that turn the pages of a list."""

from dataclasses import dataclass
from typing import Any, Final

from bot.telling import blocks
from bot.telling.blocks import Block, button


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a page of a list can be turned to: what the buttons carry, None when nowhere."""

    previous: Any = None
    following: Any = None


NOWHERE: Final = Turn()


def turning(name: str, turn: Turn) -> Block | None:
    """Return the buttons to the page before and after; `name` is their line in BUTTONS."""
    previous = button("Previous", f"{name}:previous", turn.previous, says="Previous page")
    following = button("Next", f"{name}:next", turn.following, says="Next page")
    return blocks.buttons(
        previous if turn.previous is not None else None,
        following if turn.following is not None else None,
    )


def showing(count: int, of: str, turn: Turn) -> str:
    """Say what part of a list a page is, where it is one: the first of it, or the last."""
    if turn == NOWHERE:
        return ""
    return f"Showing {count if turn.following is not None else f'the last {count}'} of {of}."
