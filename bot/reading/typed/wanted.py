"""What was asked of the register of actions, and how it is said back."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.reading.grammar.almanac import plus, spell, spell_span


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for: every part narrows the list, and days include both ends.

    `owners` are posts and persons as typed; `about` are phrases that the words must hold; `board`
    is the board as typed. `share` says that the answer is for all to see. `unowned` are those that
    nobody is named for, `undated` those without a day, `carried` those brought forward.
    """

    mine: bool = False
    owners: tuple[str, ...] = ()
    state: str = "outstanding"
    due_from: dt.date | None = None
    due_to: dt.date | None = None
    due_by: bool = False  # `due_to` was named itself, and not the day after it
    raised_from: dt.date | None = None
    raised_to: dt.date | None = None
    closed_from: dt.date | None = None
    closed_to: dt.date | None = None
    about: tuple[str, ...] = ()
    board: str | None = None
    share: bool = False
    last_meeting: bool = False
    next_meeting: bool = False
    closed_since_meeting: bool = False
    closed_at_meeting: bool = False
    unowned: bool = False
    undated: bool = False
    carried: bool = False

    @property
    def narrows(self) -> bool:
        """Whether anything narrows the list of what is outstanding."""
        return replace(self, share=False) != Wanted()


def describe(wanted: Wanted, owners: Sequence[str] = ()) -> str:
    """Say the filters in force: "outstanding, for the DCC, raised at the last meeting".

    `owners` are those named, as the office calls them; without them they are said as typed.
    """
    state = {"all": "in any state", "reported": "reported complete"}.get(wanted.state, wanted.state)
    closed = _days_said(state, wanted.closed_from, wanted.closed_to)
    closed = [one if wanted.closed_to else one.replace(" from ", " since ") for one in closed]
    state += " since the last meeting" if wanted.closed_since_meeting else ""
    state += " at the last meeting" if wanted.closed_at_meeting else ""
    parts = closed or [state]
    parts += ["brought forward"] if wanted.carried else []
    named = (*(("you",) if wanted.mine else ()), *(owners or map(_the, wanted.owners)))
    parts += [f"for {_either(named)}"] if named else []
    parts += ["with no owner named"] if wanted.unowned else []
    parts += ["with no date"] if wanted.undated else []
    until = wanted.due_by and wanted.due_from is None and wanted.due_to
    parts += [f"due by {spell(until)}"] if until else []
    parts += [] if until else _days_said("due", wanted.due_from, wanted.due_to)
    parts += ["due at the next meeting"] if wanted.next_meeting else []
    parts += ["raised at the last meeting"] if wanted.last_meeting else []
    parts += _days_said("raised", wanted.raised_from, wanted.raised_to)
    parts += [f"about “{phrase}”" for phrase in wanted.about]
    parts += [f"at {_the(wanted.board)}"] if wanted.board else []
    return ", ".join(parts)


def _either(names: Sequence[str]) -> str:
    """Say whose list it is: what any of them owes is in it."""
    return " or ".join((", ".join(names[:-1]), names[-1])) if names[1:] else names[0]


def _the(name: str) -> str:
    first, _, rest = name.partition(" ")
    if first.lower() == "the":
        return f"the {rest}"
    return f"the {name}" if first.isupper() else name


def _days_said(what: str, first: dt.date | None, last: dt.date | None) -> list[str]:
    if first and last:
        return [f"{what} {spell_span(first, last)}"]
    if last:
        return [f"{what} before {spell(plus(last, 1))}"]
    return [f"{what} from {spell(first)}"] if first else []
