"""The words of Monday morning: how the register stands, and for IT how sending goes."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from bot.telling import actions as lists
from bot.telling import phrases
from bot.telling.blocks import Block, context, escape, section
from bot.telling.room import Room
from store.actions import Row


@dataclass(frozen=True, slots=True)
class Digest:
    """How the register stands, for the office."""

    outstanding: str
    late: str
    reported: str
    latest: tuple[Row, ...]  # the longest late
    awaiting: tuple[Row, ...]  # reported complete
    meetings: tuple[str, ...]  # a line for each that is coming
    vacant: tuple[str, ...]  # posts that owe something and nobody holds
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """How sending went in a week, for whoever looks after the bot: numbers, nobody's words."""

    told: int
    missed: int  # told more than a day after they were due
    given_up: int  # messages
    nobody: int  # notices that nobody can be told
    warnings: tuple[str, ...]
    why: str = ""  # it comes to somebody else, as a clause
    name_one: bool = False  # because nobody has the role


def digest(
    one: Digest, left: Room, *, today: date, told: Collection[int] = ()
) -> list[Block | None]:
    """Tell the office how the register stands, and what awaits it.

    The longest late are left out when the message has told each of them already.
    """
    new = () if {row.id for row in one.latest} <= set(told) else one.latest
    latest, awaiting = left.take(new), left.take(one.awaiting)
    return [
        section(
            f"*This week:* {one.outstanding} outstanding, {one.late} late,"
            f" {one.reported} reported complete and awaiting the office."
        ),
        section("*Meetings*\n" + "\n".join(one.meetings)) if one.meetings else None,
        section("*Longest late*") if latest else None,
        *(section(lists.line(row, today=today)) for row in latest),
        section("*Reported complete: discharge, or send back*") if awaiting else None,
        *(section(lists.line(row, today=today), button=lists.opener(row)) for row in awaiting),
        _vacant(one),
        *(section(escape(warning)) for warning in one.warnings),
        context("The whole list: `/actions outstanding`, `/actions overdue`."),
    ]


def week(one: Week) -> list[Block | None]:
    """Tell whoever looks after the bot, in a line, how sending went in the week that is over."""
    wrong = [
        f"{one.missed:,} of them more than a day late" if one.missed else "",
        f"{phrases.plural(one.given_up, 'message')} given up" if one.given_up else "",
        f"{phrases.plural(one.nobody, 'notice')} with nobody to tell" if one.nobody else "",
    ]
    said = phrases.together([part for part in wrong if part])
    return [
        section(
            f"*Sending, in the last 7 days:* {phrases.plural(one.told, 'reminder')} told,"
            f" {said or 'none late and none given up'}. `/reminders health` shows more."
        ),
        *(section(escape(warning)) for warning in one.warnings),
        _instead(one),
    ]


def _instead(one: Week) -> Block | None:
    if not one.why:
        return None
    name = " Whoever keeps the office file can name somebody." if one.name_one else ""
    return context(f"{escape(phrases.capital(one.why))}, so this line comes to you.{name}")


def _vacant(one: Digest) -> Block | None:
    if not one.vacant:
        return None
    posts = phrases.capital(phrases.together([f"the {post}" for post in one.vacant]))
    owe = "owes" if len(one.vacant) == 1 else "owe"
    return section(
        f"{escape(posts)} {owe} actions and nobody holds the post. Whoever keeps the"
        " office file can name a holder."
    )
