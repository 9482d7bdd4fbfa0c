"""Filing a read paper: all or nothing, once, through the verbs, with a history that holds."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Final

import pytest
from builders import NOW, a_meeting, an_action, the_board, the_policy_officer
from sqlmodel import Session, col, select

from bot import actions
from bot.access import OFFICER, Actor
from bot.actions import New
from bot.due import NO_TIME
from bot.errors import Refused, Told
from bot.names.named import Named
from bot.papers import findings, intake, notes, proposing, resettling
from bot.papers.filing import Filed
from bot.papers.findings import Findings, Following
from bot.reading.formats import files
from bot.reading.notes import minutes
from bot.reading.notes.found import Minutes
from store import Store, history, papers
from store.tables import UNDATED, Action, Attendance, Change, Item, Meeting, Paper, Review

FILING: Final = Path(__file__).parent / "notes" / "filing"
APRIL: Final = minutes.read(files.read((FILING / "2021-04-20.txt").read_bytes()))
MAY: Final = minutes.read(files.read((FILING / "2021-05-18.txt").read_bytes()))


def given(session: Session, read: Minutes, *, sha256: str = "") -> Review:
    """Take in what was read, as if a file had been given."""
    count = len(session.exec(select(Paper)).all())
    paper = Paper(
        key=f"paper {count}", name="notes.txt", given_at=NOW, sha256=sha256 or f"{count:064}"
    )
    session.add(paper)
    session.flush()
    review = intake.keep(session, paper, read, at=NOW)
    assert review is not None
    return review


def filing(session: Session, read: Minutes) -> Filed:
    """File what was read as the policy officer; what is in doubt is left out."""
    review = given(session, read)
    found = findings.read(review.findings)
    kept = tuple(replace(one, ticked=one.is_filed) for one in found.findings)
    review.findings = findings.written(replace(found, findings=kept))
    return notes.file(session, review, by=the_policy_officer(session), at=NOW)


def filed_alone(store: Store, number: int | None) -> None:
    """File a review in a transaction of its own."""
    with store.writing() as session:
        review = session.get_one(Review, number)
        notes.file(session, review, by=the_policy_officer(session), at=NOW)


def altered(review: Review, **changes: object) -> None:
    """Change what a review holds."""
    review.findings = findings.written(replace(findings.read(review.findings), **changes))  # type: ignore[arg-type]


def test_the_meeting_is_held_with_its_attendance_items_and_nil_returns(store: Store) -> None:
    with store.writing() as session:
        filed = filing(session, APRIL)

        assert (filed.meeting.day, filed.meeting.starts) == (date(2021, 4, 20), time(14, 0))
        assert filed.meeting.venue == "Hindlip HQ"
        assert filed.meeting.held_at is not None
        present = session.exec(select(Attendance).order_by(col(Attendance.id))).all()
        assert [(one.name, one.capacity) for one in present] == [
            ("John Campion", "Police and Crime Commissioner"),
            ("Anthony Bangham", "Chief Constable"),
            ("Julian Moss", "Deputy Chief Constable"),
        ]
        assert all(one.person_id and one.post_id for one in present)
        items = session.exec(select(Item).order_by(col(Item.id))).all()
        assert [(one.number, one.heading, one.nil_return) for one in items] == [
            ("1", "Outstanding matters", False),
            ("2", "Rural crime", False),
            ("3", "Speed cameras", True),
            ("4", "Date of next meeting", False),
        ]


def test_actions_are_raised_on_the_meetings_day_with_their_quotation_and_owner(
    store: Store,
) -> None:
    with store.writing() as session:
        filed = filing(session, APRIL)

        first, second = (session.get_one(Action, number) for number in filed.raised)
        assert first.raised_on == second.raised_on == date(2021, 4, 20)
        assert (first.due_phrase, first.due_by) == ("by 14 May 2021", date(2021, 5, 14))
        assert "count the rural watch schemes" in first.quotation
        assert first.item == "2"
        assert first.public is False
        assert filed.following is not None
        assert second.due_meeting_id == filed.following.id
        assert second.due_by == date(2021, 5, 18)


def test_what_is_due_before_the_next_meeting_is_tied_to_it(store: Store) -> None:
    text = (FILING / "2021-04-20.txt").read_text(encoding="utf-8")
    text = text.replace("figures at the next meeting", "figures before the next meeting")
    with store.writing() as session:
        filed = filing(session, minutes.read(files.read(text.encode())))

        second = session.get_one(Action, filed.raised[1])
        assert filed.following is not None
        assert (second.due_meeting_id, second.due_by) == (filed.following.id, date(2021, 5, 18))


def test_a_boards_notes_continue_what_it_owes_whichever_board_asked_it(store: Store) -> None:
    with store.writing() as session:
        board = the_board(session, "CRB")
        asked = New(
            words="Count the rural watch schemes in each district",
            board=the_board(session, "MAM"),
            owners=[Named(board.short, board.name, body=board.short)],
            due=NO_TIME,
        )
        actions.raise_(session, asked, by=the_policy_officer(session), at=NOW)

        found = papers.could_continue(session, board, raised_by=NOW.date())

        assert [one.words for one in found] == ["Count the rural watch schemes in each district"]


def test_a_meeting_in_the_schedule_is_used_and_what_was_not_known_of_it_is_added(
    store: Store,
) -> None:
    with store.writing() as session:
        there = a_meeting(session, date(2021, 4, 20), starts=time(13, 30))

        filed = filing(session, APRIL)

        assert filed.meeting.id == there.id
        assert (there.starts, there.venue) == (time(13, 30), "Hindlip HQ")
        assert there.held_at is not None


def test_the_next_meeting_confirms_one_whose_date_was_awaited(store: Store) -> None:
    with store.writing() as session:
        waiting = a_meeting(session, None)
        waiting.said_on = date(2021, 3, 16)
        session.flush()

        filed = filing(session, APRIL)

        assert filed.following is not None
        assert filed.following.day == date(2021, 5, 18)
        assert len(session.exec(select(Meeting)).all()) == 2


def test_a_cancelled_date_is_put_down_as_cancelled_and_passed_over(store: Store) -> None:
    with store.writing() as session:
        review = given(session, APRIL)
        altered(
            review,
            cancelled=(date(2021, 6, 15),),
            following=Following(day=date(2021, 7, 20), starts=time(14, 0)),
        )

        notes.file(session, review, by=the_policy_officer(session), at=NOW)

        met = session.exec(select(Meeting).order_by(col(Meeting.day))).all()
        assert [(one.day, one.cancelled_at is not None) for one in met] == [
            (date(2021, 4, 20), False),
            (date(2021, 6, 15), True),
            (date(2021, 7, 20), False),
        ]
        assert met[1].cancelled_why == "The notes of Tuesday 20 April 2021 give no reason."


def test_matters_from_earlier_carry_on_and_discharge_what_they_match(store: Store) -> None:
    with store.writing() as session:
        filing(session, APRIL)

        filed = filing(session, MAY)

        assert (filed.carried, filed.discharged, filed.raised) == ([1], [2], [3])
        carried, answered = session.get_one(Action, 1), session.get_one(Action, 2)
        assert (carried.deferred_times, carried.first_due) == (1, "by 14 May 2021")
        assert carried.due_by == date(2021, 6, 21)
        assert answered.discharged_words.startswith(
            "Answered, as the notes of Tuesday 18 May 2021 say:"
        )


def test_a_matter_of_which_the_register_knows_nothing_is_raised_as_of_then(store: Store) -> None:
    with store.writing() as session:
        filed = filing(session, MAY)

        first = session.get_one(Action, 1)
        assert filed.raised == [1, 2]
        assert first.raised_on == date(2021, 4, 30)
        assert first.meeting_id is None
        assert (first.deferred_times, first.due_by) == (1, date(2021, 6, 21))


def test_what_is_in_doubt_stops_everything_and_nothing_is_kept(store: Store) -> None:
    with store.writing() as session:
        review = given(session, MAY).id

    with pytest.raises(Told, match=r"No\. 4 is in doubt"):
        filed_alone(store, review)

    with store.reading() as session:
        assert session.exec(select(Action)).all() == []
        assert session.exec(select(Meeting)).all() == []
        assert session.exec(select(Change)).all() == []


def test_what_fails_half_way_leaves_nothing_at_all(store: Store) -> None:
    with store.writing() as session:
        filing(session, APRIL)
    with store.writing() as session:
        review = given(session, MAY)
        found = findings.read(review.findings)
        altered(review, findings=tuple(one for one in found.findings if not one.doubts))
        number = review.id
    with store.writing() as session:
        session.get_one(Action, 2).withdrawn_at = NOW

    with pytest.raises(Told, match="has been closed meanwhile"):
        filed_alone(store, number)

    with store.reading() as session:
        assert len(session.exec(select(Action)).all()) == 2
        assert session.get_one(Action, 1).deferred_times == 0
        assert session.exec(select(Meeting).where(col(Meeting.held_at).is_not(None))).one()


def test_a_paper_is_filed_once(store: Store) -> None:
    with store.writing() as session:
        review = given(session, APRIL)
        officer = the_policy_officer(session)
        notes.file(session, review, by=officer, at=NOW)

        with pytest.raises(Told, match="filed already, on Monday 7 June 2021"):
            notes.file(session, review, by=officer, at=NOW)


def test_a_corrected_paper_is_known_where_a_meeting_of_that_day_was_cancelled_before(
    store: Store,
) -> None:
    with store.writing() as session:
        a_meeting(session, date(2021, 4, 20), starts=time(9, 0)).cancelled_at = NOW
        filed = filing(session, APRIL)
        read = replace(APRIL, actions=APRIL.actions[:1])

        found = findings.read(given(session, read).findings)

        assert filed.meeting.cancelled_at is None
        assert found.corrects == 1
        assert [one.number for one in found.filed] == []  # it is on the register already


def test_a_discarded_paper_is_not_filed(store: Store) -> None:
    with store.writing() as session:
        review = given(session, APRIL)
        officer = the_policy_officer(session)
        notes.discard(session, review, by=officer, at=NOW)
        notes.discard(session, review, by=officer, at=NOW)

        with pytest.raises(Told, match="were discarded"):
            notes.file(session, review, by=officer, at=NOW)


@pytest.mark.parametrize(
    ("role", "says"), [(OFFICER, "Only the Commissioner's office"), ("nobody", "I don't know you")]
)
def test_only_the_office_files(store: Store, role: str, says: str) -> None:
    with store.writing() as session:
        review = given(session, APRIL)

        with pytest.raises(Refused, match=says):
            notes.file(session, review, by=Actor(None, "U1", "Somebody", role=role), at=NOW)


def test_notes_of_the_past_are_put_down_on_their_day(store: Store) -> None:
    with store.writing() as session:
        filed = filing(session, APRIL)

        action = session.get_one(Action, filed.raised[0])
        assert action.raised_at == datetime(2021, 4, 20, 14, 30, tzinfo=UTC)
        lines = history.of(session, "meeting", filed.meeting.id or 0)
        assert [line.did for line in lines] == ["scheduled", notes.FILED]
        assert lines[-1].at == NOW


def test_notes_of_this_week_are_put_down_now(store: Store) -> None:
    with store.reading() as session:
        found = proposing.propose(session, APRIL, today=NOW.date())
    head = replace(found.head, day=date(2021, 6, 4))

    assert notes.when(Findings(head), now=NOW) == NOW


def test_the_history_of_filed_notes_is_whole(store: Store) -> None:
    with store.writing() as session:
        filing(session, APRIL)
        filing(session, MAY)

        assert history.verify(session) is None


def test_an_action_without_a_due_time_is_given_none(store: Store) -> None:
    with store.writing() as session:
        review = given(session, APRIL)
        found = findings.read(review.findings)
        first = resettling.dated(found.findings[0], "", findings=found)
        altered(review, findings=(first,))

        notes.file(session, review, by=the_policy_officer(session), at=NOW)

        assert session.get_one(Action, 1).due_by == UNDATED


def test_what_is_already_outstanding_is_not_confused_with_another_boards(store: Store) -> None:
    with store.writing() as session:
        an_action(
            session,
            "Count the rural watch schemes",
            board="CRB",
            at=datetime(2021, 4, 1, tzinfo=UTC),
        )

        found = proposing.propose(session, MAY, today=NOW.date())

        assert [one.match for one in found.findings if one.match] == []
        assert found.head.board_id == the_board(session, "MAM").id
