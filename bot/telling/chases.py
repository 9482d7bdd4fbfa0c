"""The words of the chase log, of what is coming, and of how sending goes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Final

from bot.reminders.kinds import KINDS
from bot.telling import blocks, phrases
from bot.telling.blocks import Reply, context, escape, section
from store.chases import State
from store.notices import Told
from store.tables import Message, Notice

SHOWN: Final = 20
"""Lines of a log or of what is coming in one answer."""


NAMED: Final = 10
"""What is planned alike for one moment is named in one line up to so many."""


@dataclass(frozen=True, slots=True)
class Coming:
    """A reminder that is planned: when, what for, about what and to whom."""

    at: datetime
    kind: str
    about: str
    whom: str  # as Slack reads it


def log(title: str, lines: Sequence[Told], *, names: "Names") -> Reply:
    """Tell what was owed and what became of it, newest first."""
    if not lines:
        return blocks.reply(section(f"No reminder of {escape(title)} has been due yet."))
    return blocks.reply(
        section(f"*Reminders of {escape(title)}*, the newest first"),
        *_tens([_line(one, names) for one in lines[:SHOWN]]),
        context("The 20 newest are shown.") if len(lines) > SHOWN else None,
    )


def coming(
    title: str, lines: Sequence[Coming], *, days: int, paused: date | None = None, why: str = ""
) -> Reply:
    """Tell what is planned, soonest first, and until when nothing is, when that is so.

    `why` is said where nothing is planned.
    """
    stopped = None
    if paused is not None:
        until = "they are resumed" if paused == date.max else phrases.day(paused)
        stopped = section(f"Reminders of {escape(title)} are paused until {until}.")
    if not lines:
        said = f"No reminder of {escape(title)} is planned in the next {days} days."
        return blocks.reply(stopped, section(f"{said} {why}".strip()))
    told = [
        _of_one_moment(at, kind, whom, [one.about for one in some])
        for (at, kind, whom), some in groupby(
            sorted(lines, key=lambda one: (one.at, one.kind, one.whom)),
            key=lambda one: (one.at, one.kind, one.whom),
        )
    ]
    return blocks.reply(
        stopped,
        section(f"*Reminders of {escape(title)} in the next {days} days*"),
        *_tens(told[:SHOWN]),
        context(f"{len(told) - SHOWN} more are planned.") if len(told) > SHOWN else None,
        context("What is due on one day comes in one message. What changes meanwhile is followed."),
    )


def _of_one_moment(at: datetime, kind: str, whom: str, about: Sequence[str]) -> str:
    """Tell in one line what is planned alike: "A1, A2 and A3 · they are late"."""
    says = KINDS[kind].says
    if len(about) > 1:
        says = says.replace("it is", "they are")
    left = len(about) - NAMED
    named = [*about[:NAMED], *([f"{left} more"] if left > 0 else [])]
    return f"{phrases.moment(at)} · {escape(phrases.together(named))} · {says} · to {whom}"


def health(state: State, *, now: datetime, zone_rules: str, horizon: date) -> Reply:
    """Tell how sending goes, for the office and whoever looks after the bot."""
    pulse = state.pulse
    last = (
        f"last ticked {phrases.moment(pulse.ticked_at)}"
        if pulse.ticked_at
        else "has not ticked yet"
    )
    silent = pulse.ticked_at is None or (now - pulse.ticked_at).total_seconds() > 120  # noqa: PLR2004
    going = "Reminders are NOT going out" if silent or state.waits else "Reminders are going out"
    lines = [
        f"*{going}.* The clock {last}.",
        _planned(state),
        f"Waiting to be sent now: {state.waiting:,}"
        + (f", the oldest since {phrases.moment(state.oldest)}." if state.oldest else "."),
        _counts(state),
        f"{phrases.plural(state.nobody, 'notice')} with nobody to tell." if state.nobody else "",
        *(f"Waiting for Slack until {phrases.moment(one.free_at)}: {escape(one.why)}"
          f" (since {phrases.moment(one.since)})." for one in state.waits),
        *(f"Being tried: {_attempt(one)}" for one in state.failing),
        *(f"Given up: {_attempt(one)} {_what_now(one, state)}" for one in state.given_up),
        _away(state),
        f"Zone rules: tzdata {zone_rules}. Bank holidays are certain until {phrases.day(horizon)}.",
    ]  # fmt: skip
    return blocks.reply(*_tens([line for line in lines if line]))


class Names:
    """What recipients are called, as Slack reads it: "post:3" is the DCC."""

    def __init__(self, posts: dict[int, str], persons: dict[int, str]) -> None:
        """Keep the short names of `posts` and the full ones of `persons`, by number."""
        self._posts, self._persons = posts, persons

    def of(self, whom: str) -> str:
        """Return what a recipient is called."""
        sort, _, number = whom.partition(":")
        if sort == "post":
            return escape(f"the {self._posts.get(int(number), 'post')}")
        if sort == "person":
            return escape(self._persons.get(int(number), "somebody"))
        if sort == "channel":
            return f"the channel <#{escape(number)}>"
        return "whoever looks after the bot" if sort == "administrators" else "the office"


def _line(one: Told, names: Names) -> str:
    notice = one.notice
    planned = names.of(notice.instead_of or notice.whom)
    about = {
        "action": f"A{notice.about_id} · ",
        "meeting": f"meeting of {phrases.short_day(notice.on_day)} · ",
    }.get(notice.about, "")
    return (
        f"{phrases.moment(notice.due_at)} · {about}{KINDS[notice.kind].says}"
        f" · to {planned} · {_became(notice, one.message, names)}"
    )


def _became(notice: Notice, message: Message | None, names: Names) -> str:
    if notice.dropped_at is not None:
        return f"not sent: {escape(notice.dropped_why)}"
    if message is None:
        why = f" ({escape(notice.error)})" if notice.error else ""
        return f"waits until {phrases.moment(notice.send_at)}{why}"
    if message.sent_at is not None:
        came_to = names.of(message.whom)
        instead = f", because {escape(notice.instead_why)}" if notice.instead_why else ""
        return f"sent {phrases.moment(message.sent_at)} to {came_to}{instead}"
    if message.dead_at is not None:
        return f"given up: {escape(message.error)}"
    return f"being sent ({phrases.plural(message.tries, 'try', 'tries')})"


def _counts(state: State) -> str:
    return (
        f"In 30 days: {phrases.plural(state.went.told, 'reminder')} told,"
        f" {state.went.missed:,} of them more than a day late;"
        f" {phrases.plural(state.went.given_up, 'message')} given up."
    )


def _planned(state: State) -> str:
    until = state.pulse.planned_until
    if until is None:
        return "Nothing is planned yet."
    behind = f", {phrases.plural(state.behind, 'change')} behind" if state.behind else ""
    return f"Planned until {phrases.moment(until)}{behind}."


def _away(state: State) -> str:
    pulse = state.pulse
    if pulse.away_since is None or pulse.away_until is None:
        return ""
    return (
        f"Last away from {phrases.moment(pulse.away_since)} to {phrases.moment(pulse.away_until)}."
    )


def _attempt(message: Message) -> str:
    tries = phrases.plural(message.tries, "try", "tries")
    return f"a message of {phrases.short_day(message.day)}, {tries}: {escape(message.error)}."


def _what_now(message: Message, state: State) -> str:
    if message.id in state.elsewhere:
        return "What it told is told in another message."
    return "Send again with `/reminders send`."


def _tens(lines: list[str]) -> list[blocks.Block]:
    return [section("\n".join(lines[start : start + 10])) for start in range(0, len(lines), 10)]
