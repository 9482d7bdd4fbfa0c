"""Making the register agree with the office file: said first, done once, nothing deleted."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from offices import (
    AT,
    FRI_4_JUNE_2021,
    OFFICE,
    an_empty_register,
    described,
    lines,
    of_the_papers,
)
from sqlmodel import Session

from bot import actions, wanted
from bot.access import OFFICER, THE_BOT, Actor
from bot.actions import New
from bot.errors import Refused
from bot.names import naming
from bot.names.named import Unsure
from bot.officefile import applying, contents
from bot.officefile.contents import OfficeFileWrong
from bot.officefile.steps import Step
from bot.reading.typed import filters
from store import Store, history, people
from store import actions as register

MON_7_JUNE_2021 = date(2021, 6, 7)
SUN_6_JUNE_2021 = date(2021, 6, 6)

POSTS = """
[[posts]]
short = "DCC"
name = "Deputy Chief Constable"
[[posts]]
short = "SO"
name = "Staff Officer"
"""
MOSS = """
[[people]]
name = "Julian Moss"
slack = "U0DEPUTY"
"""
REYNOLDS = """
[[people]]
name = "Melanie Reynolds"
slack = "U0STAFFO"
"""
HOLDS = 'holds = [{ post = "DCC", since = 2021-06-04 }]\n'
BASE = POSTS + MOSS + HOLDS + REYNOLDS


@pytest.fixture
def session() -> Iterator[Session]:
    """Yield a session on a register with nothing in it."""
    with an_empty_register() as session:
        yield session


def apply(session: Session, text: str, *, at: datetime = AT) -> list[str]:
    return lines(applying.apply(session, described(text), by=THE_BOT, at=at))


def test_an_empty_register_is_filled_and_each_step_is_said(session: Session) -> None:
    assert apply(session, BASE.replace('name = "Staff Officer"', 'name = "SO"')) == [
        "+ add the post DCC (Deputy Chief Constable)",
        "+ add the post SO",
        "+ add Julian Moss (officer)",
        "+ add Melanie Reynolds (officer)",
        "+ appoint Julian Moss to DCC from Friday 4 June 2021",
    ]


def test_a_second_time_changes_nothing(store: Store) -> None:
    with store.writing() as session:
        of_the_papers(session)
        before = history.latest(session), len(people.appointments(session))

        assert applying.apply(session, contents.read(OFFICE), by=THE_BOT, at=AT) == []

        assert (history.latest(session), len(people.appointments(session))) == before
    assert applying.told([]) == ["Nothing to change: the register agrees with the office file."]


def test_another_office_is_brought_to_the_file_whatever_it_was(store: Store) -> None:
    """The small office of the tests has other short names and open terms."""
    with store.writing() as session:
        taken = applying.apply(session, contents.read(OFFICE), by=THE_BOT, at=AT)

        assert (
            "~ the post CEX: short name Chief Executive, was CEX; aliases CEX, CEO, Chief Exec,"
            in ("\n".join(lines(taken)))
        )
        assert "~ Anthony Bangham holds CC from Tuesday 25 July 2017; was, days not known" in lines(
            taken
        )
        assert applying.plan(session, contents.read(OFFICE), on=MON_7_JUNE_2021) == []
        assert history.verify(session) is None


def test_what_is_planned_is_what_is_done_and_planning_changes_nothing(session: Session) -> None:
    file = described(BASE)

    planned = applying.plan(session, file, on=MON_7_JUNE_2021)
    assert people.persons(session) == []
    assert history.latest(session) == []
    done = applying.apply(session, file, by=THE_BOT, at=AT)

    assert planned == done  # a step's words are what is compared
    assert (
        applying.told(planned, dry_run=True)[-1] == "5 changes to make. Nothing has been changed."
    )
    assert applying.told(done)[-1] == "5 changes made."


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            POSTS + MOSS + HOLDS.replace("06-04", "06-01") + REYNOLDS,
            ["~ Julian Moss holds DCC from Tuesday 1 June 2021; was from Friday 4 June 2021"],
        ),
        (
            POSTS + MOSS + REYNOLDS,
            ["- end Julian Moss's time as DCC on Sunday 6 June 2021"],
        ),
        (
            POSTS + REYNOLDS,
            [
                "- end Julian Moss's time as DCC on Sunday 6 June 2021",
                "- Julian Moss is no longer in the file, and may see and do nothing here",
            ],
        ),
        (
            POSTS + MOSS + REYNOLDS + HOLDS.replace("06-04", "06-06"),
            [
                "- end Julian Moss's time as DCC on Saturday 5 June 2021",
                "+ appoint Melanie Reynolds to DCC from Sunday 6 June 2021",
            ],
        ),
        (
            POSTS + MOSS + HOLDS + REYNOLDS + HOLDS.replace("}", ", acting = true }"),
            ["+ appoint Melanie Reynolds to DCC, acting, from Friday 4 June 2021"],
        ),
        (
            POSTS + 'answered_by = ["DCC"]\n' + MOSS + HOLDS + REYNOLDS + 'answers_for = ["DCC"]',
            ["+ let the DCC answer for SO", "+ let Melanie Reynolds answer for DCC"],
        ),
        (
            BASE.replace('slack = "U0STAFFO"', 'email = "Melanie@Force.example"'),
            ["~ Melanie Reynolds: e-mail melanie@force.example, was none"],
        ),
        (
            BASE.replace('slack = "U0STAFFO"', 'slack = "U0STAFFO"\nrole = "reader"'),
            ["~ Melanie Reynolds: role reader, was officer"],
        ),
        (
            BASE.replace("Melanie Reynolds", "Melanie Marsh"),
            ["~ Melanie Reynolds: name Melanie Marsh, was Melanie Reynolds"],
        ),
        (
            BASE.replace("Deputy Chief Constable", "Deputy Chief"),
            ["~ the post DCC: name Deputy Chief, was Deputy Chief Constable"],
        ),
        (
            BASE.replace('"SO"', '"Staff"'),
            ["~ the post SO: short name Staff, was SO"],
        ),
        (
            BASE + '[[boards]]\nshort = "MAM"\nname = "Monthly Assurance Meeting"\nchair = "SO"',
            ["+ add the board MAM (Monthly Assurance Meeting)"],
        ),
    ],
)
def test_each_change_of_the_file_is_said_made_and_then_there(
    session: Session, text: str, says: list[str]
) -> None:
    apply(session, BASE)

    assert apply(session, text) == says
    assert apply(session, text) == []
    assert history.verify(session) is None


def test_a_board_is_altered_column_by_column(session: Session) -> None:
    board = '[[boards]]\nshort = "MAM"\nname = "Monthly"\n'
    apply(
        session, BASE + board + 'time = "10:30"\naliases = ["HTA"]\nattended_by = ["Staff Officer"]'
    )

    assert apply(session, BASE + board + 'venue = "Hindlip"\nchair = "DCC"\nnotice_days = 4') == [
        (
            "~ the board MAM: aliases none, was HTA; venue Hindlip, was none; time none, was 10:30;"
            " notice in working days 4, was 5; attended by none, was SO; chair DCC, was none"
        )
    ]


def test_a_board_that_is_called_otherwise_owes_what_it_owed(session: Session) -> None:
    board = '[[boards]]\nshort = "CRB"\nname = "Crime Reduction Board"\n'
    apply(session, BASE + board)
    crb = people.boards(session)[0]
    owes = naming.who(session, "The CRB", on=MON_7_JUNE_2021)
    assert not isinstance(owes, Unsure)
    actions.raise_(session, New("Fund the bleed kits", crb, owes), by=THE_BOT, at=AT)

    apply(session, BASE + board.replace("CRB", "CRG"))

    asked = filters.read("for CRG", on=MON_7_JUNE_2021)
    every = wanted.resolve(session, asked, by=THE_BOT, on=MON_7_JUNE_2021)
    page = register.page(session, every.filter, on=MON_7_JUNE_2021)
    assert [(row.ref, row.owners) for row in page.rows] == [("A1", ("CRG",))]


def test_reminders_are_kept_with_posts_by_their_short_names(session: Session) -> None:
    board = '[[boards]]\nshort = "MAM"\nname = "Monthly"\n'
    reminders = 'reminders = { at = 09:15:00, before = [3], escalate = ["Staff Officer"] }'
    apply(session, BASE + board + reminders)

    kept = people.boards(session)[0].ladder
    assert kept == {"at": "09:15", "before": [3], "escalate": ["SO"]}
    assert apply(session, BASE + board + reminders) == []


def test_what_the_file_leaves_out_of_an_account_stays_and_empty_takes_it_away(
    session: Session,
) -> None:
    apply(session, BASE)

    assert apply(session, BASE.replace('slack = "U0STAFFO"\n', "")) == []
    assert apply(session, BASE.replace("U0STAFFO", "")) == [
        "~ Melanie Reynolds: Slack id none, was U0STAFFO"
    ]


def test_nobody_is_deleted_and_past_days_are_kept(session: Session) -> None:
    apply(session, BASE)
    apply(session, POSTS + REYNOLDS)

    moss = people.named(session, "Julian Moss")[0]
    dcc = people.post(session, "DCC")
    assert dcc is not None
    assert moss.role == "nobody"
    assert [one.name for one in people.holders(session, dcc.id or 0, on=SUN_6_JUNE_2021)] == [
        "Julian Moss"
    ]
    assert people.holders(session, dcc.id or 0, on=MON_7_JUNE_2021) == []
    assert [line.did for line in history.of(session, "post", dcc.id or 0)] == [
        "added",
        "appointed",
        "ended",
    ]


def test_whoever_returns_to_the_file_has_their_rights_again(session: Session) -> None:
    apply(session, BASE)
    apply(session, POSTS + REYNOLDS)

    assert apply(session, BASE, at=datetime(2021, 6, 8, 8, 0, tzinfo=UTC)) == [
        "~ Julian Moss: role officer, was nobody",
        (
            "~ Julian Moss holds DCC from Friday 4 June 2021; was from Friday 4 June 2021"
            " until Sunday 6 June 2021"
        ),
    ]


def test_what_was_to_come_is_taken_back(session: Session) -> None:
    later = HOLDS.replace("06-04", "09-01")
    apply(session, POSTS + MOSS + later)

    assert apply(session, POSTS + MOSS) == [
        "- take back that Julian Moss is to hold DCC from Wednesday 1 September 2021"
    ]
    assert people.appointments(session) == []


def test_a_post_that_the_file_no_longer_has_is_left_to_its_history(session: Session) -> None:
    apply(session, BASE.replace('name = "Staff Officer"', 'name = "SO"\nanswered_by = ["DCC"]'))
    without = '[[posts]]\nshort = "SO"\nname = "SO"\n' + MOSS + REYNOLDS

    assert apply(session, without) == [
        "- end Julian Moss's time as DCC on Sunday 6 June 2021",
        "- the DCC answers for SO no longer",
    ]
    assert apply(session, without) == []
    assert people.post(session, "DCC") is not None


def test_a_shift_of_a_handover_by_some_days_clashes_with_nothing(session: Session) -> None:
    first = 'holds = [{ post = "DCC", until = 2021-06-0%d }]\n'
    then = 'holds = [{ post = "DCC", since = 2021-06-0%d }]\n'
    apply(session, POSTS + MOSS + first % 3 + REYNOLDS + then % 4)

    assert len(apply(session, POSTS + MOSS + first % 7 + REYNOLDS + then % 8)) == 2
    assert len(apply(session, POSTS + MOSS + first % 1 + REYNOLDS + then % 2)) == 2


def test_days_that_contradict_the_past_of_the_register_are_refused_and_nothing_is_changed(
    session: Session,
) -> None:
    apply(session, POSTS + MOSS + 'holds = [{ post = "DCC", until = 2021-06-03 }]' + REYNOLDS)

    with pytest.raises(OfficeFileWrong) as wrong:
        apply(session, POSTS + REYNOLDS + 'holds = [{ post = "DCC", since = 2021-05-03 }]')

    assert "both hold DCC from Monday 3 May 2021 until Thursday 3 June 2021" in wrong.value.sentence
    assert "put it back into the file to change it" in wrong.value.sentence
    assert len(people.appointments(session)) == 1


def test_another_person_of_the_same_name_is_not_merged_with_the_first(session: Session) -> None:
    apply(session, BASE)

    with pytest.raises(OfficeFileWrong, match="another Julian Moss, with the Slack id U0DEPUTY"):
        apply(session, BASE.replace("U0DEPUTY", "U0SECOND"))
    apply(session, POSTS + REYNOLDS)
    apply(session, POSTS + MOSS.replace("U0DEPUTY", "U0SECOND") + REYNOLDS)

    assert [(one.slack_id, one.role) for one in people.named(session, "Julian Moss")] == [
        ("U0DEPUTY", "nobody"),
        ("U0SECOND", "officer"),
    ]


def test_the_same_person_with_a_new_account_stays_one(session: Session) -> None:
    apply(session, BASE)

    apply(session, BASE.replace("U0DEPUTY", ""))
    apply(session, BASE.replace("U0DEPUTY", "U0SECOND"))

    assert [one.slack_id for one in people.named(session, "Julian Moss")] == ["U0SECOND"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            BASE.replace("Julian Moss", "Mark Travis"),
            "Mark Travis has the Slack id that the register knows Julian Moss by",
        ),
        (
            BASE.replace('slack = "U0DEPUTY"', 'slack = "U0DEPUTY"\nemail = "m@force.example"'),
            "Julian Moss has the Slack id of Julian Moss and the e-mail of Melanie Reynolds",
        ),
    ],
)
def test_two_people_are_never_made_one(session: Session, text: str, says: str) -> None:
    mail = BASE.replace('slack = "U0STAFFO"', 'slack = "U0STAFFO"\nemail = "m@force.example"')
    apply(session, mail)

    with pytest.raises(OfficeFileWrong, match=says):
        apply(session, text)


def test_only_the_office_or_it_applies_the_file(session: Session) -> None:
    with pytest.raises(Refused):
        applying.apply(
            session, described(BASE), by=Actor(1, "U0DEPUTY", "Julian Moss", OFFICER), at=AT
        )
    assert people.persons(session) == []


def test_every_board_and_post_of_the_sample_can_be_named(session: Session) -> None:
    of_the_papers(session)

    for post in people.posts(session):
        assert naming.who(session, post.name, on=FRI_4_JUNE_2021) is not None
    for board in people.boards(session):
        assert naming.board(session, board.name) == board


def test_a_step_is_shown_with_its_mark() -> None:
    step = Step("+", "appoint Julian Moss to DCC", lambda _session, _hand: None)

    assert step.line == "+ appoint Julian Moss to DCC"


BOARDS = """
[[boards]]
short = "MAM"
name = "Monthly Assurance Meeting"
[[boards]]
short = "CRB"
name = "Crime Reduction Board"
"""


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            BOARDS.replace("Monthly Assurance Meeting", "Crime Reduction Board", 1).replace(
                'short = "CRB"\nname = "Crime', 'short = "CRB"\nname = "Reducing Crime'
            ),
            "the board MAM is to be called “Crime Reduction Board”, which is the name of CRB",
        ),
        (
            '[[boards]]\nshort = "MAM"\nname = "Crime Reduction Board"\n',
            "Give CRB another name first",
        ),
        (
            BOARDS.replace('"MAM"', '"Assurance"') + '[[boards]]\nshort = "MAM"\nname = "Other"\n',
            "the boards Assurance and MAM are both what the register calls MAM",
        ),
        (
            POSTS.replace('"DCC"', '"Deputy"') + '[[posts]]\nshort = "DCC"\nname = "Director"\n',
            "the posts Deputy and DCC are both what the register calls DCC",
        ),
    ],
)
def test_a_name_that_passes_from_one_to_another_is_refused_with_what_to_do(
    session: Session, text: str, says: str
) -> None:
    apply(session, POSTS + BOARDS)

    with pytest.raises(OfficeFileWrong, match=says):
        apply(session, text)
