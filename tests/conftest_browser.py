"""The page on a stage for tests: a workspace on the air, a small bot in it, Chromium before it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from browser import launched
from local_bolt import client
from page_bot import MANIFEST, connected
from playwright.sync_api import Browser, Error, Locator, Page, ViewportSize, expect
from slack_sdk import WebClient

from bot.local.site import Site, running
from bot.local.state.channels import Channel
from bot.local.state.clock import Clock
from bot.local.state.people import Member
from bot.local.state.workspace import Workspace

MONDAY = datetime(2020, 1, 6, 9, 0, tzinfo=UTC)

PATIENCE = 20.0
"""Seconds that the page and the bot are waited for."""

HEALED = 10.0
"""Seconds in which a page must have forgotten what was said, or it is loaded anew."""

WINDOW: ViewportSize = {"width": 1280, "height": 900}

OFFICE = "as=U0POLICY&in=C0OFFICE"
"""Where a test begins: the Policy Officer in #office."""

MOVED = """(place) => new Promise((done) => {
  if (location.hash === place) return done();
  addEventListener("hashchange", () => done(), { once: true });
  location.hash = place;
})"""

EMPTIED = """() => {
  sessionStorage.clear();
  const box = document.getElementById("composer");
  box.value = "";
  box.dispatchEvent(new Event("input"));
}"""

expect.set_options(timeout=PATIENCE * 1_000)


@dataclass
class Stage:
    """A workspace, its bot, and a page open on it."""

    site: Site
    page: Page
    bot: WebClient
    troubles: list[str] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether the page is loaded, and stands at some place of it."""
        return self.page.url.startswith(f"{self.site.url}#")

    def open(self, place: str = OFFICE) -> Page:
        """Go to a place and wait until it stands there; the page is loaded if it is not open."""
        if self.is_open:
            self.page.evaluate(MOVED, f"#{place}")
        else:
            self.page.goto(f"{self.site.url}#{place}")
        person = self.site.workspace.people[place.partition("&")[0].removeprefix("as=")]
        self.page.locator("#person-button", has_text=person.name).wait_for()
        self.page.locator(".loading").wait_for(state="detached")
        return self.page

    def leave(self) -> None:
        """Leave the page, with all that was done to it: whoever opens it next loads it anew."""
        self.page.goto(f"{self.site.url}page/icon.svg")  # a blank page is another process
        self.page.evaluate("() => sessionStorage.clear()")

    def types(self, words: str) -> None:
        """Type into the message box and send, once what was sent before has gone."""
        self.page.locator("#main-dock .composer:not([aria-busy])").wait_for()
        box = self.page.locator("#composer")
        box.fill(words)
        box.press("Enter")

    def message(self, words: str) -> Locator:
        """The message of the main column that holds these words."""
        return self.page.locator("#main-scroller .message").filter(has_text=words)

    def tool(self, words: str, name: str) -> None:
        """Use one of the tools of the message that holds these words."""
        message = self.message(words)
        message.hover()
        message.get_by_role("button", name=name).click()

    def shortly(self, words: str) -> None:
        """Wait until these words are to be read."""
        self.page.get_by_text(words).locator("visible=true").last.wait_for()


def workspace() -> Workspace:
    """The office's people on Monday 6 January 2020, with a stranger and one who has left."""
    made = Workspace.from_manifest(MANIFEST, clock=Clock(MONDAY, ticking=False))
    made.add_person(Member("U0POLICY", "Natasha Noorbakhsh", "Policy Officer"))
    made.add_person(Member("U0CC", "Anthony Bangham", "Chief Constable"))
    made.add_person(Member("U0DCC", "Amanda Blakeman", "Deputy Chief Constable"))
    made.add_person(Member("U0OUT", "Jo Quill", team="T0OTHER", is_stranger=True))
    made.add_person(Member("U0GONE", "Ann Exeter", "Chief Executive", deleted=True))
    return made


def begin_again(stage: Workspace) -> None:
    """Forget all that was said; the bot stays, for it takes a second to connect."""
    with stage.lock:
        stage.clock.reset()
        held = (stage.messages, stage.ephemerals, stage.files, stage.stacks, stage.homes)
        for one in (*held, stage.read, stage.channels):
            one.clear()
        staff = ["U0POLICY", "U0CC", "U0DCC", stage.bot_user]
        stage.add_channel(Channel("C0OFFICE", "office", members=[*staff]))
        stage.add_channel(Channel("C0HOLD", "holding-to-account", "private", members=[*staff]))
        stage.add_channel(Channel("C0FORCE", "force-only", members=["U0CC"]))
        stage.add_channel(Channel("C0OLD", "panel-2018", members=[*staff], archived=True))
        for what in ("channel", "view"):  # a page that is open looks again
            stage.changed(what)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all tests of a worker."""
    with launched() as browser:
        yield browser


@pytest.fixture(scope="session")
def tab(chromium: Browser) -> Iterator[Page]:
    """One page of it: to open another for each test is most of what such a test would cost."""
    context = chromium.new_context(locale="en-GB")
    context.set_default_timeout(PATIENCE * 1_000)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def site_with_bot(chromium: Browser) -> Iterator[Site]:
    """One workspace on the air, its bot connected; `chromium` first, for without it tests skip."""
    with running(workspace()) as site:
        site.wait_with(PATIENCE)
        with connected(site):
            yield site


@pytest.fixture
def stage(tab: Page, site_with_bot: Site) -> Iterator[Stage]:
    """The workspace as it was at first, and a page; it must have thrown nothing by the end."""
    with on_stage(site_with_bot, tab) as made:
        yield made


@pytest.fixture
def stage_without_bot(tab: Page) -> Iterator[Stage]:
    """A workspace of one's own to which no bot has connected."""
    with running(workspace()) as site, on_stage(site, tab) as made:
        yield made
        made.leave()


@contextmanager
def on_stage(site: Site, tab: Page) -> Iterator[Stage]:
    """The workspace as it was at first, and a page; it must have thrown nothing by the end.

    The page may be open from the test before: to load it is most of what a test would cost.
    """
    begin_again(site.workspace)
    with watched(site, tab) as made:
        if made.is_open:
            _brought_back(made)
        yield made


def _brought_back(stage: Stage) -> None:
    """Bring an open page to where a test begins; one that a failed test broke is left."""
    try:
        stage.page.evaluate(EMPTIED)
        stage.open()
        before = stage.page.locator("#main-scroller .message, dialog, .popup")
        expect(before).to_have_count(0, timeout=HEALED * 1_000)
    except (AssertionError, Error):
        stage.leave()
        stage.troubles.clear()  # they are of the test before, which has failed


@contextmanager
def watched(site: Site, tab: Page) -> Iterator[Stage]:
    """A workspace as it is, and a page on it; it must have thrown nothing by the end."""
    site.wait_with(PATIENCE)
    tab.unroute_all()
    tab.emulate_media(color_scheme="null", reduced_motion="null")
    if tab.viewport_size != WINDOW:
        tab.set_viewport_size(WINDOW)
    made = Stage(site, tab, client(site))
    listening: dict[str, Callable[..., None]] = {
        "pageerror": lambda error: made.troubles.append(str(error)),
        "console": lambda line: _kept(made, line.type, line.text),
    }
    for happening, listener in listening.items():
        tab.on(happening, listener)  # type: ignore[call-overload]
    yield made
    for happening, listener in listening.items():
        tab.remove_listener(happening, listener)
    assert made.troubles == []


def _kept(stage: Stage, kind: str, text: str) -> None:
    # A refusal is an answer of 403, which Chromium reports; the page shows its sentence.
    if kind == "error" and not text.startswith("Failed to load resource"):
        stage.troubles.append(text)
