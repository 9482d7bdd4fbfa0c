"""What came of posting a message, written down: sent, later, in doubt, redirected or given up."""

import json
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlmodel import Session

from bot.logs import log
from bot.office import Office, london_day
from bot.reminders import standing
from bot.reminders.plan import ADMINISTRATORS, OFFICE, Owed
from bot.reminders.recipients import Route, route
from bot.sending import composing, pulse
from bot.sending.answers import Answer, Means
from bot.sending.composing import Carried
from bot.telling import phrases
from bot.telling.blocks import Reply
from store import addressing, messages, notices, pace
from store.tables import Notice

SENDING: Final = "method:chat.postMessage"
"""The wait of everything that is sent: Slack has said how long, or cannot be reached."""

PROBED: Final = timedelta(seconds=60)
"""How often Slack is asked whether it knows the bot again."""

LOOKED_FOR: Final = timedelta(seconds=20)
"""How long a message in doubt is left before it is looked for: Slack may be storing it still."""

SLOWEST: Final = 300.0
"""Seconds: the longest that is waited between two tries."""

ASKED_AGAIN: Final = timedelta(hours=1)
"""How long what nobody of the office can be told waits before it is tried again."""

GIVEN_UP: Final = timedelta(hours=24)
"""How long a message is tried before somebody is told that it could not be sent."""


@dataclass(frozen=True, slots=True)
class Sending:
    """A message that was drawn and is being posted, as its sender holds it."""

    message_id: int
    key: str
    whom: str
    channel: str
    tries: int
    plain: bool
    repeat: bool
    made_at: datetime
    drawn_at: datetime
    what: Reply
    routes: Mapping[str, Route]
    marks: tuple[str, ...]


def of_post(office: Office, sending: Sending, answer: Answer) -> None:
    """Write down what came of posting a message."""
    if answer.means is Means.DONE and answer.body is not None:
        sent(office, sending, channel=answer.body["channel"], ts=answer.body["ts"])
        return
    now = office.now()
    log.warning("not sent", message=sending.message_id, error=answer.error, means=answer.means.name)
    with office.store.writing() as session:
        _OUTCOMES[answer.means](session, sending, answer, now)


def sent(office: Office, sending: Sending, *, channel: str, ts: str) -> None:
    """Settle a message as sent; one that was overtaken on its way will be put right."""
    now = office.now()
    with office.store.writing() as session:
        drawn_for = _drawn_for(sending, posted_at=_moment(ts))
        overtaken = _is_overtaken(session, sending, on=drawn_for)
        settled = messages.settle(
            session,
            sending.message_id,
            tries=sending.tries,
            sent_at=now,
            slack_channel=channel,
            slack_ts=ts,
            asked_at=None,
            error="",
            drawn_at=drawn_for,
            correct_at=now if overtaken else None,
        )
        if settled:
            free_at = now + timedelta(seconds=1)
            pace.wait(session, lane(sending.channel), now=now, until=free_at)


def later(session: Session, sending: Sending, answer: Answer, now: datetime) -> None:
    """Leave a message that was certainly not sent until it may be tried again."""
    ready_at = now + _backoff(sending.tries)
    _try_again(session, sending, answer, now, ready_at=ready_at, asked_at=None)


def in_doubt(session: Session, sending: Sending, answer: Answer, now: datetime) -> None:
    """Leave a message that may have been sent until it can be looked for."""
    ready_at = now + max(LOOKED_FOR, _backoff(sending.tries))
    _try_again(session, sending, answer, now, ready_at=ready_at)


def sleep(session: Session, answer: Answer, *, now: datetime) -> None:
    """Ask Slack nothing for a minute: it no longer knows the bot."""
    asleep = pace.get(session, pace.EVERYTHING)
    since = asleep.since if asleep is not None and asleep.since <= now else now
    log.error("Slack no longer knows the bot", error=answer.error, since=str(since))
    pace.wait(session, pace.EVERYTHING, now=since, until=now + PROBED, why=answer.error)


def give_up(session: Session, sending: Sending, error: str, now: datetime) -> None:
    """Leave a message for good, with what it carried, and tell whoever looks after the bot."""
    if not messages.settle(
        session, sending.message_id, tries=sending.tries, dead_at=now, error=error
    ):
        return
    carried = notices.carried_by(session, sending.message_id)
    log.error("given up", message=sending.message_id, error=error, notices=len(carried))
    if not all(one.kind == "trouble" for one in carried):
        why = (
            f"A message of {phrases.short_day(london_day(sending.made_at))} with"
            f" {phrases.plural(len(carried), 'notice')} could not be sent: {error}."
            " `/reminders health` shows it, and `/reminders send` sends it again."
        )
        trouble(
            session, why, about="message", about_id=sending.message_id, now=now, place="given up"
        )


def trouble(
    session: Session, why: str, *, about: str, about_id: int, now: datetime, place: str = ""
) -> None:
    """Tell whoever looks after the bot, once, that something could not be sent."""
    told = Owed(
        "trouble", about, about_id, ADMINISTRATORS, london_day(now), place, now,
        at_once=True, was=json.dumps({"why": why}),
    )  # fmt: skip
    notices.owe(session, [told.as_row()], at=now)


def redirect(
    session: Session,
    found: Sequence[Notice],
    *,
    why: str,
    place: str,
    now: datetime,
    beside: str = "",
) -> None:
    """Send notices to the office instead, or to somebody else of it than `beside`.

    What nobody of the office can be told waits an hour: whoever looks after the bot, who is
    told that something is wrong, reads no actions.
    """
    another = _of_the_office(session, beside, now)
    told = False
    for one in found:
        tried = one.instead_of != "" and one.whom != OFFICE
        to = None if tried else another
        told = told or to is not None
        at = now if to is not None else now + ASKED_AGAIN
        notices.redirect(session, [one.id or 0], to=to or OFFICE, why=why, at=at)
    became = "is told to somebody else instead" if told else "waits, and is tried each hour"
    told_of = f"{_capital(why)}. What was to go there {became}."
    trouble(session, told_of, about="place", about_id=0, now=now,
            place=place)  # fmt: skip


def _of_the_office(session: Session, beside: str, now: datetime) -> str | None:
    """Return whom the office is told by: as ever, or somebody other than `beside`; or nobody."""
    addresses = addressing.addresses(session, on=london_day(now))
    first = route(OFFICE, addresses)
    if first is None or first.to != beside:
        return OFFICE
    other = route(OFFICE, addresses, open_=lambda known: f"person:{known.id}" != beside)
    return None if other is None else other.to


def lane(channel: str) -> str:
    """Return the key of a channel's own wait: Slack takes one message a second in each."""
    return f"channel:{channel}"


def label(found: Sequence[Notice]) -> tuple[str, ...]:
    """Return the keys of the notices that a message carries."""
    return tuple(one.key for one in found)


def _drawn_for(sending: Sending, *, posted_at: datetime) -> datetime:
    """Return the moment that a message must be true at: when it was drawn, shortly before.

    If the process, or the machine, slept in between, it is when it was posted.
    """
    slept = posted_at - sending.drawn_at >= pulse.LEASE
    return posted_at if slept else sending.drawn_at


def _is_overtaken(session: Session, sending: Sending, *, on: datetime) -> bool:
    """Say whether what was posted is not what the facts were by the time that it was posted."""
    carried = notices.carried_by(session, sending.message_id)
    if standing.reasons(session, carried, now=on):
        return True
    if not sending.routes:
        return False
    now_says = composing.letter(
        session,
        [Carried(one, sending.routes[one.whom]) for one in carried if one.whom in sending.routes],
        now=sending.drawn_at,
    )
    return now_says is None or now_says.text != sending.what.text


def _moment(ts: str) -> datetime:
    """Return the moment that is a message's id in Slack."""
    return datetime.fromtimestamp(float(ts), UTC)


def _try_again(
    session: Session, sending: Sending, answer: Answer, now: datetime, **values: Any
) -> None:
    if now - sending.made_at >= GIVEN_UP:
        give_up(session, sending, answer.error, now)
        return
    messages.settle(session, sending.message_id, tries=sending.tries, error=answer.error, **values)


def _wait(session: Session, sending: Sending, answer: Answer, now: datetime) -> None:
    until = now + timedelta(seconds=answer.seconds)
    pace.wait(session, SENDING, now=now, until=until, why=answer.error)
    _try_again(session, sending, answer, now, ready_at=until, asked_at=None)


def _never(session: Session, sending: Sending, answer: Answer, now: datetime) -> None:
    """Give up on a place that cannot be written to; what was for it goes to somebody else."""
    if not messages.settle(
        session, sending.message_id, tries=sending.tries, dead_at=now, error=answer.error
    ):
        return
    carried = notices.carried_by(session, sending.message_id)
    movable = [one for one in carried if one.whom != ADMINISTRATORS]
    if movable:
        notices.release(session, [one.id or 0 for one in movable])
        why = f"{_reader(sending)} cannot be written to ({answer.error})"
        redirect(session, movable, why=why, place=sending.channel, now=now, beside=sending.whom)


def _reader(sending: Sending) -> str:
    """Return who was to read a message, by name, or the channel that it was for."""
    names = (one.name for one in sending.routes.values() if one.name)
    return next(names, f"the channel {sending.channel}")


def _our_fault(session: Session, sending: Sending, answer: Answer, now: datetime) -> None:
    """Try once more in plain words; if Slack does not take those either, give up."""
    if sending.plain:
        give_up(session, sending, answer.error, now)
        return
    log.error("Slack refused our blocks", message=sending.message_id, error=answer.error)
    why = f"Slack did not take a message as it was drawn ({answer.error}); it went as plain words"
    trouble(
        session,
        f"{why}. Please tell whoever makes the bot.",
        about="message",
        about_id=sending.message_id,
        now=now,
    )
    _try_again(session, sending, answer, now, ready_at=now, asked_at=None, plain=True)


def _not_us(session: Session, sending: Sending, answer: Answer, now: datetime) -> None:
    sleep(session, answer, now=now)
    messages.settle(
        session, sending.message_id, tries=sending.tries, error=answer.error, ready_at=now,
        asked_at=None,
    )  # fmt: skip


def _backoff(tries: int) -> timedelta:
    """Return how long to wait after a try: 1, 2, 4 … 300 s, less a random part of up to half."""
    longest = min(SLOWEST, 2.0 ** min(tries - 1, 20))
    return timedelta(seconds=longest * random.uniform(0.5, 1.0))  # noqa: S311  no secret


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


_OUTCOMES: Final[dict[Means, Callable[[Session, Sending, Answer, datetime], None]]] = {
    Means.WAIT: _wait,
    Means.NOT_DONE: later,
    Means.IN_DOUBT: in_doubt,
    Means.NEVER: _never,
    Means.OUR_FAULT: _our_fault,
    Means.NOT_US: _not_us,
}
