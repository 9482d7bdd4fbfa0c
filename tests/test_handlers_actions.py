"""What is asked and done about actions in Slack, as a person sees it."""

from builders import an_action
from conftest import Say

from handlers import COMMANDS
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


def test_a_verb_like_none_of_them_gets_usage_with_examples(say: Say) -> None:
    answer = say("/actions frobnicate A14 <!channel>")

    assert answer.text.startswith("I do not know “frobnicate”. Nothing was done.\n")
    assert "`report A14 the findings were shared on Friday`" in answer.text
    assert answer.only.only_you
    for verb in COMMANDS["/actions"]:
        assert f"`/actions {verb}`" in answer.text


def test_another_word_for_a_verb_is_asked_about_and_does_nothing(store: Store, say: Say) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper")

    asked = "I do not know “close”. Did you mean `/actions discharge A1`?"
    assert say("/actions close A1").text == asked
    assert "1 outstanding" in say("/actions").text
