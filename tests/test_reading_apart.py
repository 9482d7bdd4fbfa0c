"""Whose an action is, and by when, where that stands apart from its words: in a key, a margin."""

# ruff: noqa: RUF001  notes are written with en dashes

import documents
import pytest
from documents import paragraph, row, table, word_xml

from bot.reading.formats import files
from bot.reading.notes import minutes
from bot.reading.notes.found import Minutes

HEAD = (
    "Harbour Board\nTuesday 5 November 2024, 10:00\n"
    "Present: Dana Frost (DF), Sam Ridley (SR), Priya Osman (PO)\n\n1. Moorings\n\n"
)
TALK = (
    "Four of them drag. Photographs of the chains to be put on the Board's page (A1). Nobody "
    "had asked the yard, which is paper (P4) again. The yard to be rung about berths (A2).\n\n"
)
SAID = [
    ("Photographs of the chains to be put on the Board's page", ("DF",), "2024-11-30"),
    ("The yard to be rung about berths", ("SR", "PO"), "2024-12-06"),
]


def read(body: str) -> Minutes:
    return minutes.read(files.read((HEAD + body).encode()))


def told(found: Minutes) -> list[tuple[str, tuple[str, ...], str | None]]:
    return [(one.text, one.owners, one.due.date) for one in found.actions if one.kind == "explicit"]


@pytest.mark.parametrize(
    "key",
    [
        "Who does what\n\nA1 DF, 30 Nov\nA2 SR & PO, 6 December\n",
        "Who does what\n\n- A1: DF by 30 Nov\n- A2: SR & PO by 6 December\n",
        "A1 – DF – 30 Nov; A2 – SR/PO – 6 December\n",
        "## Key\n\nA1: DF, 30 November. A2: SR and PO, by 6 December.\n",
        "| No. | With | When |\n|---|---|---|\n| A1 | DF | 30 Nov |\n| A2 | SR, PO | 6 Dec |\n",
        "| No. | Whose | By |\n|---|---|---|\n| A1 | DF | 30/11 |\n| A2 | SR + PO | 6/12 |\n",
    ],
)
def test_a_key_at_the_end_says_whose_the_numbers_in_the_prose_are(key: str) -> None:
    assert told(read(TALK + key)) == SAID


def test_a_number_in_brackets_that_no_key_explains_marks_nothing() -> None:
    assert not told(read(TALK))


def test_what_a_key_says_was_done_is_done_and_was_never_due() -> None:
    key = (
        "| No. | With | When |\n|---|---|---|\n| A1 | DF | done 7/11 |\n| A2 | SR | 6 December |\n"
    )
    first, second = read(TALK + key).actions

    assert (first.status, first.due.date) == ("complete", None)
    assert (second.status, second.due.date) == ("open", "2024-12-06")


@pytest.mark.parametrize(
    "line",
    [
        "   **Lead:** Sam · **When:** 6 December",
        "   Owner: Sam | Due: 6 December",
        "   Lead: Sam • Deadline: 6 December",
    ],
)
def test_a_line_under_an_entry_gives_it_its_owner_and_its_time(line: str) -> None:
    entries = f"## For the work plan\n\n1. A survey of the wrecks\n{line}\n2. New buoys\n{line}\n"

    assert told(read(entries)) == [
        ("A survey of the wrecks", ("Sam",), "2024-12-06"),
        ("New buoys", ("Sam",), "2024-12-06"),
    ]


BODY = (
    "The board looked at the pier lamp, which fails whenever the wind is",
    "in the east. Nobody could say when it was last taken down, since the",
    "book in which the keepers wrote such things was lost in the flood.",
)


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        (["DF", "30 November"], ["SR / PO", "6 December"], ["All"]),
        (["DF 30/11"], ["SR & PO", "by 6 December"], ["PO", "before the lamps", "are lit"]),
    ],
)
def test_owners_in_the_margin_before_the_text_have_what_stands_beside_them(
    first: list[str], second: list[str], third: list[str]
) -> None:
    tasks = ("Prices for a lamp, and for two.", "Tell the pilots.", "Read the book of lights.")
    drawn = [documents.set_lines(["Harbour Board, Tuesday 5 November 2024"], x=160, top=800)]
    for top, task, note in zip((740, 620, 500), tasks, (first, second, third), strict=True):
        drawn += [
            documents.set_lines(BODY, x=160, top=top, pitch=12),
            documents.set_lines([task], x=160, top=top - 50),
            documents.set_lines(note, x=60, top=top - 50, pitch=12),
        ]

    found = told(minutes.read(files.read(documents.pdf(["\n".join(drawn)]))))

    assert [text for text, _, _ in found] == list(tasks)
    assert [due for _, _, due in found] == ["2024-11-30", "2024-12-06", None]
    assert [who for _, who, _ in found][:2] == [("DF",), ("SR", "PO")]


@pytest.mark.parametrize("numbers", [("1.", "2.", "3."), ("II", "III", "IV")])
def test_numbers_and_posts_before_the_text_of_a_page_are_no_margin_of_owners(
    numbers: tuple[str, ...],
) -> None:
    drawn = [
        part
        for number, top in zip(numbers, (740, 660, 580), strict=True)
        for part in (
            documents.set_lines([number], x=60, top=top),
            documents.set_lines(BODY, x=160, top=top, pitch=12),
        )
    ]
    document = files.read(documents.pdf(["\n".join(drawn)]))

    assert not minutes.read(document).actions
    assert not any(note in numbers for line in document.lines() for note in line.side)


def test_owners_in_the_margin_of_plain_text_have_what_stands_beside_them() -> None:
    said = (
        f"{HEAD}              The Board heard that three lamps had failed in the winter and that\n"
        "              nobody had been told. The keeper said he would not do so again.\n\n"
        "DF            Prices for a lamp on the east pier, with what each\n"
        "by 30 Nov     costs to run.\n\n"
        "SR / PO       Tell the pilots' association which lamps are out.\n6 December\n\n"
        "              Four of them drag. The yard had been rung twice and had not\n"
        "              answered, which the Board thought poor.\n"
    )

    assert told(minutes.read(files.read(said.encode()))) == [
        ("Prices for a lamp on the east pier, with what each costs to run.", ("DF",), "2024-11-30"),
        ("Tell the pilots' association which lamps are out.", ("SR", "PO"), "2024-12-06"),
    ]


def docx(*rows: list[str]) -> Minutes:
    head = [paragraph(line) for line in HEAD.splitlines() if line]
    drawn = table(*(row(*(paragraph(cell) for cell in cells)) for cells in rows))
    return minutes.read(files.read(word_xml("".join([*head, drawn]))))


def test_an_action_label_in_a_margin_goes_for_the_rows_below_that_have_none() -> None:
    found = docx(
        ["Question:", "Why do they drag?"],
        ["Actions:", "Sam to ring the yard by 6 December"],
        ["", "Notice at the slip to be reworded – Priya to see to it"],
        ["", "Dana to thank the divers"],
        ["Question:", "Is the lamp lit?"],
        ["Actions:", "None"],
        ["Question:", "Who pays?"],
        ["Actions:", "Noted"],
    )

    assert [(text.split()[-1], who) for text, who, _ in told(found)] == [
        ("December", ("Sam",)),
        ("it", ("Priya",)),
        ("divers", ("Dana",)),
    ]


def test_what_was_seen_is_told_and_what_happens_now_is_to_be_done() -> None:
    found = docx(
        ["Pier", "Calls (target)", "What we saw", "What happens now"],
        ["East", "4 (5)", "Two boards rotten. Lamp out.", "Sam: have the boards replaced"],
        ["West", "5 (5)", "A gull had nested in the box.", "Nothing needed"],
    )

    assert told(found) == [("have the boards replaced", ("Sam",), None)]


def test_what_a_table_lists_as_closed_since_is_closed() -> None:
    found = docx(
        ["Ref", "Closed since the last meeting", "Owner", "Date closed"],
        ["24/1", "Tell the pilots about the east quay", "Sam", "3 October"],
        ["24/2", "Circulate the new tide tables to members", "Priya", "24 October"],
    )

    assert [(one.owners, one.status) for one in found.actions] == [
        (("Sam",), "closed"),
        (("Priya",), "closed"),
    ]


@pytest.mark.parametrize(
    ("cell", "owners", "dues"),
    [
        ("DF\n30 November\nSR", [("DF",), ("SR",)], ["2024-11-30", None]),
        ("DF + PO\n30 Tachwedd / 30 November\nSR", [("DF", "PO"), ("SR",)], ["2024-11-30", None]),
        ("DF\nSR\nRhagfyr / December", [("DF",), ("SR",)], ["2024-12", "2024-12"]),
    ],
)
def test_a_time_under_an_owner_is_his_in_whatever_language(
    cell: str, owners: list[tuple[str, ...]], dues: list[str | None]
) -> None:
    head = "| Item | Said | Action |\n|---|---|---|\n"
    said = "Count the buoys along the north wall.<br>The charts to be checked against them."
    rows = (
        f"| 1.1 | {said} | {cell.replace(chr(10), '<br>')} |\n| 1.2 | Rope to be bought. | PO |\n"
    )
    *found, _ = told(read(head + rows))

    assert [who for _, who, _ in found] == owners
    assert [due for _, _, due in found] == dues


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("The lamp, again. [SR] ring the maker – what does a new one cost?", ("SR",)),
        ("Nobody minded. [SR/PO] ask the county for the old plans", ("SR", "PO")),
    ],
)
def test_an_owner_in_brackets_opens_an_action_behind_other_words_where_others_do(
    words: str, who: tuple[str, ...]
) -> None:
    found = told(read(f"[DF] price the lamp\n\n[PO] draft a notice\n\n{words}\n"))

    assert [owners for _, owners, _ in found] == [("DF",), ("PO",), who]


def test_letters_that_say_none_too_are_whoever_is_listed_by_them() -> None:
    rows = "| Item | Said | Action by |\n|---|---|---|\n| 1 | Ring the maker of the lamp. | NA |\n"

    assert told(read(f"Also present: Nils Arden (NA)\n\n{rows}"))[0][1] == ("NA",)
    assert not told(read(rows))


def test_whose_it_is_may_be_everybody_of_a_kind_and_say_how_it_stands() -> None:
    found = read(
        "Action (all wardens): figures for the last two years – 6/12.\n\n"
        "The lamp is still awaited. Sam will fit it once it comes.\n\nACTION: Sam Ridley (b/f)\n"
    )
    new, old = [one for one in found.actions if one.kind == "explicit"]

    assert (new.owners, new.due.date) == (("all wardens",), "2024-12-06")
    assert (old.owners, old.status) == (("Sam Ridley",), "brought_forward")


def test_a_mark_in_brackets_may_say_who_does_which_part() -> None:
    found = told(
        read("Agreed: a list of wrecks to be ready by 6 December. [SR to draft; PO to check it]\n")
    )

    assert [(who, due) for _, who, due in found] == [(("SR", "PO"), "2024-12-06")]


def test_a_column_headed_action_that_holds_numbers_only_numbers_the_words_beside_it() -> None:
    found = docx(
        ["Action", "Summary", "Responsible", "Progress"],
        ["2.1", "Price the dredging of the inner basin", "Sam", "In hand"],
        ["2.4", "Ask the county who owns the east quay", "Priya", "Complete – sent 4 June"],
    )

    assert [(one.text.split()[0], one.owners, one.status) for one in found.actions] == [
        ("Price", ("Sam",), "ongoing"),
        ("Ask", ("Priya",), "complete"),
    ]


def test_arrows_in_a_box_open_actions_as_arrows_on_a_line_do() -> None:
    found = docx(
        ["→ Sam to price a new lamp by 6 December"],
        ["→ Dana to ask the pilots what they can see"],
        ["The Board thanked the divers."],
    )

    assert [action.text for action in found.actions if action.kind == "explicit"] == [
        "Sam to price a new lamp by 6 December",
        "Dana to ask the pilots what they can see",
    ]
