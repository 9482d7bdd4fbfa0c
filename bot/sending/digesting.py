"""Gathering what Monday's messages say: how the register stands, and how sending went."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

from sqlmodel import Session

from bot import workdays
from bot.access import ADMINISTRATOR
from bot.office import LONDON, london_day
from bot.telling import digests as telling
from bot.telling import meetings, phrases
from store import actions as register
from store import chases, owing, people, upcoming
from store.filtering import COUNTED_TO, Filter

SHOWN: Final = 5
"""Actions that a digest names of each sort."""

A_WEEK: Final = timedelta(days=7)

TOLD_TOO: Final = "Whoever looks after the bot is told as well."
BRING: Final = "Please bring the bot to a newer version."


def digest(session: Session, *, now: datetime) -> telling.Digest:
    """Return how the register stands, for the office."""
    today = london_day(now)
    page = register.page(session, Filter(), on=today, size=1)
    late = register.page(session, Filter(state="overdue"), on=today, size=SHOWN)
    awaiting = register.page(session, Filter(state="reported"), on=today, size=SHOWN)
    at = now.astimezone(LONDON).time().replace(microsecond=0)
    return telling.Digest(
        outstanding=phrases.counted(page.total, COUNTED_TO),
        late=phrases.counted(page.late, COUNTED_TO),
        reported=phrases.counted(page.reported, COUNTED_TO),
        latest=late.rows,
        awaiting=awaiting.rows,
        meetings=tuple(
            meetings.lines(upcoming.coming(session, on=today, at=at), today=today)[:SHOWN]
        ),
        vacant=tuple(_vacant(session, today)),
        warnings=tuple(_warnings(today, do=TOLD_TOO if _looked_after(session) else BRING)),
    )


def week(session: Session, *, now: datetime, why: str = "") -> telling.Week:
    """Return how sending went in the last seven days, for whoever looks after the bot.

    `why` says why it comes to the office instead, which has the warnings in its own digest when
    nobody looks after the bot.
    """
    warned = _warnings(london_day(now), do=BRING) if _looked_after(session) else ()
    went = chases.went(session, since=now - A_WEEK)
    return telling.Week(
        told=went.told,
        missed=went.missed,
        given_up=went.given_up,
        nobody=chases.nobody(session),
        warnings=tuple(warned),
        why=why,
        name_one=not _looked_after(session),
    )


def _looked_after(session: Session) -> bool:
    return any(one.role == ADMINISTRATOR for one in people.persons(session))


def _vacant(session: Session, today: date) -> Iterable[str]:
    owed = owing.posts_that_owe(session)
    return (
        post.short
        for post in people.held(session, on=today)
        if post.id in owed and not post.holders
    )


def _warnings(today: date, *, do: str) -> Iterable[str]:
    if workdays.horizon_is_near(today):
        until = phrases.day(workdays.horizon())
        yield (
            f"England's bank holidays are certain only until {until}. After that day a reminder or"
            f" a due time may fall on one that is proclaimed later. {do}"
        )
