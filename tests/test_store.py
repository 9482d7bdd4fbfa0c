"""How the memory is opened, written and proved: whole or not at all, and never in silence."""

import multiprocessing
import os
import random
import re
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import killing
import missing as needed
import pytest
from builders import an_action
from counting import counts, counts_at
from databases import Databases
from sqlalchemy import make_url, text
from sqlmodel import col, select

from bot import building
from bot.errors import CannotStart
from bot.settings import Settings
from store import Store, Unusable, engine, history, open_store
from store.tables import Head, Heard, Person

# What is set on each connection


def test_every_connection_to_sqlite_keeps_what_is_promised(url: str) -> None:
    if not url.startswith("sqlite"):
        pytest.skip("these are SQLite's")
    wanted = {
        "foreign_keys": 1,
        "synchronous": 2,  # full
        "secure_delete": 1,
        "busy_timeout": int(engine.BUSY_SECONDS * 1_000),
        "journal_mode": "wal" if engine.wal_is_safe() else "delete",
    }
    connected = engine.connect(url)
    with connected.connect() as first, connected.connect() as second:
        for one in (first, second):
            found = {name: one.execute(text(f"PRAGMA {name}")).scalar() for name in wanted}
            assert found == wanted
    connected.dispose()


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 6, 23), False),  # before there was WAL: nothing to gain
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 52, 0), True),
        ((4, 0, 0), True),
    ],
)
def test_wal_only_where_it_cannot_corrupt(version: tuple[int, ...], safe: bool) -> None:  # noqa: FBT001  a column of the table
    assert engine.wal_is_safe(version) is safe


def test_a_reference_to_nothing_is_refused(store: Store) -> None:
    with pytest.raises(Exception, match=r"(?i)foreign key"), store.writing() as session:
        session.execute(text("INSERT INTO deputy (post_id, by_post_id) VALUES (999, 999)"))


def test_a_moment_without_a_zone_is_refused(store: Store) -> None:
    naive = datetime(2021, 6, 7, 9, 0)  # noqa: DTZ001  what is to be refused
    with pytest.raises(Exception, match="has no time zone"), store.writing() as session:
        session.add(Heard(key="k", at=naive))


def test_a_moment_comes_back_in_utc(store: Store) -> None:
    with store.writing() as session:
        session.add(Heard(key="k", at=datetime.fromisoformat("2021-06-07T09:00:00.123456+01:00")))
    with store.reading() as session:
        at = session.get_one(Heard, "k").at
    assert at == datetime(2021, 6, 7, 8, 0, 0, 123_456, tzinfo=UTC)
    assert at.utcoffset() is not None


# Writers in line


class Half(Exception):  # noqa: N818  half way through
    """What goes wrong in the middle of a write."""


def test_an_error_inside_a_write_leaves_nothing_of_it(store: Store) -> None:
    with pytest.raises(Half), store.writing() as session:  # noqa: PT012  the block is tested
        an_action(session, "Circulate the paper")
        raise Half
    with store.reading() as session:
        head = history.reached(session)
    assert (head.actions, head.changes) == (0, 0)


def test_what_is_done_while_reading_is_not_saved(store: Store) -> None:
    with store.reading() as session:
        session.add(Person(name="Nobody"))
        session.flush()
    with store.reading() as session:
        assert session.exec(select(Person).where(col(Person.name) == "Nobody")).all() == []


def test_a_reader_sees_one_unchanging_view(store: Store) -> None:
    if store.engine.dialect.name == "sqlite" and not engine.wal_is_safe():
        pytest.skip("with a rollback journal the writer waits for the reader instead")
    with store.reading() as session:
        before = session.exec(select(Head.changes)).one()
        with store.writing() as writing:
            an_action(writing, "Circulate the paper")
        assert session.exec(select(Head.changes)).one() == before


def test_no_update_is_lost_by_threads(store: Store) -> None:
    threads = [threading.Thread(target=counts, args=(store, 25)) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert counted(store) == 200


def test_no_update_is_lost_by_processes(url: str, store: Store) -> None:
    spawn = multiprocessing.get_context("spawn")
    together = spawn.Barrier(2)
    other = spawn.Process(target=counts_at, args=(url, 50, together))
    other.start()
    together.wait(60)
    counts(store, 50)
    other.join(60)

    assert other.exitcode == 0
    assert counted(store) == 100


def counted(store: Store) -> int:
    with store.reading() as session:
        return history.reached(session).actions


# A database that cannot be served from (FAULTS E2)


def missing(file: Path) -> None:
    file.unlink()


def empty(file: Path) -> None:
    file.write_bytes(b"")


def truncated(file: Path) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])


def random_bytes(file: Path) -> None:
    file.write_bytes(random.Random(7).randbytes(40_000))  # noqa: S311  damage, not a secret


def not_a_database(file: Path) -> None:
    file.write_text("Minutes of the Monthly Assurance Meeting\n" * 200, encoding="utf-8")


def another_program_s(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as raw:
        raw.execute("CREATE TABLE invoice (id INTEGER PRIMARY KEY)")
    raw.close()


def without_its_tables(file: Path) -> None:
    with sqlite3.connect(file) as raw:
        raw.execute("DROP TABLE owner")
    raw.close()


def newer(file: Path) -> None:
    at_version(file, "9001")


def older(file: Path) -> None:
    at_version(file, "0001")


def at_version(file: Path, version: str) -> None:
    with sqlite3.connect(file) as raw:
        raw.execute("UPDATE alembic_version SET version_num = ?", (version,))
    raw.close()


def a_directory(file: Path) -> None:
    file.unlink()
    file.mkdir()


def a_damaged_page(file: Path) -> None:
    damage_a_page_of(file, "person")


def damage_a_page_of(file: Path, table: str, *, inside: bool = False) -> None:
    """Overwrite the root of a table's tree, or a leaf in the middle of it."""
    with sqlite3.connect(file) as raw:
        asked = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        (page,) = raw.execute(asked, (table,)).fetchone()
        (size,) = raw.execute("PRAGMA page_size").fetchone()
    raw.close()
    with file.open("r+b") as opened:
        if inside:  # the children of an interior page: a cell each, and in each first its number
            opened.seek((page - 1) * size)
            root = opened.read(size)
            cells = int.from_bytes(root[3:5])
            cell = int.from_bytes(root[12 + 2 * (cells // 2) :][:2])
            page = int.from_bytes(root[cell : cell + 4])
        opened.seek((page - 1) * size)
        opened.write(b"\xff" * size)


def unreadable(file: Path) -> None:
    file.chmod(0o000)


def not_writable(file: Path) -> None:
    file.chmod(0o444)
    file.parent.chmod(0o555)


@pytest.fixture
def sqlite_db(url: str) -> Iterator[Path]:
    if not url.startswith("sqlite"):
        pytest.skip("these are files")
    file = Path(url.removeprefix("sqlite:///"))
    yield file
    file.parent.chmod(0o755)


BROKEN: Final = (
    (missing, "There is no database at"),
    (empty, "is an empty file"),
    (truncated, "damaged|malformed|cannot be used"),
    (random_bytes, "cannot be used: file is not a database"),
    (not_a_database, "cannot be used: file is not a database"),
    (another_program_s, "holds no register"),
    (without_its_tables, "is not whole"),
    (newer, "from a newer version of the bot"),
    (older, "from an older version of the bot"),
    (a_directory, "is a directory"),
    (a_damaged_page, "is damaged|cannot be used"),
)
"""What has become of the file, and what is said of it."""


@pytest.mark.parametrize(("spoil", "says"), BROKEN)
def test_a_database_that_cannot_be_served_from_is_refused_in_one_sentence_and_left_alone(
    sqlite_db: Path, spoil: Callable[[Path], None], says: str
) -> None:
    spoil(sqlite_db)
    before = everything_in(sqlite_db.parent)

    assert re.search(says, refused(f"sqlite:///{sqlite_db}"))
    assert everything_in(sqlite_db.parent) == before


def test_a_newer_database_is_not_migrated_either(sqlite_db: Path) -> None:
    newer(sqlite_db)

    with pytest.raises(CannotStart, match="from a newer version of the bot"):
        building.migrated(f"sqlite:///{sqlite_db}")


@pytest.mark.parametrize(("spoil", "says"), BROKEN)
def test_a_large_one_that_is_only_looked_into_is_refused_no_less(
    sqlite_db: Path, spoil: Callable[[Path], None], says: str
) -> None:
    spoil(sqlite_db)

    with pytest.raises(Unusable, match=says):
        open_store(f"sqlite:///{sqlite_db}", through=0)


def test_what_is_damaged_inside_a_large_one_is_found_by_looking_through_it(
    sqlite_db: Path, store: Store
) -> None:
    with store.writing() as session:
        for number in range(300):
            session.add(Person(name="n" * 500, email=f"{number}@opcc.example"))
    store.close()
    damage_a_page_of(sqlite_db, "person", inside=True)

    open_store(f"sqlite:///{sqlite_db}", through=0).close()
    with pytest.raises(Unusable, match="is damaged"):
        open_store(f"sqlite:///{sqlite_db}", through=None)


def test_one_that_another_program_holds_is_waited_for_and_then_refused_in_a_sentence(
    sqlite_db: Path,
) -> None:
    url = f"sqlite:///{sqlite_db}"
    holds = sqlite3.connect(sqlite_db, isolation_level=None, check_same_thread=False)
    holds.execute("BEGIN IMMEDIATE")
    with pytest.raises(Unusable, match="is held by another program that does not let go of it"):
        open_store(url, seconds=0)

    letting_go = threading.Timer(engine.BUSY_SECONDS + 0.1, lambda: holds.execute("ROLLBACK"))
    letting_go.start()
    open_store(url).close()
    letting_go.join()
    holds.close()


@pytest.mark.parametrize(
    ("spoil", "says"),
    [(unreadable, "cannot be used"), (not_writable, "cannot be used")],
)
def test_without_the_right_to_read_or_write_it_is_refused(
    sqlite_db: Path, spoil: Callable[[Path], None], says: str
) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read and write everything")
    spoil(sqlite_db)

    assert re.search(says, refused(f"sqlite:///{sqlite_db}"))


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://opcc:" + "secret" + "@127.0.0.1:1/opcc",
        "postgres://opcc:" + "secret" + "@127.0.0.1:1/opcc",
        "nonsense",
        "",
        "oracle://somewhere/else",
        "sqlite://",
        "sqlite:///no/such/folder/opcc.db",
    ],
)
def test_an_address_that_is_no_use_is_refused_without_giving_its_password_away(url: str) -> None:
    assert "secret" not in refused(url)


def test_a_wrong_password_is_refused(url: str) -> None:
    if url.startswith("sqlite"):
        pytest.skip("a file has no password")
    if make_url(url).password is None:
        needed.missing("this PostgreSQL server asks for no password")

    said = refused(make_url(url).set(password="not-it").render_as_string(hide_password=False))

    assert "password authentication failed" in said
    assert "not-it" not in said


@pytest.mark.parametrize("encoding", ["SQL_ASCII", "LATIN1"])
def test_a_database_that_would_lose_letters_is_refused_by_its_encoding(
    url: str, databases: Databases, encoding: str
) -> None:
    if url.startswith("sqlite"):
        pytest.skip("a file keeps every letter")
    with databases.empty(encoding) as other:
        assert f"keeps its words as {encoding}" in refused(other)
        with pytest.raises(CannotStart, match=f"keeps its words as {encoding}"):
            building.migrated(other)


def refused(url: str) -> str:
    """Return the sentence with which the bot refuses to start on this database."""
    with pytest.raises(CannotStart) as told:
        building.store(Settings(database_url=url))
    (line,) = told.value.sentence.splitlines()
    assert "Traceback" not in line
    assert line.endswith(".")
    return line


def everything_in(folder: Path) -> dict[str, bytes]:
    return {
        str(one.relative_to(folder)): one.read_bytes() if one.is_file() else b"directory"
        for one in folder.rglob("*")
    }


# A writer that is killed (FAULTS E1)


def test_a_writer_killed_at_any_moment_leaves_whole_changes_and_loses_none(url: str) -> None:
    assert killed(url, rounds=10, seed=7) == ["done"]


@pytest.mark.long
def test_five_hundred_writers_killed(url: str) -> None:
    assert killed(url, rounds=500, seed=8) == ["done"]


def killed(url: str, *, rounds: int, seed: int) -> list[str]:
    script = Path(__file__).with_name("killing.py")
    ran = subprocess.run(  # noqa: S603  our own script
        [sys.executable, str(script), "writes", url, str(rounds), str(seed)],
        capture_output=True, text=True, timeout=600, check=False,
        env=os.environ | {"PYTHONPATH": str(script.parent.parent)},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.splitlines()


def test_what_a_killed_writer_would_leave_half_done_would_be_found(url: str, store: Store) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper", owner=["DCC", "CC"])

    assert list(killing.not_whole(url, 1, unacknowledged=0)) != []
