"""Turning the owner and the due time that were typed into what they mean, or into a question."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Any, Final

from bot.due import NO_TIME
from bot.errors import NotUnderstood
from bot.names import asker, naming
from bot.names.named import Named, Unsure
from bot.reading import dates
from bot.reading.due import Doubt, Due
from bot.telling import blocks, phrases
from bot.telling.blocks import Block, button
from handlers.asking import Ask
from handlers.carrying import number
from handlers.questions import OUT_OF_DATE, Typed, Unsettled, question
from store.tables import UNDATED, Action, Person, Post

_COUNTED: Final = re.compile(
    r"(?:another\s|an?\s(?:further|extra)\s|(?:a\s)?further\s|by\s|for\s)*"
    r"(?P<span>(?:\d{1,3}|an?|one|two|three|four|five|six|eight|ten|twelve)\s(?:more\s|working\s)*"
    r"(?:days?|weeks?|fortnights?|months?)|(?:week|fortnight|month))",
    re.IGNORECASE,
)
CHOICES: Final = 5
"""Buttons in one question: what Slack shows in a row."""

NOBODY: Final = frozenset({"nobody", "no one", "none", "noone"})
"""What names no owner, and is no body to be kept as written."""

LONGEST_BODY: Final = 60
"""Characters of the name of a body that is kept as written."""


def owners(ask: Ask, typed: Typed, spoken: Sequence[str]) -> tuple[Named, ...]:
    """Return who the owners named are today; Unsettled asks which of two is meant."""
    named: list[Named] = []
    for position, words in enumerate(spoken):
        if words.strip().casefold() in NOBODY:
            raise NotUnderstood(
                "An action is owed by somebody: name a post, a person or a body. Nothing has been"
                " saved yet."
            )
        key = f"owner{position}"
        if key in typed.chosen:
            found: tuple[Named, ...] | Unsure = _pressed(ask, typed.chosen[key])
        else:
            found = naming.who(ask.session, asker.named(words, by=ask.actor), on=ask.today)
        if isinstance(found, Unsure):
            raise _which_owner(typed, key, found)
        named += [one for one in found if one not in named]
    return tuple(named)


def due(typed: Typed, read: Due | Doubt | None) -> Due:
    """Return the due time that was meant; Unsettled asks which of two, NotUnderstood tells why."""
    if (chosen := typed.chosen.get("due")) and (settled := _chosen(typed, read, chosen)):
        return settled
    if read is None:
        return NO_TIME
    if isinstance(read, Doubt):
        raise _which_date(typed, read)
    return read


def put_off_to(
    ask: Ask, action: Action, words: str, *, said_on: date | None = None, field: str = "to"
) -> Due | Doubt:
    """Read until when an action is put off; "two weeks" are added to a due day that is to come.

    The words were said today, or on `said_on`. NotUnderstood is raised for a day that has passed.
    """
    on = said_on or ask.today
    counted = _COUNTED.fullmatch(words.strip())
    later = counted is not None and on < action.due_by < UNDATED
    said = counted["span"] if counted else words
    said = f"a {said}" if counted and " " not in said else said
    read = dates.read(said, on=action.due_by if later else on, today=on)
    if isinstance(read, Due) and read.by is not None and read.by < ask.today:
        raise NotUnderstood(
            f"“{phrases.cut(words, 60)}” is {phrases.day(read.by)}, which has passed. Nothing was"
            " saved. Give a day to come.",
            field=field,
        )
    return read


def time_said(read: Due | Doubt) -> str:
    """Say a time that was read, with the weekday of a day; "" for one that has neither."""
    return _named(read) if isinstance(read, Due) and read.precision in {"day", "month"} else ""


def _marks(owners: Sequence[Named]) -> str:
    """Write down who a reading names, a line each: "post:3", "person:9", "body:Bleed Kit Trust".

    A label would not do: it is for reading, and two of one name share it.
    """
    return "\n".join(
        f"post:{one.post_id}"
        if one.post_id is not None
        else f"person:{one.person_id}"
        if one.person_id is not None
        else f"body:{one.body}"
        for one in owners
    )


def _pressed(ask: Ask, marks: str) -> tuple[Named, ...]:
    """Return whom a button named; each is looked up, since what comes back may be anything."""
    named = tuple(_looked_up(ask, mark) for mark in marks.split("\n"))
    there = tuple(one for one in named if one is not None)
    if not there or len(there) < len(named):
        raise NotUnderstood(OUT_OF_DATE)
    return there


def _looked_up(ask: Ask, mark: str) -> Named | None:
    kind, _, which = mark.partition(":")
    if kind == "post" and (post := ask.session.get(Post, number(which))):
        return Named(post.short, post.name, post_id=post.id)
    if kind == "person" and (person := ask.session.get(Person, number(which))):
        return Named(person.name, person.name, person_id=person.id)
    if kind == "body" and which.strip() and len(which) <= LONGEST_BODY:
        return Named(which, which, body=which)
    return None


def _which_owner(typed: Typed, key: str, unsure: Unsure) -> Exception:
    pressed = _buttons(
        (one.label, typed.choosing(**{key: _marks(one.owners)})) for one in unsure.readings
    )
    if not pressed:
        return NotUnderstood(f"{unsure.why} Nothing has been saved yet.")
    return Unsettled(question(unsure.why, pressed))


def _which_date(typed: Typed, doubt: Doubt) -> Exception:
    pressed = _buttons(
        (_named(one), typed.choosing(due=str(one.date))) for one in doubt.readings if one.date
    )
    if not pressed:
        return NotUnderstood(
            f"{doubt.why} Nothing is saved. Try “by Friday 18 August”, “at the October meeting”"
            " or “no date”.",
        )
    return Unsettled(question(doubt.why, pressed))


def _buttons(offered: Iterable[tuple[str, dict[str, Any]]]) -> list[Block]:
    """Return a button for each answer to a question; none when one cannot carry its answer."""
    few = list(islice(offered, CHOICES))
    if not all(blocks.fits(value) for _, value in few):
        return []
    return [button(text, f"settle:{place}", value) for place, (text, value) in enumerate(few)]


def _chosen(typed: Typed, read: Due | Doubt | None, chosen: str) -> Due | None:
    """Return the reading that a button named; None when the words no longer have it.

    A day stands for itself, whenever the button is pressed; what is coarser than a day is
    found again among the readings of the words.
    """
    readings = read.readings if isinstance(read, Doubt) else ()
    same = next((one for one in readings if one.date == chosen), None)
    if same is not None:
        return same
    settled = dates.read(chosen, on=typed.on, today=typed.on)
    if not isinstance(settled, Due):
        return None
    return settled if read is None else replace(settled, text=read.text)


def _named(due: Due) -> str:
    if due.precision == "day" and due.by:
        return phrases.day(due.by)
    if due.precision == "month" and due.date:
        return phrases.month(due.date)
    return str(due.date)
