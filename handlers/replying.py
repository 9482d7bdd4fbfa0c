"""What is done with what was heard in a thread: a reply, an edit or the end of one, a tick."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from sqlmodel import Session

from bot import access, actions
from bot.access import Actor
from bot.errors import NotUnderstood
from bot.office import london_day
from bot.reading.typed import references
from bot.telling import blocks, phrases
from bot.telling import threads as telling
from bot.telling.blocks import Reply
from bot.telling.threads import Thanks
from bot.threads import acknowledging, remarks, witnessing
from bot.threads.acknowledging import Came
from bot.threads.remarks import Said
from handlers.cleaning import kept, spoken
from store import actions as register
from store import history, people
from store import remarks as the_remarks
from store.acknowledgements import Seen
from store.notices import Brief
from store.tables import Action, Remark

Event = Mapping[str, Any]

_UPDATE_ON: Final = re.compile(r"(?i)\s{0,9}(?:an?\s)?update\s(?:on\s|for\s|to\s)?(?=a-?\d)")
"""How a reply begins that names its action after "update"."""

_MENTIONED: Final = re.compile(r"(?i)\ba-?([0-9]{1,9})\b")
"""The number of an action, wherever a reply mentions it."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One event being heard, in its transaction, with who caused it and what it is about."""

    session: Session
    actor: Actor
    now: datetime
    told: Sequence[Brief]
    channel: str
    thread: str
    home: str  # the workspace's address, for permalinks


def reply(turn: Turn, message: Event) -> Reply | None:
    """Keep what somebody wrote, and take it for what it plainly is."""
    if the_remarks.at_place(turn.session, turn.channel, str(message["ts"])) is not None:
        return None
    words = _words(turn.session, message)
    from bot.reading import replies  # noqa: PLC0415  its patterns are compiled for the first reply

    named, rest = _named(turn, words)
    read = replies.read(rest)
    action, rows = _which(turn, named)
    said = Said(words, read.kind, turn.channel, str(message["ts"]), turn.thread,
                _permalink(turn, str(message["ts"])))  # fmt: skip
    if read.acknowledges and acknowledging.is_asked(turn.told):
        seen = _acknowledged(turn, words, ts=said.ts)
        remark = remarks.keep(
            turn.session, action, said, by=turn.actor, at=turn.now, quietly=not read.more
        )
        besides = None if read.kind == "acknowledgement" else _besides(turn, remark, action, rows)
        return blocks.reply(*seen.blocks, *besides.blocks) if besides else seen
    remark = remarks.keep(turn.session, action, said, by=turn.actor, at=turn.now)
    if action is None:
        asks = read.kind != "chatter" or _MENTIONED.search(words)
        return telling.which(rows, remark=remark.id or 0) if asks else None
    if read.kind == "acknowledgement":
        return telling.nothing_to_acknowledge(actions.ref(action))
    if read.plainly and remarks.may_record(turn.session, action, turn.actor):
        return record(turn.session, remark, by=turn.actor, at=turn.now, words=read.words)
    return (
        offered(turn.session, remark, action, by=turn.actor, seen=False)
        if read.kind != "chatter"
        else None
    )


def _besides(
    turn: Turn, remark: Remark, action: Action | None, rows: list[register.Row]
) -> Reply | None:
    """Return what can be done with a reply that said something besides acknowledging."""
    if action is None:
        return telling.which(rows, remark=remark.id or 0)
    return offered(turn.session, remark, action, by=turn.actor, seen=True)


def offered(
    session: Session, remark: Remark, action: Action, *, by: Actor, seen: bool
) -> Reply | None:
    """Return what whoever wrote a remark can do with it, if anything; `seen`: it acknowledges."""
    if not remarks.may_record(session, action, by):
        return None
    owed_by = actions.owed_by(session, action)
    asks = remark.kind == "more time" and access.may(by, "more_time", owed_by=owed_by)
    from bot.reading.replies import complete  # noqa: PLC0415  what no start needs

    is_open = action.reported_at is None and action.discharged_at is None
    reports = (
        is_open
        and not asks
        and complete.says_so(remark.words)
        and access.may(by, "report", owed_by=owed_by)
    )
    return telling.kept(actions.ref(action), remark=remark.id or 0, kind=remark.kind, asks=asks,
                        seen=seen, reports=reports)  # fmt: skip


def changed(turn: Turn, before: Event, message: Event) -> Reply | None:
    """Keep a reply as it was edited, and take it for what it plainly is now and was not.

    What it was taken for before stays.
    """
    place = str(message["ts"])
    remark = the_remarks.at_place(turn.session, turn.channel, place)
    first = None
    if remark is None:  # the edit came before what it edits
        first = reply(turn, {**message, "text": before.get("text") or ""})
        remark = the_remarks.at_place(turn.session, turn.channel, place)
    if remark is None or not _is_theirs(remark, turn.actor):
        return first
    was, words = remark.edited_words or remark.words, _words(turn.session, message)
    from bot.reading import replies  # noqa: PLC0415  as above

    named, rest = _named(turn, words)
    read = replies.read(rest)
    update = read.words if read.plainly else ""
    if not remarks.edited(turn.session, remark, words, by=turn.actor, at=turn.now, update=update):
        return first
    action, _ = _which(turn, named)
    if remark.action_id is None and action is not None:
        remarks.place(turn.session, remark, action, by=turn.actor, at=turn.now)
    if read.plainly and remark.update_id is None:
        return _recorded(turn, remark, update) or first
    if read.acknowledges and acknowledging.is_asked(turn.told):
        before_it = replies.read(_named(turn, was)[1]).acknowledges
        return first if before_it else _acknowledged(turn, words, ts=place)
    return first


def _recorded(turn: Turn, remark: Remark, words: str) -> Reply | None:
    """Record a reply that says now that it is an update, if its writer can."""
    action = register.get(turn.session, remark.action_id or 0)
    if action is None or not remarks.may_record(turn.session, action, turn.actor):
        return None
    return record(turn.session, remark, by=turn.actor, at=turn.now, words=words)


def removed(turn: Turn, message: Event) -> Reply | None:
    """Note that a reply was deleted."""
    place = str(message["ts"])
    remark = the_remarks.at_place(turn.session, turn.channel, place)
    if remark is None:  # the deletion came before what it deletes
        reply(turn, message)
        remark = the_remarks.at_place(turn.session, turn.channel, place)
    if remark is None or not _is_theirs(remark, turn.actor):
        return None
    remarks.deleted(turn.session, remark, by=turn.actor, at=turn.now)
    return None


def tick(turn: Turn, message: Event) -> Reply | None:
    """Take a tick for an acknowledgement, where one is asked for."""
    if not acknowledging.is_asked(turn.told):
        return None
    return _came(turn, _acknowledge(turn, how="reaction", ts=str(message["ts"])))


def _acknowledged(turn: Turn, words: str, *, ts: str) -> Reply:
    """Take a reply for an acknowledgement: of the actions that it names, or of all."""
    mentioned = {int(one) for one in _MENTIONED.findall(words)}
    told = [one for one in turn.told if one.about_id in mentioned]
    of = replace(turn, told=told) if told else turn
    return _came(of, _acknowledge(of, how="reply", ts=ts))


def untick(turn: Turn, _message: Event) -> Reply | None:
    """Note that a tick was taken away: what was acknowledged stays acknowledged."""
    for number in sorted(acknowledging.acknowledged(turn.session, turn.told, turn.actor)):
        by = turn.actor.through("reaction", place=turn.channel).by
        history.record(
            turn.session, at=turn.now, by=by, did="took a tick off", about="action",
            about_id=number, why="what was acknowledged stays acknowledged",
        )  # fmt: skip
    return None


def _acknowledge(turn: Turn, *, how: str, ts: str) -> Came:
    return acknowledging.acknowledge(
        turn.session, turn.told, by=turn.actor, at=turn.now, how=how, channel=turn.channel, ts=ts
    )


def _came(turn: Turn, came: Came) -> Reply:
    refs = phrases.together([f"A{one}" for one in sorted({one.about_id for one in turn.told})])
    return telling.acknowledged(thanks(turn.session, refs, came))


def thanks(session: Session, ref: str, came: Came) -> Thanks:
    """Put what came of acknowledging into what is told of it."""
    names = people.names(session, {one.by_id for one in came.before if one.by_id})
    return Thanks(
        ref=ref,
        now=tuple(dict.fromkeys(one.name for one in came.now)),
        before=tuple(dict.fromkeys(_before(one, names) for one in came.before)),
        reminded=came.reminded,
        several=" " in ref,
        waiting=came.waiting,
    )


def record(session: Session, remark: Remark, *, by: Actor, at: datetime, words: str = "") -> Reply:
    """Record a remark as the official update, and tell who is asked to acknowledge it."""
    same = remark.update_id is not None
    action, said = remarks.record(session, remark, by=by, at=at, words=words)
    waiting = witnessing.waiting(session, said.id or 0, on=london_day(at))
    return telling.recorded(actions.ref(action), waiting=waiting, same=same)


def _before(one: Seen, names: Mapping[int, str]) -> str:
    who = names.get(one.by_id or 0, "somebody")
    at = phrases.moment(one.at) if one.at else ""
    return f"for {one.name} by {who}, {at}"


def _named(turn: Turn, words: str) -> tuple[list[int], str]:
    """Return the actions of the thread that a reply begins with, and what it says of them.

    "A14: update: …" and "update on A14: …" are both an update.
    """
    numbers = {one.about_id for one in turn.told}
    update = _UPDATE_ON.match(words)
    try:
        refs, rest = references.references(words[update.end() :] if update else words)
    except NotUnderstood:
        return [], words
    named = [one for one in refs if one in numbers]
    if not named:
        return [], words
    return named, f"update: {rest}" if update else rest


def _which(turn: Turn, named: Sequence[int]) -> tuple[Action | None, list[register.Row]]:
    """Return the action that a reply is about, or None and those that it may be about."""
    numbers = sorted({one.about_id for one in turn.told})
    found = numbers if len(numbers) == 1 else named
    if len(found) == 1:
        return actions.find(turn.session, found[0]), []
    return None, register.rows(turn.session, named or numbers, on=london_day(turn.now))


def _words(session: Session, message: Event) -> str:
    def name(slack_id: str) -> str:
        person = people.by_slack_id(session, slack_id)
        return person.name if person else "somebody"

    return spoken(kept(str(message.get("text") or "")), name=name)


def _is_theirs(remark: Remark, actor: Actor) -> bool:
    return actor.person_id is not None and remark.by_id == actor.person_id


def _permalink(turn: Turn, ts: str) -> str:
    if not turn.home:
        return ""
    place = f"{turn.home}archives/{turn.channel}/p{ts.replace('.', '')}"
    return f"{place}?thread_ts={turn.thread}&cid={turn.channel}"
