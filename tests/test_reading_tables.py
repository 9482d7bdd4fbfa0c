"""Tables set in plain text, in whatever way they were drawn, into rows and cells."""

import pytest
from documents import paragraph, row, table, word_xml

from bot.reading.formats import files
from bot.reading.formats.document import Table
from bot.reading.notes import minutes

ROWS = [
    ["Ref", "Action", "Owner"],
    ["1", "Oil the lock and the winch", "Rhys"],
    ["2", "Mend it", "OT"],
]

PIPES = """\
Ref | Action | Owner
--- | --- | ---
1 | Oil the lock and the winch | Rhys
2 | Mend it | OT
"""
COMMAS = "Ref,Action,Owner\n1,Oil the lock and the winch,Rhys\n2,Mend it,OT\n,,\n"
GRID = """\
+-----+--------------+-------+
| Ref | Action       | Owner |
+=====+==============+=======+
| 1   | Oil the lock | Rhys  |
|     | and the winch|       |
+-----+--------------+-------+
| 2   | Mend it      | OT    |
+-----+--------------+-------+
"""
WRAPPED = """\
|Ref  |Action         |Owner  |
|1    |Oil the lock   |Rhys   |
|     |and the winch  |       |
|2    |Mend it        |OT     |
"""


def rows(words: str) -> list[list[str]]:
    (table,) = files.read(words.encode()).blocks
    assert isinstance(table, Table)
    return [[cell.text for cell in row] for row in table.rows if any(cell.lines for cell in row)]


@pytest.mark.parametrize("drawn", [PIPES, COMMAS, COMMAS.replace(",", ";"), GRID, WRAPPED])
def test_a_table_is_read_however_it_is_drawn(drawn: str) -> None:
    assert rows(drawn) == ROWS


def test_two_columns_without_edges_are_a_table_under_a_line_of_dashes() -> None:
    assert rows("Action | Owner\n--- | ---\nOil the lock | Rhys\n") == [
        ["Action", "Owner"],
        ["Oil the lock", "Rhys"],
    ]


def test_a_line_break_in_a_quoted_field_is_kept_in_its_cell() -> None:
    words = (
        'Ref,Action,Owner\n1,"Oil the lock,\nthen the winch",Rhys\n2,Mend it,OT\n3,Paint it,RP\n'
    )

    (table,) = files.read(words.encode()).blocks

    assert isinstance(table, Table)
    assert [line.text for line in table.rows[1][1].lines] == ["Oil the lock,", "then the winch"]


def test_a_row_below_a_cell_with_room_to_spare_is_a_row_of_its_own() -> None:
    drawn = (
        "|Item |Said                |Who    |\n"
        "|1    |The slip.           |Rhys   |\n"
        "|     |The crane was looked|OT     |\n"
        "|     |at and left.        |       |\n"
    )

    assert rows(drawn)[2:] == [["", "The crane was looked at and left.", "OT"]]


def test_a_quotation_mark_that_nothing_closes_does_not_swallow_a_long_text() -> None:
    words = 'Slip, lock, crane, gate\n"The slip, ' + "and so on, " * 20_000

    assert files.read(words.encode()).blocks


def test_an_initial_in_the_owners_column_is_no_number_of_a_list() -> None:
    notes = "Action | Owner\n--- | ---\nOil the lock before May | P. Hale\n"

    (action,) = minutes.read(files.read(notes.encode())).actions

    assert action.owners == ("P. Hale",)


def test_rows_that_happen_to_be_as_wide_as_each_other_are_rows() -> None:
    drawn = "| Who | Jan | Feb |\n|---|---|---|\n| Bob Shaw | Yes | No |\n| Cat Wood | Yes | No |\n"
    (read,) = files.read(drawn.encode()).blocks

    assert isinstance(read, Table)
    assert [each[0].text for each in read.rows] == ["Who", "Bob Shaw", "Cat Wood"]


def test_a_table_with_heads_of_its_own_is_no_part_of_the_one_above() -> None:
    log = "<tr><th>No<th>Action<th>Who<th>Due</tr><tr><td>1<td>Mend it<td>OT<td>May</tr>"
    lights = (
        "<tr><th>Project<th>Overall<th>Cost<th>Time</tr><tr><td>Gates<td>Red<td>Red<td>Red</tr>"
    )
    page = (
        f"<html><h1>Board</h1><p>6 May 2025</p><table>{log}</table><p>x</p><table>{lights}</table>"
    )

    (found,) = minutes.read(files.read(page.encode())).actions

    assert found.text == "Mend it"


def test_what_a_page_says_of_a_file_is_no_part_of_its_heading() -> None:
    page = (
        "<html><h1>Parks Board</h1><p>6 May 2025</p>"
        "<h2>Date of Next Meeting <a>pdf icon PDF 296 KB</a></h2>"
        "<p>Minutes:</p><p>3 June 2025 at 10.30 am</p>"
    )

    found = minutes.read(files.read(page.encode())).next_meeting

    assert found
    assert str(found.day) == "2025-06-03"


def test_a_margin_says_whose_the_words_beside_it_are() -> None:
    rows = (
        ("", "Earlier points"),
        ("1", "The list was gone through."),
        ("KL - done", "Let the board have the names of the wardens."),
        ("RF - carry over", "Letter of thanks to the band."),
        ("2", "The gates are rusty. The band played."),
        ("KL (RF to help)", "Mend the park gates by 16 May."),
        ("Who?", "Find the money for the paint."),
    )
    body = paragraph("Parks Board, Tuesday 6 May 2025") + table(
        *(row(*map(paragraph, cells)) for cells in rows)
    )

    found = minutes.read(files.read(word_xml(body))).actions

    assert [(one.owners, one.status) for one in found if one.kind == "explicit"] == [
        (("KL",), "complete"),
        (("RF",), "brought_forward"),
        (("KL",), "open"),
        ((), "open"),
    ]
