"""Which Slack accounts may be spoken to, and how long what Slack said of one is believed."""

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from bot.local import Site
from bot.membership import Account, Members, read_account
from bot.office import Office

HOME = "T0OPCC00"


class Watch:
    """Seconds that a test winds on."""

    def __init__(self) -> None:
        self.seconds = 1_000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def members(office: Office, watch: Watch) -> Members:
    return Members(office.slack, monotonic=watch)


@pytest.mark.parametrize(
    ("says", "welcome"),
    [
        ({}, True),
        ({"deleted": False, "is_restricted": False, "is_bot": False}, True),
        ({"deleted": True}, False),
        ({"is_restricted": True}, False),
        ({"is_restricted": True, "is_ultra_restricted": True}, False),
        ({"is_ultra_restricted": True}, False),
        ({"is_bot": True}, False),
        ({"id": "USLACKBOT"}, False),  # is_bot is false for Slackbot
        ({"is_stranger": True}, False),
        ({"team_id": "T0FORCE0"}, False),
        ({"team_id": ""}, False),  # no word on whose they are
        ({"is_admin": True, "is_owner": True}, True),  # no more than anybody else
    ],
)
def test_who_is_welcome(says: dict[str, Any], welcome: bool) -> None:  # noqa: FBT001  a column of the table
    user = {"id": "U0POLICY", "team_id": HOME, "profile": None} | says

    assert read_account(user, home=HOME).welcome is welcome


def test_an_account_is_read_with_its_name_and_its_address_in_small_letters() -> None:
    profile = {"real_name": "Natasha Noorbakhsh", "email": "Natasha@OPCC.example"}
    user = {"id": "U0POLICY", "team_id": HOME, "profile": profile}

    account = read_account(user, home=HOME)

    assert account == Account("U0POLICY", HOME, "natasha@opcc.example", "Natasha Noorbakhsh")


def test_slack_is_asked_once_in_five_minutes(members: Members, site: Site, watch: Watch) -> None:
    for seconds in (0, 100, 199.9):
        watch.seconds = 1_000 + seconds
        assert members.account("U0POLICY").welcome
    assert len(site.requests.of("users.info")) == 1

    watch.seconds = 1_300
    assert members.account("U0POLICY").welcome
    assert len(site.requests.of("users.info")) == 2
    assert len(site.requests.of("auth.test")) == 1


def test_slack_is_asked_anew_when_it_matters_and_the_answer_is_kept(
    members: Members, site: Site
) -> None:
    assert members.account("U0POLICY").welcome
    site.workspace.people["U0POLICY"].deleted = True

    assert members.account("U0POLICY").welcome
    assert not members.account("U0POLICY", fresh=True).welcome
    assert not members.account("U0POLICY").welcome


def test_what_was_known_of_one_account_is_forgotten_when_slack_says_that_it_changed(
    members: Members, site: Site
) -> None:
    members.account("U0POLICY")
    members.account("U0CHIEFX")
    site.workspace.people["U0POLICY"].is_restricted = True

    members.forget("U0POLICY")
    members.forget("U0NEVERH")

    assert not members.account("U0POLICY").welcome
    assert members.account("U0CHIEFX").welcome
    assert len(site.requests.of("users.info")) == 3


def test_an_account_that_slack_does_not_know_counts_as_closed(members: Members) -> None:
    assert members.account("U0NOBODY") == Account("U0NOBODY", deleted=True)


def test_when_slack_cannot_say_it_is_not_guessed_and_not_remembered(
    members: Members, site: Site
) -> None:
    site.faults.inject("users.info", "error", name="internal_error")
    with pytest.raises(SlackApiError):
        members.account("U0POLICY")

    assert members.account("U0POLICY").welcome
