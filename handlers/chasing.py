"""What changes reminders: put off, ask for time, acknowledge; pause, resume and send now."""

import re
from typing import Final

from bot import actions
from bot.access import require
from bot.errors import NotUnderstood
from bot.reading.due import Doubt, Due
from bot.reading.typed.references import references
from bot.reminders import chasing, hours
from bot.telling import blocks, phrases
from bot.telling.blocks import Reply, section
from bot.telling.inputs import text_input
from bot.threads import deciding
from handlers import reminded, settling
from handlers.asking import Ask
from handlers.carrying import carried, number, whole
from store.tables import Board

_UNTIL: Final = re.compile(r"^(?:until|till|to|for)\s+", re.IGNORECASE)
_PARTED: Final = re.compile(
    r"\s(?:until|till|to|for(?=\s(?:an?|one|two|three|four|five|six|\d+)\s))\s", re.IGNORECASE
)
_BECAUSE: Final = re.compile(r"(?:^|[\s,;]+)because(?:\s+of)?\b\s*", re.IGNORECASE)


def snooze(ask: Ask) -> Reply:
    """Put off being reminded of an action: `snooze A17 until Friday`."""
    wanted, words = reminded.one_action(ask, "snooze A17 until Friday")
    return _snoozed(ask, wanted, _until(words)) if words else _snooze_form(ask, wanted)


def snooze_pressed(ask: Ask) -> Reply:
    """Ask until when, for the action whose button was pressed."""
    return _snooze_form(ask, number(ask.words))


def snoozed(ask: Ask) -> Reply:
    """Save until when an action's reminders are put off."""
    return _snoozed(ask, whole(carried(ask.words).get("action")), ask.values.get("until", ""))


def time(ask: Ask) -> Reply:
    """Ask the office for more time: `time A17 until March because the cohort is to grow`."""
    number, words = reminded.one_action(ask, "time A17 until March because the cohort is to grow")
    until, *because = _BECAUSE.split(_until(words), maxsplit=1)
    if not because or not until.strip():
        return time_form(ask, number, until=until.strip(), because=" ".join(because))
    return _ask_for_time(ask, number, until.strip(), because[0].strip())


def time_pressed(ask: Ask) -> Reply:
    """Ask for how much more time and why, for the action whose button was pressed."""
    return time_form(ask, number(ask.words))


def time_form(ask: Ask, number: int, *, until: str = "", because: str = "") -> Reply:
    """Return the form that asks for more time, filled with what is known of it."""
    action = actions.find(ask.session, number, sees=ask.sees)
    owed_by = actions.owed_by(ask.session, action)
    require(ask.actor, "more_time", ref=actions.ref(action), owed_by=owed_by)
    form = blocks.form(
        "more_time",
        "Ask for more time",
        section(f"*{actions.ref(action)}* {blocks.escape(action.words)}"),
        text_input("until", "Until when", value=until, optional=True, longest=150,
                   hint="As you would say it: 11 August, the October meeting."),
        text_input("because", "Why", value=because, lines=True, longest=2_000),
        submit="Ask",
        about={"action": action.id},
    )  # fmt: skip
    return blocks.opening(form)


def time_asked(ask: Ask) -> Reply:
    """Save a request for more time: the office is told, and decides."""
    wanted = whole(carried(ask.words).get("action"))
    return _ask_for_time(ask, wanted, ask.values.get("until", ""), ask.values.get("because", ""))


def pause(ask: Ask) -> Reply:
    """Stop reminders of an action, meeting or board (office): `pause A17 until 1 March`."""
    require(ask.actor, "remind")
    words, _, until = _parted(ask.words)
    of = reminded.record(ask, words)
    _, more = references(words)
    if of.about == "action" and more:
        raise NotUnderstood(
            f"I could not read “{phrases.cut(more, 60)}”. Nothing was changed. Try"
            f" `/reminders pause {of.name} until 1 March`.",
        )
    day = reminded.day(ask, until) if until else None
    day = chasing.pause(ask.session, of.about, of.id, until=day, by=ask.actor, at=ask.now)
    when = f"until {phrases.day(day)}" if day else f"until you `/reminders resume {words}`"
    return reminded.told(f"Nobody is reminded of {of.name} {when}. It stays in every list.")


def resume(ask: Ask) -> Reply:
    """Send reminders again of what was paused or put off (office): `resume A17`."""
    require(ask.actor, "remind")
    of = reminded.record(ask, ask.words.strip())
    chasing.resume(ask.session, of.about, of.id, by=ask.actor, at=ask.now)
    return reminded.told(f"Reminders of {of.name} go out again from the next one that is due.")


def send(ask: Ask) -> Reply:
    """Remind now (office): `send A17`, or `send MAM` of its next meeting; alone, what failed."""
    if not ask.words.strip():
        count = chasing.send_given_up(ask.session, by=ask.actor, at=ask.now)
        given_up = f"{phrases.plural(count, 'notice')} that had been given up will be tried again."
        return reminded.told(given_up if count else "Nothing has been given up.")
    require(ask.actor, "remind")
    of = reminded.record(ask, ask.words.strip())
    record = reminded.next_meeting(ask, of.row) if isinstance(of.row, Board) else of.row
    count = chasing.send_now(ask.session, record, by=ask.actor, at=ask.now)
    if not count:
        raise NotUnderstood(f"Nobody can be reminded of {of.name} now: it is not outstanding.")
    shows = f"`/reminders sent {ask.words.strip()}`"
    if not hours.is_awake(ask.now):
        wakes = phrases.moment(hours.next_waking(ask.now))
        return reminded.told(f"A reminder of {of.name} goes out {wakes}. {shows} shows to whom.")
    return reminded.told(f"A reminder of {of.name} is being sent. {shows} shows to whom.")


def replan(ask: Ask) -> Reply:
    """Plan today's reminders anew (office); what was sent is not sent again."""
    chasing.plan_again(ask.session, by=ask.actor, at=ask.now)
    return reminded.told("Today's reminders are planned anew. What was sent is not sent again.")


def _snooze_form(ask: Ask, number: int) -> Reply:
    action = actions.find(ask.session, number, sees=ask.sees)
    owed_by = actions.owed_by(ask.session, action)
    require(ask.actor, "snooze", ref=actions.ref(action), owed_by=owed_by)
    hint = "At most 20 working days. The due time stays as it is; the office still sees it."
    form = blocks.form(
        "snooze",
        "Put off reminders",
        section(f"*{actions.ref(action)}* {blocks.escape(action.words)}"),
        text_input("until", "Until which day", hint=hint, longest=60),
        about={"action": action.id},
    )
    return blocks.opening(form)


def _snoozed(ask: Ask, number: int, until: str) -> Reply:
    action = actions.find(ask.session, number, sees=ask.sees)
    day = chasing.snooze(
        ask.session, action, until=reminded.day(ask, until), by=ask.actor, at=ask.now
    )
    ref = actions.ref(action)
    return reminded.told(
        f"You are reminded of {ref} again on {phrases.day(day)}. When it is due has not changed."
    )


def _ask_for_time(ask: Ask, number: int, until: str, because: str) -> Reply:
    action = actions.find(ask.session, number, sees=ask.sees)
    wanted = settling.put_off_to(ask, action, until, field="until") if until.strip() else None
    said = settling.time_said(wanted) or until.strip() if wanted else ""
    before = deciding.pending(ask.session, action)
    deciding.ask_time(ask.session, action, until=said, because=because, by=ask.actor, at=ask.now)
    anew = " This takes the place of what was asked before." if before else ""
    ref, until_ = actions.ref(action), f", until {_said(said, wanted)}" if said else ""
    return reminded.told(
        f"The office is asked for more time for {ref}{until_}.{anew} Until it decides, {ref} is due"
        " as before."
    )


def _said(until: str, read: Due | Doubt | None) -> str:
    if isinstance(read, Due):
        return f"*{blocks.escape(until)}*"
    return f"“{blocks.escape(until)}”, which I could not read as a date: the office sees your words"


def _parted(words: str) -> tuple[str, str, str]:
    found = _PARTED.search(f"{words} ")
    if found is None:
        return words.strip(), "", ""
    return words[: found.start()].strip(), "until", words[found.end() :].strip()


def _until(words: str) -> str:
    return _UNTIL.sub("", words.strip())
