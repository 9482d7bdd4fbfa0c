"""Looking back after an absence: what Slack shows as sent is settled, not sent again.

After a backup is restored the register has forgotten what was sent since it was taken; the
messages in Slack have not. They name their notices in their metadata.
"""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime

from bot.logs import log
from bot.office import Office, london_day
from bot.sending import posting, pulse
from bot.sending.answers import Means, NotNow, unreadable
from bot.sending.posting import Found
from store import messages, notices
from store.tables import Notice, Pulse


def recall(
    office: Office, heart: Pulse, whoms: Collection[str], *, to: str, channel: str, now: datetime
) -> bool:
    """Settle what somebody was told while this register was away; True when there was any."""
    if heart.away_since is None or heart.away_until is None:
        return False
    with office.store.reading() as session:
        waiting = notices.waiting_until(session, whoms, until=heart.away_until)
    marks = {posting.digest(one.key): one for one in waiting}
    place = readable(office, to, channel) if marks else None
    if place is None:
        return False
    answer, found = posting.look(
        office.slack,
        place,
        since=heart.away_since,
        wanted=lambda one: not marks.keys().isdisjoint(one.notices),
        every=True,
    )
    if answer.means is not Means.DONE and not unreadable(answer):
        raise NotNow(answer)
    adopted = [_adopt(office, one, to, marks, now=now) for one in found]
    return any(adopted)


def readable(office: Office, to: str, channel: str) -> str | None:
    """Return the channel in which what was posted to `channel` can be looked for.

    A person's id opens the direct messages with them when it is posted to, but cannot be read
    from. None means that there is no way to know; NotNow that Slack cannot say now.
    """
    if not channel.startswith(("U", "W")):
        return channel
    with office.store.reading() as session:
        known = messages.direct_channel(session, to)
    if known is not None:
        return known
    answer = posting.direct_channel(office.slack, channel)
    if answer.means is Means.DONE and answer.body is not None:
        return str(answer.body["found"])
    if unreadable(answer):
        return None
    raise NotNow(answer)


def _adopt(
    office: Office, found: Found, to: str, marks: Mapping[str, Notice], *, now: datetime
) -> bool:
    """Take over a message that is in Slack and not in this register, with what it told."""
    sent_at = datetime.fromtimestamp(float(found.ts), UTC)
    with office.store.writing() as session:
        if messages.by_key(session, [found.key]):
            return False
        daily = messages.New(found.key, to, found.channel, london_day(sent_at), at_once=False)
        number = messages.make(session, daily, at=sent_at, claimed_until=now + pulse.LEASE)
        if number is None:
            once = messages.New(found.key, to, found.channel, daily.day, at_once=True)
            number = messages.make(session, once, at=sent_at, claimed_until=now + pulse.LEASE)
        if number is None:
            return False
        told = [one.id or 0 for mark, one in marks.items() if mark in found.notices]
        notices.attach(session, told, message_id=number)
        messages.settle(
            session, number, tries=1, sent_at=sent_at, slack_channel=found.channel,
            slack_ts=found.ts, asked_at=None,
        )  # fmt: skip
    log.warning("had been sent before", message=number, notices=len(told))
    return True
