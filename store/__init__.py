"""What the office remembers: `Store` opens it, reads it, writes it whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.engine import make_url
from sqlmodel import Session

from store import engine as _engine
from store import migrating, patience, soundness


class Store:
    """The office's memory. Sessions are opened here alone, and the one commit is here."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._immediate = engine.execution_options(immediate=True)
        self._view = _engine.unchanging(engine)
        self._line = _engine.Line(engine)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Yield a session over one unchanging view of the memory; nothing is saved from it."""
        with Session(self._view, autoflush=False) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Yield a session whose changes are saved together when the block ends without error."""
        with (
            self._line.waited(),
            Session(self._immediate, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


class Unusable(Exception):  # noqa: N818  said to the person in IT, as a sentence
    """The database cannot be served from; the sentence says why and what to do."""


def open_store(
    url: str,
    *,
    through: int | None = soundness.LOOKED_THROUGH,
    seconds: float = patience.SECONDS,
) -> Store:
    """Open the memory at `url`, proved to be whole and of this version.

    Raises Unusable when it is missing, empty, damaged, older, newer or not to be read or
    written. An SQLite file of more pages than `through` is only looked into, so that a start is
    soon done; None looks through any. One that another program holds is waited for so many
    seconds. It never makes a database: `opcc-bot migrate` does.
    """
    try:
        file = sqlite_file(url)
        connected = _engine.connect(url)
    except Exception as error:
        raise Unusable(no_address(error)) from error
    if file is not None:
        _prove_file(file)
    store = Store(connected)
    try:
        patience.patiently(
            lambda: migrating.prove_current(store.engine, through=through), seconds=seconds
        )
    except migrating.WrongVersion as wrong:
        store.close()
        raise Unusable(str(wrong)) from wrong
    except Exception as error:
        store.close()
        raise Unusable(held(url) if patience.is_held(error) else _unreadable(url, error)) from error
    return store


def no_address(error: Exception) -> str:
    """Return what is said of a DATABASE_URL that is none; it may hold a password."""
    return (
        f"DATABASE_URL is not the address of a database ({type(error).__name__}). Try"
        " sqlite:///opcc.db or postgresql://user:password@host/name. Nothing was changed."
    )


def sqlite_file(url: str) -> Path | None:
    """Return the file that a sqlite address names; None for another kind of database."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        return None
    return Path(parsed.database)


def _prove_file(file: Path) -> None:
    if not file.exists():
        raise Unusable(
            f"There is no database at {file}. If this is a new office, run `opcc-bot migrate`"
            " to make one; if it is not, put DATABASE_URL right or restore the backup."
            " Nothing was created.",
        )
    if not file.is_file():
        raise Unusable(
            f"{file} is a directory, not a database. Put DATABASE_URL right. Nothing was changed.",
        )
    if file.stat().st_size == 0:
        raise Unusable(
            f"The database at {file} is an empty file. Restore the backup, or remove the file"
            " and run `opcc-bot migrate` if this is a new office. Nothing was changed.",
        )


def held(url: str) -> str:
    """Return what is said of a database that another program does not let go of."""
    where = make_url(url).render_as_string(hide_password=True)
    return (
        f"The database at {where} is held by another program that does not let go of it. End that"
        " program, such as a backup, a migration or another copy of the bot, and start again."
        " Nothing was changed."
    )


def _unreadable(url: str, error: Exception) -> str:
    where = make_url(url).render_as_string(hide_password=True)
    reason = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
    return (
        f"The database at {where} cannot be used: {reason}. Check that the file or server is the"
        " right one, that this user may read and write it, or restore the backup."
        " Nothing was changed."
    )


__all__ = ["Store", "Unusable", "held", "no_address", "open_store", "sqlite_file"]
