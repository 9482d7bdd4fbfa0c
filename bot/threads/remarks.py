"""What is written in threads about actions: kept as said, followed, recorded as updates."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot import actions
from bot.access import Actor, may
from bot.errors import Told
from bot.said import LONGEST
from bot.sending import overtaking
from bot.threads import acknowledging
from store import actions as register
from store import history, remarks
from store.actions import OwedBy
from store.tables import Action, Remark, Update


@dataclass(frozen=True, slots=True)
class Said:
    """A message in a thread, as Slack told of it."""

    words: str
    kind: str
    channel: str
    ts: str
    thread: str
    permalink: str = ""


def keep(
    session: Session, action: Action | None, said: Said, *, by: Actor, at: datetime,
    quietly: bool = False,
) -> Remark:  # fmt: skip
    """Keep what somebody wrote as a remark on an action; without one it waits for which it is.

    `quietly` leaves the history to what it came to besides: an acknowledgement has its own line.
    """
    owed_by = actions.owed_by(session, action) if action else OwedBy()
    remark = Remark(
        action_id=action.id if action else None,
        by_id=by.person_id or 0,
        post_id=_post(by, owed_by),
        at=at,
        kind=said.kind,
        words=said.words[:LONGEST],
        channel=said.channel,
        ts=said.ts,
        thread=said.thread,
        permalink=said.permalink,
    )
    session.add(remark)
    session.flush()
    if action is not None and not quietly:
        _write(session, remark, "remarked on", by=by, at=at, why=remark.words)
    return remark


def place(session: Session, remark: Remark, action: Action, *, by: Actor, at: datetime) -> None:
    """Say which action a remark is about; only its writer can, and once."""
    _must_be_theirs(remark, by)
    if remark.action_id == action.id:
        return
    if remark.action_id is not None:
        raise Told(f"It is kept with A{remark.action_id} already. Nothing was changed.")
    remark.action_id = action.id
    remark.post_id = _post(by, actions.owed_by(session, action))
    session.flush()
    _write(session, remark, "remarked on", by=by, at=at, why=remark.words)


def may_record(session: Session, action: Action, by: Actor) -> bool:
    """Say whether somebody's remark on an action can become its official update."""
    return may(by, "update", owed_by=actions.owed_by(session, action))


def record(
    session: Session, remark: Remark, *, by: Actor, at: datetime, words: str = ""
) -> tuple[Action, Update]:
    """Record a remark as the official update on its action; to do so twice changes nothing.

    `words` are those of the remark that are the update, without "update:" before them.
    """
    _must_be_theirs(remark, by)
    action = register.get(session, remark.action_id or 0)
    if action is None:
        raise Told("Say first which action it is about. Nothing was changed.")
    if remark.deleted_at is not None:
        raise Told("Your message is no longer there. Nothing was recorded.")
    before = remarks.update_of(session, remark)
    if before is not None:
        return action, before
    now = words or remark.edited_words or remark.words
    said = actions.update(session, action, now, by=by, at=at)
    remark.update_id = said.id
    session.flush()
    return action, said


def edited(
    session: Session, remark: Remark, words: str, *, by: Actor, at: datetime, update: str = ""
) -> bool:
    """Follow the editing of a message: both wordings are kept; False when it reads the same.

    An update whose words are others now is to be acknowledged anew; `update` are those of the
    message that are the update, without "update:" before them.
    """
    now = words.strip()[:LONGEST]
    was = remark.edited_words or remark.words
    if now == was or not now or remark.deleted_at is not None:
        return False
    remark.edited_words, remark.edited_at = now, at
    said = remarks.update_of(session, remark)
    if said is not None and remark.action_id is not None:
        said.edited_words, said.edited_at = update.strip()[:LONGEST] or now, at
        said.revision += 1
        overtaking.of_updates(session, [said.id or 0], at=at)
        action = register.get(session, remark.action_id)
        if action is not None:
            acknowledging.ask(session, action, said, by=by, at=at)
    session.flush()
    _write(session, remark, "edited a remark on", by=by, at=at,
           before={"words": was}, after={"words": now})  # fmt: skip
    return True


def deleted(session: Session, remark: Remark, *, by: Actor, at: datetime) -> bool:
    """Follow the deleting of a message: the words stay in the record; False when it was noted."""
    if remark.deleted_at is not None:
        return False
    remark.deleted_at = at
    said = remarks.update_of(session, remark)
    if said is not None:
        said.deleted_at = at
        overtaking.of_updates(session, [said.id or 0], at=at)
    session.flush()
    was = remark.edited_words or remark.words
    _write(session, remark, "deleted a remark on", by=by, at=at, before={"words": was}, after={})
    return True


def _must_be_theirs(remark: Remark, by: Actor) -> None:
    if by.person_id is None or remark.by_id != by.person_id:
        raise Told("Only whoever wrote it can say that. Nothing was changed.")


def _post(by: Actor, owed_by: OwedBy) -> int | None:
    held = (post for post, _ in by.posts if post in owed_by.posts)
    deputised = (post for post in sorted(by.answers_for) if post in owed_by.posts)
    return next(held, None) or next(deputised, None)


def _write(
    session: Session, remark: Remark, did: str, *, by: Actor, at: datetime, why: str = "",
    before: dict[str, Any] | None = None, after: dict[str, Any] | None = None,
) -> None:  # fmt: skip
    if remark.action_id is None:
        return
    history.record(
        session, at=at, by=by.by, did=did, about="action", about_id=remark.action_id,
        before=before, after=after, why=why,
    )  # fmt: skip
