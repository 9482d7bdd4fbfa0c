"""Which actions are wanted, and which may be seen: what every list is asked with."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

COUNTED_TO: Final = 1_000
"""Totals are exact up to here and "more than" beyond it, so that no list grows slow."""

OWNERS_APART: Final = "\x1f"
"""What stands between the names of several owners in one column."""


@dataclass(frozen=True, slots=True)
class Sees:
    """What somebody may be shown: every board, or these boards and what these owe."""

    boards: frozenset[int] | None = None
    posts: frozenset[int] = frozenset()
    persons: frozenset[int] = frozenset()


EVERYTHING: Final = Sees()


@dataclass(frozen=True, slots=True)
class Filter:
    """Which actions are wanted; every part narrows the list."""

    state: str = "outstanding"  # or overdue, reported, deferred, discharged, withdrawn, all
    posts: frozenset[int] = frozenset()  # owed by any of these posts, persons or bodies
    persons: frozenset[int] = frozenset()
    bodies: frozenset[str] = frozenset()
    due_from: date | None = None
    due_to: date | None = None
    raised_from: date | None = None
    raised_to: date | None = None
    closed_from: datetime | None = None  # discharged at this moment or after it
    closed_to: datetime | None = None  # and before this one
    unowned: bool = False  # nobody is named for it
    undated: bool = False  # no day is known for it
    carried: bool = False  # a meeting of its board has been since it was raised
    about: tuple[str, ...] = ()
    board_id: int | None = None
    sees: Sees = EVERYTHING


ANY: Final = Filter()
