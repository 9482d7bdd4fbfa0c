"""Owners and dates in doubt: a question with buttons, nothing saved until it is answered."""

from datetime import date, timedelta

import pytest
from anybody import Anybody
from builders import SLACK, a_meeting, an_action
from conftest import Say
from sqlmodel import Session, col, select

from bot.local import Clock, Site
from store import Store
from store import actions as register
from store.tables import Action, Appointment, Change, Person, Post


@pytest.fixture(autouse=True)
def two_called_ab(store: Store) -> None:
    """Anthony Bangham is the Chief Constable; Amanda Blakeman now holds ACC LP."""
    with store.writing() as session:
        amanda = Person(name="Amanda Blakeman", slack_id="U0OTHERO", role="officer")
        session.add(amanda)
        session.flush()
        post = session.exec(select(Post).where(col(Post.short) == "ACC LP")).one()
        session.add(Appointment(post_id=post.id or 0, person_id=amanda.id or 0))


def saved(store: Store) -> list[str]:
    with store.reading() as session:
        return [line.did for line in session.exec(select(Change).order_by(col(Change.id)))]


def owners(session: Session, number: int = 1) -> list[str]:
    return register.owner_names(session, number)


def test_initials_of_two_people_are_asked_about_and_nothing_is_saved(
    store: Store, say: Say
) -> None:
    question = say("/actions add AB to circulate the options paper by 11 August").only

    assert "“AB” could be two people on Monday 7 June 2021" in question.text
    assert question.text.endswith("Nothing has been saved yet.")
    assert question.only_you
    assert len(question.buttons) >= 2
    assert saved(store) == []


def test_pressing_one_of_them_records_what_was_typed_with_that_owner(
    store: Store, say: Say, site: Site
) -> None:
    question = say("/actions add AB to circulate the options paper by 11 August").only
    assert "ACC LP" in question.buttons

    answer = site.person(SLACK["PO"]).presses("ACC LP", in_=question)

    assert "Recorded *A1*: circulate the options paper." in answer.text
    assert "Owner: ACC Local Policing (Amanda Blakeman)." in answer.text
    assert "Due: *Wednesday 11 August 2021*." in answer.text
    assert "Undo" in question.buttons  # the question itself was redrawn as the answer


def test_what_was_typed_means_the_same_whenever_its_question_is_answered(
    store: Store, say: Say, site: Site, clock: Clock
) -> None:
    with store.writing() as session:
        a_meeting(session, date(2021, 6, 14))
        a_meeting(session, date(2021, 6, 14), board="CRB")
    officer = site.person(SLACK["PO"])
    action = say("/actions add AB to circulate the options paper by tomorrow").only
    meeting = say("/meetings move next Monday to next Tuesday").only
    clock.wind(by=timedelta(days=3))

    recorded = officer.presses("ACC LP", in_=action)
    moved = officer.presses(meeting.buttons[0], in_=meeting)

    assert "Due: *Tuesday 8 June 2021*, which has passed." in recorded.text
    assert "Tuesday 15 June 2021" in moved.text
    with store.reading() as session:
        assert owners(session) == ["ACC LP"]


def test_an_owner_and_a_date_in_doubt_are_asked_about_one_after_the_other(
    store: Store, say: Say, site: Site
) -> None:
    officer = site.person(SLACK["PO"])
    first = say("/actions add AB to circulate the options paper by next Friday").only

    officer.presses("CC", in_=first)
    assert "“next Friday” could be" in first.text
    assert saved(store) == []
    officer.presses("Friday 18 June 2021", in_=first)

    assert "Owner: CC (Anthony Bangham)." in first.text
    assert "Due: *Friday 18 June 2021*." in first.text
    with store.reading() as session:
        action = session.get_one(Action, 1)
        assert (action.due_by, action.due_phrase) == (date(2021, 6, 18), "next Friday")
    assert saved(store) == ["raised"]


def test_a_question_answered_twice_is_saved_once(store: Store, anybody: Anybody) -> None:
    value = {"verb": "add", "words": "AB to circulate the paper", "chosen": {"owner0": "post:1"}}
    message = anybody.a_message()

    recorded = anybody.presses("U0POLICY", "settle:0", value, on=message).words
    second = anybody.presses("U0POLICY", "settle:0", value, on=message)

    assert "Recorded *A1*" in recorded
    assert second.words == "That has been done already; it was not done twice."
    assert saved(store) == ["raised"]


def test_who_is_to_owe_an_action_may_be_a_body_new_to_the_office(
    store: Store, say: Say, site: Site
) -> None:
    with store.writing() as session:
        an_action(session, "Fund the bleed kits")
    question = say("/actions assign A1 to the Lantern Trust").only
    as_written = next(button for button in question.buttons if "as written" in button)

    answer = site.person(SLACK["PO"]).presses(as_written, in_=question)

    assert "*A1* is now owed by Lantern Trust." in answer.text
    with store.reading() as session:
        assert owners(session) == ["Lantern Trust"]


def test_two_people_of_one_name_are_told_apart_and_the_one_chosen_owes_it(
    store: Store, say: Say, site: Site
) -> None:
    with store.writing() as session:
        an_action(session, "Fund the bleed kits")
        for email in ("jo@one.example", "jo@two.example"):
            session.add(Person(name="Jo Smith", email=email, role="officer"))
    question = say("/actions assign A1 to Jo Smith").only
    chosen = next(button for button in question.buttons if "jo@two.example" in button)

    site.person(SLACK["PO"]).presses(chosen, in_=question)

    with store.reading() as session:
        jo = session.exec(select(Person).where(col(Person.email) == "jo@two.example")).one()
        (owner,) = register.owners(session, 1)
        assert owner.person_id == jo.id


def test_a_new_due_time_in_doubt_is_asked_about(store: Store, say: Say, site: Site) -> None:
    with store.writing() as session:
        an_action(session, "Widen the survey", due="14 June 2021")
    question = say("/actions defer A1 to next Friday because the cohort grows").only

    answer = site.person(SLACK["PO"]).presses("Friday 11 June 2021", in_=question)

    assert "*A1* deferred to *Friday 11 June 2021*: “the cohort grows”." in answer.text


def test_a_weekday_that_does_not_fit_its_date_is_asked_about(
    store: Store, say: Say, site: Site
) -> None:
    question = say("/actions add DCC to circulate the paper by Monday 8 June 2021").only
    assert "8 June 2021 is a Tuesday" in question.text

    site.person(SLACK["PO"]).presses("Tuesday 8 June 2021", in_=question)

    with store.reading() as session:
        assert session.get_one(Action, 1).due_by == date(2021, 6, 8)


def test_what_cannot_be_read_at_all_is_told_with_examples_and_not_saved(
    store: Store, say: Say
) -> None:
    answer = say("/actions add DCC to circulate the paper by the back end of next week")

    assert "as a date. Nothing is saved. Try “by Friday 18 August”" in answer.text
    assert answer.only.buttons == []
    assert saved(store) == []


def test_only_who_may_is_asked_and_only_who_may_can_answer(
    store: Store, say: Say, anybody: Anybody
) -> None:
    assert "Only the Commissioner's office can add" in say("/actions add AB to x", by="CC").text
    value = {"verb": "add", "words": "AB to circulate the paper", "chosen": {"owner0": "post:1"}}

    assert (
        "Only the Commissioner's office can add"
        in anybody.presses("U0CHIEFC", "settle:0", value).words
    )
    assert set(saved(store)) == {"was refused"}


@pytest.mark.parametrize(
    "value",
    [
        "", "{}", "[]", "7", '{"verb":"discharge","words":"A1","chosen":{}}',
        '{"verb":"add","words":"DCC to x","chosen":7}', '{"verb":["add"],"chosen":{}}',
    ],
)  # fmt: skip
def test_a_button_that_carries_nothing_we_know_says_that_it_is_out_of_date(
    store: Store, anybody: Anybody, value: str
) -> None:
    came = anybody.presses("U0POLICY", "settle:0", value)

    assert "That button is out of date. Nothing was saved." in came.words
    assert saved(store) == []


@pytest.mark.parametrize("chosen", ["post:999", "person:999", "nobody at all", "<!channel>", ""])
def test_a_forged_answer_names_nobody_who_is_not_there(
    store: Store, anybody: Anybody, chosen: str
) -> None:
    value = {"verb": "add", "words": "AB to circulate the paper", "chosen": {"owner0": chosen}}

    anybody.presses("U0POLICY", "settle:0", value)

    assert saved(store) == []
