"""Beginning a message: whoever has waited longest gets all that waits for them, in one."""

import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlmodel import Session

from bot.office import Office, london_day
from bot.reminders import hours, standing
from bot.reminders.plan import OFFICE
from bot.reminders.recipients import Route
from bot.sending import composing, outcomes, posting, pulse, recalling
from bot.sending.answers import Means, NotNow
from bot.sending.composing import Carried
from bot.sending.outcomes import Sending
from bot.sending.reaching import Barred, Place, Reach
from bot.threads import witnessing
from store import addressing, messages, notices, pace
from store.notices import Waiting
from store.tables import Notice, Pulse

NOBODY_WAITS: Final = timedelta(hours=1)
"""How long what nobody at all can be told waits before it is looked at again."""

NOBODY: Final = (
    "Something waits that nobody can be told: nobody of the office who is in the office file has an"
    " open Slack account. It is tried each hour."
)

ASKED_AGAIN: Final = timedelta(seconds=30)
"""How long somebody waits about whom Slack could not be asked, while others go first."""

AT_LENGTH: Final = witnessing.KINDS | {"asked"}
"""The kinds of notice that tell an answer, or ask for one, in some lines and buttons each."""

ANSWERS: Final = 8
"""How many of those one message tells, so that it has room for them, however long."""

BESIDE: Final = 3
"""How many of those the day's message tells beside all else."""

NOTHING: Final = "there was nothing to tell"


@dataclass(frozen=True, slots=True)
class _Turn:
    """Whose turn it is: what is for any of `routes` goes to one place."""

    there: Route
    routes: Mapping[str, Route]
    daily: bool


def start(office: Office, heart: Pulse, *, now: datetime) -> bool:
    """Send one message to whoever has waited longest; False when nobody waits who can be told.

    The day's message goes out in working hours, once a day, with all that is due on it. What
    is told at once goes with it, or by itself; out of working hours only if it cannot wait.
    """
    for daily in (True, False):
        if daily and not hours.is_open(now):
            continue
        if not (hours.is_open(now) or hours.is_awake(now)):
            continue
        with office.store.reading() as session:
            waiting = notices.who_waits(session, now=now, at_once=not daily)
            waiting = waiting if daily else _cannot_wait(session, waiting, now)
        if waiting and _serve(office, heart, waiting, daily=daily, now=now):
            return True
    return False


def _cannot_wait(session: Session, waiting: list[Waiting], now: datetime) -> list[Waiting]:
    if hours.is_open(now):
        return waiting
    return [
        one
        for one in waiting
        if any(
            _urgent(notice, now)
            for notice in notices.waiting_for(session, [one.whom], now=now, until=None)
        )
    ]


def _urgent(notice: Notice, now: datetime) -> bool:
    """Say whether a notice would come too late if it waited for the office to open."""
    too_late = notice.expires_at is not None and hours.cannot_wait(now, notice.expires_at)
    return notice.kind == "now" or too_late


def _serve(
    office: Office, heart: Pulse, waiting: list[Waiting], *, daily: bool, now: datetime
) -> bool:
    """Send to the first whose turn it is; True when anything was done."""
    ready, done = _whose_turn(office, waiting, daily=daily, now=now)
    if ready is None:
        return done
    turn, place = ready.turn, ready.place
    if isinstance(place, Barred):
        _go_elsewhere(office, turn, place.why, now=now)
        return True
    whoms = list(turn.routes)
    with _behind_the_others(office, whoms, daily=daily, now=now):
        recalled = recalling.recall(
            office, heart, whoms, to=turn.there.to, channel=place.channel, now=now
        )
    return recalled or _send(office, turn, place, now=office.now())


@contextmanager
def _behind_the_others(
    office: Office, whoms: list[str], *, daily: bool, now: datetime
) -> Iterator[None]:
    """Put those about whom Slack could not be asked behind the others, who shall not wait."""
    try:
        yield
    except NotNow as not_now:
        if not_now.answer.means not in {Means.WAIT, Means.NOT_US}:
            with office.store.writing() as session:
                before = hours.ends(london_day(now))
                notices.put_off(
                    session, whoms, before=before, to=now + ASKED_AGAIN,
                    why=not_now.answer.error, at_once=not daily,
                )  # fmt: skip
        raise


@dataclass(frozen=True, slots=True)
class _Ready:
    turn: _Turn
    place: Place | Barred


def _whose_turn(
    office: Office, waiting: list[Waiting], *, daily: bool, now: datetime
) -> tuple[_Ready | None, bool]:
    """Return whose turn it is; those who cannot be told now are put off, which is work too."""
    today = london_day(now)
    with office.store.reading() as session:
        reach = Reach(office, addressing.addresses(session, on=today))
        had = messages.had(session, today) if daily else frozenset()
        busy = pace.busy_lanes(session, now=now)
    put_off: list[str] = []
    nobody: list[str] = []
    found: _Ready | None = None
    for one in _the_office_last(waiting, reach):
        presumed = reach.presumably(one.whom)
        if presumed is not None and presumed.to in had:
            put_off.append(one.whom)
            continue
        with _behind_the_others(office, [one.whom], daily=daily, now=now):
            there = reach.to(one.whom)
        if there is None:
            nobody.append(one.whom)
        elif there.to in had:
            put_off.append(one.whom)
        elif outcomes.lane(there.channel or there.slack_id) not in busy:
            with _behind_the_others(office, [one.whom], daily=daily, now=now):
                place = reach.place(there)
            found = _Ready(_Turn(there, reach.all_for(there), daily), place)
            break
    done = _put_off(office, put_off, nobody, daily=daily, now=now)
    return found, done


def _the_office_last(waiting: list[Waiting], reach: Reach) -> list[Waiting]:
    """Put whoever stands in for the others last: what nobody else can be told comes to them."""
    office = reach.presumably(OFFICE)
    last = office.to if office else ""

    def is_last(one: Waiting) -> bool:
        presumed = reach.presumably(one.whom)
        return presumed is not None and presumed.to == last

    return sorted(waiting, key=is_last)


def _put_off(
    office: Office, put_off: list[str], nobody: list[str], *, daily: bool, now: datetime
) -> bool:
    if not put_off and not nobody:
        return False
    before = hours.ends(london_day(now))
    with office.store.writing() as session:
        notices.put_off(session, put_off, before=before, to=hours.next_morning(now))
        notices.put_off(
            session, nobody, before=before, to=now + NOBODY_WAITS, why="there is nobody to tell",
            at_once=not daily,
        )  # fmt: skip
        if nobody:
            outcomes.trouble(session, NOBODY, about="place", about_id=0, now=now, place="nobody")
    return True


def _go_elsewhere(office: Office, turn: _Turn, why: str, *, now: datetime) -> None:
    """Send what was for a channel that cannot be written to to the office."""
    with office.store.writing() as session:
        until = hours.ends(london_day(now))
        found = notices.waiting_for(session, list(turn.routes), now=now, until=until)
        outcomes.redirect(session, found, why=why, place=turn.there.to, now=now)


def _send(office: Office, turn: _Turn, place: Place, *, now: datetime) -> bool:
    """Make, claim and draw a message in one transaction; then post it; then settle it."""
    with office.store.writing() as session:
        if not pace.step(session, outcomes.lane(place.channel), now=now, seconds=1.0):
            return True  # somebody else writes there at this moment: look again
        keep = _still_true(session, turn, place, now)
        sending = _made(session, turn, place, keep, now) if keep else None
    if sending is None or pulse.lapsed(office, now):
        return True  # what was drawn too long ago is looked for, and drawn anew
    answer = posting.post(
        office.slack,
        channel=sending.channel,
        what=sending.what,
        label=posting.Label(sending.key, tuple(map(posting.digest, sending.marks))),
        plain=False,
        repeat=False,
    )
    outcomes.of_post(office, sending, answer)
    return True


def _still_true(session: Session, turn: _Turn, place: Place, now: datetime) -> list[Notice]:
    """Return what is to be told, the rest dropped with its reason or sent elsewhere."""
    until = hours.ends(london_day(now)) if turn.daily else None
    found = notices.waiting_for(session, list(turn.routes), now=now, until=until)
    if not turn.daily and not hours.is_open(now):
        found = [one for one in found if _urgent(one, now)]
    reasons = standing.reasons(session, found, now=now)
    notices.drop(session, reasons, at=now)
    keep = [one for one in found if (one.id or 0) not in reasons]
    if place.outside:
        keep = _without_secrets(session, keep, place, now)
    return _as_many_as_fit(keep, answers=BESIDE if turn.daily else ANSWERS)


def _as_many_as_fit(found: Iterable[Notice], *, answers: int) -> list[Notice]:
    """Leave for the next message what is told at once, each at length, beyond so many.

    What one message does not hold is cut at its end, and nobody would be told of it again.
    """
    keep: list[Notice] = []
    for one in found:
        if one.at_once and one.kind in AT_LENGTH:
            answers -= 1
            if answers < 0:
                continue
        keep.append(one)
    return keep


def _without_secrets(
    session: Session, found: Iterable[Notice], place: Place, now: datetime
) -> list[Notice]:
    every = list(found)
    public = [one for one in every if composing.is_public(session, one)]
    held_back = [one for one in every if one not in public]
    if held_back:
        why = f"the channel {place.name} is shared outside the office and this is not public"
        outcomes.redirect(session, held_back, why=why, place=place.channel, now=now)
    return public


def _made(
    session: Session, turn: _Turn, place: Place, keep: list[Notice], now: datetime
) -> Sending | None:
    new = messages.New(
        key=secrets.token_hex(16),
        whom=turn.there.to,
        channel=place.channel,
        day=london_day(now),
        at_once=not turn.daily,
    )
    number = messages.make(session, new, at=now, claimed_until=now + pulse.LEASE)
    if number is None:
        return None  # another process is sending them their day's message
    mine = notices.attach(session, [one.id or 0 for one in keep], message_id=number)
    carried = [Carried(one, turn.routes[one.whom]) for one in keep if one.id in mine]
    what = composing.letter(session, carried, now=now)
    if what is None:
        messages.settle(session, number, tries=1, dropped_at=now, error=NOTHING)
        notices.drop(session, dict.fromkeys(mine, NOTHING), at=now)
        return None
    return Sending(
        message_id=number,
        key=new.key,
        whom=new.whom,
        channel=new.channel,
        tries=1,
        plain=False,
        repeat=False,
        made_at=now,
        drawn_at=now,
        what=what,
        routes=turn.routes,
        marks=outcomes.label([one.notice for one in carried]),
    )
