"""The page of the loopback workspace, used as a person would use it."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from tests.conftest_browser import Stage
from tests.page_bot import connected, every_block


def test_an_answer_to_a_command_says_that_only_the_asker_sees_it(stage: Stage) -> None:
    stage.open()

    stage.types("/actions outstanding")

    answer = stage.message("7 outstanding")
    expect(answer).to_contain_text("Only visible to you")
    expect(answer).to_have_accessible_name(re.compile("only visible to you"))
    stage.types("Before it")
    answer.get_by_role("button", name="Dismiss").press("Enter")
    expect(answer).to_have_count(0)
    expect(stage.message("Before it")).to_be_focused()
    stage.open("as=U0CC&in=C0OFFICE")
    expect(stage.message("outstanding")).to_have_count(0)


def test_a_slash_opens_the_commands_with_their_hints(stage: Stage) -> None:
    page = stage.open()
    box = page.locator("#composer")

    box.press_sequentially("/")
    expect(page.get_by_role("option")).to_have_count(2)
    expect(page.get_by_role("option").first).to_contain_text("outstanding | add | slow | help")
    box.press("ArrowDown")
    box.press("Enter")

    expect(box).to_have_value("/meetings ")
    expect(page.locator(".composer-hint").first).to_have_text("/meetings next")


def test_a_command_typed_whole_is_sent_by_the_first_enter(stage: Stage) -> None:
    page = stage.open()

    page.locator("#composer").press_sequentially("/actions")
    page.locator("#composer").press("Enter")

    expect(stage.message("Only visible to you")).to_have_count(1)


def test_up_brings_back_the_last_command_and_down_leaves_it(stage: Stage) -> None:
    page = stage.open()
    box = page.locator("#composer")
    stage.types("/actions outstanding")
    stage.shortly("7 outstanding")
    expect(box).to_have_value("")

    box.press("ArrowUp")
    expect(box).to_have_value("/actions outstanding")
    box.press("ArrowDown")
    expect(box).to_have_value("")


def test_shift_and_enter_is_a_new_line(stage: Stage) -> None:
    page = stage.open()
    box = page.locator("#composer")

    box.press_sequentially("one")
    box.press("Shift+Enter")
    box.press_sequentially("two")
    box.press("Enter")

    expect(stage.message("one").locator("br")).to_have_count(1)
    expect(box).to_have_value("")


def test_an_unknown_command_is_kept_in_the_box_and_explained(stage: Stage) -> None:
    page = stage.open()

    stage.types("/nothing here")

    expect(page.locator("#main-dock")).to_contain_text("No app in this workspace answers")
    expect(page.locator("#composer")).to_have_value("/nothing here")


def test_a_command_that_takes_too_long_is_told_as_slack_would(stage: Stage) -> None:
    page = stage.open()

    stage.types("/actions slow")

    dock = page.locator("#main-dock")
    expect(dock).to_contain_text("Waiting for the bot to answer /actions")
    expect(dock).to_contain_text("did not answer within 3 seconds")
    expect(page.locator("#composer")).to_have_value("/actions slow")


def test_a_command_in_a_thread_is_refused_as_slack_refuses_it(stage: Stage) -> None:
    page = stage.open()
    stage.types("Good morning.")
    stage.tool("Good morning.", "Reply in thread")
    box = page.get_by_label("Reply in thread").locator("visible=true").last

    box.fill("/actions outstanding")
    box.press("Enter")

    expect(page.locator("#thread")).to_contain_text("/actions is not supported in threads")


def test_a_reply_stands_in_the_thread_and_is_counted_in_the_channel(stage: Stage) -> None:
    page = stage.open()
    stage.types("Good morning.")
    stage.tool("Good morning.", "Reply in thread")
    box = page.locator("#thread textarea")
    expect(box).to_be_focused()

    box.fill("Noted.")
    box.press("Enter")

    expect(page.locator("#thread .message")).to_have_count(2)
    expect(stage.message("Good morning.")).to_contain_text("1 reply")
    page.reload()
    expect(page.locator("#thread .message")).to_have_count(2)
    box.press("Escape")
    expect(page.locator("#thread")).to_be_hidden()
    expect(stage.message("Good morning.")).to_be_focused()


def test_what_a_person_types_is_words_and_never_markup(stage: Stage) -> None:
    stage.open()

    stage.types("<img src=x onerror=alert(1)> & <b>*this*</b> &lt;")

    message = stage.message("onerror")
    expect(message.locator("strong", has_text="this")).to_have_count(1)
    expect(message.locator(".prose")).to_have_text(
        "<img src=x onerror=alert(1)> & <b>this</b> &lt;"
    )
    expect(message.locator("img, b")).to_have_count(0)


def test_one_may_edit_and_delete_what_one_wrote(stage: Stage) -> None:
    page = stage.open()
    stage.types("See @Anthony Bangham & others")

    stage.tool("others", "More actions")
    page.get_by_role("menuitem", name="Edit message").click()
    field = page.get_by_label("Edit message")
    expect(field).to_have_value("See @Anthony Bangham & others")
    field.fill("See you <then>")
    field.press("Enter")
    expect(stage.message("See you <then>")).to_contain_text("(edited)")

    stage.tool("See you", "More actions")
    page.get_by_role("menuitem", name="Delete message").click()
    page.get_by_role("button", name="Delete").click()
    expect(stage.message("See you")).to_have_count(0)


def test_a_tick_goes_on_and_off(stage: Stage) -> None:
    stage.open()
    stage.types("Done.")

    stage.tool("Done.", "React with white check mark")
    pill = stage.message("Done.").get_by_role("button", name="white check mark, from Natasha")
    expect(pill).to_have_attribute("aria-pressed", "true")
    pill.click()
    expect(pill).to_have_count(0)


def test_a_message_shortcut_opens_its_form(stage: Stage) -> None:
    page = stage.open()
    stage.types("The DCC will circulate the options paper.")

    stage.tool("options paper", "More actions")
    page.get_by_role("menuitem", name="Record as action").click()

    expect(page.get_by_role("dialog", name="Add an action")).to_be_visible()


def test_a_global_shortcut_is_under_the_plus(stage: Stage) -> None:
    page = stage.open()

    page.get_by_role("button", name="Add a file or use a shortcut").click()
    page.get_by_role("menuitem", name="Add an action").click()

    expect(page.get_by_role("dialog", name="Add an action")).to_be_visible()


def test_a_file_is_chosen_shown_and_sent_with_its_words(stage: Stage) -> None:
    page = stage.open()
    notes = {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"Actions arising: none"}

    page.locator("#main-dock input[type=file]").set_input_files(notes)  # type: ignore[arg-type]
    expect(page.locator("#main-dock .shelf")).to_contain_text("notes.txt")
    stage.types("The notes")

    expect(stage.message("The notes")).to_contain_text("notes.txt")
    expect(page.locator("#main-dock .shelf")).to_be_hidden()


def test_a_file_can_be_dropped_anywhere_on_the_conversation(stage: Stage) -> None:
    page = stage.open()
    held = page.evaluate_handle(
        "() => { const held = new DataTransfer();"
        " held.items.add(new File(['x'], 'dropped.txt')); return held; }"
    )

    page.dispatch_event("#main-scroller", "dragover", {"dataTransfer": held})
    expect(page.get_by_text("Drop to share in #office")).to_be_visible()
    page.dispatch_event("#main-scroller", "drop", {"dataTransfer": held})
    page.get_by_role("button", name="Send", exact=True).click()

    expect(stage.message("dropped.txt")).to_have_count(1)


def _pick(stage: Stage, label: str, choice: str) -> None:
    stage.page.get_by_role("combobox", name=label).click()
    stage.page.get_by_role("option", name=choice).click()


@pytest.mark.parametrize(
    ("label", "choice", "told"),
    [
        ("Owner of A31", "The CRB", "owner: {'selected_option': {'text': {'type': 'plain_text',"),
        ("Person", "Amanda Blakeman", "person: {'selected_user': 'U0DCC'}"),
        ("Channel", "#office", "channel: {'selected_channel': 'C0OFFICE'}"),
        ("Talk", "#holding-to-account", "talk: {'selected_conversation': 'C0HOLD'}"),
        ("Owners", "The CRB", "owners: {'selected_options': [{"),
    ],
)
def test_each_menu_tells_the_bot_what_was_chosen(
    stage: Stage, label: str, choice: str, told: str
) -> None:
    stage.bot.chat_postMessage(channel="C0OFFICE", text="Every block", blocks=every_block())
    stage.open()

    _pick(stage, label, choice)

    stage.shortly(told)


def test_an_external_menu_asks_the_bot_as_one_types(stage: Stage) -> None:
    stage.bot.chat_postMessage(channel="C0OFFICE", text="Every block", blocks=every_block())
    page = stage.open()
    box = page.get_by_role("combobox", name="Find an action")

    box.click()
    expect(page.get_by_role("option")).to_have_text("Type 1 or more letters.")
    box.press_sequentially("crb")
    expect(page.get_by_role("option")).to_have_text("The CRB")
    box.press("ArrowDown")
    box.press("Enter")

    expect(box).to_have_value("The CRB")


@pytest.mark.parametrize(
    ("name", "told"),
    [("Public", "ticks: {'selected_options': [{"), ("Yes", "one: {'selected_option': {")],
)
def test_boxes_tell_the_bot_at_once(stage: Stage, name: str, told: str) -> None:
    stage.bot.chat_postMessage(channel="C0OFFICE", text="Every block", blocks=every_block())
    page = stage.open()

    page.get_by_label(name, exact=True).check()

    stage.shortly(told)


def test_a_date_says_its_weekday_and_is_told_when_left(stage: Stage) -> None:
    stage.bot.chat_postMessage(channel="C0OFFICE", text="Every block", blocks=every_block())
    page = stage.open()
    day = page.locator("[data-action=day] input")
    expect(page.locator("[data-action=day]")).to_contain_text("Monday 13 January 2020")

    day.fill("2020-04-14")
    day.blur()

    expect(page.locator("[data-action=day]")).to_contain_text("Tuesday 14 April 2020")
    stage.shortly("day: {'selected_date': '2020-04-14'}")


def test_an_overflow_is_a_menu(stage: Stage) -> None:
    stage.bot.chat_postMessage(channel="C0OFFICE", text="Every block", blocks=every_block())
    page = stage.open()

    page.get_by_role("button", name="More choices for Overflow").press("Enter")
    expect(page.get_by_role("menuitem", name="History")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    stage.shortly("more: {'selected_option': {'text': {'type': 'plain_text', 'text': 'Share'")


def test_a_button_that_asks_first_does_nothing_when_the_answer_is_no(stage: Stage) -> None:
    stage.bot.chat_postMessage(channel="C0OFFICE", text="Every block", blocks=every_block())
    page = stage.open()
    withdraw = page.get_by_role("button", name="Withdraw", exact=True)

    withdraw.click()
    page.get_by_role("dialog", name="Withdraw A31?").get_by_role("button", name="Keep it").click()
    expect(withdraw).to_be_focused()
    expect(stage.message("A31 was withdrawn.")).to_have_count(0)

    withdraw.click()
    page.get_by_role("dialog").get_by_role("button", name="Withdraw").click()
    stage.shortly("A31 was withdrawn.")


def test_a_redrawn_message_keeps_its_place_and_its_neighbours(stage: Stage) -> None:
    stage.bot.chat_postMessage(channel="C0OFFICE", text="Before")
    stage.bot.chat_postMessage(channel="C0OFFICE", text="Every block", blocks=every_block())
    page = stage.open()
    stage.message("Before").evaluate("(node) => { node.kept = true; }")

    page.get_by_role("button", name="Report complete").click()

    expect(stage.message("Reported complete")).to_contain_text("(edited)")
    assert stage.message("Before").evaluate("(node) => node.kept") is True


def test_reading_back_is_not_disturbed_by_what_arrives(stage: Stage) -> None:
    for number in range(40):
        stage.bot.chat_postMessage(channel="C0OFFICE", text=f"Message {number}")
    page = stage.open()
    scroller = page.locator("#main-scroller")
    scroller.evaluate("(node) => { node.scrollTop = 100; }")

    stage.bot.chat_postMessage(channel="C0OFFICE", text="The latest")

    expect(page.get_by_role("button", name="New messages")).to_be_visible()
    assert scroller.evaluate("(node) => node.scrollTop") == 100
    page.get_by_role("button", name="New messages").click()
    expect(page.get_by_role("button", name="New messages")).to_be_hidden()


def test_what_others_say_is_said_aloud_once_and_what_one_says_is_not(stage: Stage) -> None:
    page = stage.open()
    page.evaluate(
        "() => { window.heard = []; new MutationObserver((changes) => changes.forEach((one) =>"
        " one.addedNodes.forEach((node) => window.heard.push(node.textContent))))"
        ".observe(document.getElementById('announcer'), {childList: true}); }"
    )

    stage.types("Mine")
    stage.shortly("Mine")
    stage.bot.chat_postMessage(channel="C0OFFICE", text="A *notice*")
    stage.bot.reactions_add(channel="C0OFFICE", timestamp=_latest(stage), name="white_check_mark")
    stage.shortly("A notice")
    expect(page.locator(".reaction")).to_have_count(1)

    assert page.evaluate("window.heard") == ["OPCC bot: A notice"]


def _latest(stage: Stage) -> str:
    found = stage.bot.conversations_history(channel="C0OFFICE")["messages"]
    return str(found[0]["ts"])


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
        (datetime(2020, 1, 6, 9, 0, tzinfo=UTC), "1 hour on", "Mon 6 Jan 2020 10:00"),
        (datetime(2020, 1, 6, 9, 0, tzinfo=UTC), "1 week on", "Mon 13 Jan 2020 09:00"),
        # Thursday before Easter: Good Friday and Easter Monday are no working days.
        (datetime(2020, 4, 9, 9, 0, tzinfo=UTC), "Next working morning", "Tue 14 Apr 2020 08:30"),
        # The early May holiday of 2020 was moved to Friday 8 May.
        (datetime(2020, 5, 7, 9, 0, tzinfo=UTC), "Next working morning", "Mon 11 May 2020 08:30"),
        # Over the end of summer time, on Sunday 25 October 2020.
        (datetime(2020, 10, 23, 9, 0, tzinfo=UTC), "Next working", "Mon 26 Oct 2020 08:30"),
        # Christmas Day 2021 was a Saturday: Monday and Tuesday were taken instead.
        (datetime(2021, 12, 24, 9, 0, tzinfo=UTC), "Next working", "Wed 29 Dec 2021 08:30"),
    ],
)
def test_the_clock_is_wound_on(stage: Stage, start: datetime, choice: str, lands: str) -> None:
    stage.site.workspace.clock.wind(to=start)
    page = stage.open()

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

    bot = connected(stage_without_bot.site)
    expect(state).to_have_text("OPCC bot connected")
    expect(dock).not_to_contain_text("no answer")
    bot.close()  # type: ignore[no-untyped-call]  # Bolt has not annotated it
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
    stage.bot.chat_postMessage(channel="C0OFFICE", text="Every block", blocks=every_block())
    stage.open()
    stage.open("as=U0POLICY&in=app&tab=home")

    assert {url.split("/")[2] for url in stage.asked} == {f"127.0.0.1:{stage.site.port}"}
