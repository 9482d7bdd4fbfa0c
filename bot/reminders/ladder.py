"""When to remind: the rungs of a board's ladder, as the office file has them or by default."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, time
from typing import Any, Final

from bot import workdays

LONGEST: Final = 260
"""Working days that a rung may be away from its day: a year."""

FURTHEST: Final = 2 * 365
"""Days before which nothing is reminded of, whatever its ladder; what has no date is further."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """When a board reminds; every count is of working days in England.

    `agenda` is before the last day for agenda items, `papers` before the meeting, `before`
    and `late` before and after an action's due day. After the last of `late` a reminder
    follows `every` so many days. An action as late as a count of `escalate_after` is told to
    the post beside it in `escalate` as well.
    """

    at: time = time(8, 30)
    channel: bool = True  # meetings are announced in the board's channel, where it has one
    agenda: tuple[int, ...] = (2,)
    papers: int | None = 3
    day_before: bool = True
    same_morning: bool = True
    day_after: bool = True
    before: tuple[int, ...] = (5, 1)
    on_the_day: bool = True
    late: tuple[int, ...] = (1, 3, 5, 10, 20, 40)
    every: int = 40
    escalate: tuple[str, ...] = ("Policy Officer", "Chief Executive")
    escalate_after: tuple[int, ...] = (5, 20)

    @property
    def reach(self) -> int:
        """The most working days before its day that anything is reminded of."""
        return max((1, *self.before, *self.agenda, self.papers or 0))


DEFAULT: Final = Ladder()


@dataclass(frozen=True, slots=True)
class Rung:
    """A day on which an action is reminded of: `kind` is before, due or late, by `days`."""

    kind: str
    days: int

    @property
    def sign(self) -> str:
        """How the rung is written in a notice: -5, 0, +10."""
        return f"{self.days:+d}" if self.days else "0"


def rung(due_by: date, on: date, ladder: Ladder = DEFAULT) -> Rung | None:
    """Return the rung that working day `on` is for an action due by `due_by`; None when none.

    What is due on a day that nobody works is due, for its reminder, on the working day before.
    """
    if not workdays.is_working_day(on) or (due_by - on).days > FURTHEST:
        return None
    away = workdays.between(on, due_by)
    if away > 0:
        return Rung("before", -away) if away in ladder.before else None
    if due_by >= on:
        return Rung("due", 0) if ladder.on_the_day else None
    return Rung("late", -away) if _is_late_rung(-away, ladder) else None


def escalated_to(late: int, ladder: Ladder = DEFAULT) -> tuple[str, ...]:
    """Return the posts that hear of an action `late` working days late, besides who owes it."""
    steps = zip(ladder.escalate, ladder.escalate_after, strict=False)
    return tuple(post for post, after in steps if late >= after)


class LadderWrong(ValueError):  # noqa: N818  it reads as the sentence it becomes
    """What is wrong with a board's reminders, as a sentence without its full stop."""


def read(table: Mapping[str, Any]) -> Ladder:
    """Read a board's reminders from the office file; LadderWrong says what cannot be read."""
    known = {field.name: getattr(DEFAULT, field.name) for field in fields(Ladder)}
    for key in table:
        if key not in known:
            raise LadderWrong(f"“{key}” is not one of {', '.join(known)}")
    ladder = replace(DEFAULT, **{key: _READ[key](key, value) for key, value in table.items()})
    posts, days = len(ladder.escalate), len(ladder.escalate_after)
    if posts > days or ("escalate_after" in table and posts < days):
        raise LadderWrong("“escalate_after” needs one number of working days for each “escalate”")
    return ladder


def _is_late_rung(late: int, ladder: Ladder) -> bool:
    last = max(ladder.late, default=0)
    return late in ladder.late or (late > last and (late - last) % ladder.every == 0)


def _yes_no(key: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise LadderWrong(f"“{key}” must be true or false, not “{value}”")
    return value


def _clock(key: str, value: Any) -> time:
    try:
        return time.fromisoformat(str(value))
    except ValueError:
        raise LadderWrong(f'“{key}” must be a time of day such as "08:30"') from None


def _days(key: str, value: Any) -> tuple[int, ...]:
    given = value if isinstance(value, list) else [value]
    return tuple(_count(key, one) for one in given)


def _count(key: str, value: Any, *, least: int = 0) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= LONGEST:
        raise LadderWrong(f"“{key}” must be working days from {least} to {LONGEST}, not “{value}”")
    return value


def _papers(key: str, value: Any) -> int | None:
    return None if value is False else _count(key, value, least=1)


def _posts(key: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise LadderWrong(f'“{key}” must be a list of posts such as ["Policy Officer"]')
    return tuple(value)


_READ: Final[dict[str, Callable[[str, Any], Any]]] = {
    "at": _clock,
    "channel": _yes_no,
    "agenda": _days,
    "papers": _papers,
    "day_before": _yes_no,
    "same_morning": _yes_no,
    "day_after": _yes_no,
    "before": _days,
    "on_the_day": _yes_no,
    "late": _days,
    "every": lambda key, value: _count(key, value, least=1),
    "escalate": _posts,
    "escalate_after": _days,
}
