"""Whether an answer may be shown to everybody in a channel (FAULTS F5)."""

import pytest
from builders import SLACK, an_action
from conftest import Say

from bot import sharing
from bot.local import Site
from bot.local.state.channels import Channel
from bot.office import Office
from store import Store

BOT = "U0OPCCBO"


@pytest.fixture(autouse=True)
def channels(site: Site) -> None:
    for channel in (
        Channel("C0SHARED", "with-the-force", "private", [BOT, "U0POLICY"], ext_shared=True),
        Channel("C0SECRET", "without-the-bot", "private", ["U0POLICY"]),
    ):
        site.workspace.add_channel(channel)


@pytest.mark.parametrize(
    ("channel", "reason"),
    [
        ("C0ASSURE", None),
        ("C0GENERA", sharing.OPEN),
        ("C0SHARED", sharing.OUTSIDE),
        ("C0SECRET", sharing.UNKNOWN),  # the bot is not in it
        ("C0NOSUCH", sharing.UNKNOWN),
        ("", sharing.UNKNOWN),
        ("D0POLICY", sharing.DIRECT),
    ],
)
def test_where_an_answer_may_be_shared(office: Office, channel: str, reason: str | None) -> None:
    assert sharing.reason_against(office.slack, channel) == reason


@pytest.mark.parametrize("fault", ["error", "http", "drop", "html"])
def test_it_may_not_when_slack_does_not_say(office: Office, site: Site, fault: str) -> None:
    site.faults.inject("conversations.info", fault)  # type: ignore[arg-type]

    assert sharing.reason_against(office.slack, "C0ASSURE") == sharing.UNKNOWN


def test_it_is_asked_each_time(office: Office, site: Site) -> None:
    assert sharing.reason_against(office.slack, "C0ASSURE") is None

    site.workspace.channels["C0ASSURE"].ext_shared = True

    assert sharing.reason_against(office.slack, "C0ASSURE") == sharing.OUTSIDE


def test_a_list_that_the_office_shares_is_seen_by_all(store: Store, say: Say, site: Site) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper")

    say("/actions outstanding share", channel="C0ASSURE")

    seen = site.person(SLACK["CC"]).channel("C0ASSURE")
    assert any("Circulate the options paper" in one.text and not one.only_you for one in seen)


@pytest.mark.parametrize(
    ("channel", "reason"),
    [("C0GENERA", sharing.OPEN), ("C0SHARED", sharing.OUTSIDE)],
)
def test_where_it_may_not_be_shared_only_the_asker_sees_it_and_is_told_why(
    store: Store, say: Say, channel: str, reason: str
) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper")

    answer = say("/actions outstanding share", channel=channel)

    assert answer.only.only_you
    assert "Circulate the options paper" in answer.text
    assert answer.text.endswith(reason)


def test_only_the_office_shares_and_whoever_else_asks_is_told_so(store: Store, say: Say) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper")

    answer = say("/actions outstanding share", by="CC", channel="C0ASSURE")

    assert answer.only.only_you
    assert "Circulate the options paper" in answer.text
    assert "Only the Commissioner's office shares a list" in answer.text
