"""Response addresses: where they answer, how often and how long."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from local_bolt import client
from slack_sdk.webhook import WebhookClient

from bot import local
from bot.local import Site
from bot.local.delivering.payloads import response_url
from bot.local.state.channels import Channel
from bot.local.state.handles import Place


@pytest.fixture
def site() -> Iterator[Site]:
    with local.running(local.sample_workspace()) as running:
        yield running


def address(site: Site, **place: Any) -> WebhookClient:
    where = Place(**{"user": "U0CHIEFC", "channel": "C0ASSURE", **place})
    return WebhookClient(response_url(site.workspace, where))


def test_an_answer_is_for_the_person_alone_unless_it_says_in_channel(site: Site) -> None:
    respond = address(site)

    respond.send(text="alone")
    respond.send(text="together", response_type="in_channel")

    assert site.person("U0CHIEFC").channel("C0ASSURE").text == "alone\ntogether"
    assert site.person("U0DEPUTY").channel("C0ASSURE").text == "together"


def test_an_answer_reaches_channels_the_bot_is_not_in(site: Site) -> None:
    site.workspace.add_channel(Channel("C0SECRET", "secret", "private", ["U0CHIEFC"]))

    assert address(site, channel="C0SECRET").send(text="x", response_type="in_channel").body
    assert site.person("U0CHIEFC").channel("C0SECRET").text == "x"


def test_an_address_is_used_five_times_and_no_more(site: Site) -> None:
    respond = address(site)

    answers = [respond.send(text="x") for _ in range(6)]

    assert [one.status_code for one in answers] == [200] * 5 + [404]
    assert "used_url" in answers[5].body
    assert len(site.person("U0CHIEFC").channel("C0ASSURE")) == 5


@pytest.mark.parametrize(("minutes", "status"), [(30, 200), (31, 404)])
def test_an_address_is_good_for_half_an_hour_by_the_workspaces_clock(
    minutes: int, status: int
) -> None:
    workspace = local.sample_workspace(clock=local.Clock(ticking=False))
    with local.running(workspace) as site:
        respond = address(site)
        workspace.clock.wind(by=timedelta(minutes=minutes))

        assert respond.send(text="x").status_code == status


def test_an_address_nobody_was_given_answers_nothing(site: Site) -> None:
    stranger = WebhookClient(f"{site.url}response/T0OPCC00/guessed")

    assert stranger.send(text="x").status_code == 404


def test_wrong_blocks_are_refused(site: Site) -> None:
    answer = address(site).send(text="x", blocks=[{"type": "none"}])

    assert (answer.status_code, "invalid_blocks" in answer.body) == (400, True)


def test_the_original_is_replaced_or_deleted(site: Site) -> None:
    posted = client(site).chat_postMessage(channel="C0ASSURE", text="before")
    respond = address(site, message=posted["ts"])
    chief = site.person("U0CHIEFC")

    respond.send(text="after", replace_original=True)
    assert chief.channel("C0ASSURE").text == "after"
    respond.send(delete_original=True)
    assert chief.channel("C0ASSURE") == []
    assert respond.send(text="gone", replace_original=True).status_code == 400


def test_an_ephemeral_original_is_replaced_for_its_reader(site: Site) -> None:
    shown = client(site).chat_postEphemeral(channel="C0ASSURE", user="U0CHIEFC", text="before")
    respond = address(site, message=shown["message_ts"])

    respond.send(text="after", replace_original=True)

    seen = site.person("U0CHIEFC").channel("C0ASSURE").only
    assert (seen.text, seen.only_you) == ("after", True)
    respond.send(delete_original=True)
    assert site.person("U0CHIEFC").channel("C0ASSURE") == []


def test_answers_are_on_record_and_go_wrong_as_calls_do(site: Site) -> None:
    site.faults.inject("response_url", "http", status=500)

    assert address(site).send(text="lost").status_code == 500
    assert address(site).send(text="x").status_code == 200
    assert [one.arguments["text"] for one in site.requests.of("response_url")] == ["lost", "x"]
    assert site.person("U0CHIEFC").channel("C0ASSURE").text == "x"
