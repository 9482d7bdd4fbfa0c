"""Putting a message right that was overtaken by a change while it was on its way."""

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from bot.logs import log
from bot.office import Office, london_day
from bot.reminders import standing
from bot.reminders.recipients import route
from bot.sending import composing, outcomes, posting, pulse
from bot.sending.answers import Answer, Means, NotNow
from bot.sending.composing import Carried
from bot.telling import blocks
from bot.telling import reminders as telling
from bot.telling.blocks import Redrawn, Reply
from bot.threads import witnessing
from store import addressing, messages, notices, overtaken
from store.overtaken import Taken
from store.tables import Message

AGAIN: Final = timedelta(seconds=30)
"""After this long a message that Slack did not take is drawn again."""

SETTLED: Final = frozenset({Means.DONE, Means.NEVER, Means.OUR_FAULT})
"""Answers after which a message is not drawn again: it would be answered the same."""

AT_ONCE: Final = 3
"""Messages that are drawn while whoever changed something waits."""

MOST: Final = 20
"""Times that one press draws a message which others keep changing; then the outbox does."""


def correct(office: Office, *, now: datetime) -> bool:
    """Redraw one message in Slack from the facts as they are; False when none needs it."""
    with office.store.reading() as session:
        found = overtaken.uncorrected(session, now=now)
    if found is None:
        return False
    with office.store.writing() as session:
        mine = messages.claim(session, found, now=now, until=now + pulse.LEASE)
        what = _redrawn(session, _taken(mine), now) if mine is not None else None
    if mine is None or what is None:
        return True
    answer = posting.correct(
        office.slack,
        channel=mine.slack_channel or "",
        ts=mine.slack_ts or "",
        what=what,
        plain=mine.plain,
    )
    _settle(office, mine, answer)
    if answer.means in {Means.WAIT, Means.NOT_US}:
        raise NotNow(answer)
    return True


def begin(session: Session, *, now: datetime, only: int | None = None) -> tuple[Redrawn, ...]:
    """Claim and draw messages that a change has overtaken just now, in the change's transaction.

    One that another process is drawing is left to it: it sees that it was overtaken, and draws
    once more. What is begun here and never finished is drawn by the outbox, as are more than a
    few: somebody waits for these.
    """
    until = now + pulse.LEASE
    mine = overtaken.take(session, now=now, until=until, most=AT_ONCE, only=only)
    return tuple(
        Redrawn(one.id, one.channel, one.ts, one.tries, one.overtaken,
                _redrawn(session, one, now), one.plain)
        for one in mine
    )  # fmt: skip


def finish(office: Office, drawn: Redrawn) -> None:
    """Put a message that was drawn into Slack, and again for as long as it is overtaken."""
    for _ in range(MOST):
        fresh: tuple[Redrawn, ...] = ()
        answer = posting.correct(
            office.slack, channel=drawn.channel, ts=drawn.ts, what=drawn.what, plain=drawn.plain
        )
        now = office.now()
        with suppress(DBAPIError), office.store.writing() as session:
            stands = overtaken.corrected(
                session, drawn.message_id, tries=drawn.tries, overtaken=drawn.overtaken,
                again=None if answer.means in SETTLED else now + AGAIN, error=answer.error,
            )  # fmt: skip
            if answer.means is Means.DONE and not stands:
                fresh = begin(session, now=now, only=drawn.message_id)
        if not fresh:
            return
        drawn = fresh[0]


def _taken(mine: Message) -> Taken:
    channel, ts = mine.slack_channel or "", mine.slack_ts or ""
    return Taken(mine.id or 0, channel, ts, mine.tries, mine.overtaken, mine.plain, mine.drawn_at)


def _redrawn(session: Session, mine: Taken, now: datetime) -> Reply:
    brief = notices.in_brief(session, mine.id)
    if brief and all(one.kind == "update" and not one.instead_why for one in brief):
        # whoever reads it, an update is told alike and always stands: somebody waits for this
        return blocks.reply(*witnessing.parts(session, brief, {}))
    carried = notices.carried_by(session, mine.id)
    addresses = addressing.addresses(session, on=london_day(now))
    told_before = mine.overtaken > 0
    reasons = standing.reasons(session, carried, now=mine.drawn_at or now, told=told_before)
    if not told_before:  # while it was on its way: nobody was told these
        notices.drop(session, reasons, at=now)
    still = [one for one in carried if one.id not in reasons]
    routes = {one.whom: route(one.whom, addresses) for one in still}
    told = [Carried(one, there) for one in still if (there := routes[one.whom]) is not None]
    gone = [(one, reasons[one.id or 0]) for one in carried if one.id in reasons]
    letter = composing.redrawn(session, told, gone if told_before else [], now=now)
    return letter or telling.no_longer(notices.dropped_from(session, mine.id))


def _settle(office: Office, mine: Message, answer: Answer) -> None:
    """Note that it was put right, or try again later.

    It is left as it is after a day, and when Slack says that it will not take it.
    """
    now = office.now()
    too_late = mine.sent_at is not None and now - mine.sent_at >= outcomes.GIVEN_UP
    given_up = too_late or answer.means in SETTLED
    if answer.means is not Means.DONE:
        log.warning("not put right", message=mine.id, error=answer.error, given_up=given_up)
    again = None if given_up else now + AGAIN
    with office.store.writing() as session:
        overtaken.corrected(
            session, mine.id or 0, tries=mine.tries, overtaken=mine.overtaken, again=again,
            error=answer.error,
        )  # fmt: skip
