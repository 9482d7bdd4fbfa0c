"""Sending what is owed: one piece of work at a time, by any process that takes it.

What is sent is claimed, drawn, posted and settled in steps of their own; Slack is never asked
inside a transaction. A process may die between any two steps: the next to come looks in the
channel for the message's key before it sends it again. The promise is at least once, made
once by looking: docs/decisions/0006-send-at-least-once-and-look.md.
"""

from datetime import datetime, timedelta
from typing import Final

from bot.logs import log
from bot.office import Office
from bot.sending import correcting, outcomes, pulse, resuming, starting
from bot.sending.answers import Answer, Means, NotNow, asked
from store import pace

LATER: Final = timedelta(seconds=10)
"""How long Slack is left alone when it cannot be reached at all."""


def deliver_one(office: Office) -> bool:
    """Do one piece of the outbox's work; False when there is nothing to do now.

    A piece is: to settle a message whose sender has gone, to try one again, to put right one
    that was overtaken, or to send somebody what waits for them. Nothing that goes wrong with
    Slack is raised.
    """
    now = office.now()
    heart = pulse.beat(office)
    if not _may_ask(office, now):
        return False
    try:
        return (
            resuming.resume(office, now=now)
            or correcting.correct(office, now=now)
            or starting.start(office, heart, now=now)
        )
    except NotNow as not_now:
        _leave_alone(office, not_now.answer)
        return False


def _may_ask(office: Office, now: datetime) -> bool:
    """Say whether Slack may be asked; while it does not know the bot, once a minute."""
    with office.store.reading() as session:
        waits = pace.waits(session, [pace.EVERYTHING, outcomes.SENDING], now=now)
        asleep = pace.get(session, pace.EVERYTHING)
    if waits or asleep is None:
        return not waits
    with office.store.writing() as session:
        seconds = outcomes.PROBED.total_seconds()
        mine = pace.probe(session, pace.EVERYTHING, now=now, seconds=seconds)
    return mine and _is_awake(office, now)


def _is_awake(office: Office, now: datetime) -> bool:
    """Ask Slack whether it knows the bot again."""
    answer = asked(office.slack.auth_test, body=lambda response: response["user_id"])
    with office.store.writing() as session:
        if answer.means is Means.DONE:
            pace.free(session, pace.EVERYTHING)
        else:
            outcomes.sleep(session, answer, now=now)
    return answer.means is Means.DONE


def _leave_alone(office: Office, answer: Answer) -> None:
    now = office.now()
    log.warning("Slack cannot be asked now", error=answer.error, means=answer.means.name)
    if answer.means is Means.NOT_US:
        with office.store.writing() as session:
            outcomes.sleep(session, answer, now=now)
        return
    wait = timedelta(seconds=answer.seconds) if answer.means is Means.WAIT else LATER
    with office.store.writing() as session:
        pace.wait(session, outcomes.SENDING, now=now, until=now + wait, why=answer.error)
