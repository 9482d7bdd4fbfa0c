"""The register of the try-out says what the four papers say, and nothing else."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from offices import (
    FRI_4_JUNE_2021,
    MON_25_NOV_2019,
    TUE_25_JULY_2017,
    TUE_26_JULY_2016,
    an_empty_register,
    remembered,
)
from sqlmodel import Session

from bot.errors import Told
from bot.tryout import sample
from store import actions as register
from store import history, people, upcoming
from store import meetings as schedule
from store.tables import UNDATED, Action, Board

MON_7_JUNE_2021 = date(2021, 6, 7)


@pytest.fixture(scope="module")
def session() -> Iterator[Session]:
    with remembered() as session:
        sample.load(session)
        yield session


def test_the_schedule_is_that_of_the_papers(session: Session) -> None:
    found = schedule.listed(session, limit=50)

    assert [(one.day, one.starts, one.kind, one.held_at is not None) for one in found] == [
        (TUE_26_JULY_2016, time(10, 30), "", True),
        (date(2016, 8, 30), None, "", False),  # a Tuesday, cancelled
        (date(2016, 9, 27), None, "", False),  # a Tuesday
        (TUE_25_JULY_2017, time(10, 30), "", True),
        (date(2017, 8, 22), time(10, 30), "", False),  # a Tuesday
        (MON_25_NOV_2019, time(11, 0), "thematic", True),
        (date(2020, 1, 13), time(14, 0), "thematic", False),  # a Monday
        (FRI_4_JUNE_2021, time(14, 30), "performance", True),
        (None, None, "public", False),
    ]
    assert [one.day for one in found if one.cancelled_at] == [date(2016, 8, 30)]
    january = next(one for one in found if one.day == date(2020, 1, 13))
    assert (january.venue, january.theme) == ("Room 1.38", "Investigations and Outcomes")


@pytest.mark.parametrize(
    ("on", "day"),
    [
        (date(2016, 7, 27), date(2016, 9, 27)),  # 30 August 2016 is cancelled
        (date(2017, 7, 26), date(2017, 8, 22)),
        (date(2019, 11, 26), date(2020, 1, 13)),
        (MON_7_JUNE_2021, None),  # to be confirmed, said on Friday 4 June 2021
    ],
)
def test_the_next_meeting_is_the_one_that_the_paper_gives(
    session: Session, on: date, day: date | None
) -> None:
    found = upcoming.coming(session, on=on, at=time(9, 0), boards=[mam(session).id or 0])[0]

    assert (found.meeting.day if found.meeting else None) == day
    assert found.unconfirmed is not None
    assert found.unconfirmed.said_on == FRI_4_JUNE_2021
    assert found.unconfirmed.kind == "public"


def test_who_attended_in_which_post(session: Session) -> None:
    meeting = schedule.on_day(session, mam(session).id or 0, TUE_26_JULY_2016)
    assert meeting is not None

    rows = schedule.attendance(session, meeting.id or 0)

    posts = {post.id: post.short for post in people.posts(session)}
    assert [(one.initials, posts[one.post_id or 0], one.apologies) for one in rows] == [
        ("JC", "PCC", False),
        ("AB", "DCC", False),
        ("AC", "Chief Executive", False),
        ("", "CC", True),
    ]
    assert all(one.person_id for one in rows)


@pytest.mark.parametrize(
    ("day", "nil"),
    [
        (TUE_26_JULY_2016, ["4a", "4a", "4a", "4b"]),
        (TUE_25_JULY_2017, ["5a.3", "5a.4"]),
        (MON_25_NOV_2019, []),
        (FRI_4_JUNE_2021, ["1"]),
    ],
)
def test_nil_returns_are_those_that_the_papers_state(
    session: Session, day: date, nil: list[str]
) -> None:
    meeting = schedule.on_day(session, mam(session).id or 0, day)
    assert meeting is not None

    items = schedule.items(session, meeting.id or 0)

    assert [one.number for one in items if one.nil_return] == nil


@pytest.mark.parametrize(
    ("about", "owners", "phrase", "by"),
    [
        ("Athena", ("DCC",), "11th August 2016", date(2016, 8, 11)),  # a Thursday
        ("way forward on cyber", ("Chief Executive", "DCC"), "", UNDATED),
        ("Reassure the PCC", ("DCC",), "next meeting (Sept)", date(2016, 9, 27)),
        ("custody", (), "next week's PCC/CC discussion", date(2016, 8, 7)),
        ("presentation", ("CRB",), "22 September", date(2017, 9, 22)),  # a Friday
        ("999 calls", (), "August 2017 meeting", date(2017, 8, 22)),
        ("complaints", (), "October holding to account meeting", date(2017, 10, 31)),
        ("findings of the rape survey", (), "", UNDATED),
        ("the survey results relate", (), "February 2020", date(2020, 2, 29)),
        ("confidence delivery plan", ("ACC LP",), "", UNDATED),
        ("contact with victims", ("DCC",), "next Force Delivery Group (FDG)", UNDATED),
        ("adopted the hate crime model", ("DCC",), "", UNDATED),
        ("hate crime victims", ("ACC LP",), "the end of September 2021", date(2021, 9, 30)),
        ("Navigator", ("ACC LP", "Staff Officer"), "the summer", date(2021, 8, 31)),
        ("oversight of fraud", ("ACC C&V",), "", UNDATED),
        ("gold scorecard", ("DCC",), "", UNDATED),
        ("performance framework", ("DCC",), "", UNDATED),
        ("bids and proposals", ("DCC", "Chief Executive"), "", UNDATED),
    ],
)
def test_each_action_is_owed_by_whom_and_due_when_the_paper_says(
    session: Session, about: str, owners: tuple[str, ...], phrase: str, by: date
) -> None:
    row = the_action(session, about)

    assert (row.owners, row.due_by) == (owners, by)
    assert phrase in row.due_phrase  # with the words around it, as typed
    assert bool(phrase) is bool(row.due_phrase)


def test_what_is_outstanding_on_monday_7_june_2021(session: Session) -> None:
    page = register.page(session, on=MON_7_JUNE_2021, size=50)

    assert page.total == 20
    assert [row.ref for row in page.rows if row.due_by < MON_7_JUNE_2021] == [
        "A7", "A6", "A11", "A12", "A13", "A15", "A17",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("about", "day"),
    [
        ("Track My Crime in a paper", TUE_26_JULY_2016),
        ("press statement", date(2016, 6, 30)),  # on the day of June's meeting: the month alone
        ("Athena", TUE_26_JULY_2016),
        ("survey of rape victims", TUE_25_JULY_2017),
        ("Update the PCC on confidence", MON_25_NOV_2019),
    ],
)
def test_what_the_papers_tell_as_discharged_is(session: Session, about: str, day: date) -> None:
    row = the_action(session, about)

    assert row.discharged_at is not None
    assert row.discharged_at.date() == day


def test_deferrals_have_their_reason_and_their_meeting(session: Session) -> None:
    calls = the_action(session, "999 calls")
    survey = the_action(session, "survey of rape victims")

    assert (calls.deferred_times, calls.due_meeting_day) == (1, date(2017, 8, 22))
    assert "ACC for Local Policing" in calls.deferred_why
    assert (survey.deferred_times, survey.due_meeting_day) == (1, TUE_25_JULY_2017)
    assert survey.deferred_why == "To widen the cohort of responses."


def test_what_was_due_at_a_meeting_to_come_was_tied_to_it_when_it_was_announced(
    session: Session,
) -> None:
    row = the_action(session, "Reassure the PCC")

    assert [line.did for line in history.of(session, "action", row.id)] == [
        "raised",
        "tied to its meeting",
    ]


def test_the_history_is_whole_and_none_of_it_is_anybodys_but_the_offices(
    session: Session,
) -> None:
    assert history.verify(session) is None
    raised = history.of(session, "action", 1)[0]
    assert (raised.who, raised.via, raised.at.date()) == ("the office", "import", date(2016, 6, 30))


def test_actions_are_told_in_short_words_of_our_own_and_quote_nothing(session: Session) -> None:
    for number in range(1, 29):
        action = session.get_one(Action, number)
        assert action.quotation == ""
        assert len(action.words) < 160


def test_a_register_that_is_not_empty_is_left_alone(session: Session) -> None:
    with pytest.raises(Told, match="The register is not empty"):
        sample.load(session)


def test_without_an_office_the_sample_says_what_comes_first() -> None:
    with an_empty_register() as session, pytest.raises(Told, match="opcc-bot apply"):
        sample.load(session)


def test_every_item_of_an_action_is_an_item_of_its_meeting(session: Session) -> None:
    for number in range(1, 29):
        action = session.get_one(Action, number)
        if action.meeting_id is not None:
            items = {item.number for item in schedule.items(session, action.meeting_id)}
            assert action.item in items, action.words


def test_the_file_travels_with_the_package() -> None:
    assert sample.FILE.is_file()
    assert sample.FILE.parent == Path(sample.__file__).parent


def mam(session: Session) -> Board:
    found = people.board(session, "MAM")
    assert found is not None
    return found


def the_action(session: Session, about: str) -> register.Row:
    rows = register.rows(session, range(1, 100), on=MON_7_JUNE_2021)
    found = [row for row in rows if about in row.words]
    assert len(found) == 1, (about, [row.words for row in found])
    return found[0]
