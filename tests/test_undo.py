"""Taking back one's own last change: it leaves the action as it was, or says why it cannot."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from builders import NOW, SLACK, a_meeting, an_action, the_policy_officer, the_post
from conftest import Say
from sqlmodel import Session, col, select

from bot import actions, undo
from bot.access import Actor
from bot.errors import Changed, Refused, Told
from bot.local import Site
from bot.reading.due import Due
from bot.reminders import chasing
from bot.threads import deciding
from handlers import changing, forms, meeting_saves, scheduling
from handlers.asking import Ask
from store import Store, history
from store import actions as register
from store.tables import Action, Change, Person

LATER = datetime(2021, 6, 7, 9, 30, tzinfo=UTC)
JULY = Due("July 2021", "month", "2021-07", date(2021, 7, 31))

Deed = Callable[[Session, Action, Actor], object]

DEEDS: dict[str, Deed] = {
    "amend": lambda s, a, by: actions.amend(
        s, a, words="Other words", due=JULY, owners=[the_post(s, "CC")], by=by, at=NOW
    ),
    "assign": lambda s, a, by: actions.assign(
        s, a, to=[the_post(s, "The CRB"), the_post(s, "CC")], by=by, at=NOW
    ),
    "defer": lambda s, a, by: actions.defer(s, a, to=JULY, because="It grows", by=by, at=NOW),
    "report": lambda s, a, by: actions.report(s, a, words="Sent", by=by, at=NOW),
    "discharge": lambda s, a, by: actions.discharge(s, a, words="Seen", by=by, at=NOW),
    "withdraw": lambda s, a, by: actions.withdraw(s, a, because="A repeat", by=by, at=NOW),
}


def picture(session: Session) -> dict[str, Any]:
    action = session.get_one(Action, 1)
    owners = [one.model_dump() for one in register.owners(session, 1)]
    return action.model_dump(exclude={"revision"}) | {"owners": owners}


@pytest.mark.parametrize("verb", DEEDS)
def test_undoing_leaves_the_action_exactly_as_it_was(store: Store, verb: str) -> None:
    with store.writing() as session:
        action = an_action(session, "Circulate the paper", owner=["DCC", "CRB"], due="14 June 2021")
        by = the_policy_officer(session)
        before = picture(session)
        DEEDS[verb](session, action, by)
        assert picture(session) != before

        line = undo.undo(session, by=by, at=LATER)

        assert picture(session) == before
        assert action.revision == 3
        assert history.newest(session, "action", 1).undoes_id == line.id


@pytest.mark.parametrize("decide", [
    lambda s, a, by: deciding.send_back(s, a, because="Pages are missing", by=by, at=NOW),
    lambda s, a, by: deciding.keep_open(s, a, by=by, at=NOW),
])  # fmt: skip
def test_undoing_what_was_decided_of_a_report_leaves_it_as_it_was_reported(
    store: Store, decide: Deed
) -> None:
    with store.writing() as session:
        action = an_action(session, "Circulate the paper", owner=["DCC", "CC"])
        by = the_policy_officer(session)
        actions.report(session, action, words="Sent", by=by, at=NOW)
        before = picture(session)
        decide(session, action, by)
        assert picture(session) != before

        undo.undo(session, by=by, at=LATER)

        assert picture(session) == before


def test_undoing_the_reopening_of_an_action_closes_it_again(store: Store) -> None:
    with store.writing() as session:
        action = an_action(session, "Circulate the paper")
        by = the_policy_officer(session)
        actions.discharge(session, action, words="Seen", by=by, at=NOW)
        before = picture(session)
        actions.reopen(session, action, because="Not done", by=by, at=NOW)

        undo.undo(session, by=by, at=LATER)

        assert picture(session) == before


def test_an_action_raised_in_error_is_withdrawn_and_its_reference_is_not_used_again(
    store: Store,
) -> None:
    with store.writing() as session:
        action = an_action(session, "Circulate the paper")
        undo.undo(session, by=the_policy_officer(session), at=LATER)

        assert action.withdrawn_at == LATER
        assert action.withdrawn_why == "Raised in error and undone."
        assert an_action(session, "Another").id == 2


def test_each_of_ones_changes_can_be_undone_in_turn_the_last_first(store: Store) -> None:
    with store.writing() as session:
        action = an_action(session, "Circulate the paper")
        by = the_policy_officer(session)
        for words in ("One", "Two"):
            actions.amend(session, action, words=words, by=by, at=NOW)
        undo.undo(session, by=by, at=LATER)
        assert action.words == "One"

        with pytest.raises(Told) as told:
            undo.undo(session, by=by, at=LATER)

    assert told.value.sentence == (
        "A1, amended, cannot be undone: Natasha Noorbakhsh (PO) undid a change to it since."
        " Nothing was changed."
    )


def test_what_somebody_else_changed_since_is_not_undone_under_them(store: Store) -> None:
    with store.writing() as session:
        action = an_action(session, "Circulate the paper")
        by = the_policy_officer(session)
        actions.defer(session, action, to=JULY, because="It grows", by=by, at=NOW)
        actions.report(session, action, words="Sent", by=the_dcc(session), at=NOW)

        with pytest.raises(Told, match=r": Julian Moss \(DCC\) reported it complete since"):
            undo.undo(session, by=by, at=LATER)
        assert action.deferred_times == 1


def test_what_was_done_about_reminders_stands_in_nobodys_way(store: Store) -> None:
    with store.writing() as session:
        action = an_action(session, "Circulate the paper", due="Fri 2 July 2021")
        by = the_policy_officer(session)
        actions.amend(session, action, words="One", by=by, at=NOW)
        tomorrow = date(2021, 6, 9)
        chasing.snooze(session, action, until=tomorrow, by=the_dcc(session), at=NOW)

        with pytest.raises(Changed, match=r"^A1 was amended by Natasha Noorbakhsh \(PO\) while"):
            actions.amend(session, action, words="Two", by=by, at=NOW, revision=1)
        undo.undo(session, by=by, at=LATER)
        assert action.words == "Circulate the paper"

        chasing.pause(session, "action", 1, until=None, by=by, at=LATER)
        with pytest.raises(Told, match=r"^Your last change, paused reminders of A1, cannot be"):
            undo.undo(session, by=by, at=LATER)


def test_an_update_is_kept_and_cannot_be_undone(store: Store) -> None:
    with store.writing() as session:
        action = an_action(session, "Circulate the paper")
        by = the_policy_officer(session)
        actions.update(session, action, "It goes out on Friday", by=by, at=NOW)

        with pytest.raises(Told, match=r"^Your last change, A1, updated, cannot be undone\."):
            undo.undo(session, by=by, at=LATER)


def test_who_has_changed_nothing_has_nothing_to_undo(store: Store) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the paper")

        for nobody in (the_dcc(session), Actor(None, "U0STRANG", "somebody")):
            with pytest.raises(Told, match="You have changed nothing that can be undone"):
                undo.undo(session, by=nobody, at=LATER)


def test_an_old_button_does_not_undo_a_newer_change(store: Store) -> None:
    with store.writing() as session:
        action = an_action(session, "Circulate the paper")
        by = the_policy_officer(session)
        actions.amend(session, action, words="One", by=by, at=NOW)

        with pytest.raises(Told, match="You have made another change since: A1, amended"):
            undo.undo(session, by=by, at=LATER, expected=1)
        assert action.words == "One"


def test_who_may_no_longer_do_a_thing_may_not_undo_it_either(store: Store) -> None:
    with store.writing() as session:
        action = an_action(session, "Circulate the paper")
        by = the_policy_officer(session)
        actions.discharge(session, action, by=by, at=NOW)
        reader = Actor(by.person_id, by.slack_id, by.name, "reader")

        with pytest.raises(Refused, match="Only the Commissioner's office can discharge"):
            undo.undo(session, by=reader, at=LATER)
        assert action.discharged_at == NOW


@pytest.mark.parametrize(
    ("deed", "words", "values"),
    [
        (changing.assign, "A1 to the DCC", {}),
        (forms.amended, '{"action": 1}', {"words": "Circulate it", "owner": "DCC"}),
        (scheduling.move, "29 June to 29 June at 14:00", {}),
        (meeting_saves.moved, '{"meeting": 1}', {"day": "2021-06-29"}),
        (meeting_saves.amended, '{"meeting": 1}', {"starts": "14:00"}),
    ],
)
def test_what_changes_nothing_offers_no_undo_of_what_was_done_before_it(
    deed: Callable[[Ask], object], words: str, values: dict[str, str], store: Store
) -> None:
    with store.writing() as session:
        an_action(session, "Circulate it")
        a_meeting(session, date(2021, 6, 29), starts=time(14))
        ask = Ask(session, the_policy_officer(session), NOW, words, values)

        with pytest.raises(Told, match=r"^That is .+ already\. Nothing was changed\.$"):
            deed(ask)


def test_undo_is_said_back_and_stands_in_the_history(store: Store, say: Say) -> None:
    say("/actions add DCC to circulate the options paper by 11 August")
    say("/actions defer A1 to September 2021 because the survey is late")

    answer = say("/actions undo")

    assert answer.text == "Undone: A1, deferred Mon 7 Jun 2021, 09:00. It is due as before."
    assert "due Wed 11 Aug 2021" in say("/actions show A1").text.replace("*Due:* ", "due ")
    assert "undid a change to A1" in say("/actions history A1").text
    with store.reading() as session:
        assert history.verify(session) is None


def test_the_undoing_of_a_discharge_says_how_the_action_stands(store: Store, say: Say) -> None:
    say("/actions add DCC to circulate the options paper")
    say("/actions discharge A1")

    outstanding = say("/actions undo").text
    say("/actions report A1 it went out on Friday")
    say("/actions discharge A1")
    reported = say("/actions undo").text

    assert outstanding.endswith("It is outstanding again.")
    assert reported.endswith("It is reported complete as before.")


def test_the_undo_button_undoes_what_it_stands_beside_once(
    say: Say, site: Site, store: Store
) -> None:
    recorded = say("/actions add DCC to circulate the options paper").only
    officer = site.person(SLACK["PO"])

    first = officer.presses("Undo", in_=recorded).text
    second = officer.presses("Undo", in_=recorded).text

    assert first.startswith("Undone: A1, raised Mon 7 Jun 2021, 09:00. It is off the register")
    assert second == "You have changed nothing that can be undone."
    with store.reading() as session:
        assert [line.did for line in session.exec(select(Change))] == [
            "raised", "undid a change to",
        ]  # fmt: skip


def the_dcc(session: Session) -> Actor:
    person = session.exec(select(Person).where(col(Person.slack_id) == "U0DEPUTY")).one()
    return Actor(person.id, "U0DEPUTY", person.name, "officer", ((2, "DCC"),), frozenset({2}))


def test_what_was_saved_is_told_no_more_once_it_is_undone(
    store: Store, say: Say, site: Site
) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper", owner="DCC")
    officer = site.person(SLACK["PO"])
    form = say("/actions defer A1").only
    officer.fills(form, {"Until when": "end of October", "Why": "awaiting data"})
    saved = officer.submits(form).only

    officer.presses("Undo", in_=saved)

    assert officer.form is not None
    assert officer.form.words.startswith("Defer an action\nUndone: A1, deferred ")
    officer.closes()
    assert officer.form is None
