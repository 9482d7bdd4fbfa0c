"""Who may do what, written out by hand once more; and ways in to every verb on an action."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from anybody import Anybody, Came
from builders import a_meeting
from sqlmodel import col, select

from bot import access
from bot.local import Site
from bot.local.state.people import Member
from handlers import COMMANDS
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
    "snooze": OWNERS,
    "send_back": STAFF,
    "schedule": STAFF,
    "move": STAFF,
    "cancel": STAFF,
    "hold": STAFF,
    "share": STAFF,
    "remind": STAFF,
    "digest": STAFF,
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


def named(words: str) -> str:
    """Name what is typed as the table does: `/actions` alone is its first verb."""
    command, verb = [*words.split(), "{}"][:2]
    return f"{command} {verb if verb in COMMANDS[command] else next(iter(COMMANDS[command]))}"


def typed(verb: str, words: str, *, did: str = "", opens: str = "") -> Way:
    return Way(verb, f"command {named(words)}", lambda any_, who, n, _: any_.commands(
        who, words.format(ref=f"A{n}")), did, opens)  # fmt: skip


def sent(verb: str, *, did: str, **values: str) -> Way:
    def go(any_: Anybody, who: str, number: int, revision: int) -> Came:
        return any_.submits(who, verb, {"action": number, "revision": revision}, values)

    return Way(verb, f"form {verb}", go, did)


def button(verb: str, name: str, value: str, *, did: str = "", opens: str = "") -> Way:
    return Way(verb, f"button {name.partition(':')[0]}", lambda any_, who, n, _: any_.presses(
        who, name, value.format(n=n)), did, opens)  # fmt: skip


def settled(verb: str, words: str, *, did: str, chosen: dict[str, str]) -> Way:
    def go(any_: Anybody, who: str, number: int, _revision: int) -> Came:
        value = {"verb": verb, "words": words.format(ref=f"A{number}"), "chosen": chosen}
        return any_.presses(who, "settle:0", value)

    return Way(verb, "button settle", go, did)


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
    button("discharge", "meant", "/actions discharge A{n}", did="discharged"),
    typed("withdraw", "/actions withdraw {ref} because it is a repeat", did="withdrawn"),
    sent("withdraw", did="withdrawn", because="A repeat"),
    button("withdraw", "form:report", "withdraw:{n}", opens="withdraw"),
    sent("amend", did="amended", words="Other words", owner="CC", due=""),
    button("amend", "form:amend", "amend:{n}", opens="amend"),
    typed("amend", "/actions change {ref}", opens="amend"),
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
    Way("raise", "form add", lambda any_, who, _n, _r: any_.submits(
        who, "add", {}, {"words": "Brief", "owner": "DCC", "due": "", "board": "1"}), "raised"),
    Way("raise", "shortcut record_message", lambda any_, who, _n, _r: any_.shortcuts(
        who, "record_message", words="We must brief the panel"), opens="add"),
    Way("raise", "shortcut add_action", lambda any_, who, _n, _r: any_.shortcuts(who, "add_action"),
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
    typed("remind", "/reminders pause {ref}", did="paused reminders of"),
    typed("remind", "/reminders resume {ref}"),
    typed("remind", "/reminders send {ref}", did="sent a reminder of"),
    typed("remind", "/reminders replan"),
    typed("read", "/reminders sent"),
)

WAYS = (*TO_READ, *TO_ADD, *TO_ACTIONS, *TO_DISCHARGED, *TO_MEETINGS, *TO_SENDING)


def all_kinds(store: Store, site: Site) -> None:
    """Put somebody of every kind into Slack and, those who are named there, the office."""
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


class Used(Protocol):
    """A way in as a failure names it."""

    @property
    def name(self) -> str: ...

    @property
    def opens(self) -> str: ...


def assert_refused(kind: str, came: Came, way: Used) -> None:
    if kind in READERS:
        assert "Nothing was changed." in came.words, way.name
    else:
        known = access.NOT_THEIRS if kind == "administrator" else access.STRANGER
        beside_an_input = re.sub("`([^`]+)`", r"“\1”", known)
        assert {known, beside_an_input} & set(came.words.splitlines()), way.name
    assert "Lantern" not in came.words, way.name
    assert all(one.only_you or one.kind == "modal" for one in came.seen), way.name
    assert way.opens not in {one.view.get("callback_id") for one in came.seen} - {None} or (
        way.opens in {"", "read"}
    ), way.name


def last_line(store: Store) -> int:
    with store.reading() as session:
        return history.reached(session).changes


def lines(store: Store, *, after: int = 0) -> list[Change]:
    question = select(Change).where(col(Change.id) > after)
    with store.reading() as session:
        return list(session.exec(question.order_by(col(Change.id))))
