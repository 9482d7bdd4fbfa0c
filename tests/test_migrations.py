"""The migrations make the tables of the page, take them away again, and never stop half way."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from builders import an_action, an_office
from sqlalchemy import Engine, event, inspect, text
from sqlmodel import SQLModel

from store import Store, engine, migrating, open_store

SEARCH = {"action_words", "ix_action_words"}
"""What finds words: an index of its own kind on each database, and not on the page of tables."""


@pytest.fixture
def empty(url: str) -> Iterator[Engine]:
    """An engine on this test's own database, emptied."""
    connected = engine.connect(url)
    migrating.migrate(connected, "base")
    yield connected
    connected.dispose()


def tables(connected: Engine) -> set[str]:
    return set(inspect(connected).get_table_names()) - {"alembic_version"}


def test_upgrading_an_empty_database_makes_the_tables_of_the_page(empty: Engine) -> None:
    migrating.migrate(empty)

    with empty.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_name": is_on_the_page}
        )
        assert compare_metadata(context, SQLModel.metadata) == []
    assert migrating.version(empty) == migrating.known()[-1]
    assert tables(empty) >= set(SQLModel.metadata.tables)


def is_on_the_page(name: str | None, kind: str, _parents: object) -> bool:
    return not (name and any(name.startswith(one) for one in SEARCH)) or kind == "column"


def test_downgrading_leaves_nothing(url: str) -> None:
    connected = engine.connect(url)
    migrating.migrate(connected, "base")

    assert tables(connected) == set()
    assert migrating.version(connected) is None
    if url.startswith("sqlite"):
        with connected.connect() as connection:
            left = connection.execute(text("SELECT name FROM sqlite_master WHERE type <> 'table'"))
            assert [name for (name,) in left if not name.startswith("sqlite_")] == []
    connected.dispose()


@pytest.mark.parametrize("revision", migrating.known()[:-1])
def test_each_revision_can_be_reached_and_left_in_both_directions(
    empty: Engine, revision: str
) -> None:
    migrating.migrate(empty, revision)
    assert migrating.version(empty) == revision
    migrating.migrate(empty)
    assert migrating.version(empty) == migrating.known()[-1]


def test_what_is_on_the_register_outlives_an_upgrade(empty: Engine, url: str) -> None:
    migrating.migrate(empty, "0001")
    with empty.begin() as connection:
        connection.execute(text("INSERT INTO person (name, role) VALUES ('Rae Reader', 'reader')"))
        connection.execute(text("UPDATE head SET actions = 17"))

    migrating.migrate(empty)

    with empty.connect() as connection:
        assert connection.execute(text("SELECT name, role FROM person")).all() == [
            ("Rae Reader", "reader")
        ]
        assert connection.execute(text("SELECT actions FROM head")).scalar() == 17
    open_store(url).close()


def test_words_are_found_after_the_upgrades_as_after_the_first(empty: Engine, url: str) -> None:
    for revision in migrating.known():
        migrating.migrate(empty, revision)
        assert search_of(empty) == search_of_the_first(url), revision


def search_of(connected: Engine) -> list[str]:
    """Return what keeps the index of words, as each kind of database has it."""
    asked = {
        "sqlite": "SELECT name FROM sqlite_master WHERE name LIKE 'action_words%'",
        "postgresql": "SELECT indexname FROM pg_indexes WHERE indexname LIKE '%action_words'",
    }
    with connected.connect() as connection:
        found = connection.execute(text(asked[connected.dialect.name]))
        return sorted(name for (name,) in found)


def search_of_the_first(url: str) -> list[str]:
    if not url.startswith("sqlite"):
        return ["ix_action_words"]
    shadows = ("config", "data", "docsize", "idx")
    triggers = ("added", "changed", "gone")
    return sorted(["action_words", *(f"action_words_{name}" for name in (*shadows, *triggers))])


def test_to_migrate_twice_changes_nothing(store: Store, url: str) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper")
    before = pictured(store.engine)

    connected = engine.connect(url)
    migrating.migrate(connected)
    connected.dispose()

    assert pictured(store.engine) == before


def test_an_error_before_every_nineteenth_statement_leaves_what_there_was(empty: Engine) -> None:
    fails_before_each(empty, step=19)


@pytest.mark.long
def test_an_error_before_any_statement_leaves_what_there_was(empty: Engine) -> None:
    fails_before_each(empty, step=1)


def fails_before_each(empty: Engine, *, step: int) -> None:
    total = statements(empty)
    migrating.migrate(empty, "base")
    for place in range(0, total, step):
        with pytest.raises(Half):
            half_way(empty, place)
        assert tables(empty) == set(), f"before statement {place} of {total}"
        assert migrating.version(empty) is None
    migrating.migrate(empty)
    with Store(empty).writing() as session:
        an_office(session)


class Half(Exception):  # noqa: N818  half way through
    """What goes wrong in the middle of a migration."""


def half_way(connected: Engine, place: int) -> None:
    left = [place]

    def fail(*_: object) -> None:
        if left[0] == 0:
            raise Half
        left[0] -= 1

    event.listen(connected, "before_cursor_execute", fail)
    try:
        migrating.migrate(connected)
    finally:
        event.remove(connected, "before_cursor_execute", fail)


def statements(connected: Engine) -> int:
    """Migrate, and return how many statements that took."""
    seen: list[object] = []

    def count(*given: object) -> None:
        seen.append(given)

    event.listen(connected, "before_cursor_execute", count)
    migrating.migrate(connected)
    event.remove(connected, "before_cursor_execute", count)
    return len(seen)


def test_a_kill_before_every_nineteenth_statement_leaves_what_there_was(
    url: str, empty: Engine
) -> None:
    killed_before_each(url, empty, step=19)


@pytest.mark.long
def test_a_kill_before_any_statement_leaves_what_there_was(url: str, empty: Engine) -> None:
    killed_before_each(url, empty, step=1)


def killed_before_each(url: str, empty: Engine, *, step: int) -> None:
    if not url.startswith("sqlite"):
        pytest.skip("a server rolls back whoever is killed: tried with SQLite, whose file it is")
    migrating.migrate(empty, "0001")
    with empty.begin() as connection:
        connection.execute(text("INSERT INTO person (name, role) VALUES ('Rae Reader', 'reader')"))
    empty.dispose()

    counted, done = killed(url, "0001", step)

    assert done == "done"
    assert int(counted.removesuffix(" statements")) > 20


def killed(url: str, start: str, step: int) -> list[str]:
    script = Path(__file__).with_name("killing.py")
    ran = subprocess.run(  # noqa: S603  our own script
        [sys.executable, str(script), "migration", url, start, str(step)],
        capture_output=True, text=True, timeout=600, check=False,
        env=os.environ | {"PYTHONPATH": str(script.parent.parent)},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.splitlines()


def pictured(connected: Engine) -> dict[str, list[object]]:
    with connected.connect() as connection:
        return {
            name: list(connection.execute(text(f'SELECT * FROM "{name}"')))  # noqa: S608  our own tables
            for name in sorted(tables(connected))
            if not name.startswith("action_words")
        }
