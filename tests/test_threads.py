"""What is answered in the thread of a message, in Slack, as each person sees it."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from builders import NOW, SLACK, an_action, the_policy_officer
from databases import Databases
from delivering import deliver, direct, posted, told_this_morning
from sqlmodel import select

from bot import actions, local
from bot.local import Shown
from bot.office import Office
from store import Store, awaiting, history
from store.tables import MoreTime

BOARD = "C0ASSURE"

pytestmark = pytest.mark.usefixtures("answering")


@pytest.fixture(scope="module")
def template(databases: Databases, template: str) -> Iterator[str]:
    """The small office on a Monday on which the week's line has been told."""
    with databases.added_to(template, told_this_morning) as url:
        yield url


@pytest.fixture
def one(store: Store) -> int:
    """A1, which the DCC and the CC owe."""
    with store.writing() as session:
        return an_action(session, "Share the survey findings", owner=["DCC", "CC"]).id or 0


@pytest.fixture
def update(office: Office, site: local.Site, clock: local.Clock, one: int) -> Shown:
    """The message in the board's channel that tells the office's update on A1."""
    site.person(SLACK["PO"]).types("/actions update A1 the findings go out on Friday")
    deliver(office, clock)
    return site.person(SLACK["DCC"]).channel(BOARD)[-1]


def test_an_update_names_who_must_acknowledge_it_and_how(update: Shown) -> None:
    assert "*Update on A1* by Natasha Noorbakhsh" in update.text
    assert "the findings go out on Friday" in update.text
    assert "Waiting for the DCC and the CC since Monday 7 June 2021." in update.text
    assert "reply “noted”" in update.text
    assert update.buttons == ["Acknowledge"]


def test_a_press_is_recorded_and_the_message_drawn_in_its_place(
    update: Shown, site: local.Site
) -> None:
    seen = site.person(SLACK["DCC"]).presses("Acknowledge", in_=update)

    assert "Recorded: the DCC has seen the update on *A1*. Waiting for the CC." in seen.text
    assert "Seen by the DCC (Mon 7 Jun 2021, 09:0" in update.text
    assert "Waiting for the CC since" in update.text


def test_a_deputy_acknowledges_and_is_named_as_one(update: Shown, site: local.Site) -> None:
    site.person(SLACK["SO"]).says("thanks, noted", channel=BOARD, thread=update.ts)

    assert "Seen by the SO for the CC (" in update.text


def test_a_tick_acknowledges_and_taking_it_off_does_not_undo_it(
    update: Shown, site: local.Site, store: Store
) -> None:
    deputy = site.person(SLACK["DCC"])
    deputy.reacts(update, "white_check_mark")
    deputy.reacts(update, "white_check_mark", remove=True)

    assert "Seen by the DCC (" in update.text
    assert dids(store)[-2:] == ["acknowledged", "took a tick off"]


@pytest.mark.parametrize("words", ["not noted", "noted but I disagree", "noted?", "> noted"])
def test_what_is_no_plain_acknowledgement_is_none(
    words: str, update: Shown, site: local.Site, store: Store
) -> None:
    site.person(SLACK["DCC"]).says(words, channel=BOARD, thread=update.ts)

    assert "Waiting for the DCC and the CC" in update.text
    assert "acknowledged" not in dids(store)


def test_somebody_who_is_not_asked_is_thanked_alone_and_told_so(
    update: Shown, site: local.Site, store: Store
) -> None:
    seen = site.person(SLACK["PCC"]).says("noted", channel=BOARD, thread=update.ts)

    assert "You are not among those asked to acknowledge *A1*" in seen.only.text
    assert seen.only.only_you
    assert "acknowledged" not in dids(store)


def test_acknowledging_twice_changes_nothing_and_says_who_was_first(
    update: Shown, site: local.Site, store: Store
) -> None:
    site.person(SLACK["SO"]).presses("Acknowledge", in_=update)
    seen = site.person(SLACK["CC"]).says("seen", channel=BOARD, thread=update.ts)

    assert "was acknowledged for the CC by Melanie Reynolds" in seen.text
    assert dids(store).count("acknowledged") == 1


def test_when_everybody_has_the_button_goes(update: Shown, site: local.Site) -> None:
    site.person(SLACK["DCC"]).presses("Acknowledge", in_=update)
    site.person(SLACK["CC"]).presses("Acknowledge", in_=update)

    assert "Everybody who was asked has acknowledged it." in update.text
    assert update.buttons == []


def test_a_reply_is_kept_as_a_remark_and_offered_to_be_recorded(
    update: Shown, site: local.Site, office: Office, clock: local.Clock, store: Store
) -> None:
    deputy = site.person(SLACK["DCC"])
    offer = deputy.says(
        "The draft is with legal, expected on Friday", channel=BOARD, thread=update.ts
    )

    assert "Kept with *A1* as a remark." in offer.only.text
    assert offer.only.only_you
    assert dids(store)[-1] == "remarked on"

    said = deputy.presses("Record as the official update", in_=offer.only)

    assert "Recorded as the official update on *A1*." in said.text
    assert "Asked to acknowledge it: the CC and the PO." in said.text
    deliver(office, clock)
    assert "The draft is with legal" in site.person(SLACK["CC"]).channel(BOARD)[-1].text


def test_a_reply_that_asks_for_more_time_is_offered_the_form_filled_with_what_it_says(
    update: Shown, site: local.Site, store: Store
) -> None:
    deputy = site.person(SLACK["DCC"])
    offer = deputy.says(
        "Can we have until 6 August 2021? The analyst is off sick",
        channel=BOARD, thread=update.ts,
    )  # fmt: skip

    assert offer.only.only_you
    assert offer.only.buttons == ["More time", "Record as the official update"]
    assert "It is not taken as an acknowledgement." in offer.only.text
    assert "acknowledged" not in dids(store)

    form = deputy.presses("More time", in_=offer.only).only
    assert "Until when: 6 August 2021" in form.text
    assert "Why: The analyst is off sick" in form.text

    assert "for more time for A1, until *Friday 6 August 2021*." in deputy.submits().text
    assert dids(store)[-1] == "asked for more time for"


def test_a_reply_that_acknowledges_and_asks_for_more_time_does_both(
    update: Shown, site: local.Site, store: Store
) -> None:
    deputy = site.person(SLACK["DCC"])
    offer = deputy.says(
        "Noted, but can we have until 6 August 2021?", channel=BOARD, thread=update.ts
    )[-1]

    assert "Recorded: the DCC has seen the update on *A1*. Waiting for the CC." in offer.text
    assert "Kept with *A1* as a remark. *More time* asks the office for it" in offer.text
    assert "Seen by the DCC" in update.text
    assert dids(store)[-2:] == ["acknowledged", "remarked on"]

    form = deputy.presses("More time", in_=offer).only
    assert "Until when: 6 August 2021" in form.text


def test_a_reply_that_says_it_is_done_is_offered_the_report_filled_with_what_it_says(
    update: Shown, site: local.Site
) -> None:
    deputy = site.person(SLACK["DCC"])

    offer = deputy.says("A1: done, sent to the panel on Friday", channel=BOARD, thread=update.ts)
    assert "It is not reported complete yet: *Report complete* does that." in offer.only.text
    form = deputy.presses("Report complete", in_=offer.only).only
    assert "What was done?: done, sent to the panel on Friday" in form.text
    assert "Your part of *A1* is reported complete." in deputy.submits().words

    later = deputy.says("A1: not done until Friday", channel=BOARD, thread=update.ts)
    assert later.only.buttons == ["Record as the official update"]


def test_a_reply_that_acknowledges_and_tells_how_it_stands_is_offered_to_be_recorded(
    update: Shown, site: local.Site, store: Store
) -> None:
    deputy = site.person(SLACK["DCC"])
    offer = deputy.says(
        "Noted. Three of the five areas have adopted it", channel=BOARD, thread=update.ts
    )[-1]

    assert "Recorded: the DCC has seen the update on *A1*." in offer.text
    assert "Seen by the DCC" in update.text
    said = deputy.presses("Record as the official update", in_=offer)

    assert "Recorded as the official update on *A1*." in said.text
    assert dids(store)[-3:] == ["acknowledged", "remarked on", "updated"]


def test_more_time_that_somebody_else_asked_for_is_not_offered_to_another(
    update: Shown, site: local.Site
) -> None:
    deputy = site.person(SLACK["DCC"])
    offer = deputy.says("I need an extension on this", channel=BOARD, thread=update.ts).only

    pressed = site.person(SLACK["CC"]).presses("More time", in_=offer)

    assert "That button is out of date." in pressed.text
    assert site.person(SLACK["CC"]).form is None


def test_an_owners_reply_that_says_it_is_an_update_is_recorded_at_once(
    update: Shown, site: local.Site, store: Store
) -> None:
    seen = site.person(SLACK["DCC"]).says(
        "update: shared with the panel on Tuesday", channel=BOARD, thread=update.ts
    )

    assert "Recorded as the official update on *A1*." in seen.only.text
    shown = site.person(SLACK["PO"]).types("/actions show A1").text
    assert "Julian Moss (DCC)" in shown
    assert "“shared with the panel on Tuesday”" in shown
    told = site.person(SLACK["PO"]).types("/actions history A1").text
    assert "Julian Moss (DCC) updated A1: “shared with the panel on Tuesday”" in told
    assert "nothing →" not in told
    assert dids(store)[-1] == "updated"


def test_editing_and_deleting_are_followed_and_the_record_keeps_both(
    update: Shown, site: local.Site, store: Store, office: Office, clock: local.Clock
) -> None:
    deputy = site.person(SLACK["DCC"])
    deputy.says("update: shared on Tuesday", channel=BOARD, thread=update.ts)
    reply = deputy.channel(BOARD, thread=update.ts)[-2]
    deliver(office, clock)
    told = site.person(SLACK["CC"]).channel(BOARD)[-1]
    site.person(SLACK["CC"]).presses("Acknowledge", in_=told)
    assert "Seen by the CC" in told.text

    deputy.edits(reply, "update: shared on Wednesday")

    assert ": shared on Wednesday" in told.text
    assert "update:" not in told.text
    assert "Waiting for the CC and the PO" in told.text
    history_ = site.person(SLACK["PO"]).types("/actions history A1").text
    assert "shared on Tuesday" in history_
    assert "shared on Wednesday" in history_

    deputy.deletes(reply)

    assert "deleted in Slack" in told.text
    assert "Waiting" not in told.text
    assert dids(store)[-1] == "deleted a remark on"


def test_a_slip_put_right_before_anybody_answers_is_asked_about_in_the_same_message(
    update: Shown, site: local.Site, office: Office, clock: local.Clock
) -> None:
    deputy, chief = site.person(SLACK["DCC"]), site.person(SLACK["CC"])
    deputy.says("update: shraed on Tuesday", channel=BOARD, thread=update.ts)
    reply = deputy.channel(BOARD, thread=update.ts)[-2]
    deputy.edits(reply, "update: shared on Tuesday")  # before it is told at all
    deliver(office, clock)
    told = chief.channel(BOARD)[-1]
    assert ": shared on Tuesday\nWaiting for the CC and the PO" in told.text

    deputy.edits(reply, "update: shared on Wednesday")
    deliver(office, clock)
    assert chief.channel(BOARD)[-1].ts == told.ts
    assert ": shared on Wednesday\nWaiting for the CC and the PO" in told.text

    chief.presses("Acknowledge", in_=told)
    deputy.edits(reply, "update: shared on Thursday")
    deliver(office, clock)
    assert ": shared on Thursday\nWaiting for the CC and the PO" in chief.channel(BOARD)[-1].text
    assert chief.channel(BOARD)[-1].ts != told.ts


def test_a_reply_that_is_edited_is_taken_for_what_it_plainly_is_now(
    update: Shown, site: local.Site, store: Store
) -> None:
    deputy = site.person(SLACK["DCC"])
    deputy.says("not yet", channel=BOARD, thread=update.ts)
    first = deputy.channel(BOARD, thread=update.ts)[-1]
    deputy.says("shared on Tuesday", channel=BOARD, thread=update.ts)
    second = next(one for one in deputy.channel(BOARD, thread=update.ts) if "Tues" in one.text)

    assert "the DCC has seen the update on *A1*" in deputy.edits(first, "noted").text
    assert "Recorded as the official update" in deputy.edits(second, "update: shared it").text

    deputy.edits(first, "not noted")  # what was acknowledged stays acknowledged
    deputy.edits(second, "update: shared them")
    assert "Seen by the DCC" in update.text
    assert "“shared them”" in site.person(SLACK["PO"]).types("/actions show A1").text
    assert dids(store).count("updated") == 2  # the office's and the deputy's, which was edited


def test_an_update_is_shown_with_where_it_was_said(
    update: Shown, site: local.Site, office: Office
) -> None:
    site.person(SLACK["DCC"]).says("update: shared it", channel=BOARD, thread=update.ts)

    shown = site.person(SLACK["PO"]).types("/actions show A1").text

    assert f"“shared it” (<{office.members.home_address()}archives/{BOARD}/p" in shown
    assert f"&amp;cid={BOARD}|in Slack>)" in shown


def test_a_thread_about_several_actions_asks_which(
    store: Store, office: Office, site: local.Site, clock: local.Clock
) -> None:
    with store.writing() as session:
        an_action(session, "Share the survey findings", due="Mon 7 June 2021")
        an_action(session, "Circulate the options paper", due="Mon 7 June 2021")
    deliver(office, clock)
    deputy = site.person(SLACK["DCC"])
    reminder = deputy.channel(direct(site, SLACK["DCC"]))[-1]

    asked = deputy.says("The draft is with legal", thread=reminder.ts)

    assert "about several actions (A1, A2). Which is your reply about?" in asked.only.text
    seen = deputy.presses("A2 Circulate the options paper", in_=asked.only)
    assert "Kept with *A2* as a remark." in seen.text
    named = deputy.says("A1: the findings are with the panel", thread=reminder.ts)
    assert "Kept with *A1* as a remark." in named.only.text
    both = deputy.says("A1 and A2 are with the panel", thread=reminder.ts)
    assert "Which is your reply about?" in both.only.text
    assert deputy.says("thanks", thread=reminder.ts) == []  # nothing to ask of that


def test_in_a_thread_about_several_an_update_is_recorded_on_the_one_it_is_about(
    store: Store, office: Office, site: local.Site, clock: local.Clock
) -> None:
    with store.writing() as session:
        an_action(session, "Share the survey findings", due="Mon 7 June 2021")
        an_action(session, "Circulate the options paper", due="Mon 7 June 2021")
    deliver(office, clock)
    deputy = site.person(SLACK["DCC"])
    reminder = deputy.channel(direct(site, SLACK["DCC"]))[-1]

    for words in ("A1: update: with the panel", "update on A1: out on Friday"):
        recorded = deputy.says(words, thread=reminder.ts)
        assert "Recorded as the official update on *A1*." in recorded.only.text, words
    asked = deputy.says("update: with legal", thread=reminder.ts)
    placed = deputy.presses("A2 Circulate the options paper", in_=asked.only)
    assert "Recorded as the official update on *A2*." in placed.text
    assert "(A1, A2)" in deputy.says("A9: with the panel", thread=reminder.ts).only.text

    seen = deputy.says("A1 noted", thread=reminder.ts)
    assert seen[-1].text == "Recorded: you have seen the reminder of *A1*."
    assert dids(store).count("acknowledged") == 1
    deputy.says("noted", thread=reminder.ts)
    again = deputy.says("seen", thread=reminder.ts)
    assert again.only.text == (
        "*A1 and A2* were acknowledged for the DCC by Julian Moss, Mon 7 Jun 2021, 09:00."
        " Nothing was changed."
    )


def test_a_thread_about_more_actions_than_buttons_says_how_many_there_are(
    store: Store, office: Office, site: local.Site, clock: local.Clock
) -> None:
    with store.writing() as session:
        for number in range(1, 8):
            an_action(session, f"Share the findings of survey {number}", due="Mon 7 June 2021")
    deliver(office, clock)
    deputy = site.person(SLACK["DCC"])
    reminder = deputy.channel(direct(site, SLACK["DCC"]))[-1]

    asked = deputy.says("The draft is with legal", thread=reminder.ts)

    assert "(A1, A2, A3, A4, A5 and 2 more). Which is your reply about?" in asked.only.text
    named = deputy.says("A7: the findings are with the panel", thread=reminder.ts)
    assert "Kept with *A7* as a remark." in named.only.text


def test_a_reply_that_acknowledges_several_and_asks_for_time_is_asked_of_which(
    store: Store, office: Office, site: local.Site, clock: local.Clock
) -> None:
    with store.writing() as session:
        an_action(session, "Share the survey findings", due="Mon 7 June 2021")
        an_action(session, "Circulate the options paper", due="Mon 7 June 2021")
    deliver(office, clock)
    deputy = site.person(SLACK["DCC"])
    reminder = deputy.channel(direct(site, SLACK["DCC"]))[-1]

    asked = deputy.says("Noted. Could we have another week please", thread=reminder.ts)[-1]

    assert "Recorded: you have seen the reminder of *A1 and A2*." in asked.text
    assert "Which is your reply about?" in asked.text
    placed = deputy.presses("A2 Circulate the options paper", in_=asked)
    assert "Kept with *A2* as a remark." in placed.text
    assert "not taken as an acknowledgement" not in placed.text
    assert placed.only.buttons == ["More time", "Record as the official update"]


def test_a_reminder_is_acknowledged_by_a_reply_in_its_thread(
    store: Store, office: Office, site: local.Site, clock: local.Clock
) -> None:
    with store.writing() as session:
        an_action(session, "Share the survey findings", due="Mon 7 June 2021")
    deliver(office, clock)
    deputy = site.person(SLACK["DCC"])
    reminder = deputy.channel(direct(site, SLACK["DCC"]))[-1]

    seen = deputy.says("noted", thread=reminder.ts)

    assert "Recorded: you have seen the reminder of *A1*." in seen.text
    assert dids(store)[-1] == "acknowledged"
    assert "Seen by Julian Moss (Mon 7 Jun 2021, 09:0" in reminder.text
    assert reminder.buttons == ["Report complete", "Update", "More time", "Snooze"]


def test_a_reminder_is_drawn_anew_as_what_it_tells_is_done(
    store: Store, office: Office, site: local.Site, clock: local.Clock
) -> None:
    with store.writing() as session:
        for words in ("Share the findings", "Book the hall", "Print the leaflet", "Find a room"):
            an_action(session, words, due="Mon 7 June 2021")
    deliver(office, clock)
    deputy, officer = site.person(SLACK["DCC"]), site.person(SLACK["PO"])
    reminder = deputy.channel(direct(site, SLACK["DCC"]))[-1]
    assert "owe *4 actions*" in reminder.text

    deputy.types("/actions report A1 shared on Friday")
    officer.types("/actions defer A2 to 2 July because the hall is shut")
    officer.types("/actions discharge A3")

    assert "You (for the DCC) owe *1 action*." in reminder.text
    assert "*A4* Find a room. Due Mon 7 Jun 2021, today." in reminder.text
    assert "*A1* was reported complete: Share the findings." in reminder.text
    assert "*A2* Book the hall: it is now due Fri 2 Jul 2021." in reminder.text
    assert "*A3* was discharged: Print the leaflet." in reminder.text
    assert reminder.buttons == ["Report complete", "Update", "More time", "Snooze", "Acknowledge"]

    deputy.types("/actions report A4 found")

    assert reminder.buttons == []


def test_who_has_reported_their_part_is_said_to_whoever_is_left(
    one: int, office: Office, site: local.Site, clock: local.Clock, store: Store
) -> None:
    with store.writing() as session:
        an_action(session, "Book the hall", owner=["DCC", "CC"], due="Mon 7 June 2021")
    deliver(office, clock)
    mine, his = (
        site.person(SLACK[short]).channel(direct(site, SLACK[short]))[-1] for short in ("DCC", "CC")
    )

    site.person(SLACK["DCC"]).types("/actions report A2 booked for July")
    deliver(office, clock)

    assert mine.text == "*A2* Book the hall: this part of it was reported complete."
    assert "Owed by DCC and CC. DCC has reported their part." in his.text


def test_the_offices_message_of_a_report_loses_its_buttons_once_it_is_settled(
    one: int, office: Office, site: local.Site, clock: local.Clock
) -> None:
    officer = site.person(SLACK["PO"])
    deliver(office, clock)
    for words in ("nearly done", "all done"):
        officer.types(f"/actions report A{one} {words}")
    deliver(office, clock)
    told = officer.channel(direct(site, SLACK["PO"]))[-1]
    assert told.buttons == ["Discharge", "Send back", "Keep open"]
    noted = officer.says("noted", thread=told.ts)
    assert noted.only.text.endswith("This message asks for no acknowledgement.")
    officer.presses("Keep open", in_=told)
    assert "by Natasha Noorbakhsh (PO), Mon 7 Jun 2021, 09:00: “all done”" in told.text
    assert "\nIt stays open until the meeting has seen it." in told.text
    assert told.buttons == ["Discharge", "Send back"]
    assert "*Kept open:* until the meeting has seen it." in officer.types("/actions show A1").text

    officer.types("/actions discharge A1")

    assert (told.buttons, told.text) == ([], "*A1* was discharged: Share the survey findings.")


def test_a_thread_that_is_none_of_ours_is_left_alone(
    one: int, site: local.Site, store: Store
) -> None:
    officer = site.person(SLACK["PO"])
    officer.says("Who is coming to lunch?", channel=BOARD)
    root = officer.channel(BOARD)[-1]
    before = dids(store)

    seen = site.person(SLACK["DCC"]).says("noted", channel=BOARD, thread=root.ts)

    assert seen == []
    assert dids(store) == before


def test_a_stranger_in_a_thread_is_neither_answered_nor_recorded(
    update: Shown, site: local.Site, store: Store
) -> None:
    site.workspace.channels[BOARD].members.append(SLACK["stranger"])
    before = dids(store)

    seen = site.person(SLACK["stranger"]).says("noted", channel=BOARD, thread=update.ts)

    assert seen == []
    assert dids(store) == before


def test_what_is_written_beside_a_reminder_is_said_not_to_be_kept(
    site: local.Site, answering: None, store: Store
) -> None:
    before = dids(store)

    told = site.person(SLACK["DCC"]).says("noted")
    assert told.only.text.startswith("What is written here is not kept. To answer a reminder,")
    assert site.person(SLACK["stranger"]).says("noted") == []
    assert site.person(SLACK["PO"]).says("noted", channel=BOARD) == []
    assert dids(store) == before


def test_our_own_and_other_bots_messages_are_nothing(
    update: Shown, site: local.Site, store: Store
) -> None:
    before, messages = dids(store), len(posted(site))
    event = {"type": "message", "channel": BOARD, "channel_type": "group", "user": SLACK["DCC"],
             "bot_id": "B0OTHER", "text": "noted", "ts": "1623052800.000900",
             "thread_ts": update.ts, "event_ts": "1623052800.000900"}  # fmt: skip

    for more in ({}, {"subtype": "bot_message"}, {"user": site.workspace.bot_user}):
        site.delivery.tell(event | more).settled.wait(3)

    assert dids(store) == before
    assert len(posted(site)) == messages


def test_an_event_told_again_and_out_of_order_has_one_effect(
    update: Shown, site: local.Site, store: Store
) -> None:
    site.person(SLACK["DCC"]).says("noted, will chase legal", channel=BOARD, thread=update.ts)
    site.person(SLACK["DCC"]).says("The draft is with legal", channel=BOARD, thread=update.ts)
    before = dids(store)
    told = [one for one in site.delivery.told if one.payload["event"]["type"] == "message"]

    for attempt in range(1, 5):
        for one in reversed(told):
            site.delivery.redeliver(one, attempt=attempt).tried.wait(3)

    assert dids(store) == before


def test_what_is_unanswered_is_listed_chased_and_then_told_to_the_office(
    update: Shown, office: Office, site: local.Site, clock: local.Clock
) -> None:
    site.person(SLACK["DCC"]).presses("Acknowledge", in_=update)
    listed = site.person(SLACK["PO"]).types("/actions acknowledgements").text
    assert "*1 not acknowledged*" in listed
    assert "waiting for the CC since Monday 7 June 2021" in listed

    clock.wind(by=timedelta(days=2))
    deliver(office, clock)

    chased = site.person(SLACK["CC"]).channel(direct(site, SLACK["CC"]))[-1]
    assert "An update awaits your acknowledgement." in chased.text
    assert "Acknowledge" in chased.buttons
    assert not posted(site, in_=direct(site, SLACK["DCC"]))

    clock.wind(by=timedelta(days=5))
    deliver(office, clock)

    told = site.person(SLACK["PO"]).channel(direct(site, SLACK["PO"]))
    assert any("Not acknowledged." in one.text for one in told)

    site.person(SLACK["PO"]).types("/actions discharge A1")  # nobody is waited for any longer
    listed = site.person(SLACK["PO"]).types("/actions acknowledgements").text
    assert listed == "Everybody who was asked has acknowledged every update on what is outstanding."
    site.person(SLACK["CC"]).presses("Acknowledge", in_=chased)
    assert "Everybody who was asked has acknowledged it." in update.text


def dids(store: Store) -> list[str]:
    with store.reading() as session:
        return [line.did for line in history.of(session, "action", 1)]


def test_home_queues_reports_to_discharge_send_back_or_keep_open(
    one: int, site: local.Site, store: Store, office: Office, clock: local.Clock
) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper")
    site.person(SLACK["DCC"]).types("/actions report A2 it went out on Friday")
    site.person(SLACK["PO"]).types("/actions report A1 all areas have sent theirs")
    officer = site.person(SLACK["PO"])
    officer.opens_home()
    assert officer.home is not None
    assert "Awaiting the office (2)" in officer.home.words
    assert officer.home.buttons.count("Send back") == 2

    officer.types("/actions keep A1")
    officer.types("/actions sendback A2 because two pages are missing")
    officer.opens_home()

    assert "kept open until the meeting has seen it" in officer.home.words
    assert "Awaiting the office (1)" in officer.home.words
    deliver(office, clock)
    told = site.person(SLACK["DCC"]).channel(direct(site, SLACK["DCC"]))[-1]
    assert "*A2* was sent back by the office: “two pages are missing”" in told.text
    assert told.buttons[:3] == ["Report complete", "Update", "More time"]
    back = "*Report sent back:* Mon 7 Jun 2021, 09:00: “two pages are missing”"
    assert back in officer.types("/actions show A2").text
    officer.types("/actions report A2 it is all there now")
    assert back not in officer.types("/actions show A2").text


def test_however_many_answers_there_are_each_is_told_in_a_message_that_holds_it(
    site: local.Site, store: Store, office: Office, clock: local.Clock
) -> None:
    by = the_policy_officer
    clock.wind(by=timedelta(days=7))  # when the week's line is owed to the office as well
    with store.writing() as session:
        for number in range(30):
            action = an_action(session, f"Count the schemes of district {number}")
            actions.report(session, action, words="they are " * 100, by=by(session), at=NOW)
    deliver(office, clock)

    told = [one for one in posted(site, in_=direct(site, SLACK["PO"])) if "*A" in one.text]
    assert [one.text.count("is reported complete") for one in told] == [3, 8, 8, 8, 3]
    assert not any("more than one message holds" in one.text for one in told)


def test_more_time_is_not_asked_for_of_what_is_reported_complete(
    site: local.Site, one: int
) -> None:
    site.person(SLACK["PO"]).types(f"/actions report A{one} done by both")

    told = site.person(SLACK["DCC"]).types("/reminders time A1 until 6 August because of leave")
    assert told.text == (
        "A1 is reported complete and awaits the office, so no more time was asked for. The office"
        " can send the report back."
    )
    form = site.person(SLACK["PO"]).types("/actions sendback A1").only
    assert "Send a report back" in form.text


def test_an_answer_that_comes_to_the_office_for_a_vacant_post_says_so(
    site: local.Site, store: Store, office: Office, clock: local.Clock
) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper", owner="ACC LP")
    officer = site.person(SLACK["PO"])
    officer.types("/actions report A1 it went out")
    officer.types("/actions sendback A1 because two pages are missing")
    deliver(office, clock)

    told = officer.channel(direct(site, SLACK["PO"]))[-1]
    vacant = "The post of ACC Local Policing is vacant, so what is for the ACC LP comes to you."
    assert vacant in told.text
    assert "*A1* was sent back by the office" in told.text


def test_home_is_drawn_anew_once_something_was_done_from_it(site: local.Site, one: int) -> None:
    officer = site.person(SLACK["PO"])
    officer.types("/actions report A1 all areas have sent theirs")
    officer.opens_home()
    assert officer.home is not None
    assert "1 outstanding · 1 reported complete" in officer.home.words
    assert "Awaiting the office (1)" in officer.home.words

    form = officer.presses("Discharge", in_=officer.home)[-1]
    officer.fills(form, {"Note": "Seen by the office"})
    officer.submits()

    assert "Nothing awaits the office." in officer.home.words
    assert "0 outstanding" in officer.home.words


def test_home_queues_more_time_asked_for_with_what_can_be_answered(
    site: local.Site, one: int
) -> None:
    because = "because the cohort is to grow"
    site.person(SLACK["DCC"]).types(f"/reminders time A1 until 6 August 2021 {because}")
    officer = site.person(SLACK["PO"])
    shown = officer.types("/actions show A1").text
    until = "until Friday 6 August 2021"
    assert f"*More time:* asked for, {until}; the office has not answered." in shown
    officer.opens_home()
    assert officer.home is not None
    assert "More time asked for" in officer.home.words
    assert "Julian Moss, until Friday 6 August 2021: “the cohort is to grow”" in officer.home.words

    officer.presses("Agree", in_=officer.home)

    assert "More time asked for" not in officer.home.words


def test_several_reports_are_discharged_with_one_word(
    site: local.Site, store: Store, one: int
) -> None:
    officer = site.person(SLACK["PO"])
    with store.writing() as session:
        an_action(session, "Circulate the options paper")
    for ref in ("A1", "A2"):
        officer.types(f"/actions report {ref} done")
    officer.opens_home()
    assert officer.home is not None

    form = officer.presses("Discharge several", in_=officer.home)[-1]
    ticked = ["A1 Share the survey findings", "A2 Circulate the options paper"]
    officer.fills(form, {"Which": ticked, "Note": "Seen on the day of the meeting"})
    said = officer.submits().text

    assert "*A1* discharged by Natasha Noorbakhsh" in said
    assert "*A2* discharged by Natasha Noorbakhsh" in said


def test_the_office_is_asked_for_more_time_and_the_owner_told_what_it_decides(
    site: local.Site, office: Office, clock: local.Clock, store: Store
) -> None:
    with store.writing() as session:
        an_action(session, "Share the survey findings", due="Fri 2 July 2021")
    deputy, officer = site.person(SLACK["DCC"]), site.person(SLACK["PO"])
    deliver(office, clock)  # the first plan announces nothing that was done before it
    deputy.types("/reminders time A1 until 6 August 2021 because the cohort is to grow")
    deliver(office, clock)
    in_messages = officer.channel(direct(site, SLACK["PO"]))
    asked = next(one for one in in_messages if "Agree" in one.buttons)
    assert "for A1, until Friday 6 August 2021: “the cohort is to grow”" in asked.text

    seen = officer.presses("Agree", in_=asked)

    assert "*A1* deferred to *Friday 6 August 2021*: “the cohort is to grow”" in seen.text
    deliver(office, clock)
    told = deputy.channel(direct(site, SLACK["DCC"]))[-1]
    assert "The office gives more time for *A1*: it is now due Fri 6 Aug 2021." in told.text
    assert told.buttons == ["Report complete", "Update", "More time"]
    assert (asked.buttons, asked.text) == (
        [],
        "*A1* Share the survey findings: more time was agreed, and it is now due Fri 6 Aug 2021.",
    )  # fmt: skip
    deputy.types("/actions report A1 it was shared")
    assert told.buttons == []


@pytest.mark.parametrize(
    ("done", "told"),
    [
        (
            "defer A1 to Friday 13 August 2021 because the cohort grew",
            "more time for *A1*, not until Friday 6 August 2021: it is now due Fri 13 Aug 2021.",
        ),
        (
            "defer A1 to Friday 6 August 2021 because the cohort grew",
            "more time for *A1*: it is now due Fri 6 Aug 2021.",
        ),
        ("discharge A1", ""),
        ("withdraw A1 because it is a repeat", ""),
    ],
)
@pytest.mark.usefixtures("one")
def test_what_is_done_instead_settles_a_request_for_more_time_until_it_is_undone(
    site: local.Site, office: Office, clock: local.Clock, done: str, told: str
) -> None:
    deputy, officer = site.person(SLACK["DCC"]), site.person(SLACK["PO"])
    deputy.types("/reminders time A1 until 6 August 2021 because the cohort is to grow")

    officer.types(f"/actions {done}")
    with office.store.reading() as session:
        assert awaiting.time_asked(session, limit=1) == []
        settled = session.exec(select(MoreTime)).one()
    assert settled.outcome in {"amended", "closed"}
    deliver(office, clock)
    answers = [one.text for one in deputy.channel(direct(site, SLACK["DCC"])) if "time" in one.text]
    assert (told in answers[-1]) if told else not any("gives more time" in one for one in answers)

    officer.types("/actions undo")
    with office.store.reading() as session:
        assert [one.action for one in awaiting.time_asked(session, limit=2)] == [1]
