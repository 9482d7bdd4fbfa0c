"""What stands around the conversation: places, persons, the clock, the line, the bot's Home."""

import re
from datetime import datetime

import pytest
from conftest_browser import Stage
from page_bot import connected, every_block
from playwright.sync_api import Request, expect

from bot.local.state.people import LONDON


def test_unread_messages_are_counted_and_then_read(stage: Stage) -> None:
    page = stage.open()
    link = page.get_by_role("link", name=re.compile("holding-to-account"))

    stage.bot.chat_postMessage(channel="C0HOLD", text="One")
    stage.bot.chat_postMessage(channel="C0HOLD", text="Two")
    expect(link).to_have_accessible_name(re.compile("2 unread"))
    link.click()
    stage.shortly("Two")
    page.get_by_role("link", name="office").click()

    expect(link).not_to_have_accessible_name(re.compile("unread"))


def test_home_is_asked_for_once_and_its_button_answers(stage: Stage) -> None:
    before = _published(stage)
    page = stage.open("as=U0POLICY&in=app&tab=home")

    stage.shortly("What the office owes")
    page.wait_for_timeout(300)
    assert _published(stage) == before + 1
    page.get_by_role("button", name="Show all").click()
    expect(page.get_by_role("button", name="Show all")).to_be_focused()
    page.get_by_role("link", name="Messages").click()
    expect(page.get_by_role("heading", name="OPCC bot")).to_be_visible()
    stage.shortly("Only the two of you can see this conversation.")
    stage.types("Hello")
    expect(stage.message("Hello")).to_have_count(1)


def _published(stage: Stage) -> int:
    return len([one for one in stage.site.requests if one.method == "views.publish"])


def test_another_person_sees_another_workspace(stage: Stage) -> None:
    page = stage.open()
    expect(page.locator("#person-button")).to_contain_text("Policy Officer — Natasha Noorbakhsh")

    page.locator("#person-button").click()
    gone = page.get_by_role("menuitemradio", name=re.compile("Ann Exeter"))
    expect(gone).to_have_attribute("aria-disabled", "true")
    page.get_by_role("menuitemradio", name=re.compile("Jo Quill")).click()

    expect(page.locator("#person-button")).to_contain_text("Jo Quill (another organisation)")
    expect(page.get_by_role("navigation", name="Places")).not_to_contain_text("office")
    assert "as=U0OUT" in page.url


@pytest.mark.parametrize(
    ("start", "choice", "lands"),
    [
        ("Mon 6 Jan 2020 09:00", "1 week on", "Mon 13 Jan 2020 09:00"),
        # Over the end of summer time, on Sunday 25 October 2020.
        ("Fri 23 Oct 2020 10:00", "Next working", "Mon 26 Oct 2020 08:30"),
    ],
)
def test_the_clock_is_wound_on(stage: Stage, start: str, choice: str, lands: str) -> None:
    moment = datetime.strptime(start, "%a %d %b %Y %H:%M").replace(tzinfo=LONDON)
    stage.site.workspace.clock.wind(to=moment)
    page = stage.open()
    expect(page.locator("#clock-button .stage-value")).to_have_text(start)

    page.locator("#clock-button").click()
    page.get_by_role("button", name=re.compile(choice)).click()

    expect(page.locator("#clock-button .stage-value")).to_have_text(lands)
    expect(page.locator("#clock-button")).to_be_focused()


def test_the_clock_goes_to_a_chosen_moment_and_back(stage: Stage) -> None:
    page = stage.open()
    page.locator("#clock-button").click()

    page.get_by_label("To a date and time").fill("2020-07-01T14:15")
    page.get_by_role("button", name="Go").click()
    expect(page.locator("#clock-button .stage-value")).to_have_text("Wed 1 Jul 2020 14:15")

    page.locator("#clock-button").click()
    page.get_by_role("button", name="Put the clock back as it was").click()
    expect(page.locator("#clock-button .stage-value")).to_have_text("Mon 6 Jan 2020 09:00")


def test_it_says_when_the_bot_comes_and_when_it_goes(stage_without_bot: Stage) -> None:
    page = stage_without_bot.open()
    state, dock = page.locator("#bot-state"), page.locator("#main-dock")
    expect(state).to_have_text("OPCC bot not connected")
    expect(dock).to_contain_text("commands and buttons get no answer until it is")

    with connected(stage_without_bot.site):
        expect(state).to_have_text("OPCC bot connected")
        expect(dock).not_to_contain_text("no answer")
    expect(state).to_have_text("OPCC bot not connected")
    stage_without_bot.types("/actions outstanding")
    expect(dock).to_contain_text("The bot is not connected, so this could not reach it.")


def test_a_lost_line_is_told_and_what_was_missed_is_shown(stage: Stage) -> None:
    page = stage.open()
    stage.types("Before")
    stage.shortly("Before")
    page.route("**/try/**", lambda route: route.abort())
    page.evaluate("() => fetch('/try/state').catch(() => {})")

    stage.site.workspace.close()  # ends every line; the page cannot open another
    expect(page.locator("#line-state")).to_contain_text("The connection to the workspace is lost")
    stage.bot.chat_postMessage(channel="C0OFFICE", text="Said meanwhile")
    page.unroute("**/try/**")

    stage.shortly("Said meanwhile")
    expect(page.locator("#line-state")).to_be_empty()


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("C0OLD", "#panel-2018 is archived"),
        ("C0FORCE", "You are not a member of #force-only"),
    ],
)
def test_where_one_may_not_write_it_says_why(stage: Stage, place: str, sentence: str) -> None:
    if place == "C0FORCE":
        stage.site.workspace.channels["C0FORCE"].members[:] = ["U0CC"]
    page = stage.open(f"as=U0POLICY&in={place}")

    expect(page.locator("#main-dock")).to_contain_text(sentence)
    expect(page.locator("#composer")).to_be_hidden()


def test_an_empty_channel_says_what_to_do(stage: Stage) -> None:
    page = stage.open()

    expect(page.locator("#main-scroller")).to_contain_text("Nothing has been said here yet")


def test_nothing_is_asked_of_any_other_machine(stage: Stage) -> None:
    asked: list[str] = []

    def hears(request: Request) -> None:
        asked.append(request.url.split("/")[2])

    stage.leave()
    stage.page.on("request", hears)
    stage.bot.chat_postMessage(channel="C0OFFICE", text="Every block", blocks=every_block())
    stage.open()
    stage.open("as=U0POLICY&in=app&tab=home")
    stage.page.remove_listener("request", hears)

    assert set(asked) == {f"127.0.0.1:{stage.site.port}"}
