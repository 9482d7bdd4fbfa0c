"""Saying and asking on the page of the loopback workspace, as a person would."""

import re

from conftest_browser import Stage
from page_bot import TOO_LONG
from playwright.sync_api import expect


def test_an_answer_to_a_command_says_that_only_the_asker_sees_it(stage: Stage) -> None:
    stage.open()

    stage.types("/actions outstanding")

    answer = stage.message("7 outstanding")
    expect(answer).to_contain_text("Only visible to you")
    expect(answer).to_have_accessible_name(re.compile("only visible to you"))
    stage.types("Before it")
    stage.shortly("Before it")
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
    stage.site.delivery.ack_within = TOO_LONG / 2

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


def test_reading_back_is_not_disturbed_by_what_arrives(stage: Stage) -> None:
    page = stage.open()
    lines = "\n".join(f"Line {number}" for number in range(80))
    stage.bot.chat_postMessage(channel="C0OFFICE", text=lines)
    stage.shortly("Line 79")
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
