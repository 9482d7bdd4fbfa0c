"""One step from the register as it is to the office file: said first, taken only if wanted."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import partial
from typing import Any, Final, Literal

from sqlmodel import Session, SQLModel

from bot.access import Actor
from store import history
from store.tables import Person, Post

Mark = Literal["+", "~", "-"]


@dataclass(frozen=True, slots=True)
class Hand:
    """Whose hand takes a step, and when."""

    by: Actor
    at: datetime


Deed = Callable[[Session, Hand], None]


@dataclass(frozen=True, slots=True)
class Step:
    """One change: something is added (+), altered (~) or ended (-). `do` makes it so."""

    mark: Mark
    words: str
    do: Deed = field(compare=False, repr=False)

    @property
    def line(self) -> str:
        """The step as it is shown: "+ appoint Julian Moss to DCC from Friday 4 June 2021"."""
        return f"{self.mark} {self.words}"


SAID: Final = {
    "slack_id": "Slack id",
    "team_id": "workspace",
    "email": "e-mail",
    "short": "short name",
    "chair_post_id": "chair",
    "usual_venue": "venue",
    "usual_time": "time",
    "notice_days": "notice in working days",
    "attended_by": "attended by",
    "ladder": "reminders",
}
"""What the columns are called in the office file and in what is said of it."""


def towards(
    kind: type[SQLModel],
    row: Post | Person | None,
    wanted: Mapping[str, Any],
    *,
    new: str,
    called: str,
) -> Iterator[Step]:
    """Yield the one step that gives a row the columns `wanted`; none when it has them already."""
    if row is None:
        yield Step("+", f"add {new}", partial(add, kind, wanted))
    elif changed := differences(row, wanted):
        yield Step("~", f"{called}: {said(row, changed)}", partial(amend, kind, row.id, changed))


def add(kind: type[SQLModel], columns: Mapping[str, Any], session: Session, hand: Hand) -> None:
    """Save a new row and write it down."""
    row = kind(**columns)
    session.add(row)
    session.flush()
    after = history.snapshot(row)
    history.record(
        session, at=hand.at, by=hand.by.by, did="added", about=str(kind.__tablename__),
        about_id=after["id"], after=after,
    )  # fmt: skip


def amend(
    kind: type[SQLModel],
    number: int | None,
    to: Mapping[str, Any],
    session: Session,
    hand: Hand,
) -> None:
    """Alter a row and write down what changed."""
    row = session.get_one(kind, number)
    before = history.snapshot(row)
    for name, value in to.items():
        setattr(row, name, value)
    session.flush()
    was, now = history.difference(before, history.snapshot(row))
    history.record(
        session, at=hand.at, by=hand.by.by, did="amended", about=str(kind.__tablename__),
        about_id=before["id"], before=was, after=now,
    )  # fmt: skip


def differences(row: SQLModel, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns of `wanted` that the row has otherwise."""
    return {name: value for name, value in wanted.items() if getattr(row, name) != value}


def said(was: SQLModel, now: Mapping[str, Any]) -> str:
    """Say what changes: "role staff, was officer; e-mail none, was a@opcc.example"."""
    return "; ".join(
        f"{SAID.get(name, name)} {_value(value)}, was {_value(getattr(was, name))}"
        for name, value in now.items()
    )


def _value(value: Any) -> str:
    if value is None or value in ("", [], {}):
        return "none"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, dict):
        return ", ".join(f"{key} = {_value(one)}" for key, one in value.items())
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value.isoformat() if isinstance(value, date) else str(value)
