"""The office as a whole: its memory, its Slack, its clock and its settings, handed in."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from slack_sdk import WebClient

from bot.membership import Members
from bot.pace import Pace
from bot.settings import Settings
from store import Store

LONDON: Final = ZoneInfo("Europe/London")
"""The zone that every day and time of day of the office is in."""


@dataclass(frozen=True, slots=True)
class Office:
    """What everything works with. `now` gives an aware moment; only the door reads a clock."""

    store: Store
    slack: WebClient
    now: Callable[[], datetime]
    settings: Settings
    members: Members
    pace: Pace = field(default_factory=Pace)

    def today(self) -> date:
        """Return the day it is in London."""
        return london_day(self.now())


def london_day(at: datetime) -> date:
    """Return the day of a moment in London; ValueError when the moment has no zone."""
    if at.tzinfo is None:
        raise ValueError(f"{at} has no time zone")
    return at.astimezone(LONDON).date()
