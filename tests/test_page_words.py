"""How the page draws Slack's text and blocks, asked of its own modules inside the browser."""

from collections.abc import Iterator

import pytest
from conftest_browser import on_stage
from playwright.sync_api import Page

from bot.local.site import Site

DRAWN = (
    "async ([file, name, given]) => {"
    " const page = document.querySelector('script[type=module]').src;"
    " const made = await import(new URL(file, page)); const holder = document.createElement('div');"
    " holder.append(...[made[name](given)].flat(9)); return holder.innerHTML; }"
)
"""Its own modules, at the address that the page has them from: they know the people."""


@pytest.fixture(scope="module")
def page(tab: Page, site_with_bot: Site) -> Iterator[Page]:
    """The page, open once for all, so that its modules know the people."""
    with on_stage(site_with_bot, tab) as stage:
        yield stage.open()


def drawn(page: Page, file: str, name: str, given: object) -> str:
    """What a module's function makes of `given`, as HTML."""
    return str(page.evaluate(DRAWN, [file, name, given]))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*bold* and _leaning_", "<p><strong>bold</strong> and <em>leaning</em></p>"),
        ("~struck~ `co*de*`", "<p><s>struck</s> <code>co*de*</code></p>"),
        ("*_both_*", "<p><strong><em>both</em></strong></p>"),
        ("snake_case_name 2*3*4 a~b~c", "<p>snake_case_name 2*3*4 a~b~c</p>"),
        ("* not bold * and *not\nbold*", "<p>* not bold * and *not<br>bold*</p>"),
        ("&lt;b&gt; &amp;amp; &amp;lt;", "<p>&lt;b&gt; &amp;amp; &amp;lt;</p>"),
        ("<script>alert(1)", "<p>"),
        ("<javascript:alert(1)|here>", "<p><span>here</span></p>"),
        ("at 12:30:45", "<p>at 12:30:45</p>"),
        ("• one\n• two", "<ul><li>one</li><li>two</li></ul>"),
        ("2. two\n3. three", '<ol start="2"><li>two</li><li>three</li></ol>'),
        ("&gt; said\nnot", "<blockquote><p>said</p></blockquote><p>not</p>"),
        ("<@U0GHOST>", '<p><span class="mention">@Someone not in this workspace</span></p>'),
        ("<!here|here>", '<p><span class="mention mention-all">@here</span></p>'),
        ("<!date^bad^{date}|Monday>", "<p>Monday</p>"),
    ],
)
def test_mrkdwn(page: Page, text: str, html: str) -> None:
    made = drawn(page, "mrkdwn.js", "mrkdwn", text)

    assert made == html or (html == "<p>" and "<script" not in made)


def test_a_fence_is_code_and_nothing_inside_it_is_read(page: Page) -> None:
    made = drawn(page, "mrkdwn.js", "mrkdwn", "```\n*a* <@U0CC>\n```")

    assert made == '<pre tabindex="0"><code>*a* &lt;@U0CC&gt;</code></pre>'


def test_a_moment_is_told_on_londons_clocks_with_its_weekday(page: Page) -> None:
    made = drawn(page, "mrkdwn.js", "mrkdwn", "<!date^1593608400^{date_long} at {time}|x>")

    assert ">Wednesday 1 July 2020 at 14:00</time>" in made


def test_a_link_says_where_it_goes_and_opens_apart(page: Page) -> None:
    made = drawn(
        page, "mrkdwn.js", "mrkdwn", "<https://example.org/?a=1&amp;b=2|the &lt;paper&gt;>"
    )

    assert 'href="https://example.org/?a=1&amp;b=2"' in made
    assert 'rel="noopener noreferrer">the &lt;paper&gt;</a>' in made


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**bold** *leaning* ~~gone~~", "<strong>bold</strong> <em>leaning</em> <s>gone</s>"),
        ("3 < 4 <b>no</b>", "3 &lt; 4 &lt;b&gt;no&lt;/b&gt;"),
        ("[words](javascript:alert(1))", "<span>words</span>"),
        ("- [ ] open\n- [x] done", "<ul><li>☐ open</li><li>☑ done</li></ul>"),
        ("| A |\n|---|\n| 1 |", '<th scope="col">A</th>'),
    ],
)
def test_markdown(page: Page, text: str, html: str) -> None:
    assert html in drawn(page, "markdown.js", "markdown", text)


def test_a_block_of_an_unknown_type_is_shown_as_such_and_not_dropped(page: Page) -> None:
    made = drawn(page, "blocks.js", "drawBlocks", [{"type": "hologram"}])

    assert "type “hologram”, which this page does not draw" in made


def test_a_moment_typed_in_london_is_the_same_moment_read_back(page: Page) -> None:
    read = page.evaluate(
        "async () => { const days = await import('/page/days.js');"
        " return ['2020-01-13T08:30', '2020-07-01T14:15', '2020-10-25T01:30']"
        ".map((one) => [days.localText(days.fromLocal(one)),"
        " days.fromLocal(one).toISOString()]); }"
    )

    assert read == [
        ["2020-01-13T08:30", "2020-01-13T08:30:00.000Z"],
        ["2020-07-01T14:15", "2020-07-01T13:15:00.000Z"],
        ["2020-10-25T01:30", "2020-10-25T00:30:00.000Z"],  # the first of the two half past ones
    ]


def test_the_page_knows_englands_bank_holidays(page: Page) -> None:
    read = page.evaluate(
        "async () => { const days = await import('/page/workdays.js');"
        " return [2020, 2022].map((year) => [...days.bankHolidays(year)].sort()); }"
    )

    assert read == [
        [
            "2020-01-01",
            "2020-04-10",
            "2020-04-13",
            "2020-05-08",
            "2020-05-25",
            "2020-08-31",
            "2020-12-25",
            "2020-12-28",
        ],
        [
            "2022-01-03",
            "2022-04-15",
            "2022-04-18",
            "2022-05-02",
            "2022-06-02",
            "2022-06-03",
            "2022-08-29",
            "2022-09-19",
            "2022-12-26",
            "2022-12-27",
        ],
    ]


def test_the_next_working_morning_is_that_of_england(page: Page) -> None:
    read = page.evaluate(
        "async (days) => { const page = document.querySelector('script[type=module]').src;"
        " const clock = await import(new URL('clock.js', page));"
        " return days.map((one) => clock.nextMorning(new Date(one)).toISOString()); }",
        [
            "2020-01-06T09:00Z",
            "2020-04-09T09:00Z",  # Thursday: Good Friday and Easter Monday are no working days
            "2020-05-07T09:00Z",  # the early May holiday of 2020 was moved to Friday 8 May
            "2020-10-23T09:00Z",  # over the end of summer time, on Sunday 25 October 2020
            "2021-12-24T09:00Z",  # Christmas Day was a Saturday: two days were taken instead
        ],
    )

    assert read == [
        "2020-01-07T08:30:00.000Z",
        "2020-04-14T07:30:00.000Z",
        "2020-05-11T07:30:00.000Z",
        "2020-10-26T08:30:00.000Z",
        "2021-12-29T08:30:00.000Z",
    ]
