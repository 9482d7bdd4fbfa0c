"""Text into lines: marks parted, wrapped paragraphs rejoined, tables seen, leftovers cleaned."""

# ruff: noqa: RUF001  notes are written with en dashes

import pytest

from bot.reading.formats import marks, text
from bot.reading.formats.document import Line, Place, Table
from bot.reading.notes import headings, promises, sentences, status, undertakings
from bot.reading.notes.weights import ENOUGH


def lines(words: str) -> list[tuple[str, str]]:
    return [(line.marker, line.text) for line in text.read(words).lines()]


@pytest.mark.parametrize(
    ("raw", "marker", "words"),
    [
        ("- A point", "-", "A point"),
        ("\uf0b7 A point", "-", "A point"),
        ("5a. Performance", "5a", "Performance"),
        ("4b | **DELIVERY**", "4b", "DELIVERY"),
        ("1.2 HMICFRS", "1.2", "HMICFRS"),
        ("19/61  Patient experience", "19/61", "Patient experience"),
        ("Item 3 – AOB", "3", "AOB"),
        ("(ii) Matters", "ii", "Matters"),
        ("- [ ] Write it up", "[ ]", "Write it up"),
        ("☑ Renew the domain", "[x]", "Renew the domain"),
        (">> ACTION: Cliff to book", "→", "ACTION: Cliff to book"),
        ("30 August 2016 - CANCELLED", "", "30 August 2016 - CANCELLED"),
        ("10.30am start", "", "10.30am start"),
        ("101 backlog", "", "101 backlog"),
        ("Tuesday 18thFebruary 2014", "", "Tuesday 18th February 2014"),
        ("Friday 4<sup>th</sup> June", "", "Friday 4th June"),
        ("Alliance Governance Group*", "", "Alliance Governance Group*"),
    ],
)
def test_a_line_is_parted_from_its_mark_and_cleaned(raw: str, marker: str, words: str) -> None:
    line = marks.line(raw, Place(line=1))

    assert line
    assert (line.marker, line.text) == (marker, words)


def test_invisible_letters_are_taken_out() -> None:
    assert marks.visible("J\u200bC\u202e agreed\x07") == "JC agreed"


def test_a_paragraph_broken_at_a_margin_is_made_whole() -> None:
    wrapped = (
        "The Board heard that the works at the Holt site were going to plan and that\n"
        "the budget would hold for the year, although the contractor had asked for\n"
        "more time."
    )

    assert lines(f"{wrapped}\n\nNext item\n") == [
        ("", wrapped.replace("\n", " ")),
        ("", "Next item"),
    ]


def test_short_lines_of_a_list_are_not_run_together() -> None:
    assert len(lines("Peter Hallam (PH)\nMargaret Ennis (ME)\nLaura Denby (LD)\n")) == 3


def test_a_sentence_cut_by_the_turn_of_a_page_is_made_whole() -> None:
    cut = "The work of the Crime Registrar Team to support officers\n\nwill have led to more."

    assert lines(cut) == [("", " ".join(cut.split()))]


@pytest.mark.parametrize(
    "rows",
    [
        "1\tWelcome\tJS\n2\tFinance\tPK\n",
        "| 1 | Welcome | JS |\n|---|---|---|\n| 2 | Finance | PK |\n",
        "1 | Welcome | JS\n2 | Finance | PK\n",
    ],
)
def test_rows_of_tabs_and_of_pipes_are_tables(rows: str) -> None:
    (table,) = text.read(rows).blocks

    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["1", "Welcome", "JS"],
        ["2", "Finance", "PK"],
    ]


def test_markup_left_inside_a_cell_becomes_lines_again() -> None:
    row = "1.1\t<p>Actions arising:</p> <ol> 1. The CRB to meet. 2. An update to follow. </ol>\t"

    assert lines(row) == [
        ("", "1.1"),
        ("", "Actions arising:"),
        ("1", "The CRB to meet."),
        ("2", "An update to follow."),
    ]


@pytest.mark.parametrize(
    ("paragraph", "count"),
    [
        ("Ch. Insp Robson spoke. The Clerk will write.", 2),
        ("It is owned by F. Reid of Co. Ltd and no. 4 is shut.", 1),
        ("We hold no statement on MS. The CC replied.", 2),
        ("One thing; Another thing", 2),
    ],
)
def test_sentences_are_parted_but_not_at_abbreviations(paragraph: str, count: int) -> None:
    assert len(sentences.split(paragraph)) == count


@pytest.mark.parametrize(
    ("line", "opens"),
    [
        ("Actions arising:", "actions"),
        ("Actions relating to the budget:", "actions"),
        ("Next steps", "actions"),
        ("POST NICE ACTIONS", "item"),
        ("Actions were agreed by all", ""),
        ("Action arising from the May 2019 meeting:", "previous"),
        ("Review of action list", "previous"),
        ("Matters arising from the Service Improvement Board", "item"),
        ("Date and venue of next meeting: 1 May", "next"),
        ("Next language board meeting will be 17 March", ""),
        ("The meeting closed at 3.50 pm", "end"),
        ("Findings:", "label"),
    ],
)
def test_a_heading_says_what_it_opens(line: str, opens: str) -> None:
    style = "bold" if opens == "item" else ""

    assert headings.read(Line(line, style=style)).opens == opens  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("COMPLETE – received 20/12/22", "complete"),
        ("Ongoing – draft with commanders", "ongoing"),
        ("Not started", "open"),
        ("no progress", "open"),
        ("Overdue – CR to provide by 17 Feb", "overdue"),
        ("Discharged on day of meeting", "discharged"),
        ("Carried forward", "brought_forward"),
        ("JS", None),
    ],
)
def test_a_progress_column_is_read(words: str, found: str | None) -> None:
    assert status.read(words) == found


@pytest.mark.parametrize(
    "nil",
    ["There were none.", "None", "N/A", "There were no actions arising.", "No action required."],
)
def test_a_nil_return_is_known(nil: str) -> None:
    assert promises.is_nil(nil)


@pytest.mark.parametrize(
    "undertaking",
    [
        "The DCC will raise this with commanders at the next Force Delivery Group (FDG).",
        "JC agreed to provide the Chief with 5 working days notice.",
        "CC and KV to see the council leader before long.",
        "The CC has asked the head of the department for further work to be done.",
        "It was agreed the Panel would receive an update in November 2018.",
        "Insp Lund is to arrange a new pass before Christmas.",
        "That the Treasurer redraw the table before the accounts go out",
        "The Chair asked that the Clerk send her the letter when it came.",
        "The DCC gave an undertaking to visit the night shift.",
        "The DCC undertook to brief the PCC once the file had gone to the lawyers.",
        "The Clerk accepted that the map was wrong and will have it redrawn.",
        "It was agreed that the list be put on the website by Mr Lowe's team.",
        "CC to ring the Home Office",
    ],
)
def test_an_undertaking_is_weighed_as_one(undertaking: str) -> None:
    assert undertakings.weight(undertaking) >= ENOUGH


@pytest.mark.parametrize(
    "talk",
    [
        "The CC was not satisfied with the current position.",
        "Does the Force understand the profile of this cohort?",
        "The PCC asked if the force had understood the drivers.",
        "Further analysis may be considered to explore the key themes.",
        "The plan will include a refocus on performance.",
        "The DCC would welcome the opportunity to engage with the office.",
        "Signs to be erected by the landowner.",
        "Minutes of the meeting of 6 February 2018 were agreed to be a correct record.",
        "No new projects would be taken on from March.",
        "That the Board note the report",
        "Members agreed to close actions 3 and 4.",
        "The next Board is on Tuesday 6 May at 10.00 and will look at fraud.",
        "The Panel will meet at 2.00 p.m. on:",
        "There is nothing for the Committee to decide before the summer.",
        "It would run until the end of June.",
        "Sam will be on leave from 8 to 22 April and Jo will deputise.",
    ],
)
def test_talk_is_not_weighed_as_an_undertaking(talk: str) -> None:
    assert undertakings.weight(talk) < ENOUGH
