"""Inserts that leave alone, or change, what is there already: each database has its own."""

from typing import Any

from sqlalchemy.dialects import sqlite
from sqlmodel import Session, SQLModel


def insert(session: Session, table: type[SQLModel]) -> Any:
    """Return an insert into a table that knows what to do `on_conflict`."""
    return insert_in(session.get_bind().dialect.name, table)


def insert_in(database: str, table: type[SQLModel]) -> Any:
    """Return the same for a database by its name: sqlite or postgresql."""
    if database == "sqlite":
        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql  # noqa: PLC0415  an office on SQLite needs none of it

    return postgresql.insert(table)
