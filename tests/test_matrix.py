"""Every kind of actor, every verb, every way in: what is permitted, and what a refusal reveals.

The table of who may is written out here once more, by hand, so that a slip in the bot's own
table is a difference between two and not a rule (FAULTS F1, F2).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count, product

import pytest
from anybody import Anybody, Came
from builders import NOW, a_meeting, an_action, the_policy_officer
from sqlmodel import Session, col, select

from bot import access, actions
from bot.local import Site
from bot.local.people import Member
from bot.pace import Pace
from store import Store, history
from store.tables import Change, Person

SECRET = "Brief the panel on Operation Lantern"

ACTORS = {
    "staff": "U0POLICY",
    "owner": "U0DEPUTY",
    "deputy": "U0STAFFO",
    "other officer": "U0OTHERO",
    "reader": "U0READER",
    "administrator": "U0ADMINI",
    "guest": "U0GUESTS",
    "one-channel guest": "U0GUESTX",
    "outside": "U0OUTSID",
    "deactivated": "U0CLOSED",
    "bot": "U0ROBOTX",
    "stranger": "U0STRANG",
}
"""Whoever acts, by Slack account; all but the last five are in the office file for certain."""

STAFF, OWNERS = {"staff"}, {"staff", "owner", "deputy"}
READERS = {"staff", "owner", "deputy", "other officer", "reader"}

PERMITTED = {
    "read": READERS,
    "raise": STAFF,
    "amend": STAFF,
    "assign": STAFF,
    "defer": STAFF,
    "discharge": STAFF,
    "withdraw": STAFF,
    "reopen": STAFF,
    "report": OWNERS,
    "update": OWNERS,
    "acknowledge": OWNERS,
    "more_time": OWNERS,
    "send_back": STAFF,
    "schedule": STAFF,
    "move": STAFF,
    "cancel": STAFF,
    "hold": STAFF,
    "share": STAFF,
    "look_after": {"staff", "administrator"},
}

OTHERS = (
    Member("U0OTHERO", "Amanda Blakeman"),
    Member("U0READER", "Rae Reader"),
    Member("U0ADMINI", "Ada Ministrator", is_admin=True),
    Member("U0GUESTS", "Gail Guest", is_restricted=True),
    Member("U0CLOSED", "Colin Closed", deleted=True),
    Member("U0ROBOTX", "Another bot", is_bot=True),
)


@dataclass(frozen=True)
class Way:
    """One way in to one verb, to an action of the register."""

    verb: str
    entry: str
    go: Callable[[Anybody, str, int, int], Came]  # who, which action, which revision
    did: str = ""  # the line it leaves in the history
    opens: str = ""  # or the form it opens

    @property
    def name(self) -> str:
        """Its name in a failure."""
        return f"{self.verb} by {self.entry}"


def typed(verb: str, words: str, *, did: str = "", opens: str = "") -> Way:
    return Way(verb, f"command “{words}”", lambda any_, who, n, _: any_.commands(
        who, words.format(ref=f"A{n}")), did, opens)  # fmt: skip


def sent(verb: str, *, did: str, **values: str) -> Way:
    def go(any_: Anybody, who: str, number: int, revision: int) -> Came:
        return any_.submits(who, verb, {"action": number, "revision": revision}, values)

    return Way(verb, "form", go, did)


def button(verb: str, name: str, value: str, *, did: str = "", opens: str = "") -> Way:
    return Way(verb, f"button {name}", lambda any_, who, n, _: any_.presses(
        who, name, value.format(n=n)), did, opens)  # fmt: skip


def settled(verb: str, words: str, *, did: str, chosen: dict[str, str]) -> Way:
    def go(any_: Anybody, who: str, number: int, _revision: int) -> Came:
        value = {"verb": verb, "words": words.format(ref=f"A{number}"), "chosen": chosen}
        return any_.presses(who, "settle:0", value)

    return Way(verb, "forged answer to a question", go, did)


TO_ACTIONS = (
    typed("assign", "/actions assign {ref} to the CC", did="assigned"),
    settled("assign", "{ref} to somebody", did="assigned", chosen={"owner0": "post:1"}),
    typed("defer", "/actions defer {ref} to July 2022 because the cohort grows", did="deferred"),
    sent("defer", did="deferred", to="July 2022", because="The cohort grows"),
    settled(
        "defer",
        "{ref} to next Friday because it grows",
        did="deferred",
        chosen={"due": "2021-06-18"},
    ),
    button("defer", "form:defer", "defer:{n}", opens="defer"),
    typed("discharge", "/actions discharge {ref}", did="discharged"),
    sent("discharge", did="discharged", words="Seen"),
    button("discharge", "form:discharge", "discharge:{n}", opens="discharge"),
    typed("withdraw", "/actions withdraw {ref} because it is a repeat", did="withdrawn"),
    sent("withdraw", did="withdrawn", because="A repeat"),
    button("withdraw", "form:report", "withdraw:{n}", opens="withdraw"),
    sent("amend", did="amended", words="Other words", owner="CC", due=""),
    button("amend", "form:amend", "amend:{n}", opens="amend"),
    typed("report", "/actions report {ref} it was shared", did="reported complete"),
    typed("report", "/actions report {ref}", opens="report"),
    sent("report", did="reported complete", words="It was shared"),
    button("report", "form:update", "report:{n}", opens="report"),
    typed("update", "/actions update {ref} it goes out on Friday", did="updated"),
    sent("update", did="updated", words="It goes out on Friday"),
    button("update", "form", "update:{n}", opens="update"),
)

TO_DISCHARGED = (
    typed("reopen", "/actions reopen {ref} because it was not done", did="reopened"),
    sent("reopen", did="reopened", because="It was not done"),
    button("reopen", "form:reopen", "reopen:{n}", opens="reopen"),
)

TO_READ = (
    typed("read", "/actions"),
    typed("read", "/actions show {ref}"),
    typed("read", "/actions history {ref}"),
    typed("read", "/actions search Lantern"),
    button("read", "page:next", '{{"words":"all","on":"2021-06-07"}}'),
    button("read", "list:outstanding", "outstanding"),
    button("read", "history", "{n}"),
    button("read", "open", "{n}", opens="read"),
)

TO_ADD = (
    typed("raise", "/actions add DCC to brief the panel", did="raised"),
    typed("raise", "/actions add", opens="add"),
    settled("add", "the Deputy to brief the panel", did="raised", chosen={"owner0": "post:2"}),
    button("raise", "new", "", opens="add"),
    Way("raise", "form", lambda any_, who, _n, _r: any_.submits(
        who, "add", {}, {"words": "Brief", "owner": "DCC", "due": "", "board": "1"}), "raised"),
    Way("raise", "message shortcut", lambda any_, who, _n, _r: any_.shortcuts(
        who, "record_message", words="We must brief the panel"), opens="add"),
    Way("raise", "shortcut", lambda any_, who, _n, _r: any_.shortcuts(who, "add_action"),
        opens="add"),
)  # fmt: skip

TO_MEETINGS = (
    typed("schedule", "/meetings schedule Monday 13 December 2021 at 14:00", did="scheduled"),
    typed("move", "/meetings move 11 October to Monday 18 October 2021", did="moved"),
    typed("cancel", "/meetings cancel 8 November because of snow", did="cancelled"),
    typed("hold", "/meetings held 10 May 2021", did="held"),
    typed("read", "/meetings next"),
)

TO_SENDING = (
    typed("look_after", "/reminders health"),
    typed("look_after", "/reminders send"),
    typed("read", "/reminders sent"),
)

WAYS = (*TO_READ, *TO_ADD, *TO_ACTIONS, *TO_DISCHARGED, *TO_MEETINGS, *TO_SENDING)


@pytest.fixture
def pace() -> Pace:
    return Pace(monotonic=count(step=11).__next__)


@pytest.fixture(autouse=True)
def everybody(store: Store, site: Site) -> None:
    for member in OTHERS:
        site.workspace.add_person(member)
    with store.writing() as session:
        for day in (date(2021, 5, 10), date(2021, 10, 11), date(2021, 11, 8)):
            a_meeting(session, day)
        for kind, slack in ACTORS.items():
            if kind in {"other officer", "reader", "administrator"}:
                role = "officer" if kind == "other officer" else kind
                session.add(Person(name=f"The {kind}", slack_id=slack, role=role))
            elif kind in {"guest", "one-channel guest", "outside", "deactivated", "bot"}:
                session.add(Person(name=f"The {kind}", slack_id=slack, role="staff"))


@pytest.mark.parametrize("kind", ACTORS)
def test_each_verb_is_done_by_exactly_those_who_may(
    kind: str, store: Store, anybody: Anybody
) -> None:
    """Each kind of actor by every third way in, so that each way is tried by four kinds."""
    tried(kind, WAYS[[*ACTORS].index(kind) % 3 :: 3], store, anybody)


@pytest.mark.long
@pytest.mark.parametrize("kind", ACTORS)
def test_each_verb_is_done_by_exactly_those_who_may_whichever_way_in(
    kind: str, store: Store, anybody: Anybody
) -> None:
    tried(kind, WAYS, store, anybody)


def tried(kind: str, ways: Sequence[Way], store: Store, anybody: Anybody) -> None:
    for way, number in with_actions(store, ways):
        before = last_line(store)
        came = way.go(anybody, ACTORS[kind], number, 1 if way not in TO_DISCHARGED else 2)
        verb = "raise" if way.verb == "add" else way.verb
        made = [line.did for line in lines(store, after=before)]

        if kind in PERMITTED[verb]:
            assert came.error is None, f"{way.name}: {came.error}"
            assert made == ([way.did] if way.did else []), f"{way.name}: {came.words}"
            assert came.opened == way.opens or way.did, f"{way.name}: {came.words}"
        else:
            assert made == ["was refused"], f"{way.name}: {made} {came.words}"
            assert_refused(kind, came, way)
    with store.reading() as session:
        assert history.verify(session) is None


def assert_refused(kind: str, came: Came, way: Way) -> None:
    if kind in READERS:
        assert "Nothing was changed." in came.words, way.name
    else:
        known = access.NOT_THEIRS if kind == "administrator" else access.STRANGER
        assert known in came.words.splitlines(), way.name
    assert "Lantern" not in came.words, way.name
    assert all(one.only_you or one.kind == "modal" for one in came.seen), way.name
    assert way.opens not in {one.view.get("callback_id") for one in came.seen} - {None} or (
        way.opens in {"", "read"}
    ), way.name


@pytest.mark.parametrize("kind", ["other officer", "administrator", "guest", "outside", "stranger"])
def test_a_refusal_says_the_same_of_an_action_that_is_there_and_one_that_is_not(
    kind: str, store: Store, anybody: Anybody
) -> None:
    office_only = [way for way in TO_ACTIONS if PERMITTED[way.verb] == STAFF]
    ways = (
        (*TO_ACTIONS, *TO_DISCHARGED, *TO_READ, *TO_MEETINGS)
        if kind not in READERS
        else office_only
    )
    typed_or_stranger = [
        way for way in ways if kind not in READERS or way.entry.startswith("command")
    ]
    with store.writing() as session:
        there = an_action(session, SECRET, owner=["DCC", "CC"]).id or 0

    for way in typed_or_stranger:
        told = way.go(anybody, ACTORS[kind], there, 1).words.replace(f"A{there}", "A-")
        absent = way.go(anybody, ACTORS[kind], 999, 1).words.replace("A999", "A-")
        assert told == absent, way.name


def test_a_guessed_id_finds_nothing_whatever_it_is(store: Store, anybody: Anybody) -> None:
    with store.writing() as session:
        an_action(session, SECRET)
    guesses = (0, -1, 999, 2**31, 2**63, 10**30, True, "1", None, [1], 1.0, {"a": 1})
    verbs = ("amend", "update", "report", "defer", "discharge", "withdraw", "reopen")

    for guess, verb in product(guesses, verbs):
        about = {"action": guess, "revision": 1}
        values = {"words": "x", "because": "x", "to": "July 2022", "owner": "", "due": ""}
        came = anybody.submits("U0POLICY", verb, about, values)
        assert "There is no A" in came.words, f"{verb} {guess}: {came.words}"
    assert [line.did for line in lines(store)] == ["raised"]


def test_a_forged_button_value_opens_nothing(store: Store, anybody: Anybody) -> None:
    with store.writing() as session:
        an_action(session, SECRET)
    values = ("0", "999", "9" * 12, "9" * 5_000, "٣", "", "1 OR 1")

    for value, name in product(values, ("open", "form:amend", "undo")):
        given = f"amend:{value}" if name == "form:amend" else value
        came = anybody.presses("U0POLICY", name, given)
        assert came.words, f"{name} {value[:20]}"
        assert "Something went wrong" not in came.words, f"{name} {value[:20]}"
        assert "Lantern" not in came.words, f"{name} {value[:20]}"


def test_a_button_that_names_no_form_says_so(store: Store, anybody: Anybody) -> None:
    with store.writing() as session:
        an_action(session, SECRET)

    for verb in ("", "nonsense", "read", "raise", "__class__", "acknowledge"):
        assert "out of date" in anybody.presses("U0POLICY", "form:x", f"{verb}:1").words, verb


def test_what_a_form_carries_may_be_anything(anybody: Anybody) -> None:
    for about in ("", "null", "[]", "7", '"x"', "{", "[" * 3_000, '{"action":{}}'):
        came = anybody.submits("U0POLICY", "amend", about, {"words": "x", "owner": "", "due": ""})
        assert "There is no A" in came.words, about


def test_a_button_or_form_that_nobody_knows_does_nothing(store: Store, anybody: Anybody) -> None:
    assert anybody.presses("U0POLICY", "nonsense", "1").words == ""
    assert anybody.submits("U0POLICY", "nonsense", {}, {"a": "b"}).error is None
    assert anybody.shortcuts("U0POLICY", "nonsense").words == ""
    assert lines(store) == []


def test_everything_written_in_the_matrix_is_the_bots_own_table() -> None:
    roles = {
        "staff": {"staff"},
        "owner": {"owner", "deputy"},
        "reader": {"reader"},
        "officer": {"owner", "deputy", "other officer"},
        "administrator": {"administrator"},
    }
    assert set(access.MAY) == set(PERMITTED)
    for verb, allowed in access.MAY.items():
        kinds = set().union(*(roles[role] for role in allowed))
        assert kinds == PERMITTED[verb], verb


def with_actions(store: Store, ways: Sequence[Way]) -> Iterator[tuple[Way, int]]:
    """Yield each way in with a fresh action to try it on, which the DCC and the CC owe."""
    with store.writing() as session:
        numbers = [made(session, discharged=way in TO_DISCHARGED) for way in ways]
    yield from zip(ways, numbers, strict=True)


def made(session: Session, *, discharged: bool) -> int:
    action = an_action(session, SECRET, owner=["DCC", "CC"])
    if discharged:
        actions.discharge(session, action, by=the_policy_officer(session), at=NOW)
    return action.id or 0


def last_line(store: Store) -> int:
    with store.reading() as session:
        return history.reached(session).changes


def lines(store: Store, *, after: int = 0) -> list[Change]:
    question = select(Change).where(col(Change.id) > after)
    with store.reading() as session:
        return list(session.exec(question.order_by(col(Change.id))))
