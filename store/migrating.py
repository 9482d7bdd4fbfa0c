"""Bringing a database to this version's tables, and proving that it is there."""

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text

HERE: Final = Path(__file__).parent / "migrations"


class WrongVersion(Exception):  # noqa: N818  said to the person in IT, as a sentence
    """The database's tables are not this version's; the sentence says what to do."""


def migrate(engine: Engine, to: str = "head") -> None:
    """Bring the tables to `to`, in one transaction: on an error nothing has changed."""
    with engine.execution_options(immediate=True).begin() as connection:
        config = _config()
        config.attributes["connection"] = connection
        step = command.downgrade if to == "base" or to.startswith("-") else command.upgrade
        step(config, to)


def version(engine: Engine) -> str | None:
    """Return the revision of the database's tables; None when it has none."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def newest() -> str:
    """Return the revision that this version of the bot works with."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    if head is None:
        raise LookupError("no migration is packed with the bot")
    return head


def prove_current(engine: Engine) -> None:
    """Raise WrongVersion unless the tables are this version's and whole."""
    found, wanted = version(engine), newest()
    if found is None:
        raise WrongVersion(
            "The database holds no register. If this is a new office, run `opcc-bot migrate`;"
            " if it is not, DATABASE_URL names the wrong one. Nothing was changed.",
        )
    if found != wanted:
        known = {
            script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()
        }
        raise WrongVersion(_too_old(found) if found in known else _too_new(found))
    if engine.dialect.name == "sqlite":
        _prove_whole(engine)


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


def _prove_whole(engine: Engine) -> None:
    with engine.execution_options(immediate=True).begin() as connection:
        foreign = connection.execute(text("PRAGMA foreign_keys")).scalar()
        damage = connection.execute(text("PRAGMA quick_check(1)")).scalar()
    if foreign != 1:
        raise WrongVersion("This SQLite cannot keep foreign keys. Install another build of it.")
    if damage != "ok":
        raise WrongVersion(f"The database is damaged ({damage}). Restore the backup.")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(HERE))
    return config
