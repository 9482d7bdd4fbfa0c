"""What was found in a set of notes: each finding with its words, its quotation and its place."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from bot.reading.due import Doubt, Due
from bot.reading.formats.document import Place
from bot.reading.notes.people import Person

Status = Literal[
    "open", "ongoing", "overdue", "complete", "discharged", "closed", "brought_forward"
]
CLOSED: frozenset[Status] = frozenset({"complete", "discharged", "closed"})
Kind = Literal["explicit", "implicit"]
Origin = Literal["new", "previous"]
NO_DUE = Due(text="", precision="none", reason="No due date is stated.")


@dataclass(frozen=True, slots=True)
class Front:
    """The head of the notes. `day` is None where the text has no date.

    `others` are the dates of further meetings in the same file (the minutes inside an agenda);
    `doubts` those that could be read two ways or contradict themselves.
    """

    title: str = ""
    day: dt.date | None = None
    start: dt.time | None = None
    venue: str = ""
    chair: str = ""
    minute_taker: str = ""
    written: str = ""
    others: tuple[dt.date, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """Something to be done. `quotation` is the passage as the notes have it, at `place`.

    `kind` is "explicit" where the notes mark it as an action and "implicit" where it is an
    undertaking in prose, a candidate that a person confirms. `owners` are as named in the
    notes. `raised` names the earlier meeting that a matter came from, where the notes say;
    `reason` says why it was deferred; `ref` is the number that a log gives it.
    """

    text: str
    quotation: str
    place: Place
    kind: Kind = "explicit"
    owners: tuple[str, ...] = ()
    due: Due = NO_DUE
    status: Status = "open"
    origin: Origin = "new"
    item: str = ""
    heading: str = ""
    raised: str = ""
    reason: str = ""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of business: its number and heading as printed, and where it begins."""

    number: str
    heading: str
    place: Place


@dataclass(frozen=True, slots=True)
class NilReturn:
    """An item under which the notes say that no action arose."""

    number: str
    heading: str
    place: Place


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """The next meeting, as the notes give it. `day` is None when it is `tbc` or not given.

    `cancelled` are days on which the board will not meet after all.
    """

    quotation: str
    place: Place
    day: dt.date | None = None
    start: dt.time | None = None
    venue: str = ""
    kind: str = ""
    tbc: bool = False
    cancelled: tuple[dt.date, ...] = ()


@dataclass(frozen=True, slots=True)
class Unsure:
    """Something read but not certain, for a person to settle.

    `about` is what it concerns ("owner", "due", "date"), `readings` what it could mean.
    """

    about: Literal["owner", "due", "date", "meeting", "actions"]
    text: str
    readings: tuple[str, ...]
    why: str
    place: Place = field(default_factory=Place)


@dataclass(frozen=True, slots=True)
class Update:
    """A row of a delivery plan whose next progress update is due at a stated time."""

    ref: str
    activity: str
    text: str
    due: Due
    place: Place


@dataclass(frozen=True, slots=True)
class Oversight:
    """A board of the glossary of oversight mechanisms, and how often it meets, as written."""

    name: str
    purpose: str
    theme: str
    meets: str = ""
    frequency: str = ""
    per_year: int | None = None
    published: bool = False
    public: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What an agenda bundle says of the delivery plan and of the oversight boards."""

    updates: tuple[Update, ...] = ()
    commitments: tuple[Update, ...] = ()
    boards: tuple[Oversight, ...] = ()


@dataclass(frozen=True, slots=True)
class Minutes:
    """Everything read from one file of notes. Nothing in it has been saved anywhere."""

    meeting: Front
    attendance: tuple[Person, ...] = ()
    apologies: tuple[Person, ...] = ()
    items: tuple[Item, ...] = ()
    actions: tuple[Action, ...] = ()
    next_meeting: NextMeeting | None = None
    nil_returns: tuple[NilReturn, ...] = ()
    doubts: tuple[Unsure, ...] = ()
    plan: Plan = field(default_factory=Plan)
    marking: str = ""
