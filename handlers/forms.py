"""The forms about an action: built, opened, and what is done when one is saved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Final

from bot import actions, gathering
from bot.access import require
from bot.actions import New, ready
from bot.due import NO_TIME
from bot.errors import NotUnderstood, Told
from bot.filling import filling
from bot.names import asker, naming
from bot.names.named import Named, Unsure
from bot.office import london_day
from bot.reading import dates
from bot.reading.due import Doubt, Due
from bot.reading.typed import commands
from bot.reading.typed.commands import Added
from bot.said import reason, what_is_to_be_done
from bot.telling import action as telling
from bot.telling import blocks, phrases, saved
from bot.telling.blocks import Block, Reply, section
from bot.telling.inputs import choice, text_input
from bot.threads import witnessing
from handlers import settling
from handlers.altering import altering
from handlers.asking import Ask
from handlers.carrying import carried, number, whole
from handlers.cleaning import kept, spoken
from store import actions as register
from store import people
from store.tables import Action, Board

DUE_HINT: Final = "As you would say it: 11 August, the October meeting, end of September, no date."
QUOTED: Final = 2_900
"""Characters of a message that a form carries, of the 3,000 that it may."""
ONE_SENTENCE: Final = 300
"""Characters of a message that is read as one undertaking."""
ANY: Final = "any"
CLOSING: Final = frozenset({"report", "defer", "discharge", "withdraw"})
"""Deeds that an action which is closed already asks no form for."""
LONGEST_OWNER: Final = 300
LONGEST_DUE: Final = 150
"""Characters that the boxes for an owner and for a due time take."""
OWNER_HINT: Final = "A post, a person or a body: DCC, or AC/AB, or The CRB."


@dataclass(frozen=True, slots=True)
class Filled:
    """What is known of a form before it opens."""

    to: str = ""
    because: str = ""
    words: str = ""
    owner: str = ""


def adding(ask: Ask, *, added: Added | None = None, words: str = "", quoted: str = "") -> Reply:
    """Open the form for a new action, filled with what is known already."""
    require(ask.actor, "raise")
    boards = [(str(board.id), board.name) for board in people.boards(ask.session)]
    due = added.due.text if added and added.due else ""
    form = blocks.form(
        "add",
        "Add an action",
        text_input("words", "What is to be done", lines=True, value=added.text if added else words),
        text_input("owner", "Who owes it", value=", ".join(added.owners) if added else "",
                   hint=OWNER_HINT, longest=LONGEST_OWNER),
        _enough(any_owner=False),
        text_input("due", "When it is due", value=due, hint=DUE_HINT, optional=True,
                   longest=LONGEST_DUE),
        choice("board", "Board", boards, chosen=boards[0][0]),
        about={"quoted": blocks.cut_to_carry(quoted, QUOTED)},
    )  # fmt: skip
    return blocks.opening(form)


def record_message(ask: Ask) -> Reply:
    """Open the form for a new action with a message's words in it."""

    def name(slack_id: str) -> str:
        person = people.by_slack_id(ask.session, slack_id)
        return person.name if person else "somebody"

    said = spoken(kept(str(ask.message.get("text") or "")), name=name)
    return adding(ask, added=_undertaken(ask, said), words=said, quoted=said)


def _undertaken(ask: Ask, said: str) -> Added | None:
    """Read a message of one sentence that says who is to do something, and when.

    It was said on the day of the message: what names its day only from there is named in full.
    """
    on = _day_said(ask)
    added = commands.added(said, on=on) if len(said) <= ONE_SENTENCE and "\n" not in said else None
    if added is None or not (added.owners and added.text):
        return None
    due = added.due
    if on != ask.today and isinstance(due, Due) and due.precision == "day" and due.by:
        due = replace(due, text=phrases.day(due.by))
    return replace(added, due=due)


def _day_said(ask: Ask) -> date:
    try:
        said = datetime.fromtimestamp(float(str(ask.message.get("ts", ""))), UTC)
    except (ValueError, OverflowError, OSError):
        return ask.today
    return london_day(said)


def opening(ask: Ask) -> Reply:
    """Open the form whose button was pressed on an action."""
    verb, _, value = ask.words.partition(":")
    if verb not in _FORMS:
        raise NotUnderstood("That button is out of date. Nothing was changed. Try `/actions`.")
    return asking_for(ask, verb, number(value))


def asking_for(ask: Ask, verb: str, ref: int, *, filled: Filled | None = None) -> Reply:
    """Open the form for one deed to one action."""
    action = actions.find(ask.session, ref, sees=ask.sees)
    require(ask.actor, verb, ref=actions.ref(action), owed_by=actions.owed_by(ask.session, action))
    if verb in CLOSING:
        ready.must_be_outstanding(action)
    title, fields = _FORMS[verb](ask, action, filled)
    about = {"action": ref, "revision": action.revision}
    words = section(f"*{actions.ref(action)}* {blocks.escape(action.words)}")
    return blocks.opening(blocks.form(verb, title, words, *fields, about=about))


def added(ask: Ask) -> Reply:
    """Save the form for a new action."""
    about = carried(ask.words)
    with filling() as filled:
        new = New(
            words=filled.read(what_is_to_be_done, ask.values.get("words", "")),
            board=filled.read(_board, ask),
            owners=filled.read(_owners, ask),
            due=filled.read(_due, ask, "due"),
            quotation=str(about.get("quoted", "")),
            any_owner=ask.values.get("enough") == ANY,
        )
    action = actions.raise_(ask.session, new, by=ask.actor, at=ask.now)
    return saved.recorded(_whole(ask, action), board=new.board.name, today=ask.today)


def amended(ask: Ask) -> Reply:
    """Save the form that puts an action right."""
    action, revision = _about(ask)
    shown = _shown(ask, action)
    stays = {name for name, value in shown.items() if ask.values.get(name, "") == value}
    with filling() as filled:
        words = filled.read(what_is_to_be_done, ask.values.get("words", ""))
        owners = None if "owner" in stays else filled.read(_owners, ask)
        due = None if "due" in stays else filled.read(_due, ask, "due")
    with altering([action], f"That is how {actions.ref(action)} reads already.", field="words"):
        actions.amend(
            ask.session,
            action,
            words=words,
            owners=owners,
            due=due,
            any_owner=ask.values["enough"] == ANY if "enough" in ask.values else None,
            revision=revision,
            by=ask.actor,
            at=ask.now,
        )
    return saved.amended(_whole(ask, action))


def updated(ask: Ask) -> Reply:
    """Save the form for an update."""
    action, _ = _about(ask)
    words = ask.values.get("words", "")
    said = actions.update(ask.session, action, words, by=ask.actor, at=ask.now)
    waiting = witnessing.waiting(ask.session, said.id or 0, on=ask.today)
    return saved.updated(_whole(ask, action), words, waiting=waiting)


def reported(ask: Ask) -> Reply:
    """Save the form that reports an action complete."""
    action, _ = _about(ask)
    words = ask.values.get("words", "")
    actions.report(ask.session, action, words=words, by=ask.actor, at=ask.now)
    return saved.reported(_whole(ask, action))


def deferred(ask: Ask) -> Reply:
    """Save the form that defers an action."""
    action, revision = _about(ask)
    actions.unchanged_since(ask.session, action, revision)
    with filling() as filled:
        to = filled.read(_put_off, ask, action)
        because = filled.read(reason, ask.values.get("because", ""), "deferring it")
    actions.defer(ask.session, action, to=to, because=because, by=ask.actor, at=ask.now)
    return saved.deferred(_whole(ask, action))


def discharged(ask: Ask) -> Reply:
    """Save the form that discharges an action."""
    action, revision = _about(ask)
    actions.unchanged_since(ask.session, action, revision)
    words = ask.values.get("words", "")
    mine = frozenset({action.id or 0} if action.discharged_at is None else ())
    actions.discharge(ask.session, action, words=words, by=ask.actor, at=ask.now)
    shown = [_whole(ask, action)]
    return saved.discharged(shown, mine=mine, by=ask.actor.title, on=ask.today)


def withdrawn(ask: Ask) -> Reply:
    """Save the form that withdraws an action."""
    action, revision = _about(ask)
    actions.unchanged_since(ask.session, action, revision)
    because = ask.values.get("because", "")
    actions.withdraw(ask.session, action, because=because, by=ask.actor, at=ask.now)
    return saved.withdrawn(_whole(ask, action), because)


def reopened(ask: Ask) -> Reply:
    """Save the form that opens an action again."""
    action, _ = _about(ask)
    because = ask.values.get("because", "")
    actions.reopen(ask.session, action, because=because, by=ask.actor, at=ask.now)
    return saved.reopened(_whole(ask, action))


Fields = tuple[Block, ...]


def _amend_fields(ask: Ask, action: Action, filled: Filled | None) -> tuple[str, Fields]:
    shown, to = _shown(ask, action), filled or Filled()
    return "Change an action", (
        text_input("words", "What is to be done", lines=True, value=to.words or action.words),
        text_input("owner", "Who owes it", value=to.owner or shown["owner"],
                   hint=OWNER_HINT, optional=True, longest=LONGEST_OWNER),
        _enough(any_owner=action.any_owner),
        text_input("due", "When it is due", value=to.to or shown["due"], hint=DUE_HINT,
                   optional=True, longest=LONGEST_DUE),
    )  # fmt: skip


def _shown(ask: Ask, action: Action) -> dict[str, str]:
    """Return what the form shows of an owner and a due time: left as it is, neither is read anew.

    Read today, a name may mean another post than on the day it was put down, and "Friday" another
    day.
    """
    owners = ", ".join(register.owner_names(ask.session, action.id or 0))
    return {"owner": owners[:LONGEST_OWNER], "due": action.due_phrase[:LONGEST_DUE]}


def _enough(*, any_owner: bool) -> Block:
    """Return the menu that says, of several owners, who must report it complete."""
    chosen = ANY if any_owner else "all"
    of_several = [("all", "Each of them"), (ANY, "Any one of them")]
    return choice("enough", "If several owe it, who must report it complete", of_several,
                  chosen=chosen)  # fmt: skip


def _defer_fields(_ask: Ask, _action: Action, filled: Filled | None) -> tuple[str, Fields]:
    return "Defer an action", (
        text_input("to", "Until when", value=filled.to if filled else "", hint=DUE_HINT,
                   longest=LONGEST_DUE),
        text_input("because", "Why", value=filled.because if filled else "", lines=True,
                   hint="The reason is kept and told with the action."),
    )  # fmt: skip


def _words_only(
    title: str, label: str, *, name: str = "words", optional: bool = False
) -> Callable[[Ask, Action, Filled | None], tuple[str, Fields]]:
    def fields(_ask: Ask, _action: Action, filled: Filled | None) -> tuple[str, Fields]:
        value = filled.words if filled else ""
        return title, (text_input(name, label, lines=True, optional=optional, value=value),)

    return fields


_FORMS: Final[Mapping[str, Callable[[Ask, Action, Filled | None], tuple[str, Fields]]]] = {
    "amend": _amend_fields,
    "defer": _defer_fields,
    "update": _words_only("Post an update", "How does it stand?"),
    "report": _words_only("Report complete", "What was done?"),
    "discharge": _words_only("Discharge an action", "Note", optional=True),
    "withdraw": _words_only("Withdraw an action", "Why", name="because"),
    "reopen": _words_only("Reopen an action", "Why", name="because"),
    "send_back": _words_only("Send a report back", "Why", name="because"),
}


def _about(ask: Ask) -> tuple[Action, int | None]:
    about = carried(ask.words)
    action = actions.find(ask.session, whole(about.get("action")), sees=ask.sees)
    return action, whole(about.get("revision")) or None


def _board(ask: Ask) -> Board:
    board = ask.session.get(Board, number(ask.values.get("board", "")))
    if board is None:
        raise Told("Choose the board it belongs to. Nothing was saved.", field="board")
    return board


def _owners(ask: Ask) -> tuple[Named, ...]:
    words = ask.values.get("owner", "").strip()
    if not words:
        return ()
    found = naming.who(ask.session, asker.named(words, by=ask.actor), on=ask.today)
    if isinstance(found, Unsure):
        raise NotUnderstood(found.why, field="owner")
    return found


def _due(ask: Ask, field: str) -> Due:
    words = ask.values.get(field, "").strip()
    found = dates.read(words, on=ask.today, today=ask.today) if words else NO_TIME
    if isinstance(found, Doubt):
        raise NotUnderstood(found.why, field=field)
    return found


def _put_off(ask: Ask, action: Action) -> Due:
    words = ask.values.get("to", "").strip()
    found = settling.put_off_to(ask, action, words) if words else NO_TIME
    if isinstance(found, Doubt):
        raise NotUnderstood(found.why, field="to")
    return found


def _whole(ask: Ask, action: Action) -> telling.Whole:
    return gathering.whole(ask.session, action.id or 0, by=ask.actor, on=ask.today)
