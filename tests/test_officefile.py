"""The office file: read whole, or refused with every mistake said where it is."""

from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from offices import OFFICE
from texts import texts

from bot.officefile import contents
from bot.officefile.contents import OfficeFileWrong
from bot.officefile.parts import FileAppointment

DCC = '[[posts]]\nshort = "DCC"\nname = "Deputy Chief Constable"\naliases = ["Deputy Chief"]\n'
CC = '[[posts]]\nshort = "CC"\nname = "Chief Constable"\n'
MOSS = '[[people]]\nname = "Julian Moss"\n'
TRAVIS = '[[people]]\nname = "Mark Travis"\n'


def test_the_sample_of_the_repository_is_right() -> None:
    file = contents.read(OFFICE)

    bangham = next(person for person in file.people if person.name == "Anthony Bangham")
    assert bangham.slack == "U0CHIEFC"
    assert bangham.holds == (
        FileAppointment(post="DCC", until=date(2017, 7, 24)),  # a Monday
        FileAppointment(post="CC", since=date(2017, 7, 25)),  # Tuesday 25 July 2017
    )
    assert {board.short: board.notice_days for board in file.boards}["MAM"] == 5


def test_the_sample_names_everybody_whom_the_four_papers_do() -> None:
    names = {person.name for person in contents.read(OFFICE).people}

    assert names >= {
        "John Campion", "Tracey Onslow", "Andy Champness", "Anthony Bangham", "Amanda Blakeman",
        "David Shaw", "Mark Travis", "Julian Moss", "Melanie Reynolds", "Jackie Irvin",
        "Natasha Noorbakhsh",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            f'{DCC}{MOSS}holds = [{{ post = "DDC" }}]',
            "the post “DDC” of Julian Moss is not among the posts; did you mean DCC?",
        ),
        (
            f'{DCC}{MOSS}answers_for = ["Treasurer"]',
            "the post “Treasurer” that Julian Moss answers for is not among the posts.",
        ),
        (
            f'{DCC}answered_by = ["Staff Officer"]',
            "the post “Staff Officer” that answers for DCC is not among the posts.",
        ),
        (
            f'{DCC}[[boards]]\nshort = "MAM"\nname = "Monthly"\nchair = "DCCC"',
            "the post “DCCC” that chairs MAM is not among the posts; did you mean DCC?",
        ),
        (
            f"{MOSS}rolle = 1",
            "people, Julian Moss: “rolle” is not a setting here; did you mean “role”?",
        ),
        (
            f'{MOSS}role = "staf"',
            "people, Julian Moss: “staf” is not a role; did you mean “staff”?",
        ),
        (
            f'{DCC}{MOSS}holds = [{{ post = "DCC", untill = 2021-06-04 }}]',
            ("people, Julian Moss, DCC: “untill” is not a setting here;"
            " did you mean “until”?"),
        ),
        (
            f'{DCC}{MOSS}holds = [{{ post = "DCC", since = 2021 }}]',
            ("people, Julian Moss, DCC: “since” must be a day such as 2021-06-04,"
            " not “2021”."),
        ),
        (
            f'{DCC}{MOSS}holds = [{{ post = "DCC", since = "4/6/2021" }}]',
            ("people, Julian Moss, DCC: “since” must be a day such as 2021-06-04,"
            " not “4/6/2021”."),
        ),
        (
            f'{DCC}{MOSS}holds = [{{ post = "DCC", acting = "yes" }}]',
            "people, Julian Moss, DCC: “acting” must be true or false, not “yes”.",
        ),
        (
            f'{DCC}{MOSS}holds = [{{ post = "DCC", since = 2021-06-04, until = 2021-06-03 }}]',
            ("Julian Moss holds DCC from Friday 4 June 2021 until Thursday 3 June 2021,"
            " which is before it; put the days right."),
        ),
        (
            f'{MOSS}slack = "@julian"',
            ("people, Julian Moss: “slack” must be a Slack member id such as U0POLICY,"
            " not “@julian”."),
        ),
        (
            f'{MOSS}email = "julian"',
            "people, Julian Moss: “email” must be an e-mail address, not “julian”.",
        ),
        (
            '[[people]]\nrole = "staff"',
            "people, 1: “name” is missing.",
        ),
        (
            '[[people]]\nname = ""',
            "people, 1: “name” must be a name of 1 to 75 characters, not “”.",
        ),
        (
            '[[boards]]\nshort = "MAM"\nname = "Monthly"\ntime = "half two"',
            ('boards, Monthly: “time” must be a time of day such as "10:30",'
            " not “half two”."),
        ),
        (
            '[[boards]]\nshort = "MAM"\nname = "Monthly"\nnotice_days = -1',
            ("boards, Monthly: “notice_days” must be a number of working days from 0"
            " to 60, not “-1”."),
        ),
        (
            '[[boards]]\nshort = "MAM"\nname = "Monthly"\naliases = "HTA"',
            ("boards, Monthly: “aliases” must be a list of names such as"
            ' ["CEX", "CEO"], not “HTA”.'),
        ),
        ('[[poeple]]\nname = "x"', "“poeple” is not a setting here; did you mean “people”?"),
        (
            f'{DCC}{CC}aliases = ["the deputy chief"]',
            "“the deputy chief” could be DCC or CC; it can stand for one only.",
        ),
        (
            f'{MOSS}email = "a@b.example"\n{TRAVIS}email = "A@B.example"',
            ("Julian Moss and Mark Travis have the same e-mail, “a@b.example”;"
            " each person has their own."),
        ),
        (
            f'{MOSS}slack = "U0DEPUTY"\n{TRAVIS}slack = "U0DEPUTY"',
            ("Julian Moss and Mark Travis have the same Slack id, “U0DEPUTY”;"
            " each person has their own."),
        ),
        (
            f"{MOSS}{MOSS}",
            ("two people are called Julian Moss; give each a Slack id or an e-mail to"
            " tell them apart."),
        ),
        (
            (f'{DCC}{MOSS}holds = [{{ post = "DCC" }}]\n'
            f'{TRAVIS}holds = [{{ post = "Deputy Chief", since = 2021-06-04 }}]'),
            ("Julian Moss and Mark Travis both hold DCC from Friday 4 June 2021; put"
            " the days right, or mark one of them `acting = true`."),
        ),
        (
            f'{DCC}{MOSS}holds = [{{ post = "DCC" }}, {{ post = "DCC", acting = true }}]',
            "Julian Moss holds DCC twice; put the days right.",
        ),
        (
            '[[people]]\nname = "Juli\u0430n Moss"',
            ("the name “Juli\u0430n Moss” among the people mixes letters of two"
            " alphabets; write it anew."),
        ),
        (
            '[[people]]\nname = "Julian\u200b Moss"',
            ("the name “Julian Moss” among the people has spaces or characters in it"
            " that do not show; write it anew."),
        ),
        (
            '[[people]]\nname = "—"',
            "the name “—” among the people has no letter in it.",
        ),
    ],
)  # fmt: skip
def test_a_mistake_is_a_sentence_that_says_where(text: str, says: str) -> None:
    with pytest.raises(OfficeFileWrong) as wrong:
        contents.parse(text)

    assert wrong.value.problems == (f"office.toml: {says}",)
    assert wrong.value.sentence == f"office.toml: {says}\nNothing was changed."


def test_reminders_are_read_as_the_ladder_reads_them() -> None:
    board = f'{DCC}[[boards]]\nshort = "MAM"\nname = "Monthly"\nreminders = '

    file = contents.parse(board + '{ at = 09:15:00, before = [3], escalate = ["DCC"] }')
    assert file.boards[0].reminders["at"] == time(9, 15)
    for wrong, says in (
        ("{ befor = [3] }", "boards, Monthly, reminders: “befor” is not one of at, channel"),
        ('{ every = "x" }', "boards, Monthly, reminders: “every”"),
        ('{ escalate = ["DDC"] }', "the post “DDC” that MAM escalates to is not among the posts"),
        ('{ at = "23:30" }', "reminders: “at” must be from 08:00 to 18:00, the hours in which"),
        ("{ at = 2021-06-04 }", "boards, Monthly: “reminders” must be a table"),
    ):
        with pytest.raises(OfficeFileWrong, match=says):
            contents.parse(board + wrong)


def test_all_mistakes_of_a_kind_are_told_at_once() -> None:
    with pytest.raises(OfficeFileWrong) as wrong:
        contents.parse(f'{MOSS}rolle = "staff"\nemail = "?"\n{TRAVIS}slack = "?"')

    assert len(wrong.value.problems) == 3


def test_one_may_act_while_another_holds_the_post() -> None:
    file = contents.parse(
        f'{DCC}{MOSS}holds = [{{ post = "DCC" }}]\n'
        f'{TRAVIS}holds = [{{ post = "DCC", since = 2021-06-04, acting = true }}]'
    )

    assert [person.holds[0].acting for person in file.people] == [False, True]


def test_a_post_may_change_hands_overnight() -> None:
    file = contents.parse(
        f'{DCC}{MOSS}holds = [{{ post = "DCC", until = 2021-06-03 }}]\n'
        f'{TRAVIS}holds = [{{ post = "DCC", since = 2021-06-04 }}]'
    )

    assert len(file.people) == 2


def test_times_of_day_are_written_either_way() -> None:
    for written in ('"10:30"', "10:30:00"):
        file = contents.parse(f'[[boards]]\nshort = "M"\nname = "Monthly"\ntime = {written}')

        assert file.boards[0].time == time(10, 30)


def test_two_of_one_name_are_two_people_when_their_accounts_differ() -> None:
    file = contents.parse(f'{MOSS}slack = "U0DEPUTY"\n{MOSS}slack = "U0SECOND"')

    assert [person.slack for person in file.people] == ["U0DEPUTY", "U0SECOND"]


def test_a_file_that_cannot_be_read_is_told_of_in_a_sentence(tmp_path: Path) -> None:
    latin = tmp_path / "latin.toml"
    latin.write_bytes('name = "Zo\xeb"'.encode("latin-1"))

    for path, says in (
        (tmp_path / "office.toml", "There is no office file at"),
        (tmp_path, "cannot be read: Is a directory"),
        (latin, "latin.toml is not written in UTF-8: byte 11 cannot be read"),
    ):
        with pytest.raises(OfficeFileWrong, match=says):
            contents.read(path)


def test_notepad_may_write_it_and_an_office_without_staff_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "office.toml"
    file.write_text(f'\ufeff{MOSS}role = "staff"\n', encoding="utf-8")
    assert contents.read(file).people[0].name == "Julian Moss"

    for nobody in ("", MOSS):
        file.write_text(nobody, encoding="utf-8")
        with pytest.raises(OfficeFileWrong, match="nobody has the role “staff”, so nobody could"):
            contents.read(file)


def test_what_is_not_toml_is_told_with_its_line() -> None:
    with pytest.raises(OfficeFileWrong, match=r"cannot be read as TOML: .*line 2") as wrong:
        contents.parse('[[posts]]\nshort "DCC"\n')

    assert len(wrong.value.problems) == 1


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    text=st.one_of(
        texts(longest=80),
        st.builds(
            "[[{}]]\n{} = {}\n".format,
            st.sampled_from(["posts", "people", "boards", "post"]),
            st.sampled_from(["short", "name", "holds", "aliases", "time", "role", "x"]),
            st.sampled_from(
                ["1", '""', "[]", "{}", "[1]", "[{ post = 1 }]", "2021-06-04", "nan", '"\\u0000"',
                 "10:30:00", "true", '"' + "x" * 90 + '"', "{ a = { b = 1 } }", "[[]]"]
            ),
        ),
    )
)  # fmt: skip
def test_whatever_is_in_the_file_it_is_read_or_refused_in_sentences(text: str) -> None:
    for problem in problems(text):
        assert problem.startswith("office.toml")
        assert problem[-1] in ".?"


def problems(text: str) -> tuple[str, ...]:
    try:
        contents.parse(text)
    except OfficeFileWrong as wrong:
        return wrong.problems
    return ()
