"""The bot's own heartbeat: when it last ticked, when it was away, and when the clock jumped."""

import json
from datetime import datetime, timedelta
from typing import Final

from sqlmodel import Session

from bot.logs import log
from bot.office import Office, london_day
from bot.reminders import hours
from bot.reminders.plan import ADMINISTRATORS, Owed
from bot.telling import phrases
from store import heard, messages, notices, pace
from store.tables import Pulse

BEAT: Final = timedelta(seconds=30)
"""How often the heartbeat is written down."""

AWAY: Final = timedelta(minutes=5)
"""After this long without a heartbeat the bot was away, or the clock was moved."""

LEASE: Final = timedelta(seconds=30)
"""How long a process holds a message while it sends it: three times what Slack is waited for."""


def beat(office: Office) -> Pulse:
    """Write the heartbeat down when it is time, and put right what a wrong clock left behind.

    The clock is compared with the last heartbeat of any process, so a clock that jumped is
    noticed by whoever looks first, before anything is sent by it.
    """
    now = office.now()
    with office.store.reading() as session:
        pulse = pace.pulse(session)
    if pulse.ticked_at is not None and timedelta() <= now - pulse.ticked_at < BEAT:
        return pulse
    with office.store.writing() as session:
        pulse = pace.pulse(session, for_update=True)
        last = pulse.ticked_at
        if last is not None and abs(now - last) >= AWAY:
            _put_right(session, pulse, last, now)
        elif last is not None and london_day(last) < london_day(now):
            heard.forget_old(session, at=now)  # once a day, and never by a clock that jumped
        if last is None or not timedelta() <= now - last < BEAT:
            pulse.ticked_at = now
        session.add(pulse)
        session.flush()
    return pulse


def lapsed(office: Office, claimed_at: datetime) -> bool:
    """Say whether a claim taken then has lapsed: this process slept, or the machine did.

    What was drawn then may be true no longer, and another process may have it by now.
    """
    return office.now() - claimed_at >= LEASE


def _put_right(session: Session, pulse: Pulse, last: datetime, now: datetime) -> None:
    messages.bring_near(session, now=now, until=now + LEASE)
    if now < last:
        revived = notices.revive_dropped_after(session, now)
        log.error("the clock went back", last=str(last), now=str(now), revived=revived)
        why = (
            f"The clock went back from {phrases.moment(last)} to {phrases.moment(now)}."
            " Today is planned anew, and what was sent is not sent again. Please look at the"
            " machine's clock."
        )
        pulse.away_since = pulse.away_until = None
        pulse.planned_until = hours.starts(london_day(now)) - timedelta(microseconds=1)
    else:
        pulse.away_since, pulse.away_until = last, now
        log.warning("the bot was away", since=str(last), until=str(now))
        why = (
            f"I was not running, or the clock was moved, from {phrases.moment(last)} to"
            f" {phrases.moment(now)}. What was due meanwhile and still holds is being sent now."
        )
    told = Owed(
        "away",
        "office",
        0,
        ADMINISTRATORS,
        london_day(now),
        "",
        now,
        was=json.dumps({"why": why}),
    )  # fmt: skip  once a day, however often it was
    notices.owe(session, [told.as_row()], at=now)
