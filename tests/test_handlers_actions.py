"""What is asked and done about actions in Slack, as a person sees it."""

from builders import SLACK, an_action
from conftest import Say

from bot.local import Site
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
    assert say("/actions mine", by="DCC").text == "Nothing is outstanding for you."
    everything = say("/actions all for DCC from May 2021").text
    assert everything == "Nothing is on the register for the DCC, raised in May 2021."


def test_a_verb_like_none_of_them_gets_usage_with_examples(say: Say) -> None:
    answer = say("/actions frobnicate A14 <!channel>")

    assert answer.text.startswith("I do not know “frobnicate A14 ")
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


def test_of_several_owners_it_is_told_whose_report_is_enough_and_who_is_left(
    store: Store, say: Say
) -> None:
    with store.writing() as session:
        an_action(session, "Share the findings", owner=["DCC", "CC"])

    part = say("/actions report A1 ours are shared", by="DCC").text
    shown = say("/actions show A1").text
    enough = say("/actions assign A1 any of them").text

    assert "Your part of *A1* is reported complete. Waiting for the CC to report theirs." in part
    assert "*Reporting:* the DCC has reported their part; waiting for the CC." in shown
    assert "*A1* is now owed by DCC (Julian Moss) and CC (" in enough
    assert "1 reported complete" in say("/actions").text


def test_the_form_of_an_action_says_how_many_owners_must_report(
    store: Store, say: Say, site: Site
) -> None:
    with store.writing() as session:
        an_action(session, "Share the findings", owner=["DCC", "CC"])
    office = site.person(SLACK["PO"])
    office.presses("Change", in_=say("/actions show A1").only)
    assert office.form is not None
    label = "If several owe it, who must report it complete"

    office.fills(office.form, {label: "Any one of them"})
    office.submits()

    assert "A report by any one of them is enough." in office.form.text
