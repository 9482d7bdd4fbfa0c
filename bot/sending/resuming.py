"""Going on with a message whose sender died, was put off or never heard what came of it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.office import Office, london_day
from bot.reminders import hours, standing
from bot.reminders.recipients import Route
from bot.sending import composing, outcomes, posting, pulse, recalling
from bot.sending.answers import Answer, Means, NotNow, unreadable
from bot.sending.composing import Carried
from bot.sending.outcomes import Sending
from bot.sending.posting import Found
from bot.sending.reaching import Barred, Place, Reach, channel_place
from bot.telling.blocks import Reply
from store import addressing, messages, notices, pace
from store.tables import Message

NOT_ON_ITS_DAY: Final = "it was not sent in its time; what still holds goes with the next message"
NOTHING_LEFT: Final = "nothing in it still held"
UNDRAWN: Final = Reply()


def resume(office: Office, *, now: datetime) -> bool:
    """Go on with one message that is ready to be; False when there is none."""
    with office.store.reading() as session:
        ready = messages.unsettled(session, now=now)
        busy = pace.busy_lanes(session, now=now) if ready else frozenset()
    for message in ready:
        if message.asked_at is None and outcomes.lane(message.channel) in busy:
            continue
        mine = _claim(office, message, now)
        if mine is not None:
            _go_on(office, mine, now)
            return True
    return False


def _claim(office: Office, message: Message, now: datetime) -> Message | None:
    with office.store.writing() as session:
        return messages.claim(session, message, now=now, until=now + pulse.LEASE)


def _go_on(office: Office, mine: Message, now: datetime) -> None:
    sending = _as_sending(mine, now)
    try:
        if mine.asked_at is not None:
            found = _look(office, mine)
            if isinstance(found, Answer):
                _settle_doubt(office, sending, found)
                return
            if found is not None:
                outcomes.sent(office, sending, channel=found.channel, ts=found.ts)
                return
        _send_again(office, mine, sending, repeat=mine.repeats > 0, now=now)
    except _CannotLook:
        _send_again(office, mine, sending, repeat=True, now=now)
    except NotNow as not_now:
        _settle_doubt(office, sending, not_now.answer, doubt=mine.asked_at is not None)
        raise


def _settle_doubt(office: Office, sending: Sending, answer: Answer, *, doubt: bool = True) -> None:
    write = outcomes.in_doubt if doubt else outcomes.later
    with office.store.writing() as session:
        write(session, sending, answer, office.now())


class _CannotLook(Exception):  # noqa: N818  nothing went wrong: there is no way to know
    """The channel's history cannot be read: nobody can say whether the message is there."""


def _look(office: Office, mine: Message) -> Found | Answer | None:
    """Return the message as it stands in its channel, None when it is not there.

    An Answer means that Slack could not say now; _CannotLook is raised when it never can.
    """
    channel = recalling.readable(office, mine.whom, mine.channel)
    if channel is None:
        raise _CannotLook
    answer, found = posting.look(
        office.slack,
        channel,
        since=mine.asked_at or mine.made_at,
        wanted=lambda one: one.key == mine.key,
    )
    if found:
        return found[0]
    if unreadable(answer):
        raise _CannotLook
    return None if answer.means is Means.DONE else answer


def _send_again(
    office: Office, mine: Message, sending: Sending, *, repeat: bool, now: datetime
) -> None:
    """Draw the message from the facts as they are now and post it, if it still may be."""
    if not _in_time(mine, now, repeat=repeat):
        _not_now(office, mine, sending, repeat=repeat, now=now)
        return
    routes, place = _where(office, mine, now)
    claimed_at, now = now, office.now()  # Slack may have taken its time
    if now - claimed_at >= pulse.LEASE:
        return
    if place is None or isinstance(place, Barred):
        _dissolve(office, mine, place.why if place else "somebody else is to be told now", now)
        return
    drawn = _draw(office, mine, sending, routes, place, repeat=repeat, now=now)
    if drawn is None or pulse.lapsed(office, now):
        return
    answer = posting.post(
        office.slack,
        channel=drawn.channel,
        what=drawn.what,
        label=posting.Label(drawn.key, tuple(map(posting.digest, drawn.marks))),
        plain=drawn.plain,
        repeat=drawn.repeat,
    )
    outcomes.of_post(office, drawn, answer)


def _in_time(mine: Message, now: datetime, *, repeat: bool) -> bool:
    """Say whether it may go out now; what may be a repeat must stay the message it is."""
    if mine.at_once:
        return hours.is_open(now) or hours.is_awake(now)
    return hours.is_open(now) and (repeat or mine.day == london_day(now))


def _not_now(
    office: Office, mine: Message, sending: Sending, *, repeat: bool, now: datetime
) -> None:
    if not repeat:
        _dissolve(office, mine, NOT_ON_ITS_DAY, now)
        return
    with office.store.writing() as session:
        opens = hours.next_opening(now)
        messages.settle(session, sending.message_id, tries=sending.tries, ready_at=opens)


def _where(
    office: Office, mine: Message, now: datetime
) -> tuple[Mapping[str, Route], Place | Barred | None]:
    """Return who gets it now, and where; None when what it carries is for others by now."""
    with office.store.reading() as session:
        reach = Reach(office, addressing.addresses(session, on=london_day(now)))
        whoms = {one.whom for one in notices.carried_by(session, mine.id or 0)}
    routes = {whom: there for whom in whoms if (there := reach.to(whom)) is not None}
    routes = {whom: there for whom, there in routes.items() if there.to == mine.whom}
    accounts = {there.slack_id for there in routes.values()}
    if mine.channel.startswith(("U", "W")):
        return routes, Place(mine.channel) if accounts == {mine.channel} else None
    if not routes:
        return routes, None
    return routes, channel_place(office, mine.channel)


def _draw(
    office: Office,
    mine: Message,
    sending: Sending,
    routes: Mapping[str, Route],
    place: Place,
    *,
    repeat: bool,
    now: datetime,
) -> Sending | None:
    number = mine.id or 0
    with office.store.writing() as session:
        carried = notices.carried_by(session, number)
        reasons = standing.reasons(session, carried, now=now)
        notices.drop(session, reasons, at=now)
        others = [
            one.id or 0
            for one in carried
            if one.whom not in routes or (place.outside and not composing.is_public(session, one))
        ]
        notices.release(session, others)
        keep = [one for one in carried if one.id not in reasons and one.id not in others]
        what = composing.letter(session, [Carried(one, routes[one.whom]) for one in keep], now=now)
        if what is None:
            messages.settle(session, number, tries=mine.tries, dropped_at=now, error=NOTHING_LEFT)
            return None
        pace.step(session, outcomes.lane(mine.channel), now=now, seconds=1.0)
        ours = messages.begin_again(
            session, number, tries=mine.tries, at=now, until=now + pulse.LEASE, repeat=repeat
        )
    if not ours:
        return None
    return replace(
        sending, what=what, routes=routes, drawn_at=now, repeat=repeat, marks=outcomes.label(keep)
    )


def _dissolve(office: Office, mine: Message, why: str, now: datetime) -> None:
    """Let what it carried wait for another message; this one is not sent any more."""
    with office.store.writing() as session:
        if messages.settle(session, mine.id or 0, tries=mine.tries, dropped_at=now, error=why):
            notices.detach(session, mine.id or 0)


def _as_sending(mine: Message, now: datetime) -> Sending:
    return Sending(
        message_id=mine.id or 0,
        key=mine.key,
        whom=mine.whom,
        channel=mine.channel,
        tries=mine.tries,
        plain=mine.plain,
        repeat=False,
        made_at=mine.made_at,
        drawn_at=mine.drawn_at or now,
        what=UNDRAWN,
        routes={},
        marks=(),
    )
