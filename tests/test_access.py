"""Who may, who is told what, and who sees which boards (FAULTS F1, F4, F7)."""

from datetime import date
from itertools import count

import pytest
from anybody import Anybody
from builders import NOW, SLACK, a_meeting, an_action, the_board, the_policy_officer
from conftest import Say
from sqlmodel import col, select

import handlers
from bot import access, actions, gathering, introducing
from bot.access import Actor, may, require
from bot.actions import New
from bot.errors import Refused
from bot.local import Site
from bot.membership import Account
from bot.names.named import Named
from bot.pace import Pace
from bot.telling import blocks
from handlers import changing, chasing
from handlers.asking import Ask
from store import Store
from store.actions import OwedBy
from store.tables import Appointment, Change, Person

DCC_POST = 2


@pytest.fixture
def pace() -> Pace:
    return Pace(monotonic=count(step=11).__next__)


def an_actor(role: str, *, answers_for: frozenset[int] = frozenset()) -> Actor:
    return Actor(1, "U0", "Julian Moss", role, ((DCC_POST, "DCC"),), answers_for)


@pytest.mark.parametrize(
    ("role", "answers_for", "verb", "allowed"),
    [
        ("staff", set(), "discharge", True),
        ("officer", {DCC_POST}, "discharge", False),
        ("officer", {DCC_POST}, "report", True),
        ("officer", {3}, "report", False),
        ("reader", {DCC_POST}, "report", True),  # a reader who holds the post that owes it
        ("reader", set(), "read", True),
        ("administrator", set(), "read", False),  # looks after the bot, not the register
        ("nobody", {DCC_POST}, "report", False),  # a closed account that still holds a post
        ("no such role", set(), "read", False),
    ],
)
def test_who_may(role: str, answers_for: set[int], verb: str, allowed: bool) -> None:  # noqa: FBT001  a column of the table
    actor = an_actor(role, answers_for=frozenset(answers_for))

    assert may(actor, verb, owed_by=OwedBy(frozenset({DCC_POST}))) is allowed


@pytest.mark.parametrize(
    ("verb", "says"),
    [
        (
            "discharge",
            (
                "Only the Commissioner's office can discharge an action. You can report it"
                " complete: `/actions report A14`. Nothing was changed."
            ),
        ),
        (
            "report",
            (
                "You cannot report this action complete. It is for whoever owes it, or the"
                " office, to report it complete. Nothing was changed."
            ),
        ),
        ("cancel", "Only the Commissioner's office can cancel a meeting. Nothing was changed."),
    ],
)
def test_a_refusal_says_who_may_and_what_to_do_instead(verb: str, says: str) -> None:
    with pytest.raises(Refused) as refused:
        require(an_actor("officer"), verb, ref="A14", owed_by=OwedBy(frozenset({DCC_POST})))

    assert refused.value.sentence == says


@pytest.mark.parametrize("verb", sorted(access.MAY.keys() - {"read"}))
def test_each_verb_is_refused_in_words_of_its_own(verb: str) -> None:
    with pytest.raises(
        Refused, match=r"^(Only the Commissioner's office can|You cannot) .+\. Noth"
    ):
        require(an_actor("reader"), verb, ref="A14")


def test_who_reads_nothing_is_told_only_that_they_are_not_known() -> None:
    for verb in access.MAY:
        with pytest.raises(Refused) as refused:
            require(an_actor("nobody"), verb, ref="A14")
        assert refused.value.sentence == "I don't know you yet. Ask the office to add you."


def test_who_looks_after_the_bot_sees_how_sending_goes_and_nothing_of_the_register() -> None:
    for verb in access.MAY.keys() - {"look_after"}:
        with pytest.raises(Refused, match="the register is not shown to you"):
            require(an_actor("administrator"), verb, ref="A14")

    require(an_actor("administrator"), "look_after")


def test_what_is_not_there_and_what_is_not_to_be_seen_are_told_alike() -> None:
    assert access.not_found("A14").sentence == (
        "There is no A14 on the register. Try `/actions search` with a word from it."
    )


@pytest.fixture
def closed_board(store: Store) -> None:
    """The Crime Reduction Board is for ACC LP alone; A1 is its; A2, which the DCC owes, too."""
    with store.writing() as session:
        the_board(session, "CRB").attended_by = ["ACC LP"]
        an_action(session, "Review Operation Lantern", owner="ACC LP", board="CRB")
        an_action(session, "Fund the bleed kits", owner="DCC", board="CRB")
        an_action(session, "Circulate the options paper", owner="CC")
        a_meeting(session, date(2021, 6, 16), board="CRB")
        a_meeting(session, date(2021, 6, 28))


HIDDEN = ("Lantern", "A1*", "Crime Reduction", "CRB", "16 Jun", "3 outstanding", "2 outstanding")


LISTS = (
    "/actions", "/actions all", "/actions for ACC LP", "/actions about Lantern",
    "/actions search Operation", "/actions from June 2021", "/actions deferred",
    "/actions discharged", "/meetings next", "/meetings list", "/meetings",
)  # fmt: skip


def test_a_board_that_is_not_open_to_somebody_is_in_none_of_their_lists(
    closed_board: None, say: Say
) -> None:
    for words in LISTS:
        seen = say(words, by="CC").text
        sought = words.rpartition(" ")[2]
        assert not [mark for mark in HIDDEN if mark in seen and mark != sought], seen


DEEDS = (
    "show {}", "history {}", "update {} it is late", "report {} it is done", "assign {} to the CC",
    "defer {} to July 2022 because of snow", "discharge {}", "withdraw {} it is a repeat",
    "reopen {} it is not done",
)  # fmt: skip


def test_an_action_of_such_a_board_is_told_as_if_it_were_not_there(
    closed_board: None, say: Say
) -> None:
    for words in DEEDS:
        hidden = say(f"/actions {words.format('A1')}", by="CC").text
        absent = say(f"/actions {words.format('A99')}", by="CC").text
        assert hidden.replace("A1", "A-") == absent.replace("A99", "A-"), words
        assert "Lantern" not in hidden, words


def test_the_buttons_of_such_a_board_open_nothing(closed_board: None, anybody: Anybody) -> None:
    page = {"words": "all", "on": "2021-06-07", "place": ["0001-01-01", 0, False]}
    for name, value in (
        ("open", "1"),
        ("history", "1"),
        ("form:update", "update:1"),
        ("form:report", "report:1"),
        ("list:x", "all"),
        ("page:next", page),
    ):
        came = anybody.presses(SLACK["CC"], name, value)
        assert not [mark for mark in HIDDEN if mark in came.words], f"{name}: {came.words}"


def test_home_shows_nothing_of_such_a_board(closed_board: None, say: Say, site: Site) -> None:
    chief = site.person(SLACK["CC"])

    chief.opens_home()

    home = chief.home
    assert home is not None
    assert "Circulate the options paper" in home.words
    assert not [mark for mark in HIDDEN if mark in home.words], home.words


def test_what_ones_post_owes_is_shown_whichever_board_it_is_from(
    closed_board: None, say: Say
) -> None:
    assert "Fund the bleed kits" in say("/actions mine", by="DCC").text
    assert "Fund the bleed kits" in say("/actions show A2", by="DCC").text
    assert "Lantern" not in say("/actions all", by="DCC").text


def test_who_owes_an_action_by_name_has_all_that_the_holder_of_a_post_would(store: Store) -> None:
    with store.writing() as session:
        the_board(session, "CRB").attended_by = ["ACC LP"]
        ada = Person(name="Ada Lovell", slack_id="U0LOVELL")
        session.add(ada)
        session.flush()
        owes = Named(ada.name, ada.name, person_id=ada.id)
        new = New("Fund the bleed kits", the_board(session, "CRB"), [owes])
        action = actions.raise_(session, new, by=the_policy_officer(session), at=NOW)
        me = introducing.actor(session, Account("U0LOVELL"), on=NOW.date())
        ask = Ask(session, me, NOW)

        home = handlers.HOME.answer(ask)
        asked = chasing.time(ask.saying("A1 until July because So"))
        shown = changing.report(ask.saying("A1 they are paid for"))

        assert "Fund the bleed kits" in blocks.words(home.blocks)
        assert "more time for A1" in asked.text
        assert "*A1* reported complete." in shown.text
        assert action.reported_by_id == ada.id
        assert gathering.whole(session, 1, by=me, on=NOW.date(), sees=ask.sees).may == {
            "update", "history",
        }  # fmt: skip


def test_the_office_sees_every_board(closed_board: None, say: Say) -> None:
    assert "3 outstanding" in say("/actions", by="PO").text
    assert "Lantern" in say("/actions show A1", by="PO").text


def test_a_discharge_asks_slack_afresh_who_this_is(
    store: Store, anybody: Anybody, site: Site
) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper")
        an_action(session, "Share the findings")
    assert "2 outstanding" in anybody.commands("U0POLICY", "/actions").words

    site.workspace.people["U0POLICY"].deleted = True  # a second ago, and Slack has told nobody

    typed = anybody.commands("U0POLICY", "/actions discharge A1")
    filled = anybody.submits("U0POLICY", "discharge", {"action": 2, "revision": 1}, {"words": ""})
    assert access.STRANGER in typed.words
    assert access.STRANGER in filled.words
    assert deeds(store) == ["raised", "raised", "was refused", "was refused"]


def test_a_role_that_ended_a_second_ago_is_a_role_no_longer(store: Store, anybody: Anybody) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper")
    assert "1 outstanding" in anybody.commands("U0POLICY", "/actions").words
    with store.writing() as session:
        session.exec(select(Person).where(col(Person.slack_id) == "U0POLICY")).one().role = "reader"

    came = anybody.commands("U0POLICY", "/actions withdraw A1 because it is a repeat")

    assert "Only the Commissioner's office can withdraw an action." in came.words
    assert deeds(store) == ["raised", "was refused"]


def test_who_held_a_post_until_yesterday_answers_for_it_no_longer(
    store: Store, anybody: Anybody
) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper")
        held = session.exec(select(Appointment).where(col(Appointment.post_id) == DCC_POST)).one()
        held.until = date(2021, 6, 6)  # Sunday; today is Monday 7 June 2021

    came = anybody.commands("U0DEPUTY", "/actions report A1 it was circulated")

    assert "You cannot report this action complete." in came.words
    assert deeds(store) == ["raised", "was refused"]


def test_slack_saying_that_an_account_changed_is_believed_at_once(
    store: Store, anybody: Anybody, site: Site
) -> None:
    assert "Nothing is outstanding" in anybody.commands("U0POLICY", "/actions").words
    site.workspace.people["U0POLICY"].is_restricted = True

    event = {"type": "user_change", "user": {"id": "U0POLICY"}, "event_ts": "1623052800.000100"}
    assert site.delivery.tell(event).settled.wait(3)

    assert access.STRANGER in anybody.commands("U0POLICY", "/actions").words


def test_a_refusal_in_the_history_says_who_when_and_what_they_were_told(
    store: Store, say: Say
) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper")

    say("/actions discharge A1", by="DCC", channel="C0ASSURE")

    with store.reading() as session:
        line = session.exec(select(Change).order_by(col(Change.id).desc())).first()
    assert line is not None
    assert (line.did, line.about, line.via, line.place) == (
        "was refused", "person", "command", "C0ASSURE",
    )  # fmt: skip
    assert line.at == NOW
    assert "Only the Commissioner's office can discharge" in line.why


def test_a_member_of_another_workspace_is_let_in_only_if_the_office_names_that_workspace(
    store: Store, anybody: Anybody, site: Site
) -> None:
    with store.writing() as session:
        session.add(Person(name="Jo Farrow", slack_id="U0OUTSID", role="reader"))
    button = ("U0OUTSID", "list:outstanding", "outstanding")
    assert access.STRANGER in anybody.presses(*button).words

    with store.writing() as session:
        jo = session.exec(select(Person).where(col(Person.slack_id) == "U0OUTSID")).one()
        jo.team_id = "T0ELSEWH"
    assert access.STRANGER in anybody.presses(*button).words

    with store.writing() as session:
        jo = session.exec(select(Person).where(col(Person.slack_id) == "U0OUTSID")).one()
        jo.team_id = "T0FORCE0"
    assert "Nothing is outstanding" in anybody.presses(*button).words


def deeds(store: Store) -> list[str]:
    with store.reading() as session:
        return [line.did for line in session.exec(select(Change).order_by(col(Change.id)))]
