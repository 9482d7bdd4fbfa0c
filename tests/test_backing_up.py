"""A backup is whole, made while others write, and never takes the place of another file."""

from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread

import pytest
from builders import an_action

from bot.backing_up import back_up
from bot.errors import CannotStart, Told
from bot.settings import Settings
from store import Store, open_store
from store.tables import Action

AT = datetime(2021, 6, 7, 8, 0, tzinfo=UTC)


@pytest.fixture
def settings(store: Store) -> Settings:
    url = store.engine.url.render_as_string(hide_password=False)
    if store.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL is backed up with its own tool")
    return Settings(database_url=url)


def test_a_copy_in_a_folder_is_named_by_its_moment_and_opens_as_a_register(
    store: Store, settings: Settings, tmp_path: Path
) -> None:
    with store.writing() as session:
        an_action(session, "Share the survey findings")

    said = back_up(settings, tmp_path, at=AT)

    made = tmp_path / "opcc-2021-06-07-090000.db"
    assert said.startswith("Copied 1 action and ")
    assert said.endswith(f"all of them whole. It is at {made}.")
    assert made.stat().st_mode & 0o077 == 0
    copied = open_store(f"sqlite:///{made}")
    with copied.reading() as session:
        assert session.get_one(Action, 1).words == "Share the survey findings"
    copied.close()


def test_a_copy_made_while_others_write_is_whole(
    store: Store, settings: Settings, tmp_path: Path
) -> None:
    done = Event()

    def writes() -> None:
        while not done.is_set():
            with store.writing() as session:
                an_action(session, "Share the survey findings")

    writer = Thread(target=writes)
    writer.start()
    try:
        told = [back_up(settings, tmp_path / f"{number}.db", at=AT) for number in range(3)]
    finally:
        done.set()
        writer.join()

    assert all("all of them whole" in one for one in told)


def test_another_file_is_never_replaced(settings: Settings, tmp_path: Path) -> None:
    there = tmp_path / "kept.db"
    there.write_text("mine")

    with pytest.raises(Told, match=r"There is a file at .*kept\.db already"):
        back_up(settings, there, at=AT)

    assert there.read_text() == "mine"
    assert [one.name for one in tmp_path.glob("*.part")] == []


def test_a_folder_that_is_not_there_is_no_file_to_make(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(Told, match="see that it is mounted"):
        back_up(settings, tmp_path / "backups", at=AT)

    assert list(tmp_path.glob("backups*")) == []


def test_what_a_killed_copy_left_behind_is_not_taken_for_a_copy(
    settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "kept.db.part").write_text("half")

    assert "all of them whole" in back_up(settings, tmp_path / "kept.db", at=AT)


def test_a_place_that_cannot_be_written_is_told_and_leaves_nothing(
    settings: Settings, tmp_path: Path
) -> None:
    with pytest.raises(Told, match="could not be written: No such file or directory"):
        back_up(settings, tmp_path / "nowhere" / "copy.db", at=AT)


def test_a_register_that_cannot_be_used_is_not_copied(tmp_path: Path) -> None:
    missing = Settings(database_url=f"sqlite:///{tmp_path}/none.db")

    with pytest.raises(CannotStart, match="There is no database at"):
        back_up(missing, tmp_path / "copy.db", at=AT)

    assert list(tmp_path.iterdir()) == []
