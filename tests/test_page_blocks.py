"""Each control that a message may hold, used on the page."""

from collections.abc import Iterator

import pytest
from conftest_browser import Stage, on_stage
from page_bot import button, every_block
from playwright.sync_api import Page, expect

from bot.local.site import Site

MENUS = [
    ("Owner of A31", "The CRB", "owner: {'selected_option': {'text': {'type': 'plain_text',"),
    ("Person", "Amanda Blakeman", "person: {'selected_user': 'U0DCC'}"),
    ("Channel", "#office", "channel: {'selected_channel': 'C0OFFICE'}"),
    ("Talk", "#holding-to-account", "talk: {'selected_conversation': 'C0HOLD'}"),
    ("Owners", "The CRB", "owners: {'selected_options': [{"),
]


@pytest.fixture(scope="module")
def stage(tab: Page, site_with_bot: Site) -> Iterator[Stage]:
    """The page, open once for all on one message with each control in it."""
    with on_stage(site_with_bot, tab) as made:
        made.bot.chat_postMessage(channel="C0OFFICE", text="Every block", blocks=every_block())
        made.open()
        yield made


def test_each_menu_tells_the_bot_what_was_chosen(stage: Stage) -> None:
    page = stage.page

    for label, choice, told in MENUS:
        page.get_by_role("combobox", name=label, exact=True).click()
        page.get_by_role("option", name=choice).click()
        stage.shortly(told)


def test_an_external_menu_asks_the_bot_as_one_types(stage: Stage) -> None:
    page = stage.page
    box = page.get_by_role("combobox", name="Find an action")

    box.click()
    expect(page.get_by_role("option")).to_have_text("Type 1 or more letters.")
    box.press_sequentially("crb")
    expect(page.get_by_role("option")).to_have_text("The CRB")
    box.press("ArrowDown")
    box.press("Enter")

    expect(box).to_have_value("The CRB")


def test_boxes_tell_the_bot_at_once(stage: Stage) -> None:
    page = stage.page

    page.get_by_label("Public", exact=True).check()
    stage.shortly("ticks: {'selected_options': [{")
    page.get_by_label("Yes", exact=True).check()
    stage.shortly("one: {'selected_option': {")


def test_a_date_says_its_weekday_and_is_told_when_left(stage: Stage) -> None:
    page = stage.page
    day = page.locator("[data-action=day] input")
    expect(page.locator("[data-action=day]")).to_contain_text("Monday 13 January 2020")

    day.fill("2020-04-14")
    day.blur()

    expect(page.locator("[data-action=day]")).to_contain_text("Tuesday 14 April 2020")
    stage.shortly("day: {'selected_date': '2020-04-14'}")


def test_an_overflow_is_a_menu(stage: Stage) -> None:
    page = stage.page

    page.get_by_role("button", name="More choices for Overflow").press("Enter")
    expect(page.get_by_role("menuitem", name="History")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    stage.shortly("more: {'selected_option': {'text': {'type': 'plain_text', 'text': 'Share'")


def test_a_button_that_asks_first_does_nothing_when_the_answer_is_no(stage: Stage) -> None:
    page = stage.page
    withdraw = page.get_by_role("button", name="Withdraw", exact=True)

    withdraw.click()
    page.get_by_role("dialog", name="Withdraw A31?").get_by_role("button", name="Keep it").click()
    expect(withdraw).to_be_focused()
    expect(stage.message("A31 was withdrawn.")).to_have_count(0)

    withdraw.click()
    page.get_by_role("dialog").get_by_role("button", name="Withdraw").click()
    stage.shortly("A31 was withdrawn.")


def test_a_redrawn_message_keeps_its_place_and_its_neighbours(stage: Stage) -> None:
    done = {"type": "actions", "elements": [button("Report A32 complete", "report")]}
    stage.bot.chat_postMessage(channel="C0OFFICE", text="Before")
    stage.bot.chat_postMessage(channel="C0OFFICE", text="A32", blocks=[done])
    stage.message("Before").evaluate("(node) => { node.kept = true; }")

    stage.page.get_by_role("button", name="Report A32 complete").click()

    expect(stage.message("Reported complete")).to_contain_text("(edited)")
    assert stage.message("Before").evaluate("(node) => node.kept") is True
