"""Bringing a database to this version's tables, and proving that it is there."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, Engine, inspect, text
from sqlmodel import SQLModel

from store import soundness, tables

assert tables  # noqa: S101  importing the page of tables is what fills the metadata

if TYPE_CHECKING:
    from alembic.config import Config

HERE: Final = Path(__file__).parent / "migrations"


class WrongVersion(Exception):  # noqa: N818  said to the person in IT, as a sentence
    """The database's tables are not this version's; the sentence says what to do."""


def migrate(engine: Engine, to: str = "head") -> None:
    """Bring the tables to `to`, in one transaction: on an error nothing has changed."""
    from alembic import command  # noqa: PLC0415  a third of a second that serving never needs

    with _unbound(engine) as connection, connection.begin():
        config = _config()
        config.attributes["connection"] = connection
        step = command.downgrade if to == "base" or to.startswith("-") else command.upgrade
        step(config, to)
        _prove_references(connection)


@contextmanager
def _unbound(engine: Engine) -> Iterator[Connection]:
    """Yield a connection on which SQLite lets go of foreign keys, as altering a table needs.

    SQLite alters a table by making it anew, which its references would forbid; they are
    proved before the end of the transaction instead (sqlite.org, "Making other kinds of table
    schema changes"). The switch only works between transactions.
    """
    with engine.connect().execution_options(immediate=True) as connection:
        sqlite = connection.connection.driver_connection if _is_sqlite(engine) else None
        if sqlite is not None:
            sqlite.execute("PRAGMA foreign_keys = OFF")
        try:
            yield connection
        finally:
            if sqlite is not None:
                sqlite.execute("PRAGMA foreign_keys = ON")


def _prove_references(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise WrongVersion(f"A row of {broken[0]} refers to one of {broken[2]} that is not there.")


def _is_sqlite(engine: Engine) -> bool:
    return engine.dialect.name == "sqlite"


def version(engine: Engine) -> str | None:
    """Return the revision of the database's tables; None when it has none."""
    if not inspect(engine).has_table("alembic_version"):
        return None
    with engine.connect() as connection:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def known() -> list[str]:
    """Return the revisions this version of the bot knows, such as 0001, oldest first."""
    return sorted(file.name[:4] for file in (HERE / "versions").glob("[0-9]*.py"))


def prove_not_newer(found: str | None) -> None:
    """Raise WrongVersion for a revision that only a newer version of the bot knows."""
    if found is not None and found not in known():
        raise WrongVersion(_too_new(found))


def prove_keeps_all_words(engine: Engine) -> None:
    """Raise WrongVersion for a PostgreSQL database whose encoding would lose letters of a name."""
    if _is_sqlite(engine):
        return
    with engine.connect() as connection:
        encoding = connection.execute(text("SHOW server_encoding")).scalar()
    if encoding != "UTF8":
        raise WrongVersion(
            f"The database keeps its words as {encoding}, which can lose letters of a name. Make"
            " one that keeps UTF8 (createdb --encoding UTF8 --template template0) and name it in"
            " DATABASE_URL. Nothing was changed.",
        )


def prove_current(engine: Engine, *, through: int | None = soundness.LOOKED_THROUGH) -> None:
    """Raise WrongVersion unless the tables are this version's, whole, and keep every letter.

    An SQLite database of more pages than `through` is only looked into; None looks through any.
    """
    prove_keeps_all_words(engine)
    found, revisions = version(engine), known()
    if found is None:
        raise WrongVersion(
            "The database holds no register. If this is a new office, run `opcc-bot migrate`;"
            " if it is not, DATABASE_URL names the wrong one. Nothing was changed.",
        )
    if found != revisions[-1]:
        raise WrongVersion(_too_old(found) if found in revisions else _too_new(found))
    lost = _lost(engine)
    if lost:
        raise WrongVersion(
            f"The database is not whole: {lost} is missing from it. Restore the backup."
            " Nothing was changed.",
        )
    if _is_sqlite(engine):
        _prove_whole(engine, through)


def _lost(engine: Engine) -> str:
    """Return the first table or column of this version's that is not there; "" when all are."""
    columns = inspect(engine).get_multi_columns()
    there = {name: {one["name"] for one in found} for (_, name), found in columns.items()}
    for table in SQLModel.metadata.sorted_tables:
        if table.name not in there:
            return f"the table {table.name}"
        for column in table.columns:
            if column.name not in there[table.name]:
                return f"the column {table.name}.{column.name}"
    return ""


def _too_old(found: str) -> str:
    return (
        f"The database is from an older version of the bot (revision {found}). Back it up, then run"
        " `opcc-bot migrate`. Nothing was changed."
    )


def _too_new(found: str) -> str:
    return (
        f"The database is from a newer version of the bot (revision {found}). Install that version,"
        " or restore the backup made before it. Nothing was changed."
    )


def _prove_whole(engine: Engine, through: int | None) -> None:
    with engine.execution_options(immediate=True).begin() as connection:
        foreign = connection.execute(text("PRAGMA foreign_keys")).scalar()
        damage = soundness.damage(connection, through=through)
    if foreign != 1:
        raise WrongVersion("This SQLite cannot keep foreign keys. Install another build of it.")
    if damage:
        raise WrongVersion(f"The database is damaged ({damage}). Restore the backup.")


def _config() -> "Config":
    from alembic.config import Config  # noqa: PLC0415  as above

    config = Config()
    config.set_main_option("script_location", str(HERE))
    return config
