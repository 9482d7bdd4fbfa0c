"""Who a Slack account is to the office."""

import pytest
from builders import SLACK
from conftest import Say
from sqlmodel import col, select

from bot.local import Site
from bot.local.state import administering
from store import Store, history
from store.tables import Person


@pytest.fixture
def named_by_email(store: Store) -> int:
    with store.writing() as session:
        person = session.exec(select(Person).where(col(Person.slack_id) == "U0DEPUTY")).one()
        person.slack_id, person.email = None, "julian.moss@force.example"
        assert person.id is not None
        return person.id


def test_a_person_named_by_email_is_known_from_the_first_word(
    named_by_email: int, store: Store, say: Say
) -> None:
    assert "Nothing is outstanding" in say("/actions mine", by="DCC").text

    with store.reading() as session:
        assert session.get_one(Person, named_by_email).slack_id == "U0DEPUTY"
        assert [line.did for line in history.of(session, "person", named_by_email)] == [
            "was met in Slack"
        ]


def test_another_account_with_no_such_address_stays_a_stranger(
    named_by_email: int, say: Say
) -> None:
    assert say("/actions", by="stranger").text.startswith("I don't know you yet.")


def test_a_guest_with_a_persons_address_is_still_a_guest(
    named_by_email: int, site: Site, store: Store, say: Say
) -> None:
    administering.change_person(site.workspace, SLACK["DCC"], is_restricted=True)

    assert say("/actions mine", by="DCC").text.startswith("I don't know you yet.")
    with store.reading() as session:
        assert session.get_one(Person, named_by_email).slack_id is None
