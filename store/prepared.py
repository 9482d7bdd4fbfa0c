"""Statements put to the driver itself, for those that every command and every press makes.

SQLAlchemy works out for each execution what is the same for every one: how values go in, which
columns come out. Here it is asked once for each statement. What it makes of the statement's SQL,
types and errors stays as it is; a statement whose SQL changes with its values is left to it.
"""

from collections import namedtuple
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import Any, Final

from sqlalchemy import Delete, Dialect, Insert, Select, TextualSelect, Update
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

Question = Select[*tuple[Any, ...]] | TextualSelect | Insert | Update | Delete


def ask(session: Session, question: Question, values: Mapping[str, Any]) -> list[Any]:
    """Return every row that answers, in its order, each with its columns by place and by name.

    `question` must be one that is kept, not made anew: what is worked out is kept beside it. A
    change answers with what it returns. What the session has yet to write is written first.
    """
    if session.autoflush:
        session.flush()
    dialect, driver = _reached(session)
    prepared = _prepared(question, dialect)
    if prepared is None:
        answer = session.connection().execute(question, values)
        return list(answer) if answer.returns_rows else []
    return prepared.rows(driver, values)


def _reached(session: Session) -> tuple[Dialect, Any]:
    """Return the dialect and the driver's connection of a session: looked up once a transaction."""
    known = session.info.get(_DRIVER)
    transaction = session.get_transaction()
    if known is None or transaction is None or known[0] is not transaction:
        connection = session.connection()
        driver = connection.connection.driver_connection
        known = session.info[_DRIVER] = (session.get_transaction(), connection.dialect, driver)
    return known[1], known[2]


_DRIVER: Final = "driver"


class _Prepared:
    """A statement as one driver takes it, with how values go in and columns come out."""

    def __init__(self, question: Question, compiled: Any, dialect: Dialect) -> None:
        self._sql: Final = str(compiled)
        self._dialect = dialect
        self._order = getattr(compiled, "positiontup", None)
        self._defaults = {name: bind.value for name, bind in compiled.binds.items()}
        inward = {
            name: bind.type.dialect_impl(dialect).bind_processor(dialect)
            for name, bind in compiled.binds.items()
        }
        self._in = {name: process for name, process in inward.items() if process is not None}
        columns = list(question.exported_columns)
        outward = [
            one.type.dialect_impl(dialect).result_processor(dialect, None) for one in columns
        ]
        self._out = [(place, process) for place, process in enumerate(outward) if process]
        row = namedtuple("Row", [str(one.key) for one in columns], rename=True)  # type: ignore[misc]  # noqa: PYI024  the columns are what is asked for
        self._made: Final[Callable[[list[Any]], Any]] = partial(tuple.__new__, row)

    def rows(self, driver: Any, values: Mapping[str, Any]) -> list[Any]:
        given = self._given(values)
        try:
            cursor = driver.execute(self._sql, given)
            found = cursor.fetchall() if cursor.description else []
        except self._errors() as error:
            raise DBAPIError.instance(
                self._sql, given, error, self._errors(), dialect=self._dialect
            ) from error
        return [self._read(row) for row in found]

    def _given(self, values: Mapping[str, Any]) -> Any:
        whole = {name: values.get(name, usual) for name, usual in self._defaults.items()}
        for name, process in self._in.items():
            whole[name] = process(whole[name])
        return whole if self._order is None else [whole[name] for name in self._order]

    def _read(self, row: Any) -> Any:
        columns = list(row)
        for place, process in self._out:
            if columns[place] is not None:
                columns[place] = process(columns[place])
        return self._made(columns)

    def _errors(self) -> Any:
        return self._dialect.dbapi.Error if self._dialect.dbapi else ()


@lru_cache(maxsize=512)
def _prepared(question: Question, dialect: Dialect) -> _Prepared | None:
    compiled = question.compile(dialect=dialect)
    changing = compiled.literal_execute_params or compiled.post_compile_params
    expanding = any(bind.expanding for bind in compiled.binds.values())
    return None if changing or expanding else _Prepared(question, compiled, dialect)
