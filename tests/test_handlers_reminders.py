"""Reminders asked about and answered, as people type and press."""

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta

import pytest
from builders import NOW, a_meeting, an_action
from databases import Databases
from delivering import all_messages, all_notices, deliver, direct, posted, told_this_morning

from bot import introducing, local
from bot.errors import NotUnderstood
from bot.local.persons.shown import Seen, Shown
from bot.local.state.people import Member
from bot.membership import Account
from bot.office import Office
from bot.sending import clock as ticks
from handlers import presence
from handlers.asking import Ask
from store import Store
from store.tables import Person

Say = Callable[..., Seen]
DCC, PO, ADA = "U0DEPUTY", "U0POLICY", "U0ADMINI"


@pytest.fixture(scope="module")
def template(databases: Databases, template: str) -> Iterator[str]:
    """The small office on a Monday on which the week's line has been told."""
    with databases.added_to(template, told_this_morning) as url:
        yield url


@pytest.fixture
def owed(office: Office) -> None:
    """Put two actions of the DCC's on the register, due on Tuesday and in July; the bot runs."""
    ticks.tick(office)
    with office.store.writing() as session:
        an_action(session, "Circulate the options paper", owner="DCC", due="by 8 June 2021")
        an_action(session, "Share the findings", owner=["CC", "DCC"], due="by 9 July 2021")


def test_what_is_coming_for_me(owed: None, say: Say) -> None:
    told = say("/reminders", by="DCC").text

    assert "*Reminders of what you owe in the next 30 days*" in told
    assert "Tue 8 Jun 2021, 08:30 · A1 · on the day it is due · to the DCC" in told
    assert "Wed 9 Jun 2021, 08:30 · A1 · it is late · to the DCC" in told
    assert "Fri 2 Jul 2021, 08:30 · A2 · before it is due · to the DCC" in told
    assert "to the CC" not in told


def test_what_is_coming_for_an_action_and_for_a_board(office: Office, owed: None, say: Say) -> None:
    with office.store.writing() as session:
        a_meeting(session, date(2021, 6, 14), starts=time(14))

    assert "A2 · before it is due · to the CC" in say("/reminders coming A2").text
    board = say("/reminders coming MAM").text
    assert "Fri 11 Jun 2021, 08:30 · Monthly Assurance Meeting of Monday 14 June 2021" in board


def test_the_chase_log_tells_what_was_sent_when_and_to_whom(
    office: Office, owed: None, say: Say, clock: local.Clock
) -> None:
    deliver(office, clock)
    told = say("/reminders sent A1").text

    assert "A1 · before it is due · to the DCC · sent Mon 7 Jun 2021, 09:00 to Julian Moss" in told
    assert "No reminder of yours has been due yet" in say("/reminders sent", by="CC").text


def test_an_action_can_be_put_off_to_a_day_by_who_owes_it(
    office: Office, owed: None, say: Say, clock: local.Clock
) -> None:
    told = say("/reminders snooze A1 until Friday", by="DCC").text
    assert "You are reminded of A1 again on Friday 11 June 2021." in told
    for _ in range(5):
        deliver(office, clock)
        clock.wind(by=timedelta(days=1))

    kinds = [(one.kind, one.dropped_why) for one in all_notices(office, about_id=1)]
    assert ("snoozed", "") in kinds
    assert ("late", "") not in kinds


def test_only_who_owes_it_can_put_it_off_and_not_for_long(owed: None, say: Say) -> None:
    assert "You do not owe A1" in say("/reminders snooze A1 until Friday", by="PO").text
    assert "You cannot" in say("/reminders snooze A1 until Friday", by="CC").text
    assert (
        "not after Monday 5 July 2021" in say("/reminders snooze A1 until 1 October", by="DCC").text
    )


def test_a_request_for_more_time_reaches_the_office_and_changes_nothing(
    office: Office, owed: None, say: Say, site: local.Site, clock: local.Clock
) -> None:
    told = say("/reminders time A1 until July because the cohort is to grow", by="DCC").text
    assert told.startswith("The office is asked for more time for A1, until *July 2021*.")
    assert "Until it decides, A1 is due as before." in told
    deliver(office, clock)

    office_told = "\n".join(one.text for one in posted(site, in_=direct(site, PO)))
    assert (
        "Julian Moss (DCC) asks for more time for A1, until July 2021: “the cohort is to grow”"
        in office_told
    )
    assert "due Tue 8 Jun 2021" in office_told


def test_the_buttons_of_a_reminder_work_from_it(
    office: Office, owed: None, answering: None, site: local.Site, clock: local.Clock
) -> None:
    deputy = site.person(DCC)
    deliver(office, clock)
    shown = deputy.sees("You (for the DCC) owe")

    deputy.presses("Snooze", in_=shown)
    deputy.fills(the_form(deputy), {"Until which day": "Friday"})
    assert "again on Friday 11 June 2021" in deputy.submits().text
    deputy.closes()
    deputy.presses("More time", in_=shown)
    deputy.fills(the_form(deputy), {"Until when": "July", "Why": "the cohort is to grow"})
    assert "The office is asked" in deputy.submits().text
    deputy.closes()
    seen = deputy.presses("Acknowledge", in_=shown)
    assert "Recorded: you have seen the reminder of *A1*." in seen.text


def the_form(person: local.Person) -> Shown:
    """Return the form before somebody."""
    assert person.form is not None
    return person.form


def test_the_office_can_pause_resume_and_send_now(
    office: Office, owed: None, say: Say, site: local.Site, clock: local.Clock
) -> None:
    told = say("/reminders pause A1 until 1 July").text
    assert "Nobody is reminded of A1 until Thursday 1 July 2021." in told
    deliver(office, clock)
    assert posted(site, in_=direct(site, DCC)) == []

    assert "go out again" in say("/reminders resume A1").text
    assert "is being sent" in say("/reminders send A1").text
    deliver(office, clock)
    (message,) = posted(site, in_=direct(site, DCC))
    assert "Circulate the options paper" in message.text
    assert "Only the Commissioner's office" in say("/reminders pause A1", by="DCC").text


def test_reminders_of_one_meeting_are_asked_for_by_its_day(
    office: Office, say: Say, clock: local.Clock
) -> None:
    with office.store.writing() as session:
        a_meeting(session, date(2021, 6, 9), starts=time(14))
        a_meeting(session, date(2021, 6, 28), starts=time(14))
    clock.wind(by=timedelta(days=1))
    deliver(office, clock)

    coming = say("/reminders coming 9 June").text
    assert "*Reminders of the Monthly Assurance Meeting of Wednesday 9 June 2021 in" in coming
    assert "28 June" not in coming
    sent = say("/reminders sent 9 June").text
    assert "the day before the meeting · to the channel <#C0ASSURE> · sent Tue 8 Jun 2021" in sent
    say("/reminders pause 9 June until 1 July")
    paused = say("/reminders coming 9 June").text
    assert "are paused until Thursday 1 July 2021." in paused
    assert "No meeting on Tuesday 15 June 2021" in say("/reminders coming 15 June").text


def test_an_action_owed_by_a_vacant_post_is_told_to_the_office_once_however_late(
    office: Office, site: local.Site, clock: local.Clock
) -> None:
    ticks.tick(office)
    with office.store.writing() as session:
        an_action(session, "Adopt the model", owner="ACC LP", due="by 7 June 2021")
    for _ in range(7):
        clock.wind(by=timedelta(days=1))
        deliver(office, clock, minutes=1)

    told = [one.text for one in posted(site, in_=direct(site, PO)) if "Adopt" in one.text]
    assert "5 working days late" in told[-1]
    assert not any("*Late:*" in one for one in told)


def test_why_no_reminder_is_planned_is_said(store: Store, say: Say) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper", due="no date")

    told = say("/reminders coming A1").text
    assert told.endswith("No day is known on which it is due. To remind now: `/reminders send A1`.")
    say("/actions discharge A1")
    assert say("/reminders coming A1").text.endswith("It is no longer outstanding.")


def test_only_the_office_says_when_others_are_reminded(owed: None, say: Say) -> None:
    for words in ("pause A1", "resume A1", "replan"):
        refused = say(f"/reminders {words}", by="DCC").text
        assert "Only the Commissioner's office can say when others are reminded." in refused
    digest = say("/reminders prefer digest Monday", by="DCC").text
    assert digest.startswith("Only the Commissioner's office can have a digest")
    for words in ("send A1", "health"):
        refused = say(f"/reminders {words}", by="DCC").text
        assert "Only the Commissioner's office can look after reminders." in refused


def test_what_has_no_date_can_be_reminded_of_by_hand_and_put_off(
    office: Office, owed: None, say: Say, site: local.Site, clock: local.Clock
) -> None:
    with office.store.writing() as session:
        an_action(session, "Adopt the model", owner="CC")
    say("/reminders send A3")
    deliver(office, clock)
    (message,) = posted(site, in_=direct(site, "U0CHIEFC"))
    assert "*A3* Adopt the model. No date given." in message.text

    assert (
        "again on Wednesday 9 June 2021" in say("/reminders snooze A3 until 9 June", by="CC").text
    )
    for _ in range(2):
        clock.wind(by=timedelta(days=1))
        deliver(office, clock, minutes=1)
    assert sum("Adopt" in one.text for one in posted(site, in_=direct(site, "U0CHIEFC"))) == 2


def test_somebody_away_says_so_and_is_back(
    office: Office, owed: None, say: Say, site: local.Site, clock: local.Clock
) -> None:
    assert "from Monday 14 June" in say("/reminders out 14 June to 18 June", by="DCC").text
    told = say("/reminders out until 18 June, tell SO", by="DCC").text
    assert "You are away until Friday 18 June 2021, that day included." in told
    deliver(office, clock)
    assert posted(site, in_=direct(site, DCC)) == []
    (message,) = posted(site, in_=direct(site, "U0STAFFO"))
    assert "Julian Moss is away until Friday 18 June 2021" in message.text

    assert "Welcome back" in say("/reminders back", by="DCC").text
    assert "not noted as away" in say("/reminders back", by="DCC").text


def test_nobody_is_named_in_ones_place_who_is_shown_no_action(store: Store) -> None:
    with store.writing() as session:
        session.add(Person(name="Ida Tech", slack_id="U0ITTECH", role="administrator"))
        dcc = introducing.actor(session, Account(DCC), on=NOW.date())
        ask = Ask(session, dcc, NOW)

        with pytest.raises(NotUnderstood, match=r"^Ida Tech is not shown any action"):
            presence.out(ask.saying("until 18 June, tell Ida Tech"))
        with pytest.raises(NotUnderstood, match=r"^Give one other person"):
            presence.out(ask.saying("until 18 June, tell Julian Moss"))


def test_somebody_may_be_told_in_a_channel(
    office: Office, owed: None, say: Say, site: local.Site, clock: local.Clock
) -> None:
    say("/reminders prefer here", by="DCC", channel="C0ASSURE")
    deliver(office, clock)

    assert posted(site, in_=direct(site, DCC)) == []
    assert any("for the DCC" in one.text for one in posted(site, in_="C0ASSURE"))


def test_nobody_is_told_in_a_channel_that_anybody_may_join(
    office: Office, owed: None, say: Say, site: local.Site, clock: local.Clock
) -> None:
    assert (
        "a private one that I am in"
        in say("/reminders prefer here", by="DCC", channel="C0ASSURE").text
    )
    site.workspace.channels["C0ASSURE"].kind = "channel"
    deliver(office, clock)

    assert any("A1" in one.text for one in posted(site, in_=direct(site, DCC)))
    assert not any("for the DCC" in one.text for one in posted(site, in_="C0ASSURE"))


def test_health_tells_the_office_how_sending_goes(
    office: Office, owed: None, say: Say, site: local.Site, clock: local.Clock
) -> None:
    site.faults.inject("*", "error", name="token_revoked", times=None)
    ticks.tick(office)
    site.faults.clear()
    told = say("/reminders health").text
    assert "*Reminders are NOT going out.*" in told
    assert "token_revoked" in told

    clock.wind(by=timedelta(minutes=2))
    deliver(office, clock)
    told = say("/reminders health").text
    assert "*Reminders are going out.* The clock last ticked Mon 7 Jun 2021, 09:02." in told
    assert "0 of them more than a day late; 0 messages given up" in told
    assert "Only the Commissioner's office" in say("/reminders health", by="DCC").text
    assert all_messages(office)


def test_who_looks_after_the_bot_sees_what_was_given_up_and_sends_it_again(
    office: Office, owed: None, say: Say, site: local.Site, clock: local.Clock
) -> None:
    site.workspace.add_person(Member(ADA, "Ada Ministrator"))
    with office.store.writing() as session:
        session.add(Person(name="Ada Ministrator", slack_id=ADA, role="administrator"))
    site.faults.inject(
        "chat.postMessage", "error", name="msg_too_long", times=None,
        only=lambda asked: asked.get("channel") == DCC,
    )  # fmt: skip
    deliver(office, clock)
    site.faults.clear()
    ada = site.person(ADA)
    told = ada.types("/reminders health").text
    assert "Given up: a message of Mon 7 Jun 2021, 2 tries: msg_too_long." in told
    assert "options paper" not in told
    told = "".join(one.text for one in posted(site, in_=direct(site, ADA)))
    assert "A message of Mon 7 Jun 2021 with 1 notice could not be sent: msg_too_long." in told

    assert "1 notice that had been given up" in ada.types("/reminders send").text
    deliver(office, clock)
    assert "options paper" in posted(site, in_=direct(site, DCC))[0].text
    assert "the register is not shown to you" in ada.types("/reminders send A1").text
    assert "the register is not shown to you" in ada.types("/reminders").text


def test_the_chase_log_of_a_board_and_of_a_day_tells_of_meetings_that_have_been(
    office: Office, say: Say, clock: local.Clock
) -> None:
    ticks.tick(office)
    with office.store.writing() as session:
        a_meeting(session, date(2021, 6, 8), starts=time(14))
    clock.wind(by=timedelta(days=1))
    deliver(office, clock)
    clock.wind(by=timedelta(days=1))

    line = "meeting of Tue 8 Jun 2021 · the morning of the meeting · to the channel"
    assert line in say("/reminders sent MAM").text
    on_its_day = say("/reminders sent 8 June").text
    assert "Reminders of the Monthly Assurance Meeting of Tuesday 8 June 2021" in on_its_day
    assert line in on_its_day


def test_whoever_is_away_is_told_who_hears_of_it_instead(say: Say) -> None:
    away = say("/reminders out until 18 June", by="CC").text
    assert "Melanie Reynolds is told meanwhile." in away  # the CC's deputy
    assert "Natasha Noorbakhsh is told" in say("/reminders out until 18 June", by="DCC").text
    named = say("/reminders out until 18 June, tell CEX", by="DCC").text
    assert "Andy Champness is told meanwhile." in named


def test_what_is_sent_by_hand_at_night_is_said_to_go_out_in_the_morning(
    owed: None, say: Say, clock: local.Clock
) -> None:
    clock.wind(by=timedelta(hours=14))  # 23:00
    told = say("/reminders send A1").text
    assert "A reminder of A1 goes out Tue 8 Jun 2021, 07:00." in told

    clock.wind(by=timedelta(hours=9))
    assert "A reminder of A1 is being sent." in say("/reminders send A1").text


def test_what_comes_alike_at_one_moment_is_told_in_one_line(
    office: Office, owed: None, say: Say
) -> None:
    with office.store.writing() as session:
        an_action(session, "Brief the PCC", owner="DCC", due="by 8 June 2021")

    told = say("/reminders", by="DCC").text
    assert "Tue 8 Jun 2021, 08:30 · A1 and A3 · on the day they are due · to the DCC" in told
    assert "Wed 9 Jun 2021, 08:30 · A1 and A3 · they are late · to the DCC" in told


def test_a_pause_lasts_as_long_as_is_said_and_no_longer(owed: None, say: Say) -> None:
    told = say("/reminders pause A1 for two weeks").text
    assert told == "Nobody is reminded of A1 until Monday 21 June 2021. It stays in every list."

    told = say("/reminders pause A1 over the summer").text
    assert "I could not read “over the summer”. Nothing was changed." in told
