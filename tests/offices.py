"""The office of the four papers, as office.toml describes it, and other offices in few words."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Final

from sqlalchemy import Engine
from sqlmodel import Session

from bot.access import THE_BOT
from bot.names.naming import Unsure
from bot.officefile import applying, contents
from bot.officefile.contents import OfficeFile
from bot.officefile.steps import Step
from store import engine, migrating, people
from store.tables import Attendance

OFFICE: Final = Path(__file__).parent.parent / "office.toml"

TUE_26_JULY_2016: Final = date(2016, 7, 26)
TUE_25_JULY_2017: Final = date(2017, 7, 25)
MON_25_NOV_2019: Final = date(2019, 11, 25)
FRI_4_JUNE_2021: Final = date(2021, 6, 4)

AT: Final = datetime(2021, 6, 7, 8, 0, tzinfo=UTC)
"""Monday 7 June 2021, 09:00 in London."""


def of_the_papers(session: Session) -> None:
    """Make this the office of office.toml."""
    applying.apply(session, contents.read(OFFICE), by=THE_BOT, at=AT)


@contextmanager
def remembered() -> Iterator[Session]:
    """Yield a session on the office of office.toml, kept in memory; nothing in it is kept."""
    with Session(_in_memory()) as session:
        yield session


@contextmanager
def an_empty_register() -> Iterator[Session]:
    """Yield a session on a register with nothing in it, kept in memory; nothing in it is kept."""
    with Session(_empty_in_memory()) as session:
        yield session


@cache
def _empty_in_memory() -> Engine:
    made = engine.connect("sqlite://")
    migrating.migrate(made)
    return made


@cache
def _in_memory() -> Engine:
    made = engine.connect("sqlite://")
    migrating.migrate(made)
    with Session(made) as session:
        of_the_papers(session)
        session.commit()
    return made


def described(text: str) -> OfficeFile:
    """Read an office file from its words."""
    return contents.parse(text)


def lines(steps: list[Step]) -> list[str]:
    """Return steps as they are shown."""
    return [step.line for step in steps]


def labels(found: object) -> list[str]:
    """Return what the buttons of a doubt say."""
    assert isinstance(found, Unsure), found
    return [reading.label for reading in found.readings]


def present(session: Session, name: str, post: str = "", *, initials: str = "") -> Attendance:
    """Return a line of a meeting's attendance; a name that nobody has is somebody unknown."""
    known = people.named(session, name)
    held = people.post(session, post)
    return Attendance(
        meeting_id=1,
        person_id=known[0].id if known else None,
        post_id=held.id if held else None,
        name=name,
        initials=initials,
    )
