"""Days, lateness, names and plurals in plain English."""

from collections.abc import Sequence
from datetime import date, datetime, time
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from bot import workdays

LONDON = ZoneInfo("Europe/London")

QUARTER: Final = 65
"""Working days in a quarter of a year."""

DAYS_IN_A_QUARTER: Final = 91

_ONCE = {1: "once", 2: "twice"}


@lru_cache(maxsize=4_096)
def day(on: date) -> str:
    """Say a day in full, always with its weekday: Friday 11 August 2016."""
    return f"{on:%A} {on.day} {on:%B} {on.year}"


@lru_cache(maxsize=4_096)
def short_day(on: date) -> str:
    """Say a day shortly, always with its weekday: Fri 11 Aug 2016."""
    return f"{on:%a} {on.day} {on:%b} {on.year}"


def month(written: str) -> str:
    """Say a month written 2017-10: October 2017."""
    first = date.fromisoformat(f"{written}-01")
    return f"{first:%B} {first.year}"


def clock(at: time) -> str:
    """Say a time of day: 14:00."""
    return f"{at:%H:%M}"


@lru_cache(maxsize=4_096)
def london(at: datetime) -> date:
    """Return the day of a moment in London."""
    return at.astimezone(LONDON).date()


def moment(at: datetime) -> str:
    """Say a moment as London reads it: Wed 26 Jul 2017, 09:02."""
    there = at.astimezone(LONDON)
    return f"{short_day(there.date())}, {clock(there.time())}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """Say how many: 1 action, 2 actions, 1,000 actions."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def times(count: int) -> str:
    """Say how often: once, twice, 3 times."""
    return _ONCE.get(count) or f"{count} times"


def together(names: Sequence[str]) -> str:
    """Say several as one: the CC; the CC and the DCC; the CC, the DCC and the ACC."""
    if len(names) < 2:  # noqa: PLR2004  two are joined, one stands alone
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def counted(count: int, up_to: int) -> str:
    """Say a total that was counted only so far: 7, or "more than 1,000"."""
    return f"{count:,}" if count <= up_to else f"more than {up_to:,}"


@lru_cache(maxsize=4_096)
def late(due_by: date, *, today: date) -> str:
    """Say how late something is, in working days: 3 working days late; "" when it is not.

    Something due on a Friday is late from Saturday, but no working day has passed until
    Monday ends: until then it is "late" and no more. Beyond a quarter of a year working days
    say little, so months and years are told.
    """
    if due_by >= today:
        return ""
    days = workdays.between(due_by, today)
    if days > QUARTER:
        return f"{_months(due_by, today)} late"
    return f"{plural(days, 'working day')} late" if days > 0 else "late"


def span(since: date, until: date) -> str:
    """Say how long it is between two days: 28 days; beyond a quarter of a year, 1 year 3 months."""
    days = (until - since).days
    return _months(since, until) if days > DAYS_IN_A_QUARTER else plural(days, "day")


def _months(since: date, until: date) -> str:
    months = (until.year - since.year) * 12 + until.month - since.month
    months -= until.day < since.day
    years, rest = divmod(months, 12)
    told = [plural(years, "year")] if years else []
    return " ".join([*told, plural(rest, "month")] if rest else told)


def away(on: date, *, today: date) -> str:
    """Say how far off a day is, in working days: today, tomorrow, in 9 working days.

    Over a weekend no working day passes: then it is in 2 days.
    """
    days = (on - today).days
    if days < 1:
        return "today" if days == 0 else f"{span(on, today)} ago"
    if days == 1:
        return "tomorrow"
    working = workdays.between(today, on)
    return f"in {plural(working, 'working day')}" if working > 0 else f"in {plural(days, 'day')}"


def cut(words: str, longest: int) -> str:
    """Cut words at a space so that they fit, with an ellipsis that says so."""
    flat = " ".join(words.split())
    if len(flat) <= longest:
        return flat
    head = flat[: longest - 1]
    space = head.rfind(" ")
    return (head[:space] if space > longest // 2 else head).rstrip(" ,;:.") + "…"


def said(quotation: str) -> str:
    """Put somebody's words between quotation marks."""
    return f"“{quotation}”"


def day_near(on: date, *, of: date) -> str:
    """Say a day beside another: without its year when the two are in the same one."""
    return f"{on:%A} {on.day} {on:%B}" if on.year == of.year else day(on)


def meeting(on: date | None, starts: time | None = None, venue: str = "") -> str:
    """Say when and where a meeting is: Monday 13 January 2020, 14:00, Room 1.38."""
    known = [day(on) if on else "date to be confirmed", clock(starts) if starts else "", venue]
    return ", ".join(part for part in known if part)


def capital(words: str) -> str:
    """Begin with a capital letter what stands on a line of its own; nothing else is altered."""
    return words[:1].upper() + words[1:]


def a(noun: str) -> str:
    """Say a noun with its article: a public, an extraordinary."""
    return f"{'an' if noun[:1].casefold() in 'aeiou' else 'a'} {noun}"
