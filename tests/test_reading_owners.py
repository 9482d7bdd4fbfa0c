"""Who is to do it: how owners are written, where they stand, and who they could be."""

# ruff: noqa: RUF001  look-alike letters are the point of a test

import pytest

from bot.reading.formats import text
from bot.reading.formats.document import Cell, Line
from bot.reading.notes import doers, minutes, owners, people, tables
from bot.reading.notes.people import Person

JULY_2017 = (
    Person("Tracey Onslow", "Deputy Police and Crime Commissioner", "DPCC"),
    Person("Andy Champness", "Chief Executive", "CEX"),
    Person("Anthony Bangham", "Chief Constable", "CC"),
    Person("Amanda Blakeman", "Deputy Chief Constable", "DCC"),
)
JULY_2016 = (
    Person("John Campion", "PCC", "JC"),
    Person("Anthony Bangham", "DCC", "AB"),
    Person("Andy Champness", "CEO", "AC"),
)


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("AC/AB", ("AC", "AB")),
        ("HE", ("HE",)),
        ("he", ()),
        ("T/ACC", ("T/ACC",)),
        ("D/Chief Supt Rowe", ("D/Chief Supt Rowe",)),
        ("PR & LD", ("PR", "LD")),
        ("NN / CEX", ("NN", "CEX")),
        ("Cllr Smith and the Clerk", ("Cllr Smith", "Clerk")),
        ("Head of Finance and Resources", ("Head of Finance and Resources",)),
        ("Temporary ACC (Crime and Vulnerability)", ("Temporary ACC (Crime and Vulnerability)",)),
        ("The Clerk", ("Clerk",)),
        ("JF / All", ("JF", "All")),
        ("Note", ()),
        ("Who?", ()),
        ("", ()),
    ],
)
def test_owners_written_together_are_parted_as_named(written: str, named: tuple[str, ...]) -> None:
    assert owners.split(written) == named


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("AB to clarify the date.", ("AB",)),
        ("OPCC communications to prepare a statement", ("OPCC communications",)),
        ("Mr Lowe and the ACC to test a new rota", ("Mr Lowe", "ACC")),
        ("Rules to be agreed between RI and Insp Lomas", ("RI", "Insp Lomas")),
        (
            "Ann Lee and the discharge team at the Trust to meet",
            ("Ann Lee", "discharge team at the Trust"),
        ),
        ("Letter to Mr Lowe about the hedge", ()),
        ("GO to amend the minutes", ("GO",)),
        ("Section 151 Officer to confirm the cost", ("Section 151 Officer",)),
        ("Go to the fair", ()),
        ("Members who have not done so to return the form to Ann Lee", ("Members",)),
        ("Piers Lomax said that he would speak to the office.", ("Piers Lomax",)),
        ("Mrs Hallam added that she'd send the figures.", ("Mrs Hallam",)),
        ("That the Treasurer amend the table", ("Treasurer",)),
        ("That the Head of Transport be required to attend", ("Head of Transport",)),
        ("Mr Gower will see what other forces do.", ("Mr Gower",)),
        ("The DCC gave an undertaking to visit the night shift.", ("DCC",)),
        ("ACC Local Policing to meet with the PCC on the delivery plan", ("ACC Local Policing",)),
        ("The CRB will request a presentation at its next meeting.", ("CRB",)),
        ("DCC Blythe to give the Commissioner the figures.", ("DCC Blythe",)),
        ("AK to ask ACC Ash Tindall to scope a plan.", ("AK",)),
        ("Mandate forms completed, MPO to sign.", ("MPO",)),
        ("The model is being reviewed by the Head of Estates.", ("Head of Estates",)),
        ("This will be a task for the Chief Executive.", ("Chief Executive",)),
        (
            "The CC has asked the head of the department for further work.",
            ("head of the department",),
        ),
        ("@bcho to write up the outage", ("@bcho",)),
        ("JS: write to the school", ("JS",)),
        ("Circulate the paper (JS)", ("JS",)),
        ("Raise it at the next Force Delivery Group (FDG)", ()),
        ("Findings from the survey to be shared with the PCC's office", ()),
        ("It was agreed the Panel would receive an update.", ()),
        ("We will look at it again.", ()),
    ],
)
def test_an_owner_is_read_wherever_it_stands_in_the_sentence(
    sentence: str, who: tuple[str, ...]
) -> None:
    assert doers.of(sentence).who == who


def test_initials_that_two_people_share_are_a_doubt() -> None:
    (doubt,) = people.doubtful(["AB"], JULY_2017)

    assert [person.name for person in doubt.people] == ["Anthony Bangham", "Amanda Blakeman"]


def test_initials_printed_beside_a_name_settle_it() -> None:
    assert people.doubtful(["AB", "AC", "JC"], JULY_2016) == ()
    assert [person.name for person in people.named("AB", JULY_2016)] == ["Anthony Bangham"]


def test_a_post_is_its_holder_and_a_surname_is_its_owner() -> None:
    assert [person.name for person in people.named("DCC", JULY_2017)] == ["Amanda Blakeman"]
    assert [person.name for person in people.named("Cllr Onslow", JULY_2017)] == ["Tracey Onslow"]


@pytest.mark.parametrize(
    "look_alike",
    ["Аnthony Bangham", "Anthony Bаngham", "Anthony\u200b Bangham"],
    ids=["Cyrillic capital", "Cyrillic small", "zero-width"],
)
def test_a_name_that_only_looks_alike_is_not_the_same_person(look_alike: str) -> None:
    assert people.named(look_alike, JULY_2016) == ()


def test_the_doubt_reaches_the_reader_with_both_names() -> None:
    words = (
        "Board\nDate: Tuesday 25 July 2017\nPresent: Anthony Bangham, Amanda Blakeman\n"
        "Action: AB to report back.\n"
    )

    (doubt,) = minutes.read(text.read(words)).doubts

    assert doubt.about == "owner"
    assert doubt.readings == ("Anthony Bangham", "Amanda Blakeman")


@pytest.mark.parametrize(
    ("headings", "roles"),
    [
        ("Ref|Raised|Action|Owner|Target date|Status / update", "ref raised task who when status"),
        ("No|Item|Action by|Action date", "ref talk who when"),
        ("What|Who|By when", "task who when"),
        ("Item|Discussion|Lead", "talk talk who"),
        ("Date|Action|Owner|Update", "raised task who status"),
        ("Dyddiad / Date|Action|Owner|Update", "raised task who status"),
        ("Due|Action|Owner|Update", "when task who status"),
        ("Name|Capacity", "person person"),
    ],
)
def test_the_headings_of_columns_say_what_they_are_for(headings: str, roles: str) -> None:
    row = [Cell((Line(words),)) for words in headings.split("|")]

    found = tables.header(row)

    assert found
    assert " ".join("task" if role == "maybe" else role for role in found) == roles


@pytest.mark.parametrize("words", ["Name: Ann", "Date|24 February 2013", "a|b|c"])
def test_a_row_of_facts_is_not_a_row_of_headings(words: str) -> None:
    assert tables.header([Cell((Line(part),)) for part in words.split("|")]) is None
