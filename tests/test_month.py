"""One month of the office on the page that stands for Slack, from notes filed to discharge."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from builders import SLACK
from conftest_browser import Stage, watched
from delivering import deliver, direct
from playwright.sync_api import Locator, Page, expect

from bot import local
from bot.office import Office
from store import Store, history

NOTES = """Monthly Assurance Meeting June 2021: meeting notes

Date: Monday 7 June 2021 @ 14:00
Chair: John Campion
Minutes: Natasha Noorbakhsh, Policy Officer, OPCC
Venue: Hindlip HQ

Attendance:
John Campion, Police and Crime Commissioner (PCC)
Anthony Bangham, Chief Constable (CC)
Julian Moss, Deputy Chief Constable (DCC)

1. Outstanding matters
There were none.

2. Rural crime
Actions arising:
1. DCC to count the rural watch schemes in each district by 25 June 2021.
2. CC and DCC to share the tractor theft figures by 28 June 2021.

3. Date of next meeting
Tuesday 6 July 2021 at 14:00, Hindlip HQ
"""

Moves = Callable[[int, int, int], None]


@pytest.fixture
def stage(site: local.Site, answering: None, tab: Page) -> Iterator[Stage]:
    with watched(site, tab) as made:
        yield made
        made.leave()


@pytest.fixture
def until(office: Office, clock: local.Clock) -> Moves:
    """Wind the clock to a moment of 2021, in London, and let what is owed by then be sent."""

    def moves(month: int, day: int, hour: int) -> None:
        clock.wind(to=datetime(2021, month, day, hour - 1, tzinfo=UTC))
        deliver(office, clock)

    return moves


def test_a_month_from_notes_to_discharge(
    stage: Stage, until: Moves, site: local.Site, store: Store
) -> None:
    until(6, 7, 16)
    the_notes_are_filed(stage)
    until(6, 18, 9)  # five working days before A1 is due
    the_reminder_is_acknowledged(stage, site)
    stage.open("as=U0POLICY&in=C0ASSURE")
    stage.types("/actions update A2 the analyst has the figures of three districts")
    stage.shortly("kept")
    until(6, 18, 10)
    the_update_is_acknowledged(stage)
    one_reports_complete(stage, site)
    until(6, 21, 9)
    another_asks_for_more_time(stage, site)
    until(6, 21, 10)
    the_office_agrees(stage, site)
    until(7, 6, 9)  # the morning of the next meeting
    stage.open("as=U0POLICY&in=C0ASSURE")
    expect(stage.message("Tuesday 6 July 2021, 14:00, Hindlip HQ (today)")).to_be_visible()
    seen(stage, "morning")
    until(7, 6, 16)
    the_meeting_discharges(stage)

    with store.reading() as session:
        deeds = [line.did for line in history.of(session, "action", 1)]
        assert deeds == ["raised", "acknowledged", "reported complete", "discharged"]
        assert history.verify(session) is None


def the_notes_are_filed(stage: Stage) -> None:
    page = stage.open("as=U0POLICY&in=C0ASSURE")
    notes = {"name": "june.txt", "mimeType": "text/plain", "buffer": NOTES.encode()}
    page.locator("#main-dock input[type=file]").set_input_files(notes)  # type: ignore[arg-type]
    stage.types("The notes of today's meeting")
    stage.tool("The notes of today", "Reply in thread")
    read = page.locator("#thread .message").filter(has_text="I read").last
    expect(read).to_contain_text("2 actions, next meeting Tuesday 6 July 2021, 14:00, Hindlip HQ")
    seen(stage, "read")
    read.get_by_role("button", name="Review").click()
    form = page.get_by_role("dialog")
    expect(form).to_contain_text("count the rural watch schemes")
    seen(stage, "review")
    form.get_by_role("button", name="File", exact=True).click()
    expect(form).to_contain_text("A1 and A2 recorded")
    seen(stage, "filed")
    closed(form)


def the_reminder_is_acknowledged(stage: Stage, site: local.Site) -> None:
    reminder = owed_by_the(stage, site, "DCC")
    expect(reminder).to_contain_text("A1 DCC to count the rural watch schemes")
    seen(stage, "reminder")
    reminder.get_by_role("button", name="Acknowledge").click()  # the first way: a button
    expect(reminder).to_contain_text("Seen by Julian Moss (Fri 18 Jun 2021")
    seen(stage, "acknowledged")


def the_update_is_acknowledged(stage: Stage) -> None:
    update = stage.message("Update on A2 by")
    stage.open(f"as={SLACK['DCC']}&in=C0ASSURE")
    stage.tool("Update on A2 by", "React with white check mark")  # the second: a tick
    expect(update).to_contain_text("Seen by the DCC (Fri 18 Jun 2021")
    page = stage.open(f"as={SLACK['SO']}&in=C0ASSURE")
    stage.tool("Update on A2 by", "Reply in thread")
    box = page.locator("#thread textarea")
    box.fill("Noted, thanks. I will let the Chief know.")  # the third: a reply
    box.press("Enter")
    expect(update).to_contain_text("Everybody who was asked has acknowledged it.")
    seen(stage, "update")


def one_reports_complete(stage: Stage, site: local.Site) -> None:
    reminder = owed_by_the(stage, site, "DCC")
    reminder.get_by_role("button", name="Report A1 complete").click()
    fill(stage.page, {"What was done?": "43 schemes, counted in every district"})
    expect(stage.message("A1 was reported complete").last).to_be_visible()
    seen(stage, "reported")


def another_asks_for_more_time(stage: Stage, site: local.Site) -> None:
    owed = owed_by_the(stage, site, "CC")
    owed.get_by_role("button", name="Ask for more time for A2").click()
    expect(stage.page.get_by_role("dialog")).to_be_visible()
    seen(stage, "asking")
    fill(stage.page, {"Until when": "the July meeting", "Why": "two districts have not answered"})


def the_office_agrees(stage: Stage, site: local.Site) -> None:
    stage.open(f"as={SLACK['PO']}&in={direct(site, SLACK['PO'])}")
    asked = stage.message("asks for more time for A2").last
    expect(asked).to_contain_text("two districts have not answered")
    seen(stage, "asked")
    asked.get_by_role("button", name="Agree to more time for A2").click()
    expect(stage.message("more time was agreed").last).to_be_visible()
    seen(stage, "agreed")


def the_meeting_discharges(stage: Stage) -> None:
    page = stage.open("as=U0POLICY&in=app&tab=home")
    press = page.get_by_role("button", name="Discharge A1").first
    expect(press).to_be_visible()
    seen(stage, "home")
    press.click()
    fill(page, {"Note": "discharged at the meeting"})
    stage.open("as=U0POLICY&in=C0ASSURE")
    stage.types("/actions outstanding")
    stage.shortly("1 outstanding")
    stage.types("/actions show A1")
    stage.shortly("discharged at the meeting")
    seen(stage, "discharged")


def owed_by_the(stage: Stage, site: local.Site, short: str) -> Locator:
    """The last reminder of what a post owes, before its holder."""
    stage.open(f"as={SLACK[short]}&in={direct(site, SLACK[short])}")
    return stage.message(f"You (for the {short}) owe").last


def fill(page: Page, values: dict[str, str]) -> None:
    """Fill in the form that is open, send it, and close what it says."""
    form = page.get_by_role("dialog").last
    for label, value in values.items():
        form.get_by_label(label).first.fill(value)
    form.locator("button[type=submit]").click()
    expect(form.locator("button[type=submit]")).to_have_count(0)
    closed(form)


def closed(form: Locator) -> None:
    form.get_by_role("button", name="Close").first.click()
    expect(form).to_have_count(0)


def seen(stage: Stage, name: str) -> None:
    """Keep a picture of the page, where OPCC_PICTURES names a folder for them."""
    if folder := os.environ.get("OPCC_PICTURES"):
        stage.page.screenshot(path=Path(folder) / f"{name}.png")
