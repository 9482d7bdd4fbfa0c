"""Every kind of notice on one page: what it is called in the log, and how late it may be."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of notice; how late each may be is in plan.py, where it is owed."""

    says: str  # in the chase log and in what is coming


ANNOUNCED: Final = "scheduled"
"""The kind that tells, once, that a meeting is newly in the schedule."""

BEFORE_A_MEETING: Final = frozenset({"agenda", "papers", "eve", "morning"})
"""The kinds that tell all that is known of a meeting before it."""

KINDS: Final[dict[str, Kind]] = {
    # before and after a meeting
    ANNOUNCED: Kind("the meeting is new in the schedule"),
    "agenda": Kind("agenda items close"),
    "papers": Kind("papers are due"),
    "eve": Kind("the day before the meeting"),
    "morning": Kind("the morning of the meeting"),
    "after": Kind("what the meeting left open"),
    "changed": Kind("the meeting was moved, cancelled or changed"),
    # to each post that owes an action
    "before": Kind("before it is due"),
    "due": Kind("on the day it is due"),
    "late": Kind("it is late"),
    "escalated": Kind("it is late, told to the office"),
    "snoozed": Kind("put off or paused until this day"),
    "asked": Kind("more time is asked for"),
    "time": Kind("what the office made of a request for more time"),
    "update": Kind("an update, to be acknowledged"),
    "unseen": Kind("an update that is not acknowledged"),
    "sent_back": Kind("a report was sent back"),
    "now": Kind("sent by the office"),
    # to the office and to whoever looks after the bot
    "reported": Kind("reported complete"),
    "digest": Kind("the week's digest"),
    "week": Kind("how sending went in the week"),
    "trouble": Kind("something could not be sent"),
    "away": Kind("the bot was away, or the clock was moved"),
}
