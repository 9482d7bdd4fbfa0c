"""Waiting for a database that another program holds, longer than a command in Slack could wait."""

import sqlite3
import time
from collections.abc import Callable
from typing import Final, TypeVar

from sqlalchemy.exc import OperationalError

T = TypeVar("T")

SECONDS: Final = 30.0
"""How long a start waits: longer than anything of ours holds a lock."""

PAUSE: Final = 0.05
"""Seconds between two tries, each of which waits for the lock itself."""


def patiently(work: Callable[[], T], *, seconds: float = SECONDS) -> T:
    """Do some work, again for as long as another program holds the database (SQLite).

    The work is done whole or not at all. OperationalError, as from the work, when it takes longer.
    """
    until = time.monotonic() + seconds
    while True:
        try:
            return work()
        except OperationalError as error:
            if not is_held(error) or time.monotonic() >= until:
                raise
        time.sleep(PAUSE)


def is_held(error: Exception) -> bool:
    """Say whether this is what SQLite says while another program holds the database."""
    code = getattr(getattr(error, "orig", None), "sqlite_errorcode", 0) & 0xFF
    return code == sqlite3.SQLITE_BUSY
