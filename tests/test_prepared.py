"""A question put to the driver itself is answered as SQLAlchemy would answer it."""

from datetime import date, time

import pytest
from builders import a_meeting, an_action
from sqlalchemy import Integer, String, bindparam, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlmodel import col

from store import Store, actors, asking, details, prepared, upcoming
from store.filtering import Filter, Sees
from store.tables import Action

ON = date(2021, 6, 7)


@pytest.fixture(autouse=True)
def something_of_everything(store: Store) -> None:
    with store.writing() as session:
        meeting = a_meeting(session, date(2021, 6, 28), starts=time(14, 0))
        an_action(session, "Circulate the options paper", owner=["DCC", "Bleed Kit Trust"])
        late = an_action(session, "Share the survey findings", due="Wed 2 June 2021")
        late.due_meeting_id = meeting.id


def test_rows_are_the_same_by_place_by_name_and_by_type(store: Store) -> None:
    wanted = Filter(state="all")
    dialect = store.engine.dialect.name
    asked = asking.values(wanted, on=ON)
    questions = [
        (actors.ASKER, {"slack_id": "U0STAFFO", "today": ON}),
        (asking.listing(asking.shape(wanted), dialect, None), asked | {"size": 21}),
        (details.one(asking.shape(wanted), dialect), asked | {"number": 2}),
        (details.who_owes(), {"number": 1, "on": ON}),
        (upcoming.EVERY, {"on": ON, "at": time(9, 0)}),
        (upcoming.DETAIL, {"board_id": 1, "on": ON, "until": date(2021, 6, 28), "by": ON}),
    ]
    for question, values in questions:
        with store.reading() as session:
            found = prepared.ask(session, question, values)
            rows = list(session.connection().execute(question, values))
        assert found
        assert [tuple(row) for row in found] == [tuple(row) for row in rows]
        assert [type(one) for one in found[0]] == [type(one) for one in rows[0]]
        named = [name for name in found[0]._fields if not name.startswith("_")]
        assert [getattr(found[0], name) for name in named] == [
            getattr(rows[0], name) for name in named
        ]


def test_a_question_whose_sql_changes_with_its_values_is_left_to_it(store: Store) -> None:
    wanted = Filter(state="all", sees=Sees(frozenset({1, 2})))
    question = asking.listing(asking.shape(wanted), store.engine.dialect.name, None)
    with store.reading() as session:
        found = prepared.ask(session, question, asking.values(wanted, on=ON) | {"size": 21})

    assert [row.id for row in found] == [2, 1]


def test_what_the_driver_refuses_is_the_error_that_everybody_knows(store: Store) -> None:
    nowhere = text("SELECT n FROM nowhere WHERE n = :n").bindparams(bindparam("n", type_=Integer))
    with store.reading() as session, pytest.raises(DBAPIError, match="nowhere"):
        prepared.ask(session, nowhere.columns(n=Integer), {"n": 1})


def test_what_the_session_has_yet_to_write_is_written_before_it_is_asked(store: Store) -> None:
    with store.writing() as session:
        action = session.get_one(Action, 1)
        action.item = "4a"

        found = prepared.ask(session, OF_ITEM, {"item": "4a"})

    assert [row.id for row in found] == [1]


def test_a_change_answers_with_what_it_returns_or_with_nothing_and_is_saved(store: Store) -> None:
    with store.writing() as session:
        changed = prepared.ask(session, RETURNING, {"number": 1, "said": "Read it out"})
        assert prepared.ask(session, CHANGING, {"number": 2, "said": "Read it out"}) == []

    with store.reading() as session:
        said = session.scalars(select(col(Action.words)).order_by(col(Action.id)))
        assert [(row.id, row.revision) for row in changed] == [(1, 2)]
        assert list(said) == ["Read it out", "Read it out"]


def test_a_change_of_a_transaction_that_fails_is_not_saved(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.writing() as session:
        prepared.ask(session, CHANGING, {"number": 2, "said": str(1 // 0)})

    with store.writing() as session:
        prepared.ask(session, CHANGING, {"number": 1, "said": "Read it out"})
        session.rollback()
    with store.reading() as session:
        assert session.get_one(Action, 1).words == "Circulate the options paper"


OF_ITEM = select(col(Action.id)).where(col(Action.item) == bindparam("item", type_=String))
CHANGING = (
    update(Action)
    .where(col(Action.id) == bindparam("number", type_=Integer))
    .values(words=bindparam("said", type_=String), revision=col(Action.revision) + 1)
)
RETURNING = CHANGING.returning(col(Action.id), col(Action.revision))
