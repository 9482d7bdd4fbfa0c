"""Pages into lines and tables as a reader sees them: columns, margins, boxes, words struck out."""

import documents
import pytest

from bot.errors import Told
from bot.reading.formats import files
from bot.reading.formats.document import Document, Line, Table

LEFT = (
    "The forum heard that the pedestrian",
    "crossing at Fell Lane is to be moved",
    "ten yards up the hill by the county.",
    "Drew Salter had asked for a shelter,",
    "and the surveyor will price one with",
    "a bench before the end of the month.",
    "Nobody spoke against the new place,",
)
RIGHT = (
    "which the school likes better too. It",
    "was noted that the mobile library now",
    "calls on Mondays and not on Tuesdays.",
    "Readers had been told by a notice on",
    "the van, and the parish magazine will",
    "carry the new times from March until",
    "the end of the year at least.",
)
BODY = (
    "The committee looked at the drains in Mill Street, which had backed",
    "up again after the storm. Nobody could say who owns the last stretch",
    "of them, since the deeds were lost in the fire at the old town hall.",
)
TASKS = (
    "Find out from the water company who owns the last stretch, and ask",
    "that it be flushed before the autumn.",
)


def page(*streams: str) -> str:
    return "\n".join(streams)


def read(*pages: str) -> Document:
    return files.read(documents.pdf(pages))


def words(document: Document) -> list[str]:
    return [line.text for line in document.lines()]


def only(document: Document, opening: str) -> Line:
    (line,) = (line for line in document.lines() if line.text.startswith(opening))
    return line


def test_a_page_in_two_columns_is_read_down_the_left_one_first() -> None:
    document = read(
        page(
            documents.set_lines(["Minutes of the road safety forum held on Monday 3 March 2025"]),
            documents.set_lines(LEFT, x=60, top=740, pitch=12),
            documents.set_lines(RIGHT, x=310, top=734, pitch=12),
        )
    )

    assert words(document)[1:] == [" ".join((*LEFT, *RIGHT))]


def test_names_beside_posts_are_no_columns_of_prose() -> None:
    names = ("Olive Tarrant", "Rhys Pemble", "Sunita Dole", "Gail Ormond", "Ken Utley", "May Quist")
    posts = ("Chair", "Treasurer", "Clerk", "Warden", "Tree officer", "Footpaths")

    document = read(page(documents.set_lines(names, x=60), documents.set_lines(posts, x=310)))

    assert [(line.text, line.side) for line in document.lines()] == [
        (name, (post,)) for name, post in zip(names, posts, strict=True)
    ]


@pytest.mark.parametrize(
    ("note", "beside"),
    [
        (["Rhys Pemble"], ("Rhys Pemble",)),
        (["Rhys Pemble", "by 4 July"], ("Rhys Pemble", "by 4 July")),
        (["Rhys Pemble and the", "town clerk"], ("Rhys Pemble and the town clerk",)),
    ],
)
def test_a_note_in_the_margin_stands_beside_its_paragraph(
    note: list[str], beside: tuple[str, ...]
) -> None:
    document = read(
        page(
            documents.set_lines(BODY, top=740, pitch=12),
            documents.set_lines(TASKS, top=690, pitch=12),
            documents.set_lines(note, x=430, top=690, pitch=12),
            documents.set_lines(BODY, top=650, pitch=12),
            documents.set_lines(TASKS, top=600, pitch=12),
            documents.set_lines(["Sunita Dole"], x=430, top=600),
        )
    )

    assert [(line.text, line.side) for line in document.lines()] == [
        (" ".join(BODY), ()),
        (" ".join(TASKS), beside),
        (" ".join(BODY), ()),
        (" ".join(TASKS), ("Sunita Dole",)),
    ]


def test_what_runs_at_the_head_of_each_page_is_taken_from_its_words() -> None:
    pages = [
        page(
            documents.set_lines(["Drainage committee, 4 June 2024"], top=810),
            documents.set_lines([f"{number}. The sluice at gate {number} was looked at."], top=700),
            documents.set_lines([f"Page {number} of 2"], top=30),
        )
        for number in (1, 2)
    ]

    document = read(*pages)

    assert document.margins == ("Drainage committee, 4 June 2024",)
    assert words(document) == [
        "The sluice at gate 1 was looked at.",
        "The sluice at gate 2 was looked at.",
    ]


@pytest.mark.parametrize("top", [810, 30])
def test_a_marking_that_runs_on_every_page_is_seen(top: int) -> None:
    pages = [
        page(
            documents.set_lines(["SECRET"], top=top),
            documents.set_lines([said], top=500),
        )
        for said in (LEFT[0], RIGHT[0], BODY[0])
    ]

    with pytest.raises(Told, match="SECRET"):
        read(*pages)


def test_a_table_that_goes_on_over_the_page_is_one_and_its_headings_are_read_once() -> None:
    head = ("Ref", "Action", "Owner")
    one = documents.set_table(
        [head, ("1", "Mend the stile|and the gate by", "Ken")],
        columns=[60, 110, 380, 480],
        top=120,
        height=40,
    )
    two = documents.set_table(
        [head, ("", "the brook", ""), ("2", "Oil the lock", "May")],
        columns=[60, 110, 380, 480],
        top=800,
        height=40,
    )

    (table,) = read(one, two).blocks

    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Ref", "Action", "Owner"],
        ["1", "Mend the stile and the gate by the brook", "Ken"],
        ["2", "Oil the lock", "May"],
    ]


def test_a_line_through_words_strikes_them_out() -> None:
    document = read(
        page(
            documents.set_lines(
                ["Paint the pavilion doors.", "Next meeting: 4 May 11 May in the hall."], pitch=40
            ),
            documents.set_rule(60, 793, 167),
            documents.set_rule(125, 753, 153),
        )
    )

    assert [(line.text, line.struck) for line in document.lines()] == [
        ("Paint the pavilion doors.", True),
        ("Next meeting: 4 May (cancelled) 11 May in the hall.", False),
    ]


def test_large_and_bold_lines_are_told_from_the_rest() -> None:
    document = read(
        page(
            documents.set_lines(["Allotments"], size=16, face="F2"),
            documents.set_lines(["Waiting list"], top=760, face="F2"),
            documents.set_lines(BODY, top=740, pitch=12),
        )
    )

    assert [line.style for line in document.lines()] == ["heading", "bold", ""]


def test_the_paragraphs_in_a_box_are_paragraphs() -> None:
    document = read(
        page(
            documents.set_rule(60, 700, 500, 60),
            documents.set_lines(["Ken to oil the lock", "May to paint the gate"], x=66, top=740),
        )
    )

    assert document.blocks == tuple(document.lines())
    assert words(document) == ["Ken to oil the lock", "May to paint the gate"]


def test_two_lists_in_one_cell_are_read_one_after_the_other() -> None:
    cell = page(
        documents.set_rule(60, 660, 500, 100),
        documents.set_lines(["Parish council"], x=66, top=740, face="F2"),
        documents.set_lines(["Olive Tarrant", "Rhys Pemble"], x=66, top=724),
        documents.set_lines(["School"], x=66, top=692, face="F2"),
        documents.set_lines(["Gail Ormond"], x=66, top=676),
        documents.set_lines(["Police"], x=300, top=740, face="F2"),
        documents.set_lines(["Sunita Dole"], x=300, top=724),
        documents.set_lines(["Apologies"], x=300, top=708, face="F2"),
        documents.set_lines(["May Quist", "Ken Utley"], x=300, top=692),
    )

    assert words(read(cell)) == [
        *("Parish council", "Olive Tarrant", "Rhys Pemble", "School", "Gail Ormond"),
        *("Police", "Sunita Dole", "Apologies", "May Quist", "Ken Utley"),
    ]


def test_words_that_fill_a_narrow_cell_are_kept_apart() -> None:
    table = documents.set_table(
        [("Ref", "Action", "Owner"), ("1", "Reconsider|complaints", "Ken")],
        columns=[60, 110, 175, 240],
        height=40,
    )

    assert "Reconsider complaints" in words(read(table))


def test_a_day_is_not_parted_from_its_month() -> None:
    document = read(
        page(
            documents.set_lines(
                ["The costs will be sent round before the budget meeting on 24", "February."],
                pitch=12,
            ),
            documents.set_lines(BODY, top=700, pitch=12),
        )
    )

    assert only(document, "The costs").text.endswith("24 February.")


def test_a_table_without_borders_is_parted_where_no_word_of_any_row_stands() -> None:
    rows = [
        ("7", "Ask who owns the last", "Rhys", "4 July"),
        ("", "stretch of the drains", "", ""),
        ("8", "Have them flushed", "Sunita", "1 Sept"),
        ("9", "Tell Mill Street", "May", "8 Sept"),
    ]
    document = read(
        page(
            *(
                documents.set_lines([words], x=x, top=740, face="F2")
                for x, words in ((60, "Ref"), (150, "Action"), (250, "Owner"), (290, "Due"))
            ),
            *(
                documents.set_lines([words], x=x, top=720 - 12 * number)
                for number, row in enumerate(rows)
                for x, words in zip((60, 80, 248, 288), row, strict=True)
                if words
            ),
        )
    )

    (table,) = document.blocks
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Ref", "Action", "Owner", "Due"],
        ["7", "Ask who owns the last stretch of the drains", "Rhys", "4 July"],
        ["8", "Have them flushed", "Sunita", "1 Sept"],
        ["9", "Tell Mill Street", "May", "8 Sept"],
    ]


def test_letters_that_a_program_scales_are_measured_as_they_are_seen() -> None:
    scaled = documents.set_lines(BODY, x=60 / 12, top=740 / 12, size=1, pitch=1)

    document = read(f"q 12 0 0 12 0 0 cm {scaled} Q")

    assert words(document) == [" ".join(BODY)]


def test_headings_drawn_as_a_table_of_their_own_head_the_one_below() -> None:
    columns = [60, 110, 380, 480]
    document = read(
        page(
            documents.set_table([("Ref", "Action", "Owner")], columns=columns, top=700),
            documents.set_table([("1", "Oil the lock", "Ken")], columns=columns, top=664),
        )
    )

    (table,) = document.blocks
    assert isinstance(table, Table)
    assert len(table.rows) == 2


def test_a_title_inside_the_borders_of_a_table_is_no_part_of_its_headings() -> None:
    columns = [60, 90, 330, 430]
    rows = [("|No", "|Action", "|For"), ("64", "Oil the lock", "Ken"), ("65", "Paint it", "Mo")]
    document = read(
        page(
            documents.set_table(rows, columns=columns, top=700),
            documents.set_lines(["SUMMARY OF WHAT IS TO BE DONE"], x=64, top=688),
        )
    )

    (table,) = document.blocks
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["SUMMARY OF WHAT IS TO BE DONE", "", ""],
        ["No", "Action", "For"],
        ["64", "Oil the lock", "Ken"],
        ["65", "Paint it", "Mo"],
    ]
