"""What is done to meetings, and what becomes of the actions that are due at them."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from builders import NOW, a_meeting, an_action, the_board, the_policy_officer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, col, select

from bot import due as dues
from bot import meetings, undo
from bot.access import OFFICER, READER, STAFF, Actor
from bot.errors import Changed, NotFound, NotUnderstood, Refused, Told
from bot.meetings import Details
from bot.reading.due import THIS_BOARD, Due
from bot.schedule import agendas, following
from store import Store, history
from store import actions as register
from store import meetings as schedule
from store.filtering import Sees
from store.tables import UNDATED, Action, Meeting

JUNE_29 = date(2021, 6, 29)  # Tuesday
JULY_27 = date(2021, 7, 27)  # Tuesday
AUGUST_24 = date(2021, 8, 24)  # Tuesday


def _scheduled(
    session: Session, day: date | None, *, board: str = "MAM", **more: object
) -> Meeting:
    details = {"venue": "Room 1.38", "kind": "thematic", "theme": "outcomes"} | more
    return meetings.schedule(
        session, the_board(session, board), day=day, by=the_policy_officer(session), at=NOW,
        **details,  # type: ignore[arg-type]
    )  # fmt: skip


def _moved(session: Session, meeting: Meeting, to: date, **more: object) -> Meeting:
    return meetings.move(
        session, meeting, to=to, by=the_policy_officer(session), at=NOW, **more  # type: ignore[arg-type]
    )  # fmt: skip


def _cancelled(session: Session, meeting: Meeting, because: str = "the PCC is away") -> Meeting:
    return meetings.cancel(
        session, meeting, because=because, by=the_policy_officer(session), at=NOW
    )


def _undone(session: Session) -> None:
    undo.undo(session, by=the_policy_officer(session), at=NOW)


def _did(session: Session, about: str, number: int | None) -> list[str]:
    return [line.did for line in history.of(session, about, number or 0)]


def test_a_meeting_is_scheduled_with_all_that_is_said_of_it(store: Store) -> None:
    with store.writing() as session:
        meeting = _scheduled(session, JUNE_29, starts=time(14, 0))

        assert (meeting.day, meeting.starts, meeting.venue) == (JUNE_29, time(14, 0), "Room 1.38")
        assert (meeting.kind, meeting.theme) == ("thematic", "outcomes")
        assert _did(session, "meeting", meeting.id) == ["scheduled"]


def test_two_meetings_of_one_board_on_one_day_are_refused_and_the_first_is_told(
    store: Store,
) -> None:
    with store.writing() as session:
        _scheduled(session, JUNE_29, starts=time(14, 0))

        with pytest.raises(Told, match=r"already meets on Tuesday 29 June 2021, 14:00, Room 1\.38"):
            _scheduled(session, JUNE_29)


def test_two_boards_may_meet_on_one_day(store: Store) -> None:
    with store.writing() as session:
        _scheduled(session, JUNE_29)

        assert _scheduled(session, JUNE_29, board="CRB").day == JUNE_29


def test_a_day_that_was_cancelled_can_be_met_on_after_all(store: Store) -> None:
    with store.writing() as session:
        _cancelled(session, _scheduled(session, JUNE_29))

        assert _scheduled(session, JUNE_29).cancelled_at is None


def test_a_meeting_that_waits_for_its_date_is_confirmed_and_no_second_one_is_made(
    store: Store,
) -> None:
    with store.writing() as session:
        waiting = _scheduled(session, None, kind="public", theme="", said_on=date(2021, 6, 4))
        confirmed = _scheduled(session, JUNE_29, kind="", theme="", venue="County Hall")

        assert confirmed.id == waiting.id
        assert (confirmed.day, confirmed.kind, confirmed.venue) == (
            JUNE_29,
            "public",
            "County Hall",
        )
        assert _did(session, "meeting", waiting.id) == ["scheduled", "confirmed"]


def test_a_meeting_of_another_kind_is_not_the_one_that_waits(store: Store) -> None:
    with store.writing() as session:
        waiting = _scheduled(session, None, kind="public")

        thematic = _scheduled(session, JUNE_29, kind="thematic", theme="rural crime")

        assert thematic.id != waiting.id
        assert (waiting.day, waiting.kind) == (None, "public")


def test_notes_of_a_meeting_before_it_was_announced_do_not_confirm_the_one_that_waits(
    store: Store,
) -> None:
    with store.writing() as session:
        waiting = _scheduled(session, None, said_on=date(2021, 6, 4))
        held = _scheduled(session, date(2019, 11, 25), held=True)

        assert held.id != waiting.id
        assert waiting.day is None


def test_a_second_date_to_be_confirmed_is_refused_and_the_first_is_told(store: Store) -> None:
    with store.writing() as session:
        _scheduled(session, None, kind="public", said_on=date(2021, 6, 4))

        with pytest.raises(Told, match=r"public meeting .* already \(said on Friday 4 June 2021\)"):
            _scheduled(session, None)


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (date(2021, 6, 4), "Friday 4 June 2021 is past"),
        (date(1921, 6, 7), "very far from today"),
        (date.max, "very far from today"),
        (date.min, "very far from today"),
    ],
)
def test_a_day_that_is_past_or_a_slip_is_not_scheduled(store: Store, day: date, says: str) -> None:
    with store.writing() as session, pytest.raises(NotUnderstood, match=says) as told:
        _scheduled(session, day)

    assert set(told.value.fields) == {"day"}


def test_a_past_meeting_can_be_recorded_as_held(store: Store) -> None:
    with store.writing() as session:
        assert _scheduled(session, date(2019, 11, 25), held=True).held_at == NOW


def test_a_meeting_to_come_cannot_have_been_held(store: Store) -> None:
    with store.writing() as session:
        with pytest.raises(NotUnderstood, match="still to come"):
            _scheduled(session, JUNE_29, held=True)
        meeting = _scheduled(session, JUNE_29)
        with pytest.raises(Told, match="cannot have been held"):
            meetings.hold(session, meeting, by=the_policy_officer(session), at=NOW)


@pytest.mark.parametrize(("field", "longest"), [("venue", 200), ("kind", 40), ("theme", 300)])
def test_words_too_long_are_refused_with_the_limit_beside_their_field(
    store: Store, field: str, longest: int
) -> None:
    with store.writing() as session:
        with pytest.raises(NotUnderstood, match=f"can have {longest}") as told:
            _scheduled(session, JUNE_29, **{field: "x" * (longest + 1)})
        assert set(told.value.fields) == {field}

        assert _scheduled(session, JUNE_29, **{field: "x" * longest}).day == JUNE_29


def test_what_waits_for_the_next_meeting_is_due_at_it_once_it_is_scheduled(store: Store) -> None:
    with store.writing() as session:
        waiting = an_action(session, "Reassure the PCC", due="at the next meeting")
        in_july = an_action(session, "Report on cyber crime", due="at the July meeting")
        assert (waiting.due_when, waiting.due_by) == ("next", UNDATED)

        june = _scheduled(session, JUNE_29)

        assert (waiting.due_meeting_id, waiting.due_by) == (june.id, JUNE_29)
        assert in_july.due_meeting_id is None
        assert _did(session, "action", waiting.id) == ["raised", "tied to its meeting"]

        july = _scheduled(session, JULY_27)
        assert (in_july.due_meeting_id, in_july.due_by) == (july.id, JULY_27)
        assert waiting.due_meeting_id == june.id


def test_what_is_due_at_a_meeting_moves_with_it_and_the_history_says_so(store: Store) -> None:
    with store.writing() as session:
        meeting = _scheduled(session, JUNE_29, starts=time(14, 0))
        action = an_action(session, "Reassure the PCC", due="at the next meeting")
        minuted = action.due_phrase
        _moved(session, meeting, date(2021, 7, 1), because="a clash")

        assert (meeting.day, meeting.moved_from, meeting.starts) == (
            date(2021, 7, 1), JUNE_29, time(14, 0),
        )  # fmt: skip
        assert (action.due_meeting_id, action.due_by) == (meeting.id, date(2021, 7, 1))
        assert action.due_phrase == minuted
        line = history.newest(session, "action", action.id or 0)
        assert (line.did, line.why) == ("moved with its meeting", "a clash")


def test_only_what_changed_is_in_the_history(store: Store) -> None:
    with store.writing() as session:
        meeting = _scheduled(session, JUNE_29)
        _moved(session, meeting, JUNE_29, starts=time(10, 30))

        line = history.newest(session, "meeting", meeting.id or 0)
        assert (line.before, line.after) == ('{"starts": null}', '{"starts": "10:30:00"}')


def test_to_move_a_meeting_where_it_is_changes_nothing(store: Store) -> None:
    with store.writing() as session:
        meeting = _scheduled(session, JUNE_29)
        _moved(session, meeting, JUNE_29)

        assert (meeting.revision, _did(session, "meeting", meeting.id)) == (1, ["scheduled"])


def test_a_meeting_is_not_moved_onto_another_of_its_board(store: Store) -> None:
    with store.writing() as session:
        meeting = _scheduled(session, JUNE_29)
        _scheduled(session, JULY_27)

        with pytest.raises(Told, match="already meets on Tuesday 27 July 2021"):
            _moved(session, meeting, JULY_27)


def test_what_was_due_at_a_cancelled_meeting_passes_to_the_next_that_stands(store: Store) -> None:
    with store.writing() as session:
        june, july, august = (_scheduled(session, day) for day in (JUNE_29, JULY_27, AUGUST_24))
        action = an_action(session, "Reassure the PCC", due="at the next meeting")
        _cancelled(session, july)
        _cancelled(session, june)

        assert (action.due_meeting_id, action.due_by) == (august.id, AUGUST_24)
        assert _did(session, "action", action.id)[-1] == "moved to the next meeting"


def test_with_no_meeting_after_a_cancelled_one_its_actions_wait_for_the_next(store: Store) -> None:
    with store.writing() as session:
        june = _scheduled(session, JUNE_29)
        action = an_action(session, "Reassure the PCC", due="at the next meeting")
        _cancelled(session, june)
        assert (action.due_meeting_id, action.due_when, action.due_by) == (None, "next", UNDATED)

        july = _scheduled(session, JULY_27)
        assert (action.due_meeting_id, action.due_by) == (july.id, JULY_27)


def test_what_waits_after_a_cancellation_is_never_tied_to_a_meeting_already_held(
    store: Store,
) -> None:
    later = datetime(2021, 7, 20, 9, 0, tzinfo=UTC)  # Tuesday
    with store.writing() as session:
        july = _scheduled(session, JULY_27)
        action = an_action(session, "Reassure the PCC", due="at the July meeting")
        a_meeting(session, JUNE_29)  # met meanwhile
        meetings.cancel(session, july, because="illness", by=the_policy_officer(session), at=later)
        august = meetings.schedule(
            session, the_board(session, "MAM"), day=AUGUST_24, by=the_policy_officer(session),
            at=later,
        )  # fmt: skip

        assert action.due_meeting_id == august.id


def test_what_is_due_at_a_meeting_of_a_day_is_tied_to_the_one_that_stands(store: Store) -> None:
    at_june_29 = Due("the next meeting", "meeting", "2021-06-29", JUNE_29, meeting=THIS_BOARD)
    with store.writing() as session:
        board = the_board(session, "MAM")
        _cancelled(session, _scheduled(session, JUNE_29))

        alone = dues.bound(session, at_june_29, board_id=board.id or 0, after=NOW.date())
        stands = _scheduled(session, JUNE_29, starts=time(16, 0))
        beside = dues.bound(session, at_june_29, board_id=board.id or 0, after=NOW.date())

        assert (alone.due_meeting_id, alone.due_by) == (None, JUNE_29)
        assert (beside.due_meeting_id, beside.due_by) == (stands.id, JUNE_29)


def test_the_meeting_of_this_month_is_the_one_to_come_however_many_there_were(store: Store) -> None:
    with store.writing() as session:
        a_meeting(session, date(2021, 6, 2))  # met last week
        june = _scheduled(session, JUNE_29)

        at_june = Due("the June meeting", "meeting", "2021-06", meeting=THIS_BOARD, when="2021-06")
        board = the_board(session, "MAM")
        found = dues.bound(session, at_june, board_id=board.id or 0, after=NOW.date())

        assert (found.due_meeting_id, found.due_by) == (june.id, JUNE_29)


def test_what_is_discharged_stays_where_it_was(store: Store) -> None:
    with store.writing() as session:
        meeting = _scheduled(session, JUNE_29)
        action = an_action(session, "Reassure the PCC", due="at the next meeting")
        action.discharged_at = NOW
        session.flush()
        _moved(session, meeting, JULY_27)

        assert action.due_by == JUNE_29


def test_a_cancellation_needs_a_reason(store: Store) -> None:
    with store.writing() as session:
        meeting = _scheduled(session, JUNE_29)

        with pytest.raises(NotUnderstood, match="why it is cancelled") as told:
            _cancelled(session, meeting, " ")
        assert (set(told.value.fields), meeting.cancelled_at) == ({"because"}, None)


def test_a_cancelled_meeting_is_neither_moved_cancelled_nor_held(store: Store) -> None:
    with store.writing() as session:
        meeting = _cancelled(session, _scheduled(session, JUNE_29))

        with pytest.raises(Told, match="was cancelled, so it cannot be moved"):
            _moved(session, meeting, JULY_27)
        with pytest.raises(Told, match="was cancelled, so it cannot be cancelled"):
            _cancelled(session, meeting)
        with pytest.raises(Told, match="was cancelled, so it cannot be held"):
            meetings.hold(session, meeting, by=the_policy_officer(session), at=NOW)


def test_to_hold_a_meeting_twice_changes_nothing(store: Store) -> None:
    with store.writing() as session:
        meeting = a_meeting(session, date(2021, 6, 4))
        for _ in range(2):
            meetings.hold(session, meeting, by=the_policy_officer(session), at=NOW)

        assert _did(session, "meeting", meeting.id) == ["held"]


def test_a_form_that_was_open_while_somebody_else_saved_is_told_who_and_changes_nothing(
    store: Store,
) -> None:
    with store.writing() as session:
        meeting = _scheduled(session, JUNE_29)
        _moved(session, meeting, JULY_27)

        with pytest.raises(Changed, match=r"was moved by Natasha Noorbakhsh \(PO\)"):
            meetings.amend(
                session, meeting, Details(venue="Room 2"), revision=1,
                by=the_policy_officer(session), at=NOW,
            )  # fmt: skip
        assert meeting.venue == "Room 1.38"


def test_of_a_form_that_was_open_it_is_told_what_altered_the_meeting(store: Store) -> None:
    with store.writing() as session:
        by = the_policy_officer(session)
        meeting = _scheduled(session, JUNE_29)
        _moved(session, meeting, JULY_27)
        agendas.propose(session, meeting, heading="Fleet", because="", by=by, at=NOW)
        undo.undo(session, by=by, at=NOW)
        agendas.propose(session, meeting, heading="Fleet", because="", by=by, at=NOW)

        with pytest.raises(Changed, match=r"^That meeting was moved by Natasha Noorbakhsh"):
            meetings.amend(session, meeting, Details(), by=by, at=NOW, revision=1)


def test_undoing_a_move_puts_the_meeting_and_its_actions_back(store: Store) -> None:
    with store.writing() as session:
        meeting = _scheduled(session, JUNE_29)
        action = an_action(session, "Reassure the PCC", due="at the next meeting")
        _moved(session, meeting, JULY_27)
        _undone(session)

        assert (meeting.day, meeting.moved_from, action.due_by) == (JUNE_29, None, JUNE_29)


def test_undoing_a_cancellation_puts_back_what_passed_on(store: Store) -> None:
    with store.writing() as session:
        june, july = _scheduled(session, JUNE_29), _scheduled(session, JULY_27)
        action = an_action(session, "Reassure the PCC", due="at the next meeting")
        _cancelled(session, june)
        assert action.due_meeting_id == july.id
        _undone(session)

        assert (june.cancelled_at, june.cancelled_why) == (None, "")
        assert (action.due_meeting_id, action.due_by) == (june.id, JUNE_29)


def test_undoing_a_cancellation_leaves_alone_what_was_changed_since(store: Store) -> None:
    with store.writing() as session:
        june, july = _scheduled(session, JUNE_29), _scheduled(session, JULY_27)
        action = an_action(session, "Reassure the PCC", due="at the next meeting")
        _cancelled(session, june)
        action.due_meeting_id, action.due_by = None, AUGUST_24  # deferred meanwhile
        session.flush()
        _undone(session)

        assert (action.due_meeting_id, action.due_by) == (None, AUGUST_24)
        assert july.cancelled_at is None


def test_undoing_a_schedule_lets_its_actions_wait_again(store: Store) -> None:
    with store.writing() as session:
        before = an_action(session, "Reassure the PCC", due="at the next meeting")
        meeting = _scheduled(session, JUNE_29)
        since = an_action(session, "Share the survey", due="at the next meeting")
        meetings.restore(
            session, history.newest(session, "meeting", meeting.id or 0),
            by=the_policy_officer(session), at=NOW,
        )  # fmt: skip

        assert [one.due_when for one in (before, since)] == ["next", "next"]
        assert schedule.on_day(session, meeting.board_id, JUNE_29) is None


def test_a_meeting_changed_since_by_somebody_else_is_not_undone(store: Store) -> None:
    chief_executive = Actor(4, "U0CHIEFX", "Andy Champness", STAFF, ((5, "CEX"),))
    with store.writing() as session:
        meeting = _scheduled(session, JUNE_29)
        _moved(session, meeting, JULY_27)
        meetings.cancel(session, meeting, because="illness", by=chief_executive, at=NOW)

        with pytest.raises(
            Told,
            match=r"^The meeting, moved, cannot .+: Andy Champness \(CEX\) cancelled it since",
        ):
            _undone(session)


def test_an_action_opened_again_is_due_where_its_meeting_is_now(store: Store) -> None:
    with store.writing() as session:
        june, july = _scheduled(session, JUNE_29), _scheduled(session, JULY_27)
        action = an_action(session, "Reassure the PCC", due="at the next meeting")
        action.discharged_at = NOW
        session.flush()
        _moved(session, june, date(2021, 7, 1))
        following.opened_again(session, action, on=NOW.date())
        assert (action.due_meeting_id, action.due_by) == (june.id, date(2021, 7, 1))

        _cancelled(session, june)
        following.opened_again(session, action, on=NOW.date())
        assert (action.due_meeting_id, action.due_by) == (july.id, JULY_27)


def test_undoing_a_date_that_was_set_makes_it_to_be_confirmed_again(store: Store) -> None:
    with store.writing() as session:
        meeting = _scheduled(session, None, kind="public", said_on=date(2021, 6, 4))
        action = an_action(session, "Reassure the PCC", due="at the next meeting")
        _scheduled(session, JUNE_29)
        _undone(session)

        assert (meeting.day, meeting.cancelled_at) == (None, None)
        assert (action.due_when, action.due_meeting_id) == ("next", None)


def test_a_cancellation_is_not_undone_onto_a_day_taken_since(store: Store) -> None:
    with store.writing() as session:
        meeting = _cancelled(session, _scheduled(session, JUNE_29))
        line = history.newest(session, "meeting", meeting.id or 0)
        _scheduled(session, JUNE_29)

        with pytest.raises(Told, match="already meets on Tuesday 29 June 2021"):
            meetings.restore(session, line, by=the_policy_officer(session), at=NOW)


def test_a_schedule_that_actions_came_from_is_not_undone(store: Store) -> None:
    with store.writing() as session:
        meeting = _scheduled(session, date(2021, 6, 4), held=True)
        line = history.newest(session, "meeting", meeting.id or 0)
        an_action(session, "Reassure the PCC", meeting=meeting)

        with pytest.raises(Told, match="1 action came from that meeting"):
            meetings.restore(session, line, by=the_policy_officer(session), at=NOW)


@pytest.mark.parametrize("role", [READER, OFFICER])
def test_only_the_office_changes_the_schedule(store: Store, role: str) -> None:
    officer = Actor(1, "U0CHIEFC", "Anthony Bangham", role, ((1, "CC"),), frozenset({1}))
    with store.writing() as session:
        meeting = _scheduled(session, JUNE_29)
        board = the_board(session, "MAM")

        with pytest.raises(Refused, match="schedule a meeting"):
            meetings.schedule(session, board, day=JULY_27, by=officer, at=NOW)
        with pytest.raises(Refused, match="move a meeting"):
            meetings.move(session, meeting, to=JULY_27, by=officer, at=NOW)
        with pytest.raises(Refused, match="cancel a meeting"):
            meetings.cancel(session, meeting, because="x", by=officer, at=NOW)
        with pytest.raises(Refused, match="say that a meeting was held"):
            meetings.hold(session, meeting, by=officer, at=NOW)
        with pytest.raises(Refused):
            meetings.amend(session, meeting, Details(), by=officer, at=NOW)


def test_a_meeting_of_a_board_that_is_not_open_is_not_there(store: Store) -> None:
    with store.writing() as session:
        meeting = _scheduled(session, JUNE_29, board="CRB")
        mam = the_board(session, "MAM")
        sees = Sees(frozenset({mam.id or 0}))

        with pytest.raises(NotFound, match="no such meeting"):
            meetings.find(session, meeting.id or 0, sees=sees)
        with pytest.raises(NotFound, match="no such meeting"):
            meetings.find(session, 999, sees=sees)


def test_an_item_is_proposed_until_notice_closes_and_then_by_the_office_alone(
    store: Store,
) -> None:
    officer = Actor(1, "U0CHIEFC", "Anthony Bangham", OFFICER, ((1, "CC"),), frozenset({1}))
    with store.writing() as session:
        # five working days before Tuesday 15 June 2021 is Tuesday 8 June
        meeting = _scheduled(session, date(2021, 6, 15))
        on_time = datetime(2021, 6, 8, 20, 0, tzinfo=UTC)
        late = on_time + timedelta(days=1)

        agendas.propose(session, meeting, heading="Fraud", because="rising", by=officer, at=on_time)
        with pytest.raises(Told, match="closed on Tuesday 8 June 2021"):
            agendas.propose(session, meeting, heading="Late", because="", by=officer, at=late)
        agendas.propose(
            session, meeting, heading="Ours", because="", by=the_policy_officer(session), at=late
        )

        headings = [item.heading for item in schedule.items(session, meeting.id or 0)]
        assert headings == ["Fraud", "Ours"]
        assert history.verify(session) is None


def test_a_proposal_can_be_undone(store: Store) -> None:
    with store.writing() as session:
        meeting = _scheduled(session, JUNE_29)
        agendas.propose(
            session, meeting, heading="Fraud", because="", by=the_policy_officer(session), at=NOW
        )
        _undone(session)

        assert schedule.items(session, meeting.id or 0) == []


@pytest.mark.parametrize("words", ["<!here>", "a\x00b", "\u202eevil", "*_~`>", "a\nb", "\ud800"])
def test_hostile_words_are_kept_in_one_line_and_harm_nothing(store: Store, words: str) -> None:
    with store.writing() as session:
        meeting = _scheduled(session, JUNE_29, venue=words, theme=words)
        assert "\n" not in meeting.venue
        assert "\x00" not in meeting.venue

    with store.reading() as session:
        assert history.verify(session) is None


STEPS = st.lists(
    st.sampled_from(["schedule", "move", "cancel", "raise", "undo"]), min_size=1, max_size=8
)


@settings(
    max_examples=15, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(steps=STEPS)
def test_whatever_is_done_an_action_is_never_due_at_a_meeting_that_will_not_be(
    store: Store, steps: list[str]
) -> None:
    with store.writing() as session:
        for place, step in enumerate(steps):
            _take(session, step, place)
        for action in session.exec(select(Action).where(col(Action.withdrawn_at).is_(None))):
            if action.due_meeting_id is None:
                continue
            meeting = schedule.get(session, action.due_meeting_id)
            assert meeting is not None
            assert meeting.cancelled_at is None
            assert action.due_by == meeting.day
        assert history.verify(session) is None
        session.rollback()


def _take(session: Session, step: str, place: int) -> None:
    day = date(2021, 9, 1) + timedelta(days=7 * place)
    first = schedule.after(session, the_board(session, "MAM").id or 0, NOW.date())
    if step == "schedule":
        _scheduled(session, day)
    elif step == "raise":
        an_action(session, "Reassure the PCC", due="at the next meeting")
    elif step == "undo":
        try:
            _undone(session)
        except Told:
            return
    elif first is not None:
        _moved(session, first, day) if step == "move" else _cancelled(session, first)


def test_brought_forward_counts_the_meetings_that_stood_and_moves_with_the_schedule(
    store: Store,
) -> None:
    with store.writing() as session:
        action = an_action(session, "Reassure the PCC")
        _, july, _ = (_scheduled(session, day) for day in (JUNE_29, JULY_27, AUGUST_24))
        _cancelled(session, july)

        counts = [
            register.rows(session, [action.id or 0], on=day)[0].brought_forward
            for day in (NOW.date(), JUNE_29, JULY_27, AUGUST_24)
        ]
        assert counts == [0, 1, 1, 2]


def test_what_was_closed_was_brought_forward_to_no_meeting_after_it(store: Store) -> None:
    with store.writing() as session:
        action = an_action(session, "Reassure the PCC")
        for day in (JUNE_29, JULY_27, AUGUST_24):
            _scheduled(session, day)
        action.discharged_at = datetime(2021, 7, 27, 13, 30, tzinfo=UTC)  # at the July meeting
        session.flush()

        (row,) = register.rows(session, [action.id or 0], on=date(2021, 12, 1))

        assert row.brought_forward == 2
