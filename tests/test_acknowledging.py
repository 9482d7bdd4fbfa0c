"""Who acknowledges what, what the office decides of reports and requests, and what is undone."""

from datetime import date, timedelta
from typing import Any

import pytest
from builders import NOW, SLACK, a_meeting, an_action, the_board, the_policy_officer, the_post
from sqlmodel import Session, col, select

from bot import actions, introducing, undo
from bot.access import Actor
from bot.errors import Refused, Told
from bot.membership import Account
from bot.reading import dates
from bot.reading.due import Due
from bot.threads import acknowledging, deciding, remarks
from bot.threads.remarks import Said
from handlers import deciding as deciding_handlers
from handlers.asking import Ask
from store import Store, acknowledgements, history
from store import actions as register
from store.notices import Brief
from store.tables import Acknowledgement, Action, Deputy, MoreTime, Notice, Person, Update

TODAY = NOW.date()
SAID = Said(
    "The draft is with legal", "update", "C0ASSURE", "1623052800.000100", "1623052700.000100"
)


def the(session: Session, short: str) -> Actor:
    """Return who holds a post today."""
    return introducing.actor(session, Account(SLACK[short]), on=TODAY)


def told(session: Session, update: Update) -> list[Notice]:
    question = select(Notice).where(col(Notice.kind) == "update", col(Notice.revision) == update.id)
    return list(session.exec(question))


def said(session: Session, action: Action, words: str = "It goes out on Friday") -> Update:
    return actions.update(session, action, words, by=the_policy_officer(session), at=NOW)


def acknowledge(session: Session, update: Update, by: Actor, **how: Any) -> acknowledging.Came:
    given = {"how": "button"} | how
    brief = [Brief(*(getattr(one, name) for name in Brief._fields))
             for one in told(session, update)]  # fmt: skip
    return acknowledging.acknowledge(session, brief, by=by, at=NOW, **given)


def asked(session: Session, update: Update) -> list[str]:
    return [one.name for one in acknowledgements.of_updates(session, [update.id or 0])]


def test_the_owners_are_asked_of_what_the_office_says_and_never_who_said_it(store: Store) -> None:
    with store.writing() as session:
        action = an_action(session, "Share the findings", owner=["DCC", "CC", "The CRB"])

        by_office = said(session, action)
        by_owner = actions.update(session, action, "Shared", by=the(session, "DCC"), at=NOW)

        assert asked(session, by_office) == ["the DCC", "the CC"]
        assert asked(session, by_owner) == ["the CC", "the PO"]


def test_an_update_that_concerns_nobody_else_asks_nobody(store: Store) -> None:
    with store.writing() as session:
        update = said(session, an_action(session, "Find a room", owner="The CRB"))

        assert asked(session, update) == []
        assert told(session, update) == []


def test_to_acknowledge_twice_changes_nothing(store: Store) -> None:
    with store.writing() as session:
        update = said(session, an_action(session, "Share the findings"))

        first = acknowledge(session, update, the(session, "DCC"))
        second = acknowledge(session, update, the(session, "DCC"))

        assert [one.name for one in first.now] == ["the DCC"]
        assert (second.now, [one.name for one in second.before]) == ((), ["the DCC"])
        assert dids(session).count("acknowledged") == 1


def test_an_acknowledgement_is_of_that_update(store: Store) -> None:
    with store.writing() as session:
        action = an_action(session, "Share the findings")
        first = said(session, action)
        acknowledge(session, first, the(session, "DCC"))

        second = said(session, action, "It goes out on Monday")

        assert [one.at for one in acknowledgements.of_updates(session, [second.id or 0])] == [None]


def test_whoever_holds_the_post_today_acknowledges_and_nobody_who_held_it_before(
    store: Store,
) -> None:
    with store.writing() as session:
        update = said(session, an_action(session, "Share the findings", owner="CC"))
        deputy = session.exec(select(Deputy)).one()
        session.delete(deputy)
        session.flush()

        assert not acknowledge(session, update, the(session, "SO")).named
        assert acknowledge(session, update, the(session, "CC")).named


def test_a_person_who_owes_an_action_by_name_is_asked_and_acknowledges(store: Store) -> None:
    from bot.names.named import Named  # noqa: PLC0415  used here alone

    with store.writing() as session:
        action = an_action(session, "Share the findings")
        moss = session.exec(select(Person).where(col(Person.name) == "Julian Moss")).one()
        named = [Named("Julian Moss", "Julian Moss", person_id=moss.id)]
        actions.assign(session, action, to=named, by=the_policy_officer(session), at=NOW)
        update = said(session, action)

        assert asked(session, update) == ["Julian Moss"]
        assert acknowledge(session, update, the(session, "DCC")).named


@pytest.mark.parametrize("short", ["PCC", "SO", "PO"])
def test_nobody_else_counts(short: str, store: Store) -> None:
    with store.writing() as session:
        update = said(session, an_action(session, "Share the findings"))
        came = acknowledge(session, update, the(session, short))

        assert not came.named
        assert came.waiting == ("the DCC",)
        assert "acknowledged" not in dids(session)


def left(session: Session, action: Action) -> list[str]:
    """Return who has not reported an action complete."""
    owners = register.owners(session, action.id or 0)
    named = register.owner_names(session, action.id or 0)
    return [who for one, who in zip(owners, named, strict=True) if one.reported_at is None]


def test_all_owners_must_report_and_the_last_one_completes_it(store: Store) -> None:
    with store.writing() as session:
        action = an_action(session, "Share the findings", owner=["DCC", "CC"])

        actions.report(session, action, words="Ours is done", by=the(session, "DCC"), at=NOW)
        assert action.reported_at is None
        assert left(session, action) == ["CC"]
        actions.report(session, action, words="And ours", by=the(session, "SO"), at=NOW)

        assert action.reported_at == NOW
        assert action.reported_words == (
            "Julian Moss (DCC): Ours is done; Melanie Reynolds (SO): And ours"
        )
        assert kinds(session)[-1] == ("reported", "office")


def test_where_any_owner_is_enough_the_first_report_completes_it(store: Store) -> None:
    with store.writing() as session:
        action = an_action(session, "Share the findings", owner=["DCC", "CC"])
        actions.amend(session, action, any_owner=True, by=the_policy_officer(session), at=NOW)

        actions.report(session, action, words="Done", by=the(session, "DCC"), at=NOW)

        assert action.reported_at == NOW


def test_once_any_is_enough_what_one_has_reported_completes_it_and_the_office_is_told(
    store: Store,
) -> None:
    with store.writing() as session:
        action = an_action(session, "Share the findings", owner=["DCC", "CC"])
        actions.report(session, action, words="Ours", by=the(session, "DCC"), at=NOW)

        office = the_policy_officer(session)
        actions.assign(session, action, to=None, any_owner=True, by=office, at=NOW)

        assert action.reported_at == NOW
        assert kinds(session)[-1] == ("reported", "office")


def test_who_has_reported_their_part_has_reported_it_whatever_else_is_put_right(
    store: Store,
) -> None:
    with store.writing() as session:
        action = an_action(session, "Share the findings", owner=["DCC", "CC"])
        actions.report(session, action, words="Ours", by=the(session, "DCC"), at=NOW)
        three = [the_post(session, short) for short in ("CC", "DCC", "ACC LP")]

        actions.amend(session, action, owners=three, by=the_policy_officer(session), at=NOW)

        assert left(session, action) == ["CC", "ACC LP"]


def test_the_office_reports_for_all_who_owe_it(store: Store) -> None:
    with store.writing() as session:
        action = an_action(session, "Share the findings", owner=["DCC", "CC"])

        actions.report(session, action, words="Done", by=the(session, "PO"), at=NOW)

        assert action.reported_at == NOW
        assert left(session, action) == []


def test_a_report_that_is_sent_back_is_owed_again_by_all_and_they_are_told_why(
    store: Store,
) -> None:
    with store.writing() as session:
        action = an_action(session, "Share the findings", owner=["DCC", "CC"])
        for short in ("DCC", "CC"):
            actions.report(session, action, words="Done", by=the(session, short), at=NOW)

        deciding.send_back(
            session, action, because="Two areas are missing", by=the(session, "PO"), at=NOW
        )

        assert action.reported_at is None
        assert left(session, action) == ["DCC", "CC"]
        assert dids(session)[-1] == "sent back"
        assert [kind for kind, _ in kinds(session)][-2:] == ["sent_back", "sent_back"]


def test_only_a_report_is_sent_back_or_kept_open_and_only_by_the_office(store: Store) -> None:
    with store.writing() as session:
        action = an_action(session, "Share the findings")
        with pytest.raises(Told, match="A1 is not reported complete"):
            deciding.send_back(session, action, because="No", by=the(session, "PO"), at=NOW)
        actions.report(session, action, words="Done", by=the(session, "DCC"), at=NOW)
        with pytest.raises(Refused, match="Only the Commissioner's office"):
            deciding.keep_open(session, action, by=the(session, "DCC"), at=NOW)

        for _ in range(2):
            deciding.keep_open(session, action, by=the(session, "PO"), at=NOW)

        assert dids(session).count("kept open for the meeting") == 1


def test_more_time_is_asked_for_agreed_and_the_action_deferred_with_its_reason(
    store: Store,
) -> None:
    with store.writing() as session:
        a_meeting(session, date(2021, 10, 11))
        action = an_action(session, "Share the findings", due="Fri 2 July 2021")
        request = more_time(session, action)

        deciding.agree(session, request, to=read("October 2021"), by=the(session, "PO"), at=NOW)

        assert action.deferred_times == 1
        assert action.deferred_why == "The cohort is to grow"
        assert request.outcome == "agreed"
        assert kinds(session)[-1][0] == "time"
        with pytest.raises(Told, match="was agreed already"):
            deciding.decline(session, request, because="No", by=the(session, "PO"), at=NOW)


@pytest.mark.parametrize(
    ("days", "due"),
    [
        (3, date(2021, 6, 11)),  # agreed on Thursday
        (7, date(2021, 6, 8)),  # on Monday, when it has gone: the office is asked for another
    ],
)
def test_a_time_that_was_asked_for_is_read_on_the_day_on_which_it_was(
    days: int, due: date, store: Store
) -> None:
    with store.writing() as session:
        action = an_action(session, "Share the findings", due="Tue 8 June 2021")
        dcc, now = the(session, "DCC"), NOW + timedelta(days=days)
        deciding.ask_time(session, action, until="Friday", because="So", by=dcc, at=NOW)

        said = deciding_handlers.agreed(Ask(session, the(session, "PO"), now, words="1"))

        assert action.due_by == due
        assert said.text.startswith("*A1* deferred to *Friday 11 June 2021*") == (due.day == 11)
        assert ("Asked for on Monday 7 June 2021, until Friday: “So”" in str(said.form)) == (
            due.day == 8
        )


def test_more_time_that_is_declined_leaves_the_due_time_as_it_is(store: Store) -> None:
    with store.writing() as session:
        action = an_action(session, "Share the findings", due="Fri 2 July 2021")
        request = more_time(session, action)

        deciding.decline(session, request, because="The panel meets", by=the(session, "PO"), at=NOW)

        assert (action.due_by, action.deferred_times) == (date(2021, 7, 2), 0)
        assert (request.outcome, request.answer) == ("declined", "The panel meets")


def test_a_deputy_who_asked_is_told_what_the_office_decides_beside_the_post(
    store: Store,
) -> None:
    with store.writing() as session:
        action = an_action(session, "Share the findings", owner=["CC"], due="Fri 2 July 2021")
        so = the(session, "SO")
        asked = deciding.ask_time(session, action, until="", because="Leave", by=so, at=NOW)

        deciding.decline(session, asked, because="The panel meets", by=the(session, "PO"), at=NOW)

        kinds = session.exec(select(Notice).where(col(Notice.kind) == "time")).all()
        assert [one.whom for one in kinds] == ["post:1", f"person:{so.person_id}"]


def test_a_report_answers_what_more_time_was_asked_for_until_it_is_undone(store: Store) -> None:
    with store.writing() as session:
        action = an_action(session, "Share the findings", due="Fri 2 July 2021")
        request = more_time(session, action)
        dcc = the(session, "DCC")

        actions.report(session, action, words="Shared", by=dcc, at=NOW)
        assert (request.outcome, deciding.pending(session, action)) == ("closed", None)

        undo.undo(session, by=dcc, at=NOW)
        assert deciding.pending(session, action) is request


def test_a_second_request_overtakes_the_first_and_only_owners_ask(store: Store) -> None:
    with store.writing() as session:
        action = an_action(session, "Share the findings")
        first, second = more_time(session, action), more_time(session, action)

        assert first.outcome == "asked anew"
        assert deciding.pending(session, action) == second
        with pytest.raises(Refused):
            deciding.ask_time(
                session, action, until="July", because="So", by=the(session, "SO"), at=NOW
            )
        with pytest.raises(Refused):
            deciding.agree(session, second, to=read("July"), by=the(session, "DCC"), at=NOW)


def test_what_is_unanswered_is_listed_for_whoever_sees_little_of_it(store: Store) -> None:
    with store.writing() as session:
        the_board(session, "CRB").attended_by = ["CC"]
        for number in range(3):
            said(session, an_action(session, f"Closed {number}", owner="CC", board="CRB"))
        said(session, an_action(session, "Open", owner="CC"))
        said(session, an_action(session, "Theirs", owner="DCC", board="CRB"))

        dcc = introducing.sees(session, the(session, "DCC"))
        every = acknowledgements.unanswered(session, limit=3)
        theirs = acknowledgements.unanswered(session, sees=dcc, limit=3)

        assert [one.action_id for one in every] == [1, 2, 3]
        assert [one.action_id for one in theirs] == [4, 5]


def test_a_remark_is_recorded_once_by_its_writer_alone(store: Store) -> None:
    with store.writing() as session:
        action = an_action(session, "Share the findings")
        remark = remarks.keep(session, action, SAID, by=the(session, "DCC"), at=NOW)

        with pytest.raises(Told, match="Only whoever wrote it"):
            remarks.record(session, remark, by=the(session, "PO"), at=NOW)
        _, first = remarks.record(session, remark, by=the(session, "DCC"), at=NOW)
        _, second = remarks.record(session, remark, by=the(session, "DCC"), at=NOW)

        assert first.id == second.id
        assert dids(session) == ["raised", "remarked on", "updated"]


def test_editing_keeps_both_wordings_and_asks_anew(store: Store) -> None:
    with store.writing() as session:
        action = an_action(session, "Share the findings", owner=["DCC", "CC"])
        remark = remarks.keep(session, action, SAID, by=the(session, "DCC"), at=NOW)
        _, update = remarks.record(session, remark, by=the(session, "DCC"), at=NOW)
        acknowledge(session, update, the(session, "CC"))

        remarks.edited(session, remark, "The draft is back", by=the(session, "DCC"), at=NOW)

        assert (update.words, update.edited_words) == (
            "The draft is with legal",
            "The draft is back",
        )
        now = acknowledgements.of_updates(session, [update.id or 0])
        assert [(one.name, one.at) for one in now] == [("the CC", None), ("the PO", None)]
        every = session.exec(select(Acknowledgement).where(col(Acknowledgement.at).is_not(None)))
        assert len(every.all()) == 1  # of the words as they were


def test_a_remark_or_an_acknowledgement_does_not_stand_in_the_way_of_undo(store: Store) -> None:
    with store.writing() as session:
        action = an_action(session, "Share the findings", due="Fri 2 July 2021")
        officer = the(session, "PO")
        actions.defer(session, action, to=read("August 2021"), because="So", by=officer, at=NOW)
        remarks.keep(session, action, SAID, by=officer, at=NOW)

        undo.undo(session, by=officer, at=NOW)

        assert action.due_by == date(2021, 7, 2)


def test_a_part_that_was_reported_is_taken_back_by_undo(store: Store) -> None:
    with store.writing() as session:
        action = an_action(session, "Share the findings", owner=["DCC", "CC"])
        actions.report(session, action, words="Ours", by=the(session, "DCC"), at=NOW)

        undo.undo(session, by=the(session, "DCC"), at=NOW)

        assert left(session, action) == ["DCC", "CC"]
        assert history.verify(session) is None


def more_time(session: Session, action: Action) -> MoreTime:
    return deciding.ask_time(
        session, action, until="the October meeting", because="The cohort is to grow",
        by=the(session, "DCC"), at=NOW,
    )  # fmt: skip


def read(words: str) -> Due:
    found = dates.read(words, on=TODAY)
    assert isinstance(found, Due)
    return found


def dids(session: Session) -> list[str]:
    return [line.did for line in history.of(session, "action", 1)]


def kinds(session: Session) -> list[tuple[str, str]]:
    rows = session.exec(select(Notice).order_by(col(Notice.id)))
    return [(one.kind, one.whom) for one in rows]
