"""What the office decides of reports and of more time asked for: buttons, forms, commands."""

from typing import Final

from bot import actions, gathering
from bot.access import require
from bot.errors import NotUnderstood, Told
from bot.office import london_day
from bot.reading import dates
from bot.reading.due import Doubt, Due
from bot.reading.typed import commands
from bot.telling import blocks, phrases, saved
from bot.telling import threads as telling
from bot.telling.blocks import Reply, section
from bot.telling.inputs import text_input, ticks
from bot.threads import deciding
from handlers import forms
from handlers.answering import OLD
from handlers.asking import Ask
from handlers.carrying import carried, number, whole
from store import actions as register
from store import history
from store.filtering import COUNTED_TO, Filter
from store.tables import Action, MoreTime

MOST: Final = 10
"""Actions that one form ticks: what Slack shows in a group of boxes."""


def send_back(ask: Ask) -> Reply:
    """Send a report back with a reason (office): `sendback A14 because it is not finished`."""
    refs, words = commands.references(ask.words)
    if len(refs) != 1:
        raise NotUnderstood("Which action? Try `/actions sendback A14 because …`.")
    require(ask.actor, "send_back", ref=f"A{refs[0]}")
    if not words:
        return forms.asking_for(ask, "send_back", refs[0])
    return _send_back(ask, refs[0], commands.reason(words))


def sent_back(ask: Ask) -> Reply:
    """Save the form that sends a report back."""
    about = carried(ask.words)
    action = actions.find(ask.session, whole(about.get("action")), sees=ask.sees)
    require(ask.actor, "send_back", ref=actions.ref(action))
    actions.unchanged_since(ask.session, action, whole(about.get("revision")) or None)
    return _send_back(ask, action.id or 0, ask.values.get("because", ""))


def keep_open(ask: Ask) -> Reply:
    """Keep a reported action open until the meeting has seen it (office): `keep A14`."""
    refs, _ = commands.references(ask.words.removeprefix("open "))
    if len(refs) != 1:
        raise NotUnderstood("Which action? Try `/actions keep A14`.")
    require(ask.actor, "send_back", ref=f"A{refs[0]}")
    action = actions.find(ask.session, refs[0], sees=ask.sees)
    deciding.keep_open(ask.session, action, by=ask.actor, at=ask.now)
    return telling.kept_open(actions.ref(action), change=_newest(ask, action))


def several(ask: Ask) -> Reply:
    """Open the form that discharges several reported actions at once."""
    require(ask.actor, "discharge", ref="it")
    reported = Filter(state="reported", sees=ask.sees)
    page = register.page(ask.session, reported, on=ask.today, size=MOST)
    rows = page.rows
    if not rows:
        raise Told("Nothing awaits the office. Nothing was changed.")
    some = f"The first {len(rows)} of {phrases.counted(page.total, COUNTED_TO)} are shown."
    offered = [(str(row.id), f"A{row.id} {phrases.cut(row.words, 60)}") for row in rows]
    form = blocks.form(
        "discharge_several",
        "Discharge several",
        *([section(some)] if page.after else []),
        ticks("refs", "Which", offered, optional=False),
        text_input("words", "Note", lines=True, optional=True),
        submit="Discharge",
    )
    return blocks.opening(form)


def discharged(ask: Ask) -> Reply:
    """Discharge the actions that were ticked, all of them or none."""
    numbers = [number(part) for part in ask.values.get("refs", "").split()]
    require(ask.actor, "discharge", ref="it")
    if not numbers:
        raise NotUnderstood("Tick at least one. Nothing was changed.", field="refs")
    found = [actions.find(ask.session, one, sees=ask.sees) for one in numbers]
    words = ask.values.get("words", "")
    done = [action for action in found if action.discharged_at is None]
    for action in done:
        actions.discharge(ask.session, action, words=words, by=ask.actor, at=ask.now)
    shown = [gathering.whole(ask.session, one, by=ask.actor, on=ask.today) for one in numbers]
    mine = frozenset(action.id or 0 for action in done)
    return saved.discharged(shown, mine=mine, by=ask.actor.title, on=ask.today)


def agreed(ask: Ask) -> Reply:
    """Give the time that was asked for; where it is past or cannot be read, ask for another."""
    asked = _request(ask, number(ask.words))
    to = _asked_for(asked)
    if to is None or (to.by is not None and to.by < ask.today):
        return _form(ask, asked, "amend_time")
    action = deciding.agree(ask.session, asked, to=to, by=ask.actor, at=ask.now)
    return _deferred(ask, action)


def deciding_form(ask: Ask) -> Reply:
    """Open the form that gives another time, or declines."""
    verb, _, value = ask.words.partition(":")
    if verb not in {"amend_time", "decline_time"}:
        raise NotUnderstood(OLD)
    return _form(ask, _request(ask, number(value)), verb)


def amended(ask: Ask) -> Reply:
    """Save the form that gives another time than was asked for."""
    asked = _request(ask, whole(carried(ask.words).get("request")))
    words = ask.values.get("to", "")
    to = dates.read(words, on=ask.today, today=ask.today)
    if isinstance(to, Doubt):
        raise NotUnderstood(to.why, field="to")
    action = deciding.agree(ask.session, asked, to=to, by=ask.actor, at=ask.now, amended=True)
    return _deferred(ask, action)


def declined(ask: Ask) -> Reply:
    """Save the form that declines more time."""
    asked = _request(ask, whole(carried(ask.words).get("request")))
    because = ask.values.get("because", "")
    action = deciding.decline(ask.session, asked, because=because, by=ask.actor, at=ask.now)
    return telling.declined(actions.ref(action), because)


def _send_back(ask: Ask, ref: int, because: str) -> Reply:
    action = actions.find(ask.session, ref, sees=ask.sees)
    deciding.send_back(ask.session, action, because=because, by=ask.actor, at=ask.now)
    return telling.sent_back_now(actions.ref(action), because.strip(), change=_newest(ask, action))


def _newest(ask: Ask, action: Action) -> int:
    return history.newest(ask.session, "action", action.id or 0).id or 0


def _request(ask: Ask, wanted: int) -> MoreTime:
    require(ask.actor, "defer", ref="it")
    return deciding.request(ask.session, wanted)


def _asked_for(asked: MoreTime) -> Due | None:
    """Return the time that was asked for, read on the day it was: "Friday" is the one after it."""
    said_on = london_day(asked.asked_at)
    read = dates.read(asked.until, on=said_on, today=said_on) if asked.until else None
    return read if isinstance(read, Due) else None


def _form(ask: Ask, asked: MoreTime, verb: str) -> Reply:
    action = actions.find(ask.session, asked.action_id, sees=ask.sees)
    words = section(f"*{actions.ref(action)}* {blocks.escape(action.words)}")
    on = phrases.day(london_day(asked.asked_at))
    until = f", until {asked.until}" if asked.until else ", until when was not said"
    wanted = f"Asked for on {on}{until}: {phrases.said(asked.because)}"
    field = text_input("because", "Why not", lines=True, longest=2_000)
    if verb == "amend_time":
        field = text_input("to", "Until when", value=asked.until, longest=150,
                           hint="As you would say it: 11 August, the October meeting.")  # fmt: skip
    title = "Give another time" if verb == "amend_time" else "Decline more time"
    about = {"request": asked.id}
    shown = (words, section(blocks.escape(wanted)), field)
    return blocks.opening(blocks.form(verb, title, *shown, about=about))


def _deferred(ask: Ask, action: Action) -> Reply:
    return saved.deferred(gathering.whole(ask.session, action.id or 0, by=ask.actor, on=ask.today))
