"""The plan in step with the register: owed once, dropped when untrue, back when true again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest
from builders import a_meeting, an_action, the_board, the_policy_officer, the_post
from delivering import Killed, Steps, all_notices, dying
from sqlmodel import Session

from bot import actions, local, meetings
from bot.office import Office
from bot.reading import dates
from bot.reading.due import Due
from bot.reminders import chasing, planning
from store import Store, pace
from store.tables import Action, Board, Meeting, Snooze


def changed(office: Office, clock: local.Clock, number: int, verb: Any, **how: Any) -> None:
    """Do something to an action, and plan."""
    with office.store.writing() as session:
        action = session.get_one(Action, number)
        verb(session, action, by=the_policy_officer(session), at=clock.now(), **how)
    planning.plan(office)


class Interrupted(Store):
    """The real memory; before it first writes, something else happens to the register."""

    def __init__(self, store: Store, meanwhile: Callable[[], None]) -> None:
        super().__init__(store.engine)
        self._meanwhile: list[Callable[[], None]] = [meanwhile]

    @contextmanager
    def writing(self) -> Iterator[Session]:
        while self._meanwhile:
            self._meanwhile.pop()()
        with super().writing() as session:
            yield session


def test_to_plan_twice_owes_nothing_twice(office: Office) -> None:
    with office.store.writing() as session:
        an_action(session, "Circulate the options paper", owner=["DCC", "CC"], due="by 7 June 2021")

    assert planning.plan(office) == 4  # what Monday tells the office and IT, and each owner
    assert planning.plan(office) == 0


def test_what_was_due_before_the_bot_began_is_not_told_of_day_by_day(office: Office) -> None:
    with office.store.writing() as session:
        an_action(session, "Long overdue", owner="DCC", due="by 4 May 2021")
    planning.plan(office)

    assert [one.kind for one in all_notices(office)] == ["digest", "week"]


def test_a_discharged_action_is_no_longer_owed_and_a_reopened_one_is_again(
    office: Office, clock: local.Clock
) -> None:
    with office.store.writing() as session:
        an_action(session, "Circulate the options paper", owner="DCC", due="by 7 June 2021")
    planning.plan(office)
    changed(office, clock, 1, actions.discharge)
    (notice,) = all_notices(office, about="action")
    assert notice.dropped_why == "A1 was discharged"

    changed(office, clock, 1, actions.reopen, because="not finished")
    (notice,) = all_notices(office, about="action")
    assert notice.dropped_at is None


def test_an_action_given_to_another_post_is_owed_by_that_one(
    office: Office, clock: local.Clock
) -> None:
    with office.store.writing() as session:
        an_action(session, "Circulate the options paper", owner="DCC", due="by 7 June 2021")
        other = the_post(session, "CC")
    planning.plan(office)
    changed(office, clock, 1, actions.assign, to=[other])

    before, after = all_notices(office, about="action")
    assert before.dropped_why == "somebody else owes it now"
    assert (after.dropped_at, after.whom) == (None, f"post:{other.post_id}")


def test_a_meeting_that_is_moved_takes_its_reminders_with_it(
    office: Office, clock: local.Clock
) -> None:
    with office.store.writing() as session:
        meeting = a_meeting(session, date(2021, 6, 8), starts=time(14))
    planning.plan(office)
    with office.store.writing() as session:
        there = session.get_one(Meeting, meeting.id)
        by = the_policy_officer(session)
        meetings.move(session, there, to=date(2021, 6, 7), starts=time(16), by=by, at=clock.now())
    planning.plan(office)

    kept = [one.kind for one in all_notices(office, about="meeting") if not one.dropped_at]
    dropped = {one.kind: one.dropped_why for one in all_notices(office) if one.dropped_at}
    assert kept == ["morning", "changed"]
    assert dropped == {"eve": "the meeting is on another day now"}


def test_what_was_put_off_to_a_day_without_a_reminder_of_its_own_is_owed_on_that_day(
    office: Office, clock: local.Clock
) -> None:
    with office.store.writing() as session:
        an_action(session, "Share the survey findings", owner="DCC", due="by 6 August 2021")
        session.add(Snooze(about="action", about_id=1, whom="post:2", until=date(2021, 6, 10),
                           at=clock.now()))  # fmt: skip
    for _ in range(4):
        planning.plan(office)
        clock.wind(by=timedelta(days=1))

    (owed,) = all_notices(office, about="action")
    assert (owed.kind, f"{owed.due_at:%a %d %b}") == ("snoozed", "Thu 10 Jun")


def test_on_the_day_that_a_pause_ends_whoever_owes_it_is_reminded(
    office: Office, clock: local.Clock
) -> None:
    with office.store.writing() as session:
        an_action(session, "Share the survey findings", owner="DCC", due="by 6 August 2021")
        by, saturday = the_policy_officer(session), date(2021, 6, 12)
        chasing.pause(session, "action", 1, until=saturday, by=by, at=clock.now())
    for _ in range(8):
        planning.plan(office)
        clock.wind(by=timedelta(days=1))

    (owed,) = all_notices(office, about="action")
    assert (owed.kind, f"{owed.due_at:%a %d %b}") == ("snoozed", "Mon 14 Jun")


def test_a_paused_action_is_not_owed(office: Office, clock: local.Clock) -> None:
    with office.store.writing() as session:
        an_action(session, "Circulate the options paper", owner="DCC", due="by 7 June 2021")
        session.add(Snooze(about="action", about_id=1, until=date(2021, 7, 1), at=clock.now()))
    planning.plan(office)

    assert all_notices(office, about="action") == []


def test_a_board_may_have_a_ladder_of_its_own(office: Office) -> None:
    with office.store.writing() as session:
        board: Board = the_board(session, "CRB")
        board.ladder = {"before": [3], "on_the_day": False}
        an_action(session, "In three days", board="CRB", due="by 10 June 2021")
        an_action(session, "Today", board="CRB", due="by 7 June 2021")
        an_action(session, "Tomorrow", board="CRB", due="by 8 June 2021")
    planning.plan(office)

    assert [(one.kind, one.about_id) for one in all_notices(office, about="action")] == [
        ("before", 1)
    ]


def test_the_plan_catches_up_with_a_long_history_in_steps(
    office: Office, clock: local.Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "CHANGES", 10)
    planning.plan(office)
    with office.store.writing() as session:
        for n in range(27):
            an_action(session, f"Action {n}", owner="DCC", due="by 7 June 2021", at=clock.now())

    assert planning.plan(office) == 27
    with office.store.reading() as session:
        assert pace.pulse(session).planned_changes == pace.changes(session)


def test_days_that_were_missed_are_planned_when_the_bot_is_back(
    office: Office, clock: local.Clock
) -> None:
    with office.store.writing() as session:
        an_action(session, "Share the findings", owner="DCC", due="by 9 June 2021")
    planning.plan(office)
    clock.wind(by=timedelta(days=7))
    planning.plan(office)

    kinds = [(one.kind, one.rung) for one in all_notices(office, about="action")]
    assert kinds == [("before", "-1"), ("due", "0"), ("late", "+1"), ("late", "+3")]


def test_what_another_process_planned_while_this_one_swept_the_day_is_not_left_out(
    office: Office, clock: local.Clock
) -> None:
    with office.store.writing() as session:
        an_action(session, "Share the survey findings", owner="DCC", due="by 6 August 2021")
    planning.plan(office)
    clock.wind(by=timedelta(days=1))
    today = dates.read("8 June 2021", on=date(2021, 6, 8))
    assert isinstance(today, Due)

    def meanwhile() -> None:
        with office.store.writing() as session:
            action = session.get_one(Action, 1)
            by = the_policy_officer(session)
            actions.defer(session, action, to=today, because="it is ready", by=by, at=clock.now())
        with pytest.raises(Killed):  # it has planned the change, and not the day
            planning.plan(dying(office, Steps(die_at=3)))

    planning.plan(replace(office, store=Interrupted(office.store, meanwhile)))
    planning.plan(office)

    assert [one.kind for one in all_notices(office, about="action")] == ["due"]
