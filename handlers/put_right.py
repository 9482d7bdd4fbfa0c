"""What was read in notes, as a form of the review puts it right."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

from bot.errors import NotUnderstood
from bot.filling import filling
from bot.papers import resettling
from bot.papers.findings import Does, Finding, Findings, Following
from bot.said import LONGEST
from bot.telling import phrases
from handlers.asking import Ask
from handlers.meeting_saves import day_in, picked_in, time_in

NEW: Final = "new"
"""The choice of no action on the register: the matter becomes one of its own."""


def finding(ask: Ask, one: Finding, found: Findings) -> Finding:
    """Return a finding as its form was filled in."""
    values = ask.values
    words = values.get("words", "").strip()
    if not words:
        raise NotUnderstood("Please give the words of the action.", field="words")
    one = replace(one, words=words[:LONGEST], ticked=values.get("ticked") == "yes")
    one = _matched(one, values.get("match", ""))
    if one.match is None or one.does == "amend":
        one = _owned(ask, one, found)
    return _due(one, values, found)


def _matched(one: Finding, chosen: str) -> Finding:
    every = [match for match in (one.match, *one.others) if match]
    match = next((each for each in every if str(each.number) == chosen), None)
    if match is not None:
        does: Does = "discharge" if one.closed else "amend" if one.does == "amend" else "carry"
        others = tuple(each for each in every if each is not match)
        return replace(one, match=match, others=others, does=does, match_doubt="", owner_doubt=None)
    if chosen == NEW:
        new: Does = "discharge" if one.closed else "raise"
        return replace(one, match=None, others=tuple(every), does=new, match_doubt="")
    return one


def _owned(ask: Ask, one: Finding, found: Findings) -> Finding:
    meant, words = ask.values.get("meant", ""), ask.values.get("owner", "").strip()
    readings = one.owner_doubt.readings if one.owner_doubt else ()
    if meant.isdigit() and int(meant) < len(readings) and words == one.owner_words:
        reading = readings[int(meant)]
        return replace(one, owner_words=reading.label, owners=reading.owners, owner_doubt=None)
    if words == one.owner_words:
        return one
    return resettling.owned(ask.session, one, words, findings=found)


def _due(one: Finding, values: Any, found: Findings) -> Finding:
    when, words = values.get("when", ""), values.get("due", "").strip()
    readings = one.due_doubt.readings if one.due_doubt else ()
    if when.isdigit() and int(when) < len(readings) and words == one.due.text:
        return replace(one, due=readings[int(when)], due_doubt=None)
    return one if words == one.due.text else resettling.dated(one, words, findings=found)


def past_day(ask: Ask) -> date:
    """Return the day on which the meeting was held, as it was picked."""
    day = picked_in(ask, "day")
    if day > ask.today:
        raise NotUnderstood(resettling.TO_COME.format(phrases.day(day)), field="day")
    return day


def following(ask: Ask, found: Findings, *, after: date | None) -> Following | None:
    """Return the next meeting as it was filled in, after the one of the notes; None for none."""
    wanted = ask.values.get("next_wanted") == "yes"
    with filling() as filled:
        day = filled.read(_next_day, ask, after=after if wanted else None)
        starts = filled.read(time_in, ask, "next_starts")
    if found.following is None and not wanted:
        return None
    return replace(
        found.following or Following(),
        wanted=wanted,
        day=day,
        starts=starts,
        venue=ask.values.get("next_venue", ""),
    )


def _next_day(ask: Ask, *, after: date | None) -> date | None:
    day = day_in(ask, "next_day")
    if day is not None and after is not None and day <= after:
        raise NotUnderstood("The next meeting is after this one.", field="next_day")
    return day
