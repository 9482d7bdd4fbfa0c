"""What a review holds: everything found in a paper, settled as far as it can be."""

from dataclasses import dataclass, replace
from datetime import date, time
from functools import cache
from typing import Final, Literal

from pydantic import TypeAdapter

from bot.names.named import Named, Reading
from bot.papers.matching import Match
from bot.reading.due import Due

Does = Literal["raise", "carry", "discharge", "amend"]
"""What filing a finding does: raise an action; defer or carry one on; discharge or amend one."""

MOST: Final = 200
"""Findings of one paper that a review takes; the reader offers no more."""


@dataclass(frozen=True, slots=True)
class OwnerDoubt:
    """An owner whom the words leave open: why, and whom they could mean."""

    why: str
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class DueDoubt:
    """A due time that the words leave open: why, and what they could mean."""

    why: str
    readings: tuple[Due, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found, with its quotation and its place, and what filing it would do.

    `explicit` says that the notes mark it as an action; an undertaking in prose is a candidate.
    `match` is the action on the register that it continues, answers or puts right.
    """

    number: int
    does: Does
    explicit: bool
    ticked: bool
    words: str
    quotation: str
    page: int = 0
    line: int = 0
    item: str = ""
    heading: str = ""
    owner_words: str = ""
    owners: tuple[Named, ...] = ()
    owner_doubt: OwnerDoubt | None = None
    due: Due = Due(text="", precision="none")  # noqa: RUF009  frozen, so it may be shared
    due_doubt: DueDoubt | None = None
    closed: bool = False  # the notes themselves say that it was done
    raised: str = ""  # the earlier meeting it came from, as written
    raised_on: date | None = None
    reason: str = ""
    deferred: bool = False  # the notes put it off: its due time moves
    earlier: bool = False  # the notes bring it from an earlier meeting
    ref: str = ""  # its own number in the notes
    match: Match | None = None
    others: tuple[Match, ...] = ()
    match_doubt: str = ""
    on_register: bool = False  # it is there from these notes already: nothing is to be done

    @property
    def doubts(self) -> tuple[str, ...]:
        """Why it cannot be filed as it is; none when it can."""
        owner = (self.owner_doubt.why,) if self.owner_doubt else ()
        due = (self.due_doubt.why,) if self.due_doubt else ()
        return (*owner, *due, *((self.match_doubt,) if self.match_doubt else ()))

    @property
    def is_filed(self) -> bool:
        """Whether filing the review files this: it is ticked and nothing of it is in doubt."""
        return self.ticked and not self.doubts


@dataclass(frozen=True, slots=True)
class Head:
    """The meeting that the notes are of."""

    title: str
    board_id: int | None = None
    board: str = ""
    day: date | None = None
    starts: time | None = None
    venue: str = ""
    kind: str = ""
    theme: str = ""
    chair: str = ""
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody whom the notes name as present, or as sending apologies."""

    name: str
    capacity: str = ""
    initials: str = ""
    apologies: bool = False
    person_id: int | None = None
    post_id: int | None = None


@dataclass(frozen=True, slots=True)
class Business:
    """An item of business; `nil` where the notes say that no action arose from it."""

    number: str
    heading: str
    nil: bool = False


@dataclass(frozen=True, slots=True)
class Following:
    """The next meeting, as the notes give it; a day that is None is still to be confirmed."""

    day: date | None = None
    starts: time | None = None
    venue: str = ""
    kind: str = ""
    theme: str = ""
    quotation: str = ""
    wanted: bool = True  # whether filing puts it into the schedule
    moves: date | None = None  # the day that notes filed before gave it, where these correct it


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything found in one paper; nothing of it is on the register until it is filed."""

    head: Head
    present: tuple[Present, ...] = ()
    business: tuple[Business, ...] = ()
    findings: tuple[Finding, ...] = ()
    following: Following | None = None
    cancelled: tuple[date, ...] = ()
    notes: tuple[str, ...] = ()  # what a person should know besides: too many actions, and the like
    marking: str = ""
    corrects: int | None = None  # the paper of the same meeting that was filed before
    changes: tuple[str, ...] = ()  # how it differs from that one, in words

    def finding(self, number: int) -> Finding | None:
        """Return the finding with this number."""
        return next((one for one in self.findings if one.number == number), None)

    def having(self, finding: Finding) -> "Findings":
        """Return the same findings with this one in the place of that of its number."""
        kept = tuple(finding if one.number == finding.number else one for one in self.findings)
        return replace(self, findings=kept)

    @property
    def in_doubt(self) -> tuple[Finding, ...]:
        """The findings that a person must settle before they can be filed."""
        return tuple(one for one in self.findings if one.ticked and one.doubts)

    @property
    def filed(self) -> tuple[Finding, ...]:
        """The findings that filing would file."""
        return tuple(one for one in self.findings if one.is_filed)


@cache
def _whole() -> TypeAdapter[Findings]:
    """Return what writes and reads them, made when the first notes are read."""
    return TypeAdapter(Findings)


def written(findings: Findings) -> str:
    """Return findings as a review keeps them."""
    return _whole().dump_json(findings).decode()


def read(kept: str) -> Findings:
    """Return the findings that a review keeps."""
    return _whole().validate_json(kept)
