"""A list of ids in a statement as one value, so that its length makes no other statement of it.

A driver keeps each statement that it was asked, prepared. With a parameter for each id there
would be another for every length, and the longest are large: a month of them came to 20 MB. Nor
is there a most that a list of one value can hold.
"""

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import ARRAY, Dialect, Integer, Text, TypeDecorator, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine


class Ids(TypeDecorator[Collection[int]]):
    """Any number of ids: an array in PostgreSQL, JSON in SQLite, which has no arrays."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return what the driver is handed."""
        inner: TypeEngine[Any] = Text() if dialect.name == "sqlite" else ARRAY(Integer)
        return dialect.type_descriptor(inner)

    def process_bind_param(self, value: Collection[int] | None, dialect: Dialect) -> Any:
        """Write the ids as the driver takes them."""
        ids = sorted(value or ())
        return json.dumps(ids) if dialect.name == "sqlite" else ids


class _Among(FunctionElement[Any]):
    """Whether a column is one of a list of ids.

    It is no Boolean to SQLAlchemy, which would ask SQLite whether it equals 1, past every index.
    """

    inherit_cache = True


def among(column: Any, ids: Collection[int]) -> Any:
    """Return the condition that a column is one of these ids."""
    return _Among(column, bindparam(None, ids, type_=Ids()))


def among_named(column: Any, name: str) -> Any:
    """Return the same for a statement that is kept: the ids are given by name each time."""
    return _Among(column, bindparam(name, type_=Ids()))


@compiles(_Among)
def _any_of(element: _Among, compiler: SQLCompiler, **how: Any) -> str:
    column, ids = (compiler.process(one, **how) for one in element.clauses)
    return f"{column} = ANY ({ids})"


@compiles(_Among, "sqlite")
def _in_json(element: _Among, compiler: SQLCompiler, **how: Any) -> str:
    column, ids = (compiler.process(one, **how) for one in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({ids}))"  # noqa: S608  a bound value
