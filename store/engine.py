"""The connection to the database, with what each kind needs set on it and proved."""

import re
import sqlite3
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url

BUSY_SECONDS: Final = 5
"""How long a statement waits for another process's lock before it fails (SQLite)."""

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
    once, whatever the time-out. PostgreSQL: as it comes, in UTC.
    """
    parsed = make_url(re.sub(r"^postgres(ql)?://", "postgresql+psycopg://", url))
    if parsed.get_backend_name() != "sqlite":
        return create_engine(
            parsed, pool_pre_ping=True, connect_args={"options": "-c timezone=UTC"}
        )
    engine = create_engine(parsed, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


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
    driver = connection.connection.driver_connection
    if driver is not None:
        driver.execute("BEGIN IMMEDIATE" if immediate else "BEGIN")
