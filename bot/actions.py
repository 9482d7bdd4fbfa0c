"""What can be done to an action: may they, is there anything to do, do it, write it down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Final

from sqlmodel import Session

from bot import due as dues
from bot.access import Actor, not_found, require
from bot.errors import Changed, Told
from bot.names.named import Named
from bot.office import london_day
from bot.reading.due import Due
from bot.reminders.plan import OFFICE, Owed
from bot.said import LONGEST, reason, said, what_is_to_be_done
from bot.schedule import following
from bot.threads import acknowledging
from bot.written import written as _written
from store import actions as register
from store import history, notices
from store.filtering import EVERYTHING, Sees
from store.tables import Action, Board, Meeting, Owner, Update

NAMED: Final = "owed_by"
"""In the history, beside the owners' numbers: their names as they were then."""

LAST: Final = 999_999_999
"""The highest reference that is looked for: nobody types more digits, and no database minds."""


@dataclass(frozen=True, slots=True)
class New:
    """An action about to be raised."""

    words: str
    board: Board
    owners: Sequence[Named] = ()
    due: Due = dues.NO_TIME
    meeting: Meeting | None = None
    item: str = ""
    quotation: str = ""
    public: bool = False
    any_owner: bool = False  # one owner's report is enough; else every owner must report


def looks(session: Session, action: Action) -> dict[str, Any]:
    """Return an action as the history keeps it: its columns, with those who owe it."""
    owners = [owner.model_dump() for owner in register.owners(session, _id(action))]
    named = ", ".join(register.owner_names(session, _id(action)))
    return action.model_dump(exclude={"revision"}) | {"owners": owners, NAMED: named}


written = partial(_written, looks=looks)


def raise_(session: Session, new: New, *, by: Actor, at: datetime) -> Action:
    """Put a new action on the register under the next reference, and return it."""
    require(by, "raise")
    raised_on = _raised_on(new, at)
    action = Action(
        id=history.next_reference(session),
        board_id=_id(new.board),
        meeting_id=new.meeting.id if new.meeting else None,
        item=new.item,
        raised_on=raised_on,
        words=what_is_to_be_done(new.words),
        quotation=new.quotation,
        public=new.public,
        any_owner=new.any_owner,
        raised_at=at,
    )
    due = dues.bound(session, new.due, board_id=action.board_id, after=raised_on)
    due.onto(action)
    session.add(action)
    session.flush()
    _set_owners(session, action, new.owners)
    after = looks(session, action)
    history.record(session, at=at, by=by.by, did="raised", **_this(action), after=after)
    return action


def amend(
    session: Session,
    action: Action,
    *,
    by: Actor,
    at: datetime,
    words: str | None = None,
    due: Due | None = None,
    owners: Sequence[Named] | None = None,
    any_owner: bool | None = None,
    revision: int | None = None,
) -> Action:
    """Put an action right: its words, its due time or who owes it; what is None stays.

    `any_owner` says that the report of one of several owners is enough; else all must report.

    `revision` is the one that was on the person's screen: Changed is raised when somebody
    else saved another meanwhile, so that no change is lost.
    """
    require(by, "amend", ref=ref(action))
    unchanged_since(session, action, revision)
    with written(session, action, "amended", by=by, at=at):
        if words is not None:
            action.words = what_is_to_be_done(words)
        if due is not None:
            after = london_day(at)
            dues.bound(session, due, board_id=action.board_id, after=after).onto(action)
        if owners is not None:
            _set_owners(session, action, owners)
        if any_owner is not None:
            action.any_owner = any_owner
        complete = _count_reports(session, action, at)
    if complete:
        _tell_office(session, action, at)
    return action


def assign(
    session: Session,
    action: Action,
    *,
    to: Sequence[Named] | None,
    by: Actor,
    at: datetime,
    any_owner: bool | None = None,
) -> Action:
    """Say who owes an action; whoever owed it before no longer does. What is None stays.

    `any_owner` says that the report of one of several owners is enough; else all must report.
    """
    require(by, "assign", ref=ref(action))
    must_be_outstanding(action)
    with written(session, action, "assigned", by=by, at=at):
        if to is not None:
            _set_owners(session, action, to)
        if any_owner is not None:
            action.any_owner = any_owner
        complete = _count_reports(session, action, at)
    if complete:
        _tell_office(session, action, at)
    return action


def update(session: Session, action: Action, words: str, *, by: Actor, at: datetime) -> Update:
    """Keep what is said about an action, as said, and ask those concerned to acknowledge it."""
    owed_by = owing_posts(session, action)
    require(by, "update", ref=ref(action), owed_by=owed_by)
    post = next((post for post, _ in by.posts if post in owed_by), None)
    kept = Update(
        action_id=_id(action),
        at=at,
        by_id=_person(by),
        post_id=post,
        words=said(words, "the update", field="words"),
    )
    session.add(kept)
    session.flush()
    history.record(
        session, at=at, by=by.by, did="updated", **_this(action), after={"words": kept.words}
    )
    acknowledging.ask(session, action, kept, by=by, at=at)
    return kept


def report(session: Session, action: Action, *, words: str, by: Actor, at: datetime) -> Action:
    """Say that an action is done; it awaits the office. To say it again changes the words.

    Of several owners each reports their own part, and the action is reported complete when
    all have, or when one has and any is enough. The office reports for all who owe it.
    """
    require(by, "report", ref=ref(action), owed_by=owing_posts(session, action))
    must_be_outstanding(action)
    done = said(words, "what was done", field="words", empty=True)
    with written(session, action, "reported complete", by=by, at=at, why=words):
        several = _report_parts(session, action, by=by, at=at)
        earlier = action.reported_words if several and action.reported_at is None else ""
        told = f"{by.title}: {done}" if several and done else done
        action.reported_words = "\n".join(part for part in (earlier, told) if part)[:LONGEST]
        action.reported_by_id = by.person_id
        complete = _count_reports(session, action, at, anew=True)
    if complete:
        _tell_office(session, action, at)
    return action


def _count_reports(session: Session, action: Action, at: datetime, *, anew: bool = False) -> bool:
    """Say whether an action is reported complete just now: enough of its owners have reported.

    `anew` says that somebody has just reported, who counts where nobody owes it by name, and
    where it was reported complete before.
    """
    reported = [one.reported_at is not None for one in register.owners(session, _id(action))]
    enough = all(reported) or (action.any_owner and any(reported))
    if not enough or not (anew or (reported and action.reported_at is None)):
        return False
    action.reported_at, action.kept_open_at = at, None
    return True


def _report_parts(session: Session, action: Action, *, by: Actor, at: datetime) -> bool:
    """Mark the owners that somebody reports for; say whether there are several."""
    owners = register.owners(session, _id(action))
    mine = [one for one in owners if one.post_id in by.answers_for or _is(one, by)]
    for one in mine or owners:
        one.reported_at = at
    session.flush()
    return len(owners) > 1


def _is(owner: Owner, by: Actor) -> bool:
    return owner.person_id is not None and owner.person_id == by.person_id


def _tell_office(session: Session, action: Action, at: datetime) -> None:
    told = Owed(
        "reported", "action", _id(action), OFFICE, london_day(at), "", at,
        at_once=True, revision=action.revision,
    )  # fmt: skip
    notices.owe(session, [told.as_row()], at=at)


def defer(
    session: Session, action: Action, *, to: Due, because: str, by: Actor, at: datetime
) -> Action:
    """Move an action's due time, with a reason; how often, and when it was first due, are kept."""
    require(by, "defer", ref=ref(action))
    must_be_outstanding(action)
    why = reason(because, "deferring it")
    with written(session, action, "deferred", by=by, at=at, why=why):
        if not action.deferred_times:
            action.first_due = action.due_phrase or (action.due_written or "")
        dues.bound(session, to, board_id=action.board_id, after=london_day(at)).onto(action)
        action.deferred_times += 1
        action.deferred_why = why
    return action


def discharge(
    session: Session, action: Action, *, by: Actor, at: datetime, words: str = ""
) -> Action:
    """Accept an action as done; to discharge it twice changes nothing."""
    require(by, "discharge", ref=ref(action))
    if action.discharged_at is not None:
        return action
    must_be_outstanding(action)
    with written(session, action, "discharged", by=by, at=at, why=words):
        action.discharged_at = at
        action.discharged_by_id = by.person_id
        action.discharged_words = said(words, "the note", field="words", empty=True)
    return action


def withdraw(session: Session, action: Action, *, because: str, by: Actor, at: datetime) -> Action:
    """Take an action off the register, with a reason; it stays in the history."""
    require(by, "withdraw", ref=ref(action))
    must_be_outstanding(action)
    why = reason(because, "withdrawing it")
    with written(session, action, "withdrawn", by=by, at=at, why=why):
        action.withdrawn_at = at
        action.withdrawn_why = why
    return action


def reopen(session: Session, action: Action, *, because: str, by: Actor, at: datetime) -> Action:
    """Make an action outstanding again: discharged, withdrawn or reported complete in error."""
    require(by, "reopen", ref=ref(action))
    if not (action.discharged_at or action.withdrawn_at or action.reported_at):
        raise Told(f"{ref(action)} is outstanding already. Nothing was changed.")
    with written(session, action, "reopened", by=by, at=at, why=because):
        action.reported_at = action.discharged_at = action.withdrawn_at = None
        action.reported_by_id = action.discharged_by_id = None
        action.reported_words = action.discharged_words = action.withdrawn_why = ""
        following.opened_again(session, action, on=london_day(at))
        forget_reports(session, action)
    return action


def forget_reports(session: Session, action: Action) -> None:
    """Let every owner owe an action again, whoever had reported it complete."""
    for owner in register.owners(session, _id(action)):
        owner.reported_at = None
    action.kept_open_at = None
    session.flush()


def restore(
    session: Session, action: Action, was: dict[str, Any], *, by: Actor, at: datetime, undoes: int
) -> Action:
    """Put back what one change altered, as `was` has it: the undoing of that change."""
    with written(session, action, "undid a change to", by=by, at=at, undoes=undoes):
        owners = was.pop("owners", None)
        was.pop(NAMED, None)
        whole = Action.model_validate({**action.model_dump(), **was})
        for name in was:
            setattr(action, name, getattr(whole, name))
        if owners is not None:
            _put_owners(session, action, [Owner.model_validate(one) for one in owners])
    return action


def find(session: Session, number: int, *, sees: Sees = EVERYTHING) -> Action:
    """Return the action A`number`; NotFound when there is none, or none for these eyes."""
    action = register.get(session, number) if 0 < number <= LAST else None
    if action is None or not _seen(session, action, sees):
        raise not_found(f"A{number}")
    return action


def is_seen(session: Session, number: int, sees: Sees) -> bool:
    """Say whether there is an action of this number for these eyes."""
    action = register.get(session, number)
    return action is not None and _seen(session, action, sees)


def ref(action: Action) -> str:
    """Return the reference that people say: A17."""
    return f"A{action.id}"


def owing_posts(session: Session, action: Action) -> frozenset[int]:
    """Return the posts that owe an action."""
    return owed_by(session, _id(action))


def owed_by(session: Session, number: int) -> frozenset[int]:
    """Return the posts that owe the action A`number`; none when there is no such action."""
    found = register.owners(session, number)
    return frozenset(owner.post_id for owner in found if owner.post_id is not None)


def _seen(session: Session, action: Action, sees: Sees) -> bool:
    if sees.boards is None or action.board_id in sees.boards:
        return True
    return not owing_posts(session, action).isdisjoint(sees.posts)


def _set_owners(session: Session, action: Action, named: Sequence[Named]) -> None:
    """Let these owe an action; who owed it before, and reported their part, has reported it."""
    before = register.owners(session, _id(action))
    reported = {(one.post_id, one.person_id, one.body): one.reported_at for one in before}
    rows = [
        Owner(
            action_id=_id(action),
            position=position,
            post_id=one.post_id,
            person_id=one.person_id,
            body=one.body or "",
            reported_at=reported.get((one.post_id, one.person_id, one.body or "")),
        )
        for position, one in enumerate(named)
    ]
    _put_owners(session, action, rows)


def _put_owners(session: Session, action: Action, rows: Sequence[Owner]) -> None:
    for owner in register.owners(session, _id(action)):
        session.delete(owner)
    session.flush()
    session.add_all(rows)
    session.flush()


def _this(action: Action) -> dict[str, Any]:
    return {"about": "action", "about_id": action.id}


def _id(row: Action | Board) -> int:
    if row.id is None:
        raise LookupError(f"{row!r} has not been saved")
    return row.id


def _person(by: Actor) -> int:
    if by.person_id is None:
        raise Told("An update needs somebody's name to it. Post it from Slack. Nothing was saved.")
    return by.person_id


def _raised_on(new: New, at: datetime) -> Any:
    return (new.meeting.day if new.meeting else None) or london_day(at)


def unchanged_since(session: Session, action: Action, revision: int | None) -> None:
    """Raise Changed when the action is no longer as it was at `revision`."""
    if revision is None or action.revision == revision:
        return
    last = history.newest(session, "action", _id(action))
    raise Changed(
        f"{ref(action)} was {history.deed(last)} by {last.who} while you had it open. Your change"
        " is not saved. Close this, look at it again, then make your change.",
    )


def must_be_outstanding(action: Action) -> None:
    """Raise Told when an action is discharged or withdrawn."""
    if action.discharged_at is not None:
        state = "discharged"
    elif action.withdrawn_at is not None:
        state = "withdrawn"
    else:
        return
    raise Told(
        f"{ref(action)} has been {state}, so nothing was changed. The office can open it again:"
        f" `/actions reopen {ref(action)}`.",
    )
