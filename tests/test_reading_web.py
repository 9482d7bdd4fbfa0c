"""Web pages as a browser shows them: their words and tables without the page's own noise."""

import pytest

from bot.reading.formats import files
from bot.reading.formats.document import Document, Line, Table
from bot.reading.notes import minutes


def read(body: str, style: str = "") -> Document:
    return files.read(
        f"<html><head><style>{style}</style></head><body>{body}</body></html>".encode()
    )


def lines(document: Document) -> list[tuple[str, str, bool]]:
    return [(line.text, line.style, line.struck) for line in document.lines()]


@pytest.mark.parametrize(
    "noise",
    [
        '<div id="cookie">We use cookies. <a href="#">More</a></div>',
        '<div class="breadcrumb">Home &raquo; Minutes</div>',
        "<aside><p>Related pages</p></aside>",
        '<ul class="share-links"><li>Post</li></ul>',
        '<a class="skip-link" href="#main">Skip to the words</a>',
        "<nav><ul><li>Home</li></ul></nav>",
    ],
)
def test_what_belongs_to_the_page_and_not_to_the_notes_is_left_out(noise: str) -> None:
    assert lines(read(f"{noise}<p>Moorings are full.</p>")) == [("Moorings are full.", "", False)]


def test_what_is_only_called_so_and_says_much_is_kept() -> None:
    long = "The chair shared what the residents had written about the slip. " * 8

    assert len(lines(read(f'<div class="share"><p>{long}</p></div>'))) == 1


def test_a_footer_may_hold_the_key_to_initials() -> None:
    assert lines(read("<p>Slip</p><footer>RP Rhys Pemble</footer>"))[-1][0] == "RP Rhys Pemble"


@pytest.mark.parametrize(
    ("words", "style"),
    [
        ("<p><s>Oil the lock</s></p>", ""),
        ("<ul><li><del>Oil the lock</del></li></ul>", ""),
        ('<p style="text-decoration: line-through">Oil the lock</p>', ""),
        ('<p><span class="c3 c9">Oil the lock</span></p>', ".c9{text-decoration:line-through}"),
        ('<div class="off"><p>Oil the lock</p></div>', ".on,p.off{text-decoration:line-through}"),
    ],
)
def test_what_is_struck_out_is_known_however_it_is_done(words: str, style: str) -> None:
    assert lines(read(words, style)) == [("Oil the lock", "", True)]


@pytest.mark.parametrize(
    ("words", "style"),
    [
        ("<p><b>Moorings</b></p>", ""),
        ("<p><strong>Moor</strong><b>ings</b></p>", ""),
        ('<p><span style="font-weight:700">Moorings</span></p>', ""),
        ('<p><span class="c1">Moorings</span></p>', ".c1{color:#000;font-weight:700}"),
    ],
)
def test_what_is_bold_is_known_however_it_is_done(words: str, style: str) -> None:
    assert lines(read(words, style)) == [("Moorings", "bold", False)]


def test_a_list_is_numbered_as_it_asks() -> None:
    document = read('<ol type="a" start="3"><li>Oil the lock</li><li>Paint it</li></ol>')

    assert [line.marker for line in document.lines()] == ["c", "d"]


def test_a_tall_cell_keeps_the_cells_below_it_in_their_columns() -> None:
    (table,) = read(
        "<table><tr><td rowspan=2>1</td><td>Oil</td><td>RP</td></tr>"
        "<tr><td>Paint</td><td>OT</td></tr></table>"
    ).blocks

    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["1", "Oil", "RP"],
        ["", "Paint", "OT"],
    ]


def test_a_table_that_only_sets_others_side_by_side_is_opened() -> None:
    inner = "<table><tr><th>Task</th><th>Who</th></tr><tr><td>Oil</td><td>RP</td></tr></table>"

    blocks = read(f"<table><tr><td><p>Harbour</p>{inner}</td><td>Notes</td></tr></table>").blocks

    assert [block.text if isinstance(block, Line) else block.width for block in blocks] == [
        *("Harbour", 2, "Notes"),
    ]


def test_a_table_inside_a_row_that_is_only_laid_out_keeps_its_columns() -> None:
    inner = "<table><tr><th>Task</th><th>Who</th></tr><tr><td>Oil</td><td>RP</td></tr></table>"

    blocks = read(
        "<table><tr><td>1</td><td>Welcome</td></tr>"
        f"<tr><td>2</td><td><p>Harbour</p>{inner}<p>Agreed</p></td></tr>"
        "<tr><td>3</td><td>Close</td></tr></table>"
    ).blocks

    tables = [block for block in blocks if isinstance(block, Table)]
    assert [[cell.text for cell in each] for one in tables for each in one.rows] == [
        *(["1", "Welcome"], ["2", "Harbour"], ["Task", "Who"], ["Oil", "RP"]),
        *(["", "Agreed"], ["3", "Close"]),
    ]


def test_actions_boxed_in_the_cell_of_their_item_are_read_with_their_labels() -> None:
    page = (
        "<p>Notes of the Parks Board held on 6 May 2025</p><table>"
        "<tr><td>31/25</td><td><b>Harbour</b><p>The slip is worn.</p><p><b>Action 31/25a</b><br>"
        "Price of a new slip<br>Responsible: Treasurer<br>Timescale: 9 June</p></td></tr>"
        "<tr><td>32/25</td><td><b>Lake</b><p>Noted.</p></td></tr></table>"
    )

    (action,) = minutes.read(read(page)).actions

    assert (action.text, action.owners) == ("Price of a new slip", ("Treasurer",))
    assert action.due.date == "2025-06-09"


def test_a_list_that_word_wrote_as_paragraphs_keeps_its_numbers() -> None:
    item = (
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span"
        " style='mso-list:Ignore'>2.<span>&nbsp;&nbsp;&nbsp;&nbsp; </span></span><![endif]>"
        "The slip<o:p></o:p></p>"
    )

    (line,) = read(item).lines()

    assert (line.marker, line.text, line.side) == ("2", "The slip", ())


def test_a_list_of_terms_is_a_table_of_two_columns() -> None:
    page = (
        "<html><body><h1>Parks Board</h1><dl><dt>When</dt><dd>Tuesday 6 May 2025, 10.00</dd>"
        "<dt>Members present</dt><dd>Kate Lomas, Chair<br>Rob Frayne, Clerk</dd></dl>"
        "<h2>1. Actions from April</h2><dl><dt>KL to mend the gates</dt><dd>Done - page 4.</dd>"
        "<dt>RF to paint the rails</dt><dd>Under way; RF needs until the end of June.</dd></dl>"
        "</body></html>"
    )

    found = minutes.read(files.read(page.encode()))

    assert str(found.meeting.day) == "2025-05-06"
    assert [person.name for person in found.attendance] == ["Kate Lomas", "Rob Frayne"]
    assert [(one.owners, one.status, one.due.date) for one in found.actions] == [
        (("KL",), "complete", None),
        (("RF",), "ongoing", "2025-06-30"),
    ]
