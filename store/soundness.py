"""Whether an SQLite database is sound: looked through, or, when it is large, looked into."""

from typing import Final

from sqlalchemy import Connection, Table, text
from sqlalchemy.exc import DatabaseError
from sqlmodel import SQLModel

LOOKED_THROUGH: Final = 2_000
"""Pages up to which the whole database is looked through when it is opened.

That is 8 MB, more than an office writes in years, and takes some 30 ms; at a million actions it
would take two seconds, which nobody waits for at each start.
"""


def damage(connection: Connection, *, through: int | None = LOOKED_THROUGH) -> str:
    """Say what is wrong with the database; "" when nothing is found.

    Of one with more pages than `through` only the first and the last row of every table are
    read, with all that leads to them; None looks through the whole of any.
    """
    pages = connection.execute(text("PRAGMA page_count")).scalar() or 0
    if through is not None and pages > through:
        return next(filter(None, (_at_an_end(connection, table) for table in _tables())), "")
    found = connection.execute(text("PRAGMA quick_check(1)")).scalar()
    return "" if found == "ok" else " ".join(str(found).split())


def _tables() -> list[Table]:
    return SQLModel.metadata.sorted_tables


def _at_an_end(connection: Connection, table: Table) -> str:
    key = [f'"{column.name}"' for column in table.primary_key]
    try:
        for way in ("ASC", "DESC"):
            order = ", ".join(f"{name} {way}" for name in key)
            row = f'SELECT * FROM "{table.name}" ORDER BY {order} LIMIT 1'  # noqa: S608  names of ours
            connection.exec_driver_sql(row).all()
    except DatabaseError as error:
        return f"{table.name}: {error.orig}"
    return ""
