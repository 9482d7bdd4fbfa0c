"""Backing the register up: a copy is made while the bot runs, and proved before it is counted."""

import sqlite3
from datetime import datetime
from pathlib import Path

from sqlmodel import func, select

from bot import building
from bot.errors import CannotStart, Told
from bot.office import LONDON
from bot.settings import Settings
from bot.telling import phrases
from store import Unusable, backup, history, open_store
from store.tables import Action


def back_up(settings: Settings, to: Path, *, at: datetime) -> str:
    """Copy the register to a file, or to one of its own in a folder, and say what is in it.

    Told is raised when there is a file of that name, when it cannot be written, when the copy
    is not whole, and for PostgreSQL, which has a tool of its own.
    """
    source = _source(settings)
    if not to.suffix and not to.exists():
        raise Told(
            f"There is no folder {to}. Make it, or see that it is mounted; or name a file, such as"
            f" {to}.db. There is no copy."
        )
    target = to / f"opcc-{at.astimezone(LONDON):%Y-%m-%d-%H%M%S}.db" if to.is_dir() else to
    try:
        backup.copy(source, target)
    except FileExistsError as error:
        raise Told(
            f"There is a file at {target} already. Give another name; it was kept."
        ) from error
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Told(f"{target} could not be written: {reason}. There is no copy.") from error
    return f"{_proved(target)} It is at {target}."


def _source(settings: Settings) -> Path:
    source = building.file_of(settings.database_url)
    if source is None:
        raise Told("The register is in PostgreSQL: back it up with pg_dump. Nothing was copied.")
    if not source.is_file():
        raise CannotStart(
            f"There is no database at {source}. Put DATABASE_URL right. Nothing was copied.",
        )
    return source


def _proved(file: Path) -> str:
    """Open a copy as the bot would, and count what it holds."""
    try:
        copied = open_store(f"sqlite:///{file}", through=None)
    except Unusable as unusable:
        raise Told(f"The copy at {file} cannot be used: {unusable}") from unusable
    with copied.reading() as session:
        broken = history.verify(session)
        lines = history.reached(session).changes
        actions = session.exec(select(func.count()).select_from(Action)).one()
    copied.close()
    if broken is not None:
        raise Told(
            f"The copy at {file} was made, and its history is broken at line {broken.line}:"
            f" {broken.reason}. So is the register's: run `opcc-bot verify`.",
        )
    register, told = phrases.plural(actions, "action"), phrases.plural(lines, "line")
    return f"Copied {register} and {told} of history, all of them whole."
