"""What can be done to an action, what each deed leaves behind, and what it refuses."""

import json
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from builders import NOW, a_meeting, an_action, the_board, the_policy_officer, the_post
from sqlmodel import Session, col, select

from bot import actions
from bot.access import Actor
from bot.actions import New
from bot.errors import Changed, NotFound, NotUnderstood, Told
from bot.names.named import Named
from bot.reading import dates
from bot.reading.due import Due
from handlers import forms
from handlers.asking import Ask
from store import Store, history
from store import actions as register
from store.filtering import Sees
from store.tables import UNDATED, Action, Change, Person, Update

Deeds = Sequence[Callable[[], object]]
Steps = Sequence[Callable[[datetime], object]]

TUE_8_JUNE = datetime(2021, 6, 8, 9, 0, tzinfo=UTC)


def due(words: str) -> Due:
    read = dates.read(words, on=date(2021, 6, 7))
    assert isinstance(read, Due), read
    return read


def newest(session: Session, action: Action) -> Change:
    return history.newest(session, "action", action.id or 0)


def the_dcc() -> Actor:
    return Actor(2, "U0DEPUTY", "Julian Moss", "officer", ((2, "DCC"),), frozenset({2}))


def test_references_are_counted_from_one_and_none_is_left_out(store: Store) -> None:
    with store.writing() as session:
        first = an_action(session, "Circulate the options paper")
    with pytest.raises(NotUnderstood), store.writing() as session:
        an_action(session, "   ")
    with store.writing() as session:
        second = an_action(session, "Share the survey findings")

    assert (actions.ref(first), actions.ref(second)) == ("A1", "A2")


def test_raising_keeps_the_words_the_owners_in_their_order_and_when_it_is_due(
    store: Store,
) -> None:
    with store.writing() as session:
        action = an_action(
            session, "  Circulate the options paper ", owner=["CRB", "DCC"], due="11 August 2021"
        )

        assert action.words == "Circulate the options paper"
        assert register.owner_names(session, 1) == ["CRB", "DCC"]
        assert (action.due_phrase, action.due_by) == ("11 August 2021", date(2021, 8, 11))
        assert (action.raised_on, action.raised_at) == (date(2021, 6, 7), NOW)


def test_an_action_with_no_stated_time_has_none(store: Store) -> None:
    with store.writing() as session:
        action = an_action(session, "Consider the survey")

        assert (action.due_precision, action.due_by) == ("none", UNDATED)
        assert newest(session, action).did == "raised"


def test_due_at_a_meeting_is_tied_to_the_boards_own_meeting(store: Store) -> None:
    with store.writing() as session:
        meeting = a_meeting(session, date(2021, 7, 12))
        a_meeting(session, date(2021, 7, 5), board="CRB")
        action = an_action(session, "Report back", due="at the July meeting")

        assert (action.due_meeting_id, action.due_by) == (meeting.id, date(2021, 7, 12))


def test_amending_writes_down_only_what_changed_and_who_owed_it_by_name(store: Store) -> None:
    with store.writing() as session:
        action = an_action(session, "Circulate the paper")
        by = the_policy_officer(session)
        owners = [the_post(session, "CC")]
        actions.amend(
            session, action, words="Circulate the options paper", owners=owners, by=by, at=NOW
        )

        line = newest(session, action)
        assert line.did == "amended"
        assert '"words": "Circulate the paper"' in line.before
        assert '"words": "Circulate the options paper"' in line.after
        assert '"owed_by": "DCC"' in line.before
        assert '"owed_by": "CC"' in line.after
        assert "due" not in line.after
        assert action.revision == 2


def test_amending_to_what_it_is_already_changes_nothing(store: Store) -> None:
    with store.writing() as session:
        action = an_action(session, "Circulate the paper", due="11 August 2021")
        by = the_policy_officer(session)
        actions.amend(
            session, action, words="Circulate the paper", owners=[the_post(session, "DCC")],
            by=by, at=NOW,
        )  # fmt: skip

        assert (action.revision, newest(session, action).did) == (1, "raised")


def test_the_second_to_change_what_both_had_open_is_told_who_was_first(store: Store) -> None:
    with store.writing() as session:
        action = an_action(session, "Circulate the paper")
        by = the_policy_officer(session)
        actions.amend(session, action, words="One", revision=1, by=by, at=NOW)

        with pytest.raises(Changed) as told:
            actions.amend(session, action, words="Two", revision=1, by=by, at=NOW)

    assert told.value.sentence == (
        "A1 was amended by Natasha Noorbakhsh (PO) while you had it open. Your change is not"
        " saved. Close this, look at it again, then make your change."
    )
    with store.reading() as session:
        assert session.get_one(Action, 1).words == "One"


def test_assigning_replaces_whoever_owed_it(store: Store) -> None:
    with store.writing() as session:
        action = an_action(session, "Circulate the paper", owner=["DCC", "CC"])
        actions.assign(
            session, action, to=[the_post(session, "The CRB")], by=the_policy_officer(session),
            at=NOW,
        )  # fmt: skip

        assert register.owner_names(session, 1) == ["The CRB"]
        assert newest(session, action).did == "assigned"


def test_deferring_counts_and_keeps_when_it_was_first_due(store: Store) -> None:
    with store.writing() as session:
        action = an_action(session, "Widen the survey", due="14 June 2021")
        by = the_policy_officer(session)
        for month, why in (("July 2021", "The cohort grows"), ("September 2021", "Still grows")):
            actions.defer(session, action, to=due(month), because=why, by=by, at=NOW)

        assert (action.deferred_times, action.first_due) == (2, "14 June 2021")
        assert action.deferred_why == "Still grows"
        assert action.due_by == date(2021, 9, 30)
        assert newest(session, action).why == "Still grows"


def test_what_was_never_due_has_no_first_due_when_it_is_deferred(store: Store) -> None:
    with store.writing() as session:
        action = an_action(session, "Widen the survey")
        by = the_policy_officer(session)
        actions.defer(session, action, to=due("July 2021"), because="It grows", by=by, at=NOW)
        actions.defer(session, action, to=due("July 2022"), because="It grows", by=by, at=NOW)

        assert (action.deferred_times, action.first_due) == (2, "")


def test_the_owner_reports_and_the_office_discharges(store: Store) -> None:
    with store.writing() as session:
        action = an_action(session, "Circulate the paper")
        actions.report(session, action, words="Sent on Monday", by=the_dcc(), at=NOW)
        reported = action.model_dump()
        assert (reported["reported_at"], reported["reported_by_id"]) == (NOW, 2)
        assert reported["discharged_at"] is None
        assert newest(session, action).who == "Julian Moss (DCC)"

        by = the_policy_officer(session)
        actions.discharge(session, action, words="Seen", by=by, at=TUE_8_JUNE)
        assert (action.discharged_at, action.discharged_by_id) == (TUE_8_JUNE, by.person_id)
        assert action.reported_at == NOW


def test_to_report_again_changes_the_words(store: Store) -> None:
    with store.writing() as session:
        action = an_action(session, "Circulate the paper")
        actions.report(session, action, words="Sent", by=the_dcc(), at=NOW)
        actions.report(session, action, words="Sent to all", by=the_dcc(), at=TUE_8_JUNE)

        assert (action.reported_words, action.reported_at) == ("Sent to all", TUE_8_JUNE)


def test_to_discharge_twice_changes_nothing(store: Store) -> None:
    with store.writing() as session:
        action = an_action(session, "Circulate the paper")
        by = the_policy_officer(session)
        actions.discharge(session, action, by=by, at=NOW)
        actions.discharge(session, action, by=by, at=TUE_8_JUNE)

        assert action.discharged_at == NOW
        assert len(history.of(session, "action", 1)) == 2


def test_an_update_is_kept_with_the_post_that_it_was_said_for(store: Store) -> None:
    with store.writing() as session:
        action = an_action(session, "Circulate the paper")
        actions.update(session, action, " It goes out on Friday. ", by=the_dcc(), at=NOW)
        actions.update(session, action, "Noted", by=the_policy_officer(session), at=NOW)

        said = session.exec(select(Update).order_by(col(Update.id))).all()
        assert [(one.words, one.post_id) for one in said] == [
            ("It goes out on Friday.", 2),
            ("Noted", 6),
        ]
        assert action.revision == 1


@pytest.mark.parametrize(
    ("closed", "says"),
    [
        ("discharge", "A1 has been discharged, so nothing was changed. The office can open it"),
        ("withdraw", "A1 has been withdrawn, so nothing was changed. The office can open it"),
    ],
)
def test_what_is_closed_is_left_alone_until_it_is_reopened(
    store: Store, closed: str, says: str
) -> None:
    with store.writing() as session:
        action = an_action(session, "Circulate the paper")
        by = the_policy_officer(session)
        if closed == "discharge":
            actions.discharge(session, action, by=by, at=NOW)
        else:
            actions.withdraw(session, action, because="A repeat", by=by, at=NOW)
        deeds: Deeds = (
            lambda: actions.report(session, action, words="", by=by, at=NOW),
            lambda: actions.defer(session, action, to=due("July 2021"), because="x", by=by, at=NOW),
            lambda: actions.assign(session, action, to=[], by=by, at=NOW),
            lambda: actions.withdraw(session, action, because="x", by=by, at=NOW),
        )
        for deed in deeds:
            with pytest.raises(Told, match=says):
                deed()

        actions.reopen(session, action, because="Not done", by=by, at=NOW)
        assert (action.discharged_at, action.withdrawn_at, action.withdrawn_why) == (None, None, "")


def test_reopening_takes_back_a_report_and_says_so_when_there_is_nothing_to_reopen(
    store: Store,
) -> None:
    with store.writing() as session:
        action = an_action(session, "Circulate the paper")
        actions.report(session, action, words="Sent", by=the_dcc(), at=NOW)
        by = the_policy_officer(session)
        actions.reopen(session, action, because="Not all of it", by=by, at=NOW)
        assert (action.reported_at, action.reported_words) == (None, "")

        with pytest.raises(Told, match="A1 is outstanding already"):
            actions.reopen(session, action, because="Again", by=by, at=NOW)


@pytest.mark.parametrize("words", ["", " ", "\n", "x" * 3_001])
def test_words_that_are_missing_or_too_long_save_nothing(store: Store, words: str) -> None:
    with store.writing() as session:
        action = an_action(session, "Circulate the paper")
        by = the_policy_officer(session)
        deeds: Deeds = (
            lambda: actions.amend(session, action, words=words, by=by, at=NOW),
            lambda: actions.update(session, action, words, by=by, at=NOW),
            lambda: actions.withdraw(session, action, because=words, by=by, at=NOW),
            lambda: actions.defer(session, action, to=due("July"), because=words, by=by, at=NOW),
        )
        for deed in deeds:
            with pytest.raises(NotUnderstood, match=r"Nothing was saved\."):
                deed()
        assert len(history.of(session, "action", 1)) == 1


def test_three_thousand_characters_are_not_too_long(store: Store) -> None:
    with store.writing() as session:
        assert len(an_action(session, "x" * 3_000).words) == 3_000


def test_an_action_is_found_by_those_who_see_its_board_or_owe_it(store: Store) -> None:
    with store.writing() as session:
        an_action(session, "Fund the bleed kits", board="CRB")
        crb, mam = the_board(session, "CRB").id or 0, the_board(session, "MAM").id or 0

        assert actions.find(session, 1).id == 1
        assert actions.find(session, 1, sees=Sees(frozenset({crb}))).id == 1
        assert actions.find(session, 1, sees=Sees(frozenset({mam}), frozenset({2}))).id == 1
        for number, sees in ((1, Sees(frozenset({mam}))), (2, Sees()), (-1, Sees()), (0, Sees())):
            with pytest.raises(NotFound):
                actions.find(session, number, sees=sees)


def test_a_day_in_london_is_the_day_it_was_raised_on(store: Store) -> None:
    late = datetime(2021, 6, 7, 23, 30, tzinfo=UTC)  # half past midnight of Tuesday in London
    with store.writing() as session:
        action = an_action(session, "Circulate the paper", at=late)

    assert action.raised_on == date(2021, 6, 8)


def test_an_action_raised_at_a_meeting_was_raised_on_its_day(store: Store) -> None:
    with store.writing() as session:
        meeting = a_meeting(session, date(2021, 5, 24))
        new = New("Circulate the paper", the_board(session, "MAM"), meeting=meeting, item="4a")
        action = actions.raise_(session, new, by=the_policy_officer(session), at=NOW)

    assert (action.raised_on, action.item) == (date(2021, 5, 24), "4a")


def test_every_deed_is_one_line_and_one_revision_and_the_chain_holds(store: Store) -> None:
    with store.writing() as session:
        action = an_action(session, "Circulate the paper", due="14 June 2021")
        by = the_policy_officer(session)
        steps: Steps = (
            lambda at: actions.amend(session, action, words="Circulate it", by=by, at=at),
            lambda at: actions.assign(session, action, to=[the_post(session, "CC")], by=by, at=at),
            lambda at: actions.defer(session, action, to=due("July"), because="x", by=by, at=at),
            lambda at: actions.report(session, action, words="Done", by=by, at=at),
            lambda at: actions.discharge(session, action, by=by, at=at),
            lambda at: actions.reopen(session, action, because="x", by=by, at=at),
            lambda at: actions.withdraw(session, action, because="x", by=by, at=at),
        )
        for place, step in enumerate(steps):
            step(NOW + timedelta(minutes=place))
            assert action.revision == place + 2
            assert len(history.of(session, "action", 1)) == place + 2
    with store.reading() as session:
        assert history.verify(session) is None
        assert [line.did for line in history.of(session, "action", 1)] == [
            "raised", "amended", "assigned", "deferred", "reported complete", "discharged",
            "reopened", "withdrawn",
        ]  # fmt: skip


def test_what_the_form_of_an_action_leaves_as_it_is_is_not_read_anew(store: Store) -> None:
    with store.writing() as session:
        moss = session.exec(select(Person).where(col(Person.slack_id) == "U0DEPUTY")).one()
        by_name = Named(moss.name, moss.name, person_id=moss.id)  # before he was the DCC
        new = New("Share it", the_board(session, "MAM"), [by_name])
        action = actions.raise_(session, new, by=the_policy_officer(session), at=NOW)
        filled = {"words": "Share the findings", "owner": moss.name, "due": "", "enough": "all"}
        about = json.dumps({"action": action.id, "revision": action.revision})

        forms.amended(Ask(session, the_policy_officer(session), NOW, about, filled))

        assert action.words == "Share the findings"
        assert [one.person_id for one in register.owners(session, action.id or 0)] == [moss.id]
