"""Buttons, forms and commands of what is answered: acknowledge, record, decide, give time."""

from dataclasses import replace
from typing import Final

from bot import actions, gathering
from bot.access import require
from bot.errors import NotUnderstood, Told
from bot.office import london_day
from bot.reading import dates, replies, reply_time
from bot.reading.due import Doubt, Due
from bot.reading.typed import commands
from bot.reminders import chasing
from bot.telling import blocks, phrases, saved
from bot.telling import threads as telling
from bot.telling.blocks import Reply, section
from bot.telling.inputs import text_input, ticks
from bot.threads import acknowledging, deciding, remarks, witnessing
from handlers import replying
from handlers.asking import Ask
from handlers.carrying import carried, number, whole
from handlers.chasing import time_form
from store import acknowledgements, notices
from store import actions as register
from store import remarks as the_remarks
from store.filtering import Filter
from store.notices import Brief
from store.tables import Action, MoreTime, Remark

OLD: Final = "That button is out of date. Nothing was changed. Try `/actions`."


def acknowledged(ask: Ask) -> Reply:
    """Note that whoever pressed has seen what the message tells; it is drawn anew at once."""
    told = _told(ask)
    if not told:
        return _reminder(ask)
    came = acknowledging.acknowledge(
        ask.session, told, by=ask.actor, at=ask.now, how="button", channel=ask.channel,
        ts=str(ask.message.get("ts") or ""),
    )  # fmt: skip
    refs = phrases.together([f"A{one}" for one in sorted({one.about_id for one in told})])
    return telling.acknowledged(replying.thanks(ask.session, refs, came))


def recorded(ask: Ask) -> Reply:
    """Record one's own remark as the official update on its action."""
    remark = _remark(ask, number(ask.words))
    said = replying.record(ask.session, remark, by=ask.actor, at=ask.now)
    return replace(said, replaces=True)


def time_wanted(ask: Ask) -> Reply:
    """Ask for more time in a form that is filled with what one's own remark says of it."""
    remark = _remark(ask, number(ask.words))
    words = replies.without_quotations(remark.edited_words or remark.words)
    asked = reply_time.asked(words, on=london_day(remark.at))
    return time_form(ask, remark.action_id or 0, until=asked.until, because=asked.because)


def placed(ask: Ask) -> Reply:
    """Say which action of several one's own remark is about."""
    button = carried(ask.words)
    remark = _remark(ask, whole(button.get("remark")))
    action = actions.find(ask.session, whole(button.get("action")), sees=ask.sees)
    about = {one.about_id for one in notices.told_in(ask.session, remark.channel, remark.thread)}
    if action.id not in about:
        raise NotUnderstood(OLD)
    remarks.place(ask.session, remark, action, by=ask.actor, at=ask.now)
    offered = replying.offered(ask.session, remark, action, by=ask.actor)
    if offered is None:
        offered = blocks.reply(section(f"Kept with *{actions.ref(action)}* as a remark."))
    return replace(offered, replaces=True)


def listed(ask: Ask) -> Reply:
    """List updates not acknowledged: of which action, by whom, since when."""
    found = acknowledgements.unanswered(ask.session)
    sees = ask.sees
    told = witnessing.updates(ask.session, {one.update_id or 0 for one in found})
    lines = [
        (one.action_id, told[one.update_id].words, one.name, one.asked_at)
        for one in found
        if one.update_id in told and actions.is_seen(ask.session, one.action_id, sees)
    ]
    return telling.unanswered(lines, more=len(found) == acknowledgements.LISTED)


def send_back(ask: Ask) -> Reply:
    """Send a report back with a reason (office): `sendback A14 because it is not finished`."""
    refs, words = commands.references(ask.words)
    if len(refs) != 1:
        raise NotUnderstood("Which action? Try `/actions sendback A14 because …`.")
    require(ask.actor, "send_back", ref=f"A{refs[0]}")
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
    refs, _ = commands.references(ask.words)
    if len(refs) != 1:
        raise NotUnderstood("Which action? Try `/actions keep A14`.")
    require(ask.actor, "send_back", ref=f"A{refs[0]}")
    action = actions.find(ask.session, refs[0], sees=ask.sees)
    deciding.keep_open(ask.session, action, by=ask.actor, at=ask.now)
    return telling.kept_open(actions.ref(action))


def several(ask: Ask) -> Reply:
    """Open the form that discharges several reported actions at once."""
    require(ask.actor, "discharge", ref="it")
    reported = Filter(state="reported", sees=ask.sees)
    rows = register.page(ask.session, reported, on=ask.today, size=MOST).rows
    if not rows:
        raise Told("Nothing awaits the office. Nothing was changed.")
    offered = [(str(row.id), f"A{row.id} {phrases.cut(row.words, 60)}") for row in rows]
    form = blocks.form(
        "discharge_several",
        "Discharge several",
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


MOST: Final = 10
"""Actions that one form ticks: what Slack shows in a row of boxes."""


def agreed(ask: Ask) -> Reply:
    """Give the time that was asked for; where it cannot be read, ask which is meant."""
    asked = _request(ask, number(ask.words))
    to = dates.read(asked.until, on=ask.today, today=ask.today) if asked.until else None
    if not isinstance(to, Due):
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


def _told(ask: Ask) -> list[Brief]:
    """Return what the message tells whose button was pressed, as far as it is theirs to see."""
    found = notices.told_in(ask.session, ask.channel, str(ask.message.get("ts") or ""))
    if ask.words.startswith("u"):
        wanted = number(ask.words[1:])
        found = [one for one in found if one.revision == wanted and one.kind in ASKING]
    return [one for one in found if one.about == "action" and _is_seen(ask, one.about_id)]


def _is_seen(ask: Ask, wanted: int) -> bool:
    """Say whether an action is one that the asker may see; what they owe needs no more asking."""
    owed = not actions.owed_by(ask.session, wanted).isdisjoint(ask.actor.answers_for)
    return owed or actions.is_seen(ask.session, wanted, ask.sees)


ASKING: Final = frozenset({"update", "unseen"})
"""Kinds of notice that tell an update."""


def _reminder(ask: Ask) -> Reply:
    """Note in the history that a reminder was seen whose message is not in the outbox."""
    if ask.words.startswith("u"):
        raise Told("I do not know that message. Nothing was changed. Try `/actions`.")
    numbers = [number(part) for part in ask.words.split(",")][:50]
    found = [actions.find(ask.session, one, sees=ask.sees) for one in numbers]
    for action in found:
        chasing.acknowledge(ask.session, action, by=ask.actor, at=ask.now)
    refs = phrases.together([actions.ref(action) for action in found])
    return blocks.reply(section(f"Recorded: you have seen the reminder of {refs}."))


def _send_back(ask: Ask, ref: int, because: str) -> Reply:
    action = actions.find(ask.session, ref, sees=ask.sees)
    deciding.send_back(ask.session, action, because=because, by=ask.actor, at=ask.now)
    return telling.sent_back_now(actions.ref(action), because.strip())


def _remark(ask: Ask, wanted: int) -> Remark:
    found = the_remarks.get(ask.session, wanted)
    if found is None or found.by_id != ask.actor.person_id:
        raise NotUnderstood(OLD)
    return found


def _request(ask: Ask, wanted: int) -> MoreTime:
    require(ask.actor, "defer", ref="it")
    return deciding.request(ask.session, wanted)


def _form(ask: Ask, asked: MoreTime, verb: str) -> Reply:
    action = actions.find(ask.session, asked.action_id, sees=ask.sees)
    words = section(f"*{actions.ref(action)}* {blocks.escape(action.words)}")
    wanted = f"Asked for: {asked.until or 'no time given'}. {asked.because}"
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
