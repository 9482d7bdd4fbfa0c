"""Filing from the command line: the real papers, in order, give a register that can be signed."""

import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from databases import Databases
from offices import of_the_papers
from sqlmodel import col, select
from typer.testing import CliRunner

from bot.__main__ import door
from bot.errors import Told
from store import actions as register
from store import history, open_store
from store.tables import Action, Item, Meeting

FILING: Final = Path(__file__).parent / "notes" / "filing"
PAPERS: Final = Path(__file__).parent.parent.parent / "shared" / "papers"
"""The published papers, where they are at hand."""


@pytest.fixture(scope="module")
def template(databases: Databases) -> Iterator[str]:
    """The address of a register with the office of office.toml and nothing else."""
    with databases.made(of_the_papers) as url:
        yield url


@pytest.fixture
def database(url: str) -> str:
    """The address of this test's own copy of it."""
    return url


def imported(database: str, *arguments: str | Path, answer: str = "") -> tuple[int, str]:
    """Run `opcc-bot import` here, and return its exit code and all that it says."""
    words = ["import", *map(str, arguments)]
    done = CliRunner().invoke(door, words, env={"DATABASE_URL": database}, input=answer)
    if isinstance(done.exception, Told):
        return 1, done.exception.sentence
    return done.exit_code, done.output


def test_what_is_not_there_is_told(database: str, tmp_path: Path) -> None:
    code, said = imported(database, tmp_path / "none.txt")

    assert code == 1
    assert said.startswith("There is nothing at")


def test_a_folder_is_filed_in_the_order_of_its_meetings(database: str) -> None:
    code, said = imported(database, FILING, "--yes")

    assert code == 0, said
    assert said.index("2021-04-20.txt") < said.index("2021-05-18.txt")
    assert "A1 and A2 recorded." in said
    assert "A3 recorded; A1 brought forward; A2 discharged." in said
    assert "? I know no post, person or board called “Ranger Unit Alpha”." in said
    assert "Filed 2 of 2." in said


def test_a_dry_run_shows_everything_and_saves_nothing(database: str) -> None:
    code, said = imported(database, FILING / "2021-04-20.txt", "--dry-run")

    assert code == 0, said
    assert "[x] 1. DCC to count the rural watch schemes in each district" in said
    assert "Nothing was saved." in said
    kept = open_store(database)
    with kept.reading() as session:
        assert session.exec(select(Action)).all() == []
    kept.close()


@pytest.mark.parametrize(("answer", "filed"), [("y\n", 1), ("n\n", 0)])
def test_it_asks_before_it_files(database: str, answer: str, filed: int) -> None:
    _, said = imported(database, FILING / "2021-04-20.txt", answer=answer)

    assert f"Filed {filed} of 1." in said


def test_a_second_run_files_nothing_twice(database: str) -> None:
    imported(database, FILING, "--yes")

    code, said = imported(database, FILING, "--yes")

    assert code == 0
    assert said.count("Already filed on") == 2
    assert "Filed 0 of 2." in said


def test_what_cannot_be_read_is_told_and_the_rest_is_filed(database: str, tmp_path: Path) -> None:
    shutil.copy(FILING / "2021-04-20.txt", tmp_path / "a.txt")
    (tmp_path / "b.docx").write_bytes(b"PK\x03\x04rubbish")

    code, said = imported(database, tmp_path, "--yes")

    assert code == 0
    assert "Not read. The file is damaged" in said
    assert "Filed 1 of 2." in said


def test_a_folder_with_no_notes_in_it_is_said_to_be_one(database: str, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()

    code, said = imported(database, empty)

    assert code == 1
    assert "There are no notes in" in said


@pytest.mark.skipif(
    not PAPERS.exists() and not os.environ.get("CI"), reason="the papers are not beside the project"
)
def test_the_four_papers_in_order_give_a_register_that_a_policy_officer_would_sign(
    database: str, tmp_path: Path
) -> None:
    assert PAPERS.exists(), "in CI the papers must be beside the project"
    for paper in PAPERS.glob("*monthly-assurance*.txt"):
        shutil.copy(paper, tmp_path)

    code, said = imported(database, tmp_path, "--yes")

    assert code == 0, said
    assert "Filed 4 of 4." in said
    kept = open_store(database)
    with kept.reading() as session:
        assert history.verify(session) is None
        meetings = session.exec(select(Meeting).order_by(col(Meeting.id))).all()
        assert [(one.day, bool(one.held_at), bool(one.cancelled_at)) for one in meetings] == [
            (date(2016, 7, 26), True, False),
            (date(2016, 8, 30), False, True),
            (date(2016, 9, 27), False, False),
            (date(2017, 7, 25), True, False),
            (date(2017, 8, 22), False, False),
            (date(2019, 11, 25), True, False),
            (date(2020, 1, 13), False, False),
            (date(2021, 6, 4), True, False),
            (None, False, False),
        ]
        raised = session.exec(select(Action).order_by(col(Action.id))).all()
        owed = {one.words[:34]: register.owner_names(session, one.id or 0) for one in raised}
        assert owed["AC/AB to determine way forward whi"] == ["Chief Executive", "DCC"]
        assert owed["AB to reassure JC regarding any fr"] == ["DCC"]
        assert owed["The CRB will request a presentatio"] == ["CRB"]
        assert owed["ACC Local Policing to meet with th"] == ["ACC LP"]
        due = {one.words[:34]: one for one in raised}
        assert due["AB to reassure JC regarding any fr"].due_by == date(2016, 9, 27)
        assert due["The CRB will request a presentatio"].due_by == date(2017, 9, 22)
        assert due["An update to be brought back to th"].due_when == "2017-10"
        assert due["It was agreed that there would be "].due_written == "2020-02"
        assert due["AB to clarify the date Athena are "].discharged_at is not None
        nils = session.exec(select(Item).where(col(Item.nil_return))).all()
        assert {one.heading for one in nils} >= {"SEXUAL OFFENCES", "POST NICE ACTIONS"}
    kept.close()
