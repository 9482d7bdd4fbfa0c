"""What is asked and done about actions in Slack, as a person sees it."""

from builders import an_action
from conftest import Say

from store import Store


def test_outstanding_tells_reference_words_owner_due_and_how_late(store: Store, say: Say) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper", due="Wed 2 June 2021")

    answer = say("/actions outstanding")

    assert "1 outstanding" in answer.text
    assert "A1" in answer.text
    assert "Circulate the options paper" in answer.text
    assert "due Wed 2 Jun 2021, 3 working days late" in answer.text
    assert answer.only.only_you


def test_the_command_alone_means_outstanding(store: Store, say: Say) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper")

    assert "1 outstanding" in say("/actions").text


def test_add_reads_back_owner_and_weekday(say: Say) -> None:
    answer = say("/actions add DCC to circulate the options paper by 11 August")

    assert "Recorded *A1*: circulate the options paper." in answer.text
    assert "Owner: DCC (Julian Moss)." in answer.text
    assert "Due: *Wednesday 11 August 2021*." in answer.text


def test_nothing_outstanding_is_said_plainly(say: Say) -> None:
    assert say("/actions for DCC").text == "Nothing is outstanding for the DCC."
