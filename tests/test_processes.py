"""Several processes at one outbox, and one that is killed: each notice once, whoever sends it."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from builders import NOW, an_action
from delivering import all_notices, deliver, told_times, unfinished
from sqlmodel import Session

from bot import local
from bot.local.state.people import Member
from bot.office import Office
from bot.reminders import planning
from bot.sending import posting
from bot.sending.clock import tick
from store.tables import Appointment, Person, Post

WORKER = Path(__file__).with_name("worker.py")
HERE = os.environ | {"PYTHONPATH": str(WORKER.parents[1])}


def crowd(office: Office, site: local.Site, people: int) -> None:
    """Add so many posts with a holder each, who all owe an action today; and plan."""
    with office.store.writing() as session:
        for n in range(people):
            _somebody(session, n)
            site.workspace.add_person(Member(f"U1CROWD{n:03}", f"Officer {n}"))
        for n in range(people):
            an_action(session, f"Action {n}", owner=f"POST{n}", due="by 7 June 2021")
    planning.plan(office)


def _somebody(session: Session, n: int) -> None:
    post = Post(short=f"POST{n}", name=f"Post {n}")
    person = Person(name=f"Officer {n}", slack_id=f"U1CROWD{n:03}", role="officer")
    session.add_all([post, person])
    session.flush()
    session.add(Appointment(post_id=post.id or 0, person_id=person.id or 0))


@contextmanager
def workers(
    office: Office, site: local.Site, *options: str, count: int, later: float = 0
) -> Iterator[list["Worker"]]:
    """Run so many processes on the office's outbox until the block ends.

    Their clocks are `later` seconds ahead, so that a lease need not be waited for.
    """
    began = office.now() + timedelta(seconds=later)
    command = [
        sys.executable, str(WORKER), office.settings.database_url, site.api_url,
        site.bot_token, began.isoformat(), *options,
    ]  # fmt: skip
    running = [
        subprocess.Popen(  # noqa: S603  ours, with our own arguments
            command, env=HERE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        for _ in range(count)
    ]
    try:
        for one in running:
            assert one.stdout is not None
            assert one.stdout.readline() == b"ready\n"
        yield running
    finally:
        for one in running:
            one.kill()
            one.wait()
            if one.stdout is not None:
                one.stdout.close()


Worker = subprocess.Popen[bytes]


def assert_each_once(office: Office, site: local.Site) -> None:
    """Check the channels of Slack against the outbox."""
    told = told_times(site)
    owed = [posting.digest(one.key) for one in all_notices(office) if not one.dropped_at]
    assert {mark: told[mark] for mark in owed if told[mark] != 1} == {}
    assert unfinished(office) == 0


@pytest.fixture
def clock() -> local.Clock:
    """A clock that goes as fast as that of the other process."""
    return local.Clock(NOW)


def test_a8_two_processes_at_one_outbox_send_each_notice_once(
    office: Office, site: local.Site
) -> None:
    crowd(office, site, 12)
    with workers(office, site, "--idle=0.5", count=1) as (other,):
        while other.poll() is None:
            if not tick(office):  # this process is the second
                time.sleep(0.02)

    assert_each_once(office, site)


def test_a1_a_process_killed_while_it_sends_loses_nothing_and_repeats_nothing(
    office: Office, site: local.Site, clock: local.Clock
) -> None:
    crowd(office, site, 8)
    with workers(office, site, count=1):
        site.requests.wait_for("chat.postMessage", count=3, within=30)
    clock.wind(by=timedelta(minutes=1))  # the lease of the one that was killed is over
    deliver(office, clock)

    assert_each_once(office, site)
