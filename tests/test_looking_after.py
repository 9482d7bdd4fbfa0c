"""What whoever looks after the bot is told: how sending goes, in numbers, and nobody's words."""

from datetime import date, time, timedelta

import pytest
from builders import a_meeting, an_action
from delivering import all_notices, deliver, direct, posted
from sqlmodel import col, select

from bot import local, workdays
from bot.local.state.people import Member
from bot.office import Office
from bot.sending import digesting
from store.tables import Absence, Person

ADA, PO, CEX, DCC = "U0ADMINI", "U0POLICY", "U0CHIEFX", "U0DEPUTY"


@pytest.fixture
def office(office: Office, site: local.Site) -> Office:
    """The small office with somebody who looks after the bot."""
    site.workspace.add_person(Member(ADA, "Ada Ministrator"))
    with office.store.writing() as session:
        session.add(Person(name="Ada Ministrator", slack_id=ADA, role="administrator"))
    return office


def told(site: local.Site, who: str) -> list[str]:
    return [one.text for one in posted(site, in_=direct(site, who))]


def test_on_monday_it_is_told_in_a_line_how_sending_went(
    office: Office, site: local.Site, clock: local.Clock
) -> None:
    with office.store.writing() as session:
        an_action(session, "Circulate the options paper", owner="DCC", due="by 7 June 2021")
    site.faults.inject(
        "chat.postMessage", "error", name="msg_too_long", times=None,
        only=lambda asked: asked.get("channel") == DCC,
    )  # fmt: skip
    deliver(office, clock, minutes=1)
    site.faults.clear()
    clock.wind(by=timedelta(days=7, minutes=-2))
    deliver(office, clock, minutes=1)

    line, *_ = told(site, ADA)[-1].splitlines()
    assert line == (
        "*Sending, in the last 7 days:* 7 reminders told, 2 of them more than a day late and 1"
        " message given up. `/reminders health` shows more."
    )
    assert not [one for one in told(site, ADA) if "options paper" in one]


@pytest.mark.parametrize(("days", "warned"), [(365, False), (364, True)])
def test_a_year_before_bank_holidays_are_uncertain_the_office_and_it_are_told_each_week(
    office: Office, clock: local.Clock, days: int, *, warned: bool
) -> None:
    edge = workdays.horizon()
    clock.wind(by=edge - timedelta(days=days) - clock.now().date())
    with office.store.reading() as session:
        both = (
            digesting.digest(session, now=clock.now()).warnings,
            digesting.week(session, now=clock.now()).warnings,
        )

    assert [bool(warnings) for warnings in both] == [warned, warned]
    if warned:
        assert "Please bring the bot to a newer version." in both[1][0]
        assert "Whoever looks after the bot is told as well." in both[0][0]


def test_what_the_policy_officer_cannot_be_told_is_told_to_another_of_the_office_and_not_to_it(
    office: Office, site: local.Site, clock: local.Clock
) -> None:
    with office.store.writing() as session:
        an_action(session, "Adopt the hate crime model", owner="ACC LP", due="by 7 June 2021")
    site.faults.inject(
        "chat.postMessage", "error", name="messages_tab_disabled", times=None,
        only=lambda asked: asked.get("channel") == PO,
    )  # fmt: skip
    deliver(office, clock)

    assert any("hate crime model" in one for one in told(site, CEX))
    assert not any("hate crime model" in one for one in told(site, ADA))
    trouble = "Natasha Noorbakhsh cannot be written to (messages_tab_disabled)"
    assert any(trouble in one for one in told(site, ADA))


def test_while_nobody_of_the_office_can_be_told_what_is_theirs_waits_and_it_hears_of_that(
    office: Office, site: local.Site, clock: local.Clock
) -> None:
    with office.store.writing() as session:
        an_action(session, "Adopt the hate crime model", owner="ACC LP", due="by 7 June 2021")
        a_meeting(session, date(2021, 6, 4), starts=time(14))
        staff = session.exec(select(Person).where(col(Person.role) == "staff")).all()
        accounts = [one.slack_id for one in staff if one.slack_id]
    for account in accounts:
        site.workspace.people[account].deleted = True
    deliver(office, clock, minutes=3)

    assert any("nobody of the office" in one for one in told(site, ADA))
    assert not any("hate crime model" in one or "Assurance" in one for one in told(site, ADA))
    assert len(all_notices(office, kind="trouble")) == 1
    for account in accounts:
        site.workspace.people[account].deleted = False
    office.members.forget(PO)
    clock.wind(by=timedelta(hours=1))
    deliver(office, clock, minutes=3)
    assert any("hate crime model" in one for one in told(site, PO))


NOBODY = (
    "Nobody is named as looking after the bot, so this line comes to you. Whoever keeps the office"
    " file can name somebody."
)
AWAY = "Ada Ministrator is away until Friday 25 June 2021, so this line comes to you."


@pytest.mark.parametrize(("away_until", "why"), [(None, NOBODY), (date(2021, 6, 25), AWAY)])
def test_while_it_cannot_be_told_the_office_is_and_reads_why(
    office: Office, site: local.Site, clock: local.Clock, away_until: date | None, why: str
) -> None:
    with office.store.writing() as session:
        ada = session.exec(select(Person).where(col(Person.slack_id) == ADA)).one()
        if away_until is None:
            ada.role = "nobody"
        else:
            session.add(Absence(person_id=ada.id or 0, since=date(2021, 6, 1), until=away_until))
        an_action(session, "Circulate the options paper", owner="DCC", due="by 7 June 2021")
    deliver(office, clock, minutes=1)
    clock.wind(by=timedelta(days=7, minutes=-2))
    deliver(office, clock, minutes=1)

    assert "*Sending, in the last 7 days:*" in told(site, PO)[-1]
    assert why in told(site, PO)[-1]
    assert not [one for one in told(site, ADA) if "Sending" in one]


def test_where_nobody_looks_after_the_bot_the_office_is_warned_once_and_asked_to_see_to_it(
    office: Office, clock: local.Clock
) -> None:
    clock.wind(by=workdays.horizon() - timedelta(days=100) - clock.now().date())
    with office.store.writing() as session:
        session.exec(select(Person).where(col(Person.slack_id) == ADA)).one().role = "nobody"
        session.flush()
        digest = digesting.digest(session, now=clock.now()).warnings
        week = digesting.week(session, now=clock.now()).warnings

    assert week == ()
    assert len(digest) == 1
    assert "Please bring the bot to a newer version." in digest[0]
