"""What changes an action, typed in one line: each is read back as it is saved."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from bot import actions, gathering, undo, wanted
from bot.access import require
from bot.actions import New
from bot.errors import NotUnderstood
from bot.reading import dates
from bot.reading.due import Doubt
from bot.reading.typed import commands
from bot.reading.typed.commands import Added, Deferred
from bot.telling import phrases, saved
from bot.telling.action import Whole
from bot.telling.blocks import Reply
from bot.threads import witnessing
from handlers import forms, questions, settling
from handlers.altering import altering
from handlers.asking import Ask
from handlers.carrying import number
from handlers.questions import Deed, Typed
from store import people
from store.tables import Action

AFTER_DUE: Final = re.compile(r"\s[-\u2013\u2014]\s|\s?[(;:]\s?")
"""What may stand, beside a comma, between a due time and a reason."""

LONGEST_NAME: Final = 6
"""Words in a name that a new action may begin with."""


def add(ask: Ask) -> Reply:
    """Put an action on the register: `add DCC to circulate the options paper by 11 August`."""
    require(ask.actor, "raise")
    return questions.begun(_add, ask, "add") if ask.words.strip() else forms.adding(ask)


def change(ask: Ask) -> Reply:
    """Put an action's words, owner or due time right in a form (office): `change A17`."""
    ref, words = _one(ask.saying(commands.what_of(ask.words)), "change A17")
    require(ask.actor, "amend", ref=f"A{ref}")
    changed = commands.changed(words)
    filled = forms.Filled(words=changed.words, owner=changed.owner, to=changed.due)
    return forms.asking_for(ask, "amend", ref, filled=filled)


def update(ask: Ask) -> Reply:
    """Say how an action stands: `update A14 the findings go out on Friday`."""
    ref, words = _one(ask, "update A14 the findings go out on Friday")
    if not words:
        return forms.asking_for(ask, "update", ref)
    action = actions.find(ask.session, ref, sees=ask.sees)
    said = actions.update(ask.session, action, words, by=ask.actor, at=ask.now)
    waiting = witnessing.waiting(ask.session, said.id or 0, on=ask.today)
    return saved.updated(_whole(ask, action), words, waiting=waiting)


def report(ask: Ask) -> Reply:
    """Report your action complete: `report A14 the findings were shared on Friday`."""
    ref, words = _one(ask, "report A14 the findings were shared on Friday")
    if not words:
        return forms.asking_for(ask, "report", ref)
    action = actions.find(ask.session, ref, sees=ask.sees)
    actions.report(ask.session, action, words=words, by=ask.actor, at=ask.now)
    return saved.reported(_whole(ask, action))


def assign(ask: Ask) -> Reply:
    """Say who owes an action: `assign A9 to the DCC`, or `to the DCC and the CC, any of them`."""
    return questions.begun(_assign, ask, "assign")


def defer(ask: Ask) -> Reply:
    """Move a due time: `defer A9 to July 2017 because the cohort is to grow`."""
    return questions.begun(_defer, ask, "defer")


def discharge(ask: Ask) -> Reply:
    """Accept actions as done: `discharge A14`, or several: `discharge A14 A15`."""
    refs, words = commands.references(ask.words)
    if not refs:
        raise _which("discharge A14")
    require(ask.actor, "discharge", ref=f"A{refs[0]}")
    found = [actions.find(ask.session, ref, sees=ask.sees) for ref in refs]
    done = [action for action in found if action.discharged_at is None]
    for action in done:
        actions.discharge(ask.session, action, words=words, by=ask.actor, at=ask.now)
    shown = [_whole(ask, action) for action in found]
    mine = frozenset(action.id or 0 for action in done)
    return saved.discharged(shown, mine=mine, by=ask.actor.title, on=ask.today)


def withdraw(ask: Ask) -> Reply:
    """Take an action off the register, with a reason: `withdraw A9 because it is a repeat`."""
    ref, words = _one(ask, "withdraw A9 because it is a repeat")
    require(ask.actor, "withdraw", ref=f"A{ref}")
    if not words:
        return forms.asking_for(ask, "withdraw", ref)
    action = actions.find(ask.session, ref, sees=ask.sees)
    because = commands.reason(words)
    actions.withdraw(ask.session, action, because=because, by=ask.actor, at=ask.now)
    return saved.withdrawn(_whole(ask, action), because)


def reopen(ask: Ask) -> Reply:
    """Make an action outstanding again: `reopen A14 because the survey is not finished`."""
    ref, words = _one(ask, "reopen A14 because the survey is not finished")
    require(ask.actor, "reopen", ref=f"A{ref}")
    action = actions.find(ask.session, ref, sees=ask.sees)
    actions.reopen(ask.session, action, because=commands.reason(words), by=ask.actor, at=ask.now)
    return saved.reopened(_whole(ask, action))


def take_back(ask: Ask) -> Reply:
    """Undo your own last change, when nothing has been built on it."""
    expected = number(ask.words) or None
    change = undo.undo(ask.session, by=ask.actor, at=ask.now, expected=expected)
    reported = undo.is_reported(ask.session, change)
    return saved.undone(undo.what(change), change.did, at=change.at, reported=reported)


def settle(ask: Ask) -> Reply:
    """Go on with what was typed, now that the question about it is answered."""
    return questions.answered(_SETTLED, ask)


def _add(ask: Ask, typed: Typed) -> Reply:
    require(ask.actor, "raise")
    added = commands.added(ask.words, on=typed.on)
    board = people.boards(ask.session)[0]
    new = New(
        words=added.text,
        board=board,
        owners=settling.owners(ask, typed, added.owners),
        due=settling.due(typed, added.due),
    )
    if not new.owners:
        return forms.adding(ask, added=_begun_by_name(ask, added))
    action = actions.raise_(ask.session, new, by=ask.actor, at=ask.now)
    return saved.recorded(_whole(ask, action), board=board.name, today=ask.today)


def _begun_by_name(ask: Ask, added: Added) -> Added:
    """Take the name that a new action begins with for its owner, for the form to show."""
    words = added.text.split()
    for end in range(min(len(words), LONGEST_NAME), 0, -1):
        name = " ".join(words[:end]).strip(" ,:-")
        if name and wanted.called(ask.session, name, on=ask.today) == "owner":
            return replace(added, owners=(name,), text=" ".join(words[end:]).lstrip(" ,:-"))
    return added


def _assign(ask: Ask, typed: Typed) -> Reply:
    assigned = commands.assigned(ask.words)
    require(ask.actor, "assign", ref=f"A{assigned.refs[0]}")
    found = [actions.find(ask.session, ref, sees=ask.sees) for ref in assigned.refs]
    to = settling.owners(ask, typed, assigned.owners) if assigned.owners else None
    enough = assigned.any_owner
    refs = phrases.together([actions.ref(action) for action in found])
    with altering(found, f"That is how {refs} {'is' if len(found) == 1 else 'are'} owed already."):
        for action in found:
            actions.assign(ask.session, action, to=to, any_owner=enough, by=ask.actor, at=ask.now)
    return saved.assigned([_whole(ask, action) for action in found])


def _defer(ask: Ask, typed: Typed) -> Reply:
    deferred = commands.deferred(ask.words)
    require(ask.actor, "defer", ref=f"A{deferred.refs[0]}")
    if len(deferred.refs) > 1:
        raise _one_at_a_time("defer A9 to July 2017 because the cohort is to grow")
    if deferred.to and not deferred.because:
        deferred = _why_after_a_comma(deferred, typed)
    action = actions.find(ask.session, deferred.refs[0], sees=ask.sees)
    if not deferred.to or not deferred.because:
        filled = forms.Filled(to=deferred.to, because=deferred.because)
        return forms.asking_for(ask, "defer", deferred.refs[0], filled=filled)
    to = settling.due(typed, settling.put_off_to(ask, action, deferred.to, said_on=typed.on))
    actions.defer(ask.session, action, to=to, because=deferred.because, by=ask.actor, at=ask.now)
    return saved.deferred(_whole(ask, action))


def _why_after_a_comma(deferred: Deferred, typed: Typed) -> Deferred:
    """Read "to the end of July, waiting for data", or "(data)": no "because" begins a reason."""
    to, _, because = AFTER_DUE.sub(",", deferred.to, count=1).rstrip(") ").partition(",")
    parted = because and isinstance(dates.read(deferred.to, on=typed.on), Doubt)
    if not parted or isinstance(dates.read(to, on=typed.on), Doubt):
        return deferred
    return replace(deferred, to=to.strip(), because=because.strip())


_SETTLED: Final[Mapping[str, Deed]] = {
    "add": _add,
    "assign": _assign,
    "defer": _defer,
}


def _one(ask: Ask, example: str) -> tuple[int, str]:
    refs, words = commands.references(ask.words)
    if len(refs) > 1:
        raise _one_at_a_time(example)
    if not refs:
        raise _which(example)
    return refs[0], words


def _which(example: str) -> NotUnderstood:
    return NotUnderstood(f"Which action? Give its reference: `/actions {example}`.")


def _whole(ask: Ask, action: Action) -> Whole:
    return gathering.whole(ask.session, action.id or 0, by=ask.actor, on=ask.today)


def _one_at_a_time(example: str) -> NotUnderstood:
    return NotUnderstood(f"Name one action at a time: `/actions {example}`. Nothing was changed.")
