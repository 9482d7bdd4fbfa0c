"""What is told of a meeting that is new in the schedule: once, to those who attend it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from builders import the_board, the_policy_officer
from delivering import all_notices, deliver, direct, posted
from sqlmodel import Session

from bot import local, meetings
from bot.access import Actor
from bot.local.persons.shown import Seen
from bot.office import Office
from bot.sending import clock as ticks
from store.tables import Meeting

Say = Callable[..., Seen]
CHANNEL, PO, CC = "C0ASSURE", "U0POLICY", "U0CHIEFC"


@pytest.fixture
def running(office: Office) -> Office:
    """The bot has planned once: what is done from now on is news."""
    ticks.tick(office)
    return office


def schedule(
    office: Office, *days: date, board: str = "MAM", at: datetime, held: bool = False
) -> list[Meeting]:
    with office.store.writing() as session:
        by, of = the_policy_officer(session), the_board(session, board)
        return [
            meetings.schedule(
                session, of, day=day, starts=time(14), venue="Room 1.38", held=held, by=by, at=at
            )
            for day in days
        ]


def change(office: Office, meeting: Meeting, verb: Callable[[Session, Meeting], object]) -> None:
    with office.store.writing() as session:
        verb(session, session.get_one(Meeting, meeting.id))


def settle(office: Office, clock: local.Clock) -> None:
    """Let a minute and a half pass, in which what has settled is told."""
    ticks.tick(office)
    clock.wind(by=timedelta(seconds=90))
    deliver(office, clock, minutes=2)


def in_channel(site: local.Site) -> list[str]:
    return [one.text for one in posted(site, in_=CHANNEL)]


def test_a_new_meeting_is_announced_once(
    running: Office, say: Say, site: local.Site, clock: local.Clock
) -> None:
    say("/meetings schedule Monday 12 July 2021 at 14:00, Room 1.38, thematic: outcomes")
    settle(running, clock)
    settle(running, clock)

    (told,) = in_channel(site)
    assert told.startswith(
        "A meeting is newly in the schedule.\n"
        "*Monthly Assurance Meeting: Monday 12 July 2021, 14:00, Room 1.38* (in 25 working days)\n"
        "Thematic: outcomes. Chair: the PCC.\n"
        "Agenda items need 5 working days' notice: the last day is Monday 5 July."
    )


def test_a_years_meetings_are_announced_in_one_message(
    running: Office, site: local.Site, clock: local.Clock
) -> None:
    schedule(running, *(date(2021, 7, 5 + n) for n in range(18)), at=clock.now())
    settle(running, clock)

    (told,) = in_channel(site)
    first, second, *_ = told.splitlines()
    assert first == "*Monthly Assurance Meeting: 18 meetings newly in the schedule.*"
    assert second == "Monday 5 July 2021, 14:00, Room 1.38 (in 20 working days)"
    assert told.endswith("3 more: `/meetings list MAM`.")


def test_what_becomes_of_a_new_meeting_before_it_is_announced_is_announced_with_it(
    running: Office, site: local.Site, clock: local.Clock
) -> None:
    moved, cancelled = schedule(running, date(2021, 7, 12), date(2021, 8, 9), at=clock.now())
    ticks.tick(running)
    clock.wind(by=timedelta(seconds=20))
    by = the_officer(running)
    change(running, moved, lambda session, one: meetings.move(
        session, one, to=date(2021, 7, 13), by=by, at=clock.now()))  # fmt: skip
    change(running, cancelled, lambda session, one: meetings.cancel(
        session, one, because="recess", by=by, at=clock.now()))  # fmt: skip
    settle(running, clock)

    (told,) = in_channel(site)
    assert "newly in the schedule.\n*Monthly Assurance Meeting: Tuesday 13 July 2021" in told
    assert "12 July" not in told
    assert "recess" not in told


def test_a_meeting_announced_and_then_undone_is_told_as_cancelled(
    running: Office, say: Say, site: local.Site, clock: local.Clock
) -> None:
    scheduled = say("/meetings schedule Monday 12 July 2021 at 14:00")
    settle(running, clock)
    site.person(PO).presses("Undo", in_=scheduled.only)
    settle(running, clock)

    new, undone = in_channel(site)
    assert "newly in the schedule" in new
    assert "of Monday 12 July 2021 is cancelled.*" in undone


def test_a_new_meeting_that_is_reminded_of_the_same_day_is_not_announced_besides(
    running: Office, site: local.Site, clock: local.Clock
) -> None:
    schedule(running, date(2021, 6, 8), at=clock.now())
    settle(running, clock)

    (told,) = in_channel(site)
    assert told.startswith("*Monthly Assurance Meeting: Tuesday 8 June 2021, 14:00, Room 1.38*")
    assert {one.dropped_why for one in all_notices(running, kind="scheduled")} <= {
        "", "they have been told of it"
    }  # fmt: skip


def test_what_notes_of_the_past_tell_is_not_announced(
    running: Office, site: local.Site, clock: local.Clock
) -> None:
    then = datetime(2021, 4, 12, 13, tzinfo=UTC)
    schedule(running, date(2021, 4, 12), at=then, held=True)
    (coming,) = schedule(running, date(2021, 7, 12), at=then)
    by = the_officer(running)
    change(running, coming, lambda session, one: meetings.move(
        session, one, to=date(2021, 7, 13), by=by, at=then))  # fmt: skip
    settle(running, clock)

    assert in_channel(site) == []
    assert all_notices(running, about="meeting") == []


def test_what_was_held_or_has_no_day_yet_is_not_announced(
    running: Office, site: local.Site, clock: local.Clock
) -> None:
    schedule(running, date(2021, 6, 1), at=clock.now(), held=True)
    with running.store.writing() as session:
        by, board = the_policy_officer(session), the_board(session, "MAM")
        meetings.schedule(session, board, day=None, by=by, at=clock.now())
    settle(running, clock)

    assert in_channel(site) == []


def test_a_board_without_a_channel_tells_the_posts_that_attend_and_not_the_office(
    running: Office, site: local.Site, clock: local.Clock
) -> None:
    schedule(running, date(2021, 7, 12), board="CRB", at=clock.now())
    settle(running, clock)
    assert all_notices(running, kind="scheduled") == []

    with running.store.writing() as session:
        the_board(session, "CRB").attended_by = ["CC"]
    schedule(running, date(2021, 7, 19), board="CRB", at=clock.now())
    settle(running, clock)
    (told,) = [one.text for one in posted(site, in_=direct(site, CC))]
    assert "*Crime Reduction Board: Monday 19 July 2021" in told


def the_officer(office: Office) -> Actor:
    with office.store.reading() as session:
        return the_policy_officer(session)


def test_a_meeting_is_put_off_until_its_date_is_confirmed_and_what_is_due_at_it_waits(
    running: Office, say: Say, site: local.Site, clock: local.Clock
) -> None:
    say("/meetings schedule Monday 28 June 2021 at 14:00, Room 1.38")
    say("/actions add DCC to brief the PCC at the June meeting")
    settle(running, clock)

    told = say("/meetings move 28 June to TBC because the PCC is ill").text
    assert told == (
        "Put off: the Monthly Assurance Meeting of Monday 28 June 2021. Its new date is to be"
        " confirmed. Why: “the PCC is ill”.\n1 action waits for it: A1."
    )
    settle(running, clock)
    assert in_channel(site)[-1] == (
        "*Monthly Assurance Meeting of Monday 28 June 2021 is put off: its new date is to be"
        " confirmed.* Why: “the PCC is ill”. What is due at it waits for that date."
    )
    assert "to be confirmed already" in say("/meetings move MAM to TBC").text

    told = say("/meetings move MAM to Monday 5 July 2021 at 10:00").text
    assert "1 action is due at it: A1." in told
    settle(running, clock)
    assert "has its date: Monday 5 July 2021, 10:00, Room 1.38." in in_channel(site)[-1]


def test_a_meeting_that_stays_on_its_day_is_given_another_time_and_venue(
    running: Office, say: Say, site: local.Site, clock: local.Clock
) -> None:
    say("/meetings schedule Monday 28 June 2021 at 14:00, Room 1.38")
    settle(running, clock)

    assert "Now: *Monthly Assurance Meeting: Monday 28 June 2021, 15:00, Room 1.38*" in say(
        "/meetings move 28 June to 15:00"
    ).text  # fmt: skip
    assert "15:00, Room 2*" in say("/meetings move MAM to Room 2").text
    settle(running, clock)

    assert in_channel(site)[-1] == (
        "*Monthly Assurance Meeting: Monday 28 June 2021, 15:00, Room 2.* The time was 14:00. It"
        " was to be at Room 1.38."
    )
    assert "That is where it is already." in say("/meetings move 28 June to Room 2").text


def test_whoever_is_told_of_a_meeting_for_a_vacant_post_is_told_why(
    running: Office, say: Say, site: local.Site, clock: local.Clock
) -> None:
    with running.store.writing() as session:
        the_board(session, "CRB").attended_by = ["ACC LP", "CC"]
    say("/meetings schedule CRB 28 June 2021 at 14:00, Hindlip")
    settle(running, clock)

    (told,) = [one.text for one in posted(site, in_=direct(site, PO)) if "Hindlip" in one.text]
    why = "The post of ACC Local Policing is vacant, so what is for the ACC LP comes to you."
    assert told.startswith(why)
    (attends,) = posted(site, in_=direct(site, CC))
    assert "vacant" not in attends.text
