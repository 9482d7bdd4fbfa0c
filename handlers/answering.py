"""What is done about what was said: acknowledged, recorded, placed, listed while it is not."""

from dataclasses import replace
from typing import Final

from bot import actions
from bot.errors import NotUnderstood, Told
from bot.office import london_day
from bot.reminders import chasing
from bot.telling import blocks, phrases
from bot.telling import threads as telling
from bot.telling.blocks import Reply, section
from bot.threads import acknowledging, remarks, witnessing
from handlers import forms, replying
from handlers.asking import Ask
from handlers.carrying import carried, number, whole
from handlers.chasing import time_form
from store import acknowledgements, notices
from store import actions as register
from store import remarks as the_remarks
from store.notices import Brief
from store.tables import Remark, Update

SHOWN: Final = 1_200
"""Characters of an update that was worded anew that are said to whoever acknowledged it before."""

OLD: Final = "That button is out of date. Nothing was changed. Try `/actions`."


def acknowledged(ask: Ask) -> Reply:
    """Note that whoever pressed has seen what the message tells; it is drawn anew at once."""
    told = _told(ask)
    if not told:
        return _reminder(ask)
    _must_read_so_still(ask)
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
    from bot.reading import replies  # noqa: PLC0415  what no start needs
    from bot.reading.replies import more_time  # noqa: PLC0415  what no start needs

    remark = _remark(ask, number(ask.words))
    words = replies.without_quotations(remark.edited_words or remark.words)
    asked = more_time.asked(words, on=london_day(remark.at))
    return time_form(ask, remark.action_id or 0, until=asked.until, because=asked.because)


def report_wanted(ask: Ask) -> Reply:
    """Ask what was done in a form that is filled with what one's own remark says of it."""
    from bot.reading import replies  # noqa: PLC0415  what no start needs
    from bot.reading.replies import complete  # noqa: PLC0415  what no start needs

    remark = _remark(ask, number(ask.words))
    said = complete.what_was_done(replies.without_quotations(remark.edited_words or remark.words))
    filled = forms.Filled(words=said)
    return forms.asking_for(ask, "report", remark.action_id or 0, filled=filled)


def placed(ask: Ask) -> Reply:
    """Say which action of several one's own remark is about."""
    button = carried(ask.words)
    remark = _remark(ask, whole(button.get("remark")))
    action = actions.find(ask.session, whole(button.get("action")), sees=ask.sees)
    told = notices.told_in(ask.session, remark.channel, remark.thread)
    if action.id not in {one.about_id for one in told}:
        raise NotUnderstood(OLD)
    remarks.place(ask.session, remark, action, by=ask.actor, at=ask.now)
    from bot.reading import replies  # noqa: PLC0415  what no start needs

    read = replies.read(remark.edited_words or remark.words)
    if read.plainly and remarks.may_record(ask.session, action, ask.actor):
        said = replying.record(ask.session, remark, by=ask.actor, at=ask.now, words=read.words)
        return replace(said, replaces=True)
    seen = read.acknowledges and acknowledging.is_asked(told)
    offered = replying.offered(ask.session, remark, action, by=ask.actor, seen=seen)
    if offered is None:
        offered = blocks.reply(section(f"Kept with *{actions.ref(action)}* as a remark."))
    return replace(offered, replaces=True)


def listed(ask: Ask) -> Reply:
    """List updates not acknowledged: of which action, by whom, since when."""
    found = acknowledgements.unanswered(ask.session, sees=ask.sees)
    told = witnessing.updates(ask.session, {one.update_id or 0 for one in found})
    lines = [
        (one.action_id, told[one.update_id].words, one.name, one.asked_at)
        for one in found
        if one.update_id in told
    ]
    return telling.unanswered(lines, more=len(found) == acknowledgements.LISTED)


def _told(ask: Ask) -> list[Brief]:
    """Return what the message tells whose button was pressed, as far as it is theirs to see."""
    found = notices.told_in(ask.session, ask.channel, str(ask.message.get("ts") or ""))
    if ask.words.startswith("u"):
        wanted, _ = _update_pressed(ask)
        found = [one for one in found if one.revision == wanted and one.kind in ASKING]
    return [one for one in found if one.about == "action" and _is_seen(ask, one.about_id)]


def _update_pressed(ask: Ask) -> tuple[int, int]:
    """Return which update a button is of, and of which wording; 0 where it does not say."""
    update, _, revision = ask.words.removeprefix("u").partition(".")
    return number(update), number(revision)


def _must_read_so_still(ask: Ask) -> None:
    """Told is raised when an update was worded anew after its message was last drawn."""
    wanted, revision = _update_pressed(ask) if ask.words.startswith("u") else (0, 0)
    said = ask.session.get(Update, wanted) if revision else None
    if said is not None and said.revision != revision:
        words = phrases.cut(said.edited_words or said.words, SHOWN)
        raise Told(
            f"The update on A{said.action_id} was worded anew just now: “{words}”. Nothing was"
            " recorded. To acknowledge it as it reads now, press the button again."
        )


def _is_seen(ask: Ask, wanted: int) -> bool:
    """Say whether an action is one that the asker may see; what they owe needs no more asking."""
    owed = ask.actor.owes(register.owed_by(ask.session, wanted))
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


def _remark(ask: Ask, wanted: int) -> Remark:
    found = the_remarks.get(ask.session, wanted)
    if found is None or found.by_id != ask.actor.person_id:
        raise NotUnderstood(OLD)
    return found
