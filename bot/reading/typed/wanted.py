"""What was asked of the register of actions, and how it is said back."""

import datetime as dt
from dataclasses import dataclass

from bot.reading.grammar.almanac import month_end, plus, spell
from bot.reading.grammar.names import MONTH_NAMES


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for: every part narrows the list, and days include both ends.

    `owners` are posts and persons as typed; `about` are phrases that the words must hold; `board`
    is the board as typed. `share` says that the answer is for all to see.
    """

    mine: bool = False
    owners: tuple[str, ...] = ()
    state: str = "outstanding"
    due_from: dt.date | None = None
    due_to: dt.date | None = None
    raised_from: dt.date | None = None
    raised_to: dt.date | None = None
    about: tuple[str, ...] = ()
    board: str | None = None
    share: bool = False
    last_meeting: bool = False
    next_meeting: bool = False


def describe(wanted: Wanted) -> str:
    """Say the filters in force: "outstanding, for the DCC, raised at the last meeting"."""
    parts = [
        {"all": "in any state", "reported": "reported complete"}.get(wanted.state, wanted.state)
    ]
    parts += ["for you"] if wanted.mine else []
    parts += [f"for {_the(owner)}" for owner in wanted.owners]
    parts += _days_said("due", wanted.due_from, wanted.due_to)
    parts += ["due at the next meeting"] if wanted.next_meeting else []
    parts += ["raised at the last meeting"] if wanted.last_meeting else []
    parts += _days_said("raised", wanted.raised_from, wanted.raised_to)
    parts += [f"about “{phrase}”" for phrase in wanted.about]
    parts += [f"at {_the(wanted.board)}"] if wanted.board else []
    return ", ".join(parts)


def _the(name: str) -> str:
    first, _, rest = name.partition(" ")
    if first.lower() == "the":
        return f"the {rest}"
    return f"the {name}" if first.isupper() else name


def _days_said(what: str, first: dt.date | None, last: dt.date | None) -> list[str]:
    if first and last:
        if first == last:
            return [f"{what} on {spell(first)}"]
        if first.day == 1 and last == month_end(first.year, first.month):
            return [f"{what} in {MONTH_NAMES[first.month - 1]} {first.year}"]
        return [f"{what} from {spell(first)} to {spell(last)}"]
    if last:
        return [f"{what} before {spell(plus(last, 1))}"]
    return [f"{what} from {spell(first)}"] if first else []
