"""Inserts that leave alone, or change, what is there already: each database has its own."""

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel


def insert(session: Session, table: type[SQLModel]) -> Any:
    """Return an insert into a table that knows what to do `on_conflict`."""
    return insert_in(session.get_bind().dialect.name, table)


def insert_in(database: str, table: type[SQLModel]) -> Any:
    """Return the same for a database by its name: sqlite or postgresql."""
    return sqlite.insert(table) if database == "sqlite" else postgresql.insert(table)
