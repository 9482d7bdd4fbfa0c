"""Hands for tests of the outbox: what is in Slack, and ways to die between two steps."""

import os
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from builders import NOW, SLACK, an_action, the_policy_officer
from slack_sdk import WebClient
from sqlmodel import Session, col, select

from bot import actions, local
from bot.local import Shown
from bot.membership import Members
from bot.office import Office
from bot.reminders import hours, planning
from bot.sending import clock, outbox, posting
from store import Store, pace
from store.tables import Message, Notice


class Killed(BaseException):
    """The process is no more: nothing after this line of it happens."""


@dataclass
class Steps:
    """Counts every step of an operation, and ends the process before or after one of them."""

    die_at: int | None = None  # the number of a step
    die_on: str = ""  # or the name of one: its first time
    taken: int = 0
    names: list[str] = field(default_factory=list)

    def step(self, name: str) -> None:
        """Take a step; the process ends here when its number has come."""
        self.names.append(name)
        if self.taken == self.die_at or name == self.die_on:
            raise Killed(f"step {self.taken}: {name}")
        self.taken += 1


class LastSteps(Steps):
    """Ends the process as nothing can prevent, at the step whose number has come."""

    def step(self, name: str) -> None:
        if self.taken == self.die_at:
            os.kill(os.getpid(), signal.SIGKILL)
        super().step(name)


class FaultyStore(Store):
    """The real memory; the process may end before and after each transaction that writes.

    One that only reads leaves nothing behind: to die beside it is to die at the next step.
    """

    def __init__(self, store: Store, steps: Steps) -> None:
        super().__init__(store.engine)
        self._steps = steps

    @contextmanager
    def writing(self) -> Iterator[Session]:
        self._steps.step("before writing")
        with super().writing() as session:
            yield session
            self._steps.step("before the commit")
        self._steps.step("after the commit")


class FaultyClient(WebClient):
    """The real client; the process may end before and after each call."""

    def __init__(self, client: WebClient, steps: Steps) -> None:
        super().__init__(
            token=client.token, base_url=client.base_url, timeout=client.timeout, retry_handlers=[]
        )
        self._steps = steps

    def api_call(self, api_method: str, **how: Any) -> Any:
        self._steps.step(f"before {api_method}")
        answer = super().api_call(api_method, **how)
        self._steps.step(f"after {api_method}")
        return answer


def dying(office: Office, steps: Steps) -> Office:
    """Return the same office in a process that ends at the step that `steps` says."""
    slack = FaultyClient(office.slack, steps)
    return replace(
        office, store=FaultyStore(office.store, steps), slack=slack, members=Members(slack)
    )


def deliver(office: Office, clock_: local.Clock, *, minutes: float = 30) -> None:
    """Tick and wind the clock until nothing is left to do, or so many minutes have passed."""
    until = clock_.now() + timedelta(minutes=minutes)
    while clock_.now() < until:
        done = clock.tick(office)
        if not unfinished(office):
            return
        clock_.wind(by=timedelta(seconds=2 if done else 10))


def drain(office: Office) -> int:
    """Do all the outbox's work that can be done at this moment."""
    done = 0
    while outbox.deliver_one(office):
        done += 1
    return done


def unfinished(office: Office) -> int:
    """Return how many notices that may be sent by now are neither told, dropped nor given up."""
    with office.store.reading() as session:
        question = (
            select(Notice)
            .outerjoin(Message, col(Message.id) == col(Notice.message_id))
            .where(
                col(Notice.dropped_at).is_(None),
                col(Notice.send_at) <= office.now(),
                col(Message.sent_at).is_(None),
                col(Message.dead_at).is_(None),
            )
        )
        return len(session.exec(question).all())


def all_notices(office: Office, **is_: Any) -> list[Notice]:
    """Return every notice, or those with these values."""
    with office.store.reading() as session:
        rows = session.exec(select(Notice).order_by(col(Notice.id))).all()
    return [row for row in rows if all(getattr(row, name) == value for name, value in is_.items())]


def all_messages(office: Office) -> list[Message]:
    """Return every message of the outbox."""
    with office.store.reading() as session:
        return list(session.exec(select(Message).order_by(col(Message.id))))


def posted(site: local.Site, *, in_: str | None = None) -> list[Any]:
    """Return the messages by the bot that stand in Slack, in all channels or in one."""
    workspace = site.workspace
    channels = [in_] if in_ else list(workspace.messages)
    with workspace.lock:
        return [
            message
            for channel in channels
            for message in workspace.messages[channel].values()
            if message.by_bot
        ]


def direct(site: local.Site, user: str) -> str:
    """Return the channel of the direct messages with somebody."""
    return site.workspace.direct(user, site.workspace.bot_user).id


def told_times(site: local.Site) -> Counter[str]:
    """Return how often each notice is told in Slack, by the marks in the messages' metadata."""
    found: Counter[str] = Counter()
    for message in posted(site):
        payload = (message.metadata or {}).get("event_payload", {})
        found.update(payload.get("notices", []))
    return found


def owe_something(office: Office) -> None:
    """Put four actions due today and tomorrow on the register: the DCC, the CC and the office."""
    with office.store.writing() as session:
        an_action(session, "Circulate the options paper", owner="DCC", due="by 7 June 2021")
        an_action(session, "Share the survey findings", owner=["DCC", "CC"], due="by 8 June 2021")
        an_action(session, "Adopt the hate crime model", owner="ACC LP", due="by 8 June 2021")
    planning.plan(office)


def assert_each_is_told_once(office: Office, site: local.Site) -> None:
    marks = Counter(posting.digest(one.key) for one in all_notices(office) if not one.dropped_at)
    assert told_times(site) == marks
    assert unfinished(office) == 0


def told_this_morning(session: Session) -> None:
    """Put it down that all that was owed today has been told: the week's line to the office is.

    Whoever sends it tests that; elsewhere each test would draw and send it anew.
    """
    pulse = pace.pulse(session)
    pulse.planned_until = hours.last_moment(NOW.date())
    session.add(pulse)


def an_update_told(office: Office, site: local.Site, clock: local.Clock) -> Shown:
    """Let the office's update on A1, which the DCC and the CC owe, be told in its channel."""
    with office.store.writing() as session:
        action = an_action(session, "Share the survey findings", owner=["DCC", "CC"])
        actions.update(session, action, "Out on Friday", by=the_policy_officer(session), at=NOW)
    deliver(office, clock)
    return site.person(SLACK["DCC"]).channel("C0ASSURE")[-1]
