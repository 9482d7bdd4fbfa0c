"""Somebody in a list of people, with the offices that the list says they hold."""

from typing import NamedTuple

from bot.reading.notes.people import Person


class Listed(NamedTuple):
    """Somebody in a list. `keeps` is for a clerk or secretary, who writes if nobody else does.

    `missed` says that a note beside the name tells that they were not there: "(apologies)".
    """

    person: Person
    chairs: bool = False
    writes: bool = False
    keeps: bool = False
    missed: bool = False
