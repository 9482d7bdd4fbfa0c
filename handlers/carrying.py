"""What a button or a form of ours carries, and what it comes back as.

It comes back from the client, so whatever it names must be looked up and allowed again.
"""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol

from bot.telling import blocks
from bot.telling.turning import NOWHERE, Turn
from store.paging import Place


class Turned(Protocol):
    """A page of any list, with where the pages beside it start."""

    @property
    def before(self) -> Place | None:
        """Where the page before it starts, reading backwards."""

    @property
    def after(self) -> Place | None:
        """Where the page after it starts."""


def carried(value: str) -> dict[str, Any]:
    """Read what a button or form of ours carried; anything else counts as empty."""
    try:
        read = json.loads(value)
    except (ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}


def number(words: str) -> int:
    """Read the number of a record; 0, which nothing has, when it is none."""
    return int(words) if words.isascii() and words.isdigit() and len(words) < 10 else 0  # noqa: PLR2004  an int's digits


def whole(value: object) -> int:
    """Read the number of a record that was carried as one; 0 when it is none."""
    return value if type(value) is int and 0 < value <= 999_999_999 else 0  # noqa: PLR2004  as many digits


def turn(page: Turned, words: str, on: date) -> Turn:
    """Return what the buttons carry that turn from a page of a list; nowhere when it is too much.

    `on` is the day that the list was asked on, so that the next page means the same by "today".
    """
    before, after = _carry(page.before, words, on), _carry(page.after, words, on)
    return Turn(before, after) if blocks.fits(before) and blocks.fits(after) else NOWHERE


def _carry(place: Place | None, words: str, on: date) -> dict[str, Any] | None:
    if place is None:
        return None
    at = [place.day.isoformat(), place.id, place.backwards]
    return {"words": words, "on": on.isoformat(), "place": at}


def place(button: Mapping[str, Any]) -> Place | None:
    """Read the place that the page starts from; None, the first page, when it names none."""
    try:
        day, row, backwards = button["place"]
        return Place(date.fromisoformat(day), int(row), backwards=bool(backwards))
    except (KeyError, TypeError, ValueError):
        return None


def day(button: Mapping[str, Any], otherwise: date) -> date:
    """Read the day that a list was asked on, so that its next page means the same by "today"."""
    try:
        return date.fromisoformat(button["on"])
    except (KeyError, TypeError, ValueError):
        return otherwise
