"""The history is a chain: what is altered in it is found, its first bad line named (E6)."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from builders import NOW, an_action, the_policy_officer
from sqlmodel import Session
from typer.testing import CliRunner

from bot import actions
from bot.__main__ import door
from store import Store, history, open_store
from store.history import Break, By
from store.tables import Change, Person

LINES = 1_000
COLUMNS = sorted(Change.model_fields.keys() - {"id"})
Alter = Callable[[sqlite3.Connection, int], int]


def test_a_line_holds_who_when_what_before_after_and_where(store: Store) -> None:
    by = By(5, "Natasha Noorbakhsh (PO)", "command", "C0ASSURE")
    with store.writing() as session:
        number = history.record(
            session, at=NOW, by=by, did="deferred", about="action", about_id=17,
            before={"due_by": date(2021, 6, 14)}, after={"due_by": date(2021, 7, 31)},
            why="The cohort grows",
        )  # fmt: skip
        line = session.get_one(Change, number)

    assert (line.id, line.at, line.who, line.via, line.place) == (
        1, NOW, "Natasha Noorbakhsh (PO)", "command", "C0ASSURE",
    )  # fmt: skip
    assert line.before == '{"due_by": "2021-06-14"}'
    assert line.previous == ""
    assert len(line.hash) == 64


def test_each_line_carries_the_seal_of_the_one_before(store: Store) -> None:
    with store.writing() as session:
        lines = [a_line(session, n) for n in range(3)]

    assert [line.previous for line in lines] == ["", lines[0].hash, lines[1].hash]
    with store.reading() as session:
        head = history.reached(session)
    assert (head.changes, head.hash) == (3, lines[2].hash)


def test_the_same_moment_in_another_zone_has_the_same_seal(store: Store) -> None:
    london = timedelta(hours=1)
    with store.writing() as session:
        line = a_line(session, 0)
        line.at = line.at.astimezone(datetime.now(UTC).astimezone().tzinfo) + london - london
        assert history.seal(line) == line.hash


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (datetime(2021, 6, 7, 8, 0, tzinfo=UTC), '"2021-06-07T08:00:00.000000+00:00"'),
        (date(2021, 6, 7), '"2021-06-07"'),
        (time(14, 0), '"14:00:00"'),
        ("é “quoted”\n", '"é “quoted”\\n"'),
        (None, "null"),
        ([{"post_id": 2}], '[{"post_id": 2}]'),
    ],
)
def test_what_is_written_down_is_always_written_alike(
    store: Store, value: Any, written: str
) -> None:
    with store.writing() as session:
        number = history.record(
            session, at=NOW, by=By(None, "x", "command"), did="amended", about="action",
            about_id=1, after={"it": value},
        )  # fmt: skip
        line = session.get_one(Change, number)

    assert line.after == f'{{"it": {written}}}'


def test_what_cannot_be_written_down_is_refused(store: Store) -> None:
    with pytest.raises(TypeError, match="history cannot hold"), store.writing() as session:
        history.record(
            session, at=NOW, by=By(None, "x", "command"), did="x", about="action", about_id=1,
            after={"it": object()},
        )  # fmt: skip


def test_a_change_that_is_not_saved_leaves_no_line(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.writing() as session:
        a_line(session, 1 // 0)
    with store.writing() as session:
        assert a_line(session, 0).id == 1


def test_difference_holds_only_what_changed() -> None:
    before, after = history.difference({"a": 1, "b": 2, "c": 3}, {"a": 1, "b": 5, "d": 4})

    assert (before, after) == ({"b": 2, "d": None}, {"b": 5, "d": 4})


def test_last_by_passes_over_what_was_undone_and_what_is_not_theirs(store: Store) -> None:
    with store.writing() as session:
        person = session.get_one(Person, 5)
        action = an_action(session, "Circulate the paper")
        by = the_policy_officer(session)
        actions.amend(session, action, words="One", by=by, at=NOW)
        history.record(
            session, at=NOW, by=By(5, "x", "command"), did="was refused", about="person", about_id=5
        )
        found = history.last_by(session, person)

    assert found is not None
    assert (found.did, found.about_id) == ("amended", 1)


# What is altered is found


@pytest.fixture(scope="module")
def long_history(
    template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[sqlite3.Connection]:
    """A thousand lines in memory, to alter and put back."""
    if not template.startswith("sqlite"):
        pytest.skip("what is altered is a file's")
    file = tmp_path_factory.mktemp("history") / "office.db"
    file.write_bytes(Path(template.removeprefix("sqlite:///")).read_bytes())
    store = open_store(f"sqlite:///{file}")
    with store.writing() as session:
        for number in range(LINES):
            a_line(session, number)
    store.close()
    with closing(sqlite3.connect(file)) as kept:
        yield kept


def column(name: str) -> Alter:
    def alter(raw: sqlite3.Connection, line: int) -> int:
        asked = f'SELECT "{name}" FROM change WHERE id = ?'  # noqa: S608  our own name
        (was,) = raw.execute(asked, (line,)).fetchone()
        now = "2020-02-02 02:02:02.000000" if name == "at" else other_than(was)
        written = f'UPDATE change SET "{name}" = ? WHERE id = ?'  # noqa: S608  likewise
        raw.execute(written, (now, line))
        return line

    alter.__name__ = name
    return alter


def other_than(was: Any) -> Any:
    if was is None:
        return 1
    return was + 1 if isinstance(was, int) else f"{was} and more"


def a_space(raw: sqlite3.Connection, line: int) -> int:
    raw.execute("UPDATE change SET why = why || ' ' WHERE id = ?", (line,))
    return line


def a_microsecond(raw: sqlite3.Connection, line: int) -> int:
    raw.execute("UPDATE change SET at = replace(at, '.000000', '.000001') WHERE id = ?", (line,))
    return line


def no_moment_at_all(raw: sqlite3.Connection, line: int) -> int:
    raw.execute("UPDATE change SET at = 'yesterday' WHERE id = ?", (line,))
    return line


def taken_out(raw: sqlite3.Connection, line: int) -> int:
    raw.execute("DELETE FROM change WHERE id = ?", (line,))
    return line


def taken_out_and_closed_up(raw: sqlite3.Connection, line: int) -> int:
    raw.execute("DELETE FROM change WHERE id = ?", (line,))
    raw.execute("UPDATE change SET id = -id WHERE id > ?", (line,))
    raw.execute("UPDATE change SET id = -id - 1 WHERE id < 0")
    return line


def put_in(raw: sqlite3.Connection, line: int) -> int:
    raw.execute("UPDATE change SET id = -id WHERE id >= ?", (line,))
    raw.execute("UPDATE change SET id = -id + 1 WHERE id < 0")
    copied(raw, line + 1, to=line)
    raw.execute("UPDATE change SET why = 'put in' WHERE id = ?", (line,))
    return line


def swapped(raw: sqlite3.Connection, line: int) -> int:
    first, second = min(line, LINES - 1), min(line, LINES - 1) + 1
    raw.execute("UPDATE change SET id = -1 WHERE id = ?", (first,))
    raw.execute("UPDATE change SET id = ? WHERE id = ?", (first, second))
    raw.execute("UPDATE change SET id = ? WHERE id = -1", (second,))
    return first


def cut_off(raw: sqlite3.Connection, line: int) -> int:
    raw.execute("DELETE FROM change WHERE id >= ?", (line,))
    return line


def added_at_the_end(raw: sqlite3.Connection, _line: int) -> int:
    copied(raw, LINES, to=LINES + 1)
    resealed(raw, LINES + 1)
    return LINES + 1


def before_the_first(raw: sqlite3.Connection, _line: int) -> int:
    copied(raw, 1, to=0)
    return 1


def altered_and_sealed_anew(raw: sqlite3.Connection, line: int) -> int:
    line = min(line, LINES - 1)
    raw.execute("UPDATE change SET who = 'Nobody' WHERE id = ?", (line,))
    resealed(raw, line)
    return line + 1


def the_last_sealed_anew(raw: sqlite3.Connection, _line: int) -> int:
    raw.execute("UPDATE change SET who = 'Nobody' WHERE id = ?", (LINES,))
    resealed(raw, LINES)
    return LINES


ALTERATIONS: list[Alter] = [
    *(column(name) for name in COLUMNS),
    a_space, a_microsecond, no_moment_at_all, taken_out, taken_out_and_closed_up, put_in, swapped,
    cut_off, added_at_the_end, before_the_first, altered_and_sealed_anew, the_last_sealed_anew,
]  # fmt: skip


PLACES = (1, 2, 500, 999, LINES)


@pytest.mark.parametrize("alter", ALTERATIONS, ids=lambda alter: alter.__name__)
def test_every_alteration_is_found_and_its_first_line_named(
    long_history: sqlite3.Connection, tmp_path: Path, alter: Alter
) -> None:
    found_at(long_history, tmp_path, alter, [PLACES[ALTERATIONS.index(alter) % 5]])


@pytest.mark.long
@pytest.mark.parametrize("alter", ALTERATIONS, ids=lambda alter: alter.__name__)
def test_every_alteration_is_found_wherever_it_is(
    long_history: sqlite3.Connection, tmp_path: Path, alter: Alter
) -> None:
    found_at(long_history, tmp_path, alter, PLACES)


def found_at(
    long_history: sqlite3.Connection, tmp_path: Path, alter: Alter, places: Sequence[int]
) -> None:
    for line in places:
        file = tmp_path / f"{line}.db"
        with closing(sqlite3.connect(file)) as raw:
            long_history.backup(raw)
            wrong = alter(raw, line)
            raw.commit()

        found = verified(file)

        assert found is not None, f"line {line}"
        assert found.line == wrong, f"line {line}: {found}"


def test_a_whole_history_is_whole(long_history: sqlite3.Connection, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "whole.db")) as raw:
        long_history.backup(raw)

    assert verified(tmp_path / "whole.db") is None


@pytest.mark.long
def test_a_thousand_alterations_of_one_column_are_found(
    long_history: sqlite3.Connection, tmp_path: Path
) -> None:
    file = tmp_path / "altered.db"
    for line in range(1, LINES + 1):
        alter = ALTERATIONS[line % len(COLUMNS)]
        with closing(sqlite3.connect(file)) as raw:
            long_history.backup(raw)
            wrong = alter(raw, line)
            raw.commit()
        assert verified(file) == Break(wrong, verified(file).reason)  # type: ignore[union-attr]


def test_the_command_names_the_first_bad_line(url: str, store: Store) -> None:
    with store.writing() as session:
        for number in range(3):
            a_line(session, number)
    whole = CliRunner().invoke(door, ["verify"], env={"DATABASE_URL": url})
    assert (whole.exit_code, whole.stderr) == (0, "")
    assert whole.stdout.startswith("The history is whole: 3 lines, the last sealed ")

    with store.writing() as session:
        session.get_one(Change, 2).why = "something else"

    broken = CliRunner().invoke(door, ["verify"], env={"DATABASE_URL": url})
    assert (broken.exit_code, broken.stdout) == (1, "")
    assert broken.stderr.startswith(
        "opcc-bot: The history is broken: line 2 is not as it was written. What stands before it"
    )


def verified(file: Path) -> Break | None:
    store = open_store(f"sqlite:///{file}")
    with store.reading() as session:
        found = history.verify(session)
    store.close()
    return found


def copied(raw: sqlite3.Connection, line: int, *, to: int) -> None:
    columns = ", ".join(f'"{name}"' for name in COLUMNS)
    raw.execute(
        f"INSERT INTO change (id, {columns}) SELECT ?, {columns} FROM change WHERE id = ?",  # noqa: S608  our own names
        (to, line),
    )


def resealed(raw: sqlite3.Connection, line: int) -> None:
    """Seal a line as whoever knew how would, so that only what follows gives it away."""
    names = ["id", *COLUMNS]
    columns = ", ".join(f'"{name}"' for name in names)
    row = raw.execute(f"SELECT {columns} FROM change WHERE id = ?", (line,)).fetchone()  # noqa: S608  likewise
    values = dict(zip(names, row, strict=True))
    values["at"] = datetime.fromisoformat(values["at"]).replace(tzinfo=UTC)
    before = raw.execute("SELECT hash FROM change WHERE id = ?", (line - 1,)).fetchone()
    values["previous"] = before[0] if before else ""
    seal = history.seal(Change(**values))
    raw.execute(
        "UPDATE change SET hash = ?, previous = ? WHERE id = ?", (seal, values["previous"], line)
    )


def a_line(session: Session, number: int) -> Change:
    line = history.record(
        session, at=NOW + timedelta(seconds=number), by=By(5, "Natasha Noorbakhsh (PO)", "command"),
        did="amended", about="action", about_id=number, before={"words": f"{number}"},
        after={"words": f"{number + 1}"}, why="It was wrong",
    )  # fmt: skip
    return session.get_one(Change, line)
