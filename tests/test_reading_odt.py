"""OpenDocument texts as a reader sees them: numbers of lists, types, heads and boxes."""

import documents

from bot.reading.formats import files
from bot.reading.formats.document import Document, Table

STYLES = (
    '<style:style style:name="B"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="S" style:parent-style-name="B"><style:text-properties'
    ' style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="P1" style:parent-style-name="Heading_20_2"/>'
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1"'
    ' style:num-format="1"/><text:list-level-style-number text:level="2" style:num-format="a"/>'
    "</text:list-style>"
)


def read(body: str, *, margins: str = "") -> Document:
    return files.read(documents.odt_xml(body, styles=STYLES, margins=margins))


def test_lists_have_the_numbers_that_their_style_gives_them() -> None:
    inner = "<text:list><text:list-item><text:p>Oil it</text:p></text:list-item></text:list>"
    document = read(
        '<text:list text:style-name="L"><text:list-item><text:p>Slip</text:p></text:list-item>'
        f"<text:list-item><text:p>Lock</text:p>{inner}</text:list-item></text:list>"
        '<text:list text:style-name="L" text:continue-numbering="true">'
        "<text:list-item><text:p>Crane</text:p></text:list-item></text:list>"
    )

    assert [(line.marker, line.text) for line in document.lines()] == [
        *(("1", "Slip"), ("2", "Lock"), ("a", "Oil it"), ("3", "Crane")),
    ]


def test_headings_bold_and_struck_words_are_known_by_their_styles() -> None:
    document = read(
        '<text:p text:style-name="P1">Moorings</text:p><text:p text:style-name="B">Full</text:p>'
        '<text:p><text:span text:style-name="S">Oil the lock</text:span></text:p>'
    )

    assert [(line.style, line.struck) for line in document.lines()] == [
        *(("heading", False), ("bold", False), ("bold", True)),
    ]


def test_what_stands_at_the_head_of_the_pages_is_in_the_margins() -> None:
    document = read("<text:p>Moorings</text:p>", margins="Harbour committee 21.11.2023")

    assert document.margins == ("Harbour committee 21.11.2023",)


def test_a_table_in_a_text_box_is_a_table() -> None:
    cell = "<table:table-cell><text:p>Slip</text:p></table:table-cell>"
    table = f"<table:table><table:table-row>{cell}{cell}</table:table-row></table:table>"

    document = read(
        f"<text:p><draw:frame><draw:text-box>{table}</draw:text-box></draw:frame></text:p>"
    )

    assert [type(block) for block in document.blocks] == [Table]


def test_a_table_inside_a_row_that_is_only_laid_out_keeps_its_columns() -> None:
    def cell(inner: str) -> str:
        return f"<table:table-cell>{inner}</table:table-cell>"

    def row(*cells: str) -> str:
        return f"<table:table-row>{''.join(map(cell, cells))}</table:table-row>"

    def words(*each: str) -> list[str]:
        return [f"<text:p>{one}</text:p>" for one in each]

    inner = f"<table:table>{row(*words('Task', 'Who'))}{row(*words('Oil', 'RP'))}</table:table>"
    document = read(
        f"<table:table>{row(*words('1', 'Welcome'))}{row(words('2')[0], inner)}"
        f"{row(*words('3', 'Close'))}</table:table>"
    )

    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert [one.width for one in tables] == [2, 2, 2]
    assert [[each.text for each in line] for line in tables[1].rows] == [
        ["Task", "Who"],
        ["Oil", "RP"],
    ]
