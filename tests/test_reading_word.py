"""Word documents as a reader sees them: heads, ticks, boxes, lists and what is struck out."""

# ruff: noqa: RUF001  notes are written with en dashes

import documents
import pytest
from documents import paragraph, row, table, word_xml

from bot.reading.formats import files
from bot.reading.formats.document import Document, Table
from bot.reading.notes import minutes

STRUCK = "<w:strike/>"


def read(body: str, **parts: str) -> Document:
    named = [(f"word/{name}.xml", words) for name, words in parts.items()]
    return files.read(word_xml(body, parts=named))


def said(document: Document) -> list[tuple[str, bool]]:
    return [(line.text, line.struck) for line in document.lines()]


def part(tag: str, body: str) -> str:
    return f'<w:{tag} xmlns:w="{documents.W}">{body}</w:{tag}>'


def test_struck_out_paragraphs_and_rows_are_known_as_such() -> None:
    document = read(
        paragraph("Dredge the inner basin", properties=STRUCK)
        + table(
            row(paragraph("Buy two buoys", properties=STRUCK), paragraph("Rhys")),
            row(paragraph("Mend the slip"), paragraph("Olive")),
        )
    )

    assert [words for words, struck in said(document) if struck] == [
        "Dredge the inner basin",
        "Buy two buoys",
    ]


@pytest.mark.parametrize(
    ("struck", "left"),
    [
        ("Monday 4 May", "Next: Monday 4 May (cancelled) Monday 11 May at six in the hall"),
        ("perhaps", "Next: Monday 11 May at six in the hall"),
    ],
)
def test_a_struck_out_day_in_a_sentence_is_cancelled_and_other_words_are_gone(
    struck: str, left: str
) -> None:
    runs = [("Next: ", ""), (f"{struck} ", STRUCK), ("Monday 11 May at six in the hall", "")]
    inside = "".join(paragraph(words, properties=each)[5:-6] for words, each in runs)

    assert said(read(f"<w:p>{inside}</w:p>")) == [(left, False)]


@pytest.mark.parametrize(("letter", "marker"), [("F0FC", "✓"), ("F0FE", "[x]"), ("F0A8", "[ ]")])
def test_a_tick_drawn_in_wingdings_is_a_tick(letter: str, marker: str) -> None:
    tick = f'<w:r><w:sym w:font="Wingdings" w:char="{letter}"/></w:r>'

    (line,) = read(f"<w:p>{tick}{paragraph(' Order the chain')[5:-6]}</w:p>").lines()

    assert (line.marker, line.text) == (marker, "Order the chain")


def test_a_table_in_a_text_box_is_a_table() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{table(row(paragraph('Ref'), paragraph('Who')))}"
    document = read(f"<w:p>{box}</w:txbxContent></w:pict></w:r></w:p>")

    assert [type(block) for block in document.blocks] == [Table]


def test_a_table_that_only_sets_others_side_by_side_is_opened() -> None:
    inner = table(
        row(paragraph("Task"), paragraph("Who")), row(paragraph("Oil"), paragraph("Rhys"))
    )

    document = read(table(row(paragraph("Harbour") + inner, paragraph("Notes of May"))))

    assert [
        block.text if not isinstance(block, Table) else block.width for block in document.blocks
    ] == [
        *("Harbour", 2, "Notes of May"),
    ]


def test_a_style_takes_after_the_one_that_it_is_based_on() -> None:
    styles = part(
        "styles",
        '<w:style w:styleId="H"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="Own"><w:name w:val="Item"/><w:basedOn w:val="H"/></w:style>',
    )
    item = '<w:p><w:pPr><w:pStyle w:val="Own"/></w:pPr><w:r><w:t>Moorings</w:t></w:r></w:p>'

    (line,) = read(item, styles=styles).lines()

    assert line.style == "heading"


def test_a_table_inside_a_row_that_is_only_laid_out_keeps_its_columns() -> None:
    inner = table(
        row(paragraph("Action"), paragraph("Owner")),
        row(paragraph("Mend the slip"), paragraph("Olive")),
    )
    document = read(
        table(
            row(paragraph("1"), paragraph("Welcome")),
            row(paragraph("2"), paragraph("The slip") + inner),
            row(paragraph("3"), paragraph("Close")),
        )
    )

    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert [[cell.text for cell in each] for one in tables for each in one.rows] == [
        ["1", "Welcome"],
        ["2", "The slip"],
        ["Action", "Owner"],
        ["Mend the slip", "Olive"],
        ["3", "Close"],
    ]


def test_a_cell_of_entries_each_with_its_owner_below_is_as_many_actions() -> None:
    cell = "".join(
        paragraph(words)
        for words in (
            "Add the figures to the dashboard",
            "LO – Spring 1 FGB",
            "Book a visit to the nursery",
            "IM – By 8.12.23",
        )
    )
    body = (
        paragraph("Full Governing Body")
        + paragraph("15 November 2023")
        + table(
            row(paragraph("Item"), paragraph("Action / who / when")),
            row(paragraph("Attendance is up."), cell),
        )
    )

    found = minutes.read(files.read(word_xml(body))).actions

    assert [(one.text, one.owners) for one in found] == [
        ("Add the figures to the dashboard", ("LO",)),
        ("Book a visit to the nursery", ("IM",)),
    ]
