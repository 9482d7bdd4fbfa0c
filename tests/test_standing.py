"""Whether what waits to be told is still true when its time comes, and of whom it is true."""

from datetime import date, timedelta

from builders import NOW, SLACK, a_meeting, an_action, the_policy_officer
from delivering import all_notices, deliver, direct, posted
from sqlmodel import Session, col, select

from bot import introducing, local
from bot.access import Actor
from bot.membership import Account
from bot.office import Office
from bot.reminders import chasing, planning, standing
from bot.sending import clock as ticks
from bot.threads import deciding, remarks
from bot.threads.remarks import Said
from store import Store
from store.tables import Notice, Person, Remark


def the(session: Session, short: str) -> Actor:
    """Return who holds a post today."""
    return introducing.actor(session, Account(SLACK[short]), on=NOW.date())


def a_notice(session: Session, kind: str, *, about: str, number: int, day: date) -> Notice:
    """Owe the DCC something about a record."""
    made = Notice(
        key=f"{kind} {about} {number}", kind=kind, about=about, about_id=number, whom="post:2",
        on_day=day, due_at=NOW, send_at=NOW, owed_at=NOW,
    )  # fmt: skip
    session.add(made)
    session.flush()
    return made


def test_what_is_paused_for_a_meeting_is_not_paused_for_the_action_of_its_number(
    store: Store,
) -> None:
    with store.writing() as session:
        meeting = a_meeting(session, date(2021, 6, 29), board="MAM")
        action = an_action(session, "Fund the bleed kits", board="CRB", due="Mon 7 June 2021")
        by = the_policy_officer(session)
        chasing.pause(session, "board", meeting.board_id, until=None, by=by, at=NOW)
        assert (meeting.id, action.id) == (1, 1)

        due = a_notice(session, "due", about="action", number=1, day=action.due_by)
        eve = a_notice(session, "eve", about="meeting", number=1, day=date(2021, 6, 29))

        assert standing.reasons(session, [due, eve], now=NOW) == {eve.id: "it was paused"}


def test_who_has_left_the_office_is_not_told_how_the_register_stands(
    office: Office, site: local.Site, clock: local.Clock
) -> None:
    with office.store.writing() as session:
        an_action(session, "Share the findings", owner="DCC", due="by 9 July 2021")
        chasing.prefer(session, by=the(session, "CEX"), digest_day=1)
    planning.plan(office)
    clock.wind(by=timedelta(hours=16))  # Tuesday, 01:00
    ticks.tick(office)
    with office.store.writing() as session:
        question = select(Person).where(col(Person.slack_id) == SLACK["CEX"])
        session.exec(question).one().role = "officer"
    clock.wind(by=timedelta(hours=8))
    deliver(office, clock)

    (digest,) = (one for one in all_notices(office, kind="digest") if one.whom == "person:4")
    assert digest.dropped_why == "they are of the office no longer"
    assert posted(site, in_=direct(site, SLACK["CEX"])) == []


def test_of_two_requests_for_more_time_the_office_is_told_of_the_one_that_waits(
    office: Office, site: local.Site, clock: local.Clock
) -> None:
    with office.store.writing() as session:
        action = an_action(session, "Share the findings", owner=["DCC", "CC"])
    planning.plan(office)
    with office.store.writing() as session:
        session.add(action)
        deciding.ask_time(
            session, action, until="July", because="The lead is ill", by=the(session, "DCC"), at=NOW
        )
        deciding.ask_time(
            session, action, until="May", because="The data is late", by=the(session, "CC"), at=NOW
        )
    planning.plan(office)
    deliver(office, clock)

    told = "".join(one.text for one in posted(site, in_=direct(site, SLACK["PO"])))
    assert "asks for more time for A1, until May: “The data is late”" in told
    assert "The lead is ill" not in told


def test_a_request_that_the_office_was_told_of_is_struck_when_another_overtakes_it(
    office: Office, site: local.Site, clock: local.Clock
) -> None:
    with office.store.writing() as session:
        action = an_action(session, "Share the findings", owner=["DCC", "CC"])
    for short, why in (("DCC", "The lead is ill"), ("CC", "The data is late")):
        planning.plan(office)
        deliver(office, clock)
        with office.store.writing() as session:
            session.add(action)
            deciding.ask_time(
                session, action, until="July", because=why, by=the(session, short), at=office.now()
            )
    planning.plan(office)
    deliver(office, clock)

    told = "".join(one.text for one in posted(site, in_=direct(site, SLACK["PO"])))
    assert "asks for more time for A1, until July: “The data is late”" in told
    assert "more time was asked for anew" in told
    assert "The lead is ill" not in told


def an_update(session: Session) -> Remark:
    """Let the DCC's reply be recorded as an update, which the CC and the policy officer see."""
    action = an_action(session, "Share the findings", owner=["DCC", "CC"])
    said = Said("The draft is with legal", "update", "C0ASSURE", "1623052800.1", "1623052700.1")
    remark = remarks.keep(session, action, said, by=the(session, "DCC"), at=NOW)
    remarks.record(session, remark, by=the(session, "DCC"), at=NOW)
    return remark


def waiting(session: Session) -> dict[str, str]:
    """Return what waits to be told of updates, by what its key ends in, and why no longer."""
    every = session.exec(select(Notice).order_by(col(Notice.id))).all()
    reasons = standing.reasons(session, every, now=NOW)
    return {f"{one.kind} {one.whom} {one.rung}": reasons.get(one.id or 0, "") for one in every}


def test_an_update_that_was_deleted_is_neither_told_nor_chased(store: Store) -> None:
    with store.writing() as session:
        remark = an_update(session)
        remarks.deleted(session, remark, by=the(session, "DCC"), at=NOW)

        assert set(waiting(session).values()) == {"the update was deleted"}


def test_of_an_update_that_was_worded_anew_only_the_new_words_are_told_and_chased(
    store: Store,
) -> None:
    anew = "it was worded anew, and asked about again"
    with store.writing() as session:
        remark = an_update(session)
        remarks.edited(session, remark, "The draft is back", by=the(session, "DCC"), at=NOW)

        assert waiting(session) == {
            "update channel:C0ASSURE r1": anew,
            "unseen post:1 +2r1": anew,
            "unseen post:6 +2r1": anew,
            "unseen office +5r1": anew,
            "update channel:C0ASSURE r2": "",
            "unseen post:1 +2r2": "",
            "unseen post:6 +2r2": "",
            "unseen office +5r2": "",
        }
