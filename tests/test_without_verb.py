"""What people type first, before they know any verb, and what they are answered."""

from collections.abc import Iterator
from datetime import date, time

import pytest
from builders import SLACK, a_meeting, an_action, an_office, the_board
from conftest import Say
from databases import Databases
from sqlmodel import Session

from bot import local
from bot.pace import Pace
from store import Store
from store.tables import Person


def with_a_little_in_it(session: Session) -> None:
    an_office(session)
    the_board(session, "CRB").attended_by = ["PCC", "CC"]
    an_action(session, "Circulate the hate crime paper", owner="DCC", due="by 1 June 2021")
    an_action(session, "Share the survey findings", owner="CC", due="in July 2021")
    an_action(session, "Ask for a presentation", owner="CC", board="CRB", due="no date")
    a_meeting(session, date(2021, 1, 13), starts=time(14))
    a_meeting(session, date(2021, 6, 14), starts=time(14))
    a_meeting(session, date(2021, 6, 22), board="CRB", starts=time(10))


@pytest.fixture(scope="module")
def template(databases: Databases) -> Iterator[str]:
    with databases.made(with_a_little_in_it) as url:
        yield url


@pytest.fixture
def pace() -> Pace:
    """One that lets a whole table of words be typed at once."""
    minutes = iter(range(0, 100_000, 60))
    return Pace(monotonic=lambda: float(next(minutes)))


ACTIONS = {
    "DCC": "*1 outstanding, for the DCC* · 1 late",
    "dcc overdue": "*1 overdue, for the DCC*",
    "late DCC": "*1 overdue, for the DCC*",
    "DCC and CC": "*3 outstanding, for the DCC or the CC* · 1 late",
    "CC or DCC": "*3 outstanding, for the CC or the DCC* · 1 late",
    "Julian Moss": "*1 outstanding, for the DCC (Julian Moss)* · 1 late",
    "for the Chief": "*2 outstanding, for the CC (Anthony Bangham)*",
    "CRB": "*1 outstanding, at the CRB* · Crime Reduction Board",
    "July": "*1 outstanding, due in July 2021*",
    "14 June": "Nothing is outstanding due on Monday 14 June 2021.",
    "crime": "*1 action with “crime”*, newest first",
    "hate crime": "*1 action with “hate crime”*, newest first",
    "A1": "*A1* Circulate the hate crime paper",
    "1": "*A1* Circulate the hate crime paper",
    "A1 history": "*History of A1* · 1 change",
    "A1 discharge": "Nothing was changed. Did you mean `/actions discharge A1`?",
    "list": "*3 outstanding* · 1 late",
    "list CRB": "*1 outstanding, at the CRB* · Crime Reduction Board",
    "show overdue": "*1 overdue*",
    "show me the DCC": "*1 outstanding, for the DCC* · 1 late",
    "show hate crime": "*1 action with “hate crime”*, newest first",
    "hate crime or theft": (
        "No action has “hate crime or theft” in it. Try fewer words, or `/actions all`."
    ),
    "can you show me what's overdue for the DCC please": "*1 overdue, for the DCC*",
    "give me everything overdue please": "*1 overdue*",
    "please discharge A1": "Nothing was changed. Did you mean `/actions discharge A1`?",
    "tell me about A1": "*A1* Circulate the hate crime paper",
    "when is A1 due?": "*A1* Circulate the hate crime paper",
    "no. 1": "*A1* Circulate the hate crime paper",
    "who changed A1?": "*History of A1* · 1 change",
    "history of A1": "*History of A1* · 1 change",
    "search for survey": "*1 action with “survey”*, newest first",
    "find me survey": "*1 action with “survey”*, newest first",
    "acks": "Everybody who was asked has acknowledged every update on what is outstanding.",
    "export": "I do not know “export”. Nothing was done.",
    "crime dcc overdue": "*1 overdue, for the DCC, about “crime”*",
    "survey overdue": "Nothing is overdue about “survey”.",
    "matters arising": "*3 outstanding* · 1 late",
    "at the next CRB": "Nothing is outstanding due at the next meeting, at the CRB.",
    "awaiting the office": "Nothing is reported complete.",
    "find survey": "*1 action with “survey”*, newest first",
    "next meeting": "Nothing is outstanding due at the next meeting.",
    "last meeting": ("Nothing is outstanding raised at the last meeting."),
    "what is late": "*1 overdue*",
    "what does the DCC owe?": "*1 outstanding, for the DCC* · 1 late",
    "what do I owe": "Nothing is outstanding for you.",
    "DCC to send the paper": (
        "Nothing was recorded. Did you mean `/actions add DCC to send the paper`?"
    ),
    "for DDC": (
        "I know no post, person or board called “DDC”. Did you mean the Deputy Chief Constable"
        " (Julian Moss)?"
    ),
    "who is the DCC?": "DCC (Julian Moss). What they owe: `/actions for DCC`.",
    "who's AB": "CC (Anthony Bangham). What they owe: `/actions for CC`.",
    "new this month": "*3 outstanding, raised in June 2021* · 1 late",
    "mark A1 as done": "Nothing was changed. Did you mean `/actions report A1`?",
    "send back A1 because of the figures": (
        "Nothing was changed. Did you mean `/actions sendback A1 because of the figures`?"
    ),
    "sign off A1": "Nothing was changed. Did you mean `/actions discharge A1`?",
    "push A1 back to July": "Nothing was changed. Did you mean `/actions defer A1 to July`?",
    "add a note to A1: drafted": "Nothing was changed. Did you mean `/actions update A1 drafted`?",
    "withdrawn": "Nothing was withdrawn.",
    "A1 A2 history": "One history at a time, please: `/actions history A1`.",
    "for zzz": (
        "I know no post, person or board called “zzz”. Try a post, as in `/actions for DCC`."
    ),
    "chase the DCC about A1": (
        "I do not know “chase the DCC about A1”. Nothing was done. Did you mean `/reminders send"
        " A1`?"
    ),
    "schedule 12 July at 10": (
        "I do not know “schedule 12 July at 10”. Nothing was done. Did you mean `/meetings schedule"
        " 12 July at 10`?"
    ),
    "overdu": "I do not know “overdu”. Did you mean `/actions overdue`?",
    "dischrage A1": "I do not know “dischrage”. Did you mean `/actions discharge A1`?",
    "frobnicate A1": "I do not know “frobnicate A1”. Nothing was done.",
}

MEETINGS = {
    "CRB": "*Crime Reduction Board: Tuesday 22 June 2021, 10:00* (in 11 working days)",
    "the CRB meeting": "*Crime Reduction Board: Tuesday 22 June 2021, 10:00* (in 11 working days)",
    "when is the next CRB?": (
        "*Crime Reduction Board: Tuesday 22 June 2021, 10:00* (in 11 working days)"
    ),
    "next meeting": "*Monthly Assurance Meeting: Monday 14 June 2021, 14:00* (in 5 working days)",
    "next Monday": "*Monthly Assurance Meeting: Monday 14 June 2021, 14:00* (in 5 working days)",
    "next week": "*1 meeting from Monday 14 June 2021 to Sunday 20 June 2021*",
    "13 January": "*Monthly Assurance Meeting: Wednesday 13 January 2021, 14:00* (4 months ago)",
    "January": "*1 meeting in January 2021*",
    "in June": "*2 meetings in June 2021*",
    "July": "No meeting in July 2021 is in the schedule.",
    "2020": ("No meeting in 2020 is in the schedule."),
    "CRB June": "*1 meeting of the Crime Reduction Board in June 2021*",
    "tomorrow": "No meeting is on Tuesday 8 June 2021. `/meetings list` shows the schedule.",
    "past": "*1 past meeting*",
    "last meeting": "*1 past meeting*",
    "last CRB": "No past meeting of the Crime Reduction Board is in the schedule.",
    "show last": "*Monthly Assurance Meeting: Wednesday 13 January 2021, 14:00* (4 months ago)",
    "show last CRB": (
        "No past meeting of the Crime Reduction Board is in the schedule. Try `/meetings next`."
    ),
    "when's the next CRB?": (
        "*Crime Reduction Board: Tuesday 22 June 2021, 10:00* (in 11 working days)"
    ),
    "next meeting of the CRB": (
        "*Crime Reduction Board: Tuesday 22 June 2021, 10:00* (in 11 working days)"
    ),
    "next holding to account": (
        "*Monthly Assurance Meeting: Monday 14 June 2021, 14:00* (in 5 working days)"
    ),
    "how many working days to the next meeting?": (
        "*Monthly Assurance Meeting: Monday 14 June 2021, 14:00* (in 5 working days)"
    ),
    "when do agenda items close": (
        "*Monthly Assurance Meeting: Monday 14 June 2021, 14:00* (in 5 working days)"
    ),
    "is there a meeting in June?": "*2 meetings in June 2021*",
    "list between May and June 2021": (
        "*2 meetings from Saturday 1 May 2021 to Wednesday 30 June 2021*"
    ),
    "next two weeks": "*1 meeting from Monday 7 June 2021 to Monday 21 June 2021*",
    "next three": "*2 meetings to come*",
    "June CRB": "*1 meeting of the Crime Reduction Board in June 2021*",
    "when was the last meeting?": (
        "*Monthly Assurance Meeting: Wednesday 13 January 2021, 14:00* (4 months ago)"
    ),
    "who attended on 13 January": (
        "*Monthly Assurance Meeting: Wednesday 13 January 2021, 14:00* (4 months ago)"
    ),
    "how many meetings in June": "*2 meetings in June 2021*",
    "propose an item": (
        "*Monthly Assurance Meeting: Monday 14 June 2021, 14:00* (in 5 working days)"
    ),
    "14 June to Room 2": "Nothing was changed. Did you mean `/meetings move 14 June to Room 2`?",
    "1 June to 30 June": "*2 meetings in June 2021*",
    "June and July": "*2 meetings from Tuesday 1 June 2021 to Saturday 31 July 2021*",
    "uncancel 14 June": "I do not know “uncancel”. Did you mean `/meetings schedule 14 June`?",
    "next public meeting": "No public meeting to come is in the schedule.",
    "upcoming": "*2 meetings to come*",
    "all": "*3 meetings*",
    "Crime": "I know no board called “Crime”. Did you mean Crime Reduction Board?",
    "frob": "I do not know “frob”. Nothing was done.",
    "A1": "I do not know “A1”. Nothing was done. Did you mean `/actions A1`?",
    "discharge A1": (
        "I do not know “discharge A1”. Nothing was done. Did you mean `/actions discharge A1`?"
    ),
}

REMINDERS = {
    "DCC": "*Reminders of what the DCC owes in the next 30 days*",
    "A1": "*Reminders of A1 in the next 30 days*",
    "A1 sent": "No reminder of A1 has been due yet.",
    "A1 snooze until Friday": (
        "Nothing was changed. Did you mean `/reminders snooze A1 until Friday`?"
    ),
    "CRB": "*Reminders of the Crime Reduction Board in the next 30 days*",
    "14 June": (
        "*Reminders of the Monthly Assurance Meeting of Monday 14 June 2021 in the next 30 days*"
    ),
    "mine": "No reminder of what you owe is planned in the next 30 days.",
    "sent DCC": "No reminder of the DCC has been due yet.",
    "frob": "I do not know “frob”. Nothing was done.",
    "unpause A1": "I do not know “unpause”. Did you mean `/reminders resume A1`?",
    "chase A1": "I do not know “chase”. Did you mean `/reminders send A1`?",
    "more time A1": "Ask for more time",
}


@pytest.mark.parametrize(
    ("command", "table"),
    [("/actions", ACTIONS), ("/meetings", MEETINGS), ("/reminders", REMINDERS)],
    ids=["actions", "meetings", "reminders"],
)
def test_words_without_a_verb_do_the_obvious_thing(
    say: Say, command: str, table: dict[str, str]
) -> None:
    told = {words: say(f"{command} {words}").text.splitlines()[0] for words in table}

    assert told == table


def test_a_name_that_two_bear_is_asked_about_and_not_searched_for(store: Store, say: Say) -> None:
    with store.writing() as session:
        session.add_all(Person(name=f"{first} Moor", role="officer") for first in ("Ann", "Bea"))

    asked = "“Moor” could be two people on Monday 7 June 2021: Ann Moor or Bea Moor. Whose list?"
    assert say("/actions Moor").text == asked


def test_whose_list_is_meant_is_chosen_with_a_button_that_keeps_the_other_filters(
    store: Store, say: Say, site: local.Site
) -> None:
    with store.writing() as session:
        session.add_all(Person(name=f"{first} Moor", role="officer") for first in ("Ann", "Bea"))

    asked = say("/actions overdue for Moor").only

    assert asked.buttons == ["Ann Moor", "Bea Moor"]
    listed = site.person(SLACK["PO"]).presses("Bea Moor", in_=asked)
    assert listed.text == "Nothing is overdue for Bea Moor."


def test_nothing_that_all_owe_together_is_told_apart_from_what_each_owes(say: Say) -> None:
    answer = say("/actions for everyone").words

    assert answer.startswith("Nothing is outstanding for everybody.")
    assert answer.endswith("For what each of them owes, leave it out.")


def test_a_day_on_which_nothing_is_due_is_the_day_it_was_raised_and_that_is_said(
    store: Store, say: Say
) -> None:
    with store.writing() as session:
        held = a_meeting(session, date(2021, 6, 4))
        an_action(session, "Raised on the day", owner="DCC", meeting=held)

    answer = say("/actions 4 june")

    assert answer.text.startswith("*1 outstanding, raised on Friday 4 June 2021*")
    assert answer.words.endswith(
        "Nothing is due on Saturday 4 June 2022, so I took it for the day it was raised."
    )


def test_a_search_for_somebody_says_how_to_list_what_they_owe(say: Say) -> None:
    assert say("/actions search DCC").words.endswith("What DCC owes: `/actions for DCC`.")
    assert say('/actions search "survey"').text.startswith("*1 action with “survey”*")


def test_a_year_that_is_no_action_is_the_year_it_was_raised_in_and_that_is_said(say: Say) -> None:
    answer = say("/actions 2021")

    assert answer.text.startswith("*3 outstanding, raised in 2021* · 1 late")
    assert answer.words.endswith("There is no A2021, so I took 2021 for the year.")
    assert say("/actions A2021").text.startswith("There is no A2021 on the register.")


def test_what_was_discharged_since_the_last_meeting_is_one_list(store: Store, say: Say) -> None:
    with store.writing() as session:
        a_meeting(session, date(2021, 6, 4))
    say("/actions discharge A2")

    assert say("/actions discharged since the last meeting").text.startswith(
        "*1 discharged since the last meeting*"
    )
    assert say("/actions discharged in May").text.startswith("Nothing was discharged in May 2021.")
    assert say("/actions what was discharged at the last meeting").text == (
        "Nothing was discharged at the last meeting."
    )


def test_what_nobody_owes_and_what_has_no_date_can_be_listed(store: Store, say: Say) -> None:
    with store.writing() as session:
        an_action(session, "Ask who is to do this", owner=[], due="no date")

    assert say("/actions no owner").text.startswith("*1 outstanding, with no owner named*")
    assert say("/actions undated").text.startswith("*2 outstanding, with no date*")
    assert say("/actions brought forward").text.startswith("Nothing is outstanding brought forward")


def test_a_board_that_is_not_open_to_somebody_is_as_unknown_as_one_that_is_not_there(
    say: Say,
) -> None:
    assert say("/actions CRB", by="DCC").text.startswith("I do not know “CRB”. Nothing was done.")


def test_only_the_office_is_shown_what_was_sent_to_others(say: Say) -> None:
    refused = say("/reminders sent DCC", by="SO").text
    assert refused == "Only the Commissioner's office is shown what was sent to others."
    assert say("/reminders sent CC", by="SO").text == "No reminder of the CC has been due yet."
