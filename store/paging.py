"""Where one page of a list ends and the next begins."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Place:
    """The row that a page starts after, or before: its day, which lists are in order of, and id."""

    day: date
    id: int
    backwards: bool = False
