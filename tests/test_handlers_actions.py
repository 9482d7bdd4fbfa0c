"""What is asked and done about actions in Slack, as a person sees it."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from builders import SLACK, an_action
from conftest import Say

from bot.local import Clock, Site
from handlers import COMMANDS
from handlers.help import NEEDS
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


def test_whoever_asks_is_named_as_they_name_themselves(say: Say) -> None:
    mine = "PO (Natasha Noorbakhsh)"

    assert f"Owner: {mine}." in say("/actions add me to ring the clerk").text
    assert f"Owner: {mine}." in say("/actions add I will ring the clerk").text
    assert f"Owner: DCC (Julian Moss) and {mine}." in say("/actions add DCC and me to meet").text
    assert f"*A3* is now owed by {mine}." in say("/actions assign A3 to myself").text


def test_a_name_in_front_is_the_owner_that_the_form_shows(say: Say) -> None:
    form = say("/actions add DCC circulate the paper by Friday").words

    assert "What is to be done: circulate the paper\nWho owes it: DCC" in form


def test_a_board_that_owes_something_itself_is_said_to(store: Store, say: Say) -> None:
    with store.writing() as session:
        an_action(session, "Give a presentation", owner="CRB")

    told = say("/actions CRB").words
    assert told.startswith("Nothing is outstanding at the CRB.")
    assert told.endswith("The CRB owes 1 action itself: `/actions for CRB`.")


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


def test_did_you_mean_is_a_button_that_does_it_once(store: Store, say: Say, site: Site) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper")
    officer = site.person(SLACK["PO"])

    asked = say("/actions A1 is done").only
    assert asked.text.startswith("Nothing was changed. Did you mean")
    opened = officer.presses("Yes, do that", in_=asked).words
    assert opened.startswith("Report complete\n*A1* Circulate")

    listed = officer.presses("Yes, do that", in_=say("/actions overdu").only).text
    assert listed.startswith("Nothing is overdue.")

    asked = say("/actions close A1").only
    done = officer.presses("Yes, do that", in_=asked).text
    assert done.startswith("*A1* discharged by Natasha Noorbakhsh (PO)")


def test_one_action_at_a_time_is_said_where_each_keeps_its_own_words(
    store: Store, say: Say
) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper")
        an_action(session, "Share the survey findings")

    for words in ("report A1 A2 done", "update A1, A2 waiting", "withdraw A1 and A2 because x"):
        assert say(f"/actions {words}").text.startswith("Name one action at a time: `/actions ")
    assert say("/actions assign A1 to nobody").text.startswith("An action is owed by somebody:")


def test_help_tells_nobody_of_what_only_the_office_may_do(say: Say) -> None:
    told = {command: say(f"{command} help", by="DCC").text for command in COMMANDS}
    hidden = {
        f"{command} {verb}"
        for command, verbs in COMMANDS.items()
        for verb in verbs
        if f"`{command} {verb}`" not in told[command]
    }

    assert {one.split()[1] for one in hidden} == set(NEEDS)
    assert "`share`" not in told["/actions"]
    for one in sorted(hidden):
        refused = say(f"{one} A1 to the CC because x", by="DCC").text
        assert refused.startswith("Only the Commissioner's office can "), one


def test_an_action_typed_in_small_letters_begins_with_a_capital_on_its_own_line(say: Say) -> None:
    assert (
        "Recorded *A1*: circulate the paper." in say("/actions add DCC to circulate the paper").text
    )
    assert "*A1* Circulate the paper. DCC" in say("/actions").text


def test_home_lists_for_the_office_what_has_no_owner(store: Store, say: Say, site: Site) -> None:
    with store.writing() as session:
        an_action(session, "Ring the clerk", owner=[])
    officer, deputy = site.person(SLACK["PO"]), site.person(SLACK["DCC"])
    officer.opens_home()
    deputy.opens_home()

    assert officer.home is not None
    assert deputy.home is not None
    listed = officer.presses("No owner", in_=officer.home).words
    assert "*1 outstanding, with no owner named*" in listed
    assert "No owner" not in deputy.home.buttons


def test_help_of_one_verb_is_one_line(say: Say) -> None:
    line = "`/actions add` Put an action on the register: `add DCC to circulate the options paper"
    for words in ("help add", "add help", "add ?"):
        assert say(f"/actions {words}").text.startswith(line)


def test_a_deferral_counts_from_a_due_day_to_come_and_never_goes_back(
    store: Store, say: Say
) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper", due="by 18 June 2021")
        an_action(session, "Share the survey findings", due="by 1 June 2021")

    assert "*Friday 2 July 2021*" in say("/actions defer A1 by two weeks because of leave").text
    assert "*Monday 21 June 2021*" in say("/actions defer A2 by two weeks because of leave").text
    refused = say("/actions defer A2 to last week because of leave").text
    assert refused.startswith("“last week” is Sunday 6 June 2021, which has passed. Nothing was")
    late = say("/actions add DCC to ring the clerk by yesterday").text
    assert "Due: *Sunday 6 June 2021*, which has passed." in late


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
    title = office.form.text.splitlines()[0]
    office.submits()

    assert "A report by any one of them is enough." in office.form.text
    assert office.form.text.splitlines()[0] == title  # it is called as what was filled in


def test_what_was_reported_complete_in_time_is_not_late_while_it_awaits_the_office(
    store: Store, say: Say, site: Site, clock: Clock
) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper", due="Tue 8 June 2021")
        an_action(session, "Share the survey findings", due="Tue 8 June 2021")
        an_action(session, "Adopt the model", due="Wed 9 June 2021")
    say("/actions report A1 it was circulated", by="DCC")
    clock.wind(by=timedelta(days=3))
    say("/actions report A2 they were shared", by="DCC")
    in_time = "due Tue 8 Jun 2021 · reported complete Mon 7 Jun 2021, in time, awaiting the office"
    after_it = "reported complete Thu 10 Jun 2021, 2 working days late, awaiting the office"

    listed, whole = say("/actions").text, say("/actions show A1").text
    office = site.person(SLACK["PO"])
    office.opens_home()
    home = office.home

    assert listed.startswith("*3 outstanding* · 1 late, 2 reported complete\n_Late_\n*A3*")
    assert "\n_Reported complete_\n*A1*" in listed
    assert in_time in listed
    assert after_it in listed
    assert "*Due:* Tue 8 Jun 2021\n" in whole
    assert "*Reported complete, in time:* Mon 7 Jun 2021, 09:00 by Julian Moss (DCC)" in whole
    assert home is not None
    assert "3 outstanding · 1 late · 2 reported complete" in home.words
    assert in_time in home.words
    assert "*1 overdue*" in say("/actions overdue").text


def test_a_report_that_is_sent_back_is_late_again(store: Store, say: Say, clock: Clock) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper", due="Tue 8 June 2021")
    say("/actions report A1 it was circulated", by="DCC")
    clock.wind(by=timedelta(days=3))

    assert say("/actions overdue").text.startswith("Nothing is overdue")
    say("/actions sendback A1 because two are missing")

    assert "due Tue 8 Jun 2021, 2 working days late" in say("/actions overdue").text


def test_a_list_can_be_of_what_is_due_at_the_next_meeting(store: Store, say: Say) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper", due="at the next meeting")
        an_action(session, "Share the survey findings", due="by 9 July 2021")
    waits = say("/actions due at the next meeting").text
    say("/meetings schedule Monday 28 June 2021 at 14:00")

    found = say("/actions due at the next meeting").text

    assert waits.startswith("The day of the next Monthly Assurance Meeting is not in the schedule.")
    assert found.startswith("*1 outstanding, due at the next meeting*")
    assert "*A1*" in found


def test_a_closed_action_is_said_to_be_closed_before_any_form_is_filled_in(
    store: Store, say: Say
) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper", owner="DCC")
    say("/actions withdraw A1 because it is a repeat")

    closed = (
        "A1 has been withdrawn, so nothing was changed. The office can open it again:"
        " `/actions reopen A1`."
    )
    assert {say(f"/actions {verb} A1").text for verb in ("withdraw", "defer", "report")} == {closed}
    assert "withdrew A1: “it is a repeat”" in say("/actions history A1").text


def test_what_is_to_be_changed_is_in_the_form_already(store: Store, say: Say) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper", owner="DCC", due="no date")

    assert "When it is due: 1 July" in say("/actions change A1 due to 1 July").words
    assert "Who owes it: CC" in say("/actions change A1 owner: CC").words
    assert "When it is due: Friday" in say("/actions change the date of A1 to Friday").words
    assert "What is to be done: send the paper" in say("/actions change A1 send the paper").words
    assert "What is to be done: Circulate the options paper" in say("/actions change A1").words


def test_a_reason_for_deferring_may_follow_a_comma(store: Store, say: Say) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper", owner="DCC")
        an_action(session, "Share the survey findings", owner="CC")

    deferred = say("/actions defer A1 to the end of August, waiting for data").text
    assert deferred.startswith("*A1* deferred to *Tuesday 31 August 2021*: “waiting for data”.")
    assert say("/actions defer A2 to Friday, 18 June because of leave").text.startswith(
        "*A2* deferred to *Friday 18 June 2021*: “leave”."
    )
    assert "“data”" in say("/actions defer A2 to end July (data)").text
    assert "“data”" in say("/actions defer A2 to end August - data").text
    assert "“data”" in say("/actions defer A2 to end September owing to data").text
    assert say("/actions assign A1 to both the DCC and the CC").text.startswith(
        "*A1* is now owed by DCC (Julian Moss) and CC (Anthony Bangham)."
    )
    assert say("/actions defer A1 A2 to July because of leave").text.startswith("Name one action")


def test_a_post_that_nobody_holds_is_said_to_be_vacant_where_it_is_asked_to_acknowledge(
    store: Store, say: Say
) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper", owner="ACC LP")

    kept = say("/actions update A1 the paper is drafted").text
    assert kept.endswith("Asked to acknowledge it: the ACC LP (vacant).")


@pytest.mark.parametrize(
    ("said", "days_ago", "shown"),
    [
        (
            "DCC agreed to send the fraud figures by Friday",
            0,
            ("What is to be done: send the fraud figures", "Who owes it: DCC", "due: by Friday"),
        ),
        (
            "DCC agreed to send the fraud figures by Friday",
            5,  # on Wednesday 2 June
            ("Who owes it: DCC", "due: Friday 4 June 2021"),
        ),
        (
            "Shall we look at the fraud figures on Friday?",
            0,
            ("done: Shall we look at the fraud figures on Friday?", "Who owes it: ", "due: "),
        ),
    ],
)
@pytest.mark.usefixtures("answering")
def test_a_message_that_says_who_is_to_do_what_fills_the_form_with_it(
    site: Site, clock: Clock, said: str, days_ago: int, shown: Sequence[str]
) -> None:
    officer = site.person(SLACK["PO"])
    clock.wind(by=timedelta(days=-days_ago))
    officer.says(said, channel="C0ASSURE")
    clock.wind(by=timedelta(days=days_ago))

    message = next(one for one in officer.channel("C0ASSURE") if one.text == said)
    words = officer.shortcut("Record as action", message).words

    assert [one for one in shown if one not in words] == []


def test_whoever_owes_an_action_asks_for_more_time_where_they_read_it(
    store: Store, say: Say, site: Site
) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper", owner="DCC")

    shown = say("/actions A1", by="DCC").only
    assert shown.buttons == ["Report complete", "Update", "More time", "History"]
    form = site.person(SLACK["DCC"]).presses("More time", in_=shown).only
    assert form.words.startswith("Ask for more time\n*A1* Circulate the options paper")
    assert "More time" not in say("/actions A1").buttons


def test_either_of_two_is_asked_about_with_a_button_for_each(say: Say) -> None:
    asked = say("/actions add either the CC or the DCC to send the figures").only

    assert asked.buttons == ["CC", "DCC", "CC and DCC"]


def test_what_is_reported_complete_is_discharged_or_sent_back_where_it_is_read(
    store: Store, say: Say, site: Site
) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper", owner="DCC")
    say("/actions report A1 it went out", by="DCC")

    shown = say("/actions A1").only
    assert shown.buttons == [
        "Update", "Discharge", "Send back", "Defer", "Change", "Withdraw", "History"
    ]  # fmt: skip
    assert say("/actions A1", by="DCC").buttons == ["Update", "History"]
    officer = site.person(SLACK["PO"])
    form = officer.presses("Send back", in_=shown).only
    officer.fills(form, {"Why": "the figures are missing"})
    assert "*A1* is sent back" in officer.submits(form).words


def test_the_history_says_which_change_was_undone(store: Store, say: Say) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper", owner="DCC")
    say("/actions discharge A1")
    say("/actions undo")

    assert say("/actions history A1").words.endswith(
        "undid a change to A1 (discharged Mon 7 Jun 2021, 09:00)"
    )
