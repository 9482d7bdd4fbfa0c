"""What filing one finding does, verb by verb: raise, carry on, discharge, put right."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Final

from sqlmodel import Session

from bot import actions
from bot.access import Actor
from bot.actions import New
from bot.due import NO_TIME
from bot.errors import Told
from bot.office import LONDON
from bot.papers.findings import Does, Finding
from bot.telling import phrases
from store import history
from store.tables import Action, Board, Meeting

NOON: Final = time(12, 0)
"""When something is put down that happened on a day without a meeting's hour."""

CARRIED: Final = "brought forward"
"""What the history says of an action that a later meeting's notes name again."""

BECAME: Final = ("raised", "closed", "carried", "discharged", "amended")
"""What can become of an action when notes are filed; the history keeps the references of each."""


@dataclass(slots=True)
class Filed:
    """What filing did: the meeting, and the references of the actions by what became of them."""

    meeting: Meeting
    raised: list[int] = field(default_factory=list)
    closed: list[int] = field(default_factory=list)  # raised, and done as the notes themselves say
    carried: list[int] = field(default_factory=list)
    discharged: list[int] = field(default_factory=list)
    amended: list[int] = field(default_factory=list)
    following: Meeting | None = None


@dataclass(frozen=True, slots=True)
class Hand:
    """Whose hand files, as of when, into which board and meeting, and out of which notes."""

    session: Session
    by: Actor
    at: datetime
    board: Board
    meeting: Meeting
    filed: Filed

    @property
    def source(self) -> str:
        """The notes, named: the reason given where they give none."""
        return f"the notes of {phrases.day(self.meeting.day)}" if self.meeting.day else "the notes"


def _raise(hand: Hand, one: Finding) -> None:
    """Raise an action; one from an earlier meeting as of then, and put off as the notes say."""
    earlier = one.raised_on is not None
    new = New(
        words=one.words,
        board=hand.board,
        owners=one.owners,
        due=NO_TIME if earlier else one.due,
        meeting=None if earlier else hand.meeting,
        item="" if earlier else one.item,
        quotation=one.quotation,
    )
    raised_at = datetime.combine(one.raised_on, NOON, tzinfo=LONDON) if one.raised_on else hand.at
    action = actions.raise_(hand.session, new, by=hand.by, at=raised_at)
    if one.closed or one.does == "discharge":
        words = f"Done, as {hand.source} say."
        actions.discharge(hand.session, action, words=words, by=hand.by, at=hand.at)
        hand.filed.closed.append(action.id or 0)
        return
    if earlier and one.due.precision != "none":
        _defer(hand, action, one)
    hand.filed.raised.append(action.id or 0)


def _carry(hand: Hand, one: Finding) -> None:
    """Carry an action on: its due time moves where the notes put it off; the history says so."""
    action = _outstanding(hand, one)
    if one.deferred and one.due.precision != "none":
        _defer(hand, action, one)
    else:
        if one.due.precision != "none" and one.due.text != action.due_phrase:
            actions.amend(hand.session, action, due=one.due, by=hand.by, at=hand.at)
        history.record(
            hand.session, at=hand.at, by=hand.by.by, did=CARRIED, about="action",
            about_id=action.id or 0, why=one.quotation,
        )  # fmt: skip
    hand.filed.carried.append(action.id or 0)


def _discharge(hand: Hand, one: Finding) -> None:
    """Discharge what the notes answer; what was never on the register is put there as done."""
    if one.match is None:
        _raise(hand, one)
        return
    action = _outstanding(hand, one)
    words = f"Answered, as {hand.source} say: {phrases.cut(one.quotation, 500)}"
    actions.discharge(hand.session, action, words=words, by=hand.by, at=hand.at)
    hand.filed.discharged.append(action.id or 0)


def _amend(hand: Hand, one: Finding) -> None:
    """Put an action right from a corrected paper."""
    action = _outstanding(hand, one)
    actions.amend(
        hand.session, action, words=one.words, due=one.due, owners=one.owners, by=hand.by,
        at=hand.at,
    )  # fmt: skip
    hand.filed.amended.append(action.id or 0)


DEEDS: Final[dict[Does, Callable[[Hand, Finding], None]]] = {
    "raise": _raise,
    "carry": _carry,
    "discharge": _discharge,
    "amend": _amend,
}


def _defer(hand: Hand, action: Action, one: Finding) -> None:
    because = one.reason or f"{capital(hand.source)} give no reason."
    actions.defer(hand.session, action, to=one.due, because=because, by=hand.by, at=hand.at)


def _outstanding(hand: Hand, one: Finding) -> Action:
    if one.match is None:
        raise Told(f"No. {one.number} names no action. Choose one, or leave it out.")
    action = actions.find(hand.session, one.match.number)
    if action.discharged_at is not None or action.withdrawn_at is not None:
        raise Told(
            f"{actions.ref(action)}, which no. {one.number} continues, has been closed meanwhile."
            " Choose another, or leave it out. Nothing was filed.",
        )
    return action


def capital(words: str) -> str:
    """Return words with a capital, to begin a sentence."""
    return words[:1].upper() + words[1:]
