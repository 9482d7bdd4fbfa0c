"""The parts of the sample file: meetings with their attendance, actions with what followed."""

from dataclasses import dataclass
from datetime import date, time
from typing import ClassVar, Final, Literal

from pydantic import ConfigDict

Closed: Final = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody whom a meeting's notes name, in the post they attend in."""

    __pydantic_config__: ClassVar[ConfigDict] = Closed

    name: str
    capacity: str
    post: str
    initials: str = ""
    apologies: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """An item of a meeting; `nil` where the notes say that no action arose."""

    __pydantic_config__: ClassVar[ConfigDict] = Closed

    number: str
    heading: str
    nil: bool = False


@dataclass(frozen=True, slots=True)
class Met:
    """A meeting that was held, or that was announced on the day `said_on`."""

    __pydantic_config__: ClassVar[ConfigDict] = Closed

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


@dataclass(frozen=True, slots=True)
class Event:
    """What became of an action on a day."""

    __pydantic_config__: ClassVar[ConfigDict] = Closed

    on: date
    did: Literal["discharged", "deferred"]
    words: str
    to: str = ""


@dataclass(frozen=True, slots=True)
class Raised:
    """An action: who owes it and when it is due are in words, to be read as of its day."""

    __pydantic_config__: ClassVar[ConfigDict] = Closed

    raised: date
    words: str
    item: str = ""
    owners: str = ""
    due: str = ""
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Sample:
    """All of it, in the order of the file."""

    __pydantic_config__: ClassVar[ConfigDict] = Closed

    meetings: tuple[Met, ...] = ()
    actions: tuple[Raised, ...] = ()
