"""When the bot may speak: London's mornings, working hours and quiet hours."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from bot import workdays
from bot.office import LONDON, london_day

ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Hours:
    """The times of day that the office keeps; all are London's.

    What is told with the day's reminders goes out on working days between `opens` and
    `closes`. What cannot wait for that goes out between `wakes` and `rests`, on any day.
    """

    morning: time = time(8, 30)
    opens: time = time(8)
    closes: time = time(18)
    wakes: time = time(7)
    rests: time = time(22)


OFFICE_HOURS: Final = Hours()


def moment(day: date, at: time) -> datetime:
    """Return the moment in UTC at which London's clocks show `at` on `day`.

    A time that the clocks skip in spring is moved forward by the hour that they skip; of a
    time that comes twice in autumn the first is meant (PEP 495, fold 0).
    """
    return datetime.combine(day, at, LONDON).astimezone(UTC)


def is_shown(day: date, at: time) -> bool:
    """Say whether London's clocks show `at` on `day` at all: 01:30 is skipped once a year."""
    return moment(day, at).astimezone(LONDON).time().replace(tzinfo=None) == at


def starts(day: date) -> datetime:
    """Return the first moment of a day in London."""
    return moment(day, time(0))


def ends(day: date) -> datetime:
    """Return the first moment after a day in London."""
    return starts(day + ONE_DAY)


def last_moment(day: date) -> datetime:
    """Return the last moment of a day in London: until then it is planned."""
    return ends(day) - timedelta(microseconds=1)


def is_open(now: datetime, hours: Hours = OFFICE_HOURS) -> bool:
    """Say whether the day's reminders may go out now."""
    day = london_day(now)
    if not workdays.is_working_day(day):
        return False
    return moment(day, hours.opens) <= now < moment(day, hours.closes)


def is_awake(now: datetime, hours: Hours = OFFICE_HOURS) -> bool:
    """Say whether something that cannot wait may go out now."""
    day = london_day(now)
    return moment(day, hours.wakes) <= now < moment(day, hours.rests)


def next_waking(now: datetime, hours: Hours = OFFICE_HOURS) -> datetime:
    """Return the moment from which what cannot wait may go out: `now` when it may now."""
    if is_awake(now, hours):
        return now
    today = moment(london_day(now), hours.wakes)
    return today if now < today else moment(london_day(now) + ONE_DAY, hours.wakes)


def next_opening(now: datetime, hours: Hours = OFFICE_HOURS) -> datetime:
    """Return the moment from which the day's reminders may go out: `now` when they may now."""
    if is_open(now, hours):
        return now
    day = london_day(now)
    if workdays.is_working_day(day) and now < moment(day, hours.opens):
        return moment(day, hours.opens)
    return moment(workdays.next_working_day(day), hours.opens)


def next_morning(now: datetime, hours: Hours = OFFICE_HOURS) -> datetime:
    """Return the next working day's morning, never today's."""
    return moment(workdays.next_working_day(london_day(now)), hours.morning)


def cannot_wait(now: datetime, before: datetime, hours: Hours = OFFICE_HOURS) -> bool:
    """Say whether waiting for working hours would tell somebody only after `before`, or as late.

    An hour is left between the opening of the office and `before`.
    """
    return next_opening(now, hours) + timedelta(hours=1) > before
