"""The page on a stage for tests: a workspace on the air, a small bot in it, Chromium before it."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from browser import launched
from page_bot import MANIFEST, connected
from playwright.sync_api import Browser, Locator, Page
from slack_bolt.adapter.socket_mode.websocket_client import SocketModeHandler
from slack_sdk import WebClient

from bot.local.channels import Channel
from bot.local.clock import Clock
from bot.local.people import Member
from bot.local.site import Site, running
from bot.local.workspace import Workspace

MONDAY = datetime(2020, 1, 6, 9, 0, tzinfo=UTC)


@dataclass
class Stage:
    """A workspace, its bot, and a page open on it."""

    site: Site
    page: Page
    bot: WebClient
    handler: SocketModeHandler
    troubles: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def open(self, place: str = "as=U0POLICY&in=C0OFFICE") -> Page:
        """Go to a place and wait until it stands there."""
        self.page.goto(f"{self.site.url}#{place}")
        self.page.locator("#person-button .avatar").wait_for()
        self.page.locator(".loading").wait_for(state="detached")
        return self.page

    def types(self, words: str) -> None:
        """Type into the message box and send."""
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
        self.page.get_by_text(words).last.wait_for()


def workspace() -> Workspace:
    """The office's workspace on Monday 6 January 2020, with a stranger and one who has left."""
    made = Workspace.from_manifest(MANIFEST, clock=Clock(MONDAY, ticking=False))
    made.add_person(Member("U0POLICY", "Natasha Noorbakhsh", "Policy Officer"))
    made.add_person(Member("U0CC", "Anthony Bangham", "Chief Constable"))
    made.add_person(Member("U0DCC", "Amanda Blakeman", "Deputy Chief Constable"))
    made.add_person(Member("U0OUT", "Jo Quill", team="T0OTHER", is_stranger=True))
    made.add_person(Member("U0GONE", "Ann Exeter", "Chief Executive", deleted=True))
    staff = ["U0POLICY", "U0CC", "U0DCC", made.bot_user]
    made.add_channel(Channel("C0OFFICE", "office", members=staff))
    made.add_channel(Channel("C0HOLD", "holding-to-account", "private", members=staff))
    made.add_channel(Channel("C0FORCE", "force-only", members=["U0CC"]))
    made.add_channel(Channel("C0OLD", "panel-2018", members=staff, archived=True))
    return made


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all tests of a worker."""
    with launched() as browser:
        yield browser


@pytest.fixture
def stage(chromium: Browser) -> Iterator[Stage]:
    """A fresh workspace with its bot; the page must have thrown nothing by the end."""
    with running(workspace()) as site:
        handler = connected(site)
        context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
        context.set_default_timeout(6000)
        page = context.new_page()
        bot = WebClient(token=site.bot_token, base_url=site.api_url)
        made = Stage(site, page, bot, handler)
        page.on("pageerror", lambda error: made.troubles.append(str(error)))
        page.on("console", lambda line: _kept(made, line.type, line.text))
        page.on("request", lambda request: made.asked.append(request.url))
        yield made
        context.close()
        with suppress(Exception):  # it may have been closed by the test already
            handler.close()  # type: ignore[no-untyped-call]  Bolt has not annotated it
        assert made.troubles == []


def _kept(stage: Stage, kind: str, text: str) -> None:
    # A refusal is an answer of 403, which Chromium reports; the page shows its sentence.
    if kind == "error" and not text.startswith("Failed to load resource"):
        stage.troubles.append(text)
