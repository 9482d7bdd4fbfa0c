"""What goes wrong on purpose, as Slack's own client meets it."""

import time
from collections.abc import Iterator
from datetime import timedelta
from http.client import RemoteDisconnected
from typing import Any
from urllib.error import URLError

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web import SlackResponse

from bot import local
from bot.local import Site
from bot.local.webapi.rates import Rates

Json = dict[str, Any]


@pytest.fixture
def site() -> Iterator[Site]:
    with local.running(local.sample_workspace()) as running:
        yield running


@pytest.fixture
def bot(site: Site) -> WebClient:
    """The client as the outbox builds it: no retries of its own."""
    return WebClient(token=site.bot_token, base_url=site.api_url, retry_handlers=[], timeout=2)


def stored(site: Site) -> int:
    return len(site.person("U0POLICY").channel("C0GENERA"))


def post(bot: WebClient) -> SlackResponse:
    return bot.chat_postMessage(channel="C0GENERA", text="x")


@pytest.mark.parametrize("kept", ["lost", "kept"])
@pytest.mark.parametrize(
    ("how", "meets"),
    [
        ({"kind": "drop"}, RemoteDisconnected),
        ({"kind": "reset"}, ConnectionError),
        ({"kind": "http", "status": 500}, SlackClientError),
        ({"kind": "http", "status": 503}, SlackClientError),
        ({"kind": "html", "status": 200}, SlackClientError),
        ({"kind": "bad_json"}, SlackClientError),
        ({"kind": "error"}, SlackApiError),
        ({"kind": "error", "name": "fatal_error"}, SlackApiError),
    ],
)
def test_a_call_goes_wrong_before_or_after_the_message_is_stored(
    site: Site, bot: WebClient, how: Json, meets: type[Exception], kept: str
) -> None:
    site.faults.inject("chat.postMessage", stored=kept == "kept", **how)

    with pytest.raises(meets):
        post(bot)

    assert stored(site) == (1 if kept == "kept" else 0)
    assert post(bot)["ok"]


@pytest.mark.parametrize("kept", ["lost", "kept"])
def test_a_call_is_never_answered(site: Site, bot: WebClient, kept: str) -> None:
    bot.timeout = 1
    site.faults.inject("chat.postMessage", "stall", stored=kept == "kept")

    with pytest.raises(TimeoutError):
        post(bot)

    assert stored(site) == (1 if kept == "kept" else 0)


def test_the_clients_own_retry_posts_a_second_copy(site: Site) -> None:
    """FAULTS M1, and why the outbox's client has no retry handlers."""
    eager = WebClient(token=site.bot_token, base_url=site.api_url)
    site.faults.inject("chat.postMessage", "drop", stored=True)

    assert post(eager)["ok"]

    assert stored(site) == 2


def test_a_rate_limit_says_how_long_to_wait(site: Site, bot: WebClient) -> None:
    site.faults.inject("chat.postMessage", "rate_limited", retry_after=30)

    with pytest.raises(SlackApiError) as refused:
        post(bot)

    response = refused.value.response
    assert (response.status_code, response["error"]) == (429, "ratelimited")
    assert response.headers["Retry-After"] == "30"
    assert stored(site) == 0


def test_a_fault_lasts_as_often_as_it_says_or_until_it_is_cleared(
    site: Site, bot: WebClient
) -> None:
    def outcomes(count: int) -> list[str]:
        found = []
        for _ in range(count):
            try:
                post(bot)
                found.append("ok")
            except SlackApiError as error:
                found.append(error.response["error"])
        return found

    site.faults.inject("chat.postMessage", "error", name="internal_error", times=2)
    assert outcomes(3) == ["internal_error", "internal_error", "ok"]
    site.faults.inject("*", "error", name="token_revoked", times=None)
    assert outcomes(3) == ["token_revoked"] * 3
    site.faults.clear()
    assert outcomes(1) == ["ok"]


def test_a_fault_may_be_for_one_channel_and_by_chance_the_same_in_every_run(
    site: Site, bot: WebClient
) -> None:
    def fails(seed: int) -> list[bool]:
        site.faults.seed(seed)
        found = []
        for _ in range(20):
            try:
                post(bot)
                found.append(True)
            except SlackApiError:
                found.append(False)
        return found

    site.faults.inject(
        "chat.postMessage",
        "error",
        times=None,
        chance=0.5,
        only=lambda call: call["channel"] == "C0GENERA",
    )

    first = fails(7)
    assert 0 < sum(first) < 20
    assert fails(7) == first
    assert bot.chat_postMessage(channel="C0OFFICE", text="x")["ok"]


def test_every_call_is_on_record_with_what_came_of_it(site: Site, bot: WebClient) -> None:
    site.faults.inject("chat.postMessage", "drop", stored=True)
    with pytest.raises(RemoteDisconnected):
        post(bot)
    with pytest.raises(SlackApiError):
        bot.chat_postMessage(channel="C0NOSUCH", text="y")

    found = [(one.channel, one.error, one.fault, one.took_effect) for one in site.requests]

    assert found == [
        ("C0GENERA", None, "drop", True),
        ("C0NOSUCH", "channel_not_found", None, False),
    ]
    assert site.requests.of("chat.postMessage")[1].arguments["text"] == "y"


def test_waiting_for_a_call_ends_as_soon_as_it_is_made_or_says_it_was_not(
    site: Site, bot: WebClient
) -> None:
    post(bot)

    assert site.requests.wait_for("chat.postMessage")
    with pytest.raises(TimeoutError, match="1 calls so far"):
        site.requests.wait_for("chat.update", within=0.01)


def test_a_site_out_of_reach_refuses_connections_and_comes_back_on_its_port(
    site: Site, bot: WebClient
) -> None:
    with site.unreachable(), pytest.raises(URLError, match="refused"):
        post(bot)

    assert post(bot)["ok"]


def test_strict_rates_take_one_post_a_second_in_each_channel() -> None:
    workspace = local.sample_workspace(clock=local.Clock(ticking=False))
    with local.running(workspace, strict_rate=True) as site:
        site.rates.by(workspace.clock.timestamp)
        bot = WebClient(token=site.bot_token, base_url=site.api_url)
        post(bot)
        bot.chat_postMessage(channel="C0OFFICE", text="another channel")

        with pytest.raises(SlackApiError) as refused:
            post(bot)
        assert refused.value.response.headers["Retry-After"] == "1"
        workspace.clock.wind(by=timedelta(seconds=1))
        assert post(bot)["ok"]


def test_a_persons_id_and_their_direct_messages_are_one_channel_to_the_rate(
    site: Site, bot: WebClient
) -> None:
    site.rates.strict = True
    direct = bot.chat_postMessage(channel="U0CHIEFC", text="x")["channel"]

    with pytest.raises(SlackApiError, match="ratelimited"):
        bot.chat_postMessage(channel=direct, text="y")


@pytest.mark.parametrize(("tier", "allowed"), [(1, 1), (2, 20), (3, 50), (4, 100)])
def test_each_tier_lets_so_many_calls_pass_in_a_minute(tier: int, allowed: int) -> None:
    now = [0.0]
    rates = Rates(strict=True)
    rates.by(lambda: now[0])

    def wait() -> int:
        return rates.wait("some.method", tier=tier, channel="")

    assert [wait() for _ in range(allowed)] == [0] * allowed
    now[0] = 45.5
    assert wait() == 15
    now[0] = 60.0
    assert wait() == 0


def test_rates_are_not_counted_unless_strict() -> None:
    rates = Rates()

    assert [rates.wait("users.list", tier=1, channel="") for _ in range(5)] == [0] * 5


def test_a_site_starts_and_stops_at_once() -> None:
    def took() -> tuple[float, float]:
        workspace = local.sample_workspace()
        began = time.perf_counter()
        with local.running(workspace) as site:
            started = time.perf_counter()
            WebClient(token=site.bot_token, base_url=site.api_url).auth_test()
            answered = time.perf_counter()
        return started - began, time.perf_counter() - answered

    # The best of five: another process may take the machine in any one of them.
    starts, stops = zip(*(took() for _ in range(5)), strict=True)

    assert min(starts) < 0.05
    assert min(stops) < 0.05
