"""What the tests of the page stand on: each begins as if the page had just been loaded."""

from datetime import timedelta

from conftest_browser import Stage, on_stage
from playwright.sync_api import Page, expect

from bot.local.site import Site


def test_nothing_is_left_on_the_page_of_what_the_test_before_did(
    tab: Page, site_with_bot: Site
) -> None:
    with on_stage(site_with_bot, tab) as stage:
        stage.leave()
        app = stage.open().locator("#app")
        fresh = app.aria_snapshot()
        everything(stage)
        assert app.aria_snapshot() != fresh
        loaded = tab.evaluate("performance.timeOrigin")

    with on_stage(site_with_bot, tab):
        expect(app).not_to_contain_text("Tue 7 Jan 2020")
        assert app.aria_snapshot() == fresh
        assert tab.evaluate("performance.timeOrigin") == loaded
        tab.locator("#composer").press("ArrowUp")
        expect(tab.locator("#composer")).to_have_value("")


def everything(stage: Stage) -> None:
    """Leave a command, a refusal, a draft, a thread, a form and a clock that was wound on."""
    stage.types("/actions outstanding")
    stage.shortly("7 outstanding")
    stage.types("Good morning.")
    stage.tool("Good morning.", "Reply in thread")
    stage.page.locator("#thread textarea").fill("Half a reply")
    stage.types("/nothing here")
    stage.shortly("No app in this workspace answers")
    stage.site.workspace.clock.wind(by=timedelta(days=1))
    stage.bot.chat_postMessage(channel="C0HOLD", text="Unread")
    stage.site.person("U0POLICY").types("/actions add", channel="C0OFFICE")
    expect(stage.page.get_by_role("dialog")).to_be_visible()
