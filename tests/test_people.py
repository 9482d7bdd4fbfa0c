"""Who holds which post on a day, and what can happen to that."""

from collections.abc import Iterator
from datetime import date

import pytest
from databases import Databases
from offices import (
    AT,
    FRI_4_JUNE_2021,
    MON_25_NOV_2019,
    TUE_25_JULY_2017,
    TUE_26_JULY_2016,
    of_the_papers,
)
from sqlmodel import Session

from bot import people as verbs
from bot import terms
from bot.access import OFFICER, THE_BOT, Actor
from bot.errors import Refused, Told
from store import Store, actors, history, people
from store.tables import Person, Post

MON_24_JULY_2017 = date(2017, 7, 24)
FRI_11_JUNE_2021 = date(2021, 6, 11)
MON_14_JUNE_2021 = date(2021, 6, 14)
WED_30_JUNE_2021 = date(2021, 6, 30)


@pytest.fixture(scope="module")
def template(databases: Databases, template: str) -> Iterator[str]:
    """The office of the papers."""
    with databases.added_to(template, of_the_papers) as url:
        yield url


@pytest.fixture
def session(store: Store) -> Iterator[Session]:
    with store.writing() as session:
        yield session


@pytest.mark.parametrize(
    ("short", "on", "held_by"),
    [
        ("DCC", TUE_26_JULY_2016, ["Anthony Bangham"]),
        ("DCC", MON_24_JULY_2017, ["Anthony Bangham"]),  # the last day counts
        ("DCC", TUE_25_JULY_2017, ["Amanda Blakeman"]),  # and so does the first
        ("CC", TUE_26_JULY_2016, ["David Shaw"]),
        ("CC", TUE_25_JULY_2017, ["Anthony Bangham"]),
        ("CC", FRI_4_JUNE_2021, ["Anthony Bangham"]),
        ("DCC", MON_25_NOV_2019, []),  # a new one, whom the paper does not name
        ("Policy Officer", MON_25_NOV_2019, ["Jackie Irvin"]),
        ("Policy Officer", FRI_4_JUNE_2021, ["Natasha Noorbakhsh"]),
        ("ACC LP", FRI_4_JUNE_2021, []),
    ],
)
def test_a_post_is_held_as_of_a_day(
    session: Session, short: str, on: date, held_by: list[str]
) -> None:
    found = people.holders(session, post(session, short).id or 0, on=on)

    assert [one.name for one in found] == held_by


def test_whoever_acts_comes_after_whoever_holds_the_post(session: Session) -> None:
    onslow = person(session, "Tracey Onslow")
    verbs.appoint(
        session,
        onslow,
        to=post(session, "PCC"),
        since=FRI_4_JUNE_2021,
        acting=True,
        by=THE_BOT,
        at=AT,
    )

    found = people.holders(session, post(session, "PCC").id or 0, on=FRI_11_JUNE_2021)

    assert [(one.name, one.acting) for one in found] == [
        ("John Campion", False),
        ("Tracey Onslow", True),
    ]


def test_the_staff_officer_answers_for_the_chief_constable_and_not_the_other_way(
    session: Session,
) -> None:
    reynolds, bangham = person(session, "Melanie Reynolds"), person(session, "Anthony Bangham")

    assert answered(session, reynolds, on=FRI_4_JUNE_2021) == ["CC", "Staff Officer"]
    assert answered(session, bangham, on=FRI_4_JUNE_2021) == ["CC"]
    assert answered(session, reynolds, on=MON_25_NOV_2019) == []  # before she was staff officer


@pytest.mark.parametrize("on", [TUE_26_JULY_2016, TUE_25_JULY_2017, FRI_4_JUNE_2021])
def test_the_question_asked_of_every_command_agrees_with_the_ones_with_plain_names(
    session: Session, on: date
) -> None:
    for one in people.persons(session):
        if one.slack_id is None:
            continue
        asker = actors.asker(session, one.slack_id, on=on)
        assert asker is not None
        assert {short for _, short in asker.posts} == {
            post.short for post in people.posts_of(session, one.id or 0, on=on)
        }


def test_people_are_found_by_account_and_by_address_whatever_its_capitals(
    session: Session,
) -> None:
    moss = people.by_slack_id(session, "U0DEPUTY")

    assert moss is not None
    assert moss.name == "Julian Moss"
    assert people.by_email(session, " Julian.MOSS@force.example ") == moss
    assert people.by_slack_id(session, "U0STRANG") is None
    assert people.by_email(session, "sam.passer@opcc.example") is None


@pytest.mark.parametrize(
    ("words", "short"),
    [("dcc", "DCC"), ("Deputy Chief Constable", "DCC"), ("CEX", "Chief Executive"), ("DDC", None)],
)
def test_posts_are_found_by_short_name_name_and_alias(
    session: Session, words: str, short: str | None
) -> None:
    found = people.post(session, words)

    assert (found.short if found else None) == short


@pytest.mark.parametrize(
    ("words", "short"),
    [("mam", "MAM"), ("holding to  account", "MAM"), ("Crime Reduction Board", "CRB"), ("?", None)],
)
def test_boards_are_found_by_short_name_name_and_alias(
    session: Session, words: str, short: str | None
) -> None:
    found = people.board(session, words)

    assert (found.short if found else None) == short


def test_two_cannot_hold_one_post_unless_one_acts(session: Session) -> None:
    dcc, travis = post(session, "DCC"), person(session, "Mark Travis")
    told = (
        "Mark Travis cannot hold DCC from Monday 14 June 2021, because Julian Moss holds it from"
        " Friday 4 June 2021. Hand it over, or say that one of them is acting."
    )

    with pytest.raises(Told, match=told):
        verbs.appoint(session, travis, to=dcc, since=MON_14_JUNE_2021, by=THE_BOT, at=AT)
    verbs.appoint(session, travis, to=dcc, since=MON_14_JUNE_2021, acting=True, by=THE_BOT, at=AT)

    assert holders(session, "DCC", MON_14_JUNE_2021) == ["Julian Moss", "Mark Travis"]


def test_nobody_holds_a_post_twice_at_once_not_even_acting(session: Session) -> None:
    dcc, moss = post(session, "DCC"), person(session, "Julian Moss")

    with pytest.raises(Told, match="Julian Moss cannot hold DCC"):
        verbs.appoint(session, moss, to=dcc, since=MON_14_JUNE_2021, acting=True, by=THE_BOT, at=AT)


def test_an_appointment_that_never_began_is_struck_out_and_the_history_says_so(
    session: Session,
) -> None:
    acc, travis = post(session, "ACC LP"), person(session, "Mark Travis")
    row = verbs.appoint(session, travis, to=acc, since=WED_30_JUNE_2021, by=THE_BOT, at=AT)

    terms.end(session, row, last_day=FRI_11_JUNE_2021, by=THE_BOT, at=AT)

    assert holders(session, "ACC LP", WED_30_JUNE_2021) == []
    last = history.of(session, "post", acc.id or 0)[-1]
    assert last.did == "struck out"
    assert "2021-06-30" in last.before


def test_only_the_office_says_who_holds_a_post(session: Session) -> None:
    moss = person(session, "Julian Moss")
    officer = Actor(moss.id, "U0DEPUTY", moss.name, OFFICER)

    with pytest.raises(Refused, match="Only the Commissioner's office"):
        verbs.shut_out(session, moss, by=officer, at=AT)
    assert holders(session, "DCC", MON_14_JUNE_2021) == ["Julian Moss"]


def test_every_change_is_a_line_of_an_unbroken_history(session: Session) -> None:
    acc, travis = post(session, "ACC LP"), person(session, "Mark Travis")
    row = verbs.appoint(session, travis, to=acc, since=WED_30_JUNE_2021, by=THE_BOT, at=AT)
    terms.end(session, row, last_day=FRI_11_JUNE_2021, by=THE_BOT, at=AT)
    verbs.shut_out(session, travis, by=THE_BOT, at=AT)

    assert history.verify(session) is None


def post(session: Session, short: str) -> Post:
    found = people.post(session, short)
    assert found is not None
    return found


def person(session: Session, name: str) -> Person:
    return people.named(session, name)[0]


def holders(session: Session, short: str, on: date) -> list[str]:
    return [one.name for one in people.holders(session, post(session, short).id or 0, on=on)]


def answered(session: Session, one: Person, *, on: date) -> list[str]:
    asker = actors.asker(session, one.slack_id or "", on=on)
    assert asker is not None
    shorts = {post.id: post.short for post in people.posts(session)}
    return sorted(shorts[number] for number in asker.answers_for)
