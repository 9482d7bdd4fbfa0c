"""A copy of the register while it is in use, whole as of one moment (SQLite)."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import mkstemp

PAGES_AT_ONCE = -1
"""The whole file in one step: a copy in several begins again whenever somebody writes."""


def copy(source: Path, to: Path) -> None:
    """Copy the database in `source` to the new file `to`, as of one moment; readers go on.

    Writers wait while it lasts. The copy takes its name only once it is whole and on the disk,
    and only its owner may read it. FileExistsError when there is a file at `to` already;
    sqlite3.Error or OSError when it could not be made, and then nothing is left behind.
    """
    handle, named = mkstemp(dir=to.parent, prefix=f"{to.name}.", suffix=".part")  # its owner's only
    os.close(handle)
    part = Path(named)
    try:
        with (
            closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as original,
            closing(sqlite3.connect(part)) as copied,
        ):
            original.backup(copied, pages=PAGES_AT_ONCE)
        _on_the_disk(part)
        os.link(part, to)  # unlike a rename, it never takes another file's place
    finally:
        part.unlink(missing_ok=True)


def _on_the_disk(file: Path) -> None:
    handle = os.open(file, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
