"""The verb that files a read paper: all of what its review shows, in one go, once per paper."""

from datetime import date, datetime, timedelta
from typing import Final

from sqlmodel import Session

from bot import meetings
from bot.access import STRANGER, Actor, may
from bot.errors import Refused, Told
from bot.meetings import Details
from bot.office import LONDON, london_day
from bot.papers import findings, resettling, roster
from bot.papers.filing import BECAME, DEEDS, NOON, Filed, Hand, capital
from bot.papers.findings import Findings, Following, Head
from bot.telling import phrases
from store import history, papers
from store import meetings as schedule
from store.tables import Board, Item, Meeting, Paper, Review

LATELY: Final = timedelta(days=35)
"""A meeting longer ago than this is the office's past, and its notes are put down on its day."""

SITS: Final = timedelta(minutes=90)
"""How long after a meeting of the past began its notes are put down."""

FILED: Final = "filed the notes of"
"""What the history says of a meeting whose notes were filed."""

REFUSED: Final = (
    "Only the Commissioner's office can have notes read and filed. Nothing was changed."
)


def file(session: Session, review: Review, *, by: Actor, at: datetime) -> Filed:
    """File what a review shows: the meeting, who was there, its items, and what is ticked.

    All or nothing, in the transaction of `session`, and once per paper. Told is raised, and
    nothing may be kept, while a ticked finding or the meeting itself is in doubt, or when an
    action has changed so that what was shown cannot be done. What an old paper tells is put
    down as of its meeting's day, so that due times and history are as they were.
    """
    require_office(by)
    paper = papers.for_update(session, review.paper_id)
    if paper is None:
        raise LookupError(f"review {review.id} has no paper")
    _must_be_new(session, paper)
    found = findings.read(review.findings)
    board = _settled(session, found)
    moment = when(found, now=at)
    meeting = _met(session, board, found.head, by=by, at=moment)
    _attended(session, meeting, found)
    hand = Hand(session, by, moment, board, meeting, Filed(meeting))
    _cancelled(hand, found)
    hand.filed.following = _announced(hand, found.following)
    for one in found.filed:
        DEEDS[one.does](hand, one)
    _written_down(hand, paper, review, at=at)
    return hand.filed


def discard(session: Session, review: Review, *, by: Actor, at: datetime) -> Paper:
    """Set a paper aside: nothing of it was or will be on the register. Twice changes nothing."""
    require_office(by)
    paper = papers.for_update(session, review.paper_id)
    if paper is None:
        raise LookupError(f"review {review.id} has no paper")
    if paper.filed_at is not None:
        raise Told(f"{paper.name} has been filed, so it cannot be discarded. Nothing was changed.")
    if paper.discarded_at is None:
        paper.discarded_at, paper.discarded_by_id, paper.untold = at, by.person_id, True
        session.flush()
    return paper


def require_office(by: Actor) -> None:
    """Raise Refused unless `by` is of the Commissioner's office: it alone raises actions."""
    if not may(by, "raise"):
        raise Refused(REFUSED if may(by, "read") else STRANGER)


def when(found: Findings, *, now: datetime) -> datetime:
    """Return the moment that notes are put down at: now, or, of a past meeting, on its day."""
    day, next_day = found.head.day, found.following.day if found.following else None
    if day is None:
        return now
    past = day < london_day(now - LATELY) or (next_day is not None and next_day < london_day(now))
    if not past:
        return now
    return datetime.combine(day, found.head.starts or NOON, tzinfo=LONDON) + SITS


def _must_be_new(session: Session, paper: Paper) -> None:
    before = papers.filed_with(session, paper.sha256) if paper.sha256 else None
    if paper.filed_at is not None or before is not None:
        on = phrases.day(london_day((before or paper).filed_at or paper.given_at))
        raise Told(f"These notes were filed already, on {on}. Nothing was filed twice.")
    if paper.discarded_at is not None:
        raise Told("These notes were discarded. Share the file again to have them read anew.")


def _settled(session: Session, found: Findings) -> Board:
    doubts = found.head.doubts
    if doubts or found.head.day is None or found.head.board_id is None:
        why = doubts[0] if doubts else resettling.NO_DAY
        raise Told(f"{why} Set it in the review. Nothing was filed.")
    if found.in_doubt:
        first = found.in_doubt[0]
        raise Told(
            f"No. {first.number} is in doubt: {first.doubts[0]} Settle it, or leave it out."
            " Nothing was filed.",
        )
    if len(found.filed) > findings.MOST:
        raise Told(f"At most {findings.MOST} findings can be filed at once. Nothing was filed.")
    return session.get_one(Board, found.head.board_id)


def _met(session: Session, board: Board, head: Head, *, by: Actor, at: datetime) -> Meeting:
    """Return the meeting of the notes, in the schedule and held."""
    day = head.day or london_day(at)
    there = schedule.standing_on(session, board.id or 0, day)
    if there is None:
        return meetings.schedule(
            session, board, day=day, starts=head.starts, venue=head.venue, kind=head.kind,
            theme=head.theme, held=True, by=by, at=at,
        )  # fmt: skip
    said = Details(head.starts, head.venue, head.kind, head.theme)
    _filled(session, there, said, by=by, at=at)
    return meetings.hold(session, there, by=by, at=at)


def _filled(session: Session, meeting: Meeting, said: Details, *, by: Actor, at: datetime) -> None:
    """Add what was not known of a meeting; what is known stays."""
    more = Details(
        meeting.starts or said.starts,
        meeting.venue or said.venue,
        meeting.kind or said.kind,
        meeting.theme or said.theme,
    )
    meetings.amend(session, meeting, more, by=by, at=at)


def _attended(session: Session, meeting: Meeting, found: Findings) -> None:
    """Keep who was there and what the items were; what is kept from other notes stays."""
    number = meeting.id or 0
    if not schedule.attendance(session, number):
        session.add_all(roster.rows(found.present, meeting_id=number))
    if not any(item.number for item in schedule.items(session, number)):
        session.add_all(
            Item(meeting_id=number, number=one.number, heading=one.heading, nil_return=one.nil)
            for one in found.business
        )
    session.flush()


def _cancelled(hand: Hand, found: Findings) -> None:
    """Put down the days on which the board will not meet after all."""
    because = f"{capital(hand.source)} give no reason."
    for day in found.cancelled:
        there = schedule.on_day(hand.session, hand.board.id or 0, day)
        if there is None and day >= london_day(hand.at):
            there = meetings.schedule(hand.session, hand.board, day=day, by=hand.by, at=hand.at)
        if there is not None and there.cancelled_at is None and there.held_at is None:
            meetings.cancel(hand.session, there, because=because, by=hand.by, at=hand.at)


def _announced(hand: Hand, said: Following | None) -> Meeting | None:
    """Put the next meeting into the schedule, or add what the notes say of it."""
    if said is None or not said.wanted:
        return None
    number = hand.board.id or 0
    there = (
        schedule.standing_on(hand.session, number, said.day)
        if said.day
        else schedule.unconfirmed(hand.session, number)
        or schedule.after(hand.session, number, hand.meeting.day or london_day(hand.at))
    )
    details = Details(said.starts, said.venue, said.kind, said.theme)
    if said.moves is not None and there is None:
        there = _moved(hand, said, from_=said.moves)
    if there is None:
        return meetings.schedule(
            hand.session, hand.board, day=said.day, starts=said.starts, venue=said.venue,
            kind=said.kind, theme=said.theme, said_on=hand.meeting.day, by=hand.by, at=hand.at,
        )  # fmt: skip
    if there.held_at is None and there.day == said.day:
        _filled(hand.session, there, details, by=hand.by, at=hand.at)
    return there


def _moved(hand: Hand, said: Following, *, from_: date) -> Meeting | None:
    """Move the meeting that notes filed before put on another day; None when it stands no more."""
    there = schedule.on_day(hand.session, hand.board.id or 0, from_)
    if there is None or there.cancelled_at or there.held_at or said.day is None:
        return None
    because = f"{capital(hand.source)} were corrected."
    return meetings.move(
        hand.session, there, to=said.day, starts=said.starts, venue=said.venue or None,
        because=because, by=hand.by, at=hand.at,
    )  # fmt: skip


def _written_down(hand: Hand, paper: Paper, review: Review, *, at: datetime) -> None:
    paper.filed_at, paper.filed_by_id, paper.untold = at, hand.by.person_id, True
    paper.meeting_id = hand.meeting.id
    review.revision += 1
    history.record(
        hand.session, at=at, by=hand.by.by, did=FILED, about="meeting",
        about_id=hand.meeting.id or 0,
        after={"day": hand.meeting.day, "paper": paper.id, "name": paper.name,
               "sha256": paper.sha256} | {name: getattr(hand.filed, name) for name in BECAME},
    )  # fmt: skip
    hand.session.flush()
