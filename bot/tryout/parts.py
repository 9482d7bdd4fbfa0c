"""The parts of the sample file: meetings with their attendance, actions with what followed."""

from datetime import date, time
from typing import Literal

from bot.officefile.section import section


@section
class Present:
    """Somebody whom a meeting's notes name, in the post they attend in."""

    name: str
    capacity: str
    post: str
    initials: str = ""
    apologies: bool = False


@section
class Heading:
    """An item of a meeting; `nil` where the notes say that no action arose."""

    number: str
    heading: str
    nil: bool = False


@section
class Met:
    """A meeting that was held, or that was announced on the day `said_on`."""

    board: str
    day: date | None = None
    starts: time | None = None
    venue: str = ""
    kind: str = ""
    theme: str = ""
    held: bool = False
    said_on: date | None = None
    cancelled: str = ""
    attendance: tuple[Present, ...] = ()
    items: tuple[Heading, ...] = ()


@section
class Event:
    """What became of an action on a day."""

    on: date
    did: Literal["discharged", "deferred"]
    words: str
    to: str = ""


@section
class Raised:
    """An action: who owes it and when it is due are in words, to be read as of its day."""

    raised: date
    words: str
    item: str = ""
    owners: str = ""
    due: str = ""
    events: tuple[Event, ...] = ()


@section
class Sample:
    """All of it, in the order of the file."""

    meetings: tuple[Met, ...] = ()
    actions: tuple[Raised, ...] = ()
