"""The connection to the database, with what each kind needs set on it and proved."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

BUSY_SECONDS: Final = 1.2
"""How long a statement waits for another process's lock before it fails (SQLite).

With `LINE_SECONDS` it stays under the 3 seconds in which Slack wants its answer.
"""

LINE_SECONDS: Final = 1.4
"""How long a writer waits for the other writers of its own process (SQLite)."""

WAL_RESET_FIXED: Final = (3, 51, 3)
WAL_RESET_BACKPORTS: Final[dict[tuple[int, ...], tuple[int, ...]]] = {
    (3, 50): (3, 50, 7),
    (3, 44): (3, 44, 6),
}


def wal_is_safe(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> bool:
    """Say whether this SQLite is outside the WAL-reset corruption range.

    Versions 3.7.0 to 3.51.2 can corrupt a WAL database that several connections write to;
    3.51.3 mends it, 3.50.7 and 3.44.6 carry the mend back (sqlite.org, "WAL-reset bug").
    """
    backport = WAL_RESET_BACKPORTS.get(version[:2])
    return version >= WAL_RESET_FIXED or (backport is not None and version >= backport)


def connect(url: str) -> Engine:
    """Return an engine for `url` whose every connection keeps the promises of this page.

    SQLite: foreign keys on, a busy time-out, full synchronous, erased content overwritten,
    WAL only where the linked version is safe. A transaction takes its write lock at its start
    when the execution option `immediate` is set, since a read that turns into a write fails at
    once, whatever the time-out. PostgreSQL: as it comes, in UTC and UTF-8.
    """
    parsed = make_url(re.sub(r"^postgres(ql)?://", "postgresql+psycopg://", url))
    if parsed.get_backend_name() != "sqlite":
        how = {"options": "-c timezone=UTC", "client_encoding": "utf8"}
        return create_engine(parsed, pool_pre_ping=True, connect_args=how)
    engine = create_engine(parsed, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def unchanging(engine: Engine) -> Engine:
    """Return an engine whose transactions see one moment; SQLite's see no other."""
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ")


class Line:
    """Puts the writers of one process in line, where SQLite would have each of them poll."""

    def __init__(self, engine: Engine) -> None:
        """There is no line where the database keeps one itself."""
        self._first = Lock() if engine.dialect.name == "sqlite" else None

    @contextmanager
    def waited(self) -> Iterator[None]:
        """Wait to be first; OperationalError, as for any lock, when that takes too long."""
        if self._first is None:
            yield
            return
        if not self._first.acquire(timeout=LINE_SECONDS):
            locked = sqlite3.OperationalError("database is locked")
            raise OperationalError("BEGIN IMMEDIATE", None, locked)
        try:
            yield
        finally:
            self._first.release()


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # transactions are begun below, not guessed by the driver
    journal = "WAL" if wal_is_safe() else "DELETE"
    for pragma in (
        f"journal_mode = {journal}",
        "foreign_keys = ON",
        "synchronous = FULL",
        "secure_delete = ON",
        "cache_size = -16384",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Begin on the driver's own connection: every question waits for this, and it is quicker."""
    immediate = connection.get_execution_options().get("immediate", False)
    begin = "BEGIN IMMEDIATE" if immediate else "BEGIN"
    driver = connection.connection.driver_connection
    if driver is not None:
        try:
            driver.execute(begin)
        except sqlite3.OperationalError as busy:  # known by the same name as any other
            raise OperationalError(begin, None, busy) from busy
