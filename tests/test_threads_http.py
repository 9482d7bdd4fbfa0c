"""Threads in HTTP mode: replayed, redelivered and shuffled, and an officer of another workspace."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count

import pytest
from builders import NOW, SLACK, an_action, the_policy_officer
from databases import Databases
from delivering import deliver, told_this_morning
from sqlmodel import Session, col, select

from bot import actions, local
from bot.local import Shown
from bot.local.state.people import Member
from bot.office import Office
from bot.pace import Pace
from handlers import http
from store import Store, history
from store.tables import Appointment, Person, Post

BOARD = "C0ASSURE"
SEED = 20_210_607


@pytest.fixture(scope="module")
def template(databases: Databases, template: str) -> Iterator[str]:
    """The small office on a Monday on which the week's line has been told."""
    with databases.added_to(template, told_this_morning) as url:
        yield url


@pytest.fixture
def pace() -> Pace:
    return Pace(monotonic=count(step=11).__next__)


@pytest.fixture
def over_http(office: Office, site: local.Site) -> Iterator[local.Site]:
    real = replace(office, now=lambda: datetime.now(UTC))  # the time that a signature holds
    with http.listening(real) as port:
        site.deliver_to(f"http://127.0.0.1:{port}/slack/events")
        yield site


@pytest.fixture
def told(office: Office, over_http: local.Site, store: Store, clock: local.Clock) -> Shown:
    """The message that tells the office's update on A1, which the DCC and the CC owe."""
    with store.writing() as session:
        action = an_action(session, "Share the survey findings", owner=["DCC", "CC"])
        by = the_policy_officer(session)
        actions.update(session, action, "Out on Friday", by=by, at=NOW)
    deliver(office, clock)
    return over_http.person(SLACK["DCC"]).channel(BOARD)[-1]


def test_all_three_ways_of_acknowledging_work_over_http(told: Shown, over_http: local.Site) -> None:
    over_http.person(SLACK["DCC"]).presses("Acknowledge", in_=told)
    over_http.person(SLACK["SO"]).says("noted", channel=BOARD, thread=told.ts)

    assert "Seen by the DCC (" in told.text
    assert "and the SO for the CC (" in told.text
    assert "Everybody who was asked has acknowledged it." in told.text


def test_events_sent_again_over_http_with_and_without_headers_have_one_effect(
    told: Shown, over_http: local.Site, store: Store
) -> None:
    before = len(over_http.delivery.told)
    for number in range(10):
        short = ("DCC", "SO", "PO")[number % 3]
        over_http.person(SLACK[short]).says(f"It is with legal, part {number}", channel=BOARD,
                                            thread=told.ts)  # fmt: skip
    over_http.person(SLACK["DCC"]).reacts(told, "white_check_mark")
    once = dids(store)
    again = [one for one in over_http.delivery.told[before:] for _ in range(4)]
    random.Random(SEED).shuffle(again)  # noqa: S311  not a secret

    for number, one in enumerate(again):
        reason = "http_timeout" if number % 2 else ""
        over_http.delivery.redeliver(one, attempt=number % 4, reason=reason).tried.wait(3)

    assert dids(store) == once, SEED


def test_an_event_that_cannot_be_heard_now_is_not_acknowledged_and_is_heard_when_told_again(
    told: Shown, over_http: local.Site, store: Store, office: Office
) -> None:
    over_http.delivery.retry_after = ()
    before = dids(store)
    office.members.forget(SLACK["DCC"])
    ts = over_http.workspace.next_ts()
    event = {"type": "message", "channel": BOARD, "user": SLACK["DCC"], "text": "noted", "ts": ts,
             "thread_ts": told.ts, "event_ts": ts}  # fmt: skip

    with over_http.unreachable():  # Slack cannot say who it is
        first = over_http.delivery.tell(event)
        first.settled.wait(3)
    assert not first.delivered
    assert dids(store) == before

    again = over_http.delivery.redeliver(first)
    again.settled.wait(3)

    assert again.delivered
    assert dids(store) == [*before, "acknowledged"]


def test_an_officer_of_the_forces_own_workspace_presses_and_replies(
    told: Shown, over_http: local.Site, store: Store
) -> None:
    member = Member("U0OUTACC", "Amanda Blakeman", team="T0FORCE0", is_stranger=True)
    over_http.workspace.add_person(member)
    over_http.workspace.channels[BOARD].members.append("U0OUTACC")
    with store.writing() as session:
        named(session, "Amanda Blakeman", "U0OUTACC", team="T0FORCE0", post="DCC")

    outside = over_http.person("U0OUTACC")

    outside.says("It is with legal", channel=BOARD, thread=told.ts)
    outside.presses("Acknowledge", in_=told)

    assert "Seen by the DCC (" in told.text
    with store.reading() as session:
        lines = history.of(session, "action", 1)[-2:]
        assert [(one.did, one.who) for one in lines] == [
            ("remarked on", "Amanda Blakeman (DCC)"),
            ("acknowledged", "Amanda Blakeman (DCC)"),
        ]


def test_an_outsider_whom_the_office_file_does_not_name_is_nothing(
    told: Shown, over_http: local.Site, store: Store
) -> None:
    over_http.workspace.channels[BOARD].members.append(SLACK["outsider"])
    before = dids(store)

    over_http.person(SLACK["outsider"]).says("noted", channel=BOARD, thread=told.ts)

    assert dids(store) == before


def named(session: Session, name: str, slack: str, *, team: str, post: str) -> None:
    person = Person(name=name, slack_id=slack, team_id=team, role="officer")
    session.add(person)
    session.flush()
    held = session.exec(select(Post).where(col(Post.short) == post)).one()
    session.add(Appointment(post_id=held.id or 0, person_id=person.id or 0, acting=True))
    session.flush()


def dids(store: Store) -> list[str]:
    with store.reading() as session:
        return [line.did for line in history.of(session, "action", 1)]
