"""Who was there: every way that minutes list people, each read as a careful person would."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import pytest

from bot.reading.formats import files
from bot.reading.notes import attendance, minutes, rosters
from bot.reading.notes.attendance import Attendance
from bot.reading.notes.people import Person

COUNCIL = [
    ("John Campion", "PCC"),
    ("Anthony Bangham", "CC"),
    ("Rachel Jones", "ACC Local Policing"),
]
SEPARATORS = {
    "commas": ", ",
    "semicolons": "; ",
    "one per line": "\n",
    "a list": "\n- ",
    "wide gaps": "     ",
    "bullets": " • ",
}
WAYS = {
    "in brackets": "{name} ({post})",
    "after a dash": "{name} – {post}",
    "before the name": "{post} {name}",
    "after a comma": "{name}, {post}",
    "before a comma": "{post}, {name}",
    "with a colon": "{post}: {name}",
}


def attended(text: str) -> Attendance:
    return attendance.read(files.read(text.encode()))


def told(people: tuple[Person, ...]) -> list[tuple[str, str]]:
    return [(person.name, person.capacity) for person in people]


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "label", ["Present:", "PRESENT", "In attendance:", "Attendees:", "Members present:", "There:"]
)
def test_a_list_names_the_same_people_however_it_is_set_out(
    label: str, way: str, separator: str
) -> None:
    if separator == "wide gaps" and label == "PRESENT":
        separator = "semicolons"  # a heading has its list below it
    entries = SEPARATORS[separator].join(
        WAYS[way].format(name=name, post=post) for name, post in COUNCIL
    )
    below = label.isupper() or separator in ("one per line", "a list")
    found = attended(
        f"Assurance Board\nMinutes of 6 July 2021\n\n{label}{chr(10) if below else ' '}"
        f"{'- ' if separator == 'a list' else ''}{entries}\n\n"
        "1. Welcome\nThe PCC opened the meeting.\n"
    )

    assert told(found.present) == COUNCIL


@pytest.mark.parametrize(
    ("words", "chair", "writes"),
    [
        ("Ann Lee (chair), Bob Shaw (minutes), Cat Wood", "Ann Lee", "Bob Shaw"),
        ("Ann Lee (in the chair), Cat Wood, Bob Shaw (note taker)", "Ann Lee", "Bob Shaw"),
        (
            "Ann Lee (PCC), chair; Cat Wood (CC); Bob Shaw (Policy Officer), notes",
            "Ann Lee",
            "Bob Shaw",
        ),
        (
            "Cat Wood (vice-chair); Ann Lee (Independent Chair); Bob Shaw (Clerk)",
            "Ann Lee",
            "Bob Shaw",
        ),
        (
            "Dr. Ann Lee (Chair), Cllr. Cat Wood, Mr. Bob Shaw (taking the minutes)",
            "Ann Lee",
            "Bob Shaw",
        ),
        ("Ann Lee – Commissioner (Chair); Bob Shaw – Secretary", "Ann Lee", "Bob Shaw"),
    ],
)
def test_who_chaired_and_who_wrote_are_told_anywhere_in_a_list(
    words: str, chair: str, writes: str
) -> None:
    found = attended(f"Board\n6 July 2021\nPresent: {words}\n")

    assert (found.chair, found.minute_taker) == (chair, writes)


@pytest.mark.parametrize(
    "label", ["Chair", "Chaired by", "In the chair", "Chairman", "Presiding", "Led by", "Host"]
)
@pytest.mark.parametrize("mark", [": ", ":\t", "     "])
def test_a_label_tells_who_chaired(label: str, mark: str) -> None:
    found = attended(
        f"Board\n6 July 2021\n{label}{mark}Ann Lee, Commissioner\nPresent: Bob Shaw (CC)\n"
    )

    assert found.chair == "Ann Lee"
    assert told(found.present) == [("Ann Lee", "Commissioner"), ("Bob Shaw", "CC")]


@pytest.mark.parametrize(
    "label",
    ["Minutes", "Notes", "Minutes by", "Note taker", "Minute-taker", "Notes taken by", "Scribe",
     "Recorded by", "Taken by", "Rapporteur", "Record"],
)  # fmt: skip
def test_a_label_tells_who_wrote_and_below_a_list_that_they_were_there(label: str) -> None:
    wrote, were = f"{label}: Ann Lee, Policy Officer\n", "Present: Bob Shaw (CC)\n"
    above = attended(f"Board\n6 July 2021\n{wrote}{were}")
    below = attended(f"Board\n6 July 2021\n{were}{wrote}")

    assert (above.minute_taker, told(above.present)) == ("Ann Lee", [("Bob Shaw", "CC")])
    assert below.minute_taker == "Ann Lee"
    assert told(below.present) == [("Bob Shaw", "CC"), ("Ann Lee", "Policy Officer")]


@pytest.mark.parametrize(
    "said",
    [
        "Apologies: Dee Ford (Probation)",
        "Apologies for absence: Dee Ford, Probation",
        "Apologies for absence were received from Dee Ford.",
        "Apologies were received from Dee Ford",
        "Apologies for absence were submitted on behalf of Dee Ford.",
        "APOLOGIES\nDee Ford",
        "Apols – Dee Ford",
        "Regrets: Dee Ford (Probation)",
        "Absent: Dee Ford",
        "Not able to come: Dee Ford",
        "Could not attend: Dee Ford (Probation)",
        "Not present: Dee Ford",
        "An apology had been received from Dee Ford.",
        "Dee Ford sent her apologies.",
        "Sorry no: Dee Ford",
    ],
)
def test_apologies_are_told_from_those_present(said: str) -> None:
    found = attended(
        f"Board\n6 July 2021\nPresent: Ann Lee (chair), Bob Shaw (CC)\n{said}\n\n1. Welcome\n"
    )

    assert [person.name for person in found.present] == ["Ann Lee", "Bob Shaw"]
    assert [person.name for person in found.apologies] == ["Dee Ford"]


@pytest.mark.parametrize("heads", [("Name", "Role", "Initials"), ()])
@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (0, 2, 1), (2, 0, 1)])
def test_a_table_of_people_is_read_whatever_the_order_of_its_columns(
    heads: tuple[str, ...], order: tuple[int, ...]
) -> None:
    rows = [("Ann Lee", "Chief Executive", "AL"), ("Bob Shaw", "Chief Constable", "BS")]
    table = "\n".join(
        f"| {' | '.join(row[column] for column in order)} |"
        for row in ([heads] if heads else []) + rows
    )
    found = attended(f"# Board\n\n6 July 2021\n\nPresent\n\n{table}\n\n## 1. Welcome\n")

    assert found.present == tuple(Person(*row) for row in rows)


def test_a_column_that_says_who_came_is_followed() -> None:
    found = attended(
        "# Board\n\n22 May 2025\n\n| Name | Role | Present |\n|---|---|---|\n"
        "| Ann Lee | Commissioner | Yes |\n| Dee Ford | Probation | Apologies |\n"
        "| Bob Shaw | Chief Constable | Yes (remote) |\n\n## Reports\n"
    )

    assert told(found.present) == [("Ann Lee", "Commissioner"), ("Bob Shaw", "Chief Constable")]
    assert [person.name for person in found.apologies] == ["Dee Ford"]


@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        (
            "| Name | Role | Initials | Attended |",
            ["| Ann Lee | PCC (chair) | AL | Y |", "| Bob Shaw | Officer | BS | Y (minutes) |",
             "| Dee Ford | Probation | DF | N – apologies |"],
        ),
        (
            "| Present | Role | Short | Y/N |",
            ["| Ann Lee | PCC, Chair | AL | Y |", "| Bob Shaw | Officer | BS (notes) | ✓ |",
             "| Dee Ford | Probation | DF | N |"],
        ),
        (
            "| Authority | Member | 6/7 |",
            ["| Moor | Ann Lee | present: elected Chair |", "| OPCC | Bob Shaw | present, notes |",
             "| Moor BC | Dee Ford | apologies |"],
        ),
        (
            "| Member | Organisation and role | In attendance? |",
            ["| Ann Lee | Commissioner (chair) | Yes |", "| Bob Shaw | Clerk | from item 2 |",
             "| Dee Ford | Probation | sent apologies |"],
        ),
    ],
)  # fmt: skip
def test_a_register_tells_who_came_and_in_what_capacity(heads: str, rows: list[str]) -> None:
    table = "\n".join([heads, "|---" * heads.count("|"), *rows])
    found = attended(f"# Board\n\n6 July 2021\n\n{table}\n\n## Reports\n")

    assert [person.name for person in found.present] == ["Ann Lee", "Bob Shaw"]
    assert [person.name for person in found.apologies] == ["Dee Ford"]
    assert (found.chair, found.minute_taker) == ("Ann Lee", "Bob Shaw")
    assert not any("Y" in person.capacity.split(", ") for person in found.present)


def test_people_listed_by_their_letters_have_the_names_that_a_key_gives() -> None:
    found = attended(
        "Management team\n6 July 2021\nAttendees: AL (chair), CW, BS (notes)\nApols: DF\n"
        "AL = Ann Lee, BS = Bob Shaw, DF = Dee Ford\n\n1. Reports\nNoted.\n"
    )

    assert found.present == (
        Person("Ann Lee", "", "AL"), Person("CW", "", "CW"), Person("Bob Shaw", "", "BS"),
    )  # fmt: skip
    assert found.apologies == (Person("Dee Ford", "", "DF"),)
    assert (found.chair, found.minute_taker) == ("Ann Lee", "Bob Shaw")


@pytest.mark.parametrize("nobody", ["NIL", "TBC", "None", "NONE", "N/A", "-"])
def test_no_apologies_are_nobodys(nobody: str) -> None:
    found = attended(
        f"Board\n6 July 2021\nPresent: Ann Lee (chair), Bob Shaw\nApologies: {nobody}\n"
    )

    assert found.apologies == ()


def test_headings_within_a_list_of_people_do_not_end_it() -> None:
    found = attended(
        "# Audit Committee\n\n18 July 2023\n\n## Attendance\n\n### Members\n\n- Ann Lee (chair)\n"
        "- Cat Wood\n\n### Constabulary\n\n- ACO Bob Shaw (notes)\n\n### Apologies\n\n"
        "- DCC Dee Ford\n\n## Opening\n\nNoted.\n"
    )

    assert [person.name for person in found.present] == ["Ann Lee", "Cat Wood", "Bob Shaw"]
    assert [person.name for person in found.apologies] == ["Dee Ford"]
    assert (found.chair, found.minute_taker) == ("Ann Lee", "Bob Shaw")


@pytest.mark.parametrize(
    "post",
    ["Police and Crime Commissioner", "Police, Fire and Crime Commissioner",
     "Deputy Police and Crime Commissioner", "Health and Safety Manager"],
)  # fmt: skip
def test_a_post_with_and_in_it_is_one_post(post: str) -> None:
    for words in (f"{post} Ann Lee, Bob Shaw", f"{post} – Ann Lee; Chief Constable – Bob Shaw"):
        first, second = rosters.read(words)

        assert (first.person.name, first.person.capacity) == ("Ann Lee", post)
        assert second.person.name == "Bob Shaw"


def test_whoever_is_stood_in_for_was_away() -> None:
    found = attended(
        "# Panel\n\n| Authority | Member | Attended |\n|---|---|---|\n| Moor | Ann Lee | Y |\n"
        "| Moor BC | Cllr Bob Shaw | Y (substitute for Cllr Dee Ford) |\n"
    )

    assert [person.name for person in found.present] == ["Ann Lee", "Bob Shaw"]
    assert [person.name for person in found.apologies] == ["Dee Ford"]


@pytest.mark.parametrize(
    "said",
    [
        """The Commissioner, Ann Lee, presided. With her were her chief executive, Cat Wood, and
        Bob Shaw, Policy Officer, who took the minutes. Dee Ford had sent her apologies.""",
        """Around the table were Commissioner Ann Lee (in the chair) and chief executive Cat Wood;
        Bob Shaw kept the notes. An apology was received from Dee Ford, who was ill.""",
        """We had Ann Lee (chair), Cat Wood and, from the Commissioner's office, Bob Shaw, who kept
        the notes. Dee Ford could not be there.""",
        """Ann Lee chaired the meeting, supported by Cat Wood. Bob Shaw was in attendance and
        minuted. Dee Ford sent apologies because she was on leave.""",
    ],
)
def test_sentences_tell_who_came_as_a_list_does(said: str) -> None:
    told = " ".join(said.split())
    found = attended(f"Assurance Board\nMinutes of 6 July 2021\n\n{told}\n\n1. Reports\nNoted.\n")

    assert {person.name for person in found.present} == {"Ann Lee", "Cat Wood", "Bob Shaw"}
    assert [person.name for person in found.apologies] == ["Dee Ford"]
    assert (found.chair, found.minute_taker) == ("Ann Lee", "Bob Shaw")


@pytest.mark.parametrize(
    "lines",
    [
        "Attendance\nPolice – Supt Bob Shaw\nStoke Council – Ann Lee (apologies: Dee Ford)",
        "Attendance, by body\n- Force: Bob Shaw\n- NHS: apologies: Dee Ford\n- Moor: Ann Lee",
        "Attendance\nPolice – Supt Bob Shaw\nProbation – apologies from Dee Ford\nStoke – Ann Lee",
        "Members: Bob Shaw\nApologies: Dee Ford\nOfficers: Ann Lee",
        "ATTENDEES          APOLOGIES\nBob Shaw (NFU)     Dee Ford (CLA)\nAnn Lee (OPCC)",
    ],
)
def test_people_listed_by_their_bodies_are_kept_apart_from_those_who_sent_apologies(
    lines: str,
) -> None:
    found = attended(f"Partnership\n6 July 2021\n\n{lines}\n\n1. Reports\nNoted.\n")

    assert {person.name for person in found.present} == {"Bob Shaw", "Ann Lee"}
    assert [person.name for person in found.apologies] == ["Dee Ford"]


@pytest.mark.parametrize(
    "said",
    [
        "Ann took the chair.", "Mrs Lee opened the meeting.", "The Commissioner welcomed everyone.",
        "AL thanked everybody for coming.", "Ann Lee was in the chair.",
        "The PCC called the meeting to order.",
        "Ann Lee was elected Chairman for the year.", "The Commissioner closed the meeting at 4pm.",
    ],
)  # fmt: skip
def test_whoever_opened_the_meeting_chaired_it_when_no_list_says_who_did(said: str) -> None:
    found = attended(
        "Board\n6 July 2021\nPresent: Ann Lee, Police and Crime Commissioner (PCC), Bob Shaw, "
        f"Deputy Commissioner (BS), Cat Wood (CW)\n\n1. Welcome\n{said}\n\n2. Reports\nNoted.\n"
    )

    assert found.chair == "Ann Lee"


@pytest.mark.parametrize(
    "said",
    ["The Chair welcomed everyone.", "Dr Poole opened the centre.", "Members welcomed the report."],
)  # fmt: skip
def test_nobody_is_guessed_to_have_chaired(said: str) -> None:
    found = attended(
        f"Board\n6 July 2021\nPresent: Ann Lee (AL), Bob Shaw (BS)\n\n1. Welcome\n{said}\n"
    )

    assert found.chair == ""


@pytest.mark.parametrize(
    "said",
    ["Minutes produced by BS.", "Log kept by B Shaw. Questions to me.", "BS 13/7",
     "Bob Shaw took the notes."],
)  # fmt: skip
def test_whoever_signs_the_notes_wrote_them(said: str) -> None:
    found = attended(
        "Board\n6 July 2021\nPresent: Ann Lee (AL, chair), Bob Shaw (BS)\n\n"
        f"1. Reports\nNoted.\n\n{said}\n"
    )

    assert found.minute_taker == "Bob Shaw"


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("@Ann Lee (CFO), @Bob Shaw (DCC)", ["Ann Lee", "Bob Shaw"]),
        ("@ann (chairing), @pete-o, @lu", ["ann", "pete-o", "lu"]),
        ("Ann Lee (PCC) / Bob Shaw (CC) / Cat Wood (CFO)", ["Ann Lee", "Bob Shaw", "Cat Wood"]),
        ("Will Kemp (notes), May Dodd", ["Will Kemp", "May Dodd"]),
        ("Bronwen Keys (BK) – Tallis Assurance", ["Bronwen Keys"]),
    ],
)
def test_handles_slashes_and_bodies_after_a_dash_are_read(words: str, names: list[str]) -> None:
    assert [listed.person.name for listed in rosters.read(words)] == names


def test_whoever_came_late_or_sent_no_apology_is_not_among_the_apologies() -> None:
    found = attended(
        "Governors\n6 July 2021\nPresent: Ann Lee (chair), Bob Shaw\n"
        "Apologies: Mr Shaw will be late (arrived 5.50pm). "
        "Accepted from Mrs Dee Ford (work). None from Mr Sam Oke.\n\n1. Prayer\n"
    )

    assert [person.name for person in found.apologies] == ["Dee Ford"]


def test_lists_set_in_columns_below_their_labels_go_to_their_own() -> None:
    found = attended(
        "<html><h1>Board</h1><p>22 May 2025</p><table><tr><td>Present</td><td>In attendance</td>"
        "<td>Apologies</td></tr><tr><td>Ann Lee<br>Bob Shaw</td><td>Cat Wood</td>"
        "<td>Dee Ford</td></tr></table></html>"
    )

    assert [person.name for person in found.present] == ["Ann Lee", "Bob Shaw", "Cat Wood"]
    assert [person.name for person in found.apologies] == ["Dee Ford"]


def test_a_list_of_posts_without_names_keeps_each_post_whole() -> None:
    found = attended(
        "Crime Reduction Board\nNotes of 28 May 2021\nChair: the PCC\nNotes: the Policy Officer\n"
        "Present: PCC, DCC, Chief Executive, ACC Local Policing, Policy Officer\n"
    )

    assert [person.name for person in found.present] == [
        "PCC", "DCC", "Chief Executive", "ACC Local Policing", "Policy Officer",
    ]  # fmt: skip
    assert (found.chair, found.minute_taker) == ("PCC", "Policy Officer")


@pytest.mark.parametrize(
    ("words", "person"),
    [
        ("Rachel Jones (ACC Local Policing)", Person("Rachel Jones", "ACC Local Policing")),
        ("ACC Local Policing Rachel Jones", Person("Rachel Jones", "ACC Local Policing")),
        ("Head of Estates Nia Powell (NP)", Person("Nia Powell", "Head of Estates", "NP")),
        (
            "Nia Powell (NP), Head of Estates, OPCC",
            Person("Nia Powell", "Head of Estates, OPCC", "NP"),
        ),
        ("Town Clerk (Mr J Rudge)", Person("J Rudge", "Town Clerk")),
        ("Mrs. V. Hallam (Parish Clerk)", Person("V. Hallam", "Parish Clerk")),
        ("T/Det. Supt. Gwen Ashcombe (Head of Crime)", Person("Gwen Ashcombe", "Head of Crime")),
        ("County Cllr. A. Meers (until 8.00 p.m.)", Person("A. Meers", "County Cllr.")),
        (
            "Anthony Bangham Chief Constable (CC)",
            Person("Anthony Bangham", "Chief Constable", "CC"),
        ),
        ("Frances Oyelaran (from 0945)", Person("Frances Oyelaran")),
        ("Tom O'Brien-Smith JP", Person("Tom O'Brien-Smith", "JP")),
    ],
)
def test_a_name_and_a_post_are_neither_swapped_nor_torn(words: str, person: Person) -> None:
    assert [listed.person for listed in rosters.read(words)] == [person]


@pytest.mark.parametrize(
    "words",
    ["Outstanding matters", "four members of the public", "None", "Chief Constable",
     "Local Policing",
     "The Chair welcomed everyone.", "Action by", "Crime and Policing Update", "Item 4"],
)  # fmt: skip
def test_what_is_no_name_is_nobody(words: str) -> None:
    assert rosters.read(words) == ()


def test_a_list_broken_by_the_margin_is_joined() -> None:
    found = attended(
        "Board\n\nDate:      21 March 2024\nAttendees: Ann Lee (AL), Lorna Kemp (LK), Finance\n"
        "           Manager; Pip Shaw (PS);\n           Will Ford (WF), OPCC\n\n1. Welcome\n"
    )

    assert [person.name for person in found.present] == [
        "Ann Lee",
        "Lorna Kemp",
        "Pip Shaw",
        "Will Ford",
    ]


def test_whoever_sent_the_notes_by_email_wrote_them() -> None:
    found = minutes.read(
        files.read(
            b"From: Gill Sumner\nTo: committee\nSubject: Notes of Sunday 28 April 2024\n\n"
            b"Dear all\n\nThere: Bob, Yusuf, Marge, Anneka and me. Sorry no: Kim\n"
        )
    )

    assert found.meeting.minute_taker == "Gill Sumner"
    assert [person.name for person in found.attendance] == [
        "Bob", "Yusuf", "Marge", "Anneka", "Gill Sumner",
    ]  # fmt: skip


def test_a_surname_that_is_another_word_besides_is_a_surname_after_a_first_name() -> None:
    names = (
        "Ann Green, Bob Hall, Cat Young, Dan Bishop, Eve Major, Flo Case, Gus Constable, Di Head"
    )

    assert [listed.person.name for listed in rosters.read(names)] == names.split(", ")
    assert rosters.read("Village Hall, Bowling Green, Town Hall") == ()


def test_a_word_for_a_rank_is_a_first_name_as_one_is_written() -> None:
    (name, rank) = rosters.read("Di Able; DI Able")

    assert (name.person.name, rank.person.name) == ("Di Able", "Able")


def test_a_bracket_that_a_margin_parted_is_one_bracket() -> None:
    found = attended(
        "Board\nPresent\tThe Commissioner (Ann Lee, in the Chair); Deputy Commissioner (Mrs. I.\n"
        "Blount); Head of Finance (Mr. V. Penn)\n\n1. Reports\nNoted.\n"
    )

    assert [person.name for person in found.present] == ["Ann Lee", "I. Blount", "V. Penn"]
    assert found.chair == "Ann Lee"


@pytest.mark.parametrize(
    "said",
    [
        "Ann Lee presided, with Bob Shaw (Governance Officer) to take the minutes.",
        "Ann Lee presided. With her was Bob Shaw, who drafted this note.",
    ],
)
def test_whoever_is_there_for_the_minutes_wrote_them(said: str) -> None:
    assert (
        attended(f"Board\n6 July 2021\n{said}\n\n1. Reports\nNoted.\n").minute_taker == "Bob Shaw"
    )


def test_who_came_for_a_minute_took_none() -> None:
    found = attended(
        "Board\nPresent: Ann Lee (Chair)\nAlso present: Bob Shaw (BS) for minute 812\n"
    )

    assert (found.minute_taker, found.chair) == ("", "Ann Lee")
