"""A list of ids is one value of a statement, however many there are."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from builders import NOW, an_action
from sqlalchemy import event
from sqlmodel import Session, col, select

from store import Store, actions, messages, notices, owing
from store.among import among
from store.tables import Action


@contextmanager
def statements(store: Store) -> Iterator[set[str]]:
    """Collect the statements that the driver is asked until the block ends."""
    asked: set[str] = set()

    def listen(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.add(statement)

    event.listen(store.engine, "before_cursor_execute", listen)
    yield asked
    event.remove(store.engine, "before_cursor_execute", listen)


def owed(count: int, *, since: int = 0) -> list[dict[str, object]]:
    return [
        {"key": f"late:{n}", "kind": "late", "about": "action", "about_id": n, "whom": "post:1",
         "on_day": date(2021, 6, 7), "due_at": NOW}
        for n in range(since, since + count)
    ]  # fmt: skip


def carry(session: Session, ids: set[int]) -> set[int]:
    """Let a message carry these notices, and let go of them again."""
    number = messages.make(
        session, messages.New(f"key {len(ids)}", "post:1", "U1", date(2021, 6, 7), at_once=True),
        at=NOW, claimed_until=NOW + timedelta(seconds=30),
    )  # fmt: skip
    mine = notices.attach(session, ids, message_id=number or 0)
    notices.release(session, ids)
    return mine


@pytest.mark.parametrize("ids", [[], [2], [1, 3, 999], {3, 2, 1}])
def test_a_column_is_among_ids_as_it_is_in_a_list_of_them(store: Store, ids: list[int]) -> None:
    with store.writing() as session:
        for words in ("Circulate the paper", "Share the findings", "Adopt the model"):
            an_action(session, words)

    with store.reading() as session:
        question = select(Action.id).order_by(col(Action.id))
        found = session.exec(question.where(among(col(Action.id), ids))).all()
        others = session.exec(question.where(~among(col(Action.id), ids))).all()

    assert found == [n for n in (1, 2, 3) if n in ids]
    assert others == [n for n in (1, 2, 3) if n not in ids]


def test_what_is_among_ids_is_found_by_its_index(store: Store) -> None:
    if store.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL chooses by how many rows there are, and here are few")
    with statements(store) as asked, store.reading() as session:
        actions.rows(session, [1, 2], on=NOW.date())
        actions.kept_open(session, [1, 2])
        owing.these(session, {1, 2})
        notices.about(session, "action", {1, 2})

    with store.reading() as session:
        for statement in asked:
            explained = f"EXPLAIN QUERY PLAN {statement}"
            values = ("[]",) * statement.count("?")
            plan = session.connection().exec_driver_sql(explained, values).all()
            steps = [row.detail for row in plan]
            assert [one for one in steps if one.startswith(("SCAN action", "SCAN notice"))] == []
            assert [one for one in steps if one.endswith(("rowid=?)", "about_id=?)"))]


def test_notices_are_owed_and_carried_by_the_same_statements_however_many(store: Store) -> None:
    with statements(store) as few, store.writing() as session:
        assert notices.owe(session, owed(2), at=NOW) == 2
        assert carry(session, {1, 2}) == {1, 2}
        owing.these(session, {1, 2})
    with statements(store) as many, store.writing() as session:
        assert notices.owe(session, owed(40, since=1), at=NOW) == 39
        assert len(carry(session, set(range(1, 200)))) == 41
        owing.these(session, set(range(40_000)))

    assert many == few
