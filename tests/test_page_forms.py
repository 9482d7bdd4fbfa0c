"""Forms on the page: errors beside their fields, values kept, focus held and given back."""

from collections.abc import Iterator

import pytest
from conftest_browser import Stage, on_stage
from playwright.sync_api import Locator, Page, expect

from bot.local.site import Site


@pytest.fixture(scope="module")
def stage(tab: Page, site_with_bot: Site) -> Iterator[Stage]:
    """The page, open once for all forms."""
    with on_stage(site_with_bot, tab) as made:
        yield made


@pytest.fixture
def form(stage: Stage) -> Iterator[Locator]:
    """The form for adding an action, open, and gone by the end."""
    page = stage.open()
    stage.types("/actions add")
    dialog = page.get_by_role("dialog", name="Add an action")
    expect(dialog).to_be_visible()
    yield dialog
    for cross in page.get_by_role("button", name="Close", exact=True).all():
        cross.click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def _fill(form: Locator, words: str) -> None:
    form.get_by_label("What was promised").fill(words)
    form.get_by_role("combobox", name="Owner").click()
    form.page.get_by_role("option", name="Chief Constable", exact=True).click()


def test_a_form_begins_in_its_first_field_and_gives_the_focus_back(
    stage: Stage, form: Locator
) -> None:
    expect(form.get_by_label("What was promised")).to_be_focused()

    form.press("Escape")

    expect(form).to_have_count(0)
    expect(stage.page.locator("#composer")).to_be_focused()


def test_the_focus_stays_in_an_open_form(stage: Stage, form: Locator) -> None:
    for _ in range(20):
        stage.page.keyboard.press("Tab")
        inside = stage.page.evaluate(
            "() => document.activeElement === document.body"
            " || Boolean(document.activeElement.closest('dialog'))"
        )
        assert inside


def test_what_is_missing_is_said_beside_its_field(form: Locator) -> None:
    form.get_by_role("button", name="Add", exact=True).click()

    words = form.get_by_label("What was promised")
    expect(words).to_be_focused()
    expect(words).to_have_attribute("aria-invalid", "true")
    expect(words).to_have_accessible_description("Error: Write something here.")
    expect(form.locator("[data-input=owner]")).to_contain_text("Choose one.")


def test_what_cannot_be_read_is_said_beside_its_field(form: Locator) -> None:
    _fill(form, "Circulate the options paper")

    for label, typed, sentence in (
        ("Times carried", "two", "Give a whole number, such as 3."),
        ("Times carried", "-1", "Give 0 or more."),
        ("E-mail", "nobody", "This is not an address of the form name@example.org."),
    ):
        form.get_by_label(label).fill(typed)
        form.get_by_role("button", name="Add", exact=True).click()
        expect(form).to_contain_text(sentence)


def test_the_bots_own_error_stands_beside_the_field_it_names(form: Locator) -> None:
    _fill(form, "refuse")

    form.get_by_role("button", name="Add", exact=True).click()

    expect(form.locator("[data-input=due]")).to_contain_text("Monday 6 January 2020 has passed.")
    expect(form.get_by_label("Due")).to_be_focused()
    expect(form.get_by_label("What was promised")).to_have_value("refuse")


def test_a_form_that_is_accepted_closes_and_the_bot_has_its_values(
    stage: Stage, form: Locator
) -> None:
    _fill(form, "Circulate the options paper")

    form.press("Control+Enter")

    expect(form).to_have_count(0)
    stage.open("as=U0POLICY&in=app&tab=messages")
    stage.shortly("Recorded: Circulate the options paper. Chief Constable.")


def test_a_redrawn_form_keeps_what_was_typed(form: Locator) -> None:
    _fill(form, "redraw")
    form.get_by_label("Times carried").fill("2")

    form.get_by_role("button", name="Add", exact=True).click()

    expect(form.get_by_role("heading", name="Redrawn")).to_be_visible()
    expect(form.get_by_label("What was promised")).to_have_value("redraw")
    expect(form.get_by_label("Times carried")).to_have_value("2")
    expect(form.get_by_role("combobox", name="Owner")).to_have_value("Chief Constable")


def test_a_form_on_top_of_another_leaves_it_as_it_was(stage: Stage, form: Locator) -> None:
    form.get_by_label("What was promised").fill("Half a sentence")

    form.get_by_role("button", name="Who may be an owner?").click()
    above = stage.page.get_by_role("dialog", name="Owners")
    expect(above).to_contain_text("An owner is a post.")
    above.get_by_role("button", name="Cancel").click()

    expect(form.get_by_label("What was promised")).to_have_value("Half a sentence")


def test_the_cross_leaves_every_form_at_once(stage: Stage, form: Locator) -> None:
    form.get_by_role("button", name="Who may be an owner?").click()
    above = stage.page.get_by_role("dialog", name="Owners")

    above.get_by_role("button", name="Close").click()

    expect(stage.page.locator("dialog")).to_have_count(0)


def test_escape_in_a_menu_closes_the_menu_and_not_the_form(stage: Stage, form: Locator) -> None:
    form.get_by_role("combobox", name="Owner").click()
    expect(stage.page.get_by_role("option")).to_have_count(4)

    stage.page.keyboard.press("Escape")

    expect(stage.page.get_by_role("option")).to_have_count(0)
    expect(form).to_be_visible()
